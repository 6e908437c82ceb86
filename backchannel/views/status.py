"""Every open deal on a few lines, and who is held without one; and what a batch has brought.

In: the record. Out: a page. Always true: a deal carried out is not open, and the days since a
side's last word are counted to the day as of which the page is told.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial

from backchannel.views.deals import Deal, deals
from backchannel.views.folding import add_folded
from backchannel.views.footnotes import Footnotes
from backchannel.views.negotiation import deal_title, given
from backchannel.views.pages import Page, Row, Section, under_one_label
from backchannel.views.person import freed, held_since
from backchannel.views.phrases import approval, condition, joined, stance
from backchannel.views.record import Fact, Record, moment
from backchannel.views.reviewed import with_review
from backchannel.views.standing import attached, positions, said_on
from backchannel.views.states import OVER, how_old, last_news, stands, state
from backchannel.views.tables import Table

YEAR = 365
# How many conditions of a deal the status spells out.
_CONDITIONS = 2
# How many sources of a line the status shows, the newest; the page of the deal has all.
_SOURCES = 3
_STANCES = ("position", "told_position")


@with_review
def status(record: Record, *, everything: bool = False) -> Page:
    """The page on all open deals: terms, last words and how long ago, and what must happen first.

    Deals without news for more than a year are counted on one line, unless `everything` asks for them.
    """
    all_deals = deals(record)
    notes = Footnotes()
    still_open = [deal for deal in all_deals if state(record, deal, all_deals).term not in OVER]
    still_open.sort(key=lambda deal: (last_news(deal), deal.latest), reverse=True)
    quiet = [] if everything else [deal for deal in still_open if _is_quiet(record, deal)]
    sections = [
        _told_today(record, deal_lines(record, notes, deal, all_deals))
        for deal in still_open
        if deal not in quiet
    ]
    covered = frozenset().union(*(deal.people for deal in still_open))
    held = _held(record, notes, all_deals, covered)
    kept = [section for section in sections if section.rows]
    if quiet:
        kept.append(quiet_section(len(quiet)))
    kept += [held] if held.rows else []
    today = record.today.isoformat() if record.today else None
    return Page("status", "Status", today, len(record.readings), tuple(kept), notes.all())


@with_review
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


def quiet_section(count: int) -> Section:
    """The one line on deals without news."""
    deals = "deal" if count == 1 else "deals"
    return Section("quiet", f"{count:,} open {deals} without news for a year", "shown with --all")


def aged(rows: tuple[Row, ...], today: date | None) -> tuple[Row, ...]:
    """The rows, stances with how many days ago they were told."""
    return tuple(
        replace(row, text=joined(row.text, _ago(row.time, today))) if row.key in _STANCES else row
        for row in rows
    )


def _told_today(record: Record, section: Section) -> Section:
    return replace(section, rows=under_one_label(aged(section.rows, record.today)))


def deal_lines(record: Record, notes: Footnotes, deal: Deal, all_deals: list[Deal]) -> Section:
    """A deal on a few lines that hold from one day to the next, each with its label."""
    facts = [fact for fact in attached(record, deal, all_deals) if not record.is_sensitive(fact)]
    stances = positions(record, deal, facts)
    table = Table(record, notes, _SOURCES)
    for side in deal.sides:
        label = f"{record.cast.label(side) if side else 'other side'} gives"
        for terms in deal.offers:
            people = given(record, terms, side)
            if people and terms.fact.holds:
                table.add(terms.fact, label, people, key="term")
    for side in deal.sides:
        for fact in stances.own.get(side or "", []):
            table.add(fact, record.cast.label(side or ""), stance(fact), time=fact.told or fact.claim.time)
        for fact in _newest(stances.told.get(side or "", [])):
            table.add(
                fact,
                record.cast.label(side or ""),
                stance(fact),
                key="told_position",
                time=fact.told or fact.claim.time,
            )
    _add_blocks(record, table, facts)
    title = deal_title(record, deal)
    return Section("deal", title, stands(record, deal, all_deals, stances), table.rows(), deal.id)


def _add_blocks(record: Record, table: Table, facts: list[Fact]) -> None:
    """What must happen first, the newest word on top and the rest counted, and approvals that are not given."""
    first = [fact for fact in facts if fact.type == "condition" and fact.term("phase") in (None, "before")]
    texts = list(dict.fromkeys(condition(record, fact) for fact in sorted(first, key=moment, reverse=True)))
    more = len(texts) - _CONDITIONS
    for text in texts:
        told = f"and {more} more: see `backchannel conditions`" if text in texts[_CONDITIONS:] else text
        for fact in first:
            if condition(record, fact) == text:
                table.add(fact, "must happen", told)
    for fact in facts:
        if fact.type == "approval" and fact.term("outcome") != "approved":
            table.add(fact, "approval", approval(record, fact))


def _newest(facts: list[Fact]) -> list[Fact]:
    """Those that were told on the last day."""
    last = max((said_on(fact) for fact in facts), default=date.min)
    return [fact for fact in facts if said_on(fact) == last]


def _is_quiet(record: Record, deal: Deal) -> bool:
    return record.today is not None and (record.today - last_news(deal)).days > YEAR


def _ago(told: str | None, today: date | None) -> str | None:
    length = how_old(told, today)
    return f"{length} ago" if length and length != "today" else None


def _held(record: Record, notes: Footnotes, all_deals: list[Deal], covered: frozenset[str]) -> Section:
    told: dict[str, list[Fact]] = {}
    free = freed(record, all_deals)
    for fact in sorted(record.of("detention"), key=moment):
        for person in record.who(fact, "person"):
            # groups without names are told of in one report only, so nobody could say when they are free
            alone = record.cast.figure(person).kind == "person"
            if (
                alone
                and person not in covered
                and fact.holds
                and not record.is_sensitive(fact)
                and person not in free
            ):
                told.setdefault(person, []).append(fact)
    table = Table(record, notes)
    for person, facts in told.items():
        add_folded(record, table, record.cast.name(person), facts, partial(held_since, record))
    return Section("held", "Held, in no open deal", rows=under_one_label(table.rows()))
