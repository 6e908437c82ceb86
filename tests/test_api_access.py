"""Who may see what of the interface for programs, what it refuses, and answers that stay."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from backchannel.api import openapi_text
from backchannel.desk import Desk
from backchannel.settings import Settings
from tests import pages
from tests.reports import offer, outcome
from tests.served import PASSWORD, Client, opened, served

ANA = "Ana Duarte"
TEXT = b"A court in Lima heard the case of a teacher on Monday, and will go on in week %d."
TYPED = {"content-type": "text/plain"}
SHOWN = {"Authorization": f"Bearer {PASSWORD}".encode()}


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """An interface that tests only ask."""
    yield from opened(served(tmp_path_factory.mktemp("asked")))


@pytest.fixture
def written(tmp_path: Path) -> Iterator[Client]:
    """An interface that a test may write to."""
    yield from opened(served(tmp_path))


@pytest.fixture(scope="module")
def outside(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """An interface with a password that tests only ask."""
    yield from opened(served(tmp_path_factory.mktemp("outside"), password=PASSWORD))


@pytest.fixture
def locked(tmp_path: Path) -> Iterator[Client]:
    """An interface with a password that a test may write to."""
    yield from opened(served(tmp_path, password=PASSWORD))


# Who may see what


def test_without_the_password_only_what_may_be_published_is_seen(locked: Client) -> None:
    assert locked.get("/")["access"] == "public"
    assert locked.all("/claims") == locked.all("/statements") == locked.all("/entities") == []
    claims = locked.ask("/claims", headers=SHOWN, params={"limit": 200}).json()["items"]
    assert len(claims) == len(offer().claims) + len(outcome().claims)
    for claim in claims:
        body = {"kind": "accept", "claim": claim["id"]}
        assert locked.ask("/review/judgements", "POST", json=body, headers=SHOWN).status_code == 201
    may = {one["id"] for one in claims if not one["sensitive"]}
    seen = {one["id"] for one in locked.all("/claims")}
    assert seen and seen <= may and not any(one["sensitive"] for one in locked.all("/claims"))
    found = locked.get("/views/search", words="Vidal")
    assert {claim for part in found["sections"] for row in part["rows"] for claim in row["claims"]} <= seen
    document = locked.get("/documents")["items"][1]
    assert document["text"] is None
    text = locked.get(document["reading"])["document"]["text"]
    assert "█" in text and len(text) == len(offer().text) and "lost weight" not in text
    held = locked.get("/views/brief", name=ANA)
    assert not any(row["sensitive"] for section in held["sections"] for row in section["rows"])


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "/documents"), ("POST", "/fetches"), ("POST", "/review/judgements"), ("GET", "/jobs"),
        ("GET", "/review/queue"), ("GET", "/verify"), ("GET", "/views/family?name=x"),
    ],
)  # fmt: skip
def test_the_rest_takes_the_password(outside: Client, method: str, path: str) -> None:
    assert outside.refused(path, method) == (401, "unauthorized")
    assert outside.ask(path, method).headers["www-authenticate"].startswith("Bearer")
    assert outside.refused(path, method, headers={"Authorization": "Bearer wrong"}) == (401, "unauthorized")


def test_a_wrong_password_is_told(outside: Client) -> None:
    for header in ("Bearer wrong", "Basic YTpi", "Bearer", "x"):
        assert outside.refused("/claims", headers={"Authorization": header}) == (401, "unauthorized")


def test_a_public_server_writes_nothing_whoever_asks(tmp_path: Path) -> None:
    for outside in opened(served(tmp_path, public=True, password=PASSWORD)):
        shown = {**SHOWN, **TYPED}
        assert outside.refused("/documents", "POST", content=TEXT, headers=shown) == (403, "forbidden")
        assert outside.all("/claims") == []


# What is refused before anything else


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8000", "localhost.evil.example", ""])
def test_it_answers_under_its_own_names_only(api: Client, host: str) -> None:
    assert api.refused("/claims", headers={"host": host}) == (421, "host")


@pytest.mark.parametrize("host", ["localhost:8000", "127.0.0.1", "[::1]:80", "LOCALHOST"])
def test_its_own_names_have_any_port(api: Client, host: str) -> None:
    assert api.ask("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [{"origin": "https://evil.example"}, {"origin": "null"}, {"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"}],
)  # fmt: skip
def test_other_sites_write_nothing(api: Client, headers: dict[str, str]) -> None:
    sent = {**TYPED, **headers}
    assert api.refused("/documents", "POST", content=TEXT % 1, headers=sent) == (403, "cross-site")
    assert "access-control-allow-origin" not in api.ask("/claims", headers=headers).headers


def test_an_address_with_a_line_break_is_refused_like_any_other(tmp_path: Path, api: Client) -> None:
    assert api.refused("/claims/d69309b7ba63/a%0Ab") == (422, "malformed")
    assert api.refused("/nowhere%0A") == (404, "not-found")
    with pages.served(str(tmp_path / "a.db")) as client:
        for path in ("/people/a%0Ab", "/nowhere%0A", "/api/v1/nowhere%0A"):
            answer = client.get(path)
            assert answer.status_code == 404 and not answer.headers["content-type"].startswith("text/plain")


def test_the_own_pages_may_write(written: Client) -> None:
    sent = {**TYPED, "origin": "http://127.0.0.1", "sec-fetch-site": "same-origin"}
    assert written.ask("/documents", "POST", content=TEXT % 1, headers=sent).status_code == 201


def test_bodies_are_counted_while_they_are_read(tmp_path: Path) -> None:
    for api in opened(served(tmp_path, settings=Settings(max_bytes=5_000))):
        assert api.refused("/documents", "POST", content=b"a" * 5_001, headers=TYPED)[0] == 413
        parts = (b"a" * 1_000 for _ in range(20))
        assert api.refused("/documents", "POST", content=parts, headers=TYPED)[0] == 413
        body = b'{"kind": "' + b"a" * 6_000 + b'"}'
        sent = {"content-type": "application/json"}
        assert api.refused("/review/judgements", "POST", content=iter([body]), headers=sent)[0] == 413


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/nothing", 404), ("/claims/", 404), ("/claims?limit=0", 422), ("/claims?limit=99999999999999999999", 422),
        ("/claims?limit=x", 422), ("/claims?limt=3", 422), ("/claims?cursor=AAAA", 400), ("/claims?cursor=%2e%2e", 422),
        ("/claims?cursor=WyIiLC0xLDBd", 400), ("/claims?cursor=WzEsMiwzXQ", 400), ("/deals?cursor=LTE", 400),
        ("/claims?type=nothing", 422), ("/claims?review=fine", 422), ("/claims?document=zz", 422),
        ("/claims?person=%00", 400), ("/claims?person=%0a", 422), ("/claims?person=", 422), ("/claims?person=%ff", 200),
        ("/claims?since=2031-02-30", 422), ("/claims?since=0", 422), ("/views/status?as_of=0001-01-01", 422),
        ("/views/status?as_of=9999-12-31", 422), ("/views/status?as_of=2031-W01-1", 422), ("/views/brief", 422),
        ("/views/brief?name=%21%21", 400), ("/views/brief?name=Nobody", 404), ("/views/diff", 422),
        ("/views/deal?name=a&person=b", 400), ("/documents/zz", 422), ("/documents/" + "0" * 64, 404),
        ("/documents/%ed%a0%80", 422), ("/jobs/" + "0" * 16, 404), ("/statistics/nothing", 422),
        ("/claims/000000000000/c1", 404), ("/entities/%00", 400), ("/claims?person=" + "a" * 9_000, 414),
    ],
)  # fmt: skip
def test_no_address_breaks_it(api: Client, path: str, status: int) -> None:
    if status == 200:
        assert api.ask(path).status_code == 200
    else:
        assert api.refused(path)[0] == status


@pytest.mark.parametrize(
    "body", [b"", b"{", b"\xff\xfe", b"null", b'"\\ud800"', b'{"kind": "merge", "names": ["\\ud800", "b"], "why": "x"}', b"[" * 10_000]
)  # fmt: skip
def test_no_body_breaks_it(api: Client, body: bytes) -> None:
    sent = {"content-type": "application/json"}
    assert api.refused("/review/judgements", "POST", content=body, headers=sent)[0] in (400, 422)


def test_a_ledger_that_is_damaged_is_told_to_the_desk_alone(tmp_path: Path) -> None:
    (tmp_path / "broken.db").write_bytes(b"no ledger at all" * 100)
    for api in opened(Desk(str(tmp_path / "broken.db"))):
        assert api.refused("/claims") == (500, "ledger-error")
        assert "broken.db" in api.ask("/claims").text
    for api in opened(Desk(str(tmp_path / "broken.db"), public=True)):
        assert api.refused("/claims") == (500, "ledger-error")
        assert "broken.db" not in api.ask("/claims").text


def test_an_empty_ledger_answers(tmp_path: Path) -> None:
    for api in opened(Desk(str(tmp_path / "empty.db"))):
        for path in ("/documents", "/claims", "/statements", "/entities", "/deals", "/review/queue"):
            assert api.get(path) == {"items": [], "next": None}
        assert api.get("/")["documents"] == 0 and api.get("/verify")["whole"]
        assert api.get("/views/status")["sections"] is not None
        for table in api.get("/statistics"):
            assert api.get(table["self"])["n"] == 0


# Answers that stay


def test_an_answer_stays_while_the_ledger_does(written: Client) -> None:
    first = written.ask("/claims")
    tag = first.headers["etag"]
    assert first.headers["cache-control"] == "private, no-cache" and first.headers["vary"] == "Authorization"
    for given in (tag, f'"other", {tag}', tag.removeprefix("W/"), "*"):
        again = written.ask("/claims", headers={"if-none-match": given})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert written.ask("/claims?limit=3", headers={"if-none-match": tag}).status_code == 200
    written.ask("/documents", "POST", content=TEXT % 5, headers=TYPED)
    assert written.ask("/claims", headers={"if-none-match": tag}).status_code == 200


def test_whoever_may_see_more_has_another_tag(outside: Client) -> None:
    public, desk = outside.ask("/claims"), outside.ask("/claims", headers=SHOWN)
    assert public.headers["etag"] != desk.headers["etag"]
    assert public.headers["cache-control"] == "public, no-cache"


# The description


def test_the_committed_description_is_what_the_interface_says_of_itself(root: Path) -> None:
    made = openapi_text()
    assert (root / "docs" / "openapi.json").read_text(encoding="utf-8") == made, "run `make docs`"
    assert json.loads(made)["openapi"].startswith("3.1")


def test_every_operation_is_described(api: Client) -> None:
    described = api.get("/openapi.json")
    for path, methods in described["paths"].items():
        for method, operation in methods.items():
            assert operation["description"] and operation["operationId"] and operation["tags"], path
            assert method != "delete"
            for parameter in operation.get("parameters", ()):
                assert "anyOf" not in parameter["schema"]
    assert "security" not in described["paths"]["/documents"]["post"]  # this desk has no password
