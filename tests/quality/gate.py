"""Floors under the measured quality: `python -m tests.quality.gate [NAME ...] [--update]`.

In: `baseline.json`, which names for each measure its command, the data it reads (paths beside or in the
repository, with their digest) and a floor for each figure. A command prints one JSON object of figures on
its last line; more is better, or less where the floor is written as `{"at_most": N}`. Out: a table, and exit
code 1 where a figure falls below its floor by more than `epsilon` or the data is not that of the floors.
The margin `epsilon` covers what int8 arithmetic differs
by from one processor to another. Always true: `--update` writes what was measured, and lowers nothing unless told `--allow-regression`.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
BASELINE = Path(__file__).with_name("baseline.json")

Measure = dict[str, Any]


@dataclass(frozen=True)
class Result:
    """One figure of one measure beside its floor."""

    measure: str
    figure: str
    value: float | None
    bound: float
    at_most: bool

    def holds(self, epsilon: float) -> bool:
        if self.value is None:
            return False
        return self.value <= self.bound + epsilon if self.at_most else self.value >= self.bound - epsilon

    def line(self, epsilon: float) -> str:
        sign = "<=" if self.at_most else ">="
        value = "missing" if self.value is None else f"{self.value:g}"
        return (
            f"{'ok  ' if self.holds(epsilon) else 'FAIL'} "
            f"{self.measure:<16} {self.figure:<28} {value:>8} {sign} {self.bound:g}"
        )


def digest(paths: Sequence[Path]) -> str:
    """SHA-256 over the names and bytes of all files under `paths`, in order of their names."""
    total = hashlib.sha256()
    for path in paths:
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_file():
                total.update(file.relative_to(path.parent).as_posix().encode() + b"\0")
                total.update(hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()


def run(command: Sequence[str], root: Path) -> dict[str, float]:
    """The figures that a measure command prints on its last line. Raises `SystemExit` where it fails."""
    command = [sys.executable if part == "python" else part for part in command]
    done = subprocess.run(command, cwd=root, stdout=subprocess.PIPE, text=True, check=False)
    lines = done.stdout.strip().splitlines()
    if done.returncode or not lines:
        raise SystemExit(f"gate: {' '.join(command)}: exit code {done.returncode}, no figures")
    figures: dict[str, float] = json.loads(lines[-1])
    return figures


def compare(name: str, floors: dict[str, Any], figures: dict[str, float]) -> list[Result]:
    """Each floor of a measure beside its figure."""
    return [
        Result(
            name,
            figure,
            figures.get(figure),
            floor["at_most"] if isinstance(floor, dict) else floor,
            isinstance(floor, dict),
        )
        for figure, floor in floors.items()
    ]


def raised(measure: Measure, results: Sequence[Result], allow_regression: bool) -> dict[str, Any]:
    """The floors after `--update`: what was measured, but no worse than before unless that is allowed."""
    floors = dict(measure["floors"])
    for result in results:
        if result.value is not None and (allow_regression or result.holds(0)):
            floors[result.figure] = {"at_most": result.value} if result.at_most else result.value
    return floors


def check(name: str, measure: Measure, root: Path, update: bool) -> list[Result] | None:
    """Run one measure; `None` where its data is absent. Raises `SystemExit` where the data is another."""
    paths = [root / path for path in measure.get("data", {}).get("paths", [])]
    absent = [path for path in paths if not path.exists()]
    if absent:
        print(f"skip {name}: no {absent[0].name} here")
        return None
    if paths and not update and digest(paths) != measure["data"]["sha256"]:
        raise SystemExit(f"gate: {name}: the data has changed since the floors were set; see --update")
    return compare(name, measure["floors"], run(measure["command"], root))


def main(arguments: Sequence[str] | None = None, baseline: Path = BASELINE, root: Path = ROOT) -> int:
    """Exit code 0 where every floor holds."""
    parser = argparse.ArgumentParser(prog="gate", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("names", nargs="*", metavar="NAME", help="measures to run; all without")
    parser.add_argument("--update", action="store_true", help="write the measured figures as floors")
    parser.add_argument("--allow-regression", action="store_true", help="let --update lower a floor")
    options = parser.parse_args(arguments)
    data = json.loads(baseline.read_text(encoding="utf-8"))
    measures, epsilon = data["measures"], data["epsilon"]
    if unknown := set(options.names) - measures.keys():
        parser.error(f"no measure {sorted(unknown)}; there are {sorted(measures)}")
    failed = False
    for name in options.names or measures:
        results = check(name, measures[name], root, options.update)
        for result in results or []:
            print(result.line(epsilon))
            failed |= not result.holds(epsilon)
        if results is not None and options.update:
            measures[name]["floors"] = raised(measures[name], results, options.allow_regression)
            if "data" in measures[name]:
                paths = [root / path for path in measures[name]["data"]["paths"]]
                measures[name]["data"]["sha256"] = digest(paths)
    if options.update:
        baseline.write_text(json.dumps(data, indent=2) + "\n", encoding="utf-8")
        failed = failed and not options.allow_regression
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
