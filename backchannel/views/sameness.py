"""When two documents say the same: the assertion keys of a claim, by which it is found again.

In: a claim and who its people are. Out: one key for each person that it is about. Always true: a key is made of the
type, the figures, the term that decides and whether it is so, not so or only to come; it holds no number of a row
and no wording, so that it is the same in every ledger in which the people go by the same keys. A claim on several
people says the same as one for each.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from backchannel.records import Claim, Count
from backchannel.views.identity import fold
from backchannel.views.record import Fact, Record

_TO_COME = ("planned", "possible", "conditional", "hoped", "demanded")


class _Kind(NamedTuple):
    """Whom a claim of a type is about, one by one; who else makes it that claim; the terms that decide."""

    each: tuple[str, ...]
    beside: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    dated: bool = False


_KINDS = {
    "detention": _Kind(("person",), ("custodian",), ("form",)),
    "proceeding": _Kind(("person",), (), ("stage", "term")),
    "designation": _Kind(("person",), ("designator",), ("label",)),
    "proposal": _Kind(("gives", "gets"), (), ("status",)),
    "position": _Kind(("holder",), (), ("stance",)),
    "contact": _Kind((), ("participants",), ("medium", "state"), dated=True),
    "condition": _Kind((), ("person",), ("requires",)),
    "exchange": _Kind(("released_by_a", "released_by_b"), (), ("state",)),
    "release": _Kind(("person",), (), ("mechanism",)),
    "approval": _Kind(("body",), (), ("act", "outcome")),
    "movement": _Kind(("person",), ("to",), ("state",)),
    "mediation": _Kind(("mediator",), (), ("level",)),
    "appeal": _Kind(("by",), ("to",), ("asks",)),
    "wellbeing": _Kind(("person",), (), ("state",)),
    "relation": _Kind(("person",), ("to",), ("relation",)),
}
_COUNTS = ("count", "count_a", "count_b", "count_total", "count_gives", "count_gets")

Who = Callable[[str], tuple[str, ...]]


def assertion_keys(claim: Claim, who: Who) -> tuple[str, ...]:
    """The keys of a claim, where `who` gives the keys of the figures in a role: one for each that it is about."""
    kind = _KINDS[claim.type]
    so = "?" if claim.realis in _TO_COME else "+" if claim.polarity == "positive" else "-"
    beside = ",".join(sorted(key for role in kind.beside for key in who(role)))
    terms = [fold(value) if isinstance(value := claim.roles.get(role), str) else "" for role in kind.terms]
    numbers = [
        f"{role}{one.op}{one.n}" for role in _COUNTS if isinstance(one := claim.roles.get(role), Count)
    ]
    time = [claim.time or ""] if kind.dated else []
    about = dict.fromkeys(key for role in kind.each for key in who(role))
    return tuple(
        "|".join((claim.type, one, beside, *terms, *numbers, *time, so)) for one in about or {"": None}
    )


def keys_of(record: Record, fact: Fact) -> tuple[str, ...]:
    """The assertion keys of a fact of the record; who is only described is somebody else in each document."""

    def who(role: str) -> tuple[str, ...]:
        keys = record.who(fact, role)
        return tuple(_apart(fact, key) if _is_described(record, key) else key for key in keys)

    return assertion_keys(fact.claim, who)


def _is_described(record: Record, key: str) -> bool:
    figure = record.cast.figure(key)
    return figure.anonymous or figure.kind == "group"


def _apart(fact: Fact, key: str) -> str:
    """The key of somebody who is known within one document only, without the number of the document."""
    return f"{fact.reading.document.sha256[:12]}:{key.partition(':')[2]}"
