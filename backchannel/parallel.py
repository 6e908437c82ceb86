"""Readings from several processes, in the order of their documents.

In: items that may hold a document, a reader, how many processes. Out: each item with its reading, or with the
error that its document met. Always true: the order is kept; no more than a few documents are ahead of the one
that is given out; a process that dies leaves its documents to be read here; none outlives its parent.
"""

from __future__ import annotations

import multiprocessing
import os
import threading
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain
from pathlib import Path
from typing import Protocol, TypeVar

from backchannel.errors import BackchannelError, InputError, ReaderFault
from backchannel.records import Document, Reading

Item = TypeVar("Item")
Answer = Reading | InputError | None

# With less text than this (code points), loading the reader once more costs more time than it saves.
MUCH = 150_000


class Reader(Protocol):
    """Whatever turns a document into a reading; `name` tells versions apart, as in `rules/0.1`."""

    @property
    def name(self) -> str: ...

    def read(self, document: Document) -> Reading: ...


def workers_for(wanted: int) -> int:
    """How many processes to use: as many as wanted, or with 0 one a core, up to four."""
    if wanted:
        return wanted
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(cores, 4)


def one_reading(reader: Reader, document: Document | None) -> Answer:
    """The reading of a document, the `InputError` that it met, or None without one."""
    if document is None:
        return None
    try:
        return reader.read(document)
    except InputError as error:
        return error
    except BackchannelError:
        raise
    except Exception as error:
        return fault(document, error)


def fault(document: Document, error: Exception) -> ReaderFault:
    """What is told of an article on which the reader failed: where in the program, so that it can be mended."""
    *_, last = traceback.extract_tb(error.__traceback__)
    return ReaderFault(
        f"{document.source}: left out, as the reader failed on it ({Path(last.filename).name}, line {last.lineno}); "
        "please report this line and the article"
    )


def read_all(
    items: Iterable[Item], document_of: Callable[[Item], Document | None], reader: Reader, workers: int = 0
) -> Iterator[tuple[Item, Answer]]:
    """Each item with the reading of its document, with the `InputError` that it met, or with None without one."""
    left = iter(items)
    first: list[Item] = []
    count = workers_for(workers)
    size = 0
    for item in left if count > 1 else ():
        first.append(item)
        document = document_of(item)
        size += len(document.text) if document else 0
        if size >= MUCH:
            yield from _spread(chain(first, left), document_of, reader, count)
            return
    for item in chain(first, left):
        yield item, one_reading(reader, document_of(item))


def _spread(
    items: Iterable[Item], document_of: Callable[[Item], Document | None], reader: Reader, count: int
) -> Iterator[tuple[Item, Answer]]:
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(count, context, initializer=_begin, initargs=(reader,))
    waiting: deque[tuple[Item, Future[Reading | InputError] | None]] = deque()

    def give() -> tuple[Item, Answer]:
        item, future = waiting.popleft()
        try:
            return item, future.result() if future else None
        except BrokenProcessPool:
            return item, one_reading(reader, document_of(item))

    def ask(document: Document | None) -> Future[Reading | InputError] | None:
        try:
            return pool.submit(_read, document) if document else None
        except BrokenProcessPool as error:
            broken: Future[Reading | InputError] = Future()
            broken.set_exception(error)
            return broken

    try:
        for item in items:
            waiting.append((item, ask(document_of(item))))
            if len(waiting) > 3 * count:
                yield give()
        while waiting:
            yield give()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


_own: list[Reader] = []


def _begin(reader: Reader) -> None:
    # one core a process: numerical libraries that are loaded from here on keep to one thread
    os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1", TOKENIZERS_PARALLELISM="false")
    _own.append(reader)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _read(document: Document) -> Reading | InputError:
    found = one_reading(_own[0], document)
    assert found is not None
    return found
