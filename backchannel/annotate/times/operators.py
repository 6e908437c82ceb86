"""Operators: what the words before a date make of it ("since", "early", "the end of").

In come the slots of the operator and the value of the expression behind it; out comes the value of both,
`None` where the operator does not belong to the expression. Each is entered in `OPERATORS` under its name.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from backchannel import edtf
from backchannel.annotate.times.context import Context
from backchannel.annotate.times.readers import Slots
from backchannel.annotate.times.spells import When, months, moved, narrowed, period, season, spanning

Operator = Callable[[Slots, When, Context], When | None]
OPERATORS: dict[str, Operator] = {}
# These belong to the noun, not to the date, where the date is its attribute: "before Monday's hearing".
SIGNALS = frozenset(("since", "until", "before", "after"))
# Up to this month the end of the year is too far ahead to be told as past.
_NEARLY_OVER = 10
_WITHOUT_PARTS = ("vague", "clock", "open", "span", "range", "length")


def operator(function: Operator) -> Operator:
    """Enter an operator under its own name."""
    OPERATORS[function.__name__] = function
    return function


def _open(inner: When, text: Callable[[str, str], str]) -> When | None:
    """An open spell from the two sides of a value; lengths, sets and vague words have none."""
    if inner.kind in ("duration", "set") or inner.grain in ("vague", "clock"):
        return None
    if inner.edtf is None:
        return inner
    low, _, high = inner.edtf.partition("/")
    value = text(low, high or low)
    return replace(inner, edtf=value, grain="open") if edtf.is_edtf(value) else None


@operator
def since(slots: Slots, inner: When, context: Context) -> When | None:
    """From its beginning on."""
    return _open(inner, lambda low, high: f"{low}/..")


@operator
def after(slots: Slots, inner: When, context: Context) -> When | None:
    """From its end on."""
    return _open(inner, lambda low, high: f"{high}/..")


@operator
def until(slots: Slots, inner: When, context: Context) -> When | None:
    """Up to its end."""
    return _open(inner, lambda low, high: f"../{high}")


@operator
def before(slots: Slots, inner: When, context: Context) -> When | None:
    """Up to its beginning."""
    return _open(inner, lambda low, high: f"../{low}")


@operator
def about(slots: Slots, inner: When, context: Context) -> When | None:
    """Approximately."""
    if inner.kind != "date" or inner.edtf is None or "/" in inner.edtf or inner.grain in ("vague", "set"):
        return None
    return inner if edtf.is_approximate(inner.edtf) else replace(inner, edtf=inner.edtf + "~")


@operator
def part(slots: Slots, inner: When, context: Context) -> When | None:
    """A part of it; "earlier" and "later" are counted from the day of publication where that lies in it."""
    if inner.kind in ("duration", "set") or inner.grain in _WITHOUT_PARTS:
        return None
    if inner.edtf is None:
        return inner
    first, last = inner.days
    if slots["part"] not in ("earlier", "later"):
        return narrowed(_gone(inner, context) if slots["part"] == "end" else inner, slots["part"])
    if inner.grain == "D" or first is None or last is None:
        return inner
    if context.published is None or not first <= context.published[0] <= context.published[1] <= last:
        return inner
    if slots["part"] == "earlier":
        # A year is kept whole: cut at the day of publication it would claim a precision that nobody meant.
        return inner if inner.grain in ("Y", "10Y") else spanning((first, context.published[1]), "span")
    start = context.published[0] if inner.grain in ("W", "M") else period(context.published[0], "M")[0]
    return spanning((start, last), "span")


def _gone(inner: When, context: Context) -> When:
    """The year before, where "at the end of the year" is told as past and this one has not ended."""
    now, first = context.published, inner.days[0]
    before = context.text[max(context.paragraph[0], context.start - 4) : context.start].lower()
    if now is None or first is None or inner.grain != "Y" or first.year != now[0].year:
        return inner
    if now[0].month > _NEARLY_OVER or not before.endswith("at ") or context.tense() != "past":
        return inner
    return replace(inner, edtf=f"{first.year - 1:04d}")


@operator
def ends(slots: Slots, inner: When, context: Context) -> When | None:
    """The first or the last so many days, weeks or months of it."""
    first, last = inner.days
    if (
        inner.kind != "date"
        or first is None
        or last is None
        or inner.grain not in ("W", "M", "Q", "Y", "10Y")
    ):
        return None
    number, unit = float(slots["number"]), slots["unit"]
    try:
        if slots["end"] < 0:
            days = (moved(last + timedelta(days=1), unit, -number), last)
        else:
            days = (first, moved(first, unit, number) - timedelta(days=1))
    except (ValueError, OverflowError, KeyError):
        return None
    return spanning(days, "span") if first <= days[0] <= days[1] <= last else None


@operator
def quarter(slots: Slots, inner: When, context: Context) -> When | None:
    """A quarter of a year."""
    first = inner.days[0]
    if inner.grain != "Y" or first is None:
        return None
    number = slots["ordinal"]
    return spanning(months(first.year, number * 3 - 2, number * 3), "Q")


@operator
def daypart(slots: Slots, inner: When, context: Context) -> When | None:
    """The morning or the night of a day."""
    return replace(inner, kind="time") if inner.grain == "D" else None


@operator
def weekend(slots: Slots, inner: When, context: Context) -> When | None:
    """The weekend of a day."""
    first = inner.days[0]
    if inner.grain not in ("D", "span") or first is None:
        return None
    saturday = period(first, "W")[0] + timedelta(days=5)
    return spanning((saturday, saturday + timedelta(days=1)), "span")


@operator
def week(slots: Slots, inner: When, context: Context) -> When | None:
    """The week of a day."""
    first = inner.days[0]
    return spanning(period(first, "W"), "W") if inner.grain == "D" and first else None


@operator
def season_of(slots: Slots, inner: When, context: Context) -> When | None:
    """A season of a year."""
    first = inner.days[0]
    if inner.grain != "Y" or not isinstance(first, date):
        return None
    return spanning(season(first.year, slots["season"]), "season")


@operator
def same(slots: Slots, inner: When, context: Context) -> When | None:
    """The month of July is July."""
    return inner if inner.grain == "M" else None


OPERATORS["season"] = season_of
del OPERATORS["season_of"]
