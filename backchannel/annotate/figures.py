"""Attributions of a number: `puts the number of those in the camp at 90`.

In: a word that may be a cue. Out: a `Draft` or nothing. Always true: who puts a number at so many says so, and is named; what
is put elsewhere is no number of anything.
"""

from __future__ import annotations

from backchannel.annotate.draft import Draft, runs, subject_of
from backchannel.tree import Tree

PUTTING = frozenset({"put", "estimate", "place", "reckon"})
NUMBERS = frozenset({"number", "toll", "figure", "total", "tally", "count"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN"})
REACH = 16


def from_figure(tree: Tree, i: int, drafts: list[Draft]) -> Draft | None:
    """`The army puts the number of those in the camp at 90`: the army says that they are so many."""
    if tree[i].lemma not in PUTTING or tree[i].tag not in FINITE:
        return None
    counted = [c for c in tree.children(i, "obj") if tree[c].lemma.lower() in NUMBERS]
    if not counted:
        return None
    subject, stop = subject_of(tree, i), tree.sentence(i)[-1] + 1
    held = any(i in d.frame() or counted[0] in d.words() for d in drafts)
    if subject is None or subject > i or held or not put_at(tree, i, stop):
        return None
    phrase = tree.contiguous(subject, tree.phrase(subject))
    content = runs(tree, list(range(i + 1, stop)))
    return Draft((i, i + 1), i, [(phrase[0], phrase[-1] + 1)], content) if content else None


def put_at(tree: Tree, verb: int, stop: int) -> bool:
    """True where `at` and a number follow the verb."""
    near = range(verb + 1, min(stop - 1, verb + REACH))
    at = [k for k in near if tree[k].text.lower() == "at"]
    return any(tree[n].tag == "CD" for k in at for n in range(k + 1, min(k + 4, stop)))
