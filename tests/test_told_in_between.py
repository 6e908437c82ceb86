"""Clauses that are broken into, opened or turned about: `Orin, his lawyer said, was freed`, `whom a court convicted`."""

from __future__ import annotations

import pytest

from backchannel.claims import make_claims
from tests.readings import Told, annotated, says, says_nothing_of

pytestmark = pytest.mark.model

SAYS: list[tuple[str, str, Told]] = [
    ("Lev Orin, his lawyer said, was freed from captivity on Friday.", "release", {"person": ["Lev Orin"]}),
    ("Lev Orin, the ministry said, had been arrested in May.", "proceeding", {"person": ["Lev Orin"], "stage": "arrested"}),
    ("Lev Orin, said the ministry, was arrested in May on spying charges.", "proceeding", {"person": ["Lev Orin"]}),
    ("Lev Orin, reported the agency, was sentenced to nine years in prison.", "proceeding", {"term": "P9Y"}),
    ("Lev Orin, his wife added, had been beaten in custody.", "wellbeing", {"person": ["Lev Orin"]}),
    (
        "Arrested in May, Lev Orin was on Friday sentenced to nine years in a penal colony.",
        "proceeding",
        {"person": ["Lev Orin"], "stage": "arrested", "time": "2024-05"},
    ),
    (
        "Ana Ruiz was jailed in May. Lev Orin, whom a court convicted of theft in May, is ill.",
        "proceeding",
        {"person": ["Lev Orin"], "stage": "convicted", "by": ["court"]},
    ),
    ("The engineer, whom Iran has held since May, is ill.", "detention", {"person": ["engineer"], "custodian": ["Iran"]}),
    ("Not only was Lev Orin arrested, he was also beaten.", "proceeding", {"person": ["Lev Orin"], "realis": "asserted"}),
    (
        "With Lev Orin still in jail, his family has appealed to the president for his release.",
        "appeal",
        {"by": ["his family"], "to": ["president"]},
    ),
    (
        "Lev Orin and Ana Ruiz were found guilty of treason. Each was sentenced to three years.",
        "proceeding",
        {"stage": "sentenced", "person": ["Lev Orin", "Ana Ruiz"]},
    ),
    (
        "Lev Orin, Ana Ruiz and Marek Dolan were arrested in May. All three were charged with treason.",
        "proceeding",
        {"stage": "charged", "person": ["Lev Orin", "Ana Ruiz", "Marek Dolan"]},
    ),
    (
        "Ofer Orin, 46, his nephew Lev Orin, 22, and Boris Dolan, 38, were freed from captivity.",
        "release",
        {"person": ["Ofer Orin", "Lev Orin", "Boris Dolan"]},
    ),
    (
        "Lev Orin was kidnapped in 2016. Marek Dolan, the adviser, thanked Niger for its help in bringing him home.",
        "release",
        {"person": ["Lev Orin"]},
    ),
]  # fmt: skip

SAYS_NOTHING: list[tuple[str, str, Told]] = [
    ("Ana Ruiz was jailed in May. Artists asked Lev Orin to reverse his decision.", "proceeding", {"stage": "appeal"}),
    (
        "With Lev Orin still in jail, his family has appealed to the president for his release.",
        "detention",
        {"custodian": ["his family"]},
    ),
    ("Lev Orin, said the ministry, was arrested in May.", "proceeding", {"person": ["ministry"]}),
    ("The lawyer Ofer Orin, his client Lev Dolan said, was freed from captivity.", "release", {"person": ["Lev Dolan"]}),
]  # fmt: skip


test_who_is_meant_is_read_across_what_breaks_in = says(SAYS)
test_nobody_else_is_meant = says_nothing_of(SAYS_NOTHING)


def test_not_only_denies_nothing() -> None:

    claims = make_claims(annotated("Lev Orin was not only arrested but also beaten."))
    assert {c.polarity for c in claims} == {"positive"}
