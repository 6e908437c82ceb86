"""Give content the whole of the clause that its cue governs.

In: a draft, all drafts, the tree. Out: the draft, changed in place. Always true: content only grows, within its
sentence, and never over the frame of its own cue or past a cue that stands beside it.
"""

from __future__ import annotations

from collections.abc import Sequence

from backchannel.annotate.draft import QUOTES, Draft, cues, runs
from backchannel.tree import Tree

# clauses that end what somebody is said to have said: `..., X said, adding that ...`
BESIDE = frozenset({"conj", "parataxis"})
OPENERS = frozenset({"PUNCT", "SCONJ", "CCONJ"})
CLOSING = ("”", '"', "’’", "''")


def hold_clause(tree: Tree, draft: Draft, drafts: Sequence[Draft]) -> None:
    """Let content that opens a clause of its cue run to the end of that clause: a limitation behind a comma is
    as much said as what it limits."""
    verb = draft.verb
    hearsay(tree, draft, drafts)
    clause = tree.child(verb, "ccomp") if verb is not None and tree[verb].upos == "VERB" else None
    if verb is None or clause is None or clause < verb:
        return
    if clause not in draft.words():
        around(tree, draft, verb, clause, drafts)
        return
    spans = [r for r in draft.content if r[0] <= clause < r[1]]
    if not spans or any(tree[i].text in QUOTES for i in range(*spans[0])):
        return
    a, b = spans[0]
    inside = [i for i in tree.subtree(clause, BESIDE) if i >= a] + list(range(a, b))
    end = max(inside) + 1
    others = {i for d in drafts if d is not draft and not nested(d, a, end) for i in d.frame()}
    stops = [
        i for i in range(b, end) if i in draft.frame() or i in others or tree[i].text in (*QUOTES, *CLOSING)
    ]
    end = min([end, *stops])
    while end > b and (tree[end - 1].upos in OPENERS or tree[end - 1].tag == "WRB"):
        end -= 1
    if end > b:
        rest = [r for r in draft.content if r[1] <= a or r[0] >= end]
        draft.content = sorted([*rest, *runs(tree, list(range(a, end)))])


def hearsay(tree: Tree, draft: Draft, drafts: Sequence[Draft]) -> None:
    """`She had reportedly been raising money`, of which only what stands on one side of the cue was seen."""
    verb = draft.verb
    clause = tree.head(verb) if verb is not None and tree[verb].dep == "advmod" else None
    if verb is None or clause is None or tree[verb].text.lower() not in cues()["hearsay"] or draft.source:
        return
    words = [i for i in tree.subtree(clause, BESIDE) if i != verb]
    taken = {i for d in drafts if d is not draft for i in d.frame() | d.words()}
    if clause in draft.words() or not draft.words() & set(words) or taken & set(words):
        return
    draft.content = runs(tree, sorted({*draft.words(), *words}))


def around(tree: Tree, draft: Draft, verb: int, clause: int, drafts: Sequence[Draft]) -> None:
    """`After being charged, police said, he went to court`, of which only what stands before the cue was seen."""
    below = tree.subtree(clause, BESIDE)
    later = [i for i in below if i > verb]
    begun = any(i in draft.words() for i in below if i < min(draft.frame()))
    if not begun or tree[verb + 1].text != "," or not later or later[0] > verb + 2:
        return
    taken = {i for d in drafts if d is not draft for i in d.frame() | d.words()}
    if any(i in taken or tree[i].text in (*QUOTES, *CLOSING) for i in later):
        return
    draft.content = sorted([*draft.content, *runs(tree, later)])


def nested(other: Draft, a: int, end: int) -> bool:
    """True for a draft that lies with cue and content in `[a, end)`: it is told by who says the whole."""
    return all(a <= i < end for i in other.frame() | other.words())
