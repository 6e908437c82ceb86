"""Deals of a large ledger in short, kept ready by their sides and by how they stand.

In: the index of a ledger. Out: some outlines, with how many there are. Always true: what is kept holds nothing that
changes from day to day; open deals come before those that are over, and the latest news first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from msgspec import json

from backchannel import needs, views
from backchannel.ledger import Index, TermsOf
from backchannel.needs import Needs
from backchannel.views import KEPT, OVER, KeptDeal, Outline, Record
from backchannel.views.deals import Deal, deals

_OFFERED = 80  # sides to choose by


@dataclass(frozen=True, slots=True)
class KeptDeals:
    """Some of the deals of a large ledger, of how many; `states` and `sides` (their keys) say how many there are."""

    shown: tuple[Outline, ...]
    total: int
    states: Counter[str]
    sides: tuple[tuple[str, int], ...]
    documents: int
    today: date | None


def keep(index: Index, record: Callable[[Needs], Record]) -> None:
    """Work out anew what is kept of the deals of which there has been news."""
    units = frozenset(index.units("status"))
    for unit in index.stale("status", KEPT):
        found = record(needs.dealing(unit))
        mine = partial(_is_of, index, found, units, unit)
        short, lines = views.kept_outlines(found, mine), views.kept_deals(found, mine)
        pages = [(one.state, one.id, one.news, json.encode(one).decode()) for one in short]
        index.keep_deals(unit, pages, list(_terms(found, mine)))
        index.keep("status", unit, KEPT, [(one.id, one.news, json.encode(one).decode()) for one in lines])


def _terms(record: Record, is_mine: Callable[[Deal], bool]) -> Iterator[TermsOf]:
    for deal in filter(is_mine, deals(record)):
        bounds = deal.bounds
        for place, terms in enumerate(deal.terms):
            document = record.holdings[terms.number].document
            yield terms.fact.id, deal.id, place, terms in bounds, document


def _is_of(index: Index, record: Record, units: frozenset[str], unit: str, deal: Deal) -> bool:
    """Whether a deal is kept under a unit: that of its sides, else the first under which its terms are told.

    Where only somebody's custody tells a side, no document tells terms between the sides that the deal has.
    """
    own = "|".join(sorted(side.removeprefix("side:") for side in deal.sides if side))
    if own in units:
        return own == unit
    documents = [record.holdings[number].document for number in deal.documents]
    return unit == min(index.parts(documents, "deal"), default=own)


def read(page: str) -> KeptDeal:
    """What was kept of an open deal for the status."""
    return json.decode(page, type=KeptDeal)


def kept_deals(index: Index, side: str = "", state: str = "", first: int = 0, count: int = 30) -> KeptDeals:
    """Some deals, of a side (its key) where one is given, and in a state, or `open`."""
    by_unit = index.units_counted()
    units = [unit for unit in by_unit if side in unit.split("|")] if side else None
    states = index.deals_counted(units)
    wanted = [one for one in states if not state or one == state or (state == "open" and one not in OVER)]
    going = [one for one in wanted if one not in OVER]
    over = [one for one in wanted if one in OVER]
    still = sum(states[one] for one in going)
    pages = index.kept_deals(going, units, first, count) if first < still else []
    if len(pages) < count and over:
        pages += index.kept_deals(over, units, max(first - still, 0), count - len(pages))
    sides: Counter[str] = Counter()
    for unit, number in by_unit.items():
        sides.update({key: number for key in unit.split("|") if key})
    today = index.newest_day()
    return KeptDeals(
        tuple(json.decode(page, type=Outline) for page in pages), sum(states[one] for one in wanted),
        Counter(states), tuple(sides.most_common(_OFFERED)), index.count(),
        date.fromisoformat(today) if today else None,
    )  # fmt: skip
