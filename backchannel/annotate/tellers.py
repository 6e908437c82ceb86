"""Mend what a parser made of what somebody does besides saying something: `said Orin was well and called on Lom to free him`.

In: a tree in the making and a word. Out: the same tree with that word hung on the verb of saying. Always true: only a verb of
pleading or judging without a subject of its own is moved, and only past a clause whose subject does nothing.
"""

from __future__ import annotations

from backchannel.annotate.clauses import below
from backchannel.annotate.grafts import Draft

SAYING = frozenset({"say", "tell", "announce", "state", "confirm", "declare", "write", "report"})
# what one does in public words
PLEADING = frozenset(
    {"urge", "call", "demand", "appeal", "press", "thank", "warn", "condemn", "denounce", "criticise", "criticize", "vow",
     "pledge", "reiterate", "ask", "accuse", "implore", "plead", "praise", "welcome", "insist"}
)  # fmt: skip
# what goes on with the words before it, where other participles tell what came of the event
GOING_ON = PLEADING | frozenset(
    {"add", "link", "cite", "describe", "say", "note", "blame", "quote", "refer", "stress", "claim", "argue", "explain",
     "attribute", "tie", "connect", "express", "deny", "confirm", "reject", "voice", "invoke", "point", "promise"}
)  # fmt: skip
# how many clauses may lie between: `said he was glad that Orin had been freed`
DEEP = 2
FINITE = frozenset({"VBD", "VBZ"})


def mend(draft: Draft, i: int) -> None:
    """Each mend of a word that goes with a verb of saying."""
    trailing(draft, i)
    pleading(draft, i)


def trailing(draft: Draft, i: int) -> None:
    """`Ten were freed, the group said, linking it to a deal`: the participle is of who speaks."""
    tokens, said = draft.tokens, i - 2
    if tokens[i].tag != "VBG" or said < 0 or tokens[i - 1].text != "," or draft.heads[i] == said:
        return
    speaks = tokens[said].tag in FINITE and tokens[said].lemma.lower() in SAYING
    if speaks and tokens[i].lemma.lower() in GOING_ON and not below(draft, i, "nsubj", "aux"):
        draft.hang(i, said, "advcl")


def pleading(draft: Draft, i: int) -> None:
    """`said that Orin had been freed but urged Lom to free the others`: who says so urges."""
    tokens, first = draft.tokens, draft.heads[i]
    if draft.deps[i] != "conj" or tokens[i].lemma.lower() not in PLEADING or below(draft, i, "nsubj", "aux"):
        return
    suffers = bool(below(draft, first, "aux:pass", "cop"))
    verb, steps = first, 0
    while draft.deps[verb] == "ccomp" and tokens[verb].lemma.lower() not in SAYING and steps < DEEP:
        verb, steps = draft.heads[verb], steps + 1
    told = steps and tokens[verb].lemma.lower() in SAYING and below(draft, verb, "nsubj")
    if told and suffers and tokens[i].tag in FINITE and tokens[verb].tag == tokens[i].tag:
        draft.hang(i, verb, "conj")
