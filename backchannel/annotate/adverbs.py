"""Mend what a parser made of phrases that only tell how.

In: a tree in the making and a word. Out: the same tree with such a phrase beside the verb. Always true: whoever is met face to
face is who is met.
"""

from __future__ import annotations

from backchannel.annotate.clauses import below
from backchannel.annotate.grafts import Draft

PARTS = frozenset({"det", "amod", "nummod", "compound", "nmod:desc", "flat", "nmod:poss", "punct"})


def mend(draft: Draft, i: int) -> None:
    """`met the captors face to face`: the captors are no part of the first face."""
    tokens = draft.tokens
    around = [t.text.lower() for t in tokens[i : i + 5] if t.text != "-"][:3]
    verb = draft.heads[i]
    if around != ["face", "to", "face"] or draft.deps[i] != "obj" or verb >= i:
        return
    met = [k for k in below(draft, i, "compound", "nmod:desc", "nmod:poss", "obj") if verb < k < i]
    if not met:
        return
    last = met[-1]
    for k in below(draft, i, *PARTS):
        if k < last:
            draft.hang(k, last, draft.deps[k])
    draft.deps[i] = "advmod"
    draft.hang(last, verb, "obj")
