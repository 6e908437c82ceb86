"""Reading of what is given to the server, in the background, one thing after the other.

In: bytes under the name of a file, or a web address. Out: jobs, each with how far it is and what became of
its articles. Always true: one thread of the process reads, as the reader is heavy; no more than a few jobs wait
and no more than a few are remembered; a path of the server's own files is never opened; an article that was
reported as read is in the ledger, also where the job was broken off.
"""

from __future__ import annotations

import logging
import re
from collections import OrderedDict, deque
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from secrets import token_hex
from threading import Condition, Thread
from types import TracebackType
from typing import Literal, Self

from backchannel import workflow
from backchannel.desk import Desk
from backchannel.errors import BackchannelError, Busy, NotFound, Unreadable, UsageError
from backchannel.records import Source

State = Literal["waiting", "reading", "done", "failed"]

WAITING = 20  # jobs that may wait
REMEMBERED = 200  # jobs that are remembered once they have ended
TOLD = 200  # articles of one job that are told apart; all of them are counted
_CLOSING = "the server was closed before this was read: give it again"
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Told:
    """What became of one article: the hash of its document where there is one, or why it was not read."""

    location: str
    outcome: workflow.Outcome
    document: str | None = None
    claims: int = 0
    error: str | None = None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Job:
    """Something that was given to be read, and how far it is, as of the moment it was asked for.

    `done` of `total` articles have been looked at (`total` is 0 until they are counted): `read`, `known`
    already, or `failed`. `results` tells the first `TOLD` of them. `error` is why nothing, or nothing more, was
    read. Times are UTC (ISO 8601).
    """

    id: str
    name: str
    state: State
    given: str
    started: str | None = None
    ended: str | None = None
    done: int = 0
    total: int = 0
    read: int = 0
    known: int = 0
    failed: int = 0
    results: tuple[Told, ...] = ()
    error: str | None = None

    @property
    def is_over(self) -> bool:
        """Whether nothing more will come of it."""
        return self.state in ("done", "failed")


@dataclass
class _Task:
    """A job as the thread works on it; what it holds is let go of once it was read."""

    job: Job
    target: workflow.Target | None
    published: str | None
    size: int
    results: list[Told] = field(default_factory=list)


