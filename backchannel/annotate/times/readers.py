"""Readers of dates: the slots of a rule in, a `When` out.

Always true: a reader returns `None` where the words turn out to be no time expression, and a reason where
they are one that cannot be resolved. Each is entered in `READERS` under the name that the grammar uses.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from backchannel.annotate.times.context import Context
from backchannel.annotate.times.spells import (
    Days,
    When,
    months,
    moved,
    period,
    season,
    season_name,
    spanning,
    unresolved,
)

Slots = dict[str, Any]
Reader = Callable[[Slots, Context], When | None]
READERS: dict[str, Reader] = {}

# Days ahead up to which an announced date is given without its year.
_SOON = 130
# Months ahead up to which an election is given without its year; months ahead that are rather one or two back.
_ANNOUNCED, _LATELY = 8, 10
_NO_DAY = "there is no such day"
_WHICH_COMES_FIRST = "day and month cannot be told apart"


def reader(function: Reader) -> Reader:
    """Enter a reader under its own name."""
    READERS[function.__name__] = function
    return function


@reader
def calendar(slots: Slots, context: Context) -> When | None:
    """Day, month and year as far as they are given; one or two of each."""
    year = slots.get("year")
    if year is None and "day" in slots:
        return _nearest_year(slots, context)
    if year is None:
        return _month_range(slots, context)
    days = _days(slots, year)
    return unresolved(_NO_DAY) if days is None else spanning(days, _grain(slots, days))


def _days(slots: Slots, year: int) -> Days | None:
    """The bounds in this year; a second month before the first lies in the next year."""
    month: int = slots["month"]
    month2: int = slots.get("month2", month)
    year2 = slots.get("year2", year)
    if month2 < month and "year2" not in slots:
        # "November to February 2020" ends in 2020.
        year, year2 = (year - 1, year) if "year" in slots else (year, year + 1)
    try:
        if "day" not in slots:
            first, last = months(year, month, month)[0], months(year2, month2, month2)[1]
        else:
            first = date(year, month, slots["day"])
            last = date(year2, month2, slots["day2"] if "day2" in slots else slots["day"])
    except ValueError:
        return None
    return (first, last) if first <= last else None


def _grain(slots: Slots, days: Days) -> str:
    if "day" in slots:
        return "D" if days[0] == days[1] else "range"
    return "M" if "month2" not in slots else "range"


def _nearest_year(slots: Slots, context: Context) -> When | None:
    # An attribute ("the May 5 attack") has no tense of its own.
    tense = None if context.adnominal() else context.tense()

    def count(today: date) -> When | None:
        options = [days for year in range(today.year - 2, today.year + 3) if (days := _days(slots, year))]
        if not options:
            return unresolved(_NO_DAY, grain="D")
        fitting = [d for d in options if "weekday" in slots and d[0].isoweekday() == slots["weekday"]]
        chosen = _near(fitting, today) if fitting else _pick(options, today, tense)
        return spanning(chosen, _grain(slots, chosen), cycle="" if fitting else "year")

    return context.on_the_day(count, "D")


def _pick(options: list[Days], today: date, tense: str | None) -> Days:
    """The option that the tense asks for; where it says nothing the last, unless the next is near and nearer.

    A tense that asks for one most of a year away while the other is close by was not the tense of the date.
    """
    nearest = _near(options, today)
    past = max(days for days in options if days[0] <= today)
    if tense is None:
        return nearest if (nearest[0] - today).days <= _SOON else past
    chosen = past if tense == "past" else min(days for days in options if days[1] >= today)
    far, near = abs((chosen[0] - today).days), abs((nearest[0] - today).days)
    return nearest if far > 300 and near < 60 else chosen


def _near(options: list[Days], today: date) -> Days:
    return min(options, key=lambda days: (abs((days[0] - today).days), days[0] > today))


def _month_range(slots: Slots, context: Context) -> When | None:
    tense = context.tense()

    def count(today: date) -> When | None:
        options = [days for year in range(today.year - 2, today.year + 3) if (days := _days(slots, year))]
        return spanning(_pick(options, period(today, "M")[0], tense or "past"), "range", cycle="year")

    return context.on_the_day(count, "M")


@reader
def month(slots: Slots, context: Context) -> When | None:
    """A bare month: the last one that has begun, or the next where the tense is future."""
    number, which = slots["month"], slots.get("which")
    tense = context.tense() if which is None else None
    attribute = which is None and context.adnominal()
    announced = attribute and context.announced()
    present = tense == "future" and context.present()

    def count(today: date) -> When | None:
        ahead = (number - today.month) % 12
        if which is not None and which < 0:
            ahead = ahead - 12
        elif which is not None and which > 0:
            ahead = ahead or 12
        elif which == 0:
            ahead = number - today.month
        elif announced:
            ahead -= 12 * (ahead > _ANNOUNCED)
        # "the November report": an attribute has no tense of its own.
        elif attribute and tense is None:
            ahead -= 12 * (ahead > 3)
        elif tense == "future":
            ahead -= 12 * (ahead >= (_LATELY if present or attribute else 12))
        elif ahead:
            ahead -= 12
        first = moved(today.replace(day=1), "M", ahead)
        return spanning(period(first, "M"), "M", cycle="year" if which is None else "")

    return context.on_the_day(count, "M")


@reader
def month_of_year(slots: Slots, context: Context) -> When | None:
    """A month of this, last or next year."""
    number, by = slots["month"], slots["which"]
    return context.on_the_day(lambda day: spanning(months(day.year + by, number, number), "M"), "M")


@reader
def monthday(slots: Slots, context: Context) -> When | None:
    """A day of the month without its month."""
    tense = context.tense()

    def count(today: date) -> When | None:
        options = []
        for by in range(-13, 13):
            first = moved(today.replace(day=1), "M", by)
            if slots["day"] <= period(first, "M")[1].day:
                day = first.replace(day=slots["day"])
                if "weekday" not in slots or day.isoweekday() == slots["weekday"]:
                    options.append((day, day))
        if not options:
            return unresolved(_NO_DAY, grain="D")
        pick = _near(options, today) if "weekday" in slots else _pick(options, today, tense or "past")
        return spanning(pick, "D", cycle="year")

    return context.on_the_day(count, "D")


@reader
def year(slots: Slots, context: Context) -> When | None:
    """A year or a range of years."""
    first, last = slots["year"], slots.get("year2")
    if last is None:
        return spanning(period(date(first, 1, 1), "Y"), "Y")
    if last < 100:
        last += first // 100 * 100
    if not first < last <= first + 150:
        return None
    return spanning((date(first, 1, 1), date(last, 12, 31)), "range")


@reader
def iso(slots: Slots, context: Context) -> When | None:
    """A date in figures, the year first."""
    text = slots["iso"]
    try:
        parts = [int(part) for part in text.split("-")]
        day = date(parts[0], parts[1], parts[2] if len(parts) > 2 else 1)
    except ValueError:
        return unresolved(_NO_DAY)
    return spanning((day, day), "D") if len(parts) > 2 else spanning(period(day, "M"), "M")


@reader
def numeric(slots: Slots, context: Context) -> When | None:
    """A date in figures, the year last; which is the day, publication decides where the figures do not."""
    text = slots.get("slashed") or slots["dotted"]
    one, two, year_ = (int(part) for part in text.replace("/", ".").split("."))
    if year_ < 100:
        year_ += 2000 if year_ < 50 else 1900
    readings = [(one, two)] if slots.get("order") == "day_first" else [(one, two), (two, one)]
    options = []
    for day, month_ in readings:
        try:
            options.append(date(year_, month_, day))
        except ValueError:
            continue
    if context.grammar.month_first:
        options.reverse()
    if not options:
        return None
    if len(set(options)) > 1 and context.published:
        low, high = context.published[0] - timedelta(days=366), context.published[1] + timedelta(days=31)
        options = [day for day in options if low <= day <= high] or options
    if len(set(options)) > 1:
        return unresolved(_WHICH_COMES_FIRST, grain="D")
    return spanning((options[0], options[0]), "D")


@reader
def decade(slots: Slots, context: Context) -> When | None:
    """A decade in figures, in two figures or in words."""
    value = slots["decade"]
    if isinstance(value, str):
        value = int("".join(letter for letter in value if letter.isdigit()))
    value += 1900 if value < 100 else 0
    if value % 10:
        return None
    return spanning(period(date(value, 1, 1), "10Y"), "10Y")


@reader
def century(slots: Slots, context: Context) -> When | None:
    """A century by its number."""
    return spanning(period(date(slots["century"] * 100 - 50, 1, 1), "100Y"), "100Y")


@reader
def fixed(slots: Slots, context: Context) -> When | None:
    """A date that the grammar itself gives."""
    return When(edtf=slots["edtf"], grain="D")


@reader
def season_(slots: Slots, context: Context) -> When | None:
    """A season: of a year, this, last, next, or the one that the tense asks for."""
    number, which = slots["season"], slots.get("which")
    if "year" in slots:
        return spanning(season(slots["year"], number), "season")
    tense = context.tense() if which is None else None

    def count(today: date) -> When | None:
        options = [season(today.year + by, number) for by in (-2, -1, 0, 1, 2)]
        if which is not None and which < 0:
            chosen = max(days for days in options if days[1] < today)
        elif which is not None and which > 0 or tense == "future":
            chosen = min(days for days in options if (days[0] if which else days[1]) > today)
        elif which == 0:
            chosen = min(options, key=lambda days: abs((days[0] - today).days + 45))
        else:
            chosen = max(days for days in options if days[0] <= today)
        return When(edtf=season_name(chosen[0]), grain="season")

    return context.on_the_day(count, "season")


READERS["season"] = season_


@reader
def quarter(slots: Slots, context: Context) -> When | None:
    """A quarter of a year; with no year the last one that has begun."""
    number = slots["ordinal"]
    if "year" in slots:
        return spanning(months(slots["year"], number * 3 - 2, number * 3), "Q")

    def count(today: date) -> When | None:
        days = months(today.year, number * 3 - 2, number * 3)
        if days[0] > today:
            days = months(today.year - 1, number * 3 - 2, number * 3)
        return spanning(days, "Q")

    return context.on_the_day(count, "Q")


@reader
def holiday(slots: Slots, context: Context) -> When | None:
    """A day with a name, where its date is fixed."""
    rule, which = slots["holiday"], slots.get("which")
    if not rule:
        return unresolved("the date of this holiday is not fixed", grain="D")
    if "year" in slots:
        day = _named_day(rule, slots["year"])
        return spanning((day, day), "D")
    tense = {-1: "past", 1: "future", 2: "future"}.get(which or 0) or context.tense()

    def count(today: date) -> When | None:
        years = [y for y in range(today.year - 2, today.year + 3) if y % rule.get("every", 1) == 0]
        options = [(day, day) for day in (_named_day(rule, y) for y in years)]
        return spanning(_pick(options, today, tense), "D", cycle="year")

    return context.on_the_day(count, "D")


def _named_day(rule: dict[str, Any], year_: int) -> date:
    if "date" in rule:
        return date(year_, *rule["date"])
    start = date(year_, *rule["from"])
    return start + timedelta(days=(rule["weekday"] - start.isoweekday()) % 7)
