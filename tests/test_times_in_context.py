"""Times that need the tree, the paragraph or the whole language; and what always holds of every expression."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backchannel import edtf
from backchannel.annotate.times import find_times
from backchannel.errors import UsageError
from backchannel.records import Span, TimeExpression, Token
from training.times import score

THURSDAY = "2022-07-28"


def found(
    text: str, published: str | None = THURSDAY, tokens: tuple[Token, ...] = ()
) -> list[TimeExpression]:
    return list(find_times(text, [Span(0, len(text))], published, tokens=tokens))


def values(text: str, published: str | None = THURSDAY) -> list[tuple[str, str]]:
    return [(text[t.start : t.end], t.edtf or t.duration or f"({t.reason})") for t in found(text, published)]


def tree(*rows: tuple[str, str, str, str, int, str]) -> tuple[str, tuple[Token, ...]]:
    """A sentence from (text, lemma, upos, tag, head, dep)."""
    text, tokens = "", []
    for index, (word, lemma, upos, tag, head, dep) in enumerate(rows):
        start = len(text)
        text += word + " "
        tokens.append(Token(index, start, start + len(word), word, lemma, upos, tag, dep, head, 0))
    return text, tuple(tokens)


def test_the_tree_tells_the_tense_of_the_governing_verb():
    # The nearest word that looks like a verb is a participle; the tree knows that it is not the verb.
    text, tokens = tree(
        ("They", "they", "PRON", "PRP", 2, "nsubj"),
        ("will", "will", "AUX", "MD", 2, "aux"),
        ("meet", "meet", "VERB", "VB", 2, "root"),
        ("the", "the", "DET", "DT", 5, "det"),
        ("convicted", "convict", "VERB", "VBN", 5, "amod"),
        ("spy", "spy", "NOUN", "NN", 2, "obj"),
        ("Friday", "Friday", "PROPN", "NNP", 2, "obl:tmod"),
    )
    assert found(text)[0].edtf == "2022-07-22"
    assert found(text, tokens=tokens)[0].edtf == "2022-07-29"


def test_the_tree_follows_a_plan_into_its_infinitive():
    text, tokens = tree(
        ("They", "they", "PRON", "PRP", 1, "nsubj"),
        ("agreed", "agree", "VERB", "VBD", 1, "root"),
        ("to", "to", "PART", "TO", 3, "mark"),
        ("meet", "meet", "VERB", "VB", 1, "xcomp"),
        ("Friday", "Friday", "PROPN", "NNP", 3, "obl:tmod"),
    )
    assert found(text, tokens=tokens)[0].edtf == "2022-07-29"


def test_only_paragraphs_are_read_and_an_expression_stays_in_its_own():
    text = "Published 2022\n\nHe left on July\n\n28 people came.\n\nMonday"
    paragraphs = [Span(16, 31), Span(33, 48)]
    assert [text[t.start : t.end] for t in find_times(text, paragraphs, THURSDAY)] == ["July"]


def test_an_expression_may_be_wrapped_over_a_line():
    assert values("It began on July\n28, 2022.") == [("July\n28, 2022", "2022-07-28")]


def test_a_language_without_a_grammar_is_an_error_that_says_what_to_add():
    with pytest.raises(UsageError, match=r"times\.xx\.yaml"):
        find_times("text", [Span(0, 4)], None, language="xx")


WORDS = st.sampled_from(
    re.findall(
        r"\S+",
        """
        the last next this early late mid since until by from to between and of in on at May March July Monday
        Friday 2016 28 3rd two a few days weeks month years ago later earlier before after more than up ten
        year-old today night 3 p.m. spring weekend every daily now , . - — ’s said will “ ” 9/11 1990s
        Christmas first half end end- 2022-07-28 7/28/2022 decade century quarter Q3
        """,
    )
)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(WORDS, max_size=25),
    st.sampled_from([" ", "", "\n"]),
    st.sampled_from([None, "2022-07-28", "2022-07", "2022", "2024-02-29", "0001-01-01", "9999-12-31"]),
)
def test_spans_re_slice_never_overlap_and_carry_a_value(words, glue, published):
    text = glue.join(words)
    times = found(text, published)
    assert times == found(text, published)
    behind = 0
    for one in times:
        assert behind <= one.start < one.end <= len(text)
        assert text[one.start : one.end].strip() == text[one.start : one.end]
        behind = one.end
        assert (one.edtf or one.duration) is not None or one.reason
        assert one.edtf is None or edtf.is_edtf(one.edtf)
        assert one.duration is None or edtf.is_duration(one.duration)


@pytest.mark.slow
def test_dates_of_newswire_are_found():
    folder = Path(__file__).parents[2] / "shared" / "corpora" / "worldwide-newswire" / "dev"
    if not folder.is_dir():
        pytest.skip("the corpora are not beside the repository")
    recall, precision = score(folder)
    assert recall >= 0.96
    assert precision >= 0.93


@pytest.mark.parametrize(
    "word", ["Monday, ", "since ", "from 2016 to ", "early in ", "the ", "2016-", "1 ", "twenty-"]
)
def test_repetition_without_end_is_read_all_the_same(word):
    found(word * 1200)  # more than Python lets functions call themselves


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=80))
def test_any_text_can_be_read(text):
    found(text)
