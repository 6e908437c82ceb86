"""Kin, lawyers, employers: whose they are, where their own words do not name him.

In: drafts. Out: the same with relations that name the one person whom the document is about: `defence lawyer Jane
Hill`, `my client`, `the wife of the accused`. Always true: where more than one named person is held or tried,
nobody is taken for the one meant.
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
    return [d for d in found if d.type != "relation" or whole(page, d)]


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
    firm = d.roles.get("relation") == "employer" and all(
        any(m.form == "name" for m in e.mentions) for e in people
    )
    return bool(people and ids(d.roles.get("to"))) and (firm or any(page.named(e) for e in people))
