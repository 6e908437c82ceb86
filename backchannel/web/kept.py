"""What pages keep between visits: worked out once for each state of the ledger, and for whom it may be seen.

In: a visit, what is asked, who makes it. Out: the answer. Always true: what is kept for the desk is never
shown to a visitor; a site without a server behind it waits until the answer is there.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar

from backchannel import workflow
from backchannel.shelf import Kept
from backchannel.web.visit import Visit

T = TypeVar("T")


def mark(visit: Visit) -> int:
    """What changes with whatever is written into the ledger."""
    with visit.opened() as ledger:
        return ledger.index().last_entry()


def is_large(visit: Visit) -> bool:
    """Whether the ledger holds more than is read for every question."""
    with visit.opened() as ledger:
        return ledger.index().count() > workflow.SMALL


def at_once(visit: Visit, what: Hashable, make: Callable[[], T]) -> T:
    """The answer as of now, kept or made."""
    return visit.desk.shelf.now((what, visit.access, visit.clocks), mark(visit), make)


def in_time(visit: Visit, what: Hashable, make: Callable[[], T]) -> Kept[T] | None:
    """The answer as it is kept, with a newer one on its way where the ledger has grown; `None` before the first."""
    return visit.desk.shelf.soon((what, visit.access, visit.clocks), mark(visit), make)
