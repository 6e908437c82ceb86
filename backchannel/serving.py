"""The server: pages and the interface for programs under one roof.

In: a desk. Out: an ASGI application, and a server that runs it. Always true: whoever can reach the server from
another machine must show a password, unless it serves only what may be published.
"""

from __future__ import annotations

import asyncio
import re
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import uvicorn
from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.types import ASGIApp

from backchannel.api import BASE, make_api
from backchannel.desk import Desk
from backchannel.errors import UsageError
from backchannel.jobs import Jobs
from backchannel.web import make_pages

_OWN = ("127.0.0.1", "localhost", "::1")


def make_app(desk: Desk) -> Starlette:
    """The application of a desk: pages at the root, the interface for programs at its own address."""
    jobs = Jobs(desk)

    @asynccontextmanager
    async def closing(app: Starlette) -> AsyncIterator[None]:
        with jobs:
            yield

    routes = [under(BASE, make_api(desk, jobs)), under("/", make_pages(desk, jobs))]
    return Starlette(routes=routes, lifespan=closing)


def under(path: str, app: ASGIApp) -> Mount:
    """An application at an address; it answers for all beneath, also where a line break stands in it."""
    mount = Mount(path, app)
    mount.path_regex = re.compile(mount.path_regex.pattern, re.DOTALL)
    return mount


def serve(desk: Desk, host: str, port: int, listens: Callable[[str], None]) -> None:
    """Serve until interrupted; `listens` hears the address. Raises `UsageError` where it would stand open, or the port is taken."""
    if host not in _OWN and desk.password is None and not desk.public:
        raise UsageError(
            f"at {host} anybody could read and judge: set BACKCHANNEL_PASSWORD, or show only what may be "
            "published with --public"
        )
    try:
        listening = socket.create_server(
            (host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET
        )
    except OSError as error:
        raise UsageError(
            f"cannot listen at {host}, port {port}: {error.strerror}; name another --port"
        ) from error
    config = uvicorn.Config(make_app(desk), log_level="warning", access_log=False, server_header=False)
    with listening:
        shown = f"[{host}]" if ":" in host else host
        listens(f"http://{shown}:{listening.getsockname()[1]}/")
        asyncio.run(uvicorn.Server(config).serve(sockets=[listening]))
