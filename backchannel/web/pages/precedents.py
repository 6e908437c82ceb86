"""Earlier exchanges: the reference set as a table, and each row with its notes, sources and what it is like.

In: a visit. Out: pages. Always true: rows that want a better source are marked; no row is ever told as one of the
record's own deals.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import takewhile

from starlette.responses import Response

from backchannel import views
from backchannel.precedents import Precedent, precedents
from backchannel.views import Page
from backchannel.views.comparables import most_points
from backchannel.views.deals import deals
from backchannel.views.gathered import Gathering, Part
from backchannel.views.negotiation import deal_title
from backchannel.views.precedent_table import (
    Choice,
    Line,
    known_charges,
    known_parties,
    line,
    lines,
)
from backchannel.views.precedent_words import party
from backchannel.views.precedents import compared_with, precedent
from backchannel.views.states import OVER, state
from backchannel.views.wording import word
from backchannel.web import addresses
from backchannel.web.rendering import response
from backchannel.web.routing import At
from backchannel.web.visit import Visit

_DEALS = 20  # of the record that a row is set beside


@dataclass(frozen=True, slots=True)
class Table:
    """The rows that are chosen of `all`, and what there is to choose from."""

    lines: tuple[Line, ...]
    all: int
    wanting: int
    choice: Choice
    parties: tuple[tuple[str, str], ...]
    charges: tuple[tuple[str, str], ...]
    later: int


@dataclass(frozen=True, slots=True)
class Like:
    """A deal of the record beside the row: how it stands, its points, in what it is like; `same` shares people."""

    id: str
    title: str
    state: str
    over: bool
    points: int
    reasons: tuple[str, ...]
    same: bool


@dataclass(frozen=True, slots=True)
class Detail:
    """One row: its line, all that is kept of it, its sources, and the deals that are like it."""

    line: Line
    part: Part
    sources: tuple[str, ...]
    offer: str
    like: tuple[Like, ...]
    more: int
    of: int
    names: Mapping[str, str]


def all_precedents(visit: Visit) -> Response:
    """The reference set."""
    day = visit.clocks.as_of or visit.clocks.known_at
    rows = [row for row in precedents().rows if day is None or row.days[0] <= day]
    choice = _choice(visit)
    table = Table(
        lines(rows, choice), len(rows), sum(row.resource for row in rows), choice, known_parties(),
        known_charges(), len(precedents().rows) - len(rows),
    )  # fmt: skip
    return response("precedents.html", visit, table)


def one_precedent(visit: Visit) -> Response:
    """One row of it."""
    found = precedent(visit.parts["name"])
    row = found.found[0].row
    like = _like(visit, row)
    told = found.page.sections[0].rows
    # its own line stands above, its sources as links below
    kept = tuple(takewhile(lambda one: one.label != "sources", told[1:]))
    page = found.page
    part = Gathering().part(page, _section(page, kept), 200)
    offer = row.first_offer.source if row.first_offer else ""
    detail = Detail(
        line(row),
        part,
        row.sources,
        offer,
        tuple(like[:_DEALS]),
        max(len(like) - _DEALS, 0),
        most_points(),
        {},
    )
    return response("precedent.html", visit, detail)


def _section(page: Page, rows: tuple[views.Row, ...]) -> views.Section:
    return views.Section("precedent", page.title, rows=rows)


def _choice(visit: Visit) -> Choice:
    query = visit.query
    return Choice(
        query.get("q", "").strip()[:200], query.get("party", "")[:40], query.get("charge", "")[:40],
        _year(query.get("since", "")), _year(query.get("until", "")), query.get("wanting") == "1",
    )  # fmt: skip


def _year(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) == 4 else None


def _like(visit: Visit, row: Precedent) -> list[Like]:
    """The deals of the record between parties of the row, of a large ledger; of a small one all that are like it."""
    names = [party(side) for side in (*row.a.sides[:1], *row.b.sides[:1])]
    record = visit.record(visit.about(" <-> ".join(names)))
    every = deals(record)
    found = []
    for deal, one in compared_with(record, row.id):
        now = state(record, deal, every)
        reasons = tuple(f"{reason.text} (+{reason.points})" for reason in one.reasons)
        found.append(
            Like(deal.id, deal_title(record, deal), word("deal_state", now.term), now.term in OVER, one.points,
                 reasons, bool(one.same))
        )  # fmt: skip
    return sorted(found, key=lambda one: (one.same, one.over))


PLACES = (
    At(addresses.PRECEDENTS, all_precedents),
    At(f"{addresses.PRECEDENTS}/{{name}}", one_precedent),
)
