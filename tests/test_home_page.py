"""What the first page holds, for whom, and how it stays short."""

from __future__ import annotations

from pathlib import Path

import pytest

from backchannel import workflow
from backchannel.entries import Judgement
from backchannel.views import assertion_of
from backchannel.web import kept as keeping
from tests import reports
from tests.pages import kept, served, tree, words
from tests.sketches import Sketch


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> str:
    return kept(tmp_path_factory.mktemp("home"), [reports.offer()])


@pytest.fixture(scope="module")
def later(tmp_path_factory: pytest.TempPathFactory) -> str:
    return kept(tmp_path_factory.mktemp("later"), [reports.offer(), reports.outcome()])


def test_an_empty_ledger_says_how_to_begin(tmp_path: Path) -> None:
    with served(str(tmp_path / "new.db")) as client:
        text = words(client.get("/").text)
        assert "Nothing has been read yet" in text and "backchannel read" in text
        assert tree(client.get("/").text).xpath("//main//a[@href='/read']")


def test_a_visitor_of_an_empty_ledger_is_not_sent_to_the_desk(tmp_path: Path) -> None:
    with served(str(tmp_path / "new.db"), public=True) as client:
        assert "backchannel read" not in client.get("/").text


def test_a_day_before_all_documents_leads_back_to_today(ledger: str) -> None:
    with served(ledger) as client:
        text = words(client.get("/?known_at=1999-01-01").text)
    assert "Nothing had been read by then" in text and "Show today" in text


def test_open_deals_with_terms_and_last_words(ledger: str) -> None:
    with served(ledger) as client:
        page = tree(client.get("/").text)
    card = page.xpath("//article[contains(@class, 'deal')]")[0]
    text = " ".join(card.text_content().split())
    assert "Portugal ⇄ Chile" in text and "no agreement" in text.casefold()
    assert "Hernan Vidal" in text and "Ana Duarte" in text
    assert card.xpath(".//h3/a[starts-with(@href, '/deals/')]")
    assert card.xpath(".//a[starts-with(@href, '/documents/') and contains(@href, '#s')]")


def test_each_stance_has_its_age(tmp_path: Path) -> None:
    late = Sketch("Ana Duarte waits.", "2031-06-01", "Coast Radio").who("ana", "person", "Ana Duarte")
    with served(kept(tmp_path, [reports.offer(), late])) as client:
        assert "17 days ago" in words(client.get("/").text)


def test_people_held_with_days_as_a_range(ledger: str) -> None:
    with served(ledger) as client:
        page = tree(client.get("/").text)
    rows = {
        row.xpath("string(./th/a)"): row.xpath("string(./td[last()])")
        for row in page.xpath("//table[contains(@class, 'people')]//tbody/tr")
    }
    assert rows["Ana Duarte"].strip() == "76 to 103"
    assert page.xpath("//table[contains(@class, 'people')]//a[@href='/people/Ana%20Duarte']")


def test_who_was_freed_is_not_held(later: str) -> None:
    with served(later) as client:
        page = tree(client.get("/").text)
    held = page.xpath("//table[contains(@class, 'people')]//th/a/text()")
    assert "Ana Duarte" not in held and "Rui Salgado" in held


def test_what_the_newest_documents_brought(later: str) -> None:
    with served(later) as client:
        page = tree(client.get("/").text)
    newest = page.xpath("//ol[contains(@class, 'news')]/li")[0]
    text = " ".join(newest.text_content().split())
    assert "Coast Radio" in text and "30 Jun 2031" in text and "Ana Duarte" in text
    assert newest.xpath(".//a[starts-with(@href, '/documents/')]")


def test_who_is_in_a_deal_by_unnamed_sources_alone_is_not_known(tmp_path: Path) -> None:
    report = Sketch("The offer of Vidal was approved, two people said.", "2031-05-15", "Harbour Post")
    report.who("pt", "state", "Portugal", country="PT").who("cl", "state", "Chile", country="CL")
    report.who("vidal", "person", "Hernan Vidal").who("two", "person", "two people", anonymous=True)
    report.said("s1", "two", "anonymous_source", "The offer of Vidal was approved")
    roles = {"proposer": ["pt"], "recipient": ["cl"], "gives": ["vidal"], "status": "offered"}
    report.claim("proposal", "The offer of Vidal", roles, statement="s1")
    with served(kept(tmp_path, [report])) as client:
        page = tree(client.get("/").text)
    section = page.xpath("//section[@aria-labelledby='unnamed']")[0]
    assert "Hernan Vidal" in section.text_content() and "unnamed" in section.text_content()
    assert page.xpath("//span[contains(@class, 'unnamed')]")


def test_the_queue_is_for_the_desk(ledger: str) -> None:
    with served(ledger) as client:
        assert "wait for review" in words(client.get("/").text)
    with served(ledger, public=True) as client:
        assert "wait for review" not in words(client.get("/").text)


def test_nothing_speaks_of_options_of_commands(later: str) -> None:
    with served(later) as client:
        assert "--" not in words(client.get("/").text)


def test_visitors_see_what_was_accepted_and_nothing_else(tmp_path: Path) -> None:
    report = reports.offer()
    location = kept(tmp_path, [report])
    reading = report.reading()
    claim = next(one for one in reading.claims if one.type == "detention")
    with workflow.open_ledger(location) as ledger:
        ledger.judge(Judgement("accept", "Ines", "read it", assertion=assertion_of(reading, claim)))
    with served(location, public=True) as client:
        text = words(client.get("/").text)
    assert "Ana Duarte" in text
    assert "Rui Salgado" not in text and "Jorge Duarte" not in text and "Vidal" not in text


def test_a_judgement_shows_at_once(tmp_path: Path) -> None:
    report = reports.offer()
    location = kept(tmp_path, [report])
    with served(location) as client:
        before = words(client.get("/").text)
        reading = report.reading()
        claim = next(one for one in reading.claims if one.type == "detention")
        with workflow.open_ledger(location) as ledger:
            ledger.judge(Judgement("reject", "Ines", "no", assertion=assertion_of(reading, claim)))
        after = words(client.get("/").text)
    assert "76 to 103" in before and "76 to 103" not in after


def test_of_a_large_ledger_it_says_how_much_was_looked_at(
    later: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "is_large", lambda _: True)
    with served(later) as client:
        text = words(client.get("/").text)
    assert "told from the newest 2 documents" in text


def test_hostile_names_and_words_are_text(tmp_path: Path) -> None:
    report = reports.offer()
    report.outlet = "<script>alert(1)</script>"
    with served(kept(tmp_path, [report])) as client:
        page = tree(client.get("/").text)
    assert not page.xpath("//script[not(@src)]")
    assert "<script>alert(1)</script>" in page.text_content()


@pytest.mark.parametrize("address", ["/", "/search?q=offer", "/new", "/about", "/statistics", "/changes"])
def test_every_page_here_has_one_heading_and_labels(later: str, address: str) -> None:
    with served(later) as client:
        page = tree(client.get(address).text)
    assert len(page.xpath("//h1")) == 1
    for field in page.xpath("//main//input[not(@type='hidden')] | //main//select"):
        assert field.xpath("ancestor::label") or page.xpath(f"//label[@for='{field.get('id')}']")
    assert not page.xpath("//*[@style]")
    identifiers = page.xpath("//@id")
    assert len(identifiers) == len(set(identifiers))
