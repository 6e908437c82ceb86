"""Contacts: what was planned and what became of it, what took place unannounced, the last sign of somebody.

In: the record and a name. Out: a page. Always true: a plan and its event are one line that says how sure the
match is and why; a plan of which nothing more is on record says so; contacts of families stand only in the
sensitive section.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from backchannel.errors import NotFound
from backchannel.views.access import add_last_signs
from backchannel.views.dates import days_between, words
from backchannel.views.encounters import Encounter, Side, encounters, neighbours, window
from backchannel.views.footnotes import Footnotes, Shown
from backchannel.views.pages import Page, Row, Section, under_one_label
from backchannel.views.phrases import contact
from backchannel.views.readouts import readouts
from backchannel.views.record import Fact, Record
from backchannel.views.reviewed import with_review
from backchannel.views.scope import Scope, scope
from backchannel.views.support import support
from backchannel.views.tables import Table
from backchannel.views.wording import word

_NOTE = "sensitive: left out of what is published"


@with_review
def contacts(record: Record, name: str, planned_only: bool = False, shown: Shown | None = None) -> Page:
    """The page of contacts about `name`; `planned_only` keeps those that were announced.

    `shown` is what will be shown of each section, where that is known: no other row is told with its sources.

    Raises `NotFound` where none is on record, `UsageError` for a name that fits several.
    """
    about = scope(record, name)
    notes = Footnotes(shown)
    facts = about.facts("contact", "participants", "host")
    sections = _sections(record, notes, about, facts, planned_only)
    kept = tuple(section for section in sections if section.rows)
    if not kept:
        what = "planned contact" if planned_only else "contact"
        raise NotFound(f"no {what} about {about.title} is on record: see `backchannel brief`")
    return Page(
        "contacts",
        f"Contacts about {about.title}",
        record.today.isoformat() if record.today else None,
        len({fact.number for fact in facts}),
        kept,
        notes.all(),
    )


def _sections(
    record: Record,
    notes: Footnotes,
    about: Scope,
    facts: list[Fact],
    planned_only: bool,
) -> list[Section]:
    planned, held, signs, family = (Table(record, notes) for _ in range(4))
    mine = {fact.id for fact in facts}
    # What became of a plan may stand in a document about something else, so that others' contacts are matched too.
    whole = encounters(record, neighbours(record, neighbours(record, facts)))
    found = [one for one in whole if mine & {fact.id for fact in one.facts}]
    # In the order of the page, so that its footnotes are numbered in the order of reading.
    private = {id(one): any(record.is_sensitive(fact) for fact in one.facts) for one in found}
    for one in sorted(found, key=lambda each: (private[id(each)], each.plan is None)):
        if one.plan:
            _add_plan(record, family if private[id(one)] else planned, one)
        elif not planned_only:
            _add_event(record, family if private[id(one)] else held, one)
    if not planned_only:
        for fact in facts:
            if not fact.holds:
                (family if record.is_sensitive(fact) else held).add(fact, "not so", contact(record, fact))
        if about.figure and about.is_case:
            add_last_signs(record, signs, family, about.figure, facts)
    plans = [one for one in found if one.plan and not private[id(one)]]
    return [
        Section(
            "planned", "Planned, and what became of it", _tally(record, plans), _rows(record, planned, found)
        ),
        Section("held", "Not announced before, or not on record", rows=_rows(record, held, found)),
        Section("signs", "Last signs", rows=_rows(record, signs, found)),
        Section("family", "Family", _NOTE, _hidden(_rows(record, family, found))),
    ]


def _rows(record: Record, table: Table, found: list[Encounter]) -> tuple[Row, ...]:
    """The rows; a plan with its event is borne out only as far as the less supported of the two."""
    joined = {one.facts[0].id: one for one in found if one.plan and one.event}
    return under_one_label(tuple(_borne_out(record, row, joined) for row in table.rows()))


def _borne_out(record: Record, row: Row, joined: Mapping[str, Encounter]) -> Row:
    one = joined.get(row.claims[0]) if row.key == "planned" and row.claims else None
    if one is None or one.plan is None or one.event is None:
        return row
    sides = (support(record, side.facts).groups for side in (one.plan, one.event))
    return replace(row, support=min(sides))


def _hidden(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    return tuple(replace(row, sensitive=True) for row in rows)


def _tally(record: Record, plans: list[Encounter]) -> str:
    counts: dict[str, int] = {}
    for one in plans:
        label = fate(record, one)
        counts[label] = counts.get(label, 0) + 1
    return " · ".join(f"{count} {label}" for label, count in counts.items())


def fate(record: Record, one: Encounter) -> str:
    """What became of a plan, in words."""
    if one.event:
        return word("contact_state", one.event.state)
    assert one.plan is not None
    last = window(one.plan)[1]
    return "still ahead" if record.today is None or record.today <= last else "nothing more heard"


def _add_plan(record: Record, table: Table, one: Encounter) -> None:
    plan, event = one.plan, one.event
    assert plan is not None
    label, text = fate(record, one), _told(record, one)
    time = event.best.claim.time if event and event.is_dated else plan.best.claim.time
    for fact in one.facts:
        table.add(fact, label, text, key="planned", time=time)
    if event:
        _add_readouts(record, table, event)
    for other in one.also:
        for fact in other.facts:
            table.add(fact, "would fit as well", contact(record, fact), key="also")


def _told(record: Record, one: Encounter) -> str:
    """`call between A and B: planned for the week of 25 Jul 2022, took place 29 Jul 2022 (firm match: ...)`."""
    plan, event, match = one.plan, one.event, one.match
    assert plan is not None
    who = _who(record, plan if event is None or len(plan.people) >= len(event.people) else event)
    when = words(plan.best.claim.time) if plan.best.claim.time else None
    states = {fact.term("state") for fact in plan.facts}
    verb = word("contact_state", "sought" if states == {"sought"} else "planned")
    planned = f"{verb}: {when}" if when else f"{verb}, no day named"
    if event is None or match is None:
        return f"{who}: {planned}{_waiting(record, one, plan)}"
    happened = word("contact_state", event.state)
    on = words(event.best.claim.time) if event.best.claim.time else "date not stated"
    return f"{who}: {planned}; {happened}: {on} ({match.sure} match: {', '.join(match.reasons)})"


def _waiting(record: Record, one: Encounter, plan: Side) -> str:
    if fate(record, one) == "still ahead" or record.today is None:
        return ""
    low, high = plan.first or plan.last, plan.last or plan.first
    if low is None or high is None:
        told = plan.told
        days = days_between((told, told), record.today) if told else None
        return f"; told {days} ago" if days else ""
    days = days_between((high, high), record.today)
    return f"; {days} past" if days else ""


def _who(record: Record, side: Side) -> str:
    people = [record.cast.running(key) for key in record.who(side.best, "participants")]
    medium = word("medium", side.medium)
    if len(people) > 1:
        return f"{medium} between {', '.join(people[:-1])} and {people[-1]}"
    return f"{medium} with {people[0]}" if people else medium


def _add_event(record: Record, table: Table, one: Encounter) -> None:
    event = one.event
    assert event is not None
    time = event.best.claim.time
    when = words(time) if time else "date not stated"
    text = ", ".join(part for part in contact(record, event.best).split(", ") if part != when)
    for fact in event.facts:
        table.add(fact, when, text, key="held", time=time)
    if event.is_dated:
        _add_readouts(record, table, event)


def _add_readouts(record: Record, table: Table, event: Side) -> None:
    told = readouts(record, event)
    for side, found in told.items():
        for one in found:
            table.add(one.fact, f"says {record.cast.label(side)}", one.reported, key="readout", time=one.told)
