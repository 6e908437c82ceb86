"""A page laid out: a line on top, sections as tables without rules, numbered footnotes under all.

In: a page and a console. Out: text. Always true: every row shows the numbers of its footnotes, and the words
that stand in a document are shown as they stand there.
"""

from __future__ import annotations

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from backchannel.render.console import write
from backchannel.views import Footnote, Page, Row, Says, Section
from backchannel.views.dates import words
from backchannel.views.phrases import joined
from backchannel.views.wording import word

LABEL_WIDTH = 22
_LOUD, _QUIET = "bold", "dim"


def show_page(page: Page, console: Console) -> None:
    """Print a page."""
    parts: list[RenderableType] = [_top(page, console.width)]
    width = _label_width(page)
    for number, section in enumerate(page.sections):
        if number > 0 or not _names_the_page(section, page):
            parts.append(_head(section, console.width))
        parts.append(_rows(section.rows, width))
    if page.footnotes:
        parts += [Text(), _footnotes(page.footnotes)]
    write(console, *parts)


def show_arrivals(page: Page, console: Console, limit: int = 12) -> None:
    """Print what a batch has brought, the first rows of each section, without footnotes."""
    parts: list[RenderableType] = []
    for section in page.sections:
        parts += [_head(section, console.width), _rows(section.rows[:limit], _label_width(page), notes=False)]
        more = len(section.rows) - limit
        if more > 0:
            parts.append(Text(f"  and {more:,} more", style=_QUIET))
    write(console, *parts)


def _top(page: Page, width: int) -> RenderableType:
    documents = f"from {page.documents:,} document{'' if page.documents == 1 else 's'}"
    as_of = f"as of {words(page.as_of)}" if page.as_of else None
    right = " · ".join(filter(None, (as_of, documents, page.review)))
    title = Text(page.title.upper(), style=_LOUD)
    first = page.sections[0] if page.sections and _names_the_page(page.sections[0], page) else None
    more = f"  ·  {first.headline}" if first and first.headline else ""
    fits = len(page.title + more) + len(right) + 4 <= width
    if fits:
        title.append(more, style="not bold")
    table = Table.grid(expand=True, padding=(0, 2, 0, 0))
    table.add_column(ratio=1)
    table.add_column(justify="right", no_wrap=True)
    table.add_row(title, Text(right, style=_QUIET))
    return table if fits or first is None else Group(table, *_under(first))


def _names_the_page(section: Section, page: Page) -> bool:
    return section.title == page.title


def _head(section: Section, width: int) -> RenderableType:
    """Title and headline on one line, or the headline under the title where there is no room beside it."""
    head = Text("\n")
    head.append(section.title.upper(), style=_LOUD)
    whole = sum(map(len, (section.title, section.headline, section.id))) + len("  ·    ")
    if section.headline and whole <= width:
        head.append(f"  ·  {section.headline}")
    if section.id:
        head.append(f"  {section.id}", style=_QUIET)
    return Group(head, *_under(section)) if whole > width else head


def _under(section: Section) -> list[RenderableType]:
    """The headline as a paragraph of its own."""
    return [Padding(Text(section.headline), (0, 0, 0, 2))] if section.headline else []


def _label_width(page: Page) -> int:
    """One width for all labels of a page, so that its columns stand in line."""
    longest = max((len(row.label) for section in page.sections for row in section.rows), default=0)
    return min(longest, LABEL_WIDTH)


def _rows(rows: tuple[Row, ...], label_width: int, *, notes: bool = True) -> RenderableType:
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(width=label_width)
    table.add_column(ratio=5, overflow="fold")
    table.add_column(ratio=5, overflow="fold")
    if notes:
        table.add_column(justify="right", min_width=4)
    for row in rows:
        # A count, or a claim set beside another reader's, is nobody's word.
        for number, says in enumerate(row.says or (Says("", None, "", notes=row.notes),)):
            label, text = (row.label, row.text) if number == 0 else ("", "")
            last = number == max(len(row.says) - 1, 0)
            whose = joined(
                says.text,
                word("review_state", row.review) if last and row.review in ("accepted", "conflict") else None,
                f"{row.support} independent" if last and row.support > 1 else None,
                by=" · ",
            )
            cells: list[RenderableType] = [Text(label), Text(text), Text(whose, style=_QUIET)]
            if notes:
                cells.append(Text("".join(f"[{note}]" for note in says.notes)))
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
                words(note.published) if note.published else "date not known",
                f"par. {note.paragraph}" if note.paragraph else None,
            )
            if part
        )
        text = Text(f"{place}  ", style=_QUIET)
        text.append(" ".join(note.quote.split()), style="default")
        table.add_row(Text(f"[{note.number}]"), text)
    return table
