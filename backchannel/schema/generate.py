"""Record types and vocabulary to a JSON Schema.

In: the dataclasses of `records` and the closed lists of `vocabulary`. Out: one schema, every record a
definition under its own name in lower case, every claim type a definition `claim_TYPE` of its roles. Always
true: a field has the type that its record has; what may be absent in a record may be null here.
"""

from __future__ import annotations

import json
from dataclasses import fields
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from backchannel.records import (
    SCHEMA,
    Claim,
    Count,
    Document,
    Entity,
    Mention,
    Reading,
    Span,
    Statement,
    TimeExpression,
)
from backchannel.vocabulary import ClaimType, Role, vocabulary

Schema = dict[str, Any]

_RECORDS = (Reading, Document, Entity, Mention, Statement, TimeExpression, Claim, Count)

_DATE = r"-?[0-9]{3}[0-9X](-[0-9X]{2}(-[0-9X]{2}(T[0-9:]+(Z|[+-][0-9:]+)?)?)?)?[?~%]?"
_EDTF = rf"^({_DATE}|({_DATE}|\.\.)?/({_DATE}|\.\.)?)$"
_DURATION = (
    r"^[<>~]?P(?=.)([0-9.X]+Y)?([0-9.X]+M)?([0-9.X]+W)?([0-9.X]+D)?(T([0-9.X]+H)?([0-9.X]+M)?([0-9.X]+S)?)?$"
)

# What a plain type does not tell: fields that hold dates, lengths, digests and degrees.
_REFINED: dict[tuple[str, str], Schema] = {
    ("Document", "published"): {"$ref": "#/$defs/edtf"},
    ("Document", "sha256"): {"pattern": "^[0-9a-f]{64}$"},
    ("Statement", "said"): {"$ref": "#/$defs/edtf"},
    ("TimeExpression", "edtf"): {"$ref": "#/$defs/edtf"},
    ("TimeExpression", "duration"): {"$ref": "#/$defs/duration"},
    ("Claim", "time"): {"$ref": "#/$defs/edtf"},
    ("Claim", "confidence"): {"minimum": 0, "maximum": 1},
    ("Claim", "evidence"): {"minItems": 1},
    ("Count", "n"): {"minimum": 0},
    ("Reading", "schema"): {"const": SCHEMA},
}

# Fields that the contract does not ask for: a reading may leave them out.
_OPTIONAL = {
    ("Reading", "reader"),
    ("Document", "paragraphs"),
    ("Document", "warnings"),
    ("Claim", "reasons"),
    ("TimeExpression", "edtf"),
    ("TimeExpression", "duration"),
    ("TimeExpression", "reason"),
    ("Count", "op"),
    ("Count", "what"),
}


def build() -> Schema:
    """The schema of a reading."""
    types = vocabulary().types
    definitions: Schema = {
        "edtf": {"type": "string", "pattern": _EDTF, "description": "EDTF level 1 (ISO 8601-2)."},
        "duration": {"type": "string", "pattern": _DURATION, "description": "ISO 8601 duration."},
        "span": {
            "type": "array",
            "prefixItems": [{"type": "integer", "minimum": 0}, {"type": "integer", "minimum": 0}],
            "minItems": 2,
            "maxItems": 2,
            "description": "Half-open range of code points in `document.text`.",
        },
    }
    definitions |= {record.__name__.lower(): _record(record) for record in _RECORDS}
    definitions |= {f"claim_{name}": _roles(kind) for name, kind in types.items()}
    definitions["claim"]["properties"]["type"] = {"enum": list(types)}
    definitions["claim"]["properties"]["roles"] = {"type": "object"}
    definitions["claim"]["allOf"] = [_roles_of(name) for name in types]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:{SCHEMA.replace('/', ':')}",
        "title": "What one document says",
        "$ref": "#/$defs/reading",
        "$defs": definitions,
    }


def dump() -> str:
    """The schema as text, the way it is committed."""
    return json.dumps(build(), indent=2, ensure_ascii=False) + "\n"


def _record(record: type) -> Schema:
    hints = get_type_hints(record)
    name = record.__name__
    properties, required = {}, []
    for field in fields(record):
        properties[field.name] = _refine(_of(hints[field.name]), _REFINED.get((name, field.name), {}))
        if (name, field.name) not in _OPTIONAL:
            required.append(field.name)
    return {
        "type": "object",
        "description": (record.__doc__ or "").split("\n")[0],
        "properties": properties,
        "required": required,
    }


def _of(hint: Any) -> Schema:
    origin, arguments = get_origin(hint), get_args(hint)
    if hint is Span:
        return {"$ref": "#/$defs/span"}
    if hint in _RECORDS:
        return {"$ref": f"#/$defs/{hint.__name__.lower()}"}
    if origin is Literal:
        return {"enum": list(arguments)}
    if origin in (Union, UnionType):
        return {"anyOf": [_of(argument) for argument in arguments]}
    if origin is tuple:
        return {"type": "array", "items": _of(arguments[0])}
    if origin is dict:
        return {"type": "object", "additionalProperties": _of(arguments[1])}
    plain = {str: "string", int: "integer", float: "number", bool: "boolean", NoneType: "null"}
    return {"type": plain[hint]}


def _refine(schema: Schema, refinement: Schema) -> Schema:
    if "anyOf" in schema and refinement:
        return {"anyOf": [s if s == {"type": "null"} else _refine(s, refinement) for s in schema["anyOf"]]}
    return refinement if "$ref" in refinement else {**schema, **refinement}


def _roles(kind: ClaimType) -> Schema:
    return {
        "type": "object",
        "description": kind.definition,
        "properties": {name: _role(role) for name, role in kind.roles.items()},
        "additionalProperties": False,
    }


def _role(role: Role) -> Schema:
    values: dict[str, Schema] = {
        "entity": {"type": "array", "items": {"type": "string"}, "minItems": 1},
        "text": {"type": "string"},
        "term": {"enum": list(role.terms)},
        "count": {"$ref": "#/$defs/count"},
        "duration": {"type": "string"} if role.or_text else {"$ref": "#/$defs/duration"},
        "edtf": {"$ref": "#/$defs/edtf"},
    }
    return {**values[role.kind], "description": role.definition}


def _roles_of(name: str) -> Schema:
    return {
        "if": {"properties": {"type": {"const": name}}},
        "then": {"properties": {"roles": {"$ref": f"#/$defs/claim_{name}"}}},
    }
