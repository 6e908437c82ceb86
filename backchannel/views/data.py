"""The word lists of the views, which people review: one YAML file for each part of the record.

In: the name of a file beside this module. Out: its plain values, read on first use. Always true: nothing but
data is in them, and no name of a real person.
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any

from backchannel.tables import table


@cache
def data(name: str) -> dict[str, Any]:
    """The whole of `NAME.yaml`."""
    text = resources.files("backchannel.views").joinpath(f"{name}.yaml").read_text(encoding="utf-8")
    values: dict[str, Any] = table(text)
    return values
