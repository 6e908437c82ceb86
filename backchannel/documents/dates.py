"""Dates as articles write them, to EDTF.

In: a line of text. Out: the dates found with their offsets, each EDTF level 0 (`2022`, `2022-07`,
`2022-07-28`) or `None` where the text leaves the year or the order of day and month open. Always true: no
part of a date is guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from importlib import resources
from typing import Any

from backchannel.errors import UsageError
from backchannel.tables import table

EDTF = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?")
YEARS = range(1800, 2200)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """One date in a text; `edtf` is `None` when the text alone does not settle it."""

    start: int
    end: int
    edtf: str | None


@dataclass(frozen=True, slots=True)
class DateGrammar:
    """The compiled forms of `dates.yaml`; `day` is the source of a month and day with an optional year."""

    months: dict[str, int]
    day: str
    dates: re.Pattern[str]
    published: re.Pattern[str]
    updated: re.Pattern[str]
    clock: re.Pattern[str]
    rest: re.Pattern[str]


def words_pattern(words: list[str]) -> str:
    """An alternation that tries longer forms first and stops at the borders of words."""
    ordered = sorted(words, key=len, reverse=True)
    return r"(?<!\w)(?:" + "|".join(re.escape(word) for word in ordered) + r")(?!\w)"


@cache
def date_grammar() -> DateGrammar:
    """Load and compile `dates.yaml` once."""
    text = resources.files("backchannel.documents").joinpath("dates.yaml").read_text("utf-8")
    data: dict[str, Any] = table(text)
    months = {word: number for number, words in data["months"].items() for word in words}
    month = words_pattern(list(months)).removesuffix(r"(?!\w)") + r"\.?(?!\w)"
    # Crawls glue the clock to the year: `July 28, 20224:18 PM`.
    year = r"\d{4}(?=\d{1,2}:\d\d|\D|$)"
    ordinal = r"(?<![\d.:/])\d{1,2}(?:st|nd|rd|th)?(?![\w:/])"
    day = rf"(?:{month}\s+{ordinal}(?:,?\s+{year})?|{ordinal}\s+{month}(?:,?\s+{year})?)"
    forms = [
        rf"(?P<iso>(?<![\d/-]){year}[-/]\d{{1,2}}(?:[-/]\d{{1,2}})?(?![\d/-]))",
        r"(?P<numeric>(?<![\d.])\d{1,2}(?P<sep>[./-])\d{1,2}(?P=sep)\d{4}(?!\d))",
        rf"(?P<mdy>(?P<mdy_m>{month})\s+(?P<mdy_d>{ordinal})(?:,?\s+(?P<mdy_y>{year}))?)",
        rf"(?P<dmy>(?P<dmy_d>{ordinal})\s+(?P<dmy_m>{month})(?:,?\s+(?P<dmy_y>{year}))?)",
        rf"(?P<my>(?P<my_m>{month})\s+(?P<my_y>{year}))",
    ]
    zones = words_pattern(data["zones"])
    offset = rf"(?:Z|[+-]\d{{2}}:?\d{{0,2}}|(?:{zones}\.?\s*)*(?:[+-]\d{{1,2}}(?::?\d{{2}})?)?)"
    clock = rf"(?:T?\d{{1,2}}[:.]\d{{2}}(?::\d{{2}}(?:\.\d+)?)?|\d{{1,2}}(?=\s*[ap]\.?m))\s*{offset}"
    labels = [*data["published"], *data["updated"], *data["fillers"], *data["weekdays"], *data["zones"]]
    return DateGrammar(
        months=months,
        day=day,
        dates=re.compile("|".join(forms), re.IGNORECASE),
        published=re.compile(words_pattern(data["published"]), re.IGNORECASE),
        updated=re.compile(words_pattern(data["updated"]), re.IGNORECASE),
        clock=re.compile(rf"{clock}|{data['spans']}", re.IGNORECASE),
        rest=re.compile(rf"{words_pattern(labels)}|[\W_]+", re.IGNORECASE),
    )


def edtf(year: int, month: int | None = None, day: int | None = None) -> str | None:
    """EDTF of a calendar date, or `None` when there is no such day."""
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        return None
    if year not in YEARS:
        return None
    parts = [f"{year:04}"] + [f"{part:02}" for part in (month, day) if part]
    return "-".join(parts)


def find_dates(text: str) -> list[FoundDate]:
    """All dates in `text` in their order, also those that lack a year."""
    grammar = date_grammar()
    return [
        FoundDate(match.start(), match.end(), _resolve(match, grammar))
        for match in grammar.dates.finditer(text)
    ]


def without_dates(text: str) -> tuple[str, bool]:
    """`text` less all that tells when, and whether there was any such thing."""
    grammar = date_grammar()
    spaced = grammar.dates.sub(" ", text)
    spaced = grammar.clock.sub(" ", spaced)
    return " ".join(grammar.rest.sub(" ", spaced).split()), spaced != text


def _resolve(match: re.Match[str], grammar: DateGrammar) -> str | None:
    kind = match.lastgroup if match.lastgroup in {"iso", "numeric"} else None
    for name in ("iso", "numeric", "mdy", "dmy", "my"):
        if match[name]:
            kind = name
    if kind == "iso":
        return edtf(*(int(part) for part in re.split("[-/]", match["iso"])))
    if kind == "numeric":
        return _numeric(match["numeric"], match["sep"])
    year = match[f"{kind}_y"]
    if not year:
        return None
    month = grammar.months[match[f"{kind}_m"].rstrip(".").lower()]
    day = None if kind == "my" else int(re.sub(r"\D", "", match[f"{kind}_d"]))
    return edtf(int(year), month, day)


def _numeric(text: str, separator: str) -> str | None:
    first, second, year = (int(part) for part in text.split(separator))
    # Full stops always mean day first; with a slash only a number above twelve tells the order.
    if separator == "." or first > 12 or first == second:
        return edtf(year, second, first)
    return edtf(year, first, second) if second > 12 else None


def check_edtf(text: str) -> str:
    """A date given by the user as EDTF (`2022`, `2022-07`, `2022-07-28`); raises `UsageError` otherwise."""
    match = EDTF.fullmatch(text.strip())
    parts = [int(part) for part in match.groups() if part] if match else []
    found = edtf(*parts) if parts else None
    if found is None:
        raise UsageError(f"{text}: not a date; write it as YYYY-MM-DD, YYYY-MM or YYYY")
    return found


def read_stamp(value: object) -> str | None:
    """The day of a machine-written date: ISO 8601, RFC 2822, any written form, or seconds since 1970."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        seconds = value / 1000 if value > 1e11 else value
        return datetime.fromtimestamp(seconds, UTC).date().isoformat() if 1e8 < seconds < 7e9 else None
    text = str(value).strip()
    if re.fullmatch(r"\d{10}|\d{13}", text):
        return read_stamp(int(text))
    compact = re.match(r"(\d{4})(\d{2})(\d{2})(?:T?\d{4,6}Z?)?$", text)
    if compact:
        return edtf(*(int(part) for part in compact.groups()))
    iso = re.match(r"(\d{4})-(\d{2})(?:-(\d{2}))?(?![\d-])", text)
    if iso:
        return edtf(*(int(part) for part in iso.groups() if part))
    if re.fullmatch(r"\d{4}", text):
        return edtf(int(text))
    return next((found.edtf for found in find_dates(text) if found.edtf), None)


def date_in_address(address: str) -> str | None:
    """The day that a news address carries in its path (`/2022/07/28/`, `/20220728/`), if any."""
    path = re.sub(r"^[a-z]+://[^/]*", "", address)
    match = re.search(r"/(20\d\d|19\d\d)[/-](\d{1,2})[/-](\d{1,2})(?!\d)", path)
    match = match or re.search(r"/(20\d\d|19\d\d)(\d{2})(\d{2})(?!\d)", path)
    return edtf(*(int(part) for part in match.groups())) if match else None
