"""Who is held, by whom, where and since when, how people held fare, and who calls whom what."""

from __future__ import annotations

import pytest

from backchannel.records import Count
from tests.readings import Told, assert_says, assert_says_nothing_of

pytestmark = pytest.mark.model

SAYS: list[tuple[str, str, Told]] = [
    # --- who is held: words for people
    ("Two Germans were kidnapped by rebels in May.", "detention", {"person": ["Two Germans"], "custodian": ["rebels"]}),
    ("Two Lebanese were kidnapped by rebels in May.", "detention", {"person": ["Two Lebanese"]}),
    ("Four Frenchwomen and two Kurds are held in Iran.",
     "detention", {"person": ["Four Frenchwomen", "two Kurds"], "place": ["Iran"]}),
    ("Twelve worshippers were abducted in May.", "detention", {"person": ["Twelve worshippers"]}),
    # --- by whom
    ("Two nuns were kidnapped by bandits in May.", "detention", {"custodian": ["bandits"]}),
    ("Pirates abducted Ana Ruiz in May.", "detention", {"custodian": ["Pirates"]}),
    ("Ana Ruiz was kidnapped by militiamen in May.", "detention", {"custodian": ["militiamen"]}),
    ("Two geologists were seized by gunmen near Lom in June 2023.",
     "detention", {"place": ["Lom"], "time": "2023-06", "form": "captivity"}),
    ("Iran's detention of the American reporter drew condemnation.",
     "detention", {"person": ["American reporter"], "custodian": ["Iran"]}),
    ("The insurgents are still in possession of 60 women.",
     "detention", {"person": ["60 women"], "custodian": ["insurgents"]}),
    ("Colombia's ELN rebels still have at least seven soldiers in their power.",
     "detention", {"person": ["seven soldiers"], "custodian": ["Colombia's ELN rebels"]}),
    ("Marek Dolan, now a hostage, fell into the hands of militants in Libya in 2015.",
     "detention", {"person": ["Marek Dolan"], "custodian": ["militants"], "time": "2015"}),
    ("Belarus now has 1,400 political prisoners, and most are held in Minsk.",
     "detention", {"custodian": ["Belarus"], "count": Count(1400, "=", "political prisoners")}),
    # --- where
    ("The couple were detained in the south-eastern city of Kerman in January.",
     "detention", {"person": ["couple"], "place": ["Kerman"], "time": "2024-01"}),
    ("Ninety-four hostages are still held in tunnels beneath Khan Younis.", "detention", {"place": ["Khan Younis"]}),
    ("The Taliban detained the British couple in Bamiyan province in February.",
     "detention", {"custodian": ["Taliban"], "place": ["Bamiyan"], "time": "2024-02"}),
    ("Fifteen miners kidnapped by bandits in Zamfara spent 40 days in the forest.",
     "detention", {"custodian": ["bandits in Zamfara"], "place": ["Zamfara"]}),
    ("Three officers were taken hostage by rebels in Cauca on Saturday.", "detention", {"place": ["Cauca"]}),
    ("Lev Orin is in a detention centre near Minsk.", "detention", {"person": ["Lev Orin"], "place": ["Minsk"]}),
    ("Lev Orin was arrested in May. He is at a pre-trial detention centre in Minsk.",
     "detention", {"person": ["Lev Orin"], "place": ["Minsk"]}),
    ("The former minister is being kept incommunicado at a base near Minsk, her lawyers say, and is a prisoner.",
     "detention", {"person": ["former minister"], "place": ["Minsk"]}),
    # --- since when, how long, how many
    ("Lev Orin was arrested in May 2022 and has been held in a Minsk jail ever since.",
     "detention", {"person": ["Lev Orin"], "place": ["Minsk"], "time": "2022-05/.."}),
    ("Lev Orin was detained in May 2022. He has been behind bars since.",
     "detention", {"person": ["Lev Orin"], "time": "2022-05/.."}),
    ("The rebels had imprisoned Nabil Rint for 43 years before troops opened the gates.",
     "detention", {"person": ["Nabil Rint"], "length": "P43Y"}),
    ("A French couple has been incarcerated in Iran for more than 1,000 days.",
     "detention", {"person": ["French couple"], "place": ["Iran"], "length": "P1000D"}),
    ("Ana Ruiz was freed after 1,000 days as a hostage of the rebels in Mali.",
     "detention", {"person": ["Ana Ruiz"], "length": "P1000D", "place": ["Mali"]}),
    ("Lev Orin was freed on Friday. He had spent four months under house arrest.",
     "detention", {"person": ["Lev Orin"], "form": "house_arrest", "length": "P4M"}),
    ("The group puts the number of political prisoners in Belarus at 1,511.",
     "detention", {"place": ["Belarus"], "count": Count(1511, "=", None)}),
    ("The families want all of the 48 remaining hostages released.",
     "detention", {"count": Count(48, "=", "remaining hostages")}),
    ("Chinese authorities have barred the banker from leaving the country, two people said.",
     "detention", {"person": ["banker"], "form": "exit_ban"}),
    ("At least 20 dual nationals are thought to be in Iranian prisons, campaigners say.",
     "detention", {"person": ["20 dual nationals"], "count": Count(20, ">=", "dual nationals")}),
    ("The opposition's candidate remains jailed.", "detention", {"person": ["The opposition's candidate"]}),
    ("Authorities in Mali have detained four employees of a mine since Thursday.", "detention", {"place": ["Mali"]}),
    ("Three Koreans are among the hostages.", "detention", {"person": ["Three Koreans"]}),
    # --- moved
    ("Lev Orin was jailed in May. Orin was transferred from a jail in Minsk to a penal colony in Vitebsk.",
     "movement", {"from": ["Minsk"], "to": ["Vitebsk"]}),
    # --- how they fare
    ("Lev Orin was jailed in Minsk in May. “He looked skinny,” his mother said of Lev Orin.",
     "wellbeing", {"person": ["Lev Orin"], "state": "skinny"}),
    ("The freed passengers were unharmed and in good spirits, a spokesman said.",
     "wellbeing", {"person": ["freed passengers"]}),
    ("Fourteen tourists were freed. The 14 tourists were in safe hands.", "wellbeing", {"state": "safe hands"}),
    ("The hostage was shot in the leg during the rescue.", "wellbeing", {"person": ["hostage"]}),
    ("Lev Orin was jailed in May. Guards beat Orin in June.", "wellbeing", {"person": ["Lev Orin"]}),
    ("Lev Orin was jailed in May. He has been refused access to a doctor.", "wellbeing", {"person": ["Lev Orin"]}),
    ("Lev Orin was jailed in May. He sounded strong on the phone.", "wellbeing", {"person": ["Lev Orin"]}),
    ("Lev Orin was jailed in May. He sewed his lips together.", "wellbeing", {"person": ["Lev Orin"]}),
    ("Ana Ruiz was kidnapped in 2022. Her body was found near Lom on Monday.",
     "wellbeing", {"person": ["Ana Ruiz"], "state": "Her body", "time": "2024-07-29"}),
    ("Robert Quinn was kidnapped in 2012. The family received proof of life of Robert Quinn in 2016.",
     "wellbeing", {"person": ["Robert Quinn"], "time": "2016"}),
    ("Gia Karp was jailed in May. The dissident Gia Karp was rushed to a hospital with a suspected stroke.",
     "wellbeing", {"person": ["Gia Karp"], "state": "suspected stroke"}),
    ("The hostages were not harmed, the army said.", "wellbeing", {"person": ["hostages"]}),
    # --- who calls whom so
    ("Two men are held in Iran. Washington considers both men wrongfully detained.",
     "designation", {"label": "wrongfully_detained", "designator": ["Washington"], "realis": "asserted"}),
    ("The Russian ministry of justice labelled the editor Olga Brandt a foreign agent.",
     "designation", {"label": "foreign_agent", "person": ["Olga Brandt"]}),
    ("The designation of Marek Dolan as wrongfully detained moved his case to the envoy.",
     "designation", {"label": "wrongfully_detained", "person": ["Marek Dolan"]}),
    ("Kyiv insists that the men are prisoners of war.", "designation", {"designator": ["Kyiv"]}),
    ("Sweden says Marek Dolan is being wrongfully detained by the Taliban.",
     "designation", {"person": ["Marek Dolan"], "designator": ["Sweden"]}),
]  # fmt: skip

