"""What a deal is called: a short id from its first terms.

In: terms. Out: the sides, a name or a count, and a year, such as `pt-cl-duarte-2031`. Always true: the same
terms give the same id, of small letters, digits and hyphens only.
"""

from __future__ import annotations

import re

from anyascii import anyascii

from backchannel.views.identity import Cast
from backchannel.views.terms import Terms

_OTHER = re.compile(r"[^a-z0-9]+")


def deal_id(cast: Cast, terms: Terms) -> str:
    """The id of a deal that begins with these terms."""
    sides = [_side(cast, side) for side in terms.sides[:2]]
    year = terms.when[0].year
    return "-".join(part for part in (*sides, _subject(cast, terms), str(year) if year > 1 else "") if part)


def _side(cast: Cast, side: str | None) -> str:
    if side is None:
        return "x"
    figure = cast.figure(side)
    return figure.country.lower() if figure.country else _slug(figure.name)


def _subject(cast: Cast, terms: Terms) -> str:
    """Surname of the first whom the other side holds, else of anybody; else the counts, else what it is."""
    named = [leg.people[0] for leg in (*terms.legs[1:], terms.legs[0]) if leg.people]
    if named:
        return _slug(cast.name(named[0]).split()[-1])
    counts = [str(leg.count.n) for leg in terms.legs if leg.count]
    if counts:
        return "-for-".join(counts)
    return "exchange" if terms.fact.type == "exchange" else "offer"


def _slug(name: str) -> str:
    return _OTHER.sub("-", anyascii(name).lower()).strip("-") or "unnamed"
