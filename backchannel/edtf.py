"""Dates and lengths as written in readings: EDTF level 1 (ISO 8601-2) in, first and last days out.

In comes the text of a date (`2022-07`, `2018/..`, `199X`) or of a length (`P2Y6M`); out come plain `date`
objects, counts of days, and text again. Always true: a bound is the first or last day that the text allows,
`None` where it leaves that side open; qualifiers (`~`, `?`, `%`) never move a bound; nothing is guessed.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache
from math import ceil, floor

from backchannel.errors import UsageError

Bounds = tuple[date | None, date | None]
_OPEN = ("", "..")
_UNTOLD: Bounds = (None, None)

SPRING, SUMMER, AUTUMN, WINTER = 21, 22, 23, 24
_FIRST_MONTH = {SPRING: 3, SUMMER: 6, AUTUMN: 9, WINTER: 12}
_POINT = re.compile(
    r"(?P<year>[0-9]{4}|[0-9]{3}X|[0-9]{2}XX)"
    r"(?:-(?P<month>[0-9]{2}|XX)(?:-(?P<day>[0-9]{2}|XX)(?:T[0-9:]{8}(?:Z|[+-][0-9]{2}(?::[0-9]{2})?)?)?)?)?"
    r"(?P<qualifier>[~?%])?"
)
_LENGTH = re.compile(
    r"P(?=.)(?:(?P<years>\d+(?:\.\d+)?)Y)?(?:(?P<months>\d+(?:\.\d+)?)M)?(?:(?P<weeks>\d+(?:\.\d+)?)W)?"
    r"(?:(?P<days>\d+(?:\.\d+)?)D)?"
    r"(?:T(?=.)(?:(?P<hours>\d+(?:\.\d+)?)H)?(?:(?P<minutes>\d+(?:\.\d+)?)M)?(?:(?P<seconds>\d+(?:\.\d+)?)S)?)?"
)
# Fewest and most days that the calendar gives one of each; a count of years is corrected for leap days below.
_DAYS = {"months": (28.0, 31.0), "weeks": (7.0, 7.0), "days": (1.0, 1.0)}
_SECONDS = {"hours": 3600.0, "minutes": 60.0, "seconds": 1.0}


def bounds(edtf: str) -> Bounds:
    """First and last day that an EDTF value allows, `None` for a side that is open or unknown.

    Raises `UsageError` when the text is not EDTF level 1 between the years 1 and 9999.
    """
    found = _bounds(edtf)
    if found is None:
        raise UsageError(f"{edtf!r} is no EDTF date: write for instance 2022-07-28, 2022-07 or 2018/..")
    return found


def first_day(edtf: str | None) -> date | None:
    """First day on which it may be so, `None` where that is open or the text is no EDTF."""
    found = _bounds(edtf) if edtf else None
    return found[0] if found else None


def last_day(edtf: str | None) -> date | None:
    """Last day on which it may be so, `None` where that is open or the text is no EDTF."""
    found = _bounds(edtf) if edtf else None
    return found[1] if found else None


def is_edtf(text: str) -> bool:
    """Whether the text is an EDTF value that `bounds` can read."""
    return _bounds(text) is not None


def is_approximate(edtf: str) -> bool:
    """Whether some part of the value is marked as approximate or uncertain."""
    return any(mark in edtf for mark in "~?%")


def spell(first: date | None, last: date | None, approximate: bool = False) -> str:
    """The shortest EDTF value with exactly these bounds; `approximate` marks every point in it with `~`.

    Raises `UsageError` when both sides are open, or the last day lies before the first.
    """
    mark = "~" if approximate else ""
    if first is None and last is None or first and last and last < first:
        raise UsageError(f"no date lies between {first} and {last}: give at least one day, the earlier first")
    if first is None or last is None:
        return f"{first or '..'}{mark}/.." if last is None else f"../{last}{mark}"
    if first == last:
        return f"{first}{mark}"
    if not (first.day == 1 and last.day == _month_days(last.year, last.month)):
        return f"{first}{mark}/{last}{mark}"
    if (first.month, last.month) == (1, 12):
        low, high = f"{first.year:04d}", f"{last.year:04d}"
    else:
        low, high = f"{first.year:04d}-{first.month:02d}", f"{last.year:04d}-{last.month:02d}"
    return f"{low}{mark}" if low == high else f"{low}{mark}/{high}{mark}"


def before(one: str, other: str) -> bool:
    """Whether all of `one` certainly lies before the first day of `other`."""
    last, first = bounds(one)[1], bounds(other)[0]
    return last is not None and first is not None and last < first


def contains(outer: str, inner: str) -> bool:
    """Whether every day of `inner` is a day of `outer`; an open side lies only in an open side."""
    (a, b), (x, y) = bounds(outer), bounds(inner)
    return (a is None or (x is not None and a <= x)) and (b is None or (y is not None and y <= b))


def overlaps(one: str, other: str) -> bool:
    """Whether the two values have a day in common, open sides reaching without end."""
    (a, b), (x, y) = bounds(one), bounds(other)
    return (a is None or y is None or a <= y) and (b is None or x is None or x <= b)


def is_duration(text: str) -> bool:
    """Whether the text is an ISO 8601 duration such as `P2Y` or `PT36H`."""
    return _LENGTH.fullmatch(text) is not None


def duration_days(duration: str) -> tuple[int, int]:
    """Fewest and most whole days that an ISO 8601 duration takes; hours are rounded down and up.

    Raises `UsageError` when the text is not such a duration.
    """
    match = _LENGTH.fullmatch(duration)
    if match is None:
        raise UsageError(f"{duration!r} is no ISO 8601 duration: write for instance P2Y, P18M or P30D")
    count = {name: float(value or 0) for name, value in match.groupdict().items()}
    # Any whole number of years starts at some day: the leap days within are counted both ways.
    low = count["years"] * 365 + floor(count["years"] / 4) - ceil(count["years"] / 100)
    high = count["years"] * 365 + ceil(count["years"] / 4)
    low = max(low, count["years"] * 365)
    for name, (fewest, most) in _DAYS.items():
        low, high = low + count[name] * fewest, high + count[name] * most
    clock = sum(count[name] * seconds for name, seconds in _SECONDS.items()) / 86400
    return floor(low + clock), ceil(high + clock)


# one page asks for the same days many thousand times
@lru_cache(maxsize=1 << 15)
def _bounds(edtf: str) -> Bounds | None:
    """First and last day, `None` where the text is no EDTF."""
    parts = edtf.strip().split("/")
    if len(parts) == 1:
        return _point(parts[0])
    if len(parts) != 2 or all(part in _OPEN for part in parts):
        return None
    begun, ended = (_UNTOLD if part in _OPEN else _point(part) for part in parts)
    if begun is None or ended is None:
        return None
    first, last = begun[0], ended[1]
    return None if first and last and last < first else (first, last)


def _point(text: str) -> Bounds | None:
    match = _POINT.fullmatch(text.strip())
    if match is None:
        return None
    year, month, day = match["year"], match["month"], match["day"]
    low, high = int(year.replace("X", "0")), int(year.replace("X", "9"))
    try:
        if month is None or month == "XX":
            return date(max(low, 1), 1, 1), date(high, 12, 31)
        if low != high:
            return None
        number = int(month)
        if number in _FIRST_MONTH and day is None:
            return _season(low, number)
        if day is None or day == "XX":
            return date(low, number, 1), date(low, number, _month_days(low, number))
        return date(low, number, int(day)), date(low, number, int(day))
    except ValueError:
        return None


def _season(year: int, number: int) -> tuple[date, date]:
    month = _FIRST_MONTH[number]
    if number == WINTER:
        return date(year, 12, 1), date(year + 1, 2, _month_days(year + 1, 2))
    return date(year, month, 1), date(year, month + 2, _month_days(year, month + 2))


def _month_days(year: int, month: int) -> int:
    if not 1 <= month <= 12:
        raise ValueError(f"month {month}")
    return monthrange(year, month)[1]
