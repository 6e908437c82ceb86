"""What the interface for programs answers: lists in parts, filters, views, review, and what it refuses."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from backchannel import views, workflow
from backchannel.readings import from_json
from tests.reports import offer, outcome
from tests.served import Client, opened, served

ANA = "Ana Duarte"
TEXT = b"A court in Lima heard the case of a teacher on Monday, and will go on in week %d."
TYPED = {"content-type": "text/plain"}


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """An interface that tests only ask."""
    yield from opened(served(tmp_path_factory.mktemp("asked")))


@pytest.fixture
def written(tmp_path: Path) -> Iterator[Client]:
    """An interface that a test may write to."""
    yield from opened(served(tmp_path))


@contextmanager
def large() -> Iterator[None]:
    """Every ledger counts as large within."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(workflow, "SMALL", 1)
        patch.setattr(workflow.record, "__defaults__", (views.NOW, None, 1))
        yield


def claim_of(api: Client, **filters: str) -> Any:
    return api.get("/claims", **filters)["items"][0]


# Documents


def test_documents_are_listed_newest_first_in_parts(api: Client) -> None:
    whole = api.get("/documents")
    assert [one["published"] for one in whole["items"]] == ["2031-06-30", "2031-05-15"]
    first = api.ask("/documents", params={"limit": 1})
    assert first.headers["link"] == f'<{first.json()["next"]}>; rel="next"'
    assert api.all("/documents", limit=1) == whole["items"] and whole["next"] is None


def test_a_document_leads_to_its_text_and_its_reading(api: Client) -> None:
    one = api.get("/documents")["items"][1]
    assert api.get(f"/documents/{one['sha256']}") == api.get(f"/documents/{one['sha256'][:12]}") == one
    assert api.get(one["text"])["text"] == offer().text
    assert from_json(api.get(one["reading"])) == offer().reading()


def test_documents_are_filtered_by_outlet_and_day(api: Client) -> None:
    assert len(api.all("/documents", outlet="harbour")) >= 1
    assert [one["published"] for one in api.all("/documents", since="2031-06-01")] == ["2031-06-30"]
    assert [one["published"] for one in api.all("/documents", until="2031-06-01")] == ["2031-05-15"]


def test_a_small_article_is_read_at_once(written: Client) -> None:
    answer = written.ask(
        "/documents",
        "POST",
        content=TEXT % 1,
        headers=TYPED,
        params={"name": "a.txt", "published": "2031-08-01"},
    )
    assert answer.status_code == 201
    job = answer.json()
    assert (job["state"], job["read"], job["name"]) == ("done", 1, "a.txt")
    reading = written.get(answer.headers["location"])
    assert (
        reading["document"]["text"] == (TEXT % 1).decode()
        and reading["document"]["published"] == "2031-08-01"
    )
    again = written.ask(
        "/documents", "POST", content=TEXT % 1, headers=TYPED, params={"published": "2031-08-01"}
    )
    assert (again.status_code, again.json()["known"]) == (200, 1)
    assert again.headers["location"] == answer.headers["location"]


def test_whoever_prefers_so_gets_a_job(written: Client) -> None:
    headers = {**TYPED, "prefer": "respond-async"}
    answer = written.ask("/documents", "POST", content=TEXT % 2, headers=headers)
    assert answer.status_code == 202 and "retry-after" in answer.headers
    job = written.get(answer.headers["location"])
    while job["state"] in ("waiting", "reading"):
        job = written.get(job["self"])
    assert job["state"] == "done" and written.get(job["readings"][0])
    assert [one["id"] for one in written.all("/jobs")] == [job["id"]]


def test_a_dump_of_many_is_one_job(written: Client) -> None:
    lines = b"\n".join(json.dumps({"text": (TEXT % week).decode()}).encode() for week in range(3))
    answer = written.ask(
        "/documents", "POST", content=lines, headers={"content-type": "application/x-ndjson"}
    )
    assert answer.status_code == 201 and answer.headers["location"] == answer.json()["self"]
    assert (answer.json()["total"], answer.json()["read"]) == (3, 3)


