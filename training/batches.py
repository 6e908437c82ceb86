"""Passages to tensors.

In: passages, a tokenizer and label maps. Out: batches of windows of one task. Words that the tokenizer drops
become the unknown piece, so that the number of words in a batch is the number of words in its window.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

import torch
from tokenizers import Tokenizer
from torch import Tensor

from backchannel.annotate.pieces import Cutter, Pieces, encode
from training.data import Passage, windows

IGNORE = -100


@dataclass(frozen=True)
class Labels:
    """The label maps, in the order of the heads' outputs."""

    upos: list[str]
    tag: list[str]
    relation: list[str]
    name: list[str]
    attribution: list[str]


@dataclass
class Window:
    """One window: its passage, its word span and its pieces."""

    passage: Passage
    start: int
    stop: int
    pieces: Pieces


def cut(passages: Sequence[Passage], tokenizer: Tokenizer, rng: random.Random) -> list[Window]:
    out = []
    cutter = Cutter(tokenizer)
    for p in passages:
        for a, b in windows(p, rng):
            pieces = encode(cutter, p.words[a:b], p.breaks[a:b])
            if len(pieces.ids) <= 500:
                out.append(Window(p, a, b, pieces))
    return out


def batches(found: list[Window], size: int, rng: random.Random) -> list[list[Window]]:
    """Batches of windows of like length, in random order."""
    found = sorted(found, key=lambda w: len(w.pieces.ids) + rng.random() * 20)
    out = [found[i : i + size] for i in range(0, len(found), size)]
    rng.shuffle(out)
    return out


def padded(rows: Sequence[Sequence[int]], fill: int) -> Tensor:
    width = max(len(r) for r in rows)
    return torch.tensor([list(r) + [fill] * (width - len(r)) for r in rows])


def inputs(batch: list[Window]) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
    ids = padded([w.pieces.ids for w in batch], 0)
    casing = padded([w.pieces.casing for w in batch], 0)
    mask = padded([[1] * len(w.pieces.ids) for w in batch], 0).bool()
    first = padded([w.pieces.first for w in batch], 0)
    last = padded([w.pieces.last for w in batch], 0)
    return ids, casing, mask, first, last


def classes(batch: list[Window], field: str, labels: list[str]) -> Tensor:
    index = {name: i for i, name in enumerate(labels)}
    return padded(
        [[index.get(v, IGNORE) for v in getattr(w.passage, field)[w.start : w.stop]] for w in batch], IGNORE
    )


def flags(batch: list[Window]) -> Tensor:
    return padded([[int(v) for v in w.passage.starts[w.start : w.stop]] for w in batch], IGNORE)


def pointers(batch: list[Window], field: str) -> Tensor:
    """Targets of a biaffine head: 0 for the root (-1 in the passage), j + 1 for word j of the window."""
    rows = []
    for w in batch:
        values = getattr(w.passage, field)[w.start : w.stop]
        rows.append([0 if v == -1 else v - w.start + 1 if w.start <= v < w.stop else IGNORE for v in values])
    return padded(rows, IGNORE)
