"""Mend what a parser made of the several things that talks are about.

In: a tree in the making and a word. Out: the same tree with that word hung on the first thing that the talks before it are
about. Always true: what is joined to a topic by `and`, without an article of its own before the verb of the talks, is no
second subject of that verb.
"""

from __future__ import annotations

from backchannel.annotate.clauses import below
from backchannel.annotate.grafts import Draft

TALKS = frozenset({"talk", "negotiation", "discussion", "consultation", "dialogue", "conversation", "contact", "deal",
                   "agreement", "accord", "proposal", "meeting", "effort"})  # fmt: skip
ABOUT = frozenset({"on", "about", "over", "regarding", "concerning", "for"})
JOINING = frozenset({"and", "or"})
# what talks are about besides a truce, which as a subject beside them would be told of by the same verb
EVENTS = frozenset({"release", "exchange", "swap", "return", "freeing", "handover", "repatriation", "transfer", "liberation",
                    "fate", "freedom", "withdrawal", "lifting", "end", "delivery", "resumption", "opening"})  # fmt: skip
MARKED = ("nsubj", "nsubj:pass")


def mend(draft: Draft, i: int) -> None:
    """`talks on a truce and the release of hostages resumed`: the release is what the talks are about."""
    if draft.tokens[i].lemma.lower() not in EVENTS or draft.cases(i) or draft.tokens[i].upos != "NOUN":
        return
    talks = talks_before(draft, i)
    topic = topic_of(draft, talks, i) if talks is not None else None
    above = (talks, topic)
    if talks is None or topic is None:
        return
    verb = draft.heads[i]
    shared = verb == talks and draft.deps[i] == "conj"
    if draft.deps[i] in MARKED and draft.heads[talks] == verb and draft.deps[talks] in MARKED:
        shared = True
    if draft.deps[i] in MARKED and draft.deps[verb] == "conj" and draft.heads[verb] in above:
        # the verb was hung on the talks or their topic, and the talks had none
        draft.heads[verb], draft.deps[verb] = draft.heads[talks], draft.deps[talks]
        if draft.heads[verb] == talks:
            draft.heads[verb] = verb
        draft.heads[talks], draft.deps[talks] = verb, draft.deps[i]
        shared = True
    if shared:
        draft.heads[i], draft.deps[i] = topic, "conj"
        draft.hang(topic, talks, "nmod")


def talks_before(draft: Draft, i: int) -> int | None:
    """The talks whose topic may go on at word `i`, where `and` stands right before its phrase."""
    opens = min(k for k in range(max(0, i - 6), i + 1) if draft.heads[k] == i or k == i)
    joining = draft.tokens[opens].text.lower() in JOINING or (
        opens > 0 and draft.tokens[opens - 1].text.lower() in JOINING
    )
    first = draft.heads[i]
    if not joining:
        return None
    near = range(i - 1, max(-1, i - 16), -1)
    same = [k for k in near if draft.tokens[k].sentence == draft.tokens[i].sentence]
    found = [k for k in same if draft.tokens[k].lemma.lower() in TALKS and draft.tokens[k].upos == "NOUN"]
    return next((k for k in found if k == first or draft.deps[k] in {*MARKED, "root"}), None)


def topic_of(draft: Draft, talks: int, i: int) -> int | None:
    """What the talks are told to be about before word `i`."""
    near = [*below(draft, talks, "nmod", "obl"), *below(draft, draft.heads[i], "obl")]
    found = [
        k
        for k in near
        if talks < k < i and any(draft.tokens[c].text.lower() in ABOUT for c in draft.cases(k))
    ]
    return found[-1] if found else None
