"""Who is looked for, whose arrest is asked for, and terms that a prosecutor asks for."""

from __future__ import annotations

import pytest

from tests.readings import Told, annotated, assert_says, told

pytestmark = pytest.mark.model

CASE = "Two men were arrested in May over the theft of documents. "

# text, and roles that a step of the law has
FOUND: list[tuple[str, Told]] = [
    ("Prosecutors are seeking the arrest of Lev Orin on charges of fraud.", {"stage": "wanted", "offence": "fraud"}),
    ("Prosecutors called for the arrest of Lev Orin.", {"stage": "wanted", "person": ["Lev Orin"]}),
    ("Police want to question Lev Orin about the theft.", {"stage": "wanted", "by": ["Police"]}),
    ("The fugitive banker Lev Orin is thought to be in Dubai.", {"stage": "wanted", "person": ["Lev Orin"]}),
    ("Lev Orin has evaded capture ever since.", {"stage": "wanted", "person": ["Lev Orin"]}),
    ("Lev Orin was charged in June. Police are still looking for Orin.", {"stage": "wanted", "by": ["Police"]}),
    ("The ministry declared Lev Orin wanted on charges of fraud.", {"stage": "wanted", "by": ["ministry"]}),
    ("Prosecutors said that Lev Orin should serve four years in prison.", {"stage": "sentence_sought", "term": "P4Y"}),
    ("Prosecutors say that Lev Orin deserves twelve years in prison.", {"stage": "sentence_sought", "term": "P12Y"}),
    (
        "Lev Orin was charged in June. The government is seeking a prison sentence of at least nine years.",
        {"stage": "sentence_sought", "term": "P9Y", "person": ["Lev Orin"]},
    ),
    ("Lev Orin was charged in June. The case collapsed in July.", {"stage": "dismissed", "person": ["Lev Orin"]}),
    ("Prosecutors closed the investigation against Lev Orin.", {"stage": "dismissed", "by": ["Prosecutors"]}),
    ("Lev Orin faces allegations of sexual abuse.", {"stage": "accused", "offence": "sexual abuse"}),
    ("The attack was blamed on Lev Orin.", {"stage": "accused", "person": ["Lev Orin"], "offence": "attack"}),
    ("The bombing was blamed on Lev Orin.", {"stage": "accused", "person": ["Lev Orin"], "offence": "bombing"}),
    (
        "Lev Orin was the last of the three to be convicted.",
        {"stage": "convicted", "person": ["Lev Orin"], "realis": "asserted"},
    ),
    (
        "Lev Orin was the last to be charged.",
        {"stage": "charged", "person": ["Lev Orin"], "realis": "asserted"},
    ),
    ("Ana Lom was the second of three to file charges against Lev Orin.", {"stage": "charged", "realis": "asserted"}),
    ("Lev Orin was implicated in the theft.", {"stage": "accused", "offence": "theft"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "roles"), FOUND)
def test_it_is_read(text: str, roles: Told) -> None:
    assert_says(CASE + text, "proceeding", roles)


# text, and a stage or type that must not be read
NOT_FOUND = [
    ("Lev Orin was found not guilty.", "proceeding", "convicted"),
    ("Lev Orin faces allegations of sexual abuse.", "proceeding", "charged"),
    ("Prosecutors said that Lev Orin should serve four years in prison.", "detention", None),
    ("Prosecutors called for the arrest of Lev Orin.", "position", None),
    ("Police are still looking for Lev Orin, a missing hiker.", "proceeding", "wanted"),
    ("Lev Orin's friends called for calm.", "proceeding", "wanted"),
]


@pytest.mark.parametrize(("text", "kind", "stage"), NOT_FOUND)
def test_it_is_not_read(text: str, kind: str, stage: str | None) -> None:
    found = [roles for one, roles in told(annotated(CASE + text)) if one == kind]
    assert stage not in [one.get("stage") for one in found if one.get("person") != ["Two men"]], found
