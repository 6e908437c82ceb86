"""Spells of custody: what many claims together leave open of when it began and when it ended."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backchannel.views.deals import deals
from backchannel.views.record import Record
from backchannel.views.spells import Spell, spells
from tests.reports import record
from tests.sketches import Sketch, sketch


def told(*sketches: Sketch, **clocks: Any) -> list[Spell]:
    made = record([one.reading() for one in sketches], **clocks)
    return spells(made, deals(made))


def day(text: str) -> date:
    return date.fromisoformat(text)


def test_claims_that_agree_narrow_the_start() -> None:
    (spell,) = told(
        sketch("2031-03-01").held("ana", "cl", time="2031-02/.."),
        sketch("2031-03-02", "Harbour Post").tell(
            "proceeding", {"person": ["ana"], "stage": "arrested"}, time="2031-02-17"
        ),
    )
    assert (spell.start.first, spell.start.last) == (day("2031-02-17"), day("2031-02-17"))
    assert (spell.start.real, spell.start.contested, spell.end) == (True, False, None)
    assert spell.custodians == ("side:CL",)
    assert spell.days(day("2031-03-19")) == (12, 30)  # last told to be held on 1 March


def test_claims_that_disagree_widen_it_and_say_so() -> None:
    (spell,) = told(
        sketch("2031-03-01").held("ana", time="2031-02-03/.."),
        sketch("2031-03-02", "Harbour Post").held("ana", time="2031-02-20/.."),
    )
    assert (spell.start.first, spell.start.last) == (day("2031-02-03"), day("2031-02-20"))
    assert spell.start.contested


def test_without_a_start_there_is_only_a_first_day_on_which_it_is_told() -> None:
    (spell,) = told(sketch("2031-03-01").held("ana"), sketch("2031-05-01", "Harbour Post").held("ana"))
    assert not spell.start.real
    assert (spell.start.first, spell.start.last) == (None, day("2031-03-01"))
    assert spell.days(day("2031-06-01")) == (61, None)


def test_a_length_moves_the_first_attested_day_back() -> None:
    (spell,) = told(sketch("2031-03-01").tell("detention", {"person": ["ana"], "length": "P30D"}))
    assert (spell.start.last, spell.attested) == (day("2031-01-30"), day("2031-03-01"))


@pytest.mark.parametrize(
    ("claims", "ways"),
    [
        ([("release", {"mechanism": "exchange"}), ("release", {"mechanism": "unspecified"})], ("exchange",)),
        ([("release", {"mechanism": "deportation"})], ("deportation",)),
        (
            [("release", {"mechanism": "exchange"}), ("proceeding", {"stage": "pardoned"})],
            ("exchange", "pardon"),
        ),
        ([("release", {"mechanism": "house_arrest"})], None),
        ([("proceeding", {"stage": "pardoned"})], None),
        ([("wellbeing", {"state": "died in prison"})], ("death",)),
        ([("wellbeing", {"state": "received death threats"})], None),
    ],
)
def test_how_a_spell_ends(claims: list[tuple[str, dict[str, str]]], ways: tuple[str, ...] | None) -> None:
    late = sketch("2031-06-02", "Harbour Post")
    for kind, roles in claims:
        late.tell(kind, {"person": ["ana"], **roles}, time="2031-06-01")
    (spell,) = told(sketch("2031-03-01").held("ana", "cl", time="2031-02-01/.."), late)
    assert (spell.mechanisms if spell.end else None) == ways
    assert spell.withheld == (ways == ("death",))


@pytest.mark.parametrize("more", [{"polarity": "negative"}, {"realis": "planned"}, {"realis": "hoped"}])
def test_what_is_denied_or_to_come_ends_nothing(more: dict[str, str]) -> None:
    (spell,) = told(
        sketch("2031-03-01").held("ana", time="2031-02-01/..").freed("ana", time="2031-03-01", **more)
    )
    assert spell.end is None


def test_a_second_spell_needs_a_dated_start_after_the_end() -> None:
    first = sketch("2031-03-01").held("ana", time="2031-02-01/..").freed("ana", time="2031-02-20")
    assert len(told(first, sketch("2031-06-01", "Harbour Post").held("ana"))) == 1
    again = sketch("2031-06-01", "Harbour Post").held("ana", "front", time="2031-05-20/..")
    one, two = told(first, again)
    assert (one.end is not None, two.end) == (True, None)
    assert two.start.first == day("2031-05-20")
    assert two.custodians == ("armed_group:southern front",)


def test_two_outlets_that_date_one_release_apart_tell_of_one_spell() -> None:
    (spell,) = told(
        sketch("2031-03-01").held("ana", time="2031-02-01/..").freed("ana", time="2031-02-19"),
        sketch("2031-03-02", "Harbour Post").freed("ana", "exchange", time="2031-02-20"),
    )
    assert spell.end is not None and spell.end.contested
    assert (spell.end.first, spell.end.last) == (day("2031-02-19"), day("2031-02-20"))


def test_an_exchange_frees_people_on_both_sides_and_tells_who_held_them() -> None:
    swap = sketch("2031-06-30").tell(
        "exchange",
        {
            "side_a": ["pt"],
            "side_b": ["cl"],
            "released_by_a": ["vidal"],
            "released_by_b": ["ana"],
            "state": "executed",
        },
        time="2031-06-29",
    )
    ana, vidal = told(swap)
    assert (ana.custodians, vidal.custodians) == (("side:CL",), ("side:PT",))
    assert ana.mechanisms == vidal.mechanisms == ("exchange",)
    assert ana.days(day("2031-07-01")) == (None, None)


def test_as_of_a_day_before_the_release_the_spell_lasts() -> None:
    notes = sketch("2031-03-01").held("ana", time="2031-02-01/..").freed("ana", time="2031-02-20")
    (spell,) = told(notes, as_of=day("2031-02-10"))
    assert spell.end is None
    assert told(notes, known_at=day("2031-02-10")) == []


def test_people_without_a_name_are_no_people_of_a_spell() -> None:
    notes = sketch("2031-03-01")
    notes.who("player", "person", "Portuguese player")
    assert told(notes.held("player", time="2031-02/..").held("aide", time="2031-02/..")) == []


MONTHS = st.dates(date(2030, 1, 1), date(2033, 12, 28))


@given(
    starts=st.lists(MONTHS, max_size=4),
    ends=st.lists(MONTHS, max_size=3),
    attested=st.lists(MONTHS, max_size=3),
)
def test_bounds_never_cross(starts: list[date], ends: list[date], attested: list[date]) -> None:
    sketches = []
    for number, start in enumerate(starts):
        form = f"{start}/.." if number % 2 else f"{start:%Y-%m}/.."
        sketches.append(sketch(f"{start + timedelta(days=9)}", f"A{number}").held("ana", time=form))
    for number, end in enumerate(ends):
        time = f"{end}" if number % 2 else None
        sketches.append(sketch(f"{end + timedelta(days=2)}", f"B{number}").freed("ana", time=time))
    sketches += [sketch(f"{seen}", f"C{number}").held("ana") for number, seen in enumerate(attested)]
    for spell in told(*sketches):
        until = date(2034, 1, 1)
        low, high = spell.days(until)
        assert low is None or low >= 0
        assert low is None or high is None or low <= high
        for bound in (spell.start, spell.end):
            if bound and bound.first and bound.last:
                assert bound.first <= bound.last
        for offset in (0, 400, 900, 1400):
            surely, maybe = spell.held_on(date(2030, 1, 1) + timedelta(days=offset))
            assert maybe or not surely


def test_a_record_without_documents_has_no_spells() -> None:
    assert spells(Record(()), []) == []
