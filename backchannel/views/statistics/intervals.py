"""From arrest to first offer to handover, and where the verdict fell.

In: the people of the record and their deals. Out: two tables. Always true: a first offer without a date of its
own counts as made no later than it was told; intervals that would run backwards are not there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from backchannel.views.dates import first_day, last_day, words
from backchannel.views.deals import Deal
from backchannel.views.figure_tables import Column, FigureRow, FigureTable, Range
from backchannel.views.record import Fact
from backchannel.views.spells import Bound, Spell, sure
from backchannel.views.statistics.basis import figures, left, row
from backchannel.views.statistics.people import NOT_STATED, People, parties
from backchannel.views.statistics.survival import kaplan_meier
from backchannel.views.statistics.words import terms as listed

_ORDER = ("before the offer", "after the offer", "unclear", NOT_STATED)


@dataclass(frozen=True)
class Course:
    """One person's way through a deal: bounds of each step, `None` where it is not told."""

    person: str
    deal: Deal
    spell: Spell | None
    arrest: Bound | None
    offer: Bound | None
    verdict: Bound | None
    handover: Bound | None
    facts: tuple[Fact, ...]


def courses(people: People) -> list[Course]:
    """The courses of all named people in all deals, by name."""
    found = []
    for deal in people.deals:
        for person in sorted(deal.people):
            if people.record.cast.figure(person).kind == "person":
                found.append(_course(people, deal, person))
    return sorted(found, key=lambda one: (people.record.cast.name(one.person), one.deal.latest))


def intervals(people: People, by: str | None = None) -> FigureTable:
    """Days between the steps, one row a person and deal."""
    rows = []
    for one in courses(people):
        if one.offer is None and one.handover is None:
            continue
        cells = (
            people.record.cast.name(one.person), parties(people, one.deal),
            between(one.arrest, one.offer), between(one.offer, one.handover),
            between(one.arrest, one.handover), between(one.verdict, one.handover), _timing(one),
        )  # fmt: skip
        rows.append(row(cells, one.facts))
    columns = (
        Column("person", "person"),
        Column("deal", "deal"),
        Column("arrest_offer", "arrest to offer", "days", ranged=True),
        Column("offer_handover", "offer to handover", "days", ranged=True),
        Column("arrest_handover", "arrest to handover", "days", ranged=True),
        Column("verdict_handover", "verdict to handover", "days", ranged=True),
        Column("verdict", "verdict came"),
    )
    return figures(people.record, "intervals", len(rows), columns, rows)


def verdicts(people: People, by: str | None = None) -> FigureTable:
    """Median days to the handover, by where the verdict fell."""
    groups: dict[str, list[Course]] = defaultdict(list)
    waiting = 0
    for one in courses(people):
        if one.handover is None:
            waiting += 1
        else:
            groups[_timing(one)].append(one)
    rows: list[FigureRow] = []
    for timing in _ORDER:
        found = groups.get(timing, [])
        if found:
            arrests = [between(one.arrest, one.handover) for one in found]
            offers = [between(one.offer, one.handover) for one in found]
            after = [between(one.verdict, one.handover) for one in found]
            cells = (timing, len(found), _median(arrests), _median(offers), _median(after))
            rows.append(row(cells, [fact for one in found for fact in one.facts]))
    columns = (
        Column("verdict", "verdict came"),
        Column("people", "people", "number"),
        Column("arrest_handover", "arrest to handover, median", "days", ranged=True),
        Column("offer_handover", "offer to handover, median", "days", ranged=True),
        Column("verdict_handover", "verdict to handover, median", "days", ranged=True),
    )
    n = sum(len(found) for found in groups.values())
    return figures(people.record, "verdicts", n, columns, rows, left_out=left(waiting, "not_handed_over"))


def between(first: Bound | None, second: Bound | None) -> Range | None:
    """Fewest and most days from one step to the next; `None` where either is not told, or it runs backwards."""
    if first is None or second is None or second.last is None:
        return None
    if first.first and second.last < first.first:
        return None
    high = (second.last - first.first).days if first.first else None
    low = (second.first - first.last).days if second.first and first.last else None
    low = None if low is None else max(low, 0)
    return None if low is None and high is None else Range(low, high)


def _course(people: People, deal: Deal, person: str) -> Course:
    record = people.record
    given = [terms.fact for terms in deal.outcomes if person in terms.people]
    handover = dated(given)
    mine = [spell for spell in people.spells if spell.person == person]
    spell = next((one for one in mine if _fits(one, handover)), None)
    offers = [terms.fact for terms in deal.offers if person in terms.people and terms.fact.type == "proposal"]
    judged = [
        fact
        for fact in record.of("proceeding")
        if sure(fact) and fact.term("stage") in listed("verdicts") and person in record.who(fact, "person")
    ]
    verdict = dated(fact for fact in judged if fact.claim.time)
    arrest = spell.start if spell and spell.start.real else None
    facts = (*given, *offers, *(fact for fact in judged if fact.claim.time), *(spell.facts if spell else ()))
    return Course(person, deal, spell, arrest, first_offer(offers), verdict, handover, facts)


def dated(facts: Iterable[Fact]) -> Bound | None:
    """The step that these facts date: what all leave open, or all of it where they exclude each other."""
    days = [(first_day(fact.claim.time), last_day(fact.claim.time)) for fact in facts]
    known = [(first, last) for first, last in days if first and last]
    if not known:
        return None
    first, last = max(one for one, _ in known), min(one for _, one in known)
    if first <= last:
        return Bound(first, last)
    return Bound(min(one for one, _ in known), max(one for _, one in known), contested=True)


def first_offer(facts: list[Fact]) -> Bound | None:
    """When the first of these offers was made: by its own date, and no later than any of them was told."""
    told = [day for fact in facts if (day := last_day(fact.told))]
    own = [(a, b) for fact in facts if (a := first_day(fact.claim.time)) and (b := last_day(fact.claim.time))]
    last = min([*told, *(b for _, b in own)], default=None)
    if last is None:
        return None
    first = min((a for a, _ in own), default=None)
    return Bound(first if first and first <= last else None, last, real=bool(own))


def _fits(spell: Spell, handover: Bound | None) -> bool:
    if handover is None or handover.last is None:
        return spell.end is None
    begun = spell.start.first or spell.start.last
    return spell.end is not None and (begun is None or begun <= handover.last)


def _timing(one: Course) -> str:
    """Where the verdict fell, told only where the days leave no doubt."""
    verdict, offer = one.verdict, one.offer
    if verdict is None or verdict.first is None or verdict.last is None:
        return NOT_STATED
    if offer is None or offer.last is None:
        return NOT_STATED if one.handover is None else _ORDER[2]
    if offer.first and verdict.last < offer.first:
        return _ORDER[0]
    return _ORDER[1] if verdict.first > offer.last else _ORDER[2]


def _median(found: list[Range | None]) -> Range | None:
    lows = [int(one.low) for one in found if one and one.low is not None]
    highs = [int(one.high) for one in found if one and one.high is not None]
    low = kaplan_meier(lows, [True] * len(lows)).median if lows else None
    high = kaplan_meier(highs, [True] * len(highs)).median if highs else None
    return None if low is None and high is None else Range(low, high)


def in_words(bound: Bound | None) -> str | None:
    """A bound as people write it; `None` where it is not told."""
    if bound is None or bound.last is None:
        return None
    return words(
        f"{bound.first}/{bound.last}" if bound.first and bound.first != bound.last else f"{bound.last}"
    )
