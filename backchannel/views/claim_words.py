"""Any claim in a few words that stand alone: whom it is about, and what it says.

In: a fact of the record. Out: text without who says so. Always true: every type of claim has its words.
"""

from __future__ import annotations

from collections.abc import Callable

from backchannel.views import phrases
from backchannel.views.record import Fact, Record
from backchannel.views.wording import word


def in_words(record: Record, fact: Fact) -> str:
    """`Ana Duarte: held since Feb 2031, by Chile`."""
    text = _PHRASES[fact.type](record, fact)
    person = record.named(fact, "person")
    return phrases.joined(person, text, by=": ") if person and fact.type in _NAMED else text


def _held(record: Record, fact: Fact) -> str:
    by = record.named(fact, "custodian")
    return phrases.joined("held", phrases.detention(record, fact), f"by {by}" if by else None)


def _proposal(record: Record, fact: Fact) -> str:
    status = word("proposal_status", fact.term("status") or "offered")
    by, to = record.named(fact, "proposer"), record.named(fact, "recipient")
    gives, gets = record.named(fact, "gives"), record.named(fact, "gets")
    return phrases.joined(
        phrases.joined("proposal", status, by=" "),
        f"by {by}" if by else None,
        f"to {to}" if to else None,
        phrases.joined(gives, gets, by=" for ") if gives or gets else None,
    )


_NAMED = ("detention", "proceeding", "designation", "release", "movement")
_PHRASES: dict[str, Callable[[Record, Fact], str]] = {
    "detention": _held,
    "proceeding": phrases.proceeding,
    "designation": phrases.designation,
    "proposal": _proposal,
    "position": phrases.position,
    "contact": phrases.contact,
    "condition": phrases.condition,
    "exchange": phrases.exchange,
    "release": phrases.release,
    "approval": phrases.approval,
    "movement": phrases.movement,
    "mediation": phrases.mediation,
    "appeal": phrases.appeal,
    "wellbeing": phrases.wellbeing,
    "relation": phrases.relation,
}
