"""Score what is read: `python -m tests.quality.passages SET [--misses]`, with the sets of `SETS`.

In: our own passages (`tests/cases`), the articles that the gold refers to (`tests/gold`, whose text lies in the
corpora beside the repository) and the scorer beside the repository. Out: the scorer's figures, the last line of
them as JSON; for the held sets never more than figures, so that they stay a test.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from functools import partial
from pathlib import Path

from tests.quality import cases, references

SCORER = Path(__file__).resolve().parents[3] / "shared" / "tools" / "score_reading.py"
SETS = {
    "dev": partial(cases.write, which="dev"),
    "held": partial(cases.write, which="held"),
    "coverage": partial(cases.write, which="coverage"),
    "gold-dev": partial(references.write, which="dev"),
    "gold-held": partial(references.write, which="held"),
    "gold-second": partial(references.write, which=references.SECOND),
    "unrelated": partial(references.write, which="unrelated"),
}
OPEN = {
    "dev": ["--misses"],
    "coverage": ["--misses"],
    "gold-dev": ["--misses"],
    "unrelated": ["--extra"],
}


def score(which: str, *flags: str) -> str:
    """What the scorer prints for one set. Raises `FileNotFoundError` where there is no scorer."""
    if not SCORER.is_file():
        raise FileNotFoundError(SCORER)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        SETS[which](root)
        readings = root / "readings.jsonl"
        articles = sorted(root.glob("*.txt"))
        with readings.open("w", encoding="utf-8") as out:
            subprocess.run(
                [sys.executable, "-m", "backchannel", "extract", *articles], stdout=out, check=True
            )
        gold = sorted(root.glob("*.json"))
        command = [sys.executable, SCORER, *gold, "--readings", readings, *flags]
        return subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout


def false_claims() -> dict[str, float]:
    """Of the unrelated articles: how many, how many claims too many, and the most in one of them."""
    told = score("unrelated", "--extra").splitlines()
    counts = Counter(line.split()[0] for line in told if " EXTRA " in line)
    articles = next(int(line.split()[1]) for line in told if line.startswith("documents:"))
    most = max(counts.values(), default=0)
    return {"articles": articles, "false_claims": counts.total(), "most_in_an_article": most}


def main() -> None:
    """Print the figures, and for the development set what was missed on request."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("which", choices=SETS)
    parser.add_argument("--misses", action="store_true", help="list what is wrong (never of a held set)")
    options = parser.parse_args()
    if options.misses and options.which in OPEN:
        print(score(options.which, *OPEN[options.which]))
    if options.which == "unrelated":
        print(json.dumps(false_claims()))
    else:
        print(json.dumps(json.loads(score(options.which, "--json").splitlines()[-1])))


if __name__ == "__main__":
    main()
