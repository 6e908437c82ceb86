"""A desk as it is served, for tests of what is served: a small ledger, and a reader that needs no model.

In: a folder. Out: a desk, and applications over it. Always true: nothing is fetched from anywhere.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from backchannel import workflow
from backchannel.desk import Desk
from backchannel.jobs import Job, Jobs
from backchannel.records import Document, Reading
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
