"""What people come to do, in a real browser: with scripts and without, on a wide screen and on a phone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, BrowserContext, Locator, Page

from backchannel.cli import main
from backchannel.desk import Desk
from tests import reports
from tests.browsing import PHONE, WIDE, chromium, running, somebody
from tests.pages import kept

pytestmark = pytest.mark.browser

ROOT = Path(__file__).resolve().parent.parent
ARTICLE = ROOT / "samples" / "coverage" / "2022-07-28-kremlin.txt"
PATIENCE = 180_000  # milliseconds in which an article is read on a busy machine


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> str:
    return kept(tmp_path_factory.mktemp("journeys"), [reports.offer(), reports.outcome()])


@pytest.fixture(scope="module")
def address(ledger: str) -> Iterator[str]:
    with running(Desk(ledger)) as found:
        yield found


@pytest.fixture(
    params=[(WIDE, True), (WIDE, False), (PHONE, False)], ids=["scripts", "no scripts", "phone, no scripts"]
)
def visitor(browser: Browser, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    size, scripts = request.param
    with somebody(browser, size, scripts=scripts) as context:
        yield context


@pytest.mark.model
@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_an_article_is_read_by_upload(browser: Browser, tmp_path: Path, scripts: bool) -> None:
    with running(Desk(str(tmp_path / "new.db"))) as address, somebody(browser, scripts=scripts) as context:
        page = context.new_page()
        page.goto(address)
        page.get_by_role("link", name="Add an article").first.click()
        page.get_by_label("One or several files").set_input_files(ARTICLE)
        page.get_by_role("button", name="Read it").click()
        page.get_by_role("heading", name="On record now").wait_for(timeout=PATIENCE)
        page.locator("section", has_text="On record now").get_by_role("link").first.click()
        assert page.locator("mark").count() > 5
        follow_a_claim(page)


def test_a_claim_leads_to_its_sentence_and_back(visitor: BrowserContext, address: str) -> None:
    page = visitor.new_page()
    page.goto(f"{address}/documents")
    page.locator("main a[href*='/documents/']").first.click()
    follow_a_claim(page)


def follow_a_claim(page: Page) -> None:
    """From the number in the text to the card, and from the card back to the words."""
    number = page.locator(".words a.to").first
    card = page.locator(f"li{number.get_attribute('href')}")
    number.click()
    assert in_sight(page, card)
    back = card.locator("a.from")
    words = page.locator(str(back.get_attribute("href")))
    back.click()
    assert in_sight(page, words)


def in_sight(page: Page, what: Locator) -> bool:
    box, window = what.bounding_box(), page.viewport_size
    return bool(box and window and box["y"] < window["height"] and box["y"] + box["height"] > 0)


def test_a_footnote_opens_and_leads_into_the_text(visitor: BrowserContext, address: str) -> None:
    page = visitor.new_page()
    page.goto(f"{address}/people/Ana%20Duarte")
    number = page.locator("a.ref").first
    note = page.locator(f"li{number.get_attribute('href')}")
    number.click()
    assert in_sight(page, note)
    quote = note.locator("blockquote").inner_text()
    note.get_by_role("link", name="in the text").click()
    assert " ".join(quote.split()[:4]) in " ".join(page.locator("main").inner_text().split())


def test_the_date_is_changed_and_stays_changed(visitor: BrowserContext, address: str) -> None:
    page = visitor.new_page()
    page.goto(f"{address}/deals")
    page.get_by_label("As it was on").fill("2031-05-20")
    page.get_by_label("As known at").fill("2031-05-21")
    page.locator("form.clocks").get_by_role("button").click()
    banner = page.locator(".not-today")
    assert "20 May 2031" in banner.inner_text() and "21 May 2031" in banner.inner_text()
    page.get_by_role("link", name="People", exact=True).first.click()
    assert "20 May 2031" in banner.inner_text()
    banner.get_by_role("link", name="Show today").click()
    assert banner.count() == 0 and "as_of" not in page.url


def test_a_published_site_is_browsed_from_its_folder(
    visitor: BrowserContext, ledger: str, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    told = CliRunner().invoke(main, ["publish", str(site), "--with-unreviewed", "--ledger", ledger])
    assert told.exit_code == 0, told.output
    page = visitor.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto((site / "index.html").as_uri())
    page.get_by_role("link", name="People", exact=True).first.click()
    page.get_by_role("link", name="Ana Duarte").first.click()
    assert "Ana Duarte" in page.locator("h1").inner_text()
    page.locator("a.ref").first.click()
    page.get_by_role("link", name="in the text").first.click()
    assert page.locator("h1").count() == 1
    assert asked and all(url.startswith("file://") for url in asked)
