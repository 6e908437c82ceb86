"""The section on one person: held since when, how the case stands, what it is called, what else is told.

In: the record and the person's key. Out: a section of a page. Always true: what the law allows, what was
asked for and what was imposed are three different lines, and the days held are a range where the start is
one.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from backchannel.views.dates import days_between, first_day, last_day, start, words
from backchannel.views.deals import Deal
from backchannel.views.folding import add_folded
from backchannel.views.footnotes import Footnotes
from backchannel.views.pages import Section, under_one_label
from backchannel.views.phrases import (
    contact,
    designation,
    detention,
    exchange,
    joined,
    movement,
    proceeding,
    relation,
    release,
    stance,
)
from backchannel.views.record import Fact, Record, moment
from backchannel.views.tables import SOURCES, Table
from backchannel.views.wording import wording

_STEPS = {"exposure": "exposure", "sentence_sought": "asked for"}
_ROLES = {
    "detention": ("person",),
    "proceeding": ("person",),
    "designation": ("person",),
    "release": ("person",),
    "movement": ("person",),
    "relation": ("to",),
    "contact": ("participants",),
    "position": ("holder",),
}


def person_section(
    record: Record, notes: Footnotes, person: str, all_deals: list[Deal], *, stances: bool
) -> Section:
    """All that is on record about one person, family and health left to their own section.

    `stances` adds what the person holds of others' deals, for somebody who is no detainee.
    """
    facts = [
        fact
        for fact in record.of(*_ROLES)
        if person in record.who(fact, *_ROLES[fact.type]) and not record.is_sensitive(fact)
    ]
    table = Table(record, notes, SOURCES)
    held = sorted((fact for fact in facts if fact.type == "detention"), key=moment)
    free = freed_on(record, person, all_deals)
    add_folded(record, table, "held", held, lambda fact: held_since(record, fact, free))
    _add_end(record, table, facts, all_deals, person)
    _add_case(record, table, [fact for fact in facts if fact.type == "proceeding"])
    others: tuple[tuple[str, str, Callable[[Record, Fact], str]], ...] = (
        ("designation", "designated", designation),
        ("movement", "moved", movement),
        ("relation", "people", relation),
    )
    for kind, label, phrase in others:
        add_folded(
            record, table, label, [fact for fact in facts if fact.type == kind], partial(phrase, record)
        )
    in_time = sorted(facts, key=moment)
    for fact in in_time:
        if fact.type == "contact":
            table.add(fact, "contacts", contact(record, fact))
    for fact in in_time:
        if fact.type == "position" and (stances or fact.term("stance") in wording()["beside_deals"]):
            table.add(fact, "stance" if stances else "says", stance(fact))
    name = record.cast.name(person)
    return Section("person", name, _headline(record, person, held, all_deals), under_one_label(table.rows()))


def people_section(record: Record, notes: Footnotes, shown: list[Deal], all_deals: list[Deal]) -> Section:
    """One line on each person whom these deals would free: freed when, or held since when."""
    table = Table(record, notes, SOURCES)
    people = frozenset().union(*(deal.people for deal in shown))
    for person in sorted(people, key=record.cast.name):
        name, free = record.cast.name(person), freed_on(record, person, all_deals)
        if free:
            table.add(free[0], name, f"freed {words(free[1])}" if free[1] else "freed", key="person")
            continue
        told = [fact for fact in record.of("detention", "proceeding") if not record.is_sensitive(fact)]
        told = [fact for fact in told if person in record.who(fact, "person")]
        held = [fact for fact in told if fact.type == "detention"]
        steps = [fact for fact in told if fact.type == "proceeding"]
        for fact in sorted(held, key=moment):
            table.add(fact, name, held_since(record, fact), key="person")
        if steps and not held:
            newest = max(steps, key=moment)
            table.add(newest, name, proceeding(record, newest), key="person")
    return Section("people", "People", rows=under_one_label(table.rows()))


def freed_on(record: Record, person: str, all_deals: list[Deal]) -> tuple[Fact, str | None] | None:
    """The newest fact that says that the person is free, with its time (EDTF); `None` where there is none."""
    facts = [fact for fact in record.of("release") if person in record.who(fact, "person") and _real(fact)]
    facts += [terms.fact for deal in all_deals for terms in deal.outcomes if person in terms.people]
    if not facts:
        return None
    newest = max(facts, key=moment)
    last = max((last_day(fact.claim.time) or date.min for fact in facts), default=date.min)
    taken = [
        first_day(fact.claim.time) or date.min
        for fact in record.of("detention", "proceeding")
        if person in record.who(fact, "person")
        and (fact.type == "detention" or fact.term("stage") == "arrested")
    ]
    return newest, _most_precise(newest, facts, again=any(day > last for day in taken))


def _most_precise(newest: Fact, facts: list[Fact], *, again: bool) -> str | None:
    """The time of a release by the telling that is most precise, where all tellings may be of one.

    A telling without a date is of the last dated release, unless the person was taken `again` since.
    """
    if newest.claim.time is None:
        dated = [fact for fact in facts if fact.claim.time]
        newest = max(dated, key=moment) if dated and not again else newest
    low, high = first_day(newest.claim.time), last_day(newest.claim.time)
    found = newest.claim.time
    for fact in facts:
        first, last = first_day(fact.claim.time), last_day(fact.claim.time)
        if low and high and first and last and low <= first and last <= high:
            low, high, found = first, last, fact.claim.time
    return found


def freed(record: Record, all_deals: list[Deal]) -> frozenset[str]:
    """Everybody who is told to be free, in whatever way."""
    let_go = {person for fact in record.of("release") if _real(fact) for person in record.who(fact, "person")}
    return frozenset(let_go.union(*(deal.freed for deal in all_deals)))


def held_since(record: Record, fact: Fact, free: tuple[Fact, str | None] | None = None) -> str:
    """A detention in words, with who holds, and the days: to the day of the page, or until set free."""
    custodian = record.named(fact, "custodian")
    until = last_day(free[1]) if free else record.today
    return joined(detention(record, fact, until), f"by {custodian}" if custodian else None)


def _add_end(record: Record, table: Table, facts: list[Fact], all_deals: list[Deal], person: str) -> None:
    for fact in facts:
        if fact.type == "release":
            table.add(fact, "freed" if _real(fact) else "release", release(record, fact))
    told = any(fact.type == "release" and _real(fact) for fact in facts)
    outcomes = [terms.fact for deal in all_deals for terms in deal.outcomes if person in terms.people]
    if not told:
        add_folded(record, table, "freed", outcomes, lambda fact: f"in the exchange {exchange(record, fact)}")


def _add_case(record: Record, table: Table, steps: list[Fact]) -> None:
    """The newest step first, since it tells how the case stands; what is only possible stands apart.

    A step without a date is how things stood when it was told.
    """
    taken = [fact for fact in steps if fact.term("stage") not in _STEPS]
    newest = sorted(taken, key=lambda step: (moment(step)[0], not step.claim.time), reverse=True)
    add_folded(record, table, "stage", newest, partial(proceeding, record))
    for stage, label in _STEPS.items():
        named = [fact for fact in steps if fact.term("stage") == stage]
        add_folded(record, table, label, named, partial(proceeding, record))


def _headline(record: Record, person: str, held: list[Fact], all_deals: list[Deal]) -> str:
    free = freed_on(record, person, all_deals)
    if free:
        when = f" {words(free[1])}" if free[1] else ""
        return f"freed{when}{_time_held(held, free[1])}"
    holders = dict.fromkeys(
        record.cast.running(key) for fact in held if fact.holds for key in record.who(fact, "custodian")
    )
    figure = record.cast.figure(person)
    if held:
        return f"held by {' and '.join(holders)}" if holders else "held, by whom: not stated"
    return ", ".join(figure.titles[:2])


def _time_held(held: list[Fact], until: str | None) -> str:
    end = last_day(until)
    begun = next((begun for fact in held if (begun := start(fact.claim.time))), None)
    days = days_between(begun, end) if begun and end else None
    return f", after {days}" if days else ""


def _real(fact: Fact) -> bool:
    return fact.holds and fact.claim.realis in ("asserted", "alleged")
