"""What is measured inside a process of its own, on one core; a batch on two.

In: an article. Out: figures, one line of JSON from `python -m benchmarks.measures NAME ARTICLE RUNS`.
Always true: loading is over before a clock starts, and each process measures one thing.
"""

from __future__ import annotations

import json
import os
import resource
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

Figures = dict[str, float]

WORDS = 20_000
FIRST = 10


def one_core(cores: int = 1) -> None:
    """Keep this process to one core, or a few, where the system can do that."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:cores])


def peak_megabytes() -> float:
    """The most memory that this process has held."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1 << 20) if sys.platform == "darwin" else peak / (1 << 10)


def reading(article: Path, runs: int) -> Figures:
    """Milliseconds from the bytes of an article to its reading, once loaded, and the peak of memory."""
    from backchannel.documents import read_document
    from backchannel.records import Source
    from backchannel.workflow import RuleReader

    read = RuleReader().read
    source = Source(str(article), article.read_bytes())
    document = read_document(source)
    read(document)
    times = []
    for _ in range(runs):
        began = time.perf_counter()
        read(read_document(source))
        times.append(1000 * (time.perf_counter() - began))
    return {
        "median": statistics.median(times),
        "slowest": max(times),
        "runs": runs,
        "words": len(document.text.split()),
        "memory": peak_megabytes(),
    }


def batch(article: Path, runs: int) -> Figures:
    """Words a second of a batch of `runs` hundred articles by two processes, from its tenth reading to its last."""
    from backchannel.settings import Settings
    from backchannel.workflow import RuleReader, extract

    words, count = len(article.read_text(encoding="utf-8").split()), 100 * runs
    done = 0
    began = 0.0
    for result in extract([str(article)] * count, RuleReader(), settings=Settings(workers=2)):
        done += result.reading is not None
        if done == FIRST:
            began = time.perf_counter()
    spent = time.perf_counter() - began
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / (1 << 10)
    return {"median": words * (done - FIRST) / spent, "memory": peak_megabytes() + 2 * children}


def pipeline(article: Path, runs: int) -> Figures:
    """Words a second of our pipeline: sentences, tags, trees, names and attribution."""
    from backchannel.annotate import load

    return _speed(article, runs, load(threads=1).pipe)


def spacy_small(article: Path, runs: int) -> Figures:
    """Words a second of spaCy's small architecture, tagger and parser, with weights as initialised."""
    from spacy.cli.init_config import init_config
    from spacy.training import Example
    from spacy.util import load_model_from_config

    config = init_config(lang="en", pipeline=["tagger", "parser"], optimize="efficiency")
    nlp = load_model_from_config(config, auto_fill=True)
    # as many labels as a trained English model has; the speed does not hang on which they are
    for i in range(50):
        nlp.get_pipe("tagger").add_label(f"T{i}")  # type: ignore[attr-defined]
    for i in range(45):
        nlp.get_pipe("parser").add_label(f"r{i}")  # type: ignore[attr-defined]
    words = {"words": ["She", "left"], "tags": ["T0", "T1"], "heads": [1, 1], "deps": ["r0", "ROOT"]}
    nlp.initialize(lambda: [Example.from_dict(nlp.make_doc("She left"), words)])
    return _speed(article, runs, nlp.pipe)


def _speed(article: Path, runs: int, pipe: Callable[[list[str]], Iterator[object]]) -> Figures:
    text = article.read_text(encoding="utf-8")
    words = len(text.split())
    texts = [text] * max(1, WORDS // words)
    list(pipe(texts[:1]))
    speeds = []
    for _ in range(runs):
        began = time.perf_counter()
        list(pipe(texts))
        speeds.append(words * len(texts) / (time.perf_counter() - began))
    return {
        "median": statistics.median(speeds),
        "slowest": min(speeds),
        "runs": runs,
        "memory": peak_megabytes(),
    }


MEASURES: dict[str, Callable[[Path, int], Figures]] = {
    "reading": reading,
    "batch": batch,
    "pipeline": pipeline,
    "spacy": spacy_small,
}

if __name__ == "__main__":
    name, file, count = sys.argv[1:]
    one_core(2 if name == "batch" else 1)
    print(json.dumps(MEASURES[name](Path(file), int(count))))
