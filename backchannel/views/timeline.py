"""What happened, by date: one person's case or one deal from its first day.

In: the record and a name. Out: a page with one row for each dated event, oldest first. Always
true: nothing without a date of its own is given one.
"""

from __future__ import annotations

from datetime import date

from backchannel.errors import NotFound
from backchannel.views.claim_words import in_words
from backchannel.views.dates import first_day, last_day, words
from backchannel.views.deals import Deal, by_id, deals
from backchannel.views.footnotes import Footnotes
from backchannel.views.pages import Page, Section, under_one_label
from backchannel.views.record import Fact, Record
from backchannel.views.reviewed import with_review
from backchannel.views.standing import attached
from backchannel.views.subjects import Subject, subject
from backchannel.views.tables import Table

_PEOPLE = ("person", "gives", "gets", "released_by_a", "released_by_b", "participants", "holder", "for", "by")


@with_review
def timeline(record: Record, name: str) -> Page:
    """The dated events of a person, of the deals between two sides, or of one side. Raises `NotFound`."""
    all_deals = deals(record)
    one = by_id(all_deals, name)
    who = Subject(sides=tuple(side for side in one.sides if side)) if one else subject(record, name)
    if who.figure:
        title = record.cast.name(who.figure)
        mine = [deal for deal in all_deals if who.figure in deal.people]
        facts = [fact for fact in record.facts if who.figure in record.who(fact, *_PEOPLE)]
    else:
        title = " <-> ".join(record.cast.name(side) for side in who.sides)
        mine = [one] if one else [deal for deal in all_deals if set(who.sides) <= set(deal.sides)]
        people = frozenset().union(*(deal.people for deal in mine))
        facts = [fact for fact in record.facts if people & set(record.who(fact, *_PEOPLE))]
    events = dict.fromkeys([*facts, *_of_deals(record, mine, all_deals)])
    dated = sorted((fact for fact in events if _when(fact)), key=_order)
    if not dated:
        raise NotFound(f"nothing dated about {title} is on record: see `backchannel brief`")
    notes = Footnotes()
    table = Table(record, notes)
    for fact in dated:
        table.add(fact, words(_when(fact) or ""), _text(record, fact), time=_when(fact))
    undated = len(events) - len(dated)
    return Page(
        "timeline",
        f"Timeline of {title}",
        record.today.isoformat() if record.today else None,
        len({fact.number for fact in dated}),
        (
            Section(
                "timeline",
                f"Timeline of {title}",
                f"{undated} more without a date" if undated else "",
                under_one_label(table.rows()),
            ),
        ),
        notes.all(),
    )


def _of_deals(record: Record, mine: list[Deal], all_deals: list[Deal]) -> list[Fact]:
    facts = [terms.fact for deal in mine for terms in deal.terms]
    return facts + [fact for deal in mine for fact in attached(record, deal, all_deals)]


def _when(fact: Fact) -> str | None:
    """The time of an event; a stance is dated by when it was told."""
    if fact.claim.time:
        return fact.claim.time
    return fact.statement.said if fact.type == "position" and fact.statement else None


def _order(fact: Fact) -> tuple[date, date]:
    first, last = first_day(_when(fact)), last_day(_when(fact))
    return first or last or date.min, last or first or date.max


def _text(record: Record, fact: Fact) -> str:
    """The event without its date, which stands in front."""
    text = in_words(record, fact)
    when = words(_when(fact) or "")
    text = ", ".join(part for part in text.split(", ") if part != when)
    return text
