"""Run the encoder over a document: words in, one set of scores for each word out.

In: the words of a document and where its paragraphs start. Out: `Scores`. Always true: each word is scored,
whatever the length; where windows overlap, label scores are averaged with more weight on the window in which
a word has more context. The weights, the tokenizer and the label maps are checked to belong together.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from backchannel.annotate.pieces import Cutter, encode
from backchannel.annotate.signed import has_dot_products, signed
from backchannel.annotate.windows import windows
from backchannel.errors import ModelError

Floats = NDArray[np.float32]
MODEL = Path(__file__).parent / "model"
FILES = ("encoder.onnx", "heads.npz", "tokenizer.json")
MARGIN = 24


@dataclass(frozen=True)
class Window:
    """What the pairwise heads say inside one window `[start, stop)`; column zero is the root or no cue."""

    start: int
    stop: int
    arc: Floats
    child: Floats
    parent: Floats
    link: Floats


@dataclass(frozen=True)
class Scores:
    """Log-probabilities over words by head, and the windows that hold the pairwise scores."""

    sentence: Floats
    upos: Floats
    tag: Floats
    name: Floats
    attribution: Floats
    windows: tuple[Window, ...]


@dataclass(frozen=True)
class Labels:
    """Label maps in the order of the heads' outputs, and the scores of one label following another."""

    upos: tuple[str, ...]
    tag: tuple[str, ...]
    relation: tuple[str, ...]
    name: tuple[str, ...]
    attribution: tuple[str, ...]
    name_moves: Floats
    attribution_moves: Floats


class Encoder:
    """The exported encoder. One instance may be used by several threads."""

    def __init__(self, folder: Path = MODEL, threads: int = 0) -> None:
        meta = check(folder)
        self.labels = Labels(
            upos=tuple(meta["upos"]),
            tag=tuple(meta["tag"]),
            relation=tuple(meta["relation"]),
            name=tuple(meta["name"]),
            attribution=tuple(meta["attribution"]),
            name_moves=np.array(meta["name_moves"], dtype=np.float32),
            attribution_moves=np.array(meta["attribution_moves"], dtype=np.float32),
        )
        self.version = str(meta["digests"]["encoder.onnx"])[:12]
        with np.load(folder / "heads.npz") as heads:
            weight: Floats = heads["relation"]
        # [size + 1, relations * (size + 1)]: one product with the children of a sentence serves all relations
        self.relation: Floats = np.ascontiguousarray(weight.transpose(1, 0, 2)).reshape(weight.shape[1], -1)
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()
        self._cutter = Cutter(self.tokenizer)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.log_severity_level = 3
        graph = (folder / "encoder.onnx").read_bytes()
        self._session = onnxruntime.InferenceSession(
            signed(graph) if has_dot_products() else graph, options, providers=["CPUExecutionProvider"]
        )
        self._outputs = [o.name for o in self._session.get_outputs()]
        self._check_widths()

    def _check_widths(self) -> None:
        found = self._run(["a"], [True])
        for field in ("upos", "tag", "name", "attribution"):
            if found[field].shape[-1] != len(getattr(self.labels, field)):
                raise ModelError(f"the {field} head and its labels differ in number; reinstall the package")

    def _run(self, words: Sequence[str], breaks: Sequence[bool]) -> dict[str, Floats]:
        pieces = encode(self._cutter, words, breaks)
        feed = {
            "pieces": [pieces.ids], "casing": [pieces.casing], "first": [pieces.first], "last": [pieces.last],
        }  # fmt: skip
        arrays = {k: np.array(v, dtype=np.int64) for k, v in feed.items()}
        out = self._session.run(None, arrays)
        return {name: value[0] for name, value in zip(self._outputs, out, strict=True)}

    def __call__(self, words: Sequence[str], breaks: Sequence[bool]) -> Scores:
        """Scores for `words` (non-empty strings); `breaks[i]` is true where a paragraph starts."""
        total = len(words)
        sums: dict[str, Floats] = {}
        weight = np.zeros((total, 1), dtype=np.float32)
        kept = []
        for start, stop in windows(words, breaks):
            out = self._run(words[start:stop], breaks[start:stop])
            trust = context(start, stop, total)[:, None]
            for name in ("sentence", "upos", "tag", "name", "attribution"):
                if name not in sums:
                    sums[name] = np.zeros((total, out[name].shape[-1]), dtype=np.float32)
                sums[name][start:stop] += out[name] * trust
            weight[start:stop] += trust
            kept.append(Window(start, stop, out["arc"], out["child"], out["parent"], out["link"]))
        mean = {name: value / weight for name, value in sums.items()}
        return Scores(**mean, windows=tuple(kept))


def context(start: int, stop: int, total: int) -> Floats:
    """How far a window can be trusted at each of its words: less near an edge that is not the document's."""
    where = np.arange(start, stop)
    left = where - start if start else np.full(stop - start, MARGIN)
    right = stop - 1 - where if stop < total else np.full(stop - start, MARGIN)
    nearest = np.minimum(np.minimum(left, right), MARGIN)
    return np.asarray((nearest + 0.5) / MARGIN, dtype=np.float32)


def check(folder: Path) -> dict[str, Any]:
    """The label file of a model folder, after checking that its parts were exported together."""
    try:
        meta: dict[str, Any] = json.loads((folder / "labels.json").read_text(encoding="utf8"))
        for name in FILES:
            if hashlib.sha256((folder / name).read_bytes()).hexdigest() != meta["digests"][name]:
                raise ModelError(
                    f"{name} is not the one that the labels were exported with; reinstall the package"
                )
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(f"the model in {folder} is incomplete ({error}); reinstall the package") from error
    return meta
