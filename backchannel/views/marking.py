"""A text cut at the borders of all that is marked in it, so that marks may overlap in any way.

In: a text, its paragraphs, spans that are marked. Out: blocks, and the pieces of each. Always true: the pieces
of all blocks joined are the text, sign for sign; a piece is covered by a mark as a whole or not at all.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from backchannel.records import Span

Kind = Literal["claim", "content", "source", "cue", "time", "name", "asked", "lead"]

LONGEST = 4_000  # letters of a block: a text without paragraphs is cut between words


@dataclass(frozen=True, slots=True)
class Mark:
    """What is marked from `start` to `end`: `about` is the id of the claim or statement, or words on it."""

    start: int
    end: int
    kind: Kind
    about: str


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the text: a paragraph with its number, or what is no news.

    A paragraph may begin with a `lead` of so many letters that are no news, as a dateline. `parted` tells that
    words are left out before it.
    """

    start: int
    end: int
    news: bool
    number: int | None = None
    parted: bool = False
    lead: int = 0


@dataclass(frozen=True, slots=True)
class Piece:
    """Words with all marks that cover them; `anchor` where a link may lead to their start.

    `ends` are the marks of claims that end with it.
    """

    start: int
    text: str
    marks: tuple[Mark, ...] = ()
    anchor: bool = False
    ends: tuple[Mark, ...] = ()


def blocks(text: str, paragraphs: Iterable[Span]) -> tuple[Block, ...]:
    """The whole text as blocks, in order and without gaps; blanks belong to the block before them."""
    found: list[Block] = []
    at = 0
    for number, paragraph in enumerate(paragraphs, 1):
        start, end = max(paragraph.start, at), min(paragraph.end, len(text))
        if start >= end:
            continue
        line = max(at, text.rfind("\n", at, start) + 1)
        begins = start if text[line:start].isspace() else line
        at = _between(text, at, begins, found)
        found.append(Block(at, end, news=True, number=number, lead=start - begins))
        at = end
    _between(text, at, len(text), found)
    if text and not found:
        found.append(Block(0, len(text), news=False))
    return tuple(part for block in found for part in _shorter(text, block))


def pieces(
    text: str, block: Block, marks: Sequence[Mark], anchors: Collection[int] = ()
) -> tuple[Piece, ...]:
    """A block cut at the borders of the marks that touch it and at `anchors`."""
    mine = [one for one in marks if one.start < block.end and one.end > block.start]
    if block.lead:
        mine.append(Mark(block.start, block.start + block.lead, "lead", ""))
    inside = [at for at in anchors if block.start <= at < block.end]
    # The blanks after a paragraph are a piece of their own, so that they can be shown as what they are.
    words = block.start + len(text[block.start : block.end].rstrip())
    cuts = {block.start, block.end, words, *inside}
    cuts |= {at for one in mine for at in (one.start, one.end) if block.start < at < block.end}
    places = set(inside)
    ordered = sorted(cuts)
    return tuple(
        Piece(
            start,
            text[start:end],
            tuple(one for one in mine if one.start <= start and end <= one.end),
            start in places,
            tuple(one for one in mine if one.kind == "claim" and one.end == end),
        )
        for start, end in zip(ordered, ordered[1:], strict=False)
    )


def parts(found: Sequence[Block], most: int, weights: Sequence[int], heaviest: int) -> tuple[Span, ...]:
    """Ranges of blocks, each with at most so many letters and so much weight where its blocks allow that."""
    cuts, letters, weight = [0], 0, 0
    for index, (block, heavy) in enumerate(zip(found, weights, strict=True)):
        size = block.end - block.start
        if index > cuts[-1] and (letters + size > most or weight + heavy > heaviest):
            cuts.append(index)
            letters = weight = 0
        letters, weight = letters + size, weight + heavy
    return tuple(Span(a, b) for a, b in zip(cuts, [*cuts[1:], len(found)], strict=True))


def _between(text: str, start: int, end: int, found: list[Block]) -> int:
    """Add what stands between two paragraphs; gives where the next one begins."""
    gap = text[start:end]
    if gap.strip():
        found.append(Block(start, end, news=False))
    elif gap and found:
        last = found.pop()
        found.append(replace(last, end=end))
    else:
        return start
    return end


def _shorter(text: str, block: Block) -> Iterator[Block]:
    while block.end - block.start > LONGEST:
        start = block.start
        cut = max(text.rfind(sign, start + LONGEST // 2, start + LONGEST) for sign in " \n") + 1
        cut = cut or start + LONGEST
        yield replace(block, end=cut)
        block = Block(cut, block.end, block.news)
    yield block
