"""The README shows what its commands print: `python -m tests.test_readme` writes it anew.

The commands between the markers run in a folder of their own, beside a link to the samples; what the last of
them prints is the block that follows.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

README = Path(__file__).resolve().parent.parent / "README.md"
BLOCK = re.compile(
    r"(<!-- command -->\n```\n)(.*?)(\n```\n<!-- output -->\n```\n)(.*?)(\n```\n<!-- end -->)", re.DOTALL
)


def printed(commands: str) -> str:
    """What the last of these command lines prints to a pipe 100 columns wide."""
    out = ""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "samples").symlink_to(README.parent / "samples")
        paths = [str(README.parent), os.environ.get("PYTHONPATH", "")]
        env = {**os.environ, "COLUMNS": "100", "PYTHONPATH": os.pathsep.join(filter(None, paths))}
        for line in commands.splitlines():
            program, *arguments = shlex.split(line)
            assert program == "backchannel"
            command = [sys.executable, "-m", "backchannel", *arguments]
            done = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)
            assert done.returncode == 0, done.stderr
            out = done.stdout
    return "\n".join(line.rstrip() for line in out.strip("\n").splitlines())


def block() -> re.Match[str]:
    """The marked part of the README."""
    found = BLOCK.search(README.read_text(encoding="utf-8"))
    assert found, "the markers are gone"
    return found


def test_the_first_command_comes_early() -> None:
    before = README.read_text(encoding="utf-8")[: block().start(4)]
    assert before.count("\n") < 25


@pytest.mark.model
def test_the_readme_shows_what_is_printed() -> None:
    assert block()[4] == printed(block()[2]), "run `python -m tests.test_readme`"


if __name__ == "__main__":
    marked = block()
    text = README.read_text(encoding="utf-8")
    README.write_text(text[: marked.start(4)] + printed(marked[2]) + text[marked.end(4) :], encoding="utf-8")
