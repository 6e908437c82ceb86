"""Bring the tags of a word in line with the tree that was mended round it.

In: a tree in the making and a word as it was tagged. Out: the word with its head, relation, part of speech and lemma as the
draft has them. Always true: only a word whose tag the tree contradicts gets another one.
"""

from __future__ import annotations

from dataclasses import replace

from backchannel.annotate import clauses, conjuncts, crossed, executives, idioms, participles
from backchannel.annotate.grafts import Draft
from backchannel.annotate.lexicon import load_lexicon
from backchannel.records import Token

# participles before a noun, and their verbs
SET_FREE = {
    "freed": "free", "released": "release", "liberated": "liberate", "jailed": "jail", "imprisoned": "imprison",
    "detained": "detain", "kidnapped": "kidnap", "abducted": "abduct", "rescued": "rescue", "pardoned": "pardon",
    "deported": "deport",
}  # fmt: skip
PLURAL = frozenset({"NNS"})
PAST = frozenset({"VBD", "VBN"})
OPENING = frozenset({"“", '"', "‘", ":"})
BARE = frozenset({"VB", "VBD"})


def retagged(draft: Draft, t: Token) -> Token:
    """The word as the draft has it."""
    if is_verb(draft, t.index):
        t = replace(t, upos="VERB", tag="VB")
    t = participles.retagged(draft, idioms.retagged(draft, t))
    if given_name(draft, t.index):
        t = replace(t, upos="PROPN", tag="NNP", lemma=t.text)
    if clauses.after_those(draft, t.index):
        t = replace(t, upos="VERB", tag="VBN")
    if draft.deps[t.index] == "amod" and t.upos != "VERB" and (base := SET_FREE.get(t.text.lower())):
        # `the freed hostage`, which the tagger takes for an adjective or a name
        t = replace(t, upos="VERB", tag="VBN", lemma=base)
    gerund = crossed.GERUNDS.get(t.text.lower(), "") if t.upos == "NOUN" else ""
    if gerund and draft.deps[t.index] == "xcomp" and t.dep != "compound":
        t = replace(t, upos="VERB", tag="VBG", lemma=gerund)
    t = by_form(t)
    head, dep = draft.heads[t.index], draft.deps[t.index]
    if t.upos == "VERB" and dep == "acl" and draft.tokens[head].text.lower() == "those" and t.tag in BARE:
        # `among those let go`
        t = replace(t, tag="VBN")
    if t.upos == "VERB" and dep == "compound" and t.text.lower() == "house":
        t = replace(t, upos="NOUN", tag="NN")
    if (t.dep == "acl" and dep == "root") or conjuncts.past_tense(draft, t.index):
        t = replace(t, tag="VBD")
    if dep == "acl" and (t.dep == "root" or t.tag == "VBD") or conjuncts.fined_too(draft, t.index):
        t = replace(t, tag="VBN")
    if conjuncts.bail(draft, t.index):
        t, dep = replace(t, upos="NOUN", tag="NN"), "obj"
    if dep == "amod" and t.dep != "amod" and t.tag == "VBG" and executives.opens_title(draft, t.index):
        t = replace(t, upos="ADJ", tag="JJ")
    if t.dep == "aux" and dep != "aux" and t.upos == "AUX":
        t = replace(t, upos="VERB")
    return t if (t.head, t.dep) == (head, dep) else replace(t, head=head, dep=dep)


def given_name(draft: Draft, i: int) -> bool:
    """True for the first word of `identified as 36-year-old Amir Orin`, which the tagger took for a noun: it has a capital
    inside a sentence, is no office, and the rest of the name goes with it."""
    t, after = draft.tokens[i], i + 1
    if t.tag != "NN" or not t.text[0].isupper() or not t.text[1:].islower() or after >= len(draft.tokens):
        return False
    inside = i > 0 and draft.tokens[i - 1].sentence == t.sentence and draft.tokens[i - 1].text not in OPENING
    joined = draft.tokens[after].upos == "PROPN" and (draft.heads[after], draft.deps[after]) == (i, "flat")
    return inside and joined and t.lemma.lower() not in load_lexicon().roles


def by_form(t: Token) -> Token:
    """The word with the tag that its own form asks for."""
    if t.upos == "VERB" and t.tag == "NNP" and t.text.lower().endswith("ed"):
        # `Freed on Monday, he`
        t = replace(t, tag="VBN")
    if t.upos == "VERB" and t.tag in PLURAL and t.dep.startswith("nsubj"):
        # a plural that is a subject is a noun: `calls for their release grew`
        t = replace(t, upos="NOUN")
    if t.upos == "PRON" and t.tag in PLURAL and t.text.lower().endswith("ials"):
        # `Officials had called for it`
        t = replace(t, upos="NOUN", lemma=t.text.lower().removesuffix("s"))
    if t.tag in PAST and t.text.lower().endswith("ing") and t.lemma.lower() != t.text.lower():
        # no verb has a past tense in -ing
        t = replace(t, tag="VBG")
    return t


def is_verb(draft: Draft, i: int) -> bool:
    """`offered to free him`, `is due to land`: an adjective with `to` before it and an object is a verb, and so is a bare
    noun behind what somebody is due to."""
    if is_due(draft, i):
        return True
    if draft.tokens[i].upos != "ADJ" or i == 0:
        return False
    if draft.tokens[i - 1].tag != "TO" and draft.tokens[i - 2].text.lower() != "due":
        return False
    near = range(i + 1, min(len(draft.tokens), i + 8))
    return draft.heads[i - 1] == i and any(draft.heads[k] == i and draft.deps[k] == "obj" for k in near)


def is_due(draft: Draft, i: int) -> bool:
    """True for the `land` of `is due to land in Lom`, which is no cause: it has neither article nor attribute."""
    tokens = draft.tokens
    if tokens[i].tag != "NN" or i + 1 >= len(tokens) or draft.deps[i] in {"compound", "obj"}:
        return False
    if [t.text.lower() for t in tokens[max(0, i - 2) : i]] != ["due", "to"]:
        return False
    below = {draft.deps[k] for k in range(max(0, i - 12), min(len(tokens), i + 8)) if draft.heads[k] == i}
    named = below & {"det", "amod", "nummod", "nmod:poss", "compound"}
    return draft.deps[i - 1] == "mark" and not named and tokens[i + 1].text.lower() != "of"
