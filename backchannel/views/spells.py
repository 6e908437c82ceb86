"""Spells of custody: for each person from when to when, by whom held and how ended, from all claims together.

In: the record. Out: spells, each with bounds of its start and its end. Always true: a bound is told either as
the start (the end) itself or only as the first day on which somebody says that the person is held; days on
which claims disagree widen a bound and mark it as contested; a new spell needs a dated start after an end.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from backchannel.edtf import bounds, duration_days, is_duration
from backchannel.views.dates import first_day, last_day, start, words
from backchannel.views.deals import Deal
from backchannel.views.record import Fact, Record

_SURE = ("asserted", "alleged")
_NO_END = ("house_arrest",)
# A pardon frees nobody by itself, but tells how somebody was freed.
_ALSO = {"pardoned": "pardon", "commuted": "commutation"}
_DIED = re.compile(r"\b(died|killed|(?:found|was|is|declared) dead)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Bound:
    """First and last day on which a spell may have begun or ended; `None` leaves a side open.

    `real` is true where the start or end itself is told, false where only that the person was held by then.
    """

    first: date | None
    last: date | None
    real: bool = True
    contested: bool = False


@dataclass(frozen=True)
class Spell:
    """One person's time in custody. `end` is `None` while it lasts, `attested` the last day it is told of.

    `custodians` are keys of all who are told to hold the person, `mechanisms` all ways in which the end is
    told. `withheld` marks an end that rests on a sensitive fact: it may be counted, but not shown by name.
    """

    person: str
    start: Bound
    end: Bound | None
    attested: date | None
    custodians: tuple[str, ...]
    mechanisms: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    withheld: bool = False

    def held_on(self, day: date) -> tuple[bool, bool]:
        """Whether the person was surely, and whether possibly, in custody on that day."""
        begun = self.start.last is not None and self.start.last <= day
        may_have_begun = self.start.first is None or self.start.first <= day
        if self.end is None:
            return begun, may_have_begun
        ended = self.end.last is not None and self.end.last <= day
        may_have_ended = self.end.first is None or self.end.first <= day
        return begun and not may_have_ended, may_have_begun and not ended

    def days(self, until: date) -> tuple[int | None, int | None]:
        """Fewest and most days in custody to the end, else to `until`; `None` where nothing bounds them.

        The fewest days of a spell that lasts are those to the last day on which it is told of.
        """
        if self.end is not None:
            low_end, high_end = self.end.first, self.end.last
        else:
            low_end, high_end = min(self.attested or until, until), until
        low = (low_end - self.start.last).days if low_end and self.start.last else None
        high = (high_end - self.start.first).days if high_end and self.start.first else None
        return (None if low is None else max(low, 0)), (None if high is None else max(high, 0))


@dataclass
class _Sign:
    """One claim's word on the start or the end of a spell, or that it lasts."""

    first: date | None
    last: date
    fact: Fact
    mechanism: str = ""
    sensitive: bool = False
    holder: str | None = None


@dataclass
class _Signs:
    starts: list[_Sign] = field(default_factory=list)
    held: list[_Sign] = field(default_factory=list)
    ends: list[_Sign] = field(default_factory=list)
    ways: list[_Sign] = field(default_factory=list)


def spells(record: Record, all_deals: Iterable[Deal]) -> list[Spell]:
    """All spells of custody of named people, by name and then by start."""
    found = _signs(record, all_deals)
    people = sorted(found, key=lambda key: (record.cast.name(key), key))
    return [spell for person in people for spell in _of_person(record, person, found[person])]


def sure(fact: Fact) -> bool:
    """Whether a fact is told as a thing that is or was so."""
    return fact.holds and fact.claim.realis in _SURE


def _signs(record: Record, all_deals: Iterable[Deal]) -> dict[str, _Signs]:
    found: dict[str, _Signs] = defaultdict(_Signs)
    for fact in record.of("detention", "proceeding", "release", "wellbeing"):
        if sure(fact):
            for person in record.who(fact, "person"):
                _add(found[person], fact)
    for deal in all_deals:
        for terms in deal.outcomes:
            for side, people in zip(terms.sides, terms.given, strict=True):
                for person in people:
                    _add_end(found[person].ends, terms.fact, "exchange", holder=side)
    return {
        key: signs
        for key, signs in found.items()
        if is_named_person(record, key) and (signs.starts or signs.held or signs.ends)
    }


def is_named_person(record: Record, key: str) -> bool:
    """Whether the figure is a person with a name, and not one who is only described."""
    figure = record.cast.figure(key)
    last = figure.name.split(" ")[-1][:1]
    return figure.kind == "person" and not figure.anonymous and not last.islower()


def _add(signs: _Signs, fact: Fact) -> None:
    told = last_day(fact.told)
    if fact.type == "detention":
        _add_detention(signs, fact, told)
    elif fact.type == "release":
        if fact.term("mechanism") not in _NO_END:
            _add_end(signs.ends, fact, fact.term("mechanism") or "unspecified")
    elif fact.type == "wellbeing":
        if _DIED.search(fact.term("state") or ""):
            _add_end(signs.ends, fact, "death", sensitive=True)
    elif fact.term("stage") == "arrested":
        first, last = first_day(fact.claim.time), last_day(fact.claim.time)
        if first and last:
            signs.starts.append(_Sign(first, last, fact))
        elif told:
            signs.held.append(_Sign(None, told, fact))
    elif fact.term("stage") in _ALSO and told:
        day = last_day(fact.claim.time) or told
        signs.ways.append(_Sign(None, min(day, told), fact, _ALSO[fact.term("stage") or ""]))


