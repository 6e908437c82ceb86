"""The multi-task encoder: one small BERT and a head for each task.

In: word pieces of a window, a casing class for each piece, and for each word its first and last piece.
Out: a dictionary of scores over words, one entry a head. Nothing here knows about text or labels' names;
the label maps live beside the weights.

The dependency head is the biaffine parser of Dozat & Manning (2017); word zero is the root, represented by
the `[CLS]` piece. The link head is the same construction between a word of a source or a content and the
first word of its cue.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor, nn

HIDDEN, LAYERS, HEADS, FEED = 384, 6, 12, 1536
CASINGS = 8


@dataclass(frozen=True)
class Sizes:
    """How many labels each head has."""

    upos: int
    tag: int
    relation: int
    name: int
    attribution: int
    arc: int = 256
    label: int = 64
    link: int = 128


class Layer(nn.Module):
    """One post-norm transformer layer, as in BERT."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(HIDDEN, 3 * HIDDEN)
        self.out = nn.Linear(HIDDEN, HIDDEN)
        self.norm1 = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.up = nn.Linear(HIDDEN, FEED)
        self.down = nn.Linear(FEED, HIDDEN)
        self.norm2 = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.drop = nn.Dropout(0.1)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        b, s, _ = x.shape
        q, k, v = self.qkv(x).view(b, s, 3, HEADS, HIDDEN // HEADS).permute(2, 0, 3, 1, 4).unbind(0)
        # spelled out: on a processor its gradient is twice as fast as the fused kernel's
        a = torch.softmax(q @ k.transpose(-1, -2) * (HIDDEN // HEADS) ** -0.5 + mask, -1) @ v
        x = self.norm1(x + self.drop(self.out(a.transpose(1, 2).reshape(b, s, HIDDEN))))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    """MiniLM with casing classes where BERT has its token types."""

    def __init__(self, vocabulary: int = 30522, positions: int = 512) -> None:
        super().__init__()
        self.word = nn.Embedding(vocabulary, HIDDEN)
        self.position = nn.Embedding(positions, HIDDEN)
        self.casing = nn.Embedding(CASINGS, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.drop = nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))

    def forward(self, pieces: Tensor, casing: Tensor, mask: Tensor) -> Tensor:
        where = torch.arange(pieces.shape[1], device=pieces.device)
        x = self.word(pieces) + self.position(where) + self.casing(casing)
        x = self.drop(self.norm(x))
        bias = torch.zeros_like(mask, dtype=x.dtype).masked_fill(~mask, -1e4)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, bias)
        return x

    def load_minilm(self, state: dict[str, Tensor]) -> None:
        """Fill from the published weights; every casing class starts as BERT's token type 0."""
        own: dict[str, Tensor] = {
            "word.weight": state["embeddings.word_embeddings.weight"],
            "position.weight": state["embeddings.position_embeddings.weight"],
            "casing.weight": state["embeddings.token_type_embeddings.weight"][:1].repeat(CASINGS, 1),
            "norm.weight": state["embeddings.LayerNorm.weight"],
            "norm.bias": state["embeddings.LayerNorm.bias"],
        }
        for i in range(LAYERS):
            old = f"encoder.layer.{i}."
            for part in ("weight", "bias"):
                own[f"layers.{i}.qkv.{part}"] = torch.cat(
                    [state[f"{old}attention.self.{n}.{part}"] for n in ("query", "key", "value")]
                )
                own[f"layers.{i}.out.{part}"] = state[f"{old}attention.output.dense.{part}"]
                own[f"layers.{i}.norm1.{part}"] = state[f"{old}attention.output.LayerNorm.{part}"]
                own[f"layers.{i}.up.{part}"] = state[f"{old}intermediate.dense.{part}"]
                own[f"layers.{i}.down.{part}"] = state[f"{old}output.dense.{part}"]
                own[f"layers.{i}.norm2.{part}"] = state[f"{old}output.LayerNorm.{part}"]
        self.load_state_dict(own)


def mlp(size: int) -> nn.Sequential:
    return nn.Sequential(nn.Linear(HIDDEN, size), nn.GELU(), nn.Dropout(0.25))


class Biaffine(nn.Module):
    """Scores [words, words + 1] that word i hangs on word j - 1; column zero is the root."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self.child, self.parent = mlp(size), mlp(size)
        self.weight = nn.Parameter(torch.zeros(size, size))
        self.prior = nn.Linear(size, 1, bias=False)

    def forward(self, words: Tensor, rooted: Tensor) -> Tensor:
        child, parent = self.child(words), self.parent(rooted)
        return child @ self.weight @ parent.transpose(1, 2) + self.prior(parent).transpose(1, 2)


class Reader(nn.Module):
    """Encoder and heads. `forward` computes every head, so that the exported graph is one pass."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.drop = nn.Dropout(0.2)
        self.sentence = nn.Linear(HIDDEN, 2)
        self.upos = nn.Linear(HIDDEN, sizes.upos)
        self.tag = nn.Linear(HIDDEN, sizes.tag)
        self.arc = Biaffine(sizes.arc)
        self.label_child, self.label_parent = mlp(sizes.label), mlp(sizes.label)
        self.label_weight = nn.Parameter(torch.zeros(sizes.relation, sizes.label + 1, sizes.label + 1))
        nn.init.normal_(self.label_weight, std=0.02)
        self.name = nn.Sequential(mlp(192), nn.Linear(192, sizes.name))
        self.attribution = nn.Sequential(mlp(256), nn.Linear(256, sizes.attribution))
        self.link = Biaffine(sizes.link)
        self.name_moves = nn.Parameter(torch.zeros(sizes.name, sizes.name))
        self.attribution_moves = nn.Parameter(torch.zeros(sizes.attribution, sizes.attribution))

    def words(
        self, pieces: Tensor, casing: Tensor, mask: Tensor, first: Tensor, last: Tensor
    ) -> tuple[Tensor, Tensor]:
        x = self.encoder(pieces, casing, mask)
        spread = (-1, -1, HIDDEN)
        ends = x.gather(1, first[:, :, None].expand(*spread)) + x.gather(1, last[:, :, None].expand(*spread))
        words = self.drop(ends * 0.5)
        return words, torch.cat([x[:, :1], words], dim=1)

    def relations(self, words: Tensor, rooted: Tensor) -> tuple[Tensor, Tensor]:
        return self.label_child(words), self.label_parent(rooted)

    def label_scores(self, child: Tensor, parent: Tensor) -> Tensor:
        """Relation scores [..., relations] for aligned child and parent representations [..., label]."""
        child, parent = F.pad(child, (0, 1), value=1.0), F.pad(parent, (0, 1), value=1.0)
        return torch.einsum("...i,rij,...j->...r", child, self.label_weight, parent)

    def forward(
        self, pieces: Tensor, casing: Tensor, mask: Tensor, first: Tensor, last: Tensor
    ) -> tuple[Tensor, ...]:
        words, rooted = self.words(pieces, casing, mask, first, last)
        child, parent = self.relations(words, rooted)
        return (
            F.log_softmax(self.sentence(words), -1),
            F.log_softmax(self.upos(words), -1),
            F.log_softmax(self.tag(words), -1),
            self.arc(words, rooted),
            child,
            parent,
            F.log_softmax(self.name(words), -1),
            F.log_softmax(self.attribution(words), -1),
            self.link(words, rooted),
        )
