"""What the frozen encoder says of PolNeAR: `python -m training.features --corpora DIR --out DIR`.

In: a model folder and the corpus. Out: for each half of the texts `train-HALF-0.npz` (as they are) and
`train-HALF-1.npz` and on (with other words in them), which `training.attribution` trains the second stage on, and
`dev.npz`, to measure it by.

The encoder has seen the training texts, so that its vectors are surer there than on news it never saw. Words
are therefore swapped for others of the same tag, casing and role, one replacement a word throughout a text:
structure and labels stay, what was learned by heart goes.
"""

from __future__ import annotations

import argparse
import random
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
from numpy.typing import NDArray
from onnx import TensorProto, helper

from backchannel.annotate.encoder import MODEL, Encoder
from backchannel.annotate.pieces import casing_of, encode
from backchannel.annotate.windows import windows as reading_windows
from training.data import Passage, read_attribution, windows
from training.graph import VECTORS, detach

FLAT = ("words", "sentence", "upos", "name", "attribution")
PARTS = (0, 1)
# how often a word of a tag is another word in a swapped text
SWAPPED = {
    **dict.fromkeys(("NNP", "NNPS", "NN", "NNS", "CD"), 0.6),
    **dict.fromkeys(("JJ", "JJR", "JJS", "RB", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ"), 0.4),
}
Key = tuple[str, int, str]


class Features(Encoder):
    """The shipped encoder that also gives the vectors of the words."""

    def __init__(self, folder: Path = MODEL) -> None:
        super().__init__(folder, threads=1)
        graph = detach(onnx.load(str(folder / "encoder.onnx")))
        graph.graph.output.append(helper.make_tensor_value_info(VECTORS, TensorProto.FLOAT, [1, "w", 384]))
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(
            graph.SerializeToString(), options, providers=["CPUExecutionProvider"]
        )
        self._outputs = [o.name if o.name != VECTORS else "words" for o in self._session.get_outputs()]

    def window(self, words: list[str], breaks: list[bool]) -> dict[str, NDArray[np.float32]]:
        found = self._run(words, breaks)
        pieces = encode(self.tokenizer, words, breaks)
        found["first"] = np.array([pieces.ids[i] for i in pieces.first], dtype=np.float32)
        return found


def keys(p: Passage, tags: list[str]) -> list[Key]:
    """What a word may be swapped within: its tag, its casing and its role."""
    return [
        (tag, casing_of(word), label[2:])
        for word, tag, label in zip(p.words, tags, p.attribution, strict=True)
    ]


def pool(passages: list[Passage], tags: list[list[str]]) -> dict[Key, list[str]]:
    """Every word of the passages by what it may be swapped within; common words stand in it often."""
    found: dict[Key, list[str]] = defaultdict(list)
    for p, own in zip(passages, tags, strict=True):
        for word, key in zip(p.words, keys(p, own), strict=True):
            found[key].append(word)
    return found


def swapped(p: Passage, tags: list[str], pools: dict[Key, list[str]], rng: random.Random) -> Passage:
    """The passage with other words; a word that comes twice in one role is replaced by one word twice."""
    chosen: dict[tuple[str, Key], str] = {}
    out = []
    for word, key in zip(p.words, keys(p, tags), strict=True):
        at = (word.lower(), key)
        if at not in chosen:
            # the words of a cue carry the reading: they are swapped among themselves, and less
            often = SWAPPED.get(key[0], 0.0) * (0.5 if key[2] == "Cue" else 1.0)
            chosen[at] = rng.choice(pools[key]) if rng.random() < often else word
        out.append(chosen[at] if chosen[at].lower() != word.lower() else word)
    return replace(p, words=out)


def cuts(passages: Iterable[Passage], rng: random.Random | None) -> Iterator[tuple[int, Passage, int, int]]:
    """Windows of training (each word once) with `rng`, else the overlapping ones of reading."""
    for number, p in enumerate(passages):
        found = windows(p, rng) if rng else reading_windows(p.words, p.breaks)
        for a, b in found:
            yield number, p, a, b


def record(
    encoder: Features, passages: list[Passage], rng: random.Random | None, path: Path
) -> list[list[str]]:
    """Write what the encoder says of the passages; the tags of each passage."""
    kept: dict[str, list[NDArray[np.float16]]] = defaultdict(list)
    spans, labels, cues, breaks, first = [], [], [], [], []
    tags = [[""] * len(p.words) for p in passages]
    names = encoder.labels.attribution
    for number, p, a, b in cuts(passages, rng):
        found = encoder.window(p.words[a:b], p.breaks[a:b])
        for name in FLAT:
            kept[name].append(found[name].astype(np.float16))
        for name in ("arc", "link"):
            kept[name].append(found[name].astype(np.float16).ravel())
        tags[number][a:b] = [encoder.labels.tag[k] for k in found["tag"].argmax(1)]
        spans.append((number, a, b))
        labels += [names.index(v) for v in p.attribution[a:b]]
        cues += [v - a if a <= v < b else -1 for v in p.cues[a:b]]
        breaks += p.breaks[a:b]
        first.append(found["first"].astype(np.int64))
    np.savez(
        path,
        spans=np.array(spans), labels=np.array(labels), cues=np.array(cues), breaks=np.array(breaks),
        first=np.concatenate(first), **{name: np.concatenate(rows) for name, rows in kept.items()},
    )  # fmt: skip
    return tags


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    ap.add_argument("--model", type=Path, default=MODEL)
    ap.add_argument("--out", type=Path, required=True)
    ap.add_argument(
        "--swapped", type=int, default=2, help="how many times the texts are read with other words"
    )
    ap.add_argument("--seed", type=int, default=7)
    ap.add_argument("--part", type=int, choices=PARTS, help="only this part (one process for each core)")
    args = ap.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    encoder = Features(args.model)
    train = read_attribution(args.corpora / "polnear/train")
    for part in PARTS if args.part is None else (args.part,):
        rng = random.Random(args.seed + part)
        mine = train[part :: len(PARTS)]
        tags = record(encoder, mine, rng, args.out / f"train-{part}-0.npz")
        pools = pool(mine, tags)
        for number in range(1, args.swapped + 1):
            other = [swapped(p, own, pools, rng) for p, own in zip(mine, tags, strict=True)]
            record(encoder, other, rng, args.out / f"train-{part}-{number}.npz")
    if args.part in (None, PARTS[-1]):
        dev = read_attribution(args.corpora / "polnear/dev")
        record(encoder, dev, None, args.out / "dev.npz")


if __name__ == "__main__":
    main()
