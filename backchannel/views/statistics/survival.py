"""Kaplan-Meier: how long until an end, where some spells have not ended yet.

In: days, and for each whether the spell has ended. Out: a curve with its median, numbers at risk and a
confidence interval. Always true: what is open is censored and never dropped; a median that the curve does not
reach is `None`.
"""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """The curve from `days` on: how many were at risk there, how many ended, and the share still held."""

    days: int
    at_risk: int
    ended: int
    share: float
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Curve:
    """All steps at which somebody's spell ended; the median with its interval."""

    steps: tuple[Step, ...]
    median: int | None
    median_low: int | None
    median_high: int | None


def kaplan_meier(days: Sequence[int], ended: Sequence[bool], level: float = 0.95) -> Curve:
    """The curve of these spells, with the log-log interval at `level`."""
    if not any(ended):
        return Curve((), None, None, None)
    # The library is slow to load, and only these tables need it.
    from scipy.stats import CensoredData, ecdf

    over = [day for day, end in zip(days, ended, strict=True) if end]
    still = [day for day, end in zip(days, ended, strict=True) if not end]
    found = ecdf(CensoredData(uncensored=over, right=still)).sf
    with warnings.catch_warnings():
        # Where nobody or everybody is left the interval has no bounds, which it warns of; `None` says so here.
        warnings.simplefilter("ignore")
        interval = found.confidence_interval(level, method="log-log")
    steps = []
    for at, share, low, high in zip(
        found.quantiles, found.probabilities, interval.low.probabilities, interval.high.probabilities,
        strict=True,
    ):  # fmt: skip
        here = sum(day == int(at) for day in over)
        if here:
            risk = sum(day >= int(at) for day in days)
            steps.append(Step(int(at), risk, here, float(share), _known(low), _known(high)))
    return Curve(
        tuple(steps),
        _reaches(steps, [step.share for step in steps]),
        _reaches(steps, [step.low for step in steps]),
        _reaches(steps, [step.high for step in steps]),
    )


def _known(value: float) -> float | None:
    return None if value != value else float(value)


def _reaches(steps: Sequence[Step], shares: Sequence[float | None]) -> int | None:
    """The first day on which a curve is at one half or below."""
    return next(
        (
            step.days
            for step, share in zip(steps, shares, strict=True)
            if share is not None and share <= 0.5 + 1e-12
        ),
        None,
    )
