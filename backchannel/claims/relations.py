"""Kin, lawyers, employers: whose they are, where their own words do not name him.

In: drafts. Out: the same with relations that name the one person whom the document is about: `defence lawyer Jane
Hill`, `my client`, `the wife of the accused`. Always true: where more than one named person is held or tried,
nobody is taken for the one meant; a tie is told one way.
"""

from __future__ import annotations

from backchannel.claims.bystanders import in_custody
from backchannel.claims.custody import ids
from backchannel.claims.frames import Grammar
from backchannel.claims.match import Draft
from backchannel.claims.page import Page


def relations(page: Page, found: list[Draft], words: Grammar) -> list[Draft]:
    """`found` with both ends of its relations, without those that lack one."""
    mine = [d for d in found if d.type == "relation"]
    if not mine:
        return found
    sole = only_one(page, found)
    for d in mine:
        if "employer" in d.roles:
            d.roles["person"] = d.roles.pop("employer")
        if sole and meant(page, d, words):
            d.roles["to"] = (sole,)
    told = [d for d in mine if whole(page, d)]
    held = frozenset(in_custody(found))
    kept = [d for d in told if not turned(d, told, held)]
    return [d for d in found if d.type != "relation" or any(d is one for one in kept)]


def turned(d: Draft, told: list[Draft], held: frozenset[str]) -> bool:
    """True for `her husband` where she is called his wife: of two ways to tell a tie the one to whoever is held is kept."""
    ends = ids(d.roles.get("person")), ids(d.roles.get("to"))
    back = [o for o in told if (ids(o.roles.get("to")), ids(o.roles.get("person"))) == ends]
    if not back or len(ends[0]) != 1:
        return False
    mine, theirs = (bool(held & set(ids(o.roles.get("to")))) for o in (d, back[0]))
    return theirs and not mine if mine != theirs else back[0].index < d.index


def only_one(page: Page, found: list[Draft]) -> str | None:
    """The one named person who is held, tried or released."""
    held = [e for e in in_custody(found) if e in page.entities and page.named(page.entities[e])]
    return held[0] if len(held) == 1 else None


def meant(page: Page, d: Draft, words: Grammar) -> bool:
    """True where a relation names nobody at its other end, or calls him the accused, the client, the prisoner."""
    to = [page.entities[e] for e in ids(d.roles.get("to"))]
    if not to:
        return "to" not in d.frame.needs
    if len(to) > 1 or to[0].kind != "person" or page.named(to[0]):
        return False
    called = {page.tree[i].lemma.lower() for i, e in page.annotations.heads.items() if e == to[0].id}
    return bool(called & words.lists["the_one_tried"])


def whole(page: Page, d: Draft) -> bool:
    """True for a relation between two, the first of whom the text names unless it is a firm."""
    people = [page.entities[e] for e in ids(d.roles.get("person"))]
    firm = d.roles.get("relation") in {"employer", "lawyer"} and all(
        e.kind != "group" and any(m.form == "name" for m in e.mentions) for e in people
    )
    return bool(people and ids(d.roles.get("to"))) and (firm or any(page.named(e) for e in people))
