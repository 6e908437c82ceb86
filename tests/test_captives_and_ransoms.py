"""People in the hands of groups: what is paid and threatened for them, who of them is named, counted, moved or let go."""

from __future__ import annotations

import pytest

from tests.readings import Told, says, says_nothing_of

pytestmark = pytest.mark.model

SAYS: list[tuple[str, str, Told]] = [
    # --- what is paid
    ("Rebels held the herders. A cousin said that 8,000 euros had been paid for the herders.",
     "release", {"person": ["herders"], "inducements": "8,000 euros"}),
    ("Bandits abducted the clerk in May. The clerk was released once a ransom of $9,000 was paid.",
     "release", {"person": ["clerk"], "inducements": "ransom of $9,000"}),
    ("The captives are home. Elders said a ransom of $9,000 had been delivered before the captives were released.",
     "release", {"person": ["captives"], "inducements": "ransom of $9,000"}),
    ("Relatives paid 12 million naira to secure the release of the three students abducted in May.",
     "release", {"inducements": "12 million naira"}),
    ("The nurse was abducted in May. The bandits asked for a ransom of $9,000 for the nurse.",
     "position", {"stance": "demands", "about": "ransom"}),
    # --- what is threatened, asked and not said
    ("The bandits warned that the two hostages would be put to death unless the family paid.",
     "condition", {"requires": "the family paid"}),
    ("The militants warned they would behead the two engineers should the ransom not be paid by Friday.",
     "condition", {"requires": "the ransom not be paid by Friday", "set_by": ["militants"]}),
    ("The hostages were freed on Friday. The governor would not get into details of the operation.",
     "position", {"stance": "declines_comment", "holder": ["governor"]}),
    ("The government is determined to bring home the two hostages.",
     "position", {"stance": "hopes_for", "holder": ["government"]}),
    ("A spokesman of the rebels said that they were determined to secure the release of the prisoner Lev Orin.",
     "position", {"stance": "hopes_for", "holder": ["rebels"]}),
    # --- who is meant
    ("Among the pilots whom Nepal freed were Lev Orin and Marek Dolan, who had been jailed in May.",
     "release", {"person": ["Lev Orin", "Marek Dolan"], "by": ["Nepal"]}),
    ("Among the prisoners released by Nepal on Friday was Lev Orin, a journalist.",
     "release", {"person": ["Lev Orin"], "time": "2024-07-26"}),
    ("The prisoners are Marek Dolan and Ivan Kos. The two climbers, Karl Benz from Graz and Otto Lindt from Oslo, were "
     "seized by rebels in June 2018.", "detention", {"person": ["Karl Benz", "Otto Lindt"], "time": "2018-06"}),
    ("Every nurse held by the gang was released on Sunday.",
     "release", {"person": ["Every nurse held by the gang"], "time": "2024-07-28"}),
    ("A nurse told the paper that the hostage was thin and that he had been flown to Lima.",
     "movement", {"person": ["hostage"], "to": ["Lima"]}),
    ("An armed group is holding three nurses. It abducted them in May.",
     "detention", {"person": ["three nurses"], "custodian": ["armed group"], "time": "2024-05"}),
    ("The militant group has released the nurse it abducted in June, the ministry said.",
     "detention", {"custodian": ["militant group"], "time": "2024-06"}),
    ("The rebels will free ten of the hostages they hold in the hills, a step meant to help talks.",
     "detention", {"custodian": ["rebels"]}),
    ("Two nurses captured when their clinic was raided in June were freed on Saturday.",
     "detention", {"form": "captivity", "time": "2024-06"}),
    ("Lev Orin, a cousin to the jailed leader Marek Dolan, was arrested.",
     "relation", {"person": ["Lev Orin"], "to": ["Marek Dolan"], "relation": "cousin"}),
    ("The two nurses were abducted in May. The kidnappers demanded a ransom, Marek Dolan said, and threatened to kill "
     "them if the money was not paid.", "condition", {"set_by": ["kidnappers"]}),
    ("The abducted monarch was freed on Sunday.", "release", {"person": ["abducted monarch"]}),
    # --- how many and where
    ("Some 12 captives are still in the enclave, the army says.", "detention", {"form": "captivity"}),
    ("Some 12 captives are still in the valley, four of whom are presumed dead.",
     "wellbeing", {"state": "four of whom are presumed dead"}),
    ("The rebels hold 40 nurses, two of whom are seriously ill.",
     "wellbeing", {"state": "two of whom are seriously ill"}),
    ("Rebels took 90 nurses hostage. The army puts the number of those in captivity at 40.",
     "detention", {"realis": "asserted", "time": None}),
    # --- how they are taken and fare
    ("Armed men stormed the hostel and whisked away three nurses on Tuesday.",
     "detention", {"person": ["three nurses"], "custodian": ["Armed men"]}),
    ("Bandits marched 12 farmers into the forest on Sunday.", "detention", {"person": ["12 farmers"]}),
    ("Pirates hijacked the tanker with 20 crew on board in March 2012.",
     "detention", {"person": ["20 crew"], "time": "2012-03"}),
    ("The two nurses are kept by the rebels in the hills.", "detention", {"custodian": ["rebels"]}),
    ("Lev Orin was kidnapped in May. He lost his life in the jungle.", "wellbeing", {"person": ["Lev Orin"]}),
    ("Lev Orin was jailed in 2019. His eyesight has become poor.", "wellbeing", {"person": ["Lev Orin"]}),
    ("The divers were seized in May. Arrangements had been made, Marek Dolan said, to fly them to Lima.",
     "movement", {"person": ["divers"], "to": ["Lima"], "state": "planned"}),
    ("The ten hostages were freed on Friday. Arrangements are being made to fly them home to Nepal.",
     "movement", {"state": "planned", "realis": "planned"}),
    ("The divers were captured in May. The minister could confirm that the divers had been freed and would fly to Peru "
     "on Sunday.", "movement", {"person": ["divers"], "to": ["Peru"], "state": "planned"}),
    ("The jihadists claimed responsibility for the abduction of the three Chinese engineers.",
     "detention", {"person": ["three Chinese engineers"]}),
    ("The faction has agreed to release half of the remaining captives in the first phase.",
     "release", {"person": ["half of the remaining captives"], "realis": "planned"}),
    ("Among the hostages the rebels freed on Friday were Ana Ruiz and Marek Dolan.",
     "release", {"person": ["Ana Ruiz", "Marek Dolan"]}),
]  # fmt: skip

