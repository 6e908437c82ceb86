"""How far two annotators of the same articles agree on claims: `python -m tests.quality.agreement`.

In: `tests/gold/held_*.yaml` and `second_*.yaml`, and the scorer beside the repository. Out: figures alone, the last
line of them as JSON. Each set of required claims is scored as if it were a reading of the other. Always true: what a
claim offers as equally right counts by its first value where it is scored, and by all where it is the gold.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from tests.quality import references
from training.confidence import scorer

Case = dict[str, Any]


def first(value: Any) -> Any:
    return value[0] if isinstance(value, list) else value


class Told:
    """The claims of one annotator in the form of a reading."""

    def __init__(self, case: Case, entity_roles: set[str]) -> None:
        self.entities: dict[tuple[str, ...], dict[str, Any]] = {}
        self.statements: list[dict[str, Any]] = []
        self.entity_roles = entity_roles
        claims = [self.claim(one) for one in case.get("claims") or [] if not one.get("optional")]
        self.reading = {
            "document": {"text": case["text"]},
            "entities": list(self.entities.values()),
            "statements": self.statements,
            "claims": claims,
        }

    def entity(self, names: Any) -> str:
        """The id of whoever has these names."""
        every = [str(name) for name in (names if isinstance(names, list) else [names])]
        plain = [name for name in every if not name.startswith("country:")]
        country = next((name.partition(":")[2] for name in every if name.startswith("country:")), None)
        key = tuple(plain or every)
        found = self.entities.setdefault(
            key,
            {
                "id": f"e{len(self.entities)}",
                "name": key[0],
                "aliases": list(key[1:]),
                "kind": "organisation" if country else "person",
                "country": country,
            },
        )
        return str(found["id"])

    def claim(self, one: dict[str, Any]) -> dict[str, Any]:
        """A claim of the gold as one that was read."""
        roles = {
            role: [self.entity(names) for names in value]
            if role in self.entity_roles and isinstance(value, list)
            else first(value)
            for role, value in (one.get("roles") or {}).items()
        }
        statement = None
        if one.get("speaker"):
            statement = f"s{len(self.statements)}"
            self.statements.append({"id": statement, "speaker": [self.entity(one["speaker"])], "content": []})
        return {
            "type": first(one["type"]),
            "roles": roles,
            "polarity": one.get("polarity", "positive"),
            "realis": first(one.get("realis") or "asserted"),
            "time": first(one.get("time")),
            "statement": statement,
            "evidence": [[0, 1]],
        }


def pairs(gold: str, told: str) -> Iterator[tuple[Case, Case]]:
    """The cases of two sets, article by article, the claims of the first numbered."""
    by_id = {one["id"]: references.case(one) for one in references.load(told)}
    for one in references.load(gold):
        case = references.case(one)
        claims = [{"id": f"c{n}", **claim} for n, claim in enumerate(case.get("claims") or [], start=1)]
        yield {**case, "claims": claims}, by_id[one["id"]]


def agreement(gold: str, told: str) -> dict[str, float]:
    """Recall, precision and F1 of one annotator's required claims against the other's, as readings are scored."""
    score, n = scorer(), Counter[str]()
    for case, other in pairs(gold, told):
        reading = Told(other, score.ENTITY_ROLES).reading
        strict, _, used = score.match_claims(case, reading)
        required = [claim["id"] for claim in case["claims"] if not claim.get("optional")]
        n["gold"] += len(required)
        n["found"] += sum(one in strict for one in required)
        n["told"] += len(reading["claims"])
        n["used"] += len(used)
    recall, precision = n["found"] / n["gold"], n["used"] / n["told"]
    return {
        "recall": round(100 * recall, 1),
        "precision": round(100 * precision, 1),
        "f1": round(200 * recall * precision / (recall + precision), 1),
    }


def main() -> None:
    """Print both ways."""
    second, first_one = agreement("held", references.SECOND), agreement(references.SECOND, "held")
    figures = {
        **{f"second_{key}": value for key, value in second.items()},
        **{f"first_{key}": value for key, value in first_one.items()},
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
