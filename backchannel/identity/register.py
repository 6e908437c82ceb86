"""Who is who as documents come: the same figure, a new one, or a question that waits for a person.

In: entities, one at a time, in the order of the ledger's entries. Out: for each the key of its figure, and
suggestions. Always true: a key never changes when later documents come, and the same entities give the same
keys; unnamed sources, descriptions and groups are never joined; two people of one surname with different given
names are never joined; a surname alone is joined only to the one figure of that surname who holds the same
title and no other side.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from backchannel.identity.blocks import kept_under, looked_under, surname_alone
from backchannel.identity.bodies import Bodies, own_key, role, unnamed
from backchannel.identity.figures import Figures, Known, Link, MemoryFigures
from backchannel.identity.matching import Match, Reason, compare
from backchannel.identity.names import Name, is_name, parse
from backchannel.records import Entity

MERGE = 0.85
SUGGEST = 0.65
CERTAIN = 0.95
ALONE_WITH_TITLE = 0.9
_MARGIN = 0.05
_LIMIT = 100
_ENOUGH = 3
_FEW = 4


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two figures that may be one: how likely, why, and the document that raised the question."""

    keys: tuple[str, str]
    score: float
    reasons: tuple[Reason, ...]
    document: int

    @property
    def text(self) -> str:
        """The reasons in one line."""
        return Match(self.score, self.reasons).text


@dataclass(frozen=True)
class Registered:
    """What a register worked out before: the questions that wait, and what is known of figures by key."""

    waiting: Callable[[], Iterable[Suggestion]]
    known: Callable[[Collection[str]], Mapping[str, Known]]


class Fit(NamedTuple):
    """A figure that a name may be of, how well it fits, and the key of the spelling that it fits."""

    known: Known
    match: Match
    to: str


