"""What took long to work out, kept while a server runs, and made anew in the background when the ledger grows.

In: a key, a mark that changes when the answer may, and who makes it. Out: the answer, or the one of before with
its mark. Always true: one thing is made in the background at a time; what fails says so and is not tried again
before the mark changes; nothing is written to the disk.
"""

from __future__ import annotations

import logging
import multiprocessing
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from threading import Lock, Thread
from typing import Any, Generic, TypeVar, cast

from backchannel.errors import BackchannelError, Busy

T = TypeVar("T")
_LOG = logging.getLogger(__name__)
_WAITING = 3  # answers that may be on their way; whoever asks for more asks again later
_NO_ANSWER = "this could not be worked out: the machine may have too little memory for it"


@dataclass(frozen=True, slots=True)
class Kept(Generic[T]):
    """An answer, when it was made (UTC, ISO 8601), and the mark that it was made at; `error` where there is none."""

    value: T | None
    made: str
    mark: Hashable
    error: str = ""


class Shelf:
    """Answers by key, no more than there is `room` for; those asked for longest ago go first."""

    def __init__(self, room: int = 48) -> None:
        self._room = room
        self._kept: OrderedDict[Hashable, Kept[Any]] = OrderedDict()
        self._making: set[Hashable] = set()
        self._lock, self._turn = Lock(), Lock()

    def now(self, key: Hashable, mark: Hashable, make: Callable[[], T]) -> T:
        """The answer for this mark, made at once where it is not kept. Raises what `make` raises."""
        held = self._find(key)
        if held is not None and held.mark == mark and not held.error:
            return cast(T, held.value)
        value = make()
        self._put(key, Kept(value, _now(), mark))
        return value

    def soon(self, key: Hashable, mark: Hashable, make: Callable[[], T]) -> Kept[T] | None:
        """What is kept, if of another mark with a new one on its way; `None` where nothing is kept yet."""
        held = self._find(key)
        if held is None or held.mark != mark:
            self._begin(key, mark, make)
        return held

    def _find(self, key: Hashable) -> Kept[Any] | None:
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def _put(self, key: Hashable, kept: Kept[Any]) -> None:
        with self._lock:
            self._kept[key] = kept
            self._kept.move_to_end(key)
            while len(self._kept) > self._room:
                self._kept.popitem(last=False)

    def _begin(self, key: Hashable, mark: Hashable, make: Callable[[], Any]) -> None:
        with self._lock:
            if key in self._making or len(self._making) >= _WAITING:
                return
            self._making.add(key)
        Thread(target=self._make, args=(key, mark, make), name="working out", daemon=True).start()

    def _make(self, key: Hashable, mark: Hashable, make: Callable[[], Any]) -> None:
        try:
            with self._turn:
                self._put(key, Kept(make(), _now(), mark))
        except BackchannelError as error:
            self._put(key, Kept(None, _now(), mark, str(error)))
        except Exception:
            _LOG.exception("working out %s", key)
            self._put(key, Kept(None, _now(), mark, "this failed; the server's log says how"))
        finally:
            with self._lock:
                self._making.discard(key)


def apart(function: Callable[..., T], *arguments: object) -> T:
    """What a function of a module returns, worked out in a process of its own that ends with ours.

    So a heavy answer neither holds up other pages nor keeps its memory. Raises `BackchannelError`.
    """
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_answer, args=(theirs, function, arguments), daemon=True)
    process.start()
    theirs.close()
    try:
        error, value = ours.recv()
    except EOFError as gone:
        raise Busy(_NO_ANSWER) from gone
    finally:
        ours.close()
        process.join()
    if error:
        raise Busy(error)
    return cast(T, value)


def _answer(place: Connection, function: Callable[..., Any], arguments: tuple[object, ...]) -> None:
    try:
        place.send(("", function(*arguments)))
    except BackchannelError as error:
        place.send((str(error), None))
    except MemoryError:
        place.send((_NO_ANSWER, None))
    finally:
        place.close()


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="minutes")
