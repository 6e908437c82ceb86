"""How types of claim are coded: who acts, upon whom, and which term decides; from `coding.yaml`.

In: a type of claim. Out: names of roles. Always true: every type of the vocabulary has its coding, and every
role that it names is a role of that type.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from backchannel.records import EntityKind
from backchannel.tables import table


@dataclass(frozen=True, slots=True)
class Coding:
    """Roles of one type: of who acts, of whom it is done to, of equals, and of the term that decides."""

    source: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    pair: str | None = None
    term: str | None = None


@cache
def codings() -> dict[str, Coding]:
    """The coding of each type."""
    return {
        kind: Coding(tuple(entry["source"]), tuple(entry["target"]), entry.get("pair"), entry.get("term"))
        for kind, entry in _file()["types"].items()
    }


def kind_in(role: str) -> EntityKind:
    """What somebody is who is put into this role by hand, unless it is a country."""
    kind: EntityKind = _file()["kinds"].get(role, "person")
    return kind


@cache
def _file() -> dict[str, Any]:
    text = resources.files("backchannel.views").joinpath("coding.yaml").read_text(encoding="utf-8")
    data: dict[str, Any] = table(text)
    return data
