"""Which precedents are like a live deal, in what, and how much that counts.

In: the record, a deal, the reference set. Out: matches, each with its reasons in points. Always true: a row
that is the deal itself, or holds people of it, is never a precedent to it; what the record does not tell of
the deal is named as not compared.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from backchannel.precedents import Precedent, Side, precedents
from backchannel.views.deals import Deal
from backchannel.views.identity import fold
from backchannel.views.precedent_words import kind_text, party
from backchannel.views.record import Fact, Record
from backchannel.views.terms import Terms, gives

# A detention weighs more than any number of terms.
_CUSTODY = 1_000_000
# By the type of a charge: who is held for it, and the fact that tells so.
Charges = dict[str, list[tuple[str, Fact]]]


@dataclass(frozen=True)
class Reason:
    """One trait in which a row is like the deal: points, words, and the facts of the record behind it."""

    trait: str
    points: int
    text: str
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True)
class Match:
    """A row beside the deal. `same` names the people whom both hold: then it is no precedent."""

    row: Precedent
    reasons: tuple[Reason, ...]
    same: tuple[str, ...] = ()

    @property
    def points(self) -> int:
        """All points together."""
        return sum(reason.points for reason in self.reasons)


@dataclass(frozen=True)
class Traits:
    """What the record tells of a deal that can be compared, each with the facts that tell it."""

    sides: tuple[tuple[str, ...], tuple[str, ...]]
    ratios: dict[tuple[int, int], list[Fact]]
    charges: tuple[Charges, Charges]
    intermediaries: dict[str, list[Fact]]
    third: dict[str, list[Fact]]
    inducements: dict[str, list[Fact]]
    people: frozenset[str]

    @property
    def unknown(self) -> tuple[str, ...]:
        """What cannot be compared, since the record does not tell it."""
        told = {
            "numbers on both sides": self.ratios,
            "what they are held for": self.charges[0] or self.charges[1],
            "intermediaries": self.intermediaries,
            "other holders than the two sides": self.third,
            "anything other than people": self.inducements,
        }
        return tuple(name for name, value in told.items() if not value)


def most_points() -> int:
    """The most points that a row can have."""
    weight = precedents().weights
    return sum(n * (2 if name == "charge" else 1) for name, n in weight.items() if name != "party")


def matches(record: Record, deal: Deal, all_deals: list[Deal], rows: Iterable[Precedent]) -> list[Match]:
    """The rows that are like the deal in any trait, the most alike first, then the newest."""
    live = traits(record, deal, all_deals)
    found = [_match(live, row) for row in rows]
    kept = [one for one in found if one.points or one.same]
    return sorted(kept, key=lambda one: (one.points, one.row.days), reverse=True)


def traits(record: Record, deal: Deal, all_deals: list[Deal]) -> Traits:
    """What can be compared of a deal."""
    if "traits" not in deal.kept:
        deal.kept["traits"] = _traits(record, deal)
    found: Traits = deal.kept["traits"]
    return found


def _traits(record: Record, deal: Deal) -> Traits:
    names = frozenset(name for key in deal.people for name in _names(record, key))
    ratios: dict[tuple[int, int], list[Fact]] = defaultdict(list)
    kinds: dict[str, list[Fact]] = defaultdict(list)
    for terms in deal.terms:
        counts = _counts(terms, deal)
        if counts:
            ratios[counts].append(terms.fact)
        told = terms.fact.term("inducements")
        for kind in _sorted_under(told, precedents().inducement_kinds) if told else ():
            kinds[kind].append(terms.fact)
    return Traits(
        (_parties(record, deal.sides[:1]), _parties(record, deal.sides[1:])),
        dict(ratios),
        _charges(record, deal),
        _intermediaries(record, deal),
        _third(record, deal),
        dict(kinds),
        names,
    )


def _match(live: Traits, row: Precedent) -> Match:
    one, other = (row.a, row.b), (row.b, row.a)
    straight, crossed = (_party_reasons(live, row, legs) for legs in (one, other))
    turned = sum(r.points for r in crossed) > sum(r.points for r in straight)
    legs = other if turned else one
    named = {fold(name) for name in (*row.a.gave.names, *row.b.gave.names)}
    same = tuple(sorted(named & live.people))
    reasons = [
        *(crossed if turned else straight),
        *_ratio_reason(live, legs),
        *_charge_reasons(live, row, turned),
        *_intermediary_reason(live, row),
        *_third_reason(live, row),
        *_inducement_reasons(live, row),
    ]
    return Match(row, tuple(reasons), same)


def _party_reasons(live: Traits, row: Precedent, legs: tuple[Side, Side]) -> list[Reason]:
    found, successors = [], precedents().successors
    for mine, leg in zip(live.sides, legs, strict=True):
        theirs = {successors.get(side, side): side for side in leg.sides}
        helped = row.beneficiaries if leg is row.b else ()
        same = next(filter(theirs.__contains__, mine), None)
        for_whom = next(filter(helped.__contains__, mine), None) if helped else None
        if same:
            was = theirs[same]
            found.append(party(was) if was == same else f"{party(was)} (now {party(same)})")
        elif for_whom:
            found.append(f"{party(for_whom)}, for whose people others gave")
    weight = precedents().weights
    if len(found) == 2:
        return [Reason("parties", weight["parties"], f"the same sides: {' and '.join(found)}")]
    return [Reason("party", weight["party"], f"one side the same: {found[0]}")] if found else []


def _ratio_reason(live: Traits, legs: tuple[Side, Side]) -> list[Reason]:
    low, high = zip(legs[0].gave.range, legs[1].gave.range, strict=True)
    for counts, facts in live.ratios.items():
        fits = all(a <= n <= b for n, a, b in zip(counts, low, high, strict=True))
        if fits and all(counts):
            text = f"{counts[0]} for {counts[1]}" + (
                ", as one version of the deal has it" if len(live.ratios) > 1 else ""
            )
            return [Reason("ratio", precedents().weights["ratio"], text, tuple(facts))]
    return []


def _charge_reasons(live: Traits, row: Precedent, turned: bool) -> list[Reason]:
    theirs = (row.charges.b, row.charges.a) if turned else (row.charges.a, row.charges.b)
    gave = (row.b.gave, row.a.gave) if turned else (row.a.gave, row.b.gave)
    found = []
    for mine, charged, given in zip(live.charges, theirs, gave, strict=True):
        both = [kind for kind in mine if kind in charged]
        if both:
            here = list(dict.fromkeys(name for kind in both for name, _ in mine[kind]))
            kinds = ", ".join(kind_text(kind) for kind in both)
            text = f"held for a like thing, {kinds}: {_some(here)}; there {_some(given.names) or 'people not named'}"
            facts = tuple(fact for kind in both for _, fact in mine[kind])
            found.append(Reason("charge", precedents().weights["charge"], text, facts))
    return found


def _intermediary_reason(live: Traits, row: Precedent) -> list[Reason]:
    theirs = {one.code or fold(one.name): one for one in row.intermediaries}
    both = [key for key in live.intermediaries if key in theirs]
    if not both:
        return []
    facts = tuple(fact for key in both for fact in live.intermediaries[key])
    levels = ", ".join(f"{theirs[key].name} ({theirs[key].level} there)" for key in both)
    return [
        Reason("intermediary", precedents().weights["intermediary"], f"the same go-between: {levels}", facts)
    ]


def _third_reason(live: Traits, row: Precedent) -> list[Reason]:
    if not live.third or not row.third_country.custody:
        return []
    there = ", ".join(party(code) for code in row.third_country.custody)
    text = f"somebody in the custody of a third side, there {there}"
    facts = tuple(fact for found in live.third.values() for fact in found)
    return [Reason("third_country", precedents().weights["third_country"], text, facts)]


def _inducement_reasons(live: Traits, row: Precedent) -> list[Reason]:
    if not live.inducements or not row.inducements:
        return []
    weight = precedents().weights
    facts = tuple(fact for found in live.inducements.values() for fact in found)
    there = "; ".join(one.what for one in row.inducements)
    found = [Reason("inducement", weight["inducement"], f"more than people, there {there}", facts)]
    both = [kind for kind in live.inducements if kind in {one.kind for one in row.inducements}]
    if both:
        text = f"of a like kind: {', '.join(kind_text(kind) for kind in both)}"
        found.append(Reason("inducement_kind", weight["inducement_kind"], text, facts))
    return found


def _some(names: Sequence[str]) -> str:
    return f"{', '.join(names[:3])}{' and others' if len(names) > 3 else ''}"


def _parties(record: Record, sides: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(_party(record, side) for side in sides if side)


def _party(record: Record, side: str) -> str:
    """A side of the record as the reference set calls it: a country's code, or the key of a group."""
    figure = record.cast.figure(side)
    if figure.country:
        return figure.country
    known = {fold(figure.name), *figure.names}
    for key, one in precedents().parties.items():
        if known & {fold(one.name), *one.names}:
            return key
    return side


