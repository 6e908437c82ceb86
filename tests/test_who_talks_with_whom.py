"""Who speaks with, sees or is kept from whom, who goes between them and is thanked for it, and on what terms."""

from __future__ import annotations

import pytest

from tests.readings import Told, assert_says, assert_says_nothing_of

pytestmark = pytest.mark.model

SAYS: list[tuple[str, str, Told]] = [
    # --- contacts
    ("In a phone call with President Sava Dorin on Monday, the emir pledged to continue efforts to free the hostages, the "
     "royal court said in a statement.",
     "contact", {"medium": "call", "participants": ["Sava Dorin", "emir"], "state": "held", "time": "2024-07-29"}),
    ("On Thursday President Irena Dole received the emir of Qatar at her residence, where the two discussed the captives.",
     "contact", {"medium": "meeting", "participants": ["Irena Dole", "emir of Qatar"], "state": "held"}),
    ("The Pope received the wives of two captured soldiers in a private audience on Wednesday.",
     "contact", {"medium": "meeting", "state": "held"}),
    ("The freed nurse Ana Ruiz was received at the palace by President Irena Dole.",
     "contact", {"medium": "meeting", "participants": ["Ana Ruiz", "Irena Dole"], "state": "held"}),
    ("Orin, jailed in Minsk since 2021, has not been allowed to see his lawyer for five months.",
     "contact", {"participants": ["Orin", "his lawyer"], "state": "denied"}),
    ("Jail officials did not let Vera Karp see her son, who was arrested last week.",
     "contact", {"participants": ["Vera Karp", "her son"], "state": "denied"}),
    ("Ana Ruiz, who is in prison in Minsk, has not been allowed to phone her children since May.",
     "contact", {"medium": "call", "participants": ["Ana Ruiz", "her children"], "state": "denied"}),
    ("Marek Dolan's relatives said they had been barred from visiting him in the prison.",
     "contact", {"state": "denied"}),
    ("A visit by the Swiss ambassador to Lom prison, where the hikers are held, was cancelled.",
     "contact", {"state": "cancelled", "medium": "consular_visit"}),
    ("The detained woman's father flew to Tehran and was permitted to meet her for an hour.",
     "contact", {"medium": "meeting", "state": "held"}),
    ("Officials from the two countries are expected to meet in Vienna next week to finalise the handover of the prisoners.",
     "contact", {"medium": "meeting", "state": "planned", "place": ["Vienna"]}),
    ("The kidnappers have contacted the family of the abducted businessman and asked for a ransom, a relative said.",
     "contact", {"participants": ["kidnappers", "family of the abducted businessman"], "state": "held"}),
    ("The abductors called the wife of the pastor on Thursday evening and let her speak to her husband.",
     "contact", {"medium": "call", "participants": ["abductors", "wife of the pastor"], "state": "held"}),
    ("The minister said that contact had been established with the abductors of the priest.",
     "contact", {"participants": ["abductors of the priest"], "state": "held"}),
    ("The foreign minister summoned the Iranian ambassador over the arrest of Amir Sohl.",
     "contact", {"participants": ["foreign minister", "Iranian ambassador"]}),
    ("The Chinese ambassador was summoned to the foreign ministry over the arrest of two Canadians.",
     "contact", {"participants": ["Chinese ambassador", "foreign ministry"]}),
    ("The Iranian delegation left Oslo after three days of talks with Western diplomats on the prisoners.",
     "contact", {"medium": "talks", "participants": ["Iranian delegation", "Western diplomats"], "state": "held"}),
    ("Rebel leaders held talks with Egypt's intelligence chief in Cairo on Sunday on an exchange of prisoners.",
     "contact", {"medium": "talks", "place": ["Cairo"], "state": "held"}),
    ("The priest negotiated with the kidnappers of the pupils on behalf of the families.",
     "contact", {"medium": "talks", "participants": ["priest", "kidnappers of the pupils"]}),
    ("The Red Cross said it had been unable to visit the prisoners since May.",
     "contact", {"medium": "visit", "participants": ["Red Cross", "prisoners"], "state": "denied"}),
    ("The two countries have been discussing a prisoner exchange for months.",
     "contact", {"participants": ["two countries"], "state": "ongoing"}),
    # --- mediation
    ("Two French nationals held in Mali were freed on Thursday thanks to Moroccan mediation.",
     "mediation", {"mediator": ["Moroccan"]}),
    ("Under a Qatari-mediated deal, Hamas released 24 hostages on Friday.",
     "mediation", {"mediator": ["Qatari"], "level": "mediated"}),
    ("Egyptian and Qatari mediators are trying to persuade the group to free four hostages.",
     "mediation", {"mediator": ["Egyptian", "Qatari"]}),
    ("Qatar's prime minister said that his country had suspended its mediation between Israel and Hamas on the hostages.",
     "mediation", {"mediator": ["Qatar"], "between": ["Israel", "Hamas"]}),
    ("Thanks to the intervention of the Vatican, 11 political prisoners were let out of jail on Saturday.",
     "mediation", {"mediator": ["Vatican"]}),
    ("President Dole praised Oman's mediation efforts in the prisoner exchange.",
     "mediation", {"mediator": ["Oman"], "level": "thanked", "by": ["Dole"]}),
    ("The talks on the detainees were held in Muscat under UN auspices.", "mediation", {"mediator": ["UN"]}),
    ("Orin, who was jailed in Sanaa, owed his freedom to the sultan of Oman.",
     "mediation", {"mediator": ["sultan of Oman"]}),
    ("The sultan of Oman intervened personally to obtain the freedom of the hikers held in Iran.",
     "mediation", {"mediator": ["sultan of Oman"]}),
    ("This exchange of prisoners would not have been possible without the help of Qatar, the minister said.",
     "mediation", {"mediator": ["Qatar"], "realis": "asserted"}),
    ("Three countries – Qatar, Egypt and Oman – are mediating the talks on the hostages.",
     "mediation", {"mediator": ["Qatar", "Egypt", "Oman"]}),
    ("The hostages were freed after Doha mediated between the two sides.", "mediation", {"mediator": ["Doha"]}),
    ("The family of the freed prisoner thanked Qatar.", "mediation", {"mediator": ["Qatar"], "level": "thanked"}),
    ("The 12 hostages were handed over after negotiations led by a local imam.",
     "mediation", {"mediator": ["local imam"], "level": "negotiated"}),
    ("Oman's efforts led to the release of three hikers from prison in Iran.", "mediation", {"mediator": ["Oman"]}),
    ("Qatar, a key mediator in the conflict, said that the hostages would be freed in two stages.",
     "mediation", {"mediator": ["Qatar"]}),
    # --- terms
    ("A verdict generally has to be in place first before any swap of prisoners can be considered.",
     "condition", {"requires": "A verdict generally has to be in place first"}),
    ("The question of an exchange will not be discussed until the trial of Marek Dolan is over.",
     "condition", {"requires": "the trial of Marek Dolan is over"}),
    ("The exchange of the prisoner would be possible only with the consent of the relatives.",
     "condition", {"requires": "consent of the relatives"}),
    ("The talks on the captives can resume when the shelling stops.", "condition", {"requires": "the shelling stops"}),
    ("Unless the ransom is paid by Monday, the captives will be sold, the abductors warned.",
     "condition", {"requires": "the ransom is paid by Monday", "set_by": ["abductors"]}),
    ("The militants threatened to behead the engineer unless the women prisoners were released within 72 hours.",
     "condition", {"set_by": ["militants"]}),
    ("The militants, who abducted the monks in May, gave the government until Sunday to free their comrades.",
     "condition", {"requires": "to free their comrades", "set_by": ["militants"]}),
    ("As a precondition for talks, the Houthis demanded that all their prisoners be let go.",
     "condition", {"on": "talks", "set_by": ["Houthis"]}),
    ("Kidnappers set a deadline of Saturday noon for the payment of the ransom for the four engineers.",
     "condition", {"set_by": ["Kidnappers"]}),
    ("The sailors' release hinges on whether the owners pay the ransom.", "condition", {"requires": "the owners pay the ransom"}),
    ("The kidnappers of the girl said that the family must pay 20 million naira within 20 days.",
     "condition", {"set_by": ["kidnappers of the girl"]}),
    ("The security cabinet will vote on Thursday on the deal to bring home the hostages.",
     "approval", {"body": ["security cabinet"], "outcome": "pending"}),
    ("The prisoner exchange was given the green light by parliament on Thursday.",
     "approval", {"body": ["parliament"], "outcome": "approved"}),
    ("The swap of prisoners has been approved at the highest level, a diplomat said.", "approval", {"outcome": "approved"}),
    ("Minsk made a counter-proposal to free the prisoner Ana Ruiz for Lev Orin.", "proposal", {"status": "countered"}),
    ("Lev Orin, a reporter for the daily Morgen, has been held in Lom prison since March.",
     "relation", {"relation": "employer", "to": ["Lev Orin"]}),
]  # fmt: skip

