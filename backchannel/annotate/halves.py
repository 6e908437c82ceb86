"""Mend trees that hang the second half of a phrase on the wrong word.

In: a tree while it is mended, and a word of it. Out: the tree, changed in place. Always true: a word is only hung on one
that stands before it in the same phrase.
"""

from __future__ import annotations

from backchannel.annotate.grafts import Draft

NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
OPENERS = frozenset({"WDT", "WP"})
# prepositions before a time
TIMING = frozenset({"since", "until", "till", "before", "after", "during"})
# how far apart the two halves may stand
REACH = 12


def between(draft: Draft, i: int) -> None:
    """`talks between Iran and the rebels`: what `and` joins to the noun after `between` is the second of the two."""
    t = draft.tokens[i]
    if draft.deps[i] != "conj" or t.upos not in NOMINAL:
        return
    joint = next(
        (k for k in range(i - 1, max(-1, i - 6), -1) if draft.deps[k] == "cc" and draft.heads[k] == i), -1
    )
    if joint < 0 or draft.tokens[joint].text.lower() != "and":
        return
    for k in range(joint - 1, max(-1, joint - REACH), -1):
        word = draft.tokens[k]
        if word.sentence != t.sentence or word.upos in {"VERB", "AUX", "PUNCT"} or draft.deps[k] == "conj":
            return
        if any(draft.tokens[c].text.lower() == "between" for c in draft.cases(k)):
            if draft.heads[i] < k:
                draft.hang(i, k, "conj")
            return


def main_subject(draft: Draft, i: int) -> None:
    """`Lom and Reck rejected it, saying ...`: who stands before the main verb is no subject of the participle behind it."""
    verb = draft.heads[i]
    main = draft.heads[verb]
    torn = draft.deps[i] == "nsubj" and draft.deps[verb] == "advcl" and i < main < verb
    if not torn or draft.tokens[verb].tag != "VBG" or draft.tokens[main].upos != "VERB":
        return
    own = any(
        draft.heads[k] == main and draft.deps[k].startswith("nsubj")
        for k in range(max(0, main - REACH), main)
    )
    if not own:
        draft.hang(i, main, "nsubj")


def fronted(draft: Draft, i: int) -> None:
    """`In a call with Lom, the emir pledged help, the court said`: what opens what is said belongs to that, not to the
    saying behind it."""
    verb = draft.heads[i]
    if draft.deps[i].partition(":")[0] != "obl" or i >= verb or draft.tokens[verb].upos != "VERB":
        return
    said = next((k for k in range(i + 1, verb) if draft.heads[k] == verb and draft.deps[k] == "ccomp"), -1)
    subjects = [k for k in range(i + 1, verb) if draft.deps[k].startswith("nsubj")]
    before = any(draft.heads[k] == said and k < said for k in subjects)
    after = any(draft.heads[k] == verb and k > said for k in subjects)
    if said > 0 and before and after and draft.tokens[said].upos == "VERB":
        draft.hang(i, said, "obl")


def with_participle(draft: Draft, i: int) -> None:
    """`Freed on Monday in exchange for a colonel, the pilots said`: what stands behind a participle at the head of a sentence,
    before the comma, belongs to it."""
    verb, tokens = draft.heads[i], draft.tokens
    if draft.deps[i] != "obl" or i >= verb:
        return
    start = next((k for k in range(i, -1, -1) if tokens[k].sentence != tokens[i].sentence), -1) + 1
    opens = tokens[start].upos == "VERB" and tokens[start].text.lower().endswith(("ed", "en", "ght", "eld"))
    if start >= i or not opens or draft.heads[start] != verb:
        return
    subject = next(
        (k for k in range(i, verb) if draft.heads[k] == verb and draft.deps[k].startswith("nsubj")), i
    )
    if any(tokens[k].text == "," for k in range(i, subject)):
        draft.hang(i, start, "obl")
        draft.deps[start] = "advcl"


def object_relative(draft: Draft, i: int) -> None:
    """`the verdict, which an official called mild`: who stands between the pronoun and the verb is its subject, and what
    stands before the pronoun is what the clause tells of."""
    subject = draft.heads[i]
    if draft.deps[i] != "acl:relcl" or subject >= i or draft.tokens[subject].upos not in NOMINAL:
        return
    low = max(0, subject - REACH)
    opener = next(
        (k for k in range(subject - 1, low, -1) if draft.heads[k] == i and draft.tokens[k].tag in OPENERS), -1
    )
    noun = opener - 1
    if noun > 0 and draft.tokens[noun].text == ",":
        noun -= 1
    if opener < 1 or noun < 0 or draft.tokens[noun].upos not in NOMINAL or draft.under(noun, subject):
        return
    draft.hang(i, noun, "acl:relcl")
    draft.hang(subject, i, "nsubj")


