"""Signs of life and death, steps on the way to a release, and who asks in a letter."""

from __future__ import annotations

import pytest

from tests.readings import annotated, says, told

pytestmark = pytest.mark.model

TAKEN = "Gunmen abducted Lev Orin and five engineers in May. "
JAILED = "The engineer Lev Orin was arrested in Minsk in May. "

# text, type, and roles that the claim has
FOUND = [
    (TAKEN + "One of the hostages was killed.", "wellbeing", {"person": ["One of the hostages"]}),
    (TAKEN + "The captors executed two of the hostages.", "wellbeing", {"person": ["two of the hostages"]}),
    (TAKEN + "At least three captives have died since.", "wellbeing", {"person": ["three captives"]}),
    (JAILED + "Orin’s body was handed over to his family.", "wellbeing", {"person": ["Lev Orin"]}),
    (
        JAILED + "The UN working group ruled that Orin’s detention was arbitrary.",
        "designation",
        {"designator": ["UN working group"]},
    ),
    (JAILED + "The justice minister signed the extradition order.", "approval", {"outcome": "approved"}),
    (JAILED + "The Supreme Court refused to stay the exchange.", "approval", {"outcome": "approved"}),
    (
        JAILED + "Israel will not withdraw until all hostages are returned.",
        "condition",
        {"set_by": ["Israel"]},
    ),
    (
        JAILED + "His wife wrote to the president asking for a pardon.",
        "appeal",
        {"by": ["His wife"], "to": ["president"]},
    ),
]


test_it_is_read = says(FOUND)


def test_whom_a_letter_goes_to_does_not_ask_in_it() -> None:
    found = told(annotated(JAILED + "His wife wrote to the president asking for a pardon."))
    askers = [
        roles.get("by") or roles.get("holder") for kind, roles in found if kind in ("appeal", "position")
    ]
    assert ["president"] not in askers


def test_a_vote_to_approve_is_one_approval() -> None:
    found = told(annotated(JAILED + "The cabinet voted to approve the prisoner exchange."))
    assert [roles["outcome"] for kind, roles in found if kind == "approval"] == ["approved"]


def test_whom_a_prisoner_killed_is_no_captive() -> None:
    found = told(annotated(JAILED + "Prosecutors say that Orin killed the shopkeeper."))
    assert "shopkeeper" not in [e for kind, roles in found if kind == "wellbeing" for e in roles["person"]]
