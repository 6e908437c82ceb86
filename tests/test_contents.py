"""Content is the whole clause that its cue governs, and stops before another cue."""

from __future__ import annotations

from backchannel.annotate.contents import hold_clause
from backchannel.annotate.draft import Draft
from backchannel.tree import Tree
from tests.trees import build

LIMITED = (
    "sources|source|NOUN|NNS|2|nsubj said|say|VERB|VBD|0|root talks|talk|NOUN|NNS|4|nsubj ended|end|VERB|VBD|2|ccomp "
    "_,|,|PUNCT|,|8|punct when|when|ADV|WRB|8|advmod he|he|PRON|PRP|8|nsubj left|leave|VERB|VBD|4|advcl "
    "_.|.|PUNCT|.|2|punct"
)  # fmt: skip


def said(source: str, content: tuple[int, int], *others: Draft) -> list[tuple[int, int]]:
    """The content of `sources said` after it was given its whole clause."""
    text, syntax = build(source)
    draft = Draft((1, 2), 1, [(0, 1)], [content])
    hold_clause(Tree(syntax, text), draft, [draft, *others])
    return draft.content


def test_a_limitation_behind_a_comma_belongs_to_what_it_limits() -> None:
    assert said(LIMITED, (2, 4)) == [(2, 8)]


def test_another_cue_ends_what_was_said() -> None:
    assert said(LIMITED, (2, 4), Draft((7, 8), 7, [(6, 7)], [(0, 1)])) == [(2, 4)]
