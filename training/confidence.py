"""Fit the confidence of claims: `python -m training.confidence [--write | --move]`.

In: the development sets with gold facts (own passages and articles by reference) as the built-in reader reads
them, and the scorer beside the repository. Out: the expected calibration error where four fifths of the articles
judge the rest; with `--write` the model over all of them in `backchannel/claims/confidence.yaml`. Rules were
written on these sets and are righter there than elsewhere: where the model starts from is therefore moved until
it promises on average what holds on our own held-out passages, less a standard error; nothing else of them is used,
and with `--move` nothing else is done. What is published is measured on the held-out articles, from which no weight
comes. A claim is right when it meets a gold claim in every required role, in polarity, realis, time and speaker. Logistic regression, L2, by Newton steps.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import math
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import yaml
from numpy.typing import NDArray

from backchannel.claims import confidence
from backchannel.claims.confidence import Weights
from backchannel.readings import to_json
from backchannel.workflow import RuleReader, extract
from tests.quality import cases, references
from tests.quality.passages import SCORER

FILE = Path(confidence.__file__).with_name("confidence.yaml")
RIDGE = 2.0
RARE = 8
BINS = 10
FOLDS = 5

HEADER = """\
# The fitted model of confidence. Written by `python -m training.confidence --write`; read by claims/confidence.py.
# Log-odds that a claim is right in all its roles: `start`, plus `prior` times the log-odds of its frame, plus:
#   nobody      no role holds anybody            inferred  somebody in a role is not in the evidence
#   by_pronoun  somebody is there by a pronoun   unnamed   a person whom the text never names
#   many        more than three in its roles     reported  it rests on a statement
#   quoted      it lies in quotation marks       unsure    realis is other than asserted
#   negative    it is said not to be so          dated     the text dates it
#   long        a long sentence                  repeated  more than one sentence says so
# and the type of the claim where there were enough of them.
"""


@dataclass(frozen=True)
class Judged:
    """One claim that was read: the article, its observations, and whether it is right."""

    article: str
    prior: float
    type: str
    seen: tuple[str, ...]
    right: bool


def scorer() -> ModuleType:
    """The scorer as a module. Raises `FileNotFoundError` where there is none."""
    spec = importlib.util.spec_from_file_location("score_reading", SCORER)
    if spec is None or spec.loader is None or not SCORER.is_file():
        raise FileNotFoundError(SCORER)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read(which: str) -> Iterator[tuple[str, dict[str, Any], dict[str, Any]]]:
    """Each article of a set (`dev`, `held`, `gold-dev`, `gold-held`): its name, gold and reading as JSON."""
    with tempfile.TemporaryDirectory() as folder:
        write = references.write if which.startswith("gold-") else cases.write
        write(Path(folder), which=which.removeprefix("gold-"))
        for result in extract([str(path) for path in sorted(Path(folder).glob("*.txt"))], RuleReader()):
            assert result.reading is not None
            path = Path(result.location)
            gold = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
            yield path.stem, gold, to_json(result.reading)


def judge(sets: Sequence[str]) -> list[Judged]:
    """Every claim that the reader finds in the sets."""
    score = scorer()
    return [one for name in sets for part in read(name) for one in claims(*part, score)]


def claims(article: str, gold: dict[str, Any], reading: dict[str, Any], score: ModuleType) -> list[Judged]:
    """The claims of one reading beside its gold."""
    strict, _, _ = score.match_claims(gold, reading)
    right = {i for found in strict.values() for i in found}
    return [
        Judged(
            article,
            float(claim["reasons"][0].split()[1]),
            claim["type"],
            tuple(claim["reasons"][1:]),
            i in right,
        )
        for i, claim in enumerate(reading["claims"])
    ]


def fit(found: Sequence[Judged]) -> Weights:
    """The model with the greatest penalised likelihood."""
    counts = Counter(one for j in found for one in (*j.seen, j.type))
    names = sorted(name for name, n in counts.items() if n >= RARE)
    rows = np.array([row(j, names) for j in found])
    right = np.array([j.right for j in found], dtype=float)
    penalty = np.array([0.0, 0.0, *[RIDGE] * len(names)])
    model: NDArray[np.float64] = np.zeros(2 + len(names))
    for _ in range(30):
        chance = 1 / (1 + np.exp(-rows @ model))
        slope = rows.T @ (right - chance) - penalty * model
        curve = (rows * (chance * (1 - chance))[:, None]).T @ rows + np.diag(penalty + 1e-6)
        model += np.linalg.solve(curve, slope)
    start, prior, *rest = (round(float(v), 3) for v in model)
    return Weights(start, prior, dict(zip(names, rest, strict=True)))


def row(j: Judged, names: Sequence[str]) -> list[float]:
    held = {*j.seen, j.type}
    return [1.0, math.log(j.prior / (1 - j.prior)), *(float(name in held) for name in names)]


def moved(model: Weights, found: Sequence[Judged]) -> Weights:
    """The model with its start where the mean chance of these claims is the share of them that is right, less a standard
    error of that share: they are few, and to promise too little misleads nobody."""
    share = sum(j.right for j in found) / len(found)
    share -= math.sqrt(share * (1 - share) / len(found))
    low, high = model.start - 5, model.start + 5
    for _ in range(30):
        middle = (low + high) / 2
        mean = sum(chances(found, replace(model, start=middle))) / len(found)
        low, high = (middle, high) if mean < share else (low, middle)
    return replace(model, start=round(low, 3))


def chances(found: Sequence[Judged], model: Weights) -> list[float]:
    return [confidence.probability(j.prior, j.seen, model, j.type) for j in found]


def calibration_error(chance: Sequence[float], right: Sequence[bool]) -> float:
    """Expected calibration error over ten bins of equal width (Guo et al. 2017)."""
    total = 0.0
    for b in range(BINS):
        inside = [i for i, c in enumerate(chance) if min(int(c * BINS), BINS - 1) == b]
        if inside:
            gap = sum(chance[i] for i in inside) - sum(right[i] for i in inside)
            total += abs(gap) / len(chance)
    return total


def across(found: Sequence[Judged]) -> float:
    """Calibration error where each fifth of the articles is judged by a model fitted on the others."""
    articles = sorted({j.article for j in found})
    fold = {article: i % FOLDS for i, article in enumerate(articles)}
    chance: list[float] = []
    right: list[bool] = []
    for k in range(FOLDS):
        rest = [j for j in found if fold[j.article] == k]
        model = fit([j for j in found if fold[j.article] != k])
        chance += chances(rest, model)
        right += [j.right for j in rest]
    return calibration_error(chance, right)


def figures(which: str) -> dict[str, float]:
    """Of the claims of the development or the held articles: how many, how many right, the calibration error."""
    found = judge([f"gold-{which}"])
    right = [j.right for j in found]
    chance = chances(found, confidence.weights())
    return {
        "claims": len(found),
        "right": round(100 * sum(right) / len(right), 1),
        "mean_confidence": round(100 * sum(chance) / len(chance), 1),
        "calibration_error": round(100 * calibration_error(chance, right), 1),
    }


def write(model: Weights) -> None:
    body = {"start": model.start, "prior": model.prior, "observed": dict(model.observed)}
    FILE.write_text(HEADER + yaml.safe_dump(body, sort_keys=False), encoding="utf-8")


def main() -> None:
    ap = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    ap.add_argument("--write", action="store_true", help="write the fitted model into the package")
    ap.add_argument(
        "--move", action="store_true", help="only move where the model of the package starts from"
    )
    ap.add_argument("--measure", choices=["dev", "held"], help="only measure the model of the package")
    args = ap.parse_args()
    if args.measure:
        print(json.dumps(figures(args.measure)))
        return
    if args.move:
        write(moved(confidence.weights(), judge(["held"])))
        return
    found = judge(["dev", "gold-dev"])
    model = moved(fit(found), judge(["held"]))
    right = [j.right for j in found]
    if args.write:
        write(model)
    out = {
        "claims": len(found),
        "right": round(100 * sum(right) / len(right), 1),
        "calibration_error": round(100 * calibration_error(chances(found, model), right), 1),
        "calibration_error_across_articles": round(100 * across(found), 1),
    }
    print(json.dumps(out))


if __name__ == "__main__":
    main()
