"""Refuse what befell people who cannot be alive any more.

In: drafts. Out: drafts without what the text dates a lifetime or more before it was published, and without what else it
tells of the same people. Always true: a document without such a date, or without a date of its own, loses nothing.
"""

from __future__ import annotations

import re

from backchannel.claims.custody import ids
from backchannel.claims.frames import Grammar
from backchannel.claims.match import Draft
from backchannel.claims.page import Page

LIFETIME = 100
YEAR = re.compile(r"\d{4}")
ROLES = ("person", "released_by_a", "released_by_b")


def bygone(page: Page, found: list[Draft], words: Grammar) -> list[Draft]:
    """`found` without history."""
    this = year(page.document.published)
    if this is None:
        return found
    old = [d for d in found if (then := year(d.time)) is not None and this - then >= LIFETIME]
    if not old:
        return found
    gone = {id(d) for d in old}
    dead = people(old)
    near = {page.tree[d.index].sentence for d in old}
    dead |= {e for d in found if page.tree[d.index].sentence in near for e in people([d])}
    kin = [d for d in found if d.type == "relation" and dead & {*ids(d.roles.get("to"))}]
    dead |= {e for d in kin for e in people([d])}
    return [d for d in found if id(d) not in gone and not (people([d]) and people([d]) <= dead)]


def people(found: list[Draft]) -> set[str]:
    """Whom drafts tell of."""
    return {e for d in found for role in ROLES for e in ids(d.roles.get(role))}


def year(time: str | None) -> int | None:
    """The first year of a time."""
    written = YEAR.search(time or "")
    return int(written[0]) if written else None
