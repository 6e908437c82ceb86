"""The record as a site of plain files: what may be published, to be opened from a folder or put on any server.

In: a ledger, and what the user chose. Out: a folder. Always true: nothing is in it that `views.published` leaves
out; every link within it is relative and leads somewhere; the same ledger gives the same bytes.
"""

from backchannel.publishing.choice import Choice
from backchannel.publishing.site import Report, publish

__all__ = ["Choice", "Report", "publish"]
