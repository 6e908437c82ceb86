"""What several verbs share, what a verb shares among several people, and participles that only look like the verb."""

from __future__ import annotations

import pytest

from tests.readings import Told, assert_says, says, says_nothing_of

pytestmark = pytest.mark.model

DOLAN = {"person": ["Marek Dolan"]}

SAYS: list[tuple[str, str, Told]] = [
    # --- one object behind several verbs
    ("The United Arab Emirates pardoned and released British researcher Marek Dolan on Monday.",
     "release", DOLAN | {"by": ["United Arab Emirates"], "time": "2024-07-29"}),
    ("The United Arab Emirates pardoned and released British researcher Marek Dolan on Monday.",
     "proceeding", DOLAN | {"stage": "pardoned"}),
    ("North Korea detained and later released Marek Dolan.", "detention", DOLAN | {"custodian": ["North Korea"]}),
    ("North Korea detained and later released Marek Dolan.", "release", DOLAN | {"by": ["North Korea"]}),
    ("Militants kidnapped and killed Marek Dolan in May.", "detention", DOLAN | {"custodian": ["Militants"]}),
    ("Militants kidnapped and killed Marek Dolan in May.", "wellbeing", DOLAN),
    ("The court convicted and sentenced Marek Dolan.", "proceeding", DOLAN | {"stage": "sentenced"}),
    ("Prosecutors in Egypt charged and jailed Marek Dolan.", "detention", DOLAN | {"form": "prison"}),
    ("Sudan freed and deported Marek Dolan.", "release", DOLAN | {"mechanism": "deportation", "by": ["Sudan"]}),
    ("Police arrested and charged Marek Dolan on Monday.", "proceeding", DOLAN | {"stage": "arrested", "by": ["Police"]}),
    # --- a passive that goes on
    ("Marek Dolan was arrested in September 2018 after a conference in Qom, and given a 10-year sentence for spying.",
     "proceeding", DOLAN | {"stage": "sentenced", "term": "P10Y", "offence": "spying"}),
    ("Marek Dolan was convicted of treason and given a prison term in November 2018.",
     "proceeding", DOLAN | {"stage": "sentenced", "time": "2018-11"}),
    ("Marek Dolan was tried, found guilty and sentenced to five years in prison.",
     "proceeding", DOLAN | {"stage": "convicted"}),
    ("His brother was charged, as was Marek Dolan.", "proceeding", {"stage": "charged", "person": ["His brother", "Marek Dolan"]}),
    # --- terms for several people
    ("Prosecutors requested 13 years in prison for Dolan and Orin, and seven years for Ruiz and Karp.",
     "proceeding", {"stage": "sentence_sought", "term": "P7Y", "person": ["Ruiz", "Karp"], "by": ["Prosecutors"]}),
    ("The court sentenced Marek Dolan to nine years in prison, Lev Orin to seven and Ana Ruiz to five.",
     "proceeding", DOLAN | {"term": "P9Y", "by": ["court"]}),
    ("The court sentenced Marek Dolan to nine years in prison, Lev Orin to seven and Ana Ruiz to five.",
     "proceeding", {"person": ["Lev Orin"], "term": "P7Y", "by": ["court"]}),
    ("The court sentenced Marek Dolan to nine years in prison, Lev Orin to seven and Ana Ruiz to five.",
     "proceeding", {"person": ["Ana Ruiz"], "term": "P5Y"}),
    ("Marek Dolan was sentenced to nine years, Lev Orin to seven, and Ana Ruiz and Eva Karp to five.",
     "proceeding", {"person": ["Ana Ruiz", "Eva Karp"], "term": "P5Y"}),
    ("Marek Dolan was sentenced to death and Lev Orin to life in prison.",
     "proceeding", {"person": ["Lev Orin"], "term": "life"}),
    ("Dolan was jailed for five years and Orin for three.", "proceeding", {"person": ["Orin"], "term": "P3Y"}),
    # --- two sides of a preposition
    ("Ana Ruiz was jailed in May. Her release was discussed in a telephone conversation between Russian Foreign Minister "
     "Lev Orin and US Secretary of State Marek Dolan in July.",
     "contact", {"medium": "call", "participants": ["Lev Orin", "Marek Dolan"]}),
    ("Earlier, Washington offered Minsk to exchange businessman Lev Orin, who is serving a prison term in the US for arms "
     "trafficking, for skater Ana Ruiz, sentenced to jail for drugs trafficking, and Marek Dolan, convicted of spying.",
     "proposal", {"gives": ["Lev Orin"], "gets": ["Ana Ruiz", "Marek Dolan"]}),
    ("Earlier, Washington offered Minsk to exchange businessman Lev Orin, who is serving a prison term in the US for arms "
     "trafficking, for skater Ana Ruiz, sentenced to jail for drugs trafficking, and Marek Dolan, convicted of spying.",
     "proceeding", {"stage": "sentenced", "person": ["Ana Ruiz"]}),
    ("Earlier, Washington offered Minsk to exchange businessman Lev Orin, who is serving a prison term in the US for arms "
     "trafficking, for skater Ana Ruiz, sentenced to jail for drugs trafficking, and Marek Dolan, convicted of spying.",
     "proceeding", {"stage": "convicted", "person": ["Marek Dolan"]}),
    # --- what is denied, and what is not
    ("Lev Orin was jailed in May. Talks on his release have not led to a deal.", "contact", {"state": "held"}),
    ("Lev Orin was jailed in May. Talks on his release did not take place.", "contact", {"state": "denied"}),
    ("However, no results have been achieved yet concerning the release of two US citizens held in Perm, the Russian "
     "spokeswoman Ana Ruiz said.", "position", {"stance": "no_agreement", "holder": ["Ana Ruiz"]}),
    ("Minsk had proposed to include another prisoner, Lev Orin, in the prisoner swap.",
     "proposal", {"proposer": ["Minsk"], "status": "offered"}),
    ("Lev Orin, a party leader, was declared an absconder in the same case.", "proceeding", {"stage": "wanted"}),
    ("Lev Orin was sentenced to six years. The verdict has not yet entered into force.",
     "proceeding", {"stage": "in_force", "person": ["Lev Orin"]}),
    # --- who is meant by what goes before
    ("Lev Orin and Ana Ruiz were arrested in May. In December a court in Lom sentenced each of them to 11 years in prison.",
     "proceeding", {"stage": "sentenced", "term": "P11Y", "person": ["Lev Orin", "Ana Ruiz"]}),
    ("Lev Orin was seized at Lom airport in April 2016. He was sentenced to five years.",
     "proceeding", {"stage": "arrested", "person": ["Lev Orin"], "time": "2016-04"}),
    ("Lev Orin was seized by rebels in April 2016. The rebels sentenced him to death.",
     "detention", {"form": "captivity", "custodian": ["rebels"]}),
    ("Soldier Lev Orin was captured in 2022. A court sentenced Orin to 13 years in May.",
     "detention", {"form": "captivity", "person": ["Lev Orin"]}),
    ("The Red Cross received five Lebanese detainees from Israel on Tuesday evening.",
     "release", {"by": ["Israel"], "to": ["Red Cross"], "time": "2024-07-30"}),
    ("Lev Orin left prison on Monday and had already boarded a flight to Sweden.", "movement", {"to": ["Sweden"]}),
    ("Five prisoners freed by Israel arrived on Monday. Among them was Lev Orin, who was sentenced to life.",
     "release", {"person": ["Lev Orin"], "by": ["Israel"]}),
    ("Three hostages were released on Monday. Among them were the teacher Ana Ruiz and Lev Orin, a driver.",
     "release", {"person": ["Ana Ruiz", "Lev Orin"], "time": "2024-07-29"}),
    ("A court sentenced 12 men to ten years on Monday. Among them is Lev Orin.",
     "proceeding", {"stage": "sentenced", "person": ["Lev Orin"], "term": "P10Y"}),
    ("The most prominent U.S. citizen in Russian custody is Lev Orin, a former guard.",
     "detention", {"person": ["Lev Orin"]}),
    ("The only American still held in Iran is Lev Orin.", "detention", {"person": ["Lev Orin"], "place": ["Iran"]}),
    ("The 15 detainees, who had been aboard the ship, were denied bail by judges in Lom.",
     "proceeding", {"stage": "pretrial", "person": ["15 detainees"], "by": ["judges"]}),
    ("A court denied Lev Orin bail on Friday.", "proceeding", {"stage": "pretrial", "person": ["Lev Orin"], "by": ["court"]}),
    ("Lev Orin faces up to 20 years in prison if convicted of espionage.",
     "proceeding", {"stage": "exposure", "term": "P20Y", "offence": "espionage"}),
    ("President Karl Lom pardoned 30 prisoners, among them the journalist Lev Orin, to mark the holiday.",
     "proceeding", {"stage": "pardoned", "person": ["30 prisoners", "Lev Orin"]}),
    ("Police arrested 30 people, including the clerk Lev Orin and Ana Ruiz, President Karl Lom said.",
     "proceeding", {"person": ["30 people", "Lev Orin", "Ana Ruiz"]}),
    ("Nicaragua expelled 222 political prisoners and flew them to Washington on Thursday.",
     "release", {"mechanism": "deportation", "by": ["Nicaragua"]}),
    ("Qatar presented Hamas and Israel with a new proposal to free the hostages.",
     "proposal", {"status": "offered", "recipient": ["Hamas", "Israel"]}),
    ("Two Americans were held in Kabul. One of the freed men is Lev Orin, whom the Taliban detained in 2022.",
     "release", {"person": ["freed men", "Lev Orin"]}),
    ("Lev Orin was arrested in May. Orin was later given 15 years' hard labour for plotting a coup.",
     "proceeding", {"stage": "sentenced", "term": "P15Y"}),
    ("A Polish engineer was jailed for seven years on Wednesday, a court said, in the latest stage of a crackdown. Lev "
     "Orin pleaded guilty at a court in the northern city of Lom.",
     "proceeding", {"stage": "sentenced", "person": ["Lev Orin"]}),
    # --- whose the phrase is
    ("The court also sentenced a man and a woman to 10 years in prison.",
     "proceeding", {"stage": "sentenced", "term": "P10Y", "person": ["man", "woman"]}),
    ("Assad Dolan, found guilty in Antwerp in 2021 of planning the attack, was serving a 20-year term.",
     "proceeding", {"person": ["Assad Dolan"], "stage": "convicted", "time": "2021", "offence": "planning the attack"}),
    ("Ana Ruiz visited a businessman detained in Beijing since March on suspicion of spying.",
     "detention", {"time": "2024-03/..", "ground": "spying"}),
    ("Beijing is to decide whether to formally arrest a Japanese businessman held in Beijing since March on suspicion "
     "of spying.", "detention", {"time": "2024-03/..", "ground": "spying"}),
]  # fmt: skip

