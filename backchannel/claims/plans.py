"""The plan that a trade stands in, and how far it has come.

In: the word of a trade or a release. Out: the noun of the deal, offer, draft or phase that holds it, with
whether that is settled between the sides, and the state that a word above or a participle below gives it. Always
true: an offer or a draft is never settled by its own name; a deal is where the text speaks of it as a known one or
says that it was reached.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from backchannel.claims.arguments import resolve, subject_of
from backchannel.claims.frames import Grammar
from backchannel.claims.hidden import particle_of
from backchannel.claims.page import Page

CLIMB = 6
INSIDE = frozenset({"acl", "nmod", "ccomp", "xcomp", "compound", "obl", "advcl"})
TERMS = frozenset({"xcomp", "ccomp", "obj", "nmod", "conj", "acl"})
PRESENT = frozenset({"VBZ", "VBP"})
CUT = frozenset({"ccomp", "parataxis"})
DEFINITE = frozenset({"the", "this", "that", "these", "those"})


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan by its noun; `state` is what is told of it as a whole."""

    noun: int
    settled: bool
    state: str | None


def plan_of(page: Page, i: int, words: Grammar) -> Plan | None:
    """The nearest plan that holds word `i`."""
    for noun in holders(page, i, words):
        told = governed_state(page, noun, words)
        return Plan(noun, told is not None or is_settled(page, noun, words), told)
    return None


def on_paper(page: Page, i: int, words: Grammar) -> bool:
    """True for the terms of `the draft involves the group releasing 40`: a plan that holds them is not carried out."""
    tree, at = page.tree, i
    for _ in range(CLIMB):
        head, dep = tree.head(at), tree[at].dep.partition(":")[0]
        # `provides for the release of 40`
        if head is None or (dep not in TERMS and (dep, tree.case(at)) != ("obl", "for")):
            return False
        if tree[head].lemma.lower() in words.lists["holding_out"] and tree[head].tag in PRESENT:
            return any(tree[s].lemma.lower() in plan_nouns(words) for s in subject_of(tree, head))
        at = head
    return False


def plan_nouns(words: Grammar) -> frozenset[str]:
    named = ("proposal_nouns", "plan_nouns", "settled_nouns", "phase_nouns")
    return frozenset().union(*(words.lists[name] for name in named))


def holders(page: Page, i: int, words: Grammar) -> Iterator[int]:
    """Nouns of plans that word `i` stands under, the nearest first."""
    tree, plans, at = page.tree, plan_nouns(words), i
    for _ in range(CLIMB):
        for c in tree.children(at, "obl", "nmod"):
            noun = resolve(tree, c)
            if tree.case(c) in words.lists["under"] and tree[noun].lemma.lower() in plans:
                yield whole(page, noun, plans)
        head, dep = tree.head(at), tree[at].dep.partition(":")[0]
        if head is None:
            return
        lemma = tree[head].lemma.lower()
        talks = any(tree[c].lemma.lower() in words.lists["talks"] for c in tree.children(head, "nmod"))
        if lemma in plans and dep in INSIDE and not talks and tree.case(at) not in words.lists["apart"]:
            yield whole(page, head, plans)
        if lemma in words.lists["holding_out"]:
            yield from (
                whole(page, s, plans) for s in subject_of(tree, head) if tree[s].lemma.lower() in plans
            )
        if dep in CUT and lemma in words.modality["saying"]:
            return
        if dep == "advcl" and tree[at].tag not in {"VB", "VBG"}:
            return
        at = head


def whole(page: Page, noun: int, plans: frozenset[str]) -> int:
    """`the terms of the deal`, `the first phase of a draft`: what the part is part of."""
    of = [c for c in page.tree.children(noun, "nmod") if page.tree.case(c) == "of"]
    return next((c for c in of if page.tree[c].lemma.lower() in plans), noun)


def is_settled(page: Page, noun: int, words: Grammar) -> bool:
    """True for a plan that both sides have agreed on."""
    tree, lemma = page.tree, page.tree[noun].lemma.lower()
    if lemma in words.lists["proposal_nouns"] or tentative(page, noun, words):
        return False
    if lemma in words.lists["settled_nouns"] | words.lists["phase_nouns"]:
        return True
    if lemma not in words.lists["deal_nouns"]:
        return False
    known = any(tree[c].text.lower() in DEFINITE for c in tree.children(noun, "det"))
    clauses = tree.children(noun, "acl")
    reached = any(
        tree[c].lemma.lower() in words.lists["reaching"]
        or (tree[c].tag == "VBN" and tree[c].lemma.lower() not in words.lists["bargaining"])
        for c in clauses
    )
    told = any(tree[c].dep == "acl:relcl" and tree[c].tag == "VBD" for c in clauses)
    head = tree.head(noun)
    governed = head is not None and tree[head].lemma.lower() in words.lists["reaching"]
    return known or reached or told or governed


def tentative(page: Page, noun: int, words: Grammar) -> bool:
    """True for `a possible deal`, `any agreement`, `discussed an accord`."""
    tree = page.tree
    marks = {tree[c].text.lower() for c in tree.children(noun, "amod", "det", "compound")}
    # `had tried to free him, as in May when she was released for Orin`: what another clause tells is not tried
    apart = tree[noun].dep in {"advcl", "acl:relcl"} and bool(tree.children(noun, "nsubj"))
    above = set() if apart else {tree[a].lemma.lower() for a in list(tree.ancestors(noun))[:2]}
    return bool(marks & words.lists["tentative"] or above & words.lists["bargaining"])


def governed_state(page: Page, i: int, words: Grammar) -> str | None:
    """The state that a word above or a participle below gives an exchange or a plan: agreed, postponed, collapsed."""
    return above(page, i, words) or below(page, i, words)


def below(page: Page, i: int, words: Grammar) -> str | None:
    tree, states = page.tree, words.modality["exchange_states"]
    for c in tree.children(i, "acl", "amod"):
        if (state := named_state(page, c, states)) is not None:
            return state
    return None


def above(page: Page, i: int, words: Grammar) -> str | None:
    tree, at, states = page.tree, i, words.modality["exchange_states"]
    for _ in range(5):
        head = tree.head(at)
        if head is None:
            return None
        dep = tree[at].dep.partition(":")[0]
        if dep == "conj" and tree[at].upos == "NOUN":
            # `agreed to a truce and an exchange`
            at = head
            continue
        if dep in {"ccomp", "advcl", "parataxis", "conj", "appos"} or tree[at].dep == "acl:relcl":
            return None
        if dep == "obl" and tree.case(at) in words.lists["apart"]:
            return None
        if (state := named_state(page, head, states)) is not None:
            return state
        at = head
    return None


def named_state(page: Page, i: int, states: object) -> str | None:
    """The state of a verb by its phrasal form, else by its lemma."""
    assert isinstance(states, dict)
    lemma, particle = page.tree[i].lemma.lower(), particle_of(page.tree, i)
    found = states.get(f"{lemma} {particle}") if particle else None
    found = found or states.get(lemma)
    return str(found) if found else None
