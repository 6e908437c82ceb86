"""Write the figures that the package shows of its own accuracy: `python -m tests.quality.published`.

In: the floors of the quality gate. Out: `backchannel/reference/accuracy.yaml`. Always true: no figure is typed by
hand; a figure that the gate does not hold is not shown.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import yaml

from backchannel.tables import table
from tests.quality.gate import BASELINE, ROOT

FILE = ROOT / "backchannel" / "reference" / "accuracy.yaml"
PEERS = Path(__file__).with_name("peers.yaml")
HEAD = "# Made by `python -m tests.quality.published` from the floors of the quality gate. Not to be edited by hand.\n"

# What each measure is, in the order in which a reader asks.
SHOWN: dict[str, tuple[str, str, dict[str, str]]] = {
    "gold-held": (
        "Real articles that nobody looked at",
        "articles of two corpora, kept apart while the rules were written",
        {
            "claims_precision": "of the claims that were read, right",
            "claims_f1": "claims found and right (F1)",
            "statements_recall": "statements found",
        },
    ),
    "passages-held": (
        "Hard passages that nobody looked at",
        "passages of our own writing over more than twenty conflicts, kept apart",
        {
            "claims_precision": "of the claims that were read, right",
            "claims_f1": "claims found and right (F1)",
            "statements_recall": "statements found",
        },
    ),
    "times-held": (
        "When it was",
        "texts that nobody looked at",
        {"value_f1": "dates found and resolved rightly (F1)"},
    ),
    "attribution": (
        "Who said it",
        "development set of PolNeAR, exact spans",
        {"source": "sources (F1)", "content": "what was said (F1)", "content_by_token": "words said (F1)"},
    ),
    "coreference": (
        "Whom pronouns mean",
        "passages of our own, and a treebank",
        {"singular_right": "of the pronouns that were resolved, right"},
    ),
    "unrelated": (
        "Articles about other things",
        "articles with no detention and no talks in them",
        {"false_claims": "claims that should not be there, at most, in all of them"},
    ),
    "confidence": (
        "How sure it is",
        "all gold claims",
        {"calibration_error": "points by which its confidence is off, at most, in the mean"},
    ),
}


def figures() -> dict[str, Any]:
    """All that is shown, as plain values."""
    floors = {
        name: one["floors"] for name, one in json.loads(BASELINE.read_text("utf-8"))["measures"].items()
    }
    measures = [
        {
            "name": name,
            "title": title,
            "data": data,
            "figures": [
                {"label": label, "value": _bound(floors[name][key]), "percent": not _is_count(key)}
                for key, label in shown.items()
            ],
        }
        for name, (title, data, shown) in SHOWN.items()
    ]
    limits = table(PEERS.read_text("utf-8"))["limits"]
    return {"measures": measures, "limits": [line[2:].strip() for line in limits.strip().splitlines()]}


def text() -> str:
    """The file."""
    return HEAD + yaml.safe_dump(figures(), sort_keys=False, allow_unicode=True, width=110)


def _bound(floor: float | dict[str, float]) -> float:
    return floor["at_most"] if isinstance(floor, dict) else floor


def _is_count(key: str) -> bool:
    return key in ("false_claims", "calibration_error")


if __name__ == "__main__":
    FILE.write_text(text(), "utf-8")
