"""Who is meant: names behind descriptions, families, others and companions, officers, courts, agencies, speakers."""

from __future__ import annotations

import pytest

from backchannel.records import Annotations
from tests.readings import Told, annotated, says, says_nothing_of

pytestmark = pytest.mark.model

HELD = "Five Poles were jailed in May. "

SAYS: list[tuple[str, str, Told]] = [
    # --- names behind descriptions
    (HELD + "Another Polish citizen, the botanist Lev Orin, was condemned to death by a court in 2017.",
     "proceeding", {"stage": "sentenced", "person": ["Lev Orin"], "term": "death"}),
    ("A third Briton, nurse Ana Ruiz, was arrested on Monday.",
     "proceeding", {"stage": "arrested", "person": ["Ana Ruiz"]}),
    (HELD + "Another opposition figure, Ana Ruiz, was freed last week.", "release", {"person": ["Ana Ruiz"]}),
    (HELD + "A leading figure in the church was arrested on Monday.", "proceeding", {"stage": "arrested"}),
    # --- names in a list
    ("Two more Polish nationals, teacher Ana Ruiz and her partner, Lev Orin, remain behind bars in Iran.",
     "detention", {"person": ["Ana Ruiz", "Lev Orin"]}),
    ("Two more Polish nationals, teacher Ana Ruiz and her partner, Lev Orin, remain behind bars in Iran.",
     "relation", {"person": ["Lev Orin"], "to": ["Ana Ruiz"], "relation": "partner"}),
    (HELD + "Two Poles, Ana Ruiz, 40, and Lev Orin, 33, were freed.", "release", {"person": ["Ana Ruiz", "Lev Orin"]}),
    (HELD + "Lev Orin and two other Poles, the teacher Ana Ruiz and her husband Marek Dolan, were freed.",
     "release", {"person": ["Lev Orin", "Ana Ruiz", "Marek Dolan"]}),
    (HELD + "He and the two others, Lev Orin and Marek Dolan, had been in custody since 2014.",
     "detention", {"person": ["Lev Orin", "Marek Dolan"], "time": "2014/.."}),
    # --- others and companions
    (HELD + "Others were released on Monday.", "release", {"person": ["Others"], "time": "2024-07-29"}),
    (HELD + "Lev Orin, along with two Polish citizens, Ana Ruiz and Marek Dolan, was released on Monday.",
     "release", {"person": ["Lev Orin", "Ana Ruiz", "Marek Dolan"]}),
    (HELD + "Lev Orin, together with Ana Ruiz and Marek Dolan, was flown to Vienna.",
     "movement", {"person": ["Lev Orin", "Ana Ruiz", "Marek Dolan"], "to": ["Vienna"]}),
    (HELD + "Ana Ruiz was freed along with Lev Orin on Sunday.", "release", {"person": ["Ana Ruiz", "Lev Orin"]}),
    # --- families
    ("The parents of Lev Orin, Karl and Vera Orin, met the minister. Orin disappeared in Syria in 2012.",
     "detention", {"form": "missing", "person": ["Lev Orin"]}),
    ("The parents of Lev Orin, Karl and Vera Orin, met the minister. Orin disappeared in Syria in 2012.",
     "relation", {"person": ["Karl Orin", "Vera Orin"], "to": ["Lev Orin"], "relation": "parent"}),
    ("Karl Orin, the father of hostage Lev Orin, spoke on Monday. Karl Orin was ill. Orin was captured in 2012.",
     "detention", {"form": "captivity", "person": ["Lev Orin"], "time": "2012"}),
    ("Vera Orin, the mother of Lev Orin, said that he was ill in jail. Orin was held in 2012. Her son was freed in May.",
     "release", {"person": ["Lev Orin"], "time": "2024-05"}),
    ("The parents of hostage Lev Orin, Karl and Vera Orin, said officials had promised to bring their son home.",
     "release", {"person": ["Lev Orin"], "realis": "planned"}),
    ("Lev Orin's wife, Vera Orin, is a nurse. Her husband was captured in 2012.",
     "detention", {"person": ["Lev Orin"], "time": "2012"}),
    ("The son of Karl Dolan, Marek Dolan Ruiz, was arrested in May.",
     "relation", {"person": ["Marek Dolan Ruiz"], "to": ["Karl Dolan"], "relation": "son"}),
    ("Police arrested the daughter of the jailed trader Karl Dolan, Ana Dolan Ruiz.",
     "proceeding", {"stage": "arrested", "person": ["Ana Dolan Ruiz"]}),
    # --- two who are held are not two whom the text named for something else
    ("The premier Karl Lom and the spy chief Marek Dolan met. The talks to free the two sailors who were arrested in"
     " Oran went on.", "proceeding", {"stage": "arrested", "person": ["two sailors who were arrested in Oran"]}),
    ("Lev Orin and Ana Ruiz were arrested in Oran. The two Poles who were held there for a week flew home.",
     "detention", {"person": ["Lev Orin", "Ana Ruiz"], "length": "P1W"}),
    ("Iran and Sweden exchanged prisoners in May. Lev Orin, a citizen of Iran and Germany, was freed. It was the second"
     " exchange between the two countries this year.", "exchange", {"side_a": ["Iran"], "side_b": ["Sweden"], "time": "2024"}),
    # --- who is held, and who asks for it
    ("The minister Karl Lom said Orin was held hostage. The FBI has offered a reward. The state denies holding him.",
     "detention", {"person": ["Orin"], "custodian": ["state"]}),
    ("The minister Karl Lom was arrested in May. The judge sentenced him to ten years.",
     "proceeding", {"stage": "sentenced", "person": ["Karl Lom"]}),
    ("The United Nations said that seven of its workers had been detained by the rebels, the group that controls the "
     "north, and that it was halting travel while it sought their release.",
     "position", {"stance": "demands", "holder": ["United Nations"]}),
    ("Six Polish sailors were captured in November. The Poles have been imprisoned since May.",
     "detention", {"form": "prison", "person": ["Six Polish sailors"]}),
    ("Lev Orin was detained in 2016. The evangelical Christian says he did nothing wrong.",
     "position", {"stance": "denies", "holder": ["Lev Orin"]}),
    ("The verdict can be appealed, said Karl Lom, a lawyer representing some of the defendants who were convicted.",
     "proceeding", {"stage": "convicted", "person": ["defendants who were convicted"]}),
    # --- where a name ends
    ("The Prosecutor’s Office charged Lev Orin in May. The Prosecutor’s Office requested 13 years in prison for Orin.",
     "proceeding", {"stage": "sentence_sought", "by": ["Prosecutor’s Office"]}),
    ("The court sentenced a man and a woman to 10 years in prison.",
     "proceeding", {"stage": "sentenced", "person": ["man", "woman"], "term": "P10Y"}),
    ("The nuns were deported as if they were “criminals”.", "release", {"person": ["nuns"]}),
    ("A Russian court on Wednesday ordered that Lev Orin be held for two months.",
     "proceeding", {"by": ["Russian court"]}),
    ("Six Ukrainian sailors captured last year near Crimea, in the midst of talks, were jailed in May.",
     "detention", {"form": "prison", "person": ["Six Ukrainian sailors captured last year near Crimea"]}),
    ("Observers from the mission who have been held since May were accused of spying.",
     "proceeding", {"stage": "accused", "person": ["Observers from the mission who have been held since May"]}),
    # --- who comes by name in the next sentence
    ("A Russian court has cut the sentence of an American soldier. Staff Sgt. Lev Orin, 34, was jailed in June.",
     "proceeding", {"stage": "appeal", "person": ["Lev Orin"]}),
    # --- some are not all
    ("The army freed 14 students abducted last month. The gunmen had killed three of the students they were holding.",
     "release", {"person": ["14 students abducted"]}),
    # --- courts
    ("A court in China dismissed the appeal of Lev Orin. The case now goes to China's supreme court.",
     "proceeding", {"stage": "appeal", "by": ["court in China"]}),
]  # fmt: skip

