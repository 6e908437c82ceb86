"""Export a trained reader to the package: `python -m training.export --model DIR --minilm DIR --out DIR`.

Writes `encoder.onnx` (int8), `heads.npz` (the relation scorer, float32), `tokenizer.json` and `labels.json`
with the digests that the annotator checks when it loads them. `--float` keeps float32, to measure what the
quantisation costs.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import torch
from onnx import TensorProto
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers import optimizer
from safetensors.torch import load_file
from torch import Tensor, nn

from backchannel.annotate.decode import NEVER
from training.model import HEADS, HIDDEN, Layer, Reader, Sizes
from training.train import barred
from training.unsigned import shift

OUTPUTS = ["sentence", "upos", "tag", "arc", "child", "parent", "name", "attribution", "link"]


class PlainLayer(nn.Module):
    """A trained layer with attention spelled out as the graph optimiser knows it, so that it is fused."""

    def __init__(self, layer: Layer) -> None:
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(HIDDEN, HIDDEN) for _ in range(3))
        for one, weight, bias in zip(
            (self.query, self.key, self.value),
            layer.qkv.weight.chunk(3),
            layer.qkv.bias.chunk(3),
            strict=True,
        ):
            one.weight, one.bias = nn.Parameter(weight.detach()), nn.Parameter(bias.detach())
        self.out, self.norm1, self.up, self.down, self.norm2 = (
            layer.out, layer.norm1, layer.up, layer.down, layer.norm2,
        )  # fmt: skip

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        def split(t: Tensor) -> Tensor:
            return t.view(1, -1, HEADS, HIDDEN // HEADS).permute(0, 2, 1, 3)

        q, k, v = split(self.query(x)), split(self.key(x)), split(self.value(x))
        scores = torch.matmul(q, k.transpose(-1, -2)) / math.sqrt(HIDDEN // HEADS)
        mixed = torch.matmul(torch.softmax(scores, -1), v).permute(0, 2, 1, 3).reshape(1, -1, HIDDEN)
        x = self.norm1(self.out(mixed) + x)
        return self.norm2(self.down(nn.functional.gelu(self.up(x))) + x)


class Graph(nn.Module):
    """The reader over one window without padding, as it is run."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader
        reader.encoder.layers = nn.ModuleList(PlainLayer(layer) for layer in reader.encoder.layers)

    def forward(self, pieces: Tensor, casing: Tensor, first: Tensor, last: Tensor) -> tuple[Tensor, ...]:
        mask = torch.ones_like(pieces, dtype=torch.bool)
        return self.reader(pieces, casing, mask, first, last)


def moves(learned: Tensor, labels: list[str]) -> list[list[float]]:
    """The learned scores of one label following another, and what never may."""
    scores = learned.detach().float().masked_fill(barred(labels), NEVER)
    return [[round(v, 4) for v in row] for row in scores.tolist()]


def load(folder: Path) -> tuple[Reader, dict[str, Any]]:
    labels = json.loads((folder / "labels.json").read_text(encoding="utf8"))
    reader = Reader(Sizes(*(len(labels[f]) for f in ("upos", "tag", "relation", "name", "attribution"))))
    reader.load_state_dict(load_file(folder / "model.safetensors"))
    return reader.eval(), labels


def to_onnx(reader: Reader, path: Path) -> None:
    example = (
        torch.randint(1000, 2000, (1, 24)),
        torch.ones(1, 24, dtype=torch.int64),
        torch.arange(1, 21)[None],
        torch.arange(1, 21)[None],
    )
    torch.onnx.export(
        Graph(reader),
        example,
        str(path),
        input_names=["pieces", "casing", "first", "last"],
        output_names=OUTPUTS,
        dynamic_axes={
            "pieces": {1: "s"}, "casing": {1: "s"}, "first": {1: "w"}, "last": {1: "w"},
            **{name: {1: "w"} for name in OUTPUTS},
        },
        opset_version=17,
        dynamo=False,
    )  # fmt: skip


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--model", type=Path, required=True)
    ap.add_argument("--minilm", type=Path, required=True)
    ap.add_argument("--out", type=Path, required=True)
    ap.add_argument("--float", action="store_true")
    args = ap.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    reader, labels = load(args.model)
    with tempfile.TemporaryDirectory() as scratch:
        raw, fused = Path(scratch) / "raw.onnx", Path(scratch) / "fused.onnx"
        to_onnx(reader, raw)
        graph = optimizer.optimize_model(
            str(raw), model_type="bert", num_heads=12, hidden_size=384, opt_level=1, use_gpu=False
        )
        graph.save_model_to_file(str(fused))
        if args.float:
            (args.out / "encoder.onnx").write_bytes(fused.read_bytes())
        else:
            quantize_dynamic(
                str(fused), str(args.out / "encoder.onnx"), per_channel=True, weight_type=QuantType.QInt8,
                op_types_to_quantize=["MatMul", "Gather", "Attention", "FusedMatMul"],
                extra_options={"MatMulConstBOnly": True, "DefaultTensorType": TensorProto.FLOAT},
            )  # fmt: skip
            shift(args.out / "encoder.onnx")
    np.savez(args.out / "heads.npz", relation=reader.label_weight.detach().float().numpy())
    tokenizer = args.minilm / "tokenizer.json"
    (args.out / "tokenizer.json").write_bytes(tokenizer.read_bytes())
    for task in ("name", "attribution"):
        labels[f"{task}_moves"] = moves(getattr(reader, f"{task}_moves"), labels[task])
    labels["digests"] = {
        name: digest(args.out / name) for name in ("encoder.onnx", "heads.npz", "tokenizer.json")
    }
    (args.out / "labels.json").write_text(json.dumps(labels, indent=1) + "\n", encoding="utf8")
    print({p.name: p.stat().st_size for p in sorted(args.out.iterdir())})


if __name__ == "__main__":
    main()
