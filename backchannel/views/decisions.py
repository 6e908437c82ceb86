"""Judgements as people make them, checked before anything is written.

In: the record, what somebody names and decides. Out: judgements that the ledger can take. Always true: what
a judgement is about is there; what is one already is not made one again, and an entry is taken back only once.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from typing import Literal

from backchannel.entries import Change, Judgement
from backchannel.errors import NotFound, UsageError
from backchannel.identity import check_merge
from backchannel.views.assertions import assertion_of, digest
from backchannel.views.contradictions import conflicts
from backchannel.views.deals import deals
from backchannel.views.identity import fold
from backchannel.views.record import Fact, Record
from backchannel.views.subjects import subject

Verdict = Literal["accept", "correct", "reject", "sensitive", "public"]
NEEDS_WHY = ("correct", "reject", "sensitive", "public")


def fact_called(record: Record, claim: str) -> Fact:
    """The fact with this id. Raises `NotFound`."""
    found = record.find(claim.strip())
    if found is None:
        known = [fact.id for fact in record.facts]
        document = [one for one in known if one.partition("#")[0] == claim.strip().partition("#")[0]]
        close = get_close_matches(claim, document, n=3, cutoff=0.0) if document else []
        hint = (
            f"that document has {', '.join(close)}" if close else "`backchannel review --list` lists claims"
        )
        raise NotFound(f"there is no claim {claim!r} in this ledger: {hint}")
    return found


def about_claim(
    fact: Fact, kind: Verdict, who: str, why: str, change: Change | None = None, round: str | None = None
) -> Judgement:
    """A judgement on what a claim asserts, as it was read.

    To accept a claim that somebody corrected is to agree with the correction. Raises `UsageError` where a
    reason or a change is missing.
    """
    who, why = _said(who, "by"), why.strip()
    if kind in NEEDS_WHY and not why:
        raise UsageError(f"to {_VERBS[kind]} a claim takes a reason: give it with --why")
    if kind == "correct" and (change is None or change == Change()):
        raise UsageError("a correction takes what is to be changed: role=value, for instance stage=trial")
    if kind == "accept" and fact.verdict and fact.verdict.state == "corrected" and fact.verdict.decided:
        kind, change = "correct", fact.verdict.decided.change
    return Judgement(kind, who, why, assertion_of(fact.reading, fact.read), change, round=round)


def merge(record: Record, names: Sequence[str], who: str, why: str) -> Judgement:
    """Make figures, or deals, one; the first gives the name.

    Raises `NotFound` for who is not on record, `UsageError` for those that are one already or were parted.
    """
    who, why = _said(who, "by"), _said(why, "why")
    if names[0] in _deals(record):
        unknown = [name for name in names if name not in {deal.id for deal in deals(record)}]
        if unknown:
            raise NotFound(f"there is no deal {unknown[0]!r}: `backchannel deal` lists their ids")
        if len(set(names)) < max(len(names), 2):
            raise UsageError("a merge of deals needs two ids that differ: the first gives its name")
        return Judgement("merge", who, why, keys=tuple(names))
    keys = tuple(spelling_of(record, name) for name in names)
    if len(keys) > 1 and len(set(keys)) == 1:
        raise UsageError(f"{' and '.join(map(repr, names))} are one figure already")
    check_merge(record.cast.decisions, keys)
    return Judgement("merge", who, why, keys=keys)


def split(record: Record, names: Sequence[str], who: str, why: str) -> Judgement:
    """Part what is one, or keep apart what may be taken for one: figures, deals, claims of a deal.

    Raises `NotFound` for what is not on record, `UsageError` where it was parted already.
    """
    who, why = _said(who, "by"), _said(why, "why")
    if len(set(names)) < 2:
        raise UsageError("a split takes two names that differ")
    if names[0] in _deals(record):
        for name in names[1:]:
            if name not in _deals(record):
                fact_called(record, name)
        return Judgement("split", who, why, keys=tuple(names))
    keys = tuple(spelling_of(record, name) for name in names)
    if len(set(keys)) < 2:
        raise UsageError(
            f"{' and '.join(map(repr, names))} are spelt alike: name the entities as `backchannel who` shows them"
        )
    parted = record.cast.decisions.parted(keys[0], keys[1])
    if parted:
        raise UsageError(f"they were parted already, by {parted.who} in entry {parted.entry}")
    return Judgement("split", who, why, keys=keys)


def take_back(record: Record, entry: int, who: str, why: str) -> Judgement:
    """Take back the judgement of an entry. Raises `NotFound`, or `UsageError` where that was done already."""
    who, why = _said(who, "by"), _said(why, "why")
    if not any(one.entry == entry for one in record.judgements):
        raise NotFound(f"entry {entry} is no judgement: `backchannel judgements` lists them")
    gone = record.judged.taken_back.get(entry)
    if gone:
        raise UsageError(f"entry {entry} is taken back already, by {gone.who} in entry {gone.entry}")
    return Judgement("retract", who, why, about=entry)


def withdraw(record: Record, document: str, who: str, why: str) -> Judgement:
    """Say that its outlet withdrew or corrected a document. Raises `NotFound`, `UsageError`."""
    who, why = _said(who, "by"), _said(why, "why")
    sha256 = document_called(record, document)
    if sha256 in record.judged.withdrawn:
        one = record.judged.withdrawn[sha256]
        raise UsageError(f"{document} is withdrawn already, by {one.who} in entry {one.entry}")
    return Judgement("retract", who, why, document=sha256)


def settle(record: Record, conflict: str, claim: str | None, who: str, why: str) -> Judgement:
    """Settle a conflict in favour of a claim, or of none, with a public reason. Raises `NotFound`, `UsageError`."""
    who, why = _said(who, "by"), _said(why, "why")
    found = next((one for one in conflicts(record) if conflict in one.keys), None)
    if found is None:
        raise NotFound(
            f"there is no conflict {conflict!r}: `backchannel conflicts` lists them with their keys"
        )
    fact = fact_called(record, claim) if claim else None
    if fact and fact.id not in {one.id for one in found.facts}:
        sides = ", ".join(one.id for one in found.facts)
        raise UsageError(f"{fact.id} is no side of {conflict}: its sides are {sides}")
    assertion = assertion_of(fact.reading, fact.read) if fact else None
    return Judgement("conflict", who, why, assertion, keys=(conflict,))


def document_called(record: Record, name: str, shown: str | None = None) -> str:
    """The hash of the document with this start of its hash, or this source. Raises `NotFound`, `UsageError`.

    `shown` is what the user called it.
    """
    hashes = {reading.document.sha256: reading.document.source for reading in record.readings}
    plain = name.strip()
    found = [sha for sha in hashes if len(plain) >= 6 and sha.startswith(plain.lower())]
    found = found or [sha for sha, source in hashes.items() if source == plain]
    found = found or [sha for sha, source in hashes.items() if source.endswith(f"/{plain}")]
    if not found:
        raise NotFound(
            f"there is no document {shown or name!r} in this ledger: read it first, or give its source or "
            "12 signs of its hash"
        )
    if len(found) > 1:
        raise UsageError(f"{name!r} fits {len(found)} documents: give more signs of the hash")
    return found[0]


def spelling_of(record: Record, name: str) -> str:
    """The key of a spelling, by the key itself or by a name of the figure. Raises `NotFound`, `UsageError`."""
    if record.cast.decisions.knows(name):
        return name
    found = subject(record, name)
    if found.figure is None and len(found.sides) > 1:
        raise UsageError(f"{name!r} names two sides: give one person or side")
    figure = found.figure or found.sides[0]
    folded = fold(name)
    for place in record.cast.places(figure):
        if fold(place.entity.name) == folded:
            return place.own
    return figure


def _deals(record: Record) -> frozenset[str]:
    """Ids of the deals, also of those that a merge put under another."""
    merged = (key for one in record.judgements if one.kind == "merge" for key in one.keys if ":" not in key)
    return frozenset(deal.id for deal in deals(record)).union(merged)


def is_repeated(record: Record, one: Judgement) -> bool:
    """Whether the same person has made the same judgement before, for the same reason."""
    asserted = one.assertion and digest(one.assertion)
    return any(
        (other.kind, other.who, other.why, other.change, other.round)
        == (one.kind, one.who, one.why, one.change, one.round)
        and (other.assertion and digest(other.assertion)) == asserted
        for other in record.judgements
    )


def _said(text: str, option: str) -> str:
    if not text.strip():
        raise UsageError(
            f"a name is needed for --{option}" if option == "by" else "a reason is needed: --why"
        )
    return text.strip()


_VERBS = {"correct": "correct", "reject": "reject", "sensitive": "mark", "public": "open"}
