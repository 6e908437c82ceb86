"""The ledger takes a document whole or not at all, never twice, and never lets go of a row."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from backchannel.errors import LedgerError, NotFound
from backchannel.ledger import Store, open_store
from backchannel.ledger.migrations import MIGRATIONS, Migration, migrate, newest
from backchannel.ledger.sqlite import SqliteDatabase
from backchannel.records import Reading
from tests.reports import Report, offer, outcome


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ledger.db"


def made(path: Path) -> Store:
    return open_store(path, create=True)


@pytest.fixture
def ledger(path: Path) -> Iterator[Store]:
    with made(path) as opened:
        yield opened


def add(ledger: Store, report: Report) -> bool:
    return ledger.append(report.reading(), report.data)


def count(path: Path, table: str) -> int:
    connection = sqlite3.connect(path)
    try:
        return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
    finally:
        connection.close()


def test_readings_come_back_as_they_went_in_oldest_first(path: Path) -> None:
    with made(path) as ledger:
        assert add(ledger, offer()) and add(ledger, outcome())
    with made(path) as again:
        assert list(again.readings()) == [offer().reading(), outcome().reading()]
        assert again.contents(offer().reading().document.sha256) == offer().data


def test_same_bytes_and_reader_add_nothing(ledger: Store, path: Path) -> None:
    assert add(ledger, offer())
    before = [count(path, table) for table in ("documents", "readings", "claims", "evidence")]
    assert not add(ledger, offer())
    assert not ledger.append(replace_document(offer().reading(), source="a copy elsewhere.txt"), offer().data)
    assert [count(path, table) for table in ("documents", "readings", "claims", "evidence")] == before


def replace_document(reading: Reading, **changes: object) -> Reading:
    return replace(reading, document=replace(reading.document, **changes))  # type: ignore[arg-type]


def test_a_newer_reader_or_a_date_given_later_reads_again_and_the_newest_counts(
    ledger: Store, path: Path
) -> None:
    undated = replace_document(offer().reading(), published=None)
    dated, newer = offer().reading(), replace(offer().reading(), reader="by hand/2")
    assert [ledger.append(reading, offer().data) for reading in (undated, dated, undated, newer)] == [
        True, True, False, True,
    ]  # fmt: skip
    assert list(ledger.readings()) == [newer]
    assert count(path, "documents") == 1 and count(path, "readings") == 3


def test_several_documents_of_one_file_are_kept_apart(ledger: Store) -> None:
    one = offer().reading()
    other = replace_document(one, text="Another article.", paragraphs=())
    other = replace(other, entities=(), statements=(), times=(), claims=())
    assert ledger.append(one, offer().data) and ledger.append(other, offer().data)
    assert list(ledger.readings()) == [one, other]


def test_bytes_must_be_those_that_were_read(ledger: Store) -> None:
    with pytest.raises(LedgerError, match="hash"):
        ledger.append(offer().reading(), b"other bytes")
    with pytest.raises(NotFound):
        ledger.contents("0" * 64)


@pytest.mark.parametrize(
    "table", ["contents", "documents", "readings", "entities", "statements", "claims", "roles", "evidence"]
)
@pytest.mark.parametrize(
    "order",
    ["UPDATE {0} SET rowid = rowid + 1", "DELETE FROM {0}", "INSERT OR REPLACE INTO {0} SELECT * FROM {0}"],
)
def test_no_row_is_changed_taken_out_or_replaced(ledger: Store, path: Path, table: str, order: str) -> None:
    add(ledger, offer())
    connection = sqlite3.connect(path)
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        connection.execute(order.format(table))
    connection.close()


def test_plain_tables_answer_who_said_what(ledger: Store, path: Path) -> None:
    add(ledger, offer())
    connection = sqlite3.connect(path)
    row = connection.execute(
        "SELECT roles, speaker, source_kind, quote FROM current_claims "
        "WHERE roles LIKE '%no_agreement%' LIMIT 1"
    ).fetchone()
    connection.close()
    assert row == (
        "holder: Chile | about: offer | stance: no_agreement", "Chile", "institution", "nothing is agreed",
    )  # fmt: skip


def test_a_document_that_fails_half_way_leaves_nothing(ledger: Store, path: Path) -> None:
    broken = offer().reading()
    broken = replace(broken, claims=(*broken.claims, replace(broken.claims[0], rule=None)))  # type: ignore[arg-type]
    with pytest.raises(LedgerError):
        ledger.append(broken, offer().data)
    assert [count(path, table) for table in ("contents", "documents", "readings", "claims")] == [0, 0, 0, 0]
    assert add(ledger, offer())


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


def test_a_ledger_that_is_only_asked_is_not_made(path: Path) -> None:
    with pytest.raises(LedgerError, match="there is no ledger"):
        open_store(path)
    assert not path.exists()


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
