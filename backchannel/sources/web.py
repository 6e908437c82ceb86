"""One page from an address that the user named.

In: an http or https address. Out: a `Source` with the declared media type and the time of fetching. Always
true: no other scheme is followed, not even by redirection, and no more than the limit is read.
"""

from __future__ import annotations

from datetime import UTC, datetime
from http.client import HTTPException, HTTPMessage
from typing import IO
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from backchannel.errors import MissingInput, Unreadable
from backchannel.records import Source
from backchannel.settings import Settings
from backchannel.sources.files import read_stream


class _WebRedirects(HTTPRedirectHandler):
    """Follows redirections to http and https only."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        if urlsplit(newurl).scheme not in {"http", "https"}:
            raise HTTPError(newurl, code, "redirects to something that is no web page", headers, fp)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def fetch(address: str, settings: Settings) -> Source:
    """Fetch one page; raises `MissingInput` when there is none, `Unreadable` when refused or too large."""
    fetched = datetime.now(UTC).isoformat(timespec="seconds")
    try:
        request = Request(address, headers={"User-Agent": settings.user_agent})
        with build_opener(_WebRedirects).open(request, timeout=settings.timeout_seconds) as response:
            data = read_stream(response, address, settings)
            return Source(address, data, response.headers.get("Content-Type"), fetched)
    except HTTPError as error:
        with error:
            if error.code in {404, 410}:
                raise MissingInput(f"{address}: there is no such page (HTTP {error.code})") from None
            advice = "save the page in a browser and name the file"
            raise Unreadable(f"{address}: {error.reason} (HTTP {error.code}); {advice}") from None
    except (URLError, HTTPException, OSError, ValueError) as error:
        reason = str(getattr(error, "reason", error)).splitlines()[0] if str(error) else type(error).__name__
        raise MissingInput(f"{address}: cannot be reached ({reason}); check the address") from None
