"""Who is held, who came free and who died: one line for each person with a case.

In: the record. Out: lines, with what they are sorted and filtered by. Always true: days are fewest and most; that
no release is on record is said so, and not that somebody is still held; an end that rests on a sensitive fact is
told only where it is asked for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from anyascii import anyascii

from backchannel.views.deals import Deal
from backchannel.views.figure_tables import Range
from backchannel.views.ladder import days_words, latest_step, own_span, span_dates
from backchannel.views.negotiation import deal_title
from backchannel.views.record import Fact, Record
from backchannel.views.spells import Spell, is_named_person
from backchannel.views.statistics.people import NOT_STATED, People
from backchannel.views.wording import country_short

State = Literal["held", "free", "dead", "named"]
STATES: tuple[State, ...] = ("held", "free", "dead", "named")
_CASES = ("detention", "proceeding", "release")
_OLD = 365  # days without a word on somebody held


@dataclass(frozen=True, slots=True)
class InDeal:
    """A deal that names somebody: its id, and the sides in words."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Person:
    """One line. `state` is `named` where a case or a deal names somebody and no custody is told.

    `days` are those of the last spell; `since` and `until` in words; `quiet` is true where nothing was told of
    somebody held for a year.
    """

    key: str
    name: str
    state: State
    captors: tuple[str, ...]
    home: tuple[str, ...]
    designators: tuple[str, ...]
    since: str
    until: str
    how: str
    days: Range
    days_words: str
    stage: str
    deals: tuple[InDeal, ...]
    quiet: bool
    sensitive: bool

    @property
    def sorted_as(self) -> str:
        """The name in plain letters, so that scripts and accents sort together."""
        return anyascii(self.name).casefold()

    @property
    def longest(self) -> float:
        """The most days, else the fewest, for sorting."""
        low, high = self.days
        return -1 if low is None and high is None else (high if high is not None else low) or 0


def people(record: Record, *, sensitive: bool = True) -> list[Person]:
    """Everybody with a name who is or was in custody, has a case in court, or whom a deal names."""
    known = People(record)
    last: dict[str, Spell] = {}
    for spell in known.spells:
        last[spell.person] = spell
    withheld = {key for key, spell in last.items() if spell.withheld and not sensitive}
    steps = _steps(record, sensitive)
    in_deals: dict[str, list[Deal]] = defaultdict(list)
    for deal in known.deals:
        for key in deal.people:
            in_deals[key].append(deal)
    keys = dict.fromkeys([*last, *steps, *in_deals])
    return [
        _person(record, known, key, last.get(key), steps.get(key, ()), in_deals.get(key, ()))
        for key in keys
        if key not in withheld and _has_name(record, key)
    ]


def _has_name(record: Record, key: str) -> bool:
    """Whether it is a name and no description, such as `fifth American`."""
    first = record.cast.name(key).split(" ")[0]
    return is_named_person(record, key) and not (first.islower() and len(first) > 3)


def _steps(record: Record, sensitive: bool) -> dict[str, list[Fact]]:
    found: dict[str, list[Fact]] = defaultdict(list)
    for fact in record.of(*_CASES):
        if sensitive or not record.is_sensitive(fact):
            for key in record.who(fact, "person"):
                found[key].append(fact)
    return found


def _person(
    record: Record, known: People, key: str, spell: Spell | None, steps: Iterable[Fact],
    in_deals: Iterable[Deal],
) -> Person:  # fmt: skip
    span = own_span(record, spell) if spell else None
    since, until = span_dates(span) if span else ("", "")
    quiet = bool(
        spell and span and not spell.end and span.attested and (known.today - span.attested).days > _OLD
    )
    return Person(
        key,
        record.cast.name(key),
        _state(spell),
        known.groups(spell, "captor") if spell else (NOT_STATED,),
        _home(record, known, key),
        tuple(known.designators(key)),
        since,
        until,
        span.how if span and span.end else "",
        span.days if span else Range(None, None),
        days_words(span) if span else "",
        latest_step(record, steps),
        tuple(InDeal(deal.id, deal_title(record, deal)) for deal in in_deals),
        quiet,
        bool(spell and spell.withheld),
    )


def _state(spell: Spell | None) -> State:
    if spell is None or (spell.start.last is None and spell.end is None):
        return "named"
    if spell.end is None:
        return "held"
    return "dead" if "death" in spell.mechanisms else "free"


def _home(record: Record, known: People, key: str) -> tuple[str, ...]:
    own = record.cast.figure(key).country
    codes = known.nationalities(key) or ((own,) if own else ())
    return tuple(country_short(code) for code in codes) or (NOT_STATED,)
