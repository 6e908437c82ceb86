"""Who is in custody on the day, with how long: a line a person, for a page that is taken in at a glance.

In: the record. Out: people, those held longest first. Always true: days are the fewest and the most that the
record leaves open; somebody whose custody rests on sensitive facts alone is not told.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from backchannel.views.dates import day
from backchannel.views.deals import Deal
from backchannel.views.figure_tables import Range, cell_text
from backchannel.views.record import Record
from backchannel.views.spells import Bound, Spell, spells


@dataclass(frozen=True, slots=True)
class Held:
    """Somebody in custody: `by` names the holders, `since` is in words, `days` the fewest and the most.

    `begun` is the last day by which it had begun, `told` the last on which the person was told to be held.
    `old` says that this is more than a year ago; `claims` are those that it rests on.
    """

    name: str
    by: tuple[str, ...]
    since: str
    days: Range
    begun: date
    told: date | None
    old: bool
    claims: tuple[str, ...]

    @property
    def length(self) -> str:
        """The days in words: `150 to 177`, `at least 76`."""
        return cell_text(self.days, "days")


def in_custody(record: Record, all_deals: Iterable[Deal]) -> tuple[Held, ...]:
    """Everybody with a name who is or may be in custody on the day of the record, once each."""
    today = record.today
    if today is None:
        return ()
    found: dict[str, Held] = {}
    for spell in spells(record, all_deals):
        open_facts = [fact for fact in spell.facts if not record.is_sensitive(fact)]
        if spell.start.last and spell.held_on(today)[1] and not spell.withheld and open_facts:
            found[spell.person] = _held(record, spell, tuple(fact.id for fact in open_facts), today)
    return tuple(sorted(found.values(), key=lambda one: (-(one.days.high or one.days.low or 0), one.name)))


def _held(record: Record, spell: Spell, claims: tuple[str, ...], today: date) -> Held:
    low, high = spell.days(today)
    if not spell.start.real:
        # a first day on which somebody is told to be held is no start: they were held for that long at least
        low, high = (today - spell.start.last).days if spell.start.last else None, None
        if low and spell.attested and spell.start.last:
            low = max((spell.attested - spell.start.last).days, 0)
    begun = spell.start.last or today
    return Held(
        record.cast.name(spell.person),
        tuple(dict.fromkeys(record.cast.label(key) for key in spell.custodians)),
        _since(spell.start),
        Range(low, high),
        begun,
        spell.attested,
        spell.attested is not None and (today - spell.attested).days > _YEAR,
        claims,
    )


_YEAR = 365


def _since(bound: Bound) -> str:
    first, last = bound.first, bound.last
    if last is None:
        return "not stated"
    if not bound.real or first is None:
        return f"{day(last)} at the latest"
    if first == last:
        return day(first)
    whole = last.day == monthrange(last.year, last.month)[1]
    if whole and (first.year, first.month, first.day) == (last.year, last.month, 1):
        return f"{first:%b %Y}"
    if first == date(first.year, 1, 1) and last == date(first.year, 12, 31):
        return str(first.year)
    return f"{day(first)} to {day(last)}"
