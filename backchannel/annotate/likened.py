"""Whether a noun behind `be` is said of its subject, or the subject is only likened to it.

In: the head word of a description with the tree. Out: the subject that the description is said of. Always true: what
somebody is not, or would have to be, is said of nobody.
"""

from __future__ import annotations

from backchannel.tree import Tree, matches

NEGATIONS = ("not", "never", "n't")
# what opens a clause that tells what is not the case
UNREAL = frozenset({"as if", "as though", "like", "if", "unless"})


def predicated(tree: Tree, head: int) -> int | None:
    """The subject of `X is a NOUN` or `X became a NOUN`, when it is asserted; who is among the hostages is not all of them."""
    children = tree.children(head)
    verb = tree.head(head)
    if verb is not None and matches(tree[head].dep, "xcomp") and tree[verb].lemma == "become":
        return tree.child(verb, "nsubj")
    linked = any(matches(tree[c].dep, "cop") for c in children)
    if not linked or tree.case(head) or any(tree[c].lemma.lower() in NEGATIONS for c in children):
        return None
    return tree.child(head, "nsubj")


def likened(tree: Tree, head: int) -> bool:
    """True for the criminals of `treated as if they were criminals`, who are nobody."""
    return tree.mark(head).lower() in UNREAL and bool(tree.children(head, "cop"))
