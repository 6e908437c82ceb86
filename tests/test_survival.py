"""Kaplan-Meier against worked examples, and what must hold of every curve."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backchannel.views.statistics.survival import kaplan_meier

# Worked by hand: 6, 6 and 6 end of 10, one is open at 6; 7 ends of 6; 9 is open; 10 ends of 4; two stay open.
DAYS = [6, 6, 6, 6, 7, 9, 10, 11, 13, 16]
ENDED = [True, True, True, False, True, False, True, False, False, False]


def test_the_curve_of_a_worked_example() -> None:
    curve = kaplan_meier(DAYS, ENDED)
    assert [(step.days, step.at_risk, step.ended) for step in curve.steps] == [
        (6, 10, 3),
        (7, 6, 1),
        (10, 4, 1),
    ]
    shares = [step.share for step in curve.steps]
    assert shares == pytest.approx([7 / 10, 7 / 10 * 5 / 6, 7 / 10 * 5 / 6 * 3 / 4])
    assert (curve.median, curve.median_low, curve.median_high) == (10, 6, None)


def test_the_interval_is_the_log_log_one() -> None:
    from math import exp, log, sqrt

    step = kaplan_meier(DAYS, ENDED).steps[0]
    # Greenwood's variance of log S over log S squared, on the scale of log(-log S).
    spread = 1.959964 * sqrt(3 / (10 * 7)) / abs(log(0.7))
    low, high = 0.7 ** exp(spread), 0.7 ** exp(-spread)
    assert (step.low, step.high) == (pytest.approx(low, abs=1e-4), pytest.approx(high, abs=1e-4))


@pytest.mark.parametrize(
    ("days", "ended", "median"),
    [([], [], None), ([5, 9], [False, False], None), ([5], [True], 5), ([2, 4, 8], [True] * 3, 4),
     ([2, 4], [True, True], 2)],
)  # fmt: skip
def test_medians(days: list[int], ended: list[bool], median: int | None) -> None:
    assert kaplan_meier(days, ended).median == median


@given(st.lists(st.tuples(st.integers(0, 4000), st.booleans()), max_size=30))
def test_a_curve_only_falls_and_lies_within_its_interval(spells: list[tuple[int, bool]]) -> None:
    curve = kaplan_meier([days for days, _ in spells], [ended for _, ended in spells])
    shares = [1.0, *(step.share for step in curve.steps)]
    assert shares == sorted(shares, reverse=True)
    assert sum(step.ended for step in curve.steps) == sum(ended for _, ended in spells)
    for step in curve.steps:
        assert step.at_risk >= step.ended > 0
        if step.low is not None and step.high is not None:
            assert step.low - 1e-9 <= step.share <= step.high + 1e-9
    if curve.median is not None and curve.median_low is not None:
        assert curve.median_low <= curve.median
