"""A language model is asked piece by piece, and only what stands in the text is taken from its answer."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backchannel.errors import ServiceError, UsageError
from backchannel.language_model import LanguageModelReader
from backchannel.language_model.answer import Answers
from backchannel.language_model.pinning import Piece
from backchannel.language_model.question import instructions, schema
from backchannel.language_model.reader import pieces
from backchannel.records import Document, Reading, Span
from backchannel.settings import Service
from backchannel.vocabulary import vocabulary
from tests.language_model.service import Raw, Script, completion, serving

TEXT = (
    "Vale has freed the jailed engineer Ana Ruiz, her lawyer Ivo Senn said on Monday.\n\n"
    "“She is on her way home,” Senn told reporters."
)
DOCUMENT = Document(
    "a.txt", "0" * 64, TEXT, published="2031-05-15", paragraphs=(Span(0, 80), Span(82, len(TEXT)))
)
GOOD: dict[str, Any] = {
    "entities": [
        {"id": "1", "kind": "state", "name": "Vale", "others": [], "country": None, "titles": [], "anonymous": False},
        {"id": "2", "kind": "person", "name": "Ana Ruiz", "others": [], "country": None, "titles": ["engineer"],
         "anonymous": False},
        {"id": "3", "kind": "person", "name": "Ivo Senn", "others": ["Senn"], "country": None, "titles": ["lawyer"],
         "anonymous": False},
    ],
    "statements": [
        {"id": "a", "speaker": ["3"], "source": "her lawyer Ivo Senn", "source_kind": "family_or_lawyer",
         "form": "indirect", "cue": "said", "content": ["Vale has freed the jailed engineer Ana Ruiz"], "said": "2031-05-12",
         "inside": None},
        {"id": "b", "speaker": ["3"], "source": "Senn", "source_kind": "family_or_lawyer", "form": "direct",
         "cue": "told", "content": ["“She is on her way home,”"], "said": None, "inside": None},
    ],
    "times": [{"words": "Monday", "kind": "date", "value": "2031-05-12"}],
    "claims": [
        {"type": "release", "roles": {"person": ["2"], "by": ["1"], "mechanism": "unspecified"}, "time": None,
         "polarity": "positive", "realis": "asserted", "statement": "a",
         "evidence": ["Vale has freed the jailed engineer Ana Ruiz"]},
    ],
}  # fmt: skip


def changed(kind: str, **values: Any) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(json.dumps(GOOD))
    answer[kind][0].update(values)
    return answer


def test_what_the_text_bears_out_becomes_a_reading() -> None:
    script = Script([GOOD])
    with serving(script) as service:
        reading = LanguageModelReader(service).read(DOCUMENT)
    assert reading.reader == "llm/tiny" and not reading.document.warnings
    (claim,) = reading.claims
    names = {entity.id: entity.name for entity in reading.entities}
    assert [names[id] for id in claim.roles["person"]] == ["Ana Ruiz"]
    assert claim.roles["mechanism"] == "unspecified"
    first, second = reading.statements
    assert claim.statement == first.id and names[str(first.speaker)] == "Ivo Senn"
    assert [TEXT[a:b] for a, b in second.quotes] == ["“She is on her way home,”"]
    assert second.source and TEXT[slice(*second.source)] == "Senn" and second.source.start > 90
    (time,) = reading.times
    assert time.edtf == "2031-05-12" and TEXT[time.start : time.end] == "Monday"


def test_the_question_names_the_model_the_shape_and_the_date() -> None:
    script = Script([GOOD])
    with serving(script) as service:
        LanguageModelReader(service).read(DOCUMENT)
    (asked,) = script.asked
    assert asked["model"] == "tiny"
    assert asked["response_format"]["json_schema"]["schema"] == schema()
    assert "published: 2031-05-15" in asked["messages"][1]["content"]
    assert script.headers[0]["Authorization"] == "Bearer secret"


def test_the_question_holds_the_whole_vocabulary() -> None:
    for kind in vocabulary().types.values():
        assert f"## {kind.name}:" in instructions()
        assert all(term in instructions() for role in kind.roles.values() for term in role.terms)


REFUSED = {
    "an invented quotation": (changed("claims", evidence=["Vale has freed everybody"]), "not in the text"),
    "other quotation marks": (changed("claims", evidence=['"She is on her way home,"']), "not in the text"),
    "no evidence": (changed("claims", evidence=[]), "not in the text"),
    "a person who was never given": (changed("claims", roles={"person": ["9"]}), "refused or never given"),
    "a statement that was never given": (changed("claims", statement="z"), "refused or never given"),
    "an unknown type": (changed("claims", type="rumour"), "unknown type"),
    "an unknown role": (changed("claims", roles={"person": ["2"], "mood": "good"}), "unknown role"),
    "an unknown term": (changed("claims", roles={"mechanism": "magic"}), "unknown term"),
    "a date that is none": (changed("claims", time="last week"), "date that is none"),
    "no roles": (changed("claims", roles={}), "no known shape"),
    "roles of no shape": (changed("claims", roles=[1]), "no known shape"),
    "a count below nothing": (changed("claims", roles={"count": {"n": -2, "op": "="}}), "count that is none"),
    "words of its own in a text role": (
        changed("claims", roles={"person": ["2"], "inducements": "a billion"}),
        "not in the text",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_claim_that_the_text_or_the_contract_does_not_bear_out_is_refused(name: str) -> None:
    answer, reason = REFUSED[name]
    with serving(Script([answer])) as service:
        reading = LanguageModelReader(service).read(DOCUMENT)
    assert not reading.claims and len(reading.statements) == 2
    (warning,) = reading.document.warnings
    assert "1 items of its answer refused" in warning and reason in warning


def test_what_rests_on_an_invented_person_falls_with_them() -> None:
    answer = changed("entities", name="Republic of Vale")
    with serving(Script([answer])) as service:
        reading = LanguageModelReader(service).read(DOCUMENT)
    assert not reading.claims and len(reading.entities) == 2
    assert "2 items" in reading.document.warnings[0]


def test_an_invented_quotation_is_no_statement() -> None:
    answer = changed("statements", content=["“I never said so,”"])
    with serving(Script([answer])) as service:
        reading = LanguageModelReader(service).read(DOCUMENT)
    assert [TEXT[slice(*one.content[0])] for one in reading.statements] == ["“She is on her way home,”"]
    assert not reading.claims


def test_statements_never_lie_inside_each_other_in_a_circle() -> None:
    answer = json.loads(json.dumps(GOOD))
    answer["statements"][0]["inside"], answer["statements"][1]["inside"] = "b", "a"
    with serving(Script([answer])) as service:
        first, second = LanguageModelReader(service).read(DOCUMENT).statements
    assert first.inside == second.id and second.inside is None


def test_broken_json_is_asked_for_again() -> None:
    script = Script(['{"entities": [', GOOD])
    with serving(script) as service:
        assert LanguageModelReader(service).read(DOCUMENT).claims
    assert len(script.asked) == 2


BROKEN = {
    "broken JSON every time": ([Raw(completion('{"entities": ['))], "no JSON object in 2 attempts"),
    "a list instead of an object": ([Raw(completion("[]"))], "no JSON object"),
    "no completion": ([Raw(b'{"hello": 1}')], "no chat completion"),
    "a web page": ([Raw(b"<html>")], "no chat completion"),
    "a refusal": ([Raw(b"no", 401)], "HTTP 401"),
    "an error of the service": ([Raw(b"no", 500)], "HTTP 500"),
    "a redirection, which would carry the key away": (
        [Raw(b"", 307, "http://127.0.0.1:9/v1/chat/completions")],
        "HTTP 307",
    ),
    "one paragraph too long to answer": ([Raw(completion("{", "length"))], "cut off"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_service_that_fails_is_an_error_that_says_so(name: str) -> None:
    answers, message = BROKEN[name]
    with serving(Script(answers)) as service, pytest.raises(ServiceError, match=message) as caught:
        LanguageModelReader(service).read(DOCUMENT)
    assert "secret" not in str(caught.value) and "\n" not in str(caught.value)


def test_no_answer_in_time_says_how_to_allow_more() -> None:
    with serving(Script([Raw(wait=2.0)])) as service, pytest.raises(ServiceError, match="--timeout"):
        LanguageModelReader(replace(service, timeout_seconds=0.2)).read(DOCUMENT)


def test_no_service_at_all_is_said() -> None:
    with pytest.raises(ServiceError, match="is the service running"):
        LanguageModelReader(Service("http://127.0.0.1:9/v1", "tiny", timeout_seconds=1)).read(DOCUMENT)


@pytest.mark.parametrize(
    ("url", "model"), [("ftp://a/b", "m"), ("localhost:11434", "m"), ("http://a/v1", " ")]
)
def test_a_service_that_cannot_be_meant_is_refused_before_anything_is_asked(url: str, model: str) -> None:
    with pytest.raises(UsageError):
        LanguageModelReader(Service(url, model))


def test_an_answer_that_was_cut_off_is_asked_for_in_halves() -> None:
    script = Script([Raw(completion("{", "length")), GOOD, {"entities": []}])
    with serving(script) as service:
        reading = LanguageModelReader(service).read(DOCUMENT)
    assert len(script.asked) == 3 and len(reading.claims) == 1
    assert "way home" not in script.asked[1]["messages"][1]["content"]


def test_the_key_shows_in_no_description() -> None:
    assert "secret" not in repr(Service("http://a/v1", "m", key="secret"))


def test_pieces_end_between_paragraphs() -> None:
    paragraphs = tuple(Span(a, a + 40) for a in range(0, 400, 42))
    found = list(pieces(paragraphs, 100))
    assert [one for piece in found for one in piece] == list(paragraphs)
    assert all(piece[-1].end - piece[0].start <= 100 for piece in found)
    assert list(pieces((Span(0, 500),), 100)) == [(Span(0, 500),)]


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.sampled_from(["1", "Vale", "said", "release", "person", ""]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["id", "name", "kind", "type", "roles", "evidence", "content", "speaker", "words", "person"]
            ),
            inner,
            max_size=6,
        )
    ),
    max_leaves=12,
)


@given(
    st.dictionaries(
        st.sampled_from(["entities", "statements", "times", "claims"]), st.lists(JSON, max_size=4)
    )
)
@settings(max_examples=150, deadline=None)
def test_no_answer_breaks_the_reader_and_every_span_slices_the_text(answer: dict[str, Any]) -> None:
    answers = Answers("llm/any")
    answers.add(answer, Piece(TEXT, 0, len(TEXT)))
    reading = answers.reading(Reading(DOCUMENT, (), (), (), (), "llm/any"))
    spans = [span for claim in reading.claims for span in claim.evidence]
    spans += [span for statement in reading.statements for span in statement.content]
    assert all(0 <= a < b <= len(TEXT) for a, b in spans)
