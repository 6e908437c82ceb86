"""The sample coverage: every report has its sources, a date and a byline, and nobody is quoted."""

import re
from pathlib import Path

import pytest
import yaml

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
REPORTS = sorted((SAMPLES / "coverage").glob("*.txt"))
OUTLETS = (
    "Sample Desk",
    "Harbour Sample Times",
    "Lakeside Sample Post",
    "Northern Sample Wire",
    "Old Bridge Sample Herald",
)


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_sample_is_dated_short_and_without_quotations(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.startswith(tuple(f" date {path.name[:10]} By {outlet}\n" for outlet in OUTLETS))
    assert 120 <= len(text.split()) <= 350
    assert not re.search('[“”"]', text)


def test_every_sample_has_sources() -> None:
    sources = yaml.safe_load((SAMPLES / "sources.yaml").read_text(encoding="utf-8"))
    assert set(sources) == {path.name for path in REPORTS}
    assert all(
        item["url"].startswith("https://") and item["publisher"]
        for items in sources.values()
        for item in items
    )
