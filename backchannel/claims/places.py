"""Where somebody is held, was taken or moved to, told deeper in the sentence than what happened to him.

In: drafts. Out: the same, where a detention or a journey has no place, with the place that stands below the words for where it was
(`held in the city of Lom`, `in tunnels beneath Lom`), that hangs on its people or captors (`kidnapped by gunmen in Lom`), or
that stands right behind. Always true: a place that is told stays; what hangs in another clause is no place of this one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from backchannel.claims.arguments import predication
from backchannel.claims.custody import ids
from backchannel.claims.frames import Grammar
from backchannel.claims.match import Draft
from backchannel.claims.page import Page
from backchannel.claims.voice import is_passive
from backchannel.records import RoleValue

WHERE = frozenset(
    {"in", "at", "inside", "near", "outside", "from", "beneath", "under", "across", "around", "off"}
)
DEEPER = WHERE | {"of", "'s", "’s", "along", "on"}
BETWEEN = frozenset({"of", "by", "behind"})
STOPS = frozenset({"VERB", "AUX", "SCONJ", "CCONJ", "PUNCT"})
# who acts where he is
LOCAL = frozenset(
    {"police", "authority", "officer", "soldier", "troop", "gunman", "militant", "rebel", "bandit", "insurgent", "militia"}
)  # fmt: skip
SITES = frozenset({"place", "facility", "state"})
STEPS = 3


def places(page: Page, found: list[Draft], words: Grammar) -> list[Draft]:
    """`found` with the places of its detentions and the ends of its journeys."""
    return [replace(d, roles=d.roles | more) if (more := told(page, d)) else d for d in found]


def told(page: Page, d: Draft) -> dict[str, RoleValue]:
    """The places that the sentence of a draft tells and its roles do not."""
    if d.type == "movement":
        return ends(page, d)
    if d.type != "detention" or "place" in d.roles or d.polarity != "positive":
        return {}
    place = next((e for i in candidates(page, d.index) for e in site(page, i)), None)
    return {"place": (place,)} if place is not None and place not in ids(d.roles.get("custodian")) else {}


def ends(page: Page, d: Draft) -> dict[str, RoleValue]:
    """Where a journey goes from and to, told by what stands below: `moved from a jail in Lom to a colony in Karst`."""
    slots = predication(page.tree, d.index).slots
    found: dict[str, RoleValue] = {}
    for role in ("to", "from"):
        named = (
            [i for s in d.frame.roles.get(role, ()) for i in slots.get(s, ())] if role not in d.roles else []
        )
        place = next((e for i in named for k in below(page, i) for e in site(page, k)), None)
        if place is not None:
            found[role] = (place,)
    return found


def candidates(page: Page, at: int) -> Iterator[int]:
    """Words that may name the place of the predicate, the likeliest first."""
    tree = page.tree
    slots = predication(tree, at).slots
    if tree[at].upos == "NOUN" and tree.case(at) in WHERE:
        # `five years in a Lom jail`
        yield from below(page, at)
    own = [i for name, fillers in slots.items() if opener(name) in WHERE for i in fillers]
    for i in own:
        yield from below(page, i)
    if tree[at].upos == "VERB":
        behind = [i for s in ("agent",) for i in slots.get(s, ()) if is_passive(tree, at) and i > at]
        behind += [i for i in slots.get("patient", ()) if not is_passive(tree, at) and i > at]
        behind += [
            i for i in slots.get("agent", ()) if not is_passive(tree, at) and tree[i].lemma.lower() in LOCAL
        ]
    else:
        behind = [i for s in ("prep:of", "prep:by") for i in slots.get(s, ())]
    for c in (c for i in behind for c in tree.children(i, "nmod")):
        if tree.case(c) in WHERE:
            yield c
            yield from below(page, c)
    yield from right_behind(page, at)


def right_behind(page: Page, at: int) -> Iterator[int]:
    """Names with a preposition of place up to the next clause or a phrase of another kind, wherever the tree hangs them."""
    tree = page.tree
    for k in range(at + 1, tree.sentence(at).stop):
        t = tree[k]
        if t.upos in STOPS or (t.upos == "ADP" and t.text.lower() not in WHERE | BETWEEN):
            return
        if t.upos == "PROPN" and (tree.case(k) in WHERE or tree[k - 1].text.lower() == "in"):
            yield k


def opener(slot: str) -> str:
    """The preposition of a slot that a phrase of its own fills."""
    return slot.removeprefix("prep:") if slot.startswith("prep:") else ""


def below(page: Page, i: int, steps: int = STEPS) -> Iterator[int]:
    """The names within the phrase of word `i`: `the northern province of Lom`, `Lom prison`, `a jail in Lom`."""
    tree = page.tree
    if not steps or i in page.time_heads:
        return
    inside = tree.children(i, "compound", "amod", "flat", "appos")
    inside += [c for c in tree.children(i, "nmod:poss") if any(e.country for e in page.entities_of([c]))]
    yield from (c for c in inside if tree[c].upos == "PROPN")
    for c in tree.children(i, "nmod", "obl"):
        if tree.case(c) in DEEPER:
            yield c
            yield from below(page, c, steps - 1)


def site(page: Page, i: int) -> Iterator[str]:
    """The place that a word names."""
    yield from (
        e.id for e in page.entities_of([i]) if e.kind in SITES and any(m.form == "name" for m in e.mentions)
    )