SAYS_NOTHING_OF: list[tuple[str, str, Told]] = [
    ("The club paid $20 million for the striker, who was held in Lom in May.", "release", {}),
    ("The government did not pay any ransom for the abducted pupils, the minister said.", "release", {}),
    ("Should the hostages be released, the army will withdraw.", "release", {"realis": "asserted"}),
    ("The hostages should be freed, the minister said.", "condition", {}),
    ("The militants warned they would behead the two engineers should the ransom not be paid by Friday.",
     "position", {"stance": "rejects"}),
    ("The divers were kidnapped in May. They should have been freed on Friday, the mayor said.", "appeal", {}),
    ("The hostages were freed on Friday, Marek Dolan said, and thanked the army.", "movement", {}),
    ("The two nurses were abducted in May. The kidnappers demanded a ransom, Marek Dolan said, and threatened to kill "
     "them if the money was not paid.", "condition", {"set_by": ["Marek Dolan"]}),
    ("Every prisoner will be freed, the minister said.", "release", {"realis": "asserted"}),
    ("Every suspect has a right to a lawyer and every detainee is registered.", "detention", {}),
    ("Among the issues that Nepal raised in prison are Lev Orin and the talks.", "release", {}),
    ("Gang members ambushed a bus and took 12 passengers hostage on the road to Lima.", "movement", {}),
    ("The rebels set a deadline of Friday for the government to free their jailed comrades.", "release", {}),
    ("The rebel group freed three nurses. It had abducted them in May, the army said.",
     "detention", {"custodian": ["army"]}),
    ("The rebels hold twelve nuns. Ten soldiers died in the fighting.", "wellbeing", {}),
    ("Police whisked away three suspects on Tuesday.", "detention", {"form": "captivity"}),
    ("The prisoners are Marek Dolan and Ivan Kos. The two climbers, Karl Benz from Graz and Otto Lindt from Oslo, were "
     "seized by rebels in June 2018.", "detention", {"person": ["Marek Dolan", "Ivan Kos", "Karl Benz", "Otto Lindt"]}),
    ("The two Germans, who had been held by the group since 2013, were handed over to the Malian authorities.",
     "proceeding", {"stage": "arrested"}),
    ("Lev Orin was arrested in May. He was in contact with members of a terror outfit.", "contact", {}),
    ("The prisoner Lev Orin was determined to get back home.", "position", {}),
    ("The hostages are home. The army put the number of freed hostages at 20.", "detention", {"realis": "planned"}),
]  # fmt: skip


test_it_is_told = says(SAYS)
test_it_is_not_told = says_nothing_of(SAYS_NOTHING_OF)
