"""Who says what about a deal: bodies called by a bare noun, what `this` stands for, whose side it is that talks fail."""

from __future__ import annotations

import pytest

from tests.readings import Told, annotated, says, says_nothing_of

pytestmark = pytest.mark.model


SAYS: list[tuple[str, str, Told]] = [
    ("The group would only release the hostage Martin Webb in exchange for the withdrawal of forces from the region.",
     "proposal", {"gives": ["Martin Webb"], "inducements": "withdrawal of forces from the region"}),
    ("He helped negotiate the hostage deal last month that saw the release of 105 civilians during a truce.",
     "release", {"person": ["105 civilians"], "realis": "asserted"}),
    ("The exchange of the prisoners took place on Friday. No agreement was reached at the talks in Doha on other prisoners.",
     "contact", {"medium": "talks", "place": ["Doha"], "state": "held"}),
    ("Among those freed from prison in Belarus were Nobel Peace Prize winner Anton Belsky and opposition leader Vera Karp.",
     "release", {"person": ["Anton Belsky", "Vera Karp"]}),
    ("Islamabad, Pakistan — Afghanistan’s Taliban government announced the release on Tuesday of two Americans in a prisoner "
     "exchange.",
     "position", {"stance": "confirms_release", "holder": ["Afghanistan’s Taliban government"]}),
    ("The militia and the army have agreed to a 45-day deadline for the exchange of prisoners.",
     "position", {"stance": "accepts", "holder": ["militia", "army"]}),
    ("Families of the hostages demand an urgent update from the minister Karl Lom after a report on the talks.",
     "appeal", {"by": ["Families of the hostages"], "to": ["Karl Lom"], "asks": "urgent update"}),
    ("The war cabinet decided against sending the envoy to Qatar to advance negotiations on a hostage deal.",
     "position", {"stance": "rejects", "holder": ["war cabinet"]}),
    ("The rebels have accepted and signed the security protocol for the release of the hostages.",
     "position", {"stance": "accepts", "about": "security protocol"}),
    ("Talks on the exchange of prisoners are to resume in Geneva next week.", "contact", {"state": "planned"}),
    ("The parties failed to agree on the list of prisoners to be exchanged.",
     "position", {"stance": "no_agreement", "holder": ["parties"]}),
    ("The foreign ministry dismissed reports of talks on the prisoners as baseless.",
     "position", {"stance": "denies_talks", "holder": ["foreign ministry"]}),
    ("Oman's sultan interceded on behalf of the three hikers held in Iran.", "mediation", {"mediator": ["Oman's sultan"]}),
    ("Israel is to release 30 prisoners for each civilian hostage.", "exchange", {"released_by_a": ["30 prisoners"]}),
    ("The Houthis have conditioned the release of the prisoners on the payment of salaries.",
     "condition", {"on": "release of the prisoners", "requires": "payment of salaries"}),
]  # fmt: skip

SAYS_NOTHING_OF: list[tuple[str, str, Told]] = [
    ("The group would only release the hostage Martin Webb in exchange for the withdrawal of forces from the region.",
     "proposal", {"gets": ["forces from the region"]}),
    ("He helped negotiate the hostage deal last month that saw the release of 105 civilians during a truce.",
     "proposal", {}),
    # relatives who tell how talks stand are no side of them
    ("The president spoke with relatives of the prisoners, but there was no deal to get them back, family members said.",
     "position", {"holder": ["family members"]}),
    ("The families demand an explanation and to break the deadlock in negotiations on the hostages.",
     "contact", {"state": "ongoing"}),
    ("The families of the hostages decided against the trip.", "position", {}),
    ("The Houthis have conditioned the release of the prisoners on the payment of salaries.",
     "release", {"realis": "asserted"}),
    ("Kyiv accused Moscow of blocking the exchange of seriously wounded prisoners.", "exchange", {"state": "executed"}),
    ("Berlin gave its consent to the exchange of the jailed spies.", "exchange", {"state": "executed"}),
    ("The first phase of the deal calls for the release of 33 hostages over six weeks.", "position", {"stance": "demands"}),
    ("An official said that a swap of the prisoners was close.", "exchange", {"state": "executed"}),
    ("The rebels postponed the handover of the hostages until further notice.", "condition", {}),
    ("Police intervened in the fight in which two prisoners were hurt.", "mediation", {}),
    ("The families of the passengers demanded an explanation from the airline.", "appeal", {}),
]  # fmt: skip

SPEAKS: list[tuple[str, list[str], str, str]] = [
    ("The Lantern Forum sent a letter to the minister. “A deal that leaves hostages behind is wrong,” the forum added.",
     ["Lantern Forum"], "institution", "“A deal that leaves hostages behind is wrong,”"),
    ("The exchange took place on Friday. This was reported by the Russian Ministry of Defense, according to TASS.",
     ["Russian Ministry of Defense"], "institution", "The exchange took place on Friday"),
    ("According to the Daily Post, the ministry reported finding the two hostages alive.",
     ["ministry"], "institution", "finding the two hostages alive"),
    ("The envoy told reporters, citing the Red Cross, that the prisoners had been fed.",
     ["envoy"], "title_only", "that the prisoners had been fed"),
    ("The envoy told reporters, citing the Red Cross, that the prisoners had been fed.",
     ["Red Cross"], "institution", "that the prisoners had been fed"),
    ("The Post reported on Friday, quoting two officials, that the swap of the prisoners was close.",
     ["two officials"], "anonymous_official", "that the swap of the prisoners was close"),
    ("The talks on the prisoners go on. Ziyad al-Masri, a Hamas official based in Beirut, said he hopes for a deal.",
     ["Ziyad al-Masri"], "on_record", "he hopes for a deal"),
    ("Ana Ruiz was arrested in May. She was accused of crimes against the state.",
     [], "unattributed", "crimes against the state"),
]  # fmt: skip


test_it_says = says(SAYS)
test_it_says_nothing_of = says_nothing_of(SAYS_NOTHING_OF)


@pytest.mark.parametrize(("text", "speaker", "kind", "content"), SPEAKS)
def test_who_says_it(text: str, speaker: list[str], kind: str, content: str) -> None:
    found = annotated(text)
    names = {e.id: e.name for e in found.entities}
    said = []
    for s in found.statements:
        ids = s.speaker if isinstance(s.speaker, tuple) else (s.speaker,)
        said.append(([names[e] for e in ids if e], s.source_kind, "".join(text[a:b] for a, b in s.content)))
    assert (speaker, kind, content) in said, said


def test_a_critic_says_nothing() -> None:
    found = annotated("Ana Ruiz, an outspoken critic of President Karl Lom, was jailed in May.")
    assert found.statements == ()
