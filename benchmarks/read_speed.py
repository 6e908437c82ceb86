"""How fast an article is read: `python -m benchmarks.read_speed [ARTICLE] [--runs N] [--json]`.

In: an article, the first of the samples where none is named. Out: a table, or one JSON object that
`benchmarks.report` makes a page of. Always true: each figure comes from a process of its own, kept to one
core, with its libraries at one thread; a figure is the median of its runs.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from benchmarks.measures import one_core

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "samples" / "coverage"

AIMS = {"reading": 250.0, "cold_start": 2.5, "memory": 700.0, "batch_words": 4500.0}


def measured(name: str, article: Path, runs: int) -> dict[str, float]:
    """The figures of one measure, from a process of its own. Raises `SystemExit` where it fails."""
    command = [sys.executable, "-m", "benchmarks.measures", name, str(article), str(runs)]
    done = subprocess.run(
        command, cwd=ROOT, env=_one_thread(), stdout=subprocess.PIPE, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(f"read_speed: the measure {name!r} failed; its error stands above")
    figures: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return figures


def cold_start(article: Path, runs: int) -> float:
    """Median seconds of `backchannel extract` from start to end; one run before warms the disk."""
    command = [sys.executable, "-m", "backchannel", "extract", str(article)]
    times = []
    for _ in range(runs + 1):
        began = time.perf_counter()
        subprocess.run(
            command, cwd=ROOT, env=_one_thread(), stdout=subprocess.DEVNULL, check=True, preexec_fn=one_core
        )
        times.append(time.perf_counter() - began)
    return statistics.median(times[1:])


def measure(article: Path, runs: int) -> dict[str, Any]:
    """All figures of one article."""
    read = measured("reading", article, runs)
    few = max(3, runs // 4)
    ours, theirs = measured("pipeline", article, few), measured("spacy", article, few)
    both = measured("batch", article, 2)
    return {
        "machine": machine(),
        "article": {"name": article.name, "words": read["words"], "runs": runs},
        "figures": {
            "reading": read["median"],
            "reading_slowest": read["slowest"],
            "cold_start": cold_start(article, few),
            "memory": read["memory"],
            "words": 1000 * read["words"] / read["median"],
            "batch_words": both["median"],
            "batch_memory": both["memory"],
            "pipeline_words": ours["median"],
            "spacy_words": theirs["median"],
            "ratio": ours["median"] / theirs["median"],
        },
    }


def machine() -> dict[str, str]:
    """What the figures were measured on."""
    libraries = ", ".join(f"{name} {version(name)}" for name in ("spacy", "onnxruntime", "numpy"))
    return {
        "processor": _processor(),
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        "libraries": libraries,
        "backchannel": version("backchannel"),
    }


def rows(result: dict[str, Any]) -> list[tuple[str, str, str]]:
    """Figure, value and aim, as text."""
    values = result["figures"]
    return [
        ("article to reading, median", f"{values['reading']:.0f} ms", f"under {AIMS['reading']:.0f} ms"),
        ("article to reading, slowest", f"{values['reading_slowest']:.0f} ms", ""),
        ("words a second, whole reading", f"{values['words']:,.0f}", ""),
        (
            "cold start of `backchannel extract`",
            f"{values['cold_start']:.2f} s",
            f"under {AIMS['cold_start']} s",
        ),
        ("memory at its peak", f"{values['memory']:.0f} MB", f"under {AIMS['memory']:.0f} MB"),
        (
            "words a second, a batch on two cores",
            f"{values['batch_words']:,.0f}",
            f"{AIMS['batch_words']:,.0f}",
        ),
        (
            "memory at its peak, the three processes of that batch together",
            f"{values['batch_memory']:.0f} MB",
            f"under {AIMS['memory']:.0f} MB",
        ),
        ("words a second, our pipeline", f"{values['pipeline_words']:,.0f}", ""),
        ("words a second, spaCy's small architecture", f"{values['spacy_words']:,.0f}", ""),
        ("ours to spaCy's", f"{values['ratio']:.2f}", ""),
    ]


def _one_thread() -> dict[str, str]:
    return {
        **os.environ,
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
        "TOKENIZERS_PARALLELISM": "false",
    }


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    if info.exists():
        for line in info.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or "unknown"


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="read_speed", description="How fast an article is read.")
    parser.add_argument(
        "article", nargs="?", type=Path, help="a text file; the first sample where none is named"
    )
    parser.add_argument("--runs", type=int, default=20, help="times that the article is read (20)")
    parser.add_argument("--json", action="store_true", help="print JSON for benchmarks.report")
    options = parser.parse_args(arguments)
    article = options.article or next(iter(sorted(SAMPLES.glob("*.txt"))), None)
    if article is None or not article.is_file():
        parser.error(f"no article {article or SAMPLES.name}; name a text file")
    result = measure(article.resolve(), options.runs)
    if options.json:
        print(json.dumps(result, indent=2))
        return
    print(
        f"{result['article']['name']}: {result['article']['words']:.0f} words, {options.runs} runs, one core"
    )
    for name, value, aim in rows(result):
        print(f"  {name:<44} {value:>10}   {aim}".rstrip())


if __name__ == "__main__":
    main()
