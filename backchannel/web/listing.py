"""The list of deals: some on each page, by side and by how they stand.

In: a visit. Out: a frozen context. Always true: of a large ledger only what is kept of each deal is asked for, as
far as the visitor sees all and asks for today.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from backchannel import needs, views, workflow
from backchannel.views.outlines import Outline, outlines
from backchannel.views.states import RANK
from backchannel.views.wording import country
from backchannel.web import kept
from backchannel.web.visit import Visit

PAGE = 30
_SIDES = 80  # to choose from
_LOOKED_AT = 300  # newest documents of a large ledger of which nothing is kept for this visit
_FEW = 20  # units of deals that may be worked out while somebody waits


@dataclass(frozen=True, slots=True)
class Listing:
    """Some of the deals: `total` of all that are chosen, `states` with how many there are of each, `today`.

    `looked_at` is of how many of the newest documents they are, `None` for all.
    """

    shown: tuple[Outline, ...]
    total: int
    states: tuple[tuple[str, int], ...]
    sides: tuple[tuple[str, str], ...]
    side: str
    state: str
    number: int
    pages: int
    documents: int
    today: date | None
    looked_at: int | None = None


def listed(visit: Visit) -> Listing:
    """The deals that a visit asks for."""
    side, state = visit.query.get("side", "").strip()[:60], visit.query.get("state", "").strip()
    number = visit.number("page", 1, 100_000) if visit.live else 1
    size = PAGE if visit.live else 10_000
    large = kept.is_large(visit)
    if large and visit.at_desk and visit.today and _is_ready(visit):
        with visit.opened() as ledger:
            found = workflow.deals_kept(ledger, side, state, (number - 1) * size, size)
        if found:
            return Listing(
                found.shown, found.total, _in_rank(found.states), _named(found.sides), side, state, number,
                max(-(-found.total // size), 1), found.documents, found.today,
            )  # fmt: skip
    every, documents, today = kept.at_once(visit, "deals in short", lambda: _all(visit))
    mine = [one for one in every if not side or f"side:{side}" in one.sides or side in one.sides]
    chosen = [one for one in mine if not state or one.state == state or (state == "open" and not one.is_over)]
    return Listing(
        tuple(chosen[(number - 1) * size : number * size]), len(chosen),
        _in_rank(Counter(one.state for one in mine)), _sides(every), side, state, number,
        max(-(-len(chosen) // size), 1), documents, today, documents if large else None,
    )  # fmt: skip


def _is_ready(visit: Visit) -> bool:
    """Whether what is kept is fresh, but for what can be worked out while somebody waits; else it is begun."""
    with visit.opened() as ledger:
        if len(ledger.index().stale("status", views.KEPT)) <= _FEW:
            return True
    visit.desk.shelf.soon("keep deals", kept.mark(visit), lambda: _keep(visit))
    return False


def _keep(visit: Visit) -> None:
    with visit.opened() as ledger:
        workflow.keep_status(ledger)


def _all(visit: Visit) -> tuple[tuple[Outline, ...], int, date | None]:
    """All deals in short, of a large ledger those of its newest documents; of how many documents, and the day."""
    record = visit.record(needs.newest(_LOOKED_AT))
    return tuple(outlines(record)), len(record.readings), record.today


def _in_rank(counted: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple((state, counted[state]) for state in RANK if counted[state])


def _named(keys: Iterable[tuple[str, int]]) -> tuple[tuple[str, str], ...]:
    """Sides by name; the key of a group is made of its name."""
    named = [(key, country(key) if len(key) == 2 else key.rpartition(":")[2].title()) for key, _ in keys]
    return tuple(sorted(named, key=lambda side: side[1].casefold()))


def _sides(every: Iterable[Outline]) -> tuple[tuple[str, str], ...]:
    """Sides to choose from: those with most deals, by name."""
    counted = Counter(
        (key.removeprefix("side:"), name)
        for one in every
        for key, name in zip(one.sides, one.names, strict=True)
        if key
    )
    most = [side for side, _ in counted.most_common(_SIDES)]
    return tuple(sorted(most, key=lambda side: side[1].casefold()))
