"""What people and sides make of arrests, verdicts and releases, and who speaks for whom."""

from __future__ import annotations

import pytest

from tests.readings import annotated, told

pytestmark = pytest.mark.model

LEAD = "The engineer Lev Orin was arrested in Minsk in May. "

# text, stance, holder
STANCES = [
    ("The prosecution opposed bail for Orin, calling him a flight risk.", "opposes", "prosecution"),
    ("Senator Ada Pell said she would oppose moving the detainees to Ohio.", "opposes", "Ada Pell"),
    ("Residents welcomed the arrest of the engineer.", "supports", "Residents"),
    ("The minister Ada Pell hailed the conviction of Orin.", "supports", "Ada Pell"),
    ("The minister Ada Pell defended the decision to free the five prisoners.", "supports", "Ada Pell"),
    ("“This is a sham trial,” said the deputy Ada Pell.", "criticises", "Ada Pell"),
    ("The deputy Ada Pell said the verdict was a travesty.", "criticises", "Ada Pell"),
    ("The army disputed the account of the arrest.", "denies", "army"),
    ("“I never stole a cent,” Orin told the court.", "denies", "Lev Orin"),
    ("Orin said he had no knowledge of the plot.", "denies", "Lev Orin"),
    (
        "The ministry would neither confirm nor deny that talks were taking place.",
        "declines_comment",
        "ministry",
    ),
]


@pytest.mark.parametrize(("text", "stance", "holder"), STANCES)
def test_a_stance_on_what_others_decide_is_read(text: str, stance: str, holder: str) -> None:
    found = [roles for kind, roles in told(annotated(LEAD + text)) if kind == "position"]
    assert (stance, [holder]) in [(one["stance"], one["holder"]) for one in found]


# text, stance that must not be read
NO_STANCE = [
    ("The ministry would neither confirm nor deny that talks were taking place.", "denies_talks"),
    ("The court contested nothing in the report on the arrest.", "denies"),
    ("“I never planned to stay,” Orin wrote of his years in Minsk.", "opposes"),
    ("The singer defended her title and hailed the crowd.", "supports"),
    ("The state did not oppose bail for Orin.", "opposes"),
]


@pytest.mark.parametrize(("text", "stance"), NO_STANCE)
def test_what_is_no_stance_is_not_read_as_one(text: str, stance: str) -> None:
    found = told(annotated(LEAD + text))
    assert stance not in [roles["stance"] for kind, roles in found if kind == "position"]


# text, kind of source
KINDS = [
    ("District Attorney Ada Pell said the evidence was strong.", "on_record"),
    ("Assistant U.S. Attorney Ada Pell told the court the evidence was strong.", "on_record"),
    ("Defence counsel Ada Pell said her client was innocent.", "family_or_lawyer"),
    ("Ada Pell, a human rights lawyer, said the law was unjust.", "on_record"),
    ("Ada Pell, a lawyer who represents the engineer, said the law was unjust.", "family_or_lawyer"),
    ("Ada Pell, a lawyer for the commission, said the law was unjust.", "on_record"),
    ("Ada Pell, a mother of three, said the soldiers beat her.", "on_record"),
    ("Ada Pell, the mother of the engineer, said the soldiers beat her.", "family_or_lawyer"),
    ("A relative said the engineer was ill.", "family_or_lawyer"),
    ("Family members said the engineer was ill.", "family_or_lawyer"),
    ("A spokeswoman for the family said the engineer was ill.", "family_or_lawyer"),
    ("The engineer’s legal team said he was ill.", "family_or_lawyer"),
    ("A family friend said the engineer was ill.", "anonymous_source"),
    ("A member of the party said the engineer was ill.", "anonymous_source"),
    ("A local publication reported that the engineer was ill.", "other_outlet"),
    ("Federal prosecutors said the engineer fled.", "institution"),
    ("Two senior prosecutors said the engineer fled.", "anonymous_official"),
    ("Investigators said the engineer fled.", "institution"),
    ("The mayor said the engineer fled.", "title_only"),
    ("The police superintendent said the engineer fled.", "title_only"),
    ("Two constables said the engineer fled.", "anonymous_official"),
    ("The prosecuting counsel said the engineer fled.", "title_only"),
    ("The state news agency said the engineer fled.", "state_media"),
    ("A news agency said the engineer fled.", "other_outlet"),
    ("The spy agency said the engineer fled.", "institution"),
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_the_kind_of_source_follows_from_whom_it_speaks_for(text: str, kind: str) -> None:
    assert [s.source_kind for s in annotated(text).statements] == [kind]
