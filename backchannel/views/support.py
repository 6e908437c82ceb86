"""How many independent documents say something, and who merely repeats whom.

In: facts that say the same. Out: how many of their documents stand for themselves. Always true: copies of one
text count once; an article that its outlet withdrew counts for nothing; what a document takes from another outlet, or from a wire that another document carries, counts
as that outlet's and never twice. Independent means that each wrote it up for itself, not that each had it from
somebody else, and it is no word on how good an outlet is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from backchannel.records import Statement
from backchannel.views.dates import last_day
from backchannel.views.identity import fold
from backchannel.views.record import Fact, Record
from backchannel.views.voices import speaker_name

_OTHER = "other_outlet"
ONE_REPORT = timedelta(days=3)  # how long a wire's report goes on being printed


@dataclass(frozen=True, slots=True)
class Repeat:
    """Document `number` tells it after `outlet`; `of` is the document on record that it repeats, if any.

    `reason` is `copy` for a copy of one text, `quotes` where it names another outlet as its source, `wire`
    where both carry one wire's report.
    """

    number: int
    outlet: str
    of: int | None
    reason: str


@dataclass(frozen=True, slots=True)
class Support:
    """`groups` independent reports in `documents` documents, and those that only repeat."""

    groups: int
    documents: int
    repeats: tuple[Repeat, ...] = ()


def support(record: Record, facts: Sequence[Fact]) -> Support:
    """How far the documents of `facts`, which all say the same, bear each other out."""
    documents = len({fact.number for fact in facts})
    told: dict[int, list[Fact]] = {}
    for fact in facts:
        if not fact.withdrawn:
            told.setdefault(fact.number, []).append(fact)
    if len(told) == 1 and not any(quoted(record, fact) for found in told.values() for fact in found):
        return Support(1, documents)
    repeats: list[Repeat] = []
    standing: dict[int, int] = {}  # by group of copies
    absent: dict[str, None] = {}
    for _, number in sorted([(_day(record, number), number) for number in told]):
        repeat = _repeat(record, number, told[number], standing)
        if repeat is None:
            standing[record.groups[number]] = number
            continue
        repeats.append(repeat)
        if repeat.of is None:
            absent[fold(repeat.outlet)] = None
    # an outlet that others quote and that is not on record has said it once
    return Support(len(standing) + len(absent), documents, tuple(repeats))


def quoted(record: Record, fact: Fact) -> str | None:
    """The other outlet that a fact is taken from by its document, `None` where it is the document's own."""
    own_words = fact.statement
    if own_words is None or (own_words.inside is None and own_words.source_kind != _OTHER):
        return None
    for statement in _chain(fact):
        if statement.source_kind == _OTHER:
            name = speaker_name(record, fact.number, statement)
            own = fact.reading.document.outlet
            if name and not (own and fold(own) == fold(name)):
                return name
    return None


def _repeat(record: Record, number: int, facts: list[Fact], standing: dict[int, int]) -> Repeat | None:
    """Whom a document repeats among those that stand already; `None` where it stands for itself."""
    own, copied = record.readings[number].document, standing.get(record.groups[number])
    if copied is not None:
        first = record.readings[copied].document
        return Repeat(number, first.outlet or first.source, copied, "copy")
    outlet = quoted(record, facts[0])
    if outlet and all(quoted(record, fact) for fact in facts[1:]):
        folded = fold(outlet)
        of = (
            other
            for other in standing.values()
            if fold(record.readings[other].document.outlet or "") == folded
        )
        return Repeat(number, outlet, next(of, None), "quotes")
    wire = own.wire
    for other in standing.values() if wire else ():
        first = record.readings[other].document
        carried = {fold(name) for name in (first.wire, first.outlet) if name}
        near = abs(_day(record, number) - _day(record, other)) <= ONE_REPORT
        if fold(wire or "") in carried and near and first.outlet != own.outlet:
            return Repeat(number, wire or "", other, "wire")
    return None


def _chain(fact: Fact) -> Iterator[Statement]:
    """The statement of a fact, and those that relay it."""
    statement, seen = fact.statement, set[str]()
    while statement is not None and statement.id not in seen:
        yield statement
        seen.add(statement.id)
        outer = statement.inside
        statement = next((one for one in fact.reading.statements if one.id == outer), None) if outer else None


def _day(record: Record, number: int) -> date:
    return last_day(record.readings[number].document.published) or date.min


def outlets(record: Record, numbers: Iterable[int]) -> int:
    """How many outlets these documents are of; one that is not named counts as one of its own."""
    documents = (record.readings[number].document for number in numbers)
    return len({fold(document.outlet) if document.outlet else document.sha256 for document in documents})
