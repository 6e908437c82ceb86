"""What holds for every page: its frame, its clocks, its headers, and who may see it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import reports
from tests.pages import kept, served, tree, words


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> str:
    return kept(tmp_path_factory.mktemp("pages"), [reports.offer(), reports.outcome()])


def test_the_first_page_of_an_empty_ledger(tmp_path: Path) -> None:
    with served(str(tmp_path / "new.db")) as client:
        assert client.get("/").status_code == 200


def test_nothing_of_a_page_comes_from_elsewhere_or_is_executed(ledger: str) -> None:
    with served(ledger) as client:
        answer = client.get("/")
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'") and "unsafe" not in policy
    page = tree(answer.text)
    assert not page.xpath("//*[@style or @onclick or @onload] | //script[not(@src)]")
    assert all(link.startswith(("/", "#")) for link in page.xpath("//@href | //@src"))


def test_the_clocks_stay_in_every_link_and_the_page_says_so(ledger: str) -> None:
    with served(ledger) as client:
        text = client.get("/?as_of=2031-01-02&known_at=2031-02-03").text
    assert "Not today." in words(text)
    links = tree(text).xpath("//nav//a/@href")
    assert links and all("as_of=2031-01-02&known_at=2031-02-03" in link for link in links)


@pytest.mark.parametrize("address", ["/?as_of=yesterday", "/?known_at=2031-13-01", "/?as_of=%00"])
def test_a_day_that_is_none_is_refused_in_words(ledger: str, address: str) -> None:
    with served(ledger) as client:
        answer = client.get(address)
    assert answer.status_code == 400
    assert "2022-07-28" in words(answer.text)


def test_an_unknown_address_is_a_page_of_ours(ledger: str) -> None:
    with served(ledger) as client:
        answer = client.get("/nowhere")
    assert answer.status_code == 404
    assert "there is no page at this address" in words(answer.text)


def test_a_server_answers_under_its_own_names_only(ledger: str) -> None:
    with served(ledger) as client:
        assert client.get("/", headers={"host": "attacker.example"}).status_code == 400


def test_a_password_opens_the_desk(ledger: str) -> None:
    with served(ledger, password="open sesame") as client:
        assert "Add an article" not in client.get("/").text
        assert client.post("/sign-in", data={"password": "wrong"}).status_code == 403
        assert "Add an article" in client.post("/sign-in", data={"password": "open sesame"}).text
        assert "Add an article" not in client.post("/sign-in", data={"out": "1"}).text


@pytest.mark.parametrize(
    "headers", [{"origin": "http://attacker.example"}, {"sec-fetch-site": "cross-site"}, {"origin": "null"}]
)
def test_a_form_of_another_site_is_refused(ledger: str, headers: dict[str, str]) -> None:
    with served(ledger, password="open sesame") as client:
        answer = client.post("/sign-in", data={"password": "open sesame"}, headers=headers)
    assert answer.status_code == 403


def test_a_public_server_is_opened_by_nothing(ledger: str) -> None:
    with served(ledger, public=True) as client:
        assert client.post("/sign-in", data={"password": ""}).status_code == 403
