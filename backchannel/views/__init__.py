"""Questions to the record, each answered by one page.

In: the record, which is what a ledger holds by two clocks. Out: a `Page`. Always true: a view only reads, and the same record gives the
same page.
"""

from backchannel.views.brief import brief
from backchannel.views.clocks import NOW, Clocks
from backchannel.views.comparison import comparison
from backchannel.views.conflicts import conflicts
from backchannel.views.deal import deal, deal_list
from backchannel.views.diff import Clock, clocks_of, diff
from backchannel.views.membership import deals_with
from backchannel.views.new import new, new_since
from backchannel.views.pages import Footnote, Page, Row, Says, Section, to_json
from backchannel.views.record import Record
from backchannel.views.said import said
from backchannel.views.sources import sources
from backchannel.views.status import arrivals, status
from backchannel.views.timeline import timeline

__all__ = [
    "NOW", "Clock", "Clocks", "Footnote", "Page", "Record", "Row", "Says", "Section", "arrivals", "brief",
    "clocks_of", "comparison", "conflicts", "deal", "deal_list", "deals_with", "diff", "new", "new_since",
    "said", "sources", "status", "timeline", "to_json",
]  # fmt: skip
