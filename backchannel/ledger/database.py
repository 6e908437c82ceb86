"""What the ledger asks of a database, so that SQLite and PostgreSQL serve it alike.

In: SQL in the part of the language that both speak, with `?` where a value goes. Out: rows as tuples. Always
true: what is written in one `transaction` is there whole or not at all, only one process writes at a time,
and an error of the database leaves as one line that names it and says what to do.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any, Literal

from backchannel.errors import LedgerError

Row = tuple[Any, ...]
Dialect = Literal["sqlite", "postgresql"]


class UnkeepableText(LedgerError):
    """A text holds a character that no database, or not this one, can keep."""


class Database(ABC):
    """An open database; `location` is its path or address without a password."""

    location: str
    dialect: Dialect

    @abstractmethod
    def rows(self, query: str, *values: object) -> list[Row]:
        """All rows that a query yields. Raises `LedgerError`, as all that follows does."""

    @abstractmethod
    def stream(self, query: str, *values: object) -> Iterator[Row]:
        """The rows one by one, for what does not fit into memory."""

    @abstractmethod
    def run(self, statement: str, *values: object) -> None:
        """Carry out one statement."""

    @abstractmethod
    def insert(self, table: str, rows: Sequence[Row]) -> None:
        """Add whole rows, with a value for each column of the table in its order."""

    def insert_all(self, batches: Iterable[tuple[str, Sequence[Row]]]) -> None:
        """Add rows to several tables, in this order, in as few exchanges with the database as it can."""
        for table, rows in batches:
            self.insert(table, rows)

    @abstractmethod
    def many(self, statement: str, rows: Sequence[Row]) -> None:
        """Carry out one statement for each row of values."""

    @abstractmethod
    def transaction(self) -> AbstractContextManager[None]:
        """All that is done within is kept together, while no other process writes."""

    @abstractmethod
    def snapshot(self) -> AbstractContextManager[None]:
        """All that is asked within is answered as of one moment, whoever writes meanwhile."""

    @abstractmethod
    def version(self) -> int:
        """Number of the schema that it has, 0 for none."""

    @abstractmethod
    def set_version(self, number: int) -> None:
        """Note the number of the schema."""

    @abstractmethod
    def faults(self) -> list[str]:
        """What the database itself finds wrong with how it is stored, a line each."""

    @abstractmethod
    def settle(self) -> None:
        """Have all that is written stand in the database itself and not in a log beside it."""

    @abstractmethod
    def compact(self, tables: Iterable[str]) -> None:
        """Let go of the room that deleted rows took, so that nothing of them is left on the disk."""

    @abstractmethod
    def size(self) -> int:
        """How many bytes it takes on the disk."""

    @abstractmethod
    def close(self) -> None:
        """Let go of it; nothing can be asked of it afterwards."""

    def one(self, query: str, *values: object) -> Row | None:
        """The first row, or `None`."""
        found = self.rows(query, *values)
        return found[0] if found else None

    def among(self, column: str, values: Sequence[object]) -> tuple[str, Sequence[object]]:
        """A condition that a column holds one of these values, and the values that it takes."""
        return f"{column} IN ({marks(values)})", values

    def listed(self, values: Sequence[object]) -> tuple[str, Sequence[object]]:
        """A query that gives these values, a row for each, and the values that it takes."""
        return f"VALUES {', '.join(['(?)'] * len(values))}", values

    def rows_of_each(self, query: str, asked: Iterable[Row]) -> list[list[Row]]:
        """All rows that a query yields for each of several rows of values."""
        return [self.rows(query, *values) for values in asked]

    def insert_new(self, table: str, rows: Sequence[Row]) -> None:
        """Add those of the rows that are not there yet."""
        if rows:
            self.many(f"INSERT INTO {table} VALUES ({marks(rows[0])}) ON CONFLICT DO NOTHING", rows)


def marks(values: Iterable[object]) -> str:
    """As many `?` as there are values, for a list in a query."""
    return ", ".join(["?" for _ in values])
