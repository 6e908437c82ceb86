"""How a large ledger answers: `python -m benchmarks.ledger_size [--documents N] [--ledger PATH|URL] [--json]`.

In: a number of documents, and where to keep the ledger. Out: a table, or one JSON object. Always true: the
ledger is made by `made_up.Archive` and the commands' own way in; each question is asked of many subjects, drawn
as often as they are told of, and the figure is the median; SQLite's own cost of the same rows, without chain,
hashes and guards, stands beside the appending.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import timedelta
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from backchannel import workflow
from backchannel.errors import BackchannelError
from backchannel.ledger import Store, open_store
from backchannel.ledger.addresses import is_address
from backchannel.ledger.database import Row, marks
from backchannel.ledger.rows import PARTS, kept, rows_of
from backchannel.ledger.schema import FIRST, FIRST_INDEXES
from backchannel.records import Reading
from benchmarks.made_up import LAST_DAY, Archive
from benchmarks.read_speed import machine

AIMS = {"brief": 150.0, "status": 150.0, "said": 150.0, "new": 150.0, "append": 2000.0}
ASKED = 40
ONE_BY_ONE = 2_000


@dataclass(frozen=True, slots=True)
class Figure:
    """Milliseconds of one question over its subjects: median, nine in ten, the slowest; how many were asked."""

    median: float
    nine_in_ten: float
    slowest: float
    asked: int


def fill(ledger: Store, archive: Archive) -> dict[str, float]:
    """Append the archive: claims a second one by one, and a hundred at once; how long the index took.

    The first documents go one by one, in turns with the peer; the others in batches.
    """
    made = archive.readings()
    figures = _in_turns(ledger, list(islice(made, ONE_BY_ONE)))
    claims, spent = 0, 0.0
    while batch := list(islice(made, 100)):
        began = time.perf_counter()
        ledger.append_all(batch)
        spent += time.perf_counter() - began
        claims += sum(len(reading.claims) for reading, _ in batch)
    figures["append_batches"] = claims / spent if spent else figures["append"]
    figures["claims"] += claims
    began = time.perf_counter()
    ledger.index()
    return {**figures, "index_seconds": time.perf_counter() - began}


def _in_turns(ledger: Store, articles: list[tuple[Reading, bytes]]) -> dict[str, float]:
    """Claims a second of the ledger and of the peer, which take the same hundreds of articles in turns."""
    ours, theirs = 0.0, 0.0
    with tempfile.TemporaryDirectory() as folder, Plain(Path(folder) / "plain.db") as plain:
        for start in range(0, len(articles), 100):
            began = time.perf_counter()
            for reading, data in articles[start : start + 100]:
                ledger.append(reading, data)
            ours += time.perf_counter() - began
            began = time.perf_counter()
            for reading, data in articles[start : start + 100]:
                plain.append(reading, data)
            theirs += time.perf_counter() - began
    claims = sum(len(reading.claims) for reading, _ in articles)
    return {
        "claims": claims,
        "append": claims / ours,
        "append_plain": claims / theirs,
        "append_ratio": theirs / ours,
    }


class Plain:
    """The peer: the same rows by Python's own `sqlite3`, without chain, hashes, guards and a search for twins."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(path, isolation_level=None)
        self._connection.execute("PRAGMA journal_mode = WAL")
        for table in FIRST:
            self._connection.execute(f"CREATE TABLE {table.name} ({table.columns})")
        for index in FIRST_INDEXES:
            self._connection.execute(index)
        self._first = dict.fromkeys(PARTS, 1)
        self._number = 0

    def append(self, reading: Reading, data: bytes) -> None:
        """Add one document, in one transaction."""
        self._number += 1
        document, number = reading.document, self._number
        rows = rows_of(reading, number, dict(self._first))
        whole: dict[str, list[Row]] = {
            "contents": [(document.sha256, len(data), data)],
            "documents": [(number, document.sha256, document.sha256, document.source, "en", document.text)],
            "readings": [(number, number, reading.reader, reading.schema, "", document.title, document.outlet,
                          None, document.published, kept(reading))],
        }  # fmt: skip
        whole |= rows.rows
        self._connection.execute("BEGIN")
        for table, lines in whole.items():
            if lines:
                self._connection.executemany(f"INSERT INTO {table} VALUES ({marks(lines[0])})", lines)
                if table in PARTS:
                    self._first[table] += len(lines)
        self._connection.execute("COMMIT")

    def __enter__(self) -> Plain:
        return self

    def __exit__(self, *error: object) -> None:
        self._connection.close()