def before_participle(draft: Draft, i: int) -> None:
    """`in exchange for Afghans held in Ohio`: a bare participle modifies the noun right before it, which is nobody
    who does it."""
    k = i - 1
    if i < 2 or draft.tokens[i].tag != "VBN" or draft.deps[i] != "acl" or draft.heads[k] != i:
        return
    cases = draft.cases(k)
    if not draft.deps[k].startswith("obl") or draft.tokens[k].upos not in NOMINAL:
        return
    if not cases or draft.tokens[cases[0]].text.lower() == "by" or cases[0] < 1:
        return
    above = cases[0] - 1
    over = draft.heads[i]
    up = above if draft.tokens[above].upos in NOMINAL else over
    draft.hang(k, up, "nmod")
    draft.hang(i, k, "acl")


def of_owner(draft: Draft, i: int) -> None:
    """`the jailed leader's party`: what stands before the owner tells of the owner, and of nothing that he owns."""
    noun = draft.heads[i]
    if draft.deps[i] not in {"amod", "det"} or noun <= i + 1:
        return
    owner = next((k for k in range(i + 1, noun) if draft.tokens[k].upos == "NOUN"), noun)
    marked = owner + 1 < noun and draft.tokens[owner + 1].tag == "POS"
    if marked and draft.deps[owner] == "nmod:poss" and draft.heads[owner] == noun:
        draft.hang(i, owner, draft.deps[i])


def postposed(draft: Draft, i: int) -> None:
    """`held in Lom prison since August 2024`: a preposition of time belongs to the noun behind it."""
    tokens, noun, after = draft.tokens, draft.heads[i], i + 1
    behind = draft.deps[i] == "case" and noun < i and tokens[i].text.lower() in TIMING and after < len(tokens)
    if (
        not behind
        or tokens[after].sentence != tokens[i].sentence
        or tokens[after].upos not in {"PROPN", "NUM"}
    ):
        return
    top = after
    while draft.heads[top] > i and draft.heads[top] != top:
        top = draft.heads[top]
    if not draft.cases(top) and draft.deps[top].startswith(("obl", "nmod")):
        draft.hang(i, top, "case")


def both_of_them(draft: Draft, i: int) -> None:
    """`The couple, both British nationals, were moved`: what both are is said of the subject, and is no second one."""
    tokens, verb = draft.tokens, draft.heads[i]
    if not draft.deps[i].startswith("nsubj") or tokens[i].tag != "NNS" or verb < i:
        return
    opens = next((k for k in range(max(0, i - 4), i) if tokens[k].text.lower() in {"both", "all"}), 0)
    closed = i + 1 < len(tokens) and tokens[i + 1].text == ","
    if opens < 2 or tokens[opens - 1].text != "," or draft.heads[opens] != i or not closed:
        return
    first = [
        k
        for k in range(max(0, opens - REACH), opens)
        if draft.heads[k] == verb and draft.deps[k] == draft.deps[i]
    ]
    if first:
        draft.hang(i, first[-1], "appos")


def told_aside(draft: Draft, i: int) -> None:
    """`ordered that Orin, arrested in May, stand trial`: who stands before the aside is the subject of the verb behind it."""
    tokens, main = draft.tokens, draft.heads[i]
    if (
        draft.deps[i] != "advcl"
        or tokens[i].tag not in {"VBN", "VBD"}
        or main < i
        or tokens[i - 1].text != ","
    ):
        return
    near = range(max(0, i - REACH), i)
    own = [k for k in near if draft.heads[k] == i and draft.deps[k].startswith("nsubj")]
    helped = any(draft.heads[k] == i and draft.deps[k].startswith("aux") for k in near)
    taken = any(
        draft.heads[k] == main and draft.deps[k].startswith("nsubj") for k in range(max(0, i - REACH), main)
    )
    if len(own) != 1 or helped or taken or tokens[main].upos != "VERB":
        return
    passive = any(draft.heads[k] == main and draft.deps[k] == "aux:pass" for k in range(i, main))
    draft.hang(own[0], main, "nsubj:pass" if passive else "nsubj")
    draft.hang(i, own[0], "acl")
