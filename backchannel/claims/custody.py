"""Whose people are whose, and who holds them: the ground on which the direction of a trade is decided.

In: the entities of a document and the drafts of its detentions and releases. Out: for a person the home party
and the holding party. A party is a country code, or the id of an armed group. Always true: only what the
document says is known; nothing is looked up elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable

from backchannel.claims.match import Draft
from backchannel.claims.page import Page
from backchannel.records import Entity

PARTIES = frozenset({"state", "organisation", "armed_group", "person", "group"})


def party_of(entity: Entity | None) -> str | None:
    """The party that an entity belongs to or acts for."""
    if entity is None or entity.kind not in PARTIES:
        return None
    # a government that no country is told of is a side of its own
    own = entity.kind == "armed_group" or (
        entity.kind == "organisation" and not entity.country and named(entity)
    )
    return entity.id if own else entity.country


def named(entity: Entity) -> bool:
    return any(m.form == "name" for m in entity.mentions)


class Custody:
    """Homes, holders and the parties of one document."""

    def __init__(self, page: Page, found: Iterable[Draft]) -> None:
        self.page = page
        self.homes: dict[str, str] = {}
        self.holders: dict[str, str] = {}
        for e in page.entities.values():
            if e.kind in {"person", "group"} and e.nationalities:
                self.homes[e.id] = e.nationalities[0]
        # that somebody is held tells who holds him better than who would free him
        for d in sorted(found, key=lambda d: d.type == "release"):
            self._learn(d)
        for e in page.entities.values():
            # an official acts for a side, a detainee only comes from one
            if e.kind == "person" and e.country and e.id not in self.homes and e.id in self.holders:
                self.homes[e.id] = e.country

    def _learn(self, d: Draft) -> None:
        if d.type == "release" and (d.mood.attempted or self.page.tree[d.index].lemma.lower() == "bring"):
            # whoever wants somebody home does not hold him
            return
        if d.type == "release" and self.page.tree[d.index].dep == "acl":
            # `proposed a swap to free him`: who frees him is not told
            return
        people = ids(d.roles.get("person"))
        captors = {"detention": ("custodian", "place"), "release": ("by",), "proceeding": ("by", "from")}
        for role in captors.get(d.type, ()):
            for one in ids(d.roles.get(role)):
                e = self.page.entities.get(one)
                party = e.country if e and e.kind in {"place", "facility"} else party_of(e)
                if party:
                    for p in people:
                        self.holders.setdefault(p, party)

    def home(self, people: Iterable[str]) -> str | None:
        """The one home of all of `people` whose home is known."""
        found = {self.homes[p] for p in people if p in self.homes}
        return found.pop() if len(found) == 1 else None

    def holder(self, people: Iterable[str]) -> str | None:
        """The one holder of all of `people` whose holder is known."""
        found = {self.holders[p] for p in people if p in self.holders}
        return found.pop() if len(found) == 1 else None

    def entity_for(self, party: str | None) -> tuple[str, ...] | None:
        """The entity that stands for a party in this document, the state itself where it is named."""
        if party is None:
            return None
        if party in self.page.entities:
            return (party,)
        ranked = {"state": 0, "organisation": 1}
        found = sorted(
            (e for e in self.page.entities.values() if e.country == party and e.kind in ranked),
            key=lambda e: (ranked[e.kind], e.mentions[0].start if e.mentions else 0),
        )
        return (found[0].id,) if found else None


def ids(value: object) -> tuple[str, ...]:
    """The entity ids of a role value, none for text and counts."""
    return value if isinstance(value, tuple) else ()
