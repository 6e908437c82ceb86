"""About this data: what was read and by whom, how far it was reviewed, how well it is read, what is left out.

In: a visit. Out: the page. Always true: numbers are counted from the ledger at hand, accuracy is as measured for
this version; what only the desk may know (the chain, its head) is shown there alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from starlette.responses import Response

from backchannel import workflow
from backchannel.shelf import Kept, apart
from backchannel.views.accuracy import Accuracy, accuracy
from backchannel.views.census import Census
from backchannel.web import addresses, counting, kept
from backchannel.web.counting import Told
from backchannel.web.rendering import response
from backchannel.web.routing import At
from backchannel.web.visit import Visit

_OUTLETS = 30


@dataclass(frozen=True, slots=True)
class Chain:
    """The chain of the ledger: how many entries, the hash of the last, and what a check found, if one was made."""

    entries: int
    head: str
    checked: bool = False
    checking: bool = False
    faults: tuple[str, ...] = ()


@dataclass(frozen=True)
class About:
    """All that the page says."""

    census: Census | None
    told: Told
    accuracy: Accuracy
    chain: Chain | None
    outlets: int


def about(visit: Visit) -> Response:
    """The page about the data."""
    found, told = counting.census_told(visit)
    chain = _chain(visit) if visit.at_desk and visit.live else None
    return response("about.html", visit, About(found, told, accuracy(), chain, _OUTLETS))


def _chain(visit: Visit) -> Chain:
    with visit.opened() as ledger:
        last = ledger.index().last_entry()
        head = next((entry.hash for entry in ledger.entries(last - 1)), "") if last else ""
        if "check" not in visit.query or not last:
            return Chain(last, head)
    faults = _checked(visit)
    if faults is None:
        return Chain(last, head, checking=True)
    return Chain(last, head, checked=True, faults=tuple(faults))


def _checked(visit: Visit) -> Iterable[str] | None:
    """What is wrong with the ledger; `None` while a large one is being checked."""
    if not kept.is_large(visit):
        return faults_of(visit.desk.ledger)
    location = visit.desk.ledger
    found: Kept[tuple[str, ...]] | None = kept.in_time(visit, "check", lambda: apart(faults_of, location))
    if found is None or found.mark != kept.mark(visit):
        return None
    return found.value if found.value is not None else (found.error,)


def faults_of(location: str) -> tuple[str, ...]:
    """What a check of the whole ledger finds."""
    with workflow.open_ledger(location) as ledger:
        return tuple(str(fault) for fault in workflow.verify(ledger).faults)


PLACES = (At(addresses.ABOUT, about),)
