"""Who was given for whom, and what else: exchanges and offers over time, live deals beside the reference set.

In: the record, and the reference set of precedents. Out: a table. Always true: a row says whether it is of the
record or of the reference set, and offers are never mixed with what was carried out.
"""

from __future__ import annotations

from datetime import date

from backchannel.precedents import Precedent, precedents
from backchannel.views.dates import words
from backchannel.views.deals import Deal
from backchannel.views.figure_tables import Column, FigureRow, FigureTable, Range
from backchannel.views.precedent_words import parties
from backchannel.views.record import moment
from backchannel.views.statistics.basis import figures, left, row
from backchannel.views.statistics.people import NOT_STATED, People
from backchannel.views.statistics.words import text
from backchannel.views.terms import Terms, ends, gives
from backchannel.views.wording import word


def ratios(people: People, by: str | None = None) -> FigureTable:
    """Exchanges and offers in the order of their dates."""
    record = people.record
    found: list[tuple[date, FigureRow]] = []
    without = 0
    for deal in people.deals:
        for terms in _versions(deal):
            first, second = (gives(end) for end in ends(terms))
            if first is None or second is None:
                without += 1
                continue
            found.append((moment(terms.fact)[0], _of_record(people, terms, first, second)))
    later = 0
    for one in precedents().rows:
        if one.days[0] > people.today:
            later += 1
        else:
            found.append((one.days[0], _of_reference(one)))
    columns = (
        Column("date", "date", "date"),
        Column("set", "from"),
        Column("side_a", "side"),
        Column("gave_a", "gave", "number", ranged=True),
        Column("side_b", "other side"),
        Column("gave_b", "gave", "number", ranged=True),
        Column("ratio", "ratio"),
        Column("inducements", "other than people"),
        Column("edtf", "edtf", "date"),
    )
    found.sort(key=lambda item: item[0])
    out = (*left(without, "no_count"), *left(later, "later_rows"))
    note = (text("record_rows", n=sum(str(one.cells[1]).startswith("record") for _, one in found)),)
    return figures(record, "ratios", len(found), columns, [one for _, one in found], left_out=out, notes=note)


def ratio(a: tuple[int, int], b: tuple[int, int]) -> str:
    """`1 : 2`, with both ends where a count is a range."""
    return f"{_ends(a)} : {_ends(b)}"


def _ends(count: tuple[int, int]) -> str:
    return f"{count[0]:,}" if count[0] == count[1] else f"{count[0]:,}-{count[1]:,}"


def _versions(deal: Deal) -> list[Terms]:
    """Each version once: offers alike in people and counts, outcomes alike in counts.

    Of those alike, the one that tells both sides stands for all.
    """
    seen: dict[object, Terms] = {}
    for one in sorted(deal.terms, key=lambda other: (None in other.sides, moment(other.fact))):
        legs = frozenset(
            (None if one.done else frozenset(person for leg in end for person in leg.people), gives(end))
            for end in ends(one)
        )
        seen.setdefault((one.done, legs), one)
    return list(seen.values())


def _of_record(people: People, terms: Terms, a: int, b: int) -> FigureRow:
    fact, cast = terms.fact, people.record.cast
    if terms.done:
        state = word("exchange_state", fact.term("state") or "executed")
    else:
        state = word("proposal_status", fact.term("status") or "considered")
    sides = [
        " and ".join(cast.label(leg.side) if leg.side else NOT_STATED for leg in end) or NOT_STATED
        for end in ends(terms)
    ]
    when = words(fact.dated) if fact.dated else None
    cells = (when, f"record: {state}", sides[0], Range(a, a), sides[1], Range(b, b), ratio((a, a), (b, b)),
             fact.term("inducements"), fact.dated)  # fmt: skip
    return row(cells, [fact])


def _of_reference(one: Precedent) -> FigureRow:
    also = "; ".join(item.what for item in one.inducements) or None
    cells = (
        words(one.date), f"reference {one.id}", parties(one.a.sides), Range(*one.a.gave.range), parties(one.b.sides),
        Range(*one.b.gave.range), ratio(one.a.gave.range, one.b.gave.range), also, one.date,
    )  # fmt: skip
    return FigureRow(cells)
