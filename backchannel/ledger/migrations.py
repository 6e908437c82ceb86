"""The schema of the SQLite ledger, as numbered steps forward.

In: an open connection, in autocommit mode. Out: the same, at the newest schema. Always true: a step and the
record that it was taken are one transaction, and no step changes or drops a row.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

APPLICATION = 0x42434C31  # "BCL1" in the file's header: how a ledger is told from any other SQLite file


@dataclass(frozen=True, slots=True)
class Migration:
    """One step: its number, a name for people, and the statements."""

    number: int
    name: str
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table that only grows: its name, its definition, and the sets of columns that are unique in it."""

    name: str
    columns: str
    keys: tuple[tuple[str, ...], ...] = (("id",),)

    def statements(self) -> Iterator[str]:
        """The table, and the triggers that refuse to change or take out a row of it."""
        yield f"CREATE TABLE {self.name} ({self.columns})"
        # INSERT OR REPLACE deletes without a DELETE trigger, so the row that it would replace is looked for.
        taken = " OR ".join(
            f"EXISTS (SELECT 1 FROM {self.name} WHERE {' AND '.join(f'{c} IS NEW.{c}' for c in key)})"
            for key in self.keys
        )
        for name, when in (
            ("changed", "UPDATE"),
            ("taken_out", "DELETE"),
            ("replaced", "INSERT"),
        ):
            condition = f"WHEN {taken} " if when == "INSERT" else ""
            yield (
                f"CREATE TRIGGER {self.name}_are_never_{name} BEFORE {when} ON {self.name} {condition}"
                "BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END"
            )


_TABLES = (
    Table("contents", "sha256 TEXT PRIMARY KEY, size INTEGER NOT NULL, bytes BLOB NOT NULL", (("sha256",),)),
    Table(
        "documents",
        """id INTEGER PRIMARY KEY, sha256 TEXT NOT NULL REFERENCES contents, text_sha256 TEXT NOT NULL,
        source TEXT NOT NULL, language TEXT NOT NULL, text TEXT NOT NULL, UNIQUE (sha256, text_sha256)""",
        (("id",), ("sha256", "text_sha256")),
    ),
    Table(
        "readings",
        """id INTEGER PRIMARY KEY, document INTEGER NOT NULL REFERENCES documents, reader TEXT NOT NULL,
        schema TEXT NOT NULL, recorded TEXT NOT NULL, title TEXT, outlet TEXT, wire TEXT, published TEXT,
        json TEXT NOT NULL""",
    ),
    Table(
        "entities",
        """id INTEGER PRIMARY KEY, reading INTEGER NOT NULL REFERENCES readings, key TEXT NOT NULL,
        kind TEXT NOT NULL, name TEXT NOT NULL, aliases TEXT NOT NULL, country TEXT,
        anonymous INTEGER NOT NULL""",
    ),
    Table(
        "statements",
        """id INTEGER PRIMARY KEY, reading INTEGER NOT NULL REFERENCES readings, key TEXT NOT NULL,
        speaker TEXT, source_kind TEXT NOT NULL, form TEXT NOT NULL, said TEXT, occasion TEXT,
        content TEXT NOT NULL, inside TEXT""",
    ),
    Table(
        "claims",
        """id INTEGER PRIMARY KEY, reading INTEGER NOT NULL REFERENCES readings, key TEXT NOT NULL,
        type TEXT NOT NULL, time TEXT, polarity TEXT NOT NULL, realis TEXT NOT NULL,
        statement INTEGER REFERENCES statements, confidence REAL NOT NULL, rule TEXT NOT NULL""",
    ),
    Table(
        "roles",
        """id INTEGER PRIMARY KEY, claim INTEGER NOT NULL REFERENCES claims, role TEXT NOT NULL,
        entity INTEGER REFERENCES entities, value TEXT NOT NULL, n INTEGER, op TEXT""",
    ),
    Table(
        "evidence",
        """id INTEGER PRIMARY KEY, claim INTEGER NOT NULL REFERENCES claims, start INTEGER NOT NULL,
        "end" INTEGER NOT NULL, quote TEXT NOT NULL""",
    ),
)

_INDEXES = (
    "CREATE INDEX readings_by_document ON readings (document, reader)",
    "CREATE INDEX entities_by_reading ON entities (reading)",
    "CREATE INDEX entities_by_name ON entities (name)",
    "CREATE INDEX statements_by_reading ON statements (reading)",
    "CREATE INDEX claims_by_reading ON claims (reading)",
    "CREATE INDEX claims_by_type ON claims (type)",
    "CREATE INDEX roles_by_claim ON roles (claim)",
    "CREATE INDEX roles_by_entity ON roles (entity)",
    "CREATE INDEX evidence_by_claim ON evidence (claim)",
)

_VIEWS = (
    """CREATE VIEW current_readings AS
    SELECT * FROM readings WHERE id IN (SELECT max(id) FROM readings GROUP BY document)""",
    """CREATE VIEW current_claims AS
    SELECT claims.id, claims.type,
      (SELECT group_concat(role || ': ' || value, ' | ') FROM roles WHERE claim = claims.id) AS roles,
      claims.time, claims.polarity, claims.realis, claims.confidence,
      statements.speaker, statements.source_kind, statements.said,
      (SELECT group_concat(quote, ' … ') FROM evidence WHERE claim = claims.id) AS quote,
      current_readings.outlet, current_readings.published, documents.source
    FROM claims
      JOIN current_readings ON current_readings.id = claims.reading
      JOIN documents ON documents.id = current_readings.document
      LEFT JOIN statements ON statements.id = claims.statement""",
)

MIGRATIONS: tuple[Migration, ...] = (
    Migration(
        1,
        "documents, readings and what was read",
        (*(line for table in _TABLES for line in table.statements()), *_INDEXES, *_VIEWS),
    ),
)


def newest() -> int:
    """Number of the newest schema that this version of the program knows."""
    return MIGRATIONS[-1].number


def migrate(connection: sqlite3.Connection, migrations: Sequence[Migration] = MIGRATIONS) -> None:
    """Take the steps that the database has not taken yet."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        (done,) = connection.execute("PRAGMA user_version").fetchone()
        for migration in migrations:
            if migration.number > done:
                _take(connection, migration)
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def _take(connection: sqlite3.Connection, migration: Migration) -> None:
    connection.execute(f"PRAGMA application_id = {APPLICATION}")
    connection.execute(
        """CREATE TABLE IF NOT EXISTS migrations
        (number INTEGER PRIMARY KEY, name TEXT NOT NULL, applied TEXT NOT NULL)"""
    )
    for statement in migration.statements:
        connection.execute(statement)
    connection.execute(
        "INSERT INTO migrations VALUES (?, ?, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))",
        (migration.number, migration.name),
    )
    connection.execute(f"PRAGMA user_version = {migration.number}")
