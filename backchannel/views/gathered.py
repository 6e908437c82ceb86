"""Pages of several views put together to one: one set of footnotes, and no more of each than is asked for.

In: pages told from one record. Out: their sections with new numbers, and the footnotes that these call. Always
true: what is left out is counted, and a footnote that nothing calls is not there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from backchannel.views.footnotes import Shown
from backchannel.views.pages import Footnote, Page, Row, Says, Section, under_one_label

MORE = "more"  # kind of the line that counts the voices left out


@dataclass(frozen=True, slots=True)
class Part:
    """A section of a gathered page: what is shown of it, of how many rows, the first of them at `start`."""

    section: Section
    rows: int
    start: int = 0

    @property
    def left(self) -> int:
        """How many rows are not shown."""
        return self.rows - len(self.section.rows)


class Gathering:
    """Takes in pages; `voices` and `refs` are how many a row keeps of those whose word it is, and of footnotes each."""

    def __init__(self, voices: int = 5, refs: int = 4) -> None:
        self._voices, self._refs = voices, refs
        self._numbers: dict[tuple[str, int, int], int] = {}
        self._notes: list[Footnote] = []

    def shown(self, rows: int, start: int = 0, *, last: bool = False) -> Shown:
        """What it keeps of a section that is told for it."""
        return Shown(rows, start, last, self._voices, self._refs)

    def part(self, page: Page, section: Section, rows: int, start: int = 0) -> Part:
        """At most so many rows of a section of a page, from `start` on, each label told where it is first shown."""
        known = {note.number: note for note in page.footnotes}
        shown = tuple(self._row(row, known) for row in _labelled(section.rows, start, rows))
        return Part(replace(section, rows=under_one_label(shown)), len(section.rows), start)

    def footnotes(self) -> tuple[Footnote, ...]:
        """Those that the parts call, in the order of the parts."""
        return tuple(self._notes)

    def _row(self, row: Row, known: dict[int, Footnote]) -> Row:
        says = [self._says(who, known) for who in row.says[: self._voices]]
        more = len(row.says) - self._voices
        if more > 0:
            says.append(Says(MORE, None, f"and {more:,} more"))
        notes = self._cited(row.notes, known) if not row.says else ()
        cited = dict.fromkeys((*notes, *(number for who in says for number in who.notes)))
        return replace(row, says=tuple(says), notes=tuple(cited))

    def _says(self, who: Says, known: dict[int, Footnote]) -> Says:
        return replace(who, notes=self._cited(who.notes, known))

    def _cited(self, notes: tuple[int, ...], known: dict[int, Footnote]) -> tuple[int, ...]:
        return tuple(self._number(known[number]) for number in notes[: self._refs] if number in known)

    def _number(self, note: Footnote) -> int:
        place = (note.sha256, note.start, note.end)
        if place not in self._numbers:
            self._numbers[place] = len(self._notes) + 1
            self._notes.append(replace(note, number=self._numbers[place]))
        return self._numbers[place]


def _labelled(rows: Sequence[Row], start: int, many: int) -> Iterator[Row]:
    """So many rows from a place on, with the label that each goes under."""
    label = next((row.label for row in reversed(rows[:start]) if row.label), "")
    for row in rows[start : start + many]:
        label = row.label or label
        yield replace(row, label=label)
