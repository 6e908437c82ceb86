"""What each side says about people held, told by relatives, parties, states and captors in many words."""

from __future__ import annotations

import pytest

from tests.readings import Told, says, says_nothing_of

pytestmark = pytest.mark.model

SAYS: list[tuple[str, str, Told]] = [
    ("The wife of Lev Orin, the engineer jailed in Iran since 2019, has criticised the British "
     "government for doing too little to bring him home.",
     "position", {"stance": "criticises", "holder": ["wife of Lev Orin"]}),
    ("Relatives of the 48 hostages accused the prime minister of abandoning their loved ones for the "
     "sake of his coalition.",
     "position", {"stance": "criticises", "holder": ["Relatives of the 48 hostages"]}),
    ("Families of those held in Mali said they felt betrayed by a government that had, in their words, "
     "given up on the captives.",
     "position", {"stance": "criticises", "holder": ["Families of those held in Mali"]}),
    ("The parents of the abducted schoolgirls voiced anger at what they called the indifference of the "
     "authorities to their fate.",
     "position", {"stance": "criticises", "holder": ["parents of the abducted schoolgirls"]}),
    ("Nadia Okoro, the sister of one of the captives, said that the government's handling of the talks "
     "with the kidnappers had been a disgrace.",
     "position", {"stance": "criticises", "holder": ["Nadia Okoro"]}),
    ("The families expressed frustration at the slow pace of the negotiations on the hostages, which "
     "have dragged on since March.",
     "position", {"stance": "criticises", "holder": ["families"]}),
    ("The brother of the jailed journalist lashed out at officials in Rabat, saying they had "
     "sacrificed him to good relations with the junta.",
     "position", {"stance": "criticises", "holder": ["brother of the jailed journalist"]}),
    ("The charges, which Karp's newspaper has dismissed as absurd, carry up to 20 years in prison.",
     "position", {"stance": "denies", "holder": ["Karp's newspaper"]}),
    ("Lawyers for Marek Dolan, who is being held in an Istanbul jail, called the indictment a work of "
     "fiction.",
     "position", {"stance": "denies", "holder": ["Lawyers for Marek Dolan"]}),
    ("Officials in Pyongyang insist that the abductees are dead and that no Japanese citizens are "
     "being held in the country.",
     "position", {"stance": "denies_holding", "holder": ["Officials in Pyongyang"]}),
    ("“There was no quid pro quo,” the Kremlin spokesman Tomas Reck said of the release of the "
     "banker. “No money changed hands.”",
     "position", {"stance": "denies_linkage", "holder": ["Tomas Reck"]}),
    ("A Taliban official said that no agreement on the hostages had been reached and that gaps remained "
     "on the names of the prisoners.",
     "position", {"stance": "no_agreement", "holder": ["Taliban"]}),
    ("France hailed the liberation of its citizen, a tourist who had been jailed in Iran for 880 days.",
     "position", {"stance": "supports", "holder": ["France"]}),
    ("There was no immediate word from Tehran on the fate of the two detained Germans.",
     "position", {"stance": "declines_comment", "holder": ["Tehran"]}),
    ("Speaking on condition that the hostage not be named, an official in Madrid stopped short of "
     "confirming that a ransom had been paid.",
     "position", {"stance": "declines_comment", "holder": ["official in Madrid"]}),
    ("Neither the Foreign Office nor the embassy commented on the claim that the British captive had "
     "been moved.",
     "position", {"stance": "declines_comment", "holder": ["Foreign Office", "embassy"]}),
    ("Critics of the swap, among them several senators, said that trading an arms dealer for a "
     "basketball player would encourage hostage-taking.",
     "position", {"stance": "opposes", "holder": ["Critics of the swap"]}),
    ("Moscow reacted angrily to the extradition of the hacker, describing it as an abduction.",
     "position", {"stance": "criticises", "holder": ["Moscow"]}),
    ("“This is hostage diplomacy, pure and simple,” the Swedish prime minister, Olof Brandt, said of "
     "the arrest of the EU official in Tehran.",
     "position", {"stance": "criticises", "holder": ["Olof Brandt"]}),
    ("Lev Orin, an engineer, was jailed in Iran in 2019. His employer, the energy group Nordan, has "
     "said the case against him is without merit.",
     "position", {"stance": "denies", "holder": ["Nordan"]}),
    ("Lev Orin, an engineer, was jailed in Iran in 2019. He pleaded not guilty and said the "
     "accusations were a fabrication.",
     "position", {"stance": "denies", "holder": ["Lev Orin"]}),
    ("Lev Orin, an engineer, was jailed in Iran in 2019. Tehran rejected the criticism, saying the "
     "judiciary was independent.",
     "position", {"stance": "rejects", "holder": ["Iran"]}),
    ("Lev Orin, an engineer, was jailed in Iran in 2019. The foreign secretary said that he should "
     "never have been detained.",
     "position", {"stance": "criticises", "holder": ["foreign secretary"]}),
    ("Lev Orin, an engineer, was jailed in Iran in 2019. The foreign secretary told MPs that his "
     "continued detention was totally unacceptable.",
     "position", {"stance": "criticises", "holder": ["foreign secretary"]}),
    ("Lev Orin, an engineer, was jailed in Iran in 2019. The foreign secretary said his treatment "
     "amounted to torture.",
     "position", {"stance": "criticises", "holder": ["foreign secretary"]}),
    ("Lev Orin, an engineer, was jailed in Iran in 2019. The decision to execute him was met with "
     "outrage in London.",
     "position", {"stance": "criticises", "holder": ["London"]}),
    ("Lev Orin, an engineer, was jailed in Iran in 2019. The sentence was roundly condemned abroad, "
     "with Paris calling it shocking.",
     "position", {"stance": "criticises", "holder": ["Paris"]}),
    ("Lev Orin, an engineer, was jailed in Iran in 2019. His wife said the government was not doing "
     "enough to bring him home.",
     "position", {"stance": "criticises", "holder": ["His wife"]}),
    ("Lev Orin, an engineer, was jailed in Iran in 2019. His wife says that London could have done far "
     "more for him.",
     "position", {"stance": "criticises", "holder": ["His wife"]}),
    ("Lev Orin, an engineer, was jailed in Iran in 2019. His wife questioned why the government had "
     "not paid the debt that could have freed him.",
     "position", {"stance": "criticises", "holder": ["His wife"]}),
    ("Lev Orin, an engineer, was jailed in Iran in 2019. His wife spoke of her hope that he would be "
     "home for Christmas.",
     "position", {"stance": "hopes_for", "holder": ["His wife"]}),
    ("Lev Orin, an engineer, was jailed in Iran in 2019. A spokesman for the ministry would only say "
     "that the case was being followed closely.",
     "position", {"stance": "declines_comment", "holder": ["spokesman for the ministry"]}),
    ("Lev Orin, an engineer, was jailed in Iran in 2019. The ministry declined to go into detail about "
     "the negotiations for his release.",
     "position", {"stance": "declines_comment", "holder": ["ministry"]}),
    ("The gunmen abducted six engineers in May. Relatives said the kidnappers had refused to lower "
     "their ransom demand.",
     "position", {"stance": "rejects", "holder": ["kidnappers"]}),
    ("The gunmen abducted six engineers in May. The governor said that no ransom would be paid.",
     "position", {"stance": "rejects", "holder": ["governor"]}),
    ("The gunmen abducted six engineers in May. The kidnappers threatened to kill the men if the "
     "ransom was not paid by Friday.",
     "position", {"stance": "demands", "holder": ["kidnappers"]}),
    ("“Nobody in the government has lifted a finger for us,” complained Pavel Horak, whose brother has "
     "been in a Damascus jail since 2018.",
     "position", {"stance": "criticises", "holder": ["Pavel Horak"]}),
    ("The family of the imprisoned blogger expressed deep disappointment that his name was not on the "
     "list of those to be exchanged.",
     "position", {"stance": "criticises", "holder": ["family of the imprisoned blogger"]}),
    ("Former hostages have been scathing about the government's failure to bring the remaining "
     "captives home.",
     "position", {"stance": "criticises", "holder": ["Former hostages"]}),
    ("Lawyers acting for the three detained clerics denounced the closed hearing as a mockery of "
     "justice.",
     "position", {"stance": "criticises", "holder": ["Lawyers"]}),
    ("Journalists' unions in eleven countries protested at the arrest of the radio host and called for "
     "him to be set free.",
     "position", {"stance": "criticises", "holder": ["Journalists' unions in eleven countries"]}),
    ("The ombudswoman voiced outrage over the video in which the captured soldiers were made to kneel.",
     "position", {"stance": "criticises", "holder": ["ombudswoman"]}),
    ("The Kremlin condemned in the strongest terms the kidnapping of the American missionary.",
     "position", {"stance": "criticises", "holder": ["Kremlin"]}),
    ("The bishop pleaded for the immediate liberation of the two priests seized in the east.",
     "appeal", {"by": ["bishop"]}),
    ("Campaigners outside the embassy chanted for the freedom of the jailed lawyer.",
     "appeal", {"by": ["Campaigners outside the embassy"]}),
    ("The children of the detained couple asked Pope Benedikt to intercede with the authorities in "
     "Tehran.",
     "appeal", {"by": ["children of the detained couple"], "to": ["Benedikt"]}),
    ("“He must be allowed to come home to his family now,” the Irish foreign minister, Declan Moore, "
     "said of the jailed sailor.",
     "position", {"stance": "demands", "holder": ["Declan Moore"]}),
    ("Prague dismissed as nonsense the claim that the archaeologist detained in Khartoum had been "
     "working for its intelligence service.",
     "position", {"stance": "denies", "holder": ["Prague"]}),
    ("Authorities in Asmara have never admitted to holding the journalist, who was taken from his home "
     "in 2001.",
     "position", {"stance": "denies_holding", "holder": ["Authorities in Asmara"]}),
    ("There are no political prisoners in our country, the president told the interviewer, when asked "
     "about the jailed editors.",
     "position", {"stance": "denies_holding", "holder": ["president"]}),
    ("The Taliban spokesman said no exchange of prisoners with Washington was being discussed.",
     "position", {"stance": "denies_exchange", "holder": ["Taliban"]}),
    ("Kyiv said no to a swap that would have included the convicted collaborator.",
     "position", {"stance": "rejects", "holder": ["Kyiv"]}),
    ("The interim president said he would not stand in the way of an exchange that brought the jailed "
     "ministers home.",
     "position", {"stance": "open", "holder": ["interim president"]}),
    ("Rome welcomed with relief the news that the two nuns had been freed.",
     "position", {"stance": "supports", "holder": ["Rome"]}),
    ("The airline confirmed that its crew, held since the spring, had been set free.",
     "position", {"stance": "confirms_release", "holder": ["airline"]}),
    ("Ana Ruiz was sentenced in June to eight years for espionage, a verdict that Madrid has refused "
     "to accept.",
     "position", {"stance": "rejects", "holder": ["Madrid"]}),
    ("Calls by Madrid for the immediate release of Ana Ruiz, held since March, were ignored.",
     "position", {"stance": "demands", "holder": ["Madrid"]}),
    ("Lev Orin was seized in May. His captors have not responded to a plea by his mother, who asked "
     "them in a video to spare his life.",
     "position", {"stance": "not_responsive", "holder": ["His captors"]}),
    ("Lev Orin was seized in May. The Pentagon referred questions to the State Department, which "
     "declined comment.",
     "position", {"stance": "declines_comment", "holder": ["State Department"]}),
    ("“We hold nobody called Orin,” a commander of the militia told Reuters by phone, three weeks "
     "after the teacher was kidnapped.",
     "position", {"stance": "denies_holding", "holder": ["commander of the militia"]}),
    ("Iran's judiciary chief said on Sunday that there would be no leniency for the three convicted "
     "protesters.",
     "position", {"stance": "rejects", "holder": ["Iran's judiciary chief"]}),
    ("A Nigerian army spokesman dismissed as propaganda a video in which a man who said he was a "
     "captured officer begged the government to negotiate.",
     "position", {"stance": "denies", "holder": ["Nigerian army spokesman"]}),
    ("The governor said he was against paying ransom, arguing that it only encouraged the bandits who "
     "had taken the pupils hostage.",
     "position", {"stance": "opposes", "holder": ["governor"]}),
    ("Parents said the governor's refusal to pay for the kidnapped pupils had left them with no choice "
     "but to raise the ransom themselves.",
     "position", {"stance": "rejects", "holder": ["governor"]}),
    ("Venezuelan President Luis Marcano denied on state television that the detained Americans were "
     "hostages.",
     "position", {"stance": "denies", "holder": ["Luis Marcano"]}),
    ("Turkey's justice minister rejected European criticism of the life sentence, saying that nobody "
     "had the right to give orders to Turkish courts.",
     "position", {"stance": "rejects", "holder": ["Turkey's justice minister"]}),
]  # fmt: skip

