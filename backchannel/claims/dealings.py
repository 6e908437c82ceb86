"""Conditions, approvals and mediation: what each must have, and whose trial or health a condition waits for.

In: drafts. Out: the same, without those that lack what makes them one. Always true: no one mediates with himself
or thanks himself.
"""

from __future__ import annotations

from backchannel.claims.frames import Grammar
from backchannel.claims.match import Draft
from backchannel.claims.page import Page
from backchannel.claims.stances import left_open

NEEDED = {"condition": ("requires",), "mediation": ("mediator",), "approval": ("body", "act")}


def dealings(page: Page, found: list[Draft], words: Grammar) -> list[Draft]:
    """`found` with its conditions, approvals and mediation settled."""
    out = []
    for d in found:
        if d.type == "condition" and str(d.roles.get("requires", "")).lower() in words.lists["pronouns"]:
            continue
        if (needed := NEEDED.get(d.type)) and not any(d.roles.get(role) for role in needed):
            continue
        if d.type in {"condition", "mediation"} and unreal(page, d):
            if d.type == "condition":
                continue
            d.polarity, d.realis = "positive", "asserted"
        if d.type == "condition":
            # a negation is part of what is required
            d.polarity = "positive"
        if d.type in {"mediation", "approval"} and left_open(page, d, words):
            continue
        if d.type == "condition" and (people := waited_for(page, d, words)):
            d.roles["person"] = people
        if d.type == "mediation" and d.roles["mediator"] in (d.roles.get("by"), d.roles.get("between")):
            continue
        out.append(d)
    return out


def unreal(page: Page, d: Draft) -> bool:
    """True for `it would not have come about without their help`, which asks for nothing and says that there was help."""
    tree = page.tree
    verb = next((k for k in tree.ancestors(d.index) if tree[k].upos in {"VERB", "ADJ", "AUX"}), d.index)
    if d.type == "mediation" and tree.case(d.index) != "without":
        return False
    low = {tree[c].text.lower() for c in tree.children(verb, "aux", "cop")}
    return bool(low & {"would", "could", "might"}) and bool(low & {"have", "'ve", "’ve"})


def waited_for(page: Page, d: Draft, words: Grammar) -> tuple[str, ...]:
    """Those whose trial, sentence or health the condition is about."""
    tree, people = page.tree, words.kinds["people"]
    near = {k for i in (d.index, *d.used) for k in tree.subtree(i)}
    nouns = [k for k in near if tree[k].lemma.lower() in words.lists["waited_for"]]
    owners = [c for k in nouns for c in tree.children(k, "nmod:poss", "nmod")]
    return tuple(dict.fromkeys(e.id for e in page.entities_of(sorted(owners)) if e.kind in people))
