"""Whatever moment a process dies at, what it reported is kept, and the ledger is whole."""

from __future__ import annotations

import random
import shutil
import sqlite3
import time
from collections.abc import Callable
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

import pytest

from backchannel.ledger import open_store
from tests import batches
from tests.ledger_contract import accepted, add, rows
from tests.old_ledgers import first_schema
from tests.reports import offer, outcome
from tests.servers import database

pytestmark = pytest.mark.slow
KILLS = 200


def documents(place: str | Path) -> list[str]:
    """The hashes of the documents of a ledger that is whole, each as often as it is there."""
    with open_store(place) as ledger:
        assert list(ledger.verify()) == []
        return [reading.document.sha256 for reading in ledger.readings()]


def killed(within: float, work: Callable[..., None], *values: Any) -> tuple[list[Any], bool]:
    """What a process said before it was killed, some time after it began; and whether it was done by then."""
    with batches.started(work, *values) as (process, pipe):
        assert pipe.recv() == "begun"
        time.sleep(random.uniform(0, within))
        process.kill()
        process.join()
        said = batches.heard(pipe)
    return said, "done" in said


def seconds(work: Callable[..., None], *values: Any) -> float:
    """How long a process takes that is left alone."""
    with batches.started(work, *values) as (_, pipe):
        assert pipe.recv() == "begun"
        begun = time.monotonic()
        assert "done" in batches.heard(pipe)
        return time.monotonic() - begun


def kill_batches(make: Callable[[int], str | Path], source: Path, count: int, kills: int) -> None:
    """Kill a batch again and again, and have it go on each time; a new ledger where it came to its end."""
    done, round_number = 0, 0
    while done < kills:
        place, reported = make(round_number), set[str]()
        round_number += 1
        finished = False
        while not finished and done < kills:
            said, finished = killed(0.12, batches.read_batch, str(place), str(source))
            done += not finished
            names = [word for word in said if word != "done"]
            assert reported.isdisjoint(names), "an article was read twice"
            reported.update(names)
            try:
                held = documents(place)
            except Exception as error:
                assert not reported and "there is no ledger" in str(error), error
                continue
            assert len(held) == len(set(held)) and reported <= set(held)
        with batches.started(batches.read_batch, str(place), str(source)) as (_, pipe):
            assert "done" in batches.heard(pipe)
        held = documents(place)
        assert len(held) == len(set(held)) == count


def test_a_batch_killed_at_any_moment_loses_nothing_and_goes_on(tmp_path: Path) -> None:
    source = batches.articles(tmp_path / "articles.jsonl", 0, 60)
    kill_batches(lambda number: tmp_path / f"{number}.db", source, 60, KILLS)


@pytest.mark.cluster
def test_a_batch_that_writes_to_a_server_may_be_killed_too(tmp_path: Path, server: str) -> None:
    source = batches.articles(tmp_path / "articles.jsonl", 0, 60)
    with ExitStack() as stack:
        kill_batches(
            lambda number: stack.enter_context(database(server, f"killed_{number}")), source, 60, KILLS // 5
        )


def test_expunging_is_done_or_not_whenever_it_is_killed(tmp_path: Path) -> None:
    original, path, name = tmp_path / "whole.db", tmp_path / "ledger.db", offer().reading().document.sha256
    with open_store(original, create=True) as ledger:
        add(ledger, offer())
        add(ledger, outcome())
        ledger.judge(accepted(offer()))
        ledger.index()
    lasts = 0.0
    ends = set()
    for number in range(30):
        for file in tmp_path.glob("ledger.db*"):
            file.unlink()
        shutil.copy(original, path)
        if number == 0:
            lasts = seconds(batches.expunge, str(path), name)
            continue
        killed(lasts * 1.2, batches.expunge, str(path), name)
        with open_store(path) as ledger:
            assert list(ledger.verify()) == []
            held = [reading.document.sha256 for reading in ledger.readings()]
            ends.add(name in held)
            searched = "SELECT count(*) FROM index_readings WHERE document = 1"
            assert rows(ledger, searched) == [(name in held,)]
            # Done again, it wipes what the first time may have left.
            ledger.expunge(name, "a lawyer", "order of a court")
            assert list(ledger.verify()) == []
            assert [entry.kind for entry in ledger.entries()].count("tombstone") == 1
        left = b"".join(file.read_bytes() for file in tmp_path.glob("ledger.db*"))
        assert b"nothing is agreed" not in left and b"Harbour Post" not in left
    assert ends <= {True, False}


def test_moving_on_from_the_first_schema_is_done_or_not_whenever_it_is_killed(tmp_path: Path) -> None:
    original, path = tmp_path / "first.db", tmp_path / "ledger.db"
    source = batches.articles(tmp_path / "articles.jsonl", 0, 40)
    readings = first_schema(original, source)
    lasts = 0.0
    for number in range(30):
        for file in tmp_path.glob("ledger.db*"):
            file.unlink()
        shutil.copy(original, path)
        if number == 0:
            lasts = seconds(batches.migrate, str(path))
        else:
            killed(lasts, batches.migrate, str(path))
            with closing(sqlite3.connect(path)) as connection:
                (version,) = connection.execute("PRAGMA user_version").fetchone()
                tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
            assert ("entries" in tables) == (version > 1)
        with open_store(path) as ledger:
            assert list(ledger.readings()) == readings
            assert list(ledger.verify()) == []
