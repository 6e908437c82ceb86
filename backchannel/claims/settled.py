"""Moods that rest on who acts and in what tense, not on one word.

In: a predicate in its tree and the modality lexicon. Out: whether a court decreed it, whether it is a habit, whether the
clause that `until` opens is over, or what `before` opens is still to come. Always true: nothing is settled by a verb with
a modal of its own.
"""

from __future__ import annotations

from collections.abc import Mapping

from backchannel import edtf
from backchannel.claims.page import Page

Lexicon = Mapping[str, Mapping[str, str]]
PAST = frozenset({"was", "were", "had"})
PRESENT = frozenset({"VBZ", "VBP"})
INDEFINITE = frozenset({"someone", "somebody", "anyone", "anybody"})


def decreed(page: Page, at: int, head: int, lexicon: Lexicon) -> bool:
    """`a court ordered him held`, `the judge agreed to cut his term`: with the word of a court it is so."""
    tree, verb = page.tree, page.tree[head].lemma.lower()
    if tree[head].tag not in {"VBD", "VBN"} or any(tree[c].tag == "MD" for c in tree.children(head, "aux")):
        return False
    passive = bool(tree.children(head, "aux:pass", "nsubj:pass"))
    doers = tree.children(head, "obl:agent") if passive else tree.children(head, "nsubj")
    court = any(tree[c].lemma.lower() in lexicon["courts"] for c in doers)
    if verb in lexicon["ordering"] and not (court and verb in lexicon["consenting"]):
        held = tree[at].lemma.lower() in lexicon["custodial"]
        return held and (court or (passive and not doers))
    return verb in lexicon["consenting"] and court


def ruled(page: Page, i: int, lexicon: Lexicon) -> bool:
    """`the judge ruled that he must stay in jail`: what must be by the word of a court is so."""
    head = page.tree.head(i)
    return page.tree[i].dep == "ccomp" and head is not None and decreed(page, i, head, lexicon)


def came_at_a_cost(page: Page, head: int) -> bool:
    """`it took a raid to free them`: what took something has come about."""
    tree = page.tree
    if tree[head].lemma.lower() != "take" or tree[head].tag != "VBD":
        return False
    return any(tree[c].text.lower() == "it" for c in tree.children(head, "expl", "nsubj"))


def performed(page: Page, at: int, head: int, lexicon: Lexicon) -> bool:
    """`would like to thank Qatar`: who says so thanks."""
    verbs = page.tree[at].lemma.lower(), page.tree[head].lemma.lower()
    wished = verbs[0] in lexicon["performing"] and verbs[1] in lexicon["wishing"]
    return wished and page.tree[at].dep == "xcomp" and not page.tree.children(head, "obj")


def habit(page: Page, i: int, lexicon: Lexicon) -> bool:
    """`often frees inmates`: what somebody does time and again, told in the present."""
    tree = page.tree
    often = any(tree[c].text.lower() in lexicon["habitual"] for c in tree.children(i, "advmod"))
    helpers = tree.children(i, "aux", "aux:pass")
    now = all(tree[c].tag in PRESENT for c in helpers) if helpers else tree[i].tag in PRESENT
    perfect = any(tree[c].lemma.lower() in {"have", "will"} for c in helpers)
    return often and now and not perfect


def over_by(page: Page, i: int) -> bool:
    """`jailed until he was freed in May`: a past clause whose own time had come when the text was written, or which ends what
    had been so: `had been on bail until he was jailed`."""
    tree = page.tree
    helpers = {tree[c].text.lower() for c in tree.children(i, "aux", "aux:pass", "cop")}
    past = tree[i].tag == "VBD" or bool(helpers & PAST)
    above = tree.head(i)
    modal = above is None or any(tree[c].tag == "MD" for c in tree.children(above, "aux"))
    told = edtf.first_day(page.document.published or "")
    if past and above is not None and "had" in {tree[c].text.lower() for c in tree.children(above, "aux")}:
        return True
    if not past or modal or told is None:
        return False
    dates = [e for k, e in page.time_heads.items() if tree.head(k) == i and e.kind == "date"]
    last = [edtf.last_day(e.edtf) for e in dates if e.edtf]
    return bool(last) and all(day is not None and day <= told for day in last)


def still_to_come(page: Page, i: int) -> bool:
    """`how many must fall before someone frees them?`: a clause in the present that `before` opens, on nobody in particular."""
    tree = page.tree
    helpers = tree.children(i, "aux", "aux:pass")
    anybody = any(tree[c].text.lower() in INDEFINITE for c in tree.children(i, "nsubj"))
    return (
        anybody
        and tree.mark(i) == "before"
        and (any(tree[c].tag in PRESENT for c in helpers) if helpers else tree[i].tag in PRESENT)
    )


def refuted(page: Page, i: int, lexicon: Lexicon) -> bool:
    """`reports that she had been freed are false`, `dismissed as baseless claims that he fled`: what is only reported, and
    wrongly."""
    tree, above = page.tree, page.tree.head(i)
    marks = [c for c in tree.children(i, "mark") if tree[c].text.lower() == "that"]
    if above is None or not marks or tree[marks[0] - 1].lemma.lower() not in lexicon["hearsay"]:
        return False
    if above == marks[0] - 1:
        # the clause hangs on the noun, or on what is said of it
        above = tree.head(above)
    return above is not None and tree[above].lemma.lower() in lexicon["untrue"]
