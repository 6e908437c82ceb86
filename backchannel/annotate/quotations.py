"""Quotation marks in a document.

In: text and its paragraphs. Out: `Quotation`s in text order, with their marks. Always true: a quotation never
runs over the end of a paragraph; one that is not closed there ends with it and says so. Curly, straight and
angle marks are read; an apostrophe is never a quotation mark.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from backchannel.records import Span

OPEN, CLOSE, STRAIGHT = "“«„", "”»", '"'
MARKS = OPEN + CLOSE + STRAIGHT
OPENING = OPEN + STRAIGHT + "‘'"
SINGLE = re.compile(r"(?<![\w’'])[‘'](?=\w)(?P<inner>[^‘’'\n]*(?:\w[’']\w[^‘’'\n]*)*)[’'](?!\w)")
LETTERS = re.compile(r"[\w’'-]+")
SENTENCE = 4


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quotation; `start` and `end` include its marks, `closed` is false when the paragraph ends first."""

    start: int
    end: int
    paragraph: int
    closed: bool = True

    def inner(self, text: str) -> Span:
        """The range between the marks."""
        a, b = self.start, self.end
        while a < b and text[a] in MARKS + "‘'":
            a += 1
        while b > a and (text[b - 1] in MARKS or (text[b - 1] in "’'" and text[self.start] in "‘'")):
            b -= 1
        return Span(a, b) if a < b else Span(self.start, self.end)

    def whole(self, text: str) -> bool:
        """True when it holds a clause or more and is no quoted word."""
        return len(LETTERS.findall(text[self.start : self.end])) >= SENTENCE


def find_quotations(text: str, paragraphs: tuple[Span, ...]) -> list[Quotation]:
    """All quotations of the paragraphs, outermost only."""
    out: list[Quotation] = []
    for number, (a, b) in enumerate(paragraphs):
        found = doubles(text, a, b, number)
        if not found:
            found = [Quotation(m.start(), m.end(), number) for m in SINGLE.finditer(text, a, b)]
        out += found
    return out


def doubles(text: str, a: int, b: int, number: int) -> list[Quotation]:
    """Quotations in double marks within one paragraph."""
    out: list[Quotation] = []
    start: int | None = None
    for i in range(a, b):
        c = text[i]
        if c not in MARKS:
            continue
        opens = c in OPEN or (c == STRAIGHT and start is None)
        if opens and start is None:
            start = i
        elif not opens and start is not None:
            out.append(Quotation(start, i + 1, number))
            start = None
    if start is not None:
        end = b
        while end > start + 1 and text[end - 1].isspace():
            end -= 1
        out.append(Quotation(start, end, number, closed=False))
    return out
