"""How many, for how long, when, and whether: numbers, terms, dates and moods that hang on more than one word."""

from __future__ import annotations

import pytest

from backchannel.records import Count
from tests.readings import Told, assert_says, assert_says_nothing_of

pytestmark = pytest.mark.model

HELD = "The soldiers were captured in May. "

SAYS: list[tuple[str, str, Told]] = [
    # --- how long
    ("Lev Orin was sentenced to 3 1/2 years in prison.", "proceeding", {"stage": "sentenced", "term": "P3Y6M"}),
    ("Lev Orin, who was handed a 3 1/2-year sentence, appealed on Monday.",
     "proceeding", {"stage": "sentenced", "term": "P3Y6M"}),
    ("A court sentenced Ana Ruiz to 4½ years in prison.", "proceeding", {"stage": "sentenced", "term": "P4Y6M"}),
    ("Lev Orin was given a two-and-a-half-year sentence.", "proceeding", {"stage": "sentenced", "term": "P2Y6M"}),
    # --- how many
    (HELD + "Twenty-one of those soldiers have been freed since May.",
     "release", {"person": ["Twenty-one of those soldiers"], "count": Count(21, "=", "soldiers")}),
    (HELD + "Thirty-one soldiers have been freed.", "release", {"count": Count(31, "=", "soldiers")}),
    ("Three dozen soldiers were taken prisoner in May.", "detention", {"count": Count(36, "=", "soldiers")}),
    ("More than two dozen soldiers remain captive.", "detention", {"count": Count(24, ">=", "soldiers")}),
    ("A dozen hostages were freed on Monday.", "release", {"count": Count(12, "=", "hostages")}),
    ("Half a dozen hostages were freed on Monday.", "release", {"count": Count(6, "=", "hostages")}),
    ("Two hundred prisoners were freed on Monday.", "release", {"count": Count(200, "=", "prisoners")}),
    ("A total of 50 hostages were freed on Monday.", "release", {"count": Count(50, "=", "hostages")}),
    ("Russia brought home a combined total of more than 300 captives on Monday.",
     "release", {"count": Count(300, ">=", "captives")}),
    ("The army released a number of prisoners on Monday.", "release", {"person": ["number of prisoners"]}),
    ("Iran has jailed a number of Americans in recent years.", "detention", {"person": ["number of Americans"]}),
    ("97 of the 251 hostages remain in Lom.",
     "detention", {"count": Count(97, "=", "hostages"), "place": ["Lom"]}),
    ("Of the 251 hostages taken in the raid, 97 are still in Gaza.",
     "detention", {"count": Count(97, "=", "hostages"), "place": ["Gaza"]}),
    ("Of the 251 hostages taken in the raid on May 7, 2024, 97 are still in Gaza.",
     "detention", {"count": Count(97, "=", "hostages"), "place": ["Gaza"]}),
    ("Of the 251 hostages taken in the raid, 97 are still in Gaza.",
     "detention", {"count": Count(251, "=", "hostages")}),
    ("Of the 251 hostages, 97 are still held in Gaza.", "detention", {"count": Count(97, "=", "hostages")}),
    ("Around 50 hostages are still in Gaza, the army says.", "detention", {"count": Count(50, "~", "hostages")}),
]  # fmt: skip

SAYS_NOTHING_OF: list[tuple[str, str, Told]] = [
    (HELD + "Twenty-one of those soldiers have been freed since May.",
     "release", {"count": Count(20, "=", None)}),
    ("Several dozen hostages were freed on Monday.", "release", {"count": Count(12, "=", "hostages")}),
    ("The court ordered Lev Orin, 48, a U.S. citizen who also holds a British passport, to be detained for three "
     "months.", "detention", {"count": Count(48, "=", "U.S. citizen")}),
    ("The relatives of the hostages are still in Gaza.", "detention", {}),
    ("Ten families of the hostages remain in Gaza.", "detention", {}),
    ("The number of prisoners freed has risen.", "release", {"person": ["number of prisoners"]}),
    ("The freed hostages are still in hospital.", "detention", {}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "roles"), SAYS)
def test_it_is_told(text: str, kind: str, roles: Told) -> None:
    assert_says(text, kind, roles)


@pytest.mark.parametrize(("text", "kind", "roles"), SAYS_NOTHING_OF)
def test_it_is_not_told(text: str, kind: str, roles: Told) -> None:
    assert_says_nothing_of(text, kind, roles)
