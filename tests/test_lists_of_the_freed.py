"""Who is freed or held, where a list tells it: names behind `be`, names as appositions, and those who come back."""

from __future__ import annotations

import pytest

from tests.readings import Told, says, says_nothing_of

pytestmark = pytest.mark.model


SAYS: list[tuple[str, str, Told]] = [
    ("The prisoners released on Monday are Paul Grant, Jane Cole and Kenji Mori.",
     "release", {"person": ["Paul Grant", "Jane Cole", "Kenji Mori"]}),
    ("Paul Grant and Jane Cole were the last Americans held by North Korea.",
     "detention", {"person": ["Paul Grant", "Jane Cole"], "custodian": ["North Korea"]}),
    ("My father, Karim, a former official, conservationist Morad Sabet and businessman Emad Rostami are still in custody.",
     "detention", {"person": ["Karim", "Morad Sabet", "Emad Rostami"]}),
    ("Politician Amadou Keita and aid worker Claire Martin are aboard a flight to the capital, Bamako, after being freed by "
     "rebels who kept them captive.",
     "release", {"person": ["Amadou Keita", "Claire Martin"]}),
    ("The lawyer spoke of two nephews of Ruiz's wife who had been jailed in New York.",
     "detention", {"person": ["two nephews of Ruiz's wife who had been jailed in New York"]}),
    ("Today 75 soldiers have returned to Ukraine from Russian captivity.",
     "release", {"person": ["75 soldiers"], "to": ["Ukraine"]}),
    ("The ministry reported on the return of 230 Ukrainian defenders, who had been held captive since 2022.",
     "release", {"person": ["230 Ukrainian defenders"]}),
    ("It is believed that 135 hostages remain in Gaza.",
     "detention", {"person": ["135 hostages"], "place": ["Gaza"]}),
    ("The transfer of eight hostages from Gaza to Israel was completed on Thursday.",
     "movement", {"person": ["eight hostages"], "from": ["Gaza"], "to": ["Israel"], "state": "arrived"}),
    ("The two engineers, who had been jailed for a year, have returned to Prague.", "movement", {"state": "arrived"}),
    ("The junta released four foreigners from prison under an amnesty.", "release", {"person": ["four foreigners"]}),
    ("The ministry said 114 civilians, including Ukrainian and Belarusian nationals, were transferred from Belarus to Ukraine "
     "after their release from prison.",
     "movement", {"person": ["114 civilians"], "from": ["Belarus"], "to": ["Ukraine"]}),
    ("He handed over Venezuelans accused of being part of a gang in exchange for prisoners.",
     "exchange", {"released_by_a": ["Venezuelans accused of being part of a gang"]}),
    ("The government announced the release of two Americans in a prisoner exchange.",
     "release", {"person": ["two Americans"], "mechanism": "exchange"}),
]  # fmt: skip

SAYS_NOTHING_OF: list[tuple[str, str, Told]] = [
    # who stands behind the participle is not whom it tells of
    ("Among them were Anton Zhilin, a hacker jailed in Ohio, his wife, Darya Zhilina, and Bogdan Malyutin.",
     "detention", {"person": ["Anton Zhilin", "Bogdan Malyutin"]}),
    ("Families demanded the return of 40 hostages.", "release", {}),
    ("Two soldiers who guard the prisoners returned to the camp on Monday.", "release", {}),
    ("Ten freed hostages remain in Germany.", "detention", {"person": ["Ten freed hostages"]}),
    ("The minister and his aide, Tom Hill, are experts on prisoners held in Belarus.", "detention", {"person": ["Tom Hill"]}),
    # one wife was jailed
    ("The lawyer spoke of two nephews of Ruiz's wife who was jailed in May.",
     "detention", {"person": ["two nephews of Ruiz's wife who was jailed in May"]}),
    # it is the workers and not the judge
    ("A judge has ruled that two workers are to spend 90 days in detention after being arrested on Monday.",
     "proceeding", {"person": ["judge"]}),
]  # fmt: skip


test_it_says = says(SAYS)
test_it_says_nothing_of = says_nothing_of(SAYS_NOTHING_OF)
