"""Where paragraphs part what is said of different people.

In: words of a document with its tree. Out: whether they stand in one paragraph. Always true: a line that ends between two
words parts them.
"""

from __future__ import annotations

from backchannel.annotate.clusters import Cluster
from backchannel.tree import Tree


def in_one_paragraph(tree: Tree, first: int, last: int) -> bool:
    """True for two words, the earlier first, with no end of a paragraph between them."""
    return "\n" not in tree.text[tree[first].start : tree[last].start]


def introduced(tree: Tree, cluster: Cluster, i: int) -> bool:
    """True for somebody whom the paragraph of word `i` is the first to name, and not as another's: `her lawyer, Lev Orin`."""
    first = min(m.head for m in cluster.mentions)
    if not cluster.named or first >= i or not in_one_paragraph(tree, first, i):
        return False
    above = tree.head(first) if tree[first].dep in {"appos", "flat"} else None
    nouns = [first, *([above] if above is not None else []), *tree.children(first, "appos", "nmod:desc")]
    return not any(tree.children(n, "nmod:poss") for n in nouns)
