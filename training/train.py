"""Train the encoder: `python -m training.train --corpora DIR --minilm DIR --out DIR`.

Batches of one task alternate at random; AdamW with warm-up and linear decay, 2e-4 for the encoder and 2e-3
for the heads (halved with `--start`, which goes on from restored weights), bfloat16 autocast, one piece in
thirty masked. What is saved is the exponential moving average of the weights. The seed fixes the windows,
the order and the dropout, so that a run on the same build of PyTorch gives the same weights.
"""

from __future__ import annotations

import argparse
import copy
import json
import random
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from torch import Tensor

from training.batches import IGNORE, Labels, Window, batches, classes, cut, flags, inputs, pointers
from training.data import Passage, read_attribution, read_conllu, read_names
from training.model import Reader, Sizes

NAME_LABELS = [
    "O",
    *(f"{p}-{k}" for k in (
        "Person", "Location", "Organization", "NORP", "Date", "Misc", "Money", "Facility", "Product",
    ) for p in "BI"),
]  # fmt: skip
PADDING, CLASSIFY, MASK = 0, 101, 103
HIDE, KEEP = 1 / 30, 0.998
FIELDS = ("upos", "tag", "relation", "name", "attribution")
ATTRIBUTION_LABELS = ["O", *(f"{p}-{k}" for k in ("Source", "Cue", "Content") for p in "BI")]


def vocabulary(values: Iterable[str], least: int) -> list[str]:
    return sorted(v for v, n in Counter(values).items() if n >= least)


def make_labels(trees: list[Passage]) -> Labels:
    return Labels(
        upos=vocabulary((v for p in trees for v in p.upos), 1),
        tag=vocabulary((v for p in trees for v in p.tags), 10),
        relation=vocabulary((v for p in trees for v in p.relations), 10),
        name=NAME_LABELS,
        attribution=ATTRIBUTION_LABELS,
    )


def cross(scores: Tensor, target: Tensor) -> Tensor:
    width = scores.shape[-1]
    if not (target != IGNORE).any():
        # a batch without one attribution has no link to learn, and the mean of nothing is no number
        return scores.sum() * 0.0
    return F.cross_entropy(scores.float().reshape(-1, width), target.reshape(-1), ignore_index=IGNORE)


def barred(labels: list[str]) -> Tensor:
    """True where one label may not follow another: an inside label continues a span of its own kind."""
    return torch.tensor([[b.startswith("I-") and a[1:] != b[1:] for b in labels] for a in labels])


def sequence_loss(scores: Tensor, target: Tensor, moves: Tensor, labels: list[str]) -> Tensor:
    """A word's share of the negative log-likelihood of the whole label sequence (a linear-chain CRF)."""
    scores = scores.float()
    real = target != IGNORE
    moves = moves.float().masked_fill(barred(labels), -1e4)
    gold = target.clamp(min=0)
    path = (scores.gather(2, gold[:, :, None])[:, :, 0] * real).sum()
    path = path + (moves[gold[:, :-1], gold[:, 1:]] * (real[:, :-1] & real[:, 1:])).sum()
    alpha = scores[:, 0]
    for t in range(1, scores.shape[1]):
        grown = torch.logsumexp(alpha[:, :, None] + moves, 1) + scores[:, t]
        alpha = torch.where(real[:, t, None], grown, alpha)
    return (torch.logsumexp(alpha, 1).sum() - path) / real.sum()


def tree_loss(model: Reader, batch: list[Window], words: Tensor, rooted: Tensor, labels: Labels) -> Tensor:
    starts, heads = flags(batch), pointers(batch, "heads")
    relations = classes(batch, "relations", labels.relation)
    real = starts != IGNORE
    sentence = (starts * real).cumsum(1).masked_fill(~real, -1)
    same = sentence[:, :, None] == sentence[:, None, :]
    allowed = torch.cat([torch.ones_like(same[:, :, :1]), same], dim=2)
    arcs = model.arc(words, rooted).float().masked_fill(~allowed, -1e4)
    child, parent = model.relations(words, rooted)
    chosen = heads.clamp(min=0)[:, :, None].expand(-1, -1, parent.shape[-1])
    relations = relations.masked_fill(heads == IGNORE, IGNORE)
    scores = model.label_scores(child, parent.gather(1, chosen))
    return (
        cross(arcs, heads)
        + cross(scores, relations)
        + cross(model.upos(words), classes(batch, "upos", labels.upos))
        + cross(model.tag(words), classes(batch, "tags", labels.tag))
        + cross(model.sentence(words), starts)
    )


def masked(pieces: Tensor) -> Tensor:
    """One word piece in thirty hidden, so that no single word decides alone."""
    hidden = (torch.rand(pieces.shape) < HIDE) & (pieces != PADDING) & (pieces != CLASSIFY)
    return pieces.masked_fill(hidden, MASK)


def loss_of(model: Reader, task: str, batch: list[Window], labels: Labels) -> Tensor:
    pieces, *rest = inputs(batch)
    words, rooted = model.words(masked(pieces), *rest)
    if task == "trees":
        return tree_loss(model, batch, words, rooted, labels)
    if task == "names":
        scores, target = model.name(words), classes(batch, "names", labels.name)
        return 0.5 * cross(scores, target) + sequence_loss(scores, target, model.name_moves, labels.name)
    scores, target = model.attribution(words), classes(batch, "attribution", labels.attribution)
    links = pointers(batch, "cues").masked_fill(target == 0, IGNORE)
    return (
        0.5 * cross(scores, target)
        + sequence_loss(scores, target, model.attribution_moves, labels.attribution)
        + 0.5 * cross(model.link(words, rooted), links)
    )