SAYS_NOTHING_OF: list[tuple[str, str, Told]] = [
    ("Police arrested and charged Marek Dolan on Monday.", "proceeding", {"person": ["Police"]}),
    ("Lev Orin was jailed in May. Orin expressed a desire to try, convict and shoot Ana Ruiz.",
     "proceeding", {"stage": "convicted"}),
    ("The court sentenced Marek Dolan to nine years in prison, Lev Orin to seven and Ana Ruiz to five.",
     "proceeding", {"by": ["court", "Lev Orin", "Ana Ruiz"]}),
    ("The court sentenced Marek Dolan to nine years and Lev Orin to a fine.", "proceeding", {"person": ["Lev Orin"], "term": "P9Y"}),
    ("The court also sentenced a man and a woman to 10 years in prison.", "detention", {}),
    ("Marek Dolan was arrested in September 2018 after a conference in Qom, and given a 10-year sentence for spying.",
     "proceeding", {"offence": "given a 10-year sentence for spying"}),
    ("Ana Ruiz visited a businessman detained in Beijing since March on suspicion of spying.",
     "contact", {"time": "2024-03/.."}),
    ("The games, hosted by Norway, were held from July 6 to 16, with 589 students from 104 countries taking part.",
     "detention", {}),
    ("Lev Orin, a minister, affirmed the need for these efforts during a meeting, held in the capital Lom, with envoys.",
     "detention", {}),
    ("The officers who arrested the 12 men were praised. Among them was Lev Orin.",
     "proceeding", {"person": ["Lev Orin"]}),
    ("The suspect is not Lev Orin. The suspect was arrested in May.", "proceeding", {"person": ["Lev Orin"]}),
    ("Lev Orin was arrested in May. Orin entered a guilty plea at a court in Lom and told it he would not appeal.",
     "proceeding", {"stage": "plea_not_guilty"}),
    ("Several Westerners have been detained by the group since the rebels swept into Sanaa in September, and in most cases "
     "Omani mediation won their release.", "release", {"person": ["rebels"]}),
    ("A Polish engineer was jailed for seven years on Wednesday, a court said, in the latest stage of a crackdown. Lev "
     "Orin met the ambassador in Lom on Friday.", "proceeding", {"person": ["Lev Orin"]}),
    ("The exchange of prisoners was one of the topics discussed in a call.", "exchange", {"state": "executed"}),
    ("The details of negotiations on a prisoner exchange between Minsk and Washington should not appear in public.",
     "exchange", {"state": "executed"}),
    ("Lev Orin was jailed in May. No progress was made in the case, his lawyer Ana Ruiz said.",
     "position", {"stance": "no_agreement"}),
    ("The authority's decision to make uniforms mandatory for drivers came into force on July 12.", "proceeding", {}),
    ("Ana Ruiz was jailed in May. The poster read: Deport Ana Ruiz.", "release", {"realis": "asserted"}),
    ("His brother was charged, as was expected.", "proceeding", {"person": ["His brother", "expected"]}),
]  # fmt: skip


test_it_is_told = says(SAYS)
test_it_is_not_told = says_nothing_of(SAYS_NOTHING_OF)


def test_the_object_of_the_last_verb_is_not_that_of_one_that_needs_none() -> None:
    text = "His wife, Kate, begged President Karp to intervene and bring her husband home from the Bolivian jail."
    assert_says(
        text,
        "appeal",
        {"asks": "to intervene; bring her husband home from the Bolivian jail", "by": ["Kate"]},
    )
