"""Statistics as the field publishes them: one file a table, each a pure function of the record.

In: the record, and how to group. Out: `FigureTable`s. Always true: both clocks hold, since the record is
already told by them; durations are ranges, since dates are; no group is ranked as better or worse.
"""

from backchannel.views.statistics.people import People
from backchannel.views.statistics.tables import TABLES, TableKind, statistics, statistics_of

__all__ = ["TABLES", "People", "TableKind", "statistics", "statistics_of"]
