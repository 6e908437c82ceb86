"""Pictures of tables of figures and of stances, as SVG or PNG, drawn without network.

In: a table of figures or a series of stances, which picture, a path. Out: a file, or its bytes. Always true:
title, what is counted, the day, the number of documents and the state of review stand in the picture; an SVG
says in words what it shows, and suits a dark page. What draws is loaded with the first picture, since that
takes a second or two.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from backchannel.plots.lanes import size
from backchannel.plots.style import STYLE
from backchannel.views.figure_tables import FigureTable
from backchannel.views.ladder import Ladder
from backchannel.views.stances import Series

__all__ = [
    "NARROW", "STYLE", "WIDE", "lifeline", "lifeline_size", "render", "save", "size", "spoken", "stance_picture",
]  # fmt: skip

WIDE, NARROW = 1088, 358  # pixels across: a page on a desk, and on a phone
_LIFELINE = 720  # pixels across
_RUNG, _AROUND = 28, 62  # heights in a lifeline: of one rung; of what stands below and around
_KEPT, _LIFELINES = 64, 512  # pictures


def save(table: FigureTable, kind: str, path: Path) -> None:
    """Draw the table into a file that ends in .svg or .png. Raises `UsageError` where that cannot be."""
    from backchannel.plots import drawing

    drawing.save(table, kind, path)


def render(table: FigureTable, kind: str, suffix: str) -> bytes:
    """The picture as bytes. Raises `UsageError` for another format, or for a table without rows."""
    from backchannel.plots import drawing

    return drawing.render(table, kind, suffix)


def spoken(table: FigureTable) -> str:
    """What the picture shows, for somebody who cannot see it: all its rows in words."""
    from backchannel.plots import drawing

    return drawing.spoken(table)


@lru_cache(maxsize=_KEPT)
def stance_picture(series: Series, width: int = WIDE) -> bytes:
    """The stances on a deal as an SVG of this width; drawn once for each series."""
    from backchannel.plots.stances import draw

    return draw(series, width)


def lifeline_size(ladder: Ladder) -> tuple[int, int]:
    """Width and height of somebody's lifeline."""
    return _LIFELINE, _RUNG * (len(ladder.rungs) + 1) + _AROUND


@lru_cache(maxsize=_LIFELINES)
def lifeline(ladder: Ladder) -> bytes:
    """Somebody's custody and case as an SVG; drawn once for each ladder."""
    from backchannel.plots.lifeline import draw

    return draw(ladder, *lifeline_size(ladder))
