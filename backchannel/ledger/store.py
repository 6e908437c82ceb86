"""The ledger over a database: what goes in, and what comes out of it again.

In: readings with the bytes they were read from, judgements. Out: holdings and judgements, in the order of
their entries. Always true: whatever is written is one transaction with its link of the chain; nothing is
changed or taken out but by `expunge`, which leaves a tombstone, and what was expunged is not taken in again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from hashlib import sha256

import msgspec

from backchannel.entries import ADDED, Entry, Holding, Judgement
from backchannel.errors import InputError, LedgerError, NotFound
from backchannel.ledger.adding import (
    Found,
    Given,
    found_among,
    holds_nul,
    in_parts,
    judgement_row,
    rows_to_add,
    subject,
    together,
)
from backchannel.ledger.base import Fault, Store
from backchannel.ledger.chain import Chain, as_row, judgement_body, now
from backchannel.ledger.database import Database, UnkeepableText
from backchannel.ledger.expunging import TOUCHED, expunge
from backchannel.ledger.index import Index, drop, is_current
from backchannel.ledger.migrations import migrate, newest
from backchannel.ledger.rows import kept, text_digest, unkept
from backchannel.ledger.verify import faults
from backchannel.records import Document, Reading

_HOLDINGS = """SELECT readings.id, readings.document, readings.reader, readings.recorded, readings.json,
    documents.text,
    (SELECT number FROM entries WHERE kind = 'reading' AND subject = readings.id){0}
    FROM readings JOIN documents ON documents.id = readings.document{1}"""
_INDEXED = (
    ", index_readings.copies, index_readings.figures",
    " LEFT JOIN index_readings ON index_readings.reading = readings.id",
)
_SAME_BYTES = """SELECT id, text_sha256,
    EXISTS (SELECT 1 FROM entries WHERE kind = 'tombstone' AND subject = documents.id)
    FROM documents WHERE sha256 = ?"""
_FIGURES = msgspec.json.Decoder(dict[str, str])
_MANY = 500  # documents asked for in one query
_TOGETHER = 50  # readings that go in by one statement
_HALF = "cannot keep text with half a surrogate pair"


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

    def append_all(
        self, readings: Iterable[tuple[Reading, bytes]], who: str | None = None, why: str = ""
    ) -> int:
        """Add many at once, all or none; how many the ledger did not hold. Nobody else writes meanwhile."""
        added = 0
        with self._database.transaction():
            chain: Chain | None = None
            for part in in_parts(readings, _TOGETHER):
                fresh = self._not_held(part)
                if fresh:
                    chain = chain or Chain(self._database)
                    self._add(fresh, chain, who, why)
                added += len(fresh)
        return added

    def judge(self, judgement: Judgement) -> Judgement:
        """Write down a judgement; gives it back with its entry number and time.

        Raises `NotFound` where it is about a judgement that there is not, or a document that was expunged.
        """
        with self._database.transaction():
            self._check(judgement)
            chain = Chain(self._database)
            made = replace(judgement, entry=chain.number + 1, recorded=now())
            text, row = msgspec.json.encode(made).decode(), chain.take("judgements")
            body = judgement_body(text, made.why)
            entry = chain.link("judgement", row, made.who, made.why, body, made.recorded)
            self._database.insert_all(
                [("judgements", [judgement_row(row, made, text)]), ("entries", [as_row(entry)])]
            )
        return made

    def holds(self, document: Document, reader: str) -> bool:
        """Whether `reader` has read this document, dated so; a new date makes another reading."""
        (found,) = self._find([document])
        return found.expunged or (found.number > 0 and self._dated(found.number, document, reader))

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
            where, values = self._database.among("readings.document", part)
            yield from self._newest(iter(self._database.rows(select.format(f"WHERE {where}"), *values)))

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

    def head(self) -> Entry | None:
        """The last link of the chain, `None` where there is none: while it stays, all answers stay."""
        row = self._database.one("SELECT * FROM entries ORDER BY number DESC LIMIT 1")
        return Entry(*row) if row else None

    def index(self) -> Index:
        """The index, brought up to date."""
        return Index(self._database)

    def replay(self) -> None:
        """Drop the index and make it anew from the entries."""
        drop(self._database)
        self.index()

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
        """Take a document out for good, with all that was read in it and judged of it; leave a tombstone.

        `sha256` may be cut short, to 12 digits or more. Done twice, it leaves the one tombstone, and wipes
        what an interrupted first time may have left on the disk. Raises `NotFound`.
        """
        entry = expunge(self._database, sha256, who, why)
        self._database.compact(table.name for table in TOUCHED)
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
            self._database.settle()

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
        number, document, _, recorded, text, document_text, entry, copies, figures = row
        try:
            reading = unkept(str(text), str(document_text))
        except InputError as error:
            raise LedgerError(f"{self.location} is damaged at reading {number}: {error}") from error
        return Holding(
            reading,
            int(str(entry)),
            str(recorded),
            None if copies is None else int(str(copies)),
            None if figures is None else _FIGURES.decode(str(figures)),
            int(str(document)),
        )

    def _not_held(self, part: Sequence[Given]) -> list[tuple[Given, Found]]:
        """Those that the ledger does not hold, with what it holds of their documents."""
        for reading, data in part:
            if sha256(data).hexdigest() != reading.document.sha256:
                raise LedgerError(
                    f"{reading.document.source}: the bytes are not those whose hash the reading names"
                )
        found = self._find([reading.document for reading, _ in part])
        return [
            (given, known)
            for given, known in zip(part, found, strict=True)
            if not known.expunged and not (known.number and self._has_read(known.number, given[0]))
        ]

    def _add(self, fresh: list[tuple[Given, Found]], chain: Chain, who: str | None, why: str) -> None:
        batches = []
        for (reading, data), found in fresh:
            try:
                batches.append(rows_to_add(reading, data, found, chain, who, why))
            except UnicodeEncodeError as error:
                raise self._refusal(reading, f"{self.location} {_HALF}") from error
        try:
            self._database.insert_all(together(batches))
        except UnkeepableText as error:
            given = [reading for (reading, _), _ in fresh]
            raise self._refusal(next(filter(holds_nul, given), given[0]), error) from error

    @staticmethod
    def _refusal(reading: Reading, what: object) -> InputError:
        return InputError(f"{reading.document.source}: {what}")

    def _find(self, documents: Sequence[Document]) -> list[Found]:
        """Each document among those that came of the same bytes."""
        digests = [text_digest(document.text) for document in documents]
        rows = self._database.rows_of_each(_SAME_BYTES, [(document.sha256,) for document in documents])
        return [found_among(some, digest) for some, digest in zip(rows, digests, strict=True)]

    def _has_read(self, number: int, reading: Reading) -> bool:
        if not reading.reader.startswith(ADDED):
            return self._dated(number, reading.document, reading.reader)
        same = "SELECT 1 FROM readings WHERE document = ? AND reader = ? AND json = ?"
        return self._database.one(same, number, reading.reader, kept(reading)) is not None

    def _dated(self, number: int, document: Document, reader: str) -> bool:
        dated = () if document.published is None else (document.published,)
        query = "SELECT 1 FROM readings WHERE document = ? AND reader = ?" + " AND published = ?" * len(dated)
        return self._database.one(query, number, reader, *dated) is not None

    def _check(self, judgement: Judgement) -> None:
        if judgement.about is not None:
            found = self._database.one("SELECT kind FROM entries WHERE number = ?", judgement.about)
            if found is None or found[0] != "judgement":
                raise NotFound(f"{self.location} holds no judgement with the number {judgement.about}")
        document = subject(judgement)
        if document and any(row[2] for row in self._database.rows(_SAME_BYTES, document)):
            raise NotFound(f"{self.location} holds the document {document} no longer: it was expunged")


def _current(rows: list[tuple[object, ...]]) -> Iterator[tuple[object, ...]]:
    """The newest that a reader made, and all that people added; what was expunged is not there."""
    rows = [row for row in rows if row[4]]
    made = [row for row in rows if not str(row[2]).startswith(ADDED)]
    yield from made[-1:]
    yield from (row for row in rows if str(row[2]).startswith(ADDED))
