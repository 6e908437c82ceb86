"""A desk as it is served, for tests of what is served: a small ledger, and a reader that needs no model.

In: a folder. Out: a desk, and applications over it. Always true: nothing is fetched from anywhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from starlette.applications import Starlette
from starlette.testclient import TestClient

from backchannel import workflow
from backchannel.api import BASE, make_api
from backchannel.desk import Desk
from backchannel.jobs import Job, Jobs
from backchannel.records import Document, Reading
from backchannel.serving import under
from backchannel.settings import Settings
from tests.reports import offer, outcome

PASSWORD = "open sésame"
PAGE = b"<html><body><p>A court in Lima heard the case of a teacher on Monday.</p></body></html>"


class BareReader:
    """Reads nothing but the document."""

    name = "bare/1"

    def read(self, document: Document) -> Reading:
        return Reading(document, (), (), (), (), self.name)


class Offline(Jobs):
    """Jobs that find the same page at every address."""

    def fetch(self, address: str, published: str | None = None) -> Job:
        return self.submit("page.html", PAGE, published)


def served(folder: Path, **more: Any) -> Desk:
    """A desk with two reports in its ledger."""
    settings = more.pop("settings", Settings(max_bytes=300_000))
    desk = Desk(str(folder / "a.db"), settings=settings, user="an editor", **more)
    desk.__dict__["reader"] = BareReader()
    with workflow.open_ledger(desk.ledger, create=True) as ledger:
        for report in (offer(), outcome()):
            ledger.append(report.reading(), report.data)
    return desk


class Client:
    """Asks an interface: `get` gives the JSON of what was found, `ask` the whole answer."""

    def __init__(self, desk: Desk, client: TestClient) -> None:
        self.desk, self.client = desk, client

    def ask(self, path: str, method: str = "GET", **more: Any) -> Any:
        return self.client.request(method, path if path.startswith(BASE) else f"{BASE}{path}", **more)

    def get(self, path: str, **params: Any) -> Any:
        answer = self.ask(path, params=params or None)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def all(self, path: str, **params: Any) -> list[Any]:
        """All items of a list, part by part."""
        part, found = self.get(path, **params), []
        while True:
            found += part["items"]
            if part["next"] is None:
                return found
            part = self.get(part["next"])

    def refused(self, path: str, method: str = "GET", **more: Any) -> tuple[int, str]:
        """Status and kind of a problem, which has the one shape."""
        answer = self.ask(path, method, **more)
        assert answer.headers["content-type"] == "application/problem+json", answer.text
        assert answer.headers["cache-control"] == "no-store"
        told = answer.json()
        assert told.keys() == {"type", "title", "status", "detail", "errors"}
        assert told["status"] == answer.status_code and told["detail"].isprintable()
        return answer.status_code, told["type"].removeprefix("urn:backchannel:")


def mounted(api: FastAPI) -> Starlette:
    """The interface where it stands on a server."""
    return Starlette(routes=[under(BASE, api)])


def opened(desk: Desk, **headers: str) -> Iterator[Client]:
    with Offline(desk) as jobs:
        api = mounted(make_api(desk, jobs))
        with TestClient(
            api, base_url="http://127.0.0.1", raise_server_exceptions=False, headers=headers
        ) as client:
            yield Client(desk, client)
