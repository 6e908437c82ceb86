"""Planned contacts joined with what became of them.

In: facts about contacts. Out: encounters, each a plan, an event, or a plan with its event, with the reasons
for the match. Always true: one event is given to at most one plan and one plan to at most one event; what
else would have fitted is told beside it; and nothing that lay before a plan was told fulfils it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from backchannel.views.data import data
from backchannel.views.dates import first_day, last_day
from backchannel.views.record import Fact, Record, moment

_AHEAD = ("planned", "sought")
_AHEAD_REALIS = ("planned", "hoped", "possible", "conditional", "demanded")
_OVER = ("held", "cancelled", "denied")
_ONE_EVENT = 14  # days of two tellings together from which on they may be of different events


@dataclass(eq=False)
class Side:
    """One half of an encounter, as all facts on it tell: who, how, on which days."""

    facts: list[Fact]
    people: frozenset[str]
    sides: frozenset[str]
    medium: str
    state: str
    first: date | None
    last: date | None
    told: date | None

    @property
    def is_dated(self) -> bool:
        """Whether some fact gives a day for it."""
        return self.first is not None or self.last is not None

    @property
    def best(self) -> Fact:
        """The fact that tells most of it: most people, then a date, then the first told."""
        return max(self.facts, key=lambda fact: (_names(fact), fact.claim.time is not None, -fact.number))


@dataclass(frozen=True, slots=True)
class Match:
    """How well an event fits a plan: `sure` is firm, likely or possible, `reasons` are for people."""

    sure: str
    reasons: tuple[str, ...]
    rank: tuple[int, int]


@dataclass(frozen=True, eq=False)
class Encounter:
    """A plan, what became of it, or both; `also` are events that would have fitted the plan as well."""

    plan: Side | None
    event: Side | None
    match: Match | None = None
    also: tuple[Side, ...] = field(default=())

    @property
    def facts(self) -> list[Fact]:
        """All facts on it, those of the plan first."""
        return [fact for side in (self.plan, self.event) if side for fact in side.facts]


def encounters(record: Record, facts: Iterable[Fact]) -> list[Encounter]:
    """The encounters among contacts, by date."""
    plans, events = _Known(), _Known()
    for fact in sorted(facts, key=lambda one: (moment(one), one.number)):
        if not fact.holds:
            continue
        side = _side(record, fact)
        (plans if side.state in _AHEAD else events).add(side)
    return sorted(_matched(plans.all, events), key=_order)


def neighbours(record: Record, facts: Iterable[Fact]) -> list[Fact]:
    """All contacts that share somebody, or the pair of sides, with one of these."""
    places = {place for fact in facts for place in _places(record, fact)}
    return [fact for fact in record.of("contact") if places & _places(record, fact)] if places else []


def _places(record: Record, fact: Fact) -> set[object]:
    people = record.who(fact, "participants", "host")
    sides = frozenset(record.sides(fact, "participants", "host"))
    return {*people, sides} if len(sides) > 1 else set(people)


def is_ahead(fact: Fact) -> bool:
    """Whether a contact is told as one to come."""
    state = fact.term("state") or "held"
    return state in _AHEAD or (state == "held" and fact.claim.realis in _AHEAD_REALIS)


def _side(record: Record, fact: Fact) -> Side:
    state = "planned" if is_ahead(fact) and fact.term("state") not in _AHEAD else fact.term("state") or "held"
    people = record.who(fact, "participants", "host")
    sides = record.sides(fact, "participants", "host")
    time = fact.claim.time
    return Side(
        [fact], frozenset(people), frozenset(sides), fact.term("medium") or "unspecified", state,
        first_day(time), last_day(time), first_day(fact.told) or last_day(fact.told),
    )  # fmt: skip


def _names(fact: Fact) -> int:
    value = fact.claim.roles.get("participants")
    return len(value) if isinstance(value, tuple) else 0


class _Known:
    """The plans or the events so far, found by their people and by their sides, and events by their days."""

    def __init__(self) -> None:
        self.all: list[Side] = []
        self._near: dict[object, set[int]] = defaultdict(set)
        self._on_day: dict[tuple[object, int], set[int]] = defaultdict(set)
        self._windows: list[tuple[date, date]] = []  # of the plans

    def add(self, side: Side) -> None:
        """Join what tells of one that is known already, else keep it as a new one."""
        days = _days_of(side)
        near = self._near_plans(side) if side.state in _AHEAD else self._near_on(side, days)
        order = next((one for one in near if _is_same(side, self.all[one])), len(self.all))
        if order < len(self.all):
            _join(side, self.all[order])
        else:
            self.all.append(side)
        if side.state in _AHEAD:
            self._windows[order : order + 1] = [window(self.all[order])]
        for place in (*side.people, self.all[order].sides):
            self._near[place].add(order)
            for day in days or ():
                self._on_day[place, day].add(order)

    def _near_plans(self, side: Side) -> list[int]:
        """Those among those near that may be of the same days."""
        first, last = window(side)
        known = self._windows
        return [one for one in self.near(side) if first <= known[one][1] and known[one][0] <= last]

    def _near_on(self, side: Side, days: range | None) -> list[int]:
        """Those of one of these days (as ordinals) among those near, all of them where no day is told."""
        if days is None:
            return self.near(side)
        places: tuple[object, ...] = (*side.people, side.sides)
        return sorted(set().union(*(self._on_day[place, day] for place in places for day in days)))

    def near(self, side: Side) -> list[int]:
        """Those that share somebody with it, or have the same sides, by their order."""
        return sorted(set().union(*(self._near[place] for place in (*side.people, side.sides))))


def _days_of(side: Side) -> range | None:
    """The days (as ordinals) that are told for an event; `None` for a plan, and for what has no day.

    None of them for a long spell: two events of which one is so long are never known to be one.
    """
    if side.state in _AHEAD or not side.is_dated:
        return None
    if _length(side) >= _ONE_EVENT:
        return range(0)
    assert side.first and side.last
    return range(side.first.toordinal(), side.last.toordinal() + 1)


def _join(side: Side, other: Side) -> None:
    other.facts += side.facts
    other.people |= side.people
    other.sides |= side.sides
    other.medium = side.medium if other.medium == "unspecified" else other.medium
    other.first, other.last = _narrowed(side, other)
    other.told = min((day for day in (side.told, other.told) if day), default=None)


def _is_same(one: Side, other: Side) -> bool:
    ahead = one.state in _AHEAD
    if not ahead and one.state != other.state:
        return False
    if ahead:  # of the same days, as they were found
        return _may_be_one(one, other)
    if one.is_dated and other.is_dated:
        if not _overlap((one.first, one.last), (other.first, other.last)):
            return False
        shared = one.people <= other.people or other.people <= one.people
        return shared and _length(one) + _length(other) < _ONE_EVENT and _may_be_one(one, other)
    # Two contacts without a day are told as one only by one and the same document.
    undated = not one.is_dated and not other.is_dated and one.people == other.people
    return undated and _one_text(one, other) and _may_be_one(one, other)


def _may_be_one(one: Side, other: Side) -> bool:
    return _fits(one.medium, other.medium) and _people(one, other)[0] > 0


def _one_text(one: Side, other: Side) -> bool:
    return bool({fact.number for fact in one.facts} & {fact.number for fact in other.facts})


def window(plan: Side) -> tuple[date, date]:
    """The days for which a contact is planned; for a plan without a day, some days from when it was told."""
    told = plan.told or date.min
    if plan.is_dated:
        return plan.first or told, plan.last or date.max
    days = timedelta(int(data("contacts")["undated_plan_days"]))
    return told, told + days if told > date.min else date.max


def _narrowed(one: Side, other: Side) -> tuple[date | None, date | None]:
    firsts = [day for day in (one.first, other.first) if day]
    lasts = [day for day in (one.last, other.last) if day]
    return max(firsts, default=None), min(lasts, default=None)


def _overlap(one: tuple[date | None, date | None], other: tuple[date | None, date | None]) -> bool:
    low = max(one[0] or date.min, other[0] or date.min)
    return low <= min(one[1] or date.max, other[1] or date.max)


def _length(side: Side) -> int:
    return (side.last - side.first).days if side.first and side.last else 400


def _fits(one: str, other: str) -> bool:
    if one == other:
        return True
    known = data("contacts")["compatible"]
    return other in known.get(one, ()) or one in known.get(other, ())


def _matched(plans: list[Side], known: _Known) -> list[Encounter]:
    """Pair plans with events, the surest pair first."""
    events = known.all
    spells = [(one.first or one.last or date.max, one.last or one.first or date.max) for one in events]
    pairs = []
    for i, plan in enumerate(plans):
        told, latest = plan.told or date.min, window(plan)[1]
        end = latest + _late() if latest < date.max - _late() else date.max
        for j in known.near(plan):
            # what lies too early or too late for the plan is most of it; what has no day may be any
            low, high = spells[j]
            if low == date.max or (low <= end and told <= high):
                match = fit(plan, events[j])
                if match:
                    pairs.append((match, i, j))
    pairs.sort(key=lambda pair: (pair[0].rank, -pair[1], -pair[2]), reverse=True)
    of_plan: dict[int, tuple[Match, int]] = {}
    of_event: dict[int, int] = {}
    for match, i, j in pairs:
        if i not in of_plan and j not in of_event:
            of_plan[i], of_event[j] = (match, j), i
    found = []
    for i, plan in enumerate(plans):
        match_of, taken = of_plan.get(i, (None, -1))
        also = tuple(events[j] for _, k, j in pairs if k == i and j != taken)
        found.append(Encounter(plan, events[taken] if match_of else None, match_of, also))
    return found + [Encounter(None, event) for j, event in enumerate(events) if j not in of_event]


def fit(plan: Side, event: Side) -> Match | None:
    """How an event fits a plan; `None` where it cannot be the one that was planned."""
    if event.state not in _OVER or not _fits(plan.medium, event.medium):
        return None
    when = _dates(plan, event)
    if when is None:
        return None
    who, who_reason = _people(plan, event)
    if not who:
        return None
    same = plan.medium == event.medium and plan.medium != "unspecified"
    how = f"both a {plan.medium.replace('_', ' ')}" if same else "the medium is not told alike"
    score = who + same + when[0]
    sure = "firm" if (who, same, when[0]) == (3, True, 2) else "likely" if score >= 4 else "possible"
    return Match(sure, (who_reason, how, when[1]), (score, -when[2]))


def _people(one: Side, other: Side) -> tuple[int, str]:
    shared = one.people & other.people
    if len(shared) >= 2:
        return 3, "the same people"
    if len(one.sides) >= 2 and one.sides == other.sides:
        return 2, "the same sides, one of the people" if shared else "the same sides, other people"
    if shared and min(len(one.people), len(other.people)) == 1:
        return 1, "only one of the people is told of both"
    return 0, ""


def _dates(plan: Side, event: Side) -> tuple[int, str, int] | None:
    """Points, reason and days of distance."""
    first, last = window(plan)
    low, high = event.first or event.last, event.last or event.first
    if low is None or high is None:
        if event.told is None or plan.told is None or event.told < plan.told:
            return None
        gap = (event.told - plan.told).days
        if event.told > (last if last < date.max else plan.told) + _late():
            return None
        return 0, "its own date is not stated", gap
    if plan.told and high < plan.told:
        return None
    if not plan.is_dated:
        gap = (low - (plan.told or low)).days
        return (1, f"the plan named no day; {_days(gap)} after it was told", gap) if low <= last else None
    if first <= low and high <= last:
        return 2, "on a day planned for", 0
    if low <= last and first <= high:
        return 1, "the dates overlap", 0
    if event.state != "held" and high < first:
        return 1, "before the days planned", (first - high).days
    gap = (low - last).days if last < date.max else 0
    return (0, f"{_days(gap)} after the days planned", gap) if 0 < gap <= _late().days else None


def _late() -> timedelta:
    return timedelta(int(data("contacts")["late_days"]))


def _days(count: int) -> str:
    return f"{count} day{'' if count == 1 else 's'}"


def _order(one: Encounter) -> tuple[date, date, int]:
    side = one.event if one.event and one.event.is_dated else one.plan or one.event
    assert side is not None
    day = side.first or side.last or side.told or date.min
    return day, side.last or day, side.facts[0].number
