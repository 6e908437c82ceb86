"""Mend trees in which a subject or a relative clause hangs on the wrong word.

In: a tree while it is mended, and a word of it. Out: the tree, changed in place. Always true: a noun is only made the
subject of a predicate that stands behind it and has none, and a clause only moves to a noun before it.
"""

from __future__ import annotations

from backchannel.annotate.grafts import Draft

NOMINAL = frozenset({"NOUN", "PROPN"})
SINGULAR = frozenset({"is", "was", "has", "does"})
# how far a noun's own words may stand from it
REACH = 12


def before_be(draft: Draft, i: int) -> None:
    """`Orin and Lom are on a plane`: a noun without a preposition before `be` is the subject of what follows it."""
    head = draft.heads[i]
    if draft.deps[i] not in {"nmod", "obl"} or draft.tokens[i].upos != "PROPN" or head <= i or draft.cases(i):
        return
    own = [k for k in range(i + 1, head) if draft.heads[k] == head]
    be = [k for k in own if draft.deps[k] == "cop"]
    before = range(max(0, i - REACH), head)
    if be and not any(draft.heads[k] == head and draft.deps[k].startswith("nsubj") for k in before):
        draft.deps[i] = "nsubj"


def after_possessed(draft: Draft, i: int) -> None:
    """`two nephews of Orin's wife who had been jailed`: a noun that somebody has is known, so that a clause which
    tells whom one means belongs to the nouns before it."""
    noun = draft.heads[i]
    if draft.deps[i] != "acl:relcl" or noun >= i or draft.tokens[noun].tag != "NN":
        return
    whole = draft.heads[noun]
    of = any(draft.tokens[k].text.lower() == "of" for k in draft.cases(noun))
    owned = any(
        draft.heads[k] == noun and draft.deps[k] == "nmod:poss" for k in range(max(0, noun - REACH), noun)
    )
    if not of or not owned or whole >= noun or draft.tokens[whole].tag != "NNS":
        return
    opens = draft.tokens[noun + 1].text.lower() == "who"
    verbs = [k for k in range(noun + 1, i + 1) if k == i or draft.heads[k] == i]
    if opens and not any(draft.tokens[k].text.lower() in SINGULAR for k in verbs):
        draft.hang(i, whole, "acl:relcl")
