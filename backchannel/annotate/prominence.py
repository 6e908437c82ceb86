"""How prominent a mention is in its sentence, by the place that grammar gives it.

In: a word with its tree. Out: a number, the higher the likelier a later pronoun is to go back to it. Always true: a subject
comes before an object, an object before the rest, as in the salience rankings of Lappin and Leass (1994).
"""

from __future__ import annotations

from backchannel.tree import Tree, matches


def role_merit(tree: Tree, i: int) -> float:
    """How prominent the place of a mention in its sentence is."""
    i = tree.first_conjunct(i)
    dep = tree[i].dep
    if matches(dep, "nsubj") or matches(dep, "csubj"):
        head = tree.head(i)
        main = head is not None and (
            tree.head(head) is None or matches(tree[head].dep, "parataxis") or matches(tree[head].dep, "conj")
        )
        return 4.0 if main else 3.0
    if matches(dep, "root"):
        return 2.5
    if matches(dep, "obj") or matches(dep, "iobj"):
        return 2.0
    if matches(dep, "nmod:poss"):
        return 1.5
    return 1.0 if matches(dep, "obl") or matches(dep, "appos") else 0.5
