"""From a request to a page: what lies between the server and the modules in `pages`.

In: a function that answers a visit. Out: a route. Always true: pages are made in a thread of their own, so
that a slow one holds up nobody; what goes wrong on purpose is a page that says so, with the status of its
error, in words and never with a trace.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route
from starlette.types import Message

from backchannel.desk import Desk
from backchannel.errors import BackchannelError
from backchannel.jobs import Jobs
from backchannel.memory import at_once
from backchannel.web import addresses
from backchannel.web.rendering import response
from backchannel.web.security import is_own
from backchannel.web.visit import Visit

Answer = Callable[[Visit], Response]

_LOG = logging.getLogger(__name__)
FILES = 20  # that one form may send
_FIELDS = 2_000  # of a form
_AT_ONCE = 4  # times the size of one file, in one form
_SHORT = 10_000  # bytes of the form to sign in


@dataclass(frozen=True, slots=True)
class At:
    """That `answer` is what stands at `path`. `writes` is true for what a form sends; only a desk may send it."""

    path: str
    answer: Answer
    writes: bool = False
    desk_only: bool = False


def routes(places: Iterable[At], desk: Desk, jobs: Jobs) -> list[Route]:
    """Routes for the pages."""
    return [
        Route(at.path, partial(_answered, at, desk, jobs), methods=["POST"] if at.writes else ["GET"])
        for at in places
    ]


def seen_after(visit: Visit, path: str, **query: object) -> Response:
    """An answer to a form that leads to a page, so that going back sends nothing twice."""
    return RedirectResponse(visit.href(path, **query), status_code=303)


async def _answered(at: At, desk: Desk, jobs: Jobs, request: Request) -> Response:
    form: FormData | None = None
    try:
        visit = Visit.of(request, desk, jobs)
        if at.writes and not is_own(request):
            raise HTTPException(403, "this form was sent from another site")
        if (at.writes or at.desk_only) and not visit.at_desk and at.path != addresses.SIGN_IN:
            raise HTTPException(403, "only those who work at the desk may do this")
        if at.writes:
            # Nothing of a form is taken in before it is known that its sender may send it.
            form = await _form(request, desk.settings.max_bytes, visit.at_desk)
            visit = replace(visit, form=form)
        return await run_in_threadpool(at_once(at.answer), visit)
    except BackchannelError as error:
        return await run_in_threadpool(failed, request, desk, jobs, error.http_status, str(error))
    except HTTPException as error:
        return await run_in_threadpool(failed, request, desk, jobs, error.status_code, error.detail)
    finally:
        if form is not None:
            await form.close()


async def _form(request: Request, most: int, at_desk: bool) -> FormData:
    """What a form sends; files only from the desk. Raises `HTTPException` for more than the server takes."""
    limit, taken = (_AT_ONCE * most if at_desk else _SHORT), 0

    async def counted() -> Message:
        nonlocal taken
        message = await request.receive()
        taken += len(message.get("body", b""))
        if taken > limit:
            # the parser lets go of the files that it holds for this error only
            raise MultiPartException("too much")
        return message

    sent = Request(request.scope, counted)
    try:
        return await sent.form(max_files=FILES if at_desk else 0, max_fields=_FIELDS, max_part_size=most)
    except (HTTPException, MultiPartException) as error:
        if taken <= limit:
            raise
        raise HTTPException(
            413, f"that is more than the {limit / 1e6:g} MB that one form may send"
        ) from error


def failed(request: Request, desk: Desk, jobs: Jobs, status: int, message: str) -> Response:
    """The page that says what is wrong."""
    plain = {**request.scope, "query_string": b""}
    visit = Visit.of(Request(plain), desk, jobs)
    if status >= 500:
        _LOG.error("%s: %s", request.url.path, message)
    return response("error.html", visit, status=status, code=status, message=message)
