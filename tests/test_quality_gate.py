"""The quality gate: floors hold, fall, rise, and are never lowered in passing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.quality.gate import BASELINE, digest, main


@pytest.fixture
def measure(tmp_path: Path) -> Path:
    """A baseline with one measure that prints `figures.json`, on data in a folder."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "a.txt").write_text("one", encoding="utf-8")
    figures(tmp_path, recall=90.0, broken=0)
    program = "import pathlib; print('read'); print(pathlib.Path('figures.json').read_text())"
    baseline = {
        "epsilon": 0.5,
        "measures": {
            "m": {
                "command": ["python", "-c", program],
                "data": {"paths": ["data"], "sha256": digest([tmp_path / "data"])},
                "floors": {"recall": 90.0, "broken": {"at_most": 0}},
            }
        },
    }
    path = tmp_path / "baseline.json"
    path.write_text(json.dumps(baseline), encoding="utf-8")
    return path


def figures(folder: Path, **values: float) -> None:
    (folder / "figures.json").write_text(json.dumps(values), encoding="utf-8")


def gate(baseline: Path, *arguments: str) -> int:
    return main(arguments, baseline, baseline.parent)


def floors(baseline: Path) -> Any:
    return json.loads(baseline.read_text(encoding="utf-8"))["measures"]["m"]["floors"]


@pytest.mark.parametrize(
    ("recall", "broken", "code"),
    [(90.0, 0, 0), (95.0, 0, 0), (89.6, 0, 0), (89.4, 0, 1), (90.0, 1, 1)],
)
def test_a_figure_may_miss_its_floor_by_epsilon(
    recall: float, broken: int, code: int, measure: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    figures(measure.parent, recall=recall, broken=broken)
    assert gate(measure) == code
    assert ("FAIL" in capsys.readouterr().out) is bool(code)


def test_a_figure_that_is_not_printed_fails(measure: Path) -> None:
    figures(measure.parent, broken=0)
    assert gate(measure) == 1


def test_a_command_that_fails_stops_the_gate(measure: Path) -> None:
    (measure.parent / "figures.json").unlink()
    with pytest.raises(SystemExit, match="no figures"):
        gate(measure)


def test_other_data_stops_the_gate_until_the_floors_are_set_anew(measure: Path) -> None:
    (measure.parent / "data" / "a.txt").write_text("two", encoding="utf-8")
    with pytest.raises(SystemExit, match="the data has changed"):
        gate(measure)
    assert gate(measure, "--update") == 0
    assert gate(measure) == 0


def test_absent_data_skips_with_a_message(measure: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (measure.parent / "data" / "a.txt").unlink()
    (measure.parent / "data").rmdir()
    assert gate(measure) == 0
    assert "skip m: no data here" in capsys.readouterr().out


def test_update_raises_a_floor(measure: Path) -> None:
    figures(measure.parent, recall=93.0, broken=0)
    assert gate(measure, "--update") == 0
    assert floors(measure) == {"recall": 93.0, "broken": {"at_most": 0}}


def test_update_lowers_a_floor_only_when_told(measure: Path) -> None:
    figures(measure.parent, recall=80.0, broken=2)
    assert gate(measure, "--update") == 1
    assert floors(measure) == {"recall": 90.0, "broken": {"at_most": 0}}
    assert gate(measure, "--update", "--allow-regression") == 0
    assert floors(measure) == {"recall": 80.0, "broken": {"at_most": 2}}


def test_the_baseline_is_complete() -> None:
    baseline = json.loads(BASELINE.read_text(encoding="utf-8"))
    assert 0 < baseline["epsilon"] < 1
    for measure in baseline["measures"].values():
        assert measure["command"] and measure["floors"]
