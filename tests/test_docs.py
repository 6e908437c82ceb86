"""The documentation names what there is: commands, dependencies, files that are linked to."""

from __future__ import annotations

import re
import subprocess
import tomllib
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pytest

NAME = re.compile(r"^[A-Za-z0-9._-]+")
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ +(.*)$", re.MULTILINE)
FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)


def pages(root: Path) -> list[Path]:
    return [*sorted(root.glob("*.md")), *sorted((root / "docs").rglob("*.md"))]


def project(root: Path) -> dict[str, list[str]]:
    """Dependencies of pyproject by group: run time, each extra, each development group."""
    data = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    groups: dict[str, list[str]] = {"run time": data["project"]["dependencies"]}
    groups |= data["project"].get("optional-dependencies", {})
    groups |= data["dependency-groups"]
    return {group: [m[0] for name in names if (m := NAME.match(name))] for group, names in groups.items()}


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, the way code hosts make them."""
    text = FENCE.sub("", page.read_text(encoding="utf-8"))
    return {
        re.sub(r"[^\w\- ]", "", title.lower()).strip().replace(" ", "-") for title in HEADING.findall(text)
    }


def links(page: Path) -> Iterator[str]:
    for target in LINK.findall(FENCE.sub("", page.read_text(encoding="utf-8"))):
        if not target.startswith(("http://", "https://", "mailto:")):
            yield target


def test_every_dependency_has_its_line(root: Path) -> None:
    text = (root / "docs" / "dependencies.md").read_text(encoding="utf-8")
    wanted = {name for names in project(root).values() for name in names}
    listed = set(re.findall(r"^\| `([^`]+)` \|", text, re.MULTILINE))
    assert listed == wanted


def test_the_lock_holds_every_dependency(root: Path) -> None:
    groups = project(root)
    for file, wanted in (
        ("requirements.lock", groups["run time"] + groups["build"]),
        ("requirements-dev.lock", groups["run time"] + groups["build"] + groups["dev"]),
    ):
        text = (root / file).read_text(encoding="utf-8")
        locked = {
            name.lower().replace("_", "-") for name in re.findall(r"^([A-Za-z0-9._-]+)==", text, re.MULTILINE)
        }
        assert {name.lower() for name in wanted} <= locked, f"{file}: run `make lock`"


def test_the_locks_agree_and_name_no_address(root: Path) -> None:
    pins = {
        file: set(re.findall(r"^\S+==\S+", (root / file).read_text(encoding="utf-8"), re.MULTILINE))
        for file in ("requirements.lock", "requirements-dev.lock")
    }
    assert pins["requirements.lock"] <= pins["requirements-dev.lock"], "run `make lock`"
    for file in pins:
        assert not re.search(r"://|^-", (root / file).read_text(encoding="utf-8"), re.MULTILINE)


def test_every_link_leads_somewhere(root: Path) -> None:
    broken = []
    for page in pages(root):
        for target in links(page):
            path, _, anchor = target.partition("#")
            file = (page.parent / path) if path else page
            if not file.exists() or (anchor and anchor not in anchors(file)):
                broken.append(f"{page.relative_to(root).as_posix()}: {target}")
    assert broken == []


def test_every_page_stands_in_the_index(root: Path) -> None:
    index = set(links(root / "docs" / "index.md"))
    folder = root / "docs"
    assert {page.relative_to(folder).as_posix() for page in folder.rglob("*.md")} - {"index.md"} <= index


@pytest.mark.skipif(find_spec("backchannel.cli") is None, reason="there are no commands yet")
def test_every_command_is_documented(root: Path) -> None:
    commands = import_module("backchannel.cli").main.commands
    text = (root / "docs" / "commands.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^## `backchannel ([a-z-]+)", text, re.MULTILINE)) == commands.keys()
    assert [name for name, command in commands.items() if not command.help] == []


def test_no_file_names_a_machine(root: Path) -> None:
    """No tracked text holds a path of somebody's own folders."""
    private = re.compile(r"(?<![\w./:<>-])/(?:home|Users|root|work|tmp|opt|mnt|private|var/folders)/[\w.]")
    tracked = subprocess.run(["git", "ls-files", "-z"], cwd=root, capture_output=True, check=False)
    if tracked.returncode:
        pytest.skip("not a git checkout")
    found = []
    for name in tracked.stdout.decode().split("\0"):
        file = root / name
        if not name or not file.is_file() or file.stat().st_size > 2_000_000:
            continue
        data = file.read_bytes()
        if b"\0" not in data and private.search(data.decode("utf-8", errors="replace")):
            found.append(name)
    assert found == []
