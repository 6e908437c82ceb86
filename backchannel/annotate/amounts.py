"""Mend what a parser made of an amount with its limit.

In: a tree in the making and a word. Out: the same tree with `up to` on the noun that is counted, and the `no` of `no fewer than`
on the word that it bounds. Always true: a particle with no number behind it stays one, and so does a `no` without a comparison.
"""

from __future__ import annotations

from backchannel.annotate.clauses import below
from backchannel.annotate.grafts import Draft

# what makes a bound of the number behind `than` with `no` or `not` before it
COMPARED = frozenset({"fewer", "less", "more"})


def mend(draft: Draft, i: int) -> None:
    """Each mend of an amount that a word opens."""
    capped(draft, i)
    bounded(draft, i)


def bounded(draft: Draft, i: int) -> None:
    """`no fewer than 40 hostages were freed`: the `no` denies nothing of them."""
    tokens = draft.tokens
    if tokens[i].text.lower() not in {"no", "not"}:
        return
    after = [t.text.lower() for t in tokens[i + 1 : i + 3] if t.sentence == tokens[i].sentence]
    if after[1:] != ["than"] or after[0] not in COMPARED:
        return
    number = i + 3
    if number < len(tokens) and tokens[number].upos == "NUM" and draft.heads[number] not in {i, i + 1}:
        draft.hang(i + 1, number, "advmod")
        draft.hang(i, i + 1, "advmod")


def capped(draft: Draft, i: int) -> None:
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
