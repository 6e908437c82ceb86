"""What the built-in reader yields on every article of our own keeps the contract."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from backchannel.documents import read_document
from backchannel.readings import from_json, to_json
from backchannel.records import Reading, Source
from backchannel.workflow import RuleReader
from tests.quality.cases import article, load

pytestmark = pytest.mark.model
ROOT = Path(__file__).parents[1]
READER = RuleReader()


def articles() -> Iterator[Any]:
    for path in sorted((ROOT / "samples" / "coverage").glob("*.txt")):
        yield pytest.param(path.read_text(encoding="utf-8"), id=path.stem)
    for case in load():
        yield pytest.param(article(case), id=case["id"])


def read(text: str) -> Reading:
    return READER.read(read_document(Source("made-up.txt", text.encode())))


@pytest.mark.parametrize("text", list(articles()))
def test_a_reading_is_valid_and_every_span_shows_its_words(text: str, assert_reading: Any) -> None:
    reading = read(text)
    data = to_json(reading)
    assert_reading(data)
    assert to_json(from_json(data)) == data
    assert reading.document.text == text
    spans = [s for c in reading.claims for s in c.evidence]
    spans += [s for st in reading.statements for s in (*st.content, *st.quotes)]
    spans += [(m.start, m.end) for e in reading.entities for m in e.mentions]
    spans += [(t.start, t.end) for t in reading.times]
    for a, b in spans:
        assert 0 <= a < b <= len(text)
        assert text[a:b].strip()


@pytest.mark.parametrize("text", list(articles())[:12])
def test_the_same_bytes_yield_the_same_reading(text: str) -> None:
    assert to_json(read(text)) == to_json(read(text))


@pytest.mark.parametrize("text", list(articles()))
def test_names_and_references_hold_together(text: str) -> None:
    reading = read(text)
    entities = {e.id for e in reading.entities}
    statements = {s.id for s in reading.statements}
    assert len(entities) == len(reading.entities)
    assert len({c.id for c in reading.claims}) == len(reading.claims)
    for claim in reading.claims:
        assert claim.evidence
        assert claim.statement is None or claim.statement in statements
        assert all(e in entities for v in claim.roles.values() if isinstance(v, tuple) for e in v)
    for s in reading.statements:
        assert s.inside is None or s.inside in statements
