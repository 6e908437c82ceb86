"""What int8 costs: `python -m training.parity --float DIR --corpora DIR`, which writes `training/parity.json`.

In: the float32 export of the weights that the package ships as int8, and the corpora's development sets. Out: every
figure of `training.measure` for both, with the digest of the shipped encoder, so that a test can hold the loss under
half a point for as long as those weights are shipped. The float32 file is too large to keep beside the code. With
`--tasks` only those are measured, and the other figures are kept: a new second stage leaves trees and names alone.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from backchannel.annotate.encoder import MODEL, Encoder
from training.measure import TASKS, figures

RECORD = Path(__file__).with_name("parity.json")


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--float", type=Path, required=True)
    ap.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    ap.add_argument("--tasks", nargs="+", choices=TASKS, default=TASKS)
    args = ap.parse_args()
    shipped, exact = Encoder(MODEL), Encoder(args.float)
    out = json.loads(RECORD.read_text(encoding="utf8"))
    out["encoder"] = shipped.version
    for task in args.tasks:
        out["int8"][task] = figures(task, shipped, args.corpora)
        out["float32"][task] = figures(task, exact, args.corpora)
    RECORD.write_text(json.dumps(out, indent=1) + "\n", encoding="utf8")


if __name__ == "__main__":
    main()
