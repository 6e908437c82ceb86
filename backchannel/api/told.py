"""Claims, statements, figures and documents of a record as answers hold them.

In: a record. Out: the records of `models`. Always true: names are those that pages show; a quote is a slice of
the document's text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from backchannel.api.address import address
from backchannel.api.models import (
    ClaimAnswer,
    DocumentAnswer,
    EntityAnswer,
    Named,
    Origin,
    RoleAnswer,
    StatementAnswer,
)
from backchannel.entries import Holding
from backchannel.records import Count, Document, RoleValue, Span, Statement
from backchannel.views import Fact, Record
from backchannel.views.claim_words import in_words
from backchannel.views.footnotes import Footnotes
from backchannel.views.identity import Figure
from backchannel.views.record import speakers
from backchannel.views.voices import voice
from backchannel.views.wording import number as count_in_words


def claim(record: Record, fact: Fact) -> ClaimAnswer:
    """A fact of the record."""
    notes = Footnotes()
    cited = notes.cite(fact.reading, fact.claim.evidence)
    who = record.speakers(fact)
    document, _, key = fact.id.partition("#")
    read = fact.claim
    return ClaimAnswer(
        fact.id, address("claims", document, key), fact.type, in_words(record, fact),
        {role: _role(record, fact.number, value) for role, value in read.roles.items()},
        read.time, read.polarity, read.realis, replace(voice(record, fact), notes=cited), named(record, who),
        _sides(record, who), read.confidence, read.reasons, record.review(fact),
        record.is_sensitive(fact), fact.withdrawn is not None, origin(fact.reading.document), notes.all(),
    )  # fmt: skip


def statement(record: Record, number: int, one: Statement) -> StatementAnswer:
    """A statement in document `number`."""
    reading = record.readings[number]
    document = reading.document
    notes = Footnotes()
    notes.cite(reading, one.content)
    who = speakers(record.cast, number, one)
    resting = tuple(fact.id for fact in record.facts_in(number) if fact.claim.statement == one.id)
    to = record.entity(number, one.addressee)
    return StatementAnswer(
        f"{document.sha256[:12]}#{one.id}", one.source_kind, one.form, named(record, who),
        _cut(document, [one.source])[0] if one.source else None, _sides(record, who), one.said,
        one.occasion, to.name if to else one.addressee, _cut(document, one.content),
        _cut(document, one.quotes), resting, origin(document), notes.all(),
    )  # fmt: skip


def entity(record: Record, figure: Figure) -> EntityAnswer:
    """A figure of the record."""
    names = dict.fromkeys(place.entity.name for place in record.cast.places(figure.key))
    side = figure.side
    return EntityAnswer(
        figure.key, address("entities", figure.key), figure.kind, figure.name,  # type: ignore[arg-type]
        figure.country, Named(side, record.cast.name(side)) if side else None, figure.anonymous,
        tuple(figure.titles), tuple(names) or (figure.name,),
    )  # fmt: skip


def document(record: Record, holding: Holding, at_desk: bool) -> DocumentAnswer:
    """An article of the record."""
    reading, one = holding.reading, holding.reading.document
    taken_back = record.judged.withdrawn.get(one.sha256)
    return DocumentAnswer(
        one.sha256, one.source, one.title, one.outlet, one.wire, one.authors, one.published, one.dateline,
        one.language, len(one.text), len(reading.entities), len(reading.statements), len(reading.claims),
        holding.recorded, taken_back.why if taken_back else None, one.warnings,
        address("documents", one.sha256, "reading"),
        address("documents", one.sha256, "text") if at_desk else None,
    )  # fmt: skip


def origin(document: Document) -> Origin:
    """The article in which something stands."""
    return Origin(document.sha256, document.outlet, document.title, document.published, document.source)


def named(record: Record, keys: Iterable[str]) -> tuple[Named, ...]:
    """Figures with their names."""
    return tuple(Named(key, record.cast.name(key)) for key in keys)


def _sides(record: Record, keys: Sequence[str]) -> tuple[Named, ...]:
    sides = dict.fromkeys(side for key in keys if (side := record.cast.figure(key).side))
    return named(record, sides)


def _role(record: Record, number: int, value: RoleValue) -> RoleAnswer:
    if isinstance(value, Count):
        return RoleAnswer(count_in_words(value), count=value)
    if isinstance(value, str):
        return RoleAnswer(value)
    keys = dict.fromkeys(record.cast.key(number, one) for one in value)
    return RoleAnswer(" · ".join(record.cast.name(key) for key in keys), named(record, keys))


def _cut(document: Document, spans: Iterable[Span]) -> tuple[str, ...]:
    return tuple(document.text[span.start : span.end] for span in spans)
