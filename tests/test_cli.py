"""The command line: what is printed, where, and with which exit code."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from backchannel import __version__, workflow
from backchannel.cli import main
from backchannel.records import Document, Reading
from tests.reports import FOLDER, offer, outcome

COMMANDS = sorted(main.commands)


class HandReader:
    """Knows the made-up reports by heart."""

    name = "by hand/1"

    def read(self, document: Document) -> Reading:
        known = {report.reading().document.sha256: report.reading() for report in (offer(), outcome())}
        reading = known[document.sha256]
        document = replace(document, published=reading.document.published, outlet=reading.document.outlet)
        return replace(reading, document=document)


Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command in an empty folder, with the reader that knows the made-up reports."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("BACKCHANNEL_LEDGER", raising=False)
    monkeypatch.setattr(workflow, "RuleReader", HandReader)
    return lambda *arguments, **more: CliRunner().invoke(main, [str(one) for one in arguments], **more)


@pytest.fixture
def filled(run: Run) -> Run:
    assert run("read", FOLDER).exit_code == 0
    return run


def test_read_says_what_is_new_and_once_only(run: Run) -> None:
    first = run("read", FOLDER)
    assert first.exit_code == 0
    assert first.stdout.startswith("2 documents read\n")
    assert "PEOPLE HELD" in first.stdout and "no agreement" in first.stdout
    again = run("read", FOLDER)
    assert (again.exit_code, again.stdout) == (0, "0 documents read, 2 known already\n")


def test_read_goes_on_after_a_bad_file(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    result = run("read", "empty.txt", FOLDER / "offer.txt", "none.txt", "--json")
    told = json.loads(result.stdout)
    assert (result.exit_code, told["read"], len(told["failed"])) == (3, 1, 2)
    for name in ("empty.txt", "none.txt"):
        assert any(line.startswith("backchannel: ") and name in line for line in result.stderr.splitlines())


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["read", "none.txt"], 3, "none.txt"),
        (["read"], 2, "Missing argument"),
        (["read", FOLDER / "offer.txt", "--date", "yesterday"], 2, "yesterday"),
        (["read", FOLDER, "--ledger", "nowhere/a.db"], 5, "nowhere/a.db"),
        (["extract", "none.txt"], 3, "none.txt"),
        (["brief", "Ana Duarte", "--ledger", "other.db"], 5, "there is no ledger at other.db"),
        (["brief", "Ana Duarta"], 4, "close names: Ana Duarte"),
        (["brief", " "], 2, "a name is needed"),
        (["said", "Chile", "--since", "June"], 2, "June"),
        (["timeline", "Chile", "--as-of", "2001-01-01"], 4, "Chile"),
        (["dance"], 2, "dance"),
    ],
)
def test_errors_are_one_line_on_standard_error(
    filled: Run, arguments: list[Any], code: int, says: str
) -> None:
    result = filled(*arguments)
    assert result.exit_code == code
    told = [line for line in result.stderr.splitlines() if says in line]
    assert told and all(line.startswith("backchannel: ") for line in result.stderr.splitlines())
    assert says not in result.stdout


def test_pages_in_a_pipe_are_plain_and_of_one_width(filled: Run) -> None:
    for command in (["brief", "Ana Duarte"], ["said", "Chile"], ["timeline", "Chile"], ["status"]):
        text = filled(*command).stdout
        lines = text.splitlines()
        assert "\x1b" not in text and lines
        assert all(len(line) <= 110 and line == line.rstrip() for line in lines)
        assert filled(*command).stdout == text


def test_brief_shows_who_says_so_and_the_sentence(filled: Run) -> None:
    text = filled("brief", "Duarte").stdout
    assert text.startswith("ANA DUARTE  ·  freed 29 Jun 2031, after 121 to 148 days")
    assert "on record: Tomas Leal, 14 May 2031" in text
    assert "[1]  Harbour Post, 15 May 2031, par. 7  Duarte, jailed in Chile" in text


@pytest.mark.parametrize(
    "command", [["brief", "Chile"], ["said", "Chile"], ["timeline", "Chile"], ["status"]]
)
def test_every_page_has_its_json(filled: Run, command: list[str]) -> None:
    page = json.loads(filled(*command, "--json").stdout)
    assert page["view"] == command[0] and page["schema"] == "backchannel.page/1"
    assert page["sections"] and page["footnotes"]


def test_extract_prints_a_reading_a_line_and_needs_no_ledger(
    run: Run, tmp_path: Path, assert_reading: Callable[[dict[str, Any]], None]
) -> None:
    result = run("extract", FOLDER / "offer.txt", "none.txt", FOLDER / "outcome.txt")
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.exit_code == 3 and len(lines) == 2 and "none.txt" in result.stderr
    for line in lines:
        assert_reading(line)
    assert list(tmp_path.iterdir()) == []


def test_extract_reads_standard_input(run: Run) -> None:
    result = run("extract", "-", input=offer().data)
    assert json.loads(result.stdout)["document"]["source"] == "-"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_with_an_example(run: Run, command: str) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0
    assert "Example:" in result.stdout and f"backchannel {command}" in result.stdout
    # a server prints nothing to be read by programs: they ask it under /api/v1
    assert "--json" in result.stdout or command == "serve"


def test_version_and_module_entry() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "backchannel", "--version"], capture_output=True, text=True, check=True
    )
    assert done.stdout == f"backchannel {__version__}\n"


def test_no_page_loads_a_language_library() -> None:
    heavy = {"spacy", "onnxruntime", "numpy", "trafilatura"}
    code = f"import sys, backchannel.cli; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
