"""The source documents of the record, newest first, a page of them at a time.

In: a visit, which may ask for an outlet, a language and days. Out: the page. Always true: a page reads no more
documents than it shows; the link to the next ones says after which document they come.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from starlette.responses import Response

from backchannel import needs
from backchannel.views import Line, listing
from backchannel.web import addresses
from backchannel.web.rendering import response
from backchannel.web.routing import At
from backchannel.web.visit import Visit

SHOWN = 30
_AFTER = re.compile(r"(\d{4}-\d\d-\d\d)?\.(\d{1,12})")


@dataclass(frozen=True, slots=True)
class SourcesPage:
    """What the template may name. `copies` is how many documents have one text, by the number of each."""

    lines: tuple[Line, ...]
    copies: dict[int, int]
    count: int
    outlets: tuple[str, ...]
    codes: tuple[str, ...]
    after: str | None
    next: str | None
    narrowed: bool


def sources(visit: Visit) -> Response:
    """The list of documents."""
    asked = {name: visit.query.get(name, "").strip() for name in ("outlet", "language", "from", "to")}
    first, last = visit.day("from"), visit.day("to")
    if visit.clocks.known_at:
        last = min(last or visit.clocks.known_at, visit.clocks.known_at)
    with visit.opened() as ledger:
        index = ledger.index()
        places = index.listed(
            SHOWN + 1,
            _after(visit.query.get("after", "")),
            outlet=asked["outlet"] or None,
            language=asked["language"] or None,
            first=first.isoformat() if first else None,
            last=last.isoformat() if last else None,
        )
        shown = [number for _, number in places[:SHOWN]]
        outlets, codes = index.offered()
        copies = {number: len(same) for number, same in index.copies(shown).items()}
        count = index.count()
    record = visit.record(needs.these(shown))
    more = f"{places[SHOWN - 1][0]}.{places[SHOWN - 1][1]}" if len(places) > SHOWN else None
    page = SourcesPage(
        tuple(listing(record, shown)), copies, count, outlets, codes,
        visit.query.get("after"), more, any(asked.values()),
    )  # fmt: skip
    return response("sources.html", visit, page)


def _after(text: str) -> tuple[str, int] | None:
    found = _AFTER.fullmatch(text)
    return (found[1] or "", int(found[2])) if found else None


PLACES = (At(addresses.DOCUMENTS, sources),)
