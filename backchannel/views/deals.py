"""Which proposals and exchanges are one deal.

In: the record, and what people have judged to be one or not. Out: deals, each with its id, its sides and the
facts about what they would give or gave. Always true: a deal keeps its id whatever is added to the ledger
later; an exchange carried out that shares nobody with a live deal is a deal of its own, and so a precedent.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from backchannel.entries import Judgement
from backchannel.memory import once
from backchannel.views.dates import last_day
from backchannel.views.names import deal_id
from backchannel.views.record import Fact, Record, moment
from backchannel.views.terms import (
    REAL,
    Custody,
    Terms,
    all_custody,
    is_terms,
    later,
    mediators_by_document,
    read_terms,
)
from backchannel.views.threads import Threads
from backchannel.views.wording import wording

Sides = tuple[str | None, ...]
_ABOUT = {
    "position": ("holder",),
    "contact": ("participants", "host"),
    "condition": ("set_by",),
    "approval": ("body",),
    "mediation": ("between",),
    "appeal": ("to",),
    # one that is denied
    "exchange": ("side_a", "side_b"),
}
_GROW = {"detention", "release", "exchange", "proposal"}
# A report that comes so long after an exchange is no longer about the deal, unless it tells its terms.
_AFTERMATH = timedelta(days=30)


@dataclass(eq=False)
class Deal:
    """One deal: its id, its sides (the proposer first), its terms, and what else is told about it.

    `releases` are those of its people by whatever way, as far as they are told as done.
    """

    id: str
    sides: Sides
    terms: list[Terms] = field(default_factory=list)
    attached: list[Fact] = field(default_factory=list)
    releases: list[Fact] = field(default_factory=list)
    kept: dict[str, Any] = field(default_factory=dict)  # what is told of it, for views that ask again

    @once
    def people(self) -> frozenset[str]:
        """Everybody whom the deal would free or freed."""
        return frozenset().union(*(terms.people for terms in self.terms))

    @once
    def documents(self) -> frozenset[int]:
        """Numbers of the documents that tell of it."""
        return frozenset(terms.number for terms in self.terms)

    @once
    def offers(self) -> list[Terms]:
        """Terms that are not told as carried out."""
        return [terms for terms in self.terms if not terms.done]

    @once
    def outcomes(self) -> list[Terms]:
        """Terms that are told as carried out, the latest last."""
        return sorted((terms for terms in self.terms if terms.done), key=lambda terms: moment(terms.fact))

    @once
    def begun(self) -> date:
        """The day on which it was told first."""
        return min(terms.told_on for terms in self.terms)

    @once
    def freed(self) -> frozenset[str]:
        """Those who came free by it."""
        return frozenset().union(*(terms.people for terms in self.outcomes))

    @once
    def left_behind(self) -> frozenset[str]:
        """Those who were named in its terms and did not come free by it; empty before it is carried out."""
        return self.people - self.freed if self.outcomes else frozenset()

    @once
    def done_on(self) -> tuple[date, date] | None:
        """First and last day on which it may have been carried out: the narrowest that is told."""
        dated = [terms.when for terms in self.outcomes if terms.fact.claim.time] or [
            terms.when for terms in self.outcomes
        ]
        return min(dated, key=lambda when: (when[1] - when[0], when)) if dated else None

    @once
    def bounds(self) -> tuple[Terms, ...]:
        """The terms that tell when it began, that it was offered, and when it was carried out."""
        done = [terms for terms in self.outcomes if terms.when == self.done_on]
        first = min(self.terms, key=lambda terms: terms.told_on)
        return (first, *self.offers[:1], *done[:1])

    @once
    def latest(self) -> tuple[date, date]:
        """Sort key of the newest of its terms."""
        return max(moment(terms.fact) for terms in self.terms)

    def given_by(self, side: str | None) -> frozenset[str]:
        """The people whom a side would let go or let go."""
        return frozenset(
            person
            for terms in self.terms
            for leg in terms.legs
            if leg.side == side
            for person in leg.people + leg.groups
        )


def deals(record: Record) -> list[Deal]:
    """All deals of the record with all that belongs to each, the newest first."""
    if "deals" not in record.kept:
        found = bare_deals(record)
        _attach(record, found)
        _add_releases(record, found)
        record.kept["deals"] = found
    return list(record.kept["deals"])


def bare_deals(record: Record) -> list[Deal]:
    """All deals of the record with their terms alone, the newest first."""
    custody, mediators = all_custody(record), mediators_by_document(record)
    begun = {fact.id: fact for fact in record.of("proposal", "exchange") if is_terms(fact)}
    found = []
    for name, claims in _claims_of_each(record, begun).items():
        held = [
            read_terms(record, begun[one], custody, mediators.get(begun[one].number, frozenset()))
            for one in claims
            if one in begun
        ]
        if held:
            found.append(Deal(name, _sides(held), held))
    found.sort(key=lambda deal: (deal.latest, deal.id), reverse=True)
    return found


def _claims_of_each(record: Record, begun: Collection[str]) -> dict[str, list[str]]:
    """For each deal the claims that are its terms, in their order: as is known of the ledger, else worked out."""
    if record.beyond is None or record.beyond.threads is None:
        return {
            name: [one.fact.id for one in terms] for name, terms in _judged(record, grown(record)).items()
        }
    known = record.beyond.threads({holding.document for holding in record.holdings})
    found: dict[str, list[str]] = defaultdict(list)
    for claim in sorted(known.keys() & begun, key=lambda claim: known[claim]):
        found[known[claim][0]].append(claim)
    return found


def grown(record: Record) -> Threads:
    """The threads of all that had been published, grown fact by fact in the order of the entries."""
    threads, custody = Threads(), Custody()
    mediators = mediators_by_document(record)
    by_document: dict[int, list[Fact]] = defaultdict(list)
    for fact in record.told:
        if fact.claim.type in _GROW:
            by_document[fact.number].append(fact)
    for number in sorted(by_document, key=lambda one: (record.holdings[one].entry, one)):
        facts = by_document[number]
        for fact in facts:
            custody.add(record, fact)
        terms = [
            read_terms(record, fact, custody, mediators.get(number, frozenset()))
            for fact in facts
            if is_terms(fact)
        ]
        # within one report the fullest list comes first, so that the rest finds it
        for one in sorted(terms, key=lambda one: (not one.people, not one.complete)):
            threads.add(one, lambda new: deal_id(record.cast, new))
    return threads


def by_id(all_deals: Iterable[Deal], name: str) -> Deal | None:
    """The deal with this id."""
    wanted = name.strip().casefold()
    return next((deal for deal in all_deals if deal.id == wanted), None)


def deals_of_document(record: Record, all_deals: list[Deal], number: int) -> list[Deal]:
    """The deals that a document is about: those that it tells terms of, or whose people it names.

    A deal that was closed long before counts only where the document tells its terms, a precedent only where
    the document is about nothing else. News of an exchange is not about a deal that came later.
    """
    people = record.people_in(number)
    day = last_day(record.readings[number].document.published)
    found = [
        deal
        for deal in all_deals
        if number in deal.documents or (deal.people & people and not _long_over(deal, day))
    ]
    if any(number in deal.documents and deal.outcomes and not _long_over(deal, day) for deal in found):
        found = [deal for deal in found if number in deal.documents or not (day and deal.begun > day)]
    threads = [deal for deal in found if deal.offers and not _long_over(deal, day)]
    return threads or found[:1]


def _long_over(deal: Deal, day: date | None) -> bool:
    return bool(deal.done_on and day and later(deal.done_on[1], _AFTERMATH) < day)


def _attach(record: Record, all_deals: list[Deal]) -> None:
    """Give each deal the facts, other than its terms, that belong to it."""
    about: dict[int, list[Deal]] = {}
    beside = wording()["beside_deals"]
    for fact in record.of(*_ABOUT):
        if is_terms(fact):
            continue
        if fact.number not in about:
            about[fact.number] = deals_of_document(record, all_deals, fact.number)
        candidates = about[fact.number]
        if not candidates or (fact.type == "position" and fact.term("stance") in beside):
            continue
        if len(candidates) == 1 and fact.type != "contact":
            candidates[0].attached.append(fact)
            continue
        sides = set(record.sides(fact, *_ABOUT[fact.type]))
        fits = [deal for deal in candidates if sides & set(deal.sides)]
        if fact.type == "contact":
            taking_part = set(record.who(fact, "participants"))
            fits = [deal for deal in fits if not taking_part & deal.people]
        elif not fits:
            fits = candidates
        for deal in fits:
            deal.attached.append(fact)


def _add_releases(record: Record, all_deals: list[Deal]) -> None:
    """Give each deal the releases of its people."""
    by_person: dict[str, list[Deal]] = defaultdict(list)
    for deal in all_deals:
        for person in deal.people:
            by_person[person].append(deal)
    for fact in record.of("release"):
        if fact.holds and fact.claim.realis in REAL:
            found = {deal.id: deal for who in record.who(fact, "person") for deal in by_person.get(who, ())}
            for deal in found.values():
                deal.releases.append(fact)


def _judged(record: Record, threads: Threads) -> dict[str, list[Terms]]:
    """The terms by deal, as people have joined and parted them; what was taken back counts no more."""
    terms = {thread.id: list(thread.terms) for thread in threads.all.values()}
    joined = {name: name for name in terms}
    back = {one.about for one in record.judgements if one.kind == "retract"}
    for judgement in record.judgements:
        if judgement.entry and judgement.entry in back:
            continue
        _judge(judgement, terms, joined)
    result: dict[str, list[Terms]] = {}
    for name in terms:
        result.setdefault(_root(joined, name), []).extend(terms[name])
    return result


def _judge(judgement: Judgement, terms: dict[str, list[Terms]], joined: dict[str, str]) -> None:
    """Take one judgement on deals into account: `merge` and `split` of ids, `split` of claims from one."""
    keys = judgement.keys
    if judgement.kind not in ("merge", "split") or not keys or keys[0] not in terms:
        return
    deals_named = [key for key in keys if key in terms]
    if judgement.kind == "merge" and len(deals_named) == len(keys):
        for key in keys[1:]:
            root, other = _root(joined, keys[0]), _root(joined, key)
            joined[other] = root
        return
    if judgement.kind == "split":
        for key in deals_named:
            joined[key] = key
        claims = [key for key in keys[1:] if key not in terms]
        moved = [one for name in list(terms) for one in terms[name] if one.fact.id in claims]
        if moved:
            for name in terms:
                terms[name] = [one for one in terms[name] if one not in moved]
            number = 2
            while (part := f"{keys[0]}-part-{number}") in terms:
                number += 1
            terms[part], joined[part] = moved, part


def _root(joined: dict[str, str], name: str) -> str:
    while joined[name] != name:
        name = joined[name]
    return name


def _sides(group: list[Terms]) -> Sides:
    """The sides of a group as most of its complete terms order them, proposals before exchanges.

    Sides that other terms add, as where three states free people, come after.
    """
    votes: dict[Sides, int] = defaultdict(int)
    for terms in group:
        complete = 2 if None not in terms.sides else 0
        votes[terms.sides] += 1 + complete * 10 + (5 if terms.fact.type == "proposal" and complete else 0)
    best = max(votes, key=lambda pair: votes[pair])
    more = dict.fromkeys(side for terms in group for side in terms.sides if side and side not in best)
    if None in best and more:
        missing = best.index(None)
        best = (*best[:missing], next(iter(more)), *best[missing + 1 :])
        more.pop(best[missing] or "")
    return (*best, *more)
