"""What may be published of a record.

In: a record. Out: the record as whoever has not shown the password sees it. Always true: no claim in it is
sensitive or unreviewed, nobody and no statement is in it but those of its claims, and no text of a document.
"""

from __future__ import annotations

from dataclasses import replace

from backchannel.entries import Holding
from backchannel.records import Reading
from backchannel.views import Record

_MAY = ("accepted", "corrected")


def published(record: Record) -> Record:
    """The record with only what may be published."""
    kept: dict[int, set[str]] = {}
    for fact in record.told:
        if fact.review in _MAY and not record.is_sensitive(fact):
            kept.setdefault(fact.number, set()).add(fact.claim.id)
    holdings = [
        replace(holding, reading=_with_claims(holding.reading, kept.get(number, set())))
        for number, holding in enumerate(record.as_read)
    ]
    shown: list[Holding] = [one for one in holdings if one.reading.claims]
    return Record(shown, record.judgements, record.clocks, record.beyond)


def _with_claims(reading: Reading, kept: set[str]) -> Reading:
    claims = tuple(claim for claim in reading.claims if claim.id in kept)
    said = {claim.statement for claim in claims}
    statements = tuple(one for one in reading.statements if one.id in said)
    named = {
        one for claim in claims for value in claim.roles.values() if isinstance(value, tuple) for one in value
    }
    for statement in statements:
        speakers = statement.speaker or ()
        named |= {speakers} if isinstance(speakers, str) else set(speakers)
    entities = tuple(one for one in reading.entities if one.id in named)
    return replace(reading, claims=claims, statements=statements, entities=entities, times=())
