"""The versions of a deal: who was in and who was not, in the order in which it was told.

In: a deal. Out: its versions, each with what changed against the one before and the terms that tell it.
Always true: a report that names fewer people than the version before, and does not say that the list
changed, tells a part of that version and makes no new one; no version is dropped because another followed.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from backchannel.records import Count
from backchannel.views.deals import Deal
from backchannel.views.terms import Terms, in_order

People = dict[str | None, frozenset[str]]
# A telling that says what the list is by now, also where it is shorter than before.
_SETTLES = {"countered", "withdrawn", "agreed", "executed", "partial", "collapsed"}


@dataclass(eq=False)
class Version:
    """One list, by side: `added` and `removed` are against the version before it, whichever side they are on.

    `terms` tell it whole or first, `parts` name only some of its people; `told` is when it was told first.
    """

    number: int
    people: People
    terms: list[Terms]
    parts: list[Terms] = field(default_factory=list)
    added: frozenset[str] = frozenset()
    removed: frozenset[str] = frozenset()
    superseded: bool = False

    @property
    def told(self) -> str | None:
        """When it was told first (EDTF)."""
        return self.terms[0].fact.told

    @property
    def done(self) -> bool:
        """Whether it is the one that was carried out: then all that tell it tell so."""
        return self.terms[0].done

    @property
    def everybody(self) -> frozenset[str]:
        """All people of the version."""
        return frozenset().union(*self.people.values())

    @property
    def statuses(self) -> tuple[str, ...]:
        """How it is told, each once: offered, countered, executed."""
        return tuple(dict.fromkeys(terms.status for terms in (*self.terms, *self.parts)))

    @property
    def inducements(self) -> tuple[str, ...]:
        """What else would be given, each wording once."""
        told = (terms.fact.term("inducements") for terms in self.terms)
        return tuple(dict.fromkeys(one for one in told if one))

    def counts(self, side: str | None) -> tuple[tuple[Count, Terms], ...]:
        """The counts that are told for a side, with the terms that tell them."""
        return tuple(
            (leg.count, terms)
            for terms in (*self.terms, *self.parts)
            for leg in terms.legs
            if leg.side == side and leg.count
        )


def versions(deal: Deal) -> list[Version]:
    """The versions of a deal, the first told first; all but the last are superseded."""
    if "versions" not in deal.kept:
        deal.kept["versions"] = _versions(deal)
    return list(deal.kept["versions"])


def _versions(deal: Deal) -> list[Version]:
    found: list[Version] = []
    for terms in in_order(one for one in deal.terms if one.fact.holds):
        people = _people(terms)
        if not people and not terms.counts and found:
            found[-1].parts.append(terms)
            continue
        home = _told_before(terms, people, found)
        if home is None:
            found.append(_next(terms, people, found))
        elif _covers(people, home.people) and not _covers(home.people, people):
            home.parts.append(terms)
        else:
            home.people = _union(home.people, people)
            home.terms.append(terms)
    for version in found[:-1]:
        version.superseded = True
    return found


def _people(terms: Terms) -> People:
    people: People = {}
    for leg in terms.legs:
        if leg.people:
            people[leg.side] = people.get(leg.side, frozenset()) | frozenset(leg.people)
    return people


def _told_before(terms: Terms, people: People, found: list[Version]) -> Version | None:
    """The version that terms tell again or in part, the newest that fits."""
    for version in reversed(found):
        if terms.done != version.done:
            continue
        if people == version.people and _same_counts(terms, version):
            return version
        if terms.done:
            if _compatible(people, version.people):
                return version
            continue
        if terms.status in _SETTLES:
            continue
        if _fills(people, version.people) and _same_counts(terms, version):
            return version
        if people and _covers(people, version.people):
            return version
    return None


def _same_counts(terms: Terms, version: Version) -> bool:
    """Whether the counts do not part them: two lists of numbers alone are one only where numbers agree."""
    if version.people or not terms.counts:
        return True
    known = {one.counts for one in version.terms if one.counts}
    return not known or terms.counts in known or terms.done


def _fills(people: People, known: People) -> bool:
    """Whether the two name the same people where both name any, so that one adds a side to the other."""
    shared = people.keys() & known.keys()
    if not shared:
        return None not in people and None not in known
    return all(people[side] == known[side] for side in shared)


def _compatible(people: People, known: People) -> bool:
    return all(people[side] & known[side] for side in people.keys() & known.keys())


def _covers(people: People, known: People) -> bool:
    """Whether all that is named stands in what is known, side by side."""
    return all(names <= known.get(side, frozenset()) for side, names in people.items())


def _union(one: People, other: People) -> People:
    return {side: one.get(side, frozenset()) | other.get(side, frozenset()) for side in (*one, *other)}


def _next(terms: Terms, people: People, found: list[Version]) -> Version:
    """A new version; sides of which it tells nothing stay as they were, unless it is carried out."""
    if not found:
        return Version(1, people, [terms])
    before = found[-1]
    kept = {} if terms.done and len(people) > 1 else before.people
    whole = {**kept, **people}
    now, then = frozenset().union(*whole.values()), before.everybody
    return Version(
        before.number + 1, whole, [terms], added=now - then, removed=(then - now) if people else frozenset()
    )
