"""Mend set phrases that a parser takes apart: `en route`.

In: a tree in the making and a word. Out: the same tree with the second word as the head of the phrase. Always true: both words
stand side by side.
"""

from __future__ import annotations

from dataclasses import replace

from backchannel.annotate.grafts import Draft
from backchannel.records import Token

REACH = 12


def mend(draft: Draft, i: int) -> None:
    """`is en route to Lom`: the route is what somebody is on."""
    way = i + 1
    if not en_route(draft, i):
        return
    if draft.heads[way] == i:
        draft.heads[way], draft.deps[way] = (way if draft.heads[i] == i else draft.heads[i]), draft.deps[i]
        draft.heads[i] = way
    for k in range(max(0, i - REACH), min(len(draft.tokens), way + REACH)):
        if k not in {i, way} and draft.heads[k] == i:
            draft.heads[k] = way
    draft.hang(i, way, "case")
    draft.deps[i] = "case" if draft.heads[i] == way else draft.deps[i]
    for k in range(max(0, i - 3), i):
        if draft.heads[k] == way and draft.deps[k] == "aux":
            draft.deps[k] = "cop"


def en_route(draft: Draft, i: int) -> bool:
    """True for the first word of `en route`."""
    tokens = draft.tokens
    beside = i + 1 < len(tokens) and tokens[i].sentence == tokens[i + 1].sentence
    return beside and tokens[i].text.lower() == "en" and tokens[i + 1].text.lower() == "route"


def retagged(draft: Draft, t: Token) -> Token:
    """The words of the phrase as a preposition and a noun."""
    if en_route(draft, t.index):
        return replace(t, upos="ADP", tag="IN", lemma="en")
    return replace(t, upos="NOUN", tag="NN", lemma="route") if t.index and en_route(draft, t.index - 1) else t
