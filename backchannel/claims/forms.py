"""The mood that the form of a verb gives it: an infinitive left open, an imperative, `be to`, `be able to`.

In: a predicate in its tree and the modality lexicon. Out: the mood that its own form tells. Always true: what a word above
it says is told elsewhere, in `modality`, which asks here for the rest.
"""

from __future__ import annotations

from collections.abc import Mapping

from backchannel.claims.hidden import RANKS, rank_of
from backchannel.claims.page import Page
from backchannel.claims.settled import came_at_a_cost, decreed, performed
from backchannel.claims.shared import sent

# adjectives whose `to` stands before what has come about
COMPARING = frozenset({"prior", "due", "similar", "equal", "next", "previous", "subsequent"})
# verbs whose object somebody finds to be something: `found him to be well`
FINDING = frozenset({"find", "believe", "consider", "know", "understand", "judge", "report", "think"})

# what opens a clause on what comes later than, or with, the clause above
FOLLOWING = frozenset({"while", "before", "when", "after", "until", "till", "as soon as"})
# verbs by which somebody brings others to do something
PERSUADING = frozenset({"persuade", "convince", "force", "compel", "oblige", "induce", "coax", "coerce"})
FUTURE = frozenset({"will", "shall", "'ll", "’ll"})


def own_form(page: Page, i: int, lexicon: Mapping[str, Mapping[str, str]]) -> list[str]:
    """The mood that the form of a predicate gives it, where no word does."""
    head = page.tree.head(i)
    if head is not None and performed(page, i, head, lexicon):
        return []
    if page.tree[i].tag == "VB" and not page.tree.children(i, "mark", "aux", "nsubj"):
        # `a desire to try and convict him`: one `to` serves both
        i = page.tree.first_conjunct(i)
    if unfinished(page, i, lexicon):
        # `extradited to Lom to face trial`
        return ["planned" if head is not None and sent(page.tree, i, head) else "attempted"]
    if imperative(page, i):
        return ["demanded"]
    return ["planned"] if subjunctive(page, i) or to_follow(page, i) else []


def to_follow(page: Page, i: int) -> bool:
    """`will stay in Lom before they fly home`: the present behind such a word is the future of a clause in the future."""
    tree, head = page.tree, page.tree.head(i)
    if head is None or tree[i].dep.partition(":")[0] != "advcl" or tree.mark(i) not in FOLLOWING:
        return False
    if tree.mark(i) == "while" and any(tree[c].upos == "PRON" for c in tree.children(i, "nsubj")):
        # `will stay free while he appeals`, as he does now
        return False
    verbs = [i, *tree.children(i, "aux", "aux:pass", "cop")]
    present = any(tree[k].tag in {"VBP", "VBZ"} for k in verbs)
    # `will not talk before they are freed` sets a term
    denied = any(tree[c].text.lower() in {"no", "not", "n't", "n’t", "never"} for c in tree.children(head))
    return present and not denied and any(tree[c].text.lower() in FUTURE for c in tree.children(head, "aux"))


def imperative(page: Page, i: int) -> bool:
    """`Release the hostages now`: a bare verb that opens a clause and has an object and no subject asks for it."""
    tree = page.tree
    whole = tree[i].tag == "VB" and tree[i].dep in {"root", "ccomp", "parataxis"}
    return (
        whole and bool(tree.children(i, "obj")) and not tree.children(i, "nsubj", "aux", "mark", "aux:pass")
    )


def subjunctive(page: Page, i: int) -> bool:
    """`an agreement that she be freed`: a passive with a bare `be` and a subject, under a noun, says what ought to be."""
    tree, head = page.tree, page.tree.head(i)
    if head is None or tree[head].upos != "NOUN":
        return False
    bare = any(tree[c].tag == "VB" for c in tree.children(i, "aux:pass"))
    helped = any(tree[c].dep == "aux" or tree[c].upos == "PART" for c in tree.children(i, "aux", "mark"))
    return bare and not helped and bool(tree.children(i, "nsubj"))


