"""Who takes which stance, who asks whom, who sees whom, and how those held are, however it is put."""

from __future__ import annotations

import pytest

from tests.readings import Told, assert_says, assert_says_nothing_of

pytestmark = pytest.mark.model

SAYS: list[tuple[str, str, Told]] = [
    # --- comment and names
    ("Seven aid workers were detained on Monday. Militia officials were not immediately available for comment.",
     "position", {"stance": "not_responsive", "holder": ["Militia officials"]}),
    ("Lev Orin was jailed in May. The ministry was unavailable for comment on his case.",
     "position", {"stance": "not_responsive", "holder": ["ministry"]}),
    ("Fourteen women were freed from prison. The agency did not give any of their names.",
     "position", {"stance": "withholds_name", "holder": ["agency"]}),
    # --- rejecting
    ("Two engineers are held in Mali. Rome said that it will not be blackmailed.",
     "position", {"stance": "rejects", "holder": ["Rome"]}),
    ("The pastor Lev Orin was detained in May. Ankara has refused to give way.",
     "position", {"stance": "rejects", "holder": ["Ankara"]}),
    ("The pastor Lev Orin was detained in May. Ankara refused to give in.",
     "position", {"stance": "rejects", "holder": ["Ankara"]}),
    ("The pastor Lev Orin was detained in May. Ankara refused to back down.",
     "position", {"stance": "rejects", "holder": ["Ankara"]}),
    ("Lev Orin was arrested in May. The minister Karl Lom called any such exchange unacceptable.",
     "position", {"stance": "rejects", "holder": ["Karl Lom"]}),
    ("Lev Orin was jailed in May. His lawyers rejected the ruling.",
     "position", {"stance": "rejects", "holder": ["His lawyers"]}),
    ("Lev Orin was jailed in May. The ministry did not accept the verdict.",
     "position", {"stance": "rejects", "holder": ["ministry"]}),
    # --- denying, opposing, criticising
    ("Paul Orin was jailed in May. He's been accused of spying, which he's denied.",
     "position", {"stance": "denies", "holder": ["Paul Orin"]}),
    ("Lev Orin was arrested in May and accused of smuggling, which he denied.",
     "position", {"stance": "denies", "holder": ["Lev Orin"]}),
    ("Lev Orin, a contractor, was jailed in May. Washington insists that he broke no laws.",
     "position", {"stance": "denies", "holder": ["Washington"]}),
    ("Commenting on the charges against the jailed teacher Lev Orin, Marek Dolan called them “absurd”.",
     "position", {"stance": "denies", "holder": ["Marek Dolan"]}),
    ("Lev Orin was jailed in May. London does not agree with the charges against him.",
     "position", {"stance": "opposes", "holder": ["London"]}),
    ("The conviction of Lev Orin, jailed in May, was “deeply troubling”, the minister Ilse Marn said.",
     "position", {"stance": "criticises", "holder": ["Ilse Marn"]}),
    ("The growing number of arrests of peaceful activists was deeply alarming, the ambassador Ilse Marn said.",
     "position", {"stance": "criticises", "holder": ["Ilse Marn"]}),
    ("The ambassador Ilse Marn called the jailing of Lev Orin “deeply troubling”.",
     "position", {"stance": "criticises", "holder": ["Ilse Marn"]}),
    ("Three hostages were freed in Lom. The ceremony was criticised by Israel.",
     "position", {"stance": "criticises", "holder": ["Israel"]}),
    # --- demanding and asking
    ("Lev Orin was detained in May. Tokyo will press for the man to be released.",
     "position", {"stance": "demands", "holder": ["Tokyo"]}),
    ("Beijing pressed Canada to free Lev Orin, the firm's chief, who had been detained on U.S. charges.",
     "position", {"stance": "demands", "holder": ["Beijing"]}),
    ("Seven aid workers were detained in May. The minister Karl Lom demanded that the seven be let go at once.",
     "position", {"stance": "demands", "holder": ["Karl Lom"]}),
    ("Kyiv and its Western allies have called for the detained men to be released.",
     "position", {"stance": "demands", "holder": ["Kyiv", "its Western allies"]}),
    ("Two reporters were arrested in May. The newspaper demanded the release of the detained reporters.",
     "appeal", {"by": ["newspaper"], "for": ["detained reporters"]}),
    ("Israelis have protested every week to press their government to do more to free the hostages.",
     "appeal", {"by": ["Israelis"], "to": ["their government"], "realis": "asserted"}),
    ("A convoy of bikers will ride to the embassies, urging those states to press the militia for Lev Orin's release. "
     "Orin was captured in 2006.", "appeal", {"by": ["bikers"]}),
    ("Lev Orin was jailed in 2006. An international human rights organization called on Friday on the authorities in "
     "Gaza to let Orin communicate with his family and receive visits from doctors.",
     "appeal", {"by": ["international human rights organization"], "for": ["Lev Orin"]}),
    ("The president pardoned Lev Orin in response to a letter from his family.",
     "appeal", {"by": ["his family"], "to": ["president"], "for": ["Lev Orin"]}),
    ("The emir freed Lev Orin in May after a plea from his mother.",
     "appeal", {"by": ["his mother"], "to": ["emir"], "for": ["Lev Orin"]}),
    # --- who sees, meets and writes to whom
    ("Lev Orin was jailed in May. His relatives had a chance to see him on Monday.",
     "contact", {"medium": "visit", "state": "held", "participants": ["His relatives", "Lev Orin"]}),
    ("Lev Orin was jailed in May. His wife saw him in prison on Monday.",
     "contact", {"medium": "visit", "participants": ["His wife", "Lev Orin"]}),
    ("Lev Orin was freed in May. “I am waiting to meet him,” his lawyer Marek Dolan said.",
     "contact", {"medium": "meeting", "state": "planned", "participants": ["Marek Dolan", "Lev Orin"]}),
    ("Ana Ruiz was held since May. She has died, the ombudsman said, citing a letter that her family received from "
     "the Defence Ministry.", "contact", {"medium": "letter", "participants": ["her family", "Defence Ministry"]}),
    # --- mediation, threats, permission
    ("Five Americans were freed by Iran in a prisoner deal. Qatar played host to eight rounds of talks.",
     "mediation", {"mediator": ["Qatar"], "level": "hosted"}),
    ("The envoy Karl Lom helped negotiate the release of the hostages.",
     "mediation", {"mediator": ["Karl Lom"], "level": "facilitated"}),
    ("“I want to thank the government of Norway for its work,” the freed prisoner Lev Orin said.",
     "mediation", {"mediator": ["government of Norway"], "level": "thanked", "realis": "asserted"}),
    ("Qatar suspended its mediation in the hostage talks.", "mediation", {"mediator": ["Qatar"]}),
    ("Qatar said it was stepping back as a mediator in the talks on the hostages.",
     "mediation", {"mediator": ["Qatar"]}),
    ("Israel will resume attacks unless the hostages are freed by Saturday.",
     "condition", {"set_by": ["Israel"]}),
    ("Lev Orin was jailed in May. The investigators would not let Orin sign a waiver.",
     "approval", {"outcome": "refused"}),
    ("Lev Orin was freed in a prisoner swap. President Omar Rint announced the exchange last week.",
     "position", {"stance": "confirms_exchange", "holder": ["Omar Rint"]}),
    ("The death sentence of the jailed clerk Lev Orin now goes to the supreme court, which must approve it.",
     "approval", {"outcome": "pending", "body": ["supreme court"]}),
    # --- how those held are, what they are called
    ("Lev Orin is detained in Iran. Orin has no health problems, the sources said.",
     "wellbeing", {"person": ["Lev Orin"], "state": "Orin has no health problems"}),
    ("Lev Orin is jailed in Iran. Diplomats found him to be in good health.",
     "wellbeing", {"person": ["Lev Orin"], "state": "good health", "realis": "asserted"}),
    ("Lev Orin, a freed hostage, had a broken leg.", "wellbeing", {"person": ["Lev Orin"], "state": "broken leg"}),
    ("The gunmen shot dead two of the hostages.", "wellbeing", {"person": ["two of the hostages"]}),
    ("Three of the kidnapped students were shot dead on Monday.",
     "wellbeing", {"person": ["Three of the kidnapped students"]}),
    ("Ana Ruiz, a reporter, was held in Russia. The ombudsman confirmed her death on Thursday.",
     "wellbeing", {"person": ["Ana Ruiz"], "state": "her death", "time": None}),
    ("Ukraine was investigating the death in captivity of the journalist Ana Ruiz.",
     "wellbeing", {"person": ["Ana Ruiz"]}),
    ("Ana Ruiz, a reporter, vanished in May. Russia acknowledged last month that she was being held.",
     "detention", {"person": ["Ana Ruiz"], "custodian": ["Russia"]}),
    ("Lev Orin was jailed in May. Orin is not a spy, his wife said.",
     "designation", {"label": "spy", "person": ["Lev Orin"], "designator": ["his wife"]}),
    ("The sailors, who have described themselves as “prisoners of war”, were held in Moscow.",
     "designation", {"label": "prisoner_of_war", "person": ["sailors"], "designator": ["sailors"]}),
]  # fmt: skip

