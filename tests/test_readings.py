"""A reading survives the way into JSON and back, and the JSON has the contract's shape."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backchannel.errors import InputError
from backchannel.readings import from_json, to_json
from backchannel.records import (
    Claim,
    Count,
    Document,
    Entity,
    Mention,
    Reading,
    Span,
    Statement,
    TimeExpression,
)

words = st.text(max_size=12)
maybe = st.none() | words
texts = st.lists(words, max_size=3).map(tuple)
spans = st.builds(Span, st.integers(0, 999), st.integers(0, 999))
many_spans = st.lists(spans, max_size=3).map(tuple)

documents = st.builds(
    Document, source=words, sha256=words, text=words, language=words, title=maybe, outlet=maybe, wire=maybe,
    authors=texts, contributors=texts, published=maybe, dateline=maybe, paragraphs=many_spans, warnings=texts,
)  # fmt: skip
mentions = st.builds(
    Mention, st.integers(0, 99), st.integers(0, 99), st.sampled_from(["name", "nominal", "pronoun"])
)
entities = st.builds(
    Entity, id=words, kind=st.sampled_from(["person", "state", "group"]), name=words, aliases=texts,
    country=maybe, titles=texts, nationalities=texts, anonymous=st.booleans(),
    mentions=st.lists(mentions, max_size=2).map(tuple),
)  # fmt: skip
statements = st.builds(
    Statement, id=words, speaker=maybe | texts, source=st.none() | spans,
    source_kind=st.sampled_from(["on_record", "outlet"]),
    form=st.sampled_from(["direct", "indirect", "mixed"]),
    cue=st.none() | spans, content=many_spans, quotes=many_spans, said=maybe, occasion=maybe, addressee=maybe,
    anonymity_reason=maybe, inside=maybe,
)  # fmt: skip
times = st.builds(
    TimeExpression, start=st.integers(0, 99), end=st.integers(0, 99),
    kind=st.sampled_from(["date", "duration"]),
    edtf=maybe, duration=maybe, reason=maybe,
)  # fmt: skip
counts = st.builds(Count, st.integers(0, 9999), st.sampled_from(["=", ">=", "<=", "~"]), maybe)
claims = st.builds(
    Claim, id=words, type=words, roles=st.dictionaries(words, texts | words | counts, max_size=3),
    evidence=many_spans, time=maybe, polarity=st.sampled_from(["positive", "negative"]),
    realis=st.sampled_from(["asserted", "hoped"]), statement=maybe, confidence=st.floats(0, 1), rule=words,
)  # fmt: skip
readings = st.builds(
    Reading, document=documents, entities=st.lists(entities, max_size=2).map(tuple),
    statements=st.lists(statements, max_size=2).map(tuple), times=st.lists(times, max_size=2).map(tuple),
    claims=st.lists(claims, max_size=2).map(tuple), reader=words,
)  # fmt: skip


@given(readings)
def test_reading_survives_json(reading: Reading) -> None:
    assert from_json(json.loads(json.dumps(to_json(reading)))) == reading


def bare(**parts: object) -> Reading:
    return replace(Reading(Document("a.txt", "0" * 64, "So far, none."), (), (), (), ()), **parts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("time", "written"),
    [
        (
            TimeExpression(0, 3, "date", "2022-07-27"),
            {"start": 0, "end": 3, "kind": "date", "edtf": "2022-07-27"},
        ),
        (
            TimeExpression(0, 3, "duration", duration="P2Y"),
            {"start": 0, "end": 3, "kind": "duration", "duration": "P2Y"},
        ),
        (
            TimeExpression(0, 3, "date", reason="no anchor"),
            {"start": 0, "end": 3, "kind": "date", "edtf": None, "reason": "no anchor"},
        ),
    ],
)
def test_time_has_edtf_or_a_duration_or_a_reason(time: TimeExpression, written: dict[str, object]) -> None:
    assert to_json(bare(times=(time,)))["times"] == [written]


def test_spans_are_pairs_roles_are_lists_text_or_counts() -> None:
    roles = {"person": ("e1",), "mechanism": "pardon", "count": Count(5, ">=", "men")}
    claim = Claim("c1", "release", roles, (Span(0, 6),))
    written = to_json(bare(claims=(claim,)))["claims"][0]
    assert written["evidence"] == [[0, 6]]
    assert written["roles"] == {
        "person": ["e1"],
        "mechanism": "pardon",
        "count": {"n": 5, "op": ">=", "what": "men"},
    }


def test_what_a_newer_minor_version_added_is_let_pass() -> None:
    data = to_json(bare())
    data["document"]["colour"] = "blue"
    data["added"] = 1
    assert from_json(data) == bare()


@pytest.mark.parametrize(
    "broken",
    [{}, {"schema": "backchannel.reading/9"}, {"schema": "backchannel.reading/1"},
     to_json(bare()) | {"claims": [{"id": "c1"}]}, to_json(bare()) | {"document": None}],
)  # fmt: skip
def test_what_is_no_reading_is_refused_in_one_line(broken: dict[str, object]) -> None:
    with pytest.raises(InputError) as caught:
        from_json(broken)
    assert "\n" not in str(caught.value)
