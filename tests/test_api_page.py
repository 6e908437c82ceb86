"""The page on the interface holds: its examples are carried out, its table names what there is."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest

from backchannel.api import BASE
from tests.served import PAGE, Client, opened, served

PAGES = Path(__file__).parent.parent / "docs"
TEXT = (PAGES / "api.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^\$ curl (.+)$", TEXT, re.MULTILINE)
ARTICLE = {"text": "A court in Lima heard the case of a teacher on Monday."}
FILES = {"article.html": PAGE, "dump.jsonl": "\n".join([json.dumps(ARTICLE)] * 2).encode()}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    yield from opened(served(tmp_path_factory.mktemp("page")))


def asked(line: str) -> tuple[str, str, dict[str, Any]]:
    """Method, path and the rest of what an example asks for."""
    words = iter(shlex.split(line))
    headers: dict[str, str] = {}
    params: dict[str, str] = {}
    body: bytes | None = None
    address = ""
    for word in words:
        if word == "-H":
            name, _, value = next(words).partition(": ")
            headers[name] = value
        elif word in ("-d", "--data-urlencode"):
            name, _, value = next(words).partition("=")
            params[name] = value
        elif word == "--data-binary":
            body = FILES[next(words).removeprefix("@")]
        elif word == "--json":
            body, headers["Content-Type"] = next(words).encode(), "application/json"
        elif word != "-G":
            address = word
    parts = urlsplit(address)
    assert parts.netloc == "localhost:8000" and parts.path.startswith(BASE)
    more = {"headers": headers, "params": {**dict(parse_qsl(parts.query)), **params}, "content": body}
    return "GET" if body is None else "POST", parts.path, more


@pytest.mark.parametrize("line", [one for one in EXAMPLES if "A. Duarte" not in one])
def test_every_example_does_what_it_says(desk: Client, line: str) -> None:
    method, path, more = asked(line)
    answer = desk.ask(path, method, **more)
    assert answer.status_code in (200, 201, 202), answer.text


def test_a_name_that_is_not_on_record_is_answered_with_close_ones(desk: Client) -> None:
    (line,) = [one for one in EXAMPLES if "A. Duarte" in one]
    method, path, more = asked(line)
    answer = desk.ask(path, method, **more)
    assert answer.status_code in (201, 400, 404), answer.text


def test_the_table_names_every_address() -> None:
    described = json.loads((PAGES / "openapi.json").read_text(encoding="utf-8"))["paths"]
    named = set(re.findall(r"`(/[^`]*)`", TEXT))
    views = set(re.findall(r"`([a-z]+)`", next(row for row in TEXT.splitlines() if "/views/..." in row)))
    assert {path.removeprefix("/views/") for path in described if path.startswith("/views/")} == views
    rest = {path for path in described if not path.startswith("/views/")}
    assert rest - named - {"/documents/{sha256}/text", "/documents/{sha256}/reading"} == set()
