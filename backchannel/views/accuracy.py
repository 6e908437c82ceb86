"""How well the built-in reader reads, as it was measured, and what it cannot do.

In: the bundled figures of this version. Out: frozen records, loaded once. Always true: the figures are those that
the quality gate holds; none is typed by hand.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources

from backchannel.tables import table

_FILE = "accuracy.yaml"


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: a share in percent, or a bare number."""

    label: str
    value: float
    percent: bool


@dataclass(frozen=True, slots=True)
class Measure:
    """What was measured, on which data, with its figures."""

    title: str
    data: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Accuracy:
    """All measures, and what the reader cannot do."""

    measures: tuple[Measure, ...]
    limits: tuple[str, ...]


@cache
def accuracy() -> Accuracy:
    """The figures of this version."""
    data = table(resources.files("backchannel.reference").joinpath(_FILE).read_text(encoding="utf-8"))
    measures = (
        Measure(
            one["title"],
            one["data"],
            tuple(Figure(f["label"], f["value"], f["percent"]) for f in one["figures"]),
        )
        for one in data["measures"]
    )
    return Accuracy(tuple(measures), tuple(data["limits"]))
