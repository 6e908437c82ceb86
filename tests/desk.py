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
_LEDGER = "backchannel.db"
_READ: list[bytes] = []


def desk(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run commands in `folder` as Ines, after the made-up reports have been read."""
    monkeypatch.chdir(folder)
    monkeypatch.delenv("BACKCHANNEL_LEDGER", raising=False)
    monkeypatch.setenv("BACKCHANNEL_USER", "Ines")
    monkeypatch.setattr(workflow, "RuleReader", HandReader)

    def command(*arguments: object, **more: Any) -> Result:
        return CliRunner().invoke(main, [str(one) for one in arguments], **more)

    # read once: each desk begins with what the ledger of the first held
    if not _READ:
        assert command("read", FOLDER).exit_code == 0
        _READ.append(Path(_LEDGER).read_bytes())
    Path(_LEDGER).write_bytes(_READ[0])
    return command


def judged() -> list[Judgement]:
    """The judgements in the ledger of the folder."""
    with workflow.open_ledger(_LEDGER) as ledger:
        return list(ledger.judgements())
