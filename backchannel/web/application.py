"""The application of the pages: all routes, static files, and what guards them.

In: a desk, and the jobs that read for it. Out: a Starlette application. Always true: every answer carries the
headers of `security`; a server answers under its own names only.
"""

from __future__ import annotations

from functools import partial

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from backchannel.desk import Desk
from backchannel.jobs import Jobs
from backchannel.web.pages import (
    about,
    conflicts,
    counts,
    deals,
    documents,
    home,
    judgements,
    judging,
    news,
    people,
    person,
    precedents,
    reading,
    reviewing,
    searching,
    signing,
    sources,
    voices,
)
from backchannel.web.rendering import HERE
from backchannel.web.routing import failed, routes
from backchannel.web.security import Headers

_PAGES = (
    home,
    about,
    conflicts,
    counts,
    deals,
    documents,
    judgements,
    judging,
    news,
    people,
    person,
    precedents,
    reading,
    reviewing,
    searching,
    sources,
    voices,
    signing,
)
_SMALLEST = 800  # bytes from which an answer is packed


def make_pages(desk: Desk, jobs: Jobs) -> Starlette:
    """The pages of a desk."""
    places = [at for module in _PAGES for at in module.PLACES]
    return Starlette(
        routes=[
            *routes(places, desk, jobs),
            Route("/robots.txt", _robots),
            Mount("/static", StaticFiles(directory=HERE / "static"), name="static"),
        ],
        middleware=[
            Middleware(Headers),
            Middleware(TrustedHostMiddleware, allowed_hosts=list(desk.hosts)),
            Middleware(GZipMiddleware, minimum_size=_SMALLEST),
        ],
        exception_handlers={HTTPException: partial(_refused, desk, jobs), 500: partial(_broken, desk, jobs)},
    )


async def _refused(desk: Desk, jobs: Jobs, request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    message = "there is no page at this address" if error.status_code == 404 else str(error.detail)
    return await run_in_threadpool(failed, request, desk, jobs, error.status_code, message)


async def _broken(desk: Desk, jobs: Jobs, request: Request, error: Exception) -> Response:
    message = "something went wrong that should not; the server's log says what"
    return await run_in_threadpool(failed, request, desk, jobs, 500, message)


async def _robots(request: Request) -> Response:
    return PlainTextResponse("User-agent: *\nDisallow: /\n")
