"""A document beside its claims: the text is whole, every mark finds its card, and nothing shows that may not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backchannel import workflow
from backchannel.desk import Desk
from backchannel.entries import Holding, Judgement
from backchannel.records import Claim, Document, Entity, Mention, Reading, Span, Statement, TimeExpression
from backchannel.views import Choice, Clocks, Record, assertion_of, document_read, published
from backchannel.views.footnotes import Footnotes, sentences
from backchannel.views.marking import Mark, blocks, pieces
from backchannel.web import addresses
from backchannel.web.pages.documents import laid_out
from backchannel.web.visit import Visit
from tests import reports
from tests.marked import Marked, ledgers
from tests.pages import kept, served, tree, words

SIGNS = "abc. \n\"“”<>&'éßЖعم中😀-"
OFFER = reports.offer().reading().document.sha256


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> str:
    return kept(tmp_path_factory.mktemp("document"), [reports.offer(), reports.outcome()])


def page(record: Record, number: int = 0, access: Any = "desk", **query: str) -> str:
    visit = Visit(Desk("nowhere.db"), query=query, path=f"/documents/{number}", access=access)
    return bytes(laid_out(visit, record, (number,)).body).decode()


def text_of(html: str) -> str:
    return "".join(node.text_content() for node in tree(html).xpath("//*[contains(@class, 'words')]"))


def spans(length: int) -> st.SearchStrategy[Span]:
    inside = st.integers(0, length)
    return st.tuples(inside, inside).map(lambda two: Span(min(two), max(two)))


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """Any text with any marks in it, over one another as they like."""
    text = draw(st.text(SIGNS, min_size=1, max_size=120))
    some = st.lists(spans(len(text)).filter(lambda span: span.start < span.end), max_size=4)
    one = st.lists(spans(len(text)), min_size=1, max_size=2)
    statements = tuple(
        Statement(f"t{n}", "e1", cut[0], "on_record", "indirect", cut[-1], tuple(content))
        for n, (cut, content) in enumerate(draw(st.lists(st.tuples(one, some), max_size=3)))
    )
    claims = tuple(
        Claim(f"c{n}", "position", {"holder": ("e1",), "stance": "no_agreement"}, tuple(evidence), rule="r/1",
              statement=f"t{n}")
        for n, evidence in enumerate(draw(st.lists(some.filter(bool), max_size=4)))
    )  # fmt: skip
    names = tuple(Mention(*span, "name") for span in draw(some))
    times = tuple(TimeExpression(*span, "date", "2031-05") for span in draw(some))
    document = Document(
        "a.txt", sha256(text.encode()).hexdigest(), text, title="<b>Bold</b>", outlet="<i>Post",
        published="2031-05-15", paragraphs=tuple(sorted(draw(some))),
    )  # fmt: skip
    ana = Entity("e1", "person", "Ana <script>alert(1)</script>", mentions=names)
    return Reading(document, (ana,), statements, times, claims, "by hand/1")


@given(readings())
@settings(max_examples=30)
def test_the_text_is_whole_and_links_lead_both_ways(reading: Reading) -> None:
    html = page(Record([Holding(reading, 2)]))
    assert text_of(html) == reading.document.text
    found = tree(html)
    ids = found.xpath("//@id")
    assert len(ids) == len(set(ids))
    anchors = {link[1:] for link in found.xpath("//main//a/@href") if link.startswith("#")}
    assert anchors <= set(ids)
    # Every claim has its card, every card its words in the text, and the words their number.
    claims = {claim.id for claim in reading.claims}
    assert {card.get("id") for card in found.xpath("//li[contains(@class, 'claim')]")} == claims
    assert {link[1:] for link in found.xpath("//a[@class='to']/@href")} == claims
    for claim in reading.claims:
        assert f"s{claim.evidence[0].start}" in ids
    assert not found.xpath("//script[not(@src)] | //main//b | //main//i | //*[@style]")


@given(readings())
@settings(max_examples=30)
def test_words_are_marked_just_where_a_mark_covers_them(reading: Reading) -> None:
    text = reading.document.text
    marks = [Mark(*span, "claim", claim.id) for claim in reading.claims for span in claim.evidence]
    found = [
        piece for block in blocks(text, reading.document.paragraphs) for piece in pieces(text, block, marks)
    ]
    assert "".join(piece.text for piece in found) == text
    for piece in found:
        for place in range(piece.start, piece.start + len(piece.text)):
            covering = [mark for mark in marks if mark.start <= place < mark.end]
            assert [mark for mark in piece.marks if mark.kind == "claim"] == covering


@given(readings())
@settings(max_examples=20)
def test_every_footnote_leads_to_the_start_of_its_sentence(reading: Reading) -> None:
    notes = Footnotes()
    for claim in reading.claims:
        notes.cite(reading, claim.evidence)
    for note in notes.all():
        link = addresses.document(note.sha256, note.start)
        where, _, anchor = link.partition("#")
        at = where.partition("?at=")[2]
        assert anchor in tree(page(Record([Holding(reading, 2)]), at=at)).xpath("//@id")


def test_it_says_what_is_known_of_the_document(ledger: str) -> None:
    with served(ledger) as client:
        text = words(client.get(f"/documents/{OFFER[:12]}").text)
    for part in (
        "Harbour Post", "15 May 2031", OFFER, "entry 2 of the ledger", "by hand/1", f"{len(reports.offer().claims)} claims",
        "no agreement", "on record: Carla Munoz", "as a general policy", "sensitive",
    ):  # fmt: skip
        assert part in text, part


def test_source_cue_and_content_are_told_apart() -> None:
    text = "Leal said that nothing is agreed. Vidal waits."
    said = Statement("s1", None, Span(0, 4), "on_record", "indirect", Span(5, 9), (Span(15, 32),))
    document = Document("a.txt", "0" * 64, text, paragraphs=(Span(0, len(text)),))
    found = tree(page(Record([Holding(Reading(document, (), (said,), (), ()))])))
    for kind, expected in (("w", "Leal"), ("u", "said"), ("q", "nothing is agreed")):
        marked = found.xpath(f"//*[contains(@class, 'words')]//*[contains(@class, '{kind}')]")
        assert "".join(node.text for node in marked) == expected


@pytest.mark.parametrize(
    ("query", "cards", "content"),
    [
        ({}, True, True),
        ({"show": "claims"}, True, False),
        ({"show": "statements"}, False, True),
        ({"show": "text"}, False, False),
        ({"show": "rubbish"}, True, True),
        ({"type": "contact"}, True, True),
        ({"type": "nonsense"}, False, False),
        ({"speaker": "Nobody"}, False, False),
    ],
)
def test_what_is_marked_can_be_chosen(query: dict[str, str], cards: bool, content: bool) -> None:
    record = reports.record([reports.offer().reading()])
    html = page(record, **query)
    found = tree(html)
    assert bool(found.xpath("//ol[@class='cards']")) is cards
    assert bool(found.xpath("//*[contains(@class, 'words')]//*[contains(@class, 'q')]")) is content
    assert text_of(html) == record.readings[0].document.text


def test_one_type_and_one_speaker_show_nothing_else() -> None:
    record = reports.record([reports.offer().reading()])
    kinds = tree(page(record, type="position")).xpath("//span[@class='kind']/text()")
    assert kinds and set(kinds) == {"Stance"}
    says = tree(page(record, speaker="Tomas Leal")).xpath(
        "//li[contains(@class, 'claim')]//*[contains(@class, 'says-so')]"
    )
    assert says and all("Tomas Leal" in one.text_content() for one in says)


@pytest.mark.parametrize(
    ("source", "followed"),
    [
        ("https://post.example/a?b=1", True),
        ("http://post.example/", True),
        ("javascript:alert(1)", False),
        ("JaVaScRiPt://post.example/%0aalert(1)", False),
        ("data:text/html,hi", False),
        ("https:///no-host", False),
        ("http://[broken", False),
        ("folder/a.txt", False),
    ],
)
def test_only_pages_of_the_web_are_links(source: str, followed: bool) -> None:
    document = Document(source, "0" * 64, "Words.", paragraphs=(Span(0, 6),))
    links = tree(page(Record([Holding(Reading(document, (), (), (), ()))]))).xpath("//main//a[@rel]")
    assert [link.get("href") for link in links] == ([source] if followed else [])
    assert all("noreferrer" in link.get("rel") for link in links)


def long(paragraphs: int = 3_000) -> Reading:
    """A document of 300,000 words, with a claim in each paragraph."""
    sentence = "Tomas Leal said that nothing is agreed with Chile on this day, as on all days before it. "
    text = "\n\n".join(sentence * 6 for _ in range(paragraphs))
    step = len(sentence) * 6 + 2
    claims = tuple(
        Claim(f"c{n}", "position", {"holder": ("e1",), "stance": "no_agreement"},
              (Span(n * step + 21, n * step + 38),), rule="r/1", statement=f"s{n}")
        for n in range(paragraphs)
    )  # fmt: skip
    statements = tuple(
        Statement(f"s{n}", "e1", Span(n * step, n * step + 10), "on_record", "indirect",
                  Span(n * step + 11, n * step + 15), (Span(n * step + 21, n * step + 60),))
        for n in range(paragraphs)
    )  # fmt: skip
    document = Document(
        "long.txt", sha256(text.encode()).hexdigest(), text, title="Long", published="2031-05-15",
        paragraphs=tuple(Span(n * step, n * step + step - 2) for n in range(paragraphs)),
    )  # fmt: skip
    leal = Entity("e1", "person", "Tomas Leal", mentions=tuple(
        Mention(n * step, n * step + 10, "name") for n in range(paragraphs)
    ))  # fmt: skip
    return Reading(document, (leal,), statements, (), claims, "by hand/1")


def test_the_parts_of_a_text_are_the_text() -> None:
    reading = long(200)
    record = Record([Holding(reading, 2)])
    parts = document_read(record, 0, Choice()).parts
    whole = [document_read(record, 0, Choice(part=part)) for part in range(1, parts + 1)]
    text = "".join(piece.text for one in whole for shown in one.blocks for piece in shown.pieces)
    assert parts > 4 and text == reading.document.text
    assert sum(len(shown.cards) for one in whole for shown in one.blocks) == len(reading.claims)


def test_of_a_long_text_links_find_their_part_and_no_page_is_heavy() -> None:
    reading = long()
    record = Record([Holding(reading, 2)])
    start = reading.claims[2100].evidence[0].start
    for at in ("c2100", str(start)):
        html = page(record, at=at)
        assert {"c2100", f"s{start}"} <= set(tree(html).xpath("//@id"))
        assert len(html.encode()) - len(text_of(html)) < 100_000
        assert {"Before this", "Read on"} == set(tree(html).xpath("//a[@rel='prev' or @rel='next']/text()"))


@pytest.mark.parametrize("query", [{"part": "0"}, {"part": "99999"}, {"part": "x"}, {"at": "x"}, {"at": "9" * 40}, {"at": "²"}])  # fmt: skip
def test_a_part_that_is_none_is_the_nearest(query: dict[str, str]) -> None:
    html = page(reports.record([reports.offer().reading()]), **query)
    assert text_of(html) == reports.offer().text


def test_a_text_without_paragraphs_is_cut_between_words() -> None:
    text = "word " * 20_000
    found = blocks(text, ())
    assert "".join(text[one.start : one.end] for one in found) == text
    assert max(one.end - one.start for one in found) <= 4_000
    assert all(text[one.end - 1] == " " for one in found)


def test_what_people_judged_stands_on_the_card(tmp_path: Path) -> None:
    location = kept(tmp_path, [reports.offer()])
    reading = reports.offer().reading()
    with workflow.open_ledger(location) as ledger:
        for kind, claim in (("accept", 6), ("reject", 0)):
            one = assertion_of(reading, reading.claims[claim])
            ledger.judge(Judgement(kind, "an editor", "checked <it>", one))  # type: ignore[arg-type]
        ledger.judge(Judgement("retract", "an editor", "the outlet took it back", document=OFFER))
    with served(location) as client:
        found = tree(client.get(f"/documents/{OFFER[:12]}").text)
    accepted, rejected = (found.get_element_by_id(f"c{n}") for n in (7, 1))
    assert "accepted, an editor" in " ".join(accepted.text_content().split())
    assert "checked <it>" in accepted.text_content() and "rejected" in rejected.get("class")
    assert "the outlet took it back" in found.text_content()


@pytest.mark.parametrize("access", ["desk", "public"])
def test_copies_are_named(access: str) -> None:
    one = reports.offer().reading()
    other = replace(one, document=replace(one.document, sha256="f" * 64, outlet="Other Post", title="A copy"))
    record = Record([Holding(one, 2, group=1), Holding(other, 4, group=1)])
    links = tree(page(record, 0, access)).xpath("//details[contains(@class, 'copies')]//a/@href")
    assert links == ["/documents/ffffffffffff"]


@given(ledgers)
@settings(max_examples=20)
def test_visitors_see_no_word_that_may_not_be_published(one: Marked) -> None:
    record = published(one.record)
    for number in range(len(record.readings)):
        html = page(record, number, "public")
        for word in one.hidden(unreviewed=False, sensitive=False):
            assert word not in html
        assert "zqwhozq" not in html and "zqwhyzq" not in html
        ids = tree(html).xpath("//@id")
        assert {link[1:] for link in tree(html).xpath("//main//a/@href") if link[:1] == "#"} <= set(ids)


def test_visitors_see_nothing_but_sentences_that_ground_reviewed_claims(tmp_path: Path) -> None:
    location = kept(tmp_path, [reports.offer()])
    reading = reports.offer().reading()
    with served(location, public=True) as client:
        assert client.get(f"/documents/{OFFER}").status_code == 404
        assert OFFER[:12] not in client.get("/documents").text
    with workflow.open_ledger(location) as ledger:
        ledger.judge(Judgement("accept", "an editor", "", assertion_of(reading, reading.claims[5])))
    with served(location, public=True) as client:
        html = client.get(f"/documents/{OFFER}").text
    shown = text_of(html)
    assert "Nothing is agreed" in shown and len(shown) < 200
    assert "Rui Salgado" not in html and "an editor" not in html


@pytest.mark.parametrize(
    "address", ["/documents/abc", "/documents/zzzzzzzzzzzz", "/documents/000000000000", "/documents/..%2f.."]
)
def test_a_document_that_is_not_there_is_a_page_that_says_so(ledger: str, address: str) -> None:
    with served(ledger) as client:
        assert client.get(address).status_code == 404


def test_a_day_before_it_was_published_does_not_know_it(ledger: str) -> None:
    with served(ledger) as client:
        answer = client.get(f"/documents/{OFFER[:12]}?known_at=2031-01-01")
    assert answer.status_code == 404 and "published by" in words(answer.text)


def test_it_tells_all_that_it_says_whatever_the_day() -> None:
    reading = reports.offer().reading()
    then = Record([Holding(reading, 2)], clocks=Clocks(as_of=date(2020, 1, 1)))
    assert len(tree(page(then)).xpath("//li[contains(@class, 'claim')]")) == len(reading.claims)


def test_the_list_shows_the_newest_first_and_leads_on(tmp_path: Path) -> None:
    location = str(tmp_path / "a.db")
    base = reports.offer().reading()
    with workflow.open_ledger(location, create=True) as ledger:
        for number in range(65):
            text = f"Article {number} of <b>many</b>, told on its day."
            data = text.encode()
            day = f"2031-{1 + number // 28:02}-{1 + number % 28:02}" if number else None
            document = Document(
                f"{number}.txt", sha256(data).hexdigest(), text, published=day,
                outlet="Harbour Post" if number % 2 else "Other <i>Post", paragraphs=(Span(0, len(text)),),
                language="ru" if number == 7 else "en",
            )  # fmt: skip
            ledger.append(
                replace(base, document=document, entities=(), statements=(), times=(), claims=()), data
            )
    with served(location) as client:
        seen: list[str] = []
        address: str | None = "/documents"
        while address:
            found = tree(client.get(address).text)
            assert not found.xpath("//main//b | //main//i")
            seen += found.xpath("//tbody//a/@href")
            following = found.xpath("//a[@rel='next']/@href")
            address = following[0] if following else None
        assert len(seen) == len(set(seen)) == 65
        first = words(client.get(seen[0]).text)
        assert "Article 64" in first and "Article 0 " in words(client.get(seen[-1]).text)
        for query, count in (
            ("outlet=harbour+post", 30), ("language=ru", 1), ("from=2031-03-01", 9), ("to=2031-01-01", 0),
            ("to=2031-01-02", 1), ("outlet=None", 0), ("after=rubbish", 30), ("known_at=2031-01-03", 2),
        ):  # fmt: skip
            found = tree(client.get(f"/documents?{query}").text)
            assert len(found.xpath("//tbody/tr")) == count, query
        assert client.get("/documents?from=yesterday").status_code == 400


def test_the_list_of_an_empty_ledger(tmp_path: Path) -> None:
    with served(str(tmp_path / "new.db")) as client:
        assert "No document has been read yet" in words(client.get("/documents").text)


def test_blank_words_are_cited_as_they_stand() -> None:
    document = Document("a.txt", "0" * 64, "One. \n\n  ", paragraphs=(Span(0, 4), Span(6, 8)))
    assert [place for _, place in sentences(document, (Span(7, 8),))] == [Span(7, 8)]
