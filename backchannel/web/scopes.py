"""How much of a ledger a page looks through: all of a small one, of a large one the newest, or one case.

In: a visit and perhaps a name. Out: a record, and how much it is. Always true: the page can say what it left
out; somebody from outside gets what may be published.
"""

from __future__ import annotations

from dataclasses import dataclass

from backchannel import needs, workflow
from backchannel.needs import Needs
from backchannel.views import Record
from backchannel.views.subjects import Subject, subject
from backchannel.web.visit import Visit

MANY = 100  # documents that are looked through


@dataclass(frozen=True, slots=True)
class Scope:
    """`through` of the `documents` of the ledger are looked through, those about `name` where there is one."""

    documents: int
    through: int
    name: str = ""

    @property
    def part(self) -> bool:
        """Whether there is more than is looked through."""
        return self.through < self.documents


def scoped(visit: Visit, ledger: workflow.Ledger, name: str = "", needed: Needs | None = None) -> Record:
    """What is looked through for a name, or for all, as far as the visitor may see it."""
    if needed is None and ledger.index().count() <= workflow.SMALL:
        return visit.seen(workflow.record(ledger, visit.clocks))
    needed = needed or (needs.naming(name, MANY) if name else needs.newest(MANY))
    return visit.seen(workflow.only(ledger, needed, visit.clocks))


def scope(ledger: workflow.Ledger, record: Record, name: str = "") -> Scope:
    """How much that is."""
    return Scope(ledger.index().count(), len(record.readings), name)


def meant(record: Record, name: str) -> Subject | None:
    """Whom a name means. Raises `NotFound`, `UsageError`."""
    return subject(record, name) if name else None
