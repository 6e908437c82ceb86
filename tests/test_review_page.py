"""The review as pages: one claim after the other, one form an answer, undo, rounds that are blind."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from backchannel import workflow
from backchannel.entries import Judgement
from backchannel.views import queue
from tests.pages import kept, served, tree, words
from tests.reports import Report, offer, outcome

SHA = offer().reading().document.sha256[:12]
STANCE, TERM, HEALTH = f"{SHA}#c5", f"{SHA}#c3", f"{SHA}#c24"
MEAN = '<script>alert(1)</script>" onmouseover="x() \u202e نص {{ 7 * 7 }}'


@pytest.fixture
def ledger(tmp_path: Path) -> str:
    return kept(tmp_path, [offer(), outcome()])


@pytest.fixture
def desk(ledger: str) -> Iterator[TestClient]:
    with served(ledger, user="Ines") as client:
        yield client


def judged(ledger: str) -> list[Judgement]:
    """What is in force and what is not, oldest first."""
    with workflow.open_ledger(ledger) as opened:
        return list(opened.judgements())


def hidden(text: str) -> dict[str, str]:
    """What the forms of a page say about what is asked."""
    page = tree(text)
    return {
        name: page.xpath(f"//div[@class='answers']//input[@name='{name}']/@value")[0]
        for name in ("sitting", "seen")
    }


def asked(text: str) -> str:
    """What is asked on a page."""
    found: list[Any] = tree(text).xpath("//h2[@id='asked']")
    return str(found[0].text_content()) if found else ""


def answer(client: TestClient, text: str, kind: str, **more: str) -> str:
    """The page after an answer to what a page asks."""
    return client.post("/judge", data={**hidden(text), "answer": kind, **more}).text


def at(claim: str) -> str:
    return f"/judge/{claim.replace('#', '%23')}"


def test_what_matters_most_is_asked_first_with_its_sentence_and_all_its_parts(
    desk: TestClient, ledger: str
) -> None:
    text = desk.get("/review").text
    with workflow.open_ledger(ledger) as opened:
        first, *rest = queue(workflow.record(opened))
    assert asked(text) == first.text
    assert f"{1 + len(rest)} wait" in words(text) and "0 done today by Ines" in words(text)
    page = tree(text)
    assert page.xpath("//div[@class='evidence']//mark")[0].text in first.notes[0].quote
    for value in first.roles.values():
        assert value.replace("_", " ") in words(text)
    assert [button.get("data-key") for button in page.xpath("//*[@data-key]")] == [
        "a",
        "r",
        "c",
        "s",
        "n",
        "k",
    ]
    assert len(page.xpath("//section[@class='coming']//li")) == 5


def test_ten_claims_one_after_the_other_and_the_ledger_is_whole(desk: TestClient, ledger: str) -> None:
    text = desk.get("/review").text
    seen = []
    for number in range(10):
        seen.append(asked(text))
        text = answer(desk, text, "accept", why=f"note {number}")
    assert len(judged(ledger)) == 10 and {one.who for one in judged(ledger)} == {"Ines"}
    assert "10 done today" in words(text)
    with workflow.open_ledger(ledger) as opened:
        assert not workflow.verify(opened, everything=True).faults


def test_an_answer_is_told_and_can_be_undone_and_then_the_same_is_asked_again(
    desk: TestClient, ledger: str
) -> None:
    text = desk.get("/review").text
    first, sitting = asked(text), hidden(text)["sitting"]
    answered = desk.post(
        "/judge", data={"sitting": sitting, "seen": "0", "answer": "reject", "why": "it is another man"},
        follow_redirects=False,
    )  # fmt: skip
    assert answered.status_code == 303 and answered.headers["location"].endswith("#item")
    text = desk.get(answered.headers["location"]).text
    assert asked(text) != first and f"Rejected {first}" in words(text)
    undo = tree(text).xpath("//form[contains(@action, 'undo')]//input/@value")[0]
    text = desk.post("/judge/undo", data={"sitting": undo}).text
    assert asked(text) == first and "Taken back" in words(text)
    assert [one.kind for one in judged(ledger)] == ["reject", "retract"]
    assert desk.post("/judge/undo", data={"sitting": undo}).status_code == 400


def test_a_correction_names_what_differs_from_what_was_read(desk: TestClient, ledger: str) -> None:
    text = desk.get(at(STANCE)).text
    fields = {
        **{
            one.get("name"): one.get("value") or ""
            for one in tree(text).xpath("//form[contains(@class, 'correct')]//input")
        },
        **{
            one.get("name"): (one.xpath("./option[@selected]/@value") or [""])[0]
            for one in tree(text).xpath("//form[contains(@class, 'correct')]//select")
        },
    }
    given = {
        **fields,
        "part.stance": "rejects",
        "part.time": "2031-05-14",
        "part.about": "",
        "why": "par. 2",
        "answer": "correct",
    }
    text = desk.post("/judge", data=given).text
    (made,) = judged(ledger)
    assert made.kind == "correct" and made.change
    assert (made.change.roles, made.change.time, made.change.polarity) == (
        {"stance": "rejects", "about": ""}, "2031-05-14", None,
    )  # fmt: skip
    assert "Corrected" in words(text) and "read as no_agreement" in words(text)
    # a second correction holds on to the first
    text = desk.get(at(STANCE)).text
    again = {
        "part.stance": "rejects",
        "part.time": "2031-05",
        "part.about": "",
        "why": "x",
        "answer": "correct",
    }
    desk.post("/judge", data={**hidden(text), **again})
    last = judged(ledger)[-1].change
    assert last and last.time == "2031-05" and last.roles["stance"] == "rejects"


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"answer": "reject"}, "takes a reason"),
        ({"answer": "sensitive", "why": "  "}, "takes a reason"),
        ({"answer": "correct", "part.stance": "banana", "why": "x"}, "none of its terms"),
        ({"answer": "correct", "part.time": "in May", "why": "x"}, "no EDTF date"),
        ({"answer": "correct", "part.stance": "no_agreement", "why": "x"}, "nothing is changed"),
        ({"answer": "correct", "part.polarity": "", "why": "x"}, "cannot be empty"),
        ({"answer": "correct", "why": "x"}, "nothing is changed"),
        ({"answer": "perhaps"}, "no answer"),
        ({}, "no answer"),
        ({"answer": "accept", "why": "x" * 5000}, "no more than"),
    ],
)
def test_what_cannot_be_meant_is_told_and_nothing_is_written(
    desk: TestClient, ledger: str, given: dict[str, str], says: str
) -> None:
    got = desk.post("/judge", data={**hidden(desk.get(at(STANCE)).text), **given})
    assert got.status_code == 400
    assert judged(ledger) == []
    if given.get("answer") in ("reject", "sensitive", "correct"):
        page = tree(got.text)
        assert says in words(got.text)
        assert page.xpath("//details[@open]//*[@role='alert']")


@pytest.mark.parametrize(
    "sitting", ["", "batch=", "batch=nothing%23c1", "left=-1&trail=x%40y", "batch=%00%7C%21%21"]
)
def test_a_sitting_that_somebody_made_up_does_no_harm(desk: TestClient, ledger: str, sitting: str) -> None:
    assert desk.post("/judge", data={"sitting": sitting, "answer": "accept"}).status_code in (400, 404)
    assert desk.post("/judge/undo", data={"sitting": sitting}).status_code in (400, 404)
    assert desk.get(f"/review?{sitting}").status_code == 200
    assert judged(ledger) == []


def test_marks_keep_the_claim_on_the_table(desk: TestClient, ledger: str) -> None:
    text = desk.get("/review").text
    first = asked(text)
    text = answer(desk, text, "sensitive", why="for the family")
    assert asked(text) == first and "Marked as sensitive" in words(text) and "sensitive" in words(text)
    text = answer(desk, text, "public", why="they said so themselves")
    assert asked(text) == first and [one.kind for one in judged(ledger)] == ["sensitive", "public"]


def test_what_is_skipped_waits_on_and_is_not_asked_again_at_once(desk: TestClient, ledger: str) -> None:
    text = desk.get("/review?type=position").text
    seen, left = [], words(text)
    while asked(text) and asked(text) not in seen and len(seen) < 40:
        seen.append(asked(text))
        text = desk.get(tree(text).xpath("//a[@data-key='k']/@href")[0]).text
    assert len(seen) > 5 and judged(ledger) == []
    assert left.split(" wait")[0] == words(text).split(" wait")[0]


@pytest.mark.parametrize(
    ("query", "fits"),
    [
        ({"kind": "new_stance"}, "a new stance"),
        ({"kind": "sensitive"}, "sensitive"),
        ({"type": "exchange"}, "exchange"),
        ({"outlet": "coast"}, "Coast Radio"),
        ({"case": "Rui Salgado"}, "Salgado"),
        ({"case": "Portugal"}, "Portugal"),
        ({"kind": "withdrawn"}, "Nothing like this waits"),
        ({"case": "Nobody At All"}, "nothing on record"),
        ({"outlet": MEAN}, "Nothing like this waits"),
    ],
)
def test_only_what_somebody_asks_for(desk: TestClient, query: dict[str, str], fits: str) -> None:
    assert fits in words(desk.get("/review", params=query).text)


def test_what_somebody_judged_meanwhile_is_told_and_not_judged_over_unseen(ledger: str) -> None:
    with served(ledger, user="Ines") as ines, served(ledger, user="Rui") as rui:
        mine, theirs = ines.get("/review").text, rui.get("/review").text
        answer(rui, theirs, "reject", why="it is about somebody else")
        got = ines.post("/judge", data={**hidden(mine), "answer": "accept"})
        assert got.status_code == 409
        assert "Your answer was not written down" in words(got.text)
        assert "Rejected by Rui" in words(got.text) and "it is about somebody else" in words(got.text)
        assert len(judged(ledger)) == 1
        # now that it was seen, it may be judged otherwise
        answer(ines, got.text, "accept")
    assert [(one.kind, one.who) for one in judged(ledger)] == [("reject", "Rui"), ("accept", "Ines")]


def test_a_second_round_is_blind_and_its_agreement_is_told(ledger: str) -> None:
    with served(ledger, user="Ines") as ines, served(ledger, user="Rui") as rui:
        text = ines.get("/review").text
        first = asked(text)
        answer(ines, answer(ines, text, "reject", why="SECRET"), "accept")
        text = rui.get("/review?round=second").text
        assert "2 wait" in words(text) and "SECRET" not in text and "Rejected" not in words(text)
        assert asked(text) == first
        text = answer(rui, answer(rui, text, "accept"), "accept")
        assert "Nothing like this waits" in words(text)
        assert {one.round for one in judged(ledger) if one.who == "Rui"} == {"second"}
        told = words(rui.get("/review/agreement?first=first&second=second").text)
        assert "both judged 2 claims" in told and "1 (50 %)" in told
        assert rui.get("/review/agreement?second=third").status_code == 404


def test_two_names_are_made_one_or_kept_apart(tmp_path: Path) -> None:
    first = Report("offer.txt", "2031-05-15", "Post").who("e0", "person", "Dmitri Peskov")
    second = Report("outcome.txt", "2031-06-30", "Radio").who("e0", "person", "Peskov")
    location = kept(tmp_path, [first, second])
    with served(location, user="Ines") as client:
        text = client.get("/review?kind=identity").text
        assert "Are " in asked(text) and "likeness" in words(text)
        assert client.post("/judge", data={**hidden(text), "answer": "reject"}).status_code == 400
        assert client.post("/judge", data={**hidden(text), "answer": "correct"}).status_code == 400
        after = answer(client, text, "accept")
        assert "Made one" in words(after)
        assert client.post("/judge", data={**hidden(text), "answer": "accept"}).status_code == 409
        undo = tree(after).xpath("//form[contains(@action, 'undo')]//input/@value")[0]
        text = client.post("/judge/undo", data={"sitting": undo}).text
        answer(client, text, "reject", why="a cousin")
    assert [one.kind for one in judged(location)] == ["merge", "retract", "split"]


def test_one_claim_can_be_judged_from_any_page(desk: TestClient, ledger: str) -> None:
    links = tree(desk.get(f"/documents/{SHA}").text).xpath("//a[starts-with(@href, '/judge/')]/@href")
    assert at(STANCE) in links
    text = desk.get(at(HEALTH)).text
    assert "One claim" in words(text) and tree(text).xpath("//*[@data-key='p']")
    text = answer(desk, text, "accept")
    assert "Accepted by Ines" in words(text) and asked(text)
    assert desk.get(at(f"{SHA}#c99")).status_code == 404
    assert desk.get("/judge/nothing").status_code == 404


def test_the_name_of_who_judges_is_kept_in_the_browser(desk: TestClient, ledger: str) -> None:
    text = desk.post("/review/name", data={"sitting": "", "name": "  Åsa 王 \n"}).text
    assert "by Åsa 王" in words(text)
    answer(desk, text, "accept")
    assert judged(ledger)[0].who == "Åsa 王"
    desk.post("/review/name", data={"sitting": "", "name": ""})
    assert "by Ines" in words(desk.get("/review").text)


def test_notes_that_mean_harm_are_text(desk: TestClient, ledger: str) -> None:
    desk.post("/review/name", data={"sitting": "", "name": MEAN})
    text = answer(desk, desk.get(at(STANCE)).text, "reject", why=MEAN)
    history = desk.get("/judgements").text
    for page in (text, history, desk.get(at(STANCE)).text, desk.get("/review", params={"case": MEAN}).text):
        assert not tree(page).xpath("//script[not(@src)] | //*[@onmouseover]")
        assert "49" not in words(page) or "7 * 7" in page
    assert MEAN in tree(history).text_content()


@pytest.mark.parametrize("path", ["/review", at(STANCE), "/review/agreement?second=second"])
def test_visitors_see_no_review(ledger: str, path: str) -> None:
    with served(ledger, password="open sesame") as client:
        assert client.get(path).status_code == 403
        assert "Chile" not in words(client.get(path).text)


@pytest.mark.parametrize("path", ["/judge", "/judge/undo", "/review/name", "/judgements"])
def test_visitors_and_other_sites_write_nothing(ledger: str, path: str) -> None:
    with served(ledger) as client:
        sitting = hidden(client.get("/review").text)
        data = {**sitting, "answer": "accept", "entry": "1"}
        assert client.post(path, data=data, headers={"origin": "http://attacker.example"}).status_code == 403
    with served(ledger, password="open sesame") as client:
        assert client.post(path, data=data).status_code == 403
    with served(ledger, public=True) as client:
        assert client.post(path, data=data).status_code == 403
    assert judged(ledger) == []


def test_judgements_are_listed_newest_first_and_each_can_be_taken_back(desk: TestClient, ledger: str) -> None:
    assert "Nobody has judged anything yet" in words(desk.get("/judgements").text)
    answer(desk, answer(desk, desk.get("/review").text, "accept"), "reject", why="another day")
    text = desk.get("/judgements").text
    entries = tree(text).xpath("//table//input[@name='entry']/@value")
    assert [int(one) for one in entries] == sorted(map(int, entries), reverse=True)
    text = desk.post("/judgements", data={"entry": entries[0]}).text
    assert judged(ledger)[-1].about == int(entries[0]) and "taken back by Ines" in words(text)
    assert desk.post("/judgements", data={"entry": entries[0]}).status_code == 400
    assert desk.post("/judgements", data={"entry": "999"}).status_code == 404
    assert desk.post("/judgements", data={"entry": "x"}).status_code == 400
    assert "another day" not in words(desk.get("/judgements?by=Nobody").text)


def test_an_empty_ledger_has_nothing_to_review(tmp_path: Path) -> None:
    with served(str(tmp_path / "new.db")) as client:
        assert "Nothing waits for review" in words(client.get("/review").text)
        assert client.get("/review?case=Ana").status_code == 200


def test_a_large_ledger_is_looked_through_in_part_and_the_page_says_so(
    ledger: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("backchannel.web.reviews.MANY", 1)
    monkeypatch.setattr("backchannel.web.pages.reviewing.MANY", 1)
    with served(ledger) as client:
        text = words(client.get("/review").text)
        assert "The newest 1 of 2 documents are looked through" in text and "Harbour Post" not in text
        assert "documents that name it" in words(client.get("/review?case=Ana Duarte").text)


def test_every_list_of_reasons_has_its_letter() -> None:
    from backchannel.views.queue import settings
    from backchannel.web.sittings import REASONS

    assert REASONS.keys() == settings()["reasons"].keys()
    assert len(set(REASONS.values())) == len(REASONS)
