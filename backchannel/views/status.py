"""Every open deal on a few lines, and who is held without one; and what a batch has brought.

In: the record. Out: a page. Always true: a deal carried out is not open, and the days since a
side's last word are counted to the day as of which the page is told.
"""

from __future__ import annotations

from datetime import date

from backchannel.views.deals import Deal, deals
from backchannel.views.footnotes import Footnotes
from backchannel.views.negotiation import deal_title, given
from backchannel.views.pages import Page, Section, under_one_label
from backchannel.views.person import freed_on, held_since
from backchannel.views.phrases import condition, joined, stance
from backchannel.views.record import Fact, Record, moment
from backchannel.views.standing import attached, headline, positions, said_on
from backchannel.views.tables import Table


def status(record: Record) -> Page:
    """The page on all open deals: terms, last words and how long ago, and what must happen first."""
    all_deals = deals(record)
    notes = Footnotes()
    still_open = [deal for deal in all_deals if not deal.outcomes]
    sections = [_deal(record, notes, deal, all_deals) for deal in still_open]
    covered = frozenset().union(*(deal.people for deal in still_open))
    held = _held(record, notes, all_deals, covered)
    return Page(
        "status",
        "Status",
        record.today.isoformat() if record.today else None,
        len(record.readings),
        tuple(section for section in (*sections, held) if section.rows),
        notes.all(),
    )


def arrivals(record: Record) -> Page:
    """What a batch of readings holds: people held, stances told, and deals, a line each."""
    notes = Footnotes()
    held, stances, offers = (Table(record, notes) for _ in range(3))
    for fact in record.of("detention"):
        for person in record.who(fact, "person"):
            held.add(fact, record.cast.name(person), held_since(record, fact))
    for fact in record.of("position"):
        holder = record.named(fact, "holder")
        if holder and not record.is_sensitive(fact):
            stances.add(fact, holder, stance(fact))
    for deal in deals(record):
        for terms in deal.terms:
            people = " · ".join(sorted(record.cast.name(person) for person in terms.people))
            if people:
                label = "exchange" if terms.done else "offer"
                offers.add(terms.fact, label, joined(deal_title(record, deal), people, by=": "), key="deal")
    sections = (
        Section("held", "People held", rows=under_one_label(held.rows())),
        Section("stances", "Stances", rows=under_one_label(stances.rows())),
        Section("deals", "Deals", rows=under_one_label(offers.rows())),
    )
    return Page(
        "arrivals",
        "New",
        record.today.isoformat() if record.today else None,
        len(record.readings),
        tuple(section for section in sections if section.rows),
        notes.all(),
    )


def _deal(record: Record, notes: Footnotes, deal: Deal, all_deals: list[Deal]) -> Section:
    facts = [fact for fact in attached(record, deal, all_deals) if not record.is_sensitive(fact)]
    stances = positions(record, deal, facts)
    table = Table(record, notes)
    for side in deal.sides:
        label = f"{record.cast.label(side) if side else 'other side'} gives"
        for terms in deal.offers:
            people = given(record, terms, side)
            if people:
                table.add(terms.fact, label, people, key="term")
    for side, words_of_side in stances.own.items():
        for fact in words_of_side:
            table.add(fact, record.cast.label(side), joined(stance(fact), _ago(record, fact)))
    for side, told in stances.told.items():
        for fact in told:
            table.add(fact, record.cast.label(side), stance(fact), key="told_position")
    for fact in facts:
        if fact.type == "condition":
            table.add(fact, "must happen", condition(record, fact))
    title = deal_title(record, deal)
    return Section("deal", title, headline(record, deal, stances), under_one_label(table.rows()))


def _ago(record: Record, fact: Fact) -> str | None:
    if record.today is None or said_on(fact) == date.min:
        return None
    days = (record.today - said_on(fact)).days
    return f"{days:,} day{'' if days == 1 else 's'} ago" if days > 0 else None


def _held(record: Record, notes: Footnotes, all_deals: list[Deal], covered: frozenset[str]) -> Section:
    table = Table(record, notes)
    for fact in sorted(record.of("detention"), key=moment):
        for person in record.who(fact, "person"):
            if person not in covered and fact.holds and freed_on(record, person, all_deals) is None:
                table.add(fact, record.cast.name(person), held_since(record, fact))
    return Section("held", "Held, in no open deal", rows=under_one_label(table.rows()))
