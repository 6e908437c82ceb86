"""Whether the database still has the tables, triggers and steps that the program gave it.

In: an open database. Out: what is missing or other than it was made. Always true: what is compared is made
anew from `schema`, never read from the ledger.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from backchannel.ledger.database import Database
from backchannel.ledger.migrations import MIGRATIONS
from backchannel.ledger.schema import TABLES, VIEWS

_NAME = re.compile(r"CREATE (?:TABLE|TRIGGER|VIEW) (\w+)")


def guard_faults(database: Database) -> Iterator[tuple[str, str]]:
    """Where, and what is wrong."""
    yield from _steps(database)
    yield from (_sqlite if database.dialect == "sqlite" else _postgres)(database)


def _steps(database: Database) -> Iterator[tuple[str, str]]:
    taken: dict[int, str] = dict(database.rows("SELECT number, name FROM migrations ORDER BY number"))
    for step in MIGRATIONS:
        if taken.pop(step.number, None) != step.name:
            yield f"migrations {step.number}", f"there is no record that it was taken: {step.name}"
    for number in taken:
        yield f"migrations {number}", "no such step is known"


def _sqlite(database: Database) -> Iterator[tuple[str, str]]:
    held: dict[str, str] = dict(database.rows("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"))
    made = [line for table in TABLES for line in table.statements("sqlite")] + list(VIEWS)
    for line in made:
        name = _named(line)
        if name not in held:
            yield name, "is missing: the ledger is not guarded as it was made"
        elif _plain(held[name]) != _plain(line):
            yield name, "is not as it was made"


def _postgres(database: Database) -> Iterator[tuple[str, str]]:
    guards = {
        str(name): str(state)
        for name, state in database.rows(
            "SELECT tgname, tgenabled::text FROM pg_trigger WHERE NOT tgisinternal"
        )
    }
    for table in TABLES:
        for line in table.guards("postgresql"):
            name = _named(line)
            if guards.get(name) != "O":
                yield name, "is missing or off: the ledger is not guarded as it was made"


def _named(line: str) -> str:
    found = _NAME.match(line)
    return found[1] if found else line


def _plain(sql: str) -> str:
    return " ".join(sql.split())
