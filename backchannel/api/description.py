"""The description of the interface as OpenAPI 3.1, also without a server.

In: the application. Out: its description. Always true: what is committed in `docs/openapi.json` is what the
application of a desk with a password says of itself.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import msgspec
from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic import TypeAdapter

from backchannel import __version__
from backchannel.api.address import BASE
from backchannel.api.problems import MEDIA_TYPE, Problem
from backchannel.api.visits import only_desk
from backchannel.precedents import Precedent
from backchannel.schema import reading_schema

TITLE = "Backchannel"
SUMMARY = "The record of hostage and prisoner-exchange negotiations: every fact with who said it, when, and in which sentence."
ABOUT = """\
Reads are open or ask for the password of the desk (`Authorization: Bearer PASSWORD`). Without it answers hold
only what may be published: no sensitive claims, none that nobody has reviewed, no whole texts.

Every view takes two clocks: `as_of` (what was so by that day) and `known_at` (what had been published by then).
Lists are handed out in parts: `next` in the body, and in the `Link` header, is the address of the next part.
Answers carry an `ETag` that stays while the ledger does. Errors are problem details (RFC 9457).
"""
TAGS = (
    ("documents", "Articles: what was read, and reading more."),
    ("record", "Claims, statements, and who is who."),
    ("deals", "Deals and how they stand."),
    ("views", "The questions of the command line, each a page of rows with footnotes."),
    ("figures", "Statistics and precedents."),
    ("review", "What waits for a judgement, and judging."),
    ("ledger", "What this server holds, and whether it is whole."),
)
_RENAMED = "#/components/schemas/reading."

# What stands beside the fields of a row of the reference set.
_DAYS = {"anyOf": [{"type": "array", "items": {"type": "integer"}}, {"type": "integer"}, {"type": "null"}]}
_REASON = {
    "type": "object",
    "required": ["trait", "points", "text", "claims"],
    "properties": {
        "trait": {"type": "string"},
        "points": {"type": "number"},
        "text": {"type": "string"},
        "claims": {"type": "array", "items": {"type": "string"}},
    },
}
_BESIDE = {
    "days_first_offer_to_handover": {**_DAYS, "description": "Fewest and most days."},
    "days_agreement_to_handover": {**_DAYS, "description": "Fewest and most days."},
    "match": {
        "description": "What makes it like the deal that was asked about.",
        "anyOf": [
            {
                "type": "object",
                "required": ["points", "of", "reasons"],
                "properties": {
                    "points": {"type": "number"},
                    "of": {"type": "number"},
                    "reasons": {"type": "array", "items": _REASON},
                },
            },
            {"type": "null"},
        ],
    },
}


def describe(api: FastAPI) -> dict[str, Any]:
    """The description, worked out once."""
    if api.openapi_schema is None:
        made = get_openapi(
            title=TITLE,
            version=__version__,
            summary=SUMMARY,
            description=ABOUT,
            routes=api.routes,
            servers=[{"url": BASE}],
            tags=[{"name": name, "description": what} for name, what in TAGS],
            license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"},
        )
        schemas = made.setdefault("components", {}).setdefault("schemas", {})
        schemas |= _reading_schemas() | _precedent_schemas() | _problem_schemas()
        for name in ("HTTPValidationError", "ValidationError"):
            schemas.pop(name, None)
        _share_problems(made)
        _leave_out_null(made)
        if api.state.desk.password is not None:
            _tell_password(made, api)
        api.openapi_schema = made
    return api.openapi_schema


def openapi_text() -> str:
    """The description of the application of a desk with a password, as JSON."""
    from backchannel.api.application import make_api
    from backchannel.desk import Desk
    from backchannel.jobs import Jobs

    desk = Desk(":unused:", password="unused")
    return json.dumps(describe(make_api(desk, Jobs(desk))), ensure_ascii=False, indent=1) + "\n"


def _tell_password(made: dict[str, Any], api: FastAPI) -> None:
    """Say of each operation whether it takes the password, or only shows more with it."""
    made["components"]["securitySchemes"] = {
        "password": {"type": "http", "scheme": "bearer", "description": "The password of the desk."}
    }
    for route in api.state.places:
        calls = [one.call for one in route.dependant.dependencies]
        for method in route.methods or ():
            operation = made["paths"][route.path_format][method.lower()]
            operation["security"] = [{"password": []}] if only_desk in calls else [{}, {"password": []}]


def _share_problems(made: dict[str, Any]) -> None:
    """Have each problem stand once, and operations point there."""
    shared = made["components"].setdefault("responses", {})
    for path in made["paths"].values():
        for operation in path.values():
            for status, response in operation["responses"].items():
                if MEDIA_TYPE in response.get("content", {}):
                    shared[f"Problem{status}"] = response
                    operation["responses"][status] = {"$ref": f"#/components/responses/Problem{status}"}


def _leave_out_null(made: dict[str, Any]) -> None:
    """A parameter that may be left out is not null where it is given."""
    for path in made["paths"].values():
        for operation in path.values():
            for parameter in operation.get("parameters", ()):
                schema = parameter["schema"]
                kinds = [one for one in schema.pop("anyOf", ()) if one != {"type": "null"}]
                schema |= kinds[0] if len(kinds) == 1 else {"anyOf": kinds} if kinds else {}


def _problem_schemas() -> dict[str, Any]:
    made = TypeAdapter(Problem).json_schema(ref_template="#/components/schemas/{model}", mode="serialization")
    return {**made.pop("$defs"), "Problem": made}


def _reading_schemas() -> dict[str, Any]:
    """The parts of the reading contract, each under its own name."""
    definitions = reading_schema()["$defs"]
    return {f"reading.{name}": _pointed(one) for name, one in definitions.items()}


def _precedent_schemas() -> dict[str, Any]:
    _, parts = msgspec.json.schema_components(
        [Precedent], ref_template="#/components/schemas/precedent.{name}"
    )
    made = {f"precedent.{name}": dict(one) for name, one in parts.items()}
    whole = made["precedent.Precedent"]
    whole["properties"] = {**whole["properties"], **_BESIDE}
    whole["required"] = [*whole["required"], *_BESIDE]
    return made


def _pointed(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {
            key: one.replace("#/$defs/", _RENAMED) if key == "$ref" else _pointed(one)
            for key, one in value.items()
        }
    return [_pointed(one) for one in value] if isinstance(value, list) else value
