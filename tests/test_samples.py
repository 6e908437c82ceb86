"""The sample coverage: every report has its sources, a date and a byline, and nobody is quoted."""

import re
from pathlib import Path

import pytest
import yaml

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
REPORTS = sorted((SAMPLES / "coverage").glob("*.txt"))


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_sample_is_dated_short_and_without_quotations(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.startswith(f" date {path.name[:10]} By Sample Desk, ")
    assert 120 <= len(text.split()) <= 300
    assert not re.search('[“”"]', text)


def test_every_sample_has_sources() -> None:
    sources = yaml.safe_load((SAMPLES / "sources.yaml").read_text(encoding="utf-8"))
    assert set(sources) == {path.name for path in REPORTS}
    assert all(
        item["url"].startswith("https://") and item["publisher"]
        for items in sources.values()
        for item in items
    )
