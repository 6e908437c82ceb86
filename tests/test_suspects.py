"""What the law takes somebody for, rewards, steps told by a noun, pleas: as reports tell of them."""

from __future__ import annotations

import pytest

from tests.readings import Told, assert_says, assert_says_nothing_of

pytestmark = pytest.mark.model

CASE = "Lev Orin was arrested in Minsk in May. "

FOUND = [
    # --- what he is taken for
    ("Orin is thought to be behind the kidnapping of two teachers.",
     {"stage": "accused", "offence": "kidnapping of two teachers", "realis": "alleged"}),
    ("Orin is suspected of being the mastermind.", {"stage": "accused"}),
    ("Investigators named Orin as the organiser of the robbery.", {"stage": "accused", "by": ["Investigators"]}),
    ("In the complaint, Orin is alleged to have wired the money.", {"stage": "accused", "realis": "alleged"}),
    ("According to investigators, Orin shot the guard.", {"stage": "accused", "by": ["investigators"]}),
    # --- looked for
    ("Orin had been one of the most wanted men in Belarus.", {"stage": "wanted"}),
    ("The ministry had put a bounty of $1 million on Orin.", {"stage": "wanted", "by": ["ministry"]}),
    # --- steps told by a noun
    ("The hearing in Orin's trial began on Monday.", {"stage": "trial", "time": "2024-07-29"}),
    ("Judges will hear the case against Orin in September.", {"stage": "trial", "time": "2024-09"}),
    ("A court gave Orin seven years for fraud.", {"stage": "sentenced", "term": "P7Y", "offence": "fraud"}),
    ("Orin was ordered to pay a fine of 900 euros.", {"stage": "sentenced", "term": "fine"}),
    ("Ten years in prison were requested for Orin.", {"stage": "sentence_sought", "term": "P10Y"}),
    ("The prosecution argued for a sentence of six years.", {"stage": "sentence_sought", "term": "P6Y"}),
    # --- pleas
    ("Orin entered a plea of not guilty.", {"stage": "plea_not_guilty"}),
    ("Orin's not-guilty plea was entered by his lawyer.", {"stage": "plea_not_guilty"}),
]  # fmt: skip

NOT_FOUND = [
    ("Orin entered a not guilty plea.", {"stage": "plea_guilty"}),
    ("Orin entered a not-guilty plea on Monday.", {"stage": "plea_guilty"}),
    ("His family offered a reward for the safe return of Orin.", {"stage": "wanted"}),
    ("His sister described Orin as the leader of the choir.", {"stage": "accused"}),
    ("A bookseller gave Orin six years of her letters.", {"stage": "sentenced"}),
    ("Orin is believed to be behind in his studies.", {"stage": "accused"}),
]


@pytest.mark.parametrize(("text", "roles"), FOUND)
def test_it_is_read_of_him(text: str, roles: Told) -> None:
    assert_says(CASE + text, "proceeding", {"person": ["Lev Orin"]} | roles)


@pytest.mark.parametrize(("text", "roles"), NOT_FOUND)
def test_it_is_not_read(text: str, roles: Told) -> None:
    assert_says_nothing_of(CASE + text, "proceeding", roles)
