"""Whether a word beside a predicate denies it.

In: a word of a page. Out: true or false. Always true: a number, a question and what is left out before `and` deny nothing.
"""

from __future__ import annotations

from collections.abc import Mapping

from backchannel.claims.page import Page

INTERROGATIVE = frozenset({"WRB", "WP", "WDT"})


def numbers(page: Page, c: int) -> bool:
    """True for the `No.` of `Penal Colony No. 9`."""
    tree, rest = page.tree, page.tree.sentence(c).stop - c
    after = [tree[c + k] for k in range(1, min(3, rest))]
    return tree[c].text == "No" and len(after) == 2 and after[0].text == "." and after[1].tag == "CD"


def behind_another(page: Page, i: int, c: int) -> bool:
    """True for the object of `was held and allowed no visitors`, which the tree hangs on the first of the two."""
    tree = page.tree
    passive = bool(tree.children(i, "aux:pass")) and tree[c].dep == "obj"
    return passive and any(i < k < c and tree[k].upos == "VERB" for k in tree.children(i, "conj"))


def asked_for(page: Page, i: int) -> bool:
    """True for `it is not known how many he would free`: that the answer is unknown denies nothing in the question."""
    tree = page.tree
    return (
        tree[i].dep.partition(":")[0] in {"ccomp", "csubj"}
        and tree[min(tree.subtree(i))].tag in INTERROGATIVE
    )


def left_out(page: Page, c: int) -> bool:
    """True for the `not` of `has not and is still talking`, which denies the verb that is left out before the `and`, and
    of `not only`, which denies nothing."""
    tree, inside = page.tree, page.tree.sentence(c)
    if c + 1 in inside and tree[c + 1].text.lower() in {"only", "merely", "simply"}:
        return True
    beside = c - 1 in inside and c + 1 in inside
    return beside and tree[c - 1].lemma.lower() in {"have", "do", "be"} and tree[c + 1].upos == "CCONJ"


def yet_to(page: Page, c: int) -> bool:
    """True for the `yet` of `has yet to say`."""
    tree = page.tree
    return tree[c].text.lower() == "yet" and c + 1 in tree.sentence(c) and tree[c + 1].text.lower() == "to"


def empty(page: Page, c: int, lexicon: Mapping[str, Mapping[str, str]]) -> bool:
    """True for `nobody`, `no prisoner`, `neither of them`: who did it or was struck by it is nobody."""
    tree = page.tree
    words = {tree[k].text.lower() for k in tree.children(c, "det")} | {tree[c].text.lower()}
    # `neither Orin nor Ruiz has been charged`
    words |= {tree[k].text.lower() for k in tree.children(c, "cc") if k < c and tree[c].dep != "conj"}
    return tree[c].dep != "nsubj:outer" and any(w in lexicon["negators"] for w in words)
