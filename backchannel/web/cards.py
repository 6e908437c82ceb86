"""An open deal as a card: terms, each side's last word with its age, and what must happen first.

In: a section of the status page. Out: a frozen card. Always true: a line leads to the sentence it was read in;
a term that rests on unnamed sources only is marked so; what is left out is counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from backchannel.entries import ReviewState
from backchannel.views.pages import Footnote, Page, Row, Says, Section
from backchannel.views.states import how_old
from backchannel.views.voices import UNNAMED

_STANCES = ("position", "told_position")
_WORDS = 2  # stances of one side
_NAMED = ("on_record", "institution")


@dataclass(frozen=True, slots=True)
class Line:
    """One line: `age` in words where it is a stance, whose word it is, and how many more say so."""

    key: str
    label: str
    text: str
    says: Says | None
    more: int
    note: Footnote | None
    age: str = ""
    unnamed: bool = False
    review: ReviewState = "unreviewed"
    support: int = 0


@dataclass(frozen=True, slots=True)
class Card:
    """A deal: its id, its sides, how it stands, and its lines; `left_out` is how many lines it has beside them."""

    id: str
    title: str
    stands: str
    lines: tuple[Line, ...]
    left_out: int


def cards(page: Page, most: int) -> tuple[Card, ...]:
    """The first deals of a status page."""
    notes = {note.number: note for note in page.footnotes}
    today = date.fromisoformat(page.as_of) if page.as_of else None
    found = (section for section in page.sections if section.key == "deal")
    return tuple(_card(section, notes, today) for section, _ in zip(found, range(most), strict=False))


def _card(section: Section, notes: Mapping[int, Footnote], today: date | None) -> Card:
    rows = list(_labelled(section.rows))
    shown = [row for number, row in enumerate(rows) if _is_short(rows, number)]
    lines = tuple(_line(row, notes, today) for row in shown)
    return Card(section.id, section.title, section.headline, lines, len(rows) - len(shown))


def _labelled(rows: Iterable[Row]) -> Iterable[Row]:
    label = ""
    for row in rows:
        label = row.label or label
        if not row.sensitive:
            yield replace(row, label=label)


def _is_short(rows: list[Row], number: int) -> bool:
    """Whether a row stands on the card: all terms, the first stances of each side, the first of the rest."""
    row = rows[number]
    before = [one for one in rows[:number] if one.label == row.label]
    if row.key == "term":
        return sum(one.key == "term" for one in before) < _WORDS
    if row.key in _STANCES:
        return sum(one.key in _STANCES for one in before) < _WORDS
    return not any(one.key == row.key for one in rows[:number])


def _strongest(says: tuple[Says, ...]) -> Says | None:
    """The first who speaks for himself under a name, else the first."""
    named = (one for one in says if one.kind in _NAMED and not one.second_hand)
    return next(named, says[0] if says else None)


def _line(row: Row, notes: Mapping[int, Footnote], today: date | None) -> Line:
    says = _strongest(row.says)
    numbers = (says.notes if says else ()) or row.notes
    unnamed = row.key == "term" and bool(row.says) and all(one.kind in UNNAMED for one in row.says)
    text, age = row.text, ""
    if row.key in _STANCES:
        length = how_old(row.time, today)
        age = f"{length} ago" if length and length != "today" else length or ""
        text = text.removesuffix(f", {age}")
    return Line(
        row.key, row.label, text, says, max(len(row.says) - 1, 0), notes.get(numbers[0]) if numbers else None,
        age, unnamed, row.review, row.support,
    )  # fmt: skip
