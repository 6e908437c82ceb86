"""Articles given to the server by a form: read in the background, told of on a page that comes back by itself."""

from __future__ import annotations

import re
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from starlette.testclient import TestClient

from backchannel.desk import Desk
from backchannel.records import Document, Reading
from backchannel.serving import make_app
from backchannel.settings import Settings
from tests import reports
from tests.pages import tree, words

LONG = 30.0  # seconds that no test takes
OFFER = reports.offer()


class HandReader:
    """Reads the made-up reports as they were read by hand, and nothing in any other text, once it is let."""

    name = "by hand/1"

    def __init__(self) -> None:
        self.may_read = Event()

    def read(self, document: Document) -> Reading:
        assert self.may_read.wait(LONG)
        for report in (OFFER, reports.outcome()):
            reading = report.reading()
            if reading.document.sha256 == document.sha256:
                return reading
        return Reading(document, (), (), (), (), self.name)


class Given:
    """A server, and a page of somebody who gives it articles."""

    def __init__(self, place: Path, **desk: Any) -> None:
        self.reader = HandReader()
        settings = Settings(max_bytes=20_000)
        self.desk = Desk(str(place / "a.db"), settings=settings, **desk)
        self.desk.__dict__["reader"] = self.reader
        self.client = TestClient(
            make_app(self.desk), base_url="http://127.0.0.1", raise_server_exceptions=False
        )

    def give(self, **more: Any) -> Any:
        return self.client.post("/read", **more)

    def over(self, address: str) -> str:
        """The page of jobs once they are over."""
        self.reader.may_read.set()
        for _ in range(600):
            text = self.client.get(address).text
            if not tree(text).xpath("//meta[@http-equiv='refresh']"):
                return str(text)
            Event().wait(0.05)
        raise AssertionError("the jobs never end")


@pytest.fixture
def given(tmp_path: Path) -> Given:
    return Given(tmp_path)


def upload(name: str, data: bytes) -> tuple[str, tuple[str, bytes, str]]:
    return "files", (name, data, "text/plain")


def test_the_form_tells_its_limits_and_works_without_a_script(given: Given) -> None:
    text = given.client.get("/read").text
    assert "Up to 20 files of 0.02 MB each" in words(text) and "2 million characters" in words(text)
    form = tree(text).xpath("//form[@method='post']")[0]
    assert form.get("enctype") == "multipart/form-data" and form.xpath(".//input[@type='file'][@multiple]")
    labelled = set(form.xpath(".//label/@for")) | set(form.xpath(".//label//input/@name"))
    assert set(form.xpath(".//input/@name | .//textarea/@name")) <= labelled


def test_files_are_read_and_what_is_new_is_told_with_links_to_their_pages(given: Given) -> None:
    answer = given.give(
        files=[upload("offer.txt", OFFER.data), upload("outcome.txt", reports.outcome().data)]
    )
    assert re.fullmatch(r"/read/[0-9a-f]{16}\.[0-9a-f]{16}", answer.url.path)
    waiting = tree(answer.text)
    assert waiting.xpath("//meta[@http-equiv='refresh']") and waiting.xpath("//progress")
    assert not waiting.xpath("//script[not(@src)]")
    text = given.over(answer.url.path)
    links = tree(text).xpath("//section[@aria-labelledby='read']//a/@href")
    assert links == [
        f"/documents/{report.reading().document.sha256[:12]}" for report in (OFFER, reports.outcome())
    ]
    assert all(given.client.get(link).status_code == 200 for link in links)
    assert "What is new in it" in words(text) and "Ana Duarte" in words(text)


def test_what_is_known_is_not_called_new(given: Given) -> None:
    first = given.give(files=[upload("offer.txt", OFFER.data)])
    given.over(first.url.path)
    again = given.over(given.give(files=[upload("copy.txt", OFFER.data)]).url.path)
    assert "Known already" in words(again) and "What is new" not in words(again)


def test_pasted_text_keeps_its_title_outlet_and_date(given: Given) -> None:
    answer = given.give(
        data={
            "text": "A court in Lima heard the case of a teacher on Monday, and will go on with it next week.",
            "title": "A <b>case</b>",
            "outlet": "Harbour Post",
            "published": "2031-05-15",
        }  # fmt: skip
    )
    text = given.over(answer.url.path)
    (link,) = tree(text).xpath("//section[@aria-labelledby='read']//a/@href")
    page = words(given.client.get(link).text)
    for part in ("A <b>case</b>", "Harbour Post", "15 May 2031", "heard the case of a teacher"):
        assert part in page, part


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({}, "give a file, a text or a web address"),
        ({"data": {"text": "  "}}, "give a file, a text or a web address"),
        ({"data": {"address": "ftp://post.example/a"}}, "it begins with http:// or https://"),
        ({"data": {"address": "javascript:alert(1)"}}, "not a web address"),
        ({"data": {"text": "Words.", "published": "on Monday"}}, "on Monday"),
        ({"files": [upload("empty.txt", b"")]}, "the file is empty"),
        ({"files": [upload("big.txt", b"word " * 5_000)]}, "larger than 0.02 MB"),
    ],
)
def test_what_cannot_be_taken_is_said_in_words_beside_the_form(given: Given, sent: Any, said: str) -> None:
    answer = given.give(**sent)
    assert answer.status_code in (400, 422)
    assert said in words(answer.text) and tree(answer.text).xpath("//form[@method='post']//textarea")
    assert tree(answer.text).xpath("//*[@role='alert']")


def test_what_was_typed_stays_in_the_form(given: Given) -> None:
    answer = given.give(data={"text": "A </textarea><b>text</b>", "published": "never", "title": '"quoted"'})
    found = tree(answer.text)
    assert found.xpath("//textarea")[0].text == "A </textarea><b>text</b>"
    assert found.xpath("//input[@name='title']/@value") == ['"quoted"'] and not found.xpath("//main//b")


def test_a_file_that_holds_no_article_is_told_with_its_name(given: Given) -> None:
    text = given.over(given.give(files=[upload("<i>bad.json", b"{broken")]).url.path)
    assert "is not valid JSON" in words(text) and "bad" in words(text) and "Not read" in words(text)
    assert not tree(text).xpath("//main//i")


def test_more_than_the_server_takes_is_refused_before_it_is_kept(given: Given) -> None:
    files = [upload(f"{number}.txt", b"x" * 15_000) for number in range(8)]
    assert given.give(files=files).status_code == 413
    many = [upload(f"{number}.txt", b"Words.") for number in range(25)]
    assert given.give(files=many).status_code == 400


@pytest.mark.parametrize("jobs", ["0000000000000000", "nothing", "a.b.c"])
def test_a_job_that_is_not_there_is_a_page_that_says_so(given: Given, jobs: str) -> None:
    assert given.client.get(f"/read/{jobs}").status_code == 404


@pytest.mark.parametrize("desk", [{"public": True}, {"password": "open sesame"}])
def test_only_the_desk_gives_articles(tmp_path: Path, desk: dict[str, Any]) -> None:
    given = Given(tmp_path, **desk)
    assert given.client.get("/read").status_code == 403
    assert given.give(files=[upload("offer.txt", OFFER.data)]).status_code == 403
    assert given.client.get("/read/0000000000000000").status_code == 403


def test_a_form_of_another_site_gives_nothing(given: Given) -> None:
    answer = given.give(data={"text": "Words."}, headers={"origin": "http://attacker.example"})
    assert answer.status_code == 403
