"""Refuse claims on people in general.

In: drafts. Out: drafts without those whose people the text neither names nor counts, dates nor tells apart: `the arrested
suspects`, `a prisoner may be held`. Always true: a draft that names one person is kept.
"""

from __future__ import annotations

from backchannel.claims.frames import Grammar
from backchannel.claims.match import Draft
from backchannel.claims.page import Page
from backchannel.records import Entity

PERSONAL = frozenset({"detention", "proceeding", "designation", "wellbeing", "movement"})
UNREAL = frozenset({"conditional", "possible", "demanded", "hoped"})


def generic(page: Page, found: list[Draft], words: Grammar) -> list[Draft]:
    """`found` without what is said of nobody in particular."""
    return [d for d in found if d.type not in PERSONAL or particular(page, d)]


def particular(page: Page, d: Draft) -> bool:
    """True when the people of the draft are known as these and no others."""
    value = d.roles.get("person")
    if not isinstance(value, tuple):
        return True
    people = [page.entities[e] for e in value if e in page.entities]
    if any(page.named(e) for e in people):
        return True
    if d.realis in UNREAL or d.polarity == "negative":
        return False
    if d.type == "proceeding" and "offence" in d.roles and any(e.kind == "person" for e in people):
        # `a driver has been arrested for fraud`
        return True
    return "count" in d.roles or d.time is not None or any(told_apart(e) for e in people)


def told_apart(entity: Entity) -> bool:
    """True for one person with a nationality, or spoken of more than once."""
    return entity.kind == "person" and (bool(entity.nationalities) or len(entity.mentions) > 1)
