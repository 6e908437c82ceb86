"""The list of deals, and all that stands on the page of one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from backchannel import plots, workflow
from backchannel.entries import Judgement
from backchannel.records import Reading
from backchannel.views.deals import deals
from backchannel.views.gathered import Gathering
from backchannel.views.outlines import outlines
from backchannel.views.pages import Footnote, Page, Row, Says, Section
from backchannel.views.sides import sides_of
from benchmarks.made_up import Archive
from tests import deal_stories as story
from tests import reports
from tests.deal_stories import held, offer, other, report, says, swap
from tests.pages import kept, served, tree, words

DEAL = "pt-cl-duarte-2031"


def ledger(place: Path, *readings: Reading) -> str:
    location = str(place / "deals.db")
    with workflow.open_ledger(location, create=True) as store:
        for reading in readings:
            store.append(reading, reading.document.text.encode())
    return location


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    done = report("2031-05-20", swap("BR", "UY", by_a="soto", by_b="vera", time="2031-05-18"))
    with served(ledger(tmp_path_factory.mktemp("deal"), reports.offer().reading(), done)) as found:
        yield found


@pytest.fixture(scope="module")
def ids(client: TestClient) -> list[str]:
    links = tree(client.get("/deals").text).xpath("//article//h3/a/@href")
    return [link.removeprefix("/deals/") for link in links]


# the list


def test_open_deals_come_first_each_with_its_terms_state_and_last_words(
    client: TestClient, ids: list[str]
) -> None:
    page = tree(client.get("/deals").text)
    assert [one.text_content() for one in page.xpath("//section/h2")] == ["Open", "Over"]
    first = page.xpath("//article")[0]
    told = " ".join(first.text_content().split())
    assert ids[0] in told and "no agreement" in told and "gives" in told and "Last word" in told


@pytest.mark.parametrize(
    ("query", "some"),
    [("side=PT", True), ("side=XK", False), ("state=open", True), ("state=executed", True),
     ("state=collapsed", False), ("side=PT&state=open", True), ("side=%3Cb%3E&state=nothing", False)],
)  # fmt: skip
def test_deals_are_chosen_by_side_and_state(client: TestClient, query: str, some: bool) -> None:
    answer = client.get(f"/deals?{query}")
    assert answer.status_code == 200
    assert bool(tree(answer.text).xpath("//article")) is some


@pytest.mark.parametrize("page", ["0", "-1", "7", "x", "99999999999"])
def test_any_number_of_a_page_is_answered(client: TestClient, page: str) -> None:
    assert client.get(f"/deals?page={page}").status_code == 200


def test_an_empty_ledger_has_a_list(tmp_path: Path) -> None:
    with served(str(tmp_path / "new.db")) as found:
        assert "No deal is on record yet" in words(found.get("/deals").text)


def test_the_list_is_bounded_and_leads_on(tmp_path: Path) -> None:
    many = [
        report(f"20{n + 10}-05-01", offer(gives=f"g{n}", gets=f"h{n}"), swap(by_a=f"g{n}", by_b=f"h{n}"))
        for n in range(34)
    ]
    with served(ledger(tmp_path, *many)) as found:
        first = tree(found.get("/deals").text)
        assert len(first.xpath("//article")) == 30
        (further,) = first.xpath("//nav[@class='pager']//a[@rel='next']/@href")
        assert len(tree(found.get(further).text).xpath("//article")) == 4


def test_a_large_ledger_tells_the_same_from_what_is_kept(tmp_path: Path) -> None:
    stories = [
        report("2031-05-01", offer(gives="vidal", gets="ana", by="leal")),
        report("2031-05-04", says("CL", "rejects", "munoz"), names="ana"),
        report("2031-05-06", offer("BR", "UY", gives="soto", gets="vera")),
        report("2030-05-06", swap(by_a="rojas", by_b="ines", time="2030-05-05")),
    ]
    place = ledger(tmp_path, *stories)
    with workflow.open_ledger(place) as store:
        whole = outlines(workflow.record(store))
        found = workflow.deals_kept(store, small=0)
        assert found and list(found.shown) == whole and found.total == len(whole)
        for side, state in (("PT", ""), ("", "open"), ("BR", "offered"), ("", "executed"), ("XX", "")):
            some = workflow.deals_kept(store, side, state, small=0)
            expected = [
                one.id
                for one in whole
                if (not side or f"side:{side}" in one.sides)
                and (not state or one.state == state or (state == "open" and not one.is_over))
            ]
            assert some and [one.id for one in some.shown] == expected and some.total == len(expected)
        rest = workflow.deals_kept(store, first=1, count=2, small=0)
        assert rest and [one.id for one in rest.shown] == [one.id for one in whole[1:3]]
        assert workflow.deals_kept(store) is None


# the page of one deal


def test_a_deal_tells_how_it_stands_who_would_go_free_and_who_says_so(
    client: TestClient, ids: list[str]
) -> None:
    page = tree(client.get(f"/deals/{ids[0]}").text)
    assert page.xpath("//h1")[0].text_content() == "Portugal ⇄ Chile"
    sides = [one.text_content() for one in page.xpath("//section[contains(@class, 'side')]/h3")]
    assert sides[:2] == ["Portugal would give", "Chile would give"]
    names = {one.text_content(): one.xpath("./a/@href") for one in page.xpath("//p[@class='name']/strong")}
    assert names["Ana Duarte"] == ["/people/Ana%20Duarte"]
    kinds = {one.get("class") for one in page.xpath("//ul[@class='given']/li")}
    assert kinds <= {"on_record", "unnamed", "outlet", "quiet"} and "unnamed" in kinds


def test_every_footnote_that_is_called_is_there_and_no_other(client: TestClient, ids: list[str]) -> None:
    for name in ids:
        page = tree(client.get(f"/deals/{name}").text)
        called = {one.lstrip("#") for one in page.xpath("//a[@class='ref']/@href")}
        assert called == set(page.xpath("//section[@class='footnotes']//li/@id"))


def test_no_address_within_a_page_stands_twice(client: TestClient, ids: list[str]) -> None:
    for path in ("/deals", *(f"/deals/{name}" for name in ids)):
        found = tree(client.get(path).text).xpath("//@id")
        assert len(found) == len(set(found)), path


@pytest.mark.parametrize(
    ("name", "status", "told"),
    [
        ("Portugal Chile", 200, "Which deal?"),
        ("Chile", 200, "Which deal?"),
        ("Nobody Atall", 404, "nothing on record about"),
        ("pt-cl-duart-2031", 404, DEAL),
        ("a/b/../c", 404, "Not on record"),
        ("<script>alert(1)</script>", 404, "Not on record"),
        ("王小明", 404, "Not on record"),
    ],
)
def test_other_names_list_the_deals_or_come_close(
    client: TestClient, name: str, status: int, told: str
) -> None:
    answer = client.get(f"/deals/{quote(name, safe='')}")
    assert answer.status_code == status
    assert told in words(answer.text) and "`" not in words(answer.text)


def test_a_name_of_one_deal_leads_to_its_address(client: TestClient, ids: list[str]) -> None:
    answer = client.get(f"/deals/{ids[0].upper()}?as_of=2031-06-01", follow_redirects=False)
    assert answer.status_code == 303 and answer.headers["location"] == f"/deals/{ids[0]}?as_of=2031-06-01"


@pytest.mark.parametrize("part", ["stances", "conditions", "contacts", "versions", "said", "family"])
def test_each_part_stands_alone_with_all_its_rows(client: TestClient, ids: list[str], part: str) -> None:
    answer = client.get(f"/deals/{ids[0]}?part={part}")
    assert answer.status_code == 200
    assert tree(answer.text).xpath("//table//tbody/tr")


def test_an_unknown_part_is_not_on_record(client: TestClient, ids: list[str]) -> None:
    assert client.get(f"/deals/{ids[0]}?part=%3Cb%3E").status_code == 404


def test_the_family_stands_at_the_desk_only(tmp_path: Path) -> None:
    place = kept(tmp_path, [reports.offer(), reports.outcome()])
    with served(place) as desk:
        links = tree(desk.get("/deals").text).xpath("//article//h3/a/@href")
        assert any("Family and health" in words(desk.get(link).text) for link in links)
        assert "Jorge Duarte" in "".join(desk.get(link).text for link in links)
    with served(place, public=True) as public:
        for link in links:
            for address in (link, f"{link}?part=family", f"{link}?part=said"):
                text = public.get(address).text
                assert "Family and health" not in text and "Jorge Duarte" not in text


def test_what_was_accepted_is_shown_to_everybody(tmp_path: Path) -> None:
    reading = report("2031-05-01", offer(gives="vidal", gets="ana", by="leal"))
    place = ledger(tmp_path, reading)
    with workflow.open_ledger(place) as store:
        told = workflow.record(store)
        keys = tuple(fact.id for fact in told.of("proposal"))
        for fact in told.of("proposal"):
            assert keys
            store.judge(_accepted(fact))
    with served(place, public=True) as public:
        assert "Ana Duarte" in words(public.get(f"/deals/{DEAL}").text)


def _accepted(fact: Any) -> Judgement:
    from backchannel.views.assertions import assertion_of

    return Judgement("accept", "A", "", assertion=assertion_of(fact.reading, fact.claim))


def test_hostile_words_are_shown_as_words(tmp_path: Path) -> None:
    hostile = "<img src=x onerror=alert(1)>"
    reading = report(
        "2031-05-01",
        offer(gives="vidal", gets="ana", by="leal", inducements=hostile),
        says(
            "CL",
            "demands",
            "munoz",
        ),
        other("condition", "munoz", {"requires": hostile, "set_by": ["CL"], "phase": "before"}),
        outlet=hostile,
    )
    with served(ledger(tmp_path, reading)) as found:
        for path in ("/deals", f"/deals/{DEAL}", f"/deals/{DEAL}?part=conditions"):
            page = tree(found.get(path).text)
            assert not page.xpath("//img[@src='x'] | //*[@onerror] | //*[@style]")
        assert hostile in words(found.get(f"/deals/{DEAL}").text)


def test_a_page_of_a_deal_with_very_much_is_light(tmp_path: Path) -> None:
    with served(ledger(tmp_path, *story.very_much(80))) as found:
        answer = found.get(f"/deals/{DEAL}")
        assert len(answer.content) < 100_000
        (link,) = tree(answer.text).xpath(
            "//section[@aria-labelledby='g-conditions']//p[@class='whole']/a/@href"
        )
        part = tree(found.get(link).text)
        assert len(part.xpath("//tbody/tr")) == 60
        assert "more rows" in words(answer.text)


# its picture


def test_the_picture_is_a_request_of_its_own_that_need_not_be_sent_twice(
    client: TestClient, ids: list[str]
) -> None:
    page = tree(client.get(f"/deals/{ids[0]}").text)
    (image,) = page.xpath("//figure//img")
    assert image.get("alt").startswith("Stances on Portugal <-> Chile")
    (narrow,) = page.xpath("//figure//source")
    for address, width, height in (
        (image.get("src"), image.get("width"), image.get("height")),
        (narrow.get("srcset"), narrow.get("width"), narrow.get("height")),
    ):
        answer = client.get(address)
        assert answer.headers["content-type"] == "image/svg+xml"
        assert f'width="{width}" height="{height}"' in answer.text
        again = client.get(address, headers={"if-none-match": answer.headers["etag"]})
        assert again.status_code == 304 and not again.content


@pytest.mark.slow
def test_in_a_large_ledger_it_is_sized_when_it_is_drawn_and_much_has_a_page_of_its_own(
    tmp_path: Path,
) -> None:
    place = str(tmp_path / "large.db")
    with workflow.open_ledger(place, create=True) as store:
        store.append_all(Archive(workflow.SMALL + 20).readings())
        workflow.keep_status(store)
    with served(place) as found:
        link = tree(found.get("/deals").text).xpath("//article//h3/a/@href")[0]
        page = tree(found.get(link).text)
        (image,) = page.xpath("//img[@class='drawn']")
        assert image.get("height") is None and "table below" in image.get("alt")
        assert found.get(image.get("src")).headers["content-type"] == "image/svg+xml"
        shown = page.xpath("//section[@aria-labelledby='g-stances']//tbody/tr")
        (whole,) = page.xpath("//section[@aria-labelledby='g-stances']//p[@class='whole']/a/@href")
        rows = tree(found.get(whole).text).xpath("//tbody/tr")
        assert 0 < len(shown) < len(rows)
        for one, same in zip(shown, rows, strict=False):
            told, again = (
                [cell.text_content().split() for cell in row.xpath("./*")[:2]] for row in (one, same)
            )
            assert told == again
        for apart in page.xpath("//section[@aria-labelledby='apart']//a/@href"):
            assert found.get(apart).status_code in (200, 404)


def test_the_style_of_a_picture_is_the_only_thing_it_may_have(client: TestClient, ids: list[str]) -> None:
    answer = client.get(f"/deals/{ids[0]}/stances.svg")
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; style-src 'sha256-") and "unsafe" not in policy
    assert re.search(r"<style>(.*?)</style>", answer.text, re.S)[1] == plots.STYLE  # type: ignore[index]
    assert " style=" not in answer.text and "<script" not in answer.text


def test_there_is_no_picture_of_no_deal(client: TestClient) -> None:
    assert client.get("/deals/nowhere/stances.svg").status_code == 404


def test_the_picture_shows_a_visitor_only_what_may_be_published(tmp_path: Path) -> None:
    place = kept(tmp_path, [reports.offer()])
    with served(place, public=True) as public:
        links = tree(public.get("/deals").text).xpath("//article//h3/a/@href")
        assert not links and public.get(f"/deals/{DEAL}/stances.svg").status_code == 404


# what it is made of


def test_a_name_keeps_its_side_whose_word_it_rests_on_and_what_became_of_it() -> None:
    told = story.record(
        report("2031-05-01", held("ana", "CL"), held("rui", "CL"), held("vidal", "PT"),
               offer(gives="vidal", gets="ana rui", by="broker")),
        report("2031-05-02", offer(gives="vidal", gets="ana", by="leal")),
        report("2031-06-02", swap(by_a="vidal", by_b="ana", time="2031-06-01")),
    )  # fmt: skip
    every = deals(told)
    found = sides_of(told, every[0], every)
    rows = {one.title: [(row.label, row.key) for row in one.rows] for one in found.page.sections}
    assert rows["Chile gave"] == [("Ana Duarte", "on_record"), ("Rui Salgado", "unnamed")]
    became = {name: fate.became for name, fate in found.fates.items()}
    assert became == {"Ana Duarte": "freed", "Rui Salgado": "left_out", "Hernan Vidal": "freed"}


def test_pages_are_gathered_under_one_set_of_numbers() -> None:
    def page(*sources: str) -> Page:
        notes = tuple(
            Footnote(n, "Post", None, name, name, 1, 0, 5, "words") for n, name in enumerate(sources, start=1)
        )
        rows = tuple(
            Row("k", "label" if n == 1 else "", f"row {n}", says=(Says("own_voice", "Post", "Post", notes=(n,)),),
                notes=(n,))
            for n in range(1, len(sources) + 1)
        )  # fmt: skip
        return Page("v", "T", None, 1, (Section("s", "S", rows=rows),), notes)

    made = Gathering()
    first, second = page("a", "b"), page("b", "c", "d")
    one = made.part(first, first.sections[0], 10)
    two = made.part(second, second.sections[0], 2)
    assert [row.notes for row in (*one.section.rows, *two.section.rows)] == [(1,), (2,), (2,), (3,)]
    assert [note.source for note in made.footnotes()] == ["a", "b", "c"]
    assert (one.left, two.left) == (0, 1)
    rest = Gathering().part(second, second.sections[0], 10, start=1)
    assert [row.label for row in rest.section.rows] == ["label", ""]


def test_voices_beyond_the_most_are_counted() -> None:
    says_all = tuple(Says("on_record", str(n), str(n)) for n in range(7))
    page = Page("v", "T", None, 1, (Section("s", "S", rows=(Row("k", "l", "t", says=says_all),)),))
    part = Gathering(voices=3).part(page, page.sections[0], 5)
    assert [one.text for one in part.section.rows[0].says] == ["0", "1", "2", "and 4 more"]
