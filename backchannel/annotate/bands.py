"""Which groups are bodies under arms, by what they are called.

In: a noun or a name with its tree. Out: true or false. Always true: what says so stands in the same sentence, right beside
the name or before the noun.
"""

from __future__ import annotations

from backchannel.annotate.lexicon import Lexicon
from backchannel.tree import Tree

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD", "WP", "WDT"})
# how far behind the comma the word for the body may stand
NEAR = 12


def armed(tree: Tree, lexicon: Lexicon, i: int) -> bool:
    """True for `the rebel group`, `a jihadist outfit`: bodies that what stands before them calls armed."""
    if not lexicon.has("bands", tree[i].lemma.lower()):
        return False
    before = tree.children(i, "amod", "compound")
    return any(lexicon.has("under_arms", tree[c].text.lower()) for c in before)


def band_at(tree: Tree, lexicon: Lexicon, a: int, b: int) -> bool:
    """True where what a name is called beside it is a body under arms: `Harakat Lom, a militant group fighting Minsk`."""
    if a > 0 and armed(tree, lexicon, a - 1):
        return True
    if b >= len(tree.tokens) or tree[b].text != ",":
        return False
    for k in range(b + 1, min(b + NEAR, tree.sentence(a).stop)):
        if lexicon.has("bands", tree[k].lemma.lower()):
            whole = tree[k].dep not in {"compound", "nmod:desc", "nmod:poss"} and bool(
                tree.children(k, "det")
            )
            return whole and armed(tree, lexicon, k)
        # `a leader of a militant group` is no group
        if tree[k].text == "," or tree[k].tag in FINITE or tree[k].upos == "ADP":
            return False
    return False
