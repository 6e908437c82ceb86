"""What stands before the interface: own names only, no writing from other sites, no more than the limit.

In: requests as they come in. Out: refusals in the one shape of problems, or what the application answers, with
headers that keep a browser from making a page of it. Always true: a body is counted while it is read, whatever
its length claims to be.
"""

from __future__ import annotations

from urllib.parse import unquote_to_bytes, urlsplit

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from backchannel.api.problems import Refused, problem
from backchannel.desk import Desk

_HEADERS = (
    (b"x-content-type-options", b"nosniff"),
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"x-robots-tag", b"noindex"),
)
_READS = ("GET", "HEAD", "OPTIONS", "TRACE")
_LONGEST = 8_000  # of an address, with its query


class Guards:
    """Refuses what the application is not to see, and adds headers to all answers."""

    def __init__(self, app: ASGIApp, desk: Desk) -> None:
        self._app, self._hosts = app, frozenset(host.lower().strip("[]") for host in desk.hosts)
        self._most = desk.settings.max_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": [*message["headers"], *_HEADERS]}
            await send(message)

        try:
            self._check(scope, Headers(scope=scope))
        except Refused as error:
            refused = problem(error.status, error.detail, error.kind, error.headers)
            await refused(scope, receive, guarded)
            return
        await self._app(scope, self._counted(receive), guarded)

    def _check(self, scope: Scope, headers: Headers) -> None:
        host = headers.get("host", "")
        if host_name(host) not in self._hosts and "*" not in self._hosts:
            raise Refused(421, "this server does not go by that name", "host")
        if scope["method"] not in _READS and not _is_own(headers, host):
            raise Refused(403, "this was sent from another site", "cross-site")
        path, query = scope.get("raw_path") or b"", scope.get("query_string") or b""
        if len(path) + len(query) > _LONGEST:
            raise Refused(414, "the address is too long")
        if b"\0" in unquote_to_bytes(path) + unquote_to_bytes(query):
            raise Refused(400, "the address holds a character that no text has", "usage-error")
        length = headers.get("content-length", "0")
        if length.isascii() and length.isdigit() and int(length[:20]) > self._most:
            raise Refused(413, self._too_large)

    def _counted(self, receive: Receive) -> Receive:
        left = self._most

        async def counted() -> Message:
            nonlocal left
            message = await receive()
            left -= len(message.get("body", b""))
            if left < 0:
                # one of the framework's own, which it lets pass while it reads a body
                raise HTTPException(413, self._too_large)
            return message

        return counted

    @property
    def _too_large(self) -> str:
        return f"larger than {self._most / 1e6:g} MB; split it, or give a part"


def host_name(host: str) -> str:
    """The name in a Host header: without port, brackets and case."""
    if host.startswith("["):
        return host[1:].partition("]")[0].lower()
    return host.partition(":")[0].lower()


def _is_own(headers: Headers, host: str) -> bool:
    """Whether what writes comes from no other site, as far as a browser tells; programs tell nothing."""
    origin = headers.get("origin")
    if origin is not None:
        return origin != "null" and urlsplit(origin).netloc == host
    return headers.get("sec-fetch-site") in (None, "same-origin", "none")
