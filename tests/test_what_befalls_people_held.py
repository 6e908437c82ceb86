"""What befalls people held: where a clause or a pronoun could mean somebody else, and what is kept from them."""

from __future__ import annotations

import pytest

from backchannel.records import Count
from tests.readings import Told, says, says_nothing_of

pytestmark = pytest.mark.model

SAYS: list[tuple[str, str, Told]] = [
    # --- whom a relative clause, a participle or an apposition is about
    ("Fiona Grant, whose husband Keith has been held by Tehran since 2022, met the minister Alan Doyle on Monday.",
     "detention", {"person": ["Keith"], "custodian": ["Tehran"], "time": "2022/.."}),
    ("Fiona Grant, whose husband Keith has been held by Tehran since 2022, met the minister Alan Doyle on Monday.",
     "contact", {"medium": "meeting", "participants": ["Fiona Grant", "Alan Doyle"]}),
    ("Soldiers freed 76 hostages, most of them women, who had been held by bandits in Lom for six weeks.",
     "detention", {"person": ["76 hostages"], "length": "P6W"}),
    ("The lawyer, Maxim Dorn, and his client, a scientist held in Karst since April, were barred from speaking.",
     "detention", {"person": ["scientist"], "place": ["Karst"], "time": "2024-04/.."}),
    ("Seoul says that Pyongyang has for years detained six of its nationals.",
     "detention", {"person": ["six of its nationals"], "custodian": ["Pyongyang"]}),
    ("The rebels freed the nuns after holding them for three months.",
     "detention", {"person": ["nuns"], "custodian": ["rebels"], "length": "P3M"}),
    ("Syrian rebels let the nuns go in March after holding them for three months.",
     "detention", {"person": ["nuns"], "custodian": ["Syrian rebels"]}),
    ("Several Westerners have been detained by the Huthis since September 2014.",
     "detention", {"person": ["Several Westerners"], "custodian": ["Huthis"], "time": "2014-09/.."}),
    ("Paris has called the teacher Vera Karp, who is jailed in Iran, a state hostage.",
     "designation", {"label": "hostage", "person": ["Vera Karp"], "designator": ["Paris"]}),
    # --- whom kin mean
    ("“My husband is ill,” said Ana Orin, the wife of Lev Orin, who is jailed in Minsk.",
     "wellbeing", {"person": ["Lev Orin"]}),
    ("Lev Orin has been jailed in Minsk since May. “My son is very ill,” his mother, Ana Orin, said on Monday.",
     "wellbeing", {"person": ["Lev Orin"]}),
    ("Ana Orin, whose husband Lev is jailed in Minsk, met the minister. “My husband is ill,” she said.",
     "wellbeing", {"person": ["Lev"]}),
    ("Colin and Vera Marsh were arrested in May. The family had spoken to them once since it was told that they were in "
     "custody in Kerman.", "detention", {"person": ["Colin", "Vera Marsh"], "place": ["Kerman"]}),
    # --- how they are held
    ("Belarus has held Pavel Zhuk incommunicado since February 2023.",
     "detention", {"person": ["Pavel Zhuk"], "custodian": ["Belarus"], "time": "2023-02/.."}),
    ("Masked men bundled Ana Ruiz into a car outside her home in May.", "detention", {"person": ["Ana Ruiz"]}),
    ("Gunmen took Ana Ruiz from her home to an unknown location in May.",
     "detention", {"person": ["Ana Ruiz"], "custodian": ["Gunmen"]}),
    ("The gunmen carried off 40 girls from a school in Lom.",
     "detention", {"person": ["40 girls"], "custodian": ["gunmen"]}),
    ("Two Westerners spent a total of 16 months in Taliban jails before they were let go in March.",
     "detention", {"person": ["Two Westerners"], "custodian": ["Taliban"], "length": "P16M"}),
    ("Ana Ruiz was freed after 17 months' detention in Mali.", "detention", {"person": ["Ana Ruiz"], "length": "P17M"}),
    ("At least a dozen European passport holders are in Iranian jails.",
     "detention", {"count": Count(12, ">=", "European passport holders")}),
    ("The number of reporters behind bars in Belarus has risen to 23.",
     "detention", {"count": Count(23, "=", None)}),
    ("The arrests bring to 66 the number of nurses in the custody of the rebels.",
     "detention", {"count": Count(66, "=", None)}),
    ("The group Lom Watch counts 1,388 political prisoners in Belarus.",
     "detention", {"count": Count(1388, "=", "political prisoners"), "place": ["Belarus"]}),
    ("Activists say more than 100,000 people vanished in the jails of the old government.",
     "detention", {"form": "missing", "count": Count(100000, ">=", "people")}),
    ("Among the 18 in detention are Gleb Sorin and Ana Ruiz.",
     "detention", {"person": ["Gleb Sorin", "Ana Ruiz"]}),
    ("Police officers led Ana Ruiz away from her home in Lom in May.",
     "proceeding", {"stage": "arrested", "person": ["Ana Ruiz"], "by": ["Police officers"]}),
    ("Lev Orin was jailed in May. Prison authorities moved Orin overnight to a jail in Grodno.",
     "movement", {"person": ["Lev Orin"], "to": ["Grodno"]}),
    # --- how they fare
    ("Lev Orin was jailed in May. Doctors have repeatedly refused to treat Orin.", "wellbeing", {"person": ["Lev Orin"]}),
    ("Lev Orin was jailed in May. Guards gave Orin electric shocks.", "wellbeing", {"person": ["Lev Orin"]}),
    ("Lev Orin was jailed in May. Guards hung Orin by his wrists.", "wellbeing", {"person": ["Lev Orin"]}),
    ("Lev Orin was jailed in May. Orin suffers from seizures and has been denied his pills.",
     "wellbeing", {"person": ["Lev Orin"], "state": "has been denied his pills"}),
    ("Marek Dolan was jailed in May. Dolan tried to take his own life.", "wellbeing", {"person": ["Marek Dolan"]}),
    ("Lev Orin was jailed in May. Orin has lost a third of his weight.", "wellbeing", {"person": ["Lev Orin"]}),
    ("Lev Orin was jailed in May. He sounded weak on the phone.", "wellbeing", {"person": ["Lev Orin"]}),
    ("Lev Orin was freed in May. Orin was brought home in a coma.",
     "wellbeing", {"person": ["Lev Orin"], "state": "coma"}),
    # --- whom they may not see or hear
    ("Ihar Lapko is held in Lom, where Lapko has been refused parcels and phone calls since March.",
     "contact", {"participants": ["Ihar Lapko"], "state": "denied"}),
    ("None of the eight prisoners has been allowed a visit from a consul.",
     "contact", {"participants": ["eight prisoners", "consul"], "state": "denied"}),
    ("A soldier was in the custody of the army and had not been heard from since.",
     "contact", {"participants": ["soldier"], "state": "denied"}),
    ("Samuel Ada was kidnapped in May. His mother, Grace Ada, has had no news of Samuel.",
     "contact", {"participants": ["Grace Ada", "Samuel Ada"], "state": "denied"}),
    ("The wife of the detainee Omar Rint was turned away from the prison in May.", "contact", {"state": "denied"}),
]  # fmt: skip

