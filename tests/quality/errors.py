"""What is still read wrongly, by class: `python -m tests.quality.errors [dev|gold-dev]`.

In: the development sets as the built-in reader reads them, their gold facts, the scorer beside the repository.
Out: for each class of error how often it occurs and three examples, spread over the articles; the last line is
the counts as JSON. Always true: examples come from our own passages or name an article of a corpus without its
words; no held set is opened.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from training.confidence import read, scorer

Fact = Mapping[str, Any]
SETS = ("dev", "gold-dev")
EXAMPLES = 3
COMPARED = ("stage", "stance", "medium", "state", "mechanism", "form", "label", "level", "status", "relation")


@dataclass(frozen=True)
class Fault:
    """One error: its class, the article, what the gold has and what was read."""

    kind: str
    article: str
    wanted: str
    read: str


def faults(article: str, gold: Fact, reading: Fact, score: ModuleType) -> Iterator[Fault]:
    """Every error in one reading."""
    strict, loose, used = score.match_claims(gold, reading)
    entities = {one["id"]: one for one in reading["entities"]}
    for fact in gold.get("claims", []):
        if fact.get("optional") or fact["id"] in strict:
            continue
        near = [reading["claims"][i] for i in loose.get(fact["id"], [])]
        yield Fault(_kind(fact, near, reading, score), article, told(fact), "; ".join(
            told(claim, entities) for claim in near[:2]
        ))  # fmt: skip
    for i, claim in enumerate(reading["claims"]):
        if i not in used:
            yield Fault(f"too many: {claim['type']}", article, "", told(claim, entities))
    found, _ = score.match_statements(gold, reading)
    for statement in gold.get("statements", []):
        if statement["id"] not in found:
            yield _statement(article, statement, reading, score, entities)


def _kind(fact: Fact, near: Sequence[Fact], reading: Fact, score: ModuleType) -> str:
    """The class of a claim that was not met: missed, or what is wrong with the nearest that was read."""
    if not near:
        return f"missed: {fact['type']}"
    entities = {one["id"]: one for one in reading["entities"]}
    must = fact.get("must") or list(fact.get("roles", {}))
    best = max(near, key=lambda c: sum(score.roles_agree(fact, c, [role], entities) for role in must))
    wrong = [role for role in must if not score.roles_agree(fact, best, [role], entities)]
    terms = [role for role in wrong if role in COMPARED]
    if terms:
        return f"another {terms[0]}: {fact['type']}"
    if wrong:
        return f"wrong or no {wrong[0]}: {fact['type']}"
    if best.get("polarity", "positive") != fact.get("polarity", "positive"):
        return f"wrong polarity: {fact['type']}"
    if fact.get("realis") and best["realis"] not in score.as_list(fact["realis"]):
        return f"wrong realis: {fact['type']}"
    if not score.times_agree(fact.get("time"), best.get("time")):
        return f"wrong or no time: {fact['type']}"
    return f"wrong speaker: {fact['type']}"


def _statement(
    article: str, fact: Fact, reading: Fact, score: ModuleType, entities: Mapping[str, Fact]
) -> Fault:
    """The class of a statement that was not met."""
    text = reading["document"]["text"]
    wanted = " / ".join(score.as_list(fact["speaker"])[:2])
    for statement in reading["statements"]:
        body = " ".join(text[a:b] for a, b in statement["content"])
        if score.fold(fact["content"]) not in score.fold(body):
            continue
        who = score.names_of(statement["speaker"], entities)
        if not score.name_hit(fact["speaker"] or "unattributed", who):
            return Fault("statement: wrong speaker", article, wanted, " / ".join(who[:2]))
        if fact.get("source_kind") and statement["source_kind"] not in score.as_list(fact["source_kind"]):
            kinds = " or ".join(score.as_list(fact["source_kind"]))
            return Fault("statement: wrong kind of source", article, kinds, statement["source_kind"])
        return Fault("statement: wrong or no date", article, str(fact.get("said")), str(statement["said"]))
    return Fault("statement: missed", article, wanted, "")


def told(fact: Fact, entities: Mapping[str, Fact] | None = None) -> str:
    """A claim in a line: type, role values, time."""
    known = entities or {}
    parts = [str(fact["type"])]
    for value in fact.get("roles", {}).values():
        for one in value if isinstance(value, list) else [value]:
            first = one[0] if isinstance(one, list) and one else one
            first = first.get("n") if isinstance(first, dict) else first
            parts.append(str(known[first]["name"]) if first in known else str(first))
    if fact.get("time"):
        time = fact["time"]
        parts.append(str(time[0] if isinstance(time, list) else time))
    return ", ".join(parts)


def by_class(which: str) -> dict[str, list[Fault]]:
    """All errors of one set, the most frequent class first."""
    score = scorer()
    found: dict[str, list[Fault]] = defaultdict(list)
    for article, gold, reading in read(which):
        for fault in faults(article, gold, reading, score):
            found[fault.kind].append(fault)
    return dict(sorted(found.items(), key=lambda item: -len(item[1])))


def examples(found: Sequence[Fault]) -> list[Fault]:
    """Up to three, from as many articles as there are."""
    one_each = list({fault.article: fault for fault in found}.values())
    return (one_each + [fault for fault in found if fault not in one_each])[:EXAMPLES]


def main() -> None:
    """Print the classes of one set."""
    which = sys.argv[1] if len(sys.argv) > 1 else "dev"
    if which not in SETS:
        raise SystemExit(f"errors: no set {which!r}; there are {', '.join(SETS)}")
    found = by_class(which)
    for kind, all_of_it in found.items():
        print(f"{len(all_of_it):>4}  {kind}")
        for fault in examples(all_of_it):
            print(f"        {fault.article}: {fault.wanted}{' <- ' if fault.read else ''}{fault.read}"[:200])
    print(json.dumps({kind: len(all_of_it) for kind, all_of_it in found.items()}))


if __name__ == "__main__":
    main()
