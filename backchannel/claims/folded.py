"""One claim for one fact, where two frames told it in the same words.

In: the claims of a document in the order of their words. Out: the claims that say something which no other says.
Always true: what is folded away differs in nothing from a claim that stays but in saying less, and shares words
with it; the words of both are the evidence of the one that stays.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from backchannel.records import Claim, RoleValue, Span


def folded(claims: Iterable[Claim]) -> list[Claim]:
    """`claims` without those that say less than one beside them; the earlier stays where both say the same."""
    kept: list[Claim] = []
    for claim in claims:
        fuller = next((k for k, one in enumerate(kept) if told_in(claim, one)), None)
        if fuller is not None:
            kept[fuller] = with_words(kept[fuller], claim)
            continue
        less = [k for k, one in enumerate(kept) if told_in(one, claim)]
        for k in less:
            claim = with_words(claim, kept[k])
        if less:
            kept[less[0]] = claim
        else:
            kept.append(claim)
        kept = [one for k, one in enumerate(kept) if k not in less[1:]]
    return kept


def told_in(less: Claim, more: Claim) -> bool:
    """True where `more` says all that `less` says, of the same fact and partly in the same words."""
    same = (less.type, less.polarity, less.realis, less.statement) == (
        more.type, more.polarity, more.realis, more.statement,
    )  # fmt: skip
    return (
        same
        and less.time in (None, more.time)
        and all(role in more.roles and within(v, more.roles[role]) for role, v in less.roles.items())
        and any(meet(a, b) for a in less.evidence for b in more.evidence)
    )


def within(less: RoleValue, more: RoleValue) -> bool:
    """True where a role's value says nothing beyond another's: fewer of the same people, or the same."""
    if isinstance(less, tuple) and isinstance(more, tuple):
        return set(less) <= set(more)
    return less == more


def meet(a: Span, b: Span) -> bool:
    """True where two spans share a character."""
    return a.start < b.end and b.start < a.end


def with_words(claim: Claim, other: Claim) -> Claim:
    """`claim` with the words of another that tells the same, but those that lie within its own."""
    own = claim.evidence
    more = (e for e in other.evidence if not any(s.start <= e.start and e.end <= s.end for s in own))
    return replace(claim, evidence=(*own, *more))
