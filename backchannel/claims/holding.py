"""What the words of a detention or a journey say beyond their arguments.

In: drafts. Out: drafts with `ground_status`, `form` and `custodian` of a detention read off its phrases, and the
state of a journey off its mood. Always true: a state holds those whom the text puts into a jail in it only when
nobody else is named as holding them, and that guess costs confidence.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from backchannel.claims import offence
from backchannel.claims.arguments import predication
from backchannel.claims.custody import ids
from backchannel.claims.figurative import figurative
from backchannel.claims.frames import Grammar
from backchannel.claims.match import Draft
from backchannel.claims.neighbours import with_neighbours
from backchannel.claims.page import Page

# what is left of the confidence in a claim whose holder is only inferred
GUESSED = 0.8
BEING = frozenset({"is", "are", "was", "were", "been", "'re", "'s", "’re", "’s"})
FORMS = ("house_arrest", "pretrial", "hospital", "captivity", "prison")


def holding(page: Page, found: list[Draft], words: Grammar) -> list[Draft]:
    """`found` with detentions and journeys filled in."""
    found = [d for d in found if d.type != "detention" or not reflexive(page, d)]
    found = [d for d in found if d.type != "detention" or not figurative(page, d.index, words)]
    for d in found:
        if d.type == "detention":
            detail(page, d, words)
        elif d.type == "movement" and d.roles.get("state") != "refused":
            if d.realis == "planned":
                d.roles["state"] = "planned"
            elif on_the_way(page, d.index):
                d.roles["state"] = "under_way"
    return [d for d in found if d.type != "movement" or not (d.mood.attempted or d.realis == "demanded")]


def on_the_way(page: Page, i: int) -> bool:
    """True for `is being flown home` and `were heading for Lom`: a journey told in the progressive is not over."""
    tree = page.tree
    helpers = {tree[c].text.lower() for c in tree.children(tree.first_conjunct(i), "aux", "aux:pass")}
    helpers |= {tree[c].text.lower() for c in tree.children(i, "aux", "aux:pass")}
    if tree[i].upos != "VERB" or not helpers & BEING:
        return False
    return tree[i].tag == "VBG" or "being" in {tree[c].text.lower() for c in tree.children(i, "aux:pass")}


def reflexive(page: Page, d: Draft) -> bool:
    """True where `they held them` is read as if they held themselves."""
    people = ids(d.roles.get("person"))
    return page.tree[d.index].upos == "VERB" and bool(people) and people == ids(d.roles.get("custodian"))


def detail(page: Page, d: Draft, words: Grammar) -> None:
    p = with_neighbours(page.tree, predication(page.tree, d.index))
    fillers = [i for slot in d.frame.roles.get("ground", ()) for i in p.slots.get(slot, ())]
    if fillers and (status := offence.status(page, fillers, words)):
        d.roles["ground_status"] = status
    near = {page.tree[k].lemma.lower() for k in near_words(page, d, p.slots) if not part_of_prison(page, k)}
    if "form" not in d.roles and (form := next((f for f in FORMS if near & words.lists[f"form_{f}"]), None)):
        d.roles["form"] = form
    by_court(page, d, words)
    by_others(d)
    taken = near & words.lists["taken_by_others"] or d.roles.get("form") == "missing"
    if "custodian" not in d.roles and not taken:
        from_place(page, d)


def part_of_prison(page: Page, i: int) -> bool:
    """True for the `Ward 9` of a prison, where nobody is treated."""
    tree = page.tree
    numbered = i + 1 in tree.sentence(i) and tree[i + 1].upos == "NUM"
    return tree[i].lemma.lower() in {"ward", "wing", "block"} and (
        numbered or any(tree.case(c) == "of" for c in tree.children(i, "nmod"))
    )


def by_court(page: Page, d: Draft, words: Grammar) -> None:
    """A court sends people to prison and does not hold them itself; nor do their families and lawyers."""
    value = d.roles.get("custodian")
    if not isinstance(value, tuple):
        return
    names = {e: page.entities[e].name.lower().split() for e in value if e in page.entities}
    courts, kin = words.lists["courts"], words.lists["askers"]
    others = tuple(e for e, name in names.items() if not courts & set(name) and name[-1] not in kin)
    if others:
        d.roles["custodian"] = others
    else:
        d.roles.pop("custodian")


def by_others(d: Draft) -> None:
    """Nobody holds himself: `the couple's detention` is by others, `Moscow's detention of the couple` is not."""
    value, people = ids(d.roles.get("custodian")), ids(d.roles.get("person"))
    if others := tuple(e for e in value if e not in people):
        d.roles["custodian"] = others
    elif value:
        d.roles.pop("custodian")


def near_words(page: Page, d: Draft, slots: Mapping[str, tuple[int, ...]]) -> set[int]:
    """The predicate, what modifies it, and the places and states that it is in."""
    tree = page.tree
    heads = {d.index, *tree.children(d.index, "advmod", "xcomp", "advcl", "obj")}
    for slot in (
        "prep:in",
        "prep:under",
        "prep:behind",
        "prep:at",
        "prep:on",
        "modifier",
        "over:in",
        "prep:inside",
    ):
        heads |= set(slots.get(slot, ()))
    return heads | {c for h in heads for c in tree.children(h, "amod", "compound")}


def from_place(page: Page, d: Draft) -> None:
    """Take the state in which somebody sits as the one that holds him."""
    value = d.roles.get("place")
    if not isinstance(value, tuple) or len(value) != 1:
        return
    place = page.entities.get(value[0])
    if place is None:
        return
    same = [
        e
        for e in page.entities.values()
        if e.kind == "state" and place.country and e.country == place.country
    ]
    holder = place if place.kind == "state" else next(iter(same), None)
    if holder is not None:
        d.roles["custodian"] = (holder.id,)
        d.frame = replace(d.frame, confidence=round(d.frame.confidence * GUESSED, 2))
