"""Whose name it is and whom a word means: names between commas, `whose`, descriptions, pronouns, couples, companions."""

from __future__ import annotations

import pytest

from tests.readings import Told, says, says_nothing_of

pytestmark = pytest.mark.model

HELD = "Two engineers were jailed in May. "

SAYS: list[tuple[str, str, Told]] = [
    # --- names between commas
    ("The judge who sentenced Lev Orin, Karl Lom, retired in May.",
     "proceeding", {"stage": "sentenced", "person": ["Lev Orin"], "by": ["Karl Lom"]}),
    ("The head of the agency that hired Lev Orin, Karl Lom, was arrested in May.",
     "proceeding", {"stage": "arrested", "person": ["Karl Lom"]}),
    ("Of the two Frenchmen held in Iran, one, Lev Orin, was released in March; the other, Marek Dolan, is still in prison.",
     "release", {"person": ["Lev Orin"], "time": "2024-03"}),
    ("Of the two Frenchmen held in Iran, one, Lev Orin, was released in March; the other, Marek Dolan, is still in prison.",
     "detention", {"person": ["Marek Dolan"], "form": "prison"}),
    ("The youngest of the hostages, Lev Orin, was freed in May.", "release", {"person": ["Lev Orin"]}),
    ("The best known of the prisoners, the lawyer Ana Ruiz, is serving ten years.",
     "proceeding", {"stage": "serving", "person": ["Ana Ruiz"]}),
    ("One of the two Germans held in Syria, the reporter Lev Orin, appeared in a video on Tuesday.",
     "detention", {"person": ["two Germans held in Syria", "Lev Orin"]}),
    ("The brother of the president and former head of the port authority, Karl Lom, was detained on Monday.",
     "proceeding", {"stage": "arrested", "person": ["Karl Lom"]}),
    ("A lawmaker and close ally of the president, Karl Lom, was arrested on Monday.",
     "proceeding", {"stage": "arrested", "person": ["Karl Lom"]}),
    ("A former oil minister and confidant of the late president, Karl Lom, was detained at his home on Monday.",
     "proceeding", {"stage": "arrested", "person": ["Karl Lom"]}),
    ("The journalist Ana Ruiz and her cameraman Marek Dolan were abducted on the road to Tarsk.",
     "detention", {"person": ["Ana Ruiz", "Marek Dolan"]}),
    # --- whose
    ("Olga Ruiz, whose husband Viktor was jailed in May, welcomed his release.",
     "detention", {"person": ["Viktor"], "time": "2024-05"}),
    ("Opposition leader Olga Ruiz, whose husband Viktor is serving 19 years, welcomed the news.",
     "position", {"stance": "supports", "holder": ["Olga Ruiz"]}),
    ("Ana Ruiz, whose brother, a nurse, was arrested in May, met the envoy.",
     "proceeding", {"stage": "arrested", "person": ["brother"]}),
    # --- pronouns
    (HELD + "Lev Orin was jailed in May. The prime minister ordered his release.", "release", {"person": ["Lev Orin"]}),
    ("A court in Minsk jailed the politician Karl Lom in 2021. The Belarusian leader, who has been in power since 1994, on "
     "Tuesday ordered his release.", "release", {"person": ["Karl Lom"]}),
    ("Karl Lom, the prosecutor in the case, accused Lev Orin of espionage. He was found guilty on Friday.",
     "proceeding", {"stage": "convicted", "person": ["Lev Orin"]}),
    ("The minister Karl Lom met the wife of Lev Orin, a Pole held in Iran since 2022. He was sentenced to eight years in "
     "prison.", "proceeding", {"stage": "sentenced", "person": ["Lev Orin"]}),
    ("The judge asked Lev Orin whether he understood the charge. He pleaded not guilty on Monday.",
     "proceeding", {"stage": "plea_not_guilty", "person": ["Lev Orin"]}),
    ("The Revolutionary Guards said they had arrested Ana Ruiz.",
     "proceeding", {"stage": "arrested", "person": ["Ana Ruiz"], "by": ["Revolutionary Guards"]}),
    # --- the former and the latter
    ("Lev Orin and Karl Lom were tried together. The former was sentenced to nine years in prison and the latter to five.",
     "proceeding", {"stage": "sentenced", "person": ["Lev Orin"], "term": "P9Y"}),
    ("Lev Orin and Karl Lom were tried together. The former was sentenced to nine years in prison and the latter to five.",
     "proceeding", {"stage": "sentenced", "person": ["Karl Lom"], "term": "P5Y"}),
    ("Two Swedes are in custody in Eritrea: the author Lev Orin and the nurse Eva Lind. The former has been held without "
     "charge since 2001.", "detention", {"person": ["Lev Orin"], "time": "2001/.."}),
    # --- couples and families
    ("Karl and Vera Dolan appeared in court on Friday. Mrs Dolan was acquitted but her husband was given two years in "
     "prison.", "proceeding", {"stage": "sentenced", "person": ["Karl Dolan"], "term": "P2Y"}),
    ("Nina Dolan and her husband Marek were arrested in May. Mr Dolan was freed in June.",
     "release", {"person": ["Marek Dolan"]}),
    ("Vera Orin, whose husband Lev was jailed in May, said that Orin had lost weight.",
     "wellbeing", {"person": ["Lev Orin"]}),
    ("Gunmen have freed a retired general and his wife who were kidnapped in the north last month, police said. Musa Bello, "
     "71, was abducted in June.", "release", {"person": ["Musa Bello", "his wife"], "by": ["Gunmen"]}),
    # --- groups, companions, counts
    ("Four Germans, among them the geologist Lev Orin, were kidnapped in the desert in 2010.",
     "detention", {"person": ["Four Germans", "Lev Orin"]}),
    ("Police detained ten officials, including the mayor's chief aide, Murat Demir.",
     "detention", {"person": ["ten officials", "Murat Demir"]}),
    ("Prosecutors have since detained dozens of officials from his party, including his chief aide, Murat Demir, and "
     "Demir's wife.", "detention", {"person": ["dozens of officials from his party", "Murat Demir"]}),
    ("The court sentenced Marek Dolan and five others to between three and nine years in prison.",
     "proceeding", {"stage": "sentenced", "person": ["Marek Dolan", "five others"], "by": ["court"]}),
    ("Lev Orin was detained along with two colleagues in May.", "detention", {"person": ["Lev Orin", "two colleagues"]}),
    ("An Iranian and two Afghans were freed from jail.", "release", {"person": ["Iranian", "two Afghans"]}),
    ("Neither of the two soldiers captured in 2014 has been returned.",
     "release", {"person": ["two soldiers captured in 2014"]}),
    ("Seven of the nine nuns seized in April have been freed.",
     "release", {"person": ["Seven of the nine nuns seized in April"]}),
    # --- descriptions
    ("Ana Ruiz was abducted in May. The aid worker was freed last week.", "release", {"person": ["Ana Ruiz"]}),
    ("The surgeon Lev Orin was abducted in May. The doctor was freed last week.", "release", {"person": ["Lev Orin"]}),
    ("The banker Lev Orin was arrested in May. The executive was sentenced to ten years.",
     "proceeding", {"stage": "sentenced", "person": ["Lev Orin"]}),
    ("State television named the detainee as Ana Ruiz, a dual national.", "detention", {"person": ["Ana Ruiz"]}),
    ("The detainees were identified as Ana Ruiz and Lev Orin.", "detention", {"person": ["Ana Ruiz", "Lev Orin"]}),
    # --- who holds, who does it, whose arrest
    ("Ukraine says Russia is still holding 1,200 of its civilians, who were seized in the occupied territories.",
     "detention", {"person": ["its civilians"], "custodian": ["Russia"]}),
    ("The rebels on Wednesday handed over the father of a popular footballer to a delegation of the United Nations, 12 days "
     "after he was kidnapped.", "release", {"person": ["father of a popular footballer"], "by": ["rebels"]}),
    ("Iran's foreign minister phoned his counterpart to discuss Lev Orin, a former official whom a Stockholm court jailed for "
     "life in 2022.", "proceeding", {"stage": "sentenced", "person": ["Lev Orin"], "by": ["Stockholm court"]}),
    ("The Venezuelan leader has freed the opposition mayor Karl Lom, whom a court had sentenced to 14 years.",
     "release", {"person": ["Karl Lom"], "by": ["Venezuelan leader"]}),
    ("The release from prison of Lev Orin was welcomed.", "release", {"person": ["Lev Orin"]}),
    ("The extradition to Spain of Marek Dolan was halted.", "proceeding", {"person": ["Marek Dolan"], "to": ["Spain"]}),
    ("The detention in Iran of the couple has alarmed diplomats.", "detention", {"person": ["couple"], "place": ["Iran"]}),
    ("The detained engineer's wife, Vera Karp, said she had not seen him.",
     "detention", {"person": ["detained engineer"]}),
]  # fmt: skip

