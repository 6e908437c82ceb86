"""Mend the offices of whoever has several: `Health and Labour Minister Lev Orin`.

In: a tree in the making and a word. Out: the same tree in which the first portfolio belongs to the title before the name, and
is nobody himself. Always true: what stands before the `and` is the name of a portfolio, so that nobody named is lost.
"""

from __future__ import annotations

from backchannel.annotate.grafts import Draft

PORTFOLIOS = frozenset(
    {"justice", "interior", "finance", "planning", "defence", "defense", "security", "foreign", "trade", "industry", "health",
     "education", "labour", "labor", "transport", "energy", "information", "communication", "communications", "tourism",
     "culture", "agriculture", "home", "economy", "economic", "development", "immigration", "internal", "law", "legal",
     "prisons", "environment", "commerce", "employment", "sports", "youth", "science", "technology", "policing", "police",
     "corrections", "citizenship", "migration", "infrastructure", "works", "lands", "water", "mines"}
)  # fmt: skip
TITLES = frozenset({"minister", "secretary", "commissioner", "undersecretary"})
INSIDE = frozenset({"NOUN", "PROPN", "ADJ"})
REACH = 5


def mend(draft: Draft, i: int) -> None:
    """`Health and Labour Minister Lev Orin said`: both portfolios are those of one minister."""
    tokens = draft.tokens
    if (
        tokens[i].text.lower() not in PORTFOLIOS
        or i + 2 >= len(tokens)
        or tokens[i + 1].text.lower() != "and"
    ):
        return
    for k in range(i + 2, min(len(tokens), i + REACH)):
        if tokens[k].sentence != tokens[i].sentence or tokens[k].upos not in INSIDE:
            return
        if tokens[k].text.lower() not in TITLES:
            continue
        name = draft.heads[k]
        if draft.deps[k] == "nmod:desc" and name > k and draft.heads[i] != k:
            if draft.heads[name] == i:
                draft.hang(name, draft.heads[i], draft.deps[i])
            draft.hang(i, k, "compound")
            if i + 2 < k:
                draft.hang(i + 2, i, "conj")
                draft.hang(i + 1, i + 2, "cc")
        return
