"""People who are freed, moved and swapped: who, by whom, when, and how far they have come."""

from __future__ import annotations

import pytest

from backchannel.claims import make_claims
from backchannel.records import Count
from tests.readings import Told, annotated, says, says_nothing_of

pytestmark = pytest.mark.model

HELD = " Rights groups say that dozens of prisoners and hostages are still held in the region."

SAYS: list[tuple[str, str, Told]] = [
    # --- words and forms of a release
    ("A court in Lom ordered the release on bail of the journalist Nadia Okoro, who was arrested in June.",
     "release", {"person": ["Nadia Okoro"], "mechanism": "bail"}),
    ("Prosecutors agreed to let the German engineer Karl Voss out on bail, his wife Ilse told the magazine.",
     "release", {"person": ["Karl Voss"], "mechanism": "bail"}),
    ("The Italian engineer, Luca Ferri, was released into house arrest pending trial, his employer said.",
     "release", {"person": ["Luca Ferri"], "mechanism": "house_arrest"}),
    ("Three of the kidnapped nurses have been recovered, the governor said.",
     "release", {"person": ["Three of the kidnapped nurses"]}),
    ("Guerrillas delivered the two captured soldiers to a humanitarian mission in a rural part of Lom on Thursday.",
     "release", {"person": ["two captured soldiers"], "by": ["Guerrillas"]}),
    ("The freeing of Pedro Luna, a senator held by the guerrillas for six years, was shown on television.",
     "release", {"person": ["Pedro Luna"]}),
    ("Lev Orin was jailed in May. North Korea has expelled Orin, its news agency said.",
     "release", {"person": ["Lev Orin"], "by": ["North Korea"], "mechanism": "deportation"}),
    ("Fourteen of the 33 kidnapped girls have escaped and made their way to an army post, the governor said.",
     "release", {"person": ["Fourteen of the 33 kidnapped girls"], "mechanism": "escape"}),
    # --- who
    ("Those let go on Saturday included the union leader Rosa Pinto and two of her sons." + HELD,
     "release", {"person": ["Rosa Pinto", "two of her sons"]}),
    ("The junta released 40 detainees on Friday, among them two reporters and the singer Ines Faro.",
     "release", {"person": ["40 detainees", "Ines Faro"]}),
    ("The king had signed decrees freeing 13 people, including the Prague-born activist Dasha Venko." + HELD,
     "release", {"person": ["13 people", "Dasha Venko"]}),
    ("Hostage Ruth Kern was among 12 people whom Hamas released on the fifth day of the truce.",
     "release", {"person": ["12 people whom Hamas released on the fifth day of the truce", "Ruth Kern"]}),
    ("Most of the hostages have been freed." + HELD, "release", {"person": ["Most of the hostages"]}),
    ("The last of the captives, a Turkish driver, was freed on Friday.",
     "release", {"person": ["last of the captives"], "time": "2024-07-26"}),
    ("The government has begun freeing dozens of people arrested during protests after the vote, a lawyer for the "
     "detainees said.", "release", {"person": ["dozens of people arrested"]}),
    ("The freed dissident Ales Bora was met by diplomats at the border." + HELD,
     "release", {"person": ["Ales Bora"]}),
    ("A day after his release from Lom prison, the Japanese reporter Kenji Mori boarded a flight to Tokyo." + HELD,
     "release", {"person": ["Kenji Mori"]}),
    ("In his first interview since being freed, Kenji Mori said he had been beaten in prison.",
     "release", {"person": ["Kenji Mori"]}),
    # --- when
    ("The last 12 hostages abducted by an armed gang in Haiti two months ago went free on Thursday, the minister said.",
     "release", {"time": "2024-08-01"}),
    ("Two hostages were freed in November, three in January and five last week.",
     "release", {"time": "2024-01", "count": Count(3)}),
    ("Two hostages were freed in November, three in January and five last week.",
     "release", {"time": "2024-07-22/2024-07-28", "count": Count(5)}),
    ("The gunmen released six hostages on Tuesday and five teachers on Wednesday.",
     "release", {"time": "2024-07-31", "person": ["five teachers"], "by": ["gunmen"]}),
    ("Three more hostages were set free on Sunday and another three on Monday.",
     "release", {"time": "2024-07-29", "person": ["another three"]}),
    # --- journeys
    ("The freed sailors are being flown to Lom.", "movement", {"person": ["freed sailors"], "state": "under_way"}),
    ("The freed hostage Ana Ruiz was heading home on Friday aboard a military plane.",
     "movement", {"person": ["Ana Ruiz"], "state": "under_way"}),
    ("A plane carrying the four freed hostages took off from Doha for Lom.",
     "movement", {"person": ["four freed hostages"], "state": "under_way", "from": ["Doha"], "to": ["Lom"]}),
    ("Two aircraft left Sanaa for Aden with 70 freed prisoners on board.",
     "movement", {"person": ["70 freed prisoners"], "state": "under_way", "from": ["Sanaa"]}),
    ("A plane carrying the four freed hostages landed in Doha.", "movement", {"state": "arrived", "to": ["Doha"]}),
    ("The ailing president, Yusuf Galadi, was rushed from his cell to a hospital in Lome on Saturday." + HELD,
     "movement", {"person": ["Yusuf Galadi"], "state": "arrived", "to": ["Lome"]}),
    ("The jailed activist Sergei Lukin was transferred from a jail in Moscow to a penal colony in the Urals.",
     "movement", {"person": ["Sergei Lukin"], "from": ["Moscow"], "to": ["Urals"]}),
    ("The freed hostages were flown to an airbase in Germany on Friday.",
     "movement", {"person": ["freed hostages"], "to": ["Germany"]}),
    ("Orhan Demir, a hostage freed by pirates last week, is due to land in Istanbul on Friday, the ministry said.",
     "movement", {"person": ["Orhan Demir"], "state": "planned", "to": ["Istanbul"]}),
    ("The ministry said the captives had been released in Belarus and would be transferred to Russia.",
     "movement", {"person": ["captives"], "state": "planned", "to": ["Russia"]}),
    ("Berg, along with two citizens, Yevgeny Matas and Aris Tamos, had been returned to Lithuania after the swap of "
     "prisoners.", "movement", {"person": ["Berg", "Yevgeny Matas", "Aris Tamos"], "to": ["Lithuania"]}),
    ("Five Americans jailed in Iran walked off a plane in Doha.", "movement", {"state": "arrived", "to": ["Doha"]}),
    ("Lev Orin was freed from prison on Monday. He arrived in Warsaw a day later.",
     "movement", {"person": ["Lev Orin"], "to": ["Warsaw"]}),
    # --- exchanges
    ("The two sides exchanged 157 prisoners on Friday.", "exchange", {"count_total": Count(157, "=", "prisoners")}),
    ("The swap, the first in five months, brought home 157 captured soldiers and three civilians.",
     "exchange", {"state": "executed", "released_by_a": ["157 captured soldiers", "three civilians"]}),
    ("The government sent five Houthi fighters home in return for the bodies of nine soldiers, a mediator said.",
     "exchange", {"released_by_a": ["five Houthi fighters"], "state": "executed"}),
]  # fmt: skip

