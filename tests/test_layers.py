"""The layers hold: import-linter's contracts are kept, and each new module is given a place."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

LINT = "from importlinter.cli import lint_imports_command as run; run()"


def test_contracts_are_kept(root: Path) -> None:
    command = [sys.executable, "-c", LINT, "--no-cache", "--no-logo"]
    result = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr


def test_every_module_must_be_given_a_place(root: Path) -> None:
    contracts = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    layers = next(contract for contract in contracts["contracts"] if contract["id"] == "layers")
    assert layers["exhaustive"]
