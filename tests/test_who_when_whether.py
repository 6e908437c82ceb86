"""Who did it, when, and whether it came about, where the words stand apart from what they go with."""

from __future__ import annotations

import pytest

from tests.readings import Told, assert_says, assert_says_nothing_of

pytestmark = pytest.mark.model

SAYS: list[tuple[str, str, Told]] = [
    # --- who
    ("Minsk released two nephews of Vera Karp, who were arrested in Haiti in May.",
     "proceeding", {"stage": "arrested", "person": ["two nephews of Vera Karp"]}),
    ("Both the embassy and the paper maintain that Lev Orin is wrongfully detained and call for his release.",
     "designation", {"label": "wrongfully_detained", "person": ["Lev Orin"]}),
    ("Lev Orin, 51, was jailed in 2015. Orin was freed in May. Marek Dolan, 67, was sentenced to ten years. He is a "
     "botanist who also holds a British passport. In 2018, he was arrested again.",
     "proceeding", {"stage": "arrested", "person": ["Marek Dolan"], "time": "2018"}),
    ("The court sentenced Lev Orin to ten years in prison. It gave nine years to Ana Ruiz.",
     "proceeding", {"stage": "sentenced", "person": ["Ana Ruiz"], "term": "P9Y"}),
    ("UN staff are held in Sanaa. The Houthis have long targeted UN bodies. The group detained five Yemenis in May.",
     "detention", {"custodian": ["Houthis"], "person": ["five Yemenis"]}),
    ("Lev Orin and a friend were arrested in May. The brothers are facing murder charges over a theft.",
     "proceeding", {"stage": "charged", "person": ["brothers"]}),
    # --- when
    ("Lev Orin was sentenced in 2017 to 18 years in prison.",
     "proceeding", {"stage": "sentenced", "time": "2017", "term": "P18Y"}),
    ("Lev Orin had been sentenced in 2003 to 30 days in jail.", "proceeding", {"time": "2003", "term": "P30D"}),
    ("The group has released five aid workers abducted last month.", "detention", {"time": "2024-07"}),
    ("The group has released five aid workers abducted last month.", "release", {"time": None}),
    ("The 33 hostages seized in October 2023 will be released.", "release", {"realis": "planned", "time": None}),
    # --- whether
    ("Israel and Hamas had agreed to a truce in Gaza and a prisoner exchange.", "exchange", {"state": "agreed"}),
    ("Orin, who was jailed in May, was sent to Penal Colony No. 9.", "proceeding", {"stage": "transferred"}),
    ("Prosecutors arrested Lev Orin in May and formally charged him on the basis of a letter.",
     "proceeding", {"stage": "charged", "person": ["Lev Orin"], "by": ["Prosecutors"]}),
    ("Five soldiers were captured in May. A group of Russian servicemen has been returned from Ukraine.",
     "release", {"person": ["group of Russian servicemen"]}),
    ("Lev Orin was arrested in May. Orin's extradition hearing opens on Monday.",
     "proceeding", {"stage": "extradition", "person": ["Lev Orin"]}),
]  # fmt: skip

SAYS_NOTHING_OF: list[tuple[str, str, Told]] = [
    ("Minsk released two nephews of Vera Karp, who were arrested in Haiti in May.",
     "proceeding", {"person": ["Vera Karp"]}),
    ("Both the embassy and the paper maintain that Lev Orin is wrongfully detained and call for his release.",
     "appeal", {"by": ["Lev Orin"]}),
    ("Talks aimed at securing the release of Lev Orin, who was jailed in May, go on.",
     "release", {"realis": "asserted"}),
    ("Orin was jailed in May. There is an agreement that he be released on furlough.",
     "release", {"realis": "asserted"}),
    ("Lev Orin, who had been jailed since 2015, was released on a furlough.", "detention", {"ground": "furlough"}),
    ("A court rejected Lev Orin's attempt to appeal the charges against him.", "proceeding", {"stage": "charged"}),
    ("Lev Orin was arrested in May. Orin was sent back to Luzira prison.", "release", {}),
    ("The judge refused to free Lev Orin on bail pending the hearing of his case.", "condition", {}),
    ("Lev Orin was jailed in May. The accused must show grave illness to warrant his release.",
     "release", {"realis": "asserted"}),
    ("The hostages are free, the minister said, urging calm in the city.",
     "position", {"stance": "declines_comment"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "roles"), SAYS)
def test_it_is_told(text: str, kind: str, roles: Told) -> None:
    assert_says(text, kind, roles)


@pytest.mark.parametrize(("text", "kind", "roles"), SAYS_NOTHING_OF)
def test_it_is_not_told(text: str, kind: str, roles: Told) -> None:
    assert_says_nothing_of(text, kind, roles)
