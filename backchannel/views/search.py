"""What was found by its words: documents, statements and claims, each with its place.

In: the record of the documents in which something was found, the hits, and what must be true of them. Out: a
page. Always true: a hit outside the two clocks, or rejected by a person, is not shown; what is sensitive is
marked.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from backchannel.errors import NotFound
from backchannel.plain import plain_words
from backchannel.records import Statement
from backchannel.views.claim_words import in_words
from backchannel.views.dates import words
from backchannel.views.footnotes import Footnotes
from backchannel.views.identity import fold
from backchannel.views.pages import Page, Row, Section
from backchannel.views.record import Fact, Record, speakers
from backchannel.views.reviewed import with_review
from backchannel.views.said import statement_row
from backchannel.views.tables import Table
from backchannel.views.utterances import reported


@dataclass(frozen=True, slots=True)
class Found:
    """A hit: number of its document in the record, its kind, and the id of the statement or claim."""

    number: int
    kind: str
    key: str | None


@dataclass(frozen=True, slots=True)
class Filters:
    """What must be true of a hit; `None` for what does not matter. Names may be given in part.

    `speaker`, `side` and `source_kind` are those of the statement, `person` is anybody in the claim.
    """

    speaker: str | None = None
    side: str | None = None
    person: str | None = None
    source_kind: str | None = None
    outlet: str | None = None
    type: str | None = None


@with_review
def found(
    record: Record, asked: str, hits: Sequence[Found], filters: Filters, newest: int | None = None
) -> Page:
    """The page of hits, the `newest` of each kind. Raises `NotFound` where none is left."""
    notes = Footnotes()
    makers: tuple[tuple[str, str, Callable[..., Section]], ...] = (
        ("claim", "Claims", _claims),
        ("statement", "Statements", _statements),
        ("document", "Documents", _documents),
    )
    sections = []
    for kind, title, make in makers:
        of_kind = [hit for hit in hits if hit.kind == kind and _may_be(record, hit, filters)]
        of_kind = [hit for hit in of_kind if is_shown(record, hit, asked)]
        section = make(record, notes, title, of_kind[:newest])
        sections += [section] if section.rows else []
    if not sections:
        raise NotFound(f"nothing found for {asked!r}: fewer words or filters find more")
    documents = {hit.number for hit in hits}
    today = record.today.isoformat() if record.today else None
    return Page("search", f"Search: {asked}", today, len(documents), tuple(sections), notes.all())


def is_shown(record: Record, hit: Found, asked: str) -> bool:
    """Whether what is looked for stands in what may be published of a hit: a hit would tell that it is there."""
    if not record.redacted:
        return True
    document = record.readings[hit.number].document
    if hit.kind == "document":
        parts = [document.title, document.outlet, document.source, document.text]
    elif hit.kind == "statement":
        one = _statement(record, hit)
        parts = (
            [reported(record.readings[hit.number], one), *_callings(record, hit.number, one)] if one else []
        )
    else:
        fact = _fact(record, hit)
        keys = record.who(fact, *fact.claim.roles) if fact else ()
        names = [name for key in keys for name in record.cast.figure(key).names]
        told = [document.text[a:b] for a, b in fact.claim.evidence] if fact else []
        parts = [in_words(record, fact), *told, *names] if fact else []
        parts += _callings(record, hit.number, fact.statement) if fact else []
    return set(plain_words(asked)) <= {word for part in parts if part for word in plain_words(part)}


def _callings(record: Record, number: int, statement: Statement | None) -> list[str]:
    """All names of those who made a statement."""
    keys = speakers(record.cast, number, statement)
    return [name for key in keys for name in (record.cast.name(key), *record.cast.figure(key).names)]


def _may_be(record: Record, hit: Found, filters: Filters) -> bool:
    outlet = record.readings[hit.number].document.outlet
    if filters.outlet and not _called(filters.outlet, outlet or ""):
        return False
    if hit.kind == "document":
        return not (filters.speaker or filters.side or filters.source_kind or filters.type or filters.person)
    fact = _fact(record, hit) if hit.kind == "claim" else None
    if hit.kind == "claim" and fact is None:
        return False
    statement = fact.statement if fact else _statement(record, hit)
    if filters.type and (fact is None or fact.type != filters.type):
        return False
    if filters.person and not (fact and _names(record, fact, filters.person)):
        return False
    return _is_by(record, hit.number, statement, filters)


def _is_by(record: Record, number: int, statement: Statement | None, filters: Filters) -> bool:
    if not (filters.speaker or filters.side or filters.source_kind):
        return True
    if statement is None:
        return False
    keys = speakers(record.cast, number, statement)
    names = [name for key in keys for name in record.cast.figure(key).names]
    sides = [side for key in keys if (side := record.cast.side(key))]
    return (
        (not filters.source_kind or statement.source_kind == filters.source_kind)
        and (not filters.speaker or any(_called(filters.speaker, name) for name in names))
        and (not filters.side or any(_called(filters.side, record.cast.name(side)) for side in sides))
    )


def _names(record: Record, fact: Fact, person: str) -> bool:
    keys = record.who(fact, *fact.claim.roles)
    return any(_called(person, name) for key in keys for name in record.cast.figure(key).names)


def _called(asked: str, name: str) -> bool:
    return set(fold(asked).split()) <= set(fold(name).split())


def _fact(record: Record, hit: Found) -> Fact | None:
    return next((fact for fact in record.facts_in(hit.number) if fact.claim.id == hit.key), None)


def _statement(record: Record, hit: Found) -> Statement | None:
    found = next((one for one in record.readings[hit.number].statements if one.id == hit.key), None)
    return found if found and found.content else None


def _claims(record: Record, notes: Footnotes, title: str, hits: Sequence[Found]) -> Section:
    table = Table(record, notes)
    for hit in hits:
        fact = _fact(record, hit)
        if fact:
            table.add(fact, fact.type, in_words(record, fact))
    return Section("claim", title, rows=table.rows())


def _statements(record: Record, notes: Footnotes, title: str, hits: Sequence[Found]) -> Section:
    rows = [
        statement_row(record, notes, hit.number, statement)
        for hit in hits
        if (statement := _statement(record, hit))
    ]
    return Section("statement", title, rows=tuple(rows))


def _documents(record: Record, notes: Footnotes, title: str, hits: Sequence[Found]) -> Section:
    rows = []
    for hit in hits:
        document = record.readings[hit.number].document
        day = words(document.published) if document.published else "date not stated"
        text = ", ".join(filter(None, (document.title or document.source, document.outlet)))
        cited = notes.cite(record.readings[hit.number], document.paragraphs[:1])
        rows.append(Row("document", day, text, document.published, notes=cited))
    return Section("document", title, rows=tuple(rows))
