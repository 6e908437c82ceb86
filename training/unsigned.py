"""Make the int8 weights of a shipped model unsigned: `python -m training.unsigned --model DIR`.

In: a model folder as `training.export` writes it. Out: the same folder, its graph with each signed weight and zero
point moved up by 128, and the digest beside it. Always true: the function is the same to the bit where arithmetic is
exact. Products of unsigned with signed bytes are not: processors without VNNI add them in pairs that saturate, and
read another text than others do.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path

import numpy as np
import onnx
from onnx import numpy_helper

SHIFT = 128


def unsigned(graph: onnx.GraphProto) -> int:
    """Move every signed byte of the initializers up; returns how many tensors there were."""
    count = 0
    for one in graph.initializer:
        array = numpy_helper.to_array(one)
        if array.dtype == np.int8:
            array = (array.astype(np.int16) + SHIFT).astype(np.uint8)
            count += 1
        if array.dtype == np.uint8:
            # as raw bytes, which the reader can turn in place
            one.CopyFrom(numpy_helper.from_array(array, one.name))
    return count


def shift(path: Path) -> int:
    """Rewrite a graph with unsigned weights."""
    model = onnx.load(str(path))
    count = unsigned(model.graph)
    onnx.save(model, str(path))
    return count


def convert(folder: Path) -> int:
    """Rewrite the graph of a model folder and its digest."""
    path = folder / "encoder.onnx"
    count = shift(path)
    meta = json.loads((folder / "labels.json").read_text(encoding="utf8"))
    meta["digests"]["encoder.onnx"] = hashlib.sha256(path.read_bytes()).hexdigest()
    (folder / "labels.json").write_text(json.dumps(meta, indent=1) + "\n", encoding="utf8")
    return count


def main() -> None:
    ap = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    ap.add_argument("--model", type=Path, required=True)
    print(f"{convert(ap.parse_args().model)} tensors")


if __name__ == "__main__":
    main()
