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
from backchannel.ledger.adding import judgement_row
from backchannel.ledger.base import Fault
from backchannel.ledger.chain import START, document_body, judgement_body, linked, tombstone_body
from backchannel.ledger.database import Database
from backchannel.ledger.guards import guard_faults
from backchannel.ledger.rows import text_digest
from backchannel.ledger.verify_readings import reading_faults, strays

_TABLE = {"document": "documents", "reading": "readings", "judgement": "judgements"}
_UNLIKE = "is not what the chain says of it"


def faults(database: Database) -> Iterator[Fault]:
    """All that is wrong, as it stood at one moment."""
    with database.snapshot():
        yield from _faults(database)


def _faults(database: Database) -> Iterator[Fault]:
    for what in database.faults():
        yield Fault("the database", f"is damaged: {what}")
    for where, what in guard_faults(database):
        yield Fault(where, what)
    yield from _chain(database)
    yield from _subjects(database)
    expunged: set[str] = set()
    yield from _tombstones(database, expunged)
    yield from _contents(database, expunged)
    yield from _documents(database, expunged)
    yield from reading_faults(database, expunged)
    yield from _judgements(database, expunged)
    yield from strays(database)


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
        if linked(*row[:-1]).hash != entry.hash:
            yield Fault(where, "its hash is not that of its fields")
        if entry.kind not in _TABLE and entry.kind != "tombstone":
            yield Fault(where, f"is of no known kind: {entry.kind}")
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


def _tombstones(database: Database, expunged: set[str]) -> Iterator[Fault]:
    """Adds to `expunged` the hashes of the documents whose tombstones say rightly what was taken out."""
    for number, subject, why, body in database.rows(
        "SELECT number, subject, why, body FROM entries WHERE kind = 'tombstone' ORDER BY number"
    ):
        row = database.one("SELECT sha256 FROM documents WHERE id = ?", subject)
        name = str(row[0]) if row else ""
        documents, judgements = (
            [int(n) for (n,) in database.rows(query, name)]
            for query in (
                "SELECT id FROM documents WHERE sha256 = ? ORDER BY id",
                "SELECT id FROM judgements WHERE document = ? ORDER BY id",
            )
        )
        if not documents or tombstone_body(name, documents, judgements, why) != body:
            yield Fault(f"entries {number}", "is a tombstone, but not of what is missing")
        elif name in expunged:
            yield Fault(f"entries {number}", "is a second tombstone for the same document")
        else:
            expunged.add(name)


def _contents(database: Database, expunged: set[str]) -> Iterator[Fault]:
    for name, size, held in database.stream("SELECT sha256, size, bytes FROM contents ORDER BY sha256"):
        data = bytes(held)
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
    for number, name, text_sha256, source, language, text, body, why, held in database.stream(
        """SELECT documents.id, documents.sha256, text_sha256, source, language, text, entries.body, why,
        contents.sha256 FROM documents
        LEFT JOIN entries ON entries.kind = 'document' AND entries.subject = documents.id
        LEFT JOIN contents ON contents.sha256 = documents.sha256 ORDER BY documents.id"""
    ):
        where = f"documents {number}"
        if held is None:
            yield Fault(where, "the bytes that it was read from are missing")
        if name in expunged:
            if text or source or why:
                yield Fault(where, "was expunged, yet holds text")
            continue
        if text_digest(text) != text_sha256:
            yield Fault(where, "its text is not what was read")
        if body is not None and document_body((name, text_sha256, source, language), why) != body:
            yield Fault(where, _UNLIKE)


def _judgements(database: Database, expunged: set[str]) -> Iterator[Fault]:
    for *row, body, why, who, recorded in database.stream(
        """SELECT judgements.*, entries.body, entries.why, entries.who, entries.recorded FROM judgements
        LEFT JOIN entries ON entries.kind = 'judgement' AND entries.subject = judgements.id
        ORDER BY judgements.id"""
    ):
        number, document, text, where = int(row[0]), row[4], row[-1], f"judgements {row[0]}"
        if document in expunged:
            if any((text, why, row[3], *row[5:9])):
                yield Fault(where, "was expunged, yet holds what was judged")
            continue
        if body is None:
            continue  # `_subjects` tells it
        if judgement_body(text, why) != body:
            yield Fault(where, _UNLIKE)
            continue
        try:
            held = msgspec.json.decode(text, type=Judgement)
        except msgspec.DecodeError as error:
            yield Fault(where, f"is no judgement: {error}")
            continue
        if judgement_row(number, held, text) != tuple(row):
            yield Fault(where, "its columns are not what it says")
        if (held.who, held.why, held.recorded) != (who, why, recorded):
            yield Fault(where, "its entry is of another person, reason or time")
