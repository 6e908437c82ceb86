"""What ordinary news says with the words of custody, and what a document about other matters does not tell of people held."""

from __future__ import annotations

import pytest

from tests.readings import Told, assert_says, says_nothing_of

pytestmark = pytest.mark.model

CASE = "The writer Ana Ruiz was arrested in May and is a prisoner. "
CHARGED, TRIED, SERVING = {"stage": "charged"}, {"stage": "trial"}, {"stage": "serving"}

OTHERWISE: list[tuple[str, str, Told]] = [
    # --- offices and duties that are served
    ("Marek Dolan served as a law clerk for a year to the chief justice.", "proceeding", SERVING),
    ("Marek Dolan served on the school board for 14 years.", "proceeding", SERVING),
    ("Marek Dolan retired after serving for four years.", "proceeding", SERVING),
    ("Marek Dolan serves fresh fish at the beach every day.", "proceeding", SERVING),
    ("One of the men, Marek Dolan, had served in Vietnam for 13 months.", "proceeding", SERVING),
    # --- what is held otherwise
    ("Marek Dolan should be held accountable.", "detention", {"person": ["Marek Dolan"]}),
    ("A meeting of the officials of the two countries held in Karst led nowhere.", "detention", {"count": 2}),
    ("They produced a draft, after which it was in the hands of advisers.", "detention", {"custodian": ["advisers"]}),
    ("Marek Dolan ended up in the hands of lawyers in January.", "detention", {"form": "captivity"}),
    ("She saw Marek Dolan as captured by a philosophy.", "detention", {"person": ["Marek Dolan"]}),
    ("The front runner is snatching all 95 delegates.", "detention", {"form": "captivity"}),
    ("Marek Dolan has since disappeared online.", "detention", {"form": "missing"}),
    ("Marek Dolan had disappeared from the electoral roll.", "detention", {"form": "missing"}),
    # --- charges and trials that no court knows
    ("Marek Dolan dismissed Vera Karp's charges about his stance on taxes.", "proceeding", {"stage": "dismissed"}),
    ("The poor figures are an indictment of Marek Dolan.", "proceeding", CHARGED),
    ("Lev Orin delivered a scathing indictment of Marek Dolan in a speech.", "proceeding", CHARGED),
    ("Lev Orin led the charge against Marek Dolan on social media.", "proceeding", CHARGED),
    ("The senate filed a complaint for relief against Marek Dolan.", "proceeding", CHARGED),
    ("The investors filed complaints against the firm's founder Marek Dolan.", "proceeding", CHARGED),
    ("The pastor launched accusations against Marek Dolan.", "proceeding", CHARGED),
    ("Marek Dolan was served with disciplinary charges.", "proceeding", CHARGED),
    ("Lev Orin prosecuted Marek Dolan on issues from gun control to health care.", "proceeding", TRIED),
    ("Supporters of Marek Dolan kept quiet at their first committee hearing.", "proceeding", TRIED),
    ("Marek Dolan will have been cleared by the American people.", "proceeding", {"stage": "acquitted"}),
    ("Marek Dolan admitted that he had not been held accountable for the crimes.", "proceeding",
     {"stage": "plea_guilty"}),
    ("Marek Dolan had received a death sentence from his doctors.", "proceeding", {"stage": "sentenced"}),
    ("Marek Dolan is hoping for locals and Namibians at large to help.", "proceeding", {"stage": "wanted"}),
    ("The vote marked Marek Dolan's capture of the nomination.", "proceeding", {"person": ["Marek Dolan"]}),
    # --- what is freed and brought otherwise
    ("The governor backed freeing all 2,472 delegates to vote as they like.", "release", {}),
    ("The act undid the ban, liberating banks and others to merge.", "release", {}),
    ("Soldiers die for our freedoms, Marek Dolan said.", "release", {}),
    ("Marek Dolan sent his family home and showed up at the firehouse.", "release", {}),
    ("Marek Dolan was brought back to the party as its spokesman.", "release", {}),
    # --- who is nobody's lawyer, and who fares as anybody does
    ("Marek Dolan defended Ana Ruiz to the hilt and betrayed his comrades.", "relation", {"relation": "lawyer"}),
    ("Marek Dolan is acting as his own lawyer.", "relation", {}),
    ("She said the two men are being treated differently by the press.", "wellbeing", {}),
]  # fmt: skip

test_words_of_custody_have_other_senses = says_nothing_of([(CASE + text, *row) for text, *row in OTHERWISE])

NOBODY_HELD: list[tuple[str, str, Told]] = [
    ("The senator denounced deportation.", "position", {}),
    ("Lev Orin said there would be no amnesty for migrants.", "position", {}),
    ("The firms want more freedom to hire.", "appeal", {}),
    ("The health experts are concerned that such cases are not handled well.", "position", {}),
]

ELSE = (
    "The council met on Monday. The mayor spoke about the roads. A new school is to open in May. The river is high. "
    "The shops were full. The bridge is to be painted. The harvest was good. Prices rose a little. "
)

test_a_document_about_other_matters_tells_no_stance_on_people_held = says_nothing_of(
    [(ELSE + text, *row) for text, *row in NOBODY_HELD]
)


@pytest.mark.parametrize(
    ("text", "kind", "roles"),
    [
        ("Marek Dolan served four years in prison.", "proceeding", SERVING),
        ("Marek Dolan is serving a nine-year sentence.", "proceeding", SERVING),
        ("Marek Dolan served for four years in a penal colony.", "proceeding", SERVING),
        ("Prosecutors filed a criminal complaint against Marek Dolan.", "proceeding", CHARGED),
        ("A grand jury in the county of his rival charged Marek Dolan with murder.", "proceeding", CHARGED),
        ("Marek Dolan is still at large.", "proceeding", {"stage": "wanted", "person": ["Marek Dolan"]}),
        ("Ivan Kos, who defends Ruiz in court, asked for time.", "relation", {"relation": "lawyer"}),
    ],
)
def test_the_words_keep_their_own_sense(text: str, kind: str, roles: Told) -> None:
    assert_says(CASE + text, kind, roles)
