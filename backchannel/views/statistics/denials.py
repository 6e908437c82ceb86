"""How often a side denied it in public before it was done, and how many days before.

In: the deals of the record. Out: a table. Always true: a deal without a denial has its row too, a side's own
word and what another tells of it are kept apart, and a denial told after the handover does not count.
"""

from __future__ import annotations

from backchannel.views.dates import first_day, last_day, words
from backchannel.views.deals import Deal
from backchannel.views.figure_tables import Column, FigureRow, FigureTable, LeftOut
from backchannel.views.record import Fact, moment
from backchannel.views.spells import Bound
from backchannel.views.statistics.basis import figures, left, row
from backchannel.views.statistics.intervals import between, dated
from backchannel.views.statistics.people import People, parties
from backchannel.views.statistics.words import terms, text
from backchannel.views.voices import is_own_word
from backchannel.views.wording import word


def denials(people: People, by: str | None = None) -> FigureTable:
    """Denials before each deal that was carried out, the earliest first."""
    rows: list[FigureRow] = []
    undated = done = denied = 0
    for deal in sorted(people.deals, key=lambda one: one.latest):
        handover = dated(terms.fact for terms in deal.outcomes)
        if not deal.outcomes:
            continue
        if handover is None:
            undated += 1
            continue
        found = _before(people, deal, handover)
        done += 1
        denied += any(is_own_word(people.record, fact) for fact in found)
        rows += [_row(people, deal, fact, handover) for fact in found] or [_none(people, deal)]
    columns = (
        Column("deal", "deal"),
        Column("side", "who denies"),
        Column("stance", "what"),
        Column("own", "whose word"),
        Column("told", "told", "date"),
        Column("days", "days before", "days", ranged=True),
    )
    out: tuple[LeftOut, ...] = left(undated, "undated_deal")
    note = (text("denied_share", n=denied, all=done),)
    return figures(people.record, "denials", done, columns, rows, left_out=out, notes=note)


def _before(people: People, deal: Deal, handover: Bound) -> list[Fact]:
    record = people.record
    found = [
        fact
        for fact in deal.attached
        if fact.type == "position" and fact.holds and fact.term("stance") in terms("denials")
        if set(record.sides(fact, "holder")) & set(deal.sides) and not record.is_sensitive(fact)
        if (day := last_day(fact.told)) and handover.last and day < handover.last
    ]
    return sorted(found, key=moment)


def _row(people: People, deal: Deal, fact: Fact, handover: Bound) -> FigureRow:
    record = people.record
    told = Bound(first_day(fact.told), last_day(fact.told))
    own = "its own" if is_own_word(record, fact) else "told by another"
    cells = (
        parties(people, deal),
        record.named(fact, "holder"),
        word("stance", fact.term("stance") or ""),
        own,
        words(fact.told) if fact.told else None,
        between(told, handover),
    )
    return row(cells, [fact, *(terms.fact for terms in deal.outcomes)])


def _none(people: People, deal: Deal) -> FigureRow:
    facts = [terms.fact for terms in deal.outcomes]
    return row((parties(people, deal), None, "no denial on record", None, None, None), facts)
