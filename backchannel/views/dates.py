"""Dates of the record for people: EDTF in, words and spans of days out.

In: EDTF and calendar days. Out: text such as `since Feb 2022`, and how many days somebody has been held, as
fewest and most. Always true: a month is never shown as a day, and a value that is no EDTF is shown as it
stands.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from functools import lru_cache

from backchannel.edtf import bounds, is_approximate, is_edtf
from backchannel.edtf import first_day as first_day  # views ask for dates here
from backchannel.edtf import last_day as last_day

_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}


def day(value: date) -> str:
    """`27 Jul 2022`."""
    return f"{value.day} {value:%b %Y}"


@lru_cache(maxsize=4096)
def words(edtf: str) -> str:
    """An EDTF value in words."""
    if not is_edtf(edtf):
        return edtf
    first, _, last = edtf.partition("/")
    if not last:
        return _point(first)
    if last == "..":
        return f"since {_point(first)}"
    if first == "..":
        return f"by {_point(last)}"
    low, high = bounds(edtf)
    if low and high and low.weekday() == 0 and (high - low).days == 6:
        return f"week of {day(low)}"
    if low and high and not is_approximate(edtf) and (part := _part(low, high)):
        return part
    return f"{_point(first)} to {_point(last)}"


@lru_cache(maxsize=4096)
def start(edtf: str | None) -> tuple[date, date] | None:
    """First and last day on which a spell may have begun; `None` for no spell, or one with no start."""
    if not edtf or "/" not in edtf or not is_edtf(edtf):
        return None
    point = edtf.split("/")[0]
    low, high = bounds(point) if point not in ("", "..") else (None, None)
    return (low, high) if low and high else None


def days_between(begun: tuple[date, date], until: date) -> str | None:
    """How many days from a start that is not known to the day: `150 to 177 days`; `None` before the start."""
    most, fewest = (until - begun[0]).days, max((until - begun[1]).days, 0)
    if most < 0:
        return None
    if fewest == most:
        return f"{most:,} day{'' if most == 1 else 's'}"
    return f"{fewest:,} to {most:,} days"


def _part(low: date, high: date) -> str | None:
    """A spell within one month or a third of a year, as a reader says it: `late Jun 2022`."""
    if low.year != high.year:
        return None
    last = monthrange(high.year, high.month)[1]
    if low.month != high.month:
        thirds = {(1, 4): "early", (5, 8): "mid", (9, 12): "late"}
        third = thirds.get((low.month, high.month)) if low.day == 1 and high.day == last else None
        return f"{third} {low.year}" if third else None
    size = -(-last // 3)
    thirds = {(1, size): "early", (size + 1, last - size): "mid", (last - size + 1, last): "late"}
    if third := thirds.get((low.day, high.day)):
        return f"{third} {low:%b %Y}"
    if low.day == 1:
        return f"{low:%b %Y}, by the {_ordinal(high.day)}"
    if high.day == last:
        return f"{low:%b %Y}, from the {_ordinal(low.day)}"
    return f"{low.day} to {day(high)}"


def _ordinal(number: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th") if number not in (11, 12, 13) else "th"
    return f"{number}{ending}"


def _point(text: str) -> str:
    about = "about " if is_approximate(text) else ""
    plain = text.rstrip("~?%")
    parts = plain.split("T")[0].split("-")
    if len(parts) == 2 and parts[1] in _SEASONS:
        return f"{about}{_SEASONS[parts[1]]} {parts[0]}"
    if "X" in plain:
        return f"{about}{plain.replace('X', '0')}s" if len(parts) == 1 else f"{about}{plain}"
    low = bounds(plain)[0]
    if low is None:
        return text
    return about + (day(low) if len(parts) == 3 else f"{low:%b %Y}" if len(parts) == 2 else parts[0])
