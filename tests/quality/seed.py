"""Score the reading of the founding document: `python -m tests.quality.seed`.

In: the article, its gold facts and the scorer beside the repository. Out: the scorer's figures as one line of
JSON.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

SHARED = Path(__file__).resolve().parents[3] / "shared"


def main() -> None:
    """Extract, score, print."""
    gold = SHARED / "seed" / "gold.json"
    article = gold.with_name(json.loads(gold.read_text(encoding="utf-8"))["source"])
    with tempfile.TemporaryDirectory() as folder:
        readings = Path(folder) / "readings.jsonl"
        with readings.open("w", encoding="utf-8") as out:
            subprocess.run([sys.executable, "-m", "backchannel", "extract", article], stdout=out, check=True)
        scorer = [
            sys.executable,
            SHARED / "tools" / "score_reading.py",
            gold,
            "--readings",
            readings,
            "--json",
        ]
        print(subprocess.run(scorer, stdout=subprocess.PIPE, text=True, check=True).stdout.strip())


if __name__ == "__main__":
    main()
