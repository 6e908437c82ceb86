"""Phrases of the word lists: how they are written, and what they find."""

from __future__ import annotations

import pytest

from backchannel.views.cues import hits, holds, plain
from backchannel.views.data import data


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("will not rest", "We won’t rest until she is home.", True),
        ("will|would (not) rest", "We would rest.", True),
        ("bring* ... home", "bringing both of our people back home", True),
        ("bring* ... home", "bringing them out. She is home", False),
        ("bring* ... home", "bring one two three four five six seven home", False),
        ("bring .. home", "bring her safely home", True),
        ("bring .. home", "bring her and him home", False),
        ("give_up", "he will not give up", True),
        ("swap", "the swapped notes", False),
        ("(a) swap", "swap", True),
        ("обмен*", "Обмена не было", True),
        ("всё возможное", "сделаем все возможное", False),
        ("все возможное", "сделаем всё возможное", True),
    ],
)
def test_a_phrase_and_what_it_finds(phrase: str, text: str, found: bool) -> None:
    assert holds(text, [phrase]) is found


def test_what_another_phrase_covers_is_no_hit() -> None:
    assert not holds("an exchange of views", ["exchange"], ["exchange of views"])
    assert holds("an exchange of views on the exchange", ["exchange"], ["exchange of views"])


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("it was not a swap", True),
        ("there is no case. It was a swap", False),
        ("it was a swap, not a gift", False),
        ("not one of us in the whole town called it a swap", False),
    ],
)
def test_a_negation_reaches_over_some_words_of_its_clause(text: str, negated: bool) -> None:
    assert [hit.negated for hit in hits(text, ["swap"], (), ["not", "no"])] == [negated]


def test_short_forms_are_written_out() -> None:
    assert plain("They’ve said it isn't over; we'll go.") == "they have said it is not over / we will go /"


@pytest.mark.parametrize(
    "name", ["called", "conditions", "contacts", "denials", "designations", "factors", "families", "mediators", "promises"]
)  # fmt: skip
def test_every_phrase_of_every_list_can_be_looked_for(name: str) -> None:
    phrases = _strings(data(name))
    assert phrases
    hits("some words", [phrase for phrase in phrases if phrase.strip()])


def _strings(value: object) -> list[str]:
    if isinstance(value, dict):
        return [text for one in value.values() for text in _strings(one)]
    if isinstance(value, list):
        return [text for one in value for text in _strings(one)]
    return [value] if isinstance(value, str) else []


@pytest.mark.parametrize(
    "name", ["called", "contacts", "denials", "designations", "factors", "families", "promises"]
)
def test_no_word_is_read_as_true_or_false(name: str) -> None:
    """YAML reads a bare no or on as a truth value: such a word must stand in quotation marks."""
    assert _truths(data(name)) == []


def _truths(value: object) -> list[object]:
    if isinstance(value, dict):
        return [one for pair in value.items() for part in pair for one in _truths(part)]
    if isinstance(value, list):
        return [one for part in value for one in _truths(part)]
    return [value] if isinstance(value, bool) or value is None else []
