"""The thirty questions: each has a command line that is understood, and the page shows what it prints."""

from __future__ import annotations

import shlex

import click
import pytest

from backchannel.cli import main as backchannel
from tests.questions import LINES, PAGE, cut, is_there, page, questions

QUESTIONS = questions()
RUNS = [
    pytest.param(line, id=f"{question.number}-{line.split()[0]}")
    for question in QUESTIONS
    for line in question.run
]
PRINTED = """\
BRIEF      as of 1 May
  held       since May    on record     [1][2]
  stage      on trial     on record     [3]

 [1]  Desk, 1 May, par. 1  Held
      since May.
 [2]  Desk, 1 May, par. 2  Two.
 [3]  Desk, 1 May, par. 3  Three.
"""


def test_there_are_thirty_by_four_kinds_of_people() -> None:
    assert [question.number for question in QUESTIONS] == list(range(1, 31))
    assert len({question.who for question in QUESTIONS}) == 4
    assert all(question.ask.endswith(("?", ".")) and question.run for question in QUESTIONS)


@pytest.mark.parametrize("line", RUNS)
def test_a_command_that_is_there_takes_what_is_asked_of_it(line: str) -> None:
    name, *arguments = shlex.split(line)
    if not is_there(line):
        pytest.skip(f"`{name}` is not among the commands yet")
    command = backchannel.commands[name]
    with click.Context(command, info_name=name) as context:
        command.parse_args(context, arguments)


@pytest.mark.parametrize(
    ("lines", "shown"),
    [
        (
            LINES,
            PRINTED.replace(" [1]  ", "\n [1]  ", 1).replace("\n\n\n", "\n\n").strip("\n"),
        ),
        (
            2,
            "BRIEF      as of 1 May\n  held       since May    on record     [1][2]\n[... 1 more lines]\n\n"
            " [1]  Desk, 1 May, par. 1  Held\n      since May.\n [2]  Desk, 1 May, par. 2  Two.",
        ),
        (1, "BRIEF      as of 1 May\n[... 2 more lines]"),
    ],
)
def test_a_long_answer_is_cut_with_its_footnotes(lines: int, shown: str) -> None:
    assert cut(PRINTED, lines) == shown


def test_the_page_asks_them_all() -> None:
    text = PAGE.read_text(encoding="utf-8")
    missing = [question.ask for question in QUESTIONS if f"### {question.number}. {question.ask}" not in text]
    assert missing == [], "run `python -m tests.questions --write`"


@pytest.mark.model
def test_the_page_is_what_the_commands_print() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run `python -m tests.questions --write`"
