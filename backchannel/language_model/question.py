"""What a language model is asked: the instructions, and the shape that its answer must have.

In: a piece of a document. Out: messages and a JSON Schema. Always true: both follow from `vocabulary.yaml`, so
that nothing can be answered which the contract does not know.
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any

from backchannel.records import Document
from backchannel.vocabulary import ClaimType, Role, vocabulary

Schema = dict[str, Any]

TEXT: Schema = {"type": "string"}
TEXTS: Schema = {"type": "array", "items": TEXT}


def messages(document: Document, piece: str) -> list[dict[str, str]]:
    """What is sent for one piece of a document."""
    head = {"published": document.published, "outlet": document.outlet, "title": document.title}
    told = "\n".join(f"{name}: {value}" for name, value in head.items() if value)
    return [
        {"role": "system", "content": instructions()},
        {"role": "user", "content": f"{told}\n\nThe text:\n\n{piece}"},
    ]


@cache
def instructions() -> str:
    """The rules, then every type with its roles and terms."""
    rules = resources.files(__package__).joinpath("question.md").read_text(encoding="utf-8")
    return rules + "\n".join(_described(kind) for kind in vocabulary().types.values())


@cache
def schema() -> Schema:
    """The JSON Schema of an answer."""
    terms = vocabulary().terms
    identifier = {**TEXT, "maxLength": 20}
    quote_or_null = _nullable(TEXT)
    entity = _object(
        id=identifier,
        kind={"enum": list(terms["entity_kind"])},
        name=TEXT,
        others=TEXTS,
        country=_nullable({**TEXT, "pattern": "^[A-Z]{2}$"}),
        titles=TEXTS,
        anonymous={"type": "boolean"},
    )
    statement = _object(
        id=identifier,
        speaker={"type": "array", "items": identifier},
        source=quote_or_null,
        source_kind={"enum": list(terms["source_kind"])},
        form={"enum": list(terms["statement_form"])},
        cue=quote_or_null,
        content={**TEXTS, "minItems": 1},
        said=quote_or_null,
        inside=_nullable(identifier),
    )
    time = _object(words=TEXT, kind={"enum": list(terms["time_kind"])}, value=_nullable(TEXT))
    claims = {"anyOf": [_claim(kind) for kind in vocabulary().types.values()]}
    return _object(
        entities={"type": "array", "items": entity},
        statements={"type": "array", "items": statement},
        times={"type": "array", "items": time},
        claims={"type": "array", "items": claims},
    )


def _claim(kind: ClaimType) -> Schema:
    terms = vocabulary().terms
    roles = {
        "type": "object",
        "properties": {name: _value(role) for name, role in kind.roles.items()},
        "additionalProperties": False,
        "minProperties": 1,
    }
    return _object(
        type={"const": kind.name},
        roles=roles,
        time=_nullable(TEXT),
        polarity={"enum": list(terms["polarity"])},
        realis={"enum": list(terms["realis"])},
        statement=_nullable(TEXT),
        evidence={**TEXTS, "minItems": 1},
    )


def _value(role: Role) -> Schema:
    if role.kind == "term":
        return {"enum": list(role.terms)}
    if role.kind == "entity":
        return {**TEXTS, "minItems": 1}
    if role.kind == "count":
        number = {"type": "integer", "minimum": 0}
        return _object(n=number, op={"enum": ["=", ">=", "<=", "~"]})
    return TEXT


def _described(kind: ClaimType) -> str:
    lines = [f"\n## {kind.name}: {kind.definition}"]
    for role in kind.roles.values():
        known = f"; one of {', '.join(role.terms)}" if role.terms else ""
        lines.append(f"- {role.name} ({role.kind}): {role.definition}{known}")
    return "\n".join(lines)


def _object(**properties: Schema) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _nullable(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}
