"""One request: who asks, by which clocks, and what the ledger holds for it.

In: a request. Out: a `Visit` that the routes are told from. Always true: an answer is the same as long as the
head of the ledger is, and so is its `ETag`; a record that somebody without the password gets holds only what
may be published; a parameter that a route does not know is refused, so that a slip of the pen is not
taken for an answer.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches
from functools import cached_property
from hashlib import sha256
from threading import Lock
from typing import Annotated

from fastapi import Depends, Query, Request, Response
from fastapi.dependencies.utils import get_flat_params
from fastapi.params import ParamTypes
from pydantic import BeforeValidator, Field

from backchannel import __version__, needs, workflow
from backchannel.api.problems import Refused
from backchannel.desk import Access, Desk
from backchannel.jobs import Jobs
from backchannel.needs import Needs
from backchannel.views import Clocks, Record, published

_DAY = r"^(1[6-9]|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
_KEPT = 6  # records of a small ledger that are kept for the next requests
_PATIENCE = 60.0  # seconds to wait while another request reads the whole of a large ledger


def _day(value: object) -> object:
    if isinstance(value, str) and not re.fullmatch(_DAY, value, re.ASCII):
        raise ValueError("is no day: write it as in 2022-07-28, between the years 1600 and 2199")
    return value


Day = Annotated[date, BeforeValidator(_day), Field(json_schema_extra={"pattern": _DAY})]
PLAIN = r"^[^\x00-\x1f\x7f-\x9f]+$"
Text = Annotated[str, Query(min_length=1, max_length=300, pattern=PLAIN)]
AsOf = Annotated[Day | None, Query(description="Tell it as it was on that day.", examples=["2022-07-28"])]
KnownAt = Annotated[
    Day | None,
    Query(description="Tell it by what had been published by that day.", examples=["2022-12-08"]),
]


class Kept:
    """Records that were made lately, by all that they depend on; safe between threads."""

    def __init__(self, most: int = _KEPT) -> None:
        self._most = most
        self._records: OrderedDict[object, Record] = OrderedDict()
        self._lock, self._large = Lock(), Lock()

    def get(self, key: object, make: Callable[[], Record]) -> Record:
        """The record, made where it is not at hand."""
        with self._lock:
            found = self._records.get(key)
            if found is not None:
                self._records.move_to_end(key)
                return found
        made = make()
        with self._lock:
            self._records[key] = made
            while len(self._records) > self._most:
                self._records.popitem(last=False)
        return made

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Nobody else reads the whole of a large ledger meanwhile. Raises `Refused` after a while."""
        if not self._large.acquire(timeout=_PATIENCE):
            busy = "others are asking for the whole of this large ledger: try again in a while"
            raise Refused(503, busy, "busy", {"retry-after": "30"})
        try:
            yield
        finally:
            self._large.release()


@dataclass(frozen=True)
class Visit:
    """What is asked for, as of the head of the ledger; `head` is the hash of its last entry."""

    desk: Desk
    jobs: Jobs
    kept: Kept
    access: Access
    head: str
    clocks: Clocks
    request: Request

    @property
    def at_desk(self) -> bool:
        """Whether all may be seen and judged."""
        return self.access == "desk"

    @contextmanager
    def opened(self) -> Iterator[workflow.Ledger]:
        """The ledger, in the thread that asks for it."""
        with self.desk.opened() as ledger:
            yield ledger

    @cached_property
    def is_large(self) -> bool:
        """Whether the ledger is so large that no answer may read all of it unless it must."""
        with self.opened() as ledger:
            index = ledger.index()
            return index.current and index.count() > workflow.SMALL

    def record(self, needed: Needs | None = None, clocks: Clocks | None = None) -> Record:
        """What the ledger holds of what is needed, as far as the visitor may see it; all of a small one."""
        asked = clocks or self.clocks
        with self.opened() as ledger:
            if not self.is_large:
                key = (self.head, asked, self.access)
                return self.kept.get(key, lambda: self.seen(workflow.record(ledger, asked)))
            if needed is not None:
                return self.seen(workflow.record(ledger, asked, needed))
            with self.kept.alone():
                return self.seen(workflow.record(ledger, asked))

    def about(self, name: str | None) -> Needs | None:
        """What a page about a person, a side, two sides or a deal needs; `None`, which is all, for nobody."""
        needed = needs.about(name)
        return needed if self.at_desk else needs.anew(needed)

    def seen(self, record: Record) -> Record:
        """A record as far as the visitor may see it."""
        return record if self.at_desk else published(record)


