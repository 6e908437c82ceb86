"""What courts hand down and turn down, in whose hands people are, and how they are handed over and cross a border."""

from __future__ import annotations

import pytest

from tests.readings import Told, assert_says, assert_says_nothing_of

pytestmark = pytest.mark.model

SAYS: list[tuple[str, str, Told]] = [
    # --- verdicts and terms
    ("Lev Orin, found guilty in Lom in 2021 of planning the attack, was serving a 20-year term.",
     "proceeding", {"stage": "convicted", "person": ["Lev Orin"], "time": "2021"}),
    ("Ana Ruiz was tried for spying. The judges upheld the sentence handed down in July 2022 by the district court.",
     "proceeding", {"stage": "sentenced", "person": ["Ana Ruiz"], "time": "2022-07"}),
    ("The court upheld the sentence handed down in July 2022 by the Lom District Court against Lev Orin.",
     "proceeding", {"stage": "sentenced", "person": ["Lev Orin"], "time": "2022-07"}),
    ("Lev Orin was tried for spying. The verdict was handed down by a military court in Lom on Saturday.",
     "proceeding", {"stage": "convicted", "person": ["Lev Orin"], "time": "2024-07-27"}),
    ("The court convicted the four men and ordered their execution by firing squad.",
     "proceeding", {"stage": "sentenced", "term": "death", "person": ["four men"]}),
    ("The court, which ordered the execution of Lev Orin, sits in Lom.",
     "proceeding", {"stage": "sentenced", "term": "death", "person": ["Lev Orin"]}),
    ("Lev Orin was jailed for theft in May. He was also ordered to pay 10,000 rubles in damages.",
     "proceeding", {"stage": "sentenced", "term": "fine", "person": ["Lev Orin"]}),
    ("If found guilty on both counts, Ana Ruiz could go to prison for as long as 35 years.",
     "proceeding", {"stage": "exposure", "term": "P35Y", "person": ["Ana Ruiz"]}),
    ("Lev Orin was charged with treason. He could be sent to prison for 20 years if found guilty.",
     "proceeding", {"stage": "exposure", "term": "P20Y", "person": ["Lev Orin"]}),
    ("Lev Orin can face up to 12 years in prison.", "proceeding", {"stage": "exposure", "term": "P12Y"}),
    # --- appeals and requests
    ("The Supreme Court turned down Lev Orin's request for leave to appeal on Monday.",
     "proceeding", {"stage": "appeal", "person": ["Lev Orin"], "time": "2024-07-29"}),
    ("Ana Ruiz was jailed for life in 2022. In March, the judges refused her permission to appeal.",
     "proceeding", {"stage": "appeal", "person": ["Ana Ruiz"]}),
    ("An appeal to free Marek Dolan from house arrest was turned down by a court in Lom on Tuesday.",
     "proceeding", {"stage": "appeal", "person": ["Marek Dolan"], "time": "2024-07-30"}),
    ("An appeal to free Marek Dolan from house arrest was turned down by a court in Lom on Tuesday.",
     "detention", {"form": "house_arrest", "person": ["Marek Dolan"]}),
    ("A court rejected an appeal against the house arrest of Ana Ruiz.",
     "proceeding", {"stage": "appeal", "person": ["Ana Ruiz"]}),
    ("A court turned down an appeal for the release of Lev Orin.",
     "proceeding", {"stage": "appeal", "person": ["Lev Orin"]}),
    ("A court in Lom denied a request to free Ana Ruiz.", "approval", {"outcome": "refused"}),
    ("The judge rejected Lev Orin's request to be freed from house arrest.", "approval", {"outcome": "refused"}),
    ("Ana Ruiz was convicted of spying. The verdict can be appealed within 30 days, her lawyer said.",
     "proceeding", {"stage": "appeal", "person": ["Ana Ruiz"], "realis": "possible"}),
    ("Lev Orin's conviction may be appealed within 30 days.",
     "proceeding", {"stage": "appeal", "person": ["Lev Orin"]}),
    # --- the way to court
    ("A court in Lom began hearing in a case against Ana Ruiz on Monday.",
     "proceeding", {"stage": "trial", "person": ["Ana Ruiz"], "time": "2024-07-29"}),
    ("Ana Ruiz, jailed in May, may be called to testify.",
     "proceeding", {"stage": "testimony", "realis": "possible"}),
    ("Three fishermen were arrested in May. They were handed over to a military prosecutor on Monday.",
     "proceeding", {"stage": "charged", "person": ["Three fishermen"], "time": "2024-07-29"}),
    ("Lev Orin has been held since March. Minsk is likely to decide soon whether to formally charge Orin.",
     "proceeding", {"stage": "charged", "person": ["Lev Orin"], "realis": "possible"}),
    ("Seven aid workers were detained in May. The Red Cross said the arrests took place around the capital.",
     "proceeding", {"stage": "arrested", "person": ["Seven aid workers"]}),
    # --- in whose hands
    ("Marek Dolan, whom Iran had locked up since 2022, is home.",
     "detention", {"person": ["Marek Dolan"], "custodian": ["Iran"], "time": "2022/.."}),
    ("The two pilots had been captives of the rebels since 1999.",
     "detention", {"custodian": ["rebels"], "form": "captivity", "time": "1999/.."}),
    ("Marek Dolan had been in rebel hands since July 1999.",
     "detention", {"person": ["Marek Dolan"], "form": "captivity", "time": "1999-07/.."}),
    ("Ana Ruiz has been confined at home since March.",
     "detention", {"form": "house_arrest", "person": ["Ana Ruiz"], "time": "2024-03/.."}),
    ("Thirteen sailors must stay in detention for an extra three months until October 24.",
     "detention", {"person": ["Thirteen sailors"], "length": "P3M"}),
    ("The court left in place a travel ban that keeps Lev Orin, 50, from leaving the country.",
     "detention", {"form": "exit_ban", "person": ["Lev Orin"]}),
    ("Police kept Lev Orin from leaving Turkey.", "detention", {"form": "exit_ban", "place": ["Turkey"]}),
    ("Of the 251 hostages taken in the attack in May, many are dead.",
     "detention", {"form": "captivity", "time": "2024-05"}),
    ("Some 97 hostages remain in Yemen.", "detention", {"form": "captivity", "place": ["Yemen"]}),
    # --- let go, handed over
    ("Iran moved the four men out of Lom prison and into house arrest on August 10.",
     "release", {"mechanism": "house_arrest", "person": ["four men"]}),
    ("Lev Orin was let out to home detention on July 25.",
     "release", {"mechanism": "house_arrest", "person": ["Lev Orin"], "time": "2024-07-25"}),
    ("The rebels captured two men in May. The rebels on Tuesday let go two foreign hostages they had held since 2016.",
     "release", {"by": ["rebels"], "time": "2024-07-30"}),
    ("Iran let Lev Orin go on Friday.", "release", {"person": ["Lev Orin"], "time": "2024-07-26"}),
    ("Lev Orin is held in Sweden. Tehran demanded that Sweden let Lev Orin go.",
     "position", {"stance": "demands", "holder": ["Tehran"]}),
    ("Iran let an aid worker go on Friday and got back a diplomat who had been convicted of plotting.",
     "exchange", {"state": "executed", "side_a": ["Iran"]}),
    ("Lev Orin was freed as part of a prisoner swap between Lithuania and Russia.",
     "exchange", {"state": "executed", "side_a": ["Lithuania"], "side_b": ["Russia"]}),
    ("In the exchange at a border crossing, Lithuania handed over two prisoners to Russia.",
     "exchange", {"state": "executed", "side_a": ["Lithuania"], "side_b": ["Russia"]}),
    ("Ana Ruiz was captured in May. Ruiz had been on a list of prisoners to be exchanged.",
     "exchange", {"state": "planned", "released_by_a": ["Ana Ruiz"]}),
    ("Three prisoners were freed in a swap. The minister announced the exchange last week.",
     "position", {"stance": "confirms_exchange", "holder": ["minister"]}),
    ("Lev Orin was one of more than 700 inmates granted a pardon by the president, Omar Zayed.",
     "proceeding", {"stage": "pardoned", "by": ["Omar Zayed"]}),
    # --- across a border
    ("The hostage Lev Orin was freed in May. He crossed the border from Mali to Niger.",
     "movement", {"person": ["Lev Orin"], "from": ["Mali"], "to": ["Niger"], "state": "arrived"}),
    ("The hostage Lev Orin was freed in May. He crossed into Niger on Monday.",
     "movement", {"person": ["Lev Orin"], "to": ["Niger"], "time": "2024-07-29"}),
    ("The hostage Lev Orin was freed in May. He flew in on Monday.",
     "movement", {"person": ["Lev Orin"], "time": "2024-07-29"}),
    ("Ten soldiers freed by the rebels reached Bogota on Monday.",
     "movement", {"to": ["Bogota"], "state": "arrived", "time": "2024-07-29"}),
    ("The detained nuns were freed on Monday. The nuns left Nicaragua for Costa Rica.",
     "movement", {"from": ["Nicaragua"], "to": ["Costa Rica"]}),
]  # fmt: skip

