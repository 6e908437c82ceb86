"""Keep what is said of health, journeys, kin and courtroom only where somebody is held, tried or released.

In: drafts. Out: drafts without the wellbeing and movement of people at liberty, and without relations to them; a
testimony or an appeal stands only for somebody whom the document says to be in the hands of the law. Always true:
who counts as held is said by other drafts of the same document.
"""

from __future__ import annotations

from backchannel.claims.frames import Grammar
from backchannel.claims.match import Draft
from backchannel.claims.page import Page
from backchannel.records import Count

WATCHED = {"wellbeing": "person", "movement": "person", "relation": "to"}
# steps that anyone may take or have said of him; they show nothing about custody
WEAK_STAGES = frozenset({"accused", "testimony", "appeal", "wanted"})
HELD_ROLES = ("person", "released_by_a", "released_by_b", "gives", "gets", "first", "second", "for")


def bystanders(page: Page, found: list[Draft], words: Grammar) -> list[Draft]:
    """`found` without what concerns people at liberty."""
    held = in_custody(found)
    return [d for d in found if concerns(page, d, held)]


def in_custody(found: list[Draft]) -> frozenset[str]:
    """Ids of those who are held, tried, exchanged or released in the document."""
    return frozenset(
        e
        for d in found
        if d.type not in WATCHED and not weak(d)
        for role in HELD_ROLES
        if isinstance(value := d.roles.get(role), tuple)
        for e in value
    )


def weak(d: Draft) -> bool:
    return d.type == "proceeding" and d.roles.get("stage") in WEAK_STAGES


def concerns(page: Page, d: Draft, held: frozenset[str]) -> bool:
    """True when the draft is about one of `held`, or about counted people beside them."""
    if d.type in WATCHED:
        return about(d, WATCHED[d.type], held) and not self_relation(d)
    if d.type == "proceeding" and d.roles.get("stage") in {"testimony", "appeal"}:
        return about(d, "person", held)
    return True


def about(d: Draft, role: str, held: frozenset[str]) -> bool:
    value = d.roles.get(role)
    if isinstance(value, tuple):
        d.roles[role] = kept = tuple(e for e in value if e in held)
        return bool(kept)
    return bool(held) and isinstance(d.roles.get("count"), Count)


def self_relation(d: Draft) -> bool:
    """True for a relation of somebody to himself, which is a slip of reference."""
    return d.type == "relation" and d.roles.get("person") == d.roles.get("to")
