"""The words of the statistics and the lists that they sort by, from `words.yaml`.

In: the name of an entry. Out: plain English, or a list of terms. Always true: no table holds wording that is
not in the file.
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any

from backchannel.tables import table


@cache
def words() -> dict[str, Any]:
    """The whole of `words.yaml`."""
    path = resources.files("backchannel.views.statistics").joinpath("words.yaml")
    data: dict[str, Any] = table(path.read_text(encoding="utf-8"))
    return data


def text(name: str, **values: object) -> str:
    """One sentence, with its values put in."""
    return str(words()["text"][name]).format(**values)


def terms(name: str) -> frozenset[str]:
    """One list of terms of the vocabulary."""
    return frozenset(words()["terms"][name])
