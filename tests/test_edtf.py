"""EDTF values have the bounds that the standard gives them, and go there and back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backchannel.edtf import (
    before,
    bounds,
    contains,
    duration_days,
    is_approximate,
    is_duration,
    is_edtf,
    overlaps,
    spell,
)
from backchannel.errors import UsageError

days = st.dates(min_value=date(1800, 1, 1), max_value=date(2200, 12, 31))


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2022", "2022-01-01", "2022-12-31"),
        ("2022-06", "2022-06-01", "2022-06-30"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2022-07-27", "2022-07-27", "2022-07-27"),
        ("2022-07-27T15:00:00", "2022-07-27", "2022-07-27"),
        ("2022-07-27T15:00:00+03:00", "2022-07-27", "2022-07-27"),
        ("2022-06~", "2022-06-01", "2022-06-30"),
        ("2022?", "2022-01-01", "2022-12-31"),
        ("199X", "1990-01-01", "1999-12-31"),
        ("19XX", "1900-01-01", "1999-12-31"),
        ("2022-XX", "2022-01-01", "2022-12-31"),
        ("2022-07-XX", "2022-07-01", "2022-07-31"),
        ("2022-21", "2022-03-01", "2022-05-31"),
        ("2022-22", "2022-06-01", "2022-08-31"),
        ("2022-24", "2022-12-01", "2023-02-28"),
        ("2022-02/..", "2022-02-01", None),
        ("2018/", "2018-01-01", None),
        ("../2022-07-27", None, "2022-07-27"),
        ("2022-07-25/2022-07-31", "2022-07-25", "2022-07-31"),
        ("2022-06~/2022-07~", "2022-06-01", "2022-07-31"),
    ],
)
def test_bounds(edtf, first, last):
    assert tuple(day and day.isoformat() for day in bounds(edtf)) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "..",
        "../..",
        "July",
        "2022-13",
        "2022-02-30",
        "22",
        "2022/2021",
        "2022/2023/2024",
        "2022-7-1",
        "0000-01",
    ],
)
def test_what_is_no_edtf_is_refused_with_what_to_write(text):
    with pytest.raises(UsageError, match="write for instance"):
        bounds(text)
    assert not is_edtf(text)


@pytest.mark.parametrize(
    ("one", "other", "is_before", "holds", "meets"),
    [
        ("2022-06", "2022-07-27", True, False, False),
        ("2022", "2022-07", False, True, True),
        ("2022-07", "2022", False, False, True),
        ("2018/..", "2022-07", False, True, True),
        ("2022-07", "2018/..", False, False, True),
        ("../2022-07-27", "2022-07-28", True, False, False),
        ("2018/..", "2019/..", False, True, True),
        ("../2017", "2018/..", True, False, False),
    ],
)
def test_comparison(one, other, is_before, holds, meets):
    assert (before(one, other), contains(one, other), overlaps(one, other)) == (is_before, holds, meets)


@pytest.mark.parametrize(
    ("duration", "fewest", "most"),
    [
        ("P2Y", 730, 731),
        ("P4Y", 1460, 1461),
        ("P20Y", 7304, 7305),
        ("P1M", 28, 31),
        ("P2W", 14, 14),
        ("P45D", 45, 45),
        ("PT36H", 1, 2),
        ("P1Y6M", 533, 552),
        ("P2.5Y", 912, 914),
    ],
)
def test_duration_days(duration, fewest, most):
    assert duration_days(duration) == (fewest, most)


@pytest.mark.parametrize("text", ["", "P", "PT", "2Y", "P2", "P1H", "two years"])
def test_what_is_no_duration_is_refused(text):
    assert not is_duration(text)
    with pytest.raises(UsageError):
        duration_days(text)


@given(days, st.integers(min_value=0, max_value=4000), st.booleans())
def test_spell_and_bounds_are_inverse(first, length, approximate):
    last = first + timedelta(days=length)
    text = spell(first, last, approximate)
    assert bounds(text) == (first, last)
    assert is_approximate(text) is approximate
    assert bounds(spell(first, None)) == (first, None)
    assert bounds(spell(None, last)) == (None, last)


@given(days, st.integers(min_value=0, max_value=400), st.integers(min_value=1, max_value=400))
def test_before_excludes_overlap(first, length, gap):
    end = first + timedelta(days=length)
    one, other = spell(first, end), spell(end + timedelta(days=gap), None)
    assert before(one, other) and not overlaps(one, other) and not before(other, one)


@given(days, st.integers(min_value=0, max_value=40))
def test_duration_days_agree_with_the_calendar(first, years):
    try:
        later = first.replace(year=first.year + years)
    except ValueError:
        return
    low, high = duration_days(f"P{years}Y") if years else (0, 0)
    assert low <= (later - first).days <= high


def test_spell_refuses_nothing_and_the_reverse():
    with pytest.raises(UsageError):
        spell(None, None)
    with pytest.raises(UsageError):
        spell(date(2022, 2, 1), date(2022, 1, 1))
