"""What somebody is held, tried or sentenced for, and how firmly that stands.

In: the phrases that fill a ground or an offence. Out: its text without the words that only wrap it (`charges
of`, `alleged`), and the status that those words give it. Always true: a length of time is no ground, and a charge
that the text does not name has a status and no text.
"""

from __future__ import annotations

from collections.abc import Sequence

from backchannel.claims.frames import Grammar
from backchannel.claims.page import Page

DROPPED = frozenset({"mark", "cc", "punct", "parataxis"})
ORDER = ("convicted", "charged", "alleged")


def offence(page: Page, fillers: Sequence[int], words: Grammar) -> str | None:
    """The offence that the phrases name."""
    doers = [i for i in fillers if page.tree[i].lemma.lower() in words.lists["criminals"]]
    found = [t for i in doers or fillers if (t := named(page, i, words))]
    return "; ".join(dict.fromkeys(found[:3])) or None


def named(page: Page, i: int, words: Grammar) -> str | None:
    """The offence in one phrase, `None` when it is a length, a purpose or a charge without a name."""
    tree = page.tree
    if (
        tree[i].lemma.lower() in words.lists["not_offences"]
        or i in page.time_heads
        or tree[i].upos in {"PRON", "NUM"}
    ):
        return None
    if tree[i].upos in {"VERB", "AUX"} and tree.children(i, "nsubj"):
        # a clause of its own
        return None
    if tree[i].lemma.lower() in words.lists["criminals"] and tree[i].upos == "NOUN":
        # `convicted arms trafficker`: the deed is in the name for the doer
        return page.quoted([*tree.children(i, "compound"), i])
    if tree[i].upos != "VERB" and any(e.kind != "group" for e in page.entities_of([i])):
        return None
    if tree[i].lemma.lower() not in words.lists["charge_nouns"]:
        return phrase(page, i, words)
    inner = [
        c
        for c in tree.children(i, "nmod", "acl", "advcl")
        if (tree.case(c) or tree.mark(c)) in {"of", "for", "including", "related to", "relating to", "to"}
    ]
    if inner:
        return (
            "; ".join(t for c in inner[:1] for k in tree.conjuncts(c) if (t := named(page, k, words))) or None
        )
    kept = [
        c
        for c in tree.children(i, "compound", "amod", "nmod:unmarked", "nmod:poss")
        if tree[c].lemma.lower() not in words.lists["charge_fillers"] and tree[c].dep != "nmod:poss"
    ]
    if not kept:
        return None
    low = min(k for c in kept for k in tree.subtree(c))
    high = max(k for c in kept for k in tree.subtree(c))
    if (
        tree[i].lemma.lower() == "charge"
        and low == high
        and tree[low].lemma.lower() in words.lists["matters"]
    ):
        # `drug charges`: a thing names no crime without its noun
        high = i
    return page.quoted([low, high])


def phrase(page: Page, i: int, words: Grammar) -> str:
    """The words of an offence without article, hedge, time and place."""
    tree = page.tree
    verbal = tree[i].upos == "VERB" and (
        bool(tree.children(i, "obj", "obl", "xcomp", "ccomp")) or bool(tree.mark(i))
    )
    cut = frozenset(
        DROPPED | {"obl:unmarked", "obl:agent"}
        if verbal
        else DROPPED | {"case", "acl:relcl", "appos", "conj", "det"}
    )
    found = [k for k in tree.subtree(i, cut) if not hedge(page, k, i, words)]
    if not verbal:
        found = [k for k in found if not late(page, k, i)]
    return page.quoted(tree.contiguous(i, found))


def hedge(page: Page, k: int, top: int, words: Grammar) -> bool:
    hedges = words.modality["modifiers"]
    return k < top and (page.tree[k].text.lower() in hedges or page.tree[k].lemma.lower() in hedges)


def late(page: Page, k: int, top: int) -> bool:
    """True when word `k` stands in a time expression that hangs on the phrase."""
    return k != top and any(t.start <= page.tree[k].start < t.end for t in page.annotations.times)


def status(page: Page, fillers: Sequence[int], words: Grammar) -> str | None:
    """How firmly the ground stands, from its own words: `alleged`, `charged`, `convicted`."""
    tree, found = page.tree, set()
    for i in fillers:
        near = [i, *tree.children(i, "amod", "compound", "advmod")]
        lemmas = {tree[k].lemma.lower() for k in near} | {tree[k].text.lower() for k in near}
        for term in ORDER:
            if lemmas & words.lists[f"ground_{term}"]:
                found.add(term)
    return next((term for term in ORDER if term in found), None)
