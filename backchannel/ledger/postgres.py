"""The ledger in a PostgreSQL database, for a team that keeps one record together.

In: an address (`postgresql://user@host/name`). Out: a `Database`. Always true: the tables are those of the
SQLite file; a password never stands in a message; one process writes at a time, readers never wait.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from typing import Any, Self

import msgspec
import psycopg
from psycopg import IsolationLevel
from psycopg.pq import TransactionStatus
from psycopg.types.array import ListBinaryDumper

from backchannel.errors import LedgerError
from backchannel.ledger.addresses import shown, without_secrets
from backchannel.ledger.database import Database, Dialect, Row, UnkeepableText

_LOCK = 0x42434C31  # the same number for all who write to a ledger in one database
_BATCH = 500
_HELD = """SELECT relname FROM pg_class
    WHERE relname IN ('migrations', 'contents') AND relkind = 'r' AND pg_table_is_visible(oid)"""
_COLUMNS = """SELECT attname FROM pg_attribute
    WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum"""


class PostgresDatabase(Database):
    """A ledger's database at the address `location`."""

    dialect: Dialect = "postgresql"

    def __init__(self, connection: psycopg.Connection[Row], location: str) -> None:
        self.location = location
        self._connection = connection
        self._names = count(1)
        self._columns: dict[str, list[str]] = {}

    @classmethod
    def open(cls, address: str, *, create: bool = True) -> Self:
        """Open the database at an address; it must exist, its tables are made unless `create` is false."""
        location = shown(address)
        with _told(location, address):
            connection: psycopg.Connection[Row] = psycopg.connect(
                address, autocommit=True, connect_timeout=10, application_name="backchannel"
            )
        connection.adapters.register_dumper(list, ListBinaryDumper)
        # Whoever writes must see all that was written before it got its turn, whatever the server's default.
        connection.isolation_level = IsolationLevel.READ_COMMITTED
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

    def among(self, column: str, values: Sequence[object]) -> tuple[str, Sequence[object]]:
        """A condition that a column holds one of these values, and the values that it takes."""
        # as one array, which takes half the time of as many values
        return f"{column} = ANY(?)", [list(values)]

    def listed(self, values: Sequence[object]) -> tuple[str, Sequence[object]]:
        """A query that gives these values, a row for each, and the values that it takes."""
        return "SELECT unnest(?)", [list(values)]

    def rows_of_each(self, query: str, asked: Iterable[Row]) -> list[list[Row]]:
        """All rows that a query yields for each of several rows of values, in one way there and back."""
        with _told(self.location), self._connection.pipeline():
            found = [self._connection.execute(_marked(query), values) for values in asked]
            return [one.fetchall() for one in found]

    def stream(self, query: str, *values: object) -> Iterator[Row]:
        """The rows one by one, for what does not fit into memory."""
        # Outside a transaction the cursor holds by itself: what is written meanwhile is committed all the same.
        alone = self._connection.info.transaction_status == TransactionStatus.IDLE
        name = f"backchannel_{next(self._names)}"
        with _told(self.location), self._connection.cursor(name, withhold=alone) as cursor:
            cursor.itersize = _BATCH
            cursor.execute(_marked(query), values or None)
            yield from cursor

    def run(self, statement: str, *values: object) -> None:
        """Carry out one statement."""
        with _told(self.location):
            self._connection.execute(_marked(statement), values or None)

    def insert(self, table: str, rows: Sequence[Row]) -> None:
        """Add whole rows, with a value for each column of the table in its order."""
        self.insert_all([(table, rows)])

    def insert_all(self, batches: Iterable[tuple[str, Sequence[Row]]]) -> None:
        """Add rows to several tables, in this order, in one exchange with the server."""
        with _told(self.location):
            wanted = [self._insert(table, rows) for table, rows in batches if rows]
            if wanted:
                command = _together([command for command, _ in wanted])
                self._connection.execute(command, [value for _, values in wanted for value in values])

    def many(self, statement: str, rows: Sequence[Row]) -> None:
        """Carry out one statement for each row of values."""
        if rows:
            with _told(self.location), self._connection.cursor() as cursor:
                cursor.executemany(_marked(statement), rows)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is done within is kept together, while no other process writes."""
        with _told(self.location):
            # In one way there and back; a snapshot that is taken later sees what was written before the turn came.
            self._connection.execute(f"BEGIN; SELECT pg_advisory_xact_lock({_LOCK})")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                if not self._connection.closed:
                    self._connection.execute("ROLLBACK")
                raise

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """All that is asked within is answered as of one moment, whoever writes meanwhile."""
        with _told(self.location), self._connection.transaction():
            self._connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            yield

    def version(self) -> int:
        """Number of the schema that it has, 0 for none."""
        # Asked of the catalogue itself: `to_regclass` may not yet know what another process has just made.
        held = {name for (name,) in self.rows(_HELD)}
        if "migrations" not in held:
            return 0
        if "contents" not in held:
            raise LedgerError(f"{self.location} holds tables of another program: name another database")
        return int(self.rows("SELECT coalesce(max(number), 0) FROM migrations")[0][0])

    def set_version(self, number: int) -> None:
        """Note the number of the schema; the table of steps tells it."""

    def faults(self) -> list[str]:
        """What the database itself finds wrong with how it is stored: it tells that where it meets it."""
        return []

    def settle(self) -> None:
        """Have all that is written stand in the database itself: the server sees to that."""

    def compact(self, tables: Iterable[str]) -> None:
        """Let go of the room that deleted rows took, so that nothing of them is left in the tables' files."""
        self.run(f"VACUUM FULL {', '.join(tables)}")

    def size(self) -> int:
        """How many bytes it takes on the disk."""
        return int(self.rows("SELECT pg_database_size(current_database())")[0][0])

    def close(self) -> None:
        """Let go of it; nothing can be asked of it afterwards."""
        self._connection.close()

    def _insert(self, table: str, rows: Sequence[Row]) -> tuple[str, Sequence[object]]:
        """A statement with its values: several rows go as one JSON, which is quicker than value by value."""
        if len(rows) == 1 or isinstance(rows[0][-1], bytes):
            places = ", ".join("%b" if isinstance(value, bytes) else "%s" for value in rows[0])
            values = [value for row in rows for value in row]
            return f"INSERT INTO {table} VALUES {', '.join([f'({places})'] * len(rows))}", values
        if table not in self._columns:
            self._columns[table] = [str(row[0]) for row in self._connection.execute(_COLUMNS, (table,))]
        columns = self._columns[table]
        plain = msgspec.json.encode([dict(zip(columns, row, strict=True)) for row in rows]).decode()
        return f"INSERT INTO {table} SELECT * FROM json_populate_recordset(NULL::{table}, %s)", [plain]


