"""What rests on unnamed sources only, and what became of it.

In: the record. Out: two tables. Always true: things claimed are alike in type, people, terms and polarity;
copies of one text count once; an unnamed source is never confirmed by the same words of another unnamed one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from backchannel.records import Count
from backchannel.views.dates import first_day, last_day
from backchannel.views.figure_tables import Cell, Column, FigureRow, FigureTable
from backchannel.views.record import Fact, Record
from backchannel.views.spells import sure
from backchannel.views.statistics.basis import figures, row
from backchannel.views.statistics.people import NOT_STATED, People
from backchannel.views.statistics.words import terms
from backchannel.views.voices import speaker_name

_OUTCOMES = ("confirmed", "borne out", "in part", "refuted", "open")
# Text in these roles words the same thing in many ways, and so does not tell two things apart.
_WORDING = {"about", "topic", "ground", "offence", "requires", "act", "asks", "inducements", "state"}
_FREED = {
    "proposal": ("gives", "gets"),
    "exchange": ("released_by_a", "released_by_b"),
    "release": ("person",),
}


@dataclass(frozen=True)
class Said:
    """One thing claimed: its facts, in the order of the documents."""

    type: str
    facts: tuple[Fact, ...]

    def by(self, kinds: frozenset[str]) -> list[Fact]:
        """The facts that rest on a source of one of these kinds."""
        return [fact for fact in self.facts if fact.statement and fact.statement.source_kind in kinds]

    @cached_property
    def _kinds(self) -> set[str]:
        return {fact.statement.source_kind if fact.statement else "own_voice" for fact in self.facts}

    @property
    def basis(self) -> str:
        """What it rests on at best: `named`, `own voice`, `unnamed`, or `no source` (it is understood)."""
        if self._kinds & terms("named"):
            return "named"
        if self._kinds & {"own_voice", "outlet", "other_outlet"}:
            return "own voice"
        return "unnamed" if self._kinds & terms("unnamed") else "no source"


def said_things(record: Record) -> list[Said]:
    """Everything claimed, alike in type, people, terms and polarity; copies of one text once."""
    found: dict[object, list[Fact]] = defaultdict(list)
    copies: set[object] = set()
    for fact in record.facts:
        if record.is_sensitive(fact):
            continue
        key = _key(record, fact)
        group = record.groups[fact.number]
        spot = (group, key, fact.statement.source_kind if fact.statement else None)
        if group != fact.number and spot in copies:
            continue
        copies.add(spot)
        found[key].append(fact)
    return [Said(facts[0].type, tuple(facts)) for facts in found.values()]


def sources(people: People, by: str) -> FigureTable:
    """Share of things claimed that rest on unnamed sources only, by type of claim or by outlet."""
    record = people.record
    groups: dict[str, list[Said]] = defaultdict(list)
    things = said_things(record)
    for thing in things:
        names = [thing.type] if by == "type" else _outlets(thing.facts)
        for name in names:
            groups[name].append(thing)
    rows = []
    for group, found in sorted(groups.items()):
        kinds = Counter(thing.basis for thing in found)
        cells: tuple[Cell, ...] = (
            group, len(found), kinds["named"], kinds["own voice"], kinds["unnamed"], kinds["no source"],
            kinds["unnamed"] / len(found),
        )  # fmt: skip
        rows.append(row(cells, [fact for thing in found for fact in thing.facts]))
    columns = (
        Column("group", by),
        Column("things", "claimed", "number"),
        Column("named", "named or institution", "number"),
        Column("own_voice", "outlet's voice", "number"),
        Column("unnamed", "unnamed only", "number"),
        Column("no_source", "no source", "number"),
        Column("share", "their share", "share"),
    )
    return figures(record, "sources", len(things), columns, rows, by=by)


def unnamed(people: People, by: str) -> FigureTable:
    """What became of what unnamed sources said, by how the source is described or by outlet."""
    record = people.record
    things = said_things(record)
    named = _Named(record, things)
    groups: dict[str, list[tuple[Said, str]]] = defaultdict(list)
    counted = 0
    for thing in things:
        anonymous = thing.by(terms("unnamed"))
        if not anonymous:
            continue
        counted += 1
        outcome = named.outcome(thing)
        names = _outlets(anonymous) if by == "outlet" else _descriptions(record, anonymous)
        for name in names:
            groups[name].append((thing, outcome))
    rows: list[FigureRow] = []
    for group, found in sorted(groups.items()):
        kinds = Counter(outcome for _, outcome in found)
        counts: list[Cell] = [kinds[one] for one in _OUTCOMES]
        cells: list[Cell] = [group, len(found), *counts]
        rows.append(row(cells, [fact for thing, _ in found for fact in thing.facts]))
    columns = (
        Column("group", "described as" if by == "description" else by),
        Column("things", "claimed", "number"),
        *(Column(one.replace(" ", "_"), one, "number") for one in _OUTCOMES),
    )
    return figures(record, "unnamed", counted, columns, rows, by=by)


class _Named:
    """What is told on record, and what took place, to hold the words of unnamed sources against."""

    def __init__(self, record: Record, things: Iterable[Said]) -> None:
        self._record = record
        self._denied = {
            _key(record, fact, polarity=False)
            for thing in things
            for fact in thing.by(terms("named"))
            if not fact.holds
        }
        self._affirmed = {
            _key(record, fact, polarity=False)
            for thing in things
            for fact in thing.by(terms("named"))
            if fact.holds
        }
        self._events = [
            fact
            for fact in record.of("exchange", "release")
            if sure(fact) and (fact.type == "release" or (fact.term("state") or "executed") in ("executed", "partial"))
        ]  # fmt: skip
        self._held = [fact for fact in record.of("contact") if sure(fact) and fact.term("state") == "held"]

    def outcome(self, thing: Said) -> str:
        """What became of a thing that an unnamed source said."""
        first = thing.by(terms("unnamed"))[0]
        key = _key(self._record, first, polarity=False)
        against = self._affirmed if not first.holds else self._denied
        with_it = self._denied if not first.holds else self._affirmed
        if key in against:
            return "refuted"
        if key in with_it:
            return "confirmed"
        return self._took_place(first)

    def _took_place(self, fact: Fact) -> str:
        if not fact.holds:
            return "open"
        if fact.type == "contact" and fact.term("state") in ("planned", "sought"):
            wanted = set(self._record.who(fact, "participants"))
            held = (set(self._record.who(one, "participants")) for one in self._held if _later(fact, one))
            return "borne out" if wanted and any(wanted <= people for people in held) else "open"
        roles = _FREED.get(fact.type)
        people = set(self._record.who(fact, *roles)) if roles else set()
        if not people:
            return "open"
        freed: set[str] = set()
        for event in self._events:
            if event is not fact and _later(fact, event):
                freed |= set(self._record.who(event, *_FREED[event.type]))
        both = people & freed
        return "borne out" if both == people else "in part" if both else "open"


def _later(fact: Fact, event: Fact) -> bool:
    """Whether an event lies on or after the day on which a thing was told."""
    told, day = first_day(fact.told), last_day(event.dated)
    return told is not None and day is not None and day >= told


def _key(record: Record, fact: Fact, polarity: bool = True) -> tuple[object, ...]:
    """What makes two claims the same thing: type, people and terms, with or without whether it is so."""
    parts: list[tuple[str, object]] = []
    for role, value in fact.claim.roles.items():
        if isinstance(value, tuple):
            parts.append((role, frozenset(record.who(fact, role))))
        elif isinstance(value, Count):
            parts.append((role, (value.n, value.op)))
        elif role not in _WORDING or fact.type == "contact" and role == "state":
            parts.append((role, value))
    return (fact.type, frozenset(parts), *((fact.claim.polarity,) if polarity else ()))


def _outlets(facts: Iterable[Fact]) -> list[str]:
    return sorted({fact.reading.document.outlet or NOT_STATED for fact in facts})


def _descriptions(record: Record, facts: Iterable[Fact]) -> list[str]:
    names = {
        speaker_name(record, fact.number, fact.statement) or NOT_STATED for fact in facts if fact.statement
    }
    return sorted(names)
