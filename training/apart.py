"""Take the fused sums and layer norms of a shipped graph apart: `python -m training.apart --model DIR`.

In: a model folder as `training.export` writes it. Out: the same folder, each `SkipLayerNormalization` of its graph made
the sums and the `LayerNormalization` that it stands for, and the digest beside it. Always true: the function is the
same but for the rounding of sums. The fused kernel of processors adds one number at a time, the plain ones many at
once, in a sixth of its time.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

import onnx
from onnx import helper

from training.unsigned import stamp

FUSED = "SkipLayerNormalization"


def plain(node: onnx.NodeProto) -> Iterator[onnx.NodeProto]:
    """The sums and the norm of a fused node; its inputs are what is added, the scale, the shift and perhaps a bias."""
    total, other, scale, shift, *bias = node.input
    for k, more in enumerate([*bias, other]):
        name = f"{node.output[0]}_sum_{k}"
        yield helper.make_node("Add", [total, more], [name])
        total = name
    (epsilon,) = (a.f for a in node.attribute if a.name == "epsilon")
    yield helper.make_node(
        "LayerNormalization", [total, scale, shift], [node.output[0]], axis=-1, epsilon=epsilon
    )


def apart(path: Path) -> int:
    """Rewrite a graph with plain sums and norms; returns how many there were."""
    model = onnx.load(str(path))
    nodes = list(model.graph.node)
    del model.graph.node[:]
    for node in nodes:
        model.graph.node.extend(plain(node) if node.op_type == FUSED else [node])
    onnx.save(model, str(path))
    return sum(node.op_type == FUSED for node in nodes)


def main() -> None:
    ap = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    ap.add_argument("--model", type=Path, required=True)
    folder = ap.parse_args().model
    count = apart(folder / "encoder.onnx")
    stamp(folder)
    print(f"{count} norms")


if __name__ == "__main__":
    main()
