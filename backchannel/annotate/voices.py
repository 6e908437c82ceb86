"""Who speaks where the voice of a cue tells it.

In: a draft and the tree. Out: the draft, changed in place. Always true: whoever `is said to` have done something says
nothing; a passive is spoken by whoever stands behind `by`; whoever stands right behind an active verb that already has a
subject hears or is spoken of.
"""

from __future__ import annotations

from backchannel.annotate.candidate import head_of
from backchannel.annotate.draft import FAR, Draft, Range, cues, runs
from backchannel.tree import Tree

FINITE = ("VBD", "VBZ", "VBP", "MD")
FUNCTION = ("DET", "ADP", "CCONJ", "PUNCT", "PART")
NOMINAL = ("DET", "ADJ", "NUM", "NOUN", "PROPN")
# whoever, or whatever, is the subject of their passive says nothing
BLAMED = frozenset({"accuse", "blame"})
# verbs that come before who says something only in `X told somebody`
HEARD = ("tell", "inform", "notify", "assure")


def by_voice(tree: Tree, draft: Draft) -> bool:
    """Let the voice of the cue say whose words they are, where the encoder took somebody else; true where nobody speaks."""
    verb = draft.verb
    if verb is None or draft.cue is None or tree[verb].upos != "VERB":
        return False
    if draft.source and all(tree[i].upos in FUNCTION for r in draft.source for i in range(*r)):
        # only the article of a long source was seen
        draft.source = []
    if (agent := agent_of(tree, verb)) is not None:
        seen = any(a <= i < b for a, b in draft.source for i in range(*agent))
        draft.source = draft.source if seen else [agent]
        return False
    if said_to(tree, verb):
        draft.content = [(a, infinitive_end(tree, verb, b) if a > verb else b) for a, b in draft.content]
        return True
    if not turned_about(tree, draft, verb) and not hearer(tree, draft, verb):
        to_the_cue(tree, draft)
    return False


def said_to(tree: Tree, verb: int) -> bool:
    """True for `are said to`, `is understood to`, `men said to be`."""
    if tree[verb].lemma not in cues()["hearsay_verbs"] or tree[verb].tag not in ("VBN", "VBD"):
        return False
    if verb + 2 >= len(tree.tokens) or tree[verb + 1].text.lower() != "to" or tree[verb + 2].tag != "VB":
        return False
    return tree.child(verb, "aux:pass") is not None or not tree.children(verb, "aux")


def infinitive_end(tree: Tree, verb: int, end: int) -> int:
    """Where the infinitive behind a reduced `said to` ends: `men said to be agents | were arrested`."""
    if tree.child(verb, "aux:pass") is not None:
        return end
    return next((i for i in range(verb + 2, end) if tree[i].tag in FINITE), end)


def agent_of(tree: Tree, verb: int) -> Range | None:
    """Who speaks in a passive: `was first reported on Monday by the paper`, `described by his lawyer as`."""
    lists = cues()
    known = any(tree[verb].lemma in lists[name] for name in ("say", "think", "label"))
    if not known or tree[verb].tag != "VBN" or tree[verb].lemma in lists["told"] | lists["citing"] | BLAMED:
        return None
    agent = tree.child(verb, "obl:agent")
    if agent is None or tree.case(agent) != "by" or agent < verb or tree[agent].tag == "VBG":
        return None
    phrase = tree.contiguous(agent, tree.phrase(agent))
    return (phrase[0], phrase[-1] + 1) if agent in phrase else None


def told_by(tree: Tree, verb: int) -> int | None:
    """Who told it in `were told by officials that`, be the `by` phrase taken for another."""
    by = (c for c in tree.children(verb, "obl", "obl:agent") if tree.case(c) == "by" and c > verb)
    return next(by, None)


