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

# how far behind whom it is got from an object may stand
REACH = 16


def mend(draft: Draft, i: int) -> None:
    """`rebels handed over the father`, `whom a court jailed`: with an object and no auxiliary, whoever stands before a verb
    does it."""
    tokens = draft.tokens
    if tokens[i].tag not in {"VBN", "VBD"}:
        return
    put_behind(draft, i)
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


def put_behind(draft: Draft, i: int) -> None:
    """`obtained from the court a two-day remand`, `won from the judges a stay`: an object with an article may stand behind
    whom it is got from."""
    tokens = draft.tokens
    source = next((k for k in clauses.below(draft, i, "obl") if k > i and opens(draft, k, i + 1, "from")), -1)
    if source < 0 or clauses.below(draft, i, "obj", "aux:pass", "ccomp"):
        return
    rest = range(source + 1, min(len(tokens), source + REACH))
    heads = (k for k in rest if tokens[k].upos == "NOUN" and draft.deps[k] != "compound")
    noun = next((k for k in heads if opens(draft, k, source + 1, "")), -1)
    if noun < 0 or tokens[noun].sentence != tokens[i].sentence:
        return
    subject = draft.heads[i]
    if draft.heads[noun] == noun and draft.deps[i] == "acl" and draft.heads[subject] == noun:
        # the object was taken for the main word
        draft.heads[i], draft.deps[i] = i, "root"
        draft.hang(subject, i, "nsubj")
        draft.heads[noun], draft.deps[noun] = i, "obj"
        for k in range(subject):
            if draft.heads[k] == noun:
                draft.heads[k] = i
    elif draft.heads[noun] == i and draft.deps[noun] in {
        "obl",
        "nsubj",
        "nsubj:pass",
        "obl:unmarked",
        "xcomp",
    }:
        draft.deps[noun] = "obj"


def opens(draft: Draft, noun: int, start: int, case: str) -> bool:
    """True for a noun whose phrase begins at word `start` or behind one more phrase, with the preposition `case` or with an
    article."""
    if case:
        return any(draft.tokens[k].text.lower() == case and k == start for k in draft.cases(noun))
    articles = [
        k for k in range(start, noun) if draft.heads[k] == noun and draft.deps[k] in {"det", "nummod"}
    ]
    return bool(articles) and not draft.cases(noun)


def opens_at(draft: Draft, noun: int, start: int) -> bool:
    """True for a noun whose phrase, with an article, a number, a name or a title at its head, begins at word `start`."""
    if noun < start or draft.cases(noun) or start + 1 >= len(draft.tokens):
        return False
    near = start == noun or draft.heads[start] == noun
    # `a court jailed journalist Lev Orin`
    titled = draft.tokens[start].upos == "NOUN" and draft.tokens[start + 1].upos == "PROPN"
    return near and (titled or draft.tokens[start].upos in {"DET", "NUM", "PROPN", "PRON"})
