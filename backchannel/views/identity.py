"""Who is who across documents, as far as names alone tell.

In: readings. Out: for each entity the key of its figure, and the figure with its names. Always true: two
people are one only with the same surname and a given name or initial that agrees; a surname alone, a
description, and a group of people are never joined across documents; a country is one side under all its
names.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from backchannel.records import Entity, Reading
from backchannel.views.wording import country, country_code, country_short

_SUFFIXES = {"jr", "sr", "ii", "iii"}


@dataclass
class Figure:
    """Somebody or something across documents: one key, one name to show, and all that it is called."""

    key: str
    kind: str
    name: str
    country: str | None = None
    anonymous: bool = False
    names: set[str] = field(default_factory=set)
    titles: list[str] = field(default_factory=list)

    @property
    def side(self) -> str | None:
        """Key of the side that the figure is, or belongs to or acts for."""
        if self.country:
            return f"side:{self.country}"
        return self.key if self.kind in ("armed_group", "state") else None


class Cast:
    """The figures of a record, found by document number and entity id."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self._keys: dict[tuple[int, str], str] = {}
        self.figures: dict[str, Figure] = {}
        people = _people(entity for reading in readings for entity in reading.entities)
        for number, reading in enumerate(readings):
            for entity in reading.entities:
                self._add(number, entity, people)

    def key(self, number: int, entity: str) -> str:
        """Key of the figure of an entity of document `number`."""
        return self._keys.get((number, entity), f"{number}:{entity}")

    def figure(self, key: str) -> Figure:
        """The figure with this key; a bare side gets one made from its code."""
        known = self.figures.get(key)
        if known:
            return known
        code = key.removeprefix("side:")
        return Figure(key, "state", country(code) if code != key else key.partition(":")[2], country=code)

    def name(self, key: str) -> str:
        """What the figure is called on a page."""
        return self.figure(key).name

    def label(self, key: str) -> str:
        """What the figure is called where room is short."""
        return self._side_name(key, article=False)

    def running(self, key: str) -> str:
        """What the figure is called within a line of text."""
        return self._side_name(key, article=True)

    def _side_name(self, key: str, *, article: bool) -> str:
        figure = self.figure(key)
        if figure.kind == "state" and figure.country:
            return country_short(figure.country, article=article)
        return figure.name

    def _add(self, number: int, entity: Entity, people: dict[str, str]) -> None:
        key = _key(number, entity, people)
        self._keys[number, entity.id] = key
        figure = self.figures.get(key)
        if figure is None:
            name = (
                country(entity.country) if key.startswith("side:") and entity.country else _described(entity)
            )
            figure = Figure(key, entity.kind, name, entity.country, entity.anonymous)
            self.figures[key] = figure
        if not key.startswith("side:") and len(entity.name) > len(figure.name):
            figure.name = entity.name
        figure.country = figure.country or entity.country
        figure.names |= {fold(name) for name in (entity.name, figure.name, *entity.aliases)}
        figure.titles += [title for title in entity.titles if title not in figure.titles]


def _described(entity: Entity) -> str:
    """The name; a description may open a sentence of the text, and then begins with a small letter here."""
    name = entity.name
    first = name.split(" ")[0]
    if (entity.anonymous or entity.kind == "group") and first[1:] == first[1:].lower():
        return name[:1].lower() + name[1:]
    return name


def fold(name: str) -> str:
    """A name without case, accents, articles and punctuation."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    plain = re.sub(r"[’']s\b", "", plain.casefold())
    return " ".join(token for token in re.findall(r"\w+", plain) if token not in ("the", "a", "an"))


def side_called(name: str, cast: Cast) -> str | None:
    """Key of the side that goes by `name`, by country, capital or seat; `None` where there is none."""
    folded = fold(name)
    for figure in cast.figures.values():
        if figure.kind in ("state", "armed_group") and folded in figure.names:
            return figure.side
    code = country_code(folded)
    sides = {figure.side for figure in cast.figures.values()}
    return f"side:{code}" if code and f"side:{code}" in sides else None


def _key(number: int, entity: Entity, people: dict[str, str]) -> str:
    if entity.anonymous or entity.kind == "group":
        return f"{number}:{entity.id}"
    folded = fold(entity.name)
    if entity.kind == "person":
        bare = " ".join(_tokens(entity.name))
        return people.get(bare, f"person:{bare}")
    if entity.kind == "state" and entity.country:
        return f"side:{entity.country}"
    return f"{entity.kind}:{folded}" + (f":{entity.country}" if entity.country else "")


def _people(entities: Iterable[Entity]) -> dict[str, str]:
    """From folded full name to key: initials go to the one person of that surname whom they fit."""
    families: dict[str, set[str]] = defaultdict(set)
    for entity in entities:
        if entity.kind == "person" and not entity.anonymous:
            tokens = _tokens(entity.name)
            if len(tokens) > 1:
                families[tokens[-1]].add(" ".join(tokens))
    keys: dict[str, str] = {}
    for surname, names in families.items():
        given = {name.split()[0] for name in names}
        for name in names:
            first = name.split()[0]
            fits = [other for other in given if len(other) > 1 and other[0] == first]
            keys[name] = f"person:{fits[0] if len(fits) == 1 else first} {surname}"
    return keys


def _tokens(name: str) -> list[str]:
    return [token for token in fold(name).split() if token not in _SUFFIXES]
