"""What is given to the server is read in the background, one thing after the other, within bounds."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest

from backchannel.desk import Desk
from backchannel.errors import Busy, NotFound, Unreadable, UsageError
from backchannel.jobs import Jobs
from backchannel.records import Document, Reading
from backchannel.settings import Settings
from tests.reports import FOLDER

OFFER = (FOLDER / "offer.txt").read_bytes()
TEXT = "A court in Lima heard the case of a teacher on Monday, and will go on in week {}."
LONG = 20.0  # seconds that no test takes


class SlowReader:
    """Reads nothing but the document, and only once it is let."""

    name = "bare/1"

    def __init__(self) -> None:
        self.may_read = Event()

    def read(self, document: Document) -> Reading:
        assert self.may_read.wait(LONG)
        if "week 99" in document.text:
            raise RuntimeError("broken")
        return Reading(document, (), (), (), (), self.name)


@pytest.fixture
def reader() -> SlowReader:
    return SlowReader()


@pytest.fixture
def desk(tmp_path: Path, reader: SlowReader) -> Desk:
    desk = Desk(str(tmp_path / "a.db"), settings=Settings(max_bytes=20_000))
    desk.__dict__["reader"] = reader
    return desk


@pytest.fixture
def jobs(desk: Desk, reader: SlowReader) -> Iterator[Jobs]:
    with Jobs(desk, waiting=2, remembered=3) as jobs:
        yield jobs
        reader.may_read.set()


def dump(*weeks: int) -> bytes:
    return "\n".join(json.dumps({"text": TEXT.format(week)}) for week in weeks).encode()


def test_an_upload_is_read_into_the_ledger(jobs: Jobs, desk: Desk, reader: SlowReader) -> None:
    reader.may_read.set()
    given = jobs.submit("../../etc/offer.txt", OFFER, "2031-05-15")
    assert given.name == "offer.txt" and given.state in ("waiting", "reading")
    job = jobs.wait(given.id, LONG)
    assert (job.state, job.done, job.total, job.read, job.error) == ("done", 1, 1, 1, None)
    assert job.given <= (job.started or "") <= (job.ended or "")
    with desk.opened() as ledger:
        (reading,) = ledger.readings()
    assert job.results[0].document == reading.document.sha256
    assert reading.document.source == "offer.txt" and reading.document.published == "2031-05-15"


def test_the_same_bytes_are_known_already(jobs: Jobs, reader: SlowReader) -> None:
    reader.may_read.set()
    first, second = (jobs.wait(jobs.submit("offer.txt", OFFER).id, LONG) for _ in range(2))
    assert (second.state, second.known) == ("done", 1)
    assert first.results[0].document == second.results[0].document


def test_a_dump_is_one_job_that_tells_how_far_it_is(jobs: Jobs, reader: SlowReader) -> None:
    job = jobs.submit("dump.jsonl", dump(1, 2, 3) + b"\n{broken")
    assert jobs.wait(job.id, 0).done == 0
    reader.may_read.set()
    job = jobs.wait(job.id, LONG)
    assert (job.state, job.done, job.total, job.read, job.failed) == ("done", 4, 4, 3, 1)
    assert [one.outcome for one in job.results] == ["read"] * 3 + ["failed"]
    assert "dump.jsonl#4" in (job.results[-1].error or "")


@pytest.mark.parametrize("data", [b"", b"  \n", b"%PDF-1.4 broken", b"\x00\x01\x02" * 50])
def test_what_holds_no_article_fails_in_words(jobs: Jobs, reader: SlowReader, data: bytes) -> None:
    reader.may_read.set()
    job = jobs.wait(jobs.submit("a.pdf" if data.startswith(b"%") else "a.txt", data).id, LONG)
    assert job.state == "failed" and job.error and "\n" not in job.error and job.error.startswith("a.")


def test_a_reader_that_breaks_leaves_the_others_to_be_read(jobs: Jobs, reader: SlowReader) -> None:
    reader.may_read.set()
    broken = jobs.submit("broken.txt", TEXT.format(99).encode())
    whole = jobs.submit("whole.txt", TEXT.format(1).encode())
    assert jobs.wait(broken.id, LONG).state == "failed"
    assert "RuntimeError" not in (jobs.find(broken.id).error or "")
    assert jobs.wait(whole.id, LONG).state == "done"


def test_no_more_waits_than_there_is_room_for(jobs: Jobs, reader: SlowReader) -> None:
    given = []
    with pytest.raises(Busy):
        for week in range(4):
            given.append(jobs.submit("a.txt", TEXT.format(week).encode()))
    assert len(given) in (2, 3)  # one may be in hand already
    reader.may_read.set()
    assert all(jobs.wait(job.id, LONG).state == "done" for job in given)


def test_only_so_many_are_remembered(jobs: Jobs, reader: SlowReader) -> None:
    reader.may_read.set()
    given = [jobs.wait(jobs.submit("a.txt", TEXT.format(week).encode()).id, LONG) for week in range(5)]
    assert [job.id for job in jobs.all()] == [job.id for job in reversed(given[-3:])]
    with pytest.raises(NotFound):
        jobs.find(given[0].id)


def test_what_cannot_be_meant_is_refused_at_once(jobs: Jobs) -> None:
    with pytest.raises(UsageError):
        jobs.submit("a.txt", OFFER, "yesterday")
    with pytest.raises(Unreadable):
        jobs.submit("a.txt", b"a" * 20_001)
    for address in ("/etc/passwd", "file:///etc/passwd", "-", "ftp://example.org/a", "http://", "http://a b"):
        with pytest.raises(UsageError):
            jobs.fetch(address)
    assert jobs.all() == ()


def test_closing_ends_with_the_article_at_hand(desk: Desk, reader: SlowReader) -> None:
    jobs = Jobs(desk)
    first, second = jobs.submit("dump.jsonl", dump(1, 2, 3)), jobs.submit("b.txt", OFFER)
    while jobs.find(first.id).state == "waiting":
        jobs.wait(first.id, 0.01)
    jobs.close(0)
    reader.may_read.set()
    first, second = (jobs.wait(job.id, LONG) for job in (first, second))
    assert (first.state, first.read, second.state, second.read) == ("failed", 1, "failed", 0)
    assert "closed" in (first.error or "") and "closed" in (second.error or "")
    with pytest.raises(Busy):
        jobs.submit("c.txt", OFFER)
