"""Conditions, contacts and scope over trees built by hand."""

from __future__ import annotations

import pytest

from backchannel.claims import make_claims
from backchannel.claims.arguments import predication
from backchannel.claims.circumstances import subordination
from backchannel.claims.frames import grammar
from backchannel.claims.modality import mood
from backchannel.claims.page import Page
from backchannel.records import Annotations, Claim, Entity, Span, Statement
from backchannel.tree import Tree
from tests.trees import build

ONLY_IF = (
    "They|they|PRON|PRP|3|nsubj would|will|AUX|MD|3|aux free|free|VERB|VB|0|root him|he|PRON|PRP|3|obj "
    "only|only|ADV|RB|8|advmod if|if|SCONJ|IN|8|mark talks|talk|NOUN|NNS|8|nsubj resumed|resume|VERB|VBD|3|advcl"
)
BEFORE = (
    "The|the|DET|DT|2|det trial|trial|NOUN|NN|4|nsubj will|will|AUX|MD|4|aux have|have|VERB|VB|0|root "
    "to|to|PART|TO|6|mark end|end|VERB|VB|4|xcomp before|before|ADP|IN|9|case any|any|DET|DT|9|det "
    "swap|swap|NOUN|NN|6|obl"
)
NOBODY = "Nobody|nobody|PRON|NN|3|nsubj:pass was|be|AUX|VBD|3|aux:pass freed|free|VERB|VBN|0|root"
NO_DEAL = (
    "There|there|PRON|EX|2|expl is|be|VERB|VBZ|0|root no|no|DET|DT|4|det agreement|agreement|NOUN|NN|2|nsubj "
    "on|on|ADP|IN|7|case the|the|DET|DT|7|det {about}s|{about}|NOUN|NNS|4|nmod"
)


def at(tree: Tree, word: str) -> int:
    return next(t.index for t in tree.tokens if t.text == word)


def tree(source: str) -> Tree:
    document, syntax = build(source)
    return Tree(syntax, document.text)


@pytest.mark.parametrize(
    ("source", "word", "opener", "main", "marks"),
    [
        (ONLY_IF, "resumed", "if", "free", {"would", "only"}),
        (BEFORE, "swap", "before", "have", {"will", "have", "The"}),
    ],
)
def test_a_limitation_knows_what_it_limits(
    source: str, word: str, opener: str, main: str, marks: set[str]
) -> None:
    words = tree(source)
    p = subordination(words, at(words, word), {opener})
    assert p is not None
    assert (p.lemma, words[p.slots["main"][0]].text) == (opener, main)
    found = {words[i].text for slot in ("marks", "main:marks") for i in p.slots.get(slot, ())}
    assert found <= marks
    assert {"would", "only"} <= found or {"will", "have"} <= found


@pytest.mark.parametrize(
    ("source", "word", "polarity"), [(NOBODY, "freed", "negative"), (ONLY_IF, "free", "positive")]
)
def test_what_nobody_undergoes_did_not_happen(source: str, word: str, polarity: str) -> None:
    document, syntax = build(source)
    page, words = Page(Annotations(document, syntax)), grammar("en")
    assert words is not None
    assert mood(page, at(page.tree, word), words.modality).polarity == polarity


def told(about: str, before: str = "") -> tuple[Claim, ...]:
    """The claims of a denial of agreement on `about`, said by a spokesman."""
    document, syntax = build(before + NO_DEAL.format(about=about))
    start = document.text.index("There")
    statement = Statement(
        "s1",
        "e1",
        None,
        "on_record",
        "indirect",
        None,
        (Span(start, len(document.text.rstrip())),),
        (),
        "2022-07-28",
    )
    speaker = Entity("e1", "person", "Tomas Reck")
    return make_claims(Annotations(document, syntax, (speaker,), (statement,)))


def test_no_agreement_is_held_by_whoever_says_so_on_that_day() -> None:
    (claim,) = [c for c in told("hostage") if c.type == "position"]
    assert claim.roles["stance"] == "no_agreement"
    assert claim.roles["holder"] == ("e1",)
    assert (claim.time, claim.polarity, claim.statement) == ("2022-07-28", "positive", "s1")


@pytest.mark.parametrize("about", ["tariff", "wage", "border"])
def test_talks_on_other_matters_yield_nothing(about: str) -> None:
    assert [c for c in told(about) if c.type == "position"] == []


def test_an_agent_written_together_with_its_participle() -> None:
    words = tree(
        "Qatar|Qatar|PROPN|NNP|3|compound -|-|PUNCT|HYPH|1|punct mediated|mediate|VERB|VBN|4|amod "
        "talks|talk|NOUN|NNS|0|root"
    )
    p = predication(words, 2)
    assert [words[i].text for i in p.slots["agent"]] == ["Qatar"]
    assert [words[i].text for i in p.slots["patient"]] == ["talks"]
