"""A long list in parts: which rows of it one page shows, and what a visitor may see of it.

In: rows, items, pages of the views. Out: parts. Always true: the footnotes of a part are those that it calls; what
is sensitive is in no part for somebody who is not at the desk.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from backchannel.views import Page, Section
from backchannel.web.visit import Visit

T = TypeVar("T")
_MOST = 1_000_000


@dataclass(frozen=True, slots=True)
class Part(Generic[T]):
    """Items `first` to `last` of `total`, counted from one; page `number` of `pages`."""

    items: tuple[T, ...]
    total: int
    number: int
    pages: int
    first: int
    last: int


def part(visit: Visit, items: Sequence[T], size: int) -> Part[T]:
    """The part that the query asks for; the last one where it asks for more."""
    pages = max(-(-len(items) // size), 1)
    number = min(visit.number("page", 1, _MOST), pages)
    start = (number - 1) * size
    shown = tuple(items[start : start + size])
    return Part(shown, len(items), number, pages, start + 1 if shown else 0, start + len(shown))


def part_of_page(visit: Visit, page: Page, size: int) -> tuple[Page, Part[None]]:
    """A page of a view cut to the rows that the query asks for, under their headings."""
    seen = page if visit.at_desk else without_sensitive(page)
    total = sum(len(section.rows) for section in seen.sections)
    told: Part[None] = part(visit, [None] * total, size)
    start, sections = told.first - 1 if total else 0, []
    place = 0
    for section in seen.sections:
        rows = section.rows[max(start - place, 0) : max(start + size - place, 0)]
        place += len(section.rows)
        if rows or not section.rows:
            sections.append(replace(section, rows=rows))
    return _with_notes(seen, tuple(sections)), told


def without_sensitive(page: Page) -> Page:
    """A page of a view without rows that are left out of what is published, and without their footnotes."""
    sections = tuple(
        replace(section, rows=tuple(row for row in section.rows if not row.sensitive))
        for section in page.sections
        if section.key != "family"
    )
    return _with_notes(page, sections)


def _with_notes(page: Page, sections: tuple[Section, ...]) -> Page:
    called = {
        note
        for section in sections
        for row in section.rows
        for note in (*row.notes, *(one for says in row.says for one in says.notes))
    }
    notes = tuple(note for note in page.footnotes if note.number in called)
    return replace(page, sections=sections, footnotes=notes)
