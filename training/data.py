"""Corpora to windows of words with the labels that their task has.

In: the folders of `shared/corpora` (CoNLL-U, BIO columns, brat standoff). Out: `Passage` objects, one a
document, words with paragraph breaks and per-task labels; `windows` cuts them for a batch. A passage holds
only what its corpus annotates: a missing head is an empty list, never a guess.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import spacy


@dataclass
class Passage:
    """A document of one corpus. `breaks[i]` is true when a paragraph starts at word i."""

    words: list[str]
    breaks: list[bool]
    starts: list[bool] = field(default_factory=list)
    upos: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    relations: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    attribution: list[str] = field(default_factory=list)
    cues: list[int] = field(default_factory=list)


def read_conllu(path: Path) -> list[Passage]:
    """Passages of a CoNLL-U file; heads are word indices in the passage, -1 for a root."""
    passages: list[Passage] = []
    paragraph = True
    sentence: list[list[str]] = []

    def close() -> None:
        nonlocal sentence, paragraph
        if not sentence:
            return
        p, base = passages[-1], len(passages[-1].words)
        for i, col in enumerate(sentence):
            p.words.append(col[1])
            p.breaks.append(paragraph and i == 0)
            p.starts.append(i == 0)
            p.upos.append(col[3])
            p.tags.append(col[4])
            p.heads.append(base + int(col[6]) - 1 if col[6] != "0" else -1)
            p.relations.append(col[7])
        sentence, paragraph = [], False

    for line in path.open(encoding="utf8"):
        if line.startswith("# newdoc") or not passages:
            passages.append(Passage([], []))
            paragraph = True
        if line.startswith("# newpar"):
            paragraph = True
        elif line[:1].isdigit():
            columns = line.rstrip("\n").split("\t")
            if columns[0].isdigit():
                sentence.append(columns)
        elif not line.strip():
            close()
    close()
    return [p for p in passages if p.words]


def read_names(folder: Path) -> list[Passage]:
    """Passages of the newswire corpus; its blank lines end sentences and are no paragraph breaks."""
    passages = []
    for path in sorted(folder.glob("*.tsv")):
        p = Passage([], [])
        for line in path.open(encoding="utf8"):
            word, label, *_ = (*line.rstrip("\n").split("\t"), "")
            if label:
                p.words.append(word)
                p.breaks.append(len(p.words) == 1)
                p.names.append(label)
        if p.words:
            passages.append(p)
    return passages


def read_spans(path: Path) -> list[dict[str, list[tuple[int, int]]]]:
    """Attributions of one brat file: spans by `Source`, `Cue`, `Content`."""
    spans: dict[str, list[tuple[int, int]]] = {}
    found = []
    for line in path.open(encoding="utf8"):
        key, _, rest = line.rstrip("\n").partition("\t")
        if key.startswith("T"):
            where = rest.partition("\t")[0].partition(" ")[2]
            spans[key] = [(int(a), int(b)) for a, b in (one.split() for one in where.split(";") if one)]
        elif key.startswith("E"):
            event: dict[str, list[tuple[int, int]]] = {}
            for role, _, target in (one.partition(":") for one in rest.split()):
                role = role.rstrip("0123456789")
                if role in ("Source", "Cue", "Content"):
                    event.setdefault(role, []).extend(spans.get(target, []))
            if event.get("Cue"):
                found.append(event)
    return found


def read_attribution(folder: Path) -> list[Passage]:
    """Passages of PolNeAR, tokenised as the annotator tokenises."""
    tokenizer = spacy.blank("en").tokenizer
    passages = []
    for path in sorted(folder.glob("*.txt")):
        with path.open(encoding="utf8", newline="") as handle:
            text = handle.read()
        doc = [t for t in tokenizer(text) if not t.is_space]
        breaks, end = [], 0
        for t in doc:
            breaks.append(end == 0 or "\n" in text[end : t.idx])
            end = t.idx + len(t)
        p = Passage([t.text for t in doc], breaks)
        p.attribution, p.cues = ["O"] * len(doc), [-1] * len(doc)
        at = {c: i for i, t in enumerate(doc) for c in range(t.idx, t.idx + len(t))}
        for event in read_spans(path.with_suffix(".ann")):
            cue = min((at[c] for a, b in event["Cue"] for c in range(a, b) if c in at), default=-1)
            for role, pieces in event.items():
                for a, b in pieces:
                    inside = sorted({at[c] for c in range(a, b) if c in at})
                    for n, i in enumerate(inside):
                        p.attribution[i] = ("I-" if n else "B-") + role
                        p.cues[i] = cue
        p.attribution = whole(p.attribution)
        passages.append(p)
    return passages


def whole(labels: list[str]) -> list[str]:
    """The same labels with a begin wherever a span was cut in two by another that lies inside it."""
    return [
        f"B-{b[2:]}" if b.startswith("I-") and a[2:] != b[2:] else b
        for a, b in zip(["O", *labels], labels, strict=False)
    ]


def windows(p: Passage, rng: random.Random, low: int = 100, high: int = 160) -> Iterator[tuple[int, int]]:
    """Random spans of `low` to `high` words that begin and end between sentences or paragraphs where they can."""
    n, start = len(p.words), 0
    edges = [i for i in range(n) if p.breaks[i] or (p.starts and p.starts[i])] + [n]
    ends = {i for i in range(n) if p.words[i - 1] in (".", "?", "!", "”", '"')} | set(edges)
    first = True
    while start < n:
        size = rng.randint(20 if first else low, high) if n > high else high
        first = False
        stop = min(n, start + size)
        better = [i for i in (edges if p.starts else sorted(ends)) if start + size // 2 < i <= stop]
        stop = better[-1] if better and stop < n else stop
        yield start, stop
        start = stop