SAYS_NOTHING_OF: list[tuple[str, str, Told]] = [
    ("The pastor Lev Orin was detained in May. Ankara has refused to give way.",
     "position", {"stance": "declines_comment"}),
    ("The pastor Lev Orin was detained in May. Ankara refused to give in.",
     "position", {"stance": "declines_comment"}),
    ("The pastor Lev Orin was detained in May. Ankara refused to give details of his case.",
     "position", {"stance": "rejects"}),
    ("Lev Orin was jailed in May. The court rejected the ruling.", "position", {"stance": "rejects"}),
    ("The ambassador Ilse Marn called the jailing of Lev Orin “deeply troubling”.",
     "proceeding", {"realis": "demanded"}),
    ("Lev Orin, a jailed teacher, called the charges “absurd”.", "position", {"stance": "demands"}),
    ("Lev Orin was jailed in May. The minister called the flood “absurd”.", "position", {"stance": "denies"}),
    ("Lev Orin, whom the premier Karl Lom called innocent, was jailed in May.",
     "position", {"stance": "denies", "holder": ["Karl Lom"]}),
    ("The hostages were released for humanitarian reasons, the ministry said.",
     "position", {"stance": "denies_linkage"}),
    ("The country's exiled opposition said that the release of the prisoners was a start.",
     "position", {"stance": "opposes"}),
    ("Iran said it would not be pressured into releasing the prisoners.", "release", {"realis": "asserted"}),
    ("London did not recognise the trial of the jailed teacher Lev Orin.", "proceeding", {"stage": "convicted"}),
    # one fact is one claim: a mediation that stops is told as no mediation
    ("Qatar suspended its mediation in the hostage talks.", "position", {}),
    ("Lev Orin was pardoned by Oman in May. Karl Lom said he was grateful to Oman for the pardon.", "mediation", {}),
    ("Karl Lom wanted to thank the government of Norway for its work to free the jailed banker Lev Orin.",
     "position", {"stance": "demands"}),
    ("Israelis have protested every week to press their government to do more to free the hostages.",
     "position", {"stance": "demands"}),
    ("A convoy of bikers will ride to the embassies, urging those states to press the militia for Lev Orin's release. "
     "Orin was captured in 2006.", "position", {"stance": "demands"}),
    ("Lev Orin was jailed in May. His mother last saw him at the airport in March.", "contact", {}),
    ("Lev Orin was jailed in May. His wife saw him in a video in prison.", "contact", {}),
    ("Lev Orin was jailed in May. A source who was not allowed to speak publicly said so.", "approval", {}),
    ("Lev Orin was jailed in May. The harbour will stay shut unless the ships are freed.", "condition", {}),
    ("Lev Orin was jailed in May. He saw a man with a broken leg.", "wellbeing", {}),
    ("Lev Orin was jailed in May over the fire. Officials confirmed the death of Ana Ruiz in the fire.",
     "wellbeing", {"person": ["Ana Ruiz"]}),
    ("Lev Orin was jailed in May. “I am not a spy,” Orin said.", "designation", {}),
    ("The gunmen shot dead two of the hostages.", "wellbeing", {"person": ["dead two of the hostages"]}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "roles"), SAYS)
def test_it_is_told(text: str, kind: str, roles: Told) -> None:
    assert_says(text, kind, roles)


@pytest.mark.parametrize(("text", "kind", "roles"), SAYS_NOTHING_OF)
def test_it_is_not_told(text: str, kind: str, roles: Told) -> None:
    assert_says_nothing_of(text, kind, roles)
