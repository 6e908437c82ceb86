"""The ledger in one SQLite file, with plain tables that any SQLite tool can open.

In: a path. Out: a `Database`. Always true: the file says in its header that it is a ledger; it is written
ahead to a log (WAL), so that readers never wait and a process that dies leaves nothing half-written.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from backchannel.errors import LedgerError
from backchannel.ledger.database import Database, Dialect, Row, marks

APPLICATION = 0x42434C31  # "BCL1" in the file's header: how a ledger is told from any other SQLite file
_PATIENCE = 30.0  # seconds to wait for another process that is writing

_WRONG = {
    "SQLITE_NOTADB": "is no ledger: name another file with --ledger",
    "SQLITE_CORRUPT": "is damaged: restore it from a copy, or name another file with --ledger",
    "SQLITE_READONLY": "cannot be written: make the file and its folder writable, or use another --ledger",
    "SQLITE_CANTOPEN": "cannot be opened: its folder must exist and be writable, or use another --ledger",
    "SQLITE_BUSY": "is being written by another process: try again when that is done",
    "SQLITE_FULL": "cannot grow, the disk is full: make room and run the same command again",
    "SQLITE_IOERR": "cannot be read or written, the disk fails or is full: see to it and run the command again",
}


class SqliteDatabase(Database):
    """A ledger's database in the SQLite file at `location`."""

    dialect: Dialect = "sqlite"

    def __init__(self, connection: sqlite3.Connection, location: str) -> None:
        self.location = location
        self._connection = connection

    @classmethod
    def open(cls, path: str | Path, *, create: bool = True) -> Self:
        """Open the file at `path`, made new unless `create` is false. Raises `LedgerError`."""
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

    def rows(self, query: str, *values: object) -> list[Row]:
        """All rows that a query yields. Raises `LedgerError`, as all that follows does."""
        with _told(self.location):
            return self._connection.execute(query, values).fetchall()

    def stream(self, query: str, *values: object) -> Iterator[Row]:
        """The rows one by one, for what does not fit into memory."""
        with _told(self.location):
            yield from self._connection.execute(query, values)

    def run(self, statement: str, *values: object) -> None:
        """Carry out one statement."""
        with _told(self.location):
            self._connection.execute(statement, values)

    def insert(self, table: str, rows: Sequence[Row]) -> None:
        """Add whole rows, with a value for each column of the table in its order."""
        if rows:
            with _told(self.location):
                self._connection.executemany(f"INSERT INTO {table} VALUES ({marks(rows[0])})", rows)

    def many(self, statement: str, rows: Sequence[Row]) -> None:
        """Carry out one statement for each row of values."""
        with _told(self.location):
            self._connection.executemany(statement, rows)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is done within is kept together, while no other process writes."""
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

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """All that is asked within is answered as of one moment, whoever writes meanwhile."""
        with _told(self.location):
            self._connection.execute("BEGIN")
            try:
                yield
            finally:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")

    def version(self) -> int:
        """Number of the schema that it has, 0 for none."""
        return int(self.rows("PRAGMA user_version")[0][0])

    def set_version(self, number: int) -> None:
        """Note the number of the schema."""
        self.run(f"PRAGMA application_id = {APPLICATION}")
        self.run(f"PRAGMA user_version = {number}")

    def compact(self) -> None:
        """Let go of the room that deleted rows took, so that nothing of them is left on the disk."""
        self.run("VACUUM")
        self.run("PRAGMA wal_checkpoint(TRUNCATE)")

    def size(self) -> int:
        """How many bytes it takes on the disk."""
        pages, length = self.rows("PRAGMA page_count")[0][0], self.rows("PRAGMA page_size")[0][0]
        return int(pages) * int(length)

    def close(self) -> None:
        """Let go of the file; nothing can be asked of it afterwards."""
        self._connection.close()


def _prepare(connection: sqlite3.Connection, location: str) -> None:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if application != APPLICATION and (tables or version or application):
        raise LedgerError(f"{location} is a SQLite file, but no ledger: name another file with --ledger")
    connection.execute("PRAGMA foreign_keys = ON")
    try:
        connection.execute("PRAGMA journal_mode = WAL")
    except sqlite3.OperationalError as error:
        # A ledger that may only be read stays as it is.
        if not getattr(error, "sqlite_errorname", "").startswith("SQLITE_READONLY"):
            raise


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