class Register:
    """Takes entities in order and says whose they are.

    `links` tells for each spelling that was joined to a figure why; `suggestions` are those that wait.
    """

    def __init__(self, figures: Figures | None = None) -> None:
        self.figures: Figures = figures if figures is not None else MemoryFigures()
        self.links: dict[str, Link] = {}
        self.suggestions: list[Suggestion] = []
        self._asked: set[tuple[str, str]] = set()
        self._bodies = Bodies(self.figures, self.links)
        self._document: int | None = None
        self._here: set[str] = set()

    def add_all(self, document: int, entities: Iterable[Entity]) -> dict[str, str]:
        """Keys by id for all entities of one document, the fuller names first."""
        fuller = sorted(entities, key=lambda entity: -len(parse(entity.name).tokens))
        return {entity.id: self.add(document, entity) for entity in fuller}

    def add(self, document: int, entity: Entity) -> str:
        """Key of the figure that this entity of document number `document` is."""
        if document != self._document:
            self._document, self._here = document, set()
        if unnamed(entity):
            return own_key(document, entity)
        key = (
            self._person(document, entity) if entity.kind == "person" else self._bodies.add(document, entity)
        )
        self._here.add(key)
        return key

    def _person(self, document: int, entity: Entity) -> str:
        name, own = parse(entity.name), own_key(document, entity)
        if name.bare:
            return self._surname_alone(document, entity, name, own)
        found = self.figures.find(f"={own}", 1)
        key = found[0] if found else self._place(document, entity, name, own)
        if entity.aliases:
            self._also_called(document, entity, own, key)
        self._learn(key, entity)
        return key

    def _place(self, document: int, entity: Entity, name: Name, own: str) -> str:
        """The figure that a name not seen before goes to: one on record, or a new one."""
        fits = self._fits(name, entity)
        chosen = self._chosen(fits)
        if chosen:
            known, match, to = chosen
            self._join(known.key, Link(own, to, entity.name, match.score, match.reasons, document))
            return known.key
        self.figures.put(
            Known(own, "person", entity.name, document, entity.country),
            (f"={own}", *kept_under(name)),
        )
        several = sum(fit.match.score >= MERGE for fit in fits) > 1
        slips = [fit for fit in fits if any(reason.name == "letters_surname" for reason in fit.match.reasons)]
        asked = [
            fit for fit in fits if len(slips) == 1 or fit not in slips
        ]  # of many near names none is meant
        for known, match, _ in asked[:_FEW]:
            more = (Reason("several"),) if several and match.score >= MERGE else ()
            self._ask(known.key, own, match.score, (*match.reasons, *more), document)
        self._ask_surnames(document, entity, name, own)
        return own

    def _fits(self, name: Name, entity: Entity | None) -> list[Fit]:
        """Figures on record that the name may be of, the likeliest first."""
        keys = dict.fromkeys(key for block in looked_under(name) for key in self.figures.find(block, _LIMIT))
        fits = []
        for key in keys:
            fit = self._fit(name, key, entity)
            if fit is None or (key in self._here and fit.match.score < CERTAIN):
                continue  # what one document tells apart stays apart
            fits.append(fit)
        return sorted(fits, key=lambda fit: -fit.match.score)

    def _fit(self, name: Name, key: str, entity: Entity | None) -> Fit | None:
        """How well a figure fits a name; `None` where it does not, or one of its names tells the two apart."""
        known = self.figures.get(key)
        best: Fit | None = None
        for own, other in known.names if known else ():
            match = compare(name, other)
            if match.apart:
                return None
            if known and match.score >= SUGGEST and (best is None or match.score > best.match.score):
                best = Fit(known, match, own)
        if best and entity is not None:
            best = best._replace(match=_weighed(best.match, best.known, entity))
        return best if best and best.match.score >= SUGGEST else None

    def _chosen(self, fits: list[Fit]) -> Fit | None:
        """The one figure to join, `None` where none is likely enough or two are as likely."""
        if not fits or fits[0].match.score < MERGE:
            return None
        best = fits[0]
        if len(fits) > 1 and fits[1].match.score >= max(MERGE, best.match.score - _MARGIN):
            return None
        if any(reason.name == "initial" for reason in best.match.reasons):
            # initials that fit somebody else on record as well are nobody's
            others = self._fits(parse(best.known.name), None)
            if any(other.known.key != best.known.key and other.match.score >= MERGE for other in others):
                return None
        return best

    def _also_called(self, document: int, entity: Entity, own: str, key: str) -> None:
        """Join the other whole names that the document gives; a name on record already only asks."""
        name = parse(entity.name)
        for alias in entity.aliases:
            other = parse(alias)
            if len(other.tokens) < 2 or not is_name(alias):
                continue
            match = compare(name, other)
            if match.apart:
                continue  # rather a relative who was taken for the same person
            called = (Reason("also_called", entity.name, alias),)
            told = match if match.score >= MERGE else Match(0.9, called)
            own_alias = f"person:{other.folded}"
            known = self.figures.find(f"={own_alias}", 1)
            if not known:
                self._join(key, Link(own_alias, own, alias, told.score, told.reasons, document))
            elif known[0] != key:
                self._ask(known[0], key, told.score, (*told.reasons, Reason("both_known")), document)

    def _surname_alone(self, document: int, entity: Entity, name: Name, own: str) -> str:
        """The one figure of this surname with the same title, else a figure of this document's own."""
        roles = sorted(_roles(entity))
        titled = self._of_surname(name, entity, [f"@{title}" for title in roles])
        if len(titled) == 1:
            known, match, to = titled[0]
            title = next(title for title in roles if title in known.titles)
            why = (*match.reasons, Reason("title", title), Reason("only_one"))
            self.links[own] = Link(own, to, entity.name, ALONE_WITH_TITLE, why, document)
            return known.key
        fits = self._of_surname(name, entity, [""])
        self.figures.put(
            Known(own, "person", entity.name, document, entity.country),
            (*surname_alone(name), *surname_alone(name, ".")),
        )
        self._learn(own, entity)
        if len(fits) == 1 and not self._named_here(name):
            known, match, _ = fits[0]
            self._ask(known.key, own, match.score, (*match.reasons, Reason("only_one")), document)
        return own

    def _of_surname(self, name: Name, entity: Entity, endings: list[str]) -> list[Fit]:
        """The first figures of this surname, of no other side and no other entity of the document."""
        found = dict.fromkeys(
            key
            for ending in endings
            for block in surname_alone(name, ending)
            for key in self.figures.find(block, _ENOUGH)
        )
        fits = (self._fit(name, key, None) for key in found if key not in self._here)
        return [fit for fit in fits if fit and not _other_side(fit.known, entity)]

    def _named_here(self, name: Name) -> bool:
        """Whether the document has somebody else of this surname, whom the surname alone rather means."""
        found = (self.figures.get(key) for key in self._here)
        return any(known and parse(known.name).tokens[-1:] == name.tokens for known in found)

    def _ask_surnames(self, document: int, entity: Entity, name: Name, own: str) -> None:
        """Ask about the one surname alone on record that the new name may be of."""
        fits = self._of_surname(name, entity, ["."])
        if len(fits) == 1:
            match = _weighed(fits[0].match, fits[0].known, entity)
            self._ask(fits[0].known.key, own, match.score, match.reasons, document)

    def _join(self, key: str, link: Link) -> None:
        known = self.figures.get(key)
        if known is None:
            return
        self.links[link.own] = link
        name = parse(link.name)
        self.figures.put(
            replace(known, links=(*known.links, link)),
            (f"={link.own}", *kept_under(name)),
        )

    def _ask(self, first: str, second: str, score: float, why: tuple[Reason, ...], document: int) -> None:
        if first != second and (first, second) not in self._asked:
            self._asked |= {(first, second), (second, first)}
            self.suggestions.append(Suggestion((first, second), min(score, 0.99), why, document))

    def _learn(self, key: str, entity: Entity) -> None:
        """Keep what the document adds of side and titles."""
        if not entity.titles and not entity.country:
            return
        known = self.figures.get(key)
        if known is None:
            return
        titles, country = known.titles | _roles(entity), known.country or entity.country
        if titles != known.titles or country != known.country:
            name = parse(known.name)
            blocks = [block for title in titles for block in surname_alone(name, f"@{title}")]
            self.figures.put(replace(known, titles=titles, country=country), blocks)


def _weighed(match: Match, known: Known, entity: Entity) -> Match:
    """The match with what titles and sides say; they make no two given names one."""
    if _other_side(known, entity):
        reason = Reason("other_side", entity.country or "", known.country or "")
        return Match(round(match.score - 0.1, 3), (*match.reasons, reason))
    shared = known.titles & _roles(entity)
    weak = any(reason.name in ("letters_given", "cognate", "suffix_one") for reason in match.reasons)
    if shared and not weak:
        return Match(round(min(0.99, match.score + 0.06), 3), (*match.reasons, Reason("title", min(shared))))
    return match


def _other_side(known: Known, entity: Entity) -> bool:
    return bool(entity.country and known.country and entity.country != known.country)


def _roles(entity: Entity) -> frozenset[str]:
    return frozenset(found for title in entity.titles if (found := role(title)))
