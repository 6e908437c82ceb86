"""Who is held, who came free and who died: one line for each person with a case.

In: the record. Out: lines, with what they are sorted and filtered by. Always true: days are fewest and most; that
no release is on record is said so, and not that somebody is still held; an end that rests on a sensitive fact is
told only where it is asked for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from anyascii import anyascii

from backchannel.views.dates import day
from backchannel.views.deals import Deal
from backchannel.views.figure_tables import Range
from backchannel.views.ladder import days_words, latest_step, own_span, span_dates
from backchannel.views.record import Fact, Record
from backchannel.views.spells import Spell, is_named_person
from backchannel.views.statistics.people import NOT_STATED, People, parties
from backchannel.views.wording import country_short

State = Literal["held", "free", "dead", "named"]
STATES: tuple[State, ...] = ("held", "free", "dead", "named")
_CASES = ("detention", "proceeding", "release")
_PARTICLE = 4  # letters of the longest small word within a name
_OLD = 365  # days without a word on somebody held


@dataclass(frozen=True, slots=True)
class InDeal:
    """A deal that names somebody: its id, and the sides in words."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Person:
    """One line. `state` is `named` where a case or a deal names somebody and no custody is told.

    `days` are those of the last spell; `since`, `until` and `last_told` in words; `quiet` is true where nothing was told of
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
    last_told: str
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


def people(record: Record, withheld: Collection[str] = ()) -> list[Person]:
    """Everybody with a name who is or was in custody, has a case in court, or whom a deal names.

    Of those whose names are `withheld` it is not told how they stand.
    """
    known = People(record)
    steps = _steps(record)
    keys = dict.fromkeys([spell.person for spell in known.spells])
    keys |= dict.fromkeys([*steps, *(key for deal in known.deals for key in deal.people)])
    return [person_line(known, key, steps, withheld) for key in keys if _has_name(record, key)]


def person_line(
    known: People, key: str, steps: Mapping[str, list[Fact]] | None = None, withheld: Collection[str] = ()
) -> Person:
    """The line of one person; `steps` are those of everybody, where they are known already."""
    mine = own_spells(known, key, withheld)
    facts = (steps if steps is not None else _steps(known.record)).get(key, [])
    in_deals = [deal for deal in known.deals if key in deal.people]
    return _person(known, key, mine[-1] if mine else None, facts, in_deals)


def own_spells(known: People, key: str, withheld: Collection[str] = ()) -> list[Spell]:
    """The spells of one person; none of somebody whose name is withheld."""
    if known.record.cast.name(key) in withheld:
        return []
    return [spell for spell in known.spells if spell.person == key]


def withheld_names(record: Record) -> frozenset[str]:
    """Names of those of whom an end of custody rests on a sensitive fact alone.

    Of a record without such facts they would seem to be held still, so that nothing is told of it.
    """
    return frozenset(record.cast.name(one.person) for one in People(record).spells if one.withheld)


def _has_name(record: Record, key: str) -> bool:
    """Whether it is a name and no description, such as `fifth American`."""
    described = any(
        part.islower() and part.isalpha() and len(part) > _PARTICLE for part in record.cast.name(key).split()
    )
    return is_named_person(record, key) and not described


def _steps(record: Record) -> dict[str, list[Fact]]:
    found: dict[str, list[Fact]] = defaultdict(list)
    for fact in record.of(*_CASES):
        for key in record.who(fact, "person"):
            found[key].append(fact)
    return found


def _person(
    known: People, key: str, spell: Spell | None, steps: Iterable[Fact], in_deals: Iterable[Deal]
) -> Person:
    record = known.record
    span = own_span(record, spell) if spell else None
    since, until = span_dates(span) if span else ("", "")
    last = span.attested if span and not span.end else None
    return Person(
        key,
        record.cast.name(key),
        _state(spell),
        known.groups(spell, "captor") if spell else (NOT_STATED,),
        _home(record, known, key),
        tuple(known.designators(key)),
        since,
        until,
        span.how if spell and span and span.end and spell.mechanisms != ("unspecified",) else "",
        span.days if span else Range(None, None),
        days_words(span) if span else "",
        latest_step(record, steps),
        tuple(InDeal(deal.id, parties(known, deal)) for deal in in_deals),
        day(last) if last else "",
        bool(last and (known.today - last).days > _OLD),
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
