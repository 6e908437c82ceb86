"""What a page about talks is about: a person, an office-holder, one side or two, or one deal; and what belongs to it.

In: the record and a name, or the id of a deal. Out: the scope, and facts within it. Always true: what concerns only another case
of the same deal is not in the scope of a person.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from backchannel.views.deals import Deal, by_id, deals
from backchannel.views.identity import fold
from backchannel.views.record import Fact, Record
from backchannel.views.standing import attached
from backchannel.views.subjects import subject
from backchannel.views.utterances import Utterance, utterances

# What tells that somebody is or was held; to be called something, or spoken of, does not.
_HELD = {
    "detention": ("person",),
    "proceeding": ("person",),
    "release": ("person",),
    "proposal": ("gives", "gets"),
    "exchange": ("released_by_a", "released_by_b"),
}
_CIRCLE = ("person", "participants", "host", "by", "for")


@dataclass(frozen=True, eq=False)
class Scope:
    """A person (`figure`) or sides, with the deals and the documents that are about them; neither for one deal.

    `is_case` tells somebody held, tried or freed from somebody who talks about others; `every` are all deals of
    the record, `known` all people held, tried or freed.
    """

    record: Record
    title: str
    figure: str | None
    sides: tuple[str, ...]
    is_case: bool
    deals: tuple[Deal, ...]
    documents: frozenset[int]
    every: tuple[Deal, ...]
    known: frozenset[str]

    @cached_property
    def people(self) -> frozenset[str]:
        """Keys of those whose cases it is about."""
        if self.figure:
            return frozenset({self.figure})
        return frozenset().union(*(deal.people for deal in self.deals))

    @cached_property
    def circle(self) -> frozenset[str]:
        """The people and their relatives."""
        kin = {
            relative
            for fact in self.record.of("relation")
            if self.record.is_sensitive(fact) and set(self.record.who(fact, "to")) & self.people
            for relative in self.record.who(fact, "person")
        }
        return self.people | kin

    def facts(self, kind: str, *roles: str) -> list[Fact]:
        """The facts of a type that belong here; `roles` are those in which its people may stand."""
        return [fact for fact in self.record.of(kind) if self.has(fact, *roles)]

    def has(self, fact: Fact, *roles: str) -> bool:
        """Whether a fact belongs here; `roles` are those in which its people may stand."""
        if self.record.is_sensitive(fact):
            return self._is_theirs(fact)
        keys = self.record.who(fact, *roles)
        if not self.people.isdisjoint(keys):
            return True
        return self.others.isdisjoint(keys) and self._is_near(fact, roles)

    def _is_near(self, fact: Fact, roles: Iterable[str]) -> bool:
        if fact.id in self._attached:
            return fact.number not in self._foreign
        if self.figure:
            return self.is_case and not self.deals and fact.number in self.documents
        return bool(self.sides) and set(self.sides) <= set(self.record.sides(fact, *roles))

    def _is_theirs(self, fact: Fact) -> bool:
        """Whether a sensitive fact is of these people: it names one of their circle, or a family unnamed."""
        keys = set(self.record.who(fact, *_CIRCLE))
        if keys & self.circle:
            return True
        named = {key for key in keys & self.record.relatives if self.record.cast.figure(key).kind == "person"}
        meant = set(self.record.who(fact, "for", "person")) - self.record.relatives
        return fact.number in self.documents and not named and not meant and not self._is_anothers(keys)

    def _is_anothers(self, keys: Iterable[str]) -> bool:
        """Whether a family without names goes by the name of another who is held: `the Duarte family`."""
        cast = self.record.cast
        called = {
            word
            for key in keys
            if key in self.record.relatives and cast.figure(key).kind == "group"
            for word in fold(cast.name(key)).split()
        }
        return bool(called & self._surnames(self.others)) and not called & self._surnames(self.people)

    def _surnames(self, people: Iterable[str]) -> set[str]:
        return {
            fold(self.record.cast.name(key)).split()[-1] for key in people if fold(self.record.cast.name(key))
        }

    @cached_property
    def home(self) -> frozenset[str]:
        """Keys of the sides that want these people back: of their passports, or those that would get them."""
        record = self.record
        nations = {
            f"side:{code}"
            for number, reading in enumerate(record.readings)
            for entity in reading.entities
            if record.cast.key(number, entity.id) in self.people
            for code in entity.nationalities
        }
        wanting = {
            side
            for deal in self.deals
            for side in deal.sides
            if side and any(deal.given_by(other) & self.people for other in deal.sides if other != side)
        }
        own = {side for key in self.people if (side := record.cast.side(key))}
        return frozenset((nations | wanting | own) - self.captors) or frozenset(self.sides)

    @cached_property
    def captors(self) -> frozenset[str]:
        """Keys of the sides that hold these people or held them."""
        return frozenset(
            side
            for fact in self.record.of("detention")
            if fact.holds and set(self.record.who(fact, "person")) & self.people
            for side in self.record.sides(fact, "custodian")
        )

    def spoken(self) -> Iterator[Utterance]:
        """The utterances of the documents that are about these people or sides, or name one of the people."""
        wanted = self.documents if self.figure else self._naming | self.documents
        return (one for one in utterances(self.record) if one.number in wanted)

    @cached_property
    def _naming(self) -> frozenset[int]:
        numbers = range(len(self.record.readings))
        return frozenset(number for number in numbers if self.people & self.record.people_in(number))

    @cached_property
    def live(self) -> frozenset[int]:
        """The documents that are about these deals and do not only recall them; all where there is no deal."""
        if not self.deals:
            return self.documents
        return frozenset(number for number in self.documents if number not in self._foreign)

    @cached_property
    def _foreign(self) -> frozenset[int]:
        """The documents that tell terms of other deals and none of these."""
        mine, theirs = set[int](), set[int]()
        for deal in self.every:
            (mine if self._has(deal) else theirs).update(deal.documents)
        return frozenset(theirs - mine)

    @cached_property
    def others(self) -> frozenset[str]:
        """Keys of all other people held, tried or freed."""
        return self.known - self.people

    @cached_property
    def _attached(self) -> frozenset[str]:
        every = list(self.every)
        return frozenset(
            fact.id for deal in every if self._has(deal) for fact in attached(self.record, deal, every)
        )

    def _has(self, deal: Deal) -> bool:
        if self.figure:
            return bool(deal.people & self.people)
        return set(self.sides) <= set(deal.sides) if self.sides else deal in self.deals


def scope(record: Record, name: str, every: list[Deal] | None = None) -> Scope:
    """The scope that `name` means; `every` are all deals, where they are known already.

    Raises `NotFound`, or `UsageError` where it fits several.
    """
    if "held" not in record.kept:
        record.kept["held"] = held(record)
    known = record.kept["held"]
    every = deals(record) if every is None else every
    one = by_id(every, name)
    if one:
        return _of_deal(record, one, every, known)
    who = subject(record, name)
    if who.figure:
        mine = tuple(deal for deal in every if who.figure in deal.people)
        is_case = who.figure in known
        documents = {n for n in range(len(record.readings)) if who.figure in record.people_in(n)}
        title = record.cast.name(who.figure)
    else:
        found = [deal for deal in every if set(who.sides) <= set(deal.sides)]
        mine = tuple([deal for deal in found if deal.offers] or found)
        is_case = False
        documents = set().union(*(deal.documents for deal in mine))
        title = " <-> ".join(record.cast.name(side) for side in who.sides)
    return Scope(
        record, title, who.figure, who.sides, is_case, mine, frozenset(documents), tuple(every), known
    )


def _of_deal(record: Record, deal: Deal, every: list[Deal], known: frozenset[str]) -> Scope:
    title = " <-> ".join(record.cast.name(side) if side else "not stated" for side in deal.sides)
    return Scope(record, title, None, (), False, (deal,), deal.documents, tuple(every), known)


def held(record: Record) -> frozenset[str]:
    """Keys of all people who are or were held, tried or freed, or whom a deal would free."""
    told = [record.who(fact, *_HELD[fact.type]) for fact in record.of(*_HELD)]
    return frozenset(key for key in set().union(*told) if record.cast.figure(key).kind == "person")
