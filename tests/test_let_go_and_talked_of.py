"""People let go, brought home, swapped and talked about, in sentences that put the words far from what they go with."""

from __future__ import annotations

import pytest

from backchannel.records import Count
from tests.readings import Told, says, says_nothing_of

pytestmark = pytest.mark.model

HELD = " Rights groups say that dozens of prisoners and hostages are still held in the region."

SAYS: list[tuple[str, str, Told]] = [
    # --- who is let go, and by whom
    ("The junta freed the jailed writer Ana Ruiz, the lawyer Lev Orin and 20 students on Monday.",
     "release", {"person": ["Ana Ruiz", "Lev Orin", "20 students"], "by": ["junta"]}),
    ("A court in Lom on Friday released the Danish chess trainer Peter Stein and seven Bulgarian activists on "
     "bail pending the outcome of their trial on terrorism charges.",
     "release", {"person": ["Peter Stein", "seven Bulgarian activists"], "mechanism": "bail"}),
    ("Colombian rebels freed a captured general and two of his companions.",
     "release", {"person": ["captured general", "two of his companions"]}),
    ("The Taliban let the two jailed journalists leave for Qatar on Friday.",
     "release", {"person": ["two jailed journalists"], "by": ["Taliban"]}),
    ("The appeal court threw out the verdict and ordered the immediate release of the jailed pastor, Neil Brand.",
     "release", {"person": ["Neil Brand"], "by": ["appeal court"]}),
    ("Iran's release of the jailed sailor Lev Orin was welcomed by Ottawa.",
     "release", {"person": ["Lev Orin"], "by": ["Iran"]}),
    ("Bail was granted on Tuesday to the senator Leila Mendes, who had been in detention for six years.",
     "release", {"person": ["Leila Mendes"], "mechanism": "bail"}),
    ("Police said that the pastor and his wife had managed to escape from the forest camp while their abductors slept.",
     "release", {"person": ["pastor", "his wife"], "mechanism": "escape"}),
    ("Israel was due to free 90 Palestinian prisoners from two jails.",
     "release", {"person": ["90 Palestinian prisoners"], "by": ["Israel"], "realis": "planned"}),
    ("Rebels who kidnapped the two pilots in May released them on Friday.",
     "release", {"person": ["two pilots"], "time": "2024-07-26"}),
    ("Islamist rebels have freed two kidnapped nuns whom they had kept in the bush for 24 days, the bishop of Pemba, Luis "
     "Lis, said on Monday.", "release", {"by": ["Islamist rebels"]}),
    ("President Irena Dole signed a decree pardoning the jailed editor Ana Ruiz on Monday.",
     "proceeding", {"stage": "pardoned", "person": ["Ana Ruiz"], "by": ["Irena Dole"]}),
    ("The cleric met the bandits in the forest and persuaded them to let the 27 kidnapped pupils go.",
     "release", {"person": ["27 kidnapped pupils"], "by": ["bandits"], "realis": "asserted"}),
    ("The rebels have agreed that the 14 detained fishermen should be handed back next week.",
     "release", {"person": ["14 detained fishermen"], "realis": "planned"}),
    ("LOMA - Somali pirates have freed a captured crew.", "release", {"by": ["Somali pirates"]}),
    ("Eight prisoners were swapped. Eight, including the convicted assassin Anwar Sadiq, were sent back to Moscow.",
     "release", {"person": ["Anwar Sadiq"], "to": ["Moscow"]}),
    ("The kidnapped student arrived in Israel, hours after the American president announced that she had been freed.",
     "release", {"person": ["kidnapped student"]}),
    ("Ten hostages whom the militants seized in June were freed on Tuesday.",
     "detention", {"person": ["Ten hostages whom the militants seized in June"], "custodian": ["militants"]}),
    ("The men the rebels kidnapped in June were freed on Tuesday.", "detention", {"custodian": ["rebels"]}),
    # --- journeys
    ("A Red Cross plane took 70 freed prisoners from Sanaa to Aden on Friday." + HELD,
     "movement", {"person": ["70 freed prisoners"], "from": ["Sanaa"], "to": ["Aden"]}),
    ("The jailed reporter's plane touched down in Vienna at dawn, hours after his release." + HELD,
     "movement", {"person": ["jailed reporter"], "to": ["Vienna"], "state": "arrived"}),
    ("Ana Ruiz was jailed in 2020. She was put across the border into Lithuania on Monday.",
     "movement", {"person": ["Ana Ruiz"], "to": ["Lithuania"]}),
    ("The freed sailors are expected home on Friday." + HELD,
     "movement", {"person": ["freed sailors"], "state": "planned"}),
    ("The four hostages, freed on Monday, will remain in Germany for checks before they travel to Washington.",
     "movement", {"to": ["Washington"], "state": "planned"}),
    ("In return, seven Georgians held in Tskhin were brought to the village of Ergneti.",
     "movement", {"person": ["seven Georgians held in Tskhin"], "to": ["Ergneti"]}),
    # --- swaps and offers
    ("Damascus on Sunday turned over to Beirut seven Lebanese citizens who had been arrested over a murder, and received "
     "two wanted Syrians in return.", "exchange", {"released_by_b": ["two wanted Syrians"], "side_a": ["Damascus"]}),
    ("The swap involved 24 prisoners from seven countries.", "exchange", {"count_total": Count(24, "=", "prisoners")}),
    ("The swap saw 230 Ukrainian prisoners return home for 248 Russians.",
     "exchange", {"released_by_a": ["248 Russians"], "released_by_b": ["230 Ukrainian prisoners"]}),
    ("Azerbaijan and Armenia announced that Baku would free 32 Armenian servicemen and Yerevan two Azerbaijani soldiers "
     "as a gesture of goodwill.",
     "exchange", {"released_by_a": ["32 Armenian servicemen"], "released_by_b": ["two Azerbaijani soldiers"]}),
    ("Minsk offered to free Ana Ruiz for Lev Orin.", "proposal", {"gives": ["Ana Ruiz"], "gets": ["Lev Orin"]}),
    ("Washington had suggested trading Barin, who is serving 25 years in Illinois, for Cole and the executive Paul Wade.",
     "proposal", {"proposer": ["Washington"], "gives": ["Barin"], "gets": ["Cole", "Paul Wade"]}),
    ("Qatar proposed that Hamas free ten hostages in the first week.",
     "proposal", {"proposer": ["Qatar"], "giver": ["Hamas"], "gives": ["ten hostages"]}),
    ("The Taliban offered to trade three Americans for one Afghan, Rahim Durani, officials said.",
     "proposal", {"gives": ["three Americans"], "gets": ["Rahim Durani"]}),
    ("Hamas was prepared to free all of the remaining hostages at once in return for an end to the war.",
     "proposal", {"proposer": ["Hamas"], "gives": ["remaining hostages"]}),
    ("In return for the release of the two kidnapped teenagers, the rebels demanded that the army dismantle three "
     "checkpoints.", "condition", {"requires": "the army dismantle three checkpoints", "set_by": ["rebels"]}),
    # --- talks and go-betweens
    ("Indirect talks between Israel and Hamas on a truce and the release of hostages resumed in Doha on Sunday.",
     "contact", {"participants": ["Israel", "Hamas"], "place": ["Doha"], "topic": "truce; release of hostages"}),
    ("Negotiations with the kidnappers of the nurses broke down last week.",
     "contact", {"participants": ["kidnappers of the nurses"], "medium": "talks"}),
    ("South Korean negotiators met the Taliban face to face on Saturday in Ghazna to seek the release of the hostages.",
     "contact", {"participants": ["South Korean negotiators", "Taliban"], "medium": "meeting"}),
    ("The head of the Ukrainian delegation, Rustem Umar, held two days of consultations in Istanbul on restarting the "
     "exchange of prisoners.", "contact", {"participants": ["Rustem Umar"], "place": ["Istanbul"]}),
    ("Turkish intelligence coordinated the handover of the 16 prisoners, the presidency said.",
     "mediation", {"mediator": ["Turkish intelligence"]}),
    ("The talks on the prisoners, chaired by the UN envoy, Hans Grund, opened in Bern.",
     "mediation", {"mediator": ["Hans Grund"]}),
    ("We thank our friends in Oman and Turkey, without whose help the release of the prisoners would not have been "
     "possible.", "mediation", {"mediator": ["Oman", "Turkey"], "level": "thanked"}),
]  # fmt: skip

