"""The ledger in a SQLite file: the contract, and what only a file can meet."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from backchannel.errors import LedgerError
from backchannel.ledger import Store, open_store
from backchannel.ledger.migrations import newest
from tests.ledger_contract import NAMES, Contract, accepted, add
from tests.lists_contract import Lists
from tests.reports import offer, outcome


class TestSqlite(Contract, Lists):
    """The contract, in a file."""

    @pytest.fixture
    def place(self, tmp_path: Path) -> Path:
        return tmp_path / "ledger.db"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ledger.db"


def made(path: Path) -> Store:
    return open_store(path, create=True)


@pytest.mark.parametrize("table", NAMES)
@pytest.mark.parametrize(
    "order", ["UPDATE {0} SET rowid = rowid + 1", "INSERT OR REPLACE INTO {0} SELECT * FROM {0}"]
)
def test_no_other_program_changes_or_replaces_a_row(path: Path, table: str, order: str) -> None:
    with made(path) as ledger:
        add(ledger, offer())
        ledger.judge(accepted(offer()))
    connection = sqlite3.connect(path)
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        connection.execute(order.format(table))
    connection.close()


def garbage(path: Path) -> None:
    path.write_bytes(b"no database at all, only words" * 50)


def other_database(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE recipes (name TEXT)")
    connection.commit()
    connection.close()


def newer_schema(path: Path) -> None:
    made(path).close()
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {newest() + 1}")
    connection.close()


def damaged(path: Path) -> None:
    with made(path) as ledger:
        add(ledger, offer())
    data = bytearray(path.read_bytes())
    data[100:4000] = b"\xff" * 3900
    path.write_bytes(bytes(data))


@pytest.mark.parametrize(
    ("spoil", "says"),
    [(garbage, "no ledger"), (other_database, "no ledger"), (newer_schema, "newer version"),
     (damaged, "damaged"), (Path.mkdir, "folder")],
)  # fmt: skip
def test_what_cannot_be_trusted_is_refused_in_one_line_that_names_it(path: Path, spoil, says: str) -> None:  # type: ignore[no-untyped-def]
    spoil(path)
    with pytest.raises(LedgerError, match=says) as caught:
        made(path)
    assert str(path) in str(caught.value) and "\n" not in str(caught.value)


def test_damage_found_while_reading_is_told_too(path: Path) -> None:
    with made(path) as ledger:
        add(ledger, offer())
    data = path.read_bytes()
    path.write_bytes(data.replace(b'"schema":"backchannel', b'"schema":"backchannul'))
    with made(path) as ledger, pytest.raises(LedgerError, match="damaged at reading 1"):
        list(ledger.readings())


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="its folder must exist"):
        made(tmp_path / "nowhere" / "ledger.db")


def test_a_ledger_that_may_not_be_written_can_still_be_read(path: Path) -> None:
    with made(path) as ledger:
        add(ledger, offer())
        ledger._database.run("PRAGMA query_only = ON")  # type: ignore[attr-defined]
        assert len(list(ledger.readings())) == 1
        with pytest.raises(LedgerError, match="cannot be written"):
            add(ledger, outcome())
