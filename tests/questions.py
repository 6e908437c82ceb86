"""Answers the thirty questions from the sample coverage: `python -m tests.questions [--write] [NUMBER ...]`.

In: `questions.yaml` beside this file, and the samples. Out: the page `docs/questions.md`, written or printed.
Always true: the answers are what the commands print, cut at a number of lines, with the footnotes of the lines
that are left; a command that there is not yet is named as such and not run.
"""

from __future__ import annotations

import argparse
import io
import os
import re
import shlex
import sys
import tempfile
from collections.abc import Iterator
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

from backchannel.cli import main as backchannel
from backchannel.tables import table

ROOT = Path(__file__).resolve().parent.parent
QUESTIONS = Path(__file__).with_suffix(".yaml")
PAGE = ROOT / "docs" / "questions.md"
LINES = 20
NOTES = 6
HEAD = """# Thirty questions

What researchers, reporters, families' advocates and political scientists ask of such a record, and the commands that answer. The answers are what the commands print over the [sample coverage](../samples/README.md), cut where they are long: of the footnotes only the first are left. `python -m tests.questions --write` makes this page, and a test compares.

```
backchannel read samples/coverage
```
"""
NOTE = re.compile(r"^ *\[(\d+)\]  ")


@dataclass(frozen=True, slots=True)
class Question:
    """One question, who asks it, the command lines that answer it, and how much of each answer is shown."""

    number: int
    who: str
    ask: str
    run: tuple[str, ...]
    note: str
    lines: int


def questions() -> list[Question]:
    """All of them, numbered from 1 through the groups."""
    data: dict[str, Any] = table(QUESTIONS.read_text(encoding="utf-8"))
    asked = [(group["who"], item) for group in data["groups"] for item in group["questions"]]
    return [
        Question(number, who, item["ask"], tuple(item["run"]), item.get("note", ""), item.get("lines", LINES))
        for number, (who, item) in enumerate(asked, start=1)
    ]


def is_there(line: str) -> bool:
    """Whether the command of a line is among the commands."""
    return shlex.split(line)[0] in backchannel.commands


def printed(arguments: list[str]) -> str:
    """What a command line prints to a pipe; an exit code other than 0 is an error here."""
    out, err = io.StringIO(), io.StringIO()
    with mock.patch.dict(os.environ, {"COLUMNS": "100"}), redirect_stdout(out), redirect_stderr(err):
        try:
            backchannel.main(arguments, prog_name="backchannel")
        except SystemExit as end:
            if end.code:
                raise AssertionError(f"backchannel {shlex.join(arguments)}: {err.getvalue()}") from end
    return out.getvalue()


def cut(text: str, lines: int) -> str:
    """The first lines of an answer, and the footnotes that they point to, as far as there is room."""
    rows = [line.rstrip() for line in text.strip("\n").splitlines()]
    start = next((at for at, row in enumerate(rows) if NOTE.match(row)), len(rows))
    body, notes = rows[:start], rows[start:]
    while body and not body[-1]:
        body.pop()
    shown = body[:lines]
    if len(body) > lines:
        shown.append(f"[... {len(body) - lines} more lines]")
    wanted = re.findall(r"\[(\d+)\]", "\n".join(body[:lines]))
    kept = [note for note in _notes(notes) if (found := NOTE.match(note[0])) and found[1] in wanted]
    tail = [row for note in kept[:NOTES] for row in note]
    if len(kept) > NOTES:
        tail.append(f"[... {len(kept) - NOTES} more footnotes]")
    return "\n".join([*shown, "", *tail] if tail else shown)


def _notes(rows: list[str]) -> Iterator[list[str]]:
    """Footnotes with the lines that each runs over."""
    note: list[str] = []
    for row in rows:
        if NOTE.match(row) and note:
            yield note
            note = []
        if row:
            note.append(row)
    if note:
        yield note


def answers(question: Question) -> str:
    """The part of the page that is about one question; the ledger stands in the working directory."""
    parts = [f"### {question.number}. {question.ask}\n"]
    parts += [f"{question.note}\n"] if question.note else []
    for line in question.run:
        command = f"backchannel {line}"
        if is_there(line):
            shown = cut(printed(shlex.split(line)), question.lines)
            parts.append(f"```\n$ {command}\n{shown}\n```\n")
        else:
            parts.append(f"`{command}` is not among the commands yet.\n")
    return "\n".join(parts)


def page(wanted: tuple[int, ...] = ()) -> str:
    """The whole page, or some of its questions, from a ledger of the samples that is made for it."""
    parts, who = ([] if wanted else [HEAD]), ""
    bare = {name: value for name, value in os.environ.items() if not name.startswith("BACKCHANNEL_")}
    with (
        tempfile.TemporaryDirectory() as folder,
        mock.patch.dict(os.environ, bare, clear=True),
        chdir(folder),
    ):
        Path("samples").symlink_to(ROOT / "samples")
        printed(["read", "samples/coverage"])
        for question in questions():
            if wanted and question.number not in wanted:
                continue
            if question.who != who and not wanted:
                who = question.who
                parts.append(f"## {who}\n")
            parts.append(answers(question))
    return "\n".join(parts)


def main() -> None:
    """Print the page, or some of its questions; or write it."""
    parser = argparse.ArgumentParser(prog="python -m tests.questions", description=main.__doc__)
    parser.add_argument("number", type=int, nargs="*", help="print the answers to these questions only")
    parser.add_argument("--write", action="store_true", help=f"write {PAGE.relative_to(ROOT).as_posix()}")
    given = parser.parse_args()
    if given.write and given.number:
        parser.error("only the whole page can be written")
    text = page(tuple(given.number))
    if given.write:
        PAGE.write_text(text, encoding="utf-8")
    else:
        sys.stdout.write(text)


if __name__ == "__main__":
    main()
