"""The tables of the index, as SQL for either database.

In: nothing. Out: statements. Always true: nothing here is part of the record; all of it may be dropped.
"""

from __future__ import annotations

from collections.abc import Iterator

from backchannel.ledger.database import Dialect
from backchannel.ledger.schema import in_dialect

MADE = 4  # goes up with each change of what is worked out, so that older tables are made anew

TABLES: dict[str, tuple[str, tuple[str, ...]]] = {
    "index_state": ("name TEXT PRIMARY KEY, value TEXT NOT NULL", ()),
    "index_readings": (
        """reading INTEGER PRIMARY KEY, document INTEGER NOT NULL, known TEXT, copies INTEGER NOT NULL,
        figures TEXT NOT NULL""",
        (
            "CREATE INDEX index_readings_by_document ON index_readings (document)",
            "CREATE INDEX index_readings_by_day ON index_readings (known)",
            "CREATE INDEX index_readings_by_copies ON index_readings (copies)",
        ),
    ),
    "index_appearances": (
        "key TEXT NOT NULL, part TEXT NOT NULL, document INTEGER NOT NULL, PRIMARY KEY (key, part, document)",
        ("CREATE INDEX index_appearances_by_document ON index_appearances (document, part)",),
    ),
    "index_names": ("word TEXT NOT NULL, key TEXT NOT NULL, PRIMARY KEY (word, key)", ()),
    "index_figures": ("key TEXT PRIMARY KEY, country TEXT, state TEXT NOT NULL", ()),
    "index_blocks": (
        "block TEXT NOT NULL, place INTEGER NOT NULL, key TEXT NOT NULL, PRIMARY KEY (block, place)",
        (),
    ),
    "index_suggestions": (
        """one TEXT NOT NULL, other TEXT NOT NULL, score REAL NOT NULL, reasons TEXT NOT NULL,
        document INTEGER NOT NULL, PRIMARY KEY (one, other)""",
        (),
    ),
    "index_sketches": (
        "number INTEGER PRIMARY KEY, copies INTEGER NOT NULL, wire TEXT, sample BLOB NOT NULL",
        (),
    ),
    "index_bands": (
        "band INTEGER NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (band, number)",
        (),
    ),
    "index_firsts": ("assertion TEXT PRIMARY KEY, known TEXT NOT NULL, document INTEGER NOT NULL", ()),
    "index_units": (
        "view TEXT NOT NULL, unit TEXT NOT NULL, fresh INTEGER NOT NULL, PRIMARY KEY (view, unit)",
        (),
    ),
    "index_threads": (
        """claim TEXT PRIMARY KEY, deal TEXT NOT NULL, place INTEGER NOT NULL, bounds INTEGER NOT NULL,
        document INTEGER NOT NULL, unit TEXT NOT NULL""",
        (
            "CREATE INDEX index_threads_by_deal ON index_threads (deal)",
            "CREATE INDEX index_threads_by_document ON index_threads (document)",
            "CREATE INDEX index_threads_by_unit ON index_threads (unit)",
        ),
    ),
    "index_kept": (
        """view TEXT NOT NULL, unit TEXT NOT NULL, subject TEXT NOT NULL, news TEXT NOT NULL,
        page TEXT NOT NULL, PRIMARY KEY (view, unit, subject)""",
        ("CREATE INDEX index_kept_by_news ON index_kept (view, news)",),
    ),
}

_WORDS: dict[Dialect, tuple[str, ...]] = {
    "sqlite": (
        "CREATE VIRTUAL TABLE index_words USING fts5 (words, content = '', tokenize = 'ascii', detail = 'full')",
    ),
    "postgresql": (
        "CREATE TABLE index_words (rowid BIGINT PRIMARY KEY, words TSVECTOR NOT NULL)",
        "CREATE INDEX index_words_by_word ON index_words USING gin (words)",
    ),
}
# Rows that are found by two columns need no number of their own in SQLite.
_WITHOUT_NUMBER = {"index_appearances", "index_names", "index_blocks", "index_bands", "index_firsts"}


def made(dialect: Dialect) -> Iterator[str]:
    """What makes the tables."""
    for name, (columns, indexes) in TABLES.items():
        tail = " WITHOUT ROWID" if dialect == "sqlite" and name in _WITHOUT_NUMBER else ""
        yield f"CREATE TABLE {name} ({in_dialect(columns, dialect)}){tail}"
        yield from indexes
    yield from _WORDS[dialect]


def dropped() -> Iterator[str]:
    """What takes them away."""
    yield "DROP TABLE IF EXISTS index_words"
    for name in TABLES:
        yield f"DROP TABLE IF EXISTS {name}"
