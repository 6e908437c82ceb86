"""A page for each document: what is known of it, and the sentences that ground what is published.

In: a reading as it is published, and where pages cite it. Out: paragraphs of pieces, each with the anchor that
footnotes lead to. Always true: a piece is a slice of the document's text; without whole texts asked for, nothing
is shown but what some page cites.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from backchannel.records import Document, Reading, Span
from backchannel.views import Fact, Record
from backchannel.views.claim_words import in_words
from backchannel.views.redaction import minus, union
from backchannel.views.voices import voice


@dataclass(frozen=True, slots=True)
class Piece:
    """A slice of the text; `anchor` where a footnote leads to it, `cited` where one quotes it."""

    text: str
    anchor: str | None
    cited: bool


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The pieces of one paragraph, with its number where it is one of the news."""

    number: int | None
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A claim that was read from the document."""

    id: str
    type: str
    text: str
    says: str
    review: str
    sensitive: bool
    start: int | None


def paragraphs(
    document: Document, cited: Iterable[tuple[int, int]], whole: str | None
) -> tuple[Paragraph, ...]:
    """What is shown of the text: the cited sentences, or all of it where `whole` is given."""
    spans = [Span(*span) for span in cited]
    text = document.text if whole is None else whole
    quoted = union(spans)
    points = sorted({span.start for span in spans})
    shown = [(span, True) for one in quoted for span in _cut(one, points)]
    if whole is not None:
        blocks = document.paragraphs or (Span(0, len(text)),)
        shown += [(span, False) for block in blocks for span in minus((block,), quoted)]
    numbered = [(_paragraph(document, span), span, cite) for span, cite in sorted(shown)]
    starts = set(points)
    return tuple(
        Paragraph(
            number + 1 if number >= 0 else None,
            tuple(
                Piece(text[span.start : span.end], f"s{span.start}" if span.start in starts else None, cite)
                for _, span, cite in pieces
            ),
        )
        for number, pieces in groupby(numbered, key=lambda one: one[0])
    )


def told(record: Record, facts: Sequence[Fact], anchors: Iterable[int]) -> tuple[Told, ...]:
    """The claims of a document, in the order of the text, each with the place of its sentence."""
    points = sorted(set(anchors))
    found = []
    for fact in sorted(facts, key=lambda one: (one.claim.evidence, one.id)):
        first = min((span.start for span in fact.claim.evidence), default=None)
        place = bisect_right(points, first) - 1 if first is not None else -1
        found.append(
            Told(
                fact.claim.id, fact.type.replace("_", " "), in_words(record, fact), voice(record, fact).text,
                record.review(fact), record.is_sensitive(fact), points[place] if place >= 0 else None,
            )
        )  # fmt: skip
    return tuple(found)


def is_web(source: str) -> bool:
    """Whether a document was read from an address that a browser can open."""
    return source.startswith(("https://", "http://"))


def facts_by_document(record: Record) -> dict[str, list[Fact]]:
    """The facts of each document, by its hash."""
    found: dict[str, list[Fact]] = {}
    for fact in record.facts:
        found.setdefault(fact.reading.document.sha256, []).append(fact)
    return found


def each(record: Record) -> dict[str, Reading]:
    """The first reading of each document, by its hash."""
    found: dict[str, Reading] = {}
    for reading in record.readings:
        found.setdefault(reading.document.sha256, reading)
    return found


def _cut(span: Span, points: Sequence[int]) -> list[Span]:
    """The range cut wherever a footnote begins."""
    inner = [point for point in points if span.start < point < span.end]
    ends = [span.start, *inner, span.end]
    return [Span(a, b) for a, b in zip(ends, ends[1:], strict=False)]


def _paragraph(document: Document, span: Span) -> int:
    starts = [one.start for one in document.paragraphs]
    place = bisect_right(starts, span.start) - 1
    return place if place >= 0 and span.start < document.paragraphs[place].end else -1
