"""Train the encoder: `python -m training.train --corpora DIR --minilm DIR --out DIR`.

Batches of one task alternate at random; AdamW with warm-up and linear decay, 2e-4 for the encoder and 2e-3
for the heads, bfloat16 autocast. The seed fixes the windows, the order and the dropout, so that a run on the
same build of PyTorch gives the same weights.
"""

from __future__ import annotations

import argparse
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
    return F.cross_entropy(scores.float().reshape(-1, width), target.reshape(-1), ignore_index=IGNORE)


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


def loss_of(model: Reader, task: str, batch: list[Window], labels: Labels) -> Tensor:
    words, rooted = model.words(*inputs(batch))
    if task == "trees":
        return tree_loss(model, batch, words, rooted, labels)
    if task == "names":
        return cross(model.name(words), classes(batch, "names", labels.name))
    links = pointers(batch, "cues").masked_fill(
        classes(batch, "attribution", labels.attribution) == 0, IGNORE
    )
    return cross(model.attribution(words), classes(batch, "attribution", labels.attribution)) + 0.5 * cross(
        model.link(words, rooted), links
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


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--corpora", type=Path, required=True)
    ap.add_argument(
        "--minilm", type=Path, required=True, help="folder with model.safetensors and tokenizer.json"
    )
    ap.add_argument("--out", type=Path, required=True)
    ap.add_argument("--epochs", default="trees=3,names=2,attribution=2")
    ap.add_argument("--seed", type=int, default=7)
    ap.add_argument("--batch", type=int, default=16)
    ap.add_argument("--limit", type=int, help="stop after this many steps (a trial)")
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
    steps = schedule(passages, epochs, tokenizer, args.batch, rng)
    model = Reader(
        Sizes(*(len(getattr(labels, f)) for f in ("upos", "tag", "relation", "name", "attribution")))
    )
    model.encoder.load_minilm(load_file(args.minilm / "model.safetensors"))
    inner = list(model.encoder.parameters())
    outer = [p for n, p in model.named_parameters() if not n.startswith("encoder.")]
    optimiser = torch.optim.AdamW(
        [{"params": inner, "lr": 2e-4}, {"params": outer, "lr": 2e-3}], weight_decay=0.01, foreach=True
    )
    total = len(steps)
    rate = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min((s + 1) / 100, max(0.0, (total - s) / (total - 100)))
    )
    model.train()
    began, seen, smooth = time.time(), 0, dict.fromkeys(passages, 0.0)
    for step, (task, batch) in enumerate(steps):
        with torch.autocast("cpu", dtype=torch.bfloat16):
            loss = loss_of(model, task, batch, labels)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        optimiser.zero_grad(set_to_none=True)
        rate.step()
        seen += sum(len(w.pieces.ids) for w in batch)
        smooth[task] = 0.95 * smooth[task] + 0.05 * loss.item()
        if step % 20 == 0:
            shown = " ".join(f"{k} {v:.3f}" for k, v in smooth.items())
            print(f"{step}/{total} {shown} pieces/s {seen / (time.time() - began):.0f}", flush=True)
        if step % 250 == 249:
            save(model, labels, args.out)
        if args.limit and step + 1 >= args.limit:
            break
    save(model, labels, args.out)


if __name__ == "__main__":
    main()
