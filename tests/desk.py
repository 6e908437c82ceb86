"""A desk for tests: the command line in an empty folder whose ledger holds the made-up reports."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from backchannel import workflow
from backchannel.cli import main
from backchannel.entries import Judgement
from tests.reports import FOLDER
from tests.test_cli import HandReader

Run = Callable[..., Result]


def desk(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run commands in `folder` as Ines, after the made-up reports have been read."""
    monkeypatch.chdir(folder)
    monkeypatch.delenv("BACKCHANNEL_LEDGER", raising=False)
    monkeypatch.setenv("BACKCHANNEL_USER", "Ines")
    monkeypatch.setattr(workflow, "RuleReader", HandReader)

    def command(*arguments: object, **more: Any) -> Result:
        return CliRunner().invoke(main, [str(one) for one in arguments], **more)

    assert command("read", FOLDER).exit_code == 0
    return command


def judged() -> list[Judgement]:
    """The judgements in the ledger of the folder."""
    with workflow.open_ledger("backchannel.db") as ledger:
        return list(ledger.judgements())