SAYS_NOTHING_OF: list[tuple[str, str, Told]] = [
    ("The latest figures, the minister Ana Ruiz said, were released on Monday.", "release", {}),
    (HELD + "The company lost two ships, and others were damaged.", "detention", {"person": ["others"]}),
    (HELD + "Lev Orin, along with his lawyer Ana Ruiz, said the Poles were freed.", "release", {"person": ["Ana Ruiz"]}),
    (HELD + "A teacher, nurse Ana Ruiz and two Poles were freed.", "release", {"person": ["Ana Ruiz"]}),
    ("The judge and his wife met the parents of hostage Lev Orin. They brought their son.",
     "relation", {"person": ["Lev Orin"], "relation": "son"}),
    ("The judge Karl Lom met the mother of Lev Orin. Lom's son was released on bail.",
     "release", {"person": ["Lev Orin"]}),
    ("The minister Karl Lom said Orin was held hostage. The FBI has offered a reward. The state denies holding him.",
     "detention", {"person": ["Karl Lom"]}),
    ("The verdict can be appealed, said Karl Lom, a lawyer representing some of the defendants who were convicted.",
     "proceeding", {"person": ["Karl Lom"]}),
    ("The father of Lev Orin, Marek Dolan, and Ana Ruiz were freed.", "relation", {"person": ["Ana Ruiz"]}),
    ("A court upheld the sentence of an engineer. The minister Karl Lom, 51, praised the ruling.",
     "proceeding", {"person": ["Karl Lom"]}),
    ("A lawyer for the family who were held spoke. The family were freed.", "detention", {"person": ["lawyer"]}),
    ("The court sentenced a man and a woman to 10 years in prison.", "detention", {}),
]  # fmt: skip


