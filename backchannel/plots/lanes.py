"""Where everything stands in the picture of stances: lanes, marks, lines, words, to the pixel.

In: a series of stances and a width. Out: a layout. Always true: the height is known before anything is drawn;
no two marks of a lane lie on each other as long as its rows last, and a word that finds no room is left out
while its mark stays.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

from backchannel.views.dates import day
from backchannel.views.stances import OTHERS, Lane, Mark, Point, Series, family_of
from backchannel.views.wording import word

# Forms of marks by kind of stance; the last is for terms of no kind.
SHAPES = {
    "agrees": "triangle-up", "open": "circle", "asks": "square", "refuses": "triangle-down",
    "silent": "diamond", "criticises": "cross", "other": "triangle-right",
}  # fmt: skip
KINDS = {
    "agrees": "agrees, supports", "open": "open, weighs it", "asks": "demands, sets terms",
    "refuses": "refuses, denies", "silent": "says nothing", "criticises": "criticises", "other": "other",
}  # fmt: skip
LINES = {"state": "the deal changes", "held": "contact held", "planned": "planned", "denied": "denied or cancelled"}  # fmt: skip

FONT = 11.5
_EM, _BOLD = 6.6, 7.4  # pixels that a letter takes, on the safe side
_ROW, _GAP = 19, 5  # heights: a row of marks, the room between lanes
_ROWS = 12  # rows of marks with words in one lane
_LINES = 8  # contacts that are drawn from top to bottom
_EDGE = 10
_DAY = timedelta(1)
_STEPS = (
    (1, 0),
    (2, 0),
    (7, 0),
    (14, 0),
    (0, 1),
    (0, 3),
    (0, 6),
    (0, 12),
    (0, 24),
    (0, 60),
    (0, 120),
    (0, 600),
)


@dataclass(frozen=True, slots=True)
class Words:
    """A text at a place: `anchor` is `left`, `right` or `center`, `style` one of `drawing`'s."""

    x: float
    y: float
    text: str
    style: str = "plain"
    anchor: str = "left"


@dataclass(frozen=True, slots=True)
class Sign:
    """A mark: its kind of stance, full for first-hand, and how far its days reach to either side."""

    x: float
    y: float
    kind: str
    full: bool
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Line:
    """An upright line, `kind` as in `LINES`, or `grid`."""

    x: float
    top: float
    bottom: float
    kind: str


@dataclass(slots=True)
class Layout:
    """All that is drawn; `bands` are top and bottom of the lanes, whether a voice, and `height` of the whole."""

    width: int
    height: float = 0
    bands: list[tuple[float, float, bool]] = field(default_factory=list)
    words: list[Words] = field(default_factory=list)
    signs: list[Sign] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)


def size(series: Series, width: int) -> tuple[int, int]:
    """Width and height of the picture."""
    return width, round(laid_out(series, width).height)


@lru_cache(maxsize=64)
def laid_out(series: Series, width: int) -> Layout:
    """Where everything stands."""
    made = Layout(width)
    at = _Time(series, width)
    y = _head(made, series)
    top = y
    y = _changes(made, series, at, y)
    start, y = _meetings(made, series, at, y)
    for lane in series.lanes:
        if lane.points or not (lane.voice or lane.side == OTHERS):
            y = _lane(made, lane, at, y)
    if start is not None:
        made.lines += [Line(x, start, y, kind) for x, kind in _contacts(series, at)]
    for line in [one for one in made.lines if one.kind == "state"]:
        made.lines.remove(line)
        made.lines.append(Line(line.x, line.top, y, "state"))
    for x, text in at.ticks():
        made.lines.insert(0, Line(x, top, y, "grid"))
        made.words.append(Words(x, y + 14, text, "quiet", "center"))
    made.height = _legend(made, series, y + 36)
    return made


def _contacts(series: Series, at: _Time) -> list[tuple[float, str]]:
    """Where contacts stand, and the line that each is drawn as."""
    return [
        (at.middle(mark.first, mark.last), mark.kind if mark.kind in LINES else _line(mark.kind))
        for mark in series.marks
        if mark.kind != "state"
    ]


def _meetings(made: Layout, series: Series, at: _Time, y: float) -> tuple[float | None, float]:
    """Where the lines of contacts begin, and where the lanes; many contacts have a lane of their own instead."""
    found = _contacts(series, at)
    if len(found) <= _LINES:
        return y, y
    made.words.append(Words(_EDGE, y + 16, "Contacts", "side"))
    made.lines += [Line(x, y + 22, y + 38, kind) for x, kind in found]
    made.bands.append((y, y + 42, False))
    return None, y + 42 + _GAP


