"""Pages over documents that mean harm, and over names in other scripts: every page that links lead to.

In the made-up report each name is put in the place of another that a browser would take for markup, or that
runs from the right. Nothing of it may come out as anything but text.
"""

from __future__ import annotations

import re
from collections import deque
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import pytest
from starlette.testclient import TestClient

from backchannel.records import Span
from tests import reports
from tests.pages import kept, served, tree, words

SCRIPT = "<script>alert(1)</script>"
IMAGE = "\"><img src=x onerror='alert(2)'>"
ARABIC, CHINESE = "محمد الصالح", "李明华"
PUT = {
    "Ana Duarte": SCRIPT,
    "Rui Salgado": ARABIC,
    "Hernan Vidal": CHINESE,
    "Tomas Leal": IMAGE,
    "Carla Munoz": "{{ 7 * 7 }} & <b>bold",
    "Harbour Post": "</title></style><svg onload=alert(3)>",
    "some time ago": "javascript:alert(4)",
    "espionage": "<a href=javascript:alert(5)>espionage</a>",
}
MOST = 150  # pages that are looked at


class Hostile(reports.Report):
    """A report with other names in the place of those in its text."""

    @property
    def data(self) -> bytes:
        return _put(super().data.decode()).encode()

    def span(self, words: str) -> Span:
        return super().span(_put(words))

    def who(self, key: str, kind: str, name: str, **more: Any) -> reports.Report:
        return super().who(key, kind, _put(name), **{**more, "aliases": ()})

    def claim(self, kind: str, evidence: str, roles: dict[str, Any], **more: Any) -> reports.Report:
        put = {role: _put(value) if isinstance(value, str) else value for role, value in roles.items()}
        return super().claim(kind, evidence, put, **more)


def _put(text: str) -> str:
    for name, other in PUT.items():
        text = text.replace(name, other)
    return text


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> str:
    report = reports.offer(Hostile)
    report.outlet = _put(report.outlet)
    return kept(tmp_path_factory.mktemp("hostile"), [report, reports.outcome()])


def crawled(client: TestClient) -> dict[str, str]:
    """All pages that links lead to from the first, up to `MOST`."""
    found: dict[str, str] = {}
    waiting = deque(["/"])
    while waiting and len(found) < MOST:
        path = waiting.popleft()
        if path in found or re.search(r"\.(svg|csv|json|xml|xlsx|css|js)\b", path):
            continue
        answer = client.get(path)
        assert answer.status_code == 200, f"{path}: {answer.status_code}"
        found[path] = answer.text
        for link in tree(answer.text).xpath("//a/@href"):
            whole = urlsplit(link)
            if link.startswith("/"):
                waiting.append(whole.path + ("?" + whole.query if whole.query else ""))
    return found


def test_nothing_of_a_document_becomes_markup(ledger: str) -> None:
    with served(ledger) as client:
        pages = crawled(client)
    faults = []
    for path, text in pages.items():
        page = tree(text)
        faults += [
            f"{path}: script"
            for _ in page.xpath("//script[not(starts-with(@src, '/static/'))] | //img[@src='x'] | //iframe")
        ]
        faults += [f"{path}: {name}" for name in page.xpath("//@*[starts-with(name(), 'on')] | //@style")]
        faults += [
            f"{path}: {link}"
            for link in page.xpath("//@href | //@src | //@action")
            if not link.startswith(("/", "#", "?", "http"))
        ]
        faults += [f"{path}: a template ran"] if "49 &" in words(text) else []
    assert not faults
    assert len(pages) >= 10


def test_a_name_in_another_script_has_its_page(ledger: str) -> None:
    with served(ledger) as client:
        for name in (ARABIC, CHINESE, SCRIPT):
            answer = client.get(f"/people/{quote(name, safe='')}")
            assert answer.status_code == 200, name
            assert name in words(answer.text)


@pytest.mark.parametrize(
    "name", [SCRIPT, IMAGE, "..", ".", "%00", "\x00", "a" * 5000, "/", "\ud7ff", "💥", "%", "#?"]
)
@pytest.mark.parametrize(
    "place", ["/people/", "/voices/", "/deals/", "/documents/", "/conflicts/", "/statistics/", "/search?q="]
)
def test_an_address_that_means_nothing_is_answered_in_words(ledger: str, place: str, name: str) -> None:
    with served(ledger) as client:
        answer = client.get(place + quote(name, safe=""))
    assert answer.status_code in (200, 400, 404)
    assert "<script>alert" not in answer.text


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/deals",
        "/people",
        "/voices",
        "/documents",
        "/conflicts",
        "/review",
        "/search",
        "/statistics",
        "/precedents",
        "/new",
        "/read",
        "/about",
    ],
)
def test_an_empty_ledger_has_every_page(tmp_path: Path, path: str) -> None:
    with served(str(tmp_path / "new.db")) as client:
        assert client.get(path).status_code == 200
