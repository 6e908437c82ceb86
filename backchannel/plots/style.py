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
# What a lane lies on, what a hollow mark is filled with, and kinds of stance.
BAND, PAPER = "#f4f5f3", "#ffffff"
KINDS = {
    "agrees": "#2f7d4f", "open": MAIN, "asks": "#6d597a", "refuses": SECOND, "silent": "#6b7280",
    "criticises": "#96690f", "other": "#444b54",
}  # fmt: skip
# The same on a dark page.
DARK = {
    "white": "#1b1f23", PAPER: "#1b1f23", INK: "#e7e5e0", QUIET: "#a5abb3", RULE: "#343a40", BAND: "#23292e",
    MAIN: "#90c3e6", SECOND: "#f29a82", SOFT: "#3f5f73", "#57a773": "#8bcba2", "#d9a441": "#e6bd68",
    "#6d597a": "#c0a8d0", "#8d99ae": "#a8b3c5", "#2f7d4f": "#8bcba2", "#6b7280": "#a7aeb8", "#96690f": "#e0b355",
    "#444b54": "#c9ced6",
}  # fmt: skip
# The colours of a picture on a dark page, and on paper those of a light one.
STYLE = "@media screen and (prefers-color-scheme: dark) {{ {} }}".format(
    " ".join(
        f'[fill="{one}"] {{ fill: {dark} }} [stroke="{one}"] {{ stroke: {dark} }}'
        for one, dark in DARK.items()
    )
)
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