def _together(statements: Sequence[str]) -> Any:
    """Several statements as one, so that they take one way to the server and back."""
    *before, last = statements
    named = ", ".join(f"part_{number} AS ({one})" for number, one in enumerate(before))
    return f"WITH {named} {last}" if named else last


def _marked(query: str) -> Any:
    """A query with the marks that the driver takes; a `%` in it stands for itself."""
    return query.replace("%", "%%").replace("?", "%s") if "?" in query else query


@contextmanager
def _told(location: str, address: str = "") -> Iterator[None]:
    try:
        yield
    except UnicodeEncodeError as error:
        raise UnkeepableText(f"{location} cannot keep text with half a surrogate pair") from error
    except psycopg.OperationalError as error:
        raise LedgerError(
            f"{location} cannot be reached or written: {_line(error, address)}; "
            "see that the server runs and lets you in"
        ) from None
    except psycopg.Error as error:
        # It is refused by the driver, or in JSON by the server.
        if "NUL" in str(error) or isinstance(error, psycopg.errors.UntranslatableCharacter):
            raise UnkeepableText(f"{location} cannot keep text with a NUL character") from error
        raise LedgerError(f"{location} failed: {_line(error, address)}") from None


def _line(error: Exception, address: str) -> str:
    return " ".join(without_secrets(str(error), address).split()) or type(error).__name__
