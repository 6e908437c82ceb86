"""The application of the interface: all routes, what guards them, and how it describes itself.

In: a desk, and the jobs that read for it. Out: a FastAPI application, to be mounted at `BASE`. Always true: it
serves no page and nothing from elsewhere; who may write is decided before a body is looked at.
"""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from backchannel import __version__
from backchannel.api.address import BASE
from backchannel.api.description import TITLE, describe
from backchannel.api.guards import Guards
from backchannel.api.problems import tell_problems
from backchannel.api.routes import deals, documents, figures, jobs, ledger, record, review, views
from backchannel.api.visits import Kept, Unchanged
from backchannel.desk import Desk
from backchannel.jobs import Jobs

__all__ = ["BASE", "make_api"]

_ROUTERS = tuple(one.router for one in (documents, jobs, record, deals, views, figures, review, ledger))


def make_api(desk: Desk, jobs: Jobs) -> FastAPI:
    """The interface of a desk."""
    api = FastAPI(
        title=TITLE,
        version=__version__,
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        redirect_slashes=False,
    )
    api.state.desk, api.state.jobs, api.state.kept = desk, jobs, Kept()
    for router in _ROUTERS:
        api.include_router(router)
    api.state.places = [place for router in _ROUTERS for place in router.routes]
    api.openapi = lambda: describe(api)  # type: ignore[method-assign]
    api.add_route("/openapi.json", _description, include_in_schema=False)
    tell_problems(api)
    api.add_exception_handler(Unchanged, _unchanged)
    api.add_middleware(Guards, desk=desk)
    return api


async def _unchanged(request: Request, error: Exception) -> Response:
    assert isinstance(error, Unchanged)
    return Response(status_code=304, headers=error.headers)


async def _description(request: Request) -> Response:
    made: dict[str, Any] = describe(request.app)
    return JSONResponse(made, headers={"cache-control": "no-cache"})
