"""What int8 costs: `python -m training.parity --float DIR --corpora DIR > training/parity.json`.

In: the float32 export of the weights that the package ships as int8, and the corpora's development sets. Out: every
figure of `training.measure` for both, with the digest of the shipped encoder, so that a test can hold the loss under
half a point for as long as those weights are shipped. The float32 file is too large to keep beside the code.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from backchannel.annotate.encoder import MODEL, Encoder
from training.measure import TASKS, figures


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--float", type=Path, required=True)
    ap.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    args = ap.parse_args()
    shipped, exact = Encoder(MODEL), Encoder(args.float)
    out = {
        "encoder": shipped.version,
        "int8": {task: figures(task, shipped, args.corpora) for task in TASKS},
        "float32": {task: figures(task, exact, args.corpora) for task in TASKS},
    }
    json.dump(out, sys.stdout, indent=1)
    print()


if __name__ == "__main__":
    main()
