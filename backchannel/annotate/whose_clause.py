"""Mend the clauses that `whose` and `who` open: `Olga Ruiz, whose husband Lev was jailed in May, said`.

In: a tree in the making and a word. Out: the same tree in which what `whose` owns is the subject of the verb behind it.
Always true: what stands behind a preposition, or is owned by somebody who is the object there, stays; a verb with a subject
of its own keeps it.
"""

from __future__ import annotations

from backchannel.annotate.grafts import Draft

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
AUXILIARY = frozenset({"aux", "aux:pass", "cop"})
# relations by which a tree takes what is owned for what its owner is called
CALLED = frozenset({"appos", "acl:relcl", "parataxis", "conj", "dep"})
# ... and those of the clause, which it hangs on a word further right
LOOSE = frozenset({"acl:relcl", "advcl", "advcl:relcl", "parataxis", "conj", "dep"})
NOMINAL = frozenset({"NOUN", "PROPN"})
REACH = 14


def mend(draft: Draft, i: int) -> None:
    """Hang the clause behind the `whose` at the word `i` on its owner, with what is owned as its subject."""
    tokens, noun = draft.tokens, draft.heads[i]
    if tokens[i].text.lower() != "whose" or noun <= i or i < 2 or draft.cases(noun):
        return
    subject = draft.deps[noun].startswith("nsubj")
    verb = draft.heads[noun] if subject else verb_behind(draft, noun)
    if verb <= noun or not (subject or draft.deps[noun] in CALLED):
        return
    own = [k for k in range(i, verb) if draft.heads[k] == verb]
    if not subject and any(draft.deps[k].startswith("nsubj") for k in own):
        return
    owner = owner_before(draft, i)
    if owner < 0 or draft.deps[verb].partition(":")[0] == "root" or draft.deps[verb] not in LOOSE:
        return
    if draft.heads[verb] > i or draft.heads[verb] == noun:
        draft.hang(verb, owner, "acl:relcl")
    if not subject and draft.heads[verb] < i:
        passive = any(draft.deps[k] == "aux:pass" for k in own)
        draft.hang(noun, verb, "nsubj:pass" if passive else "nsubj")


def verb_behind(draft: Draft, noun: int) -> int:
    """The verb of the first finite word behind what is owned, -1 where none is near."""
    tokens = draft.tokens
    for k in range(noun + 1, min(noun + REACH, len(tokens))):
        if tokens[k].sentence != tokens[noun].sentence:
            break
        if tokens[k].tag in FINITE:
            return draft.heads[k] if draft.deps[k] in AUXILIARY else k
    return -1


def owner_before(draft: Draft, i: int) -> int:
    """The noun that ends right before `whose`, with or without a comma, -1 where there is none."""
    k = i - 2 if draft.tokens[i - 1].text == "," else i - 1
    while draft.deps[k] == "flat" and draft.heads[k] < k:
        k = draft.heads[k]
    return k if draft.tokens[k].upos in NOMINAL else -1


def who_did(draft: Draft, i: int) -> None:
    """`A general who ran a prison`: a past tense behind `who` is the verb of its clause, and no word of the noun behind it."""
    tokens, thing = draft.tokens, draft.heads[i]
    who, noun = i - 1, draft.heads[draft.heads[i]]
    if draft.deps[i] != "amod" or tokens[i].tag != "VBD" or thing < i or i < 2 or not noun < i:
        return
    if tokens[who].text.lower() == "who" and draft.heads[who] == thing and draft.deps[thing] == "appos":
        draft.hang(i, noun, "acl:relcl")
        draft.hang(thing, i, "obj")
        draft.hang(who, i, "nsubj")
