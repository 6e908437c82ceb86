"""The assertion keys of a fact of the record, by which it is found to be said again.

In: a fact. Out: its keys, as `backchannel.sameness` makes them. Always true: who is only described is somebody
else in each document.
"""

from __future__ import annotations

from backchannel.sameness import apart, assertion_keys
from backchannel.views.record import Fact, Record


def keys_of(record: Record, fact: Fact) -> tuple[str, ...]:
    """The assertion keys of a fact of the record."""
    sha256, described = fact.reading.document.sha256, _described(record)

    def who(role: str) -> tuple[str, ...]:
        keys = record.who(fact, role)
        if described.isdisjoint(keys):
            return keys
        return tuple(apart(sha256, key) if key in described else key for key in keys)

    return assertion_keys(fact.claim, who)


def _described(record: Record) -> frozenset[str]:
    """Keys of the figures that have no name of their own."""
    if "described" not in record.kept:
        record.kept["described"] = frozenset(
            figure.key
            for figure in record.cast.figures.values()
            if figure.anonymous or figure.kind == "group" or figure.key.partition(":")[0].isdigit()
        )
    found: frozenset[str] = record.kept["described"]
    return found
