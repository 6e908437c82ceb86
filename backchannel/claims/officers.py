"""Refuse what a pronoun says of officers of the law and of those who speak for others.

In: drafts. Out: drafts without arrests, verdicts, releases and journeys of a judge, an inspector or a lawyer whom only
a pronoun puts there. Always true: somebody whom a draft of the document takes by name or description is kept.
"""

from __future__ import annotations

from backchannel.claims.frames import Grammar
from backchannel.claims.match import Draft
from backchannel.claims.page import Page
from backchannel.records import Entity

PERSONAL = frozenset({"detention", "proceeding", "release", "wellbeing", "movement", "designation"})
ONE = frozenset({"he", "she", "his", "her"})
PAST = frozenset({"former", "ex", "dismissed", "sacked", "retired", "jailed", "detained"})


def officers(page: Page, found: list[Draft], words: Grammar) -> list[Draft]:
    """`found` without what `he` or `she` says of somebody who is there for his office."""
    told = {e for d in found if d.type in PERSONAL for e in people(d) if not by_pronoun(page, d, e)}
    kept = []
    for d in found:
        them = people(d) if d.type in PERSONAL and d.roles.get("stage") != "testimony" else ()
        if them and all(
            e not in told and by_pronoun(page, d, e) and office(page.entities[e], words) for e in them
        ):
            continue
        kept.append(d)
    return kept


def people(d: Draft) -> tuple[str, ...]:
    value = d.roles.get("person")
    return value if isinstance(value, tuple) else ()


def by_pronoun(page: Page, d: Draft, entity: str) -> bool:
    """True where all that the draft's own words have of somebody is a pronoun."""
    used = [i for i in d.used if entity in page.entity_ids(i)]
    # `after his release from prison the judge Lev Orin said`: who is told of before the name is told of by it
    first = min((m.start for m in page.entities[entity].mentions), default=0)
    if any(page.tree[i].start == first and page.tree[i].text.lower() in ONE for i in used):
        return False
    return bool(used) and all(page.tree[i].upos == "PRON" for i in used)


def office(entity: Entity, words: Grammar) -> bool:
    """True for a judge, an officer or a lawyer by title, unless it is a former one."""
    said = {w.strip(".,’'").lower() for title in entity.titles for w in title.replace("-", " ").split()}
    return bool(said & words.lists["law_officers"]) and not said & PAST
