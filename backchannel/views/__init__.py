"""Questions to the record, each answered by one page.

In: the readings of a ledger. Out: a `Page`. Always true: a view only reads, and the same readings give the
same page.
"""

from backchannel.views.brief import brief
from backchannel.views.comparison import comparison
from backchannel.views.pages import Footnote, Page, Row, Says, Section, to_json
from backchannel.views.said import said
from backchannel.views.status import arrivals, status
from backchannel.views.timeline import timeline

__all__ = [
    "Footnote", "Page", "Row", "Says", "Section",
    "arrivals", "brief", "comparison", "said", "status", "timeline", "to_json",
]  # fmt: skip
