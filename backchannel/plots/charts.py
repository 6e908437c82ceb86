"""The charts: bars with their uncertain part, lifelines with arrows, curves of survival, ratios over time.

In: tables of figures. Out: charts without title. Always true: what is certain is drawn full, what is only
possible pale; each number that is drawn stands in the table too.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import altair as alt

from backchannel.edtf import bounds
from backchannel.plots.style import INK, MAIN, PALETTE, QUIET, ROW, SECOND, SOFT, WIDTH
from backchannel.views.figure_tables import Cell, FigureTable, Range, cell_text

_NAMES = alt.Axis(title=None, ticks=False, domain=False, labelColor=INK, labelPadding=8)
_MEASURES = ("held", "people")
_CURVES = 6


def bars(table: FigureTable) -> Any:
    """One bar a row: full to the fewest, pale to the most, with the figure at its end."""
    measure = next(column for column in table.columns if column.key in _MEASURES)
    values = []
    for record in table.records():
        count = _range(record[measure.key])
        names = [str(record[key]) for key in ("group", "mechanism") if record.get(key)]
        values.append({"name": ": ".join(names), "low": count.low or 0, "high": count.high or 0,
                       "text": cell_text(record[measure.key], "number")})  # fmt: skip
    order = [str(value["name"]) for value in values]
    base = _chart(values).encode(y=alt.Y("name:N", sort=order, axis=_NAMES))
    top = max(float(str(value["high"])) for value in values)
    scale = alt.Scale(domain=[0, max(top * 1.08, 1)], nice=False)
    axis = alt.Axis(title=table.unit, values=_whole(top), format=",d")
    pale = base.mark_bar(color=SOFT, height=ROW * 0.55).encode(x=alt.X("high:Q", scale=scale, axis=axis))
    full = base.mark_bar(color=MAIN, height=ROW * 0.55).encode(x=alt.X("low:Q", scale=scale, axis=axis))
    figure = base.mark_text(align="left", dx=6, color=INK, fontSize=11.5).encode(
        x=alt.X("high:Q", scale=scale, axis=axis), text="text:N"
    )
    return alt.layer(pale, full, figure).properties(width=WIDTH, height=alt.Step(ROW))


def flow(table: FigureTable) -> Any:
    """Taken above the line and freed below it, year by year, the uncertain part pale."""
    sums: dict[tuple[str, str], list[float]] = {}
    for record in table.records():
        for kind in ("taken", "freed"):
            count, sign = _range(record[kind]), 1 if kind == "taken" else -1
            found = sums.setdefault((str(record["year"]), kind), [0.0, 0.0])
            found[0] += sign * float(count.low or 0)
            found[1] += sign * float(count.high or 0)
    values = [
        {"year": year, "what": kind, "low": low, "high": high} for (year, kind), (low, high) in sums.items()
    ]
    base = _chart(values)
    years = sorted({year for year, _ in sums})
    step = max(len(years) // 16, 1)
    x = alt.X(
        "year:O", axis=alt.Axis(title=None, labelAngle=0, values=years[::step], ticks=False, domain=False)
    )
    axis = alt.Axis(title="freed  ·  taken", tickMinStep=1, labelExpr="format(abs(datum.value), 'd')")
    colour = alt.Color("what:N", title=None, scale=alt.Scale(domain=["taken", "freed"], range=[SECOND, MAIN]))
    pale = base.mark_bar(opacity=0.3).encode(x=x, y=alt.Y("high:Q", axis=axis), color=colour)
    full = base.mark_bar().encode(x=x, y=alt.Y("low:Q", axis=axis), color=colour)
    zero = _chart([{"y": 0}]).mark_rule(color=QUIET, size=1).encode(y="y:Q")
    return alt.layer(pale, full, zero).properties(width=WIDTH, height=260)


def curves(table: FigureTable) -> Any:
    """Kaplan-Meier curves in years: the band reaches over both bounds of the days and their intervals."""
    values: list[dict[str, Any]] = []
    groups = list(dict.fromkeys(str(group) for group in table.column("group")))[:_CURVES]
    for record in table.records():
        if str(record["group"]) not in groups:
            continue
        interval = _range(record["interval"])
        years = _real(record["days"]) / 365.25
        values.append({
            "group": str(record["group"]), "line": f"{record['group']}, {record['bound']} days", "years": years,
            "bound": str(record["bound"]), "share": _real(record["share"]),
            "low": interval.low, "high": interval.high,
        })  # fmt: skip
    base = _chart(values)
    x = alt.X("years:Q", axis=alt.Axis(title="years in custody", tickMinStep=0.25))
    y_axis = alt.Axis(title="still held", format=".0%", values=[0, 0.25, 0.5, 0.75, 1])
    colour: Any = alt.Color("group:N", title=None, sort=groups, scale=alt.Scale(domain=groups, range=PALETTE))
    colour = colour if len(groups) > 1 else alt.value(MAIN)
    dash = alt.StrokeDash(
        "bound:N", title="days counted", scale=alt.Scale(domain=["most", "fewest"], range=[[1, 0], [4, 3]])
    )
    y = alt.Y("share:Q", axis=y_axis, scale=alt.Scale(domain=[0, 1]))
    layers: list[Any] = []
    if len(groups) == 1:
        known = [value for value in values if value["low"] is not None and value["high"] is not None]
        band = _chart(known).mark_area(opacity=0.13, interpolate="step-after", color=MAIN)
        layers.append(band.encode(x=x, y=alt.Y("low:Q", axis=y_axis), y2="high:Q", detail="line:N"))
    half = _chart([{"y": 0.5}]).mark_rule(color=QUIET, strokeDash=[2, 3]).encode(y="y:Q")
    line = base.mark_line(interpolate="step-after", strokeWidth=2).encode(
        x=x, y=y, color=colour, strokeDash=dash, detail="line:N"
    )
    return alt.layer(*layers, half, line).properties(width=WIDTH, height=320)


def lifelines(table: FigureTable) -> Any:
    """One line a person, pale where the day is not certain; a spell that lasts ends in an arrow.

    Of several spells of one person only the last has its days beside it.
    """
    values = [value for record in table.records() if (value := _lifeline(table, record))]
    order = list(dict.fromkeys(str(value["name"]) for value in values))
    newest = {value["name"]: number for number, value in enumerate(values)}
    for number, value in enumerate(values):
        value["label"] = value["label"] if newest[value["name"]] == number else ""
    base = _chart(values).encode(y=alt.Y("name:N", sort=order, axis=_NAMES))
    axis = alt.Axis(title=None, format="%Y", grid=True, tickCount="year")
    x = alt.X("first:T", axis=axis)
    maybe = base.mark_rule(color=SOFT, size=7).encode(x=x, x2="last:T")
    surely = base.transform_filter("datum.sure_to > datum.sure_from").mark_rule(color=MAIN, size=7)
    surely = surely.encode(x=alt.X("sure_from:T", axis=axis), x2="sure_to:T")
    arrow = base.transform_filter("datum.open").mark_point(
        shape="triangle-right", filled=True, size=130, color=SECOND, opacity=1, xOffset=5
    ).encode(x=alt.X("last:T", axis=axis))  # fmt: skip
    first = base.transform_filter("datum.attested").mark_text(text="?", dx=-9, color=QUIET, fontSize=13)
    first = first.encode(x=x)
    days = base.mark_text(align="left", dx=16, color=QUIET, fontSize=11).encode(
        x=alt.X("last:T", axis=axis), text="label:N"
    )
    return alt.layer(maybe, surely, arrow, first, days).properties(width=WIDTH, height=alt.Step(ROW))


def ratios(table: FigureTable) -> Any:
    """How many the second side gave for one of the first, over the years; offers hollow, the record in red."""
    values = []
    for record in table.records():
        a, b = _range(record["gave_a"]), _range(record["gave_b"])
        when = bounds(str(record["edtf"]))[0] if record["edtf"] else None
        if when and a.low and b.low:
            kind = str(record["set"])
            state = "reference set" if kind.startswith("reference") else (
                "record, carried out" if "carried out" in kind else "record, offered")  # fmt: skip
            values.append({"day": when.isoformat(), "ratio": b.low / a.low, "what": state,
                           "people": a.low + b.low})  # fmt: skip
    kinds = ["reference set", "record, carried out", "record, offered"]
    base = _chart(values)
    ticks = [0.01, 0.1, 0.5, 1, 2, 10, 100, 1000]
    y = alt.Y(
        "ratio:Q", scale=alt.Scale(type="log", nice=False),
        axis=alt.Axis(title="given by the second side for one by the first", values=ticks, format="~g"),
    )  # fmt: skip
    points = base.mark_point(filled=False, opacity=0.9, strokeWidth=1.8).encode(
        x=alt.X("day:T", axis=alt.Axis(title=None, format="%Y")),
        y=y,
        size=alt.Size("people:Q", title="people", scale=alt.Scale(type="log", range=[40, 500]), legend=None),
        color=alt.Color("what:N", title=None, scale=alt.Scale(domain=kinds, range=[MAIN, SECOND, "#d9a441"])),
        shape=alt.Shape(
            "what:N", title=None, scale=alt.Scale(domain=kinds, range=["circle", "square", "diamond"])
        ),
    )
    even = _chart([{"y": 1}]).mark_rule(color=QUIET, strokeDash=[2, 3]).encode(y="y:Q")
    return alt.layer(even, points).properties(width=WIDTH, height=320)


def spans(table: FigureTable) -> Any:
    """Days from step to step, one row a person: a line from the fewest to the most."""
    steps = {"arrest_offer": "arrest to offer", "offer_handover": "offer to handover",
             "arrest_handover": "arrest to handover"}  # fmt: skip
    values: list[dict[str, Any]] = []
    ends: list[dict[str, Any]] = []
    for record in table.records():
        for key, label in steps.items():
            found = record[key]
            if isinstance(found, Range):
                known = [end for end in found if end is not None]
                one = {"name": str(record["person"]), "what": label}
                low = found.low if found.low is not None else 0
                values.append({**one, "low": low, "high": known[-1]})
                shapes = zip(found, ("triangle-left", "triangle-right"), strict=True)
                open_side = next((shape for end, shape in shapes if end is None), "circle")
                ends += [{**one, "at": end, "shape": open_side} for end in known]
    order = list(dict.fromkeys(str(value["name"]) for value in values))
    y = alt.Y("name:N", sort=order, axis=_NAMES)
    offset = alt.YOffset("what:N", sort=list(steps.values()))
    labels = list(steps.values())
    colour = alt.Color("what:N", title=None, scale=alt.Scale(domain=labels, range=PALETTE))
    axis = alt.Axis(title="days; a triangle points to the side that is open", format=",d", tickCount=8)
    line = (
        _chart(values)
        .mark_rule(size=3)
        .encode(y=y, yOffset=offset, color=colour, x=alt.X("low:Q", axis=axis), x2="high:Q")
    )
    shape = alt.Shape("shape:N", scale=None, legend=None)
    points = (
        _chart(ends)
        .mark_point(filled=True, size=55, opacity=1)
        .encode(y=y, yOffset=offset, color=colour, shape=shape, x=alt.X("at:Q", axis=axis))
    )
    return alt.layer(line, points).properties(width=WIDTH, height=alt.Step(ROW / 2))


def _whole(top: float) -> list[int]:
    """Whole numbers for an axis, some six at most."""
    step = max(round(top / 6), 1)
    return list(range(0, int(top) + 1, step))


def _chart(values: list[dict[str, Any]]) -> Any:
    """A chart of these values. The library types its parts too loosely to be of use here."""
    return alt.Chart(alt.Data(values=values))  # type: ignore[no-untyped-call]


def _lifeline(table: FigureTable, record: dict[str, Cell]) -> dict[str, Any] | None:
    first, start_last = _day(record["start_first"]), _day(record["start_last"])
    end_first, last = _day(record["end_first"]), _day(record["end_last"])
    today = date.fromisoformat(table.as_of) if table.as_of else None
    held = last is None
    last = last or today
    if start_last is None or last is None:
        return None
    days = f"{cell_text(record['days'], 'days')} days"
    sure_to = last if held else end_first or start_last
    return {
        "name": str(record["person"]), "first": (first or start_last).isoformat(),
        "sure_from": start_last.isoformat(), "sure_to": sure_to.isoformat(),
        "last": max(last, start_last + timedelta(days=1)).isoformat(), "open": held,
        "attested": first is None, "label": f"{days}, still held" if held else f"{days}, {record['how'] or 'ended'}",
    }  # fmt: skip


def _day(cell: Cell) -> date | None:
    return date.fromisoformat(cell) if isinstance(cell, str) and cell else None


def _range(cell: Cell) -> Range:
    if isinstance(cell, Range):
        return cell
    return Range(cell, cell) if isinstance(cell, int | float) else Range(None, None)


def _real(cell: Cell) -> float:
    return float(cell) if isinstance(cell, int | float) else 0.0
