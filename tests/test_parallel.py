"""Several processes read a batch: in order, each article on its own, whatever becomes of a process."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from backchannel.errors import InputError, ReaderFault
from backchannel.parallel import MUCH, read_all
from backchannel.records import Document, Reading
from backchannel.settings import Settings
from backchannel.workflow import RuleReader, extract

COUNT = 35
PAGE = " " * (MUCH // 20)


class Echo:
    """Reads nothing; refuses a document that says so, and ends its process on another, but never its parent."""

    name = "echo/1"

    def __init__(self) -> None:
        self.home = os.getpid()

    def read(self, document: Document) -> Reading:
        if "refuse" in document.text:
            raise InputError(f"{document.source}: refused")
        if "fail" in document.text:
            raise ValueError("no such word")
        if "die" in document.text and os.getpid() != self.home:
            os._exit(9)
        return Reading(document, (), (), (), (), f"echo/{os.getpid()}")


def documents(words: dict[int, str], count: int = COUNT) -> Iterator[Document]:
    for i in range(count):
        yield Document(f"{i}.txt", "", words.get(i, "plain") + PAGE)


@pytest.fixture(scope="module")
def batch() -> list[tuple[Document, object]]:
    """What becomes of a batch of which one article fails and one is no document."""
    given = documents({3: "refuse"})
    return list(read_all(given, lambda d: None if d.source == "5.txt" else d, Echo(), 2))


def test_a_batch_is_read_by_other_processes_in_order(batch: list[tuple[Document, object]]) -> None:
    assert [d.source for d, _ in batch] == [f"{i}.txt" for i in range(COUNT)]
    readers = {answer.reader for _, answer in batch if isinstance(answer, Reading)}
    assert readers and f"echo/{os.getpid()}" not in readers


def test_few_documents_stay_in_this_process() -> None:
    ((_, answer),) = read_all(documents({}, 1), lambda d: d, Echo(), 2)
    assert isinstance(answer, Reading) and answer.reader == f"echo/{os.getpid()}"


def test_what_fails_in_one_article_leaves_the_others(batch: list[tuple[Document, object]]) -> None:
    assert [i for i, (_, answer) in enumerate(batch) if isinstance(answer, InputError)] == [3]


def test_an_article_on_which_the_reader_fails_is_left_out_and_told_of() -> None:
    found = list(read_all(documents({7: "fail"}), lambda d: d, Echo(), 2))
    ((at, answer),) = [(i, a) for i, (_, a) in enumerate(found) if not isinstance(a, Reading)]
    assert at == 7 and isinstance(answer, ReaderFault)
    assert re.fullmatch(
        r"7\.txt: left out, as the reader failed on it \(test_parallel\.py, line \d+\); .*",
        str(answer),
    )


def test_items_without_a_document_keep_their_place(batch: list[tuple[Document, object]]) -> None:
    assert [i for i, (_, answer) in enumerate(batch) if answer is None] == [5]


@pytest.mark.slow
def test_a_process_that_dies_loses_nothing() -> None:
    found = list(read_all(documents({4: "die", 20: "die"}), lambda d: d, Echo(), 2))
    assert len(found) == COUNT and all(isinstance(answer, Reading) for _, answer in found)


@pytest.mark.slow
def test_one_who_stops_early_leaves_no_process_behind() -> None:
    found = read_all(documents({}, 10_000), lambda d: d, Echo(), 2)
    assert next(found)[0].source == "0.txt"
    found.close()  # type: ignore[attr-defined]


@pytest.mark.slow
def test_the_built_in_reader_reads_alike_in_every_process(tmp_path: Path) -> None:
    line = "The minister opened a school in the north, and nobody asked her about anything else.\n\n" * 60
    for i in range(32):
        text = f" date 2024-03-0{i % 9 + 1} Vale freed {i + 2} men on Monday.\n\n{line}"
        (tmp_path / f"{i:02}.txt").write_text(text)
    batch = [
        [result.reading for result in extract([str(tmp_path)], RuleReader(), settings=Settings(workers=n))]
        for n in (1, 2)
    ]
    assert batch[0] == batch[1] and len(batch[0]) == 32
