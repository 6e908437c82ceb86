"""The newest documents, each with what it brought that no other document has.

In: the record. Out: documents, the newest first, with rows. Always true: nothing sensitive is among the rows,
and a document that brought nothing new says so by having none.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from backchannel.views.clocks import known_on
from backchannel.views.new import new
from backchannel.views.pages import Row
from backchannel.views.record import Record

_LEFT_OUT = ("family", "conflict")
_REPEATED = ("earlier_position",)


@dataclass(frozen=True, slots=True)
class Latest:
    """A document: what it is, what it brought (labels are filled in), and how many claims it makes."""

    sha256: str
    title: str
    outlet: str | None
    published: str | None
    rows: tuple[Row, ...]
    claims: int


def latest(record: Record, number: int) -> tuple[Latest, ...]:
    """The `number` newest documents of the record, by the day of publication."""
    days = [known_on(holding) or date.min for holding in record.holdings]
    newest = sorted(range(len(days)), key=lambda one: (days[one], one), reverse=True)[:number]
    rows = _rows(record, newest)
    found = []
    for one in newest:
        document = record.readings[one].document
        mine = tuple(rows.get(document.sha256[:12], ()))
        title = document.title or document.source.rpartition("/")[2] or document.sha256[:12]
        told = len(record.facts_in(one))
        found.append(Latest(document.sha256, title, document.outlet, document.published, mine, told))
    return tuple(found)


def _rows(record: Record, newest: list[int]) -> dict[str, list[Row]]:
    """What the documents brought, by the start of the hash of the first that tells it."""
    found: dict[str, list[Row]] = {}
    for section in new(record, newest, "").sections if newest else ():
        label = ""
        for row in section.rows:
            label = row.label or label
            open_row = not row.sensitive and row.key not in _REPEATED and section.key not in _LEFT_OUT
            if open_row and row.claims:
                found.setdefault(row.claims[0].partition("#")[0], []).append(replace(row, label=label))
    return found
