"""Talks about people held, as reporters tell them: who takes part, who says it, and what has not come about."""

from __future__ import annotations

import pytest

from tests.readings import Told, annotated, says, says_nothing_of

pytestmark = pytest.mark.model


SAYS: list[tuple[str, str, Told]] = [
    ("The latest round of prisoner exchange negotiations between the Yemeni government and the Houthi group concluded "
     "on Saturday in Muscat.",
     "contact", {"participants": ["Yemeni government", "Houthi group"], "state": "held"}),
    ("The rebel delegation left Sanaa on Saturday for the Omani capital Muscat to participate in prisoner exchange negotiations with the "
     "government.",
     "contact", {"participants": ["rebel delegation", "government"], "state": "planned"}),
    ("The ambassador met with the detained reporter on Monday, following months of protests over the denial of consular "
     "access to him.",
     "contact", {"participants": ["ambassador", "detained reporter"], "state": "held"}),
    ("Among them is Clara Cook whose brother, contractor Mark Fenwick, was captured by the rebels in 2020.",
     "detention", {"person": ["Mark Fenwick"], "custodian": ["rebels"]}),
    ("Russia has so far been unwilling to discuss the release of the prisoners.",
     "position", {"holder": ["Russia"], "stance": "rejects"}),
    ("The Taliban indicated that it would consider releasing two U.S. prisoners in exchange for Afghans held in "
     "the United States.",
     "proposal", {"gives": ["two U.S. prisoners"], "gets": ["Afghans held in the United States"]}),
    ("Oman's foreign minister played a key role in mediating the prisoner swap, an official said.",
     "mediation", {"mediator": ["Oman's foreign minister"]}),
    # the object of the first verb is not the second verb's
    ("The spokesman said that Washington had received no formal response from Tehran and urged Iran to free the "
     "prisoners.",
     "position", {"holder": ["Washington"], "stance": "demands"}),
    ("The family of the prisoner Ryan Colby thanked Qatar for his freedom.",
     "mediation", {"mediator": ["Qatar"], "level": "thanked"}),
]  # fmt: skip

SAYS_NOTHING_OF: list[tuple[str, str, Told]] = [
    ("Israel's envoy for hostages Dov Hadar told the families that the talks were going on.", "detention", {}),
    ("The envoy Dov Hadar told the families that reports of an alleged deadlock in the talks were inaccurate.",
     "position", {"stance": "no_agreement"}),
    ("The latest round of prisoner exchange negotiations between the Yemeni government and the Houthi group concluded "
     "on Saturday in Muscat.", "exchange", {}),
    ("The ninth round of negotiations regarding the exchange of prisoners between the Yemeni government and the rebels "
     "has concluded in Muscat.", "exchange", {}),
    ("A delegation is hoped to arrive in Cairo to take part in hostage negotiations.", "contact", {"state": "ongoing"}),
    ("The pope appealed for an all-for-all exchange of prisoners between Russia and Ukraine.",
     "exchange", {"state": "executed"}),
    ("The minister said that the treaty would allow the transfer of the aid worker Olaf Vander, who has been held in "
     "Iran since February, in exchange for the diplomat Amir Assadi.", "exchange", {"state": "executed"}),
    ("The minister Sergei Lavrin is open to a call with the secretary Adam Becker to discuss the prisoner swap.",
     "contact", {"state": "held"}),
    ("The foreign minister said the US government proposed trading the arms dealer Viktor Brodin for two prisoners.",
     "proposal", {"proposer": ["US government", "Viktor Brodin"]}),
    ("Families of the hostages accused the prime minister of sabotaging the talks.", "proceeding", {}),
]  # fmt: skip

SPEAKS: list[tuple[str, list[str], str]] = [
    ("The talks were held in Oman, according to officials from both sides.",
     ["officials from both sides"], "anonymous_official"),
    ("Egyptian media reported that a delegation had arrived, citing an unnamed official source.",
     ["unnamed official source"], "anonymous_source"),
    ("“The contacts must be kept in silence,” the Kremlin spokesman Denis Pavlin said at a briefing, according to the "
     "news agency TASS.", ["Denis Pavlin"], "on_record"),
    ("The U.S. has offered a swap for Viktor Brodin, according to the person familiar with the proposal.",
     ["person familiar with the proposal"], "anonymous_source"),
    ("The pope said that the prisoners should be freed.", ["pope"], "title_only"),
]  # fmt: skip

# the words that are no cue
NO_CUE = [
    ("He was allowed to leave Iran, an official said.", "was allowed"),
    ("The envoy's visit also aimed to secure the return of 400 prisoners.", "aimed"),
    ("“They are leaving,” said the official, requesting anonymity.", "requesting"),
    ("The ministry declined to comment further on the prisoner, citing privacy considerations.", "citing"),
]


def statements(text: str) -> list[tuple[list[str], str, str]]:
    """Who says something, what kind of source that is, and the cue."""
    found = annotated(text)
    names = {e.id: e.name for e in found.entities}
    out = []
    for s in found.statements:
        ids = s.speaker if isinstance(s.speaker, tuple) else (s.speaker,)
        cue = text[s.cue.start : s.cue.end] if s.cue else ""
        out.append(([names[e] for e in ids if e], s.source_kind, cue))
    return out


test_it_says = says(SAYS)
test_it_says_nothing_of = says_nothing_of(SAYS_NOTHING_OF)


@pytest.mark.parametrize(("text", "speaker", "kind"), SPEAKS)
def test_who_says_it(text: str, speaker: list[str], kind: str) -> None:
    said = statements(text)
    assert any(one[:2] == (speaker, kind) for one in said), said


@pytest.mark.parametrize(("text", "cue"), NO_CUE)
def test_no_statement(text: str, cue: str) -> None:
    said = statements(text)
    assert not any(cue in one[2] for one in said), said
