"""The gold of the time expressions, and how a found expression is compared with it."""

from __future__ import annotations

import pytest

from backchannel import edtf
from backchannel.records import Span, TimeExpression
from backchannel.tables import table
from tests.quality.times import GOLD, Article, exact, gold, pairs, right

DAY = "2022-07-28"


@pytest.mark.parametrize("which", ["dev", "held"])
def test_gold_holds_offsets_in_order_and_values_that_can_be_read(which):
    articles = table((GOLD / f"times_{which}.yaml").read_text(encoding="utf-8"))["articles"]
    assert len(articles) >= 20
    assert sum(len(article["times"]) for article in articles) >= 250
    for article in articles:
        assert set(article) <= {"file", "sha256", "published", "times", "optional"}
        behind = 0
        for start, end, value, *_ in article["times"]:
            assert behind <= start < end
            behind = end
            for one in value.split("|"):
                assert one.endswith("_REF") or one.startswith(("PX", "PTX")) or readable(one)


def readable(value: str) -> bool:
    return edtf.is_duration(value) if value.startswith("P") else edtf.is_edtf(value.rstrip("<"))


@pytest.mark.parametrize(
    ("found", "value", "verdict"),
    [
        (TimeExpression(0, 1, "date", "2022-07-27"), "2022-07-27", True),
        (TimeExpression(0, 1, "date", "2022-07-27"), "2022-07", False),
        (TimeExpression(0, 1, "date", "2022-02/.."), "2022-02", True),
        (TimeExpression(0, 1, "date", "2022-06~"), "2022-06", True),
        (TimeExpression(0, 1, "date", "2022-07-01/2022-07-28"), "2022-07<", True),
        (TimeExpression(0, 1, "date", "2022-06/2022-07"), "2022-07<", False),
        (TimeExpression(0, 1, "time", "2022-07-27T15:00:00"), "2022-07-27", True),
        (TimeExpression(0, 1, "duration", None, "P0.5Y"), "P6M", True),
        (TimeExpression(0, 1, "duration", None, "P2Y"), "P2M", False),
        (TimeExpression(0, 1, "duration", None, "P2Y"), "2024|P2Y", True),
        (TimeExpression(0, 1, "duration", reason="the number of weeks is not given"), "PXW", True),
        (TimeExpression(0, 1, "duration", reason="the number of weeks is not given"), "PXM", False),
        (TimeExpression(0, 1, "duration", reason="the number of hours is not given"), "PTXH", True),
        (TimeExpression(0, 1, "duration", reason="the number of decades is not given"), "PX10Y", True),
        (TimeExpression(0, 1, "date", reason="the present, without bounds"), "PRESENT_REF", True),
        (TimeExpression(0, 1, "date", "2022-07-28"), "PRESENT_REF", False),
        (TimeExpression(0, 1, "date", "2022-06-02~/2022-07-28"), "PAST_REF", True),
        (TimeExpression(0, 1, "date", "2022-07-28/2022-09-22~"), "PAST_REF", False),
        (TimeExpression(0, 1, "date", reason="no earlier date to count from"), "2022-07-27", False),
    ],
)
def test_values_are_compared_as_days_and_vague_ones_by_what_is_said(found, value, verdict):
    assert right(found, gold(0, 1, value), DAY) is verdict


def test_a_signal_belongs_to_our_span_and_not_to_that_of_the_gold():
    article = Article("since May he", DAY, [gold(6, 9, "2022-05")], [])
    assert exact(article, article.times[0], TimeExpression(0, 9, "date", "2022-05/.."))
    assert not exact(article, article.times[0], TimeExpression(0, 12, "date", "2022-05/.."))


def test_each_expression_is_paired_once_and_optional_ones_cost_nothing():
    article = Article(
        "in May and June or so", DAY, [gold(3, 6, "2022-05"), gold(11, 15, "2022-06")], [Span(16, 21)]
    )
    times = [TimeExpression(3, 15, "date", "2022-05/2022-06"), TimeExpression(19, 21, "date", "2022")]
    found = pairs(article, times)
    assert [(one and one.start, time and time.start) for one, time in found] == [(3, 3), (11, None)]
