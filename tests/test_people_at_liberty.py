"""What reports on crime and politics tell of people whom nobody holds: victims, rivals, whose emails are released."""

from __future__ import annotations

import pytest

from tests.readings import Told, annotated, assert_says, says, says_nothing_of, told

pytestmark = pytest.mark.model

SAYS: list[tuple[str, str, Told]] = [
    ("Ana Limar was arrested in May. She was beaten by another inmate, her lawyer said.",
     "wellbeing", {"person": ["Ana Limar"]}),
    ("Militants captured the engineer Pavel Orin in May. The captors shot Orin, his family said.",
     "detention", {"person": ["Pavel Orin"]}),
    ("The senator opposed the release of the prisoner Pavel Orin.", "position", {"stance": "opposes"}),
    ("The governor launched efforts to pressure Minsk to free the prisoner Pavel Orin.",
     "position", {"holder": ["governor"], "stance": "demands"}),
    ("Maria Sotel was jailed in 2019. In 2021 she wrote to the governor.", "contact", {"medium": "letter"}),
    ("Marek Dolan, jailed in Minsk, is weak.", "wellbeing", {"person": ["Marek Dolan"]}),
    ("The minister called the mother of the hostage.", "contact", {"medium": "call"}),
    ("Lev Orin, arrested in May, admitted that he had smuggled rifles.", "proceeding", {"stage": "plea_guilty"}),
]  # fmt: skip

SAYS_NOTHING_OF: list[tuple[str, str, Told]] = [
    # --- victims of a crime
    ("Pedro Cruzat was convicted of stabbing Ana Limar, who suffered injuries to her neck.",
     "wellbeing", {"person": ["Ana Limar"]}),
    ("Ana Limar was beaten by Pedro Cruzat, who was arrested on Sunday.", "wellbeing", {"person": ["Ana Limar"]}),
    ("Judge Sara Quill sentenced Pedro Cruzat to life for the murder of Ana Limar. Her husband, Mark Limar, wept.",
     "relation", {}),
    # --- words that mean something else of people at liberty
    ("Pedro Cruzat, who was arrested on Sunday, is weak on foreign policy, his rival said.", "wellbeing", {}),
    ("The partners of the jailed minister Karl Wills called him an outstanding leader.", "contact", {}),
    ("The actor Karl Wills, once arrested in Rome, has been dragged into the debate.", "detention", {"form": "captivity"}),
    ("Maria Sotel was arrested in May. She suffers from a lack of friends.", "wellbeing", {}),
    ("Maria Sotel was arrested in May. They cannot judge the mental health of Sotel.", "wellbeing", {}),
    # --- a life before custody, and other business
    ("Maria Sotel was jailed in May. In 2012 she wrote to the governor about a road.", "contact", {}),
    ("Maria Sotel was jailed in May. The president met the queen on Monday to discuss trade.", "contact", {}),
    # --- what is released is nobody
    ("The office fired an officer who was charged with murder. It opposed the video's release. The mayor resisted "
     "release of the tape.", "position", {"stance": "opposes"}),
    ("The court ordered the monthly release of Mary Clay's messages. The state detained nobody.", "release", {}),
    ("A House panel voted to hold Bryan Caley, a former aide to the mayor, in contempt of Congress.", "detention", {}),
    ("Congress has three ways to go on: by suing, or by asking prosecutors to have the aide Bryan Caley jailed.",
     "position", {"stance": "demands"}),
    ("Karl Wills was jailed in May. The president refused to sign the trade agreement.", "approval", {}),
    ("Karl Wills was jailed in May. Senator Ann Quill voted against the act on prison sentences.", "position", {}),
    # --- what is fought is not one's own
    ("The firm opposed congressional efforts to pressure Minsk to free the prisoner Pavel Orin.",
     "position", {"stance": "demands"}),
    # --- prisons in general
    ("The senator met the governor on Tuesday to discuss prison reform.", "contact", {}),
    ("The prisoner Pavel Orin was shot in May. “Stop the cover-up of the road works,” the critic Karl Wills said.",
     "appeal", {}),
]  # fmt: skip


test_it_says = says(SAYS)
test_it_says_nothing_of = says_nothing_of(SAYS_NOTHING_OF)


ELSEWHERE = (
    "The town has a new road. It runs past the market. Farmers bring their fruit there. The bank lends to them. "
    "The council built a bridge. Trains stop twice a day. "
)

# text, and what it must not say: in a report on something else a step that was not taken makes nobody a prisoner
NOT_TAKEN: list[tuple[str, str]] = [
    ("Karl Wills has never been charged with any crime. His wife, Ann Wills, runs a shop.", "relation"),
    ("Karl Wills could be arrested if he came to Rome. Wills suffers from asthma.", "wellbeing"),
]


@pytest.mark.parametrize(("text", "kind"), NOT_TAKEN)
def test_a_step_that_was_not_taken_holds_nobody(text: str, kind: str) -> None:
    found = told(annotated(ELSEWHERE + text))
    assert not any(one[0] == kind for one in found), found


def test_a_step_that_was_taken_does() -> None:
    text = "Karl Wills has been charged with fraud. His wife, Ann Wills, runs a shop."
    found = told(annotated(ELSEWHERE + text))
    assert any(one[0] == "relation" for one in found), found


# what stands far from the one sentence on custody of a report on something else, and what stands in it
BESIDE = [
    ("The mayor called Karl Wills on Monday. The mayor is ill.", "contact"),
    ("The mayor is ill.", "wellbeing"),
]


@pytest.mark.parametrize(("text", "kind"), BESIDE)
def test_a_passing_mention_makes_no_report_on_custody(text: str, kind: str) -> None:
    found = told(annotated(f"Karl Wills was arrested in Rome in May. {ELSEWHERE * 2}{text}"))
    assert not any(one[0] == kind for one in found), found


def test_what_stands_in_the_sentence_of_a_passing_mention_counts() -> None:
    text = f"{ELSEWHERE * 2}Karl Wills, who is held in prison in Rome, is gravely ill."
    assert_says(text, "wellbeing", {"person": ["Karl Wills"]})
