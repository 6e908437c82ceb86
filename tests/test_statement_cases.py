"""The statements of `tests/cases/coverage_statements.yaml` are all found, each with its speaker and kind."""

import json
from pathlib import Path

import pytest

from backchannel.readings import to_json
from backchannel.settings import Settings
from backchannel.workflow import RuleReader, extract
from tests.quality import cases
from tests.test_cases import scorer

__all__ = ["scorer"]


@pytest.mark.model
def test_statements_are_found(tmp_path: Path, scorer) -> None:  # type: ignore[no-untyped-def]
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
