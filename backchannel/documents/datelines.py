"""The dateline that opens the news: where from, on which day, by which agency.

In: the text of a block. Out: how many characters the dateline takes, and its parts. Always true: without an
agency or a date a dateline is believed only at the very start of the news and before a new sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from backchannel.documents.grammar import UPPER, Grammar

OPENING = re.compile(rf"[\"“‘«'(\[]{{0,2}}[{UPPER}\d$€£]")
LONGEST = 160


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline of `length` characters; `place` holds the day as well when the text gives one."""

    length: int
    place: str | None
    date: str | None
    agency: str | None


def read_dateline(block: str, grammar: Grammar, *, first: bool, colon: bool = True) -> Dateline | None:
    """The dateline of `block`; `first` when it opens the news, `colon` when `Place:` may be one."""
    for pattern in grammar.datelines:
        match = pattern.match(block, 0, LONGEST)
        if match and _holds(match, block, grammar, first=first, colon=colon):
            groups = match.groupdict()
            place, date = groups.get("place"), groups.get("date")
            written = f"{place.rstrip(' .,')}, {date.rstrip('.')}" if place and date else place or date
            return Dateline(match.end(), written, date, groups.get("agency"))
    return None


def _holds(match: re.Match[str], block: str, grammar: Grammar, *, first: bool, colon: bool) -> bool:
    groups = match.groupdict()
    place = groups.get("place") or ""
    words = set(re.findall(r"[^\W\d_]+", place.lower()))
    if (words and words <= grammar.not_places) or place in grammar.agencies:
        return False
    rest = block[match.end() :]
    opens = OPENING.match(rest) is not None
    if "sure" in groups:
        return _is_source(place, groups["agency"]) and (bool(groups["sure"].strip()) or opens)
    if not opens or len(rest) < 30:
        return False
    if groups.get("date"):
        return True
    if "capitals" in groups and place.split(",")[0].isupper():
        return True
    plain = len(place.split()) <= 3 and not words & (grammar.role_words | {"the"})
    return first and plain and ("capitals" in groups or (colon and len(rest) > 80))


def _is_source(place: str, agency: str) -> bool:
    """False when the brackets only shorten the name before them: `Some News Agency (SNA)`."""
    initials = "".join(word[0] for word in re.findall(r"[^\W\d_]+", place))
    return re.sub(r"\W", "", agency).lower() != initials.lower()
