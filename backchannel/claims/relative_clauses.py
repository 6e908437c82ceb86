"""Relative clauses: whom their pronouns and their gaps stand for.

In: a tree and the verb of a clause. Out: the words that are its subject or object. Always true: what fills a gap stands
outside the clause.
"""

from __future__ import annotations

from backchannel.tree import Tree

RELATIVE = frozenset({"WDT", "WP", "WRB", "WP$"})
WHERE = frozenset({"in", "inside", "at", "on", "still in"})


def relative_before(tree: Tree, i: int) -> int | None:
    """`who` right before a verb is its subject, whatever else the tree hangs it on."""
    k = i - 1
    while k in tree.sentence(i) and tree[k].upos in {"AUX", "ADV"}:
        k -= 1
    return k if k in tree.sentence(i) and tree[k].text.lower() == "who" else None


def relative_object(tree: Tree, i: int) -> list[int]:
    """`the man (whom) Moscow holds`: the noun above is the object when the clause has a subject of its own."""
    head = tree.head(i)
    gapped = any(tree[c].tag in RELATIVE for c in tree.children(i, "obl", "obj"))
    clause = tree[i].dep == "acl:relcl" or tree[i].dep == "acl" and tree[i].tag in {"VBD", "VBN"}
    if clause and head is not None and not gapped:
        subjects = tree.children(i, "nsubj")
        if (
            subjects
            and all(tree[s].tag not in RELATIVE for s in subjects)
            and not tree.children(i, "xcomp", "ccomp")
            and not any(tree[c].tag in RELATIVE for c in tree.children(i))
        ):
            return [head]
    return []


def defined(tree: Tree, near: int, i: int) -> bool:
    """True for the name in `defenders of Lom who had been held` and the part in `men, most of them old, who had been held`,
    on which the clause of the pronoun does not hang: a clause tells those apart whom it follows, and of all that are told."""
    clause = next((a for a in tree.ancestors(i) if tree[a].dep == "acl:relcl"), None)
    head = tree.head(clause) if clause is not None else None
    if head is None or head >= near:
        return False
    named = (
        tree[near].upos == "PROPN" and near == i - 1 and tree.under(near, head) and tree[head].tag == "NNS"
    )
    part = any(
        tree[k].text.lower() == "them" and tree[k - 1].text.lower() == "of" for k in range(head + 2, near)
    )
    return named or part


def whom(tree: Tree, i: int, noun: int) -> int:
    """Who is meant by the `whom` of `40 hostages are in the town, some of whom are ill`, which follows the place: only people
    are, so that it is the subject."""
    placed = tree.children(noun, "cop") and tree.case(noun) in WHERE
    if tree[i].text.lower() not in {"who", "whom"} or noun in tree.people or not placed:
        return noun
    return next((c for c in tree.children(noun, "nsubj") if c < i), noun)
