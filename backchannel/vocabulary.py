"""What Backchannel can say: types of claim, their roles, and the closed lists of terms.

In: `vocabulary.yaml`, which people review. Out: frozen objects, loaded once. Always true: every list that a
role or a sensitivity names exists, every name is plain text, and everything has a definition.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Literal, cast, get_args

import yaml

from backchannel.errors import ModelError
from backchannel.tables import table

RoleKind = Literal["entity", "text", "term", "count", "duration", "edtf"]

_FILE = "vocabulary.yaml"


@dataclass(frozen=True, slots=True)
class Role:
    """One role of a claim type. `terms` maps each allowed term to its definition where the kind is `term`."""

    name: str
    kind: RoleKind
    definition: str
    term_list: str | None
    terms: Mapping[str, str]
    or_text: bool


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """When a claim is left out of what is published: always, or by what stands in its roles."""

    always: bool
    relatives_in: tuple[str, ...]
    terms_in: Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class ClaimType:
    """A type of claim with its roles, in the order of the file; `sensitive` is `None` where it never is."""

    name: str
    definition: str
    roles: Mapping[str, Role]
    sensitive: Sensitivity | None


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The types of claim and the lists of terms (term to definition), each by name."""

    types: Mapping[str, ClaimType]
    terms: Mapping[str, Mapping[str, str]]


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary of this version, read from the package on first use."""
    return parse(resources.files("backchannel").joinpath(_FILE).read_text(encoding="utf-8"))


def parse(text: str) -> Vocabulary:
    """Check and freeze a vocabulary file. Raises `ModelError` that says where it is wrong."""
    try:
        data = table(text)
    except yaml.YAMLError as error:
        raise ModelError(f"{_FILE}: not YAML: {' '.join(str(error).split())}") from error
    top = _section(data, "the file", required={"terms", "claim_types"})
    terms = {name: _terms(value, name) for name, value in _section(top["terms"], "terms").items()}
    types = {name: _type(value, name, terms) for name, value in _section(top["claim_types"], "types").items()}
    return Vocabulary(MappingProxyType(types), MappingProxyType(terms))


def _terms(value: object, name: str) -> Mapping[str, str]:
    entries = _section(value, f"terms.{name}")
    return MappingProxyType({term: _text(entry, f"terms.{name}.{term}") for term, entry in entries.items()})


def _type(value: object, name: str, terms: Mapping[str, Mapping[str, str]]) -> ClaimType:
    entry = _section(value, name, required={"definition", "roles"}, optional={"sensitive"})
    roles = {
        role: _role(content, f"{name}.{role}", role, terms)
        for role, content in _section(entry["roles"], f"{name}.roles").items()
    }
    sensitive = _sensitivity(entry["sensitive"], name, roles, terms) if "sensitive" in entry else None
    return ClaimType(
        name, _text(entry["definition"], f"{name}.definition"), MappingProxyType(roles), sensitive
    )


def _role(value: object, where: str, name: str, terms: Mapping[str, Mapping[str, str]]) -> Role:
    entry = _section(value, where, required={"kind", "definition"}, optional={"terms", "or_text"})
    kind = entry["kind"]
    if kind not in get_args(RoleKind):
        raise ModelError(f"{_FILE}: {where}: kind {kind!r} is none of {', '.join(get_args(RoleKind))}")
    if (kind == "term") != ("terms" in entry):
        raise ModelError(f"{_FILE}: {where}: `terms` names the list of a role of kind term, and of no other")
    listed = _text(entry["terms"], f"{where}.terms") if kind == "term" else None
    return Role(
        name=name,
        kind=cast(RoleKind, kind),
        definition=_text(entry["definition"], f"{where}.definition"),
        term_list=listed,
        terms=_list(listed, where, terms) if listed else MappingProxyType({}),
        or_text=bool(entry.get("or_text", False)),
    )


def _sensitivity(
    value: object, name: str, roles: Mapping[str, Role], terms: Mapping[str, Mapping[str, str]]
) -> Sensitivity:
    where = f"{name}.sensitive"
    entry = _section(value, where, optional={"always", "relatives_in", "terms_in"})
    relatives = entry.get("relatives_in", [])
    if not isinstance(relatives, list):
        raise ModelError(f"{_FILE}: {where}.relatives_in: a list of roles must stand here")
    listed = _section(entry.get("terms_in", {}), f"{where}.terms_in")
    for role in [*relatives, *listed]:
        if role not in roles:
            raise ModelError(f"{_FILE}: {where}: {name} has no role {role!r}")
    return Sensitivity(
        always=bool(entry.get("always", False)),
        relatives_in=tuple(relatives),
        terms_in=MappingProxyType({role: _list(str(n), where, terms) for role, n in listed.items()}),
    )


def _list(name: str, where: str, terms: Mapping[str, Mapping[str, str]]) -> Mapping[str, str]:
    if name not in terms:
        raise ModelError(f"{_FILE}: {where}: there is no list {name!r} under `terms`")
    return terms[name]


def _section(
    value: object, where: str, required: set[str] | None = None, optional: set[str] | None = None
) -> dict[str, object]:
    if not isinstance(value, dict):
        raise ModelError(f"{_FILE}: {where}: names with values must stand here")
    for key in value:
        if not isinstance(key, str):
            raise ModelError(f"{_FILE}: {where}: {key!r} is no plain text; put the name in quotes")
    missing = (required or set()) - value.keys()
    unknown = value.keys() - (required or set()) - (optional or set()) if required or optional else set()
    if missing or unknown:
        fault = f"lacks {sorted(missing)}" if missing else f"has unknown {sorted(unknown)}"
        raise ModelError(f"{_FILE}: {where}: {fault}")
    return value


def _text(value: object, where: str) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ModelError(f"{_FILE}: {where}: plain text must stand here, found {value!r}")
    return value.strip()
