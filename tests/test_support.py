"""Copies of one text, who repeats whom, and how many documents stand for themselves."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backchannel.copies import Copies, groups, likeness
from backchannel.entries import Holding
from backchannel.records import Document, Reading, Span
from backchannel.views import Record, brief, sources
from backchannel.views.support import Support, support
from tests.articles import article, filler, told

STORY = filler("story", 300)
WORDS = STORY.split()
POST, RADIO, HERALD = "Harbour Post", "Coast Radio", "Hill Herald"


def document(text: str, **more: str) -> Document:
    return Document("a.txt", text[:8], text, **more)


@pytest.mark.parametrize(
    ("text", "wire", "reason"),
    [
        (STORY, None, "same"),
        (STORY.upper().replace(" ", "\n"), None, "same"),
        (f"{STORY} {filler('local', 20)}", None, "same"),
        # shortened by a paper that has less room, or cut to its first paragraph
        (" ".join(WORDS[:120]), None, "shortened"),
        (" ".join(WORDS[:60]), None, "shortened"),
        # taken into a longer report
        (f"{filler('before', 200)} {STORY} {filler('after', 600)}", None, "shortened"),
        (" ".join(WORDS[:180]) + " " + filler("rest", 100), None, "reworked"),
        # some of it only: a copy where both name the same wire
        (" ".join(WORDS[:120]) + " " + filler("rest", 150), "Night Wire", "wire"),
        (" ".join(WORDS[:120]) + " " + filler("rest", 150), None, None),
        # two reports that quote one statement at length are two reports
        (" ".join(WORDS[:40]) + " " + filler("other", 200), None, None),
        (filler("other", 300), "Night Wire", None),
        ("", None, None),
    ],
)  # fmt: skip
def test_what_is_a_copy(text: str, wire: str | None, reason: str | None) -> None:
    one, other = document(STORY, wire="NIGHT WIRE"), document(text, wire=wire)
    assert likeness(one, other).reason == reason
    assert groups([one, other]) == (0, 0 if reason else 1)
    assert groups([other, one]) == (0, 0 if reason else 1)


def test_only_the_news_counts() -> None:
    """Bylines, credits and sign-offs of one house are alike in all its articles."""
    frame = filler("house", 150)
    texts = [f"{frame} {filler(name, 100)}" for name in ("one", "two")]
    whole = [document(text) for text in texts]
    news = [replace(one, paragraphs=(Span(len(frame), len(one.text)),)) for one in whole]
    assert groups(whole) == (0, 0)
    assert groups(news) == (0, 1)


@given(st.lists(st.integers(0, 5), min_size=1, max_size=30))
def test_groups_never_change_as_documents_come(names: list[int]) -> None:
    documents = [document(filler(str(name), 60)) for name in names]
    copies = Copies()
    as_they_come = [copies.add(number, one) for number, one in enumerate(documents)]
    assert as_they_come == [names.index(name) for name in names]
    assert groups(documents[: len(names) // 2]) == tuple(as_they_come[: len(names) // 2])


def test_a_story_in_hundreds_of_papers_is_one() -> None:
    papers = [document(f"{STORY} {filler(str(paper), 10)}") for paper in range(400)]
    others = [document(filler(f"other {number}", 150)) for number in range(100)]
    assert set(groups([*papers, *others])) == {0, *range(400, 500)}


def held(outlet: str, day: str, *, by: str | None = None, wire: str | None = None) -> Reading:
    claim = told("detention", person="Ana Duarte", custodian="Chile", by=by, kind="other_outlet")
    return article(outlet, day, claim, wire=wire)


def reprint(reading: Reading, outlet: str, published: str) -> Reading:
    """The same text in another outlet."""
    text = reading.document
    return replace(
        reading, document=replace(text, outlet=outlet, published=published, sha256=f"{outlet}{text.sha256}")
    )


FIRST, NEXT, LATER = "2031-05-14", "2031-05-15", "2031-06-15"


@pytest.mark.parametrize(
    ("readings", "expected", "reasons"),
    [
        ([held(POST, FIRST)], 1, []),
        ([held(POST, FIRST), held(RADIO, NEXT)], 2, []),
        # a reprint, and a reprint beside a report of its own
        ([held(POST, FIRST), reprint(held(POST, FIRST), RADIO, NEXT)], 1, ["copy"]),
        ([held(POST, FIRST), reprint(held(POST, FIRST), RADIO, NEXT), held(HERALD, NEXT)], 2, ["copy"]),
        # a report that another outlet names as its source, on record or not
        ([held(POST, FIRST), held(RADIO, NEXT, by=POST)], 1, ["quotes"]),
        ([held(RADIO, NEXT, by=POST), held(POST, FIRST)], 1, ["quotes"]),
        ([held(RADIO, FIRST, by=POST), held(HERALD, NEXT, by=POST)], 1, ["quotes", "quotes"]),
        ([held(RADIO, FIRST, by=POST), held(HERALD, NEXT)], 2, ["quotes"]),
        # an outlet that names itself takes it from nobody
        ([held(POST, FIRST, by=POST), held(RADIO, NEXT)], 2, []),
        # one report of a wire in two papers, and two of its reports a month apart
        ([held(POST, FIRST, wire="Night Wire"), held(RADIO, NEXT, wire="Night Wire")], 1, ["wire"]),
        ([held("Night Wire", FIRST), held(RADIO, NEXT, wire="Night Wire")], 1, ["wire"]),
        ([held(POST, FIRST, wire="Night Wire"), held(RADIO, LATER, wire="Night Wire")], 2, []),
        ([held(POST, FIRST, wire="Night Wire"), held(RADIO, NEXT, wire="Day Wire")], 2, []),
    ],
)  # fmt: skip
def test_support_counts_who_stands_for_itself(
    readings: list[Reading], expected: int, reasons: list[str]
) -> None:
    record = Record(Holding(reading) for reading in readings)
    found = support(record, tuple(record.of("detention")))
    assert (found.groups, found.documents) == (expected, len(readings))
    assert [repeat.reason for repeat in found.repeats] == reasons
    (row,) = [row for row in brief(record, "Ana Duarte").sections[0].rows if row.text.endswith("by Chile")]
    assert row.support == expected


def test_groups_that_the_ledger_tells_are_taken_as_they_are() -> None:
    readings = [held(POST, FIRST), held(RADIO, NEXT), held(HERALD, NEXT)]
    record = Record(Holding(reading, group=group) for reading, group in zip(readings, (7, 9, 7), strict=True))
    assert record.groups == (0, 1, 0)
    assert support(record, tuple(record.of("detention"))) == Support(
        2, 3, support(record, record.facts).repeats
    )


def test_sources_tell_copies_and_who_repeats_whom() -> None:
    first = held(POST, FIRST)
    readings = [first, reprint(first, RADIO, NEXT), held(HERALD, LATER, by=POST)]
    page = sources(Record(Holding(reading) for reading in readings), "Ana Duarte")
    listed, repeats = page.sections
    assert listed.headline == "3 documents, 2 independent, of 3 outlets"
    assert [(row.label, row.text, row.says[0].text) for row in listed.rows] == [
        ("14 May 2031", POST, "its own report"),
        ("15 May 2031", RADIO, "copy of Harbour Post, 14 May 2031"),
        ("15 Jun 2031", HERALD, "its own report"),
    ]
    assert [(row.label, row.text) for row in repeats.rows] == [(HERALD, "1 point after Harbour Post")]
    assert all(row.notes for section in page.sections for row in section.rows)