def test_a_page_is_fetched_only_from_the_web(written: Client) -> None:
    answer = written.ask("/fetches", "POST", json={"url": "https://news.example/a.html"})
    assert answer.status_code == 201
    for url in ("/etc/passwd", "file:///etc/passwd", "ftp://news.example/a", "https://", "-"):
        assert written.refused("/fetches", "POST", json={"url": url}) == (422, "malformed")


def test_what_cannot_be_read_is_told_in_words(api: Client) -> None:
    assert api.refused("/documents", "POST", content=b" ", headers=TYPED) == (422, "unreadable")
    pdf = {"content-type": "application/pdf"}
    assert api.refused("/documents", "POST", content=b"%PDF-1.4 broken", headers=pdf) == (422, "unreadable")
    assert api.refused("/documents", "POST", content=b"x", headers={"content-type": "image/png"})[0] == 415
    assert api.refused("/documents", "POST", content=b"x")[0] == 415
    dated = {"published": "2031-13"}
    assert api.refused("/documents", "POST", content=TEXT, headers=TYPED, params=dated)[0] == 400


def test_a_document_never_goes(api: Client) -> None:
    one = api.get("/documents")["items"][0]
    assert api.refused(f"/documents/{one['sha256']}", "DELETE") == (405, "method-not-allowed")
    assert api.ask(f"/documents/{one['sha256']}", "DELETE").headers["allow"] == "GET"


# The record


def test_claims_carry_whose_word_they_are_and_where_it_stands(api: Client) -> None:
    claim = claim_of(api, type="contact", person="Tomas Leal")
    assert claim["speakers"][0]["name"] == "Tomas Leal" and claim["sides"][0]["name"] == "Portugal"
    note = claim["evidence"][0]
    assert offer().text[note["start"] : note["end"]] == note["quote"]
    assert api.get(claim["self"]) == claim
    assert len(api.all("/claims", limit=3)) == len(offer().claims) + len(outcome().claims)


@pytest.mark.parametrize(
    ("filters", "holds"),
    [
        ({"type": "position"}, lambda claim: claim["type"] == "position"),
        ({"person": ANA}, lambda claim: ANA in json.dumps(claim["roles"])),
        ({"person": "person:ana duarte"}, lambda claim: ANA in json.dumps(claim["roles"])),
        ({"side": "Chile"}, lambda claim: claim["sides"][0]["name"] == "Chile"),
        ({"sensitive": "true"}, lambda claim: claim["sensitive"]),
        ({"sensitive": "false"}, lambda claim: not claim["sensitive"]),
        ({"review": "unreviewed"}, lambda claim: claim["review"] == "unreviewed"),
        ({"since": "2031-06-01", "type": "exchange"}, lambda claim: claim["time"] >= "2031-06"),
    ],
)  # fmt: skip
def test_claims_are_filtered(api: Client, filters: dict[str, str], holds: Any) -> None:
    found = api.all("/claims", **filters)
    assert found and all(map(holds, found))
    assert len(found) < len(api.all("/claims")) or filters == {"review": "unreviewed"}
    with large():
        assert api.all("/claims", limit=2, **filters) == found


def test_statements_are_filtered_by_who_spoke(api: Client) -> None:
    (one,) = api.all("/statements", speaker="Leal")
    assert one["kind"] == "on_record" and one["content"] == ["the offer to bring home Duarte and Salgado"]
    assert set(one["claims"]) <= {claim["id"] for claim in api.all("/claims", side="Portugal")}
    assert all(one["sides"][0]["name"] == "Chile" for one in api.all("/statements", side="Chile"))
    assert len(api.all("/statements", limit=3)) == len(offer().statements) + len(outcome().statements)
    assert all(
        one["document"]["published"] >= "2031-06" for one in api.all("/statements", since="2031-06-01")
    )


