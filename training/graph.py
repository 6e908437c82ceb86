"""The two stages of the encoder's graph: put a second stage on, take it off again.

In: ONNX models. Always true: joining and taking off leave every node and weight of the first stage as it is; only
the names of its attribution and link scores change, which are then the second stage's to give out.
"""

from __future__ import annotations

from collections.abc import Iterable

import onnx
from onnx import compose, helper

PREFIX = "stage/"
VECTORS = "/reader/Mul_2_output_0"
FIRST = {"attribution": "attribution_first", "link": "link_first"}
# what the second stage takes in: its own name for it, and the name in the first stage's graph
GIVEN = {
    "words": VECTORS,
    **{
        name: name for name in ("arc", "sentence", "upos", "name", "pieces", "first", "last", *FIRST.values())
    },
}


def renamed(nodes: Iterable[onnx.NodeProto], names: dict[str, str]) -> None:
    for node in nodes:
        for field in (node.input, node.output):
            for i, name in enumerate(field):
                field[i] = names.get(name, name)


def join(first: onnx.ModelProto, second: onnx.ModelProto) -> onnx.ModelProto:
    """`first` with the outputs `attribution` and `link` of `second`."""
    second = compose.add_prefix(second, PREFIX)
    renamed(first.graph.node, FIRST)
    renamed(second.graph.node, {f"{PREFIX}{name}": to for name, to in GIVEN.items()})
    renamed(second.graph.node, {f"{PREFIX}{name}": name for name in FIRST})
    first.graph.node.extend(second.graph.node)
    first.graph.initializer.extend(second.graph.initializer)
    known = {one.domain: one.version for one in first.opset_import}
    for one in second.opset_import:
        if one.domain not in known:
            first.opset_import.append(helper.make_opsetid(one.domain, one.version))
        elif known[one.domain] < one.version:
            raise SystemExit(f"the second stage needs newer operators: {one.domain} {one.version}")
    return first


def detach(model: onnx.ModelProto) -> onnx.ModelProto:
    """The first stage alone; a model without a second stage as it is."""
    graph = model.graph
    nodes = [one for one in graph.node if not one.name.startswith(PREFIX)]
    weights = [one for one in graph.initializer if not one.name.startswith(PREFIX)]
    if len(nodes) == len(graph.node):
        return model
    del graph.node[:], graph.initializer[:]
    graph.node.extend(nodes)
    graph.initializer.extend(weights)
    renamed(graph.node, {to: name for name, to in FIRST.items()})
    return model
