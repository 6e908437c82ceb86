"""The first page: open deals, who is held, what is new, what needs a decision.

In: a visit. Out: the page. Always true: each list is short and leads to the whole of it.
"""

from __future__ import annotations

from starlette.responses import Response

from backchannel import workflow
from backchannel.web.rendering import response
from backchannel.web.routing import At
from backchannel.web.visit import Visit


def home(visit: Visit) -> Response:
    """All open deals, as the command `status` tells them."""
    with visit.opened() as ledger:
        page = workflow.status(ledger, visit.clocks)
    return response("page.html", visit, page=page, names={})


PLACES = (At("/", home),)
