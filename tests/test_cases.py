"""The hand-made cases are themselves right: terms are of the vocabulary, words stand in the text."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.gold_claims import as_list, check_names, check_terms, claims_of
from tests.quality import cases

ALL = list(cases.load())


def by_id(case: dict[str, Any]) -> str:
    return str(case["id"])


def values(case: dict[str, Any]) -> set[tuple[str, str, str]]:
    """Type, role and value of all that is one word in the gold of a case, and each realis as of any type."""
    found: set[tuple[str, str, str]] = set()
    for claim in claims_of(case):
        found |= {("any", "realis", value) for value in as_list(claim.get("realis", []))}
        for kind in as_list(claim["type"]):
            for role, value in claim["roles"].items():
                found |= {(kind, role, term) for term in as_list(value) if isinstance(term, str)}
    return found


@pytest.mark.parametrize("case", ALL, ids=by_id)
def test_claims_use_the_vocabulary(case: dict[str, Any]) -> None:
    for claim in claims_of(case):
        check_terms(claim)


@pytest.mark.parametrize("case", ALL, ids=by_id)
def test_names_and_statements_stand_in_the_text(case: dict[str, Any]) -> None:
    check_names(case)


def test_sets_are_complete() -> None:
    ids = [case["id"] for case in ALL]
    assert len(set(ids)) == len(ids) >= 40
    for which, least in (("dev", 25), ("held", 15)):
        chosen = list(cases.load(which))
        assert len(chosen) >= least
        assert sum(not case.get("claims") for case in chosen) >= 5


def test_every_type_and_stage_is_covered() -> None:
    known = pytest.importorskip("backchannel.vocabulary").vocabulary()
    claims = [claim for case in cases.load("dev") for claim in claims_of(case)]
    stages = {stage for claim in claims for stage in as_list(claim["roles"].get("stage", []))}
    assert {claim["type"] for claim in claims} == set(known.types)
    assert stages == set(known.types["proceeding"].roles["stage"].terms)


def test_every_term_occurs_three_times() -> None:
    """Every term of every role and every realis stands in three cases of the open sets."""
    known = pytest.importorskip("backchannel.vocabulary").vocabulary()
    wanted = {
        (kind, role, term)
        for kind, spec in known.types.items()
        for role, about in spec.roles.items()
        for term in about.terms
    } | {("any", "realis", term) for term in known.terms["realis"]}
    seen = Counter(
        value for which in ("dev", "coverage") for case in cases.load(which) for value in values(case)
    )
    assert {value: seen[value] for value in sorted(wanted) if seen[value] < 3} == {}


def test_written_gold_fits_its_text(tmp_path: Path) -> None:
    assert cases.write(tmp_path, "dev") == len(list(tmp_path.glob("*.txt")))
    for path in tmp_path.glob("*.json"):
        facts = json.loads(path.read_text(encoding="utf-8"))
        assert (tmp_path / facts["source"]).is_file()
        assert len({claim["id"] for claim in facts["claims"]}) == len(facts["claims"])
