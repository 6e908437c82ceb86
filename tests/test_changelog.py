"""One version everywhere, and the changelog opens with it."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import backchannel

ENTRY = re.compile(r"^## \[([^\]]+)\](?: - (\d{4}-\d{2}-\d{2}))?$", re.MULTILINE)


def entries(root: Path) -> list[tuple[str, str]]:
    return ENTRY.findall((root / "CHANGELOG.md").read_text(encoding="utf-8"))


def test_the_package_and_the_project_have_one_version(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == backchannel.__version__


def test_the_newest_version_of_the_changelog_is_this_one(root: Path) -> None:
    newest = next(version for version, _ in entries(root) if version != "Unreleased")
    assert newest == backchannel.__version__


def test_older_versions_are_dated_and_in_order(root: Path) -> None:
    dated = [day for version, day in entries(root) if version not in ("Unreleased", backchannel.__version__)]
    assert all(dated)
    assert dated == sorted(dated, reverse=True)
