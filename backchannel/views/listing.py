"""Documents as a list: where each comes from, and how much was read in it.

In: the record, the numbers of its documents in their order. Out: a line for each. Always true: what counts is
what the record holds, so that of one that was redacted nothing is counted that may not be published.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from backchannel.records import Document
from backchannel.views.footnotes import paragraphs_of
from backchannel.views.pages import FILLER
from backchannel.views.record import Record

_LEAD = 120  # letters of a text that stand for its title


@dataclass(frozen=True, slots=True)
class Line:
    """A document with how many claims and statements were read in it, how many claims are reviewed.

    `place` is its number in the ledger, `lead` how its text begins where it has no title. `withdrawn` is
    whether its outlet took it back.
    """

    place: int
    document: Document
    claims: int
    statements: int
    reviewed: int
    contested: int
    withdrawn: bool
    lead: str


def listing(record: Record, places: Iterable[int]) -> Iterator[Line]:
    """A line for each of these documents, by their numbers in the ledger; what the record lacks is left out."""
    numbers = {holding.document: number for number, holding in enumerate(record.holdings)}
    told: dict[int, list[str]] = {}
    for fact in record.told:
        told.setdefault(fact.number, []).append(record.review(fact))
    for place in places:
        if place not in numbers:
            continue
        number = numbers[place]
        reading, states = record.readings[number], told.get(number, [])
        yield Line(
            place, reading.document, len(states), len(reading.statements),
            sum(state in ("accepted", "corrected") for state in states), states.count("conflict"),
            reading.document.sha256 in record.judged.withdrawn, _lead(reading.document),
        )  # fmt: skip


def _lead(document: Document) -> str:
    """The first words of the news, where all of them may be shown."""
    first = next(iter(paragraphs_of(document)), None)
    if document.title or first is None:
        return ""
    words = document.text[first.start : min(first.end, first.start + _LEAD)]
    plain = " ".join(words.split())
    if FILLER in plain:
        return ""
    return plain if first.end <= first.start + _LEAD else f"{plain.rpartition(' ')[0]} …"
