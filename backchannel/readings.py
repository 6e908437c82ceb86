"""A reading as plain JSON values, and back.

In: a `Reading`, or the object that `backchannel extract` prints for one. Out: the other of the two. Always
true: `from_json(to_json(reading)) == reading`, spans are `[start, end]`, and keys that are not known are let
pass.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from typing import Any, TypeVar

from backchannel.errors import InputError
from backchannel.records import (
    SCHEMA,
    Claim,
    Count,
    Document,
    Entity,
    Mention,
    Reading,
    RoleValue,
    Span,
    Statement,
    TimeExpression,
)

Json = dict[str, Any]
R = TypeVar("R")


def to_json(reading: Reading) -> Json:
    """The reading as the contract writes it: dicts, lists, text, numbers, `None`."""
    return {
        "schema": reading.schema,
        "reader": reading.reader,
        "document": _plain(reading.document),
        "entities": _plain(reading.entities),
        "statements": _plain(reading.statements),
        "times": [_time_to_json(time) for time in reading.times],
        "claims": _plain(reading.claims),
    }


def from_json(data: Mapping[str, Any]) -> Reading:
    """The reading that `data` holds. Raises `InputError` where it is none, or of another version."""
    schema = data.get("schema")
    if schema != SCHEMA:
        raise InputError(f"not a reading of this version: schema is {schema!r}, expected {SCHEMA!r}")
    try:
        return Reading(
            document=_record(Document, data["document"], paragraphs=_spans),
            entities=tuple(_record(Entity, entity, mentions=_mentions) for entity in data["entities"]),
            statements=tuple(_statement(statement) for statement in data["statements"]),
            times=tuple(_record(TimeExpression, time) for time in data["times"]),
            claims=tuple(_record(Claim, claim, roles=_roles, evidence=_spans) for claim in data["claims"]),
            reader=data.get("reader", ""),
            schema=schema,
        )
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise InputError(f"not a reading: {type(error).__name__}: {error}") from error


def _plain(value: Any) -> Any:
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    return value


def _time_to_json(time: TimeExpression) -> Json:
    plain: Json = _plain(time)
    if time.duration is None:
        del plain["duration"]
    elif time.edtf is None:
        del plain["edtf"]
    if time.reason is None:
        del plain["reason"]
    return plain


def _record(kind: Callable[..., R], data: Mapping[str, Any], **special: Callable[[Any], Any]) -> R:
    known = {field.name for field in fields(kind)}  # type: ignore[arg-type]
    values = {
        name: special[name](value) if name in special else _frozen(value)
        for name, value in data.items()
        if name in known
    }
    return kind(**values)


def _statement(data: Mapping[str, Any]) -> Statement:
    return _record(Statement, data, source=_span, cue=_span, content=_spans, quotes=_spans)


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _span(value: list[int] | None) -> Span | None:
    return None if value is None else Span(*value)


def _spans(value: list[list[int]]) -> tuple[Span, ...]:
    return tuple(Span(*span) for span in value)


def _mentions(value: list[Json]) -> tuple[Mention, ...]:
    return tuple(_record(Mention, mention) for mention in value)


def _roles(value: Mapping[str, Any]) -> dict[str, RoleValue]:
    return {
        name: _record(Count, role) if isinstance(role, dict) else _frozen(role)
        for name, role in value.items()
    }
