"""What befalls a ledger from outside: a full disk, a damaged or locked file, several who write at once."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from backchannel.errors import LedgerError
from backchannel.ledger import SqlLedger, open_store
from backchannel.workflow import open_ledger, record, verify
from tests import batches
from tests.ledger_contract import accepted, add, bare
from tests.reports import offer, outcome
from tests.test_ledger_kills import documents


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A ledger that holds two documents."""
    path = tmp_path / "ledger.db"
    with open_store(path, create=True) as ledger:
        add(ledger, offer())
        add(ledger, outcome())
    return path


def hashes() -> list[str]:
    return [report.reading().document.sha256 for report in (offer(), outcome())]


def test_a_file_that_may_not_grow_is_told_and_half_a_document_is_not_kept(path: Path) -> None:
    with open_store(path) as ledger:
        assert isinstance(ledger, SqlLedger)
        pages = ledger._database.rows("PRAGMA page_count")[0][0]
        ledger._database.run(f"PRAGMA max_page_count = {pages + 3}")
        text = "A long article. " * 5000
        reading = bare(offer().reading(), text)
        with pytest.raises(LedgerError, match="disk is full") as caught:
            ledger.append(reading, offer().data)
        assert str(path) in str(caught.value) and "\n" not in str(caught.value)
        assert list(ledger.verify()) == []
        ledger._database.run("PRAGMA max_page_count = 1000000")
        assert ledger.append(reading, offer().data)
        assert list(ledger.verify()) == []


@pytest.mark.slow
@pytest.mark.parametrize("room", [0, 10_000, 100_000])
def test_a_full_disk_stops_a_batch_that_goes_on_when_there_is_room(tmp_path: Path, room: int) -> None:
    path = tmp_path / "ledger.db"
    source = batches.articles(tmp_path / "articles.jsonl", 0, 60)
    with batches.started(batches.fill, str(path), str(source), room) as (_, pipe):
        said = batches.heard(pipe)
    error, faults = next(
        (said[i], said[i + 1]) for i in range(len(said) - 1) if isinstance(said[i + 1], list)
    )
    assert "disk" in error and str(path) in error and "\n" not in error
    assert faults == [] and said[-1] == "done"
    reported = [word for word in said if isinstance(word, str) and len(word) == 64]
    assert len(reported) == len(set(reported)) == 60
    assert sorted(documents(path)) == sorted(reported)


def overwritten(start: int, end: int | None = None) -> Callable[[Path], None]:
    def spoil(path: Path) -> None:
        data = bytearray(path.read_bytes())
        stop = end or len(data)
        data[start:stop] = os.urandom(stop - start)
        path.write_bytes(data)

    return spoil


def cut(share: float) -> Callable[[Path], None]:
    def spoil(path: Path) -> None:
        path.write_bytes(path.read_bytes()[: int(path.stat().st_size * share)])

    return spoil


@pytest.mark.parametrize(
    "spoil",
    [overwritten(0, 100), overwritten(100, 4096), overwritten(4096 * 4, 4096 * 6), overwritten(4096 * 12),
     cut(0.5), cut(0.9), cut(0.01), cut(0)],
    ids=["header", "schema", "middle", "most", "half", "end cut", "start only", "empty"],
)  # fmt: skip
def test_a_damaged_file_is_never_taken_for_a_whole_one(path: Path, spoil: Callable[[Path], None]) -> None:
    spoil(path)
    try:
        with open_ledger(path) as ledger:
            told = " ".join(map(str, verify(ledger, everything=True).faults))
    except LedgerError as error:
        told = str(error)
        assert str(path) in told
    assert any(word in told for word in ("damaged", "is no ledger", "there is no ledger")), told
    assert "\n" not in told


def test_a_lost_log_is_found_by_a_hash_noted_down(tmp_path: Path) -> None:
    path, copy = tmp_path / "ledger.db", tmp_path / "copy.db"
    with open_store(path, create=True) as ledger:
        add(ledger, offer())
        head = list(ledger.entries())[-1].hash
        assert (tmp_path / "ledger.db-wal").stat().st_size
        shutil.copy(path, copy)  # as a careless copy would be made, without the log beside it
        with open_ledger(copy) as lost:
            assert verify(lost).faults == () and list(lost.readings()) == []
            assert "cut off" in str(verify(lost, head).faults[0])
        shutil.copy(tmp_path / "ledger.db-wal", tmp_path / "copy.db-wal")
        with open_ledger(copy) as found:
            assert verify(found, head).faults == () and len(list(found.readings())) == 1


