"""The second stage of attribution: a small network over the words of a frozen encoder.

In: what the first stage says of a window: word vectors, arc scores, sentence starts, parts of speech, names,
the first piece of each word and where paragraphs start. Out: label scores and, for each word, scores of the
cue that it belongs to. Each word sees its parent and its children in the tree as the parser weighs them, and
whether it stands inside quotation marks; two layers of attention let it see the rest of the window.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor, nn

HIDDEN = 384
OPENING, CLOSING, STRAIGHT = 1523, 1524, 1000
FLAGS = 7


@dataclass(frozen=True)
class Shape:
    """How wide the stage is, and how many labels come in and go out."""

    upos: int
    name: int
    attribution: int
    size: int = 128
    feed: int = 256
    heads: int = 4
    layers: int = 2
    link: int = 96


@dataclass
class Seen:
    """One window (or a padded batch of them) as the first stage leaves it."""

    words: Tensor
    arc: Tensor
    sentence: Tensor
    upos: Tensor
    name: Tensor
    attribution: Tensor
    first: Tensor
    breaks: Tensor


def marks(first: Tensor, breaks: Tensor) -> Tensor:
    """Flags [words, FLAGS]: quotation marks, whether a word is inside them, how far its paragraph has gone."""
    opening, closing, straight = ((first == one).float() for one in (OPENING, CLOSING, STRAIGHT))
    paragraph = torch.cumsum(breaks.float(), 1)
    here = (paragraph[:, :, None] == paragraph[:, None, :]).float()
    where = torch.arange(first.shape[1], device=first.device).float()
    before = here * (where[:, None] >= where[None, :]).float()
    counts = before @ torch.stack([opening, closing, straight, torch.ones_like(opening)], -1)
    open_now = (counts[:, :, 0] > counts[:, :, 1]).float()
    odd = counts[:, :, 2] - 2 * torch.floor(counts[:, :, 2] / 2)
    far = counts[:, :, 3] / (counts[:, :, 3] + 10)
    return torch.stack([opening, closing, straight, open_now, odd, breaks.float(), far], -1)


def parents(arc: Tensor, sentence: Tensor, breaks: Tensor) -> Tensor:
    """The chance [words, words] of each word to be a word's parent, within its sentence."""
    starts = ((sentence[:, :, 1] > sentence[:, :, 0]) | (breaks > 0)).float()
    number = torch.cumsum(starts, 1)
    other = (number[:, :, None] != number[:, None, :]).float()
    scores = torch.cat([arc[:, :, :1], arc[:, :, 1:] - 1e4 * other], 2)
    return torch.softmax(scores, -1)[:, :, 1:]


class Mixer(nn.Module):
    """A layer in which a word attends to the window, to its parent and to its children."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        size = shape.size
        self.heads, self.width = shape.heads, size // shape.heads
        self.query, self.key, self.value, self.out = (nn.Linear(size, size) for _ in range(4))
        self.up_tree, self.down_tree = nn.Linear(size, size, bias=False), nn.Linear(size, size, bias=False)
        self.near = nn.Parameter(torch.zeros(shape.heads, 2))
        self.up, self.down = nn.Linear(size, shape.feed), nn.Linear(shape.feed, size)
        self.norm1, self.norm2 = nn.LayerNorm(size), nn.LayerNorm(size)
        self.drop = nn.Dropout(0.1)

    def split(self, x: Tensor) -> Tensor:
        return x.view(x.shape[0], -1, self.heads, self.width).permute(0, 2, 1, 3)

    def forward(self, x: Tensor, tree: Tensor, bias: Tensor, apart: Tensor) -> Tensor:
        y = self.norm1(x)
        q, k, v = self.split(self.query(y)), self.split(self.key(y)), self.split(self.value(y))
        # each head may prefer what is near, before or after
        near = (self.near[None, :, :1, None] * apart.clamp(min=0)) + (
            self.near[None, :, 1:, None] * (-apart).clamp(min=0)
        )
        scores = torch.matmul(q, k.transpose(-1, -2)) * self.width**-0.5 + bias - near
        mixed = torch.matmul(torch.softmax(scores, -1), v).permute(0, 2, 1, 3).reshape(x.shape)
        around = tree @ self.up_tree(y) + tree.transpose(1, 2) @ self.down_tree(y)
        x = x + self.drop(self.out(mixed) + around)
        return x + self.drop(self.down(F.gelu(self.up(self.norm2(x)))))


class Stage(nn.Module):
    """The second stage. `moves` are the learned scores of one label following another."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        size = shape.size
        self.own, self.parent, self.child = (nn.Linear(HIDDEN, size, bias=False) for _ in range(3))
        self.said = nn.Linear(shape.upos + shape.name + shape.attribution + 2 + FLAGS, size)
        self.norm0, self.norm = nn.LayerNorm(size), nn.LayerNorm(size)
        self.layers = nn.ModuleList(Mixer(shape) for _ in range(shape.layers))
        self.labels = nn.Linear(size, shape.attribution)
        self.moves = nn.Parameter(torch.zeros(shape.attribution, shape.attribution))
        self.link_child, self.link_parent = nn.Linear(size, shape.link), nn.Linear(size, shape.link)
        self.link_weight = nn.Parameter(torch.zeros(shape.link, shape.link))
        self.link_prior = nn.Linear(shape.link, 1, bias=False)
        self.link_none = nn.Linear(shape.link, 1)
        self.noise, self.hide = 0.3, 0.05

    def forward(self, seen: Seen, real: Tensor | None = None) -> tuple[Tensor, Tensor]:
        x = seen.words
        if self.training:
            x = F.dropout(x, self.noise) * (torch.rand(x.shape[:2])[:, :, None] > self.hide)
        tree = parents(seen.arc, seen.sentence, seen.breaks)
        where = torch.arange(x.shape[1], device=x.device).float()
        apart = (where[None, :] - where[:, None])[None, None] * 0.1
        bias = torch.zeros_like(apart)
        if real is not None:
            tree = tree * real[:, :, None] * real[:, None, :]
            bias = ((real - 1) * 1e4)[:, None, None, :]
        chances = [torch.exp(v) for v in (seen.upos, seen.name, seen.sentence, seen.attribution)]
        said = torch.cat([*chances, marks(seen.first, seen.breaks)], -1)
        h = self.own(x) + tree @ self.parent(x) + tree.transpose(1, 2) @ self.child(x) + self.said(said)
        h = self.norm0(h)
        for layer in self.layers:
            h = layer(h, tree, bias, apart)
        h = F.dropout(self.norm(h), 0.1, self.training)
        child, parent = F.gelu(self.link_child(h)), F.gelu(self.link_parent(h))
        link = child @ self.link_weight @ parent.transpose(1, 2) + self.link_prior(parent).transpose(1, 2)
        return self.labels(h), torch.cat(
            [self.link_none(child), link - 1e4 * (1 - real[:, None, :]) if real is not None else link], 2
        )
