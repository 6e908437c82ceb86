"""One person's lifeline: time in custody below, the steps from arrest to release on rungs above it.

In: a ladder. Out: an SVG. Always true: what is certain is drawn full, what is only possible pale; a mark without
a day of its own is hollow and points to the days before it; the picture says in words what it shows.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import altair as alt

from backchannel.plots.drawing import svg
from backchannel.plots.style import CONFIG, INK, MAIN, QUIET, RULE, SECOND, SOFT
from backchannel.views.data import data
from backchannel.views.ladder import Ladder, Span, Step, rung_words, when

_BAR, _STRETCH = 12, 8
_BEFORE, _AFTER = 0.04, 0.2  # of the time that is drawn; after it stands the day of the last mark
_LEAST = timedelta(days=180)
_WIDE = 0.03  # of the time that is drawn: from here on a day that is not certain is a stretch and no point


@dataclass(frozen=True)
class _Time:
    """The axis of days, which all layers share."""

    scale: Any
    axis: Any

    def at(self, field: str = "at") -> Any:
        """The place of a field on it."""
        return alt.X(f"{field}:T", scale=self.scale, axis=self.axis)


def draw(ladder: Ladder, width: int, height: int) -> bytes:
    """The picture as SVG of this size. Nothing to draw gives a picture of the empty line."""
    rows = [*(rung_words(rung) for rung in reversed(ladder.rungs)), str(data("ladder")["custody"])]
    first, last = _ends(ladder)
    x = _Time(alt.Scale(domain=[first.isoformat(), last.isoformat()], type="utc"), _time_axis(first, last))
    y = alt.Y(
        "row:N", sort=rows, scale=alt.Scale(domain=rows),
        axis=alt.Axis(title=None, ticks=False, domain=False, labelColor=INK, labelPadding=10, grid=True,
                      gridColor=RULE, labelFontSize=12),
    )  # fmt: skip
    layers = [
        *_bars(ladder, rows[-1], x, y, first + (last - first) * (_BEFORE / (1 + _BEFORE + _AFTER))),
        *_marks(ladder, x, y, (last - first) * _WIDE),
    ]
    if not layers:
        layers = [
            _chart([{"at": first.isoformat(), "row": rows[-1]}]).mark_text(text="").encode(x=x.at(), y=y)
        ]
    chart = alt.layer(*layers).properties(
        width=width, height=height, description=ladder.spoken,
        autosize=alt.AutoSizeParams(type="fit", contains="padding"),
    ).configure(**CONFIG)  # fmt: skip
    return svg(chart, f"Custody and case of {ladder.person}", ladder.spoken)


def _ends(ladder: Ladder) -> tuple[date, date]:
    """First and last day that is drawn: all that is told, and to the day of the page where custody lasts."""
    days = [day for step in ladder.steps for day in (step.first, step.last) if day]
    for span in ladder.spans:
        bounds = (span.start, span.end) if span.end else (span.start,)
        days += [day for bound in bounds for day in (bound.first, bound.last) if day]
        days += [ladder.today] if span.end is None else []
    low, high = min(days, default=ladder.today), max(days, default=ladder.today)
    if high - low < _LEAST:
        low = _moved(high, -_LEAST)
    return _moved(low, (low - high) * _BEFORE), _moved(high, (high - low) * _AFTER)


def _moved(day: date, by: timedelta) -> date:
    try:
        return day + by
    except OverflowError:
        return day


def _time_axis(first: date, last: date) -> Any:
    """Years, or months where it is all within two years or so."""
    years = (last - first).days / 365.25
    step = max(1, round(years / 8))
    if years > 2.2:
        return alt.Axis(
            title=None, format="%Y", grid=True, tickCount={"interval": "year", "step": step}, gridColor=RULE
        )
    month = 1 if years < 0.8 else 3
    return alt.Axis(
        title=None, format="%b %Y", grid=True, tickCount={"interval": "month", "step": month},
        gridColor=RULE, labelOverlap=True,
    )  # fmt: skip


def _bars(ladder: Ladder, row: str, x: _Time, y: Any, edge: date) -> list[Any]:
    values = [_bar(span, ladder.today, row, edge) for span in ladder.spans]
    if not values:
        return []
    base = _chart(values).encode(y=y)
    maybe = base.mark_rule(color=SOFT, size=_BAR).encode(x=x.at(), x2="to:T")
    surely = base.transform_filter("datum.sure_to > datum.sure_from").mark_rule(color=MAIN, size=_BAR)
    arrow = base.transform_filter("datum.open").mark_point(
        shape="triangle-right", filled=True, size=150, color=SECOND, opacity=1, xOffset=6
    ).encode(x=x.at("to"))  # fmt: skip
    sure = surely.encode(x=x.at("sure_from"), x2="sure_to:T")
    start = base.transform_filter("datum.attested").mark_text(text="?", dx=-9, color=QUIET, fontSize=13)
    return [maybe, sure, arrow, start.encode(x=x.at())]


def _bar(span: Span, today: date, row: str, edge: date) -> dict[str, Any]:
    """One bar; what has no start on record begins at the edge."""
    last = (span.end.last if span.end else None) or max(today, span.start.last or today)
    begun = span.start.last or last
    sure_to = (span.end.first or begun) if span.end else max(span.attested or begun, begun)
    first = span.start.first or (begun if span.start.last else edge)
    return {
        "row": row, "at": first.isoformat(), "to": max(last, first + timedelta(1)).isoformat(),
        "sure_from": begun.isoformat(), "sure_to": min(sure_to, last).isoformat(),
        "open": span.end is None, "attested": span.start.first is None,
    }  # fmt: skip


def _marks(ladder: Ladder, x: _Time, y: Any, wide: timedelta) -> list[Any]:
    if not ladder.steps:
        return []
    newest = {step.rung: step for step in ladder.steps}
    values = [_mark(step, newest[step.rung] is step, wide) for step in ladder.steps]
    base = _chart(values).encode(y=y)
    stretch = base.transform_filter("datum.kind == 'stretch'").mark_rule(
        color=MAIN, size=_STRETCH, opacity=0.45
    )
    point = {"size": 95, "opacity": 1, "strokeWidth": 1.6, "color": MAIN}
    dated = base.transform_filter("datum.kind == 'day'").mark_point(shape="circle", filled=True, **point)
    told = base.transform_filter("datum.kind == 'by'").mark_point(
        shape="triangle-left", filled=False, **point
    )
    label = base.transform_filter("datum.label").mark_text(
        align="left", dx=11, color=INK, fontSize=11.5, baseline="middle"
    )
    return [
        stretch.encode(x=x.at("first"), x2="at:T"), dated.encode(x=x.at()), told.encode(x=x.at()),
        label.encode(x=x.at(), text="label:N"),
    ]  # fmt: skip


def _mark(step: Step, labelled: bool, wide: timedelta) -> dict[str, Any]:
    first = step.first or step.last
    kind = "by" if step.first is None else "stretch" if step.last - first > wide else "day"
    return {
        "row": rung_words(step.rung), "kind": kind, "first": first.isoformat(), "at": step.last.isoformat(),
        "label": when(step) if labelled else "",
    }  # fmt: skip


def _chart(values: list[dict[str, Any]]) -> Any:
    """A chart of these values. The library types its parts too loosely to be of use here."""
    return alt.Chart(alt.Data(values=values))  # type: ignore[no-untyped-call]
