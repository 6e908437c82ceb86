"""Mend trees in which a subject, a relative clause or the outcome of a deed hangs on the wrong word.

In: a tree while it is mended, and a word of it. Out: the tree, changed in place. Always true: a noun is only made the
subject of a predicate that stands behind it and has none, and a clause or a name only moves to a noun before it.
"""

from __future__ import annotations

from backchannel.annotate.grafts import Draft
from backchannel.records import Name

NOMINAL = frozenset({"NOUN", "PROPN"})
SINGULAR = frozenset({"is", "was", "has", "does"})
DASHES = frozenset({"—", "–", "--", "-"})
# what somebody is once something has been done to him
OUTCOMES = frozenset({"dead", "free", "loose"})
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


def dateline(draft: Draft, i: int) -> None:
    """`Lagos, Nigeria — The ministry said ...`: the places before the dash are no subject of what follows it."""
    tokens = draft.tokens
    if tokens[i].text not in DASHES or i == 0 or tokens[i - 1].end == tokens[i].start:
        # the hyphen of a name has no space before it
        return
    start = i
    while start > 0 and i - start < REACH and tokens[start - 1].sentence == tokens[i].sentence:
        start -= 1
    before = range(start, i)
    if start > 0 and tokens[start - 1].sentence == tokens[i].sentence:
        return
    if not all(tokens[k].upos in {"PROPN", "PUNCT"} for k in before) or start == i:
        return
    place = next((k for k in before if draft.deps[k].startswith("nsubj") and draft.heads[k] > i), -1)
    verb = draft.heads[place]
    if place < 0 or any(tokens[k].text in DASHES for k in range(i + 1, verb)):
        return
    told = [
        k
        for k in range(i + 1, verb)
        if draft.heads[k] in before and draft.deps[k] in {"appos", "conj", "nmod"}
    ]
    if told:
        draft.hang(told[-1], verb, "nsubj")
        draft.deps[place] = "obl:unmarked"


def outcome(draft: Draft, i: int) -> None:
    """`shot dead three of them`: an adjective right behind a verb and before a number or an article is what came of it."""
    tokens, verb = draft.tokens, i - 1
    if tokens[i].text.lower() not in OUTCOMES or verb < 0 or i + 1 >= len(tokens) or draft.heads[i] <= i:
        return
    opens = tokens[i + 1].upos in {"NUM", "DET", "PROPN"} or tokens[i + 1].tag == "PRP$"
    if opens and tokens[verb].upos == "VERB" and tokens[verb].tag in {"VBD", "VBN", "VBP", "VB", "VBG"}:
        draft.hang(i, verb, "xcomp")


def one_of(draft: Draft, name: Name) -> None:
    """`One of the hostages, Ana Ruiz, said`: a name between commas behind `one of` several is that one."""
    tokens, comma = draft.tokens, name.first - 1
    if comma < 3 or tokens[comma].text != "," or name.last >= len(tokens) or tokens[name.last].text != ",":
        return
    several = comma - 1
    one = draft.heads[several]
    if draft.deps[several] == "nmod" and tokens[several].tag == "NNS" and tokens[one].text.lower() == "one":
        here = next(
            (i for i in range(name.first, name.last) if not name.first <= draft.heads[i] < name.last),
            name.first,
        )
        draft.hang(here, one, "appos")