class Jobs:
    """Reads what it is given, one job after the other, in a thread that begins with the first; close it."""

    def __init__(self, desk: Desk, waiting: int = WAITING, remembered: int = REMEMBERED) -> None:
        self._desk = desk
        self._limits = waiting, remembered
        # several processes would answer later and hold several readers: the server keeps to its own one
        self._settings = replace(desk.settings, workers=desk.settings.workers or 1)
        self._tasks: OrderedDict[str, _Task] = OrderedDict()
        self._queue: deque[_Task] = deque()
        self._changed = Condition()
        self._thread: Thread | None = None
        self._closed = False

    def submit(
        self, name: str, data: bytes, published: str | None = None, *, media_type: str | None = None
    ) -> Job:
        """Have the bytes of a file read: one article, or a dump of many; `published` (EDTF) dates them.

        Raises `UsageError` for a date that is none, `Unreadable` for too much, `Busy` where too much waits.
        """
        limit = self._settings.max_bytes
        source = workflow.given(name, data, media_type)
        if len(data) > limit:
            raise Unreadable(f"{source.location}: larger than {limit / 1e6:g} MB; split it, or give a part")
        return self._enter(source.location, source, published, len(data))

    def fetch(self, address: str, published: str | None = None) -> Job:
        """Have the page at a web address fetched and read; only for whoever may make this machine fetch it.

        Raises `UsageError` for what is no web address, `Busy` where too much waits.
        """
        if not re.fullmatch(r"https?://[^\s/]+(/\S*)?", address, re.IGNORECASE) or not address.isprintable():
            raise UsageError(f"{address[:200]}: not a web address; it begins with http:// or https://")
        return self._enter(address[:2000], address, published, 0)

    def find(self, job: str) -> Job:
        """The job with this id, as it stands now. Raises `NotFound`, also for one that is long over."""
        with self._changed:
            return self._shown(self._task(job))

    def wait(self, job: str, seconds: float) -> Job:
        """The job once it is over, or as it stands after so many seconds. Raises `NotFound`."""
        with self._changed:
            task = self._task(job)
            self._changed.wait_for(lambda: task.job.is_over, seconds)
            return self._shown(task)

    def all(self) -> tuple[Job, ...]:
        """All jobs that are remembered, newest first."""
        with self._changed:
            return tuple(self._shown(task) for task in reversed(self._tasks.values()))

    def close(self, seconds: float = 10.0) -> None:
        """Take nothing more, end with the article at hand, and say of the rest that it was not read."""
        with self._changed:
            self._closed = True
            thread = self._thread
            self._changed.notify_all()
        if thread is not None:
            thread.join(seconds)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _enter(self, name: str, target: workflow.Target, published: str | None, size: int) -> Job:
        dated = workflow.date_given(published) if published else None
        task = _Task(Job(token_hex(8), name, "waiting", _now()), target, dated, size)
        with self._changed:
            if self._closed:
                raise Busy("the server is closing: give it again when it is back")
            waiting = sum(one.size for one in self._queue)
            if len(self._queue) >= self._limits[0] or waiting + size > 4 * self._settings.max_bytes:
                raise Busy(f"{len(self._queue):,} things wait to be read: try again in a while")
            self._tasks[task.job.id] = task
            self._queue.append(task)
            self._forget()
            if self._thread is None:
                # A process that ends does not wait for a long document: what is kept is whole either way.
                self._thread = Thread(target=self._work, name="reading", daemon=True)
                self._thread.start()
            self._changed.notify_all()
            return self._shown(task)

    def _task(self, job: str) -> _Task:
        task = self._tasks.get(job)
        if task is None:
            raise NotFound(f"there is no job {job[:40]}: it was never given, or is over and forgotten")
        return task

    def _shown(self, task: _Task) -> Job:
        return replace(task.job, results=tuple(task.results))

    def _forget(self) -> None:
        over = [id for id, task in self._tasks.items() if task.job.is_over]
        for id in over[: max(0, len(over) - self._limits[1])]:
            del self._tasks[id]

    def _work(self) -> None:
        while task := self._next():
            error = None
            try:
                self._read(task)
            except BackchannelError as told:
                error = str(told)
            except Exception:
                _LOG.exception("reading %s", task.job.name)
                error = f"{task.job.name}: could not be read; the server's log says why"
            self._end(task, error)

    def _next(self) -> _Task | None:
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self._queue)
            if self._closed:
                for task in self._queue:
                    self._note(task, state="failed", ended=_now(), error=_CLOSING)
                self._queue.clear()
                return None
            task = self._queue.popleft()
            self._note(task, state="reading", started=_now())
            return task

    def _read(self, task: _Task) -> None:
        target = task.target
        assert target is not None
        if isinstance(target, Source):
            self._note(task, total=workflow.articles_in(target))
        with self._desk.opened() as ledger:
            results = workflow.read_into(
                ledger,
                [target],
                self._desk.reader,
                published=task.published,
                settings=self._settings,
            )
            self._count(task, results)

    def _count(self, task: _Task, results: Iterable[workflow.Result]) -> None:
        for result in results:
            with self._changed:
                job = task.job
                counts = {result.outcome: getattr(job, result.outcome) + 1}
                self._note(task, done=job.done + 1, total=max(job.total, job.done + 1), **counts)
                if len(task.results) < TOLD:
                    task.results.append(_told(result))
                if self._closed and job.done + 1 < job.total:
                    raise Busy(_CLOSING)

    def _end(self, task: _Task, error: str | None) -> None:
        with self._changed:
            job, task.target = task.job, None
            if error is None and job.failed and job.failed == job.done:
                first = next((one.error for one in task.results if one.error), None)
                error = first if job.done == 1 else f"none of {job.done:,} articles could be read: {first}"
            self._note(task, state="failed" if error else "done", ended=_now(), error=error)
            self._forget()

    def _note(self, task: _Task, **changes: object) -> None:
        with self._changed:
            task.job = replace(task.job, **changes)  # type: ignore[arg-type]
            self._changed.notify_all()


def _told(result: workflow.Result) -> Told:
    return Told(
        result.location,
        result.outcome,
        result.document.sha256 if result.document else None,
        len(result.reading.claims) if result.reading else 0,
        str(result.error) if result.error else None,
        result.document.warnings if result.document else (),
    )


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
