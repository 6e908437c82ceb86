"""What a record is made of: documents by outlet, language and year, by which readers, and how far it was reviewed.

In: the record as it is, and as somebody may see it. Out: counts. Always true: claims are counted over the whole
record, also those that may not be seen, since a number gives nothing away.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from backchannel.entries import ADDED, ReviewState
from backchannel.views.clocks import known_on
from backchannel.views.record import Record

Counts = tuple[tuple[str, int], ...]
_STATES: tuple[ReviewState, ...] = ("accepted", "corrected", "rejected", "unreviewed")


@dataclass(frozen=True, slots=True)
class Census:
    """Counts, the largest first; years in their order. `first` and `last` are days of publication (ISO 8601).

    `independent` are documents without copies of one text; `states` counts claims by what people judged of
    them, `contested` those that stand in a conflict that nobody settled, `seen` those that may be seen.
    """

    documents: int
    independent: int
    first: str | None
    last: str | None
    outlets: Counts
    languages: Counts
    years: Counts
    readers: Counts
    types: Counts
    claims: int
    states: Counts
    contested: int
    sensitive: int
    seen: int
    judgements: int


def census(record: Record, seen: Record) -> Census:
    """The counts of a record, by its clocks; `seen` is what of it may be seen."""
    documents = [holding.reading.document for holding in record.holdings]
    days = [day for holding in record.holdings if (day := known_on(holding))]
    published = [one.published[:4] if one.published else "not known" for one in documents]
    facts = (*record.facts, *record.rejected)
    states = Counter(fact.review for fact in facts)
    readers = ("added by hand" if one.reader.startswith(ADDED) else one.reader for one in record.readings)
    return Census(
        documents=len(documents),
        independent=len(set(record.groups)),
        first=min(days).isoformat() if days else None,
        last=max(days).isoformat() if days else None,
        outlets=_counts(one.outlet or "not known" for one in documents),
        languages=_counts(one.language for one in documents),
        years=tuple(sorted(Counter(published).items())),
        readers=_counts(readers),
        types=_counts(fact.type for fact in record.facts),
        claims=len(facts),
        states=tuple((state, states[state]) for state in _STATES if states[state]),
        contested=len(record.contested),
        sensitive=sum(record.is_sensitive(fact) for fact in record.facts),
        seen=len(seen.facts),
        judgements=len(record.judgements),
    )


def _counts(values: Iterable[str]) -> Counts:
    counts = Counter(values)
    return tuple(sorted(counts.items(), key=lambda one: (-one[1], one[0])))
