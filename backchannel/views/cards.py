"""A claim as a small card beside the text: what it says, whose word it is, and how far it can be relied on.

In: facts of the record. Out: a card for each. Always true: the extractor's confidence, what people judged and
how many independent documents say so stand apart, and are never one score.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from backchannel.entries import ReviewState
from backchannel.views.claim_words import in_words
from backchannel.views.dates import words
from backchannel.views.deals import deals
from backchannel.views.negotiation import deal_title
from backchannel.views.pages import Says
from backchannel.views.record import Fact, Record
from backchannel.views.sameness import keys_of
from backchannel.views.support import support
from backchannel.views.voices import voice
from backchannel.views.wording import word, wording


@dataclass(frozen=True, slots=True)
class Card:
    """One claim. `fact` is its name in the ledger, `id` the one in its document, `number` its place in the text.

    `when` is told only where `text` does not tell it. `support` is 0 where it cannot be known from the record
    at hand. `people` are names in it, `deals` ids and titles of the deals that it belongs to.
    """

    fact: str
    id: str
    number: int
    type: str
    label: str
    text: str
    says: Says
    realis: str
    when: str | None
    start: int
    end: int
    confidence: int
    reasons: tuple[str, ...]
    review: ReviewState
    judged: tuple[tuple[str, str, str, str], ...]
    sensitive: bool
    support: int
    people: tuple[str, ...]
    deals: tuple[tuple[str, str], ...]


def cards_of(record: Record, facts: Sequence[Fact], numbers: Mapping[str, int]) -> Iterator[Card]:
    """The cards of these facts, which `numbers` gives their places."""
    if not facts:
        return
    told, supported = _deals(record), _support(record, facts)
    for fact in facts:
        text = in_words(record, fact)
        when = words(fact.claim.time) if fact.claim.time else None
        evidence = fact.claim.evidence[0]
        yield Card(
            fact.id, fact.claim.id, numbers[fact.id], fact.type, word("claim_type", fact.type), text,
            voice(record, fact, beside=text), word("realis", fact.claim.realis),
            None if when is None or when in text else when, evidence.start, evidence.end,
            round(100 * fact.claim.confidence), tuple(map(_reason, fact.claim.reasons)),
            record.review(fact), _judged(fact), record.is_sensitive(fact), supported.get(fact.id, 0),
            tuple(_people(record, fact)), told.get(fact.id, ()),
        )  # fmt: skip


def _reason(observed: str) -> str:
    name, _, value = observed.partition(" ")
    known = wording()["reason"].get(name)
    if known is None:
        return observed
    try:
        return str(known).format(percent=round(100 * float(value or 0)))
    except ValueError:
        return observed


def _judged(fact: Fact) -> tuple[tuple[str, str, str, str], ...]:
    """What people decided: the kind in words, who, the day, and why."""
    found = fact.verdict.judgements if fact.verdict else ()
    return tuple((word("judgement", one.kind), one.who, one.recorded[:10], one.why) for one in found)


def _people(record: Record, fact: Fact) -> Iterator[str]:
    for key in record.who(fact, *fact.claim.roles):
        figure = record.cast.figure(key)
        if figure.kind == "person" and not figure.anonymous:
            yield figure.name


def _deals(record: Record) -> dict[str, tuple[tuple[str, str], ...]]:
    """Deals by the facts that belong to them; none where the record holds only a part of the ledger."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for deal in deals(record) if record.beyond is None else ():
        title = deal_title(record, deal)
        for fact in (*(terms.fact for terms in deal.terms), *deal.attached, *deal.releases):
            found[fact.id][deal.id] = title
    return {fact: tuple(mine.items()) for fact, mine in found.items()}


def _support(record: Record, facts: Sequence[Fact]) -> dict[str, int]:
    """How many independent documents say what each of these says."""
    if record.beyond is not None:
        return {}
    types, own = {fact.type for fact in facts}, {fact.number for fact in facts}
    by_key: dict[str, list[Fact]] = defaultdict(list)
    for other in record.told:
        # What the document itself says again does not bear it out.
        if other.type in types and other.number not in own:
            for key in keys_of(record, other):
                by_key[key].append(other)
    found = {}
    for fact in facts:
        same = {one.id: one for key in keys_of(record, fact) for one in by_key[key]} | {fact.id: fact}
        found[fact.id] = support(record, tuple(same.values())).groups
    return found
