"""Refuse drafts that are not about people deprived of liberty.

In: drafts. Out: those in scope. Always true: a draft of a `scoped` frame stands only where its own sentence, or
the deal that it refers back to, is about such people; any other draft stands on its own roles.
"""

from __future__ import annotations

from backchannel.claims.frames import Grammar
from backchannel.claims.match import Draft
from backchannel.claims.page import Page


def in_scope(page: Page, found: list[Draft], words: Grammar) -> list[Draft]:
    """`found` without what is about something else."""
    topical = custody_words(page, words)
    held = people_held(found)
    return [d for d in found if not d.frame.scoped or relevant(page, d, topical, held)]


def custody_words(page: Page, words: Grammar) -> frozenset[int]:
    """Sentences that speak of custody, trial or exchange of people."""
    lexicon = words.lists["held_people"] | words.lists.get("custody", frozenset())
    return frozenset(t.sentence for t in page.tree.tokens if t.lemma.lower() in lexicon)


def people_held(found: list[Draft]) -> frozenset[str]:
    """Ids of those whom some unscoped draft says to be held, tried, released or exchanged."""
    roles = ("person", "released_by_a", "released_by_b", "gives", "gets")
    return frozenset(
        e
        for d in found
        if not d.frame.scoped
        for r in roles
        if isinstance(value := d.roles.get(r), tuple)
        for e in value
    )


def relevant(page: Page, d: Draft, topical: frozenset[int], held: frozenset[str]) -> bool:
    """True when the draft's sentence is topical, names someone held, or follows directly on one that is."""
    here = page.tree[d.index].sentence
    if here in topical:
        return True
    inside = {e for i in page.tree.sentence(d.index) for e in page.entity_ids(i)}
    return bool(inside & held)
