"""The hand-made cases are themselves right: terms are of the vocabulary, words stand in the text."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from backchannel.readings import to_json
from backchannel.settings import Settings
from backchannel.workflow import RuleReader, extract
from tests.gold_claims import as_list, check_names, check_terms, claims_of
from tests.quality import cases, passages

ALL = list(cases.load())


def by_id(case: dict[str, Any]) -> str:
    return str(case["id"])


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


def test_written_gold_fits_its_text(tmp_path: Path) -> None:
    assert cases.write(tmp_path, "dev") == len(list(tmp_path.glob("*.txt")))
    for path in tmp_path.glob("*.json"):
        facts = json.loads(path.read_text(encoding="utf-8"))
        assert (tmp_path / facts["source"]).is_file()
        assert len({claim["id"] for claim in facts["claims"]}) == len(facts["claims"])


@pytest.fixture(scope="module")
def scorer() -> ModuleType:
    """The scorer as a module; a test that asks for it is skipped where it is absent."""
    spec = importlib.util.spec_from_file_location("score_reading", passages.SCORER)
    if not passages.SCORER.is_file() or spec is None or spec.loader is None:
        pytest.skip("needs the scorer")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.model
def test_coverage_is_read_in_full_and_nothing_is_added(tmp_path: Path, scorer: ModuleType) -> None:
    """Of the types that a file of the set is about; in a case without claims, of all types."""
    cases.write(tmp_path, "coverage")
    about = {case["id"]: case["types"] if case["claims"] else None for case in cases.load("coverage")}
    wrong: list[object] = []
    paths = [str(path) for path in sorted(tmp_path.glob("*.txt"))]
    for result in extract(paths, RuleReader(), settings=Settings(workers=1)):
        assert result.reading is not None, result.error
        reading = json.loads(json.dumps(to_json(result.reading)))
        name = Path(result.location).stem
        gold = json.loads((tmp_path / f"{name}.json").read_text(encoding="utf-8"))
        found, _, touched = scorer.match_claims(gold, reading)
        wrong += [
            ("missed", name, g) for g in gold["claims"] if not g.get("optional") and g["id"] not in found
        ]
        types = about[name]
        wrong += [
            ("added", name, c)
            for k, c in enumerate(reading["claims"])
            if k not in touched and (types is None or c["type"] in types)
        ]
    assert wrong == []
