"""Countries, offices and armed groups under all their names.

In: a name as written, and the country that a reader gave. Out: a country's code, or the words that a key is
made of. Always true: an office of one country never has the key of another's; what only says what a body is,
without a country, has none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from backchannel.identity.folding import data, fold
from backchannel.tables import table

_MAX_WORDS = 4


@dataclass(frozen=True, slots=True)
class Office:
    """A body's name without its country, the country, and whether the name fits bodies of any country."""

    name: str
    country: str | None
    generic: bool


@lru_cache(maxsize=10_000)
def country_called(name: str) -> str | None:
    """Code of the country that goes by this name, capital, adjective, or seat of government."""
    folded = fold(name)
    return _countries().get(folded) or _seats().get(folded)


@lru_cache(maxsize=100_000)
def office(name: str, country: str | None = None) -> Office:
    """A body's name taken apart: `the US State Department`, `Foreign Ministry of Russia`."""
    words = fold(name).split()
    rest, owner = _without_country(words)
    if owner and not _is_office(rest):
        rest, owner = words, None
    bare = " ".join(rest)
    whole = _offices().get(bare, bare)
    match = re.fullmatch(r"(ministry|department) (?:of|for) (.+)", whole)
    if match and whole == bare:
        whole = f"{match[2]} {match[1]}"
    whole = _offices().get(whole, whole)
    return Office(whole, owner or country or _seats().get(bare), _is_generic(whole.split()))


@lru_cache(maxsize=10_000)
def armed_group(name: str) -> str:
    """The name that all names of an armed group share, folded."""
    folded = fold(name)
    return _groups().get(folded, folded)


def is_country_word(word: str) -> bool:
    """Whether a folded word names a country, its people or its capital."""
    return word in _countries()


def is_listed_group(name: str) -> bool:
    """Whether it is a name of an armed group that the data knows."""
    return fold(name) in _groups()


def _is_generic(words: list[str]) -> bool:
    return not _generic().isdisjoint(words)


def _is_office(words: list[str]) -> bool:
    name = " ".join(words)
    return _is_generic(words) or name in _offices() or name in _seats()


@cache
def _generic() -> frozenset[str]:
    return frozenset(data("offices.yaml")["generic"].split())


def _without_country(words: list[str]) -> tuple[list[str], str | None]:
    """The words without the country in front or after `of`; a body is not left without words."""
    for count in range(min(_MAX_WORDS, len(words) - 1), 0, -1):
        code = _countries().get(" ".join(words[:count]))
        if code:
            rest = words[count:]
            return rest, code
        if words[-count - 1] == "of" and len(words) > count + 1:
            code = _countries().get(" ".join(words[-count:]))
            if code:
                return words[: -count - 1], code
    return words, None


def _grammar(name: str) -> Any:
    # One list of countries serves reading and the record: it is data, so no stage is called for it.
    found = resources.files("backchannel").joinpath("annotate", "grammar", name)
    return table(found.read_text(encoding="utf-8"))


@cache
def _countries() -> dict[str, str]:
    """From folded name, adjective, word for citizens or capital to code."""
    found: dict[str, str] = {}
    for code, entry in _grammar("states.en.yaml").items():
        capitals = [entry["c"]] if entry.get("c") else []
        for form in (*entry.get("n", ()), *entry.get("a", ()), *capitals, *entry.get("x", ())):
            found.setdefault(fold(str(form)), str(code))
    found.update({"us": "US", "u s": "US", "usa": "US", "america": "US", "american": "US", "uk": "GB"})
    return found


@cache
def _seats() -> dict[str, str]:
    """From the folded name of a public body to the one country that it is of."""
    found: dict[str, str] = {}
    for code, bodies in _grammar("actors.en.yaml")["organs"].items():
        for body in bodies:
            for form in body:
                found.setdefault(fold(str(form)), str(code))
    return found


@cache
def _offices() -> dict[str, str]:
    return {form: forms[0] for forms in data("offices.yaml")["same_office"] for form in forms}


@cache
def _groups() -> dict[str, str]:
    return {form: forms[0] for forms in data("offices.yaml")["armed_groups"] for form in forms}
