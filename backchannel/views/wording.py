"""Words for terms, lengths, counts and countries, from `wording.yaml`.

In: a term of the vocabulary, an ISO 8601 duration, a count, an ISO 3166 code. Out: plain English. Always
true: what has no wording is shown as it stands, never left out.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from backchannel.records import Count
from backchannel.tables import table

_UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day"}
_LENGTH = re.compile(r"P(?=\d)(?:\d+[YMWD])+")


@cache
def wording() -> dict[str, Any]:
    """The whole of `wording.yaml`."""
    text = resources.files("backchannel.views").joinpath("wording.yaml").read_text(encoding="utf-8")
    data: dict[str, Any] = table(text)
    return data


@lru_cache(maxsize=4096)
def word(family: str, term: str) -> str:
    """The wording of `term` in the list `family`."""
    return str(wording()[family].get(term, term.replace("_", " ")))


def stage_words(stage: str, term: str | None, offence: str | None, holds: bool = True) -> str:
    """A step of the law with its length of sentence and its offence, where given, and how it is refused."""
    entry = wording()["stage"].get(stage, {"words": stage.replace("_", " ")})
    text = str(entry["words"])
    if not holds:
        text = str(entry.get("refused", f"not so: {text}"))
    if term:
        text = entry["term"].format(term=term) if "term" in entry else f"{text}, {term}"
    return f"{text} {entry.get('offence', 'for')} {offence}" if offence else text


def length(duration: str) -> str:
    """`P2Y6M` as `2 years 6 months`; what is no plain duration is left as it stands."""
    if not _LENGTH.fullmatch(duration):
        return duration
    parts = re.findall(r"(\d+)([YMWD])", duration)
    return " ".join(f"{n} {_UNITS[unit]}{'' if n == '1' else 's'}" for n, unit in parts)


def number(count: Count) -> str:
    """`at least 146 servicemen`."""
    what = count.what or ("person" if (count.n, count.op) == (1, "=") else "people")
    return f"{wording()['count_operator'][count.op]}{count.n:,} {what}"


def beside(count: Count | None, names: str | None) -> str | None:
    """A count as it stands beside those counted; `None` where their own name begins with it: `eight agents`."""
    if count is None:
        return None
    told = (name.split(" ")[0].casefold() for name in (names or "").split(" · "))
    words = (f"{count.n:,}", str(count.n), *wording()["number_words"].get(count.n, ()))
    return None if count.op == "=" and any(word in words for word in told) else number(count)


@cache
def country(code: str) -> str:
    """Short English name of an ISO 3166-1 alpha-2 code; the code where there is none."""
    short = wording()["country"].get(code)
    if short:
        return str(short)
    # The list of countries is read on first use only, so that commands start fast.
    import pycountry

    found = pycountry.countries.get(alpha_2=code)
    return str(getattr(found, "common_name", found.name)) if found else code


def country_short(code: str, *, article: bool = False) -> str:
    """Shortest English name of a country, with its article where it takes one and `article` asks for it."""
    short = str(wording()["country_short"].get(code) or country(code))
    return f"the {short}" if article and code in wording()["country_article"] else short


@cache
def country_code(folded: str) -> str | None:
    """The code of the country with this folded name, or `None`."""
    import pycountry

    for code, names in wording()["also_called"].items():
        if folded in names:
            return str(code)
    for code, name in wording()["country"].items():
        if folded == name.casefold():
            return str(code)
    found = pycountry.countries.get(name=folded.title()) if len(folded) > 3 else None
    return str(found.alpha_2) if found else None
