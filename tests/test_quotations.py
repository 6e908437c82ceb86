"""Quotation marks: closed, left open, nested, and apostrophes that are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backchannel.annotate.quotations import find_quotations
from backchannel.records import Span


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “we wait” and left.", ["“we wait”"]),
        ('"One," she said. "Two."', ['"One,"', '"Two."']),
        ("It’s the officials’ word.", []),
        ("She called it ‘a long wait’ again.", ["‘a long wait’"]),
        ("“They said ‘no’ to us,” he said.", ["“They said ‘no’ to us,”"]),
        ("“It never closes.", ["“It never closes."]),
        ("5’ 6” tall", []),
    ],
)
def test_quotations_of_one_paragraph(text, expected):
    found = find_quotations(text, (Span(0, len(text)),))
    assert [text[q.start : q.end] for q in found] == expected


def test_an_open_quotation_ends_with_its_paragraph():
    text = "“One goes on.\n“Two ends,” he said."
    found = find_quotations(text, (Span(0, 13), Span(14, len(text))))
    assert [(q.paragraph, q.closed) for q in found] == [(0, False), (1, True)]


@given(st.text(alphabet="ab “”\"'’‘\n.", max_size=60))
def test_quotations_lie_in_order_and_do_not_overlap(text):
    found = find_quotations(text, (Span(0, len(text)),))
    assert all(q.start < q.end <= len(text) for q in found)
    assert all(a.end <= b.start for a, b in zip(found, found[1:], strict=False))
    assert all(q.start <= q.inner(text).start <= q.inner(text).end <= q.end for q in found)
