"""The benchmark's page says what was measured, beside the command."""

from __future__ import annotations

import pytest

from benchmarks.read_speed import machine, main
from benchmarks.report import page

RESULT = {
    "article": {"name": "a.txt", "words": 600.0, "runs": 20},
    "figures": {
        "reading": 200.4,
        "reading_slowest": 230.0,
        "cold_start": 1.987,
        "memory": 512.3,
        "words": 3000.0,
        "batch_words": 5000.0,
        "batch_memory": 600.0,
        "pipeline_words": 4100.0,
        "spacy_words": 8200.0,
        "ratio": 0.5,
    },
}


def test_every_figure_has_its_command() -> None:
    table = [line for line in page({**RESULT, "machine": machine()}).splitlines() if line.startswith("| ")]
    assert len(table) == 1 + len(RESULT["figures"])
    assert all("`python -m benchmarks.read_speed a.txt --runs 20`" in line for line in table[1:])
    assert "| 200 ms | under 250 ms |" in table[1]


def test_no_article_is_an_error_that_says_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["absent.txt"])
    assert "name a text file" in capsys.readouterr().err
