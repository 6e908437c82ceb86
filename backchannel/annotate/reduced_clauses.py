"""Mend participles that a parser took for verbs of their own, or hung on the noun before them.

In: a tree in the making and a word. Out: the same tree with the participle hung on what it tells of. Always true: between a
subject and its finite verb a participle tells of the subject; between a verb and its object it tells of the object.
"""

from __future__ import annotations

from backchannel.annotate.clauses import below
from backchannel.annotate.grafts import Draft

PAST = frozenset({"VBD", "VBN"})
LOOSE = frozenset({"xcomp", "advcl", "dep", "ccomp"})
WITHIN = frozenset({"amod", "compound", "flat", "nmod:desc", "nummod", "nmod:unmarked"})
# verbs that say of their object what is done to it
CAUSING = frozenset(
    {"have", "get", "see", "want", "find", "keep", "hold", "order", "hear", "leave", "watch", "like", "need", "report",
     "consider", "deem", "declare", "name", "make", "feel", "call", "fear", "think", "believe", "prefer", "help"}
)  # fmt: skip
DEEMING = frozenset({"consider", "deem", "declare", "judge", "regard"})
HELPERS = ("aux", "aux:pass", "cop")
# how far behind a participle the verb of its subject may stand
REACH = 16


def mend(draft: Draft, i: int) -> None:
    """Each repair on word `i`."""
    if draft.tokens[i].tag in PAST:
        behind_subject(draft, i)
        before_object(draft, i)
        deemed_so(draft, i)
        behind_noun(draft, i)


def behind_subject(draft: Draft, i: int) -> None:
    """`a man held hostage by rebels has been released`: the first participle tells who the man is, and what stands behind it
    up to the later verb goes with it."""
    noun, tokens = i - 1, draft.tokens
    if i == 0 or tokens[noun].upos not in {"NOUN", "PROPN"} or not draft.deps[noun].startswith("nsubj"):
        return
    verb = later_verb(draft, i)
    helpers = below(draft, verb, *HELPERS)
    if not helpers or not i < helpers[0] < verb or below(draft, i, *HELPERS, "cc", "mark"):
        return
    if any(k != noun for k in below(draft, i, "nsubj", "nsubj:pass")):
        return
    if draft.heads[noun] == i:
        draft.hang(noun, verb, "nsubj:pass" if below(draft, verb, "aux:pass") else "nsubj")
    if draft.heads[i] != noun:
        draft.hang(i, noun, "acl")
    for k in below(draft, verb, "obl", "obl:agent", "obl:unmarked"):
        if i < k < helpers[0] and all(t.text != "," for t in tokens[i:k]):
            draft.hang(k, i, draft.deps[k])


def later_verb(draft: Draft, i: int) -> int:
    """The verb behind participle `i` whose subject is the noun before the participle, `i` where there is none."""
    noun, head = i - 1, draft.heads[i]
    verb = draft.heads[noun]
    if verb != i:
        # on the verb, on the verb above it, or where it belongs
        rightly = draft.deps[i] == "acl" and head == noun
        return verb if rightly or draft.deps[i] in LOOSE and head in {verb, draft.heads[verb]} else i
    # `says a man held by rebels has been released`: of two clauses without a joint the second has no subject
    near = range(i + 1, min(len(draft.tokens), i + REACH)) if draft.deps[i] == "ccomp" else ()
    later = next((k for k in near if (draft.heads[k], draft.deps[k]) == (head, "ccomp")), i)
    bare = later > i and not below(draft, later, "nsubj", "nsubj:pass", "cc", "mark")
    return later if bare and below(draft, later, "aux:pass") else i


def before_object(draft: Draft, i: int) -> None:
    """`visit detained reporter Orin`: between a verb and its object stands what the object is."""
    verb, tokens = i - 1, draft.tokens
    if i == 0 or tokens[i].tag != "VBN" or tokens[verb].upos != "VERB" or draft.deps[i] == "amod":
        return
    objects = [k for k in below(draft, verb, "obj") if k > i]
    if not objects or below(draft, i, *HELPERS, "nsubj", "nsubj:pass", "mark", "cc"):
        return
    noun = objects[0]
    bare = all(draft.heads[k] <= noun and draft.deps[k] in WITHIN for k in range(i + 1, noun))
    if bare and tokens[verb].tag != "VBN" and not below(draft, noun, "det"):
        draft.hang(i, noun, "amod")


def deemed_so(draft: Draft, i: int) -> None:
    """`considers Orin, a clerk serving a year, to be unjustly held`: behind the comma stands what he is considered."""
    tokens = draft.tokens
    opens = [k for k in below(draft, i, "mark") if tokens[k].text.lower() == "to"]
    if draft.deps[i] != "acl" or not opens or opens[0] == 0 or tokens[opens[0] - 1].text != ",":
        return
    up = draft.heads[i]
    while draft.heads[up] != up and tokens[up].lemma.lower() not in DEEMING:
        up = draft.heads[up]
    objects = [k for k in below(draft, up, "obj") if up < k < opens[0]]
    if tokens[up].lemma.lower() in DEEMING and objects and not below(draft, up, "xcomp"):
        draft.hang(i, up, "xcomp")


def behind_noun(draft: Draft, i: int) -> None:
    """`freed seven men in exchange for two relatives of the minister jailed in Lom`: a bare participle right behind a noun
    modifies it, and what stands before that noun goes with the verb."""
    verb, tokens, noun = draft.heads[i], draft.tokens, i - 1
    told = tokens[i].tag == "VBN" and draft.deps[i] in LOOSE and verb < noun
    if not told or tokens[noun].upos not in {"NOUN", "PROPN"} or tokens[verb].lemma.lower() in CAUSING:
        return
    if tokens[verb].upos != "VERB" or below(draft, i, *HELPERS, "nsubj", "nsubj:pass", "mark", "cc", "obj"):
        return
    while draft.deps[noun] in {"flat", "compound", "nmod:desc"} and draft.heads[noun] < i:
        noun = draft.heads[noun]
    if noun <= verb or draft.heads[noun] == i:
        return
    for k in below(draft, i, "obl", "punct", "advmod"):
        if k < noun:
            draft.hang(k, verb, draft.deps[k])
    draft.hang(i, noun, "acl")
