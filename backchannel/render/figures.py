"""Tables of figures as text: the figures, then all that must be known to cite them.

In: a table of figures and a console. Out: text. Always true: what is counted, of how many, what is left out and
the state of review stand under every table.
"""

from __future__ import annotations

import textwrap

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from backchannel.render.console import write
from backchannel.views.figure_tables import FigureTable, cell_text

_LOUD, _QUIET = "bold", "dim"
# A heading over narrow numbers is not wrapped narrower than this.
_HEADING = 10
# Columns for machines only: a reader sees the same in words.
_UNSEEN = {"start_first", "start_last", "end_first", "end_last", "edtf", "gave_a", "gave_b", "definition"}


def show_figures(table: FigureTable, console: Console) -> None:
    """Print a table of figures."""
    by = f", by {table.by}" if table.by else ""
    title = Text(f"{table.title}{by}".upper(), style=_LOUD)
    title.append(f"  ·  n = {table.n:,} · {table.unit}", style="not bold")
    body: RenderableType = _grid(table) if table.rows else Text("nothing on record", style=_QUIET)
    write(console, title, Text(table.source_line, style=_QUIET), Text(), Padding(body, (0, 0, 0, 2)), Text(),
          *_under(table, console.width))  # fmt: skip


def _grid(table: FigureTable) -> Table:
    grid = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style=_QUIET)
    shown = [place for place, column in enumerate(table.columns) if column.key not in _UNSEEN]
    for place in shown:
        column = table.columns[place]
        texts = [cell_text(row.cells[place], column.kind) for row in table.rows]
        numeric = column.kind in ("number", "days", "share")
        # A number stands on one line; its heading may take several.
        whole = numeric or place == 0 and _fits(texts)
        longest = max(_HEADING, *map(len, [*texts, *column.label.split()]))
        heading = textwrap.fill(column.label, longest) if whole else column.label
        grid.add_column(heading, justify="right" if numeric else "left", no_wrap=whole, overflow="fold")
    for row in table.rows:
        grid.add_row(*(Text(cell_text(row.cells[place], table.columns[place].kind)) for place in shown))
    return grid


def _fits(texts: list[str]) -> bool:
    """Whether a first column is narrow enough to stand on one line."""
    return all(len(text) <= 26 for text in texts)


def _under(table: FigureTable, width: int) -> list[Text]:
    lines = [f"counts    {table.counts}"]
    lines += [f"left out  {one.n:,}: {one.why}" for one in table.left_out]
    lines += [f"note      {note}" for note in table.notes]
    indent = " " * 12
    wrapped = (
        textwrap.wrap(line, width - 2, initial_indent="  ", subsequent_indent=indent) for line in lines
    )
    return [Text(line, style=_QUIET) for part in wrapped for line in part]
