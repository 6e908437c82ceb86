"""Figures over the whole ledger: at once where it is small, in a process of their own where it is large.

In: a visit. Out: tables and counts, with when they were made. Always true: no page waits for more than a small
ledger takes; figures of an older state of the ledger say so while newer ones are worked out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice

from backchannel import workflow
from backchannel.desk import Access, Desk
from backchannel.shelf import apart
from backchannel.views import Clocks, FigureTable
from backchannel.views.census import Census, census
from backchannel.views.statistics import TABLES, People, statistics_of
from backchannel.web import kept, naming
from backchannel.web.visit import Visit

_NAMES = 5_000  # that may be links on pages of figures


@dataclass(frozen=True)
class Counted:
    """All tables by name and grouping (`""` for that which is taken unasked), the census, and paths of names."""

    tables: Mapping[tuple[str, str], FigureTable]
    census: Census
    paths: Mapping[str, str]


@dataclass(frozen=True)
class Told:
    """What there is to show: `None` while it is worked out for the first time.

    `made` is when (UTC) where it was made in the background; `newer` says that the ledger has changed since.
    """

    counted: Counted | None
    made: str = ""
    newer: bool = False
    error: str = ""


def table_of(visit: Visit, name: str, by: str) -> tuple[FigureTable | None, Told]:
    """One table as the visitor may see it. Raises `UsageError` for a table or a grouping that there is not."""
    if waits_for_none(visit):
        table = kept.at_once(
            visit, ("table", name, by), lambda: statistics_of(_people(visit), name, by or None)
        )
        paths = kept.at_once(visit, "paths", lambda: _paths(_people(visit)))
        return table, Told(Counted({(name, by): table}, census_of(visit), paths))
    told = in_background(visit)
    return (told.counted.tables[name, by] if told.counted else None), told


def census_told(visit: Visit) -> tuple[Census | None, Told]:
    """The census of the record."""
    if waits_for_none(visit):
        return census_of(visit), Told(None)
    told = in_background(visit)
    return (told.counted.census if told.counted else None), told


def waits_for_none(visit: Visit) -> bool:
    """Whether figures are made while somebody waits: of a small ledger, or for a site without a server."""
    return not visit.live or not kept.is_large(visit)


def census_of(visit: Visit) -> Census:
    """The census, made at once."""
    return kept.at_once(visit, "census", lambda: _census(visit))


def in_background(visit: Visit) -> Told:
    """All figures, as they are kept or on their way."""
    desk, clocks, access = visit.desk, visit.clocks, visit.access
    found = kept.in_time(visit, "figures", lambda: apart(count, desk.ledger, clocks, access))
    if found is None:
        return Told(None)
    return Told(found.value, found.made, found.mark != kept.mark(visit), found.error)


def count(location: str, clocks: Clocks, access: Access) -> Counted:
    """All figures of the ledger at a location; reads the whole of it."""
    desk = Desk(location)
    visit = Visit(desk=desk, clocks=clocks, access=access)
    with desk.opened() as ledger:
        record = workflow.record(ledger, clocks)
    seen = visit.seen(record)
    people = People(seen)
    tables = {
        (name, by): statistics_of(people, name, by or None)
        for name, kind in TABLES.items()
        for by in ("", *kind.groupings)
    }
    return Counted(tables, census(record, seen), _paths(people))


def _paths(people: People) -> Mapping[str, str]:
    return dict(islice(naming.paths(people.record, people.deals).items(), _NAMES))


def _people(visit: Visit) -> People:
    # a record is heavy: only that of the last clocks is kept
    now = (kept.mark(visit), visit.clocks)
    return visit.desk.shelf.now(("people", visit.access), now, lambda: People(visit.record()))


def _census(visit: Visit) -> Census:
    with visit.opened() as ledger:
        record = workflow.record(ledger, visit.clocks)
    return census(record, visit.seen(record))
