"""What prosecutors ask for, for whom and how long, and whom the law has not caught yet."""

from __future__ import annotations

import pytest

from tests.readings import assert_says, assert_says_nothing_of

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "person", "term"),
    [
        ("Prosecutors sought up to 20 years in prison for Ana Ruiz.", "Ana Ruiz", "P20Y"),
        (
            "The government has asked the judge to impose a term of at least 15 years on Lev Orin.",
            "Lev Orin",
            "P15Y",
        ),
        (
            "The attorney general's office said it would seek the death penalty against Lev Orin, who is accused of "
            "killing five people.",
            "Lev Orin",
            "death",
        ),
        ("The prosecutor called for Lev Orin to be jailed for life.", "Lev Orin", "life"),
        ("Prosecutors want to see Lev Orin spend at least six years in prison.", "Lev Orin", "P6Y"),
        (
            "A prosecutor in Lom has asked a court to hand Lev Orin a suspended sentence of two years and a fine.",
            "Lev Orin",
            "P2Y",
        ),
        (
            "The prosecution's request for a nine-year sentence for Lev Orin shocked his family.",
            "Lev Orin",
            "P9Y",
        ),
        (
            "In closing arguments, prosecutor Jan Holt demanded that Ana Ruiz be given 12 years for treason.",
            "Ana Ruiz",
            "P12Y",
        ),
        ("The crown has argued that Lev Orin should receive a three-year sentence.", "Lev Orin", "P3Y"),
        ("Special counsel's team said Lev Orin should get up to six months in prison.", "Lev Orin", "P6M"),
        ("Prosecutors argued that Ana Ruiz should be jailed for nine years.", "Ana Ruiz", "P9Y"),
        (
            "Prosecutors had asked for eight years, but the court sentenced Lev Orin to five.",
            "Lev Orin",
            "P8Y",
        ),
    ],
)
def test_a_term_that_is_asked_for(text: str, person: str, term: str) -> None:
    assert_says(text, "proceeding", {"stage": "sentence_sought", "person": [person], "term": term})


@pytest.mark.parametrize(
    "text",
    [
        "A prosecutor in Lom has asked a court to hand Lev Orin a suspended sentence of two years and a fine.",
        "The prosecution's request for a nine-year sentence for Lev Orin shocked his family.",
        "Prosecutors sought up to 20 years in prison for Ana Ruiz.",
    ],
)
def test_what_is_asked_for_is_not_yet_passed(text: str) -> None:
    assert_says_nothing_of(text, "proceeding", {"stage": "sentenced"})


@pytest.mark.parametrize(
    "text",
    [
        "Lev Orin was arrested in May. The company asked the judge to give it 12 years to pay.",
        "Lev Orin was arrested in May. The minister asked staff to give Ana Ruiz two weeks to leave.",
        "Lev Orin was arrested in May. Residents' demand for a ten-year lease for Ana Ruiz was refused.",
        "Lev Orin was arrested in May. Doctors said he should get up to six months of rest.",
    ],
)
def test_nothing_is_asked_of_a_court(text: str) -> None:
    assert_says_nothing_of(text, "proceeding", {"stage": "sentence_sought"})


@pytest.mark.parametrize(
    "text",
    [
        "The authorities offered a reward of 1 million dollars for information leading to the arrest of Lev Orin.",
        "A bench warrant was issued for Lev Orin after he failed to appear in court.",
        "Lev Orin absconded while on bail in 2019.",
    ],
)
def test_who_is_wanted(text: str) -> None:
    assert_says(text, "proceeding", {"stage": "wanted", "person": ["Lev Orin"]})
    assert_says_nothing_of(text, "proceeding", {"stage": "arrested"})


def test_a_verdict_on_counts_charges_nobody() -> None:
    text = "The jury returned guilty verdicts on all counts against Lev Orin."
    assert_says(text, "proceeding", {"stage": "convicted", "person": ["Lev Orin"]})
    assert_says_nothing_of(text, "proceeding", {"stage": "charged"})
