"""The coded panel: every claim as one row with date, actors, type, source and standing, for counting.

In: the record. Out: rows of plain values under fixed columns, in the order of documents and claims. Always
true: the same ledger gives the same rows; sensitive and rejected claims are left out unless asked for; the
bounds of a date are those that the phrase allows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from backchannel.views.assertions import assertion_of
from backchannel.views.coding import Coding, codings
from backchannel.views.dates import first_day, last_day
from backchannel.views.queue import roles_in_words
from backchannel.views.record import Fact, Record
from backchannel.views.support import support

COLUMNS = (
    "claim", "type", "term", "polarity", "realis", "date_low", "date_high", "date", "date_is", "source",
    "source_side", "target", "target_side", "roles", "confidence", "review", "support", "speaker",
    "source_kind", "outlet", "published", "document", "start", "end", "quote", "sensitive", "withdrawn",
)  # fmt: skip


def panel(record: Record, *, sensitive: bool = False, rejected: bool = False) -> Iterator[dict[str, Any]]:
    """The rows. `date_is` tells whether the date is that of the `event`, or only when it was `told`."""
    facts = [*record.facts, *(record.rejected if rejected else ())]
    shown = [fact for fact in facts if sensitive or not record.is_sensitive(fact)]
    supported = _support(record, [fact for fact in shown if record.review(fact) != "rejected"])
    for fact in sorted(shown, key=lambda fact: (fact.number, fact.read.evidence, fact.id)):
        yield _row(record, fact, supported.get(_said(record, fact), 0))


def _row(record: Record, fact: Fact, supported: int) -> dict[str, Any]:
    coding = codings().get(fact.type, Coding())
    source, target = _actors(record, fact, coding)
    document = fact.reading.document
    event = fact.claim.time
    evidence = fact.claim.evidence
    date = fact.dated
    days = (first_day(date), last_day(date))
    values: tuple[Any, ...] = (
        fact.id, fact.type, fact.term(coding.term) if coding.term else None, fact.claim.polarity,
        fact.claim.realis, *(day.isoformat() if day else None for day in days), date,
        "event" if event else "told" if date else None,
        _names(record, source), _sides(record, source), _names(record, target), _sides(record, target),
        roles_in_words(fact), fact.claim.confidence, record.review(fact), supported,
        assertion_of(fact.reading, fact.read).speaker,
        fact.statement.source_kind if fact.statement else "own_voice", document.outlet, document.published,
        document.sha256, min(span.start for span in evidence) if evidence else None,
        max(span.end for span in evidence) if evidence else None,
        " … ".join(" ".join(document.text[span.start : span.end].split()) for span in evidence),
        record.is_sensitive(fact), fact.withdrawn is not None,
    )  # fmt: skip
    return dict(zip(COLUMNS, values, strict=True))


def _actors(record: Record, fact: Fact, coding: Coding) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Keys of who acts, and upon whom."""
    if coding.pair:
        equals = record.who(fact, coding.pair)
        return equals[:1], equals[1:]
    return record.who(fact, *coding.source), record.who(fact, *coding.target)


def _names(record: Record, keys: tuple[str, ...]) -> str | None:
    return "; ".join(record.cast.name(key) for key in keys) or None


def _sides(record: Record, keys: tuple[str, ...]) -> str | None:
    """Codes of the sides, each once; a side without a code by its name."""
    sides = dict.fromkeys(side for key in keys if (side := record.cast.side(key)))
    return "; ".join(side.partition(":")[2] for side in sides) or None


def _said(record: Record, fact: Fact) -> tuple[Any, ...]:
    """What a fact says, as far as two of them say the same."""
    coding = codings().get(fact.type, Coding())
    source, target = _actors(record, fact, coding)
    term = fact.term(coding.term) if coding.term else None
    return fact.type, term, fact.claim.polarity, frozenset(source), frozenset(target)


def _support(record: Record, facts: list[Fact]) -> dict[tuple[Any, ...], int]:
    """How many independent documents say the same as each fact."""
    alike: dict[tuple[Any, ...], list[Fact]] = defaultdict(list)
    for fact in facts:
        alike[_said(record, fact)].append(fact)
    return {said: support(record, found).groups for said, found in alike.items()}
