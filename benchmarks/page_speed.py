"""How fast pages of a large ledger come: `python -m benchmarks.page_speed --documents N --ledger PATH|URL [--json]`.

In: a ledger that `benchmarks.ledger_size` has filled. Out: a page for docs, or one JSON object. Always true:
pages are asked of the whole application, from the request to the last byte, without a network between; each
kind is asked of a hundred subjects (of twenty the median moved by a third between two runs), drawn as often as they
are told of, and the figure is the median; the first page of each kind, which loads templates, is not counted.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import statistics
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from starlette.testclient import TestClient

from backchannel import workflow
from backchannel.desk import Desk
from backchannel.ledger.addresses import is_address
from backchannel.serving import make_app
from backchannel.web import addresses as at
from benchmarks.made_up import LAST_DAY, Archive
from benchmarks.read_speed import machine

AIM_MS, AIM_BYTES = 150, 100_000
ASKED = 100


@dataclass(frozen=True, slots=True)
class Figure:
    """Milliseconds of one kind of page: median, nine in ten; the heaviest in bytes; how many, and how many failed."""

    median: float
    nine_in_ten: float
    heaviest: int
    asked: int
    failed: int


def asked(archive: Archive, newest: list[str], deals: list[str]) -> dict[str, list[str]]:
    """Addresses of each kind of page; `newest` are hashes of documents, `deals` ids."""
    chance = random.Random(11)
    people = [case.name for case in archive.drawn_cases(chance, ASKED)]
    sides = sorted(archive.officials)
    officials = [chance.choice(archive.officials[chance.choice(sides)]) for _ in range(ASKED)]
    return {
        "first page": [at.HOME] * ASKED,
        "deals": [at.DEALS] * ASKED,
        "a deal": [at.deal(name) for name in deals],
        "people": [at.PEOPLE] * ASKED,
        "a person": [at.person(name) for name in people],
        "voices": [at.VOICES] * ASKED,
        "a voice": [at.voice(name) for name in officials],
        "sources": [at.DOCUMENTS] * ASKED,
        "a source": [at.document(sha256) for sha256 in newest],
        "conflicts": [at.CONFLICTS] * ASKED,
        "review": [at.REVIEW] * ASKED,
        "search": [at.with_query(at.SEARCH, q=name.split()[-1]) for name in people],
        "statistics": [at.STATISTICS] * ASKED,
        "new": [at.with_query(at.NEW, since=LAST_DAY)] * ASKED,
        "about": [at.ABOUT] * ASKED,
    }


def ids(client: TestClient, archive: Archive) -> list[str]:
    """Ids of deals, drawn as often as they are told of: where the name of somebody in one leads."""
    drawn = archive.drawn_bargains(random.Random(7), 2 * ASKED)
    places = (client.get(at.deal(one.given[1][0].name), follow_redirects=False) for one in drawn)
    led = (one.headers["location"].rpartition("/")[2] for one in places if one.is_redirect)
    return list(dict.fromkeys(led))[:ASKED]


def timed(client: TestClient, paths: list[str]) -> Figure:
    """Milliseconds of these pages, each asked for once, the first twice."""
    client.get(paths[0])
    times, sizes, failed = [], [], 0
    for path in paths:
        began = time.perf_counter()
        answer = client.get(path)
        times.append(1000 * (time.perf_counter() - began))
        sizes.append(len(answer.content))
        # a name that fits several is an answer too
        failed += answer.status_code >= 500
    times.sort()
    place = int(0.9 * (len(times) - 1))
    return Figure(statistics.median(times), times[place], max(sizes), len(times), failed)


def measure(documents: int, location: str) -> dict[str, Any]:
    """All figures of one ledger."""
    with workflow.open_ledger(location) as ledger:
        workflow.keep_status(ledger)
        newest = [
            holding.reading.document.sha256
            for holding in ledger.holdings(set(range(documents - ASKED + 1, documents + 1)))
        ]
    with TestClient(make_app(Desk(location)), base_url="http://127.0.0.1") as client:
        archive = Archive(documents)
        kinds = asked(archive, newest, ids(client, archive))
        figures = {name: asdict(timed(client, paths)) for name, paths in kinds.items()}
    found = machine()
    return {
        "documents": documents,
        "store": "PostgreSQL" if is_address(location) else "SQLite",
        "machine": f"{found['processor']} ({os.cpu_count()} cores), Python {found['python']}",
        "pages": figures,
    }


def written(found: dict[str, Any]) -> Iterator[str]:
    """The page for docs, line by line."""
    yield "# Speed of pages\n"
    where = " --ledger postgresql://..." if found["store"] == "PostgreSQL" else " --ledger big.db"
    yield (
        f"Pages of a made-up ledger of {found['documents']:,} documents on {found['store']}, on {found['machine']}, "
        "from the request to the last byte, without a network between. Made by "
        f"`python -m benchmarks.page_speed --documents {found['documents']}{where}`, once "
        "`benchmarks.ledger_size` has filled the ledger. First page, deals, people, voices, conflicts, statistics, "
        "new and about are worked out once for each state of the ledger and kept while the server runs: their "
        "figure is that of the kept page. A deal, a person, a voice, a source and a search are worked out when "
        "they are asked for, each here for the first time.\n"
    )
    yield f"| page | median (aim {AIM_MS} ms) | nine in ten under | heaviest (aim {AIM_BYTES // 1000} kB) | asked |"
    yield "|---|---|---|---|---|"
    for name, figure in found["pages"].items():
        failed = f", {figure['failed']} failed" if figure["failed"] else ""
        yield (
            f"| {name} | {figure['median']:.0f} ms | {figure['nine_in_ten']:.0f} ms "
            f"| {figure['heaviest'] / 1000:.0f} kB | {figure['asked']}{failed} |"
        )


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=100_000)
    parser.add_argument("--ledger", required=True)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    found = measure(given.documents, given.ledger)
    print(json.dumps(found) if given.json else "\n".join(written(found)))


if __name__ == "__main__":
    main()
