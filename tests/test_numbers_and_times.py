"""How many, for how long, when, and whether: numbers, terms, dates and moods that hang on more than one word."""

from __future__ import annotations

import pytest

from backchannel.claims import make_claims
from backchannel.records import Count
from tests.readings import Told, annotated, says, says_nothing_of

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
    # --- when, counted from another event
    ("Lev Orin was found guilty on Tuesday, six months after police arrested him.",
     "proceeding", {"stage": "arrested", "time": "2024-01"}),
    ("Six months after police arrested her, Ana Ruiz was freed on Tuesday.",
     "proceeding", {"stage": "arrested", "time": "2024-01"}),
    ("Lev Orin was freed on Tuesday, six months after being arrested for spying.",
     "proceeding", {"stage": "arrested", "time": "2024-01"}),
    ("The prisoners were freed on Thursday, a day after Iran released Ana Ruiz.",
     "release", {"person": ["Ana Ruiz"], "time": "2024-07-31"}),
    ("Ana Ruiz was freed in 2010, four years after she was captured.", "detention", {"time": "2006"}),
    ("Lev Orin was freed on Tuesday, nearly two years after he was jailed.", "detention", {"time": "2022~"}),
    ("Lev Orin was freed on Tuesday, two days before Ana Ruiz was arrested.",
     "proceeding", {"person": ["Ana Ruiz"], "time": "2024-08-01"}),
    ("Lev Orin was held until Tuesday, when he was freed.", "release", {"time": "2024-07-30"}),
    ("Ana Ruiz was in custody until Friday, when she was granted bail.",
     "release", {"mechanism": "bail", "time": "2024-07-26"}),
    ("Lev Orin was held for three months after he criticised the army.", "detention", {"length": "P3M"}),
    ("Lev Orin was jailed until he was released to home detention on July 25.",
     "release", {"realis": "asserted", "time": "2024-07-25"}),
    ("Lev Orin flew to Lom to see his brother and was arrested in May 2024 after she accused him of theft.",
     "proceeding", {"stage": "arrested", "time": "2024-05"}),
    ("Embassy staff visited a businessman detained in Lom since March on suspicion of spying.",
     "detention", {"ground": "spying", "time": "2024-03/.."}),
    ("The two men have been jailed since an attack that killed nine people in May.",
     "detention", {"time": "2024-05/.."}),
    # --- how long, by a court
    ("The judge ruled that 13 of the sailors must stay in detention for three months until October 24.",
     "detention", {"count": Count(13, "=", "sailors"), "length": "P3M", "time": "../2024-10-24"}),
    ("The court reduced Lev Orin's sentence to three years and two months.",
     "proceeding", {"stage": "appeal", "term": "P3Y2M"}),
    ("The judge on Monday agreed to reduce Lev Orin's sentence to three years.",
     "proceeding", {"stage": "appeal", "term": "P3Y", "realis": "asserted", "time": "2024-07-29"}),
    ("The court ordered Lev Orin to be held for three months.",
     "detention", {"length": "P3M", "realis": "asserted"}),
    ("Ana Ruiz was ordered held without bail.", "detention", {"person": ["Ana Ruiz"], "realis": "asserted"}),
    # --- whether
    ("Officials announced on Thursday that Lev Orin would stand trial in May.",
     "proceeding", {"stage": "trial", "realis": "planned"}),
    ("If found guilty on both counts, Lev Orin could face 35 years in prison.",
     "proceeding", {"stage": "exposure", "term": "P35Y"}),
    ("The minister wants to thank Qatar for its role in the release of the hostages.",
     "mediation", {"level": "thanked", "realis": "asserted"}),
    ("We would like to thank Qatar for its mediation in the release of the hostages, Ana Ruiz said.",
     "mediation", {"level": "thanked", "realis": "asserted"}),
    ("Iran often frees inmates at the New Year.", "release", {"realis": "policy", "time": None}),
    ("Qatar said it was stepping back as a key mediator in the hostage talks.",
     "mediation", {"mediator": ["Qatar"]}),
    ("Israel said it would resume attacks on Gaza if the hostages were not freed by Saturday.",
     "condition", {"set_by": ["Israel"]}),
    ("The group will execute a hostage unless the prisoners are freed by Saturday.",
     "condition", {"set_by": ["group"]}),
    ("The five prisoners could leave Iran once the money has reached a bank in Doha.", "condition", {}),
    ("34 of the 97 hostages are dead, the army said.", "wellbeing", {"person": ["34 of the 97 hostages"]}),
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
    ("Lev Orin was held until Tuesday, when he was freed.", "condition", {}),
    ("Lev Orin was freed on Tuesday, a week after his arrest.",
     "proceeding", {"stage": "arrested", "time": "2024-07-30"}),
    ("Lev Orin was freed on Tuesday, more than two years after he was jailed.", "detention", {"time": "2022"}),
    ("Lev Orin was serving life in Sweden over the mass killing of dissidents in 1988.",
     "proceeding", {"time": "1988"}),
    ("The court reduced Lev Orin's sentence by seven months.", "proceeding", {"term": "P7M"}),
    ("Ana Ruiz was held in Evin prison for most of her first two years in detention.",
     "detention", {"length": "P2Y"}),
    ("The minister ordered Lev Orin to be held for three months.", "detention", {"realis": "asserted"}),
    ("The government agreed to release Lev Orin.", "release", {"realis": "asserted"}),
    ("Lev Orin would stand trial if he were sent back, officials said.", "proceeding", {"realis": "planned"}),
    ("If found guilty on both counts, Lev Orin could face 35 years in prison.",
     "proceeding", {"stage": "convicted", "realis": "asserted"}),
    ("The minister wants to thank Qatar for its role in the release of the hostages.", "position", {}),
    ("Lev Orin was freed. Rome says it will not be blackmailed into freeing the prisoners.",
     "release", {"by": ["Rome"], "realis": "asserted"}),
    ("The talks were suspended until the hostages were released.", "release", {"realis": "asserted"}),
    ("How many more tears must fall before someone brings our hostages home?",
     "release", {"realis": "asserted"}),
    ("How many more tears must fall before someone brings our hostages home?", "condition", {}),
    ("Embassy staff visited a businessman detained in Lom since March on suspicion of spying.",
     "contact", {"time": "2024-03/.."}),
    ("Any swap would have to include the surgeon Lev Orin, who is held in Lom, the minister said.", "exchange", {}),
    ("Three of the detainees must remain in custody, the minister said.", "detention", {"realis": "asserted"}),
    ("The five prisoners left Iran once the money had reached a bank in Doha.", "condition", {}),
    ("Lev Orin was often beaten in prison.", "wellbeing", {"realis": "policy"}),
]  # fmt: skip


test_it_is_told = says(SAYS)
test_it_is_not_told = says_nothing_of(SAYS_NOTHING_OF)


@pytest.mark.parametrize(
    "text",
    [
        "Qatar said it was stepping back as a key mediator in the hostage talks.",
        "Qatar suspended its mediation in the hostage talks until both sides showed willingness.",
        "Qatar put its mediation in the hostage talks on hold.",
        "Egypt has withdrawn from the mediation between Israel and Hamas on the hostages.",
    ],
)
def test_mediation_that_stops_is_no_mediation(text: str) -> None:
    claims = [c for c in make_claims(annotated(text)) if c.type == "mediation"]
    assert claims
    assert {c.polarity for c in claims} == {"negative"}


@pytest.mark.parametrize(
    "text",
    ["Some 97 hostages are still in Yemen.", "Of the 251 hostages taken in May, 97 are still in Yemen."],
)
def test_where_hostages_still_are_is_told_once(text: str) -> None:
    places = [c for c in make_claims(annotated(text)) if c.type == "detention" and "place" in c.roles]
    assert len(places) == 1
