"""Processes that write to a ledger and may be killed at any moment.

In: the place of a ledger, a file of articles. Out: functions for a process of its own. Always true: a process
says on its pipe what it does before it does it, and what it has done once that is kept.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from backchannel.errors import BackchannelError
from backchannel.ledger import open_store
from backchannel.records import Claim, Document, Entity, Mention, Reading, Span, Statement
from backchannel.settings import Settings
from backchannel.workflow import open_ledger, read_into

_SENTENCE = re.compile(r"[A-Z][^.]*\.")
_CONTEXT = multiprocessing.get_context("forkserver")
_CONTEXT.set_forkserver_preload(["tests.batches"])


class QuickReader:
    """Makes a claim, with its speaker, of every sentence, in no time."""

    name = "quick/1"

    def read(self, document: Document) -> Reading:
        spans = [Span(*found.span()) for found in _SENTENCE.finditer(document.text)]
        people, statements, claims = [], [], []
        for number, span in enumerate(spans):
            name = document.text[span.start :].split(" ", 1)[0]
            mention = Mention(span.start, span.start + len(name), "name")
            people.append(Entity(f"e{number}", "person", name, mentions=(mention,)))
            statements.append(
                Statement(f"s{number}", f"e{number}", None, "on_record", "indirect", None, (span,))
            )
            roles = {"holder": (f"e{number}",), "stance": "no_agreement"}
            claims.append(Claim(f"c{number}", "position", roles, (span,), statement=f"s{number}"))
        return Reading(document, tuple(people), tuple(statements), (), tuple(claims), self.name)


def articles(path: Path, first: int, last: int) -> Path:
    """A file of made-up articles, a line each."""
    names = ("Duarte", "Salgado", "Munoz", "Leal", "Parra")
    with path.open("w", encoding="utf-8") as file:
        for number in range(first, last):
            told = " ".join(
                f"{names[(number + k) % 5]} said on day {number} that there was no agreement with side {k}."
                for k in range(6)
            )
            file.write(
                json.dumps({"text": told, "date": "2031-05-15", "url": f"https://example.org/{number}"})
                + "\n"
            )
    return path


@contextmanager
def started(work: Callable[..., None], *values: Any) -> Iterator[tuple[BaseProcess, Connection]]:
    """A process at work, and its pipe; it is killed in the end."""
    ours, theirs = _CONTEXT.Pipe(duplex=False)
    process = _CONTEXT.Process(target=work, args=(theirs, *values))
    process.start()
    theirs.close()
    try:
        yield process, ours
    finally:
        process.kill()
        process.join()
        process.close()
        ours.close()


def heard(pipe: Connection) -> list[Any]:
    """All that is left in the pipe of a process that has ended."""
    said = []
    while True:
        try:
            said.append(pipe.recv())
        except (EOFError, OSError):
            return said


def read_batch(pipe: Connection, place: str, source: str) -> None:
    """Read a file of articles; says the hash of each that is reported as read, and `done`."""
    pipe.send("begun")
    with open_ledger(place, create=True) as ledger:
        for result in read_into(ledger, [source], QuickReader(), settings=Settings(workers=1)):
            if result.outcome == "read" and result.document:
                pipe.send(result.document.sha256)
    pipe.send("done")


def expunge(pipe: Connection, place: str, name: str) -> None:
    """Take a document out."""
    with open_store(place) as ledger:
        pipe.send("begun")
        ledger.expunge(name, "a lawyer", "order of a court")
    pipe.send("done")


def migrate(pipe: Connection, place: str) -> None:
    """Open a ledger, which takes it to the newest schema."""
    pipe.send("begun")
    open_store(place).close()
    pipe.send("done")


def create(pipe: Connection, place: str) -> None:
    """Make a ledger, or open the one that another process makes."""
    pipe.send("begun")
    try:
        open_store(place, create=True).close()
        pipe.send("done")
    except BackchannelError as error:
        pipe.send(str(error))


def fill(pipe: Connection, place: str, source: str, room: int) -> None:
    """Read a file of articles with a limit to the size of files, then without one."""
    import resource

    with open_ledger(place, create=True) as ledger:
        used = max(os.path.getsize(path) for path in (place, f"{place}-wal") if os.path.exists(path))
        _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (used + room, hard))
        for _ in range(2):
            try:
                for result in read_into(ledger, [source], QuickReader(), settings=Settings(workers=1)):
                    if result.outcome == "read" and result.document:
                        pipe.send(result.document.sha256)
                pipe.send("done")
            except BackchannelError as error:
                pipe.send(str(error))
                pipe.send([str(fault) for fault in ledger.verify()])
            resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
