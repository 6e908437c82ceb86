"""Scores to structures: label sequences, sentences, trees, attributions.

In: `Scores` of the encoder. Out: plain indices over words. Always true: every sentence is one tree with one
root; a label sequence never continues a span that was not begun; every attribution has a cue and at most one source.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from backchannel.annotate.encoder import Floats, Scores, Window
from backchannel.records import Attribution

Ints = NDArray[np.int64]
Range = tuple[int, int]
NEVER = -1e4
SPLIT = -0.7
# how much less likely, in log-odds of the link head, a second cue may be than the first
NEARLY = 1.0


def viterbi(scores: Floats, transitions: Floats, labels: Sequence[str]) -> list[int]:
    """The best label sequence for `scores` [words, labels] under `transitions` [labels, labels]."""
    start = np.array([NEVER if x.startswith("I-") else 0.0 for x in labels], dtype=np.float32)
    best = scores[0] + start
    back = np.empty(scores.shape, dtype=np.int64)
    # [to, from]: a row holds what one label may follow
    reverse = np.ascontiguousarray(transitions.T)
    options = np.empty_like(reverse)
    for i in range(1, len(scores)):
        np.add(reverse, best, out=options)
        options.argmax(1, out=back[i])
        best = np.maximum.reduce(options, 1) + scores[i]
    path = [int(best.argmax())]
    for i in range(len(scores) - 1, 0, -1):
        path.append(int(back[i, path[-1]]))
    return path[::-1]


def spans(path: Sequence[int], labels: Sequence[str]) -> list[tuple[int, int, str]]:
    """Ranges `(first, last, kind)` of a BIO label sequence."""
    out: list[tuple[int, int, str]] = []
    for i, one in enumerate(path):
        label = labels[one]
        if label.startswith("B-"):
            out.append((i, i + 1, label[2:]))
        elif label.startswith("I-") and out:
            out[-1] = (out[-1][0], i + 1, out[-1][2])
    return out


def sentences(scores: Floats, breaks: Sequence[bool]) -> list[tuple[int, int]]:
    """Sentence ranges over words; a paragraph always starts one."""
    starts = [i for i in range(len(breaks)) if i == 0 or breaks[i] or scores[i, 1] > SPLIT]
    return list(zip(starts, [*starts[1:], len(breaks)], strict=True))


def window_for(found: Sequence[Window], first: int, last: int) -> Window:
    """The window that holds most of `[first, last)`, and among equals gives it most context."""

    def merit(w: Window) -> tuple[int, int]:
        return min(w.stop, last) - max(w.start, first), min(first - w.start, w.stop - last)

    return max((w for w in found if w.start < last and first < w.stop), key=merit)


def trees(scores: Scores, weight: Floats, ranges: Sequence[Range]) -> tuple[list[int], list[int]]:
    """Heads (word indices; a root heads itself) and relation labels of the words of adjoining sentences `[first, last)`.

    The relations of all sentences are told at once, as `weight` is large and a sentence is short.
    """
    heads: list[int] = []
    told: list[int] = []
    children, parents = [], []
    for first, last in ranges:
        w = window_for(scores.windows, first, last)
        a, b = max(first, w.start), min(last, w.stop)
        found = arborescence(arcs(scores.windows, w, a, b))
        columns = rooted(a - w.start, b - w.start)
        children.append(w.child[a - w.start : b - w.start])
        parents.append(w.parent[columns][found])
        told += range(a, b)
        root = a + int(np.flatnonzero(found == 0)[0])
        inside = [a + h - 1 if h else a + i for i, h in enumerate(found.tolist())]
        # a sentence longer than any window: what lies outside hangs on its root
        heads += [*([root] * (a - first)), *inside, *([root] * (last - b))]
    labels = [0] * len(heads)
    start = ranges[0][0]
    best = relations(np.concatenate(children), np.concatenate(parents), weight)
    for i, label in zip(told, best.tolist(), strict=True):
        labels[i - start] = label
    return heads, labels


def arcs(found: Sequence[Window], best: Window, first: int, last: int) -> Floats:
    """Arc scores [words, words + 1] inside `[first, last)`, averaged over the windows that hold all of it."""
    whole = [w for w in found if w.start <= first and last <= w.stop] or [best]
    blocks = []
    for w in whole:
        rows = w.arc[first - w.start : last - w.start]
        blocks.append(rows[:, rooted(first - w.start, last - w.start)])
    return blocks[0] if len(blocks) == 1 else np.asarray(np.mean(blocks, axis=0), dtype=np.float32)


def rooted(first: int, last: int) -> Ints:
    """The columns of the root and of the words `[first, last)` in the scores of a window."""
    columns = np.arange(first, last + 1)
    columns[0] = 0
    return columns


def relations(child: Floats, parent: Floats, weight: Floats) -> Ints:
    """The best relations of aligned children and parents [words, size] by the `weight` of an encoder."""
    words, size = child.shape
    one = np.ones((words, 1), dtype=np.float32)
    left = (np.hstack([child, one]) @ weight).reshape(words, -1, size + 1)
    best: Ints = np.matmul(left, np.hstack([parent, one])[:, :, None])[:, :, 0].argmax(1)
    return best


def arborescence(arc: Floats) -> Ints:
    """Heads (0 the root, j + 1 word j) of the best tree with exactly one root; greedy where that is a tree."""
    n = len(arc)
    scores = arc.copy()
    scores[np.arange(n), np.arange(1, n + 1)] = NEVER * 10
    heads: Ints = scores.argmax(1)
    if int((heads == 0).sum()) == 1 and not cycle(heads):
        return heads
    best, merit = heads, -np.inf
    for root in np.argsort(scores[:, 0])[::-1][:3]:
        rooted = scores.copy()
        rooted[:, 0] = NEVER * 10
        rooted[root] = NEVER * 10
        rooted[root, 0] = 0.0
        found = edmonds(rooted)
        total = float(scores[np.arange(n), found].sum())
        if total > merit:
            best, merit = found, total
    return best


def cycle(heads: Ints) -> list[int]:
    """The words of one cycle, or none."""
    state = [0] * (len(heads) + 1)
    for start in range(1, len(heads) + 1):
        path, at = [], start
        while at and not state[at]:
            state[at] = 1
            path.append(at)
            at = int(heads[at - 1])
        if at and state[at] == 1:
            return path[path.index(at) :]
        for one in path:
            state[one] = 2
    return []


def edmonds(scores: Floats) -> Ints:
    """Chu-Liu-Edmonds: the best tree over `scores` [words, words + 1]."""
    heads: Ints = scores.argmax(1)
    ring = cycle(heads)
    if not ring:
        return heads
    n = len(scores)
    inside = np.array([i - 1 for i in ring])
    outside = np.array([i for i in range(n) if i + 1 not in set(ring)], dtype=np.int64)
    loss = scores[inside] - scores[inside, heads[inside]][:, None]
    columns = np.r_[0, outside + 1]
    enter = loss[:, columns]
    small = np.full((len(outside) + 1, len(outside) + 2), NEVER * 100, dtype=np.float32)
    if len(outside):
        small[:-1, :-1] = scores[np.ix_(outside, columns)]
        small[:-1, -1] = scores[np.ix_(outside, inside + 1)].max(1)
    small[-1, :-1] = enter.max(0)
    solved = edmonds(small)
    out = heads.copy()
    for k, i in enumerate(outside):
        to = solved[k]
        out[i] = inside[scores[i, inside + 1].argmax()] + 1 if to == len(columns) else columns[to]
    door = inside[enter[:, solved[-1]].argmax()]
    out[door] = columns[solved[-1]]
    return out


def attributions(scores: Scores, labels: Sequence[str], moves: Floats) -> tuple[Attribution, ...]:
    """Contents and a source gathered round their cues by the link head; some lack content, found later or never."""
    found = spans(viterbi(scores.attribution, moves, labels), labels)
    cues = [(a, b) for a, b, kind in found if kind == "Cue"]
    content: dict[Range, list[Range]] = {cue: [] for cue in cues}
    merit: dict[Range, dict[Range, float]] = {}
    for a, b, kind in found:
        links = pointing(scores.windows, a, b, cues) if kind != "Cue" else {}
        if kind == "Content" and links:
            content[max(links, key=links.__getitem__)].append((a, b))
        elif kind == "Source":
            merit[a, b] = links
    source = one_each(merit)
    return tuple(
        Attribution((source[cue],) if cue in source else (), (cue,), tuple(parts))
        for cue, parts in content.items()
        if parts or cue in source
    )


def one_each(merit: Mapping[Range, Mapping[Range, float]]) -> dict[Range, Range]:
    """The source of each cue, from what each source says for each cue: a cue has one source, a source one cue.

    The surest pair is taken first; a source whose cue is taken goes to another only where that is nearly as likely.
    """
    pairs = sorted(
        ((value, cue, one) for one, links in merit.items() for cue, value in links.items()), reverse=True
    )
    out: dict[Range, Range] = {}
    given: set[Range] = set()
    for value, cue, one in pairs:
        if cue not in out and one not in given and value > max(merit[one].values()) - NEARLY:
            out[cue] = one
            given.add(one)
    return out


def pointing(found: Sequence[Window], a: int, b: int, cues: Sequence[Range]) -> dict[Range, float]:
    """How well the words of `[a, b)` point to each cue, averaged over the windows that see both."""
    out: dict[Range, float] = {}
    seen = [w for w in found if w.start < b and a < w.stop]
    for cue in cues:
        values = [
            float(w.link[max(a, w.start) - w.start : min(b, w.stop) - w.start, cue[0] - w.start + 1].mean())
            for w in seen
            if w.start <= cue[0] < w.stop
        ]
        if values:
            out[cue] = sum(values) / len(values)
    return out


def cue_of(found: Sequence[Window], a: int, b: int, cues: Sequence[Range]) -> Range | None:
    """The cue that the words of `[a, b)` point to, if any window sees both."""
    links = pointing(found, a, b, cues)
    return max(links, key=links.__getitem__) if links else None
