"""What differs between the record by one day and by another, row by row.

In: two records of one ledger by different clocks, and perhaps a name. Out: a page of what was added, what is gone and
what has changed. Always true: the days that have gone by make no row different; a row is known again by the claims
that it rests on, and where these are others too, by its place.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from backchannel.errors import NotFound
from backchannel.views.brief import brief
from backchannel.views.clocks import Clocks
from backchannel.views.dates import day
from backchannel.views.pages import Footnote, Page, Row, Section, under_one_label
from backchannel.views.record import Record
from backchannel.views.reviewed import review_of
from backchannel.views.status import status

# What goes on changing by itself: days held, days since a word.
_DAYS = re.compile(
    r"\s*(?:\([\d,]+(?: to [\d,]+)? days?\)|,? ?(?:after )?[\d,]+(?: to [\d,]+)? days?(?: ago)?)"
)

_HISTORY = ("earlier_position",)  # rows that a page repeats of an earlier day

Clock = Literal["as-of", "known-at"]


def clocks_of(clock: Clock, on: date | None) -> Clocks:
    """The clocks of one side of a comparison: the day of one clock, the other without a limit."""
    return Clocks(as_of=on) if clock == "as-of" else Clocks(known_at=on)


@dataclass(frozen=True, eq=False)
class _Place:
    """A row with the heading that it stands under and its label, also where that is left blank."""

    title: str
    row: Row

    @property
    def place(self) -> tuple[str, str, str]:
        return self.title, self.row.key, self.row.label

    @property
    def text(self) -> str:
        return _DAYS.sub("", self.row.text)


def diff(before: Record, after: Record, name: str | None = None) -> Page:
    """What the brief of `name`, or the status, says of `after` that it did not of `before`.

    Raises `NotFound` where neither has anything about the name.
    """
    pages = _page(before, name), _page(after, name)
    if name and not any(pages):
        raise NotFound(
            f"nothing on record about {name!r} on either day: `backchannel status` lists what there is"
        )
    old, new = (_places(page) for page in pages)
    pairs = _paired(old, new)
    kept = {one for pair in pairs for one in pair}
    gone = [one for one in old if one not in kept]
    added = [one for one in new if one not in kept]
    changed = [(a, b) for a, b in pairs if a.text != b.text]
    notes = _Notes(pages)
    sections = _headlines(pages) + [
        *notes.section("added", "Added", [(1, one, "") for one in added]),
        *notes.section("gone", "Gone", [(0, one, "") for one in gone]),
        *notes.section("changed", "Changed", [(1, b, a.row.text) for a, b in changed]),
    ]
    title = pages[1].title if pages[1] else pages[0].title if pages[0] else "Status"
    shown = after.today
    page = Page(
        "diff",
        f"{title}: {_side(before)} against {_side(after)}",
        shown.isoformat() if shown else None,
        len(after.readings),
        tuple(sections) or (Section("none", "Nothing changed", "the same rows on both days"),),
        notes.all(),
    )
    return replace(page, review=review_of(after, page))


def _page(record: Record, name: str | None) -> Page | None:
    if name is None:
        return status(record)
    try:
        return brief(record, name)
    except NotFound:
        return None


def _side(record: Record) -> str:
    if record.clocks.as_of:
        return f"as of {day(record.clocks.as_of)}"
    return f"known at {day(record.clocks.known_at)}" if record.clocks.known_at else "now"


def _places(page: Page | None) -> list[_Place]:
    """The rows of a page, each with its heading; a label that is left blank is filled in again."""
    found: list[_Place] = []
    for section in page.sections if page else ():
        label = ""
        for row in section.rows:
            label = row.label or label
            if row.key not in _HISTORY:
                found.append(_Place(section.title, replace(row, label=label)))
    return found


def _paired(old: list[_Place], new: list[_Place]) -> list[tuple[_Place, _Place]]:
    """Rows of both pages that are one: by the same words, then by a claim that both rest on, then by their place."""
    pairs: dict[_Place, _Place] = {}
    taken: set[_Place] = set()

    def join(key: Callable[[_Place], list[object]], *, only: bool = False) -> None:
        waiting, coming = (_by_key(rows, key) for rows in ([one for one in old if one not in taken],
                                                           [one for one in new if one not in pairs]))  # fmt: skip
        for value, rows in coming.items():
            options = waiting.get(value, [])
            if only and not len(rows) == len(options) == 1:
                continue
            for other in rows:
                one = next((one for one in options if one not in taken), None)
                if one and other not in pairs:
                    pairs[other] = one
                    taken.add(one)

    join(lambda one: [(*one.place, one.text)])
    join(lambda one: [(*one.place, claim) for claim in one.row.claims])
    join(lambda one: [one.place], only=True)
    return [(pairs[other], other) for other in new if other in pairs]


def _by_key(rows: list[_Place], key: Callable[[_Place], list[object]]) -> dict[object, list[_Place]]:
    found: dict[object, list[_Place]] = defaultdict(list)
    for one in rows:
        for value in key(one):
            found[value].append(one)
    return found


def _headlines(pages: tuple[Page | None, Page | None]) -> list[Section]:
    """How the same heading is summed up on both days, where that differs, and headings that are gone or new."""
    old, new = (
        {one.title: one.headline for one in page.sections if one.headline} if page else {} for page in pages
    )
    return [
        Section("headline", title, f"{old.get(title, 'not there')}, then {new.get(title, 'no longer there')}")
        for title in dict.fromkeys((*new, *old))
        if _DAYS.sub("", old.get(title, "")) != _DAYS.sub("", new.get(title, ""))
    ]


class _Notes:
    """Footnotes of both pages, numbered anew in the order of first use."""

    def __init__(self, pages: tuple[Page | None, Page | None]) -> None:
        self._theirs = [{note.number: note for note in page.footnotes} if page else {} for page in pages]
        self._numbers: dict[tuple[str, int, int], int] = {}
        self._notes: list[Footnote] = []

    def section(self, key: str, title: str, rows: list[tuple[int, _Place, str]]) -> list[Section]:
        """These rows, of page 0 or 1, with the text that a row had before; those on families in a section apart."""
        made = tuple(self._row(side, one, before) for side, one, before in rows)
        parts = (
            Section(key, title, rows=under_one_label(tuple(row for row in made if not row.sensitive))),
            Section(
                "family",
                f"{title}, family",
                rows=under_one_label(tuple(row for row in made if row.sensitive)),
            ),
        )
        return [part for part in parts if part.rows]

    def all(self) -> tuple[Footnote, ...]:
        """The footnotes in order."""
        return tuple(self._notes)

    def _row(self, side: int, one: _Place, before: str) -> Row:
        row = one.row
        says = tuple(replace(who, notes=self._renumbered(side, who.notes)) for who in row.says)
        text = f"{row.text}; before: {before}" if before else row.text
        notes = self._renumbered(side, row.notes)
        return replace(row, label=row.label or one.title, text=text, says=says, notes=notes)

    def _renumbered(self, side: int, numbers: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(self._number(self._theirs[side][number]) for number in numbers)

    def _number(self, note: Footnote) -> int:
        place = note.sha256, note.start, note.end
        if place not in self._numbers:
            self._numbers[place] = len(self._notes) + 1
            self._notes.append(replace(note, number=self._numbers[place]))
        return self._numbers[place]