SAYS_NOTHING_OF: list[tuple[str, str, Told]] = [
    ("Judge Ana Ruiz found him guilty of assault.", "proceeding", {"stage": "convicted", "person": ["Ana Ruiz"]}),
    ("Lev Orin was acquitted of fraud in May. The verdict was handed down by a court in Lom.",
     "proceeding", {"stage": "convicted"}),
    ("Lev Orin was jailed in May. A court ordered the company of Ana Ruiz to pay 5,000 dollars.",
     "proceeding", {"term": "fine"}),
    ("A rebel leader ordered the execution of Lev Orin.", "proceeding", {"stage": "sentenced"}),
    ("Lev Orin was charged with treason. He could be sent to prison for 20 years if found guilty.", "movement", {}),
    ("Lev Orin was charged with treason. He could be sent to prison for 20 years if found guilty.", "detention", {}),
    ("A court turned down an appeal for the release of Lev Orin.", "appeal", {}),
    ("Lev Orin was jailed for spying, a charge that he has always dismissed.", "proceeding", {"stage": "dismissed"}),
    ("Ana Ruiz, jailed in May, may be called to testify.",
     "proceeding", {"stage": "testimony", "realis": "demanded"}),
    ("Ana Ruiz was found guilty after a one-day trial in the northern province of Ha Nam.",
     "proceeding", {"offence": "Ha Nam"}),
    ("Lev Orin was detained on U.S. charges in May.", "detention", {"ground": "U.S."}),
    ("Police kept Lev Orin from leaving Turkey.", "movement", {}),
    ("Lev Orin is a prisoner of his past.", "detention", {}),
    ("Five prisoners freed in Lom were taken straight to hospital.", "detention", {"form": "captivity"}),
    ("The prisoners were taken to court by bus.", "detention", {"form": "captivity"}),
    ("The freed hostages were picked up by a helicopter on Monday.", "proceeding", {"stage": "arrested"}),
    ("The rebels freed six policemen, who were picked up in the hills and flown out.",
     "proceeding", {"stage": "arrested"}),
    ("Lev Orin was charged with fraud in May. He escaped to Malaysia.", "release", {}),
    ("Lev Orin has been held since May. We won't go home without Lev, his mother said.", "release", {}),
    ("The White House thanked Oman for its part in freeing the hostages.", "release", {"by": ["White House"]}),
    ("Rome says it will not be blackmailed into freeing the prisoners.", "release", {"polarity": "positive", "realis": "asserted"}),
    ("Lev Orin was granted a pardon by the president, Omar Zayed.", "proceeding", {"person": ["Omar Zayed"]}),
    ("A Russian court freed Lev Orin. In exchange, Paris is to hand over Ana Ruiz.",
     "exchange", {"state": "executed", "released_by_a": ["Ana Ruiz"]}),
    ("Reporters reached the White House for comment on the jailed Lev Orin.", "movement", {}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "roles"), SAYS)
def test_it_is_told(text: str, kind: str, roles: Told) -> None:
    assert_says(text, kind, roles)


@pytest.mark.parametrize(("text", "kind", "roles"), SAYS_NOTHING_OF)
def test_it_is_not_told(text: str, kind: str, roles: Told) -> None:
    assert_says_nothing_of(text, kind, roles)
