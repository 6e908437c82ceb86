"""Tables of figures as pages, pictures and files, and how they are made of a large ledger."""

from __future__ import annotations

import csv
import io
import time
from pathlib import Path

import pytest
from lxml import etree

from backchannel.errors import BackchannelError, Busy, UsageError
from backchannel.shelf import Shelf, apart
from backchannel.views import TABLES
from backchannel.web import kept as keeping
from tests import reports
from tests.pages import kept, served, tree, words
from tests.sketches import sketch


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> str:
    return kept(tmp_path_factory.mktemp("statistics"), [reports.offer(), reports.outcome()])


def test_all_tables_stand_on_one_page(ledger: str) -> None:
    with served(ledger) as client:
        page = tree(client.get("/statistics").text)
    assert {f"/statistics/{name}" for name in TABLES} <= set(page.xpath("//main//a/@href"))


@pytest.mark.parametrize("name", sorted(TABLES))
@pytest.mark.slow
def test_each_table_is_a_page_with_its_picture_and_its_files(ledger: str, name: str) -> None:
    with served(ledger) as client:
        answer = client.get(f"/statistics/{name}")
        assert answer.status_code == 200 and len(answer.content) < 100_000
        page = tree(answer.text)
        review = client.get(f"/statistics/{name}.json").json()["review"]
        assert "from 2 documents" in words(answer.text) and review in words(answer.text)
        pictures = page.xpath("//main//img")
        for picture in pictures:
            assert picture.get("alt") and int(picture.get("width")) and int(picture.get("height"))
            drawn = client.get(picture.get("src"))
            assert drawn.headers["content-type"].startswith("image/svg+xml")
            assert etree.fromstring(drawn.content).get("width") == picture.get("width")
        assert client.get(f"/statistics/{name}.json").json()["table"] == name
        rows = list(csv.reader(io.StringIO(client.get(f"/statistics/{name}.csv").text)))
        assert rows[0][-1] == "claims"
        assert len(rows) - 1 == len(client.get(f"/statistics/{name}.json").json()["rows"])


@pytest.mark.parametrize("name", ["held", "releases", "sources"])
def test_groupings_are_offered_and_followed(ledger: str, name: str) -> None:
    with served(ledger) as client:
        for by in TABLES[name].groupings:
            answer = client.get(f"/statistics/{name}.json?by={by}")
            assert answer.status_code == 200 and answer.json()["by"] == by


def test_only_one_captor(tmp_path: Path) -> None:
    other = sketch("2031-05-01").held("vidal", "pt", time="2031-01/..")
    with served(kept(tmp_path, [reports.offer(), other])) as client:
        every = client.get("/statistics/lifelines.json").json()["rows"]
        captor = next(row["captor"] for row in every if row["captor"] != "not stated")
        some = client.get("/statistics/lifelines.json", params={"only": captor}).json()["rows"]
        page = tree(client.get("/statistics/lifelines", params={"only": captor}).text)
    assert 0 < len(some) < len(every) and {row["captor"] for row in some} == {captor}
    assert len(page.xpath("//table[contains(@class, 'whole')]/tbody/tr")) == len(some)


def test_names_lead_to_people_and_rows_to_their_claims(ledger: str) -> None:
    with served(ledger) as client:
        page = tree(client.get("/statistics/lifelines").text)
    assert page.xpath("//th/a[@href='/people/Ana%20Duarte']")
    assert page.xpath("//td[contains(@class, 'rests')]//a[starts-with(@href, '/documents/')]")


def test_a_day_gives_the_figures_of_that_day(ledger: str) -> None:
    def held(client: object, address: str) -> int:
        return int(client.get(address).json()["n"])  # type: ignore[attr-defined]

    with served(ledger) as client:
        then = held(client, "/statistics/held.json?as_of=2031-05-20")
        assert then > held(client, "/statistics/held.json")


@pytest.mark.slow
def test_a_picture_that_the_browser_holds_is_not_sent_again(ledger: str) -> None:
    with served(ledger) as client:
        first = client.get("/statistics/held.svg")
        again = client.get("/statistics/held.svg", headers={"if-none-match": first.headers["etag"]})
        other = client.get("/statistics/held.svg", headers={"if-none-match": '"other"'})
    assert first.status_code == other.status_code == 200
    assert again.status_code == 304 and not again.content


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/statistics/moods", 404),
        ("/statistics/moods.svg", 404),
        ("/statistics/denials.svg", 404),
        ("/statistics/held?by=mood", 400),
        ("/statistics/held?only=nobody", 200),
        ("/statistics/held.csv?only=nobody", 200),
    ],
)
def test_what_there_is_not(ledger: str, address: str, status: int) -> None:
    with served(ledger) as client:
        assert client.get(address).status_code == status


def test_an_empty_ledger_has_empty_tables(tmp_path: Path) -> None:
    with served(str(tmp_path / "new.db")) as client:
        assert client.get("/statistics").status_code == 200
        for name in TABLES:
            assert client.get(f"/statistics/{name}").status_code == 200


@pytest.mark.slow
def test_a_large_ledger_is_counted_in_the_background(ledger: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "is_large", lambda _: True)
    with served(ledger) as client:
        text = words(client.get("/statistics/denials").text)
        assert "in the background" in text
        assert client.get("/statistics/denials.csv").status_code == 503
        for _ in range(120):
            text = words(client.get("/statistics/denials").text)
            if "in the background" not in text:
                break
            time.sleep(0.25)
        assert "Counted on" in text and "deals carried out" in text
        assert "Counted on" in words(client.get("/statistics").text)
        assert "Counted on" in words(client.get("/about").text)


def test_the_shelf_keeps_what_was_made_until_the_mark_changes() -> None:
    shelf, made = Shelf(room=2), []

    def make() -> int:
        made.append(1)
        return len(made)

    assert [shelf.now("a", 1, make), shelf.now("a", 1, make), shelf.now("a", 2, make)] == [1, 1, 2]
    shelf.now("b", 1, make)
    shelf.now("c", 1, make)
    assert shelf.now("a", 2, make) == 5, "what was asked for longest ago made room"


def test_what_fails_in_the_background_says_so_and_is_tried_again_for_another_mark() -> None:
    shelf = Shelf()

    def fail() -> int:
        raise UsageError("no such day")

    def waited(mark: int, make: object) -> object:
        for _ in range(200):
            held = shelf.soon("a", mark, make)  # type: ignore[arg-type]
            if held and held.mark == mark:
                return held
            time.sleep(0.01)
        raise AssertionError("nothing was made")

    assert waited(1, fail).error == "no such day"  # type: ignore[attr-defined]
    assert waited(2, lambda: 7).value == 7  # type: ignore[attr-defined]
    assert shelf.soon("a", 3, lambda: 8).value == 7  # type: ignore[union-attr]


@pytest.mark.slow
def test_a_process_apart_answers_or_says_why_not() -> None:
    assert apart(sorted, [2, 1]) == [1, 2]
    with pytest.raises(BackchannelError, match="no such day"):
        apart(_refuse, "no such day")
    with pytest.raises(Busy, match="memory"):
        apart(_vanish)


def _refuse(why: str) -> None:
    raise UsageError(why)


def _vanish() -> None:
    import os

    os._exit(1)
