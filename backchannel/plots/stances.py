"""The picture of stances: a lane for each side and for voices inside it, marks by stance, lines for what happened.

In: a series. Out: an SVG. Always true: what is first-hand is full and what is second-hand hollow; kinds of
stance differ by form and not by colour alone; each mark stands in the table that goes with the picture.
"""

from __future__ import annotations

from typing import Any

import altair as alt

from backchannel.plots.drawing import svg
from backchannel.plots.lanes import FONT, SHAPES, Layout, laid_out
from backchannel.plots.style import BAND, CONFIG, INK, KINDS, PAPER, QUIET, RULE
from backchannel.views.stances import Series

_STYLES: dict[str, dict[str, Any]] = {
    "title": {"fontSize": 15, "fontWeight": 600, "color": INK},
    "side": {"fontSize": 12.5, "fontWeight": 600, "color": INK},
    "voice": {"fontSize": 11.5, "fontWeight": 400, "fontStyle": "italic", "color": INK},
    "state": {"fontSize": 11.5, "fontWeight": 600, "color": INK},
    "mark": {"fontSize": FONT, "fontWeight": 400, "color": INK},
    "quiet": {"fontSize": 11, "fontWeight": 400, "color": QUIET},
}
_LINES: dict[str, dict[str, Any]] = {
    "grid": {"color": RULE, "size": 1},
    "state": {"color": INK, "size": 1.6},
    "held": {"color": QUIET, "size": 1.2},
    "planned": {"color": QUIET, "size": 1.2, "strokeDash": [5, 3]},
    "denied": {"color": QUIET, "size": 1.2, "strokeDash": [1, 3]},
}
_MARK = 85  # square pixels


def draw(series: Series, width: int) -> bytes:
    """The picture, `width` pixels across."""
    made = laid_out(series, width)
    layers = [_bands(made), *_lines(made), *_signs(made), *_words(made)]
    chart = alt.layer(*[layer for layer in layers if layer is not None])
    chart = chart.properties(width=made.width, height=round(made.height), padding=0, autosize="none")
    settings = {**CONFIG, "padding": 0}
    return svg(chart.configure(**settings), series.title, spoken(series))


def spoken(series: Series) -> str:
    """What the picture shows, in words: the sentence, then every point."""
    lines = [series.sentence]
    for lane in series.lanes:
        for point in lane.points:
            hand = "first-hand" if point.first_hand else "second-hand"
            lines.append(f"{lane.label}, {point.told}: {point.holder}: {point.text}, {hand}.")
    return " ".join(lines)


def _scales(made: Layout) -> tuple[dict[str, Any], dict[str, Any]]:
    def scale(domain: list[float]) -> dict[str, Any]:
        return {"scale": alt.Scale(domain=domain, nice=False, zero=False), "axis": None}

    return scale([0, made.width]), scale([round(made.height), 0])


def _base(made: Layout, values: list[dict[str, Any]]) -> Any:
    across, down = _scales(made)
    chart = alt.Chart(alt.Data(values=values))  # type: ignore[no-untyped-call]
    return chart.encode(x=alt.X("x:Q", **across), y=alt.Y("y:Q", **down))


def _bands(made: Layout) -> Any:
    values = [{"x": 0, "x2": made.width, "y": top, "y2": end} for top, end, _ in made.bands]
    return _base(made, values).mark_rect(color=BAND, cornerRadius=3).encode(x2="x2:Q", y2="y2:Q")


def _lines(made: Layout) -> list[Any]:
    found = []
    for kind, style in _LINES.items():
        values = [{"x": one.x, "y": one.top, "y2": one.bottom} for one in made.lines if one.kind == kind]
        if values:
            found.append(_base(made, values).mark_rule(**style).encode(y2="y2:Q"))
    return found


def _signs(made: Layout) -> list[Any]:
    if not made.signs:
        return []
    values = [
        {"x": one.x, "y": one.y, "low": one.low, "high": one.high, "shape": SHAPES[one.kind],
         "color": KINDS[one.kind], "fill": KINDS[one.kind] if one.full else PAPER}
        for one in made.signs
    ]  # fmt: skip
    colour = alt.Color("color:N", scale=None)
    across, _ = _scales(made)
    spans = [value for value, one in zip(values, made.signs, strict=True) if one.high - one.low > 2]
    bars = _base(made, spans).mark_rule(size=2, opacity=0.55)
    bars = bars.encode(x=alt.X("low:Q", **across), x2="high:Q", color=colour)
    marks = _base(made, values).mark_point(size=_MARK, strokeWidth=1.7, opacity=1)
    marks = marks.encode(
        shape=alt.Shape("shape:N", scale=None), stroke=alt.Stroke("color:N", scale=None),
        fill=alt.Fill("fill:N", scale=None),
    )  # fmt: skip
    return [bars, marks] if spans else [marks]


def _words(made: Layout) -> list[Any]:
    found = []
    for style, look in _STYLES.items():
        for anchor in ("left", "right", "center"):
            values = [
                {"x": one.x, "y": one.y, "text": one.text}
                for one in made.words
                if one.style == style and one.anchor == anchor
            ]
            if values:
                text = _base(made, values).mark_text(align=anchor, baseline="alphabetic", limit=0, **look)
                found.append(text.encode(text="text:N"))
    return found
