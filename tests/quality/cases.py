"""Writes the hand-made cases out as articles and gold facts that the scorer reads.

In: `tests/cases/dev_*.yaml`, `held_*.yaml` and `coverage_*.yaml`, each a mapping of `names` (anchors for lists
of acceptable names), `cases`, and for coverage the `types` of claim that the file is about. Out: a folder with `ID.txt` and `ID.json` for each case. Always
true: a gold file carries the SHA-256 of its text file's bytes; claims and statements are numbered where the case gives them no `id`; a
text that shows no date of its own (no `dated: true`) opens with ` date YYYY-MM-DD `, as news dumps do; a claim
that is known to be missed (`known: true`) is optional.

    python -m tests.quality.cases OUTDIR [--set dev|held|coverage]
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from backchannel.tables import table

FOLDER = Path(__file__).resolve().parent.parent / "cases"
SETS = ("dev", "held", "coverage")


def load(which: str | None = None) -> Iterator[dict[str, Any]]:
    """Yield the cases of one set, or of all, in the order of their files."""
    for name in (which,) if which else SETS:
        for path in sorted(FOLDER.glob(f"{name}_*.yaml")):
            data = _parsed(path)
            yield from ({**case, "types": data.get("types")} for case in data["cases"])


@cache
def _parsed(path: Path) -> dict[str, Any]:
    data: dict[str, Any] = table(path.read_text(encoding="utf-8"))
    return data


def article(case: dict[str, Any]) -> str:
    """Return the text of a case as a file holds it."""
    text: str = case["text"].rstrip("\n") + "\n"
    return text if case.get("dated") else f" date {case['published']} {text}"


def gold(case: dict[str, Any], data: bytes) -> dict[str, Any]:
    """Return the facts of a case in the scorer's form for the bytes of its text file."""
    numbered = {
        kind: [
            {"id": f"{kind[0]}{n}", **item, "optional": bool(item.get("optional") or item.get("known"))}
            for n, item in enumerate(case.get(kind) or [], start=1)
        ]
        for kind in ("statements", "claims")
    }
    return {
        "source": f"{case['id']}.txt",
        "sha256": hashlib.sha256(data).hexdigest(),
        "published": str(case["published"]),
        "document": case.get("document", {}),
        **numbered,
    }


def write(out: Path, which: str | None = None) -> int:
    """Write text and gold of every case into a folder and return how many there were."""
    return write_all(out, load(which))


def write_all(out: Path, chosen: Iterable[dict[str, Any]]) -> int:
    """Write text and gold of these cases into a folder and return how many there were."""
    out.mkdir(parents=True, exist_ok=True)
    count = 0
    for case in chosen:
        data = article(case).encode("utf-8")
        (out / f"{case['id']}.txt").write_bytes(data)
        facts = json.dumps(gold(case, data), ensure_ascii=False, indent=1)
        (out / f"{case['id']}.json").write_text(facts, encoding="utf-8")
        count += 1
    return count


def main() -> None:
    """Parse the command line and write the cases."""
    parser = argparse.ArgumentParser(description="Write the cases as articles and gold files.")
    parser.add_argument("out", type=Path)
    parser.add_argument("--set", choices=SETS, dest="which")
    args = parser.parse_args()
    print(f"{write(args.out, args.which)} cases in {args.out}")


if __name__ == "__main__":
    main()