def save(model: Reader, labels: Labels, out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    save_file({k: v.contiguous() for k, v in model.state_dict().items()}, out / "model.safetensors")
    (out / "labels.json").write_text(json.dumps(asdict(labels), indent=1) + "\n", encoding="utf8")


def schedule(
    passages: dict[str, list[Passage]],
    epochs: dict[str, int],
    tokenizer: Tokenizer,
    size: int,
    rng: random.Random,
) -> list[tuple[str, list[Window]]]:
    """Every batch of every epoch, epochs of a task in order, tasks spread evenly over the run."""
    placed = []
    for task, rounds in epochs.items():
        mine = [b for _ in range(rounds) for b in batches(cut(passages[task], tokenizer, rng), size, rng)]
        placed += [((i + rng.random()) / len(mine), task, b) for i, b in enumerate(mine)]
    return [(task, b) for _, task, b in sorted(placed, key=lambda one: one[0])]


def begin(labels: Labels, minilm: Path, start: Path | None) -> Reader:
    """A reader on the published weights, or on the restored weights of `start`, whose labels must be the same."""
    model = Reader(Sizes(*(len(getattr(labels, f)) for f in FIELDS)))
    if start is None:
        model.encoder.load_minilm(load_file(minilm / "model.safetensors"))
        return model
    if json.loads((start / "labels.json").read_text(encoding="utf8")) != asdict(labels):
        raise SystemExit(f"{start}: the labels are not those of the corpora; train without --start")
    model.load_state_dict(load_file(start / "model.safetensors"), strict=False)
    return model


def optimise(
    model: Reader, total: int, scale: float
) -> tuple[torch.optim.AdamW, torch.optim.lr_scheduler.LambdaLR]:
    inner = list(model.encoder.parameters())
    outer = [p for n, p in model.named_parameters() if not n.startswith("encoder.")]
    optimiser = torch.optim.AdamW(
        [{"params": inner, "lr": 2e-4 * scale}, {"params": outer, "lr": 2e-3 * scale}],
        weight_decay=0.01, fused=True,
    )  # fmt: skip
    rate = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min((s + 1) / 100, max(0.0, (total - s) / max(1, total - 100)))
    )
    return optimiser, rate


def run(
    model: Reader, steps: list[tuple[str, list[Window]]], labels: Labels, out: Path, scale: float
) -> None:
    """Train over the steps in order; the average of the weights is saved every 250 steps and at the end."""
    optimiser, rate = optimise(model, len(steps), scale)
    average = copy.deepcopy(model)
    kept, live = list(average.parameters()), list(model.parameters())
    model.train()
    began, seen, smooth = time.time(), 0, dict.fromkeys(("trees", "names", "attribution"), 0.0)
    for step, (task, batch) in enumerate(steps):
        with torch.autocast("cpu", dtype=torch.bfloat16):
            loss = loss_of(model, task, batch, labels)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        optimiser.zero_grad(set_to_none=True)
        rate.step()
        with torch.no_grad():
            torch._foreach_lerp_(kept, live, 1 - min(KEEP, (step + 1) / (step + 10)))
        seen += sum(len(w.pieces.ids) for w in batch)
        smooth[task] = 0.95 * smooth[task] + 0.05 * loss.item()
        if step % 20 == 0:
            shown = " ".join(f"{k} {v:.3f}" for k, v in smooth.items())
            print(f"{step}/{len(steps)} {shown} pieces/s {seen / (time.time() - began):.0f}", flush=True)
        if step % 250 == 249:
            save(average, labels, out)
    save(average, labels, out)


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--corpora", type=Path, required=True)
    ap.add_argument(
        "--minilm", type=Path, required=True, help="folder with model.safetensors and tokenizer.json"
    )
    ap.add_argument("--start", type=Path, help="folder that training.restore wrote, to go on from")
    ap.add_argument("--out", type=Path, required=True)
    ap.add_argument("--epochs", default="trees=3,names=2,attribution=2")
    ap.add_argument("--seed", type=int, default=7)
    ap.add_argument("--batch", type=int, default=16)
    ap.add_argument("--limit", type=int, help="at most this many steps (a trial)")
    args = ap.parse_args()
    rng = random.Random(args.seed)
    torch.manual_seed(args.seed)
    trees = [p for c in ("ewt", "gum") for p in read_conllu(args.corpora / f"ud-english-{c}/train.conllu")]
    passages = {
        "trees": trees,
        "names": read_names(args.corpora / "worldwide-newswire/train"),
        "attribution": read_attribution(args.corpora / "polnear/train"),
    }
    labels = make_labels(trees)
    tokenizer = Tokenizer.from_file(str(args.minilm / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    epochs = {k: int(v) for k, v in (one.split("=") for one in args.epochs.split(","))}
    steps = schedule(passages, epochs, tokenizer, args.batch, rng)[: args.limit]
    model = begin(labels, args.minilm, args.start)
    run(model, steps, labels, args.out, 0.5 if args.start else 1.0)


if __name__ == "__main__":
    main()
