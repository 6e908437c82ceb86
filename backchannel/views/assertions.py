"""What a claim asserts, apart from the reader that put it so, and which claims of a reading assert it.

In: readings and claims. Out: assertions, and the claims that make one. Always true: a judgement on an
assertion never reaches a claim of another kind (another stage of a case, another stance, the opposite).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, replace
from hashlib import sha256

from backchannel.entries import Assertion, Change
from backchannel.records import Claim, Count, Reading, RoleValue, Span
from backchannel.views.coding import Coding, codings
from backchannel.views.identity import fold
from backchannel.views.wording import number
from backchannel.vocabulary import vocabulary

Made = tuple[Claim, Assertion]


def assertion_of(reading: Reading, claim: Claim) -> Assertion:
    """What a claim of `reading` asserts: names in the place of the reader's ids."""
    names = {entity.id: entity.name for entity in reading.entities}
    speaker = next((s.speaker for s in reading.statements if s.id == claim.statement), None)
    speaking = (speaker,) if isinstance(speaker, str) else speaker or ()
    return Assertion(
        reading.document.sha256,
        claim.type,
        {role: in_names(value, names) for role, value in claim.roles.items() if value},
        claim.evidence,
        claim.polarity,
        " and ".join(names.get(one, one) for one in speaking) or None,
    )


def in_names(value: RoleValue, names: dict[str, str]) -> tuple[str, ...]:
    """What stands in a role, in names, text, or a count in words; sorted."""
    if isinstance(value, Count):
        return (number(value),)
    if isinstance(value, str):
        return (value,)
    return tuple(sorted(names.get(one, one) for one in value))


def digest(assertion: Assertion) -> str:
    """A short hash that tells one assertion from another."""
    plain = json.dumps(asdict(assertion), ensure_ascii=False, sort_keys=True)
    return sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def made(reading: Reading) -> list[Made]:
    """Every claim of a reading with what it asserts."""
    return [(claim, assertion_of(reading, claim)) for claim in reading.claims]


def that_assert(assertion: Assertion, claims: Sequence[Made], change: Change | None = None) -> list[Claim]:
    """The claims of one reading that make `assertion`.

    First those with the same type, polarity and roles, as it was read or as `change` puts it right; where
    there are several, the nearest to its evidence. Else the nearest one with the same type, polarity and
    people whose evidence overlaps. None where nothing fits.
    """
    wanted = [assertion] if change is None else [assertion, changed(assertion, change)]
    for one in wanted:
        same = [pair for pair in claims if _is_same(pair[1], one)]
        if same:
            near = min(_distance(other, assertion) for _, other in same)
            return [claim for claim, other in same if _distance(other, assertion) == near]
    like = [pair for pair in claims if _is_like(pair[1], assertion)]
    if not like:
        return []
    return [min(like, key=lambda pair: (_distance(pair[1], assertion), pair[0].evidence))[0]]


def changed(assertion: Assertion, change: Change) -> Assertion:
    """The assertion as a correction puts it."""
    names: dict[str, str] = {}
    roles = assertion.roles | {role: in_names(value, names) for role, value in change.roles.items()}
    return replace(
        assertion,
        roles={role: value for role, value in roles.items() if any(value)},
        polarity=change.polarity or assertion.polarity,
    )


def _is_same(one: Assertion, other: Assertion) -> bool:
    """Whether type, polarity and roles agree; told elsewhere in the text, it is to be the same voice too."""
    if (one.type, one.polarity, one.roles) != (other.type, other.polarity, other.roles):
        return False
    return _shared(one.evidence, other.evidence) > 0 or one.speaker == other.speaker


def _is_like(one: Assertion, other: Assertion) -> bool:
    if (one.type, one.polarity) != (other.type, other.polarity):
        return False
    term = codings().get(one.type, Coding()).term
    terms = [fold(" ".join(side.roles[term])) for side in (one, other) if term in side.roles]
    if len(set(terms)) > 1:
        return False
    return _shared(one.evidence, other.evidence) > 0 and _same_people(_people(one), _people(other))


def _people(assertion: Assertion) -> list[frozenset[str]]:
    """The words of each name in the roles that hold somebody."""
    kind = vocabulary().types.get(assertion.type)
    roles = kind.roles if kind else {}
    return [
        frozenset(fold(name).split())
        for role, names in assertion.roles.items()
        if role in roles and roles[role].kind == "entity"
        for name in names
    ]


def _same_people(ones: list[frozenset[str]], others: list[frozenset[str]]) -> bool:
    """Whether each on either side has a namesake on the other: `Duarte` is `Ana Duarte` here."""

    def met(left: list[frozenset[str]], right: list[frozenset[str]]) -> bool:
        return all(any(one <= other or other <= one for other in right) for one in left)

    return met(ones, others) and met(others, ones)


def _distance(one: Assertion, other: Assertion) -> tuple[int, int, bool]:
    """How far the evidence of two assertions lies apart; whose word it is decides between equals."""
    shared = _shared(one.evidence, other.evidence)
    if shared or not one.evidence or not other.evidence:
        length = sum(span.end - span.start for span in (*one.evidence, *other.evidence))
        return 0, length - 2 * shared, one.speaker != other.speaker
    gap = min(max(a.start, b.start) - min(a.end, b.end) for a in one.evidence for b in other.evidence)
    return 1, gap, one.speaker != other.speaker


def _shared(ones: Sequence[Span], others: Sequence[Span]) -> int:
    """How many characters two sets of spans have in common."""
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in ones for b in others)
