"""What each side of a deal would let go, name by name: on whose word, since when, and what became of it.

In: the record and a deal. Out: a page with a section for each side, and the fate of each name. Always true: what
is on record, what only unnamed sources say and what is an outlet's own word are told apart; a name that fell out
of the terms stays, and is marked.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from backchannel.views.attribution import attribution, rests_on
from backchannel.views.dates import words
from backchannel.views.deals import Deal
from backchannel.views.footnotes import Footnotes, Shown
from backchannel.views.left import own_release
from backchannel.views.pages import Page, Row, Section
from backchannel.views.record import Fact, Record
from backchannel.views.tables import Table
from backchannel.views.terms import Terms, in_order
from backchannel.views.versions import versions
from backchannel.views.wording import number

Standing = Literal["on_record", "unnamed", "outlet"]
Became = Literal["freed", "left_out", "free_otherwise", "struck", "open"]


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of somebody on a list, and when (in words); `person` is false for a group without names."""

    became: Became
    when: str = ""
    person: bool = True


@dataclass(frozen=True)
class Sides:
    """A page with a section for each side, its id the key of the side; `fates` by the names in its rows."""

    page: Page
    fates: Mapping[str, Fate] = field(default_factory=lambda: MappingProxyType({}))


def sides_of(record: Record, deal: Deal, all_deals: list[Deal], shown: Shown | None = None) -> Sides:
    """What each side would let go, or has let go; the key of a row is how it stands: on record, unnamed, outlet.

    `shown` is what will be shown of each section, from its first row on, where that is known.
    """
    notes, fates = Footnotes(shown), {}
    sections = []
    for side in dict.fromkeys(deal.sides):
        telling = _telling(deal, side)
        names = {key: record.cast.name(key) for key in telling}
        table = Table(record, notes)
        for key, facts in telling.items():
            fates[names[key]] = _fate(record, deal, key, all_deals)
            standing, text = _stands(record, facts)
            for fact in facts:
                table.add(fact, names[key], text, key=standing)
        name = record.cast.name(side) if side else "The other side"
        title = f"{name} {'gave' if deal.outcomes else 'would give'}"
        rows = (*table.rows(), *_counted(record, notes, deal, side))
        sections.append(Section("side", title, "", rows, side or ""))
    also = _also(record, notes, deal)
    sections += [Section("also", "Other than people", "", also)] if also else []
    today = record.today.isoformat() if record.today else None
    page = Page("sides", f"Sides of {deal.id}", today, len(deal.documents), tuple(sections), notes.all())
    return Sides(page, MappingProxyType(fates))


def _telling(deal: Deal, side: str | None) -> dict[str, list[Fact]]:
    """Everybody whom a side would let go, with the facts that name them, the first told first."""
    found: dict[str, list[Fact]] = {}
    for terms in in_order(deal.terms):
        leg = terms.leg(side)
        if leg is not None and terms.fact.holds:
            for key in (*leg.people, *leg.groups):
                found.setdefault(key, []).append(terms.fact)
    return found


def _stands(record: Record, facts: list[Fact]) -> tuple[Standing, str]:
    sources = attribution(record, facts)
    standing: Standing = "on_record" if sources.on_record else "unnamed" if sources.unnamed else "outlet"
    return standing, rests_on(sources)


def _fate(record: Record, deal: Deal, key: str, all_deals: list[Deal]) -> Fate:
    person = record.cast.figure(key).kind == "person"
    if key in deal.freed:
        when = next(
            (one.fact.claim.time for one in deal.outcomes if key in one.people and one.fact.claim.time), None
        )
        return Fate("freed", words(when) if when else "", person)
    if not person:
        return Fate("open", person=False)
    if key in deal.left_behind:
        free = own_release(record, deal, key, all_deals)
        if free is None:
            return Fate("left_out")
        return Fate("free_otherwise", words(free.dated) if free.dated else "")
    history = versions(deal)
    if history and key not in history[-1].everybody:
        return Fate("struck", words(history[-1].told) if history[-1].told else "")
    return Fate("open")


def _counted(record: Record, notes: Footnotes, deal: Deal, side: str | None) -> tuple[Row, ...]:
    """The numbers that are told for a side, where they say more than its names do."""
    table = Table(record, notes)
    for terms in in_order(deal.terms):
        leg = terms.leg(side)
        if leg is None or leg.count is None or not terms.fact.holds:
            continue
        if (leg.count.op, leg.count.n) != ("=", len(leg.people)):
            standing, text = _stands(record, _same_count(deal, side, terms))
            table.add(terms.fact, number(leg.count), text, key=f"count {standing}")
    return table.rows()


def _same_count(deal: Deal, side: str | None, terms: Terms) -> list[Fact]:
    wanted = terms.leg(side)
    return [
        one.fact
        for one in deal.terms
        if (leg := one.leg(side)) and wanted and leg.count == wanted.count and one.fact.holds
    ]


def _also(record: Record, notes: Footnotes, deal: Deal) -> tuple[Row, ...]:
    """What would be given other than people."""
    table = Table(record, notes)
    told: dict[str, list[Fact]] = {}
    for terms in in_order(deal.terms):
        if text := terms.fact.term("inducements"):
            told.setdefault(text, []).append(terms.fact)
    for text, facts in told.items():
        standing, rests = _stands(record, facts)
        for fact in facts:
            table.add(fact, text, rests, key=standing)
    return table.rows()
