"""The section on one deal: terms, words of each side, voices inside, contacts, conditions, precedents.

In: the record and a deal. Out: a section of a page. Always true: each term stands with its own sources, and
an exchange carried out earlier stands only under "before this".
"""

from __future__ import annotations

from functools import partial

from backchannel.views.dates import last_day, words
from backchannel.views.deals import Deal
from backchannel.views.folding import add_folded
from backchannel.views.footnotes import Footnotes
from backchannel.views.left import add_left_behind
from backchannel.views.pages import Section, under_one_label
from backchannel.views.phrases import (
    ARROW,
    appeal,
    approval,
    condition,
    contact,
    exchange,
    joined,
    mediation,
    position,
    stance,
)
from backchannel.views.record import Fact, Record, moment
from backchannel.views.standing import Positions, attached, positions
from backchannel.views.states import stands
from backchannel.views.tables import SOURCES, Table
from backchannel.views.terms import Terms
from backchannel.views.wording import beside, word

_NEXT = ("planned", "sought")


def deal_title(record: Record, deal: Deal) -> str:
    """`Portugal <-> Chile`."""
    return f" {ARROW} ".join(record.cast.name(side) if side else "not stated" for side in deal.sides)


def deal_section(record: Record, notes: Footnotes, deal: Deal, all_deals: list[Deal]) -> Section:
    """All that is on record about a deal, families left to their own section."""
    facts = [fact for fact in attached(record, deal, all_deals) if not record.is_sensitive(fact)]
    stances = positions(record, deal, facts)
    table = Table(record, notes, SOURCES)
    _add_outcome(record, table, deal, all_deals)
    _add_terms(record, table, deal)
    _add_stances(record, table, deal, stances)
    add_steps(record, table, deal)
    _add_others(record, table, stances)
    earlier = [terms.fact for terms in precedents(deal, all_deals)]
    add_folded(record, table, "before this", earlier, partial(exchange, record), "precedent")
    title = f"Deal  {deal_title(record, deal)}"
    return Section(
        "deal", title, stands(record, deal, all_deals, stances), under_one_label(table.rows()), deal.id
    )


def add_steps(record: Record, table: Table, deal: Deal) -> str:
    """Rows for contacts, conditions, approvals, mediation and what others ask."""
    facts = [fact for fact in deal.attached if not record.is_sensitive(fact)]
    _add_contacts(record, table, facts)
    for fact in facts:
        if fact.type == "condition":
            table.add(fact, word("condition_phase", fact.term("phase") or "before"), condition(record, fact))
    for fact in facts:
        if fact.type == "approval":
            table.add(fact, "approval", approval(record, fact))
        elif fact.type == "mediation":
            table.add(fact, "mediation", mediation(record, fact))
        elif fact.type == "appeal":
            table.add(fact, "asked", appeal(record, fact))
    return ""


def precedents(deal: Deal, all_deals: list[Deal]) -> list[Terms]:
    """Exchanges carried out that the documents of a deal tell of beside it."""
    return [
        terms
        for other in all_deals
        if other is not deal and _is_before(other, deal)
        for terms in other.outcomes
        if terms.fact.number in deal.documents
    ]


def _is_before(other: Deal, deal: Deal) -> bool:
    """Whether a deal was over before another, or is told only as an exchange of the past."""
    if other.offers:
        return other.done_on is not None and other.done_on[1] < deal.begun
    return bool(deal.offers) or other.latest < deal.latest


def _add_outcome(record: Record, table: Table, deal: Deal, all_deals: list[Deal]) -> None:
    done = [terms.fact for terms in deal.outcomes]
    add_folded(record, table, "outcome", done, partial(exchange, record))
    add_left_behind(record, table, deal, all_deals)