test_it_is_told = says(SAYS)
test_it_is_not_told = says_nothing_of(SAYS_NOTHING_OF)


def spoken(found: Annotations) -> list[tuple[list[str], str]]:
    names = {e.id: e.name for e in found.entities}
    out = []
    for s in found.statements:
        ids = [s.speaker] if isinstance(s.speaker, str) else list(s.speaker or ())
        out.append(([names[i] for i in ids], s.source_kind))
    return out


SPEAKS: list[tuple[str, list[str], str]] = [
    ("Lev Orin was freed, according to the state-run Balat agency.", ["Balat"], "state_media"),
    ("Lev Orin was freed, according to the rebel-run MAKA news agency. MAKA reported he was well.",
     ["MAKA"], "state_media"),
    ("The Supreme Court turned down Orin's request. The ruling leaves the judgment of the Karlin Court of Appeal in "
     "place, the court said.", ["Supreme Court"], "institution"),
    ("Lev Orin was arrested in May. Orin's defense had asked the court to acquit him.",
     ["Orin's defense"], "family_or_lawyer"),
    ("Lev Orin was arrested in May. “He is ill,” Orin's defence team said.",
     ["Orin's defence team"], "family_or_lawyer"),
    ("“How many more tears must fall?” Vera Karp, mother of hostage Lev Orin, was quoted as asking in a statement.",
     ["Vera Karp"], "on_record"),
    ("“Her death is a crime,” activist and colleague Ana Ruiz, a prize laureate, wrote on her page.",
     ["Ana Ruiz"], "on_record"),
    ("Foreign Ministry spokeswoman Vera Karp said Orin was well. The Foreign Ministry spokeswoman said he was free.",
     ["Vera Karp"], "on_record"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker", "kind"), SPEAKS)
def test_the_speaker(text: str, speaker: list[str], kind: str) -> None:
    assert (speaker, kind) in spoken(annotated(text))


def test_one_speaks_for_each_body() -> None:
    found = annotated(
        "The embassy spokeswoman, Vera Karp, said Orin was well. Orin's lawyer and the Interior Ministry spokeswoman did "
        "not respond."
    )
    assert not any("Interior" in a for e in found.entities if e.name == "Vera Karp" for a in e.aliases)
    assert any("Interior Ministry spokeswoman" in e.name for e in found.entities)


def test_a_heading_in_capitals_says_nothing() -> None:
    assert not annotated("REPORTER DOCUMENTED LIFE UNDER OCCUPATION").statements