SAYS_NOTHING_OF: list[tuple[str, str, Told]] = [
    ("Orin, who was sentenced to 14 years for treason, had met an agent of a foreign service in a cafe.", "contact", {}),
    ("Ana Ruiz was arrested while visiting her mother in Minsk in May.", "contact", {}),
    ("The talks on a new coalition broke down when the police arrested the party's treasurer.", "contact", {}),
    ("In an interview, the minister spoke about the hostages and said that their return was a matter of time.",
     "contact", {}),
    ("The minister met his Turkish counterpart in Ankara for talks on fishing rights. Two fishermen were arrested in the "
     "bay last week.", "contact", {}),
    ("Orin was detained at the border after meeting opposition activists in Vilnius.", "contact", {"medium": "meeting"}),
    ("When Orin was freed, his supporters welcomed him with flowers in front of the prison.", "contact", {}),
    ("A reporter contacted the ministry about the arrested priest.", "contact", {}),
    ("The hostages' families spoke to the police about the kidnapping.", "contact", {"state": "denied"}),
    ("The new motorway, built with the help of Chinese engineers, will link the two cities. Three of the engineers were "
     "kidnapped in May and freed in June.", "mediation", {}),
    ("The mayor thanked the police for their role in keeping the festival safe. Two pickpockets were arrested.",
     "mediation", {}),
    ("The officer thanked the fire brigade for its efforts after the prison fire, in which nine inmates died.",
     "mediation", {}),
    ("With the help of neighbours the police caught the two men who had escaped from prison.", "mediation", {}),
    ("The hostages were freed. His father thanked the ministers who had backed the deal.", "mediation", {}),
    ("Qatar helped broker a deal to free the hostages.", "mediation", {"level": "facilitated"}),
    ("The hostages were freed with the mediation of Qatar.", "mediation", {"level": "facilitated"}),
    ("If the government had not arrested Lev Orin, the protests would not have spread.", "condition", {}),
    ("“Without their help this exchange of prisoners would not have happened,” the minister said.", "condition", {}),
    ("A judge gave the defendant until Friday to pay the fine or go to jail.", "condition", {}),
    ("The convict must pay 5,000 euros within 30 days, the court in Lyon ruled.", "condition", {}),
    ("The swap of prisoners has been approved at the highest level, a diplomat said.", "approval", {"outcome": "pending"}),
    ("The security cabinet will vote on Thursday on the deal to bring home the hostages.",
     "approval", {"outcome": "approved"}),
    ("Parliament will vote on Thursday on the pension law; one deputy, Reza Amiri, is in detention.", "approval", {}),
    ("A manager at the bank Telta said that prices would rise. A robber who took hostages there was arrested.",
     "relation", {}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "roles"), SAYS)
def test_it_is_told(text: str, kind: str, roles: Told) -> None:
    assert_says(text, kind, roles)


@pytest.mark.parametrize(("text", "kind", "roles"), SAYS_NOTHING_OF)
def test_it_is_not_told(text: str, kind: str, roles: Told) -> None:
    assert_says_nothing_of(text, kind, roles)
