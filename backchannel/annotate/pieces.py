"""Words to word pieces, the same in training and in reading.

In: the words of a window and where its paragraphs start. Out: piece ids with a casing class each (the
vocabulary is uncased) and each word's first and last piece. Every word has at least one piece.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tokenizers import Tokenizer

CLS, SEP, UNKNOWN = 101, 102, 100
# how many words are remembered before all are forgotten
KEPT = 65536


@dataclass(frozen=True)
class Pieces:
    """A window as the encoder takes it: lists over pieces, then lists over words."""

    ids: list[int]
    casing: list[int]
    first: list[int]
    last: list[int]


def casing_of(word: str) -> int:
    """0 none, 1 lower, 2 title, 3 upper, 4 mixed, 5 with digits, 6 punctuation, 7 one capital."""
    if any(c.isdigit() for c in word):
        return 5
    if not any(c.isalpha() for c in word):
        return 6
    if word.islower():
        return 1
    if len(word) == 1 and word.isupper():
        return 7
    if word.isupper():
        return 3
    return 2 if word[0].isupper() and word[1:].islower() else 4


class Cutter:
    """Cuts words into pieces, each word once: windows overlap, and news says the same words over and over."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        self._known: dict[str, tuple[list[int], int]] = {}

    def __call__(self, words: Sequence[str]) -> list[tuple[list[int], int]]:
        """The pieces of each word and its casing."""
        known = self._known
        if len(known) > KEPT:
            known = self._known = {}
        new = [w for w in dict.fromkeys(words) if w not in known]
        if new:
            cut = self._tokenizer.encode_batch_fast(new, add_special_tokens=False)
            for word, encoding in zip(new, cut, strict=True):
                found = encoding.ids or [UNKNOWN]
                # a word of many pieces (an address, a line of dashes) keeps its two ends
                known[word] = (found if len(found) <= 8 else found[:4] + found[-4:], casing_of(word))
        return [known[word] for word in words]


def encode(cutter: Cutter, words: Sequence[str], breaks: Sequence[bool]) -> Pieces:
    """Pieces of `words`: `[CLS]`, the words with `[SEP]` between paragraphs, `[SEP]`."""
    ids, casing, first, last = [CLS], [0], [], []
    for i, (found, shape) in enumerate(cutter(words)):
        if i and breaks[i]:
            ids.append(SEP)
            casing.append(0)
        first.append(len(ids))
        ids.extend(found)
        casing.extend([shape] * len(found))
        last.append(len(ids) - 1)
    ids.append(SEP)
    casing.append(0)
    return Pieces(ids, casing, first, last)
