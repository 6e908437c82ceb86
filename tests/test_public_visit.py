"""Visitors without the password: no page that they can reach by links or ask for by words shows what may not be published."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from urllib.parse import quote, urldefrag

import pytest

from backchannel import needs, views, workflow
from backchannel.errors import NotFound
from backchannel.views import Filters, published
from backchannel.views.deals import deals
from tests.marked import all_told, kept, marked
from tests.pages import served

pytestmark = pytest.mark.slow

# The first document is unreviewed, so that numbers of documents differ for visitors.
ONE = marked(
    [["held", "offer"], ["held", "kin", "offer", "health", "stance", "condition"], ["offer", "call"]],
    {(1, 0): "accept", (1, 2): "accept", (1, 4): "accept", (2, 0): "sensitive"},
)
SECRET = [*ONE.hidden(unreviewed=False, sensitive=False), ONE.husbands[1], "zqwhyzq", "zqwhozq"]
SHOWN = ["zqcmzq", "zqcpzq", "zqcszq"]
_LINK = re.compile(r'(?:href|src)="(/[^"]*)"')
_MOST = 120


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder: Path = tmp_path_factory.mktemp("public")
    return kept(ONE, str(folder / "ledger.db"))


@pytest.mark.parametrize("access", [{"public": True}, {"password": "open sesame"}])
def test_no_page_that_links_lead_to_shows_it(ledger: str, access: dict[str, object]) -> None:
    asked = [f"/search?q={quote(word)}" for word in (*SECRET, "weight", "husband")]
    waiting = [
        "/",
        *asked,
        "/people/Ana%20Duarte",
        "/voices/Tomas%20Leal",
        "/deals",
        "/documents",
        "/conflicts",
    ]
    seen: set[str] = set()
    told = ""
    with served(ledger, **access) as client:
        while waiting and len(seen) < _MOST:
            path = waiting.pop(0)
            if path in seen:
                continue
            seen.add(path)
            text = unescape(client.get(path).text)
            # what somebody asks for is said back
            said = text.replace(quote(path), "")
            if path in asked:
                said = "\n".join(
                    line for line in said.splitlines() if "Nothing" not in line and "value=" not in line
                )
                said = re.sub(r"“[^”]*”|<title>.*?</title>|/search\?\S*", "", said)
            told += said
            if path not in asked:
                waiting += [urldefrag(link)[0] for link in _LINK.findall(text)]
            assert [word for word in SECRET if word in said and word not in path] == [], path
    assert all(word in told for word in SHOWN[:1])


def test_what_the_page_of_a_deal_needs_of_a_large_ledger_shows_it_neither(ledger: str) -> None:
    """Told from what the index finds, visitors see what the desk sees, but for what may not be published."""
    with workflow.open_ledger(ledger) as opened:
        workflow.keep_status(opened)
        whole = published(workflow.record(opened))
        (one,) = deals(whole)
        for name in (one.id, "Ana Duarte", "Portugal Chile"):
            needed = workflow.record(opened, needed=needs.anew(needs.about(name)), small=0)
            seen = published(needed)
            told = all_told(seen)
            assert [word for word in SECRET if word in told] == [], name
            page = views.deal(seen, name)
            assert page == views.deal(whole, name)
            rows = [row for section in page.sections for row in section.rows]
            at_desk = [row for section in views.deal(needed, one.id).sections for row in section.rows]
            shown = {claim for row in rows for claim in row.claims}
            sensitive = {fact.id for fact in needed.facts if needed.is_sensitive(fact)}
            assert shown and shown <= {claim for row in at_desk for claim in row.claims} - sensitive


def test_a_search_is_of_what_may_be_seen(ledger: str) -> None:
    with workflow.open_ledger(ledger) as opened:
        for word in SECRET[:-2]:
            with pytest.raises(NotFound):
                workflow.search(opened, word, Filters(), seen=published)
        for word in SHOWN:
            page = workflow.search(opened, word, Filters(), seen=published)
            assert {note.outlet for note in page.footnotes} == {"Post 1"}
