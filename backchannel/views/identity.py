"""The cast of a record: who is who across its documents, and what each is called.

In: holdings, and what people have judged. Out: for each entity the key of its figure, and the figure with its
names. Always true: keys come from `identity.Register`, or from the holding where it brings its own, and a
judgement stands over both; a country is one side under all its names.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from backchannel.entries import Holding, Judgement
from backchannel.identity import (
    ALONE_WITH_TITLE,
    Decisions,
    Known,
    Link,
    Match,
    Reason,
    Register,
    Registered,
    Suggestion,
    compare,
    fold,
    is_country_word,
    own_key,
    parse,
    role,
)
from backchannel.records import Entity
from backchannel.views.wording import country, country_code, country_short

__all__ = ["Cast", "Figure", "Place", "fold", "side_called"]


@dataclass
class Figure:
    """Somebody or something across documents: one key, one name to show, and all that it is called."""

    key: str
    kind: str
    name: str
    country: str | None = None
    anonymous: bool = False
    names: set[str] = field(default_factory=set)
    titles: list[str] = field(default_factory=list)

    @property
    def side(self) -> str | None:
        """Key of the side that the figure is, or belongs to or acts for."""
        if self.country:
            return f"side:{self.country}"
        return self.key if self.kind in ("armed_group", "state") else None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a figure stands: document `number` of the record, the entity, and the key of its spelling."""

    number: int
    entity: Entity
    own: str


class _Keys(dict[str, str]):
    """Keys of the figures of one document, by entity; what is no entity of it is a figure of its own."""

    __slots__ = ("_number",)

    def __init__(self, number: int) -> None:
        self._number = number

    def __missing__(self, entity: str) -> str:
        return f"{self._number}:{entity}"


class Cast:
    """The figures of a record, found by document number and entity id."""

    def __init__(
        self,
        holdings: Sequence[Holding],
        judgements: Iterable[Judgement] = (),
        known: Callable[[Collection[str]], Mapping[str, Known]] | None = None,
        registered: Registered | None = None,
        keys: Mapping[tuple[int, str], str] | None = None,
    ) -> None:
        """`keys` are those of all entities, by document number and id, where it is known who is who."""
        self._documents = _numbers(holdings)
        self._given = keys or {}
        self._own: dict[str, str] = {}
        self._entries: list[tuple[int, Entity, str, str]] = []
        # by the number of the document, by the id of the entity
        self.keys = [_Keys(number) for number in range(len(holdings))]
        self._taken: set[tuple[object, ...]] = set()
        self._waiting: list[Suggestion] = []
        self.links: dict[str, Link] = {}
        self.figures: dict[str, Figure] = {}
        self._places: dict[str, list[tuple[int, Entity, str]]] = defaultdict(list)
        self._sides: dict[str, str | None] = {}
        self._holdings = holdings
        self._registered = registered
        self._register(registered)
        self.decisions = Decisions(self.links, self._own, judgements)
        self._add_all()
        self._name_as_elsewhere(known(self.figures) if known else {})
        self._name_after_judgements()

    def key(self, number: int, entity: str) -> str:
        """Key of the figure of an entity of document `number`."""
        return self.keys[number][entity]

    def side(self, key: str) -> str | None:
        """Key of the side that the figure with this key is, or belongs to or acts for."""
        sides = self._sides
        if key not in sides:
            sides[key] = self.figure(key).side
        return sides[key]

    def figure(self, key: str) -> Figure:
        """The figure with this key; a bare side gets one made from its code."""
        known = self.figures.get(key)
        if known:
            return known
        code = key.removeprefix("side:")
        return Figure(key, "state", country(code) if code != key else key.partition(":")[2], country=code)

    def name(self, key: str) -> str:
        """What the figure is called on a page."""
        return self.figure(key).name

    def label(self, key: str) -> str:
        """What the figure is called where room is short."""
        return self._side_name(key, article=False)

    def running(self, key: str) -> str:
        """What the figure is called within a line of text."""
        return self._side_name(key, article=True)

    def places(self, key: str) -> Iterator[Place]:
        """Where the figure stands, in the order of the documents."""
        return (Place(*place) for place in self._places.get(key, ()))

    def suggestions(self) -> list[Suggestion]:
        """What may be one and waits for a person, best first; what was judged since is left out."""
        found: dict[frozenset[str], Suggestion] = {}
        for one in (*self._waiting, *(self._registered.waiting() if self._registered else ())):
            first, second = (self.decisions.of(key) for key in one.keys)
            pair = frozenset((first, second))
            if len(pair) < 2 or self.decisions.parted(*one.keys) or not pair <= self.figures.keys():
                continue
            if pair not in found or found[pair].score < one.score:
                found[pair] = replace(one, keys=(first, second))
        return sorted(found.values(), key=lambda one: (-one.score, one.keys))

    def _register(self, registered: Registered | None) -> None:
        """Keys of all entities by names alone, or those that the holding brings."""
        register = Register()
        self.links = register.links
        brought: dict[str, tuple[str, Entity, int]] = {}
        for number, holding in enumerate(self._holdings):
            document, entities, figures = self._documents[number], holding.reading.entities, holding.figures
            for entity in entities:
                entry = f"{document}:{entity.id}"
                own = self._own[entry] = own_key(document, entity)
                self._entries.append((number, entity, entry, own))
                key = figures.get(entity.id, own) if figures else own
                if key != own:
                    brought.setdefault(own, (key, entity, document))
            if holding.figures is None:
                register.add_all(document, entities)
        known = registered.known({key for key, _, _ in brought.values()}) if registered and brought else {}
        why = {link.own: link for held in known.values() for link in held.links}
        for own, (key, entity, document) in brought.items():
            if own not in self.links:
                self.links[own] = why.get(own) or _brought(own, key, entity, document)
        self._waiting = register.suggestions

    def _entry(self, number: int, entity: Entity) -> str:
        return f"{self._documents[number]}:{entity.id}"

    def _side_name(self, key: str, *, article: bool) -> str:
        figure = self.figure(key)
        if figure.kind == "state" and figure.country:
            return country_short(figure.country, article=article)
        return figure.name

    def _add_all(self) -> None:
        """Give each entity its figure; entities come by the thousand, their spellings by the hundred."""
        given, decided, taken = self._given, self.decisions.key, self._taken
        keys, places = self.keys, self._places
        for number, entity, entry, own in self._entries:
            key = (given.get((number, entity.id)) if given else None) or decided(own, entry)
            keys[number][entity.id] = key
            places[key].append((number, entity, own))
            as_told = (key, own, entity.kind, entity.name, entity.aliases, entity.titles, entity.country)
            if as_told not in taken:  # else it has no other name for the figure than is known
                taken.add(as_told)
                self._add(entity, own, key)

    def _add(self, entity: Entity, own: str, key: str) -> None:
        figure = self.figures.get(key)
        if figure is None:
            code = key.removeprefix("side:")
            name = country(code) if code != key else _described(entity)
            figure = Figure(key, entity.kind, name, entity.country or (code if code != key else None))
            figure.anonymous = entity.anonymous
            self.figures[key] = figure
        if not key.startswith("side:") and self._better(entity, own, figure):
            figure.name = entity.name
        figure.country = figure.country or entity.country
        figure.names |= {fold(name) for name in (entity.name, figure.name, *entity.aliases)}
        figure.titles += [title for title in entity.titles if title not in figure.titles]

    def _better(self, entity: Entity, own: str, figure: Figure) -> bool:
        """Whether this name tells more than the one shown: longer, in Latin letters, and no other name."""
        link = self.links.get(own)
        if link and any(reason.name == "also_called" for reason in link.reasons):
            return False
        if entity.kind == "person" and figure.kind == "person":
            if entity.name.isascii() != figure.name.isascii() and _latin(entity.name) != _latin(figure.name):
                return _latin(entity.name)
            known = len(parse(figure.name).tokens)
            if len(parse(entity.name).tokens) < known:
                return False
        return len(entity.name) > len(figure.name) and not entity.name.isupper()

    def _name_as_elsewhere(self, known: Mapping[str, Known]) -> None:
        """The names that documents beyond these have for the same figures."""
        for key, held in known.items():
            figure = self.figures[key]
            if key.startswith("side:"):
                continue
            for own, name in held.names:
                if name == figure.name:
                    continue
                if self._better(Entity("", held.kind, name), own, figure):  # type: ignore[arg-type]
                    figure.name = name
                figure.names.add(fold(name))
            figure.country = figure.country or held.country

    def _name_after_judgements(self) -> None:
        """The first of what was judged one gives its name."""
        for judgement in self.decisions.standing:
            if judgement.kind != "merge" or not judgement.keys or not self.decisions.knows(judgement.keys[0]):
                continue
            first = judgement.keys[0]
            figure = self.figures.get(self.decisions.of(first))
            if figure is None or figure.key.startswith("side:"):
                continue
            names = [
                place.entity.name
                for place in self.places(figure.key)
                if first in (place.own, self._entry(place.number, place.entity))
            ]
            if names:
                figure.name = max(names, key=lambda name: (_latin(name), len(name)))


