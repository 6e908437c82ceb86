"""Who is open to what, puts talks on hold, sees no link, keeps a name back, appeals to whom."""

from __future__ import annotations

import pytest

from tests.readings import Told, assert_says, assert_says_nothing_of

pytestmark = pytest.mark.model

HELD = "Lev Orin was jailed in Minsk in May, and five hostages are held in Yemen. "

SAYS: list[tuple[str, str, Told]] = [
    ("Kabul said it was open to exchanging the two Americans.", "position", {"stance": "open", "holder": ["Kabul"]}),
    ("Tehran has ruled out any link between the two cases.",
     "position", {"stance": "denies_linkage", "holder": ["Tehran"]}),
    ("Beijing denied that the arrests were politically motivated.", "position", {"stance": "denies"}),
    ("Hamas suspended its participation in the talks on the hostages.",
     "position", {"stance": "postpones", "holder": ["Hamas"]}),
    ("The cabinet has put the negotiations on ice.", "position", {"stance": "postpones", "about": "negotiations"}),
    ("His parents have asked reporters not to use his name.",
     "position", {"stance": "withholds_name", "holder": ["His parents"]}),
    ("His daughter has appealed to the king.", "appeal", {"by": ["His daughter"], "to": ["king"]}),
    ("The families begged the minister to accept the deal.", "appeal", {"asks": "to accept the deal"}),
]  # fmt: skip

SAYS_NOTHING_OF: list[tuple[str, str, Told]] = [
    ("Kabul said it was open to exchanging the two Americans.", "exchange", {}),
    ("Both sides are close to swapping the hostages.", "exchange", {"state": "executed"}),
    ("The ministry demanded an apology, the release of the five hostages and compensation.", "release", {}),
    ("The sides remain far apart on the terms of an exchange.", "exchange", {}),
    ("The ministry froze accession talks over the case of Orin.", "position", {"stance": "postpones"}),
    ("Two officials, who asked not to be named, spoke of the hostages.", "position", {"stance": "withholds_name"}),
    ("His parents have asked the media not to publish his name.", "position", {"holder": ["media"]}),
    ("His daughter has appealed to the court.", "appeal", {}),
    ("Orin is not allowed to leave Belarus.", "release", {}),
    ("Orin walked free from a prison in Minsk on Friday.", "movement", {}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "roles"), SAYS)
def test_it_is_told(text: str, kind: str, roles: Told) -> None:
    assert_says(HELD + text, kind, roles)


@pytest.mark.parametrize(("text", "kind", "roles"), SAYS_NOTHING_OF)
def test_it_is_not_told(text: str, kind: str, roles: Told) -> None:
    assert_says_nothing_of(HELD + text, kind, roles)
