"""Weights to train on from a shipped model: `python -m training.restore --model DIR --out DIR`.

In: a model folder as `training.export` writes it. Out: `model.safetensors` and `labels.json` as `training.train`
writes them, rounded as the int8 weights are. Always true: the restored reader scores every head as the shipped
graph does, which is checked before anything is written.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from onnx import numpy_helper
from safetensors.torch import save_file
from torch import Tensor

from training.export import OUTPUTS
from training.model import LAYERS, Reader, Sizes

HEADS = [
    "label_child.0", "label_parent.0", "sentence", "upos", "tag", "arc.child.0", "arc.parent.0", "arc.prior",
    "name.0.0", "name.1", "attribution.0.0", "attribution.1", "link.child.0", "link.parent.0", "link.prior",
]  # fmt: skip
FIELDS = ("upos", "tag", "relation", "name", "attribution")


def values(graph: onnx.GraphProto) -> dict[str, Tensor]:
    """Every initializer by its name without the quantiser's suffix, as float."""
    raw = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    found = {}
    for name, array in raw.items():
        if name.endswith("_quantized"):
            stem = name.removesuffix("_quantized")
            zero, scale = raw[f"{stem}_zero_point"].astype(np.float32), raw[f"{stem}_scale"]
            found[stem] = torch.from_numpy(((array.astype(np.float32) - zero) * scale).astype(np.float32))
        elif array.dtype == np.float32 and not name.endswith("_scale"):
            found[name] = torch.from_numpy(array.copy())
    return found


def state(found: dict[str, Tensor], relation: Tensor) -> dict[str, Tensor]:
    """The reader's parameters. Nameless products stand in the graph's order: three a layer, then the heads."""
    own = {name.removeprefix("reader."): v for name, v in found.items() if name.startswith("reader.")}
    products = sorted((n for n in found if n.startswith("onnx::MatMul")), key=lambda n: int(n.split("_")[-1]))
    targets = [f"encoder.layers.{i}.{part}" for i in range(LAYERS) for part in ("out", "up", "down")] + HEADS
    for target, product in zip(targets, products, strict=True):
        own[f"{target}.weight"] = found[product].T.contiguous()
    for i in range(LAYERS):
        own[f"encoder.layers.{i}.qkv.weight"] = found[f"Attention_{i}_qkv_weight"].T.contiguous()
        own[f"encoder.layers.{i}.qkv.bias"] = found[f"Attention_{i}_qkv_bias"]
    own["label_weight"] = relation
    return own


def difference(reader: Reader, path: Path) -> float:
    """The largest difference of any score, after a softmax, from the shipped graph on a fixed window."""
    pieces = torch.arange(2000, 2064)[None]
    feed = [pieces, torch.ones_like(pieces), torch.arange(1, 61)[None], torch.arange(1, 61)[None]]
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    names = ("pieces", "casing", "first", "last")
    shipped = session.run(OUTPUTS, {n: v.numpy() for n, v in zip(names, feed, strict=True)})
    with torch.no_grad():
        mask = torch.ones_like(pieces, dtype=torch.bool)
        own = reader(feed[0], feed[1], mask, feed[2], feed[3])
    rows = [
        (torch.softmax(a, -1) - torch.softmax(torch.from_numpy(b), -1)).abs().mean().item()
        for name, a, b in zip(OUTPUTS, own, shipped, strict=True)
    ]
    return max(rows)


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--model", type=Path, required=True)
    ap.add_argument("--out", type=Path, required=True)
    args = ap.parse_args()
    labels = json.loads((args.model / "labels.json").read_text(encoding="utf8"))
    reader = Reader(Sizes(*(len(labels[f]) for f in FIELDS))).eval()
    graph = onnx.load(str(args.model / "encoder.onnx")).graph
    relation = torch.from_numpy(np.load(args.model / "heads.npz")["relation"])
    own = state(values(graph), relation)
    for name in ("name", "attribution"):
        moves = labels.get(f"{name}_moves")
        size = len(labels[name])
        own[f"{name}_moves"] = torch.tensor(moves) if moves else torch.zeros(size, size)
    reader.load_state_dict(own)
    off = difference(reader, args.model / "encoder.onnx")
    if off > 0.02:
        raise SystemExit(f"{args.model}: the restored weights do not score as the graph does ({off:.3f})")
    args.out.mkdir(parents=True, exist_ok=True)
    save_file({k: v.contiguous() for k, v in reader.state_dict().items()}, args.out / "model.safetensors")
    kept = {field: labels[field] for field in FIELDS}
    (args.out / "labels.json").write_text(json.dumps(kept, indent=1) + "\n", encoding="utf8")
    print(f"largest mean difference {off:.4f}")


if __name__ == "__main__":
    main()
