"""How wide and how colourful a stream may be.

In: a stream. Out: a console of the terminal library, which no other layer sees. Always true: what is no
terminal gets plain text of a fixed width.
"""

from __future__ import annotations

from typing import TextIO

from rich.console import Console

PLAIN_WIDTH = 110


def console_for(stream: TextIO) -> Console:
    """A console on `stream`: as wide as the terminal, or plain and of one width where there is none."""
    if stream.isatty():
        return Console(file=stream, highlight=False, markup=False, emoji=False)
    return Console(
        file=stream, width=PLAIN_WIDTH, force_terminal=False, color_system=None, highlight=False,
        markup=False, emoji=False, legacy_windows=False,
    )  # fmt: skip


def write(console: Console, *parts: object) -> None:
    """Print the parts one under the other, without the spaces that fill up a line of a table."""
    with console.capture() as captured:
        for part in parts:
            console.print(part)
    text = captured.get()
    if not console.is_terminal:
        text = "\n".join(line.rstrip() for line in text.split("\n"))
    console.file.write(text)
    console.file.flush()
