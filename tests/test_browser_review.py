"""The review in a real browser, by keyboard alone: ten claims, the focus, the keys off, and with scripts off."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from backchannel import workflow
from backchannel.desk import Desk
from tests import reports
from tests.browsing import PHONE, WIDE, chromium, running, somebody
from tests.pages import kept

pytestmark = pytest.mark.browser

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@pytest.fixture
def ledger(tmp_path: Path) -> str:
    return kept(tmp_path, [reports.offer(), reports.outcome()])


@pytest.fixture
def address(ledger: str) -> Iterator[str]:
    with running(Desk(ledger, user="Ines")) as found:
        yield found


def kinds(ledger: str) -> list[str]:
    with workflow.open_ledger(ledger) as opened:
        assert not workflow.verify(opened, everything=True).faults
        return [one.kind for one in opened.judgements()]


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.id || document.activeElement.tagName"))


def onwards(page: Page, *keys: str) -> None:
    """Press keys, the last of which leads to another page."""
    with page.expect_navigation():
        for key in keys:
            page.keyboard.press(key) if len(key) == 1 or key == "Enter" else page.keyboard.type(key)
    page.wait_for_function("document.activeElement.id === 'item'")


def test_ten_claims_by_keyboard_alone(browser: Browser, address: str, ledger: str) -> None:
    with somebody(browser) as context:
        page = context.new_page()
        page.goto(f"{address}/review#item")
        for _ in range(7):
            before = page.locator("#asked").text_content()
            onwards(page, "a")
            assert page.locator("#asked").text_content() != before
        onwards(page, "r", "it is about somebody else", "Enter")
        onwards(page, "u")
        expect(page.locator(".told")).to_contain_text("Taken back")
        onwards(page, "n", "checked with the text", "Enter")
        page.keyboard.press("c")
        assert focused(page).startswith("part-")
        page.keyboard.type("aru")  # letters in a field are letters
        page.keyboard.press("Escape")
        assert focused(page) == "SUMMARY" and not page.locator("details.answer[open]").count()
        onwards(page, "k")
        onwards(page, "s", "for the family", "Enter")
        onwards(page, "a")
    assert kinds(ledger) == ["accept"] * 7 + ["reject", "retract", "accept", "sensitive", "accept"]


def test_keys_can_be_switched_off(browser: Browser, address: str, ledger: str) -> None:
    with somebody(browser) as context:
        page = context.new_page()
        page.goto(f"{address}/review#item")
        page.get_by_role("button", name="Single keys are on").click()
        page.locator("#item").focus()
        page.keyboard.press("a")
        page.reload()
        page.keyboard.press("a")
        assert page.get_by_role("button", name="Single keys are off").is_visible()
    assert kinds(ledger) == []


def test_all_works_with_scripts_off(browser: Browser, address: str, ledger: str) -> None:
    with somebody(browser, scripts=False) as context:
        page = context.new_page()
        page.goto(f"{address}/review")
        page.locator("button", has_text="Accept").first.click()
        page.locator("summary", has_text="Reject").click()
        page.locator("#why-reject").fill("another day")
        page.keyboard.press("Enter")
        page.locator("button", has_text="Undo").click()
        page.locator("summary", has_text="Correct").click()
        page.locator("#part-time").fill("2031-04")
        page.locator("#why-correct").fill("par. 1")
        page.locator(".correct button").click()
        expect(page.locator(".told")).to_contain_text("Corrected")
    assert kinds(ledger) == ["accept", "reject", "retract", "correct"]


@pytest.mark.parametrize(("size", "dark"), [(WIDE, True), (PHONE, False)], ids=["wide, dark", "phone"])
def test_axe_finds_nothing_in_any_state(
    browser: Browser, address: str, size: tuple[int, int], dark: bool
) -> None:
    faults = []
    with somebody(browser, size, dark=dark) as context:
        page = context.new_page()
        page.goto(f"{address}/review#item")
        onwards(page, "a")
        for key in ("", "r", "c", "n"):
            if key:
                page.locator("#item").focus()
                page.keyboard.press(key)
            if key == "c":
                page.locator(".more summary").click()
            found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
            faults += [f"{key}: {one['id']}: {one['nodes'][0]['html'][:200]}" for one in found]
        for path in ("/judgements", "/conflicts"):
            page.goto(address + path)
            found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
            faults += [f"{path}: {one['id']}: {one['nodes'][0]['html'][:200]}" for one in found]
            wide = page.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"
            )
            faults += [f"{path}: {wide} pixels wider than the window"] if wide > 0 else []
    assert not faults, "\n".join(faults)
