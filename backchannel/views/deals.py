"""Which proposals and exchanges are one deal.

In: the record. Out: deals, each two sides with the facts about what they would give or gave. Always true: a
deal joins facts of one pair of sides that share a person, or that one document tells of as live; an exchange
carried out that shares nobody with a live deal is a deal of its own, and so a precedent to it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from backchannel.views.record import Fact, Record, moment

Pair = tuple[str | None, str | None]
_DONE = ("executed", "partial")


@dataclass(frozen=True, eq=False)
class Terms:
    """Who would let whom go, by one fact: sides, and for each side the people that it gives."""

    fact: Fact
    sides: Pair
    given: tuple[tuple[str, ...], tuple[str, ...]]

    @property
    def people(self) -> frozenset[str]:
        """All people in the terms."""
        return frozenset(self.given[0] + self.given[1])

    @property
    def done(self) -> bool:
        """Whether it is told as carried out."""
        fact = self.fact
        carried_out = fact.type == "exchange" and (fact.term("state") or "executed") in _DONE
        return carried_out and fact.holds and fact.claim.realis in ("asserted", "alleged")


@dataclass
class Deal:
    """One deal: its two sides (the proposer first) and its terms, as told so far."""

    sides: Pair
    terms: list[Terms] = field(default_factory=list)

    @cached_property
    def people(self) -> frozenset[str]:
        """Everybody whom the deal would free or freed."""
        return frozenset().union(*(terms.people for terms in self.terms))

    @cached_property
    def documents(self) -> frozenset[int]:
        """Numbers of the documents that tell of it."""
        return frozenset(terms.fact.number for terms in self.terms)

    @cached_property
    def offers(self) -> list[Terms]:
        """Terms that are not told as carried out."""
        return [terms for terms in self.terms if not terms.done]

    @cached_property
    def outcomes(self) -> list[Terms]:
        """Terms that are told as carried out, the latest last."""
        return sorted((terms for terms in self.terms if terms.done), key=lambda terms: moment(terms.fact))

    @cached_property
    def latest(self) -> tuple[date, date]:
        """Sort key of the newest of its terms."""
        return max(moment(terms.fact) for terms in self.terms)

    def given_by(self, side: str | None) -> frozenset[str]:
        """The people whom a side would let go or let go."""
        return frozenset(
            person
            for terms in self.terms
            for holder, people in zip(terms.sides, terms.given, strict=True)
            if holder == side
            for person in people
        )


def deals(record: Record) -> list[Deal]:
    """All deals of the record, the newest first."""
    custody = _custody(record)
    terms = [
        _terms(record, fact, custody)
        for fact in record.of("proposal", "exchange")
        if fact.holds or fact.type == "proposal"
    ]
    groups = _grouped([one for one in terms if one.people])
    for one in terms:
        if not one.people:
            _place(one, groups)
    return sorted(
        (Deal(_sides(group), group) for group in groups), key=lambda deal: deal.latest, reverse=True
    )


def deals_of_document(record: Record, all_deals: list[Deal], number: int) -> list[Deal]:
    """The deals that a document is about: those that it tells terms of, or whose people it names.

    A precedent counts only where the document is about nothing else.
    """
    people = record.people_in(number)
    found = [deal for deal in all_deals if number in deal.documents or deal.people & people]
    threads = [deal for deal in found if deal.offers]
    return threads or found[:1]


def _terms(record: Record, fact: Fact, custody: dict[str, str]) -> Terms:
    if fact.type == "exchange":
        given = (record.who(fact, "released_by_a"), record.who(fact, "released_by_b"))
        sides = [_one(record, fact, "side_a"), _one(record, fact, "side_b")]
    else:
        given = (record.who(fact, "gives"), record.who(fact, "gets"))
        sides = [
            _one(record, fact, "giver") or _one(record, fact, "proposer"),
            _one(record, fact, "recipient"),
        ]
    for i, people in enumerate(given):
        sides[i] = sides[i] or next((custody[person] for person in people if person in custody), None)
    return Terms(fact, (sides[0], sides[1]), given)


def _one(record: Record, fact: Fact, role: str) -> str | None:
    return next(iter(record.sides(fact, role)), None)


def _custody(record: Record) -> dict[str, str]:
    """Who holds whom, by the newest word on it."""
    held: dict[str, str] = {}
    for fact in record.of("detention"):
        sides = record.sides(fact, "custodian")
        held |= {person: sides[0] for person in record.who(fact, "person") if sides}
    return held


def _grouped(terms: list[Terms]) -> list[list[Terms]]:
    """Terms that name people, joined through the people and the documents that they share."""
    near: dict[str | int, list[Terms]] = defaultdict(list)
    group_of: dict[Terms, list[Terms]] = {}
    for one in terms:
        places: list[str | int] = [*one.people, one.fact.number]
        group = [one]
        group_of[one] = group
        for other in (other for place in places for other in near[place]):
            joined = group_of[other]
            if joined is not group and _belong(one, other):
                joined.extend(group)
                group_of |= dict.fromkeys(group, joined)
                group = joined
        for place in places:
            near[place].append(one)
    return list({id(group): group for group in group_of.values()}.values())


def _belong(one: Terms, other: Terms) -> bool:
    if not _same_sides(one.sides, other.sides):
        return False
    if one.people & other.people:
        return True
    return one.fact.number == other.fact.number and not one.done and not other.done


def _same_sides(one: Pair, other: Pair) -> bool:
    """Whether the two may be the same pair, whichever stands first; a side that is not told fits any."""
    a, b = {side for side in one if side}, {side for side in other if side}
    return a <= b or b <= a or len(a | b) == 2


def _place(one: Terms, groups: list[list[Terms]]) -> None:
    """Terms that name nobody go to the newest live thread of their sides, first of their own document.

    What names neither people nor sides is only told together with a thread of its own document.
    """
    live = [group for group in groups if any(not other.done for other in group)]
    fits = [group for group in live if _same_sides(one.sides, _sides(group))]
    same = [group for group in fits if any(other.fact.number == one.fact.number for other in group)]
    candidates = same or (fits if any(one.sides) else [])
    if len(candidates) > 1:
        candidates = [max(candidates, key=lambda group: max(moment(other.fact) for other in group))]
    if candidates and not one.done:
        candidates[0].append(one)
    elif any(one.sides):
        groups.append([one])


def _sides(group: list[Terms]) -> Pair:
    """The sides of a group as most of its complete terms order them, proposals before exchanges."""
    votes: dict[Pair, int] = defaultdict(int)
    for terms in group:
        complete = 2 if None not in terms.sides else 0
        votes[terms.sides] += 1 + complete * 10 + (5 if terms.fact.type == "proposal" and complete else 0)
    return max(votes, key=lambda pair: votes[pair])
