"""Statistics as the field publishes them: one file a table, each a pure function of the record.

In: the record, and how to group. Out: `FigureTable`s. Always true: both clocks hold, since the record is
already told by them; durations are ranges, since dates are; no group is ranked as better or worse.
"""

from backchannel.views.statistics.tables import TABLES, TableKind, statistics

__all__ = ["TABLES", "TableKind", "statistics"]
