"""Words of documents, statements and claims, to be found in any script and without accents.

In: texts, and the words that somebody looks for. Out: hits, newest document first. Always true: both
databases find the same, since words are made plain here; all words must stand in what is found, in any order,
and words in quotation marks beside each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from backchannel.entries import ADDED
from backchannel.errors import UsageError
from backchannel.ledger.database import Database, Row
from backchannel.plain import plain_words

Kind = Literal["document", "statement", "claim"]
KINDS: tuple[Kind, ...] = ("document", "statement", "claim")
_PHRASE = re.compile(r'"([^"]*)"|(\S+)')


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found: its kind, the id of its document's row, and of itself within the reading (`s3`, `c5`)."""

    kind: Kind
    document: int
    key: str | None
    known: str | None


def row_for(kind: Kind, number: int, text: str) -> Row:
    """The row for what holds this text; the number of its own row and its kind make one number."""
    return (number * len(KINDS) + KINDS.index(kind), " ".join(plain_words(text)))


def add(database: Database, rows: Sequence[Row]) -> None:
    """Add rows to the words."""
    if database.dialect == "sqlite":
        database.many("INSERT INTO index_words (rowid, words) VALUES (?, ?)", rows)
    else:
        database.many("INSERT INTO index_words VALUES (?, to_tsvector('simple', ?))", rows)


def find(database: Database, words: str, kind: str) -> Iterator[Hit]:
    """What of a kind holds these words, newest document first. Raises `UsageError` where there is no word."""
    return _hits(database, next(one for one in KINDS if one == kind), _query(database, words))


def _hits(database: Database, kind: Kind, query: str) -> Iterator[Hit]:
    match = "index_words MATCH ?" if database.dialect == "sqlite" else "words @@ to_tsquery('simple', ?)"
    number = f"(index_words.rowid / {len(KINDS)})"
    chosen = f"index_words.rowid % {len(KINDS)} = {KINDS.index(kind)}"
    if kind == "document":
        sql = f"""SELECT index_readings.document, NULL, max(index_readings.known) FROM index_words
            JOIN index_readings ON index_readings.document = {number}
            WHERE {match} AND {chosen} GROUP BY index_readings.document ORDER BY 3 DESC, 1 DESC"""
    else:
        sql = f"""SELECT index_readings.document, held.key, index_readings.known FROM index_words
            JOIN {kind}s AS held ON held.id = {number}
            JOIN index_readings ON index_readings.reading = held.reading
            JOIN readings ON readings.id = held.reading
            WHERE {match} AND {chosen} AND {_CURRENT} ORDER BY 3 DESC, 1 DESC, held.id"""
    for document, key, known in database.rows(sql, query):
        yield Hit(kind, int(document), key, known)


# what an older reader found is not the record any more
_CURRENT = f"""(readings.reader LIKE '{ADDED}%' OR NOT EXISTS (SELECT 1 FROM readings AS later
    WHERE later.document = readings.document AND later.id > readings.id AND later.reader NOT LIKE '{ADDED}%'))"""


def _query(database: Database, words: str) -> str:
    phrases = [plain_words(quoted or single) for quoted, single in _PHRASE.findall(words)]
    phrases = [phrase for phrase in phrases if phrase]
    if not phrases:
        raise UsageError("a word to search for is needed")
    if database.dialect == "sqlite":
        return " AND ".join('"' + " ".join(phrase) + '"' for phrase in phrases)
    return " & ".join("(" + " <-> ".join(f"'{word}'" for word in phrase) + ")" for phrase in phrases)