SAYS_NOTHING_OF: list[tuple[str, str, Told]] = [
    ("Fiona Grant, whose husband Keith has been held by Tehran since 2022, met the minister Alan Doyle on Monday.",
     "detention", {"person": ["Fiona Grant"]}),
    ("Soldiers freed 76 hostages, most of them women, who had been held by bandits in Lom for six weeks.",
     "detention", {"person": ["women"]}),
    ("Most of the prisoners were defenders of Mariupol who had been held for two years.",
     "detention", {"person": ["Mariupol"]}),
    ("The lawyer, Maxim Dorn, and his client, a scientist held in Karst since April, were barred from speaking.",
     "detention", {"person": ["Maxim Dorn"]}),
    ("Syrian rebels let the nuns go in March after holding them for three months.",
     "detention", {"person": ["Syrian rebels"]}),
    ("The Taliban arrested an adviser together with a Canadian filmmaker, in the latest detention of a foreigner in the "
     "country.", "detention", {"place": ["Canadian"]}),
    ("A priest, Karl Brand, was held for a year, and a guard, Ion Petrescu, who was abducted in 2015, is dead, his "
     "government has confirmed.", "detention", {"custodian": ["his government"]}),
    ("Peter Lang, who was captured in 2012, has never been found; his mother, Joan Lang, flew to Damascus in January.",
     "movement", {"person": ["Peter Lang"]}),
    ("The court remanded the three men in custody until their next hearing in September.",
     "detention", {"time": "2023-09"}),
    ("A blogger serving a seven-year sentence has been put in a punishment cell.", "detention", {"length": "P7Y"}),
    ("Lev Orin is being held in Ward 209 of a prison in Tehran.", "detention", {"form": "hospital"}),
    ("Gunmen freed 21 abducted children. The children were handed to the authorities on Friday.",
     "proceeding", {"stage": "arrested"}),
    ("Three men were jailed in May. The men were let out of their cells for an hour a week.", "release", {}),
    ("Houthi gunmen detained 13 employees, whose families have had no word from them.",
     "position", {"stance": "declines_comment"}),
    ("Minsk refuses to free the jailed fighters, calling them mercenaries.", "contact", {"medium": "call"}),
    ("The minister, who has called the men wrongfully detained, left. They were jailed in May.",
     "contact", {"medium": "call"}),
    ("Prime Minister Adam Wrona said he would not be held hostage by a handful of malcontents.", "detention", {}),
    ("Farmers are held hostage by high prices.", "detention", {}),
    ("Commissioner Paul Berger said that both sides were prisoners of their own red lines. Berger spoke to the minister "
     "Ilse Marn last week.", "contact", {}),
    ("The firm was in good health and it held 14 billion in cash.", "detention", {}),
    ("Ana Soler was held to 2-2 in the first set. “I was a prisoner of my nerves,” she said.", "detention", {}),
    ("The whereabouts of the painting are unknown, the museum said.", "detention", {}),
    ("The climbers have not been heard from since Friday, rescuers said.", "contact", {}),
    ("Police took the drunken fan from the pitch to hospital.", "proceeding", {}),
    ("The club refused to treat the striker differently.", "wellbeing", {}),
    ("Lev Orin was arrested. At a special general assembly held in Lom on Friday, dozens of local chiefs held a vote to remove "
     "him from his position.", "detention", {}),
    ("Lev Orin was arrested. The first official results of the primaries held in Torland today show the trend.",
     "detention", {}),
    ("Lev Orin was arrested. The police would also seek to establish that Ana Ruiz and her aides understood the rules.",
     "proceeding", {"stage": "wanted"}),
]  # fmt: skip


test_it_is_told = says(SAYS)
test_it_is_not_told = says_nothing_of(SAYS_NOTHING_OF)
