"""Which names may be one person's, from a table of pairs written down before the matcher was tuned."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backchannel.identity import MERGE, SUGGEST, compare, fold, parse
from backchannel.identity.sides import armed_group, country_called, office
from tests.name_pairs import ASK, DIFFERENT, HELD_DIFFERENT, HELD_SAME, SAME, Pairs

# What the matcher misses, each with what it says instead: a question, never silence.
ASKED_ABOUT = {("Anatoly Shcherbin", "Anatolii Schterbin"), ("Emad Sharghi-Pour", "Emad Sharqi Pour")}


def flat(pairs: Pairs) -> list[tuple[str, str]]:
    return [pair for group in pairs.values() for pair in group]


def score(pair: tuple[str, str]) -> float:
    return compare(*pair).score


@pytest.mark.parametrize(("one", "other"), flat(SAME))
def test_names_of_one_person(one: str, other: str) -> None:
    match = compare(one, other)
    expected = SUGGEST if (one, other) in ASKED_ABOUT else MERGE
    assert match.score >= expected and match.reasons, match.text


@pytest.mark.parametrize(("one", "other"), flat(DIFFERENT))
def test_names_of_two_people(one: str, other: str) -> None:
    assert score((one, other)) < MERGE


@pytest.mark.parametrize(("one", "other"), flat(ASK))
def test_what_names_alone_cannot_tell_is_a_question(one: str, other: str) -> None:
    assert SUGGEST <= score((one, other)) < MERGE


@pytest.mark.parametrize(
    ("same", "different", "least"), [(SAME, DIFFERENT, 0.97), (HELD_SAME, HELD_DIFFERENT, 0.8)]
)
def test_precision_and_recall_hold_their_floors(same: Pairs, different: Pairs, least: float) -> None:
    joined = sum(score(pair) >= MERGE for pair in flat(same))
    wrong = sum(score(pair) >= MERGE for pair in flat(different))
    assert wrong == 0
    assert joined / len(flat(same)) >= least


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("C. Munoz", "Carla Munoz", "same surname; given name C is an initial of Carla"),
        ("Oleh Tkach", "Oleg Tkach", "same surname; given names Oleh and Oleg are one name in kindred languages"),
        ("Bill Ellery", "William Ellery",
         "same surname; given name Bill is short for William, or the other way round"),
        ("Ana Duarte", "Jorge Duarte", "different given names: Ana, Jorge"),
        ("John Harte Jr.", "John Harte Sr.", "Jr and Sr are two people"),
        ("Daniel R. Marsh", "Daniel Marsh", "same surname; same given name; one has R more"),
        ("Duarte", "Ana Duarte", "surname Duarte alone"),
    ],
)  # fmt: skip
def test_a_score_says_why(one: str, other: str, why: str) -> None:
    assert compare(one, other).text == why


@pytest.mark.parametrize(("one", "other"), [*DIFFERENT["relatives"], *DIFFERENT["father and son"]])
def test_relatives_are_no_match_or_at_most_a_question(one: str, other: str) -> None:
    match = compare(one, other)
    assert match.apart or match.score < MERGE


@given(st.text(max_size=24), st.text(max_size=24))
def test_any_two_texts_compare_alike_both_ways(one: str, other: str) -> None:
    there, back = compare(one, other), compare(other, one)
    assert 0 <= there.score <= 1 and (there.score, there.apart) == (back.score, back.apart)


@given(st.text(max_size=24))
def test_a_name_is_its_own_and_folding_ends(name: str) -> None:
    assert fold(fold(name)) == fold(name)
    if len(parse(name).tokens) > 1:
        assert compare(name, name).score == 1


@pytest.mark.parametrize(
    ("name", "country", "expected"),
    [
        ("the US State Department", None, ("state department", "US")),
        ("State Department", "US", ("state department", "US")),
        ("U.S. Department of State", None, ("state department", "US")),
        ("Russian Foreign Ministry", None, ("foreign ministry", "RU")),
        ("Ministry of Foreign Affairs of the Russian Federation", None, ("foreign ministry", "RU")),
        ("China's Foreign Ministry", None, ("foreign ministry", "CN")),
        ("Foreign Ministry", "CN", ("foreign ministry", "CN")),
        ("Foreign Ministry", None, ("foreign ministry", None)),
        ("Russia Weekly", None, ("russia weekly", None)),
        ("US embassy in Moscow", None, ("embassy in moscow", "US")),
    ],
)
def test_an_office_goes_with_its_country(name: str, country: str | None, expected: tuple[str, str]) -> None:
    found = office(name, country)
    assert (found.name, found.country) == expected


@pytest.mark.parametrize(
    ("name", "code"),
    [("Moscow", "RU"), ("the Kremlin", "RU"), ("Russian", "RU"), ("U.S.", "US"), ("Kyiv", "UA"), ("Kiev", "UA"),
     ("Türkiye", "TR"), ("White House", "US"), ("Harbour Post", None)],
)  # fmt: skip
def test_a_country_goes_by_its_capital_seat_and_adjective(name: str, code: str | None) -> None:
    assert country_called(name) == code


def test_an_armed_group_has_several_names_and_its_wing_one_of_its_own() -> None:
    assert armed_group("Islamic Resistance Movement") == armed_group("Hamas")
    assert armed_group("Izz ad-Din al-Qassam Brigades") == armed_group("al-Qassam Brigades")
    assert armed_group("al-Qassam Brigades") != armed_group("Hamas")
