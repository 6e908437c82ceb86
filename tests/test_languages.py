"""The interface in other languages: catalogues are complete, and a browser gets the language that it asks for."""

from __future__ import annotations

from pathlib import Path

import pytest

from backchannel.web import languages
from tests import reports
from tests.pages import kept, served, tree, words
from tests.translations import WEB, catalogue, texts

CATALOGUES = sorted((WEB / "locale").glob("*.po"))


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> str:
    return kept(tmp_path_factory.mktemp("languages"), [reports.offer()])


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_a_catalogue_has_every_text_and_no_other(path: Path) -> None:
    wanted = {message.id for message in texts() if message.id}
    held = {message.id: message for message in catalogue(path) if message.id}
    assert held.keys() == wanted, "run `python -m tests.translations`"
    missing = [key for key, message in held.items() if not all(_strings(message.string))]
    assert not missing


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_a_translation_keeps_what_is_filled_in(path: Path) -> None:
    faults = [error for message in catalogue(path) if message.id for error in message.check()]
    assert not faults


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        ("ru", "ru"), ("ru-RU,ru;q=0.9,en;q=0.8", "ru"), ("en-GB,en;q=0.9,ru;q=0.5", "en"), ("de", "en"),
        ("en;q=0.1, ru;q=0.9", "ru"), ("", "en"), ("*", "en"), ("ru;q=nonsense", "en"), (";;;,,,=", "en"),
    ],
)  # fmt: skip
def test_a_browser_gets_the_language_that_it_prefers(ledger: str, asked: str, given: str) -> None:
    with served(ledger) as client:
        page = tree(client.get("/", headers={"accept-language": asked}).text)
    assert page.get("lang") == given


def test_the_address_goes_before_the_browser_and_stays_in_links(ledger: str) -> None:
    with served(ledger) as client:
        text = client.get("/?lang=ru", headers={"accept-language": "en"}).text
    assert tree(text).get("lang") == "ru"
    assert "Сделки" in words(text)
    assert all("lang=ru" in link for link in tree(text).xpath("//nav//a/@href"))


def test_a_language_may_run_from_the_right() -> None:
    assert languages.direction("ar") == "rtl"
    assert languages.direction("ru") == "ltr"


def _strings(string: object) -> tuple[str, ...]:
    return tuple(string) if isinstance(string, tuple | list) else (str(string or ""),)
