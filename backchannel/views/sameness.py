"""The assertion keys of a fact of the record, by which it is found to be said again.

In: a fact. Out: its keys, as `backchannel.sameness` makes them. Always true: who is only described is somebody
else in each document.
"""

from __future__ import annotations

from backchannel.sameness import apart, assertion_keys
from backchannel.views.record import Fact, Record


def keys_of(record: Record, fact: Fact) -> tuple[str, ...]:
    """The assertion keys of a fact of the record."""
    sha256 = fact.reading.document.sha256

    def who(role: str) -> tuple[str, ...]:
        keys = record.who(fact, role)
        return tuple(apart(sha256, key) if _is_described(record, key) else key for key in keys)

    return assertion_keys(fact.claim, who)


def _is_described(record: Record, key: str) -> bool:
    figure = record.cast.figure(key)
    return figure.anonymous or figure.kind == "group" or key.partition(":")[0].isdigit()
