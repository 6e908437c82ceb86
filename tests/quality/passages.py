"""Score our own passages: `python -m tests.quality.passages dev|held [--misses]`.

In: the cases of `tests/cases` and the scorer beside the repository. Out: the scorer's figures, the last line of them
as JSON; for `held` never more than figures, so that it stays a test.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.quality.cases import write

SCORER = Path(__file__).resolve().parents[3] / "shared" / "tools" / "score_reading.py"


def score(which: str, *flags: str) -> str:
    """What the scorer prints for one set of cases. Raises `FileNotFoundError` where there is no scorer."""
    if not SCORER.is_file():
        raise FileNotFoundError(SCORER)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write(root, which)
        readings = root / "readings.jsonl"
        articles = sorted(root.glob("*.txt"))
        with readings.open("w", encoding="utf-8") as out:
            subprocess.run(
                [sys.executable, "-m", "backchannel", "extract", *articles], stdout=out, check=True
            )
        gold = sorted(root.glob("*.json"))
        command = [sys.executable, SCORER, *gold, "--readings", readings, *flags]
        return subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout


def main() -> None:
    """Print the figures, and for the development set what was missed on request."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("which", choices=["dev", "held"])
    parser.add_argument("--misses", action="store_true", help="list what was missed (development set only)")
    options = parser.parse_args()
    if options.misses and options.which == "dev":
        print(score("dev", "--misses"))
    print(json.dumps(json.loads(score(options.which, "--json").splitlines()[-1])))


if __name__ == "__main__":
    main()
