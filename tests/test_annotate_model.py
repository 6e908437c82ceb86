"""Entities and statements over the parses of the trained encoder, on reports of our own writing."""

from __future__ import annotations

import pytest

from backchannel.annotate.encoder import MODEL
from backchannel.records import Document, Span

pytestmark = [
    pytest.mark.model,
    pytest.mark.skipif(not (MODEL / "labels.json").exists(), reason="the package holds no model"),
]

REPORT = """\
Iran's Foreign Ministry said on Monday that it had received a message from Washington about the two Americans held in Evin prison.

Tehran rejected the proposal, ministry spokeswoman Leila Mansouri told a weekly news conference. She said the ministry would answer "when the time is right".

"We have told them that our nationals must come home," Mansouri said. "They know what we want.

"We are not in a hurry," she added.

A US official, who spoke on condition of anonymity because the talks are private, said the United States had offered to free an Iranian engineer, Reza Karimi, in exchange for Daniel Marsh and his wife, Anna Marsh. The official declined to say when the offer was made.

Marsh's brother, Peter Marsh, said the family had not been told. "Nobody called us," he said in an interview with CNN.

The couple were arrested in 2021. Both deny spying.

The Iranian state news agency IRNA reported that the exchange would take place on Friday, citing a person familiar with the matter.

Hamas said it would release the hostages. The group said it had handed a list to Qatar.
"""


@pytest.fixture(scope="module")
def report():
    pytest.importorskip("backchannel.annotate.times")
    from backchannel.annotate import annotate, load

    paragraphs, at = [], 0
    for part in REPORT.split("\n\n"):
        paragraphs.append(Span(at, at + len(part)))
        at += len(part) + 2
    document = Document("own", "0" * 64, REPORT, published="2022-07-28", paragraphs=tuple(paragraphs))
    return annotate(document, load(threads=1))


@pytest.mark.parametrize(
    ("content", "speaker", "kind"),
    [
        ("it had received a message", "Foreign Ministry", "institution"),
        ("Tehran rejected the proposal", "Leila Mansouri", "on_record"),
        ("would answer", "Leila Mansouri", "on_record"),
        ("our nationals must come home", "Leila Mansouri", "on_record"),
        ("We are not in a hurry", "Leila Mansouri", "on_record"),
        ("had offered to free an Iranian engineer", "US official", "anonymous_official"),
        ("the family had not been told", "Peter Marsh", "family_or_lawyer"),
        ("Nobody called us", "Peter Marsh", "family_or_lawyer"),
        ("the exchange would take place", "IRNA", "state_media"),
        ("the exchange would take place", "person familiar with the matter", "anonymous_source"),
        ("it had handed a list", "Hamas", "institution"),
    ],
)
def test_who_said_what(report, content, speaker, kind):
    names = {e.id: e.name for e in report.entities}
    found = [
        (names.get(s.speaker), s.source_kind)
        for s in report.statements
        if content in " ".join(REPORT[a:b] for a, b in s.content)
    ]
    assert (speaker, kind) in found


@pytest.mark.parametrize(
    ("name", "kind", "country", "alias"),
    [
        ("Iran", "state", "IR", "Tehran"),
        ("United States", "state", "US", "Washington"),
        ("Foreign Ministry", "organisation", "IR", None),
        ("Evin prison", "facility", None, None),
        ("Daniel Marsh", "person", None, "Marsh"),
        ("Anna Marsh", "person", None, "wife"),
        ("Hamas", "armed_group", None, None),
    ],
)
def test_who_is_who(report, name, kind, country, alias):
    one = next(e for e in report.entities if e.name == name)
    assert (one.kind, one.country) == (kind, country)
    assert alias is None or alias in one.aliases


def test_the_couple_and_both_are_the_two_who_were_named(report):
    names = {e.id: e.name for e in report.entities}
    found = {REPORT[t.start : t.end]: report.groups.get(t.index) for t in report.syntax.tokens}
    for word in ("couple", "Both"):
        assert {names[e] for e in found[word]} == {"Daniel Marsh", "Anna Marsh"}


def test_a_reason_for_anonymity_is_kept(report):
    assert [s.anonymity_reason for s in report.statements if s.anonymity_reason][:1] == [
        "because the talks are private"
    ]


def test_spans_and_ids_hold(report):
    ids = {e.id for e in report.entities}
    assert len(ids) == len(report.entities)
    assert set(report.heads.values()) <= ids
    assert not set(report.heads) & set(report.groups)
    for s in report.statements:
        assert s.content and all(0 <= a < b <= len(REPORT) for a, b in s.content)
        assert set([s.speaker] if isinstance(s.speaker, str) else s.speaker or []) <= ids
    assert all(m.end > m.start for e in report.entities for m in e.mentions)
