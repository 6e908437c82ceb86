"""The statements of `tests/cases/coverage_statements.yaml` are all found, each with its speaker and kind."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

from backchannel.readings import to_json
from backchannel.settings import Settings
from backchannel.workflow import RuleReader, extract
from tests.quality import cases, passages


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
def test_statements_are_found(tmp_path: Path, scorer: ModuleType) -> None:
    cases.write(tmp_path, "coverage")
    paths = sorted(tmp_path.glob("coverage-statements-*.txt"))
    missed = []
    for result in extract([str(p) for p in paths], RuleReader(), settings=Settings(workers=1)):
        assert result.reading is not None
        reading = json.loads(json.dumps(to_json(result.reading)))
        gold = json.loads(Path(result.location).with_suffix(".json").read_text(encoding="utf-8"))
        found, _ = scorer.match_statements(gold, reading)
        missed += [s for s in gold["statements"] if s["id"] not in found]
    assert paths
    assert missed == []