def _line(kind: str) -> str:
    return {"ongoing": "held", "sought": "planned"}.get(kind, "denied")


class _Time:
    """From days to pixels."""

    def __init__(self, series: Series, width: int) -> None:
        first, last = series.span or (date(2000, 1, 1), date(2000, 1, 2))
        room = max((last - first).days // 30, 2)
        self.first = max(first.toordinal() - room, 1)
        self.last = min(last.toordinal() + room, date.max.toordinal())
        self._left, self._right = _EDGE + 4.0, width - _EDGE - 4.0

    def at(self, when: date) -> float:
        share = (when.toordinal() - self.first) / (self.last - self.first)
        return self._left + share * (self._right - self._left)

    def middle(self, first: date, last: date) -> float:
        return (self.at(first) + self.at(last)) / 2

    def ticks(self) -> Iterator[tuple[float, str]]:
        """Days on the axis, as many as there is room for, with what they are called."""
        per_day = (self._right - self._left) / (self.last - self.first)
        days, months = next(
            (step for step in _STEPS if (step[0] + step[1] * 30) * per_day >= 74), (0, 12_000)
        )
        for when in self._steps(days, months):
            x = self.at(when)
            if self._left + 18 <= x <= self._right - 18:
                yield x, str(when.year) if months >= 12 else f"{when:%b %Y}" if months else day(when)

    def _steps(self, days: int, months: int) -> Iterator[date]:
        if days:
            for number in range(self.first, self.last + 1, days):
                yield date.fromordinal(number)
            return
        begun = date.fromordinal(self.first)
        count = (begun.year * 12 + begun.month - 1) // months * months
        while count < date.max.year * 12:
            count += months
            if count // 12 > date.max.year:
                return
            when = date(count // 12, count % 12 + 1, 1)
            if when.toordinal() > self.last:
                return
            yield when


def _head(made: Layout, series: Series) -> float:
    told = f"{series.documents} document{'' if series.documents == 1 else 's'}"
    y = 20.0
    for line in _wrapped(series.title.replace("<->", "⇄"), (made.width - 2 * _EDGE) / 9):
        made.words.append(Words(_EDGE, y, line, "title"))
        y += 19
    under = f"Stances, as of {day(series.as_of)}" if series.as_of else "Stances"
    for line in _wrapped(f"{under}, from {told}, {series.deal}", (made.width - 2 * _EDGE) / 6.4):
        made.words.append(Words(_EDGE, y, line, "quiet"))
        y += 15
    return y - 3


def _changes(made: Layout, series: Series, at: _Time, y: float) -> float:
    """Lines where the deal comes to stand otherwise, each with its word, on as many rows as they need."""
    ends: list[float] = []
    for mark in series.marks:
        if mark.kind != "state":
            continue
        x = at.middle(mark.first, mark.last)
        text = f"{mark.text} {_when(mark)}"
        wide = len(text) * _BOLD
        left, anchor = _beside(x, wide, made.width)
        left = left if anchor else max(min(x, made.width - wide - 4), 4)
        row = next((n for n, end in enumerate(ends) if end + 8 <= left), len(ends))
        ends[row:] = [left + wide + 8, *ends[row + 1 :]]
        top = y + row * 16 + 3
        # where there is no room beside the line, the word stands over it
        made.lines.append(Line(x, top if anchor else top + 14, 0, "state"))
        place = x + (5 if anchor == "left" else -5) if anchor else left
        made.words.append(Words(place, top + 10, text, "state", anchor or "left"))
    return y + len(ends) * 16 + 8


def _when(mark: Mark) -> str:
    return day(mark.last) if mark.first == mark.last else f"by {day(mark.last)}"


def _lane(made: Layout, lane: Lane, at: _Time, y: float) -> float:
    """One lane: its name, and its marks in rows so that each has room for its word."""
    indent, style = (14, "voice") if lane.voice else (0, "side")
    name = shortened(lane.label, made.width)
    top = y + 2
    made.words.append(Words(_EDGE + indent, top + 14, name, style))
    rows = [[(0.0, float(_EDGE + indent + len(name) * (_EM if lane.voice else _BOLD * 1.05) + 12))]]
    if not lane.points:
        made.words.append(Words(_EDGE, top + _ROW + 12, "no dated stance on record", "quiet"))
        rows.append([])
    crowded = False
    for point, times in _told_alike(lane.points):
        x = at.middle(point.first, point.last)
        text = short(point) + (f" ×{times}" if times > 1 else "")
        left, anchor = _beside(x, _length(text), made.width)
        text = text if anchor else ""
        low, high = at.at(point.first), at.at(point.last)
        span = (min(left, low) - 9, max(left + _length(text) + 10, high) + 9)
        row, fits = _row(rows, span)
        if not fits:  # the mark alone: between others, or on one more row
            row, fits_alone = _row(rows, (x - 7, x + 7))
            row = row if fits_alone else _ROWS
            crowded = crowded or not fits_alone
        if row < _ROWS:
            insort(rows[row], span if fits else (x - 7, x + 7))
        centre = top + row * _ROW + 10
        made.signs.append(Sign(x, centre, family_of(point.stance), point.first_hand, low, high))
        if fits and text:
            away = max(high - x, 0) + 9 if anchor == "left" else max(x - low, 0) + 9
            made.words.append(Words(x + (away if anchor == "left" else -away), centre + 4, text, "mark", anchor))  # fmt: skip
    bottom = top + (len(rows) + crowded) * _ROW + 3
    made.bands.append((y, bottom, lane.voice))
    return bottom + _GAP


def _told_alike(points: tuple[Point, ...]) -> list[tuple[Point, int]]:
    """The points of a lane with how many tell it alike: several of one side, on the same days."""
    found: dict[tuple[object, ...], list[Point]] = {}
    for one in points:
        found.setdefault((one.first, one.last, one.stance, one.holds, one.first_hand), []).append(one)
    return [(several[0], len(several)) for several in found.values()]


def _row(rows: list[list[tuple[float, float]]], span: tuple[float, float]) -> tuple[int, bool]:
    """The first row with room for a span, a new one while there may be; else the last, and that there is none."""
    for number, taken in enumerate(rows):
        # none overlaps another, so that only those to the left and to the right are in the way
        place = bisect_left(taken, span)
        if not (place and taken[place - 1][1] > span[0]) and not (
            place < len(taken) and taken[place][0] < span[1]
        ):
            return number, True
    if len(rows) < _ROWS:
        rows.append([])
        return len(rows) - 1, True
    return len(rows) - 1, False


def _legend(made: Layout, series: Series, y: float) -> float:
    """What the marks and lines mean, as far as they stand in the picture; its lower end."""
    x = float(_EDGE)
    used = {family_of(point.stance) for point in series.points}
    entries = [(kind, KINDS[kind]) for kind in SHAPES if kind in used]
    entries += [("full", "first-hand"), ("hollow", "second-hand")] if used else []
    drawn = {line.kind for line in made.lines}
    entries += [(kind, text) for kind, text in LINES.items() if kind in drawn]
    for kind, text in entries:
        wide = _length(text) + 34
        if x > _EDGE and x + wide > made.width:
            x, y = float(_EDGE), y + 18
        if kind in LINES:
            made.lines.append(Line(x + 7, y - 10, y + 4, kind))
        else:
            shown = "open" if kind in ("full", "hollow") else kind
            made.signs.append(Sign(x + 7, y - 3, shown, kind != "hollow", x + 7, x + 7))
        made.words.append(Words(x + 18, y + 1, text, "quiet"))
        x += wide
    return y + 14


def _beside(x: float, wide: float, width: int) -> tuple[float, str]:
    """Where a word beside a place begins, and how it is set there; not at all where there is no room for it."""
    if x + wide + 9 <= width - 4:
        return x, "left"
    return (x - wide - 9, "right") if x - wide - 9 >= 4 else (x, "")


def short(point: Point) -> str:
    """The stance without what it is about."""
    text = word("stance", point.stance)
    return text if point.holds else f"not: {text}"


def clean(text: str) -> str:
    """The text without signs that no SVG may hold."""
    return "".join(one if one >= " " and not 0xD800 <= ord(one) <= 0xDFFF and one not in "\x7f\ufffe\uffff" else " " for one in text)  # fmt: skip


def shortened(text: str, width: int) -> str:
    """The text as far as there is room for it."""
    most = int((width - 3 * _EDGE) / 7.2)
    text = " ".join(clean(text).split())
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _wrapped(text: str, letters: float) -> list[str]:
    lines = [""]
    for one in clean(text).split():
        lines[-1:] = (
            [f"{lines[-1]} {one}".strip()] if len(lines[-1]) + len(one) < letters else [lines[-1], one]
        )
    return [line[: int(letters) + 8] for line in lines if line][:3] or [""]


def _length(text: str) -> float:
    return len(text) * _EM
