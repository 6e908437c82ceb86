"""The chain of entries: each holds the hash of what it is about, and that of the entry before.

In: what is written. Out: entries. Always true: an entry's hash covers all its fields and the hash before, so
that none can be changed, taken out or put in between without `verify` finding it. SHA-256, named in the hash.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from hashlib import sha256

from backchannel.entries import Entry, EntryKind
from backchannel.ledger.database import Database, Row

START = "sha256:" + "0" * 64


class Chain:
    """The end of the chain, to add to within one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database
        last = database.one("SELECT number, hash FROM entries ORDER BY number DESC LIMIT 1")
        self.number, self.hash = (int(last[0]), str(last[1])) if last else (0, START)

    def add(
        self, kind: EntryKind, subject: int, who: str, why: str, body: str, recorded: str | None = None
    ) -> Entry:
        """Write one entry down."""
        entry = linked(self.number + 1, kind, subject, who, recorded or now(), why, body, self.hash)
        self._database.insert("entries", [as_row(entry)])
        self.number, self.hash = entry.number, entry.hash
        return entry


def linked(
    number: int, kind: EntryKind, subject: int, who: str, recorded: str, why: str, body: str, previous: str
) -> Entry:
    """The entry with its hash."""
    parts = (number, kind, subject, who, recorded, why, body, previous)
    return Entry(*parts, hash=digest(parts))


def as_row(entry: Entry) -> Row:
    """The entry in the order of the columns of its table."""
    return (
        entry.number, entry.kind, entry.subject, entry.who, entry.recorded, entry.why, entry.body,
        entry.previous, entry.hash,
    )  # fmt: skip


def document_body(row: Sequence[object]) -> str:
    """Hash of a document: that of its bytes, that of its text, its source and its language."""
    return digest(tuple(row))


def reading_body(document: int, reader: str, recorded: str, text: str) -> str:
    """Hash of a reading as it is kept."""
    return digest((document, reader, recorded, text))


def judgement_body(text: str) -> str:
    """Hash of a judgement as it is kept."""
    return digest((text,))


def digest(parts: Sequence[object]) -> str:
    """Hash of a list of numbers and texts, so that no two lists have the same."""
    plain = json.dumps(list(parts), ensure_ascii=False, separators=(",", ":"))
    return "sha256:" + sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()


def now() -> str:
    """The time of a record (UTC, to the second)."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
