"""What is new since a day, and what differs between the record by one day and by another.

In: a visit with days. Out: pages. Always true: of a large ledger no more documents are looked at than answer in
time; where that leaves days out, the page says from which day on it tells.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from starlette.responses import Response

from backchannel import needs, views, workflow
from backchannel.errors import NotFound, UsageError
from backchannel.views import NOW, Clock, Page, clocks_of
from backchannel.views.deals import deals
from backchannel.views.record import Record
from backchannel.web import addresses, kept, naming
from backchannel.web.rendering import response
from backchannel.web.routing import At
from backchannel.web.visit import Visit

_WEEK = timedelta(days=7)
_MOST = 100  # documents that may have come since, of a large ledger
_ROWS, _OF_SECTION = 120, 30  # on a page


@dataclass(frozen=True)
class News:
    """The page on what is new since a day; `asked` is the day that was asked for, where it was too long ago."""

    page: Page
    since: date | None
    recorded: bool
    asked: date | None
    hidden: int


@dataclass(frozen=True)
class Changes:
    """The page on what differs, between which days, by which clock, of whom; `None` where no days are named."""

    page: Page | None
    first: date | None
    last: date | None
    clock: Clock
    name: str
    problem: str
    hidden: int


def new(visit: Visit) -> Response:
    """What changed since a day; a week before the newest document unless one is named."""
    recorded = visit.query.get("by") == "recorded"
    asked = visit.day("since")
    newest, last = _newest(visit)
    start = asked or (newest - _WEEK if newest else None)
    since = start
    if start and kept.is_large(visit):
        recorded = False
        since = _bounded(visit, start, last)
    page, hidden, names = kept.at_once(
        visit, ("new", since, recorded), lambda: _told(visit, since, last, recorded=recorded)
    )
    news = News(page, since, recorded, start if since != start else None, hidden)
    return response("new.html", visit, news, names=naming.links(visit, names))


def _told(
    visit: Visit, since: date | None, last: date | None, *, recorded: bool
) -> tuple[Page, int, Mapping[str, str]]:
    """What is new, how many lines were left out, and the paths of names."""
    needed = needs.arrived(since) if since and not recorded and visit.today else None
    if needed is None and kept.is_large(visit):
        needed = needs.newest(_MOST, last)
    record = visit.record(needed)
    page, hidden = _short(views.new_since(record, since, recorded=recorded))
    return page, hidden, naming.paths(record, deals(record))


def changes(visit: Visit) -> Response:
    """What the status, or what is known of somebody, says by one day that it did not by another."""
    first, last = visit.day("from"), visit.day("to")
    clock: Clock = "as-of" if visit.query.get("clock") == "as-of" else "known-at"
    name = visit.query.get("name", "").strip()[:200]
    names: dict[str, str] = {}
    page, problem, hidden = None, "", 0
    if first:
        if last and last < first:
            first, last = last, first
        before, after = _between(visit, first, last, clock, name)
        try:
            page, hidden = _short(views.diff(before, after, name or None))
            names = _names(visit, after)
        except NotFound:
            problem = name
    shown = Changes(page, first, last, clock, name, problem, hidden)
    return response("changes.html", visit, shown, names=names)


def _between(visit: Visit, first: date, last: date | None, clock: Clock, name: str) -> tuple[Record, Record]:
    needed = visit.about(name) if name else needs.moved(first, last)
    with visit.opened() as ledger:
        index = ledger.index()
        if not name and index.count() > workflow.SMALL:
            came = index.published((first + timedelta(1)).isoformat(), last.isoformat() if last else "9999")
            if len(came) > _MOST:
                raise UsageError(
                    f"{len(came):,} documents came between these days: name somebody, or take days that lie closer"
                )
        sides = (clocks_of(clock, first), clocks_of(clock, last) if last else NOW)
        before, after = workflow.records(ledger, sides, needed)
    return visit.seen(before), visit.seen(after)


def _newest(visit: Visit) -> tuple[date | None, date | None]:
    """The day of the newest document by the clocks, and the day up to which documents count."""
    last = min((day for day in (visit.clocks.as_of, visit.clocks.known_at) if day), default=None)
    with visit.opened() as ledger:
        newest = ledger.index().newest_day()
    known = date.fromisoformat(newest) if newest else None
    return (min(known, last) if known and last else known), last


def _bounded(visit: Visit, start: date, last: date | None) -> date:
    """The day asked for, or the first from which on no more documents came than are looked at."""
    until = last.isoformat() if last else "9999"
    with visit.opened() as ledger:
        index = ledger.index()
        newest = _newest(visit)[0] or start
        while len(index.published(start.isoformat(), until)) > _MOST and start < newest:
            start += max(timedelta(1), (newest - start) // 2)
    return start


def _short(page: Page) -> tuple[Page, int]:
    """The page with no more rows than can be read, and how many were left out."""
    sections, left, hidden = [], _ROWS, 0
    for section in page.sections:
        rows = section.rows[: min(left, _OF_SECTION)]
        left, hidden = left - len(rows), hidden + len(section.rows) - len(rows)
        sections += [replace(section, rows=rows)] if rows or not section.rows else []
    used = {note for section in sections for row in section.rows for note in row.notes}
    notes = tuple(note for note in page.footnotes if note.number in used) if hidden else page.footnotes
    return replace(page, sections=tuple(sections), footnotes=notes), hidden


def _names(visit: Visit, record: Record) -> dict[str, str]:
    return naming.links(visit, naming.paths(record, deals(record)))


PLACES = (At(addresses.NEW, new), At(addresses.CHANGES, changes))
