"""The chain of entries: each holds the hash of what it is about, and that of the entry before.

In: what is written. Out: entries. Always true: an entry's hash covers its fields and the hash before, so that
none can be changed, taken out or put in between without `verify` finding it. SHA-256, named in the hash. The
reason (`why`) is covered by way of `body`: it may have to go with a document that is taken out.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from hashlib import sha256

from backchannel.entries import Entry, EntryKind
from backchannel.ledger.database import Database, Row
from backchannel.ledger.rows import PARTS

START = "sha256:" + "0" * 64
_NUMBERED = ("documents", "readings", *PARTS, "judgements")


class Chain:
    """The end of the chain and of the tables, to add to within one transaction that began before it was made."""

    def __init__(self, database: Database) -> None:
        ids = ", ".join(f"(SELECT max(id) FROM {table})" for table in _NUMBERED)
        last = "SELECT {} FROM entries ORDER BY number DESC LIMIT 1"
        found = database.rows(f"SELECT ({last.format('number')}), ({last.format('hash')}), {ids}")[0]
        self.number, self.hash = (int(found[0]), str(found[1])) if found[0] else (0, START)
        self.free = {table: int(last or 0) + 1 for table, last in zip(_NUMBERED, found[2:], strict=True)}

    def take(self, table: str, count: int = 1) -> int:
        """The first of the next free ids of a table; they are free no longer."""
        first = self.free[table]
        self.free[table] += count
        return first

    def link(
        self, kind: EntryKind, subject: int, who: str, why: str, body: str, recorded: str | None = None
    ) -> Entry:
        """The next entry; the caller writes it down in the same transaction."""
        entry = linked(self.number + 1, kind, subject, who, recorded or now(), why, body, self.hash)
        self.number, self.hash = entry.number, entry.hash
        return entry


def linked(
    number: int, kind: EntryKind, subject: int, who: str, recorded: str, why: str, body: str, previous: str
) -> Entry:
    """The entry with its hash; the reason is covered by `body`."""
    made = digest((number, kind, subject, who, recorded, body, previous))
    return Entry(number, kind, subject, who, recorded, why, body, previous, hash=made)


def as_row(entry: Entry) -> Row:
    """The entry in the order of the columns of its table."""
    return (
        entry.number, entry.kind, entry.subject, entry.who, entry.recorded, entry.why, entry.body,
        entry.previous, entry.hash,
    )  # fmt: skip


def document_body(row: Sequence[object], why: str = "") -> str:
    """Hash of a document: that of its bytes, that of its text, its source and its language; and why."""
    return digest((*row, why))


def reading_body(document: int, reader: str, recorded: str, text: str, why: str = "") -> str:
    """Hash of a reading as it is kept, and why it was put in."""
    return digest((document, reader, recorded, text, why))


def judgement_body(text: str, why: str) -> str:
    """Hash of a judgement as it is kept, and why."""
    return digest((text, why))


def tombstone_body(sha256: str, documents: Iterable[int], judgements: Iterable[int], why: str) -> str:
    """Hash of what was taken out: whose bytes, which documents and which judgements; and why."""
    return digest((sha256, list(documents), list(judgements), why))


def digest(parts: Sequence[object]) -> str:
    """Hash of a list of numbers and texts, so that no two lists have the same."""
    plain = json.dumps(list(parts), ensure_ascii=False, separators=(",", ":"))
    return "sha256:" + sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()


def now() -> str:
    """The time of a record (UTC, to the second)."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
