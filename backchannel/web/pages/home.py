"""The first page: open deals, what is new, who is held, what is contested or stands on nobody's name.

In: a visit. Out: the page. Always true: each list is short and leads to the whole of it; of a large ledger it
is told from the newest documents and from what is kept of each deal, and says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from starlette.responses import Response

from backchannel import needs, views, workflow
from backchannel.views.clocks import known_on
from backchannel.views.contradictions import conflicts
from backchannel.views.deals import Deal, deals
from backchannel.views.in_custody import Held, in_custody
from backchannel.views.latest import Latest, latest
from backchannel.views.not_known import NotNamed, not_named
from backchannel.views.pages import Page
from backchannel.views.record import Record
from backchannel.web import kept, naming
from backchannel.web.cards import Card, cards
from backchannel.web.rendering import response
from backchannel.web.routing import At
from backchannel.web.visit import Visit

_DEALS, _QUIET = 8, 4
_LONGEST, _NEWEST = 8, 4  # people held
_DOCUMENTS, _ROWS = 5, 2
_CONFLICTS, _UNNAMED = 5, 6
_LOOKED_AT = 60  # the newest documents of a large ledger
_FEW = 20  # deals of which there has been news that may be worked out while somebody waits


@dataclass(frozen=True, slots=True)
class Contested:
    """A conflict that nobody has settled: its key, what it is about, and the positions."""

    key: str
    title: str
    positions: tuple[str, ...]


@dataclass(frozen=True)
class Front:
    """All that the first page says; `looked_at` is how many of the newest documents, `None` for all.

    `of_all` is true where the deals are those of all documents nonetheless."""

    documents: int
    today: str | None
    first: str | None
    review: str
    cards: tuple[Card, ...]
    quiet: tuple[Card, ...]
    open_deals: int
    held: tuple[Held, ...]
    newly: tuple[Held, ...]
    all_held: int
    latest: tuple[Latest, ...]
    contested: tuple[Contested, ...]
    all_contested: int
    unnamed: tuple[NotNamed, ...]
    all_unnamed: int
    waiting: int | None
    looked_at: int | None
    of_all: bool
    paths: Mapping[str, str]


def home(visit: Visit) -> Response:
    """The first page, or how to begin where nothing has been read."""
    front = kept.at_once(visit, "home", lambda: _front(visit))
    if not front.documents:
        return response("begin.html", visit)
    return response("home.html", visit, front, names=naming.links(visit, front.paths), rows_shown=_ROWS)


def _front(visit: Visit) -> Front:
    large = kept.is_large(visit)
    record = visit.record(needs.newest(_LOOKED_AT, _until(visit)))
    all_deals = deals(record)
    page, of_all = _status(visit, record, large)
    active = cards(page, _DEALS)
    quiet = () if active or large else cards(views.status(record, everything=True), _QUIET)
    held, longest, newly = _held(record, all_deals)
    contested = [one for one in conflicts(record) if not one.settled]
    unnamed = not_named(record, all_deals)
    days = [day for holding in record.holdings if (day := known_on(holding))]
    with visit.opened() as ledger:
        index = ledger.index()
        documents = index.count() if large else len(record.readings)
        waiting = sum(not fact.verdict for fact in record.facts) + len(record.cast.suggestions())
    return Front(
        documents=documents,
        today=page.as_of,
        first=min(days).isoformat() if days and not large else None,
        review=page.review,
        cards=active,
        quiet=quiet,
        open_deals=sum(section.key == "deal" for section in page.sections),
        held=longest,
        newly=newly,
        all_held=len(held),
        latest=latest(record, _DOCUMENTS),
        contested=tuple(
            Contested(one.key, one.title, tuple(position.text for position in one.positions))
            for one in contested[:_CONFLICTS]
        ),
        all_contested=len(contested),
        unnamed=unnamed[:_UNNAMED],
        all_unnamed=len(unnamed),
        waiting=waiting if visit.at_desk else None,
        looked_at=len(record.readings) if large else None,
        of_all=of_all,
        paths=naming.paths(record, all_deals),
    )


def _status(visit: Visit, record: Record, large: bool) -> tuple[Page, bool]:
    """The open deals: of a large ledger as they are kept, where the visitor may see all and few wait to be told anew."""
    if large and visit.at_desk and visit.today:
        with visit.opened() as ledger:
            index = ledger.index()
            if index.current and len(index.stale("status", views.KEPT)) <= _FEW:
                return workflow.status(ledger, newest=_DEALS), True
    return views.status(record), not large


def _held(
    record: Record, all_deals: list[Deal]
) -> tuple[tuple[Held, ...], tuple[Held, ...], tuple[Held, ...]]:
    """All who are held, the longest, and of the others those whom the record took in last."""
    held = in_custody(record, all_deals)
    if len(held) <= _LONGEST + _NEWEST:
        return held, held, ()
    longest = held[:_LONGEST]
    others = sorted(held[_LONGEST:], key=lambda one: one.begun, reverse=True)
    return held, longest, tuple(others[:_NEWEST])


def _until(visit: Visit) -> date | None:
    return min((day for day in (visit.clocks.as_of, visit.clocks.known_at) if day), default=None)


PLACES = (At("/", home),)
