"""What one claim says of a deal: which side would let whom go, or let them go.

In: a proposal or an exchange of the record, and who holds whom. Out: its terms, a leg for each side. Always
true: direction is decided by custody and not by the order of words; where custody is not told, or is told of
both sides, the terms stand as they were told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from operator import attrgetter

from backchannel.memory import once
from backchannel.records import Count
from backchannel.views.dates import first_day, last_day
from backchannel.views.record import Fact, Record

_ORDER = attrgetter("order")
_DONE = ("executed", "partial")
REAL = ("asserted", "alleged")
_ROLES = {
    "exchange": ("released_by_a", "released_by_b", "count_a", "count_b"),
    "proposal": ("gives", "gets", "count_gives", "count_gets"),
}


@dataclass(frozen=True, slots=True)
class Leg:
    """What one side gives: named people, groups without names, a count; `side` is `None` where not told."""

    side: str | None
    people: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    count: Count | None = None


@dataclass(frozen=True, eq=False)
class Terms:
    """Who would let whom go, by one fact: a leg for each side, the one that gives first."""

    fact: Fact
    legs: tuple[Leg, ...]

    @once
    def sides(self) -> tuple[str | None, ...]:
        """The side of each leg."""
        return tuple(leg.side for leg in self.legs)

    @once
    def known(self) -> frozenset[str]:
        """The sides that are told."""
        return frozenset(leg.side for leg in self.legs if leg.side)

    @once
    def given(self) -> tuple[tuple[str, ...], ...]:
        """For each leg everybody whom it names, groups without names among them."""
        return tuple(leg.people + leg.groups for leg in self.legs)

    @once
    def people(self) -> frozenset[str]:
        """All people whom the terms name."""
        return frozenset(person for leg in self.legs for person in leg.people)

    @once
    def counts(self) -> tuple[int, ...]:
        """The numbers of people that it tells, the smallest first."""
        return tuple(sorted(leg.count.n for leg in self.legs if leg.count))

    @once
    def number(self) -> int:
        """Number of the document that tells them."""
        return self.fact.number

    @once
    def status(self) -> str:
        """Status of a proposal or state of an exchange, as told."""
        named = self.fact.term("status" if self.fact.type == "proposal" else "state")
        return named or ("offered" if self.fact.type == "proposal" else "executed")

    @once
    def done(self) -> bool:
        """Whether it is told as carried out."""
        fact = self.fact
        return fact.type == "exchange" and self.status in _DONE and fact.holds and fact.claim.realis in REAL

    @property
    def complete(self) -> bool:
        """Whether it names people on two legs."""
        return sum(1 for leg in self.legs if leg.people) > 1

    @once
    def told_on(self) -> date:
        """The last day on which it may have been told."""
        document = self.fact.reading.document
        return last_day(self.fact.told) or last_day(document.published) or date.min

    @once
    def order(self) -> tuple[date, int, int]:
        """Sort key: by the day it was told, the fuller first."""
        return self.told_on, -len(self.people), self.number

    @once
    def when(self) -> tuple[date, date]:
        """First and last day on which it may have been so; without a date of its own, the day it was told."""
        first, last = first_day(self.fact.claim.time), last_day(self.fact.claim.time)
        return (first or last or self.told_on, last or first or self.told_on)

    def leg(self, side: str | None) -> Leg | None:
        """The leg of a side."""
        for leg in self.legs:
            if leg.side == side:
                return leg
        return None


@dataclass
class Custody:
    """Who holds whom, as told so far: by words on the holding first, else by who let them go."""

    _held: dict[str, dict[str, None]] = field(default_factory=dict)
    _freed: dict[str, dict[str, None]] = field(default_factory=dict)

    def add(self, record: Record, fact: Fact) -> None:
        """Take in what a fact tells of who holds whom."""
        # who is to be let go by a side is held by it
        if not fact.holds or fact.claim.realis not in (*REAL, "planned"):
            return
        if fact.type == "detention":
            self._note(self._held, record.who(fact, "person"), record.sides(fact, "custodian"))
        elif fact.type == "release":
            self._note(self._freed, record.who(fact, "person"), record.sides(fact, "by"))
        elif fact.type == "exchange":
            for leg in ("a", "b"):
                given = record.who(fact, f"released_by_{leg}")
                self._note(self._freed, given, record.sides(fact, f"side_{leg}"))

    def holder(self, person: str, among: Iterable[str] = ()) -> str | None:
        """The one side of `among` that is told to hold a person; without `among` the last that is told to."""
        held = self._held.get(person) or self._freed.get(person) or {}
        if not held:
            return None
        fits = [side for side in held if side in among] if among else list(held)[-1:]
        return fits[0] if len(fits) == 1 else None

    @staticmethod
    def _note(where: dict[str, dict[str, None]], people: Iterable[str], sides: tuple[str, ...]) -> None:
        if len(sides) != 1:
            return
        for person in people:
            told = where.setdefault(person, {})
            told.pop(sides[0], None)
            told[sides[0]] = None


def all_custody(record: Record) -> Custody:
    """Who holds whom by all that is on record."""
    custody = Custody()
    for fact in record.of("detention", "release", "exchange"):
        custody.add(record, fact)
    return custody


def is_terms(fact: Fact) -> bool:
    """Whether a fact tells terms of a deal: any proposal, and an exchange that is not denied."""
    return fact.type == "proposal" or (fact.type == "exchange" and fact.holds)


def read_terms(record: Record, fact: Fact, custody: Custody, mediators: frozenset[str]) -> Terms:
    """The terms that a fact tells, each person on the leg of the side that holds them."""
    roles = _ROLES[fact.type]
    first, second = _sides(record, fact, mediators)
    told = dict.fromkeys([*first, *second])
    default: list[str | None] = [first[0] if first else None, second[0] if second else None]
    people: list[list[tuple[str, str | None]]] = []
    for i, role in enumerate(roles[:2]):
        people.append(_one_hand(record.who(fact, role), default[i], tuple(told), custody))
        # the whole list of one leg tells its side where the claim does not
        if default[i] is None:
            default[i] = next((side for _, side in people[i] if side and side not in told), None)
    return Terms(fact, _legs(record, fact, default, people, [*first[1:], *second[1:]]))


def _legs(
    record: Record,
    fact: Fact,
    default: list[str | None],
    people: list[list[tuple[str, str | None]]],
    more: list[str],
) -> tuple[Leg, ...]:
    turned = _turned(default, people)
    if turned and default[1] is None:
        default[1] = turned
    sides: list[str | None] = [*default, *(side for side in more if side not in default)]
    sides += dict.fromkeys(side for leg in people for _, side in leg if side and side not in sides)
    given: list[list[str]] = [[] for _ in sides]
    for i, leg in enumerate(people):
        for key, side in leg:
            given[sides.index(side) if side else i].append(key)
    counts = [fact.count(role) for role in _ROLES[fact.type][2:]]
    # a list that custody puts on the other leg takes its count along
    if given[1] and not given[0] and people[0] and not people[1] and counts[1] is None:
        counts.reverse()
    named = {key: _is_named(record, key) for keys in given for key in keys}
    return tuple(
        [
            Leg(
                side,
                tuple([key for key in given[i] if named[key]]),
                tuple([key for key in given[i] if not named[key]]),
                counts[i] if i < 2 else None,
            )
            for i, side in enumerate(sides)
        ]
    )


def _turned(default: list[str | None], people: list[list[tuple[str, str | None]]]) -> str | None:
    """The holder of the people of a first leg who is somebody else than the side that is told for it."""
    return next((side for _, side in people[0] if side and side != default[0]), None)


def _one_hand(
    listed: tuple[str, ...], default: str | None, told: tuple[str, ...], custody: Custody
) -> list[tuple[str, str | None]]:
    """Everybody on a list with their side; of whom no holder is told goes with the others of the list."""
    sides = {key: _holder(custody, key, default, told) for key in listed}
    if all(side == default for side in sides.values()):
        return list(sides.items())
    holders = {side for key, side in sides.items() if side and custody.holder(key)}
    if len(holders) == 1 and default not in holders:
        (holder,) = holders
        return [(key, sides[key] if custody.holder(key) else holder) for key in listed]
    return list(sides.items())


def _holder(custody: Custody, key: str, default: str | None, told: tuple[str, ...]) -> str | None:
    """On whose leg somebody stands: with the holder among the sides; where only one is told, any holder."""
    among = custody.holder(key, told) if told else None
    if among:
        return among
    if default is None or len(told) < 2:
        holder = custody.holder(key)
        if holder and holder != default and (default is None or not _both(custody, key, holder, default)):
            return holder
    return default


def _both(custody: Custody, key: str, one: str, other: str) -> bool:
    """Whether somebody is told to be held by either."""
    return custody.holder(key, (other,)) is not None and custody.holder(key, (one,)) is not None


def _sides(record: Record, fact: Fact, mediators: frozenset[str]) -> tuple[list[str], list[str]]:
    """Sides of the first and the second leg as told; who only carries a proposal stands on neither."""
    if fact.type == "exchange":
        first, second = record.sides(fact, "side_a"), record.sides(fact, "side_b")
        return list(first), [side for side in second if side not in first]
    giver, proposer = record.sides(fact, "giver"), record.sides(fact, "proposer")
    to = record.sides(fact, "recipient")
    carried = not giver and bool(proposer) and (set(proposer) <= mediators or len(to) > 1)
    if carried and not set(proposer) & set(to):
        return list(to[:1]) if len(to) > 1 else [], list(to[1:] if len(to) > 1 else to)
    first = giver or proposer
    return list(first), [side for side in to if side not in first]


def mediators_by_document(record: Record) -> dict[int, frozenset[str]]:
    """Who is told to mediate, for each document that tells it."""
    found: dict[int, set[str]] = {}
    for fact in record.told:
        if fact.claim.type == "mediation" and fact.holds:
            found.setdefault(fact.number, set()).update(record.sides(fact, "mediator"))
    return {number: frozenset(sides) for number, sides in found.items()}


def ends(terms: Terms) -> tuple[tuple[Leg, ...], tuple[Leg, ...]]:
    """The two ends of a deal: the side that gives first, and all others."""
    return terms.legs[:1], terms.legs[1:]


def gives(legs: Iterable[Leg]) -> int | None:
    """How many people these legs give: the count told, else the people named; `None` where neither tells."""
    told = [leg.count.n if leg.count else len(leg.people) for leg in legs]
    return sum(told) or None


def _is_named(record: Record, key: str) -> bool:
    figure = record.cast.figure(key)
    return figure.kind == "person" and not figure.anonymous


def near(one: tuple[date, date], other: tuple[date, date], days: int) -> bool:
    """Whether two spells touch, or lie no more than so many days apart."""
    slack = timedelta(days=days)
    return later(one[1], slack) >= other[0] and later(other[1], slack) >= one[0]


def later(day: date, by: timedelta) -> date:
    """A day so much later, or the last day that there is."""
    return day + by if day <= date.max - by else date.max


def in_order(terms: Iterable[Terms]) -> Iterator[Terms]:
    """Terms by the day they were told, the fuller first, since a shorter list of that day is a part of it."""
    return iter(sorted(terms, key=_ORDER))
