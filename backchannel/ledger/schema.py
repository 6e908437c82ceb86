"""The tables of the ledger, as SQL for either database.

In: nothing. Out: statements. Always true: a table of the record only grows; triggers refuse to change, take
out or replace a row, whoever asks the database.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from backchannel.entries import ADDED
from backchannel.ledger.database import Dialect

_POSTGRES_TYPES = (
    (r"\bINTEGER\b", "BIGINT"),
    (r"\bBLOB\b", "BYTEA"),
    (r"\bREAL\b", "DOUBLE PRECISION"),
)


@dataclass(frozen=True, slots=True)
class Table:
    """A table that only grows: its name, its definition, and the sets of columns that are unique in it."""

    name: str
    columns: str
    keys: tuple[tuple[str, ...], ...] = (("id",),)

    def statements(self, dialect: Dialect) -> Iterator[str]:
        """The table, and the triggers that refuse to change or take out a row of it."""
        yield f"CREATE TABLE {self.name} ({in_dialect(self.columns, dialect)})"
        yield from self.guards(dialect)

    def guards(self, dialect: Dialect) -> Iterator[str]:
        """The triggers alone."""
        if dialect == "postgresql":
            yield (
                f"CREATE TRIGGER {self.name}_only_grow BEFORE UPDATE OR DELETE OR TRUNCATE ON {self.name} "
                "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
            )
            return
        # INSERT OR REPLACE deletes without a DELETE trigger, so the row that it would replace is looked for.
        taken = " OR ".join(
            f"EXISTS (SELECT 1 FROM {self.name} WHERE {' AND '.join(f'{c} IS NEW.{c}' for c in key)})"
            for key in self.keys
        )
        for name, when in (("changed", "UPDATE"), ("taken_out", "DELETE"), ("replaced", "INSERT")):
            condition = f"WHEN {taken} " if when == "INSERT" else ""
            yield (
                f"CREATE TRIGGER {self.name}_are_never_{name} BEFORE {when} ON {self.name} {condition}"
                "BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END"
            )

    def unguard(self, dialect: Dialect) -> Iterator[str]:
        """What takes the triggers away, for an expunging alone."""
        if dialect == "postgresql":
            yield f"DROP TRIGGER {self.name}_only_grow ON {self.name}"
            return
        for name in ("changed", "taken_out", "replaced"):
            yield f"DROP TRIGGER {self.name}_are_never_{name}"


REFUSE = """CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'the ledger is append-only'; END $$"""

CONTENTS = Table(
    "contents", "sha256 TEXT PRIMARY KEY, size INTEGER NOT NULL, bytes BLOB NOT NULL", (("sha256",),)
)
DOCUMENTS = Table(
    "documents",
    """id INTEGER PRIMARY KEY, sha256 TEXT NOT NULL REFERENCES contents (sha256), text_sha256 TEXT NOT NULL,
        source TEXT NOT NULL, language TEXT NOT NULL, text TEXT NOT NULL, UNIQUE (sha256, text_sha256)""",
    (("id",), ("sha256", "text_sha256")),
)
READINGS = Table(
    "readings",
    """id INTEGER PRIMARY KEY, document INTEGER NOT NULL REFERENCES documents (id), reader TEXT NOT NULL,
        schema TEXT NOT NULL, recorded TEXT NOT NULL, title TEXT, outlet TEXT, wire TEXT, published TEXT,
        json TEXT NOT NULL""",
)
ENTITIES = Table(
    "entities",
    """id INTEGER PRIMARY KEY, reading INTEGER NOT NULL REFERENCES readings (id), key TEXT NOT NULL,
        kind TEXT NOT NULL, name TEXT NOT NULL, aliases TEXT NOT NULL, country TEXT,
        anonymous INTEGER NOT NULL""",
)
STATEMENTS = Table(
    "statements",
    """id INTEGER PRIMARY KEY, reading INTEGER NOT NULL REFERENCES readings (id), key TEXT NOT NULL,
        speaker TEXT, source_kind TEXT NOT NULL, form TEXT NOT NULL, said TEXT, occasion TEXT,
        content TEXT NOT NULL, inside TEXT""",
)
CLAIMS = Table(
    "claims",
    """id INTEGER PRIMARY KEY, reading INTEGER NOT NULL REFERENCES readings (id), key TEXT NOT NULL,
        type TEXT NOT NULL, time TEXT, polarity TEXT NOT NULL, realis TEXT NOT NULL,
        statement INTEGER REFERENCES statements (id), confidence REAL NOT NULL, rule TEXT NOT NULL""",
)
ROLES = Table(
    "roles",
    """id INTEGER PRIMARY KEY, claim INTEGER NOT NULL REFERENCES claims (id), role TEXT NOT NULL,
        entity INTEGER REFERENCES entities (id), value TEXT NOT NULL, n INTEGER, op TEXT""",
)
EVIDENCE = Table(
    "evidence",
    """id INTEGER PRIMARY KEY, claim INTEGER NOT NULL REFERENCES claims (id), start INTEGER NOT NULL,
        "end" INTEGER NOT NULL, quote TEXT NOT NULL""",
)
JUDGEMENTS = Table(
    "judgements",
    """id INTEGER PRIMARY KEY, kind TEXT NOT NULL, who TEXT NOT NULL, why TEXT NOT NULL, document TEXT,
        type TEXT, keys TEXT NOT NULL, about INTEGER, round TEXT, recorded TEXT NOT NULL, json TEXT NOT NULL""",
)
ENTRIES = Table(
    "entries",
    """number INTEGER PRIMARY KEY, kind TEXT NOT NULL, subject INTEGER NOT NULL, who TEXT NOT NULL,
        recorded TEXT NOT NULL, why TEXT NOT NULL, body TEXT NOT NULL, previous TEXT NOT NULL,
        hash TEXT NOT NULL UNIQUE""",
    (("number",), ("hash",)),
)

FIRST = (CONTENTS, DOCUMENTS, READINGS, ENTITIES, STATEMENTS, CLAIMS, ROLES, EVIDENCE)
TABLES = (*FIRST, JUDGEMENTS, ENTRIES)

FIRST_INDEXES = (
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

_LINES = """CREATE VIEW current_claims AS
    SELECT claims.id, claims.type,
      (SELECT group_concat(role || ': ' || value, ' | ') FROM roles WHERE claim = claims.id) AS roles,
      claims.time, claims.polarity, claims.realis, claims.confidence,
      statements.speaker, statements.source_kind, statements.said,
      (SELECT group_concat(quote, ' … ') FROM evidence WHERE claim = claims.id) AS quote,
      current_readings.outlet, current_readings.published, documents.source
    FROM claims
      JOIN current_readings ON current_readings.id = claims.reading
      JOIN documents ON documents.id = current_readings.document
      LEFT JOIN statements ON statements.id = claims.statement"""

FIRST_VIEWS = (
    """CREATE VIEW current_readings AS
    SELECT * FROM readings WHERE id IN (SELECT max(id) FROM readings GROUP BY document)""",
    _LINES,
)

VIEWS = (
    f"""CREATE VIEW current_readings AS
    SELECT * FROM readings WHERE reader LIKE '{ADDED}%' OR id IN
      (SELECT max(id) FROM readings WHERE reader NOT LIKE '{ADDED}%' GROUP BY document)""",
    _LINES,
    """CREATE VIEW history AS
    SELECT entries.number, entries.recorded, entries.who, entries.kind,
      coalesce(judgements.kind, readings.reader, documents.source) AS what,
      coalesce(readings.title, judgements.document, '') AS about, entries.why
    FROM entries
      LEFT JOIN judgements ON entries.kind = 'judgement' AND judgements.id = entries.subject
      LEFT JOIN readings ON entries.kind = 'reading' AND readings.id = entries.subject
      LEFT JOIN documents ON entries.kind IN ('document', 'tombstone') AND documents.id = entries.subject""",
)


def in_dialect(sql: str, dialect: Dialect) -> str:
    """SQL as SQLite has it, in the words of the dialect."""
    if dialect == "postgresql":
        for ours, theirs in _POSTGRES_TYPES:
            sql = re.sub(ours, theirs, sql)
        sql = re.sub(r"group_concat\((.+?), (' . ')\) FROM", r"string_agg(\1, \2 ORDER BY id) FROM", sql)
    return sql
