"""Where it is written: evidence widened to whole sentences, numbered in the order of first use.

In: facts. Out: numbers, and at the end the footnotes. Always true: a footnote's quote is the slice of the
text that its offsets name, it holds all evidence of its paragraph, and the same words have one number.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from backchannel.records import Document, Reading, Span
from backchannel.views.pages import FILLER, Footnote
from backchannel.views.wording import wording

# A sentence ends at a full stop with what closes it, before a space and a capital, a digit, an opening mark or
# what stands for words that are left out.
_END = re.compile(rf"[.!?…][\"”’»)]*\s+(?=[\"“‘«(]?[\w{FILLER}])")
_LAST_WORD = re.compile(r"\w+$")
_BLANK = re.compile(r"\n\s*\n")
_START = attrgetter("start")

# Sentences of a document, each with the index of its paragraph, -1 for none.
Places = tuple[tuple[int, Span], ...]
# For a part of a text, by the hash of its document, where its sentences end.
Ends = dict[tuple[str, int, int], list[int]]


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page will show of each section: so many `rows` from `start` on, or the `last` ones.

    Of each row so many `voices`, each with so many `refs`: footnotes. Of what is sensitive it shows no row.
    """

    rows: int
    start: int = 0
    last: bool = False
    voices: int = 5
    refs: int = 4

    def of(self, count: int) -> range:
        """The places of the rows that are shown, of so many."""
        start = max(count - self.rows, 0) if self.last else self.start
        return range(start, start + self.rows)


class Footnotes:
    """Gives numbers to evidence as a page is made; `shown` is what of each section it is made for, all if `None`."""

    def __init__(self, shown: Shown | None = None) -> None:
        self.shown = shown
        self._numbers: dict[tuple[str, Span], int] = {}
        self._notes: list[Footnote] = []
        self._ends: Ends = {}

    def cite(self, reading: Reading, spans: tuple[Span, ...]) -> tuple[int, ...]:
        """Numbers of the footnotes for these spans, one for each paragraph that they lie in."""
        return self.numbers(reading, self.places(reading, spans))

    def places(self, reading: Reading, spans: tuple[Span, ...]) -> Places:
        """What these spans are widened to, for each paragraph that they lie in."""
        return tuple(sentences(reading.document, spans, self._ends))

    def numbers(self, reading: Reading, places: Places) -> tuple[int, ...]:
        """Numbers of the footnotes for places that are known."""
        return tuple([self._number(reading.document, span, index) for index, span in places])

    def all(self) -> tuple[Footnote, ...]:
        """The footnotes in order."""
        return tuple(self._notes)

    def _number(self, document: Document, span: Span, index: int) -> int:
        place = (document.sha256, span)
        number = self._numbers.get(place)
        if number is None:
            number = self._numbers[place] = len(self._notes) + 1
            self._notes.append(
                Footnote(
                    number, document.outlet, document.published, document.source,
                    document.sha256,
                    index + 1 if index >= 0 else None, span.start, span.end,
                    document.text[span.start : span.end],
                )
            )  # fmt: skip
        return number


def sentences(
    document: Document, spans: Sequence[Span], known: Ends | None = None
) -> Iterator[tuple[int, Span]]:
    """The whole sentences that hold these spans, one range for each paragraph, with its index, -1 for none.

    `known` keeps where sentences end, for who asks for one document again.
    """
    known = {} if known is None else known
    if len(spans) == 1:
        (span,) = spans
        paragraphs = paragraphs_of(document)
        index = _paragraph_of(span, paragraphs)
        yield index, _widened(document, spans, paragraphs[index] if index >= 0 else None, known)
        return
    by_paragraph: dict[int, list[Span]] = defaultdict(list)
    paragraphs = paragraphs_of(document)
    for span in spans:
        by_paragraph[_paragraph_of(span, paragraphs)].append(span)
    for index, held in by_paragraph.items():
        yield index, _widened(document, held, paragraphs[index] if index >= 0 else None, known)


def sentence_starts(text: str, start: int, end: int) -> tuple[int, ...]:
    """Where the sentences of a paragraph begin: each is the start of a footnote that cites it."""
    ends = (found for found in _END.finditer(text, start, end))
    cuts = [start, *(found.end() for found in ends if not _shortened(text[start : found.start()]))]
    starts = (cut + len(text[cut:end]) - len(text[cut:end].lstrip()) for cut in cuts)
    return tuple(cut for cut in starts if cut < end)


def paragraphs_of(document: Document) -> tuple[Span, ...]:
    """The paragraphs that footnotes count: those that are news, else what blank lines part."""
    if document.paragraphs:
        return document.paragraphs
    cuts = [
        0,
        *(point for match in _BLANK.finditer(document.text) for point in match.span()),
        len(document.text),
    ]
    return tuple(Span(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=True) if a < b)


def _paragraph_of(span: Span, paragraphs: tuple[Span, ...]) -> int:
    # they stand in the order of the text
    index = bisect_right(paragraphs, span.start, key=_START) - 1
    return index if index >= 0 and span.start < paragraphs[index].end else -1


def _widened(document: Document, spans: Sequence[Span], paragraph: Span | None, known: Ends) -> Span:
    """From the start of the first sentence that holds a span to the end of the last."""
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    if paragraph is None:
        return Span(start, end)
    text, low, high = document.text, paragraph.start, max(paragraph.end, end)
    place = (document.sha256, low, high)
    ends = known.get(place)
    if ends is None:
        ends = known[place] = [
            match.end()
            for match in _END.finditer(text, low, high)
            if not _shortened(text[max(low, match.start() - 12) : match.start()])
        ]
    after, until = bisect_right(ends, start), bisect_left(ends, end)
    first = ends[after - 1] if after else low
    last = ends[until] if until < len(ends) else high
    quote = text[first:last]
    if not quote.strip():
        return Span(start, end)
    return Span(first + len(quote) - len(quote.lstrip()), last - len(quote) + len(quote.rstrip()))


def _shortened(before: str) -> bool:
    """Whether the stop after these words closes an initial or a short title, and no sentence."""
    last = _LAST_WORD.search(before)
    if last is None:
        return False
    word = last.group()
    return word in wording()["shortened"] or (len(word) == 1 and word.isupper())
