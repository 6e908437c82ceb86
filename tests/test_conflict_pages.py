"""Conflicts as pages: side by side with whose word each is, settled with a public reason, opened again."""

from __future__ import annotations

from pathlib import Path

import pytest

from backchannel import workflow
from backchannel.entries import Judgement
from backchannel.records import Reading
from tests.articles import article, told
from tests.pages import served, tree, words

ANA, POST, RADIO = "Ana Duarte", "Harbour Post", "Coast Radio"
DATE, TERM = "date:arrest:ana-duarte", "term:imposed:ana-duarte"
MEAN = '<script>alert(1)</script>" onmouseover="x()'


def held(place: Path, *readings: Reading) -> str:
    """A ledger with these readings."""
    location = str(place / "ledger.db")
    with workflow.open_ledger(location, create=True) as ledger:
        for reading in readings:
            ledger.append(reading, reading.document.text.encode())
    return location


@pytest.fixture
def ledger(tmp_path: Path) -> str:
    return held(
        tmp_path,
        article(POST, "2031-05-15", told("proceeding", person=ANA, stage="arrested", time="2031-02-03")),
        article(RADIO, "2031-05-16", told("proceeding", person=ANA, stage="arrested", time="2031-02-07")),
        article(POST, "2031-05-17", told("position", holder="Chile", stance="rejects", by="Tomas Leal"),
                told("detention", person=ANA)),
        article(RADIO, "2031-05-18", told("position", holder="Chile", stance="open", by="Luis Parra"),
                told("detention", person=ANA)),
    )  # fmt: skip


def path(key: str) -> str:
    return f"/conflicts/{key.replace(':', '%3A')}"


def keys(text: str) -> list[str]:
    return [str(one) for one in tree(text).xpath("//article//h3/a/@href")]


def judged(ledger: str) -> list[Judgement]:
    with workflow.open_ledger(ledger) as opened:
        return list(opened.judgements())


def test_both_sides_stand_beside_each_other_with_whose_word_each_is(ledger: str) -> None:
    with served(ledger) as client:
        text = client.get("/conflicts").text
        assert "2 open" in words(text) and path(DATE) in keys(text)
        assert POST in words(text) and RADIO in words(text)
        assert "told 15 May 2031" in words(text) and "told 16 May 2031" in words(text)
        one = client.get(path(DATE)).text
    sides = tree(one).xpath("//div[@class='sides']/div")
    assert len(sides) == 2
    assert all(
        side.xpath(".//blockquote") and side.xpath(".//a[contains(@href, '/documents/')]") for side in sides
    )


@pytest.mark.parametrize(
    ("query", "many"),
    [
        ({"kind": "dates"}, 1),
        ({"kind": "stances"}, 1),
        ({"kind": "counts"}, 0),
        ({"about": ANA}, 1),
        ({"about": "Chile"}, 1),
    ],
)
def test_by_kind_and_by_name(ledger: str, query: dict[str, str], many: int) -> None:
    with served(ledger) as client:
        assert len(keys(client.get("/conflicts", params=query).text)) == many


def test_an_unknown_name_or_key_is_told_in_words(ledger: str) -> None:
    with served(ledger) as client:
        assert client.get("/conflicts?about=Ana Duart").status_code == 404
        assert "Ana Duarte" in words(client.get("/conflicts?about=Ana Duart").text)
        assert client.get(path("date:arrest:nobody")).status_code == 404
        assert client.get("/conflicts", params={"about": MEAN}).status_code == 404
        assert not tree(client.get("/conflicts", params={"about": MEAN}).text).xpath("//script[not(@src)]")


@pytest.mark.parametrize("first", [True, False], ids=["in favour of one", "of none"])
def test_a_conflict_is_settled_with_a_public_reason_and_opened_again(ledger: str, first: bool) -> None:
    with served(ledger, user="Ines") as client:
        text = client.get(path(DATE)).text
        claims = tree(text).xpath("//input[@name='claim']/@value")
        data = {"claim": claims[0] if first else "", "why": f"the court's own release {MEAN}"}
        assert client.post(path(DATE), data={**data, "why": ""}).status_code == 400
        assert client.post(path(DATE), data={**data, "claim": "nothing#c1"}).status_code == 404
        text = client.post(path(DATE), data=data).text
        assert "Settled by Ines" in words(text) and MEAN in tree(text).text_content()
        assert not tree(text).xpath("//script[not(@src)] | //*[@onmouseover]")
        assert ("taken as so by who settled it" in words(text)) == first
        assert ("in favour of none" in words(text)) != first
        listed = words(client.get("/conflicts").text)
        assert "1 open" in listed and listed.index("Settled by Ines") > listed.index("Open")
        assert client.post(path(DATE), data=data).status_code == 409
        assert "Settle it" in words(client.post(path(DATE), data={"back": "1"}).text)
        assert "2 open" in words(client.get("/conflicts").text)
    assert [one.kind for one in judged(ledger)] == ["conflict", "retract"]
    with workflow.open_ledger(ledger) as opened:
        assert not workflow.verify(opened, everything=True).faults


def test_visitors_read_the_public_word_and_write_nothing(ledger: str) -> None:
    with served(ledger, user="Ines") as client:
        for one in ("15 May 2031", "16 May 2031"):
            assert one in words(client.get("/conflicts").text)
        text = client.get(path(DATE)).text
        claims = tree(text).xpath("//input[@name='claim']/@value")[:2]
        for claim in claims:
            page = tree(client.get(f"/judge/{claim.replace('#', '%23')}").text)
            sitting = page.xpath("//input[@name='sitting']/@value")[0]
            client.post("/judge", data={"sitting": sitting, "answer": "accept", "why": "PRIVATE"})
        client.post(path(DATE), data={"claim": claims[0], "why": "the court gives the day"})
    before = len(judged(ledger))
    with served(ledger, password="open sesame") as client:
        listed = words(client.get("/conflicts").text)
        assert "0 open" in listed and "the court gives the day" in listed and "rejects" not in listed
        assert "Settle it" not in words(client.get(path(DATE)).text)
        told_to_all = words(client.get("/judgements").text)
        assert "the court gives the day" in told_to_all and "PRIVATE" not in told_to_all
        assert client.post(path(DATE), data={"back": "1"}).status_code == 403
    with served(ledger) as client:
        assert client.post(path(DATE), data={"back": "1"}, headers={"origin": "null"}).status_code == 403
    assert len(judged(ledger)) == before


def test_nothing_contradicts_anything_in_an_empty_ledger(tmp_path: Path) -> None:
    with served(str(tmp_path / "new.db")) as client:
        assert "Nothing on record contradicts" in words(client.get("/conflicts").text)
        assert client.get(path(DATE)).status_code == 404


def test_of_a_large_ledger_the_newest_or_a_name_is_looked_through(
    ledger: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("backchannel.workflow.SMALL", 1)
    monkeypatch.setattr("backchannel.web.scopes.MANY", 3)
    with served(ledger) as client:
        text = client.get("/conflicts").text
        assert "The newest 3 of 4 documents are looked through" in words(text)
        assert len(keys(text)) == 1
        # a conflict with an older document has its page still
        assert "Harbour Post" in words(client.get(path(DATE)).text)
