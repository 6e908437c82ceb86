"""Where a side turned round: its own word for a deal, then against it, or the other way.

In: the deals of the record. Out: a table. Always true: only a side's own word counts, and what is neither for
nor against (no agreement yet, no comment) turns nothing round.
"""

from __future__ import annotations

from backchannel.views.dates import first_day, last_day, words
from backchannel.views.deals import Deal
from backchannel.views.figure_tables import Column, FigureRow, FigureTable
from backchannel.views.record import Fact
from backchannel.views.spells import Bound
from backchannel.views.standing import said_on
from backchannel.views.statistics.basis import figures, row
from backchannel.views.statistics.intervals import between
from backchannel.views.statistics.people import People, parties
from backchannel.views.statistics.words import terms
from backchannel.views.voices import is_own_word
from backchannel.views.wording import word


def reversals(people: People, by: str | None = None) -> FigureTable:
    """Each change between for and against, deal by deal and side by side, and how many days lie between."""
    rows: list[FigureRow] = []
    told = 0
    for deal in sorted(people.deals, key=lambda one: one.latest):
        for side in (side for side in deal.sides if side):
            stances = _own(people, deal, side)
            told += len(stances)
            turns = [
                (one, other)
                for one, other in zip(stances, stances[1:], strict=False)
                if leaning(one) != leaning(other)
            ]
            rows += [_row(people, deal, side, one, other) for one, other in turns]
    columns = (
        Column("deal", "deal"),
        Column("side", "side"),
        Column("from", "from"),
        Column("from_told", "told", "date"),
        Column("to", "to"),
        Column("to_told", "told", "date"),
        Column("days", "days", "days", ranged=True),
    )
    return figures(people.record, "reversals", told, columns, rows)


def _own(people: People, deal: Deal, side: str) -> list[Fact]:
    """A side's own stances for or against, in the order in which they were told."""
    record = people.record
    found = [
        fact
        for fact in deal.attached
        if fact.type == "position" and side in record.sides(fact, "holder") and leaning(fact)
        if is_own_word(record, fact, side) and not record.is_sensitive(fact)
    ]
    return sorted(found, key=said_on)


def leaning(fact: Fact) -> str | None:
    """Whether a stance is for a deal or against it; `None` where it is neither."""
    stance = fact.term("stance")
    if stance in terms("for"):
        return "for" if fact.holds else "against"
    if stance in terms("against"):
        return "against" if fact.holds else "for"
    return None


def _row(people: People, deal: Deal, side: str, one: Fact, other: Fact) -> FigureRow:
    days = between(_told(one), _told(other))
    cells = (
        parties(people, deal), people.record.cast.label(side), stance_words(one),
        words(one.told) if one.told else None, stance_words(other), words(other.told) if other.told else None, days,
    )  # fmt: skip
    return row(cells, [one, other])


def _told(fact: Fact) -> Bound:
    return Bound(first_day(fact.told), last_day(fact.told))


def stance_words(fact: Fact) -> str:
    """A stance in words."""
    text = word("stance", fact.term("stance") or "")
    return text if fact.holds else f"not: {text}"
