"""Mend clauses that are a condition by their order of words: `should the talks fail`.

In: a tree in the making and a word. Out: the same tree in which `should` before its subject opens a clause that hangs on the
verb of what would follow. Always true: a `should` behind its subject, and that of a question, stays what it is.
"""

from __future__ import annotations

from backchannel.annotate import clauses
from backchannel.annotate.grafts import Draft

REACH = 14
OPENING = frozenset({"DET", "PRON", "PROPN", "NOUN", "NUM", "ADJ"})
SUBJECTS = ("nsubj", "nsubj:pass")


def mend(draft: Draft, i: int) -> None:
    """`would be shot should the talks fail`: what opens so hangs on the verb of its consequence."""
    if draft.tokens[i].text.lower() != "should" or (verb := inverted(draft, i)) is None:
        return
    main = consequence(draft, i, verb)
    if main is None:
        return
    for k in clauses.below(draft, verb, *SUBJECTS):
        if k < i:
            # whoever stands before it belongs to the clause before
            draft.hang(k, main, "obj" if k > main else "nsubj")
    draft.hang(i, verb, "mark")
    draft.hang(verb, main, "advcl")


def inverted(draft: Draft, i: int) -> int | None:
    """The verb whose subject begins right behind `should`."""
    tokens, behind = draft.tokens, i + 1
    if behind >= len(tokens) or tokens[behind].upos not in OPENING:
        return None
    for k in range(behind, min(len(tokens), i + REACH)):
        if tokens[k].sentence != tokens[i].sentence or tokens[k].upos in {"VERB", "AUX"}:
            return None
        verb = draft.heads[k]
        if draft.deps[k] in SUBJECTS and verb > k and draft.deps[verb] != "root":
            return verb
    return None


def consequence(draft: Draft, i: int, verb: int) -> int | None:
    """The verb of what would follow: the one before, else that on which the fronted condition hangs."""
    tokens = draft.tokens
    for k in range(i - 1, max(-1, i - REACH), -1):
        if tokens[k].sentence != tokens[i].sentence:
            break
        if tokens[k].upos == "VERB" and not draft.under(k, verb):
            return k
    head = draft.heads[verb]
    return head if head > verb and tokens[head].upos == "VERB" else None
