"""Measure the encoder as it is shipped: `python -m training.measure trees|names|attribution --corpora DIR`.

In: the development sets of the corpora and a model folder (the bundled one by default). Out: a table, and one
JSON object on the last line. Gold words throughout; trees within gold sentences, relations compared without
their subtypes, punctuation counted; spans exact. Whole documents are read, in windows, as in use.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from backchannel.annotate import decode
from backchannel.annotate.encoder import MODEL, Encoder, Window
from backchannel.records import Attribution
from training.data import Passage, read_attribution, read_conllu, read_names

Counts = Counter[str]


def f1(right: int, predicted: int, gold: int) -> float:
    return round(200 * right / (predicted + gold), 2) if predicted + gold else 0.0


def trees(encoder: Encoder, passages: Iterable[Passage]) -> dict[str, float]:
    """UPOS, tags, UAS, LAS, sentence starts; `ccomp` and `nsubj` apart, as F1 of labelled arcs."""
    n: Counts = Counter()
    for p in passages:
        scores = encoder(p.words, p.breaks)
        starts = {a for a, _ in decode.sentences(scores.sentence, p.breaks)}
        gold_starts = [i for i, s in enumerate(p.starts) if s]
        n["starts right"] += len(starts & set(gold_starts))
        n["starts found"] += len(starts)
        n["starts gold"] += len(gold_starts)
        n["starts agree"] += len(p.words) - len(starts ^ set(gold_starts))
        n["words"] += len(p.words)
        for name, gold, values in (("upos", p.upos, scores.upos), ("tag", p.tags, scores.tag)):
            known = getattr(encoder.labels, name)
            n[name] += sum(known[k] == g for k, g in zip(values.argmax(1), gold, strict=True))
        ranges = list(zip(gold_starts, [*gold_starts[1:], len(p.words)], strict=True))
        for i, (head, label) in enumerate(zip(*decode.trees(scores, encoder.relation, ranges), strict=True)):
            gold_head = p.heads[i] if p.heads[i] >= 0 else i
            have = "root" if head == i else encoder.labels.relation[label].partition(":")[0]
            want = p.relations[i].partition(":")[0]
            n["uas"] += head == gold_head
            right = head == gold_head and have == want
            n["las"] += right
            for one in ("ccomp", "nsubj"):
                n[f"{one} right"] += right and want == one
                n[f"{one} found"] += have == one
                n[f"{one} gold"] += want == one
    out = {k: round(100 * n[k] / n["words"], 2) for k in ("upos", "tag", "uas", "las")}
    out["sentence_starts_accuracy"] = round(100 * n["starts agree"] / n["words"], 2)
    out["sentence_starts_f1"] = f1(n["starts right"], n["starts found"], n["starts gold"])
    for one in ("ccomp", "nsubj"):
        out[f"{one}_f1"] = f1(n[f"{one} right"], n[f"{one} found"], n[f"{one} gold"])
    return out


def spans_of(labels: Iterable[str]) -> set[tuple[int, int, str]]:
    """Spans of a label sequence as written in a corpus; an inside label without a begin opens a span."""
    out: list[list[int | str]] = []
    before = "O"
    for i, label in enumerate(labels):
        if label.startswith("B-") or (label.startswith("I-") and before[2:] != label[2:]):
            out.append([i, i + 1, label[2:]])
        elif label.startswith("I-"):
            out[-1][1] = i + 1
        before = label
    return {(int(a), int(b), str(k)) for a, b, k in out}


def names(encoder: Encoder, passages: Iterable[Passage]) -> dict[str, float]:
    """Exact F1 over the nine name types, and by type."""
    n: Counts = Counter()
    labels = encoder.labels.name
    moves = encoder.labels.name_moves
    for p in passages:
        scores = encoder(p.words, p.breaks)
        found = set(decode.spans(decode.viterbi(scores.name, moves, labels), labels))
        count(n, spans_of(p.names), found)
    return report(n, "names")


def count(n: Counts, gold: set[tuple[int, int, str]], found: set[tuple[int, int, str]]) -> None:
    for key, values in (("gold", gold), ("found", found), ("right", gold & found)):
        for _, _, kind in values:
            n[f"{kind} {key}"] += 1
            n[f"all {key}"] += 1


def report(n: Counts, name: str) -> dict[str, float]:
    kinds = sorted({k.rpartition(" ")[0] for k in n} - {"all"})
    out = {k.lower(): f1(n[f"{k} right"], n[f"{k} found"], n[f"{k} gold"]) for k in kinds}
    return {name: f1(n["all right"], n["all found"], n["all gold"]), **out}


def attribution(encoder: Encoder, passages: Iterable[Passage]) -> dict[str, float]:
    """Exact F1 of sources, cues and content pieces; by overlap; content by token; linked triples exact."""
    n: Counts = Counter()
    loose: Counts = Counter()
    labels = encoder.labels
    moves = labels.attribution_moves
    for p in passages:
        scores = encoder(p.words, p.breaks)
        path = decode.viterbi(scores.attribution, moves, labels.attribution)
        found = set(decode.spans(path, labels.attribution))
        gold = spans_of(p.attribution)
        count(n, gold, found)
        overlap(loose, gold, found)
        for want, have in zip(p.attribution, (labels.attribution[k] for k in path), strict=True):
            n["token gold"] += want.endswith("Content")
            n["token found"] += have.endswith("Content")
            n["token right"] += want.endswith("Content") and have.endswith("Content")
        links(n, p, scores.windows)
        triples(n, p, found, decode.attributions(scores, labels.attribution, moves))
    out = {
        k.lower(): f1(n[f"{k} right"], n[f"{k} found"], n[f"{k} gold"]) for k in ("Source", "Cue", "Content")
    }
    out["content_by_token"] = f1(n["token right"], n["token found"], n["token gold"])
    for k in ("Source", "Cue", "Content"):
        precision = loose[f"{k} found hit"] / max(1, loose[f"{k} found"])
        recall = loose[f"{k} gold hit"] / max(1, loose[f"{k} gold"])
        out[f"{k.lower()}_overlap"] = round(200 * precision * recall / max(1e-9, precision + recall), 2)
    out["links"] = round(100 * n["link right"] / max(1, n["link gold"]), 2)
    out["triples"] = f1(n["triple right"], n["triple found"], n["triple gold"])
    return out


def overlap(n: Counts, gold: set[tuple[int, int, str]], found: set[tuple[int, int, str]]) -> None:
    for key, ours, theirs in (("gold", gold, found), ("found", found, gold)):
        for a, b, kind in ours:
            n[f"{kind} {key}"] += 1
            n[f"{kind} {key} hit"] += any(x < b and a < y and kind == k for x, y, k in theirs)


def links(n: Counts, p: Passage, found: Sequence[Window]) -> None:
    """The link head by itself: gold sources and contents, and the gold cue that each should point to."""
    spans = spans_of(p.attribution)
    cues = sorted((a, b) for a, b, kind in spans if kind == "Cue")
    for a, b, kind in spans:
        if kind != "Cue" and p.cues[a] >= 0:
            cue = decode.cue_of(found, a, b, cues)
            n["link gold"] += 1
            n["link right"] += cue is not None and cue[0] == p.cues[a]


def triples(n: Counts, p: Passage, found: set[tuple[int, int, str]], linked: Iterable[Attribution]) -> None:
    """Whole attributions: all their spans and the cue that holds them together; without content there is none."""
    gold: dict[int, set[tuple[int, int, str]]] = {}
    for span in spans_of(p.attribution):
        if (cue := p.cues[span[0]]) >= 0:
            gold.setdefault(cue, set()).add(span)
    want = {frozenset(spans) for spans in gold.values() if len(spans) > 1}
    have = {
        frozenset(
            {(a, b, kind) for kind in ("Source", "Cue", "Content") for a, b in getattr(one, kind.lower())}
        )
        for one in linked
        if one.content
    }
    n["triple gold"] += len(want)
    n["triple found"] += len(have)
    n["triple right"] += len(want & have)


TASKS = ("trees", "names", "attribution")


def figures(task: str, encoder: Encoder, corpora: Path, limit: int | None = None) -> dict[str, float]:
    """The figures of one task on its development set."""
    if task == "trees":
        files = [corpora / f"ud-english-{c}/dev.conllu" for c in ("ewt", "gum")]
        return trees(encoder, [p for f in files for p in read_conllu(f)][:limit])
    if task == "names":
        return names(encoder, read_names(corpora / "worldwide-newswire/dev")[:limit])
    return attribution(encoder, read_attribution(corpora / "polnear/dev")[:limit])


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("task", choices=TASKS)
    ap.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    ap.add_argument("--model", type=Path, default=MODEL)
    ap.add_argument("--limit", type=int, help="only the first documents")
    args = ap.parse_args()
    out = figures(args.task, Encoder(args.model), args.corpora, args.limit)
    for key, value in out.items():
        print(f"{key:28} {value:6.2f}")
    print(json.dumps(out))


if __name__ == "__main__":
    main()
