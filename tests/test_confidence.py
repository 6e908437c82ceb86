"""Confidence: what is observed of a claim, what follows from it, and that it can be trusted as a probability."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backchannel.claims.confidence import Weights, probability, weights
from backchannel.vocabulary import vocabulary
from training.confidence import HEADER, Judged, across, calibration_error, chances, fit


def made_up(count: int, seed: int = 3) -> list[Judged]:
    """Claims whose chance of being right is known: the prior is twice too sure, a pronoun costs dearly."""
    chooser = random.Random(seed)
    found = []
    for i in range(count):
        prior = chooser.choice([0.7, 0.8, 0.9])
        pronoun = chooser.random() < 0.4
        chance = prior - 0.1 - (0.4 if pronoun else 0.0)
        right = chooser.random() < chance
        found.append(Judged(f"a{i % 40}", prior, "release", ("by_pronoun",) if pronoun else (), right))
    return found


def test_the_weights_of_the_package_name_only_what_is_observed_or_a_type() -> None:
    known = set(vocabulary().types) | set(HEADER.split())
    assert set(weights().observed) <= known


def test_a_fit_finds_what_costs_confidence_and_is_calibrated_on_articles_it_never_saw() -> None:
    found = made_up(3000)
    model = fit(found)
    assert model.observed["by_pronoun"] < -1
    assert across(found) < 0.03
    untouched = made_up(3000, seed=9)
    assert calibration_error(chances(untouched, model), [j.right for j in untouched]) < 0.03


def test_calibration_error_is_the_mean_gap_between_what_is_promised_and_what_holds() -> None:
    assert calibration_error([0.95] * 100, [True] * 95 + [False] * 5) == pytest.approx(0.0)
    assert calibration_error([0.95] * 100, [True] * 50 + [False] * 50) == pytest.approx(0.45)
    assert calibration_error([0.15, 0.85], [True, True]) == pytest.approx(0.5)


@given(st.floats(0.05, 0.95), st.sets(st.sampled_from(["by_pronoun", "long", "unsure"])))
def test_a_confidence_is_a_probability_and_never_certain(prior: float, seen: set[str]) -> None:
    model = Weights(0.3, 1.2, {"by_pronoun": -9.0, "long": 9.0, "unsure": -0.5})
    assert 0.01 <= probability(prior, tuple(seen), model, "release") <= 0.99


@given(st.floats(0.05, 0.9))
def test_a_surer_frame_gives_a_surer_claim(prior: float) -> None:
    model = Weights(0.0, 1.0, {})
    assert probability(prior, (), model, "release") <= probability(prior + 0.05, (), model, "release")
