"""What reports from courts say in half a clause: terms that nobody counts, penalties, what befell somebody's appeal,
people tried along with others, and whom `they` means where officials did it."""

from __future__ import annotations

import pytest

from tests.readings import Told, annotated, matches, told

pytestmark = pytest.mark.model

SAYS: list[tuple[str, str, Told]] = [
    # --- the second of two steps that share a passive
    ("Adel Motin was arrested in May, while Karim Rubin was arrested in April and accused of spreading false news.",
     "proceeding", {"stage": "accused", "person": ["Karim Rubin"]}),
    ("Ana Lopen was charged with espionage and tried in secret in March after more than 830 days in detention.",
     "proceeding", {"stage": "trial", "person": ["Ana Lopen"], "time": "2024-03", "forum": None}),
    # --- terms that are not counted
    ("A court in Minsk sentenced four journalists to lengthy prison terms on Thursday.",
     "proceeding", {"stage": "sentenced", "time": "2024-08-01"}),
    ("Four reporters of the agency Belin were handed prison terms ranging from four to 14 years.",
     "proceeding", {"stage": "sentenced"}),
    # --- what befell an appeal or a sentence
    ("The editor Andrei Potsin has been in prison since March. The Supreme Court rejected the appeal of Andrei Potsin, "
     "a reporter.", "proceeding", {"stage": "appeal", "person": ["Andrei Potsin"]}),
    ("The Supreme Court on Friday upheld an eight-year prison sentence handed to the journalist Andrei Potsin.",
     "proceeding", {"stage": "appeal", "person": ["Andrei Potsin"], "term": "P8Y"}),
    ("Omar Dial and his father Karim had their appeal denied by the Lom Appeals Court. They are in prison.",
     "proceeding", {"stage": "appeal", "person": ["Omar Dial", "Karim"]}),
    ("Omar Dial saw his detention renewed for 15 days on Monday.",
     "proceeding", {"stage": "pretrial", "person": ["Omar Dial"]}),
    # --- what an offence carries
    ("Ana Lopen was charged with subversion, which carries a sentence of up to 10 years imprisonment.",
     "proceeding", {"stage": "exposure", "person": ["Ana Lopen"], "term": "P10Y"}),
    ("Ana Lopen was charged under the Secrets Act, which carries a prison term of up to 14 years.",
     "proceeding", {"stage": "exposure", "person": ["Ana Lopen"], "term": "P14Y"}),
    ("Ana Lopen was charged with spying, which carries the death penalty.",
     "proceeding", {"stage": "exposure", "person": ["Ana Lopen"], "term": "death"}),
    # --- who is named of many
    ("Among those in custody are Ibrahim Karan and Ahmet Turken.",
     "detention", {"person": ["Ibrahim Karan", "Ahmet Turken"]}),
    ("Ana Lopen was charged with spying alongside two former leaders, Albert Hun and Lee Chen.",
     "proceeding", {"stage": "charged", "person": ["Albert Hun", "Lee Chen"]}),
    ("Tony Chu was denied bail after he became the second person to be charged with sedition.",
     "proceeding", {"stage": "charged", "person": ["Tony Chu"]}),
    ("The president pardoned the citizens Gennady Vasin, Sergei Skrin and Igor Sutin, who had been convicted of spying.",
     "proceeding", {"stage": "convicted", "person": ["Gennady Vasin", "Sergei Skrin", "Igor Sutin"]}),
]  # fmt: skip

SAYS_NOTHING_OF: list[tuple[str, str, Told]] = [
    # officials who let somebody in are not those sentenced
    ("Omar Dial was arrested in May after officials granted him a visa. They were sentenced in June.",
     "proceeding", {"stage": "sentenced", "person": ["officials"]}),
    # a list of five is no pair
    ("Omar Vadel, Luis Zamor, Ana Lopen, Jorge Toled and Jose Peren were held in Lom. The duo were convicted in 2016.",
     "proceeding", {"stage": "convicted", "person": ["Omar Vadel", "Luis Zamor"]}),
    ("Ana Lopen was arrested and tried to escape.", "proceeding", {"stage": "trial"}),
    ("Adel Motin was arrested in May and accused the police of torture.",
     "proceeding", {"stage": "accused", "person": ["Adel Motin"]}),
    ("Prosecutors asked the court to sentence Ana Lopen to a long prison term.", "proceeding", {"stage": "sentenced"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "roles"), SAYS)
def test_it_is_read(text: str, kind: str, roles: Told) -> None:
    found = told(annotated(text))
    assert any(matches(one, kind, roles) for one in found), found


@pytest.mark.parametrize(("text", "kind", "roles"), SAYS_NOTHING_OF)
def test_it_is_not_read(text: str, kind: str, roles: Told) -> None:
    found = told(annotated(text))
    assert not any(matches(one, kind, roles) for one in found), found
