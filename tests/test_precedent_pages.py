"""The reference set as a table, and each row on a page of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from backchannel.precedents import precedents
from backchannel.views.precedent_table import Choice, line, lines
from tests import reports
from tests.pages import kept, served, tree, words

ROWS = precedents().rows


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with served(kept(tmp_path_factory.mktemp("rows"), [reports.offer(), reports.outcome()])) as found:
        yield found


def shown(client: TestClient, query: str = "") -> list[str]:
    page = tree(client.get(f"/precedents{query}").text)
    return [str(one) for one in page.xpath("//tbody//th/a/text()")]


def test_all_rows_stand_in_one_light_table_newest_first(client: TestClient) -> None:
    answer = client.get("/precedents")
    assert shown(client) == [row.id for row in sorted(ROWS, key=lambda row: row.days, reverse=True)]
    assert len(answer.content) < 100_000


@pytest.mark.parametrize(
    ("query", "fits"),
    [
        ("?party=RU", lambda row: "RU" in (*row.a.sides, *row.b.sides)),
        ("?charge=drugs", lambda row: "drugs" in (*row.charges.a, *row.charges.b)),
        ("?since=2022", lambda row: row.days[1].year >= 2022),
        ("?until=1990", lambda row: row.days[0].year <= 1990),
        ("?since=1985&until=1987&party=SU", lambda row: 1985 <= row.days[1].year <= 1987 and "SU" in (*row.a.sides, *row.b.sides)),
        ("?wanting=1", lambda row: row.resource),
        ("?q=p42", lambda row: row.id == "P42"),
        ("?since=soon&until=%D9%A2%D9%A0%D9%A2%D9%A2", lambda row: True),
        ("?party=nowhere", lambda row: False),
        ("?as_of=1990-01-01", lambda row: row.days[0].year < 1990),
    ],
)  # fmt: skip
def test_the_table_is_cut_down(client: TestClient, query: str, fits) -> None:  # type: ignore[no-untyped-def]
    assert set(shown(client, query)) == {row.id for row in ROWS if fits(row)}


def test_nothing_found_is_said(client: TestClient) -> None:
    assert "No precedent is like that" in words(client.get("/precedents?q=%3Cb%3Ezzz").text)


def test_rows_that_want_a_better_source_carry_the_mark_in_both_places(client: TestClient) -> None:
    page = tree(client.get("/precedents").text)
    marked = page.xpath("//tbody/tr[.//*[contains(@class, 'wanting')]]/th/a/text()")
    assert {str(one) for one in marked} == {row.id for row in ROWS if row.resource}
    one = next(row for row in ROWS if row.resource)
    assert "look for a better source" in words(client.get(f"/precedents/{one.id}").text)


def test_every_row_has_a_page_with_its_note_and_sources(client: TestClient) -> None:
    for row in ROWS:
        answer = client.get(f"/precedents/{row.id}")
        assert answer.status_code == 200, row.id
        links = tree(answer.text).xpath("//section[@aria-labelledby='sources']//a/@href")
        assert links[: len(row.sources)] == list(row.sources)
        assert " ".join(row.note.split()) in words(answer.text)


@pytest.mark.parametrize("name", ["P99", "p", "%3Cb%3E", "42"])
def test_an_unknown_row_is_not_on_record(client: TestClient, name: str) -> None:
    assert client.get(f"/precedents/{name}").status_code == 404


def test_case_of_the_number_does_not_matter(client: TestClient) -> None:
    assert client.get("/precedents/p42").status_code == 200


def test_a_row_names_the_deals_of_the_record_that_it_is_like(client: TestClient) -> None:
    told = [words(client.get(f"/precedents/{row.id}").text) for row in ROWS]
    assert any("pt-cl-duarte-2031" in text and "points" in text for text in told)


def test_a_row_is_shown_to_everybody_also_without_a_record(tmp_path: Path) -> None:
    with served(str(tmp_path / "new.db"), public=True) as client:
        assert "None." in words(client.get("/precedents/P42").text)


def test_a_cell_that_is_not_told_is_empty() -> None:
    for row in ROWS:
        told = line(row)
        assert bool(told.days) is (row.days_to_handover is not None)
        assert bool(told.intermediaries) is bool(row.intermediaries)
        assert " for " in told.ratio


def test_no_choice_leaves_all() -> None:
    assert len(lines(ROWS)) == len(lines(ROWS, Choice())) == len(ROWS)
