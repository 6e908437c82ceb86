"""Questions to the record, each answered by one page.

In: the record, which is what a ledger holds by two clocks. Out: a `Page`. Always true: a view only reads, and the same record gives the
same page.
"""

from backchannel.views.adding import Addition, added
from backchannel.views.assertions import assertion_of
from backchannel.views.brief import brief
from backchannel.views.called import called
from backchannel.views.clocks import NOW, Clocks
from backchannel.views.comparison import comparison
from backchannel.views.conditions import conditions
from backchannel.views.conflicts import conflicts
from backchannel.views.contacts import contacts
from backchannel.views.deal import deal, deal_list
from backchannel.views.designations import designations
from backchannel.views.diff import Clock, clocks_of, diff
from backchannel.views.document import Choice, Read, Told, document_read, numbers_called
from backchannel.views.families import family
from backchannel.views.figure_tables import FigureTable, figures_csv, figures_json
from backchannel.views.kept import KEPT, KeptDeal, kept_deals, kept_outlines, quiet_since, status_of
from backchannel.views.listing import Line, listing
from backchannel.views.marking import Piece
from backchannel.views.mediators import mediators
from backchannel.views.membership import deals_with
from backchannel.views.new import new, new_since
from backchannel.views.outlines import Outline
from backchannel.views.pages import Footnote, Page, Row, Says, Section, to_json
from backchannel.views.panel import COLUMNS, panel
from backchannel.views.precedents import Precedents, precedent_list, precedents_for, precedents_json
from backchannel.views.promises import promises
from backchannel.views.published import published
from backchannel.views.queue import Item, queue
from backchannel.views.record import Beyond, Fact, Record
from backchannel.views.reviewing import agreement_page, judgements, review
from backchannel.views.said import said
from backchannel.views.search import Filters, Found, found
from backchannel.views.sources import sources
from backchannel.views.states import OVER
from backchannel.views.statistics import TABLES, statistics
from backchannel.views.status import arrivals, status
from backchannel.views.timeline import timeline
from backchannel.views.who import who
from backchannel.views.withheld import withheld

__all__ = [
    "COLUMNS", "KEPT", "NOW", "OVER", "TABLES", "Addition", "Beyond", "Choice", "Clock", "Clocks", "Fact",
    "FigureTable", "Filters", "Footnote", "Found", "Item", "KeptDeal", "Line", "Outline", "Page", "Piece",
    "Precedents", "Read", "Record", "Row", "Says", "Section", "Told", "added", "agreement_page", "arrivals",
    "assertion_of", "brief", "called", "clocks_of", "comparison", "conditions", "conflicts", "contacts",
    "deal", "deal_list", "deals_with", "designations", "diff", "document_read", "family", "figures_csv",
    "figures_json", "found", "judgements", "kept_deals", "kept_outlines", "listing", "mediators", "new",
    "new_since", "numbers_called", "panel", "precedent_list", "precedents_for", "precedents_json",
    "promises", "published", "queue", "quiet_since", "review", "said", "sources", "statistics", "status",
    "status_of", "timeline", "to_json", "who", "withheld",
]  # fmt: skip