def shown_password(request: Request) -> str | None:
    """What stands in the `Authorization` header as a bearer. Raises `Refused` for another scheme."""
    header = request.headers.get("authorization")
    if header is None:
        return None
    scheme, _, value = header.partition(" ")
    if scheme.lower() != "bearer" or not value.strip():
        raise _challenge("only `Authorization: Bearer PASSWORD` is known here")
    # headers come as Latin-1, passwords are UTF-8
    return value.strip().encode("latin-1", "replace").decode("utf-8", "replace")


def access_of(request: Request) -> Access:
    """What whoever asks may see. Raises `Refused` for a password that is not the right one."""
    desk: Desk = request.app.state.desk
    shown = shown_password(request)
    access = desk.access(shown)
    if shown is not None and access == "public" and desk.password is not None and not desk.public:
        raise _challenge("that is not the password of this desk")
    request.state.access = access
    return access


def only_desk(request: Request, access: Annotated[Access, Depends(access_of)]) -> None:
    """Let only those in who work at the desk. Raises `Refused`."""
    desk: Desk = request.app.state.desk
    if access == "public":
        if desk.public:
            raise Refused(403, "this server shows only what may be published", "forbidden")
        raise _challenge("this takes the password of the desk: `Authorization: Bearer PASSWORD`")


def known_only(request: Request) -> None:
    """Refuse parameters that the route does not have, with the nearest that it has."""
    flat = get_flat_params(request.scope["route"].dependant)
    known = {one.alias for one in flat if getattr(one.field_info, "in_", None) is ParamTypes.query}
    for name in request.query_params:
        if name not in known:
            close = get_close_matches(name, known, n=1)
            hint = (
                f"; did you mean {close[0]}?"
                if close
                else f"; there are {', '.join(sorted(known)) or 'none'}"
            )
            raise Refused(422, f"query.{name[:40]}: there is no such parameter{hint}", "malformed")


def visit_now(request: Request, access: Annotated[Access, Depends(access_of)]) -> Visit:
    """The visit of a request that has no clocks."""
    desk: Desk = request.app.state.desk
    with desk.opened() as ledger:
        head = ledger.head()
    return Visit(
        desk,
        request.app.state.jobs,
        request.app.state.kept,
        access,
        head.hash if head else "",
        Clocks(),
        request,
    )


def visit(visit: Annotated[Visit, Depends(visit_now)], as_of: AsOf = None, known_at: KnownAt = None) -> Visit:
    """The visit of a request, by both clocks."""
    return replace(visit, clocks=Clocks(as_of, known_at))


def unchanged(visit: Annotated[Visit, Depends(visit_now)], response: Response) -> None:
    """Mark the answer by the head of the ledger and the request; 304 where whoever asks has it. Raises `Refused`."""
    url = visit.request.url
    parts = (__version__, visit.head, visit.access, url.path, url.query)
    etag = f'W/"{sha256(chr(10).join(parts).encode("utf-8", "replace")).hexdigest()[:32]}"'
    headers = {
        "etag": etag,
        "cache-control": f"{'private' if visit.at_desk else 'public'}, no-cache",
        "vary": "Authorization",
    }
    given = visit.request.headers.get("if-none-match", "")
    tags = {one.strip().removeprefix("W/") for one in given.split(",")}
    if etag.removeprefix("W/") in tags or "*" in tags:
        raise Unchanged(headers)
    response.headers.update(headers)


class Unchanged(Exception):
    """That whoever asks has the answer already."""

    def __init__(self, headers: dict[str, str]) -> None:
        super().__init__("not modified")
        self.headers = headers


def _challenge(detail: str) -> Refused:
    return Refused(401, detail, "unauthorized", {"www-authenticate": 'Bearer realm="desk"'})


Now = Annotated[Visit, Depends(visit_now)]
Asked = Annotated[Visit, Depends(visit)]
READS = [Depends(known_only), Depends(unchanged)]
WRITES = [Depends(only_desk), Depends(known_only)]
DESK_READS = [Depends(only_desk), Depends(known_only), Depends(unchanged)]
