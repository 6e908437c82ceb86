"""The ledger in one SQLite file, with plain tables that any SQLite tool can open.

In: a reading with the bytes it was read from. Out: readings. Always true: a document with all that was read
in it is one transaction; triggers refuse to change or take out a row; errors of SQLite leave as one line.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Self

from backchannel.entries import Holding, Judgement
from backchannel.errors import InputError, LedgerError, NotFound
from backchannel.ledger.base import Store
from backchannel.ledger.migrations import APPLICATION, migrate, newest
from backchannel.readings import from_json, to_json
from backchannel.records import Claim, Count, Document, Reading, Span, Statement

_PATIENCE = 30.0  # seconds to wait for another process that is writing

_WRONG = {
    "SQLITE_NOTADB": "is no ledger: name another file with --ledger",
    "SQLITE_CORRUPT": "is damaged: restore it from a copy, or name another file with --ledger",
    "SQLITE_READONLY": "cannot be written: make the file and its folder writable, or use another --ledger",
    "SQLITE_CANTOPEN": "cannot be opened: its folder must exist and be writable, or use another --ledger",
    "SQLITE_BUSY": "is being written by another process: try again when that is done",
    "SQLITE_FULL": "cannot grow, the disk is full: make room and run the same command again",
}


class SqliteLedger(Store):
    """A ledger in the SQLite file at `location`."""

    def __init__(self, connection: sqlite3.Connection, location: str) -> None:
        self.location = location
        self._connection = connection

    @classmethod
    def open(cls, path: str | Path, *, create: bool = True) -> Self:
        """Open the ledger at `path`, made new unless `create` is false. Raises `LedgerError`."""
        location = str(path)
        if Path(path).is_dir():
            raise LedgerError(f"{location} is a folder: name a file in it with --ledger")
        if not create and not Path(path).exists():
            raise LedgerError(f"there is no ledger at {location}: make one with `backchannel read ARTICLE`")
        with _told(location):
            connection = sqlite3.connect(location, timeout=_PATIENCE, isolation_level=None)
            try:
                _prepare(connection, location)
            except BaseException:
                connection.close()
                raise
        return cls(connection, location)

    def append(self, reading: Reading, data: bytes) -> bool:
        """Add a reading and the bytes of its document; `False` where the ledger holds it already."""
        if sha256(data).hexdigest() != reading.document.sha256:
            raise LedgerError(
                f"{reading.document.source}: the bytes are not those whose hash the reading names"
            )
        with self._transaction():
            if self.holds(reading.document, reading.reader):
                return False
            entry = self._add_reading(reading, self._add_document(reading.document, data))
            entities = self._add_entities(reading, entry)
            statements = self._add_statements(reading, entry)
            for claim in reading.claims:
                self._add_claim(claim, reading, entry, entities, statements)
        return True

    def holds(self, document: Document, reader: str) -> bool:
        """Whether `reader` has read this document, dated so; a new date makes another reading."""
        with _told(self.location):
            found = self._connection.execute(
                """SELECT 1 FROM readings JOIN documents ON documents.id = readings.document
                WHERE sha256 = ? AND text_sha256 = ? AND reader = ? AND (? IS NULL OR published IS ?)""",
                (document.sha256, _digest(document.text), reader, document.published, document.published),
            ).fetchone()
        return found is not None

    def judgements(self) -> Iterator[Judgement]:
        """All judgements, oldest first."""
        return iter(())

    def holdings(self) -> Iterator[Holding]:
        """The newest reading of each document and all that was added to it by hand, oldest document first."""
        with _told(self.location):
            for entry, recorded, text in self._connection.execute(
                "SELECT id, recorded, json FROM current_readings ORDER BY document"
            ):
                try:
                    yield Holding(from_json(json.loads(text)), entry, recorded)
                except (ValueError, InputError) as error:
                    raise LedgerError(f"{self.location} is damaged at reading {entry}: {error}") from error

    def contents(self, sha256: str) -> bytes:
        """The bytes with this hash. Raises `NotFound`."""
        with _told(self.location):
            row = self._connection.execute(
                "SELECT bytes FROM contents WHERE sha256 = ?", (sha256,)
            ).fetchone()
        if row is None:
            raise NotFound(f"{self.location} holds no document with the hash {sha256}")
        return bytes(row[0])

    def close(self) -> None:
        """Let go of the file; nothing can be asked of the ledger afterwards."""
        self._connection.close()

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with _told(self.location):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                # A full disk makes SQLite roll back by itself.
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def _insert(self, table: str, *values: object) -> int:
        marks = ", ".join("?" * len(values))
        cursor = self._connection.execute(f"INSERT INTO {table} VALUES (NULL, {marks})", values)
        return int(cursor.lastrowid or 0)

    def _add_document(self, document: Document, data: bytes) -> int:
        digest = _digest(document.text)
        row = self._connection.execute(
            "SELECT id FROM documents WHERE sha256 = ? AND text_sha256 = ?", (document.sha256, digest)
        ).fetchone()
        if row is not None:
            return int(row[0])
        if not self._connection.execute(
            "SELECT 1 FROM contents WHERE sha256 = ?", (document.sha256,)
        ).fetchone():
            self._connection.execute(
                "INSERT INTO contents VALUES (?, ?, ?)", (document.sha256, len(data), data)
            )
        return self._insert(
            "documents", document.sha256, digest, document.source, document.language, document.text
        )

    def _add_reading(self, reading: Reading, document: int) -> int:
        about = reading.document
        return self._insert(
            "readings", document, reading.reader, reading.schema,
            datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
            about.title, about.outlet, about.wire, about.published,
            json.dumps(to_json(reading), ensure_ascii=False),
        )  # fmt: skip

    def _add_entities(self, reading: Reading, entry: int) -> dict[str, int]:
        return {
            entity.id: self._insert(
                "entities", entry, entity.id, entity.kind, entity.name, " | ".join(entity.aliases),
                entity.country, int(entity.anonymous),
            )
            for entity in reading.entities
        }  # fmt: skip

    def _add_statements(self, reading: Reading, entry: int) -> dict[str, int]:
        names = {entity.id: entity.name for entity in reading.entities}
        return {
            statement.id: self._insert(
                "statements", entry, statement.id, _speaker(statement, names), statement.source_kind,
                statement.form, statement.said, statement.occasion,
                " … ".join(_cut(reading, span) for span in statement.content), statement.inside,
            )
            for statement in reading.statements
        }  # fmt: skip

    def _add_claim(
        self,
        claim: Claim,
        reading: Reading,
        entry: int,
        entities: dict[str, int],
        statements: dict[str, int],
    ) -> None:
        row = self._insert(
            "claims", entry, claim.id, claim.type, claim.time, claim.polarity, claim.realis,
            statements.get(claim.statement or ""), claim.confidence, claim.rule,
        )  # fmt: skip
        names = {entity.id: entity.name for entity in reading.entities}
        for role, value in claim.roles.items():
            if isinstance(value, Count):
                self._insert("roles", row, role, None, value.what or "", value.n, value.op)
                continue
            for item in (value,) if isinstance(value, str) else value:
                entity = None if isinstance(value, str) else entities.get(item)
                self._insert(
                    "roles", row, role, entity, names.get(item, item) if entity else item, None, None
                )
        for span in claim.evidence:
            self._insert("evidence", row, span.start, span.end, _cut(reading, span))


def _prepare(connection: sqlite3.Connection, location: str) -> None:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if application != APPLICATION and (tables or version or application):
        raise LedgerError(f"{location} is a SQLite file, but no ledger: name another file with --ledger")
    if version > newest():
        raise LedgerError(
            f"{location} was made by a newer version (schema {version}, known here up to {newest()}): "
            "upgrade backchannel"
        )
    connection.execute("PRAGMA foreign_keys = ON")
    if version < newest():
        migrate(connection)


@contextmanager
def _told(location: str) -> Iterator[None]:
    try:
        yield
    except UnicodeEncodeError as error:
        raise LedgerError(
            f"{location} cannot keep text with half a surrogate pair: {error.reason}"
        ) from error
    except sqlite3.Error as error:
        name = getattr(error, "sqlite_errorname", "")
        advice = next((advice for start, advice in _WRONG.items() if name.startswith(start)), None)
        raise LedgerError(f"{location} {advice or f'failed: {error}'}") from error


def _speaker(statement: Statement, names: dict[str, str]) -> str | None:
    speaker = statement.speaker
    if speaker is None:
        return None
    return " and ".join(names.get(who, who) for who in ((speaker,) if isinstance(speaker, str) else speaker))


def _cut(reading: Reading, span: Span) -> str:
    return reading.document.text[span.start : span.end]


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
