"""The encoder's graph with signed bytes for weights, where the processor multiplies those faster and exactly.

In: a graph as shipped (ONNX, weights in unsigned bytes) and what `/proc/cpuinfo` says. Out: the bytes of a graph.
Always true: it is the same function. Each weight and its zero point move down by 128, so that every difference of the
two, which is all that a product sees, stays; only where dot products of bytes are one instruction (VNNI) is that
done, as elsewhere pairs of unsigned and signed products saturate.

The walk follows the wire format of Protocol Buffers: of a field, `(number << 3 | kind)`, then a varint (kind 0), eight
bytes (1), a length and so many bytes (2), or four bytes (5). The fields are those of `onnx.proto3`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

VARINT, FIXED, BYTES = 0, {1: 8, 5: 4}, 2
# ModelProto.graph, GraphProto.initializer, TensorProto.data_type and .raw_data; TensorProto.UINT8 and .INT8
GRAPH, INITIALIZER, DATA_TYPE, RAW_DATA = 7, 5, 2, 9
UINT8, INT8 = 2, 3
SIGN = bytes(byte ^ 0x80 for byte in range(256))
DOT_PRODUCTS = re.compile(r"^flags\s*:.*\b(avx512_vnni|avx_vnni)\b", re.MULTILINE)


def has_dot_products(processor: Path = Path("/proc/cpuinfo")) -> bool:
    """True where the processor is known to multiply and add bytes in one instruction; false where nothing tells."""
    try:
        return DOT_PRODUCTS.search(processor.read_text(encoding="utf8", errors="replace")) is not None
    except OSError:
        return False


def signed(graph: bytes) -> bytes:
    """`graph` with each initializer of unsigned bytes made one of signed bytes."""
    out = bytearray(graph)
    for number, start, stop in fields(graph, 0, len(graph)):
        if number != GRAPH:
            continue
        for inner, first, last in fields(graph, start, stop):
            if inner == INITIALIZER:
                turn(out, graph, first, last)
    return bytes(out)


def turn(out: bytearray, graph: bytes, start: int, stop: int) -> None:
    """Rewrite one tensor in place where it is of unsigned bytes."""
    parts = {number: (a, b) for number, a, b in fields(graph, start, stop)}
    kind, raw = parts.get(DATA_TYPE), parts.get(RAW_DATA)
    if kind is None or raw is None or graph[kind[0]] != UINT8:
        return
    out[kind[0]] = INT8
    out[raw[0] : raw[1]] = graph[raw[0] : raw[1]].translate(SIGN)


def fields(data: bytes, at: int, stop: int) -> Iterator[tuple[int, int, int]]:
    """Each field of a message: its number, and where its value starts and stops."""
    while at < stop:
        key, at = varint(data, at)
        start, kind = at, key & 7
        if kind == BYTES:
            size, start = varint(data, at)
            at = start + size
        elif kind == VARINT:
            _, at = varint(data, at)
        else:
            at += FIXED[kind]
        yield key >> 3, start, at


def varint(data: bytes, at: int) -> tuple[int, int]:
    """The number at a place, seven bits a byte, and where it ends."""
    value = shift = 0
    while True:
        byte = data[at]
        value |= (byte & 0x7F) << shift
        at, shift = at + 1, shift + 7
        if byte < 0x80:
            return value, at
