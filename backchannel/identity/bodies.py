"""States, offices, groups under arms, outlets and places: whose key they have.

In: an entity that is no person. Out: its key. Always true: a country is one side under all its names; an
office is keyed with its country; what only says what a body is, of no country, is a figure of its own document.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from backchannel.identity.figures import Figures, Known, Link
from backchannel.identity.folding import fold
from backchannel.identity.matching import Reason
from backchannel.identity.names import is_name, parse
from backchannel.identity.sides import armed_group, country_called, is_country_word, is_listed_group, office
from backchannel.records import Entity, EntityKind

_DESCRIBED = ("organisation", "place", "facility", "armed_group")


def unnamed(entity: Entity) -> bool:
    """Whether the document gives no name that another document could mean the same by."""
    if entity.anonymous or entity.kind == "group" or not fold(entity.name):
        return True
    if entity.kind == "person":
        return not is_name(entity.name) or not parse(entity.name).tokens
    if entity.kind not in _DESCRIBED:
        return False
    if entity.kind == "organisation":
        found = office(entity.name, entity.country)
        if found.generic or found.country:
            return found.country is None
    return entity.country is None and not any(letter.isupper() for letter in _first_down(entity.name))


def own_key(document: int, entity: Entity) -> str:
    """The key of an entity by its own name, whatever figure it is joined to.

    A surname alone and what has no name is told by document and entity.
    """
    spelled = _spelled(entity.kind, entity.name, entity.country, entity.anonymous)
    return spelled or f"{document}:{entity.id}"


@lru_cache(maxsize=50_000)
def _spelled(kind: EntityKind, name: str, country: str | None, anonymous: bool) -> str | None:
    """The key of a spelling, `None` for what is known within its document only."""
    if unnamed(Entity("", kind, name, country=country, anonymous=anonymous)):
        return None
    if kind == "person":
        parsed = parse(name)
        return None if parsed.bare else f"person:{parsed.folded}"
    return body_key(kind, name, country)


def body_key(kind: str, name: str, country: str | None) -> str:
    """The key of a body, place or outlet by its name and country."""
    if kind == "state":
        code = country or country_called(name)
        return f"side:{code}" if code else f"state:{fold(name)}"
    if kind == "armed_group":
        return f"armed_group:{armed_group(name)}"
    if kind == "organisation":
        found = office(name, country)
        return f"organisation:{found.name}" + (f":{found.country}" if found.country else "")
    return f"{kind}:{fold(name)}" + (f":{country}" if country else "")


@lru_cache(maxsize=50_000)
def role(title: str) -> str:
    """A title without the country that it is held for: what two documents may agree in."""
    return " ".join(word for word in fold(title).split() if not is_country_word(word))


class Bodies:
    """Gives keys to all that is no person."""

    def __init__(self, figures: Figures, links: dict[str, Link]) -> None:
        self._figures = figures
        self._links = links

    def add(self, document: int, entity: Entity) -> str:
        """Key of the figure of an entity that is no person."""
        own = own_key(document, entity)
        found = self._figures.find(f"={own}", 1)
        if found:
            return found[0]
        key = self._without_country(document, entity, own)
        if key == own:
            country = own.removeprefix("side:") if own.startswith("side:") else entity.country
            known = Known(own, entity.kind, entity.name, document, country)
            self._figures.put(known, (f"={own}", f"*{_plain(own)}"))
        self._short_forms(document, entity, key, own)
        return key

    def _without_country(self, document: int, entity: Entity, own: str) -> str:
        """The one body of this name, where the country stands in one document and not in the other."""
        if entity.kind != "organisation":
            return own
        same = self._figures.find(f"*{_plain(own)}", 3)
        known = self._figures.get(same[0]) if len(same) == 1 else None
        country = own.removeprefix(_plain(own)).removeprefix(":") or None
        if known is None or (country and known.country and country != known.country):
            return own
        why = (Reason("same"), Reason("only_one"))
        link = Link(own, known.key, entity.name, 0.9, why, document)
        self._links[own] = link
        joined = replace(known, country=known.country or country, links=(*known.links, link))
        self._figures.put(joined, (f"={own}",))
        return known.key

    def _short_forms(self, document: int, entity: Entity, key: str, own: str) -> None:
        """Names that the document gives beside: initials of an organisation, other names of an armed group."""
        if entity.kind not in ("organisation", "armed_group"):
            return
        for alias in entity.aliases:
            if entity.kind == "organisation" and not _are_initials(alias, entity.name):
                continue
            if not is_name(alias) or is_listed_group(alias) or country_called(alias):
                continue
            other = body_key(entity.kind, alias, entity.country)
            known = self._figures.get(key)
            if known is None or self._figures.find(f"={other}", 1):
                continue
            short, full = sorted((alias, entity.name), key=len)
            why = Reason("initials_of" if entity.kind == "organisation" else "also_called", short, full)
            link = Link(other, own, alias, 0.95, (why,), document)
            self._links[other] = link
            joined = replace(known, links=(*known.links, link))
            self._figures.put(joined, (f"={other}", f"*{_plain(other)}"))


def _plain(key: str) -> str:
    return ":".join(key.split(":")[:2])


def _first_down(name: str) -> str:
    """The name as if it stood within a sentence."""
    return name[:1].lower() + name[1:] if " " in name and name[1:2].islower() else name


def _are_initials(one: str, other: str) -> bool:
    short, full = sorted((one.replace(".", ""), other), key=len)
    words = [word for word in fold(full).split() if word not in ("of", "and", "for", "on")]
    return short.isupper() and len(short) > 1 and short.casefold() == "".join(word[0] for word in words)
