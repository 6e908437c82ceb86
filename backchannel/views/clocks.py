"""The two clocks that every view can be asked by: as of which day, and as known at which day.

In: days. Out: what counts by them. Always true: *as of* asks when it was so, *known at* when it had been
published; the day on which the record was made counts only for a document that does not tell its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from backchannel.entries import Holding
from backchannel.views.dates import last_day


@dataclass(frozen=True, slots=True)
class Clocks:
    """`as_of`: what was so by that day; `known_at`: what had been published by then; `None` is no limit."""

    as_of: date | None = None
    known_at: date | None = None

    def knows(self, holding: Holding) -> bool:
        """Whether the document had been published by the day."""
        if self.known_at is None:
            return True
        day = known_on(holding)
        return day is not None and day <= self.known_at


NOW = Clocks()


def known_on(holding: Holding) -> date | None:
    """The last day by which a document had surely been published, else the day of the record."""
    return last_day(holding.reading.document.published) or last_day(holding.recorded[:10] or None)