SAYS_NOTHING_OF: list[tuple[str, str, Told]] = [
    ("The police officer who arrested Ana Ruiz, Marek Dolan, was given a medal.",
     "proceeding", {"person": ["Ana Ruiz", "Marek Dolan"]}),
    ("Olga Ruiz, whose husband Viktor was jailed in May, welcomed his release.", "detention", {"person": ["Olga Ruiz"]}),
    ("Opposition leader Olga Ruiz, whose husband Viktor is serving 19 years, welcomed the news.",
     "position", {"holder": ["Viktor"]}),
    ("Ana Ruiz, whose brother, a nurse, was arrested in May, met the envoy.", "proceeding", {"person": ["Ana Ruiz"]}),
    (HELD + "Lev Orin was jailed in May. The prime minister ordered his release.",
     "release", {"person": ["prime minister"]}),
    ("The minister Karl Lom met the wife of Lev Orin, a Pole held in Iran since 2022. He was sentenced to eight years in "
     "prison.", "proceeding", {"person": ["Karl Lom"]}),
    ("The judge asked Lev Orin whether he understood the charge. He pleaded not guilty on Monday.",
     "proceeding", {"person": ["judge"]}),
    ("The Guards met two freed hostages. The Guards said they were well.", "wellbeing", {"person": ["Guards"]}),
    ("Two hostages were freed in May. The party holds 40 of the 90 seats.", "detention", {}),
    ("Two hostages were freed in May. The Workers' Party holds 12 of the 40 seats and captured two more.", "detention", {}),
    ("The rebels on Wednesday handed over the father of a popular footballer to a delegation of the United Nations, 12 days "
     "after he was kidnapped.", "release", {"person": ["rebels"]}),
    ("The spokesman for the jailed leader's party, Lars Holm, said that it would boycott the vote.", "detention", {}),
    ("A general who ran a prison in the capital, Karl Lom, told investigators in April that Orin had been killed.",
     "detention", {"person": ["Karl Lom"]}),
    ("Two hostages were freed. The governor, Karl Lom, told parents that six pupils were still missing.",
     "detention", {"person": ["Karl Lom"]}),
    ("Freed on Monday in exchange for a colonel, the two pilots told reporters their guards had treated them well.",
     "exchange", {"released_by_a": ["reporters"]}),
    ("A court has ordered the release pending trial of the reporter Lev Orin, who was detained on landing in Istanbul in "
     "March.", "movement", {}),
    ("Lev Orin was arrested with two pistols.", "proceeding", {"person": ["Lev Orin", "two pistols"]}),
    ("Lev Orin was jailed in May. Marek Dolan fled to Lom in June. He was detained at the border.",
     "proceeding", {"stage": "arrested", "person": ["Lev Orin"]}),
    ("Prosecutors detained dozens of officials, including his chief aide, Murat Demir, and Demir's wife.",
     "detention", {"person": ["dozens of officials", "Murat Demir", "Murat Demir"]}),
    ("The former minister was jailed in May. The latter plan failed.", "detention", {"person": ["minister"]}),
]  # fmt: skip


test_it_is_told = says(SAYS)
test_it_is_not_told = says_nothing_of(SAYS_NOTHING_OF)
