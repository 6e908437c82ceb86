"""Mend what a parser made of somebody who is called by an age.

In: a tree in the making and a word. Out: the same tree with `the 52-year-old` as one phrase whose head is `old`. Always true: an
age before a noun stays what it is, a word that says something of the noun.
"""

from __future__ import annotations

from backchannel.annotate.grafts import Draft

YEARS = frozenset({"year", "years"})
NOUNS = frozenset({"NOUN", "PROPN", "ADJ"})


def mend(draft: Draft, i: int) -> None:
    """`the 52-year-old told the paper`: with a verb behind it, `old` is the subject and not a word for the paper."""
    tokens = draft.tokens
    if tokens[i].text.lower() != "old" or i < 4 or i + 1 >= len(tokens) or tokens[i + 1].upos in NOUNS:
        return
    year, number, article = i - 2, i - 4, i - 5
    if (
        tokens[year].text.lower() not in YEARS
        or tokens[number].upos != "NUM"
        or tokens[i - 1].text not in "-‑–"
    ):
        return
    own = draft.deps[i].partition(":")[0] == "nsubj"
    verb, dep = (draft.heads[i], draft.deps[i]) if own else (draft.heads[year], draft.deps[year])
    if dep.partition(":")[0] != "nsubj" or verb <= i or draft.under(verb, i if own else year):
        return
    draft.hang(i, verb, dep)
    draft.hang(year, i, "obl:unmarked")
    if article >= 0 and draft.tokens[article].upos == "DET":
        draft.hang(article, i, "det")
    if draft.heads[number] > i:
        draft.hang(number, i, "nummod")
    for k in range(i + 1, len(tokens)):
        if tokens[k].sentence != tokens[i].sentence:
            break
        if draft.heads[k] == verb and draft.deps[k] == dep and k > verb:
            # a verb has one subject: what stands behind it is its object
            draft.deps[k] = "obj"
