"""What people added to a document by hand, put beside what was read in it.

In: holdings. Out: holdings, one for each document. Always true: who is named alike in one document is one
figure there; claims keep their names; an addition to another text than the one that was read stands alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from backchannel.entries import ADDED, Holding
from backchannel.records import Claim, Entity, Reading, RoleValue, Statement
from backchannel.views.identity import fold


def is_added(reading: Reading) -> bool:
    """Whether somebody added these claims by hand."""
    return reading.reader.startswith(ADDED)


def with_additions(holdings: Iterable[Holding]) -> tuple[Holding, ...]:
    """The holdings, with what was added by hand in the reading of its document."""
    held: list[Holding] = []
    places: dict[tuple[str, str], int] = {}
    for holding in holdings:
        document = holding.reading.document
        place = (document.sha256, document.text)
        if place in places and is_added(holding.reading):
            number = places[place]
            held[number] = _joined(held[number], holding)
            continue
        if place in places and is_added(held[places[place]].reading):
            # What was added came first: the reading takes its place.
            held[places[place]] = _joined(holding, held[places[place]])
            continue
        places[place] = len(held)
        held.append(holding)
    return tuple(held)


def _joined(base: Holding, more: Holding) -> Holding:
    """The holding with the entities, statements and claims of an addition to its document."""
    reading, extra = base.reading, more.reading
    known = {(entity.kind, fold(entity.name)): entity.id for entity in reading.entities}
    ids: dict[str, str] = {}
    entities: list[Entity] = []
    for entity in extra.entities:
        same = None if entity.anonymous else known.get((entity.kind, fold(entity.name)))
        ids[entity.id] = same or f"{extra.claims[0].id}:{entity.id}"
        if same is None:
            entities.append(replace(entity, id=ids[entity.id]))
    spoken = {one.id: f"{extra.claims[0].id}:{one.id}" for one in extra.statements}
    figures = dict(base.figures or {}) | {ids[id]: key for id, key in (more.figures or {}).items()}
    return replace(
        base,
        reading=replace(
            reading,
            entities=(*reading.entities, *entities),
            statements=(*reading.statements, *(_said(one, ids, spoken) for one in extra.statements)),
            claims=(*reading.claims, *(_claimed(one, ids, spoken) for one in extra.claims)),
        ),
        figures=figures if base.figures is not None or more.figures is not None else None,
    )


def _said(one: Statement, ids: dict[str, str], spoken: dict[str, str]) -> Statement:
    speaker = one.speaker
    if isinstance(speaker, str):
        speaker = ids.get(speaker, speaker)
    elif speaker is not None:
        speaker = tuple(ids.get(who, who) for who in speaker)
    return replace(one, id=spoken[one.id], speaker=speaker)


def _claimed(one: Claim, ids: dict[str, str], spoken: dict[str, str]) -> Claim:
    roles: dict[str, RoleValue] = {
        role: tuple(ids.get(who, who) for who in value) if isinstance(value, tuple) else value
        for role, value in one.roles.items()
    }
    return replace(one, roles=roles, statement=spoken.get(one.statement or ""))
