"""A claim as a person put it right: names become figures of the document, and what changed is told in words.

In: a reading, a claim of it, and the change. Out: the claim as corrected, with whom the document needs anew.
Always true: a name that the reading knows is that figure; whom it does not know gets the same id in whatever
order corrections are made.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from backchannel.entries import Change
from backchannel.records import Claim, Count, Entity, EntityKind, Mention, Reading, RoleValue
from backchannel.views.assertions import in_names
from backchannel.views.coding import kind_in
from backchannel.views.dates import words
from backchannel.views.identity import fold
from backchannel.views.wording import country, country_code


def corrected(reading: Reading, claim: Claim, change: Change) -> tuple[Claim, tuple[Entity, ...]]:
    """The claim with the change in it, and the entities that it names and the reading lacks."""
    known = _by_name(reading.entities)
    new: dict[str, Entity] = {}
    roles = dict(claim.roles)
    for role, value in change.roles.items():
        if not value:
            roles.pop(role, None)
        elif isinstance(value, tuple):
            found = [known.get(fold(name)) or _new(reading, claim, role, name) for name in value]
            new |= {entity.id: entity for entity in found if entity not in reading.entities}
            roles[role] = tuple(entity.id for entity in found)
        else:
            roles[role] = value
    fixed = replace(claim, roles=roles)
    if change.time is not None:
        fixed = replace(fixed, time=change.time or None)
    if change.polarity:
        fixed = replace(fixed, polarity=change.polarity)  # type: ignore[arg-type]
    if change.realis:
        fixed = replace(fixed, realis=change.realis)  # type: ignore[arg-type]
    return fixed, tuple(new.values())


def what_was_read(entities: Iterable[Entity], read: Claim, shown: Claim) -> str:
    """What a correction took away, in words: `custodian was Chile, time was 2030`."""
    names = {entity.id: entity.name for entity in entities}

    def text(value: RoleValue | None) -> str:
        if value is None:
            return "not given"
        plain = " · ".join(in_names(value, names))
        return plain if isinstance(value, Count | tuple) else plain.replace("_", " ")

    roles = dict.fromkeys([*read.roles, *shown.roles])
    parts = [
        f"{role.replace('_', ' ')} was {text(read.roles.get(role))}"
        for role in roles
        if read.roles.get(role) != shown.roles.get(role)
    ]
    if read.time != shown.time:
        parts.append(f"time was {words(read.time) if read.time else 'not given'}")
    parts += [
        f"{part} was {getattr(read, part)}"
        for part in ("polarity", "realis")
        if getattr(read, part) != getattr(shown, part)
    ]
    return ", ".join(parts)


def change_in_words(change: Change) -> str:
    """What a correction puts in place: `custodian: Chile, time: 2031`."""
    parts = [
        f"{role.replace('_', ' ')}: {' · '.join(in_names(value, {})) or 'none'}"
        for role, value in change.roles.items()
    ]
    parts += [f"time: {words(change.time) if change.time else 'none'}"] if change.time is not None else []
    parts += [f"{part}: {value}" for part in ("polarity", "realis") if (value := getattr(change, part))]
    return ", ".join(parts)


def entity_called(reading: Reading, name: str, kind: EntityKind) -> Entity:
    """The entity of the reading that goes by `name`, or a new one of this kind."""
    return _by_name(reading.entities).get(fold(name)) or _made(reading, name, kind)


def kind_for(role: str, name: str) -> EntityKind:
    """What somebody in this role most likely is, where the document does not tell."""
    return "state" if country_code(fold(name)) else kind_in(role)


def _by_name(entities: Iterable[Entity]) -> dict[str, Entity]:
    """Entities by every name that only one of them has; a full name goes before another's alias."""
    named: dict[str, Entity] = {}
    for entity in entities:
        named.setdefault(fold(entity.name), entity)
    aliases: dict[str, list[Entity]] = {}
    for entity in entities:
        for alias in {fold(alias) for alias in entity.aliases}:
            aliases.setdefault(alias, []).append(entity)
    sides = {entity.country: entity for entity in entities if entity.kind == "state" and entity.country}
    codes = {fold(country(code)): entity for code, entity in sides.items()}
    return codes | {alias: held[0] for alias, held in aliases.items() if len(held) == 1} | named


def _new(reading: Reading, claim: Claim, role: str, name: str) -> Entity:
    held = claim.roles.get(role)
    kinds = [entity.kind for entity in reading.entities if isinstance(held, tuple) and entity.id in held]
    guess = kind_for(role, name)
    return _made(reading, name, kinds[0] if kinds and guess != "state" else guess)


def _made(reading: Reading, name: str, kind: EntityKind) -> Entity:
    name = " ".join(name.split())
    mentions = tuple(
        Mention(found.start(), found.end(), "name")
        for found in re.finditer(rf"\b{re.escape(name)}\b", reading.document.text)
    )
    country = country_code(fold(name)) if kind == "state" else None
    return Entity(f"{kind}:{name}", kind, name, country=country, mentions=mentions)