def test_figures_are_found_by_name_and_by_key(api: Client) -> None:
    (ana,) = api.all("/entities", name="Duarte Ana", kind="person")
    assert ana["key"] == "person:ana duarte"
    detail = api.get(ana["self"])
    assert detail == api.get("/entities/Ana Duarte") and len(detail["documents"]) == 2
    assert all(one["side"]["name"] == "Chile" for one in api.all("/entities", side="Chile"))
    keys = [one["key"] for one in api.all("/entities", limit=4)]
    assert keys == sorted(keys) and len(keys) > 4
    assert api.refused("/entities/Nobody At All") == (404, "not-found")


def test_deals_are_listed_with_how_they_stand(api: Client) -> None:
    deals = api.all("/deals", limit=1)
    assert deals and {one["state"] for one in deals} and all(one["sides"] for one in deals)
    one = api.get(deals[0]["self"])
    assert one["page"]["view"] == "deal" and {**one, "page": None}.items() >= deals[0].items()
    opened, closed = (api.all("/deals", open=which) for which in ("true", "false"))
    assert len(opened) + len(closed) == len(deals)
    assert api.refused("/deals/none-of-ours") == (404, "not-found")


@pytest.mark.parametrize("path", ["/documents", "/claims", "/statements", "/entities", "/deals"])
def test_a_large_ledger_lists_the_same_in_parts(api: Client, path: str) -> None:
    key = "key" if path == "/entities" else "sha256" if path == "/documents" else "id"
    whole = sorted(one[key] for one in api.all(path))
    with large():
        assert sorted(one[key] for one in api.all(path, limit=2)) == whole


# Views


@pytest.mark.parametrize(
    ("path", "view"),
    [
        ("brief", views.brief),
        ("timeline", views.timeline),
        ("sources", views.sources),
        ("promises", views.promises),
        ("called", views.called),
        ("conditions", views.conditions),
        ("contacts", views.contacts),
        ("family", views.family),
        ("who", views.who),
        ("deal", views.deal),
        ("said", views.said),
    ],
)
@pytest.mark.parametrize("name", [ANA, "Portugal"])
def test_a_view_is_what_the_command_line_prints(api: Client, path: str, view: Any, name: str) -> None:
    with workflow.open_ledger(api.desk.ledger) as ledger:
        record = workflow.record(ledger, views.Clocks(known_at=None))
        try:
            page = views.to_json(view(record, name))
        except Exception as error:
            assert api.refused(f"/views/{path}", params={"name": name})[0] == error.http_status  # type: ignore[attr-defined]
            return
    assert api.get(f"/views/{path}", name=name) == json.loads(json.dumps(page))


@pytest.mark.parametrize("view", ["status", "new", "conflicts", "mediators", "designations", "who", "deal"])
def test_views_of_everything(api: Client, view: str) -> None:
    page = api.get(f"/views/{view}")
    assert page["schema"] == "backchannel.page/1"


def test_both_clocks(api: Client) -> None:
    then = api.get("/views/brief", name=ANA, known_at="2031-05-20")
    assert (then["known_at"], then["documents"]) == ("2031-05-20", 1)
    assert api.get("/views/brief", name=ANA, as_of="2031-05-20")["as_of"] == "2031-05-20"
    assert [one["published"] for one in api.all("/documents", known_at="2031-05-20")] == ["2031-05-15"]
    page = api.get("/views/diff", **{"from": "2031-05-20", "name": ANA})
    assert page["view"] == "diff"


def test_search_finds_words(api: Client) -> None:
    page = api.get("/views/search", words="Vidal offer", kind="claim")
    assert [section["key"] for section in page["sections"]] == ["claim"]
    assert api.refused("/views/search", params={"words": "zzz"}) == (404, "not-found")
    assert api.refused("/views/search", params={"words": "!!"}) == (400, "usage-error")