def test_an_index_that_leaves_rows_out_is_found(path: Path) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA writable_schema = ON")
    # An index that some other program left behind, and that no longer fits its table.
    connection.execute(
        "UPDATE sqlite_master SET sql = replace(sql, '(reading)', '(rule)') WHERE name = 'claims_by_reading'"
    )
    connection.close()
    with open_ledger(path) as ledger:
        assert "is damaged" in str(verify(ledger).faults[0])


@contextmanager
def nobody() -> Iterator[None]:
    """As a user without rights, where the tests run as root, whom nothing is denied."""
    if os.geteuid():
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def shelf() -> Iterator[Path]:
    """A folder that others may look into."""
    folder = Path(tempfile.mkdtemp(prefix="backchannel-"))
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


@pytest.mark.parametrize(("file", "folder"), [(0o444, 0o555), (0o444, 0o777), (0o644, 0o555)])
@pytest.mark.parametrize("name", ["ledger.db", "a ledger? 100% #1.db"])
def test_a_ledger_that_may_only_be_read_answers_all_the_same(
    path: Path, shelf: Path, file: int, folder: int, name: str
) -> None:
    kept = Path(shutil.copy(path, shelf / name))
    kept.chmod(file)
    shelf.chmod(folder)
    with nobody(), open_ledger(kept) as ledger:
        assert len(record(ledger).facts) > 20
        assert verify(ledger, everything=True).faults == ()
        with pytest.raises(LedgerError, match="cannot be written|cannot be opened"):
            ledger.judge(accepted(offer()))
    with nobody(), pytest.raises(LedgerError):
        open_ledger(shelf / "another.db", create=True) if folder == 0o555 else open_ledger(shelf / "none.db")


def test_a_log_that_cannot_be_read_in_is_told(path: Path, shelf: Path) -> None:
    kept = shelf / "ledger.db"
    with open_store(path) as ledger:
        ledger.judge(accepted(offer()))
        shutil.copy(path, kept)
        shutil.copy(f"{path}-wal", f"{kept}-wal")
    kept.chmod(0o444)
    shelf.chmod(0o555)
    with nobody(), pytest.raises(LedgerError, match="log beside it"):
        open_ledger(kept)


def test_an_old_ledger_that_may_only_be_read_is_refused_in_words(shelf: Path) -> None:
    from tests.old_ledgers import first_schema

    first_schema(shelf / "ledger.db")
    (shelf / "ledger.db").chmod(0o444)
    shelf.chmod(0o555)
    with nobody(), pytest.raises(LedgerError, match="cannot be written"):
        open_ledger(shelf / "ledger.db")


def read_at_once(place: str, folder: Path) -> None:
    """Three processes read files that have articles in common; all end well, and nothing is there twice."""
    parts = [batches.articles(folder / f"{n}.jsonl", 15 * n, 15 * n + 30) for n in range(3)]
    with ExitStack() as stack:
        pipes = [
            stack.enter_context(batches.started(batches.read_batch, place, str(part)))[1] for part in parts
        ]
        said = [batches.heard(pipe) for pipe in pipes]
    assert [words[-1] for words in said] == ["done"] * 3
    reported = [word for words in said for word in words if len(word) == 64]
    assert len(reported) == len(set(reported)) == 60
    assert sorted(documents(place)) == sorted(reported)


@pytest.mark.slow
def test_several_processes_write_at_once(tmp_path: Path) -> None:
    read_at_once(str(tmp_path / "ledger.db"), tmp_path)


@pytest.mark.cluster
def test_several_processes_write_to_a_server_at_once(tmp_path: Path, empty_database: str) -> None:
    read_at_once(empty_database, tmp_path)


def made_at_once(place: str) -> None:
    with ExitStack() as stack:
        work = [stack.enter_context(batches.started(batches.create, place)) for _ in range(6)]
        assert [batches.heard(pipe)[-1] for _, pipe in work] == ["done"] * 6
    assert documents(place) == []


@pytest.mark.slow
def test_several_processes_make_one_ledger(tmp_path: Path) -> None:
    for number in range(5):
        made_at_once(str(tmp_path / f"{number}.db"))


@pytest.mark.cluster
def test_several_processes_make_one_ledger_on_a_server(empty_database: str) -> None:
    made_at_once(empty_database)
