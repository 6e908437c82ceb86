"""The schema of the ledger, as numbered steps forward.

In: an open database. Out: the same, at the newest schema. Always true: a step and the record that it was
taken are one transaction, and no step changes or drops a row.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from backchannel.ledger import schema
from backchannel.ledger.chain import Chain, as_row, document_body, now, reading_body
from backchannel.ledger.database import Database, Dialect


@dataclass(frozen=True, slots=True)
class Migration:
    """One step: its number, a name for people, its statements in a dialect, and what to do with the rows."""

    number: int
    name: str
    statements: Callable[[Dialect], Sequence[str]]
    then: Callable[[Database], None] | None = None


def _first(dialect: Dialect) -> list[str]:
    made = [schema.REFUSE] if dialect == "postgresql" else []
    made += [line for table in schema.FIRST for line in table.statements(dialect)]
    return [*made, *schema.FIRST_INDEXES, *(schema.in_dialect(view, dialect) for view in schema.FIRST_VIEWS)]


def _chained(dialect: Dialect) -> list[str]:
    made = ["DROP VIEW current_claims", "DROP VIEW current_readings"]
    made += [line for table in (schema.JUDGEMENTS, schema.ENTRIES) for line in table.statements(dialect)]
    made += [
        "CREATE INDEX entries_by_subject ON entries (kind, subject)",
        "CREATE INDEX judgements_by_document ON judgements (document)",
    ]
    return [*made, *(schema.in_dialect(view, dialect) for view in schema.VIEWS)]


def _move_on(database: Database) -> None:
    """What a ledger of the first schema lacks."""
    if database.dialect == "sqlite":
        _name_columns(database)
    _chain_all(database)


def _name_columns(database: Database) -> None:
    """Tables of the first schema did not name the columns that they refer to; Datasette asks for that.

    Nothing but the words of the definition changes, which SQLite lets a program write over.
    """
    database.run("PRAGMA writable_schema = ON")
    for table in schema.FIRST:
        definition = next(table.statements("sqlite"))
        database.run(
            "UPDATE sqlite_master SET sql = ? WHERE type = 'table' AND name = ?", definition, table.name
        )
    (seen,) = database.rows("PRAGMA schema_version")[0]
    database.run(f"PRAGMA schema_version = {seen + 1}")  # whoever has the file open reads them anew
    database.run("PRAGMA writable_schema = OFF")


def _chain_all(database: Database) -> None:
    """Entries for what a ledger of the first schema holds, in the order in which it came."""
    chain = Chain(database)
    seen: set[int] = set()
    for reading, document, reader, recorded, text, *named in database.stream(
        """SELECT readings.id, document, reader, recorded, json, sha256, text_sha256, source, language
        FROM readings JOIN documents ON documents.id = readings.document ORDER BY readings.id"""
    ):
        entries = []
        if document not in seen:
            seen.add(document)
            entries.append(chain.link("document", document, reader, "", document_body(named), recorded))
        body = reading_body(document, reader, recorded, text)
        entries.append(chain.link("reading", reading, reader, "", body, recorded))
        database.insert("entries", [as_row(entry) for entry in entries])


def _index(dialect: Dialect) -> list[str]:
    """Only the note of how far it is: the index itself is made by whoever follows the entries."""
    return ["CREATE TABLE index_state (name TEXT PRIMARY KEY, value TEXT NOT NULL)"]


MIGRATIONS: tuple[Migration, ...] = (
    Migration(1, "documents, readings and what was read", _first),
    Migration(2, "judgements, and a chain of entries", _chained, _move_on),
    Migration(3, "how far an index has followed the entries", _index),
)


def newest() -> int:
    """Number of the newest schema that this version of the program knows."""
    return MIGRATIONS[-1].number


def migrate(database: Database, migrations: Sequence[Migration] = MIGRATIONS) -> None:
    """Take the steps that the database has not taken yet."""
    with database.transaction():
        done = database.version()
        for migration in migrations:
            if migration.number > done:
                _take(database, migration)


def _take(database: Database, migration: Migration) -> None:
    database.run(
        """CREATE TABLE IF NOT EXISTS migrations
        (number INTEGER PRIMARY KEY, name TEXT NOT NULL, applied TEXT NOT NULL)"""
    )
    for statement in migration.statements(database.dialect):
        database.run(statement)
    if migration.then:
        migration.then(database)
    database.run("INSERT INTO migrations VALUES (?, ?, ?)", migration.number, migration.name, now())
    database.set_version(migration.number)
