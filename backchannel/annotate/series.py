"""Mend a series of people each of whom has a title before the name: `the writer Orin, clerk Ana Ruiz and seven others`.

In: a tree in the making and a name. Out: the same tree with the person joined to the first of the series. Always true: a
noun without an article right before a name is its title, so that the name before it is somebody else's.
"""

from __future__ import annotations

from collections.abc import Sequence

from backchannel.annotate import anchors
from backchannel.annotate.grafts import Draft
from backchannel.records import Name

PERSON = "Person"
# how many words a title has
WORDS = 4
# a comma and an age
AGE = 2
TITLE = frozenset({"NOUN", "ADJ", "PROPN"})
TAKEN = frozenset({"appos", "conj", "nmod:desc", "dep", "list", "parataxis", "compound", "nmod"})


def titled(draft: Draft, names: Sequence[Name], name: Name) -> None:
    """Join a person whose title opens right behind a comma that closes another person's name."""
    tokens, noun = draft.tokens, name.first - 1
    outside = (k for k in range(noun, max(noun - WORDS, 0), -1) if not titling(draft, k))
    comma = next(outside, noun)
    if comma == noun or tokens[comma].text != "," or tokens[noun].tag != "NN" or not goes_on(draft, name):
        return
    # `Orin, 46, his nephew Lev Lom, 22, and ...`
    end = comma - AGE if tokens[comma - 1].upos == "NUM" and tokens[comma - AGE].text == "," else comma
    before = next((n for n in names if n.last == end and n.label == PERSON), None)
    here = anchors.head_in(draft, name)
    if before is None or draft.deps[here] not in TAKEN or draft.deps[noun] not in TAKEN:
        return
    first = top(draft, anchors.head_in(draft, before))
    if draft.under(first, noun) or draft.under(first, here):
        return
    draft.hang(noun, first, "conj")
    draft.hang(here, noun, "appos")
    for k in range(name.last, min(name.last + WORDS * 2, len(tokens))):
        if draft.deps[k] == "conj" and draft.heads[k] in range(before.first, name.last):
            draft.hang(k, first, "conj")


def titling(draft: Draft, k: int) -> bool:
    """True for a word of a title, or of whose relative somebody is."""
    return draft.tokens[k].upos in TITLE or draft.tokens[k].tag == "PRP$"


def top(draft: Draft, name: int) -> int:
    """The word on which the members of the series hang: the title of the first."""
    while draft.deps[name] in {"appos", "conj", "nmod:desc", "flat"} and draft.heads[name] < name:
        name = draft.heads[name]
    return name


def goes_on(draft: Draft, name: Name) -> bool:
    """True where the series ends with `and` or goes on behind a comma, and the name owns nothing."""
    if name.last >= len(draft.tokens) or draft.tokens[name.last].tag == "POS":
        return False
    start = name.last
    if draft.tokens[start].text == "," and start + AGE < len(draft.tokens):
        start += AGE if draft.tokens[start + 1].upos == "NUM" else 0
    behind = [draft.tokens[k] for k in range(start, min(start + 2, len(draft.tokens)))]
    joined = any(t.upos == "CCONJ" and t.text.lower() == "and" for t in behind)
    series = behind[0].text == "," and len(behind) > 1 and behind[1].upos in {"NOUN", "PROPN"}
    return joined or series
