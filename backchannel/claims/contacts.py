"""Contacts: planned, held, sought, denied; by what means; one claim for each family.

In: drafts. Out: contacts with `state` and `medium` from mood, tense and the verbs above them. Always true: a
contact names who takes part, what it is about or where, and two relatives of two people are two contacts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from backchannel.claims.arguments import Predication, predication
from backchannel.claims.frames import Grammar
from backchannel.claims.match import Draft
from backchannel.claims.page import Page
from backchannel.claims.stances import left_open

PLANNED = frozenset({"planned", "possible", "hoped", "conditional"})
DOERS = ("agent", "light:subject", "owner", "subject")
BEFORE = ("prep:prior to", "prep:before", "prep:ahead of")


def contacts(page: Page, found: list[Draft], words: Grammar) -> list[Draft]:
    """`found` with its contacts settled."""
    fullest: dict[int, Draft] = {}
    for d in found:
        if d.type == "contact" and len(d.roles) > len(fullest[d.index].roles if d.index in fullest else ()):
            fullest[d.index] = d
    out: list[Draft] = []
    for d in found:
        if d.type != "contact":
            out.append(d)
        elif d is fullest[d.index]:
            out += settled(page, d, words)
    return out


def aimed_at(page: Page, d: Draft) -> bool:
    """True for an infinitive of purpose: what a visit or a call is for has not taken place."""
    tree = page.tree
    purpose = tree[d.index].dep.partition(":")[0] in {"advcl", "acl"} and tree[d.index].upos == "VERB"
    return purpose and tree.mark(d.index).endswith("to")


def lone(d: Draft) -> bool:
    """True for talks or a meeting of which only one side is known."""
    people = d.roles.get("participants", ())
    known = (isinstance(people, tuple) and len(people) > 1) or d.roles.get("topic") or d.roles.get("place")
    return not known and d.roles["medium"] in {"talks", "meeting"}


def settled(page: Page, d: Draft, words: Grammar) -> Iterator[Draft]:
    if not (d.roles.get("participants") or d.roles.get("topic") or d.roles.get("place")):
        return
    if lone(d) or aimed_at(page, d) or left_open(page, d, words):
        return
    p = predication(page.tree, d.index)
    d.roles.setdefault("state", state_of(page, d, words))
    if d.roles["state"] in {"denied", "sought", "cancelled", "ongoing", "held"}:
        d.polarity, d.realis = "positive", "asserted"
    elif d.realis == "conditional":
        d.realis = "planned"
    d.roles["medium"] = medium_of(page, d, p, words)
    d.time = d.time or before_statement(page, p, words)
    yield from apart(page, d, p)


def state_of(page: Page, d: Draft, words: Grammar) -> str:
    """How far the contact has come, from the verbs above it, its mood and its tense."""
    tree = page.tree
    above = [d.index, *tree.ancestors(d.index)][:3]
    lemmas = {phrasal(page, i) for i in above[1:2]}
    for term in ("cancelled", "denied", "sought"):
        if lemmas & words.lists[term]:
            return term
    if d.mood.polarity == "negative":
        return "denied"
    if d.mood.attempted or d.mood.realis == "demanded":
        return "sought"
    if d.mood.realis in PLANNED:
        return "planned"
    return "ongoing" if continuing(page, d, words) else "held"


def phrasal(page: Page, i: int) -> str:
    """The lemma of a verb with its particle."""
    particle = page.tree.child(i, "compound:prt")
    lemma = page.tree[i].lemma.lower()
    return f"{lemma} {page.tree[particle].text.lower()}" if particle is not None else lemma


def continuing(page: Page, d: Draft, words: Grammar) -> bool:
    """True for a progressive verb, or a noun said to go on."""
    tree = page.tree
    verb = d.index if tree[d.index].upos == "VERB" else tree.head(d.index)
    if verb is None:
        return False
    around = {tree[k].lemma.lower() for k in [verb, *tree.children(verb), *tree.children(d.index, "amod")]}
    progressive = tree[verb].tag == "VBG" and bool(tree.children(verb, "aux"))
    return progressive or bool(around & words.lists["going_on"])


def medium_of(page: Page, d: Draft, p: Predication, words: Grammar) -> str:
    """The means of the contact, from the phrases round it where the frame leaves it open."""
    medium = str(d.roles["medium"])
    near = {page.tree[k].lemma.lower() for k in page.tree.subtree(p.index)}
    if medium in {"unspecified", "talks"} and near & words.lists["telephone"]:
        return "call"
    if medium == "visit" and isinstance(ids := d.roles["participants"], tuple):
        said = {w.lower() for e in ids for w in page.entities[e].name.split()}
        said |= {w.lower() for e in ids for t in page.entities[e].titles for w in t.split()}
        return "consular_visit" if said & words.lists["consular"] else medium
    if medium == "letter" and page.tree[p.index].lemma.lower() in words.lists["message"]:
        return "message"
    return medium


def before_statement(page: Page, p: Predication, words: Grammar) -> str | None:
    """`before the minister's announcement` ends on the day of a statement of hers, where that day is known."""
    for slot in BEFORE:
        for i in p.slots.get(slot, ()):
            if page.tree[i].lemma.lower() not in words.lists["announcement"]:
                continue
            owners = {e.id for e in page.entities_of(page.tree.children(i, "nmod:poss", "nmod"))}
            said = [
                s.said
                for s in page.annotations.statements
                if s.said and "/" not in s.said and s.speaker in owners
            ]
            if said:
                return f"../{said[0]}"
    return None


def apart(page: Page, d: Draft, p: Predication) -> Iterator[Draft]:
    """One draft for each relative when the relatives of several people take part."""
    doers = {e.id for slot in DOERS for e in page.entities_of(p.slots.get(slot, ()))}
    others = [
        i
        for slot in ("prep:with", "prep:to", "patient", "light:with", "light:to")
        for i in p.slots.get(slot, ())
    ]
    owners = [tuple(e.id for e in page.entities_of(page.tree.children(i, "nmod:poss"))) for i in others]
    if len(others) < 2 or not all(owners) or len(set(owners)) < 2:
        yield d
        return
    for i in others:
        ids = tuple(e.id for e in page.entities_of([i]) if e.id not in doers)
        if ids:
            mine = (
                [e for e in d.roles["participants"] if e in doers]
                if isinstance(d.roles["participants"], tuple)
                else []
            )
            yield replace(d, roles={**d.roles, "participants": (*mine, *ids)})
