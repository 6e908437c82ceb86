"""Write the accuracy page: `python -m tests.quality.report > docs/accuracy.md`.

In: what the measure commands print now, and the published figures of peers in `peers.yaml`. Out: Markdown, one table a
task, each with the command that makes its figures. Always true: no figure of ours is typed by hand.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from tests.quality.errors import SETS, Fault, by_class, examples
from tests.quality.gate import BASELINE, ROOT, run

PAGE = Path(__file__).with_name("peers.yaml")
LENGTH = 110


def table(
    rows: Mapping[str, Any], figures: Mapping[str, float], peers: Mapping[str, Mapping[str, Any]]
) -> list[str]:
    """Lines of one table: what is measured, our figure, and that of each peer."""
    out = [
        "| " + " | ".join(["what", "Backchannel", *peers]) + " |",
        "|---" * (2 + len(peers)) + "|",
    ]
    for key, label in rows.items():
        cells = [str(peer.get(key, "–")) for peer in peers.values()]
        out.append("| " + " | ".join([str(label), f"{figures[key]:g}", *cells]) + " |")
    return out


def errors() -> list[str]:
    """The classes of error on the development sets, with their counts and examples."""
    found = {which: by_class(which) for which in SETS}
    total = {which: sum(map(len, classes.values())) for which, classes in found.items()}
    kinds = sorted(
        {kind for classes in found.values() for kind in classes},
        key=lambda kind: (-sum(len(classes.get(kind, ())) for classes in found.values()), kind),
    )
    lines = [
        "## What it gets wrong",
        "",
        "Every error on the two development sets by class, with up to three examples: the article or passage, what was due, "
        "and after the arrow what was read. Passages are in `tests/cases`, articles in the corpora.",
        "",
        f"| class | own passages ({total['dev']}) | real articles ({total['gold-dev']}) | examples |",
        "|---|---|---|---|",
    ]
    for kind in kinds:
        faults = [fault for which in SETS for fault in found[which].get(kind, [])]
        shown = "<br>".join(f"`{one.article}`: {_told(one)}" for one in examples(faults))
        counts = [len(found[which].get(kind, ())) for which in SETS]
        lines.append(f"| {kind} | {counts[0]} | {counts[1]} | {shown} |")
    return [*lines, "", "Made by `python -m tests.quality.errors dev|gold-dev`.", ""]


def _told(fault: Fault) -> str:
    wanted, read = (text[:LENGTH].replace("|", "/").strip() for text in (fault.wanted, fault.read))
    return " ← ".join(part for part in (wanted, read) if part) or "nothing"


def main() -> None:
    """Measure, and print the page."""
    page = yaml.safe_load(PAGE.read_text(encoding="utf-8"))
    measures = json.loads(BASELINE.read_text(encoding="utf-8"))["measures"]
    lines = ["# Accuracy", "", page["intro"].strip(), ""]
    for section in page["sections"]:
        command = measures[section["measure"]]["command"]
        figures = run(command, ROOT)
        lines += [f"## {section['title']}", "", section["text"].strip(), ""]
        lines += table(section["rows"], figures, section.get("peers", {}))
        lines += ["", f"Made by `{' '.join(command)}`.", ""]
        if "source" in section:
            lines += [f"Peers: {section['source'].strip()}", ""]
    lines += errors()
    lines += ["## What it cannot do", "", page["limits"].strip(), ""]
    lines += ["This page is written by `python -m tests.quality.report > docs/accuracy.md`."]
    print("\n".join(lines))


if __name__ == "__main__":
    main()
