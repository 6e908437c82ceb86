"""Ledgers as earlier versions made them.

In: an empty path, articles. Out: a file with the first schema and rows in it. Always true: rows go in as the
first version put them in; what has changed since is written out here and not taken from the code.
"""

from __future__ import annotations

import json
import re
import sqlite3
from contextlib import closing
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from backchannel.ledger.database import Dialect
from backchannel.ledger.migrations import MIGRATIONS, migrate
from backchannel.ledger.rows import PARTS, rows_of
from backchannel.ledger.sqlite import SqliteDatabase
from backchannel.readings import to_json
from backchannel.records import Document, Reading
from tests.batches import QuickReader
from tests.reports import offer, outcome


def first_schema(path: Path, source: Path | None = None) -> list[Reading]:
    """A ledger of the first schema, with the made-up reports and an article for each line; gives its readings."""
    database = SqliteDatabase.open(path)
    migrate(database, [replace(MIGRATIONS[0], statements=_statements)])
    database.close()
    held = [(report.reading(), report.data) for report in (offer(), outcome())]
    for line in source.read_text(encoding="utf-8").splitlines() if source else ():
        text = str(json.loads(line)["text"])
        document = Document("articles.jsonl", sha256(text.encode()).hexdigest(), text)
        held.append((QuickReader().read(document), text.encode()))
    with closing(sqlite3.connect(path)) as connection:
        for number, (reading, data) in enumerate(held, 1):
            _append(connection, number, reading, data)
        connection.commit()
    return [reading for reading, _ in held]


def _statements(dialect: Dialect) -> list[str]:
    """The first version did not name the columns that tables refer to."""
    return [re.sub(r"(REFERENCES \w+) \(\w+\)", r"\1", line) for line in MIGRATIONS[0].statements(dialect)]


def _append(connection: sqlite3.Connection, number: int, reading: Reading, data: bytes) -> None:
    about = reading.document
    text_hash = sha256(about.text.encode()).hexdigest()
    connection.execute("INSERT INTO contents VALUES (?, ?, ?)", (about.sha256, len(data), data))
    connection.execute(
        "INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?)",
        (number, about.sha256, text_hash, about.source, about.language, about.text),
    )
    # The first version kept the text in the reading too.
    plain = json.dumps(to_json(reading), ensure_ascii=False)
    connection.execute(
        "INSERT INTO readings VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (number, number, reading.reader, reading.schema, "2026-01-02T03:04:05Z", about.title, about.outlet,
         about.wire, about.published, plain),
    )  # fmt: skip
    first = {
        table: connection.execute(f"SELECT coalesce(max(id), 0) + 1 FROM {table}").fetchone()[0]
        for table in PARTS
    }
    for table, rows in rows_of(reading, number, first).rows.items():
        marks = ", ".join("?" for _ in rows[0]) if rows else ""
        connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows) if rows else None
