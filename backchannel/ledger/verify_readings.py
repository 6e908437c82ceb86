"""Whether readings, and the rows of the plain tables that were made of them, are what was read.

In: an open database, and the hashes of the documents that were expunged. Out: faults. Always true: every span
is looked up in its text, and every row is made anew from its reading.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Set
from itertools import groupby

from backchannel.errors import InputError
from backchannel.ledger.base import Fault
from backchannel.ledger.chain import reading_body
from backchannel.ledger.database import Database, Row
from backchannel.ledger.rows import PARTS, rows_of, unkept
from backchannel.records import Reading, Span

_BLOCK = 100  # readings whose rows are asked for at once
_OF_CLAIMS = ("roles", "evidence")
_READINGS = """SELECT readings.id, readings.document, reader, schema, readings.recorded, title, outlet, wire,
    published, json, documents.sha256, documents.text, entries.body, entries.recorded, entries.why FROM readings
    LEFT JOIN documents ON documents.id = readings.document
    LEFT JOIN entries ON entries.kind = 'reading' AND entries.subject = readings.id
    ORDER BY readings.id"""

Parts = dict[str, dict[int, list[Row]]]  # by table, then by reading


def reading_faults(database: Database, expunged: Set[str]) -> Iterator[Fault]:
    """All that is wrong with the readings."""
    rows = enumerate(database.stream(_READINGS))
    for _, numbered in groupby(rows, lambda pair: pair[0] // _BLOCK):
        block = [row for _, row in numbered]
        parts = _parts(database, block[0][0], block[-1][0])
        for row in block:
            yield from _reading(row, {table: parts[table][row[0]] for table in PARTS}, expunged)


def strays(database: Database) -> Iterator[Fault]:
    """Rows of the plain tables that belong to nothing."""
    for table in PARTS:
        column, owner = ("claim", "claims") if table in _OF_CLAIMS else ("reading", "readings")
        for (number,) in database.rows(
            f"SELECT id FROM {table} WHERE {column} NOT IN (SELECT id FROM {owner})"
        ):
            yield Fault(f"{table} {number}", f"belongs to no {column}")


def _parts(database: Database, first: int, last: int) -> Parts:
    found: Parts = {table: defaultdict(list) for table in PARTS}
    for table in PARTS:
        via = f"JOIN claims ON claims.id = {table}.claim" if table in _OF_CLAIMS else ""
        owner = "claims" if via else table
        for reading, *row in database.rows(
            f"SELECT {owner}.reading, {table}.* FROM {table} {via} WHERE {owner}.reading BETWEEN ? AND ? "
            f"ORDER BY {table}.id",
            first, last,
        ):  # fmt: skip
            found[table][reading].append(tuple(row))
    return found


def _reading(row: Row, parts: dict[str, list[Row]], expunged: Set[str]) -> Iterator[Fault]:
    number, document, reader, schema, recorded, *about, text, name, document_text, body, entered, why = row
    where = f"readings {number}"
    if document_text is None:
        yield Fault(where, "its document is missing")
        return
    if name in expunged:
        if text or why or any(value is not None for value in about) or any(parts.values()):
            yield Fault(where, "was expunged, yet holds what was read")
        return
    if body is not None and reading_body(document, reader, recorded, text, why) != body:
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
    if [held.title, held.outlet, held.wire, held.published] != about or reading.schema != schema:
        yield Fault(where, "its columns are not what its reading says")
    if held.sha256 != name or reading.reader != reader:
        yield Fault(where, "its reading is of another document or reader")
    yield from _spans(where, reading)
    yield from _rows(number, reading, parts)


def _spans(where: str, reading: Reading) -> Iterator[Fault]:
    end = len(reading.document.text)
    spans = [(f"claim {claim.id}", span) for claim in reading.claims for span in claim.evidence]
    spans += [(f"statement {one.id}", span) for one in reading.statements for span in one.content]
    spans += [(f"entity {one.id}", Span(m.start, m.end)) for one in reading.entities for m in one.mentions]
    for whose, span in spans:
        if not 0 <= span.start <= span.end <= end:
            yield Fault(where, f"{whose} points outside the text, at {span.start} to {span.end}")
            return


def _rows(number: int, reading: Reading, found: dict[str, list[Row]]) -> Iterator[Fault]:
    """The rows of the plain tables against those made anew."""
    made = rows_of(reading, number, {table: int(rows[0][0]) if rows else 0 for table, rows in found.items()})
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
