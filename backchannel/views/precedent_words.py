"""A row of the reference set of precedents in words.

In: rows of the reference set. Out: plain English. Always true: a count that pages differ on is told with both
ends, remains are told apart from people, and what was agreed is not told as done.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from backchannel.precedents import Gave, Precedent, precedents
from backchannel.views.dates import words
from backchannel.views.identity import fold
from backchannel.views.phrases import ARROW
from backchannel.views.wording import country_short, word, wording

_FORMER = {"SU": "Soviet Union", "DD": "East Germany"}


def parties(sides: tuple[str, ...]) -> str:
    """The names of the sides of a row of the reference set."""
    return " and ".join(party(side) for side in sides)


def party(side: str) -> str:
    """The name of a party of the reference set: a country, a former country, or a group."""
    known = precedents().parties.get(side)
    return known.name if known else _FORMER.get(side) or country_short(side)


def gave(given: Gave) -> str:
    """Whom a side let go, in words: the names, else the count; remains apart."""
    low, high = given.range
    number = f"{low:,}" if low == high else f"{low:,} to {high:,}"
    sign = {"=": "", ">=": "at least ", "<=": "at most ", "~": "about "}[given.op]
    parts = []
    if given.names and given.unnamed == 0 and low == high:
        parts.append(" · ".join(given.names))
    elif high:
        named = f", among them {' · '.join(given.names)}" if given.names else ""
        what = given.what or "people"
        parts.append(f"{sign}{number}{':' if what[0].isdigit() else ''} {what}{named}")
    if given.remains:
        about = {"=": "", ">=": "at least ", "<=": "at most ", "~": "about "}[given.remains.op]
        parts.append(f"the remains of {about}{given.remains.n:,} {given.remains.what}")
    return "; ".join(parts) or "nobody"


def summary(row: Precedent) -> str:
    """`8 Dec 2022: Russia gave Brittney Griner <-> US gave Viktor Bout; carried out`."""
    verb = "to give" if row.outcome == "agreed" else "gave"
    legs = (f"{parties(side.sides)} {verb} {gave(side.gave)}" for side in (row.a, row.b))
    also = "; ".join(one.what for one in row.inducements)
    parts = [f" {ARROW} ".join(legs), f"also {also}" if also else "", state(row)]
    return f"{words(row.date)}: " + "; ".join(part for part in parts if part)


def state(row: Precedent) -> str:
    """Whether it was carried out, in legs, and what the two halves were to each other."""
    parts = [word("exchange_state", row.outcome), "in legs" if row.phased else "", _LINKS[row.linkage]]
    return ", ".join(part for part in parts if part)


def hosts(row: Precedent) -> str:
    """The sites that a row rests on, and whether a better source is wanted."""
    sites = dict.fromkeys(urlsplit(url).netloc.removeprefix("www.") for url in row.sources)
    wanted = " (wants a better source)" if row.resource else ""
    return f"{row.id}: {', '.join(sites)}{wanted}"


def days_text(days: tuple[int, int]) -> str:
    """`161 to 190 days`."""
    low, high = days
    return f"{low:,} day{'' if low == 1 else 's'}" if low == high else f"{low:,} to {high:,} days"


def kind_text(kind: str) -> str:
    """A kind of charge or inducement in words."""
    return str(wording().get("reference", {}).get(kind, kind.replace("_", " ")))


_LINKS = {
    "exchange": "",
    "parallel": "in parallel: a link is denied or not told",
    "unilateral": "nothing told in return",
    "contested": "contested whether it was an exchange",
}


def all_words(row: Precedent) -> str:
    """Everything that a row can be found by, folded."""
    sides = (
        *row.a.sides,
        *row.b.sides,
        *row.beneficiaries,
        *row.where,
        *row.third_country.custody,
        *row.third_country.stay,
    )
    charges = (*row.charges.a, *row.charges.b)
    parts = [
        row.id, row.date, row.place or "", row.note, row.outcome, row.linkage, summary(row),
        *(party(side) for side in sides), *(one.name for one in row.intermediaries),
        *(f"{one.kind} {one.what}" for one in row.inducements), *charges, "remains" if _has_remains(row) else "",
    ]  # fmt: skip
    return fold(" ".join(parts))


def _has_remains(row: Precedent) -> bool:
    return bool(row.a.gave.remains or row.b.gave.remains)
