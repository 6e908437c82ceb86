"""The ledger in a PostgreSQL database, for a team that keeps one record together.

In: an address (`postgresql://user@host/name`). Out: a `Database`. Always true: the tables are those of the
SQLite file; a password never stands in a message; one process writes at a time, readers never wait.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self

import psycopg
from psycopg import sql

from backchannel.errors import LedgerError
from backchannel.ledger.database import Database, Dialect, Row

_PASSWORD = re.compile(r"(?<=://)([^/@:]*):[^/@]*@")
_LOCK = 0x42434C31  # the same number for all who write to a ledger in one database
_BATCH = 500


def is_address(location: str | Path) -> bool:
    """Whether a location is an address of PostgreSQL and no path."""
    return str(location).startswith(("postgresql://", "postgres://"))


class PostgresDatabase(Database):
    """A ledger's database at the address `location`."""

    dialect: Dialect = "postgresql"

    def __init__(self, connection: psycopg.Connection[Row], location: str) -> None:
        self.location = location
        self._connection = connection

    @classmethod
    def open(cls, address: str, *, create: bool = True) -> Self:
        """Open the database at an address; it must exist, its tables are made unless `create` is false."""
        location = _PASSWORD.sub(r"\1@", address)
        with _told(location):
            connection: psycopg.Connection[Row] = psycopg.connect(
                address, autocommit=True, connect_timeout=10
            )
        database = cls(connection, location)
        try:
            if not create and database.version() == 0:
                raise LedgerError(
                    f"there is no ledger at {location}: make one with `backchannel read ARTICLE`"
                )
        except BaseException:
            database.close()
            raise
        return database

    def rows(self, query: str, *values: object) -> list[Row]:
        """All rows that a query yields. Raises `LedgerError`, as all that follows does."""
        with _told(self.location):
            return self._connection.execute(_marked(query), values or None).fetchall()

    def stream(self, query: str, *values: object) -> Iterator[Row]:
        """The rows one by one, for what does not fit into memory."""
        with (
            _told(self.location),
            self._connection.transaction(),
            self._connection.cursor(name="backchannel") as cursor,
        ):
            cursor.itersize = _BATCH
            cursor.execute(_marked(query), values or None)
            yield from cursor

    def run(self, statement: str, *values: object) -> None:
        """Carry out one statement."""
        with _told(self.location):
            self._connection.execute(_marked(statement), values or None)

    def insert(self, table: str, rows: Sequence[Row]) -> None:
        """Add whole rows, with a value for each column of the table in its order."""
        if not rows:
            return
        command = sql.SQL("COPY {} FROM STDIN").format(sql.Identifier(table))
        with _told(self.location), self._connection.cursor() as cursor, cursor.copy(command) as copy:
            for row in rows:
                copy.write_row(row)

    def many(self, statement: str, rows: Sequence[Row]) -> None:
        """Carry out one statement for each row of values."""
        if rows:
            with _told(self.location), self._connection.cursor() as cursor:
                cursor.executemany(_marked(statement), rows)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is done within is kept together, while no other process writes."""
        with _told(self.location), self._connection.transaction():
            self._connection.execute("SELECT pg_advisory_xact_lock(%s)", (_LOCK,))
            yield

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """All that is asked within is answered as of one moment, whoever writes meanwhile."""
        with _told(self.location), self._connection.transaction():
            self._connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            yield

    def version(self) -> int:
        """Number of the schema that it has, 0 for none."""
        if self.rows("SELECT to_regclass('migrations')")[0][0] is None:
            return 0
        return int(self.rows("SELECT coalesce(max(number), 0) FROM migrations")[0][0])

    def set_version(self, number: int) -> None:
        """Note the number of the schema; the table of steps tells it."""

    def compact(self) -> None:
        """Let go of the room that deleted rows took, so that nothing of them is left on the disk."""
        self.run("VACUUM FULL")

    def size(self) -> int:
        """How many bytes it takes on the disk."""
        return int(self.rows("SELECT pg_database_size(current_database())")[0][0])

    def close(self) -> None:
        """Let go of it; nothing can be asked of it afterwards."""
        self._connection.close()


def _marked(query: str) -> Any:
    """A query with the marks that the driver takes; a `%` in it stands for itself."""
    return query.replace("%", "%%").replace("?", "%s") if "?" in query else query


@contextmanager
def _told(location: str) -> Iterator[None]:
    try:
        yield
    except UnicodeEncodeError as error:
        raise LedgerError(
            f"{location} cannot keep text with half a surrogate pair: {error.reason}"
        ) from error
    except psycopg.OperationalError as error:
        raise LedgerError(
            f"{location} cannot be reached or written: {_line(error)}; see that the server runs and lets you in"
        ) from error
    except psycopg.Error as error:
        raise LedgerError(f"{location} failed: {_line(error)}") from error


def _line(error: Exception) -> str:
    return " ".join(_PASSWORD.sub(r"\1@", str(error)).split()) or type(error).__name__
