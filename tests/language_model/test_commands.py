"""The commands that may ask a language model, against a small server on this machine."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from backchannel.cli import main
from tests.language_model.service import Raw, Script, serving
from tests.language_model.test_reader import GOOD, TEXT


@pytest.fixture
def article(tmp_path: Path) -> str:
    path = tmp_path / "a.txt"
    path.write_text(f" date 2031-05-15 {TEXT}\n", encoding="utf-8")
    return str(path)


def test_extract_asks_the_model_that_is_named(article: str) -> None:
    with serving(Script([GOOD])) as service:
        done = CliRunner().invoke(
            main,
            ["extract", article, "--endpoint", service.url, "--model", "tiny"],
            env={"BACKCHANNEL_API_KEY": "k"},
        )
    assert done.exit_code == 0, done.output
    reading = json.loads(done.stdout)
    assert reading["reader"] == "llm/tiny" and [claim["type"] for claim in reading["claims"]] == ["release"]
    text = reading["document"]["text"]
    assert all(text[a:b] for claim in reading["claims"] for a, b in claim["evidence"])


def test_one_article_that_the_model_fails_on_leaves_the_next(article: str, tmp_path: Path) -> None:
    other = tmp_path / "b.txt"
    other.write_text(f" date 2031-05-16 {TEXT}\n", encoding="utf-8")
    ledger = str(tmp_path / "a.db")
    with serving(Script([Raw(b"no", 500), GOOD])) as service:
        done = CliRunner().invoke(
            main,
            [
                "read",
                article,
                str(other),
                "--ledger",
                ledger,
                "--json",
                "--endpoint",
                service.url,
                "--model",
                "tiny",
            ],
        )
    told = json.loads(done.stdout)
    assert (told["read"], len(told["failed"])) == (1, 1) and "HTTP 500" in told["failed"][0]["error"]


def test_an_endpoint_without_a_model_is_refused(article: str) -> None:
    done = CliRunner().invoke(main, ["extract", article, "--endpoint", "http://127.0.0.1:9/v1"])
    assert done.exit_code == 2 and "--model" in done.stderr


def test_compare_needs_a_model(article: str) -> None:
    done = CliRunner().invoke(main, ["compare", article])
    assert done.exit_code == 2 and "--endpoint" in done.stderr


@pytest.mark.model
def test_compare_shows_both_readings_side_by_side(article: str) -> None:
    with serving(Script([GOOD])) as service:
        done = CliRunner().invoke(
            main, ["compare", article, "--endpoint", service.url, "--model", "tiny", "--json"]
        )
    page = json.loads(done.stdout)
    both, _, second = page["sections"]
    assert [row["key"] for row in both["rows"]] == ["release"] and not second["rows"]
