"""The statistics of a site: each table as a page, a picture, CSV and JSON.

In: the record as it is published. Out: tables, with pictures where they have one. Always true: a picture stands
beside the table that it is drawn from.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from backchannel import plots, views
from backchannel.views import FigureTable, Record
from backchannel.views.figure_tables import cell_text
from backchannel.web import addresses as at

_SIZE = re.compile(rb'<svg[^>]*\bwidth="([\d.]+)"[^>]*\bheight="([\d.]+)"')
_UNSEEN = {"claims", "key"}


@dataclass(frozen=True)
class Figure:
    """One table; `drawn` is its picture, an SVG, and `size` how wide and high it is."""

    table: FigureTable
    drawn: bytes | None = None
    size: tuple[int, int] = (0, 0)

    @property
    def address(self) -> str:
        """Where its page stands."""
        return f"{at.STATISTICS}/{self.table.name}"

    @property
    def columns(self) -> tuple[tuple[int, str, bool], ...]:
        """Place and heading of each column that people see, and whether it holds figures."""
        return tuple(
            (place, one.label, one.kind in ("number", "days", "share"))
            for place, one in enumerate(self.table.columns)
            if one.key not in _UNSEEN
        )

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """All cells in words, in the order of `columns`."""
        kinds = [one.kind for one in self.table.columns]
        return tuple(
            tuple(cell_text(row.cells[place], kinds[place]) for place, _, _ in self.columns)
            for row in self.table.rows
        )

    def files(self) -> dict[str, bytes]:
        """What stands beside its page, by ending."""
        shown = json.dumps(views.figures_json(self.table), ensure_ascii=False, indent=1) + "\n"
        found = {".csv": views.figures_csv(self.table).encode(), ".json": shown.encode()}
        return found | ({".svg": self.drawn} if self.drawn else {})


def figures(record: Record) -> tuple[Figure, ...]:
    """All tables that hold something."""
    return tuple(
        _drawn(record, table) for name in views.TABLES if (table := views.statistics(record, name)).rows
    )


def _drawn(record: Record, table: FigureTable) -> Figure:
    kind = views.TABLES[table.name].plot
    if kind is None or table.name == "custody":  # the curve is that of the survival table
        return Figure(table)
    data = plots.render(table, kind, ".svg")
    size = _SIZE.search(data)
    width, height = (round(float(one)) for one in size.groups()) if size else (0, 0)
    return Figure(table, data, (width, height))