def test_tables_and_precedents(api: Client) -> None:
    for table in api.get("/statistics"):
        found = api.get(table["self"])
        assert found["table"] == table["name"] and found["columns"]
    csv = api.ask("/statistics/held", params={"format": "csv"})
    assert csv.headers["content-type"].startswith("text/csv") and csv.text.startswith("group,")
    assert api.refused("/statistics/held", params={"by": "shoe size"}) == (400, "usage-error")
    beside = api.get("/precedents", name=ANA, limit=2)["precedents"]
    assert beside and all(one["match"]["points"] for one in beside)
    assert len(api.get("/precedents")["precedents"]) == 78


# Review


def test_a_claim_is_judged_with_who_and_why(written: Client) -> None:
    item = written.get("/review/queue", limit=1)["items"][0]
    body = {"kind": "reject", "claim": item["claim"], "why": "about another man", "who": "Ana Silva"}
    made = written.ask("/review/judgements", "POST", json=body)
    assert made.status_code == 201 and made.json()["who"] == "Ana Silva"
    assert written.get(made.headers["location"]) == made.json()
    assert [one["id"] for one in written.all("/claims", review="rejected")] == [item["claim"]]
    assert written.refused("/review/judgements", "POST", json=body) == (409, "known")
    undone = {"kind": "retract", "entry": made.json()["entry"], "why": "mixed up"}
    assert written.ask("/review/judgements", "POST", json=undone).json()["who"] == "an editor"
    assert written.all("/claims", review="rejected") == []
    assert [one["kind"] for one in written.all("/review/judgements", limit=1)] == ["reject", "retract"]


def test_a_correction_names_what_differs(written: Client) -> None:
    with large():
        claim = claim_of(written, type="contact")
        body = {"kind": "correct", "claim": claim["id"], "why": "par. 2", "change": {"medium": "meeting"}}
        assert written.ask("/review/judgements", "POST", json=body).status_code == 201
        after = written.get(claim["self"])
        assert (after["roles"]["medium"]["text"], after["review"]) == ("meeting", "corrected")
        wrong = {**body, "change": {"shoe": "42"}}
        assert written.refused("/review/judgements", "POST", json=wrong) == (400, "usage-error")


def test_names_are_made_one_and_parted(written: Client) -> None:
    body = {"kind": "merge", "names": [ANA, "Rui Salgado"], "why": "for a test"}
    assert written.ask("/review/judgements", "POST", json=body).status_code == 201
    assert len(written.all("/entities", name="Salgado")) == len(written.all("/entities", name=ANA)) == 1
    body = {"kind": "split", "names": [ANA, "Rui Salgado"], "why": "they are two"}
    assert written.ask("/review/judgements", "POST", json=body).status_code == 201
    (one,) = written.all("/entities", name="Salgado")
    assert one["name"] == "Rui Salgado"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ({"kind": "accept", "claim": "000000000000#c1"}, (404, "not-found")),
        ({"kind": "reject", "claim": "000000000000#c1"}, (422, "malformed")),
        ({"kind": "retract", "why": "x"}, (400, "usage-error")),
        ({"kind": "retract", "why": "x", "entry": 999}, (404, "not-found")),
        ({"kind": "merge", "why": "x", "names": ["one"]}, (422, "malformed")),
        ({"kind": "settle", "why": "x", "conflict": "none"}, (404, "not-found")),
        ({"kind": "accept", "claim": "000000000000#c1", "shoe": 1}, (422, "malformed")),
        ({"kind": "other"}, (422, "malformed")),
        ([], (422, "malformed")),
    ],
)
def test_a_judgement_that_cannot_be_meant_writes_nothing(
    api: Client, body: Any, expected: tuple[int, str]
) -> None:
    before = api.get("/")["entries"]
    assert api.refused("/review/judgements", "POST", json=body) == expected
    assert api.get("/")["entries"] == before


def test_the_ledger_is_checked(api: Client) -> None:
    found = api.get("/verify")
    assert found["whole"] and found["head"] == api.get("/")["head"] and found["faults"] == []
    other = "sha256:" + "0" * 64
    assert not api.get("/verify", head=other)["whole"]
