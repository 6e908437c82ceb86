"""Mend verbs that a parser took for passives: `rebels handed over the father`, `whom a court jailed`.

In: a tree in the making and a word. Out: the same tree in which whoever stands before such a verb does it. Always true: a verb
with an auxiliary, or without an object right behind it, stays what it is.
"""

from __future__ import annotations

from backchannel.annotate import clauses
from backchannel.annotate.grafts import Draft

# a passive of these keeps an object: `were given ten years`
GIVING = frozenset(
    {"give", "hand", "grant", "deny", "offer", "award", "show", "teach", "tell", "promise", "refuse", "fine"}
)


def mend(draft: Draft, i: int) -> None:
    """`rebels handed over the father`, `whom a court jailed`: with an object and no auxiliary, whoever stands before a verb
    does it."""
    tokens = draft.tokens
    if tokens[i].tag not in {"VBN", "VBD"}:
        return
    subjects = [k for k in clauses.below(draft, i, "nsubj:pass") if k < i]
    if not subjects or clauses.below(draft, i, "aux", "aux:pass", "cop"):
        return
    start = i + 2 if i + 1 < len(tokens) and draft.deps[i + 1] == "compound:prt" else i + 1
    bare = [k for k in clauses.below(draft, i, "obj", "obl") if k > i and opens_at(draft, k, start)]
    asked = [k for k in clauses.below(draft, i, "obj") if tokens[k].tag == "WP" and k < i]
    kept = tokens[i].lemma.lower() in GIVING and start == i + 1
    if kept or not bare and not asked:
        return
    for k in subjects:
        draft.deps[k] = "nsubj"
    for k in bare:
        draft.deps[k] = "obj"


def opens_at(draft: Draft, noun: int, start: int) -> bool:
    """True for a noun whose phrase, with an article, a number, a name or a title at its head, begins at word `start`."""
    if noun < start or draft.cases(noun) or start + 1 >= len(draft.tokens):
        return False
    near = start == noun or draft.heads[start] == noun
    # `a court jailed journalist Lev Orin`
    titled = draft.tokens[start].upos == "NOUN" and draft.tokens[start + 1].upos == "PROPN"
    return near and (titled or draft.tokens[start].upos in {"DET", "NUM", "PROPN", "PRON"})
