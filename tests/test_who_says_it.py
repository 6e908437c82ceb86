"""Who says what: the speaker of a statement and its kind where a source is cut, passive, relayed or only hinted at."""

from __future__ import annotations

import pytest

from backchannel.claims import make_claims
from backchannel.records import Annotations
from tests.readings import annotated

pytestmark = pytest.mark.model

# text, the first words of what is said, who says it, the kind of source where it matters
SAID: list[tuple[str, str, tuple[str, ...], str | None]] = [
    # --- passives: whoever stands behind `by`
    ("Lev Orin's request was first reported on Monday by Channel 9 news, but the judge denies it.",
     "Lev Orin's request", ("Channel 9 news",), "other_outlet"),
    ("Lev Orin, described by Amnesty as a prisoner of conscience, was released on Friday.",
     "as a prisoner of conscience", ("Amnesty",), None),
    ("His sister said she was told by prison officials that he had been transferred to a colony.",
     "that he had been transferred", ("prison officials",), "anonymous_official"),
    ("Nadia's mother said she had been informed by the consulate that her daughter would be released.",
     "that her daughter would be released", ("consulate",), "institution"),
    # --- passives that name nobody
    ("Lev Orin and Ivo Lund came in May. The two are said to have lived in Lom since 2018.",
     "to have lived in Lom", (), "unattributed"),
    ("Two men reported to be foreign agents were arrested on Monday in the capital.",
     "to be foreign agents", (), "unattributed"),
    # --- an outlet quotes somebody
    ("The Tavan news agency quoted prosecutor Omid Rastan as saying that two Germans had been charged.",
     "that two Germans had been charged", ("Omid Rastan",), "on_record"),
    ('Vesna quoted an unnamed "law enforcement source" as saying Orin could be handed over to Ukraine.',
     "Orin could be handed over", ('unnamed "law enforcement source',), "anonymous_source"),
    ("Talks on a swap were continuing, the state agency Vesna quoted Deputy Minister Pavel Gorin as saying on Monday.",
     "Talks on a swap were continuing", ("Pavel Gorin",), "on_record"),
    ('Hu admitted it in court. "I wanted more people to agree with me," Vesna quoted him as saying.',
     '"I wanted more people', ("Hu",), None),
    ('"I ask you not to engage in any kind of protest," Sanders said, according to CNN.',
     '"I ask you not to engage', ("Sanders",), "on_record"),
    ("Prosecutors said they worked with officers from Saudi Arabia and with the Mossad spy agency, SABA reported.",
     "they worked with officers", ("Prosecutors",), "institution"),
    # --- who told somebody, and not whom
    ("The gunmen had asked for a total of 1 billion naira to free the students, Jamil Amin, a community leader who "
     "speaks for the families of the hostages, told Reuters.",
     "The gunmen had asked", ("Jamil Amin",), "on_record"),
    ("The pastor was seen alive two weeks ago, a community elder who has acted as a go-between told AFP.",
     "The pastor was seen alive", ("community elder who has acted as a go-between",), None),
    ("Ibram Saadi was jailed in May. Saadi is no mercenary and holds foreign citizenship, his father, Tahir Saadi, "
     "told Medar 24, an Arabic-language online newspaper in Rabat.",
     "Saadi is no mercenary", ("Tahir Saadi",), "family_or_lawyer"),
    # --- titles between commas
    ("Nine men were set free on Friday, Turkey's caretaker interior minister, Marek Dolan, told The Star.",
     "Nine men were set free", ("Marek Dolan",), "on_record"),
    ("Nine men abducted last year were set free on Friday, the interior minister, Marek Dolan, told The Star. The "
     "captives were heading for Turkey, the minister said.",
     "The captives were heading", ("Marek Dolan",), "on_record"),
    # --- sources of which a part was seen
    ("The office of the president said Lev Orin, who was jailed in 2021, had been pardoned and would leave soon.",
     "had been pardoned", ("office of the president",), "institution"),
    ("Guo was among 75 people arrested by police for selling food, Chinese news portal The Sheet reported.",
     "Guo was among 75 people", ("Sheet",), "other_outlet"),
    ("U.S. and Canadian officials announced they were seeking talks over the detained men.",
     "they were seeking talks", ("U.S. and Canadian officials",), "anonymous_official"),
    ("The plaintiff, the National Publishing Agency (NPA), has asked for the sum to be returned.",
     "the sum to be returned", ("National Publishing Agency",), "institution"),
    ("Two of Malawi's main donors, the EU and Norway, announced they would freeze support to the country.",
     "they would freeze support", ("EU", "Norway"), "institution"),
    ("Al-Badr in the Islamic Maghreb (ABIM) said in an audio message that it had let her go unconditionally.",
     "that it had let her go", ("Al-Badr in the Islamic Maghreb",), "institution"),
    # --- what stands around the cue
    ("The women, held in Lom camp since 2019, were repatriated on Monday, the ministry said in a statement that gave no "
     "details of where they had been taken.",
     "The women, held in Lom camp since 2019, were repatriated", ("ministry",), None),
    ("Orin was arrested on Monday. After being informed that he would be charged, police said, Orin voluntarily went to "
     "police headquarters.", "Orin voluntarily went", ("police",), "institution"),
    ('Lev Orin wrote a poem. In the words of his lawyer, he "is being punished for a poem".',
     'he "is being punished', ("his lawyer",), "family_or_lawyer"),
    # --- `it`, `the group`, `the 52-year-old`
    ("They had been sent by Christian Aid Ministries, an organisation based in Ohio. It said in a statement that all of "
     "them were safe.", "that all of them were safe", ("Christian Aid Ministries",), "institution"),
    ("Brin's team wrote on its channel that she had been put in isolation. \"She has no warm clothes,\" it said.",
     '"She has no warm clothes', ("Brin's team",), None),
    ("The militant group said it had executed a soldier. In a video posted on Telegram, the group said two others lived.",
     "two others lived", ("militant group",), None),
    ("Petra Dolan walked free on Monday. “I am here,” the 52-year-old told state broadcaster "
     "ORTM.", "“I am here", ("Petra Dolan",), "on_record"),
    ("Petra Sand was jailed in 2021 for extremism. The 58-year-old says the case against her was invented.",
     "the case against her", ("Petra Sand",), "on_record"),
    # --- kinds
    ("The official Omani News Agency said on Saturday that the men had been freed.",
     "that the men had been freed", ("Omani News Agency",), "state_media"),
    ("Guards beat him daily, the mother of one of the students told AFP.",
     "Guards beat him daily", ("mother of one of the students",), "family_or_lawyer"),
    ("According to a letter smuggled out of the prison by a lawyer, guards beat 20 inmates after a protest in May.",
     "guards beat 20 inmates", ("letter",), "document"),
]  # fmt: skip

