"""Mend sentences that `N said` interrupts, and what is planned where the verb stands before it.

In: a tree in the making and a word. Out: the same tree in which what follows goes with the clause that it completes. Always
true: what the speaker himself does by words, as `and thanked them`, stays his.
"""

from __future__ import annotations

from backchannel.annotate.clauses import below
from backchannel.annotate.grafts import Draft

SAYING = frozenset({"say", "tell", "add", "report", "explain", "recall", "note", "claim", "state", "recount"})
# what one does by words, which is as likely the speaker's own
BY_WORDS = SAYING | frozenset(
    {"thank", "call", "urge", "demand", "ask", "warn", "accuse", "blame", "promise", "vow", "pledge", "appeal", "insist",
     "deny", "confirm", "decline", "refuse", "criticise", "criticize", "condemn", "praise", "welcome", "describe", "express",
     "stress", "reiterate", "declare", "announce", "point", "hope", "want", "offer", "apologise", "apologize", "admit",
     "acknowledge", "dismiss", "reject", "defend", "argue", "suggest", "advise", "assure", "remind", "cite", "quote", "give"}
)  # fmt: skip
# how long the words may be that somebody is told to have said
REACH = 40
PLANS = frozenset({"arrangement", "preparation", "plan"})


def mend(draft: Draft, i: int) -> None:
    """Each repair on word `i`."""
    goes_on(draft, i)
    arranged(draft, i)


def content_before(draft: Draft, verb: int) -> int | None:
    """The verb or state of what is told before `N said`."""
    if draft.tokens[verb].lemma.lower() not in SAYING:
        return None
    subjects = below(draft, verb, "nsubj")
    if not subjects or subjects[0] > verb:
        return None
    for k in range(subjects[0] - 1, max(-1, subjects[0] - REACH), -1):
        if draft.tokens[k].sentence != draft.tokens[verb].sentence:
            return None
        if draft.heads[k] == verb and draft.deps[k] == "ccomp":
            return k
    return None


def goes_on(draft: Draft, i: int) -> None:
    """`They took ten men, Orin said, and burned the shop`: whoever took them burned it."""
    tokens, said = draft.tokens, draft.heads[i]
    if draft.deps[i] != "conj" or tokens[i].upos != "VERB" or tokens[i].lemma.lower() in BY_WORDS:
        return
    behind = said + 1 < len(tokens) and tokens[said + 1].text == ","
    told = content_before(draft, said) if behind and said < i else None
    if told is None or tokens[told].upos != "VERB" or below(draft, i, "nsubj", "nsubj:pass"):
        return
    if below(draft, told, "nsubj", "nsubj:pass") and tokens[told].tag in {"VBD", "VBN", "VBZ", "VBP"}:
        draft.hang(i, told, "conj")


def arranged(draft: Draft, i: int) -> None:
    """`Arrangements were made, Orin said, to fly them home`: what is planned completes the noun."""
    tokens, head = draft.tokens, draft.heads[i]
    if tokens[i].tag != "VB" or draft.deps[i] not in {"xcomp", "ccomp", "advcl", "acl"} or head >= i:
        return
    if not any(tokens[k].text.lower() == "to" for k in below(draft, i, "mark")):
        return
    told = content_before(draft, head)
    clause = head if told is None else told
    nouns = [k for k in below(draft, clause, "nsubj", "nsubj:pass") if tokens[k].lemma.lower() in PLANS]
    if nouns:
        draft.hang(i, nouns[0], "acl")
