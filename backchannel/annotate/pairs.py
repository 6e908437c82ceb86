"""Tell two people with one article from one person with two descriptions, and the one from the other of two.

In: a noun joined to another by `and`, or a word that may stand for one of two. Out: the noun whose article it shares, or
true. Always true: where no verb says that they
are several, two descriptions are two people only when both are words for kin that nobody is at once.
"""

from __future__ import annotations

from backchannel.annotate.anchors import PLURAL, SINGULAR
from backchannel.annotate.lexicon import Lexicon
from backchannel.tree import Tree, matches

PAIR = 2
OF_TWO = ("former", "latter")
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
        if beside & (PLURAL | SINGULAR):
            return first if beside & PLURAL else None
    kin = {tree[k].lemma.lower() for k in (first, i)}
    two = kin <= set(lexicon.relatives) and kin not in SAME and not tree.children(first, "cop")
    return first if two else None


def of_a_pair(tree: Tree, i: int) -> bool:
    """True for `the former` and `the latter` without a noun."""
    t, after = tree[i], i + 1
    if t.text.lower() not in OF_TWO:
        return False
    bare = after >= len(tree.tokens) or tree[after].upos not in ("NOUN", "PROPN", "ADJ", "NUM")
    the = i > 0 and tree[i - 1].text.lower() == "the"
    return the and bare and not matches(t.dep, "amod")
