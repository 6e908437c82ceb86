"""When two documents say the same: the assertion keys of a claim, by which it is found again.

In: a claim and who its people are. Out: one key for each person that it is about. Always true: a key is made of the
type, the figures, the term that decides and whether it is so, not so or only to come, then of the details that may be
left out; it holds no number of a row, so that it is the same in every ledger in which the people go by the same keys.
A claim on several people says the same as one for each.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import product
from typing import NamedTuple

from backchannel.identity import fold
from backchannel.records import Claim, Count

_TO_COME = ("planned", "possible", "conditional", "hoped", "demanded")


class _Kind(NamedTuple):
    """Whom a claim of a type is about, one by one or all together; the terms that decide; the details."""

    about: tuple[str, ...]
    terms: tuple[str, ...] = ()
    details: tuple[str, ...] = ()
    together: bool = False
    dated: bool = False


_KINDS = {
    "detention": _Kind(("person",), ("form",), ("custodian",)),
    "proceeding": _Kind(("person",), ("stage",), ("term",)),
    "designation": _Kind(("person",), ("label",), ("designator",)),
    "proposal": _Kind(("gives", "gets"), (), ("status",)),
    "position": _Kind(("holder",), ("stance",)),
    "contact": _Kind(("participants",), ("medium", "state"), together=True, dated=True),
    "condition": _Kind((), ("requires",), ("person",)),
    "exchange": _Kind(("released_by_a", "released_by_b"), ("state",)),
    "release": _Kind(("person",), (), ("mechanism",)),
    "approval": _Kind(("body",), ("act", "outcome")),
    "movement": _Kind(("person",), ("state",), ("to",)),
    "mediation": _Kind(("mediator",), ("level",)),
    "appeal": _Kind(("by",), ("asks",), ("to",)),
    "wellbeing": _Kind(("person",), ("state",)),
    "relation": _Kind(("person",), ("relation",), ("to",)),
}
# What a term is where it is not told, and terms of the form of custody that say no more than that somebody is held.
_UNTOLD = {
    ("exchange", "state"): "executed",
    ("contact", "state"): "held",
    ("mediation", "level"): "mediated",
}
_PLAIN = ("prison", "pretrial", "captivity", "unspecified")
_COUNTS = ("count", "count_a", "count_b", "count_total", "count_gives", "count_gets")

Who = Callable[[str], tuple[str, ...]]


def assertion_keys(claim: Claim, who: Who) -> tuple[str, ...]:
    """The keys of a claim, where `who` gives the keys of the figures in a role: one for each that it is about."""
    kind = _KINDS[claim.type]
    so = "?" if claim.realis in _TO_COME else "+" if claim.polarity == "positive" else "-"
    terms = [_term(claim, role) for role in kind.terms]
    counted = {role: one for role, one in claim.roles.items() if isinstance(one, Count)}
    numbers = [f"{role}{counted[role].op}{counted[role].n}" for role in _COUNTS if role in counted]
    details = [",".join(sorted(who(role))) or _term(claim, role) for role in kind.details]
    time = [claim.time or ""] if kind.dated else []
    about = tuple(dict.fromkeys(key for role in kind.about for key in who(role)))
    if kind.together:
        about = (",".join(sorted(about)),)
    ends = [*numbers, *details, *time]
    return tuple("|".join((claim.type, one, *terms, so, *ends)) for one in about or ("",))


def implied(key: str) -> Iterator[str]:
    """The keys of all that is said where a key is: itself, and itself with less of the details."""
    head, so, details = _parted(key)
    for chosen in product(*((detail, "") if detail else ("",) for detail in details)):
        yield "|".join((*head, so, *chosen))


def apart(sha256: str, key: str) -> str:
    """The key of somebody who is known within one document only, without the number of the document."""
    return f"{sha256[:12]}:{key.partition(':')[2]}"


def _parted(key: str) -> tuple[list[str], str, list[str]]:
    """A key as type, figure and terms; whether it is so; details."""
    parts = key.split("|")
    cut = 2 + len(_KINDS[parts[0]].terms)
    return parts[:cut], parts[cut], parts[cut + 1 :]


def _term(claim: Claim, role: str) -> str:
    value = claim.roles.get(role)
    term = fold(value) if isinstance(value, str) else _UNTOLD.get((claim.type, role), "")
    return "" if role == "form" and term in _PLAIN else term
