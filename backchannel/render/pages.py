"""A page laid out: a line on top, sections as tables without rules, numbered footnotes under all.

In: a page and a console. Out: text. Always true: every row shows the numbers of its footnotes, and the words
that stand in a document are shown as they stand there.
"""

from __future__ import annotations

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from backchannel.render.console import write
from backchannel.views import Footnote, Page, Row, Section

LABEL_WIDTH = 22
_LOUD, _QUIET = "bold", "dim"


def show_page(page: Page, console: Console) -> None:
    """Print a page."""
    parts: list[RenderableType] = [_top(page)]
    for section in page.sections:
        parts += [_head(section), _rows(section.rows, console.width)]
    if page.footnotes:
        parts += [Text(), _footnotes(page.footnotes)]
    write(console, *parts)


def show_arrivals(page: Page, console: Console, limit: int = 12) -> None:
    """Print what a batch has brought, the first rows of each section, without footnotes."""
    parts: list[RenderableType] = []
    for section in page.sections:
        parts += [_head(section), _rows(section.rows[:limit], console.width, notes=False)]
        more = len(section.rows) - limit
        if more > 0:
            parts.append(Text(f"  and {more:,} more", style=_QUIET))
    write(console, *parts)


def _top(page: Page) -> RenderableType:
    documents = f"from {page.documents:,} document{'' if page.documents == 1 else 's'}"
    about = " · ".join(part for part in (_as_of(page), documents, page.review) if part)
    table = Table.grid(expand=True)
    table.add_column(ratio=1)
    table.add_column(justify="right", no_wrap=True)
    table.add_row(Text(page.title.upper(), style=_LOUD), Text(about, style=_QUIET))
    return table


def _as_of(page: Page) -> str:
    return f"as of {page.as_of}" if page.as_of else ""


def _head(section: Section) -> RenderableType:
    head = Text("\n")
    head.append(section.title, style=_LOUD)
    if section.headline:
        head.append(f"  ·  {section.headline}")
    return head


def _rows(rows: tuple[Row, ...], width: int, *, notes: bool = True) -> RenderableType:
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    longest = max((len(row.label) for row in rows), default=0)
    table.add_column(width=min(longest, LABEL_WIDTH))
    table.add_column(ratio=5)
    table.add_column(ratio=5)
    if notes:
        table.add_column(justify="right")
    for row in rows:
        says = Text("\n").join(Text(says.text) for says in row.says)
        says.stylize(_QUIET)
        cells: list[RenderableType] = [Text(row.label), Text(row.text), says]
        if notes:
            cells.append(Text("".join(f"[{number}]" for number in row.notes)))
        table.add_row(*cells)
    return Padding(table, (0, 0, 0, 2))


def _footnotes(footnotes: tuple[Footnote, ...]) -> RenderableType:
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(justify="right", no_wrap=True)
    table.add_column(ratio=1)
    for note in footnotes:
        place = ", ".join(
            part
            for part in (
                note.outlet or note.source,
                note.published or "date not known",
                f"par. {note.paragraph}" if note.paragraph else None,
            )
            if part
        )
        text = Text(f"{place}  ", style=_QUIET)
        text.append(" ".join(note.quote.split()), style="default")
        table.add_row(Text(f"[{note.number}]"), text)
    return table