def _names(record: Record, person: str) -> Iterable[str]:
    figure = record.cast.figure(person)
    return {fold(figure.name), *(name for name in figure.names if " " in name)}


def _counts(terms: Terms, deal: Deal) -> tuple[int, int] | None:
    """How many each end of the deal gives by these terms: its first side, and all others."""
    first = [leg for leg in terms.legs if leg.side == deal.sides[0]]
    if not first and terms.legs and terms.legs[0].side is None:
        first = [terms.legs[0]]
    one, other = gives(first), gives(leg for leg in terms.legs if leg not in first)
    return (one, other) if one and other else None


def _charges(record: Record, deal: Deal) -> tuple[Charges, Charges]:
    """Types of what those whom each side would let go are held for: names, and the facts that tell it."""
    ends = _given(record, deal)
    everybody = ends[0] | ends[1]
    found: tuple[Charges, Charges] = (defaultdict(list), defaultdict(list))
    words = {name: one.words for name, one in precedents().charge_types.items()}
    for fact in record.of("detention", "proceeding"):
        if not fact.holds or everybody.isdisjoint(who := record.who(fact, "person")):
            continue
        told = fact.term("ground") or fact.term("offence")
        for person in who if told else ():
            for people, charges in zip(ends, found, strict=True):
                for kind in _sorted_under(told or "", words) if person in people else ():
                    charges[kind].append((record.cast.name(person), fact))
    return dict(found[0]), dict(found[1])


