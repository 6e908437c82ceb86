"""What a time expression can mean, and the arithmetic of days, weeks, months, seasons, years.

In come days and units, out come `When` values. Always true: weeks are ISO weeks (Monday to Sunday), a month
is never turned into its first day, and a value without bounds carries the reason.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from backchannel import edtf
from backchannel.records import TimeKind

Cycle = Literal["", "week", "year"]
Days = tuple[date, date]


@dataclass(frozen=True, slots=True)
class When:
    """A resolved expression. `grain` is its unit, `cycle` says what was inferred: the year, or which week."""

    kind: TimeKind = "date"
    edtf: str | None = None
    duration: str | None = None
    reason: str | None = None
    grain: str = ""
    cycle: Cycle = ""
    clock: str = ""

    @property
    def days(self) -> tuple[date | None, date | None]:
        """First and last day, `None` where there is no bound."""
        return edtf.bounds(self.edtf) if self.edtf else (None, None)


def unresolved(reason: str, kind: TimeKind = "date", grain: str = "") -> When:
    """An expression that is one, but whose time the text does not tell."""
    return When(kind=kind, reason=reason, grain=grain)


def spanning(
    days: Days, grain: str, *, about: bool = False, kind: TimeKind = "date", cycle: Cycle = ""
) -> When:
    """The value with these bounds, written in the shortest way that its grain allows."""
    first, last = days
    text = edtf.spell(first, last, about)
    if grain == "season":
        text = season_name(first) + ("~" if about else "")
    elif grain == "10Y" and days == period(first, "10Y"):
        text = f"{first.year // 10:03d}X" + ("~" if about else "")
    elif grain == "100Y" and days == period(first, "100Y"):
        text = f"{first.year // 100:02d}XX" + ("~" if about else "")
    return When(kind=kind, edtf=text, grain=grain, cycle=cycle)


def period(day: date, unit: str) -> Days:
    """The calendar week, month, quarter, season, year, decade or century that holds the day."""
    if unit == "W":
        first = day - timedelta(days=day.weekday())
        return first, first + timedelta(days=6)
    if unit == "M":
        return months(day.year, day.month, day.month)
    if unit == "Q":
        start = (day.month - 1) // 3 * 3 + 1
        return months(day.year, start, start + 2)
    if unit == "season":
        start = day.month // 3 * 3
        return season(day.year if start else day.year - 1, 20 + (start // 3 or 4))
    if unit in ("Y", "10Y", "100Y"):
        size = {"Y": 1, "10Y": 10, "100Y": 100}[unit]
        start = max(day.year // size * size, 1)
        return date(start, 1, 1), date(day.year // size * size + size - 1, 12, 31)
    return day, day


def months(year: int, first: int, last: int) -> Days:
    """From the first day of one month to the last day of another in the same year."""
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def season(year: int, number: int) -> Days:
    """The bounds of a season by its EDTF number; winter begins in December of the year."""
    if number == edtf.WINTER:
        return date(year, 12, 1), months(year + 1, 2, 2)[1]
    month = (number - 20) * 3
    return months(year, month, month + 2)


def season_name(first: date) -> str:
    """The EDTF name of the season that begins on the day."""
    return f"{first.year:04d}-{20 + first.month // 3}"


def moved(day: date, unit: str, by: float) -> date:
    """The day moved by so many units; a half year is six months, a day that the month lacks is its last."""
    size, letter = split_unit(unit)
    by *= size
    if letter in ("D", "W"):
        return day + timedelta(days=round(by * (7 if letter == "W" else 1)))
    if letter in ("TH", "TM", "TS"):
        return day + timedelta(hours=by * {"TH": 1, "TM": 1 / 60, "TS": 1 / 3600}[letter])
    count = round(by * {"M": 1, "Q": 3, "season": 3, "Y": 12}[letter]) + day.year * 12 + day.month - 1
    year, month = divmod(count, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def split_unit(unit: str) -> tuple[int, str]:
    """`10Y` into ten and `Y`."""
    letter = unit.lstrip("0123456789")
    return int(unit[: len(unit) - len(letter)] or 1), letter


def length(count: float, unit: str) -> str:
    """An ISO 8601 duration."""
    size, letter = split_unit(unit)
    amount = f"{count * size:g}"
    return f"PT{amount}{letter[1:]}" if letter.startswith("T") else f"P{amount}{letter}"


def narrowed(when: When, part: str) -> When | None:
    """The early, middle or late third of a spell, a half of it, or its two ends; `None` when it has no parts.

    A day and a time of day stay as they are: "early Wednesday" is Wednesday. Early and late are thirds; the
    beginning and the end of a year are its first and its last month, of a shorter spell about a fifth.
    """
    first, last = when.days
    if when.grain in ("D", "") or when.kind in ("time", "set", "duration"):
        return when if part in ("early", "mid", "late") and when.grain == "D" else None
    if first is None or last is None:
        return when if when.reason else None
    if when.grain in ("Y", "10Y", "100Y", "season", "Q"):
        unit = "Y" if when.grain.endswith("0Y") else "M"
        total = (last.year - first.year) * 12 + last.month - first.month + 1
        low, high = _share(part, total // 12 if unit == "Y" else total, 12 if when.grain == "Y" else 5)
        begin = moved(first, unit, low)
        end = moved(first, unit, high) - timedelta(days=1)
    else:
        total = (last - first).days + 1
        low, high = _share(part, total, 5)
        begin, end = first + timedelta(days=low), first + timedelta(days=high - 1)
    grain = "M" if period(begin, "M") == (begin, end) else "span"
    return spanning((begin, end), grain, about=part in ("begin", "end"), cycle=when.cycle)


def _share(part: str, total: int, ends: int) -> tuple[int, int]:
    third, half, end = -(-total // 3), total // 2, max(total // ends, 1)
    return {
        "early": (0, third),
        "mid": (third, total - third),
        "late": (total - third, total),
        "half1": (0, half),
        "half2": (half, total),
        "begin": (0, end),
        "end": (total - end, total),
    }[part]