def turned_about(tree: Tree, draft: Draft, verb: int) -> bool:
    """`The office said Orin, who was jailed, had been freed`, of which the office was taken for content: who stands before
    the verb speaks, and what was taken for the source is spoken of."""
    before = [r for r in draft.content if r[1] == verb and bare(tree, r)]
    if tree[verb].tag not in FINITE or not before or tree[verb].lemma not in cues()["say"]:
        return False
    behind = [r for r in draft.source if r[0] > verb]
    if len(behind) != len(draft.source) or (not behind and len(draft.content) < len(before) + 1):
        return False
    spoken = [i for r in [*draft.content, *behind] if r[0] > verb for i in range(*r)]
    if not spoken:
        return False
    draft.source = before[:1]
    said = set(range(spoken[0], spoken[-1] + 1))
    rest = {i for r in draft.content for i in range(*r) if not before[0][0] <= i < verb}
    draft.content = runs(tree, sorted(said | rest))
    return True


def hearer(tree: Tree, draft: Draft, verb: int) -> bool:
    """`his father told the paper`, of which only the paper was seen: the subject before the verb speaks."""
    said = draft.words()
    before = [c for c in tree.children(verb, "nsubj") if c < verb and c not in said]
    if (
        len(draft.source) != 1
        or draft.source[0][0] != verb + 1
        or not before
        or tree[verb].lemma not in cues()["told"]
    ):
        return False
    phrase = [i for i in tree.contiguous(before[-1], tree.subtree(before[-1])) if i < verb and i not in said]
    draft.source = [(phrase[0], phrase[-1] + 1)] if phrase else []
    return bool(phrase)


def bare(tree: Tree, span: Range) -> bool:
    """True for a noun phrase that opens its sentence, and nothing else."""
    a, b = span
    head = head_of(tree, a, b)
    opens = a == tree.sentence(a)[0] or tree[a - 1].text in (",", ";")
    return (
        opens
        and tree[head].upos in ("NOUN", "PROPN")
        and all(tree[i].upos in (*NOMINAL, "ADP", "PART") or tree[i].tag == "POS" for i in range(a, b))
    )


def to_the_cue(tree: Tree, draft: Draft) -> None:
    """`Sarian news portal | The Sheet | reported`: what stands between the source and its cue belongs to the source."""
    if len(draft.source) != 1 or draft.cue is None:
        return
    a, b = draft.source[0]
    between = range(b, draft.cue[0])
    if not between or any(tree[i].upos not in NOMINAL or i in draft.words() for i in between):
        return
    if tree[draft.cue[0] - 1].upos == "PROPN" and tree[b - 1].upos in ("NOUN", "ADJ", "PROPN"):
        draft.source = [(a, draft.cue[0])]


def behind_its_verb(tree: Tree, draft: Draft, verb: int) -> bool:
    """`content, NAME, a leader who speaks for them, told somebody`: a name between commas that a wrong tree hangs on words of
    what is said, or that was seen as a part of them, is who says it."""
    words = draft.words()
    own = [c for c in tree.children(verb, "nsubj") if c < verb]
    if tree.child(verb, "nsubj:pass") is not None or any(c not in words for c in own):
        return False
    end = verb - 1 if tree[verb - 1].text == "," else verb
    for i in own or range(verb - 1, tree.sentence(verb)[0], -1):
        phrase = [
            k
            for k in tree.contiguous(i, tree.subtree(i))
            if k < end and (k <= i or tree[k].sentence == tree[i].sentence)
        ]
        while phrase and tree[phrase[0]].text == ",":
            phrase = phrase[1:]
        named = (
            i in words and tree[i].upos in ("PROPN", "NOUN") and phrase and tree[phrase[0] - 1].text == ","
        )
        if not named or not (own or (end < verb and misplaced(tree, i))) or phrase[-1] < end - 1:
            continue
        first = phrase[0]
        rest = [
            (a, min(b, first - 1)) if a < first else (a, b) for a, b in draft.content if not first <= a < verb
        ]
        rest = [r for r in rest if r[0] < r[1]]
        if not rest or rest[0][1] - rest[0][0] < FAR + 1:
            return False
        draft.source, draft.content = [(first, end)], rest
        return True
    return False


def misplaced(tree: Tree, i: int) -> bool:
    """True for a name that is the second subject of the verb before it, or beside a noun for several."""
    head, dep = tree[i].head, tree[i].dep
    if head >= i:
        return False
    if dep in ("nsubj", "nsubj:pass"):
        return any(c < head for c in tree.children(head, dep))
    return dep == "appos" and tree[head].tag in ("NNS", "NNPS") and bool(tree.children(i, "appos"))
