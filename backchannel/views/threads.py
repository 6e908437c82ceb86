"""Which terms are told of one deal, worked out one claim at a time in the order of the ledger's entries.

In: terms. Out: threads, each with an id that never changes. Always true: what is added later moves no terms
and renames no thread; an exchange carried out closes its thread, and what is told afterwards of people whom
it left behind opens another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from backchannel.views.terms import Terms, later, near

# How far apart in days two tellings of one exchange may date it, and one that gives counts only.
_SAME_EXCHANGE, _SAME_COUNT = 400, 3
# A count without sides is of the one exchange that its report has as news.
_FRESH = 10
# A report may still speak of an offer as open in the days after the exchange.
_AFTER = timedelta(days=3)


@dataclass(eq=False)
class Thread:
    """The terms of one deal in the order of their entries; `closed` is the last day on which it was done."""

    id: str
    terms: list[Terms] = field(default_factory=list)
    people: set[str] = field(default_factory=set)
    sides: set[str] = field(default_factory=set)
    freed: set[str] = field(default_factory=set)
    done: list[Terms] = field(default_factory=list)
    closed: date | None = None
    latest: date = date.min

    def take(self, terms: Terms) -> None:
        """Add terms."""
        self.terms.append(terms)
        self.people |= terms.people
        self.sides |= terms.known
        self.latest = max(self.latest, terms.told_on)
        if terms.done:
            self.done.append(terms)
            self.freed |= terms.people
            # phases may follow one that is told as a part
            if any(one.status == "executed" for one in self.done):
                self.closed = min(one.when[1] for one in self.done)

    @property
    def live(self) -> bool:
        """Whether it is more than an exchange told as carried out."""
        return len(self.done) < len(self.terms)


class Threads:
    """All threads so far; `add` puts terms where they belong."""

    def __init__(self) -> None:
        self.all: dict[str, Thread] = {}
        self._by_person: dict[str, dict[str, Thread]] = {}
        self._by_document: dict[int, dict[str, Thread]] = {}
        self._by_sides: dict[str | None, dict[str, Thread]] = {}

    def add(self, terms: Terms, called: Callable[[Terms], str]) -> Thread | None:
        """Put terms where they belong; `called` gives the id of a new thread.

        `None` for terms that tell neither people nor sides, where their document has no thread for them.
        """
        home = self._home(terms)
        if home is None:
            if not terms.people and not terms.known:
                return None
            home = Thread(self._free(called(terms)))
            self.all[home.id] = home
        home.take(terms)
        for person in terms.people:
            self._by_person.setdefault(person, {})[home.id] = home
        for side in terms.known or (None,):
            self._by_sides.setdefault(side, {})[home.id] = home
        self._by_document.setdefault(terms.number, {})[home.id] = home
        return home

    def _free(self, name: str) -> str:
        """The name, with a number where it is taken."""
        number, free = 1, name
        while free in self.all:
            number += 1
            free = f"{name}-{number}"
        return free

    def _home(self, terms: Terms) -> Thread | None:
        sharing = self._sharing(terms)
        if sharing:
            return max(sharing, key=lambda thread: (len(thread.people & terms.people), thread.latest))
        beside = list(self._by_document.get(terms.number, {}).values())
        if terms.done:
            return self._same_exchange(terms, beside)
        fits = [thread for thread in beside if thread.live and _may_be_one(terms, thread)]
        if fits:
            return max(fits, key=lambda thread: thread.latest)
        return self._elsewhere(terms)

    def _sharing(self, terms: Terms) -> list[Thread]:
        """The threads with which the terms share people, sides and time."""
        found = {
            thread.id: thread
            for person in terms.people
            for thread in self._by_person.get(person, {}).values()
        }
        return [thread for thread in found.values() if _one_table(terms, thread) and _in_time(terms, thread)]

    def _same_exchange(self, terms: Terms, beside: Iterable[Thread]) -> Thread | None:
        """An exchange that names nobody known: one with counts of that day, else one of its own document."""
        if terms.people:
            return None
        if not terms.known:
            fresh = [one for one in beside if any(near(done.when, terms.when, _FRESH) for done in one.done)]
            return fresh[0] if len(fresh) == 1 else None
        vague = not terms.counts and not any(leg.groups for leg in terms.legs)
        own = [thread for thread in beside if thread.done and vague and _shares_sides(terms, thread)]
        pair = [thread for thread in self._of(terms) if terms.known == thread.sides]
        dated = [
            thread
            for thread in pair
            if thread.done and any(near(one.when, terms.when, _SAME_COUNT) for one in thread.done)
        ]
        again = [
            thread
            for thread in pair
            if thread.done
            and not terms.fact.claim.time
            and terms.counts
            and any(one.counts == terms.counts for one in thread.done)
            and thread.latest <= terms.told_on
        ]
        planned = [
            thread
            for thread in pair
            if not thread.done
            and not thread.people
            and terms.counts
            and any(one.counts == terms.counts for one in thread.terms)
        ]
        return next(iter(own), None) or next(iter(dated), None) or _newest(again) or _newest(planned)

    def _elsewhere(self, terms: Terms) -> Thread | None:
        """Where live terms belong that share nobody with a thread, neither in their own document."""
        pair = [
            thread
            for thread in self._of(terms)
            if thread.live and _in_time(terms, thread) and thread.sides >= terms.known
        ]
        if terms.status == "countered":
            return _newest(pair)
        if terms.people:
            fits = [thread for thread in pair if _completes(terms, thread)]
            return fits[0] if len(fits) == 1 else None
        if terms.counts:
            return _newest([thread for thread in pair if _counts_agree(terms, thread)])
        return _newest(pair)

    def _of(self, terms: Terms) -> Iterator[Thread]:
        """Threads that share a side."""
        found = {one.id: one for side in terms.known for one in self._by_sides.get(side, {}).values()}
        return iter(found.values())


def _newest(threads: list[Thread]) -> Thread | None:
    return max(threads, key=lambda thread: thread.latest, default=None)


def _fits(terms: Terms, thread: Thread) -> bool:
    """Whether the sides may be the same, whichever stands first; a side that is not told fits any."""
    return terms.known <= thread.sides or thread.sides <= terms.known


def _shares_sides(terms: Terms, thread: Thread) -> bool:
    """Whether terms tell a side of the thread and none that it has not."""
    return bool(terms.known & thread.sides and _fits(terms, thread))


def _one_table(terms: Terms, thread: Thread) -> bool:
    """Whether terms that share a person may be of one deal: a side in common, or none told."""
    return not terms.known or not thread.sides or bool(terms.known & thread.sides)


def _in_time(terms: Terms, thread: Thread) -> bool:
    """Whether terms may belong to a thread by their time, given that they share people or sides."""
    if terms.done:
        return _is_outcome(terms, thread)
    if thread.closed is None:
        return True
    day = terms.when[0] if terms.fact.claim.time else terms.told_on
    # what is told later of somebody who is free by then looks back at the offer
    return day <= later(thread.closed, _AFTER) or bool(terms.people & thread.freed)


def _is_outcome(terms: Terms, thread: Thread) -> bool:
    """Whether an exchange carried out is the one that a thread led to, told for the first time or again."""
    if thread.closed is not None:
        told_again = bool(terms.people & thread.freed)
        undated = not terms.fact.claim.time
        return told_again and (
            undated or any(near(one.when, terms.when, _SAME_EXCHANGE) for one in thread.done)
        )
    begun = min(one.when[0] for one in thread.terms)
    return terms.when[1] >= begun or not terms.fact.claim.time


def _may_be_one(terms: Terms, thread: Thread) -> bool:
    """Whether live terms without people in common may be of one deal, since one document tells them.

    Two full lists that share nobody are two deals; where one tells only a part, it is a part of the other.
    """
    if not _fits(terms, thread) or not _in_time(terms, thread):
        return False
    if not terms.people or terms.status == "countered":
        return True
    here = [one for one in thread.terms if one.number == terms.number and not one.done and one.people]
    return not here or not terms.complete or not all(one.complete for one in here)


def _completes(terms: Terms, thread: Thread) -> bool:
    """Whether terms name people only on legs for which the thread names nobody."""
    named = {leg.side for one in thread.terms for leg in one.legs if leg.people}
    telling = {leg.side for leg in terms.legs if leg.people}
    return None not in telling and bool(named) and not telling & named and terms.known == thread.sides


def _counts_agree(terms: Terms, thread: Thread) -> bool:
    """Whether the counts are those of the thread, as told or as its lists are long."""
    told = {one.counts for one in thread.terms if one.counts}
    if terms.counts in told:
        return True
    long = {len(leg.people) for one in thread.terms for leg in one.legs if leg.people}
    return bool(long) and set(terms.counts) <= long
