"""Who pleads, asks, answers, denies and welcomes, told in the long sentences of a wire report, and who does not."""

from __future__ import annotations

import pytest

from tests.readings import Told, assert_says, assert_says_nothing_of

pytestmark = pytest.mark.model

SAYS: list[tuple[str, str, Told]] = [
    # --- captives and those on their knees
    ("Karl King and Tom Weekes were last seen in a video released in 2017, in which they looked pale and pleaded with President Dan Stump to win their release.",
     "appeal", {"by": ["Karl King", "Tom Weekes"], "to": ["Dan Stump"]}),
    ("In a video released on Monday by the militants, a tearful Lev Korbin pleads with the Burkinabe authorities to do all they can for his release.",
     "appeal", {"by": ["Lev Korbin"], "to": ["Burkinabe authorities"]}),
    ("Hamas published a video of two captives. In the clip, Rom Leval, 24, begs the government to stop the war.",
     "appeal", {"by": ["Rom Leval"], "to": ["government"]}),
    ("Amnesty International's appeal to Saudi Arabia not to execute the seven men, who were minors when they were arrested, has gone unanswered.",
     "appeal", {"by": ["Amnesty International"], "to": ["Saudi Arabia"]}),
    ("The jailed captain's three daughters, who live in Ohio, have lobbied the administration to raise his case with Tehran.",
     "appeal", {"to": ["administration"]}),
    ("Lev Orin was convicted in May. Orin's lawyers asked the court to acquit him of making threats.",
     "appeal", {"asks": "to acquit him of making threats"}),
    ("The Hostages Forum called for a comprehensive agreement that would bring all of the hostages home.",
     "appeal", {"by": ["Hostages Forum"]}),
    # --- demands
    ("“We expect the immediate release of our citizen,” the foreign ministry in Stockholm said on Tuesday after the bookseller Lin Fang was seized on a train.",
     "position", {"stance": "demands", "holder": ["foreign ministry in Stockholm"]}),
    ("Pyongyang has so far ignored Washington's requests to return the jailed soldier, who ran across the border.",
     "position", {"stance": "demands", "holder": ["Washington"]}),
    ("The rights lawyer Ramon Ibarra said 250 people remained behind bars. “Every one of them must be released,” he said.",
     "appeal", {"by": ["Ramon Ibarra"]}),
    ("Washington would like to see all of the detainees brought home, a White House official told reporters.",
     "position", {"stance": "hopes_for", "holder": ["Washington"]}),
    ("Ana Ruiz is held in Caracas. The consul promised to demand access to her.",
     "position", {"stance": "demands", "holder": ["consul"], "realis": "planned"}),
    # --- criticism
    ("The ministry summoned the Belarusian envoy on Monday to protest the jailing of the activist Vera Karp.",
     "position", {"stance": "criticises", "holder": ["ministry"]}),
    ("Rights campaigners were quick to denounce the transfer of the convicts, describing it as enforced disappearance.",
     "position", {"stance": "criticises", "holder": ["Rights campaigners"]}),
    ("“Nothing justifies the imprisonment of our compatriot,” the foreign minister, Claire Aubert, told reporters.",
     "position", {"stance": "criticises", "holder": ["Claire Aubert"]}),
    ("The mayor was arrested. The European Union said the arrest raised serious questions about democracy in Turkey.",
     "position", {"stance": "criticises", "holder": ["European Union"]}),
    ("Hamas accused Israel on Sunday of putting off the release of 602 prisoners.",
     "position", {"stance": "criticises", "holder": ["Hamas"]}),
    ("Lev Orin was jailed in Minsk in May. His wife Vera accused the president of taking him hostage.",
     "position", {"stance": "criticises", "holder": ["Vera"]}),
    ("The mother of the hostage criticised the chancellor, who had refused to meet her.",
     "position", {"stance": "criticises", "holder": ["mother of the hostage"]}),
    # --- welcome, and its contrary
    ("Relatives of the hostages expressed relief on Sunday after the rebels announced that the men would be freed.",
     "position", {"stance": "supports", "holder": ["Relatives of the hostages"]}),
    ("Two Republican senators have thrown their weight behind the prisoner swap.",
     "position", {"stance": "supports", "holder": ["Two Republican senators"]}),
    ("The Kremlin knew that Washington was against the extradition of the banker, who was arrested in Cyprus.",
     "position", {"stance": "opposes", "holder": ["Washington"]}),
    # --- answers
    ("Hamas said it had responded positively to the proposal, which provides for the release of ten hostages.",
     "position", {"stance": "open", "holder": ["Hamas"]}),
    ("The prisoners are to be exchanged. Moscow was not against the idea, its negotiator said.",
     "position", {"stance": "open", "holder": ["Moscow"]}),
    ("Ukraine has replied to none of the lists of prisoners that were sent to it.",
     "position", {"stance": "not_responsive", "holder": ["Ukraine"]}),
    ("Two hostages were freed. The Emirati foreign ministry could not be reached.",
     "position", {"stance": "not_responsive", "holder": ["Emirati foreign ministry"]}),
    ("Poland, which wants the jailed journalist Andrei Volk freed, did not immediately comment on his sentence.",
     "position", {"stance": "not_responsive", "holder": ["Poland"]}),
    ("The envoy called the answer of the kidnappers of the priest “totally unacceptable”. The group's reply was unacceptable, the envoy, Steven Markov, said.",
     "position", {"stance": "rejects", "holder": ["Steven Markov"]}),
    # --- denials and confirmations
    ("Three men were abducted. The president's office said it knew nothing of any abduction.",
     "position", {"stance": "denies", "holder": ["The president's office"]}),
    ("The militia's spokesman, Abu Salim, said none of its fighters had taken part in the abduction of the priest.",
     "position", {"stance": "denies", "holder": ["Abu Salim"]}),
    ("A spokesman for the army dismissed the captives' account of their release as mischievous.",
     "position", {"stance": "denies", "holder": ["spokesman for the army"]}),
    ("The paper said its reporter was being held for no reason. The Interior Ministry said the paper was lying.",
     "position", {"stance": "denies", "holder": ["Interior Ministry"]}),
    ("It was confirmed by the Vatican on Monday that the bishop, jailed since 2022, had been released.",
     "position", {"stance": "confirms_release", "holder": ["Vatican"]}),
    ("A US embassy spokesperson said she was aware of reports that an American had been detained but could not say more because of privacy considerations.",
     "position", {"stance": "declines_comment", "holder": ["US embassy spokesperson"]}),
    # --- what people held are called
    ("The rights group Vyasen, which counts 1,300 political prisoners in the country, said the man had been let out.",
     "designation", {"label": "political_prisoner", "designator": ["Vyasen"]}),
    ("President Jon Baden, who has called the seven men wrongfully detained, signed off on the trade.",
     "designation", {"label": "wrongfully_detained", "designator": ["Jon Baden"]}),
    # --- blame, relief and silence in other words
    ("Iran should account for the missing American without further delay, the US envoy for hostages, Adam Boler, wrote.",
     "position", {"stance": "demands", "holder": ["Adam Boler"]}),
    ("The EU's foreign policy chief renewed his appeal to Minsk on Thursday to let out everyone jailed over the protests.",
     "position", {"stance": "demands"}),
    ("Two priests are held hostage. The gunmen have asked for motorcycles and 80 million naira.",
     "position", {"stance": "demands", "holder": ["gunmen"]}),
    ("Abuja denied having handed over commanders of the sect in return for the kidnapped girls.",
     "position", {"stance": "denies_exchange", "holder": ["Abuja"]}),
    ("Two men are held hostage. Caracas saw no reason to hold further talks about the oil executives.",
     "position", {"stance": "rejects", "holder": ["Caracas"]}),
    ("Tehran has not ruled out letting the jailed academic serve the rest of her sentence in Australia.",
     "position", {"stance": "open", "holder": ["Tehran"]}),
    ("A defence official in Nairobi played down a link between the raid and the release of the two doctors.",
     "position", {"stance": "denies_linkage", "holder": ["defence official in Nairobi"]}),
    ("The prisoner swap was panned by several senators.",
     "position", {"stance": "criticises", "holder": ["several senators"]}),
    ("The minister said she was encouraged by the release of the aid workers, who had been held hostage.",
     "position", {"stance": "supports"}),
    ("The Kremlin did not confirm or deny on Friday that a plane carrying prisoners had left for Ankara.",
     "position", {"stance": "declines_comment", "holder": ["Kremlin"]}),
    ("The police, who have not made public the identity of the suspects, said three of the men arrested were minors.",
     "position", {"stance": "withholds_name", "holder": ["police"]}),
    ("Two priests are held hostage. Repeated attempts to reach the militia's spokesman for comment were unsuccessful.",
     "position", {"stance": "not_responsive"}),
    ("Yang Hao is held in Lom. His sons have written to the prime minister, Anton Albert, asking him to seek medical parole.",
     "appeal", {"by": ["His sons"], "to": ["Anton Albert"]}),
    # --- whose verb it is
    ("Germany condemned the verdict against the editor, which an official of the court described as lenient.",
     "position", {"stance": "criticises", "holder": ["Germany"]}),
]  # fmt: skip

