"""`verify` finds what was changed behind the program's back."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import psycopg
import pytest

from backchannel.ledger import open_store
from backchannel.workflow import open_ledger, verify
from tests.servers import database
from tests.tampering import TAMPERINGS, Tampering, build, rechain, rehash

Change = Callable[[sqlite3.Connection], None]
# PostgreSQL keeps its tables otherwise, and has guards of another kind; the hashes are worked out by the same code.
ON_SERVER = ("bytes", "bytes emptied", "text", "reading as JSON", "confidence", "role added", "quote",
             "judgement as JSON", "why of a tombstone", "entries swapped", "entry removed in the middle",
             "step renamed", "expunged bytes put back", "tombstone for what is still there")  # fmt: skip


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A ledger of which each test gets a copy, and the hash of its last entry."""
    path = tmp_path_factory.mktemp("whole") / "ledger.db"
    return path, build(path)


@pytest.fixture
def path(whole: tuple[Path, str], tmp_path: Path) -> Path:
    return Path(shutil.copy(whole[0], tmp_path / "ledger.db"))


def change_file(path: Path, change: Change, guarded: bool = True) -> None:
    """Change a file without its guards, which are put back unless they are what is changed."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        connection.create_function("hash_of", 1, lambda text: sha256(text.encode()).hexdigest())
        guards = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in guards if guarded else ():
            connection.execute(f"DROP TRIGGER {name}")
        change(connection)
        for _, line in guards if guarded else ():
            connection.execute(line)


def told(place: str | Path) -> list[tuple[str, str]]:
    with open_store(place) as ledger:
        return [(fault.where, fault.what) for fault in ledger.verify()]


def found(faults: list[tuple[str, str]], tampering: Tampering) -> bool:
    return any(where.startswith(tampering.where) and tampering.what in what for where, what in faults)


ON_FILE = [tampering for tampering in TAMPERINGS if tampering.only != "postgresql"]


@pytest.mark.parametrize("tampering", ON_FILE, ids=str)
def test_tampering_is_found(path: Path, tampering: Tampering) -> None:
    def change(connection: sqlite3.Connection) -> None:
        connection.executescript(tampering.change)

    guard = "TRIGGER" in tampering.change or "ALTER" in tampering.change
    change_file(path, change, guarded=not guard)
    faults = told(path)
    assert found(faults, tampering), faults


@pytest.mark.parametrize("tampering", [one for one in ON_FILE if one.entry], ids=str)
def test_who_works_out_one_hash_anew_is_found_too(path: Path, tampering: Tampering) -> None:
    def change(connection: sqlite3.Connection) -> None:
        connection.executescript(tampering.change)
        rehash(connection, tampering.entry or 0)

    change_file(path, change)
    faults = told(path)
    broken = (f"entries {(tampering.entry or 0) + 1}", "does not follow from the entry before it")
    assert broken in faults or found(faults, tampering) or "yet holds text" in str(faults), faults


def test_who_works_out_the_whole_chain_anew_is_found_by_a_hash_noted_down(
    path: Path, whole: tuple[Path, str]
) -> None:
    def change(connection: sqlite3.Connection) -> None:
        connection.execute("DELETE FROM judgements WHERE id = 2")
        connection.execute("DELETE FROM entries WHERE number = 6")
        rechain(connection)

    change_file(path, change)
    with open_ledger(path) as ledger:
        assert verify(ledger).faults == ()
        (fault,) = verify(ledger, whole[1]).faults
    assert "cut off or replaced" in str(fault)


@pytest.mark.parametrize("cut", [2, 6, 8, 12])
def test_a_tail_cut_cleanly_is_found_by_a_hash_noted_down(
    path: Path, whole: tuple[Path, str], cut: int
) -> None:
    """Rows and entries of the end are gone, so that what is left is whole."""

    def change(connection: sqlite3.Connection) -> None:
        for kind, table in (("document", "documents"), ("reading", "readings"), ("judgement", "judgements")):
            connection.execute(
                f"DELETE FROM {table} WHERE id IN (SELECT subject FROM entries WHERE kind = '{kind}' "
                f"AND number > {12 - cut})"
            )
        connection.execute(f"DELETE FROM entries WHERE number > {12 - cut}")
        connection.execute("DELETE FROM contents WHERE sha256 NOT IN (SELECT sha256 FROM documents)")
        for table in ("claims", "statements", "entities"):
            connection.execute(f"DELETE FROM {table} WHERE reading NOT IN (SELECT id FROM readings)")
        for table in ("roles", "evidence"):
            connection.execute(f"DELETE FROM {table} WHERE claim NOT IN (SELECT id FROM claims)")

    change_file(path, change)
    with open_ledger(path) as ledger:
        assert verify(ledger, everything=True).faults == ()
        assert verify(ledger, whole[1]).faults
        early = next(ledger.entries(), None)
        assert early is None or verify(ledger, early.hash).faults == ()


def test_a_copy_that_nobody_changed_is_whole(path: Path, whole: tuple[Path, str]) -> None:
    with open_ledger(path) as ledger:
        verdict = verify(ledger, whole[1], everything=True)
    assert (verdict.entries, verdict.head, verdict.faults) == (12, whole[1], ())


@pytest.fixture(scope="module")
def original(server: str) -> Iterator[str]:
    with database(server, "original") as address:
        build(address)
        yield address


@pytest.mark.cluster
@pytest.mark.parametrize(
    "tampering",
    [one for one in TAMPERINGS if one.only == "postgresql" or one.name in ON_SERVER or "view" in one.name],
    ids=str,
)
def test_tampering_on_a_server_is_found(original: str, server: str, tampering: Tampering) -> None:
    with database(server, "copy", like="original") as address:
        with psycopg.connect(address, autocommit=True) as connection:
            if tampering.only != "postgresql":
                connection.execute("SET session_replication_role = replica")
            connection.execute(tampering.change.encode())
            if tampering.entry:
                faults = told(address)
                assert found(faults, tampering), faults
                rehash(connection, tampering.entry)
        faults = told(address)
    assert faults if tampering.entry else found(faults, tampering), faults
