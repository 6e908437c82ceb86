"""What may be published: nothing that is sensitive or unreviewed is in any view, and all else is as it was."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backchannel import views
from backchannel.errors import NotFound
from backchannel.records import Span
from backchannel.views import published
from backchannel.views.pages import FILLER
from tests.marked import Marked, again, all_told, ledgers, marked

SLOW = settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
ALL = ["offer", "held", "stance", "kin", "call", "plea", "health", "condition"]


def shown(one: Marked, **asked: bool) -> views.Record:
    return published(one.record, **asked)


@SLOW
@given(ledgers, st.sampled_from([(False, False), (True, False), (False, True)]))
def test_no_view_shows_what_may_not_be_published(one: Marked, asked: tuple[bool, bool]) -> None:
    unreviewed, sensitive = asked
    told = all_told(published(one.record, unreviewed=unreviewed, sensitive=sensitive))
    secret = one.hidden(unreviewed=unreviewed, sensitive=sensitive)
    assert [word for word in secret if word in told] == []
    assert "zqwhyzq" not in told and "zqwhozq" not in told


@SLOW
@given(ledgers)
def test_spans_name_the_same_places(one: Marked) -> None:
    for unreviewed, sensitive in ((False, False), (True, False), (False, True)):
        left = published(one.record, unreviewed=unreviewed, sensitive=sensitive)
        full = {reading.document.sha256: reading for reading in one.record.readings}
        assert len(left.readings) == len(full) or not unreviewed
        for after in left.readings:
            before = full[after.document.sha256]
            old, new = before.document.text, after.document.text
            assert len(old) == len(new)
            assert all(b in (a, FILLER) for a, b in zip(old, new, strict=True))
            assert [i for i, c in enumerate(old) if c == "\n"] == [i for i, c in enumerate(new) if c == "\n"]
            for statement in after.statements:
                assert all(old[a:b] == new[a:b] for a, b in statement.content)
            for entity in after.entities:
                assert all(old[m.start : m.end] == new[m.start : m.end] for m in entity.mentions)
        claims = {fact.id: fact.claim for fact in one.record.told}
        assert all(claims[fact.id].roles == fact.claim.roles for fact in left.told)
        assert all(claims[fact.id].evidence == fact.claim.evidence for fact in left.told)


@SLOW
@given(ledgers)
def test_with_everything_asked_for_the_record_is_unchanged(one: Marked) -> None:
    assert published(one.record, unreviewed=True, sensitive=True) is one.record


@SLOW
@given(ledgers)
def test_what_is_asked_for_is_all_there(one: Marked) -> None:
    """The sentences here say one thing each, and so no claim needs the words of another."""
    record = one.record
    reviewed = {fact.id for fact in record.told if fact.review in ("accepted", "corrected")}
    open_ones = {fact.id for fact in record.told if not record.is_sensitive(fact)}
    ids = {
        asked: {fact.id for fact in published(record, unreviewed=asked[0], sensitive=asked[1]).told}
        for asked in ((False, False), (True, False), (False, True))
    }
    # whom one document calls a relative is one in all of them, and so a few more may be left out
    assert ids[True, False] <= open_ones
    kin = any(kind.kind == "kin" for sentences in one.sentences for kind in sentences)
    assert kin or ids[True, False] == open_ones
    assert ids[False, False] == ids[True, False] & reviewed
    assert ids[False, True] == reviewed


def test_a_footnote_of_what_is_told_quotes_its_sentence_alone() -> None:
    one = marked([["held", "health", "offer"]], {(0, 0): "accept", (0, 2): "accept"})
    page = views.brief(shown(one), "Ana Duarte")
    quotes = {note.quote for note in page.footnotes}
    assert quotes == {
        "Chile has held Ana Duarte since February over zqbmzq papers.",
        "Portugal offered Hernan Vidal for Ana Duarte in a zqbpzq note.",
    }
    assert all(row.review == "accepted" for section in page.sections for row in section.rows if row.claims)


def test_a_relative_is_no_figure_where_only_what_is_left_out_names_them() -> None:
    one = marked([["held", "kin", "call"]], {(0, 0): "accept"})
    assert "Jorge Husbandbzq" in {figure.name for figure in one.record.cast.figures.values()}
    for asked in (False, True):
        left = shown(one, unreviewed=asked)
        assert not any("Jorge" in figure.name for figure in left.cast.figures.values())
        assert "Husbandbzq" not in all_told(left)


def test_who_is_a_relative_in_one_document_is_one_in_the_others() -> None:
    one = marked([["kin"], ["call"]], {(1, 0): "accept"})
    same = one.readings[1].entities[5].name
    # the husband is called alike in both
    readings = [*one.readings]
    from dataclasses import replace

    readings[0] = replace(readings[0], entities=(*readings[0].entities[:5],
                          replace(readings[0].entities[5], name=same)))  # fmt: skip
    record = views.Record((views.record.Holding(r, n + 1) for n, r in enumerate(readings)), one.judgements)
    assert same not in all_told(published(record))
    assert same not in all_told(published(record, unreviewed=True))


def test_what_somebody_opened_is_told_and_what_somebody_closed_is_not() -> None:
    one = marked([["health", "held"]], {(0, 0): "public", (0, 1): "sensitive"})
    left = shown(one, unreviewed=True)
    assert [fact.type for fact in left.facts] == ["wellbeing"]
    assert "zqbmzq" in all_told(left) and "zqbnzq" not in all_told(left)


def test_a_claim_marked_sensitive_is_left_out_of_copies_too() -> None:
    one = marked([["held", "offer"], ["held", "offer"]], {(0, 0): "sensitive"})
    copy = one.readings[0]
    from dataclasses import replace

    second = replace(copy, document=replace(copy.document, sha256="f" * 64, outlet="Wire copy"))
    record = views.Record(
        (views.record.Holding(r, n + 1) for n, r in enumerate((copy, second))), one.judgements
    )
    left = published(record, unreviewed=True)
    assert {fact.type for fact in left.facts} == {"proposal"}
    assert "zqbmzq" not in all_told(left)


def test_what_is_judged_is_told_also_where_others_say_otherwise() -> None:
    """A conflict is no reason to leave out: both sides stand beside each other, where both are reviewed."""
    one = marked([["offer", "stance"]], {(0, 0): "accept", (0, 1): "accept"})
    assert {fact.type for fact in shown(one).facts} == {"proposal", "position"}


def test_a_document_of_which_nothing_is_told_is_not_there() -> None:
    one = marked([["held"], ["offer"]], {(0, 0): "accept"})
    left = shown(one)
    assert [reading.document.outlet for reading in left.readings] == ["Post 0"]
    assert left.today == one.record.today == date(2031, 5, 11)
    assert len(shown(one, unreviewed=True).readings) == 2


def test_both_clocks_hold() -> None:
    one = marked([["held"], ["offer"]], {(0, 0): "accept", (1, 0): "accept"})
    early = published(again(one, known_at=date(2031, 5, 10)))
    assert [fact.type for fact in early.facts] == ["detention"]
    before = published(again(one, as_of=date(2031, 5, 10)))
    assert len(before.told) == 2 and len(before.facts) == 1


def test_the_title_and_the_address_name_no_relative() -> None:
    from dataclasses import replace

    one = marked([["held", "kin"]], {(0, 0): "accept"})
    reading = one.readings[0]
    for title in ("The husband of Ana Duarte pleads", "Jorge Husbandbzq speaks", "The zqbnzq husband"):
        document = replace(reading.document, title=title, source="folder/anna/Jorge Husbandbzq.txt")
        record = views.Record([views.record.Holding(replace(reading, document=document), 1)], one.judgements)
        left = published(record).readings[0].document
        assert left.title is None and "Jorge" not in left.source and "anna" not in left.source
        document = replace(document, source="https://post.example/2031/husband-of-duarte-pleads")
        record = views.Record([views.record.Holding(replace(reading, document=document), 1)], one.judgements)
        assert published(record).readings[0].document.source == "https://post.example/"
    assert published(one.record).readings[0].document.title == "Report 0"


@pytest.mark.parametrize("asked", [False, True])
def test_an_empty_record_stays_empty(asked: bool) -> None:
    assert published(views.Record([]), unreviewed=asked).facts == ()


def test_words_that_hold_a_hidden_sentence_only_are_told_of_nobody() -> None:
    """A claim that shares its sentence with a sensitive one stays, unless it would repeat the sentence."""
    from dataclasses import replace

    one = marked([["health"]], {})
    reading = one.readings[0]
    claim = reading.claims[0]
    held = replace(claim, id="c2", type="detention", roles={"person": ("ana",), "custodian": ("cl",)})
    quoting = replace(held, id="c3", roles={"person": ("ana",), "ground": "zqbmzq weight"})
    record = views.Record([views.record.Holding(replace(reading, claims=(claim, held, quoting)), 1)])
    left = published(record, unreviewed=True)
    assert [fact.claim.id for fact in left.facts] == ["c2"]
    note = views.brief(left, "Ana Duarte").footnotes[0]
    assert set(note.quote) == {FILLER, "."} and Span(note.start, note.end) == one.sentences[0][0].span


def test_a_search_finds_only_what_is_shown() -> None:
    """A hit would tell that words stand in a document, also where none of them is shown."""
    one = marked([["held", "health"]], {(0, 0): "accept"})
    hits = [
        views.Found(0, "document", None),
        views.Found(0, "claim", "c1"),
        views.Found(0, "statement", "s2"),
    ]
    left = published(one.record)
    assert views.found(left, "zqbmzq papers", hits, views.Filters()).sections
    for words in ("zqbnzq", "weight Duarte", "lost"):
        assert views.found(one.record, words, hits, views.Filters()).sections
        with pytest.raises(NotFound):
            views.found(left, words, hits, views.Filters())