SAYS_NOTHING_OF: list[tuple[str, str, Told]] = [
    ("The law allows the authorities to hold suspects for 48 hours without charge.", "detention", {}),
    ("Police nabbed the leader Lev Orin at his home early on Wednesday.", "proceeding", {"offence": "Wednesday"}),
    ("The militants said that they had captured six soldiers and were holding them in the mountains.",
     "detention", {"person": ["militants"]}),
    ("The parliament fell into the hands of the opposition in May.", "detention", {}),
    ("The bank is in possession of 12 buildings seized by the court.", "detention", {}),
    ("The lawyer has 40 prisoners on his books.", "detention", {"custodian": ["lawyer"]}),
    ("The thieves took away two laptops from the school.", "detention", {}),
    ("Two Germans won the race, and two Lebanese came third.", "detention", {}),
    ("Lev Orin has spent nearly half of his 42 years in prison.", "detention", {"length": "P42Y"}),
    ("Prosecutors ask for as much as 18 years in prison for the editor.", "detention", {}),
    ("The couple's detention drew condemnation.", "detention", {"custodian": ["couple"]}),
    ("Ana Ruiz was jailed in May. The court ordered that Ana Ruiz be shot.", "wellbeing", {}),
    ("Lev Orin was among the hostages freed on Friday.", "detention", {"person": ["Lev Orin"], "realis": "asserted"}),
    ("The lawyer Olga Brandt is at a detention centre in Minsk to see her client.", "detention", {}),
    ("Lev Orin was freed on Friday. The players were tired of waiting and fit for the match.", "wellbeing", {}),
    ("The festival was taken from the city by the new council.", "detention", {}),
    ("The striker was fit and unscathed after the match, his coach said.", "wellbeing", {}),
    ("The court dropped the demand that Olga Brandt register as a foreign agent.", "designation", {}),
    ("Washington is considering designating Marek Dolan as wrongfully detained.",
     "designation", {"realis": "asserted", "polarity": "positive"}),
    ("No hostages were harmed, the army said.", "wellbeing", {"person": ["hostages"]}),
    ("A gunman seized the shopkeeper in a robbery at a store in Ohio on Friday, police said.", "detention", {}),
    ("The passengers were pulled into boats by rescuers. The captain was arrested in May.",
     "detention", {"person": ["passengers"]}),
    ("A man is being held on suspicion of murder after a woman's body was found in Leeds on Friday.", "wellbeing", {}),
    ("The number of inmates who were vaccinated has reached 1,200 in the prisons of Lom.",
     "detention", {"count": Count(1200, "=", None)}),
    ("Ana Ruiz was held in the New Year's weekend raids.", "detention", {"place": ["New Year"]}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "roles"), SAYS)
def test_it_is_told(text: str, kind: str, roles: Told) -> None:
    assert_says(text, kind, roles)


@pytest.mark.parametrize(("text", "kind", "roles"), SAYS_NOTHING_OF)
def test_it_is_not_told(text: str, kind: str, roles: Told) -> None:
    assert_says_nothing_of(text, kind, roles)
