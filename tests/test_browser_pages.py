"""Every kind of page in a real browser: nothing breaks, nothing is in the way of anybody, nothing is heavy.

Pages are found as a visitor finds them, by their links; two of each kind are looked at.
"""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage

from backchannel.desk import Desk
from tests import reports
from tests.browsing import PHONE, WIDE, chromium, running, somebody
from tests.pages import kept

pytestmark = pytest.mark.browser

OF_A_KIND = 2
HEAVIEST = 100_000  # bytes of HTML, without the text of a document
_HARMLESS = ("favicon",)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    place = tmp_path_factory.mktemp("browser")
    with running(Desk(kept(place, [reports.offer(), reports.outcome()]))) as found:
        yield found


@pytest.fixture(scope="module")
def found(browser: Browser, address: str) -> list[str]:
    """Addresses of two pages of each kind, without clocks."""
    return crawled(browser, address)


def kind(path: str) -> str:
    """What kind of page stands at a path: its first part, and whether there are more."""
    parts = [part for part in path.split("/") if part]
    return "/".join([*parts[:1], *("*" for _ in parts[1:])])


def crawled(browser: Browser, address: str) -> list[str]:
    """The first pages of each kind that links lead to from the first page."""
    seen: Counter[str] = Counter()
    done: set[str] = set()
    pages, waiting = [], deque(["/"])
    with somebody(browser, scripts=False) as context:
        page = context.new_page()
        while waiting:
            path = waiting.popleft()
            if path in done or seen[kind(path)] >= OF_A_KIND or re.search(r"\.\w{2,6}$", path):
                continue
            done.add(path)
            answer = page.goto(address + path)
            assert answer and answer.ok, f"{path}: {answer.status if answer else 'no answer'}"
            seen[kind(path)] += 1
            pages.append(path)
            links = page.locator("a[href]").evaluate_all("all => all.map(one => one.getAttribute('href'))")
            waiting.extend(urlsplit(link).path for link in links if link.startswith("/"))
    return pages


def test_links_lead_to_every_kind_of_page(found: list[str]) -> None:
    kinds = {kind(path) for path in found}
    assert {"", "deals", "people", "voices", "documents", "documents/*", "deals/*", "people/*", "conflicts",
            "review", "statistics", "precedents", "about", "read"} <= kinds  # fmt: skip


@pytest.mark.parametrize(("size", "dark"), [(WIDE, False), (PHONE, True)], ids=["wide", "phone, dark"])
def test_axe_finds_nothing_and_nothing_sticks_out(
    browser: Browser, address: str, found: list[str], size: tuple[int, int], dark: bool
) -> None:
    faults = []
    with somebody(browser, size, dark=dark) as context:
        page = context.new_page()
        told: list[str] = []
        page.on("console", lambda message: told.append(_told(message)))
        page.on("pageerror", lambda error: told.append(f"error: {error}"))
        for path in found:
            page.goto(address + path)
            results = Axe().run(
                page,
                options={
                    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
                },
            )
            faults += [
                f"{path}: {one['id']}: {one['nodes'][0]['html'][:200]} ({len(one['nodes'])})"
                for one in results.response["violations"]
            ]
            wide = page.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"
            )
            faults += [f"{path}: {wide} pixels wider than the window"] if wide > 0 else []
            faults += [f"{path}: {text}" for text in told if text]
            told.clear()
    assert not faults, "\n".join(faults)


def test_no_page_is_heavy_without_the_text_of_its_document(
    browser: Browser, address: str, found: list[str]
) -> None:
    with somebody(browser, scripts=False) as context:
        for path in found:
            answer = context.request.get(address + path)
            assert len(answer.body()) < HEAVIEST, path


def _told(message: ConsoleMessage) -> str:
    text = f"{message.type}: {message.text}"
    harmless = message.type not in ("error", "warning") or any(word in text for word in _HARMLESS)
    return "" if harmless else text