SAYS_NOTHING_OF: list[tuple[str, str, Told]] = [
    ("Her husband accused successive foreign secretaries of having left her to rot in a Tehran cell.",
     "detention", {"person": ["Her husband"]}),
    ("A US embassy spokesperson said she was aware of reports that an American had been detained but could not say more because of privacy considerations.",
     "position", {"holder": ["American"]}),
    ("Washington demanded on Monday that Beijing lift its curbs on rare earths, a week after China freed a jailed American banker.",
     "position", {"stance": "demands"}),
    ("Had Tehran demanded the release of its jailed agent, Brussels would have refused, the paper argued.",
     "position", {}),
    ("The union of prison officers called on the government to raise their pay and threatened to strike.",
     "appeal", {}),
    ("Olga Brandt, the wife of a jailed opposition leader, urged voters to stay at home on Sunday.", "appeal", {}),
    ("The president had contacted the emir about the hostages this week, asking him to take a hand in the matter.",
     "appeal", {"to": ["president"]}),
    ("The minister pressed Minsk to accept a proposal on the exchange of the prisoners.",
     "position", {"stance": "accepts"}),
    ("An Iranian court has upheld the sentence of the swimmer, dismissing an appeal in which he called the evidence fabricated.",
     "position", {"stance": "denies", "holder": ["Iranian court"]}),
    ("Germany condemned the verdict against the editor, which an official of the court described as lenient.",
     "position", {"holder": ["official of the court"]}),
    ("Two hostages were freed in May. The wounded pilot was lying in a hospital, the ministry said.",
     "position", {"stance": "denies"}),
    ("Lev Orin was jailed for theft in May. The theatre welcomed the decision of the city to pay for new seats and lamps.",
     "position", {}),
    ("Two hostages were freed on Friday. The Greens welcomed a higher tax on flights. They were open to a deal.",
     "position", {"stance": "open"}),
    ("The minister asked the president to help his bid, a day after the hostages were freed.", "appeal", {}),
    ("The envoy of the kidnappers begged the army to spare him.", "appeal", {"by": ["army"]}),
    ("Two captives were freed. The embassy, which welcomed them, could not be reached by car.",
     "position", {"stance": "declines_comment"}),
    ("Seoul called on Tokyo to withdraw its claim to the islets, on the eve of the return of two abducted fishermen.",
     "position", {"stance": "demands"}),
    ("Hungary welcomed the decision of the court to annul the fines, hours after two jailed activists had been let out.",
     "position", {"stance": "supports"}),
    ("Poland supports the Baltic plan for a drone wall, the minister said after talks on a jailed journalist.",
     "position", {"stance": "supports"}),
    ("The hostages expect to be paid. The firm expects the release of its figures on Monday.",
     "position", {"stance": "demands"}),
    ("An actress threw her weight behind a charity, months after her brother was kidnapped.",
     "position", {"stance": "supports"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "roles"), SAYS)
def test_the_plea_or_answer_is_told(text: str, kind: str, roles: Told) -> None:
    assert_says(text, kind, roles)


@pytest.mark.parametrize(("text", "kind", "roles"), SAYS_NOTHING_OF)
def test_the_plea_or_answer_is_not_told(text: str, kind: str, roles: Told) -> None:
    assert_says_nothing_of(text, kind, roles)
