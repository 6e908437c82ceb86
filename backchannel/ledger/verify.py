"""Whether the ledger is what it was: the chain, the hashes, the spans, the rows, the guards.

In: an open database. Out: faults, in the order in which a person would look for them; none for a ledger that
is whole. Always true: nothing is taken on trust but the code: every hash is worked out anew, every span is
cut from its text anew, and every row of the plain tables is made anew from its reading and compared.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

import msgspec

from backchannel.entries import Entry, Judgement
from backchannel.errors import InputError
from backchannel.ledger.base import Fault
from backchannel.ledger.chain import (
    START,
    as_row,
    digest,
    document_body,
    judgement_body,
    linked,
    reading_body,
)
from backchannel.ledger.database import Database, Row
from backchannel.ledger.guards import guard_faults
from backchannel.ledger.rows import PARTS, rows_of, text_digest, unkept
from backchannel.records import Reading, Span

_TABLE = {"document": "documents", "reading": "readings", "judgement": "judgements"}
_OF = {"roles": "claim", "evidence": "claim"}


def faults(database: Database) -> Iterator[Fault]:
    """All that is wrong, as it stood at one moment."""
    with database.snapshot():
        yield from _faults(database)


def _faults(database: Database) -> Iterator[Fault]:
    for where, what in guard_faults(database):
        yield Fault(where, what)
    expunged = _expunged(database)
    yield from _chain(database)
    yield from _subjects(database)
    yield from _contents(database, expunged)
    yield from _documents(database, expunged)
    yield from _readings(database, expunged)
    yield from _judgements(database, expunged)
    yield from _strays(database)


def _expunged(database: Database) -> set[str]:
    """Hashes of the documents that were taken out, as their tombstones bear out."""
    found = set()
    for subject, body in database.rows("SELECT subject, body FROM entries WHERE kind = 'tombstone'"):
        row = database.one("SELECT sha256 FROM documents WHERE id = ?", subject)
        if row is None:
            continue
        ids = [n for (n,) in database.rows("SELECT id FROM documents WHERE sha256 = ? ORDER BY id", row[0])]
        if body == digest([row[0], *ids]):
            found.add(str(row[0]))
    return found


def _chain(database: Database) -> Iterator[Fault]:
    number, previous = 0, START
    for row in database.stream("SELECT * FROM entries ORDER BY number"):
        entry, number = Entry(*row), number + 1
        where = f"entries {entry.number}"
        if entry.number != number:
            yield Fault(where, f"entry {number} is missing before it")
            number = entry.number
        if entry.previous != previous:
            yield Fault(where, "does not follow from the entry before it")
        parts = as_row(entry)[:-1]
        if linked(*parts).hash != entry.hash:
            yield Fault(where, "its hash is not that of its fields")
        previous = entry.hash


def _subjects(database: Database) -> Iterator[Fault]:
    """Every entry has its row, every row its one entry."""
    for kind, table in _TABLE.items():
        for (subject,) in database.rows(
            f"SELECT subject FROM entries WHERE kind = ? AND subject NOT IN (SELECT id FROM {table})", kind
        ):
            yield Fault(f"{table} {subject}", "is missing, the chain has an entry for it")
        for (number,) in database.rows(
            f"SELECT id FROM {table} WHERE id NOT IN (SELECT subject FROM entries WHERE kind = ?)", kind
        ):
            yield Fault(f"{table} {number}", "stands outside the chain")
        for subject, times in database.rows(
            "SELECT subject, count(*) FROM entries WHERE kind = ? GROUP BY subject HAVING count(*) > 1", kind
        ):
            yield Fault(f"{table} {subject}", f"has {times} entries in the chain")


def _contents(database: Database, expunged: set[str]) -> Iterator[Fault]:
    for name, size, data in database.stream("SELECT sha256, size, bytes FROM contents ORDER BY sha256"):
        data = bytes(data)
        where = f"contents {name[:12]}"
        if name in expunged:
            if data or size:
                yield Fault(where, "was expunged, yet holds bytes")
        elif sha256(data).hexdigest() != name:
            yield Fault(where, "its bytes are not those that were read")
        elif size != len(data):
            yield Fault(where, f"its size is {len(data)}, not {size}")
    for (name,) in database.rows(
        "SELECT sha256 FROM contents WHERE sha256 NOT IN (SELECT sha256 FROM documents)"
    ):
        yield Fault(f"contents {name[:12]}", "belongs to no document")


def _documents(database: Database, expunged: set[str]) -> Iterator[Fault]:
    for number, name, text_sha256, source, language, text, body, held in database.stream(
        """SELECT documents.id, documents.sha256, text_sha256, source, language, text, entries.body,
        contents.sha256 FROM documents
        LEFT JOIN entries ON entries.kind = 'document' AND entries.subject = documents.id
        LEFT JOIN contents ON contents.sha256 = documents.sha256 ORDER BY documents.id"""
    ):
        where = f"documents {number}"
        if held is None:
            yield Fault(where, "the bytes that it was read from are missing")
        if name in expunged:
            if text or source:
                yield Fault(where, "was expunged, yet holds text")
            continue
        if text_digest(text) != text_sha256:
            yield Fault(where, "its text is not what was read")
        if body is not None and document_body((name, text_sha256, source, language)) != body:
            yield Fault(where, "is not what the chain says of it")


def _readings(database: Database, expunged: set[str]) -> Iterator[Fault]:
    for row in database.stream(
        """SELECT readings.id, readings.document, reader, schema, readings.recorded, title, outlet, wire, published,
        json, documents.sha256, documents.text, entries.body, entries.recorded FROM readings
        LEFT JOIN documents ON documents.id = readings.document
        LEFT JOIN entries ON entries.kind = 'reading' AND entries.subject = readings.id
        ORDER BY readings.id"""
    ):
        yield from _reading(database, row, expunged)


def _reading(database: Database, row: Row, expunged: set[str]) -> Iterator[Fault]:
    number, document, reader, schema, recorded = row[:5]
    about, text, name, document_text, body, entered = row[5:9], row[9], row[10], row[11], row[12], row[13]
    where = f"readings {number}"
    if document_text is None:
        yield Fault(where, "its document is missing")
        return
    if name in expunged:
        if text or any(value is not None for value in about):
            yield Fault(where, "was expunged, yet holds what was read")
        return
    if body is not None and reading_body(document, reader, recorded, text) != body:
        yield Fault(where, "is not what the chain says of it")
        return
    if entered is not None and entered != recorded:
        yield Fault(where, "its time is not that of its entry")
    try:
        reading = unkept(text, document_text)
    except InputError as error:
        yield Fault(where, str(error))
        return
    held = reading.document
    if (held.title, held.outlet, held.wire, held.published) != about or reading.schema != schema:
        yield Fault(where, "its columns are not what its reading says")
    if held.sha256 != name or reading.reader != reader:
        yield Fault(where, "its reading is of another document or reader")
    yield from _spans(where, reading)
    yield from _parts(database, number, reading)


def _spans(where: str, reading: Reading) -> Iterator[Fault]:
    end = len(reading.document.text)
    spans = [(f"claim {claim.id}", span) for claim in reading.claims for span in claim.evidence]
    spans += [(f"statement {one.id}", span) for one in reading.statements for span in one.content]
    spans += [(f"entity {one.id}", Span(m.start, m.end)) for one in reading.entities for m in one.mentions]
    for whose, span in spans:
        if not 0 <= span.start <= span.end <= end:
            yield Fault(where, f"{whose} points outside the text, at {span.start} to {span.end}")
            return


def _parts(database: Database, number: int, reading: Reading) -> Iterator[Fault]:
    """The rows of the plain tables against those made anew."""
    found: dict[str, list[Row]] = {}
    for table in PARTS:
        of = (
            "claim IN (SELECT id FROM claims WHERE reading = ?)"
            if _OF.get(table) == "claim"
            else "reading = ?"
        )
        found[table] = database.rows(f"SELECT * FROM {table} WHERE {of} ORDER BY id", number)
    first = {table: int(rows[0][0]) if rows else 0 for table, rows in found.items()}
    made = rows_of(reading, number, first)
    for table in PARTS:
        if found[table] != made.rows[table]:
            yield Fault(
                f"{table} of reading {number}",
                f"not what was read: {_first_difference(found[table], made.rows[table])}",
            )


def _first_difference(found: list[Row], made: list[Row]) -> str:
    for one, other in zip(found, made, strict=False):
        if one != other:
            return f"row {one[0]} holds {one[1:]!r:.120}"
    return f"{len(found)} rows, {len(made)} were read"


def _judgements(database: Database, expunged: set[str]) -> Iterator[Fault]:
    for number, kind, who, why, document, recorded, text, body in database.stream(
        """SELECT judgements.id, judgements.kind, judgements.who, judgements.why, document,
        judgements.recorded, json, entries.body FROM judgements
        LEFT JOIN entries ON entries.kind = 'judgement' AND entries.subject = judgements.id
        ORDER BY judgements.id"""
    ):
        where = f"judgements {number}"
        if document in expunged and not text:
            continue
        if body is not None and judgement_body(text) != body:
            yield Fault(where, "is not what the chain says of it")
            continue
        try:
            held = msgspec.json.decode(text, type=Judgement)
        except msgspec.DecodeError as error:
            yield Fault(where, f"is no judgement: {error}")
            continue
        named = held.assertion.document if held.assertion else held.document
        if (held.kind, held.who, held.why, named, held.recorded) != (kind, who, why, document, recorded):
            yield Fault(where, "its columns are not what it says")


def _strays(database: Database) -> Iterator[Fault]:
    """Rows of the plain tables that belong to nothing."""
    for table in PARTS:
        column = _OF.get(table, "reading")
        owner = "claims" if column == "claim" else "readings"
        for (number,) in database.rows(
            f"SELECT id FROM {table} WHERE {column} NOT IN (SELECT id FROM {owner})"
        ):
            yield Fault(f"{table} {number}", f"belongs to no {column}")
