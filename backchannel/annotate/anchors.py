"""Mend trees in which a subject or a relative clause hangs on the wrong word.

In: a tree while it is mended, and a word of it. Out: the tree, changed in place. Always true: a noun is only made the
subject of a predicate that stands behind it and has none, and a clause or a name only moves to a noun before it.
"""

from __future__ import annotations

from backchannel.annotate.grafts import Draft
from backchannel.records import Name

NOMINAL = frozenset({"NOUN", "PROPN"})
SINGULAR = frozenset({"is", "was", "has", "does"})
DASHES = frozenset({"—", "–", "--", "-"})
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


def numbers(draft: Draft, i: int) -> None:
    """Mend what stands round the number at word `i`."""
    tokens = draft.tokens
    if tokens[i].upos != "NUM":
        return
    if i > 1 and tokens[i - 1].text == "-" and tokens[i - 2].upos == "NUM" and tokens[i].text.isalpha():
        # the `twenty` of `twenty-one`
        draft.hang(i - 2, i, "compound")
    counted_out(draft, i)


def counted_out(draft: Draft, i: int) -> None:
    """`Of the 251 hostages, 97 are there`: a number between a comma and the verb is the subject, and those whom it is
    counted out of are not."""
    tokens = draft.tokens
    if i < 3 or tokens[i - 1].text != "," or i + 1 >= len(tokens):
        return
    start = next((k for k in range(i, -1, -1) if tokens[k].sentence != tokens[i].sentence), -1) + 1
    whole = draft.heads[start]
    if (
        tokens[start].text.lower() != "of"
        or tokens[i + 1].upos not in {"AUX", "VERB"}
        or not start < whole < i
    ):
        return
    head = draft.heads[whole]
    if head <= i or draft.heads[i] not in {head, whole}:
        return
    draft.hang(i, head, "nsubj:pass" if "nsubj:pass" in (draft.deps[i], draft.deps[whole]) else "nsubj")
    draft.deps[whole] = "obl"
