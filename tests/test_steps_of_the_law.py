"""What long reports tell of a step of the law in other words than `was arrested`: who, what for, and how it stands."""

from __future__ import annotations

from functools import cache

import pytest

from backchannel.annotate import annotate, load
from backchannel.claims import make_claims
from backchannel.records import Claim, Document, Span

pytestmark = pytest.mark.model


@cache
def pipeline() -> object:
    return load(threads=1)


def read(text: str) -> tuple[tuple[Claim, ...], dict[str, str]]:
    document = Document("test", "0" * 64, text, published="2024-06-12", paragraphs=(Span(0, len(text)),))
    annotations = annotate(document, pipeline())  # type: ignore[arg-type]
    return make_claims(annotations), {e.id: e.name for e in annotations.entities}


# text, stage, role, and what the role holds
STEPS = [
    (
        "Lev Orin was arrested in May. Prosecutors allege that Orin stole documents from the ministry.",
        "accused",
        "offence",
        "stole documents from the ministry",
    ),
    ("The court gave Lev Orin four years in a penal colony for smuggling.", "sentenced", "term", "P4Y"),
    ("Lev Orin is 22 months into a nine-year sentence for spying.", "serving", "term", "P9Y"),
    ("A court in Minsk issued a warrant for the arrest of Lev Orin.", "wanted", "person", ("Lev Orin",)),
    ("Lev Orin is due before magistrates on Friday.", "trial", "person", ("Lev Orin",)),
    (
        "Lev Orin had his sentence lowered in May from nine years to four.",
        "commuted",
        "person",
        ("Lev Orin",),
    ),
]


@pytest.mark.parametrize(("text", "stage", "role", "value"), STEPS)
def test_a_step_is_read_with_its_role(text: str, stage: str, role: str, value: object) -> None:
    claims, names = read(text)
    found = [c.roles.get(role) for c in claims if c.roles.get("stage") == stage]
    assert value in [tuple(names[e] for e in v) if isinstance(v, tuple) else v for v in found]


def test_an_appeal_that_is_rejected_is_told_as_refused() -> None:
    claims, _ = read("Lev Orin, jailed in Minsk, learned that his appeal was rejected on Friday.")
    assert [c.polarity for c in claims if c.roles.get("stage") == "appeal"] == ["negative"]


def test_a_warrant_for_an_arrest_is_no_arrest() -> None:
    claims, _ = read("A court in Minsk issued a warrant for the arrest of Lev Orin.")
    assert "arrested" not in [c.roles.get("stage") for c in claims]


def test_a_conviction_thrown_out_is_no_new_one() -> None:
    claims, _ = read("The supreme court threw out Lev Orin's conviction in May.")
    assert "convicted" not in [c.roles.get("stage") for c in claims]


def test_who_is_named_as_one_of_many_is_arrested_too() -> None:
    claims, names = read(
        "At least 50 deputies, including former president Lev Orin, were arrested on Monday."
    )
    people = [e for c in claims if c.roles.get("stage") == "arrested" for e in c.roles["person"]]
    assert "Lev Orin" in [names[e] for e in people]


def test_where_somebody_is_believed_to_be_held_is_no_deed_of_his() -> None:
    claims, _ = read("Lev Orin, arrested in May, is believed to be held in a jail in Damascus.")
    assert "accused" not in [c.roles.get("stage") for c in claims]
