"""Words back to their places: the exact search of a quotation in a piece of text.

In: a piece of a document and words that a model says stand in it. Out: spans of the document. Always true: a
span covers the words letter by letter, within the piece; nothing is matched nearly.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from backchannel.records import Mention, MentionForm, Span

QUOTATION = re.compile(r"“[^”]+”?|\"[^\"]+\"?|«[^»]+»?")


class Refused(Exception):
    """What a model wrote cannot be taken; the message is the reason."""


@dataclass
class Piece:
    """The part `[start, end)` of a text that was asked about."""

    text: str
    start: int
    end: int
    _read_to: int = field(default=0, init=False)

    def holds(self, words: str) -> bool:
        """Whether the words stand in the piece."""
        return bool(words.strip()) and self._find(words, self.start) >= 0

    def next(self, words: str) -> Span:
        """The next place of the words after the last that was asked for so, or their first. Raises `Refused`."""
        at = self._find(words, max(self._read_to, self.start))
        at = at if at >= 0 else self._find(words, self.start)
        if not words.strip() or at < 0:
            raise Refused("with words that are not in the text")
        self._read_to = at + len(words)
        return Span(at, at + len(words))

    def spans(self, quotations: Any) -> tuple[Span, ...]:
        """The first place of each quotation. Raises `Refused` where one is missing or there is none at all."""
        words = [str(one) for one in (quotations if isinstance(quotations, list) else [quotations])]
        if not words or not all(self.holds(one) for one in words):
            raise Refused("with words that are not in the text")
        return tuple(Span(at, at + len(one)) for one in words for at in (self._find(one, self.start),))

    def near(self, words: Any, place: Span) -> Span | None:
        """The place of the words that is nearest to a span; None without words. Raises `Refused`."""
        if not words:
            return None
        places = self._places(str(words))
        if not places:
            raise Refused("with words that are not in the text")
        return min(places, key=lambda span: max(span.start - place.end, place.start - span.end))

    def mentions(self, forms: Sequence[str], kind: MentionForm) -> tuple[Mention, ...]:
        """Where the forms stand as whole words, longer ones before shorter ones that lie in them."""
        taken: list[Mention] = []
        for form in sorted({one for one in forms if one.strip()}, key=len, reverse=True):
            for span in self._places(form):
                before, after = self.text[span.start - 1 : span.start], self.text[span.end : span.end + 1]
                whole = not (before.isalnum() or after.isalnum())
                if whole and all(span.end <= one.start or one.end <= span.start for one in taken):
                    taken.append(Mention(span.start, span.end, kind))
        return tuple(sorted(taken, key=lambda one: one.start))

    def _find(self, words: str, start: int) -> int:
        return self.text.find(words, start, self.end)

    def _places(self, words: str) -> list[Span]:
        found, at = [], self._find(words, self.start) if words.strip() else -1
        while at >= 0:
            found.append(Span(at, at + len(words)))
            at = self._find(words, at + len(words))
        return found


def quoted(piece: Piece, content: Sequence[Span]) -> tuple[Span, ...]:
    """The parts of the content that stand in quotation marks, with the marks."""
    return tuple(
        Span(span.start + one.start(), span.start + one.end())
        for span in content
        for one in QUOTATION.finditer(piece.text[span.start : span.end])
    )
