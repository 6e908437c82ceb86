"""A text to its blocks: the spans between line ends that may be paragraphs.

In: text with any line ends. Out: spans without white space at either end, in order and disjoint. Always true:
lines are joined only where the text was wrapped at a fixed width, that is where the next word would not have
fitted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from backchannel.records import Span

LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
WIDEST_WRAP = 110
STOPS = tuple(".!?:;…\"”’'»)")


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    indent: int
    text: str
    follows: bool


def split_blocks(text: str) -> list[Span]:
    """Spans of the blocks of `text`: one for each line, or for each run of wrapped lines."""
    lines = _lines(text)
    width = _wrap_width(lines)
    blocks: list[Span] = []
    previous: _Line | None = None
    for line in lines:
        if previous and width and line.follows and _continues(previous, line, width):
            blocks[-1] = Span(blocks[-1].start, line.end)
        else:
            blocks.append(Span(line.start, line.end))
        previous = line
    return blocks


def _lines(text: str) -> list[_Line]:
    lines: list[_Line] = []
    last_end = 0
    for match in LINE.finditer(text):
        stripped = match[0].strip()
        if not stripped:
            continue
        indent = len(match[0]) - len(match[0].lstrip())
        start = match.start() + indent
        gap = text[last_end : match.start()]
        follows = bool(lines) and len(gap.replace("\r\n", "\n").strip(" \t\u00a0\ufeff")) == 1
        lines.append(_Line(start, start + len(stripped), indent, stripped, follows))
        last_end = match.end()
    return lines


def _wrap_width(lines: list[_Line]) -> int:
    """The width at which the lines were wrapped, or 0 when each line is a paragraph of its own."""
    pairs = [(one, two) for one, two in zip(lines, lines[1:], strict=False) if two.follows]
    lengths = sorted(len(line.text) for line in lines)
    width = lengths[int(len(lengths) * 0.95)] if lengths else 0
    if len(pairs) < 3 or lengths[-1] > WIDEST_WRAP or width < 35:
        return 0
    broken = sum(not one.text.endswith(STOPS) and len(one.text) > width * 0.7 for one, _ in pairs)
    return width if broken >= len(pairs) * 0.4 else 0


def _continues(line: _Line, after: _Line, width: int) -> bool:
    if after.indent > line.indent and line.text.endswith(STOPS):
        return False
    first = after.text.split(maxsplit=1)[0]
    return len(line.text) + 1 + len(first) >= width * 0.85
