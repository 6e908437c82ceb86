"""Which tables there are, how each may be grouped, and which picture it has.

In: the record, the name of a table, a grouping. Out: the table. Always true: a table or a grouping that is not
there is answered with those that are.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from backchannel.errors import UsageError
from backchannel.views.figure_tables import FigureTable
from backchannel.views.record import Record
from backchannel.views.statistics.custody import custody, survival
from backchannel.views.statistics.denials import denials
from backchannel.views.statistics.flow import flow
from backchannel.views.statistics.intervals import intervals, verdicts
from backchannel.views.statistics.lifelines import lifelines
from backchannel.views.statistics.people import GROUPINGS, People
from backchannel.views.statistics.ratios import ratios
from backchannel.views.statistics.releases import releases
from backchannel.views.statistics.reversals import reversals
from backchannel.views.statistics.sourcing import sources, unnamed
from backchannel.views.statistics.stock import designations, held

Plot = Literal["bars", "flow", "curves", "lifelines", "ratios", "spans"]


@dataclass(frozen=True)
class TableKind:
    """One table: how it is built, its groupings with the one that is taken unasked, and its picture if any."""

    build: Callable[..., FigureTable]
    groupings: tuple[str, ...] = ()
    by: str | None = None
    plot: Plot | None = None


TABLES: dict[str, TableKind] = {
    "held": TableKind(held, GROUPINGS, "captor", "bars"),
    "designations": TableKind(designations),
    "flow": TableKind(flow, GROUPINGS, None, "flow"),
    "custody": TableKind(custody, GROUPINGS, None, "curves"),
    "survival": TableKind(survival, GROUPINGS, None, "curves"),
    "lifelines": TableKind(lifelines, plot="lifelines"),
    "releases": TableKind(releases, GROUPINGS, None, "bars"),
    "ratios": TableKind(ratios, plot="ratios"),
    "intervals": TableKind(intervals, plot="spans"),
    "verdicts": TableKind(verdicts),
    "denials": TableKind(denials),
    "reversals": TableKind(reversals),
    "sources": TableKind(sources, ("type", "outlet"), "type"),
    "unnamed": TableKind(unnamed, ("description", "outlet"), "description"),
}


def statistics(record: Record, name: str, by: str | None = None) -> FigureTable:
    """The table of that name. Raises `UsageError` for a table or a grouping that there is not."""
    return statistics_of(People(record), name, by)


def statistics_of(people: People, name: str, by: str | None = None) -> FigureTable:
    """The table of that name, where several are told of the same people. Raises `UsageError` as `statistics`."""
    kind = TABLES.get(name)
    if kind is None:
        raise UsageError(f"no table {name!r}: there are {', '.join(TABLES)}")
    if by is not None and by not in kind.groupings:
        there = f"it can be grouped by {', '.join(kind.groupings)}" if kind.groupings else "it has no groups"
        raise UsageError(f"{name} cannot be grouped by {by!r}: {there}")
    build: Any = kind.build
    table: FigureTable = build(people, by or kind.by)
    return table