# text, words, who does not say them
NOT_SAID: list[tuple[str, str, str]] = [
    ("The Tavan news agency quoted prosecutor Omid Rastan as saying that two Germans had been charged.",
     "two Germans had been charged", "Tavan"),
    ("The minister said the men had been detained according to law and that their rights were protected.",
     "the men had been detained", "law"),
    ("They were treated according to the law, the warden said, and could call their families once a week.",
     "They were treated", "law"),
    ("Lev Orin is reported to have been sentenced to death by a secret court.", "to have been sentenced", "Lev Orin"),
    ("The engineer was accused by the junta of financing rebels.", "financing rebels", "engineer"),
    ("Lev Orin, 41, was jailed in May. “They beat me,” the 25-year-old told the court.", "They beat me", "Lev Orin"),
    ("They read it in the Lom Post, a daily. It says that everyone is free.", "everyone is free", "Lom Post"),
    ("In a post on Telegram, the brigade said it had taken several soldiers prisoner.", "it had taken", "Telegram"),
    ("A man thought to be a courier for the group was seized at the airport on Wednesday.", "was seized", "man"),
    ("After the teacher told the Lom Post about the strike, he was arrested on Tuesday.", "he was arrested", "teacher"),
    ("The paper published files that government officials said would compromise the army.", "would compromise", "paper"),
]  # fmt: skip

# text, the type of a claim in it, who says that, nobody where the reporter tells it
CLAIMED: list[tuple[str, str, tuple[str, ...]]] = [
    ("Two men reported to be foreign agents were arrested on Monday in the capital.", "proceeding", ()),
    ("Lev Orin, who is serving ten years for treason, said in a letter that he would wait.", "proceeding", ()),
    ("Vesna quoted prosecutor Omid Rastan as saying that Lev Orin had been charged with espionage.",
     "proceeding", ("Omid Rastan",)),
    ("Nine sailors were held for a year. The nine sailors were arrested in May, the country's transport minister, Ade Bello, told the radio station Kilo FM.",
     "proceeding", ("Ade Bello",)),
    ("The minister said Lev Orin had been detained according to law.", "detention", ("minister",)),
    ("The lawyer said it was too early to tell. Lev Orin was arrested in Lom on Friday.", "proceeding", ()),
]  # fmt: skip


def spoken(found: Annotations, words: str) -> list[tuple[tuple[str, ...], str]]:
    """Who says what holds these words, with the kinds of the sources."""
    names, text = {e.id: e.name for e in found.entities}, found.document.text
    out = []
    for s in found.statements:
        ids = (s.speaker,) if isinstance(s.speaker, str) else s.speaker or ()
        if any(words in text[a:b] for a, b in s.content):
            out.append((tuple(names[i] for i in ids), s.source_kind))
    return out


@pytest.mark.parametrize(("text", "words", "who", "kind"), SAID)
def test_who_says_it(text: str, words: str, who: tuple[str, ...], kind: str | None) -> None:
    found = spoken(annotated(text), words)
    assert any(names == who and kind in (None, known) for names, known in found), found


@pytest.mark.parametrize(("text", "words", "who"), NOT_SAID)
def test_who_does_not_say_it(text: str, words: str, who: str) -> None:
    found = spoken(annotated(text), words)
    assert not any(who in names for names, _ in found), found


@pytest.mark.parametrize(("text", "kind", "who"), CLAIMED)
def test_whose_claim_it_is(text: str, kind: str, who: tuple[str, ...]) -> None:
    found = annotated(text)
    names = {e.id: e.name for e in found.entities}
    by_id = {s.id: s for s in found.statements}
    told = []
    for claim in make_claims(found):
        speaker = by_id[claim.statement].speaker if claim.statement else None
        ids = (speaker,) if isinstance(speaker, str) else speaker or ()
        told.append((claim.type, tuple(names[i] for i in ids)))
    assert (kind, who) in told, told
