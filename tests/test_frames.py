"""Every frame of the grammar says what its own example is there to show."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from backchannel.annotate import annotate, load
from backchannel.claims import make_claims
from backchannel.claims.frames import GRAMMAR
from backchannel.records import Document, Span
from backchannel.tables import table

# the frames of talks and stances; those of custody and trades are tested with their steps
FILES = (
    "frames-position.yaml",
    "frames-ransoms.yaml",
    "frames-answers.yaml",
    "frames-contact.yaml",
    "frames-talks.yaml",
    "frames-stances.yaml",
    "frames-reactions.yaml",
    "frames-pleas.yaml",
    "frames-politics.yaml",
)
# settled by the whole document, not by the frame
SETTLED = {"state", "medium"}


def frames() -> Iterator[Any]:
    for name in FILES:
        for raw in table((GRAMMAR / "en" / name).read_text(encoding="utf-8")):
            yield pytest.param(raw, id=raw["id"])


def sets(raw: dict[str, Any]) -> list[dict[str, str]]:
    """What the example may set: the frame's own terms, or those that it takes on when negated."""
    plain = raw.get("set", {})
    turned = [{**plain, **raw["negated"]}] if isinstance(raw.get("negated"), dict) else []
    return turned if raw.get("affirmed") == "drop" and turned else [plain, *turned]


@pytest.fixture(scope="module")
def reader() -> Any:
    if not (GRAMMAR.parents[1] / "annotate" / "model" / "encoder.onnx").exists():
        pytest.skip("needs the trained encoder")
    return load(threads=1)


@pytest.mark.model
@pytest.mark.parametrize("raw", list(frames()))
def test_a_frame_reads_its_example(raw: dict[str, Any], reader: Any) -> None:
    text = raw["example"]
    document = Document("example", "0" * 64, text, published="2022-07-28", paragraphs=(Span(0, len(text)),))
    found = [c for c in make_claims(annotate(document, reader)) if c.type == raw["claim"]]
    wanted = [{k: v for k, v in terms.items() if k not in SETTLED} for terms in sets(raw)]
    assert any(terms.items() <= c.roles.items() for c in found for terms in wanted), found


@pytest.mark.parametrize("raw", list(frames()))
def test_a_frame_has_an_example_and_a_known_shape(raw: dict[str, Any]) -> None:
    assert raw["example"].rstrip("”").endswith((".", "?"))
    assert raw["id"].startswith(raw["claim"] + ".")
    assert raw.get("scoped") in (True, "document")


def test_the_lists_of_the_grammar_do_not_overwrite_one_another() -> None:
    seen: dict[str, str] = {}
    for path in sorted((GRAMMAR / "en").glob("lists-*.yaml")):
        for name in table(path.read_text(encoding="utf-8")):
            assert name not in seen, f"{name} in {path.name} and {seen[name]}"
            seen[name] = path.name


def test_no_two_frames_have_one_name() -> None:
    names = [
        raw["id"] for path in (GRAMMAR / "en").glob("frames-*.yaml") for raw in table(path.read_text("utf-8"))
    ]
    assert sorted(names) == sorted(set(names))