def _add_detention(signs: _Signs, fact: Fact, told: date | None) -> None:
    time = fact.claim.time
    begun = start(time)
    lasted = fact.term("length")
    if begun:
        signs.starts.append(_Sign(*begun, fact))
        closed = time is not None and not time.endswith("..") and " to " in words(time)
        point = bounds((time or "").split("/")[1]) if closed else (None, None)
        if point[1]:
            signs.ends.append(_Sign(point[0], point[1], fact, "unspecified"))
        elif time and time.endswith("..") and told:
            signs.held.append(_Sign(None, told, fact))
    elif told:
        # Held for so long, or at some time, by the day of the telling: no start, but one no later than that.
        day = min(last_day(time) or told, told)
        if lasted and is_duration(lasted):
            day -= timedelta(days=min(duration_days(lasted)[0], (day - date.min).days))
            signs.held.append(_Sign(None, told, fact))
        signs.held.append(_Sign(None, day, fact))


def _add_end(
    ends: list[_Sign], fact: Fact, mechanism: str, sensitive: bool = False, holder: str | None = None
) -> None:
    first, last, told = first_day(fact.claim.time), last_day(fact.claim.time), last_day(fact.told)
    last = min(last, told) if last and told and (first is None or first <= told) else last or told
    if last:
        ends.append(_Sign(first, last, fact, mechanism, sensitive, holder))


def _of_person(record: Record, person: str, signs: _Signs) -> list[Spell]:
    clusters = _clusters(signs)
    result = []
    before: date | None = None
    for ends in clusters:
        until = max(end.last for end in ends)
        here = _Signs(
            [one for one in signs.starts if _after(one, before) and (one.first or one.last) <= until],
            [one for one in signs.held if (before is None or one.last > before) and one.last <= until],
            ends,
            [one for one in signs.ways if before is None or one.last > before],
        )
        result.append(_spell(record, person, here))
        before = until
    later = [one for one in signs.starts if _after(one, before)]
    if later or (before is None and signs.held):
        held = [one for one in signs.held if before is None or one.last > before]
        result.append(_spell(record, person, _Signs(later, held)))
    return result


def _clusters(signs: _Signs) -> list[list[_Sign]]:
    """Ends of one spell each: a second end belongs to a spell of its own only with a start in between."""
    dated = sorted((end for end in signs.ends if end.first), key=lambda end: end.last)
    undated = sorted((end for end in signs.ends if not end.first), key=lambda end: end.last)
    clusters: list[list[_Sign]] = []
    for end in (*dated, *undated):
        fits = [group for group in clusters if min(other.first or other.last for other in group) <= end.last]
        last = (fits or clusters or [[]])[-1]
        if not last or last is clusters[-1] and _begins_between(signs, last, end):
            clusters.append([end])
        else:
            last.append(end)
    return clusters


def _begins_between(signs: _Signs, group: list[_Sign], end: _Sign) -> bool:
    """Whether a spell begins after the ends of the group and by this one."""
    until = max(other.last for other in group)
    return any(_after(one, until) and (one.first or one.last) <= end.last for one in signs.starts)


def _after(sign: _Sign, day: date | None) -> bool:
    return day is None or (sign.first or sign.last) > day


def _spell(record: Record, person: str, signs: _Signs) -> Spell:
    begun = _merged(signs.starts) if signs.starts else _first_attested(signs)
    end = _merged([one for one in signs.ends if one.first] or signs.ends) if signs.ends else None
    if end and end.first is None and begun.first:
        end = Bound(begun.first, end.last, end.real, end.contested)
    if end and end.last:
        begun = _no_later(begun, end.last)
    facts = [one.fact for one in (*signs.starts, *signs.held, *signs.ends)]
    told = dict.fromkeys(one.mechanism for one in (*signs.ends, *(signs.ways if signs.ends else ())))
    known = [way for way in told if way != "unspecified"] or list(told)
    held_until = [one.last for one in signs.held]
    held_until += [one.last for one in signs.starts]
    return Spell(
        person,
        begun,
        end,
        max(held_until, default=None),
        _custodians(record, facts, signs.ends),
        tuple(known),
        tuple(dict.fromkeys(facts)),
        withheld=bool(signs.ends) and all(one.sensitive for one in signs.ends),
    )


def _no_later(begun: Bound, end: date) -> Bound:
    """A start that lies by the end; where it is told to lie after it, both are told and it is contested."""
    if begun.last is None or begun.last <= end:
        return begun
    if begun.first is None or begun.first <= end:
        return Bound(begun.first, end, begun.real, begun.contested)
    return Bound(end, begun.last, begun.real, contested=True)


def _first_attested(signs: _Signs) -> Bound:
    days = [one.last for one in signs.held]
    return Bound(None, min(days, default=None), real=False)


def _merged(signs: Sequence[_Sign]) -> Bound:
    """What all claims leave open together; where they exclude each other, all that any of them allows."""
    firsts = [one.first for one in signs if one.first]
    lasts = [one.last for one in signs]
    first, last = max(firsts, default=None), min(lasts)
    if first is None or first <= last:
        return Bound(first, last)
    return Bound(min(firsts), max(lasts), contested=True)


def _custodians(record: Record, facts: list[Fact], ends: list[_Sign]) -> tuple[str, ...]:
    """Who holds, as detentions tell it; else who let the person go; else the side that gave the person."""
    told = [key for fact in facts if fact.type == "detention" for key in record.who(fact, "custodian")]
    told = told or [key for fact in facts if fact.type == "release" for key in record.who(fact, "by")]
    told = told or [one.holder for one in ends if one.holder]
    sides = dict.fromkeys(record.cast.side(key) or key for key in told)
    return tuple(sides)