def _add_terms(record: Record, table: Table, deal: Deal) -> None:
    for side in deal.sides:
        label = f"{record.cast.label(side) if side else 'other side'} gives"
        for terms in deal.offers:
            people = given(record, terms, side)
            if people and terms.fact.holds:
                table.add(terms.fact, label, people, key="term")
    for terms in deal.offers:
        also = terms.fact.term("inducements")
        if also:
            table.add(terms.fact, "also", also, key="term")
    dated = {terms.fact.term("status") for terms in deal.offers if step_date(terms.fact)}
    for terms in deal.offers:
        if terms.fact.type == "exchange":
            table.add(terms.fact, "exchange", exchange(record, terms.fact))
        elif terms.fact.holds:
            _add_step(table, terms.fact, dated)
        else:
            text = f"{word('proposal_status', terms.status)}: {listed(record, terms)}"
            table.add(terms.fact, "not so", text, key="denied_term")


def listed(record: Record, terms: Terms) -> str:
    """`Portugal gives Hernan Vidal <-> Chile gives Ana Duarte`, sides that tell nothing left out."""
    legs = [
        f"{record.cast.label(side) if side else 'other side'} gives {people}"
        for side in terms.sides
        if (people := given(record, terms, side))
    ]
    return f" {ARROW} ".join(legs) or "no names"


def given(record: Record, terms: Terms, side: str | None) -> str | None:
    """Whom or how many a side would let go by these terms, in words."""
    leg = terms.leg(side)
    if leg is None:
        return None
    names = " · ".join(sorted(record.cast.name(key) for key in leg.people + leg.groups))
    told = leg.count is not None and (leg.count.op, leg.count.n) == ("=", len(leg.people))
    return joined(names, None if told else beside(leg.count, names)) or None


def _add_step(table: Table, fact: Fact, dated: set[str | None]) -> None:
    """When it was offered, countered or withdrawn; that no date is stated is told only where none is."""
    status, when = fact.term("status"), step_date(fact)
    if when is None and (status is None or status in dated):
        return
    table.add(fact, word("proposal_status", status or "offered"), when or "date not stated", key="step")


def step_date(fact: Fact) -> str | None:
    """The time of a step as a date, or in the document's own words for it."""
    if fact.claim.time:
        return words(fact.claim.time)
    phrase = _unresolved(fact)
    return f"“{phrase}”" if phrase else None


def _unresolved(fact: Fact) -> str | None:
    """Words for a time that could not be resolved, where they stand in the evidence."""
    text = fact.reading.document.text
    for time in fact.reading.times:
        within = any(span.start <= time.start and time.end <= span.end for span in fact.claim.evidence)
        if within and time.edtf is None and time.duration is None:
            return text[time.start : time.end]
    return None


def _add_stances(record: Record, table: Table, deal: Deal, stances: Positions) -> None:
    sides = [side for side in deal.sides if side]
    for side in sides:
        name = record.cast.label(side)
        for fact in stances.own.get(side, []):
            table.add(fact, name, stance(fact))
        for fact in stances.before.get(side, []):
            table.add(
                fact,
                name,
                f"before that: {stance(fact)}",
                key="earlier_position",
            )
        for fact in sorted(stances.told.get(side, []), key=moment):
            table.add(fact, name, stance(fact), key="told_position")
    for side in sides:
        for fact in stances.inside.get(side, []):
            label = f"inside {record.cast.running(side)}"
            table.add(fact, label, position(record, fact), key="inner_position")


def _add_others(record: Record, table: Table, stances: Positions) -> None:
    """What people and bodies of neither side hold, after all that the sides do."""
    for fact in stances.others:
        table.add(fact, "others", position(record, fact))


def _add_contacts(record: Record, table: Table, facts: list[Fact]) -> None:
    contacts = sorted((fact for fact in facts if fact.type == "contact"), key=moment)
    for fact in contacts:
        if fact.term("state") in _NEXT:
            last = last_day(fact.claim.time)
            past = last is not None and record.today is not None and last < record.today
            table.add(fact, "was planned" if past else "next", contact(record, fact))
    for fact in contacts:
        if fact.term("state") not in _NEXT:
            table.add(fact, "contacts", contact(record, fact))
