"""What is alleged before a court has spoken, who is wanted, and how a case pauses."""

from __future__ import annotations

import pytest

from tests.readings import Told, annotated, assert_says, told

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
    (
        "The security service claims that Lev Orin gathered secret data.",
        "proceeding",
        {"stage": "accused", "by": ["security service"], "offence": "gathered secret data"},
    ),
    (
        "According to the indictment, Lev Orin smuggled the guns in a van.",
        "proceeding",
        {"stage": "accused", "person": ["Lev Orin"], "offence": "smuggled the guns in a van"},
    ),
    (
        "Accusations of bribery against Lev Orin surfaced last year.",
        "proceeding",
        {"stage": "accused", "person": ["Lev Orin"]},
    ),
    (
        "There are allegations that Lev Orin sold weapons.",
        "proceeding",
        {"stage": "accused", "person": ["Lev Orin"], "offence": "sold weapons"},
    ),
    (
        "Lev Orin was arrested in June. Prosecutors decided not to pursue the case.",
        "proceeding",
        {"stage": "dismissed", "person": ["Lev Orin"]},
    ),
    (
        "Lev Orin went on trial in June. A jury returned a guilty verdict on Friday.",
        "proceeding",
        {"stage": "convicted", "person": ["Lev Orin"], "by": ["jury"]},
    ),
    (
        "The court ruled that Lev Orin was guilty of treason.",
        "proceeding",
        {"stage": "convicted", "person": ["Lev Orin"], "offence": "treason"},
    ),
    (
        "Lev Orin has a previous conviction for theft.",
        "proceeding",
        {"stage": "convicted", "person": ["Lev Orin"], "offence": "theft"},
    ),
    (
        "Criminal proceedings against Lev Orin opened in April.",
        "proceeding",
        {"stage": "trial", "person": ["Lev Orin"]},
    ),
    (
        "Lev Orin will go before a judge on Thursday.",
        "proceeding",
        {"stage": "trial", "person": ["Lev Orin"], "forum": "judge"},
    ),
    (
        "Lev Orin was jailed for six years. Prosecutors had asked for nine years.",
        "proceeding",
        {"stage": "sentence_sought", "person": ["Lev Orin"], "term": "P9Y"},
    ),
    ("The man arrested on Monday is Lev Orin.", "proceeding", {"stage": "arrested", "person": ["Lev Orin"]}),
    ("An arrest warrant for Lev Orin is still active.", "proceeding", {"stage": "wanted"}),
    ("Lev Orin lost his appeal on Monday.", "proceeding", {"stage": "appeal", "person": ["Lev Orin"]}),
    ("Lev Orin was released pending trial.", "release", {"mechanism": "bail", "person": ["Lev Orin"]}),
]


@pytest.mark.parametrize(("text", "kind", "roles"), FOUND)
def test_it_is_read(text: str, kind: str, roles: Told) -> None:
    assert_says(CASE + text, kind, roles)


# text, stage that must not be read of Lev Orin
NOT_FOUND = [
    ("The minister blamed Lev Orin for the delay.", "accused"),
    ("Lev Orin lost his appeal to voters.", "appeal"),
    ("The court ruled that Lev Orin was not guilty of treason.", "convicted"),
    ("Lev Orin was charged in June. His case comes as tensions rise.", "trial"),
    ("Prosecutors have brought no charges against Lev Orin.", "dismissed"),
    ("According to police, Lev Orin, a neighbour, sold his car in April.", "accused"),
    ("The ministry said that Lev Orin, the victim's brother, had sold the house.", "accused"),
    ("Lev Orin was subpoenaed to appear before a grand jury.", "trial"),
    ("Lev Orin, an editor, wrote of what the students allegedly stole.", "accused"),
]


@pytest.mark.parametrize(("text", "stage"), NOT_FOUND)
def test_it_is_not_read(text: str, stage: str) -> None:
    found = [roles for kind, roles in told(annotated(CASE + text)) if kind == "proceeding"]
    assert stage not in [one["stage"] for one in found if one.get("person") == ["Lev Orin"]]
