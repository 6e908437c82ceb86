"""A ledger of an earlier schema moves on by itself and loses nothing."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from backchannel.errors import LedgerError
from backchannel.ledger import open_store
from backchannel.ledger.migrations import MIGRATIONS, Migration, migrate, newest
from backchannel.ledger.sqlite import SqliteDatabase
from tests.ledger_contract import accepted
from tests.old_ledgers import first_schema
from tests.reports import offer, outcome


def dumped(path: Path, tables: tuple[str, ...]) -> list[list[tuple[object, ...]]]:
    with closing(sqlite3.connect(path)) as connection:
        return [connection.execute(f"SELECT * FROM {table}").fetchall() for table in tables]


def test_the_first_schema_moves_on_with_all_its_rows(tmp_path: Path) -> None:
    path = tmp_path / "first.db"
    readings = first_schema(path)
    tables = ("contents", "documents", "readings", "entities", "statements", "claims", "roles", "evidence")
    before = dumped(path, tables)
    with open_store(path) as ledger:
        assert list(ledger.readings()) == readings == [offer().reading(), outcome().reading()]
        assert [(entry.kind, entry.subject) for entry in ledger.entries()] == [
            ("document", 1), ("reading", 1), ("document", 2), ("reading", 2),
        ]  # fmt: skip
        assert {entry.recorded for entry in ledger.entries()} == {"2026-01-02T03:04:05Z"}
        assert list(ledger.verify()) == []
        assert dumped(path, tables) == before
        assert ledger.judge(accepted(offer())).entry == 5
        assert not ledger.append(offer().reading(), offer().data)
        ledger.expunge(offer().reading().document.sha256, "a lawyer", "order of a court")
        assert list(ledger.readings()) == [outcome().reading()]
        assert list(ledger.verify()) == []
    assert offer().text[100:150] not in path.read_bytes().decode("utf-8", "replace")


def test_a_step_that_fails_leaves_the_ledger_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "first.db"
    first_schema(path)
    before = dumped(path, ("sqlite_master", "readings", "migrations"))
    bad = Migration(newest() + 1, "bad", lambda dialect: ["CREATE TABLE b (x)", "CREATE TABLE b (x)"])
    database = SqliteDatabase.open(path)
    with pytest.raises(LedgerError, match="already exists"):
        migrate(database, [*MIGRATIONS, bad])
    assert database.version() == 1
    database.close()
    assert dumped(path, ("sqlite_master", "readings", "migrations")) == before
    with open_store(path) as ledger:
        assert list(ledger.verify()) == []


def test_migrations_are_numbered_taken_once_and_whole(tmp_path: Path) -> None:
    assert [migration.number for migration in MIGRATIONS] == list(range(1, len(MIGRATIONS) + 1))
    database = SqliteDatabase.open(tmp_path / "steps.db")
    good = Migration(1, "good", lambda dialect: ["CREATE TABLE a (x)"])
    bad = Migration(2, "bad", lambda dialect: ["CREATE TABLE b (x)", "CREATE TABLE b (x)"])
    migrate(database, [good])
    with pytest.raises(LedgerError, match="already exists"):
        migrate(database, [good, bad])
    names = {name for (name,) in database.rows("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert names == {"a", "migrations"}
    assert database.version() == 1
    database.close()