def _brought(own: str, key: str, entity: Entity, document: int) -> Link:
    """Why an entity has the key that its holding brings, as far as its name tells."""
    match = compare(entity.name, key.partition(":")[2]) if entity.kind == "person" else Match(1.0)
    reasons = match.reasons or (Reason("same"),)
    if own[:1].isdigit():
        reasons = (
            *reasons,
            *(Reason("title", found) for title in entity.titles[:1] if (found := role(title))),
        )
        return Link(own, key, entity.name, ALONE_WITH_TITLE, (*reasons, Reason("only_one")), document)
    return Link(own, key, entity.name, match.score, reasons, document)


def _numbers(holdings: Sequence[Holding]) -> list[int]:
    """A number for each document that lasts: that of its entry, else its place after all of those."""
    last = max((holding.entry for holding in holdings), default=0)
    return [holding.entry or last + place for place, holding in enumerate(holdings)]


def _latin(name: str) -> bool:
    return all(ord(letter) < 0x250 or not letter.isalpha() for letter in name)


def _described(entity: Entity) -> str:
    """The name; a description may open a sentence of the text, and then begins with a small letter here."""
    name = entity.name
    first = name.split(" ")[0]
    keeps = is_country_word(fold(first)) or first.endswith(("’s", "'s"))
    if (entity.anonymous or entity.kind == "group") and first[1:] == first[1:].lower() and not keeps:
        return name[:1].lower() + name[1:]
    return name


def side_called(name: str, cast: Cast) -> str | None:
    """Key of the side that goes by `name`, by country, capital or seat; `None` where there is none."""
    folded = fold(name)
    for figure in cast.figures.values():
        if figure.kind in ("state", "armed_group") and folded in figure.names:
            return figure.side
    code = country_code(folded)
    sides = {figure.side for figure in cast.figures.values()}
    return f"side:{code}" if code and f"side:{code}" in sides else None
