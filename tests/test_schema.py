"""The schema is the contract: generated, committed, and strict where the contract is."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from backchannel.schema import reading_schema
from backchannel.schema.generate import build, dump
from backchannel.schema.page import page

TEXT = "Jo Park said on Monday that Ana Rey, held since May, may go home."

READING: dict[str, Any] = {
    "schema": "backchannel.reading/1",
    "document": {
        "source": "a.txt",
        "sha256": "0" * 64,
        "text": TEXT,
        "language": "en",
        "title": None,
        "outlet": None,
        "wire": None,
        "authors": ["A. Writer"],
        "contributors": [],
        "published": "2022-07-28",
        "dateline": None,
    },
    "entities": [
        {
            "id": "e1",
            "kind": "person",
            "name": "Ana Rey",
            "aliases": [],
            "country": "US",
            "titles": [],
            "nationalities": [],
            "anonymous": False,
            "mentions": [{"start": 28, "end": 35, "form": "name"}],
        }
    ],
    "statements": [
        {
            "id": "s1",
            "speaker": ["e1"],
            "source": [0, 7],
            "source_kind": "on_record",
            "form": "indirect",
            "cue": [8, 12],
            "content": [[28, 64]],
            "quotes": [],
            "said": "2022-07-25",
            "occasion": None,
            "addressee": None,
            "anonymity_reason": None,
            "inside": None,
        }
    ],
    "times": [
        {"start": 16, "end": 22, "edtf": "2022-07-25", "kind": "date"},
        {"start": 46, "end": 49, "edtf": None, "kind": "date", "reason": "no year"},
        {"start": 46, "end": 49, "duration": "P3M", "kind": "duration"},
    ],
    "claims": [
        {
            "id": "c1",
            "type": "detention",
            "roles": {"person": ["e1"], "form": "unspecified", "count": {"n": 1, "op": ">=", "what": None}},
            "time": "2022-05/..",
            "polarity": "positive",
            "realis": "asserted",
            "statement": "s1",
            "evidence": [[28, 51]],
            "confidence": 0.9,
            "rule": "frames/held 1",
        }
    ],
}


def changed(path: str, value: object) -> dict[str, Any]:
    """The reading with one value changed; `path` in dots, numbers into lists."""
    reading = copy.deepcopy(READING)
    *parents, last = [int(part) if part.isdigit() else part for part in path.split(".")]
    place: Any = reading
    for part in parents:
        place = place[part]
    place[last] = value
    return reading


def test_the_committed_schema_is_what_records_and_vocabulary_make() -> None:
    assert reading_schema() == build(), "run `make docs`"


def test_the_committed_page_is_what_the_vocabulary_makes(root: Path) -> None:
    assert (root / "docs" / "vocabulary.md").read_text(encoding="utf-8") == page(), "run `make docs`"


def test_it_is_a_schema_and_prints_as_json() -> None:
    Draft202012Validator.check_schema(build())
    assert json.loads(dump()) == build()


def test_a_reading_of_the_contract_fits(assert_reading: Callable[[dict[str, Any]], None]) -> None:
    assert_reading(READING)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("document.wire", "A-Wire"),
        ("document.published", "2022-07~"),
        ("document.paragraphs", [[0, 10]]),
        ("statements.0.speaker", "e1"),
        ("statements.0.speaker", None),
        ("statements.0.source", None),
        ("claims.0.time", "../2022-07-27"),
        ("claims.0.time", "2022-07-25/2022-07-31"),
        ("claims.0.time", "2022-06?"),
        ("claims.0.time", "202X"),
        ("claims.0.time", None),
        ("claims.0.roles.length", "P2Y6M"),
        ("times.2.duration", "PT36H"),
        ("added", "the project may add fields"),
    ],
)
def test_what_the_contract_allows_fits(
    path: str, value: object, assert_reading: Callable[[dict[str, Any]], None]
) -> None:
    assert_reading(changed(path, value))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("schema", "backchannel.reading/2"),
        ("document.sha256", "abc"),
        ("document.published", "28 July 2022"),
        ("document.text", None),
        ("entities.0.kind", "animal"),
        ("entities.0.mentions.0.form", "verb"),
        ("statements.0.source_kind", "hearsay"),
        ("statements.0.content", [[1, 2, 3]]),
        ("statements.0.cue", {"start": 8, "end": 12}),
        ("times.2.duration", "3 months"),
        ("claims.0.type", "gossip"),
        ("claims.0.evidence", []),
        ("claims.0.confidence", 1.5),
        ("claims.0.realis", "true"),
        ("claims.0.roles.form", "cell"),
        ("claims.0.roles.person", "e1"),
        ("claims.0.roles.person", []),
        ("claims.0.roles.stance", "open"),
        ("claims.0.roles.length", "two years"),
        ("claims.0.roles.count", {"n": 3, "op": ">"}),
    ],
)
def test_what_the_contract_does_not_allow_does_not_fit(path: str, value: object) -> None:
    assert not Draft202012Validator(reading_schema()).is_valid(changed(path, value))


@pytest.mark.parametrize("key", ["document", "entities", "statements", "times", "claims", "schema"])
def test_a_reading_without_a_part_does_not_fit(key: str) -> None:
    reading = {name: value for name, value in READING.items() if name != key}
    assert not Draft202012Validator(reading_schema()).is_valid(reading)


def test_a_reading_that_went_through_the_records_fits(
    assert_reading: Callable[[dict[str, Any]], None],
) -> None:
    readings = pytest.importorskip("backchannel.readings")
    assert_reading(readings.to_json(readings.from_json(READING)))
