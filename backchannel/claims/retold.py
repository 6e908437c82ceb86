"""Refuse a release that a noun tells again in the sentence that has just told it: `ten were freed, linking their release to`.

In: drafts. Out: drafts without the second telling. Always true: a noun that tells a time, a number, a place or whose doing it
was of its own stays, and so does one of other people.
"""

from __future__ import annotations

from backchannel.claims.custody import ids
from backchannel.claims.frames import Grammar
from backchannel.claims.match import Draft
from backchannel.claims.page import Page

PLAIN = frozenset({"person", "mechanism"})
BACK = frozenset({"his", "her", "their", "its"})


def retold(page: Page, found: list[Draft], words: Grammar) -> list[Draft]:
    """`found` without a release that only points back to one right before it."""
    return [d for d in found if not (points_back(page, d) and any(told(page, o, d) for o in found))]


def points_back(page: Page, d: Draft) -> bool:
    """True for the noun of `their release`, with nothing told beside whose it was."""
    tree = page.tree
    plain = d.type == "release" and tree[d.index].upos == "NOUN" and set(d.roles) <= PLAIN and d.time is None
    return plain and any(tree[k].text.lower() in BACK for k in tree.children(d.index, "nmod:poss"))


def told(page: Page, one: Draft, d: Draft) -> bool:
    """True where a verb before it in the sentence tells the same of the same people."""
    tree = page.tree
    same = one.type == d.type and (one.polarity, one.realis) == (d.polarity, d.realis)
    before = one.index < d.index and tree[one.index].sentence == tree[d.index].sentence
    people = set(ids(d.roles.get("person")))
    return same and before and bool(people) and people <= set(ids(one.roles.get("person")))