def _given(record: Record, deal: Deal) -> tuple[frozenset[str], frozenset[str]]:
    """Whom each end of the deal would let go; for somebody told on both sides, who holds decides, then most of the terms."""
    told: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    ends = (set(deal.sides[:1]), set(deal.sides[1:]))
    for terms in deal.terms:
        for one in terms.legs:
            for person in one.people:
                for place in (0, 1):
                    told[person][place] += one.side is not None and one.side in ends[place]
    for fact in record.of("detention"):
        who = record.who(fact, "person") if fact.holds else ()
        holders = () if told.keys().isdisjoint(who) else record.sides(fact, "custodian")
        for person in who if holders else ():
            if person in told:
                for place in (0, 1):
                    told[person][place] += _CUSTODY * bool(ends[place] & set(holders))
    first = frozenset(person for person, (one, other) in told.items() if one > other)
    return first, frozenset(person for person, (one, other) in told.items() if other > one)


def _intermediaries(record: Record, deal: Deal) -> dict[str, list[Fact]]:
    found: dict[str, list[Fact]] = defaultdict(list)
    told = [(fact, "mediator") for fact in deal.attached if fact.type == "mediation"]
    told += [(terms.fact, "intermediaries") for terms in deal.terms]
    for fact, role in told:
        for key in record.who(fact, role):
            figure = record.cast.figure(key)
            if figure.side not in deal.sides:
                found[figure.country or fold(figure.name)].append(fact)
    return dict(found)


def _third(record: Record, deal: Deal) -> dict[str, list[Fact]]:
    """Who, other than the two sides, holds somebody whom the deal would free."""
    found: dict[str, list[Fact]] = defaultdict(list)
    for fact in record.of("detention"):
        if fact.holds and not deal.people.isdisjoint(record.who(fact, "person")):
            for side in record.sides(fact, "custodian"):
                if None not in deal.sides and side not in deal.sides:
                    found[side].append(fact)
    return dict(found)


def _sorted_under(text: str, words: Mapping[Any, tuple[str, ...]]) -> list[str]:
    folded = text.casefold()
    return [str(kind) for kind, listed in words.items() if _begins_with(listed).search(folded)]


@lru_cache(maxsize=256)
def _begins_with(words: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern that finds a word that begins like one of these."""
    return re.compile("|".join(rf"\b{re.escape(word)}" for word in words) or r"(?!)")
