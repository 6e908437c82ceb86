"""Lists of everybody, worked out once for each state of a ledger: who has a case, and who speaks.

In: a desk, the last entry of its ledger, clocks, and who asks. Out: frozen lists. Always true: a list follows from
the entries alone, and is made anew when one is added; of a large ledger it is told from the newest documents.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from backchannel import needs
from backchannel.desk import Access, Desk
from backchannel.views import Clocks
from backchannel.views.people import Person, people
from backchannel.views.speakers import Side, sides
from backchannel.web.meaning import records
from backchannel.web.visit import Visit

NEWEST = 300  # documents of a large ledger
_STATES = 16  # of ledgers, clocks and visitors that are kept at hand


@dataclass(frozen=True, slots=True)
class Basis:
    """What a list rests on: how many documents, whether these are all, and the day as of which it is told."""

    documents: int
    whole: bool
    as_of: str | None


def everybody(visit: Visit) -> tuple[tuple[Person, ...], Basis]:
    """All people with a case, as far as the visitor may see them."""
    return _everybody(visit.desk, _head(visit), visit.clocks, visit.access)


def voices(visit: Visit) -> tuple[tuple[Side, ...], Basis]:
    """All who speak, by side, as far as the visitor may see them."""
    return _voices(visit.desk, _head(visit), visit.clocks, visit.access)


def _head(visit: Visit) -> str:
    with visit.opened() as ledger:
        return ledger.index().head()


@lru_cache(maxsize=_STATES)
def _everybody(desk: Desk, head: str, clocks: Clocks, access: Access) -> tuple[tuple[Person, ...], Basis]:
    record, withheld = records(Visit(desk, clocks=clocks, access=access), needs.newest(NEWEST))
    today = record.today.isoformat() if record.today else None
    return tuple(people(record, withheld)), Basis(len(record.readings), record.beyond is None, today)


@lru_cache(maxsize=_STATES)
def _voices(desk: Desk, head: str, clocks: Clocks, access: Access) -> tuple[tuple[Side, ...], Basis]:
    record, _ = records(Visit(desk, clocks=clocks, access=access), needs.newest(NEWEST))
    today = record.today.isoformat() if record.today else None
    return sides(record), Basis(len(record.readings), record.beyond is None, today)