def unfinished(page: Page, i: int, lexicon: Mapping[str, Mapping[str, str]]) -> bool:
    """True for an infinitive with `to` that nothing above says to have come about (`managed to flee`), and for a gerund
    that somebody is open or close to."""
    tree = page.tree
    marks = [c for c in tree.children(i, "mark") if tree[c].upos == "PART"]
    head = tree.head(i)
    if head is not None and tree[i].tag == "VBG" and "to" in (tree.mark(i), tree.case(i)):
        return tree[head].upos == "ADJ" and tree[head].lemma.lower() not in COMPARING
    if not marks or head is None:
        return bool(marks)
    if any(tree[c].text.lower() == "only" for c in tree.children(i, "advmod")):
        # `walked free only to be arrested again`
        return False
    ranked = [head] if tree[i].dep == "acl" else tree.children(head, "xcomp", "obj")
    beside = [c for k in ranked for c in tree.children(k, "amod", "advmod")]
    if rank_of(tree, i) is not None or any(tree[c].lemma.lower() in RANKS for c in (head, *beside)):
        # `became the first reporter to be arrested`, `was the third to be freed`
        return False
    if was_able(page, head) or decreed(page, i, head, lexicon) or came_at_a_cost(page, head):
        return False
    if tree[head].lemma.lower() in FINDING and tree.children(i, "cop"):
        return False
    if tree[head].lemma.lower() in PERSUADING and tree[head].tag in {"VBD", "VBN"}:
        # `persuaded the gunmen to let them go`
        return False
    # `start talks to free him`: with an object of its own the verb above has a purpose, not a complement
    return tree[head].lemma.lower() not in lexicon["implicative"] or bool(tree.children(head, "obj"))


def was_able(page: Page, i: int) -> bool:
    """True for the adjective of `was able to see him`: so it came about."""
    able = page.tree[i].lemma.lower() == "able"
    return able and any(page.tree[c].text.lower() in {"was", "were"} for c in page.tree.children(i, "cop"))


def came_about(page: Page, i: int, lexicon: Mapping[str, Mapping[str, str]]) -> bool:
    """True for a verb of success that is told as done: `secured his release`, `has won`, `by securing`."""
    tree = page.tree
    if tree[i].upos != "VERB" or unfinished(page, i, lexicon):
        return False
    # `talks aimed at securing it`
    means = (tree.mark(i) or tree.case(i)) not in {"", "at"}
    return tree[i].tag in {"VBD", "VBN"} or (tree[i].tag == "VBG" and means)


def arranged(page: Page, i: int, lexicon: Mapping[str, Mapping[str, str]]) -> str | None:
    """`are to meet`, `is due to meet`: the mood of what stands before the infinitive, wherever the tree hangs it."""
    tree, k = page.tree, i - 1
    while k in tree.sentence(i) and tree[k].upos in {"ADV", "AUX"}:
        k -= 1
    if (
        k - 1 not in tree.sentence(i)
        or tree[k].text.lower() != "to"
        or not (tree[i].tag in {"VB", "VBN"} or tree.children(i, "cop"))
    ):
        return None
    while k - 2 in tree.sentence(i) and tree[k - 1].upos == "ADV":
        # `those still to be freed`
        k -= 1
    before = tree[k - 1]
    if before.lemma.lower() == "be" and before.upos == "AUX":
        return "planned"
    return "planned" if before.text.lower() in lexicon["arranged"] else None


def arranged_above(page: Page, i: int, at: int, lexicon: Mapping[str, Mapping[str, str]]) -> str | None:
    """What stands before the infinitive over word `i`, whose mood was followed up to word `at`."""
    tree = page.tree
    # `was to have been part of an exchange`
    over = at if tree[i].upos == "NOUN" and tree.children(at, "cop") else i
    verb = tree.head(i) if tree[i].dep in {"obl", "obj"} else None
    # `is to be freed in an exchange`
    return arranged(page, over, lexicon) or (arranged(page, verb, lexicon) if verb is not None else None)


def singled_out(page: Page, i: int) -> bool:
    """True for the Orin of `it was Orin who`."""
    tree = page.tree
    return bool(tree.children(i, "cop")) and any(
        tree[c].text.lower() == "it" for c in tree.children(i, "nsubj", "expl")
    )
