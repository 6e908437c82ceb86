"""Tell two people with one article from one person with two descriptions.

In: a noun joined to another by `and`. Out: the noun whose article it shares. Always true: where no verb says that they
are several, two descriptions are two people only when both are words for kin that nobody is at once.
"""

from __future__ import annotations

from backchannel.annotate.lexicon import Lexicon
from backchannel.tree import Tree, matches

PAIR = 2
# verbs whose subject is several people, or one
SEVERAL, ALONE = frozenset({"were", "are", "have"}), frozenset({"was", "is", "has"})
# what one person may be at once
SAME = ({"husband", "father"}, {"wife", "mother"})


def sharing_article(tree: Tree, lexicon: Lexicon, i: int) -> int | None:
    """The mother of `a mother and daughter`, where `i` is the daughter; none for `a husband and father`, nor for `a
    journalist and activist` of whom no verb says that they are two."""
    first = tree.first_conjunct(i)
    pair = first == i - PAIR and tree[i - 1].text.lower() == "and" and tree[i].tag == tree[first].tag == "NN"
    if not pair or tree.child(first, "det") is None:
        return None
    verb = tree.head(first)
    if verb is not None and matches(tree[first].dep, "nsubj"):
        beside = {tree[k].text.lower() for k in (*tree.children(verb, "aux", "aux:pass", "cop"), verb)}
        if beside & (SEVERAL | ALONE):
            return first if beside & SEVERAL else None
    kin = {tree[k].lemma.lower() for k in (first, i)}
    two = kin <= set(lexicon.relatives) and kin not in SAME and not tree.children(first, "cop")
    return first if two else None