SAYS_NOTHING_OF: list[tuple[str, str, Told]] = [
    ("The wife of the jailed teacher, Vera Karp, said that the minister insisted on seeing her.",
     "position", {"stance": "demands"}),
    ("The president urged lawmakers to back the budget, a day after the hostages were freed.",
     "position", {"stance": "demands"}),
    ("The man, who was arrested at the airport, declined to give his name to the police.",
     "position", {"stance": "withholds_name"}),
    ("Had Israel accepted the deal in July, several of the hostages would be alive today, the paper "
     "wrote.",
     "position", {"stance": "accepts"}),
    ("The bank confirmed the exchange of the funds that had been frozen since the diplomats were "
     "seized.",
     "position", {"stance": "confirms_exchange"}),
    ("The rebels hoped to buy weapons with the ransom they received for the hostages.",
     "position", {"stance": "hopes_for"}),
    ("Iran rejected a resolution of the nuclear agency, days after it freed two Germans.",
     "position", {"stance": "rejects"}),
    ("Lev Orin, an engineer, was jailed in Iran in 2019. His wife was not critical of the court.",
     "position", {"stance": "criticises"}),
    ("Lev Orin, an engineer, was jailed in Iran in 2019. Officials failed to say what he had been "
     "charged with.",
     "position", {"stance": "criticises"}),
    ("Lev Orin, an engineer, was jailed in Iran in 2019. The court failed to sit on Monday.",
     "position", {"stance": "criticises"}),
    ("Lev Orin, an engineer, was jailed in Iran in 2019. His wife said that doctors had done all they "
     "could.",
     "position", {"stance": "criticises"}),
    ("The gunmen abducted six engineers in May. Neighbours complained of a foul smell.",
     "position", {"stance": "criticises"}),
    ("Doctors denied the prisoner solid food for two days after the operation.",
     "position", {"stance": "denies"}),
    ("Lev Orin was jailed in May. Calls to the ministry were not answered.",
     "contact", {}),
    ("Lev Orin was jailed in May. His lawyer stopped short of condemning the verdict.",
     "position", {"stance": "criticises"}),
    ("The ministry said the captives were free, but would not say who had paid.",
     "position", {"holder": ["captives"]}),
    ("There will be no exchange of prisoners before the verdict, the minister Ilse Marn said.",
     "position", {"stance": "denies_exchange"}),
    ("The minister, whom the mother of the hostage had accused of lying, was dismissed in May.",
     "position", {"stance": "criticises", "holder": ["minister"]}),
    ("Lev Orin left Minsk, which angered his jailed brother.",
     "position", {"holder": ["Minsk"]}),
    ("The president is unlikely to welcome the release of the two prisoners.",
     "position", {"stance": "supports"}),
    ("It is not clear whether the group will stand by the agreement to free the hostages.",
     "position", {"stance": "supports"}),
    ("No suspects are being held, a witness of the kidnapping said.",
     "position", {"stance": "denies_holding"}),
    ("The captured pilot said he had never felt abandoned by his comrades.",
     "position", {"stance": "criticises"}),
]  # fmt: skip


test_the_stance_is_told = says(SAYS)
test_the_stance_is_not_told = says_nothing_of(SAYS_NOTHING_OF)
