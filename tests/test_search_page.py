"""What searching finds, how it is narrowed down, and what it says where nothing is found."""

from __future__ import annotations

from pathlib import Path

import pytest

from backchannel import workflow
from backchannel.entries import Judgement
from backchannel.views import assertion_of
from backchannel.views.finding import marked
from tests import reports
from tests.pages import kept, served, tree, words
from tests.sketches import Sketch


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> str:
    return kept(tmp_path_factory.mktemp("search"), [reports.offer(), reports.outcome()])


def test_without_words_it_says_how_to_ask(ledger: str) -> None:
    with served(ledger) as client:
        answer = client.get("/search")
    assert answer.status_code == 200
    assert "How to ask" in words(answer.text) and "beside each other" in words(answer.text)


def test_what_is_found_stands_under_its_document_with_the_words_marked(ledger: str) -> None:
    with served(ledger) as client:
        page = tree(client.get("/search?q=Vidal").text)
    hits = page.xpath("//article[contains(@class, 'hit')]")
    assert len(hits) == 2
    assert {mark.casefold() for mark in page.xpath("//mark/text()")} == {"vidal"}
    assert hits[0].xpath(".//a[starts-with(@href, '/documents/') and contains(@href, '#s')]")


def test_names_that_fit_come_first(ledger: str) -> None:
    with served(ledger) as client:
        page = tree(client.get("/search?q=duarte").text)
        links = page.xpath("//section[contains(@class, 'fits')]//a/@href")
    assert links[0] in ("/people/Ana%20Duarte", "/voices/Jorge%20Duarte")
    assert "/people/Ana%20Duarte" in links
    assert any(link.startswith("/deals/") for link in links)


def test_sides_lead_to_their_deals(ledger: str) -> None:
    with served(ledger) as client:
        page = tree(client.get("/search?q=Portugal+Chile").text)
    assert any(
        link.startswith("/deals/") for link in page.xpath("//section[contains(@class, 'fits')]//a/@href")
    )


@pytest.mark.parametrize(
    ("query", "there", "gone"),
    [
        ("kind=claim", {"proposal"}, {"said"}),
        ("kind=statement", {"said"}, {"proposal"}),
        ("type=proposal", {"proposal"}, {"said", "exchange"}),
        ("source=on_record", {"proposal"}, {"exchange"}),
        ("outlet=Coast+Radio", {"exchange"}, {"proposal"}),
        ("speaker=Tomas+Leal", {"proposal"}, {"exchange"}),
        ("side=Portugal", {"proposal"}, {"exchange"}),
        ("case=Rui+Salgado", {"proposal"}, {"exchange"}),
    ],
)
def test_facets_narrow_it_down(ledger: str, query: str, there: set[str], gone: set[str]) -> None:
    word = "Vidal" if "Coast" in query or query.startswith("kind") else "Salgado"
    with served(ledger) as client:
        page = tree(client.get(f"/search?q={word}&{query}").text)
    types = {text.strip() for text in page.xpath("//li/span[@class='type']/text()")}
    assert there <= types and not gone & types


def test_counts_stand_beside_what_they_lead_to(ledger: str) -> None:
    with served(ledger) as client:
        page = tree(client.get("/search?q=Vidal").text)
        link = page.xpath("//nav[contains(@class, 'facets')]//a[contains(@href, 'type=proposal')]")[0]
        n = int(link.xpath("string(.//span[@class='n'])"))
        narrowed = tree(client.get(link.get("href")).text)
    assert len(narrowed.xpath("//li[contains(@class, 'claim')]")) == n
    assert narrowed.xpath("//a[contains(@class, 'chip')]")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("from=2031-06-01", 1),
        ("to=2031-06-01", 1),
        ("from=2031-01-01&to=2031-12-31", 2),
        ("from=2031-06-29&to=2031-06-29&clock=so", 1),
        ("from=2031-04-01&to=2031-04-30&clock=so", 0),
    ],
)
def test_days_by_either_clock(ledger: str, query: str, found: int) -> None:
    with served(ledger) as client:
        page = tree(client.get(f"/search?q=Vidal&{query}").text)
    assert len(page.xpath("//article[contains(@class, 'hit')]")) == found


def test_a_day_that_is_none_is_refused_in_words(ledger: str) -> None:
    with served(ledger) as client:
        answer = client.get("/search?q=Vidal&from=soon")
    assert answer.status_code == 400 and "2022-07-28" in answer.text


def test_nothing_found_says_what_to_try(ledger: str) -> None:
    with served(ledger) as client:
        text = words(client.get("/search?q=Duartte+zeppelin&outlet=x").text)
    assert "Nothing found" in text and "fewer words" in text and "narrows it down" in text
    assert "Ana Duarte" in text


@pytest.mark.parametrize(
    "asked", ["%22", "...", "%00", "a" * 5000, "%22Nothing+is+agreed%22", "*", "NEAR(a)"]
)
def test_no_question_breaks_it(ledger: str, asked: str) -> None:
    with served(ledger) as client:
        assert client.get(f"/search?q={asked}").status_code == 200


def test_other_scripts_are_found_and_marked(tmp_path: Path) -> None:
    report = Sketch("Ана Дуарте ждёт суда, say her friends.", "2031-05-15", "Harbour Post")
    with served(kept(tmp_path, [report])) as client:
        page = tree(client.get("/search?q=ДУАРТЕ+суда").text)
    assert {"Дуарте", "суда"} <= set(page.xpath("//mark/text()"))


def test_pages_of_results(tmp_path: Path) -> None:
    made = [
        Sketch(f"On day {day} the talks on the trade of Vidal went on.", f"2031-07-{day:02}", "Coast Radio")
        for day in range(1, 29)
    ]
    with served(kept(tmp_path, made)) as client:
        first = tree(client.get("/search?q=trade").text)
        assert len(first.xpath("//article")) == 12 and "28 documents" in first.text_content()
        older = first.xpath("//a[@rel='next']/@href")[0]
        third = tree(client.get(older.replace("page=2", "page=3")).text)
    assert len(third.xpath("//article")) == 4 and not third.xpath("//a[@rel='next']")


def test_visitors_find_only_what_may_be_published(tmp_path: Path) -> None:
    report = reports.offer()
    location = kept(tmp_path, [report])
    reading = report.reading()
    claim = next(one for one in reading.claims if one.type == "detention")
    with workflow.open_ledger(location) as ledger:
        ledger.judge(Judgement("accept", "Ines", "read it", assertion=assertion_of(reading, claim)))
    with served(location, public=True) as client:
        assert "espionage" in words(client.get("/search?q=espionage").text)
        for hidden in ("Jorge", "weight", "Salgado", "Vidal"):
            text = words(client.get(f"/search?q={hidden}").text)
            assert "Nothing found" in text, hidden


@pytest.mark.parametrize(
    ("text", "sought", "expected"),
    [
        ("The offer of Vidal", {"vidal"}, [("The offer of ", False), ("Vidal", True)]),
        ("Café, café", {"cafe"}, [("Café", True), (", ", False), ("café", True)]),
        ("Duarte's trial", {"duartes"}, [("Duarte's", True), (" trial", False)]),
        ("", {"x"}, []),
        ("nothing", {"x"}, [("nothing", False)]),
    ],
)
def test_marks(text: str, sought: set[str], expected: list[tuple[str, bool]]) -> None:
    assert marked(text, frozenset(sought)) == expected
