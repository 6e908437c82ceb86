"""The ledger in one SQLite file, with plain tables that any SQLite tool can open.

In: a path. Out: a `Database`. Always true: the file says in its header that it is a ledger; it is written
ahead to a log (WAL), so that readers never wait and a process that dies leaves nothing half-written; what was
committed is on the disk (`synchronous = FULL`), also where the power fails: reading an article takes far
longer than that. A file that may only be read is read.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from backchannel.errors import LedgerError
from backchannel.ledger.database import Database, Dialect, Row, UnkeepableText, marks

APPLICATION = 0x42434C31  # "BCL1" in the file's header: how a ledger is told from any other SQLite file
_PATIENCE = 30.0  # seconds to wait for another process that is writing
_CHECKED = 5  # faults of the file that are told

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
            raise LedgerError(_none_at(location))
        with _told(location):
            try:
                return cls(_opened(location, location, create), location)
            except sqlite3.OperationalError as error:
                if not _may_only_be_read(error) or not Path(path).is_file():
                    raise
                return cls(_opened(_as_it_lies(Path(path)), location, create, uri=True), location)

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

    def faults(self) -> list[str]:
        """What the database itself finds wrong with how it is stored, a line each."""
        found = [str(line) for (line,) in self.rows(f"PRAGMA integrity_check({_CHECKED})")]
        return [] if found == ["ok"] else found

    def settle(self) -> None:
        """Have all that is written stand in the file itself and not in the log beside it."""
        self.run("PRAGMA wal_checkpoint(TRUNCATE)")

    def compact(self, tables: Iterable[str]) -> None:
        """Let go of the room that deleted rows took, so that nothing of them is left on the disk."""
        self.run("VACUUM")
        self.settle()

    def size(self) -> int:
        """How many bytes it takes on the disk."""
        pages, length = self.rows("PRAGMA page_count")[0][0], self.rows("PRAGMA page_size")[0][0]
        return int(pages) * int(length)

    def close(self) -> None:
        """Let go of the file; nothing can be asked of it afterwards."""
        self._connection.close()


def _opened(name: str, location: str, create: bool, *, uri: bool = False) -> sqlite3.Connection:
    connection = sqlite3.connect(name, timeout=_PATIENCE, isolation_level=None, uri=uri)
    try:
        _prepare(connection, location, create)
    except BaseException:
        connection.close()
        raise
    return connection


def _prepare(connection: sqlite3.Connection, location: str, create: bool) -> None:
    version, application, tables = _nature(connection)
    if application != APPLICATION and (tables or version or application):
        raise LedgerError(f"{location} is a SQLite file, but no ledger: name another file with --ledger")
    if not create and not version:
        raise LedgerError(_none_at(location))
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")
    # What is taken out is overwritten at once, and not only when the file is made anew.
    connection.execute("PRAGMA secure_delete = ON")
    _write_ahead(connection)


def _nature(connection: sqlite3.Connection) -> tuple[int, int, int]:
    """Number of the schema, kind of file and number of tables, all three as of one moment."""
    # Apart, each would be asked before or after what another process makes of a new file.
    connection.execute("BEGIN")
    try:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    finally:
        connection.execute("ROLLBACK")
    return version, application, tables


def _write_ahead(connection: sqlite3.Connection) -> None:
    patience = time.monotonic() + _PATIENCE
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if _name(error).startswith("SQLITE_READONLY"):
                return  # a ledger that may only be read stays as it is
            # SQLite does not wait by itself where two processes make one new file.
            if not _name(error).startswith("SQLITE_BUSY") or time.monotonic() > patience:
                raise
            time.sleep(0.01)


def _may_only_be_read(error: sqlite3.Error) -> bool:
    return _name(error).startswith(("SQLITE_CANTOPEN", "SQLITE_READONLY"))


def _as_it_lies(path: Path) -> str:
    """How to open a file beside which no log can be made: as one that nobody changes."""
    log = path.with_name(f"{path.name}-wal")
    if log.exists() and log.stat().st_size:
        raise LedgerError(
            f"{path} has a log beside it that cannot be read in: make its folder writable, or copy both elsewhere"
        )
    return f"{path.resolve().as_uri()}?immutable=1"


def _none_at(location: str) -> str:
    return f"there is no ledger at {location}: make one with `backchannel read ARTICLE`"


def _name(error: sqlite3.Error) -> str:
    return str(getattr(error, "sqlite_errorname", ""))


@contextmanager
def _told(location: str) -> Iterator[None]:
    try:
        yield
    except UnicodeEncodeError as error:
        raise UnkeepableText(f"{location} cannot keep text with half a surrogate pair") from error
    except sqlite3.Error as error:
        name = _name(error)
        advice = next((advice for start, advice in _WRONG.items() if name.startswith(start)), None)
        raise LedgerError(f"{location} {advice or f'failed: {error}'}") from error
