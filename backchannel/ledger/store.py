"""The ledger over a database: what goes in, and what comes out of it again.

In: readings with the bytes they were read from, judgements. Out: holdings and judgements, in the order of
their entries. Always true: whatever is written is one transaction with its link of the chain; nothing is
changed or taken out but by `expunge`, which leaves a tombstone.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from dataclasses import replace
from hashlib import sha256

import msgspec

from backchannel.entries import Entry, Holding, Judgement
from backchannel.errors import InputError, LedgerError, NotFound
from backchannel.ledger.base import Fault, Store
from backchannel.ledger.chain import Chain, document_body, judgement_body, now, reading_body
from backchannel.ledger.database import Database, marks
from backchannel.ledger.expunging import expunge
from backchannel.ledger.index import Index, is_current
from backchannel.ledger.migrations import migrate, newest
from backchannel.ledger.rows import PARTS, kept, rows_of, text_digest, unkept
from backchannel.ledger.schema import ADDED
from backchannel.ledger.verify import faults
from backchannel.records import Document, Reading

_HOLDINGS = """SELECT readings.id, readings.document, readings.reader, readings.recorded, readings.json,
    documents.text, entries.number{0}
    FROM readings JOIN documents ON documents.id = readings.document
    JOIN entries ON entries.kind = 'reading' AND entries.subject = readings.id{1}"""
_INDEXED = (
    ", index_readings.copies, index_readings.figures",
    " LEFT JOIN index_readings ON index_readings.reading = readings.id",
)
_MANY = 500  # documents asked for in one query


class SqlLedger(Store):
    """A ledger in a database. Raises `LedgerError` where the database fails or cannot be trusted."""

    def __init__(self, database: Database) -> None:
        self.location = database.location
        self._database = database
        try:
            self._prepare()
        except BaseException:
            database.close()
            raise

    def append(self, reading: Reading, data: bytes, who: str | None = None, why: str = "") -> bool:
        """Add a reading and the bytes of its document; `False` where the ledger holds it already."""
        if sha256(data).hexdigest() != reading.document.sha256:
            raise LedgerError(
                f"{reading.document.source}: the bytes are not those whose hash the reading names"
            )
        with self._database.transaction():
            added = reading.reader.startswith(ADDED)
            if self._holds_same(reading) if added else self.holds(reading.document, reading.reader):
                return False
            chain = Chain(self._database)
            document = self._document(reading, data, chain, who or reading.reader)
            self._add_reading(reading, document, chain, who or reading.reader, why)
        return True

    def judge(self, judgement: Judgement) -> Judgement:
        """Write down a judgement; gives it back with its entry number and time."""
        with self._database.transaction():
            if judgement.about is not None and not self._is_judgement(judgement.about):
                raise NotFound(f"{self.location} holds no judgement with the number {judgement.about}")
            chain = Chain(self._database)
            number = chain.number + 1
            made = replace(judgement, entry=number, recorded=now())
            text = msgspec.json.encode(made).decode()
            row = self._database.next_id("judgements")
            assertion = made.assertion
            self._database.insert(
                "judgements",
                [(
                    row, made.kind, made.who, made.why,
                    assertion.document if assertion else made.document,
                    assertion.type if assertion else None, " | ".join(made.keys), made.about, made.round,
                    made.recorded, text,
                )],
            )  # fmt: skip
            chain.add("judgement", row, made.who, made.why, judgement_body(text), made.recorded)
        return made

    def holds(self, document: Document, reader: str) -> bool:
        """Whether `reader` has read this document, dated so; a new date makes another reading."""
        dated = "" if document.published is None else "AND published = ?"
        values = () if document.published is None else (document.published,)
        found = self._database.one(
            f"""SELECT 1 FROM readings JOIN documents ON documents.id = readings.document
            WHERE sha256 = ? AND text_sha256 = ? AND reader = ? {dated}""",
            document.sha256, text_digest(document.text), reader, *values,
        )  # fmt: skip
        return found is not None

    def holdings(self, documents: Collection[int] | None = None) -> Iterator[Holding]:
        """The newest reading of each document and all that was added to it by hand, oldest document first.

        `documents` are ids of the table of documents, for no others.
        """
        columns, join = _INDEXED if is_current(self._database) else (", NULL, NULL", "")
        select = f"{_HOLDINGS.format(columns, join)} {{}} ORDER BY readings.document, readings.id"
        if documents is None:
            yield from self._newest(self._database.stream(select.format("")))
            return
        wanted = sorted(set(documents))
        for start in range(0, len(wanted), _MANY):
            part = wanted[start : start + _MANY]
            where = f"WHERE readings.document IN ({marks(part)})"
            yield from self._newest(iter(self._database.rows(select.format(where), *part)))

    def judgements(self) -> Iterator[Judgement]:
        """All judgements, oldest first."""
        for number, text in self._database.rows("SELECT id, json FROM judgements ORDER BY id"):
            if not text:
                continue  # expunged
            try:
                yield msgspec.json.decode(text, type=Judgement)
            except msgspec.DecodeError as error:
                raise LedgerError(f"{self.location} is damaged at judgement {number}: {error}") from error

    def entries(self, since: int = 0) -> Iterator[Entry]:
        """The links of the chain after number `since`, oldest first."""
        for row in self._database.stream("SELECT * FROM entries WHERE number > ? ORDER BY number", since):
            yield Entry(*row)

    def index(self) -> Index:
        """The index, brought up to date."""
        return Index(self._database)

    def size(self) -> int:
        """How many bytes it takes on the disk."""
        return self._database.size()

    def contents(self, sha256: str) -> bytes:
        """The bytes with this hash. Raises `NotFound`."""
        row = self._database.one("SELECT bytes FROM contents WHERE sha256 = ?", sha256)
        if row is None:
            raise NotFound(f"{self.location} holds no document with the hash {sha256}")
        return bytes(row[0])

    def expunge(self, sha256: str, who: str, why: str) -> Entry:
        """Take a document out for good, with all that was read in it and judged of it, and leave a tombstone.

        `sha256` may be cut short, to 12 digits or more. Raises `NotFound`.
        """
        entry = expunge(self._database, sha256, who, why)
        self._database.compact()
        return entry

    def verify(self) -> Iterator[Fault]:
        """All that is wrong with the ledger: the chain, the hashes, the spans, the rows; nothing if it is whole."""
        return faults(self._database)

    def close(self) -> None:
        """Let go of the store; nothing can be asked of it afterwards."""
        self._database.close()

    def _prepare(self) -> None:
        version = self._database.version()
        if version > newest():
            raise LedgerError(
                f"{self.location} was made by a newer version (schema {version}, known here up to {newest()}): "
                "upgrade backchannel"
            )
        if version < newest():
            migrate(self._database)

    def _newest(self, rows: Iterator[tuple[object, ...]]) -> Iterator[Holding]:
        """The rows of each document, cut down to its newest reading and what was added by hand."""
        held: list[tuple[object, ...]] = []
        for row in rows:
            if held and held[0][1] != row[1]:
                yield from map(self._holding, _current(held))
                held = []
            held.append(row)
        yield from map(self._holding, _current(held))

    def _holding(self, row: tuple[object, ...]) -> Holding:
        number, _, _, recorded, text, document_text, entry, copies, figures = row
        try:
            reading = unkept(str(text), str(document_text))
        except InputError as error:
            raise LedgerError(f"{self.location} is damaged at reading {number}: {error}") from error
        return Holding(
            reading,
            int(str(entry)),
            str(recorded),
            None if copies is None else int(str(copies)),
            None if figures is None else json.loads(str(figures)),
        )

    def _holds_same(self, reading: Reading) -> bool:
        found = self._database.one(
            """SELECT 1 FROM readings JOIN documents ON documents.id = readings.document
            WHERE sha256 = ? AND text_sha256 = ? AND reader = ? AND json = ?""",
            reading.document.sha256, text_digest(reading.document.text), reading.reader, kept(reading),
        )  # fmt: skip
        return found is not None

    def _is_judgement(self, number: int) -> bool:
        found = self._database.one("SELECT kind FROM entries WHERE number = ?", number)
        return found is not None and found[0] == "judgement"

    def _document(self, reading: Reading, data: bytes, chain: Chain, who: str) -> int:
        document = reading.document
        digest = text_digest(document.text)
        row = self._database.one(
            "SELECT id FROM documents WHERE sha256 = ? AND text_sha256 = ?", document.sha256, digest
        )
        if row is not None:
            return int(row[0])
        if not self._database.one("SELECT 1 FROM contents WHERE sha256 = ?", document.sha256):
            self._database.insert("contents", [(document.sha256, len(data), data)])
        number = self._database.next_id("documents")
        about = (document.sha256, digest, document.source, document.language)
        self._database.insert("documents", [(number, *about, document.text)])
        chain.add("document", number, who, "", document_body(about))
        return number

    def _add_reading(self, reading: Reading, document: int, chain: Chain, who: str, why: str) -> None:
        number, recorded, text = self._database.next_id("readings"), now(), kept(reading)
        about = reading.document
        self._database.insert(
            "readings",
            [(
                number, document, reading.reader, reading.schema, recorded, about.title, about.outlet,
                about.wire, about.published, text,
            )],
        )  # fmt: skip
        rows = rows_of(reading, number, {table: self._database.next_id(table) for table in PARTS})
        for table in PARTS:
            self._database.insert(table, rows.rows[table])
        body = reading_body(document, reading.reader, recorded, text)
        chain.add("reading", number, who, why, body, recorded)


def _current(rows: list[tuple[object, ...]]) -> Iterator[tuple[object, ...]]:
    """The newest that a reader made, and all that people added; what was expunged is not there."""
    rows = [row for row in rows if row[4]]
    made = [row for row in rows if not str(row[2]).startswith(ADDED)]
    yield from made[-1:]
    yield from (row for row in rows if str(row[2]).startswith(ADDED))
