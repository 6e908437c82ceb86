"""Mend participles that a tagger took for nouns: `a Canadian accused of spying`, `a dual national jailed in Iran`.

In: a tree in the making and a word. Out: the same tree with the participle hung on who it tells of. Always true: right before
the participle stands what somebody is by his state, and right behind it a preposition.
"""

from __future__ import annotations

from dataclasses import replace

from backchannel.annotate.grafts import Draft
from backchannel.annotate.lexicon import load_lexicon
from backchannel.records import Token

# participles that stand for somebody as nouns too, or that end a phrase as such, and their verbs
BASES = {
    "accused": "accuse", "convicted": "convict", "jailed": "jail", "detained": "detain", "arrested": "arrest",
    "imprisoned": "imprison", "held": "hold", "sentenced": "sentence", "charged": "charge", "kidnapped": "kidnap",
    "abducted": "abduct", "captured": "capture", "freed": "free", "released": "release", "suspected": "suspect",
    "wanted": "want",
}  # fmt: skip
# ... and those that are taken for adjectives behind the auxiliary of a passive
PASSIVES = {"deprived": "deprive"}
CITIZENS = frozenset({"national", "citizen"})
BEHIND = frozenset({"of", "in", "for", "on", "by", "with", "to", "since", "at", "over", "last"})
OWN = frozenset({"det", "case", "amod", "nummod", "compound", "nmod:poss", "punct", "cc"})


def mend(draft: Draft, i: int) -> None:
    """Hang the participle on the citizen before it, and what was the participle's own on that citizen."""
    if not told_of(draft, i):
        return
    who, head, dep = i - 1, draft.heads[i], draft.deps[i]
    if head == i or draft.under(head, i):
        return
    draft.heads[who], draft.deps[who] = head, dep
    for k in range(max(0, i - 8), i - 1):
        if draft.heads[k] == i and draft.deps[k] in OWN:
            draft.heads[k] = who
    for k in range(i + 1, min(len(draft.tokens), i + 12)):
        if draft.heads[k] == i and draft.deps[k] == "nmod":
            draft.deps[k] = "obl"
    draft.heads[i], draft.deps[i] = who, "acl"


def told_of(draft: Draft, i: int) -> bool:
    """True for a participle in the place of a noun between a citizen and a preposition."""
    tokens = draft.tokens
    if (
        tokens[i].upos not in {"NOUN", "ADJ"}
        or tokens[i].text.lower() not in BASES
        or not 1 < i < len(tokens) - 1
    ):
        return False
    before, after = tokens[i - 1], tokens[i + 1]
    here = before.sentence == tokens[i].sentence == after.sentence
    people = before.lemma.lower() in CITIZENS or before.text in load_lexicon().citizens
    single = any(
        tokens[k].text.lower() in {"a", "an", "another", "the"} and draft.heads[k] == i
        for k in range(max(0, i - 6), i)
    )
    return here and people and single and after.text.lower() in BEHIND


def retagged(draft: Draft, t: Token) -> Token:
    """The word with the part of speech that it has as it now stands."""
    i = t.index
    if draft.deps[i] == "acl" and t.upos in {"NOUN", "ADJ"} and (base := BASES.get(t.text.lower())):
        return replace(t, upos="VERB", tag="VBN", lemma=base)
    if t.upos == "ADJ" and (verb := PASSIVES.get(t.text.lower())) and auxiliary(draft, i):
        return replace(t, upos="VERB", tag="VBN", lemma=verb)
    after = i + 1 < len(draft.tokens) and draft.heads[i + 1] == i and draft.deps[i + 1] == "acl"
    if after and t.upos == "ADJ" and t.text in load_lexicon().citizens:
        return replace(t, upos="PROPN", tag="NNP", lemma=t.text)
    return t


def auxiliary(draft: Draft, i: int) -> bool:
    """True for a word with the auxiliary of a passive."""
    return any(draft.heads[k] == i and draft.deps[k] == "aux:pass" for k in range(max(0, i - 6), i))
