"""Deals: a list with how each stands, and one with its page.

In: a visit. Out: deals. Always true: the id of a deal stays; of a large ledger a part goes through the deals
between some sides after the other.
"""

from __future__ import annotations

from dataclasses import fields
from typing import Annotated, Literal

from fastapi import APIRouter, Path, Query, Response

from backchannel import needs, views
from backchannel.api import told
from backchannel.api.address import address
from backchannel.api.lists import Cursor, Limit, part, read_cursor, sliced
from backchannel.api.models import DealAnswer, DealDetail, Named, Part
from backchannel.api.responses import leads, reads
from backchannel.api.routes.views import answer
from backchannel.api.visits import PLAIN, READS, Asked, Visit
from backchannel.errors import NotFound
from backchannel.views import Record
from backchannel.views.deals import Deal, by_id, deals
from backchannel.views.negotiation import deal_title
from backchannel.views.states import OVER, last_news, state
from backchannel.views.wording import word

router = APIRouter(tags=["deals"])
_UNITS = 20  # pairs of sides that one part of a large ledger goes through


@router.get(
    "/deals",
    dependencies=READS,
    responses=reads(parts=True, links=leads(getDeal=("deal", "items/0/id"))),
    operation_id="listDeals",
)
def list_deals(
    visit: Asked,
    response: Response,
    open: Annotated[
        Literal["true", "false"] | None, Query(description="Only open ones, or none of them.")
    ] = None,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> Part[DealAnswer]:
    """Deals with how each stands: the newest first, of a large ledger by their sides."""

    def fits(one: DealAnswer) -> bool:
        return open is None or one.open == (open == "true")

    if not visit.is_large:
        return sliced(visit, response, [one for one in _told(visit.record()) if fits(one)], cursor, limit)
    with visit.opened() as ledger:
        units = ledger.index().units("status")
    start = read_cursor(cursor, str)
    left = [unit for unit in units if start is None or unit > start]
    found: list[DealAnswer] = []
    for place, unit in enumerate(left):
        if place >= _UNITS or len(found) >= limit:
            return part(visit, response, found, left[place - 1])
        found += [one for one in _between(visit, unit) if fits(one)]
    return part(visit, response, found, None)


@router.get("/deals/{deal}", dependencies=READS, responses=reads(404), operation_id="getDeal")
def get_deal(
    visit: Asked,
    deal: Annotated[
        str, Path(min_length=1, max_length=200, pattern=PLAIN, description="Its id, as `us-ru-griner-2022`.")
    ],
) -> DealDetail:
    """One deal, with its page."""
    record = visit.record(visit.about(deal))
    all_deals = deals(record)
    found = by_id(all_deals, deal)
    if found is None:
        raise NotFound(f"there is no deal {deal!r}: `deals` lists their ids")
    bare = _answer(record, found, all_deals)
    page = answer(views.deal(record, found.id))
    return DealDetail(**{field.name: getattr(bare, field.name) for field in fields(DealAnswer)}, page=page)


def _told(record: Record) -> list[DealAnswer]:
    all_deals = deals(record)
    return [_answer(record, one, all_deals) for one in all_deals]


def _between(visit: Visit, unit: str) -> list[DealAnswer]:
    """The deals between the sides of a unit of the index."""
    record, sides = visit.record(needs.dealing(unit)), frozenset(unit.split("|")) - {""}
    all_deals = deals(record)
    return [
        _answer(record, one, all_deals)
        for one in all_deals
        if frozenset(side.removeprefix("side:") for side in one.sides if side) == sides
    ]


def _answer(record: Record, deal: Deal, all_deals: list[Deal]) -> DealAnswer:
    now = state(record, deal, all_deals)
    sides = tuple(Named(side, record.cast.name(side)) if side else None for side in deal.sides)
    return DealAnswer(
        deal.id, address("deals", deal.id), deal_title(record, deal), now.term,
        word("deal_state", now.term), now.term not in OVER, now.by, sides,
        told.named(record, sorted(deal.people)), deal.begun.isoformat(), last_news(deal).isoformat(),
        len(deal.terms), len(deal.documents),
    )  # fmt: skip
