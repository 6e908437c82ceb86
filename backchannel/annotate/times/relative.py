"""Readers of what is counted: from the day of publication, from an earlier date, or as a mere length.

Always true: as in `readers`; a number that the text does not give yields bounds from the grammar's `unstated`
table, marked as approximate, or a reason, never a single day.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from backchannel import edtf
from backchannel.annotate.times.context import NOTHING_EARLIER, Context
from backchannel.annotate.times.readers import READERS, Slots, reader
from backchannel.annotate.times.spells import (
    When,
    length,
    months,
    moved,
    period,
    season,
    spanning,
    split_unit,
    unresolved,
)

_MANY = {"D": "days", "W": "weeks", "2W": "fortnights", "M": "months", "Y": "years", "10Y": "decades"}
_MANY |= {"100Y": "centuries", "TH": "hours", "TM": "minutes", "TS": "seconds"}
_LAST_MONTH = 12
_NO_DAY_GIVEN = "no day is given for this time of day"
_CLOCK = ("TH", "TM", "TS")
_FINER = {"D": ("D",), "W": ("D", "W"), "M": ("D", "W", "M"), "Q": ("D", "M", "Q")}
_ANY = ("D", "W", "M", "Q", "season", "Y")


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)


@reader
def weekday(slots: Slots, context: Context) -> When | None:
    """A weekday: the last one up to the day of publication, or the next where the tense is future."""
    which, number = slots.get("which"), slots["weekday"]
    tense = context.tense() if which in (None, 0) else None

    def count(today: date) -> When | None:
        back = (today.isoweekday() - number) % 7
        if which is not None and which < 0:
            day = today - timedelta(days=back or 7)
        elif which == 1:
            day = period(today, "W")[0] + timedelta(days=6 + number)
        elif which == 2:
            day = today + timedelta(days=(7 - back) if back else 7)
        elif back and (tense == "future" or which == 0 and tense != "past"):
            day = today + timedelta(days=7 - back)
        else:
            day = today - timedelta(days=back)
        day += timedelta(days=7 * slots.get("weeks", 0))
        if "weekday2" in slots:
            last = day + timedelta(days=(slots["weekday2"] - number) % 7)
            return spanning((day, last), "range", cycle="week")
        return spanning((day, day), "D", cycle="week" if which is None else "")

    return context.on_the_day(count, "D")


@reader
def weekday_of_week(slots: Slots, context: Context) -> When | None:
    """A weekday of last, this or next week."""
    by = _sign(slots["which"])

    def count(today: date) -> When | None:
        day = period(today, "W")[0] + timedelta(days=slots["weekday"] - 1 + 7 * by)
        return spanning((day, day), "D")

    return context.on_the_day(count, "D")


@reader
def weekend(slots: Slots, context: Context) -> When | None:
    """Saturday and Sunday: the last, the coming, or the one that the tense asks for."""
    which = slots.get("which")
    tense = context.tense() if not which else None

    def count(today: date) -> When | None:
        saturday = period(today, "W")[0] + timedelta(days=5)
        if which is not None and which < 0 or (not which and today < saturday and _back(which, tense, today)):
            saturday -= timedelta(days=7)
        elif which == 1:
            saturday += timedelta(days=7)
        return spanning((saturday, saturday + timedelta(days=1)), "span")

    return context.on_the_day(count, "D")


def _back(which: int | None, tense: str | None, today: date) -> bool:
    # "This weekend" is the coming one from Wednesday on, "the weekend" the last one unless it is to come.
    return tense == "past" and today.isoweekday() < 3 if which == 0 else tense != "future"


@reader
def shift(slots: Slots, context: Context) -> When | None:
    """The day, week, month, year so many before or after that of publication."""
    unit = slots["unit"]
    by = slots["by"] if "by" in slots else _sign(slots["which"])
    size, letter = split_unit(unit)

    def count(today: date) -> When | None:
        if letter == "D":
            day = today + timedelta(days=by)
            return spanning((day, day), "D", kind=slots.get("kind", "date"))
        whole = unit if unit in ("10Y", "100Y") else letter
        return spanning(period(moved(period(today, whole)[0], unit, by), whole), whole)

    return context.on_the_day(count, letter)


@reader
def end_of_year(slots: Slots, context: Context) -> When | None:
    """The last month of the year of publication; of the year before where it is told as past."""
    back = context.tense() == "past"

    def count(today: date) -> When | None:
        year = today.year - (back and today.month < _LAST_MONTH)
        return When(edtf=f"{year:04d}-12~", grain="M")

    return context.on_the_day(count, "M")


@reader
def night(slots: Slots, context: Context) -> When | None:
    """The night that ends, or begins, on the day of publication."""
    by = 1 if context.tense() == "future" else -1

    def count(today: date) -> When | None:
        days = sorted((today, today + timedelta(days=by)))
        return spanning((days[0], days[1]), "span", kind="time")

    return context.on_the_day(count, "D")


@reader
def ago(slots: Slots, context: Context) -> When | None:
    """So many units before or after publication, as precise as the unit is."""
    counts = sorted(float(slots[key]) + slots.get("plus", 0) for key in ("number", "number2") if key in slots)
    about = slots.get("about") in ("~", ">", "<")

    def count(today: date) -> When | None:
        ends = [_counted(today, slots["unit"], slots["sign"] * n, about) for n in counts]
        if len(ends) == 1:
            return ends[0]
        days = [day for end in ends for day in end.days if day is not None]
        return spanning((min(days), max(days)), "span")

    return context.on_the_day(count)


def _counted(day: date, unit: str, by: float, about: bool) -> When:
    """The unit that lies `by` units from the day: a week is an ISO week, hours are bounded by two days."""
    try:
        there = moved(day, unit, by)
    except (ValueError, OverflowError):
        return unresolved("out of the calendar")
    size, letter = split_unit(unit)
    if letter in _CLOCK:
        return spanning((min(day, there - timedelta(days=by < 0)), max(day, there)), "span", kind="time")
    if by % 1 and size < 10:
        return spanning(period(there, "M" if letter in ("Y", "M") else "W"), "M", about=True)
    grain = letter if letter in ("D", "W", "M") else "Y"
    return spanning(period(there, grain), grain, about=about or size >= 10)


@reader
def some(slots: Slots, context: Context) -> When | None:
    """Weeks ago, a few days from now: bounds for a number that is not given."""
    low, high = _unstated(slots, context)

    def count(today: date) -> When | None:
        ends = [_counted(today, slots["unit"], slots["sign"] * n, False) for n in (low, high)]
        return _around([day for end in ends for day in end.days if day is not None], slots["unit"])

    return context.on_the_day(count)


def _around(days: list[date], unit: str) -> When:
    whole = "W" if split_unit(unit)[1] in ("D", "W", *_CLOCK) else split_unit(unit)[1]
    if whole == "W":
        return spanning((min(days), max(days)), "span", about=True)
    return spanning((period(min(days), whole)[0], period(max(days), whole)[1]), "span", about=True)


def _unstated(slots: Slots, context: Context) -> tuple[int, int]:
    return context.grammar.unstated.get(slots["unit"], (2, 9))


@reader
def in_time(slots: Slots, context: Context) -> When | None:
    """In two weeks: a date where the tense is future, else only a length, which another rule reads."""
    return ago({**slots, "sign": 1}, context) if context.tense() == "future" else None


@reader
def in_some(slots: Slots, context: Context) -> When | None:
    """In a few weeks: bounds where the tense is future, else only a length, which another rule reads."""
    return some({**slots, "sign": 1}, context) if context.tense() == "future" else None


@reader
def span(slots: Slots, context: Context) -> When | None:
    """The past or next N units: a length, and where it lies."""
    unit, number = slots["unit"], float(slots.get("number", 1))

    def count(today: date) -> When | None:
        other = moved(today, unit, slots["sign"] * number)
        return spanning((min(today, other), max(today, other)), "span")

    where = context.on_the_day(count)
    return When(
        kind="duration", edtf=where.edtf if where else None, duration=length(number, unit), grain="length"
    )


@reader
def span_some(slots: Slots, context: Context) -> When | None:
    """Recent weeks, the coming days: about the longest that is meant by it, up to or from publication."""
    high = _unstated(slots, context)[1]

    def count(today: date) -> When | None:
        other = moved(today, slots["unit"], slots["sign"] * high)
        text = f"{other}~/{today}" if other < today else f"{today}/{other}~"
        return When(edtf=text, grain="span")

    return context.on_the_day(count)


@reader
def relative(slots: Slots, context: Context) -> When | None:
    """Two days later, a year earlier: counted from the date that was given last."""
    unit = slots["unit"]
    base = context.earlier_of(_FINER.get(split_unit(unit)[1], _ANY))
    if base is None or base.days[0] is None or split_unit(unit)[1] in _CLOCK:
        return unresolved(NOTHING_EARLIER)
    return _counted(base.days[0], unit, slots["sign"] * float(slots["number"]), bool(slots.get("about")))


@reader
def relative_some(slots: Slots, context: Context) -> When | None:
    """Days later, a few years earlier: only that much is said."""
    return unresolved(_not_given(slots))


@reader
def relative_unit(slots: Slots, context: Context) -> When | None:
    """The previous day, the following year: counted from the date that was given last."""
    unit = slots["unit"]
    base = context.earlier_of(_FINER.get(split_unit(unit)[1], _ANY) if unit != "season" else _ANY)
    if base is None or base.days[0] is None:
        return unresolved(NOTHING_EARLIER, slots.get("kind", "date"))
    if unit == "season":
        return season_after(slots, base.days[0])
    counted = _counted(base.days[0], unit, slots["by"], False)
    return replace(counted, kind=slots.get("kind", counted.kind))


def season_after(slots: Slots, day: date) -> When:
    """The next season of that name after the day."""
    options = [season(day.year + by, slots["season"]) for by in (0, 1)]
    return spanning(next(days for days in options if days[0] > day), "season")


@reader
def same(slots: Slots, context: Context) -> When | None:
    """That day, the same year: the one of the date that was given last."""
    unit = slots["unit"]
    letter = split_unit(unit)[1]
    base = context.earlier_of(_FINER.get(letter, _ANY))
    if base is None or base.days[0] is None:
        return unresolved(NOTHING_EARLIER, slots.get("kind", "date"), letter)
    return spanning(period(base.days[0], unit), unit, kind=slots.get("kind", "date"))


@reader
def month_then(slots: Slots, context: Context) -> When | None:
    """That May: in the year of the date that was given last."""
    base = context.earlier_of(_ANY)
    if base is None or base.days[0] is None:
        return unresolved(NOTHING_EARLIER, grain="M")
    return spanning(months(base.days[0].year, slots["month"], slots["month"]), "M")


@reader
def count(slots: Slots, context: Context) -> When | None:
    """A length: a number of units, or a reason where two numbers are given. What does not rise is no range: `sentenced
    in 2017 to 18 years`."""
    number = float(slots["number"]) + slots.get("plus", 0)
    if "number2" in slots and number >= float(slots["number2"]):
        return None
    if "number2" in slots:
        low, high = length(number, slots["unit"]), length(float(slots["number2"]), slots["unit"])
        return unresolved(f"between {low} and {high}", "duration", "length")
    return When(kind="duration", duration=length(number, slots["unit"]), grain="length")


@reader
def count_two(slots: Slots, context: Context) -> When | None:
    """A length in two units: two years and three months."""
    parts = [length(float(slots["number"]), slots["unit"]), length(float(slots["number2"]), slots["unit2"])]
    joined = parts[0] + parts[1][1:]
    if parts[0].startswith("PT") and parts[1].startswith("PT"):
        joined = parts[0] + parts[1][2:]
    return When(kind="duration", duration=joined, grain="length") if edtf.is_duration(joined) else None


@reader
def unnumbered(slots: Slots, context: Context) -> When | None:
    """Months of talks, several years: a length without a number."""
    return unresolved(_not_given(slots), "duration", "length")


def _not_given(slots: Slots) -> str:
    return f"the number of {_MANY.get(slots['unit'], 'units')} is not given"


@reader
def set_(slots: Slots, context: Context) -> When | None:
    """Every so many units."""
    return When(kind="set", duration=length(float(slots.get("number", 1)), slots["unit"]), grain="set")


READERS["set"] = READERS["rate"] = set_
del READERS["set_"], READERS["season_"]


@reader
def often(slots: Slots, context: Context) -> When | None:
    """Daily, annual: but not in a name."""
    if context.capital_inside_sentence():
        return None
    return When(kind="set", duration=slots["often"], grain="set")


@reader
def reference(slots: Slots, context: Context) -> When | None:
    """Now, recently, soon: a time without bounds."""
    return unresolved(slots["reason"], grain="vague")


@reader
def clock(slots: Slots, context: Context) -> When | None:
    """A time of day; its day is joined to it later, if the text gives one."""
    if "clock_word" in slots:
        hour, minute = slots["clock_word"] % 24, 0
    else:
        digits = str(slots.get("clock", slots.get("hour"))).replace(".", ":").split(":")
        hour, minute = int(digits[0]), int(digits[1]) if len(digits) > 1 else 0
        if "half_day" in slots and hour <= 12:
            hour = hour % 12 + slots["half_day"]
    return When("time", reason=_NO_DAY_GIVEN, grain="clock", clock=f"{hour:02d}:{minute:02d}:00")
