"""One fact is one claim: what says less in the same words goes, and its words stay as evidence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from backchannel.claims.folded import folded
from backchannel.records import Claim, Count, Span

TOLD = Claim(
    "c1", "release", {"person": ("e1", "e2"), "mechanism": "bail"}, (Span(0, 40),), time="2024-05-02"
)

LESS = [
    ("the same", TOLD),
    ("fewer of the people", replace(TOLD, roles={"person": ("e1",), "mechanism": "bail"})),
    ("fewer roles", replace(TOLD, roles={"person": ("e1", "e2")})),
    ("no time", replace(TOLD, time=None)),
    ("words that overlap", replace(TOLD, evidence=(Span(39, 60),))),
]
OTHER = [
    ("somebody else", replace(TOLD, roles={"person": ("e3",), "mechanism": "bail"})),
    ("another text", replace(TOLD, roles={"person": ("e1",), "mechanism": "escape"})),
    ("a role that the other lacks", replace(TOLD, roles={**TOLD.roles, "count": Count(2)}, time=None)),
    ("another time", replace(TOLD, time="2024-06")),
    ("another type", replace(TOLD, type="movement")),
    ("denied", replace(TOLD, polarity="negative")),
    ("planned", replace(TOLD, realis="planned")),
    ("another's words", replace(TOLD, statement="s1")),
    ("words elsewhere", replace(TOLD, evidence=(Span(40, 60),))),
]


@pytest.mark.parametrize(("what", "less"), LESS, ids=[what for what, _ in LESS])
def test_what_says_less_is_folded_into_what_says_more(what: str, less: Claim) -> None:
    del what
    for order in ([TOLD, less], [less, TOLD]):
        (one,) = folded(order)
        assert (one.roles, one.time) == (TOLD.roles, TOLD.time)
        assert {(s.start, s.end) for s in one.evidence} == {
            (0, 40),
            (less.evidence[0].start, less.evidence[0].end),
        }


@pytest.mark.parametrize(("what", "other"), OTHER, ids=[what for what, _ in OTHER])
def test_what_says_something_else_stays(what: str, other: Claim) -> None:
    del what
    assert folded([TOLD, other]) == [TOLD, other]
    assert folded([other, TOLD]) == [other, TOLD]


def test_two_that_say_less_are_folded_into_one_that_says_all() -> None:
    one = replace(TOLD, roles={"person": ("e1",)}, time=None)
    two = replace(TOLD, roles={"mechanism": "bail"}, time=None)
    assert folded([one, two, TOLD]) == [TOLD]