def questions(ledger: Store, archive: Archive) -> dict[str, Callable[[], Iterator[Callable[[], object]]]]:
    """For each command the calls that are timed; who is told of often is asked for often."""
    chance = random.Random(11)

    def brief() -> Iterator[Callable[[], object]]:
        for case in archive.drawn_cases(chance, ASKED // 2):
            yield partial(workflow.brief, ledger, case.name)
        for bargain in archive.drawn_bargains(chance, ASKED // 2):
            yield partial(workflow.brief, ledger, bargain.given[1][0].name)

    def said() -> Iterator[Callable[[], object]]:
        for _ in range(ASKED):
            name = chance.choice(archive.officials[chance.choice(sorted(archive.officials))])
            yield partial(workflow.said, ledger, name)

    def status() -> Iterator[Callable[[], object]]:
        for _ in range(5):
            yield partial(workflow.status, ledger)

    def new() -> Iterator[Callable[[], object]]:
        for days in 3 * tuple(range(1, 8)):
            yield partial(workflow.new, ledger, LAST_DAY - timedelta(days))

    return {"brief": brief, "status": status, "said": said, "new": new}


def timed(calls: Iterator[Callable[[], object]]) -> Figure:
    """Milliseconds of each call. A name that fits several is an answer too."""
    times = []
    for call in calls:
        began = time.perf_counter()
        with suppress(BackchannelError):
            call()
        times.append(1000 * (time.perf_counter() - began))
    times.sort()
    return Figure(statistics.median(times), times[int(0.9 * (len(times) - 1))], times[-1], len(times))


def measure(documents: int, location: str) -> dict[str, Any]:
    """All figures of one ledger, which is filled where it is empty."""
    archive = Archive(documents)
    with open_store(location, create=True) as ledger:
        empty = next(ledger.entries(), None) is None
        figures: dict[str, Any] = fill(ledger, archive) if empty else {}
        first = time.perf_counter()
        workflow.status(ledger)
        figures["first_status_seconds"] = time.perf_counter() - first
        for name, calls in questions(ledger, archive).items():
            figures[name] = asdict(timed(calls()))
        figures["bytes_a_document"] = ledger.size() / documents
    figures["memory"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << 10)
    if "index_seconds" in figures:
        figures["index_ms"] = 1000 * figures["index_seconds"] / documents
    store = "postgresql" if is_address(location) else "sqlite"
    command = f"python -m benchmarks.ledger_size --documents {documents}"
    command += " --ledger postgresql://..." if store == "postgresql" else ""
    found = machine()
    return {
        "documents": documents, "store": store, "command": command,
        "machine": {"python": found["python"], "processor": found["processor"], "cores": os.cpu_count()},
        **figures,
    }  # fmt: skip


def main(arguments: list[str] | None = None) -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.ledger_size")
    parser.add_argument("--documents", type=int, default=100_000)
    parser.add_argument(
        "--ledger", metavar="PATH|URL", help="kept there, and used again; a file that goes, without"
    )
    parser.add_argument("--json", action="store_true", dest="as_json")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        result = measure(options.documents, options.ledger or str(Path(folder) / "ledger.db"))
    if options.as_json:
        json.dump(result, sys.stdout, indent=2)
        print()
        return
    for name, figure in result.items():
        shown = (
            f"{figure['median']:.0f} ms, nine in ten under {figure['nine_in_ten']:.0f}"
            if isinstance(figure, dict) and "median" in figure
            else figure
        )
        print(f"{name:22} {shown}")


if __name__ == "__main__":
    main()
