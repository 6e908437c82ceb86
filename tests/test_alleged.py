"""What is alleged before a court has spoken, who is wanted, and how a case pauses."""

from __future__ import annotations

import pytest

from tests.readings import Told, annotated, matches, told

pytestmark = pytest.mark.model

CASE = "Police arrested two students in May over the theft of documents. "

# text, type, and roles that the claim has
FOUND = [
    (
        "Lev Orin allegedly stole the documents from the ministry.",
        "proceeding",
        {"stage": "accused", "person": ["Lev Orin"], "offence": "stole the documents from the ministry"},
    ),
    (
        "The minister blamed Lev Orin for the bombing.",
        "proceeding",
        {"stage": "accused", "offence": "bombing"},
    ),
    ("An arrest warrant for Lev Orin is still active.", "proceeding", {"stage": "wanted"}),
    ("Lev Orin lost his appeal on Monday.", "proceeding", {"stage": "appeal", "person": ["Lev Orin"]}),
    ("Lev Orin was released pending trial.", "release", {"mechanism": "bail", "person": ["Lev Orin"]}),
]


@pytest.mark.parametrize(("text", "kind", "roles"), FOUND)
def test_it_is_read(text: str, kind: str, roles: Told) -> None:
    found = told(annotated(CASE + text))
    assert any(matches(one, kind, roles) for one in found), found


# text, stage that must not be read of Lev Orin
NOT_FOUND = [
    ("The minister blamed Lev Orin for the delay.", "accused"),
    ("Lev Orin lost his appeal to voters.", "appeal"),
    ("Lev Orin, an editor, wrote of what the students allegedly stole.", "accused"),
]


@pytest.mark.parametrize(("text", "stage"), NOT_FOUND)
def test_it_is_not_read(text: str, stage: str) -> None:
    found = [roles for kind, roles in told(annotated(CASE + text)) if kind == "proceeding"]
    assert stage not in [one["stage"] for one in found if one.get("person") == ["Lev Orin"]]
