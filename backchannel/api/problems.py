"""Every error as one shape: problem details (RFC 9457), by the one tree of errors.

In: what went wrong. Out: an answer of `application/problem+json`. Always true: the status is that of the
error's class; an error of the server's own says what is at fault only to whoever works at the desk; what was
sent is never sent back but in words that are safe in any text.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from pydantic import Field
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Match

from backchannel.errors import BackchannelError

MEDIA_TYPE = "application/problem+json"
_LOG = logging.getLogger(__name__)
_LONGEST = 1_000
_OWN_FAULT = "something went wrong that should not; the server's log says what"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong with a request."""

    where: Annotated[str, Field(description="Where it stands: `query.as_of`, `body.why`.")]
    what: Annotated[str, Field(description="What is wrong with it.")]


@dataclass(frozen=True, slots=True)
class Problem:
    """What went wrong, after RFC 9457. `type` tells kinds apart, `detail` is one line for people."""

    type: Annotated[str, Field(examples=["urn:backchannel:not-found"])]
    title: Annotated[str, Field(examples=["Not Found"])]
    status: Annotated[int, Field(ge=400, le=599, examples=[404])]
    detail: Annotated[str, Field(examples=["nothing on record about 'Ana Duart'; close names: Ana Duarte"])]
    errors: Annotated[tuple[Fault, ...], Field(description="Each fault of a request that is malformed.")] = ()


class Refused(Exception):
    """A request that is not answered; `kind` names why, `headers` go with the answer."""

    def __init__(
        self, status: int, detail: str, kind: str | None = None, headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(detail)
        self.status, self.detail, self.kind, self.headers = status, detail, kind, dict(headers or {})


def problem(
    status: int,
    detail: str,
    kind: str | None = None,
    headers: Mapping[str, str] | None = None,
    errors: tuple[Fault, ...] = (),
) -> Response:
    """The answer that tells of a problem."""
    title = HTTPStatus(status).phrase
    name = kind or title.lower().replace(" ", "-")
    told = Problem(f"urn:backchannel:{name}", title, status, _safe(detail), errors)
    kept = {"cache-control": "no-store", **(headers or {})}
    return JSONResponse(asdict(told), status, kept, MEDIA_TYPE)


def tell_problems(api: FastAPI) -> None:
    """Have an application answer every error in the one shape."""
    api.add_exception_handler(Refused, _refused)
    api.add_exception_handler(BackchannelError, _on_purpose)
    api.add_exception_handler(RequestValidationError, _malformed)
    api.add_exception_handler(HTTPException, _by_framework)
    api.add_exception_handler(Exception, _broken)


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, Refused)
    return problem(error.status, error.detail, error.kind, error.headers)


async def _on_purpose(request: Request, error: Exception) -> Response:
    assert isinstance(error, BackchannelError)
    kind = re.sub(r"(?<!^)(?=[A-Z])", "-", type(error).__name__).lower()
    if error.http_status == HTTPStatus.INTERNAL_SERVER_ERROR:
        _LOG.error("%s: %s", request.url.path, error)
        at_desk = getattr(request.state, "access", "public") == "desk"
        return problem(500, str(error) if at_desk else _OWN_FAULT, kind)
    busy = error.http_status == HTTPStatus.SERVICE_UNAVAILABLE
    return problem(error.http_status, str(error), kind, {"retry-after": "10"} if busy else None)


async def _malformed(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    faults = tuple(_fault(one) for one in error.errors()[:20])
    detail = f"{faults[0].where}: {faults[0].what}" if faults else "the request is malformed"
    return problem(422, detail, "malformed", errors=faults)


async def _by_framework(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if error.status_code == 405:
        allowed = sorted(
            {method for one in request.app.state.places if _is_at(one, request) for method in one.methods}
        )
        detail = f"{request.method} cannot be done here, but {', '.join(allowed)}"
        return problem(405, detail, headers={"allow": ", ".join(allowed)})
    detail = "there is nothing at this address" if error.status_code == 404 else str(error.detail)
    return problem(error.status_code, detail, headers=error.headers)


def _is_at(place: Any, request: Request) -> bool:
    return bool(place.matches(request.scope)[0] is not Match.NONE)


async def _broken(request: Request, error: Exception) -> Response:
    return problem(500, _OWN_FAULT, "internal")


def _fault(one: Mapping[str, Any]) -> Fault:
    where = ".".join(str(part) for part in one.get("loc", ()))
    return Fault(
        _safe(where)[:200], _safe(str(one.get("msg", "is malformed")).removeprefix("Value error, "))[:300]
    )


def _safe(text: str) -> str:
    """Text without half surrogates or control characters, in one line."""
    plain = text.encode("utf-8", "replace").decode()
    return "".join(one if one.isprintable() else " " for one in plain)[:_LONGEST]
