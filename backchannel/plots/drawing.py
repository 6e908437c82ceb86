"""From a chart to a file: the title and source line that every picture has, and the two formats.

In: a table of figures and the kind of picture. Out: SVG text or PNG bytes. Always true: nothing is fetched,
and the same table gives the same picture.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any

import altair as alt
import vl_convert as vlc

from backchannel.errors import UsageError
from backchannel.plots.charts import bars, curves, flow, lifelines, ratios, spans
from backchannel.plots.lanes import clean
from backchannel.plots.style import CONFIG, STYLE
from backchannel.views.figure_tables import FigureTable, cell_text

_CHARTS: dict[str, Callable[[FigureTable], Any]] = {
    "bars": bars,
    "flow": flow,
    "curves": curves,
    "lifelines": lifelines,
    "ratios": ratios,
    "spans": spans,
}
# How to read what is drawn pale, dashed or with an arrow.
_KEYS = {
    "bars": "full: for certain, pale: possibly",
    "flow": "full: in that year for certain, pale: possibly",
    "curves": "two lines for each group, since starts and ends are known within bounds only",
    "lifelines": "pale: within the bounds of start or end; arrow: still held; ?: start not told",
    "ratios": "size: how many people in all; on the dotted line one is given for one",
}
_FORMATS = (".svg", ".png")
_LINE = 104
_ROOT = re.compile(r"<svg[^>]*>")


def save(table: FigureTable, kind: str, path: Path) -> None:
    """Draw the table into a file that ends in .svg or .png. Raises `UsageError` where that cannot be."""
    data = render(table, kind, path.suffix)
    try:
        path.write_bytes(data)
    except OSError as error:
        raise UsageError(
            f"cannot write {path}: {error.strerror}; name a file in a folder that is there"
        ) from error


def render(table: FigureTable, kind: str, suffix: str) -> bytes:
    """The picture as bytes. Raises `UsageError` for another format, or for a table without rows."""
    if suffix not in _FORMATS:
        raise UsageError(
            f"no picture in {suffix or 'a file without an ending'}: name a file that ends in .svg or .png"
        )
    if not table.rows:
        raise UsageError(
            f"{table.name} has nothing to draw: `backchannel stats {table.name}` says what is left out"
        )
    chart = _titled(table, kind, _CHARTS[kind](table))
    if suffix == ".png":
        return bytes(vlc.vegalite_to_png(chart.to_dict(), vl_version=_VERSION, scale=2))
    return svg(chart, table.title, spoken(table))


def svg(chart: Any, title: str, words: str) -> bytes:
    """A chart as SVG with its title, what it shows in words, and its colours on a dark page."""
    drawn = vlc.vegalite_to_svg(chart.to_dict(), vl_version=_VERSION)
    head = f"<title>{escape(clean(title))}</title><desc>{escape(clean(words))}</desc><style>{STYLE}</style>"
    root = _ROOT.search(drawn)
    at = root.end() if root else 0
    return (drawn[:at] + head + drawn[at:]).encode("utf-8", "replace")


def spoken(table: FigureTable) -> str:
    """What the picture shows, for somebody who cannot see it: all its rows in words."""
    lines = [f"{table.title}: {table.counts}. n = {table.n}, {table.unit}; {table.source_line}."]
    for row in table.rows:
        cells = (
            f"{column.label} {cell_text(cell, column.kind)}"
            for column, cell in zip(table.columns, row.cells, strict=True)
            if cell is not None and column.kind != "date"
        )
        lines.append(", ".join(cells) + ".")
    return " ".join(lines)


def _titled(table: FigureTable, kind: str, chart: Any) -> Any:
    by = f", by {table.by}" if table.by else ""
    under = [*textwrap.wrap(table.counts, _LINE), f"n = {table.n:,} · {table.unit}"]
    out = "; ".join(f"{one.why} ({one.n:,})" for one in table.left_out)
    key = [_KEYS[kind]] if kind in _KEYS else []
    foot = [*key, table.source_line, *(textwrap.wrap(f"left out: {out}", _LINE) if out else [])]
    title = alt.TitleParams(f"{table.title}{by}", subtitle=[*under, *foot])
    return chart.properties(title=title, description=spoken(table)).configure(**CONFIG)


_VERSION = ".".join(alt.SCHEMA_VERSION.removeprefix("v").split(".")[:2])
