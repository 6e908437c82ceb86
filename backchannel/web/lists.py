"""What is worked out once for each state of a ledger: who has a case, who speaks, and the sheet of a person.

In: a desk, the last entry of its ledger, clocks, and who asks. Out: frozen records. Always true: they follow from
the entries alone, and are made anew when one is added; a list of a large ledger is told from its newest documents.
"""

from __future__ import annotations

from dataclasses import dataclass

from backchannel import needs
from backchannel.views import Record
from backchannel.views.dossier import Dossier, dossier
from backchannel.views.people import Person, people
from backchannel.views.speakers import Side, sides
from backchannel.web.kept import at_once
from backchannel.web.meaning import names_of_cases, records
from backchannel.web.visit import Visit

NEWEST = 300  # documents of a large ledger


@dataclass(frozen=True, slots=True)
class Basis:
    """What a list rests on: how many documents, whether these are all, and the day as of which it is told."""

    documents: int
    whole: bool
    as_of: str | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """The sheet of a person, and the names of all who have a case in the same record."""

    dossier: Dossier
    people: tuple[str, ...]


def sheet(visit: Visit, name: str) -> Sheet:
    """The sheet of a person. Raises `NotFound`, or `UsageError` for a name that fits several."""
    return at_once(visit, ("sheet", name), lambda: _sheet(visit, name))


def everybody(visit: Visit) -> tuple[tuple[Person, ...], Basis]:
    """All people with a case, as far as the visitor may see them."""
    return at_once(visit, "people", lambda: _everybody(visit))


def voices(visit: Visit) -> tuple[tuple[Side, ...], Basis]:
    """All who speak, by side, as far as the visitor may see them."""
    return at_once(visit, "voices", lambda: _voices(visit))


def _sheet(visit: Visit, name: str) -> Sheet:
    record, withheld = records(visit, visit.about(name))
    told = dossier(record, name, sensitive=visit.at_desk, withheld=withheld)
    return Sheet(told, names_of_cases(record))


def _everybody(visit: Visit) -> tuple[tuple[Person, ...], Basis]:
    record, withheld = records(visit, needs.newest(NEWEST))
    return tuple(people(record, withheld)), _basis(record)


def _voices(visit: Visit) -> tuple[tuple[Side, ...], Basis]:
    record = visit.record(needs.newest(NEWEST))
    return sides(record), _basis(record)


def _basis(record: Record) -> Basis:
    today = record.today.isoformat() if record.today else None
    return Basis(len(record.readings), record.beyond is None, today)
