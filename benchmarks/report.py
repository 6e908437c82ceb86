"""The page of figures: `python -m benchmarks.report RESULT.json > docs/performance.md`.

In: what `benchmarks.read_speed --json` printed. Out: Markdown, with the command beside each figure.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from benchmarks.read_speed import rows


def page(result: dict[str, Any]) -> str:
    """The page as Markdown."""
    machine, article = result["machine"], result["article"]
    command = f"python -m benchmarks.read_speed {article['name']} --runs {article['runs']}"
    lines = [
        "# Performance",
        "",
        "Written from measurements; to measure anew, add `--json > build/speed.json` to a command below, "
        "then run `python -m benchmarks.report build/speed.json > docs/performance.md`.",
        "",
        f"On one core of {machine['processor']} ({machine['system']}), Python {machine['python']}, "
        f"{machine['libraries']}, Backchannel {machine['backchannel']}. "
        f"The article `{article['name']}` has {article['words']:.0f} words.",
        "",
        "| figure | value | aim | command |",
        "|---|---|---|---|",
    ]
    lines += [f"| {name} | {value} | {aim} | `{command}` |" for name, value, aim in rows(result)]
    lines += [
        "",
        "Loading is over before a clock starts, but for the cold start. spaCy's small architecture is what "
        "`spacy init config --lang en --pipeline tagger,parser --optimize efficiency` describes, with "
        "weights as initialised: it does less (no names, no attribution) and is here as a measure of "
        "speed alone.",
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit("usage: python -m benchmarks.report RESULT.json")
    print(page(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))), end="")
