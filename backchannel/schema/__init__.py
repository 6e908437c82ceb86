"""The reading contract as JSON Schema 2020-12.

In: the record types and the vocabulary. Out: `reading.schema.json`, which ships with the package and which a
test compares with what `generate` builds. Always true: what `backchannel extract` prints fits it.
"""

from __future__ import annotations

import json
from importlib import resources
from typing import Any


def reading_schema() -> dict[str, Any]:
    """The schema of one reading as it ships with this version."""
    text = resources.files("backchannel.schema").joinpath("reading.schema.json").read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema
