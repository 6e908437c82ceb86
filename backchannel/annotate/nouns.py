"""Give a noun the number before it and the deed behind it.

In: a tree in the making and one of its words. Out: the same tree with that word hung on the noun that it belongs to, where
the parser hung it on the verb. Always true: nothing stands between the two but what belongs to the noun.
"""

from __future__ import annotations

from backchannel.annotate.grafts import Draft

# verbs with an object and an `of` phrase of their own
OF_VERBS = frozenset(
    {
        "accuse",
        "convict",
        "suspect",
        "acquit",
        "inform",
        "remind",
        "warn",
        "rob",
        "strip",
        "deprive",
        "clear",
        "assure",
    }
)
PLURALS = frozenset({"NNS", "NNPS"})


def mend(draft: Draft, i: int) -> None:
    """Each repair on the word `i`."""
    of_doing(draft, i)
    numbered(draft, i)


def of_doing(draft: Draft, i: int) -> None:
    """`indicted on Tuesday on charges of leaking secrets`: what stands with `of` right behind a noun is the noun's."""
    tokens, noun = draft.tokens, i - 2
    if noun < 0 or tokens[i].tag != "VBG" or draft.deps[i] != "advcl" or tokens[i - 1].text.lower() != "of":
        return
    near = tokens[noun].upos == "NOUN" and tokens[noun].sentence == tokens[i].sentence
    verb = tokens[draft.heads[i]]
    if near and draft.heads[i] < noun and verb.upos == "VERB" and verb.lemma.lower() not in OF_VERBS:
        draft.hang(i, noun, "acl")


def numbered(draft: Draft, i: int) -> None:
    """`Two South Koreans were held`: a number before a noun of the same role is the noun's number."""
    tokens = draft.tokens
    if tokens[i].upos != "NUM" or not draft.deps[i].startswith(("nsubj", "obj", "obl")):
        return
    for n in range(i + 1, min(i + 5, len(tokens))):
        same = (draft.heads[n], draft.deps[n]) == (draft.heads[i], draft.deps[i])
        # `nine Lebanese abducted`: no plural, whatever the tagger says
        told = tokens[n].tag == "NNPS" or tokens[n].lemma.lower() != tokens[n].text.lower()
        if same and told and tokens[n].tag in PLURALS:
            draft.hang(i, n, "nummod")
        if draft.deps[n] not in {"compound", "amod"}:
            return
