"""A server in a test: pages over a ledger of made-up reports, asked without a network.

`served(place, readings)` is a client; what it gets is checked to be an answer of ours.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from lxml import html
from starlette.testclient import TestClient

from backchannel import workflow
from backchannel.desk import Desk
from backchannel.serving import make_app
from tests.reports import Report


def kept(place: Path, reports: Iterable[Report]) -> str:
    """A ledger with these reports; its location."""
    location = str(place / "ledger.db")
    with workflow.open_ledger(location, create=True) as ledger:
        for report in reports:
            ledger.append(report.reading(), report.data)
    return location


def served(location: str, **desk: Any) -> TestClient:
    """Pages over the ledger at a location; more goes to the desk, as a password."""
    return TestClient(
        make_app(Desk(location, **desk)), base_url="http://127.0.0.1", raise_server_exceptions=False
    )


def tree(text: str) -> Any:
    """A page as a tree."""
    return html.document_fromstring(text)


def words(text: str) -> str:
    """What stands on a page, in one line."""
    return " ".join(tree(text).text_content().split())