SAYS_NOTHING_OF: list[tuple[str, str, Told]] = [
    ("Negotiations on a ceasefire in Lom and the release of hostages have stalled over a demand to keep troops there.",
     "release", {"realis": "asserted"}),
    ("Talks on the fate of the hostages in Gaza were held on Monday, the minister said.", "contact", {"place": ["Gaza"]}),
    ("The minister returned from Tehran on Tuesday without the three jailed engineers, whose release he had sought in "
     "talks with his counterpart.", "release", {"realis": "asserted"}),
    ("In return for the release of the two kidnapped teenagers, the rebels demanded that the army dismantle three "
     "checkpoints.", "release", {"realis": "asserted"}),
    ("The captors made the release of the hostages dependent on a ransom.", "release", {"realis": "asserted"}),
    ("The head of the delegation, Rustem Umar, held two days of talks in Istanbul on restarting the exchange of "
     "prisoners.", "exchange", {"state": "executed"}),
    ("The jailed editor Ana Ruiz and her husband fled.", "detention", {"person": ["Ana Ruiz", "her husband"]}),
    ("Minsk jailed the activist Ana Ruiz, and two diplomats called for her release.",
     "detention", {"person": ["Ana Ruiz", "two diplomats"]}),
    ("Alan Orin, an American held on the island for 15 months, would stand trial in March.",
     "detention", {"custodian": ["American"]}),
    ("Ten hostages whom the militants seized in June were freed.", "detention", {"person": ["militants"]}),
    ("He said he would send his negotiators back to Havana this week. Two captured soldiers were released.",
     "release", {"person": ["his negotiators"]}),
    ("Lev Orin, who was jailed in 2020, was not included in the prisoner exchange that brought two others home.",
     "exchange", {"count_total": Count(2, "=", "others")}),
    ("Oman offered its good offices to secure the release of the three hikers, who were seized in 2009.", "proposal", {}),
    ("One of the officials, a diplomat who was not authorised to speak to the media about the hostages, said so.",
     "contact", {}),
    ("Israel recalled its negotiators after what an official described as an impasse in the talks on the hostages.",
     "contact", {"participants": ["official"]}),
    ("The Houthis agreed on an exchange of 900 detainees.", "exchange", {"released_by_a": ["900 detainees"]}),
    ("The studio announced that it would release the director's new thriller about a prison escape in October.",
     "position", {"stance": "confirms_release"}),
    ("“We were held prisoner by our own mistakes,” the coach said.", "detention", {}),
    ("The midfielder was released from hospital on Wednesday after being held overnight for observation.",
     "detention", {}),
    ("The patients were transferred to the hospital in Lom. Talks with donors will resume in Bern.", "contact", {}),
    ("The band's singer, who was once jailed, returned home to Dublin after a tour of 40 cities.", "release", {}),
    ("Two members of the jury in the trial of the banker Olaf Stern were released after they fell ill.", "release", {}),
    ("The blogger was jailed in May. He could go only on condition that he left for Germany.", "movement", {}),
    ("The jailed blogger Ales Bora was transferred to house arrest.", "movement", {}),
]  # fmt: skip


test_it_is_told = says(SAYS)
test_it_is_not_told = says_nothing_of(SAYS_NOTHING_OF)
