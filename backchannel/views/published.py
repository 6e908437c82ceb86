"""What may be published of a record: no sensitive claim, none that nobody has reviewed, and no word of either.

In: a record. Out: one that every view can be told from for the public. Always true: claims that are left out
are in no view of it, nor are sentences and statements that ground sensitive ones, nor the names of relatives
who stand nowhere else; spans name the same places as before; why people judged so is not told, but for the
public word on a conflict that is settled.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import PurePath

from anyascii import anyascii

from backchannel.entries import Holding, Judgement
from backchannel.identity import own_key
from backchannel.records import Claim, Document, Entity, Span, Statement
from backchannel.sensitivity import is_sensitive
from backchannel.views.identity import Cast
from backchannel.views.judged import Judged, Verdict
from backchannel.views.record import Fact, Record
from backchannel.views.redaction import (
    Text,
    document_left,
    entity_left,
    hidden_in,
    mention_spans,
    only,
    reading_left,
    statements_left,
    tells,
    without,
)
from backchannel.vocabulary import vocabulary

_REVIEWED = ("accepted", "corrected")
_WORD = re.compile(r"[^\W_]+")
_PLAIN = re.compile(r"[a-z0-9]+")
# Words in the id of a deal that are nobody's name.
_OF_IDS = {"x", "for", "exchange", "offer", "unnamed", "part"}
SOMEBODY = "a reviewer"  # in the place of the name of who joined or parted


def published(record: Record, *, unreviewed: bool = False, sensitive: bool = False) -> Record:
    """The record without what may not be published.

    `unreviewed` keeps claims that nobody has judged, `sensitive` those that are sensitive; with both it is the
    record itself. What somebody accepted or corrected is told also where it stands in a conflict that nobody
    has settled: that two sides contradict each other is news, and both stand beside each other.
    """
    if unreviewed and sensitive:
        return record
    return _Redaction(record, unreviewed=unreviewed, sensitive=sensitive).made()


@dataclass
class _Part:
    """One document on its way: what is told of it and what is hidden."""

    kept: list[Claim]
    hidden: list[Claim]
    text: Text
    shown: Text


class _Redaction:
    """The choice of what is told, from claims to texts to names."""

    def __init__(self, record: Record, *, unreviewed: bool, sensitive: bool) -> None:
        self.record, self.unreviewed, self.sensitive = record, unreviewed, sensitive
        self.hidden = () if sensitive else tuple(self._hidden())
        left = {fact.id for fact in self.hidden}
        self.parts: list[_Part] = []
        kept: dict[int, list[Claim]] = defaultdict(list)
        hidden: dict[int, list[Claim]] = defaultdict(list)
        for fact in record.told:
            if fact.id not in left and (unreviewed or fact.review in _REVIEWED):
                kept[fact.number].append(fact.claim)
        for fact in self.hidden:
            # a correction may have moved names out of a claim: what was read is as sensitive
            hidden[fact.number] += [fact.claim, fact.read]
        for number in range(len(record.readings)):
            self.parts.append(self._part(number, kept[number], hidden[number]))

    def made(self) -> Record:
        """The record that is left."""
        full = self.record
        # of a document of which nothing is told, nothing is told
        self.numbers = [n for n, part in enumerate(self.parts) if self.unreviewed or part.kept]
        holdings = tuple(self._holding(number) for number in self.numbers)
        keys = self._keys(holdings)
        held = tuple(
            replace(one, figures={entity.id: keys[place, entity.id] for entity in one.reading.entities})
            for place, one in enumerate(holdings)
        )
        cast = Cast(held, keys=keys)
        self._name_as_before(cast, keys)
        return Record.redacted_from(
            full,
            self._judged(held),
            tuple(self._judgements(cast)),
            cast,
            {
                # a deal's id may hold the name of somebody who is left out: which terms are of which is told anew
                "beyond": replace(full.beyond, known=lambda _: {}, threads=None) if full.beyond else None,
                "today": full.today,
                "relatives": frozenset(
                    key for (place, one), key in keys.items() if self._key(place, one) in full.relatives
                ),
            },
            # what is sensitive is told by all claims of a document, also by those that are left out
            {place: full.sensitive_in(number) for place, number in enumerate(self.numbers)},
        )

    def _key(self, place: int, entity: str) -> str:
        """The key that an entity has in the full record, by the place of its document in the one that is left."""
        return self.record.cast.key(self.numbers[place], entity)

    def _hidden(self) -> Iterator[Fact]:
        """The facts whose words are hidden; what a person marked so in one document is so in its copies."""
        record = self.record
        marked = set()
        for fact in record.told:
            if fact.verdict and fact.verdict.sensitive:
                marked.add(_wording(fact))
        for fact in record.told:
            if self._is_sensitive(fact) or (marked and not _is_open(fact) and _wording(fact) in marked):
                yield fact
        yield from (fact for fact in record.rejected if self._is_sensitive(fact))

    def _is_sensitive(self, fact: Fact) -> bool:
        """By the rule or a judgement, where also he is a relative of whom only another document says so."""
        if fact.verdict and fact.verdict.sensitive is not None:
            return fact.verdict.sensitive
        if self.record.is_sensitive(fact):
            return True
        kind = vocabulary().types.get(fact.type)
        if kind is None or kind.sensitive is None:
            return False
        family = self._family[fact.number]
        return is_sensitive(fact.claim, family) or is_sensitive(fact.read, family)

    @cached_property
    def _family(self) -> list[frozenset[str]]:
        """Ids of relatives in each document, whichever document says that they are."""
        relatives, cast = self.record.relatives, self.record.cast
        return [
            frozenset(one.id for one in reading.entities if cast.key(number, one.id) in relatives)
            if relatives
            else frozenset()
            for number, reading in enumerate(self.record.readings)
        ]

    def _part(self, number: int, kept: list[Claim], hidden: list[Claim]) -> _Part:
        reading = self.record.readings[number]
        if not kept and not self.unreviewed:
            nothing = Text("", ())
            return _Part(kept, hidden, nothing, nothing)
        family = frozenset() if self.sensitive else self._family[number]
        if hidden or family:
            text = hidden_in(reading, kept, hidden, family)
        else:
            text = Text(reading.document.text, ())
        return _Part([claim for claim in kept if tells(claim, text)], hidden, text, text)

    @cached_property
    def _told(self) -> frozenset[str]:
        """Keys of all figures in what is told: in roles of claims, and who says it."""
        cast = self.record.cast
        found: set[str] = set()
        for number, part in enumerate(self.parts):
            for claim in part.kept:
                for value in claim.roles.values():
                    if isinstance(value, tuple):
                        found.update(cast.key(number, entity) for entity in value)
            for one in self._statements(number):
                speaking = (one.speaker,) if isinstance(one.speaker, str) else one.speaker or ()
                found.update(cast.key(number, entity) for entity in (*speaking, one.addressee or ""))
        return frozenset(found)

    @cached_property
    def _withheld(self) -> frozenset[str]:
        """Keys of figures whose names are hidden: relatives, and who stands only in what is hidden."""
        cast = self.record.cast
        found = {
            cast.key(number, entity)
            for number, part in enumerate(self.parts)
            for claim in part.hidden
            for value in claim.roles.values()
            if isinstance(value, tuple)
            for entity in value
        }
        found |= set() if self.sensitive else self.record.relatives
        return frozenset(key for key in found - self._told if not key.startswith("side:"))

    @cached_property
    def _names(self) -> re.Pattern[str] | None:
        """All full names that are hidden."""
        names = {
            name
            for key in self._withheld
            for place in self.record.cast.places(key)
            if place.entity.kind == "person" and not place.entity.anonymous
            for name in (place.entity.name, *place.entity.aliases)
            if len(name.split()) > 1 and not any(word[0].islower() for word in name.split())
        }
        if not names:
            return None
        longest_first = sorted(names, key=lambda name: (-len(name), name))
        return re.compile("|".join(rf"\b{_spaced(name)}\b" for name in longest_first), re.IGNORECASE)

    def _statements(self, number: int) -> tuple[Statement, ...]:
        part = self.parts[number]
        if not part.kept and not self.unreviewed:
            return ()
        reading = self.record.readings[number]
        if self.unreviewed and not part.shown.hidden:
            return reading.statements
        return statements_left(reading, part.shown, part.kept, self._free(number))

    def _free(self, number: int) -> frozenset[str] | None:
        """Ids of statements that are told for themselves; none where only reviewed claims are."""
        if not self.unreviewed:
            return None
        grounds = {claim.statement for claim in self.parts[number].hidden}
        family = frozenset() if self.sensitive else self._family[number]
        return frozenset(
            one.id
            for one in self.record.readings[number].statements
            if one.id not in grounds and not _speaks(one, family)
        )

    def _holding(self, number: int) -> Holding:
        full, part = self.record.holdings[number], self.parts[number]
        reading = full.reading
        part.text = without(part.text, self._names, self._called(number))
        part.shown = part.text if self.unreviewed else only(reading, part.text, part.kept)
        part.kept = [claim for claim in part.kept if tells(claim, part.text)]
        entities = tuple(self._entities(number, part))
        document = document_left(reading.document, part.shown, *self._head(reading.document, part.text))
        parts = (entities, self._statements(number), tuple(part.kept))
        group = full.group if full.group is not None else self.record.groups[number]
        return replace(full, reading=reading_left(reading, document, part.shown, parts), group=group)

    def _called(self, number: int) -> Iterator[Span]:
        """Where a document calls somebody by a name that is hidden."""
        if self._withheld:
            for entity in self.record.readings[number].entities:
                if entity.kind == "person" and self.record.cast.key(number, entity.id) in self._withheld:
                    yield from mention_spans(entity.mentions)

    def _entities(self, number: int, part: _Part) -> Iterator[Entity]:
        cast, needed = self.record.cast, _ids(part.kept)
        whole = self.unreviewed and not part.text.hidden
        for entity in self.record.readings[number].entities:
            key = cast.key(number, entity.id)
            if key in self._withheld and entity.id not in needed:
                continue
            if whole:
                yield entity
            elif key in self._told or self.unreviewed:
                left = entity_left(entity, part.shown, part.text, named=key in self._told)
                if left:
                    yield left

    def _head(self, document: Document, text: Text) -> tuple[str | None, str]:
        """Title and source: without a title that tells of a family or of who is hidden, or a folder's name."""
        title, source = document.title, document.source
        if title and not self.sensitive and (self._is_of_family(title) or text.is_lost(title)):
            title = None
        if "://" not in source:
            source = PurePath(source.replace("\\", "/")).name or source
            return title, document.sha256[:12] if self._is_of_family(source) else source
        host = "/".join(source.split("/")[:3])
        return title, f"{host}/" if self._is_of_family(source.removeprefix(host)) else source

    def _is_of_family(self, words: str) -> bool:
        """Whether a title or an address tells of a family, or names somebody who is hidden."""
        if self.sensitive:
            return False
        told, lists = _WORD.findall(words), vocabulary().terms
        family = lists["family_word"].keys() | lists["kin"].keys()
        return any(word.casefold() in family for word in told) or self._is_named(" ".join(told))

    def _is_named(self, words: str) -> bool:
        return self._names is not None and bool(self._names.search(words))

    def _keys(self, holdings: Iterable[Holding]) -> dict[tuple[int, str], str]:
        """Who is who, as before; a key that is made of a name that is not shown gives way to one that is."""
        places: dict[str, list[tuple[int, Entity, str]]] = defaultdict(list)
        last = max((one.entry for one in holdings), default=0)
        for place, holding in enumerate(holdings):
            for entity in holding.reading.entities:
                own = own_key(holding.entry or last + place, entity)
                places[self._key(place, entity.id)].append((place, entity, own))
        used = {key for key, held in places.items() if key.startswith("side:") or key in {p[2] for p in held}}
        keys: dict[tuple[int, str], str] = {}
        for key, held in places.items():
            number, entity, own = held[0]
            new = key if key in used else own if own not in used else f"{number}:{entity.id}"
            used.add(new)
            keys |= {(n, one.id): new for n, one, _ in held}
        return keys

    def _name_as_before(self, cast: Cast, keys: Mapping[tuple[int, str], str]) -> None:
        """Figures keep the name that they have for everybody, where it is one that is shown."""
        for (number, entity), key in keys.items():
            before = self.record.cast.name(self._key(number, entity))
            figure = cast.figures[key]
            if figure.name != before and any(place.entity.name == before for place in cast.places(key)):
                figure.name = before

    def _judged(self, holdings: tuple[Holding, ...]) -> Judged:
        verdicts = {}
        for place, holding in enumerate(holdings):
            for claim in holding.reading.claims:
                verdict = self.record.judged.verdicts.get((self.numbers[place], claim.id))
                if verdict:
                    verdicts[place, claim.id] = Verdict(verdict.state, claim, (), verdict.sensitive)
        withdrawn = {sha: Judgement("retract", SOMEBODY, "", document=sha, recorded=one.recorded)
                     for sha, one in self.record.judged.withdrawn.items()}  # fmt: skip
        return Judged(holdings, verdicts, withdrawn=withdrawn, settled=self.record.judged.settled)

    def _judgements(self, cast: Cast) -> Iterator[Judgement]:
        """Which deals people joined and parted, as far as their ids are made of what is shown."""
        back = {one.about for one in self.record.judgements if one.kind == "retract"}
        shown = {word for figure in cast.figures.values() for word in _PLAIN.findall(_ascii(figure.name))}
        shown |= _OF_IDS | {figure.country.lower() for figure in cast.figures.values() if figure.country}
        for one in self.record.judgements:
            if one.kind not in ("merge", "split") or (one.entry and one.entry in back):
                continue
            ids = [key for key in one.keys if "#" not in key]
            words = {word for key in ids for word in _PLAIN.findall(key)}
            if all(":" not in key for key in ids) and all(w in shown or w.isdigit() for w in words):
                yield replace(one, who=SOMEBODY, why="")


def _wording(fact: Fact) -> tuple[str, tuple[str, ...]]:
    """What tells that two documents say the same in the same words."""
    text = fact.reading.document.text
    return fact.type, tuple(" ".join(text[a:b].split()).casefold() for a, b in fact.read.evidence)


def _is_open(fact: Fact) -> bool:
    return fact.verdict is not None and fact.verdict.sensitive is False


def _ids(claims: Iterable[Claim]) -> frozenset[str]:
    return frozenset(
        entity
        for claim in claims
        for value in claim.roles.values()
        if isinstance(value, tuple)
        for entity in value
    )


def _speaks(one: Statement, family: frozenset[str]) -> bool:
    speaking = (one.speaker,) if isinstance(one.speaker, str) else one.speaker or ()
    return any(who in family for who in speaking)


def _spaced(name: str) -> str:
    return r"\s+".join(re.escape(word) for word in name.split())


def _ascii(name: str) -> str:
    return anyascii(name).lower()
