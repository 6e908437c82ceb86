"""People in the hands of groups: what is paid and threatened for them, who of them is named, counted, moved or let go."""

from __future__ import annotations

import pytest

from tests.readings import Told, assert_says, assert_says_nothing_of

pytestmark = pytest.mark.model

SAYS: list[tuple[str, str, Told]] = [
    # --- what is paid
    ("The sailors were held by rebels. A source said that 50 million pesos had been paid for the sailors.",
     "release", {"person": ["sailors"], "inducements": "50 million pesos"}),
    ("Pirates captured the crew in May. The crew was set free after the agreed ransom of $2 million was paid.",
     "release", {"person": ["crew"], "inducements": "agreed ransom of $2 million"}),
    ("The hostages are home. Sources said a ransom of $2 million had been paid before the hostages were freed.",
     "release", {"person": ["hostages"], "inducements": "ransom of $2 million"}),
    ("Relatives paid 12 million naira to secure the release of the three students abducted in May.",
     "release", {"inducements": "12 million naira"}),
    ("The nurse was abducted in May. The gang wants a ransom of $1 million for the nurse.",
     "position", {"stance": "demands", "about": "ransom of $1 million for the nurse"}),
    # --- what is threatened, asked and not said
    ("The gang holds two captives. Its leader said that the captives will be put to death should the money not be "
     "handed over.", "condition", {"requires": "the money not be handed over"}),
    ("The militants warned they would behead the two engineers should the ransom not be paid by Friday.",
     "condition", {"requires": "the ransom not be paid by Friday", "set_by": ["militants"]}),
    ("The hostages were freed on Friday. The governor would not go into how the release came about.",
     "position", {"stance": "declines_comment", "holder": ["governor"]}),
    ("The government is determined to bring home the two hostages.",
     "position", {"stance": "hopes_for", "holder": ["government"]}),
    ("A spokesman of the rebels said that they were resolved to win back the freedom of the prisoner Lev Orin.",
     "position", {"stance": "hopes_for", "holder": ["rebels"]}),
    # --- who is meant
    ("Among the prisoners whom Nepal releases are Lev Orin from the militia and the rebels Marek Dolan and Karl Benz.",
     "release", {"person": ["Lev Orin", "Marek Dolan", "Karl Benz"], "by": ["Nepal"]}),
    ("Among the prisoners released by Nepal on Friday was Lev Orin, a journalist.",
     "release", {"person": ["Lev Orin"], "time": "2024-07-26"}),
    ("The prisoners are Marek Dolan and Ivan Kos. The two professors, Karl Benz from Austria and Otto Lindt from "
     "Norway, were kidnapped by rebels in August 2016.",
     "detention", {"person": ["Karl Benz", "Otto Lindt"], "time": "2016-08"}),
    ("Every nurse held by the gang was released on Sunday.",
     "release", {"person": ["Every nurse held by the gang"], "time": "2024-07-28"}),
    ("A foreign aid worker told the paper that the hostage was unharmed and that, after being freed, he had been put "
     "on a flight to Lima.", "movement", {"person": ["hostage"], "to": ["Lima"]}),
    ("An armed group is holding three nurses. It abducted them in May.",
     "detention", {"person": ["three nurses"], "custodian": ["armed group"], "time": "2024-05"}),
    ("The militant group has released the nurse it abducted in June, the ministry said.",
     "detention", {"custodian": ["militant group"], "time": "2024-06"}),
    ("The rebels will free ten of the hostages they hold in the hills, a step meant to help talks.",
     "detention", {"custodian": ["rebels"]}),
    ("Twenty-six sailors captured when their ship was hijacked five years ago were let go by pirates on Saturday.",
     "detention", {"form": "captivity", "time": "2019"}),
    ("Lev Orin, a cousin to the jailed leader Marek Dolan, was arrested.",
     "relation", {"person": ["Lev Orin"], "to": ["Marek Dolan"], "relation": "cousin"}),
    ("The two nurses were abducted in May. The kidnappers demanded a ransom, Marek Dolan said, and threatened to kill "
     "them if the money was not paid.", "condition", {"set_by": ["kidnappers"]}),
    ("The abducted monarch was freed on Sunday.", "release", {"person": ["abducted monarch"]}),
    # --- how many and where
    ("According to army figures, 50 hostages are still in the enclave.", "detention", {"form": "captivity"}),
    ("Some 20 hostages are still in the enclave, eight of whom are believed to be dead.",
     "wellbeing", {"state": "eight of whom are believed to be dead", "realis": "alleged"}),
    ("The rebels hold 40 nurses, two of whom are seriously ill.",
     "wellbeing", {"state": "two of whom are seriously ill"}),
    ("Inmates took 150 guards hostage. The agency had put the number of those still held at 133 guards.",
     "detention", {"time": None, "realis": "asserted", "form": "captivity"}),
    # --- how they are taken and fare
    ("Armed men stormed the hostel and whisked away three nurses on Tuesday.",
     "detention", {"person": ["three nurses"], "custodian": ["Armed men"]}),
    ("Bandits marched 12 farmers into the forest on Sunday.", "detention", {"person": ["12 farmers"]}),
    ("Pirates hijacked the tanker with 20 crew on board in March 2012.",
     "detention", {"person": ["20 crew"], "time": "2012-03"}),
    ("The two nurses are kept by the rebels in the hills.", "detention", {"custodian": ["rebels"]}),
    ("Lev Orin was kidnapped in May. He lost his life in captivity.", "wellbeing", {"person": ["Lev Orin"]}),
    ("Lev Orin was jailed in 2019. His health seems to be getting worse.", "wellbeing", {"person": ["Lev Orin"]}),
    ("The sailors were seized in May. Preparations were under way, the police chief said, to take them to Lima.",
     "movement", {"person": ["sailors"], "to": ["Lima"], "state": "planned"}),
    ("The ten hostages were freed on Friday. Arrangements are being made to fly them home to Nepal.",
     "movement", {"state": "planned", "realis": "planned"}),
    ("The sailors were captured in May. The minister could only confirm that the crew had been released and would "
     "leave Somalia on Sunday.", "movement", {"person": ["crew"], "from": ["Somalia"], "state": "planned"}),
    ("Lev Orin is wanted on many counts, murder, attempted murder and kidnapping among them.",
     "proceeding", {"stage": "wanted", "offence": "murder; attempted murder; kidnapping"}),
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
    ("The sailors were kidnapped in May. They should have been let go on Friday, the source said.", "appeal", {}),
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
    ("The prisoners are Marek Dolan and Ivan Kos. The two professors, Karl Benz from Austria and Otto Lindt from "
     "Norway, were kidnapped by rebels in August 2016.", "detention", {"person": ["Marek Dolan", "Ivan Kos"]}),
    ("The two Germans, who had been held by the group since 2013, were handed over to the Malian authorities.",
     "proceeding", {"stage": "arrested"}),
    ("Lev Orin was arrested in May. He was in contact with members of a terror outfit.", "contact", {}),
    ("The prisoner Lev Orin was determined to get back home.", "position", {}),
    ("The hostages are home. The army put the number of freed hostages at 20.", "detention", {"realis": "planned"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "roles"), SAYS)
def test_it_is_told(text: str, kind: str, roles: Told) -> None:
    assert_says(text, kind, roles)


@pytest.mark.parametrize(("text", "kind", "roles"), SAYS_NOTHING_OF)
def test_it_is_not_told(text: str, kind: str, roles: Told) -> None:
    assert_says_nothing_of(text, kind, roles)
