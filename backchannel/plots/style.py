"""How all pictures look: one quiet palette that people who see few colours can tell apart, thin lines.

In: nothing. Out: settings of the charts. Always true: nothing is told by colour alone.
"""

from __future__ import annotations

from typing import Any

WIDTH, ROW = 620, 26
INK, QUIET, RULE = "#222222", "#5f6368", "#e4e6e8"
MAIN, SECOND, SOFT = "#22577a", "#c8553d", "#a9c4d6"
# Blue, red, green, ochre, violet, grey: told apart in the common kinds of colour blindness, and in grey.
PALETTE = [MAIN, SECOND, "#57a773", "#d9a441", "#6d597a", "#8d99ae"]
_FONT = "Helvetica, Arial, sans-serif"

CONFIG: dict[str, Any] = {
    "background": "white",
    "font": _FONT,
    "padding": 16,
    "title": {
        "anchor": "start", "frame": "bounds", "fontSize": 17, "fontWeight": 600, "color": INK, "offset": 16,
        "subtitleColor": QUIET, "subtitleFontSize": 11.5, "subtitleLineHeight": 16, "subtitlePadding": 6,
    },
    "axis": {
        "labelColor": QUIET, "titleColor": QUIET, "titleFontWeight": "normal", "labelFontSize": 11.5,
        "titleFontSize": 11.5, "gridColor": RULE, "domainColor": RULE, "tickColor": RULE, "labelLimit": 260,
        "titlePadding": 10,
    },
    "legend": {"labelColor": INK, "titleColor": QUIET, "titleFontWeight": "normal", "labelFontSize": 11.5,
               "symbolOpacity": 1,
               "orient": "bottom", "labelLimit": 260},
    "view": {"stroke": None},
    "range": {"category": PALETTE},
}  # fmt: skip
