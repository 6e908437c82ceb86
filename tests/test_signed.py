"""The graph of the encoder with signed bytes for weights: the same function, turned in place."""

from __future__ import annotations

from pathlib import Path

import pytest

from backchannel.annotate.signed import has_dot_products, signed


def field(number: int, value: bytes | int) -> bytes:
    """One field of a message: a number as a varint of at most two bytes, bytes with their length."""
    if isinstance(value, int):
        return bytes([number << 3, value])
    size = len(value)
    return bytes([number << 3 | 2, *([size] if size < 128 else [size & 0x7F | 0x80, size >> 7])]) + value


def model(kind: int, raw: bytes) -> bytes:
    """An ONNX model of one initializer, with fields before and after it."""
    tensor = field(1, 3) + field(2, kind) + field(8, b"weight") + field(9, raw)
    return field(1, 8) + field(7, field(2, b"graph") + field(5, tensor) + field(11, b"in")) + field(3, b"x")


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        pytest.param(model(2, b"\x00\x80\xff"), model(3, b"\x80\x00\x7f"), id="unsigned bytes move down by 128"),
        pytest.param(
            model(2, bytes(200)), model(3, b"\x80" * 200), id="a length of two bytes"
        ),
        pytest.param(model(1, b"\x00\x80\xff\x01"), model(1, b"\x00\x80\xff\x01"), id="floats stay"),
        pytest.param(model(3, b"\x00\x80"), model(3, b"\x00\x80"), id="signed bytes stay"),
        pytest.param(b"", b"", id="nothing"),
    ],
)  # fmt: skip
def test_only_tensors_of_unsigned_bytes_are_turned(given: bytes, wanted: bytes) -> None:
    assert signed(given) == wanted


@pytest.mark.parametrize(
    ("text", "has"),
    [
        ("flags\t\t: fpu avx2 avx512f avx512_vnni sse\n", True),
        ("flags\t\t: fpu avx2 avx_vnni\n", True),
        ("flags\t\t: fpu avx2 avx512f\nmodel name\t: avx_vnni\n", False),
        ("Features\t: fp asimd asimddp\n", False),
    ],
)
def test_what_the_processor_says_of_itself(tmp_path: Path, text: str, has: bool) -> None:
    (tmp_path / "cpuinfo").write_text(text, encoding="utf8")
    assert has_dot_products(tmp_path / "cpuinfo") is has


def test_a_system_that_does_not_tell_gets_the_graph_as_shipped(tmp_path: Path) -> None:
    assert has_dot_products(tmp_path / "none") is False


@pytest.mark.model
@pytest.mark.skipif(not has_dot_products(), reason="products of signed bytes are exact only with VNNI")
def test_the_shipped_graph_says_the_same_to_the_bit_either_way() -> None:
    import numpy as np
    import onnxruntime

    from backchannel.annotate.encoder import MODEL

    graph = (MODEL / "encoder.onnx").read_bytes()
    numbers = np.arange(1, 61)[None]
    feed = {"pieces": np.arange(2000, 2064)[None], "casing": np.ones((1, 64), dtype=np.int64),
            "first": numbers, "last": numbers}  # fmt: skip
    shipped, turned = (
        onnxruntime.InferenceSession(one, providers=["CPUExecutionProvider"]).run(None, feed)
        for one in (graph, signed(graph))
    )
    for a, b in zip(shipped, turned, strict=True):
        np.testing.assert_array_equal(a, b)