SAYS_NOTHING_OF: list[tuple[str, str, Told]] = [
    ("The last 12 hostages abducted by an armed gang in Haiti two months ago went free on Thursday, the minister said.",
     "release", {"time": "2024-06"}),
    ("The striker Lev Orin was released by his club on Friday and has joined a side in Turkey." + HELD,
     "release", {}),
    ("Hundreds of thousands of refugees have returned home since the capital fell." + HELD, "release", {}),
    ("Ransom demands for the freedom of Bola Adewa have grown, a relative of the abducted judge said.",
     "release", {"realis": "asserted"}),
    ("Saad gave himself up in mid-March in Volna, where he was captured.", "release", {}),
    ("Foreigners have been kidnapped in Yemen dozens of times, and in most cases mediation won their release.",
     "release", {}),
    ("The reports that a weapon and 12 bodies had been recovered were confirmed by police." + HELD, "release", {}),
    ("Police delivered the suspect to a prison in Lom.", "release", {}),
    ("Two hostages were freed on Sunday, but the army killed three gunmen, two on Monday.",
     "release", {"time": "2024-07-29"}),
    ("The army freed 12 hostages and killed three gunmen on Sunday.", "release", {"count": Count(3)}),
    ("Mali swapped ambassadors with Algeria in July after a dispute over the detained soldiers.", "exchange", {}),
    ("The two sides exchanged 157 prisoners on Friday.", "exchange", {"released_by_a": ["157 prisoners"]}),
    # --- journeys of people who were not held yet, or never
    ("The three men had travelled to Dubai in May, lured by promises of work, before they were taken captive.",
     "movement", {}),
    ("Lev Orin was arrested as he arrived in Minsk from Warsaw to visit his mother.", "movement", {}),
    ("Lev Orin had flown to Minsk to see his mother when police arrested him.", "movement", {}),
    ("Lev Orin, who travelled to Iran in 2016 to visit relatives, was arrested at the airport.", "movement", {}),
    ("The couple had been cycling to Australia when they crossed into Iran, where they were detained.",
     "movement", {}),
    ("Lev Orin was arrested after crossing from Turkey into Greece.", "movement", {}),
    ("Ana Ruiz was kidnapped while travelling from Lom to Garo with two colleagues.", "movement", {}),
    ("Lev Orin was jailed in May. He had arrived in Minsk two weeks earlier to teach at a school.", "movement", {}),
    ("Ines Faro, arrested in 2022 when she returned to Managua, is serving an eight-year term.", "movement", {}),
    ("Lev Orin's lawyers have travelled to Strasbourg to argue the case of the jailed writer.", "movement", {}),
    ("The freed sailors' arrival in Istanbul was delayed until Friday.", "movement", {"state": "arrived"}),
    ("The jailed activist Sergei Lukin was flown from a prison in Minsk to Berlin.",
     "movement", {"from": ["Berlin"]}),
]  # fmt: skip

DENIED: list[tuple[str, list[str]]] = [
    ("None of the hostages has been freed." + HELD, ["hostages"]),
    ("Claims that Ana Ruiz had been released are untrue, her lawyer said." + HELD, ["Ana Ruiz"]),
    ("Reports that the hostages had been freed were false, the governor said." + HELD, ["hostages"]),
]


test_it_is_told = says(SAYS)
test_it_is_not_told = says_nothing_of(SAYS_NOTHING_OF)


@pytest.mark.parametrize(("text", "people"), DENIED)
def test_a_release_is_denied(text: str, people: list[str]) -> None:
    found = annotated(text)
    names = {e.id: e.name for e in found.entities}
    told = [
        (c.polarity, [names[e] for e in c.roles.get("person", ()) if isinstance(e, str)])  # type: ignore[union-attr]
        for c in make_claims(found)
        if c.type == "release"
    ]
    assert told == [("negative", people)]
