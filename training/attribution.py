"""Train the second stage of attribution: `python -m training.attribution --features DIR --out FILE`.

In: what `training.features` wrote. Out: one `.safetensors` with the average of the weights over the run. Each
epoch sees the texts once, each text as it is or with other words in it. Word vectors are dropped and hidden,
labels softened, so that the stage leans on structure rather than on vectors that were learned by heart.
"""

from __future__ import annotations

import argparse
import copy
import random
import time
from dataclasses import asdict
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from safetensors.torch import save_file
from torch import Tensor

from training.batches import IGNORE
from training.stage import Seen, Shape, Stage
from training.train import ATTRIBUTION_LABELS, NAME_LABELS, sequence_loss

KEEP = 0.995
SMOOTH = 0.05


class Cache:
    """One file of features; windows are numbered in its order."""

    def __init__(self, path: Path) -> None:
        with np.load(path) as found:
            self.data: dict[str, NDArray[np.generic]] = {name: found[name] for name in found.files}
        self.spans = [tuple(map(int, one)) for one in self.data["spans"]]
        sizes = np.array([b - a for _, a, b in self.spans])
        self.sizes = sizes
        self.starts = np.r_[0, np.cumsum(sizes)]
        self.squares = np.r_[0, np.cumsum(sizes * (sizes + 1))]

    def flat(self, name: str, number: int) -> NDArray[np.generic]:
        return self.data[name][self.starts[number] : self.starts[number + 1]]

    def square(self, name: str, number: int) -> NDArray[np.generic]:
        size = self.sizes[number]
        return self.data[name][self.squares[number] : self.squares[number + 1]].reshape(size, size + 1)


Picked = list[tuple[Cache, int]]


def stacked(picked: Picked, name: str, fill: float, kind: torch.dtype) -> Tensor:
    width = max(int(c.sizes[i]) for c, i in picked)
    rows = [torch.from_numpy(c.flat(name, i)).to(kind) for c, i in picked]
    out = torch.full((len(rows), width, *rows[0].shape[1:]), fill, dtype=kind)
    for i, row in enumerate(rows):
        out[i, : len(row)] = row
    return out


def seen(picked: Picked) -> tuple[Seen, Tensor]:
    """A padded batch and where it is real."""
    real = stacked(picked, "labels", IGNORE, torch.int64) != IGNORE
    width = real.shape[1]
    arc = torch.zeros(len(picked), width, width + 1)
    for i, (cache, number) in enumerate(picked):
        size = int(cache.sizes[number])
        arc[i, :size, : size + 1] = torch.from_numpy(cache.square("arc", number)).float()
    breaks = stacked(picked, "breaks", 0, torch.float32)
    breaks[:, 0] = 1.0
    floats = {
        n: stacked(picked, n, 0.0, torch.float32)
        for n in ("words", "sentence", "upos", "name", "attribution")
    }
    first = stacked(picked, "first", 0, torch.int64)
    return Seen(arc=arc, first=first, breaks=breaks, **floats), real.float()


def loss_of(stage: Stage, picked: Picked) -> Tensor:
    batch, real = seen(picked)
    target = stacked(picked, "labels", IGNORE, torch.int64)
    cues = stacked(picked, "cues", -1, torch.int64) + 1
    scores, link = stage(batch, real)
    points = cues.masked_fill((target <= 0), IGNORE)
    flat = F.cross_entropy(
        scores.reshape(-1, scores.shape[-1]), target.reshape(-1), ignore_index=IGNORE, label_smoothing=SMOOTH
    )
    pointed = F.cross_entropy(link.reshape(-1, link.shape[-1]), points.reshape(-1), ignore_index=IGNORE)
    return 0.5 * flat + sequence_loss(scores, target, stage.moves, ATTRIBUTION_LABELS) + 0.5 * pointed


def order(parts: list[list[Cache]], epochs: int, size: int, rng: random.Random) -> list[Picked]:
    """Batches of windows of like length; in each epoch a document comes from one of the caches of its part."""
    out = []
    for _ in range(epochs):
        mine = []
        for caches in parts:
            documents = max(n for n, _, _ in caches[0].spans) + 1
            # the texts as they are, where the first stage is too sure of itself, once in four times
            weights = [1, *[3 / (len(caches) - 1)] * (len(caches) - 1)] if len(caches) > 1 else [1]
            source = rng.choices(range(len(caches)), weights, k=documents)
            mine += [
                (cache, i)
                for k, cache in enumerate(caches)
                for i, (n, _, _) in enumerate(cache.spans)
                if source[n] == k
            ]
        mine.sort(key=lambda one: one[0].sizes[one[1]] + rng.random() * 20)
        batches = [mine[i : i + size] for i in range(0, len(mine), size)]
        rng.shuffle(batches)
        out += batches
    return out


def train(parts: list[list[Cache]], shape: Shape, args: argparse.Namespace) -> Stage:
    rng = random.Random(args.seed)
    torch.manual_seed(args.seed)
    stage = Stage(shape)
    average = copy.deepcopy(stage)
    steps = order(parts, args.epochs, args.batch, rng)[: args.limit]
    optimiser = torch.optim.AdamW(stage.parameters(), lr=args.rate, weight_decay=0.02)
    rate = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min((s + 1) / 60, max(0.02, (len(steps) - s) / max(1, len(steps) - 60)))
    )
    kept, live = list(average.parameters()), list(stage.parameters())
    stage.train()
    began, smooth = time.time(), 0.0
    for step, picked in enumerate(steps):
        loss = loss_of(stage, picked)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(stage.parameters(), 1.0)
        optimiser.step()
        optimiser.zero_grad(set_to_none=True)
        rate.step()
        with torch.no_grad():
            torch._foreach_lerp_(kept, live, 1 - min(KEEP, (step + 1) / (step + 10)))
        smooth = 0.95 * smooth + 0.05 * loss.item() if step else loss.item()
        if step % 10 == 0:
            print(f"{step}/{len(steps)} {smooth:.3f} {time.time() - began:.0f}s", flush=True)
        if step % 200 == 199:
            save(average, args.out)
    save(average, args.out)
    return average.eval()


def save(stage: Stage, path: Path) -> None:
    save_file({k: v.contiguous() for k, v in stage.state_dict().items()}, path)


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--features", type=Path, required=True)
    ap.add_argument("--out", type=Path, required=True)
    ap.add_argument("--epochs", type=int, default=5)
    ap.add_argument("--batch", type=int, default=24)
    ap.add_argument("--rate", type=float, default=1e-3)
    ap.add_argument("--seed", type=int, default=7)
    ap.add_argument("--limit", type=int, help="at most this many steps (a trial)")
    ap.add_argument("--threads", type=int, default=2)
    args = ap.parse_args()
    torch.set_num_threads(args.threads)
    halves: dict[str, list[Cache]] = {}
    for path in sorted(args.features.glob("train-*.npz")):
        halves.setdefault(path.stem.split("-")[1], []).append(Cache(path))
    parts = list(halves.values())
    width = parts[0][0].data["upos"].shape[1]
    shape = Shape(width, len(NAME_LABELS), len(ATTRIBUTION_LABELS))
    print(asdict(shape))
    train(parts, shape, args)


if __name__ == "__main__":
    main()
