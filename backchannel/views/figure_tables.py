"""Tables of figures: what is counted, the rows, and all that a reader must know to trust or doubt them.

In: nothing. Out: the frozen records that text, JSON, CSV and plots are made from. Always true: a figure that
is not known exactly is a range and never its middle; a table says what it counts, of how many, what is left
out and why, and which state of review it rests on.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

SCHEMA = "backchannel.figures/1"
Kind = Literal["text", "date", "number", "days", "share"]


class Range(NamedTuple):
    """Fewest and most; `None` where nothing bounds that side."""

    low: float | None
    high: float | None


Cell = str | int | float | Range | None


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `key` for machines, `label` for people. `ranged` columns are two in CSV: from and to."""

    key: str
    label: str
    kind: Kind = "text"
    ranged: bool = False


@dataclass(frozen=True, slots=True)
class FigureRow:
    """Cells in the order of the columns, and ids of the claims that they rest on."""

    cells: tuple[Cell, ...]
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LeftOut:
    """How many are not counted, and why."""

    n: int
    why: str


@dataclass(frozen=True, slots=True)
class FigureTable:
    """One table of figures. `unit` is what `n` counts, `counts` says in a sentence what the table counts."""

    name: str
    title: str
    counts: str
    unit: str
    n: int
    columns: tuple[Column, ...]
    rows: tuple[FigureRow, ...]
    left_out: tuple[LeftOut, ...] = ()
    notes: tuple[str, ...] = ()
    by: str | None = None
    as_of: str | None = None
    known_at: str | None = None
    documents: int = 0
    review: str = "not reviewed"

    def column(self, key: str) -> list[Cell]:
        """All cells of a column. Raises `KeyError` for one that is not there."""
        place = [column.key for column in self.columns].index(key)
        return [row.cells[place] for row in self.rows]

    def records(self) -> list[dict[str, Cell]]:
        """The rows as mappings from key to cell."""
        keys = [column.key for column in self.columns]
        return [dict(zip(keys, row.cells, strict=True)) for row in self.rows]

    @property
    def source_line(self) -> str:
        """What it is from: the day, how many documents, the state of review, in one line."""
        documents = f"{self.documents:,} document{'' if self.documents == 1 else 's'}"
        day = f"as of {self.as_of}" if self.as_of else None
        known = f"as known at {self.known_at}" if self.known_at else None
        return " · ".join(part for part in (day, known, f"from {documents}", self.review) if part)


def cell_text(cell: Cell, kind: Kind) -> str:
    """A cell in words: `150 to 177`, `at least 76`, `40 %`; `-` for what is not known."""
    if cell is None:
        return "-"
    if isinstance(cell, Range):
        return _range_text(cell, kind)
    if kind == "share" and isinstance(cell, int | float):
        return f"{100 * cell:.0f} %"
    return f"{cell:,.0f}" if isinstance(cell, int | float) else cell


def figures_json(table: FigureTable) -> dict[str, Any]:
    """A table as plain JSON values; a range is a list of two."""
    rows = [
        {**{key: list(cell) if isinstance(cell, Range) else cell for key, cell in record.items()},
         "claims": list(row.claims)}
        for record, row in zip(table.records(), table.rows, strict=True)
    ]  # fmt: skip
    return {
        "schema": SCHEMA, "table": table.name, "by": table.by, "title": table.title, "counts": table.counts,
        "unit": table.unit, "n": table.n, "as_of": table.as_of, "known_at": table.known_at,
        "documents": table.documents, "review": table.review,
        "columns": [
            {"key": one.key, "label": one.label, "kind": one.kind, "ranged": one.ranged}
            for one in table.columns
        ],
        "rows": rows,
        "left_out": [{"n": one.n, "why": one.why} for one in table.left_out],
        "notes": list(table.notes),
    }  # fmt: skip


def figures_csv(table: FigureTable) -> str:
    """A table as CSV, one line a row with the claims that it rests on; notes are left to text and JSON."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    head: list[str] = []
    for column in table.columns:
        head += [f"{column.key}_from", f"{column.key}_to"] if column.ranged else [column.key]
    writer.writerow([*head, "claims"])
    for row in table.rows:
        cells: list[Any] = []
        for column, cell in zip(table.columns, row.cells, strict=True):
            ends = cell if isinstance(cell, Range) else (cell, cell)
            cells += [_safe(end) for end in ends] if column.ranged else [_safe(ends[0])]
        writer.writerow([*cells, " ".join(row.claims)])
    return out.getvalue()


def _safe(value: Any) -> Any:
    """No cell of text is a formula to a spreadsheet."""
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r"):
        return f"'{value}"
    return value


def _range_text(cell: Range, kind: Kind) -> str:
    low, high = cell
    if low is None and high is None:
        return "-"
    if low is None:
        return f"at most {cell_text(high, kind)}"
    if high is None:
        return f"at least {cell_text(low, kind)}"
    first, last = cell_text(low, kind), cell_text(high, kind)
    return first if first == last else f"{first.removesuffix(' %')} to {last}"
