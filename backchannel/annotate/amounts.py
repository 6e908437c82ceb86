"""Mend what a parser made of an amount with its limit behind a verb.

In: a tree in the making and a word. Out: the same tree with `up to` on the noun that is counted. Always true: a particle with no
number behind it stays one.
"""

from __future__ import annotations

from backchannel.annotate.clauses import below
from backchannel.annotate.grafts import Draft


def mend(draft: Draft, i: int) -> None:
    """`sought up to 20 years`: before a number `up to` is its limit, and what is counted is the object."""
    tokens, verb = draft.tokens, draft.heads[i]
    if draft.deps[i] != "compound:prt" or tokens[i].text.lower() != "up" or i + 3 >= len(tokens):
        return
    to, number = i + 1, i + 2
    noun = draft.heads[number]
    counted = draft.deps[number] == "nummod" and noun > number and draft.heads[noun] == verb
    if tokens[to].text.lower() != "to" or tokens[number].upos != "NUM" or not counted:
        return
    draft.hang(i, noun, "case")
    draft.hang(to, i, "fixed")
    if draft.deps[noun] == "obl" and not below(draft, verb, "obj", "aux:pass"):
        draft.deps[noun] = "obj"
