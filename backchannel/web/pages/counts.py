"""Statistics: all tables at a glance, and each with its picture, what it rests on, and its figures to take away.

In: a visit. Out: pages, pictures, CSV, JSON. Always true: a picture has its table beside it; what is shown of a
table, what is drawn and what is taken away are the same rows, but for what a page and a picture can hold.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import sha256

from starlette.responses import Response

from backchannel import plots
from backchannel.errors import Busy, NotFound
from backchannel.views import TABLES, FigureTable, figures_csv, figures_json
from backchannel.views.figure_tables import Column, FigureRow, cell_text
from backchannel.web import addresses, counting, naming
from backchannel.web.rendering import response
from backchannel.web.routing import At
from backchannel.web.visit import Visit

_ROWS, _DRAWN = 150, 60
_CLAIMS = 8  # that a row leads to
_PREVIEWED = 4  # rows on the page of all tables
_FILTERS = ("group", "captor", "designator", "side", "mechanism")
# Which columns stand for a table among the others, and whether its last rows say more than its first.
_PREVIEWS = {
    "held": ("group", "held", False),
    "designations": ("designator", "ever", False),
    "flow": ("year", "taken", True),
    "custody": ("group", "median", False),
    "survival": ("days", "share", True),
    "lifelines": ("person", "days", False),
    "releases": ("mechanism", "people", False),
    "ratios": ("date", "ratio", True),
    "intervals": ("person", "arrest_handover", False),
    "verdicts": ("verdict", "people", False),
    "denials": ("deal", "stance", False),
    "reversals": ("side", "to", True),
    "sources": ("group", "unnamed", False),
    "unnamed": ("group", "things", False),
}
_SPOKEN = 900  # letters of what stands for a picture; the table beside it tells the rest
_SIZE = re.compile(rb'<svg[^>]*? width="(\d+)" height="(\d+)"')
_PICTURE = {"content-security-policy": "default-src 'none'; style-src 'unsafe-inline'"}


@dataclass(frozen=True)
class Preview:
    """A table among the others: its first rows, each with one figure."""

    name: str
    title: str
    counts: str
    n: int
    unit: str
    head: tuple[str, str]
    rows: tuple[tuple[str, str], ...]
    drawn: bool


@dataclass(frozen=True)
class Shown:
    """A table on a page of its own: `shown` are columns with their places in a row, `values` what it can be narrowed to."""

    table: FigureTable
    shown: tuple[tuple[int, Column], ...]
    rows: tuple[FigureRow, ...]
    all_rows: int
    by: str
    groupings: tuple[str, ...]
    filter: Column | None
    values: tuple[str, ...]
    only: str
    picture: str
    spoken: str
    width: int
    height: int
    undrawn: int
    query: Mapping[str, str | None]


def every(visit: Visit) -> Response:
    """All tables."""
    found = [(name, *counting.table_of(visit, name, "")) for name in TABLES]
    told = found[0][2]
    previews = tuple(_preview(table) for _, table, _ in found if table)
    return response("statistics.html", visit, previews=previews, told=told)


def one(visit: Visit) -> Response:
    """One table."""
    name, by, only = _asked(visit)
    table, told = counting.table_of(visit, name, by)
    if table is None or told.counted is None:
        return response("counting.html", visit, name=name, told=told)
    shown = _shown(visit, table, by, only)
    names = naming.links(visit, told.counted.paths)
    return response("figures.html", visit, shown, told=told, names=names, cell=cell_text, claims=_CLAIMS)


def picture(visit: Visit) -> Response:
    """The picture of a table."""
    table = _table(visit)
    data = drawn(visit, table)
    if data is None:
        raise NotFound(f"there is no picture of {table.name}")
    mark = f'"{sha256(data).hexdigest()[:16]}"'
    headers = {**_PICTURE, "etag": mark, "cache-control": "private, no-cache"}
    if mark in visit.holds:
        return Response(status_code=304, headers=headers)
    return Response(data, media_type="image/svg+xml", headers=headers)


def as_csv(visit: Visit) -> Response:
    """A table as CSV."""
    table = _table(visit)
    return _file(table, figures_csv(table), "csv", "text/csv")


def as_json(visit: Visit) -> Response:
    """A table as JSON."""
    table = _table(visit)
    text = json.dumps(figures_json(table), ensure_ascii=False, indent=2)
    return _file(table, text, "json", "application/json")


def drawn(visit: Visit, table: FigureTable) -> bytes | None:
    """The picture of a table as SVG, of its first rows where there are many; `None` where it has none."""
    kind = TABLES[table.name].plot
    if kind is None or not table.rows:
        return None
    if kind == "curves" and table.name != "survival":
        only = {row.cells[0] for row in table.rows}
        curves, _ = counting.table_of(visit, "survival", table.by or "")
        if curves is None:
            return None
        table = replace(curves, rows=tuple(row for row in curves.rows if row.cells[0] in only))
    if kind != "curves" and kind != "flow":
        table = replace(table, rows=table.rows[:_DRAWN])
    return visit.desk.shelf.now(("picture", table), 0, lambda: plots.render(table, kind, ".svg"))


def _asked(visit: Visit) -> tuple[str, str, str]:
    name = visit.parts["table"]
    if name not in TABLES:
        raise NotFound(f"there is no table {name[:40]}: there are {', '.join(TABLES)}")
    return name, visit.query.get("by", ""), visit.query.get("only", "")


def _table(visit: Visit) -> FigureTable:
    """The table with the rows that are asked for."""
    name, by, only = _asked(visit)
    table, told = counting.table_of(visit, name, by)
    if table is None:
        raise Busy(told.error or f"{name} is being counted: come back in a few minutes")
    return _narrowed(table, only)


def _narrowed(table: FigureTable, only: str) -> FigureTable:
    place = _filter(table)
    if not only or place is None:
        return table
    return replace(table, rows=tuple(row for row in table.rows if str(row.cells[place]) == only))


def _filter(table: FigureTable) -> int | None:
    keys = [column.key for column in table.columns]
    return next((keys.index(key) for key in _FILTERS if key in keys), None)


def _shown(visit: Visit, whole: FigureTable, by: str, only: str) -> Shown:
    table = _narrowed(whole, only)
    place = _filter(whole)
    told = (
        list(dict.fromkeys(str(row.cells[place]) for row in whole.rows if row.cells[place]))
        if place is not None
        else []
    )
    data = drawn(visit, table)
    size = _SIZE.search(data) if data else None
    query = {"by": by or None, "only": only or None}
    spoken = plots.spoken(replace(table, rows=table.rows[:_DRAWN])) if data else ""
    kind = TABLES[table.name].plot
    return Shown(
        table=table,
        shown=tuple(
            (n, column) for n, column in enumerate(table.columns) if column.key not in _hidden(table)
        ),
        rows=table.rows[:_ROWS],
        all_rows=len(whole.rows),
        by=by or table.by or "",
        groupings=TABLES[table.name].groupings,
        filter=whole.columns[place] if place is not None else None,
        values=tuple(told[:60]) if len(told) > 1 else (),
        only=only,
        picture=f"{addresses.STATISTICS}/{table.name}.svg" if data else "",
        spoken=spoken if len(spoken) <= _SPOKEN else spoken[:_SPOKEN].rpartition(". ")[0] + ".",
        width=int(size[1]) if size else 0,
        height=int(size[2]) if size else 0,
        undrawn=max(0, len(table.rows) - _DRAWN) if data and kind not in ("curves", "flow") else 0,
        query=query,
    )


def _hidden(table: FigureTable) -> frozenset[str]:
    """Columns for machines: days that a column in words tells too."""
    return frozenset(("start_first", "start_last", "end_first", "end_last", "edtf"))


def _preview(table: FigureTable) -> Preview:
    """The first rows, or the last of what runs over years, each with the figure that the table is about."""
    label, figure, ends = _PREVIEWS[table.name]
    keys = [column.key for column in table.columns]
    places = keys.index(label), keys.index(figure)
    columns = [table.columns[place] for place in places]
    rows = table.rows[-_PREVIEWED:] if ends else table.rows[:_PREVIEWED]
    told = tuple(
        (cell_text(row.cells[places[0]], columns[0].kind), cell_text(row.cells[places[1]], columns[1].kind))
        for row in rows
    )
    head = (columns[0].label, columns[1].label)
    has_picture = TABLES[table.name].plot is not None
    return Preview(table.name, table.title, table.counts, table.n, table.unit, head, told, has_picture)


def _file(table: FigureTable, text: str, ending: str, media_type: str) -> Response:
    name = f'attachment; filename="backchannel-{table.name}.{ending}"'
    return Response(text, media_type=f"{media_type}; charset=utf-8", headers={"content-disposition": name})


PLACES = (
    At(addresses.STATISTICS, every),
    At(f"{addresses.STATISTICS}/{{table}}.svg", picture),
    At(f"{addresses.STATISTICS}/{{table}}.csv", as_csv),
    At(f"{addresses.STATISTICS}/{{table}}.json", as_json),
    At(f"{addresses.STATISTICS}/{{table}}", one),
)
