"""Pages of voices: who speaks, everything one voice has said, and at which hand it is had."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from backchannel.views.deals import deals
from backchannel.views.speakers import sides
from backchannel.views.speech import reversals_of, speech, spoken_about, spoken_by, told_of, within
from backchannel.views.subjects import subject
from tests import reports
from tests.pages import kept, served, tree, words
from tests.reports import Report


class Told(Report):
    """A report whose source is its text."""

    @property
    def data(self) -> bytes:
        return self.source.encode()


def told(text: str, published: str = "2031-05-15", outlet: str = "Coast Radio") -> Told:
    """A report with two states, two envoys, a captive and a source without a name."""
    one = Told(text, published, outlet)
    one.who("pt", "state", "Portugal", country="PT")
    one.who("cl", "state", "Chile", country="CL")
    one.who("leal", "person", "Tomas Leal", country="PT", titles=("foreign minister",))
    one.who("munoz", "person", "Carla Munoz", country="CL")
    one.who("ana", "person", "Ana Duarte", nationalities=("PT",))
    one.who("aide", "person", "an aide", country="PT", anonymous=True)
    one.who("post", "outlet", "Harbour Post")
    return one


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> str:
    return kept(tmp_path_factory.mktemp("voices"), [reports.offer(), reports.outcome()])


def page(ledger: str, path: str, **desk: Any) -> Any:
    with served(ledger, **desk) as client:
        answer = client.get(path)
    assert answer.status_code == 200, path
    return tree(answer.text)


def text_of(node: Any) -> str:
    return " ".join(node.text_content().split())


def test_who_speaks_by_side() -> None:
    record = reports.record([reports.offer().reading(), reports.outcome().reading()])
    found = {side.name: [(one.name, one.sort) for one in side.speakers] for side in sides(record)}
    assert found["Portugal"] == [("Tomas Leal", "person"), ("a senior official in Lisbon", "unnamed")]
    assert found["Chile"] == [("Chile", "side"), ("Carla Munoz", "person")]
    assert ("two people who know of the talks", "unnamed") in found[""]


def test_two_sources_described_alike_are_counted_and_not_named() -> None:
    text = "The talks go on, an aide said."
    made = [told(text), told(text + " ", outlet="Harbour Post")]
    for one in made:
        one.said("s1", "aide", "anonymous_official", "The talks go on")
    record = reports.record([one.reading() for one in made])
    (aide,) = [one for side in sides(record) for one in side.speakers]
    assert (aide.name, aide.side, aide.statements, aide.linked) == ("an aide", "side:PT", 2, False)


def test_a_sentence_is_cut_into_what_was_said_and_who_said_it() -> None:
    one = told("Rain fell. Tomas Leal said that the talks go on, and left. It rained.")
    one.said("s1", "leal", "on_record", "that the talks go on")
    one.statements[0] = replace(one.statements[0], cue=one.span("said"))
    record = reports.record([one.reading()])
    (said,) = spoken_by(record, {str(subject(record, "Leal").figure)})
    assert [(piece.text, piece.part) for piece in speech(record, said).pieces] == [
        ("Tomas Leal ", ""), ("said", "cue"), (" ", ""), ("that the talks go on", "said"), (", and left.", ""),
    ]  # fmt: skip


def test_what_one_says_in_one_sentence_stands_once() -> None:
    one = told("Tomas Leal said the talks go on and that they would end. He said all is well.")
    one.said("s1", "leal", "on_record", "the talks go on")
    one.said("s2", "leal", "on_record", "that they would end")
    one.said("s3", "leal", "on_record", "all is well")
    record = reports.record([one.reading()])
    found = spoken_by(record, {str(subject(record, "Leal").figure)})
    assert [len(each.also) for each in sorted(found, key=lambda each: each.utterance.statement.id)] == [1, 0]


@pytest.mark.parametrize(
    ("kind", "inside", "hand"),
    [("on_record", None, "first"), ("on_record", "s0", "second"), ("other_outlet", None, "second"),
     ("institution", None, "first"), ("state_media", None, "second")],
)  # fmt: skip
def test_first_hand_and_second_hand(kind: str, inside: str | None, hand: str) -> None:
    one = told("The Harbour Post wrote: Tomas Leal said the talks go on.")
    one.said("s0", "post", "outlet", "Tomas Leal said the talks go on")
    one.said("s1", "leal", kind, "the talks go on", inside=inside)
    record = reports.record([one.reading()])
    (said,) = spoken_by(record, {str(subject(record, "Leal").figure)})
    shown = speech(record, said)
    assert shown.hand == hand
    assert shown.via == ("Harbour Post" if inside else None)


def test_what_others_say_of_a_side_is_none_of_its_words() -> None:
    record = reports.record([reports.offer().reading()])
    chile = set(subject(record, "Chile").sides)
    assert [speech(record, one).stances for one in told_of(record, chile)] == [("not responsive",)]
    assert all(one.hand != "of" for one in spoken_by(record, chile))
    assert "not responsive" not in [
        x for one in spoken_by(record, chile) for x in speech(record, one).stances
    ]


def test_what_is_said_about_somebody_by_name() -> None:
    record = reports.record([reports.offer().reading()])
    found = [speech(record, one) for one in spoken_about(record, str(subject(record, "Ana Duarte").figure))]
    assert found == []  # the made-up report names her within no statement


def test_a_side_that_turns_round_is_marked() -> None:
    deal = {"proposer": ["pt"], "recipient": ["cl"], "gets": ["ana"], "status": "offered"}
    first = told("Portugal offered to free Ana Duarte. Carla Munoz said Chile agrees to it.", "2031-05-01")
    first.claim("proposal", "Portugal offered to free Ana Duarte", deal)
    first.said("s1", "munoz", "on_record", "Chile agrees to it", said="2031-05-01")
    first.claim(
        "position",
        "Chile agrees to it",
        {"holder": ["cl"], "stance": "accepts"},
        statement="s1",
        time="2031-05-01",
    )
    second = told("Portugal offered to free Ana Duarte. Carla Munoz said Chile rejects it.", "2031-05-09")
    second.claim("proposal", "Portugal offered to free Ana Duarte", deal)
    second.said("s1", "munoz", "on_record", "Chile rejects it", said="2031-05-09")
    second.claim(
        "position",
        "Chile rejects it",
        {"holder": ["cl"], "stance": "rejects"},
        statement="s1",
        time="2031-05-09",
    )
    record = reports.record([first.reading(), second.reading()])
    turned = reversals_of(record, {"side:CL"}, deals(record))
    shown = [speech(record, one, turned).turned for one in spoken_by(record, {"side:CL"})]
    assert shown == ["agrees, 1 May 2031", None]


@pytest.mark.parametrize(
    ("about", "kind", "count"),
    [("", "", 2), ("offer", "", 1), ("offer nothing", "", 0), ("", "on_record", 2), ("", "institution", 0)],
)
def test_filters(about: str, kind: str, count: int) -> None:
    record = reports.record([reports.offer().reading()])
    found = [*spoken_by(record, set(subject(record, "Portugal").sides))]
    on_record = [one for one in found if one.utterance.statement.source_kind == "on_record"]
    every = within(
        record, [*on_record, *spoken_by(record, {str(subject(record, "Munoz").figure)})], about, None, kind
    )
    assert len(every) == count


# the pages


def test_the_list_of_voices(ledger: str) -> None:
    shown = page(ledger, "/voices")
    assert [text_of(one) for one in shown.xpath("//h2")][:1] == ["Chile"]
    told = text_of(shown)
    assert "Tomas Leal foreign minister" in told and "“a senior official in Lisbon” unnamed" in told


@pytest.mark.parametrize("query", ["side=PT", "name=leal", "side=zz", "name=%3Cb%3E"])
def test_the_list_can_be_narrowed(ledger: str, query: str) -> None:
    found = [text_of(one) for one in page(ledger, f"/voices?{query}").xpath("//tbody//th/a")]
    assert found == (["Tomas Leal"] if "PT" in query or "leal" in query else [])


@pytest.mark.parametrize("name", ["Carla Munoz", "Chile", "Tomas Leal", "Portugal"])
def test_everything_one_voice_has_said(ledger: str, name: str) -> None:
    shown = page(ledger, f"/voices/{quote(name)}")
    assert shown.xpath("//li[contains(@class, 'speech')]")
    assert all(link.startswith("/documents/") for link in shown.xpath("//p[@class='place']/a/@href"))


def test_the_newest_stands_first(ledger: str) -> None:
    days = [text_of(one) for one in page(ledger, "/voices/Carla%20Munoz").xpath("//main//time")]
    assert days == ["30 Jun 2031", "15 May 2031"]


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("hand=first", 3),
        ("hand=second", 0),
        ("hand=of", 1),
        ("since=2031-06-01", 1),
        ("about=Salgado", 1),
        ("kind=institution", 1),
    ],
)
def test_a_voice_can_be_narrowed(ledger: str, query: str, count: int) -> None:
    assert len(page(ledger, f"/voices/Chile?{query}").xpath("//li[contains(@class, 'speech')]")) == count


def test_a_day_that_is_none_is_refused_in_words(ledger: str) -> None:
    with served(ledger) as client:
        answer = client.get("/voices/Chile?since=yesterday")
    assert answer.status_code == 400 and "2022-07-28" in words(answer.text)


def test_many_statements_are_paged(tmp_path: Path) -> None:
    made = []
    for day in range(1, 32):
        one = told(f"Tomas Leal said on day {day} that the talks go on.", f"2031-05-{day:02}")
        one.said("s1", "leal", "on_record", "that the talks go on")
        made.append(one)
    location = kept(tmp_path, made)
    first, second = (page(location, f"/voices/Tomas%20Leal?page={n}") for n in (1, 2))
    assert [len(one.xpath("//li[contains(@class, 'speech')]")) for one in (first, second)] == [30, 1]
    assert "31 to 31 of 31" in text_of(second)


@pytest.mark.parametrize("name", ["محمد الصالح", "李明华", "<script>alert(1)</script>", "A/B C"])
def test_any_text_may_be_a_voice(tmp_path: Path, name: str) -> None:
    one = told("Somebody said the talks go on.")
    one.who("x", "person", name)
    one.said("s1", "x", "on_record", "the talks go on")
    location = kept(tmp_path, [one])
    shown = page(location, f"/voices/{quote(name, safe='')}")
    assert text_of(shown.xpath("//h1")[0]) == name and not shown.xpath("//script[not(@src)]")
    assert name in text_of(page(location, "/voices"))


def test_an_unknown_voice_is_answered_with_near_ones(ledger: str) -> None:
    with served(ledger) as client:
        answer = client.get("/voices/Thomas%20Leel")
    assert answer.status_code == 404
    assert "Tomas Leal" in words(answer.text)


def test_visitors_hear_no_relatives(ledger: str) -> None:
    with served(ledger, public=True) as client:
        for path in ("/voices", "/voices/Chile", "/voices/Portugal"):
            told = client.get(path).text
            assert "Jorge Duarte" not in told and "lost weight" not in told
