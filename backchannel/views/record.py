"""The record as the views see it: facts with their people, their dates and the day that is asked for.

In: what a ledger holds, what people have judged, and the two clocks. Out: facts, each a claim with its
document and the statement that it rests on. Always true: a fact that lies after the day asked for is not
there; what carries no date of its own counts from the day it was said or published.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from backchannel.copies import groups
from backchannel.entries import Holding, Judgement, ReviewState
from backchannel.identity import Known, Registered
from backchannel.memory import once
from backchannel.records import Claim, Count, Entity, Reading, Statement
from backchannel.sensitivity import relatives, sensitive_claims
from backchannel.views.additions import with_additions
from backchannel.views.clocks import NOW, Clocks
from backchannel.views.dates import first_day, last_day
from backchannel.views.identity import Cast
from backchannel.views.judged import Judged, Verdict, heaviest, judged

_TO_COME = {"planned", "possible", "conditional", "hoped", "demanded"}


@dataclass(frozen=True, eq=False, init=False)
class Fact:
    """A claim in document `number` of the record, with the statement that it rests on.

    `verdict` is what people judged of it, `None` where nobody did. `withdrawn` is the word on it where its
    outlet took the document back. `type` is that of the claim.
    """

    number: int
    reading: Reading
    claim: Claim
    statement: Statement | None
    verdict: Verdict | None = None
    withdrawn: Judgement | None = None
    type: str = field(init=False)

    def __init__(
        self,
        number: int,
        reading: Reading,
        claim: Claim,
        statement: Statement | None,
        verdict: Verdict | None = None,
        withdrawn: Judgement | None = None,
    ) -> None:
        # made by the thousand for a page: filled at once, and not field by field as what is frozen is
        self.__dict__.update(
            number=number, reading=reading, claim=claim, statement=statement, verdict=verdict,
            withdrawn=withdrawn, type=claim.type,
        )  # fmt: skip

    def term(self, role: str) -> str | None:
        """The text or term in a role, `None` where it holds none."""
        value = self.claim.roles.get(role)
        return value if isinstance(value, str) and value else None

    def count(self, role: str) -> Count | None:
        """The count in a role, `None` where it holds none."""
        value = self.claim.roles.get(role)
        return value if isinstance(value, Count) else None

    @once
    def holds(self) -> bool:
        """Whether the claim says that it is so, and not that it is not."""
        return self.claim.polarity == "positive"

    @once
    def id(self) -> str:
        """Name of the claim within the ledger."""
        return f"{self.reading.document.sha256[:12]}#{self.claim.id}"

    @property
    def review(self) -> ReviewState:
        """What people have judged of it."""
        return self.verdict.state if self.verdict else "unreviewed"

    @property
    def read(self) -> Claim:
        """The claim as it was read, before anybody put it right."""
        return self.verdict.read if self.verdict else self.claim

    @once
    def told(self) -> str | None:
        """When it was said, else when it was published (EDTF)."""
        said = self.statement.said if self.statement else None
        return said or self.reading.document.published

    @once
    def told_by(self) -> date:
        """The last day on which it may have been told, or been so where no day is told; long ago where neither is."""
        return last_day(self.told) or last_day(self.claim.time) or date.min

    @once
    def dated(self) -> str | None:
        """When it was so, else when it was told (EDTF)."""
        return self.claim.time or self.told

    @once
    def moment(self) -> tuple[date, date]:
        """Last, then first day on which it may have been so; what is past lies before it was told."""
        edtf = self.dated
        told = last_day(self.told) or date.min
        last = last_day(edtf) or first_day(edtf) or told
        if told > date.min and self.claim.realis not in _TO_COME:
            last = min(last, told)
        return last, first_day(edtf) or date.min


@dataclass(frozen=True)
class Beyond:
    """What is known of a ledger beyond the documents that a record holds.

    `newest` is the day of its newest document; `known` tells what its figures are called elsewhere;
    `told_before` and `named_before` tell which assertion keys and which figures earlier documents have;
    `threads` tells for each claim of documents that is terms of a deal the deal and its place among the terms of
    it, and is `None` where that must be worked out.
    """

    newest: date | None
    known: Callable[[Collection[str]], Mapping[str, Known]]
    told_before: Callable[[Collection[str], date], frozenset[str]]
    named_before: Callable[[Collection[str], date], frozenset[str]]
    threads: Callable[[Collection[int]], Mapping[str, tuple[str, int]]] | None = None


class Record:
    """All facts by two clocks, with who is who in them.

    `facts` are those that hold by both clocks; `told` are all that had been published, also of later days.
    `redacted` is true where it holds only what may be published.
    """

    redacted = False

    def __init__(
        self,
        holdings: Iterable[Holding],
        judgements: Iterable[Judgement] = (),
        clocks: Clocks = NOW,
        beyond: Beyond | None = None,
        registered: Registered | None = None,
    ) -> None:
        self.clocks = clocks
        self.beyond = beyond
        self.as_read = with_additions(holding for holding in holdings if clocks.knows(holding))
        self.judgements = tuple(judgements)
        self.judged = judged(self.as_read, self.judgements, clocks.known_at)
        self.holdings = self.judged.holdings
        self.readings = tuple(holding.reading for holding in self.holdings)
        self.cast = Cast(self.holdings, self.judgements, beyond.known if beyond else None, registered)
        self._tell()

    @classmethod
    def redacted_from(
        cls,
        full: Record,
        judged: Judged,
        judgements: tuple[Judgement, ...],
        cast: Cast,
        known: Mapping[str, object],
        sensitive: Mapping[int, frozenset[str]],
    ) -> Record:
        """A part of `full`, as `published` tells it: told by the same clocks, nobody joined or judged anew.

        `known` are properties that the whole tells, such as `today`, and not the part; `sensitive` are the ids of
        the claims of each document that are so by the rule.
        """
        record = cls.__new__(cls)
        record.clocks, record.judgements, record.cast, record.redacted = full.clocks, judgements, cast, True
        record.judged, record.as_read, record.holdings = judged, judged.holdings, judged.holdings
        record.readings = tuple(holding.reading for holding in record.holdings)
        record.__dict__ |= known
        record._tell()
        record._sensitive |= sensitive
        return record

    def _tell(self) -> None:
        as_of = self.clocks.as_of
        self.kept: dict[str, Any] = {}  # what is told of the whole record, for views that ask again
        # views ask for the same types, and the same fact for the same roles, many times
        self._of: dict[tuple[str, ...], list[Fact]] = {}
        self._who: dict[tuple[Fact, tuple[str, ...]], tuple[str, ...]] = {}
        self._sides: dict[tuple[Fact, tuple[str, ...]], tuple[str, ...]] = {}
        self._people: dict[int, frozenset[str]] = {}
        self._sensitive: dict[int, frozenset[str]] = {}
        self.told = self._all()
        self.facts = self.told if as_of is None else tuple(f for f in self.told if _begun(f, as_of))

    @cached_property
    def today(self) -> date | None:
        """The day as of which it is told: the one asked for, else that of the newest document."""
        days = [last_day(reading.document.published) for reading in self.readings]
        days += [self.beyond.newest] if self.beyond else []
        return self.clocks.as_of or self.clocks.known_at or max((day for day in days if day), default=None)

    @cached_property
    def rejected(self) -> tuple[Fact, ...]:
        """What people have rejected: in no view, but counted and listed."""
        return tuple(self._fact(number, claim) for (number, _), claim in self.judged.rejected.items())

    def find(self, claim: str) -> Fact | None:
        """The fact with this id, also one that was rejected; `None` where the record has none."""
        return self._by_id.get(claim)

    def facts_in(self, number: int) -> tuple[Fact, ...]:
        """The facts of document `number`."""
        return self._by_document.get(number, ())

    def of(self, *types: str) -> Iterator[Fact]:
        """The facts of these types, in the order of the documents."""
        found = self._of.get(types)
        if found is None:
            if len(types) == 1:
                found = self._by_type.get(types[0], [])
            else:
                wanted = frozenset(types)
                found = [fact for fact in self.facts if fact.claim.type in wanted]
            self._of[types] = found
        return iter(found)

    def who(self, fact: Fact, *roles: str) -> tuple[str, ...]:
        """Keys of the figures in these roles of a fact, each once."""
        found = self._who.get((fact, roles))
        if found is None:
            told, known, keys = fact.claim.roles, self.cast.keys[fact.number], dict[str, None]()
            for role in roles:
                value = told.get(role)
                if isinstance(value, tuple):
                    for entity in value:
                        keys[known[entity]] = None
            found = self._who[fact, roles] = tuple(keys)
        return found

    def sides(self, fact: Fact, *roles: str) -> tuple[str, ...]:
        """Keys of the sides of the figures in these roles, each once."""
        found = self._sides.get((fact, roles))
        if found is None:
            side_of, sides = self.cast.side, dict[str, None]()
            for key in self.who(fact, *roles):
                side = side_of(key)
                if side:
                    sides[side] = None
            found = self._sides[fact, roles] = tuple(sides)
        return found

    def named(self, fact: Fact, role: str) -> str | None:
        """What stands in a role, in words, whether people, text or a count."""
        keys = self.who(fact, role)
        return " · ".join(self.cast.running(key) for key in keys) if keys else fact.term(role)

    def people_in(self, number: int) -> frozenset[str]:
        """Keys of the named people in document `number`."""
        found = self._people.get(number)
        if found is None:
            keys, entities = self.cast.keys[number], self.readings[number].entities
            people = [keys[one.id] for one in entities if one.kind == "person" and not one.anonymous]
            found = self._people[number] = frozenset(people)
        return found

    def entity(self, number: int, identity: str | None) -> Entity | None:
        """The entity with this id in document `number`."""
        return self._entities.get((number, identity or ""))

    def speakers(self, fact: Fact) -> tuple[str, ...]:
        """Keys of those whose word a fact is; none where it is the outlet's own or nobody's."""
        return speakers(self.cast, fact.number, fact.statement)

    def review(self, fact: Fact) -> ReviewState:
        """What people have judged of a fact; `conflict` where others say otherwise and nobody settled it."""
        return "conflict" if fact.id in self.contested else fact.review

    def review_of_line(self, facts: Iterable[Fact]) -> ReviewState:
        """What people have judged of a line that rests on several facts, as the heaviest of these is."""
        if not (self.judged.verdicts or self.contested):
            return "unreviewed"
        return heaviest(self.review(fact) for fact in facts)

    @cached_property
    def contested(self) -> frozenset[str]:
        """Ids of the facts that stand in a conflict that nobody has settled.

        None in a record that holds only a part of the ledger: what contradicts may lie in the other part.
        """
        if self.beyond:
            return frozenset()
        # Conflicts are told from the record, and so cannot be imported before it is there.
        from backchannel.views.contradictions import conflicts

        return frozenset(fact.id for one in conflicts(self) if not one.settled for fact in one.facts)

    def is_sensitive(self, fact: Fact) -> bool:
        """Whether the fact is left out of what is published, by the rule or by somebody's decision."""
        if fact.verdict and fact.verdict.sensitive is not None:
            return fact.verdict.sensitive
        found = self._sensitive.get(fact.number)
        return fact.claim.id in (self.sensitive_in(fact.number) if found is None else found)

    def sensitive_in(self, number: int) -> frozenset[str]:
        """Ids of the claims of document `number` that are sensitive by the rule."""
        found = self._sensitive.get(number)
        if found is None:
            found = self._sensitive[number] = sensitive_claims(self.readings[number])
        return found

    @cached_property
    def groups(self) -> tuple[int, ...]:
        """For each document the number of the first document of which it is a copy; its own where of none."""
        told = [holding.group for holding in self.holdings]
        if any(group is None for group in told):
            return groups(reading.document for reading in self.readings)
        first: dict[int | None, int] = {}
        return tuple(first.setdefault(group, number) for number, group in enumerate(told))

    @cached_property
    def relatives(self) -> frozenset[str]:
        """Keys of all who are relatives of somebody, or groups of relatives."""
        return frozenset(
            self.cast.key(number, entity)
            for number, reading in enumerate(self.readings)
            for entity in relatives(reading)
        )

    @cached_property
    def _by_type(self) -> dict[str, list[Fact]]:
        found: dict[str, list[Fact]] = {}
        for fact in self.facts:
            found.setdefault(fact.claim.type, []).append(fact)
        return found

    @cached_property
    def _entities(self) -> dict[tuple[int, str], Entity]:
        return {
            (number, entity.id): entity
            for number, reading in enumerate(self.readings)
            for entity in reading.entities
        }

    @cached_property
    def _by_document(self) -> dict[int, tuple[Fact, ...]]:
        found: dict[int, list[Fact]] = defaultdict(list)
        for fact in self.facts:
            found[fact.number].append(fact)
        return {number: tuple(facts) for number, facts in found.items()}

    @cached_property
    def _by_id(self) -> dict[str, Fact]:
        return {fact.id: fact for fact in (*self.rejected, *self.told)}

    def _all(self) -> tuple[Fact, ...]:
        verdicts, found = self.judged.verdicts, list[Fact]()
        for number, reading in enumerate(self.readings):
            statements = self._statements(number)
            withdrawn = self.judged.withdrawn.get(reading.document.sha256)
            for claim in reading.claims:
                statement = statements.get(claim.statement or "")
                verdict = verdicts.get((number, claim.id)) if verdicts else None
                found.append(Fact(number, reading, claim, statement, verdict, withdrawn))
        return tuple(found)

    def _statements(self, number: int) -> dict[str, Statement]:
        return {statement.id: statement for statement in self.readings[number].statements}

    def _fact(self, number: int, claim: Claim) -> Fact:
        reading, statements = self.readings[number], self._statements(number)
        verdict = self.judged.verdicts.get((number, claim.id))
        withdrawn = self.judged.withdrawn.get(reading.document.sha256)
        return Fact(number, reading, claim, statements.get(claim.statement or ""), verdict, withdrawn)


def speakers(cast: Cast, number: int, statement: Statement | None) -> tuple[str, ...]:
    """Keys of those who made a statement in document `number`."""
    if statement is None or statement.speaker is None:
        return ()
    ids = (statement.speaker,) if isinstance(statement.speaker, str) else statement.speaker
    keys = cast.keys[number]
    return (keys[ids[0]],) if len(ids) == 1 else tuple([keys[one] for one in ids])


def moment(fact: Fact) -> tuple[date, date]:
    """Sort key: last, then first day on which it may have been so; what is past lies before it was told."""
    return fact.moment


def _begun(fact: Fact, as_of: date) -> bool:
    """Whether it may have been so by the day: what is only to come counts from when it was told."""
    edtf = fact.told if fact.claim.realis in _TO_COME else fact.dated
    day = first_day(edtf) or last_day(edtf)
    return day is not None and day <= as_of
