"""What the page about the data says, what is new, and what differs between two days."""

from __future__ import annotations

from pathlib import Path

import pytest

from backchannel import workflow
from backchannel.entries import Judgement
from backchannel.views import assertion_of
from backchannel.views.accuracy import accuracy
from tests import reports
from tests.pages import kept, served, tree, words
from tests.quality import published


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> str:
    return kept(tmp_path_factory.mktemp("about"), [reports.offer(), reports.outcome()])


def test_the_figures_of_the_package_are_those_of_the_gate() -> None:
    assert published.FILE.read_text("utf-8") == published.text(), (
        "run `python -m tests.quality.published` after the floors have changed"
    )


def test_what_was_read_and_by_whom(ledger: str) -> None:
    with served(ledger) as client:
        text = words(client.get("/about").text)
    for told in (
        "2 documents, 15 May 2031 to 30 Jun 2031",
        "Harbour Post",
        "Coast Radio",
        "2031",
        reports.READER,
    ):
        assert told in text


def test_how_far_it_was_reviewed(tmp_path: Path) -> None:
    report = reports.offer()
    location, reading = kept(tmp_path, [report]), report.reading()
    with workflow.open_ledger(location) as ledger:
        for kind, claim in zip(("accept", "reject"), reading.claims, strict=False):
            ledger.judge(Judgement(kind, "Ines", "x", assertion=assertion_of(reading, claim)))  # type: ignore[arg-type]
    with served(location) as client:
        page = tree(client.get("/about").text)
    facts = {
        " ".join(one.xpath("string(dt)").split()): one.xpath("string(dd)")
        for one in page.xpath("//dl[contains(@class, 'facts')]/div")
    }
    assert facts["accepted"] == "1" and facts["rejected"] == "1"
    assert int(facts["not reviewed"]) == len(reading.claims) - 2
    assert int(facts["sensitive"]) > 0


def test_measured_accuracy_and_limits_stand_there(ledger: str) -> None:
    with served(ledger) as client:
        text = words(client.get("/about").text)
    for measure in accuracy().measures:
        assert measure.title in text
        for figure in measure.figures:
            assert f"{figure.value:g}" in text
    assert accuracy().limits[0] in text


def test_the_chain_is_for_the_desk(ledger: str) -> None:
    with workflow.open_ledger(ledger) as store:
        head = workflow.verify(store).head
    with served(ledger) as client:
        assert head in client.get("/about").text
        assert "are whole" in words(client.get("/about?check=1").text)
    with served(ledger, public=True) as client:
        answer = client.get("/about?check=1")
    assert head not in answer.text and "are whole" not in words(answer.text)


def test_an_empty_ledger_has_its_page(tmp_path: Path) -> None:
    with served(str(tmp_path / "new.db")) as client:
        for address in ("/about", "/about?check=1", "/new", "/changes", "/changes?from=2031-01-01"):
            assert client.get(address).status_code == 200, address


def test_new_is_told_of_the_last_week_unless_a_day_is_named(ledger: str) -> None:
    with served(ledger) as client:
        week = words(client.get("/new").text)
        month = words(client.get("/new?since=2031-05-01").text)
    assert "New since 23 Jun 2031" in week and "1 document came in" in week
    assert "2 documents came in" in month


def test_new_by_the_day_of_the_record(ledger: str) -> None:
    with served(ledger) as client:
        text = words(client.get("/new?since=2001-01-01&by=recorded").text)
    assert "read into the record" in text and "2 documents came in" in text


def test_two_days_compared(ledger: str) -> None:
    with served(ledger) as client:
        page = client.get("/changes?from=2031-05-20&to=2031-07-01&name=Duarte").text
        turned = client.get("/changes?from=2031-07-01&to=2031-05-20&name=Duarte").text
        other = client.get("/changes?from=2031-05-20&to=2031-07-01&clock=as-of").text
        nobody = client.get("/changes?from=2031-05-20&name=Nobody+Here")
    assert "Added" in words(page) and "freed" in words(page)
    assert words(page) == words(turned)
    assert "by all that is known now" in words(other)
    assert nobody.status_code == 200 and "Nobody Here" in words(nobody.text)


def test_visitors_see_no_news_that_may_not_be_published(ledger: str) -> None:
    with served(ledger, public=True) as client:
        for address in (
            "/new?since=2031-01-01",
            "/changes?from=2031-05-20",
            "/statistics/lifelines",
            "/about",
        ):
            text = words(client.get(address).text)
            assert "Duarte" not in text and "Vidal" not in text, address
