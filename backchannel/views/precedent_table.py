"""The reference set as a table: one line a row, each cell in words, with what it can be filtered by.

In: rows of the reference set. Out: frozen lines. Always true: what a row does not tell is an empty cell, never a
guess; charges are our own sorting and are said to be.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from backchannel.precedents import Gave, Precedent, precedents
from backchannel.views.dates import words
from backchannel.views.identity import fold
from backchannel.views.phrases import ARROW
from backchannel.views.precedent_words import all_words, days_text, gave, kind_text, parties, party, state


@dataclass(frozen=True, slots=True)
class Line:
    """One row. `ratio` is how many a gave for how many of b, `days` from the first offer to the handover.

    `wanting` rows rest on a mirror or an aggregator and want a better source.
    """

    id: str
    date: str
    year: int
    parties: str
    gave: tuple[tuple[str, str], ...]
    ratio: str
    charges: tuple[str, ...]
    intermediaries: tuple[str, ...]
    days: str
    state: str
    wanting: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """What the table is cut down to; an empty text or `None` cuts nothing."""

    query: str = ""
    party: str = ""
    charge: str = ""
    since: int | None = None
    until: int | None = None
    wanting: bool = False


def line(row: Precedent) -> Line:
    """A row in words."""
    charges = dict.fromkeys(kind_text(kind) for kind in (*row.charges.a, *row.charges.b))
    return Line(
        row.id, words(row.date), row.days[0].year, f"{parties(row.a.sides)} {ARROW} {parties(row.b.sides)}",
        tuple((parties(side.sides), gave(side.gave)) for side in (row.a, row.b)),
        f"{_number(row.a.gave)} for {_number(row.b.gave)}", tuple(charges),
        tuple(dict.fromkeys(one.name for one in row.intermediaries)),
        days_text(row.days_to_handover) if row.days_to_handover else "", state(row), row.resource,
    )  # fmt: skip


def lines(rows: Iterable[Precedent], choice: Choice | None = None) -> tuple[Line, ...]:
    """The rows that a choice leaves, newest first."""
    wanted = choice or Choice()
    return tuple(
        line(row) for row in sorted(rows, key=lambda row: row.days, reverse=True) if _fits(row, wanted)
    )


def known_parties() -> tuple[tuple[str, str], ...]:
    """Codes and names of all parties of the set, by name."""
    codes = {side for row in precedents().rows for side in (*row.a.sides, *row.b.sides)}
    return tuple(sorted(((code, party(code)) for code in codes), key=lambda one: one[1].casefold()))


def known_charges() -> tuple[tuple[str, str], ...]:
    """Types of charge that stand in the set, with their words."""
    kinds = {kind for row in precedents().rows for kind in (*row.charges.a, *row.charges.b)}
    return tuple(sorted(((kind, kind_text(kind)) for kind in kinds), key=lambda one: one[1]))


def _fits(row: Precedent, choice: Choice) -> bool:
    first, last = row.days
    return (
        (not choice.party or choice.party in (*row.a.sides, *row.b.sides))
        and (not choice.charge or choice.charge in (*row.charges.a, *row.charges.b))
        and (choice.since is None or last.year >= choice.since)
        and (choice.until is None or first.year <= choice.until)
        and (row.resource or not choice.wanting)
        and all(word in all_words(row) for word in fold(choice.query).split())
    )


def _number(given: Gave) -> str:
    """How many somebody gave, the remains of the dead apart."""
    low, high = given.range
    sign = {"=": "", ">=": "at least ", "<=": "at most ", "~": "about "}[given.op]
    number = f"{low:,}" if low == high else f"{low:,} to {high:,}"
    if given.remains:
        return f"{sign}{number} and {given.remains.n:,} dead" if high else f"{given.remains.n:,} dead"
    return f"{sign}{number}"
