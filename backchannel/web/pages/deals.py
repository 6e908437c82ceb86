"""All deals, one deal, one part of it, and its picture.

In: a visit. Out: pages, and an SVG. Always true: a name that fits several deals lists them, one that fits none is
answered with the close ones; the picture is a request of its own, so that drawing holds up no page.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from hashlib import sha256

from starlette.responses import RedirectResponse, Response

from backchannel import needs, plots
from backchannel.errors import NotFound, UsageError
from backchannel.views.deal import named_deals
from backchannel.views.deals import Deal, by_id, deals
from backchannel.views.gathered import Gathering
from backchannel.views.outlines import Outline, in_order, outline
from backchannel.views.record import Record
from backchannel.views.states import how_old
from backchannel.web import addresses
from backchannel.web.dealing import ALL, Names, Told, context
from backchannel.web.listing import listed
from backchannel.web.rendering import response
from backchannel.web.routing import At
from backchannel.web.security import of_picture
from backchannel.web.visit import Visit

_CHOICES = 30
_WIDE, _NARROW = "stances.svg", "stances-narrow.svg"


@dataclass(frozen=True, slots=True)
class Choices:
    """The deals that a name may mean, or those that come close to one that means none."""

    name: str
    found: tuple[Outline, ...]
    known: bool


def all_deals(visit: Visit) -> Response:
    """All deals, open ones first."""
    return response("deals.html", visit, listed(visit), how_old=how_old)


def one_deal(visit: Visit) -> Response:
    """A deal by its id; by other names the way there, or the deals that may be meant."""
    name = visit.parts["name"]
    record = visit.record(needs.about(name))
    every = deals(record)
    chosen = by_id(every, name)
    if chosen is None or chosen.id != name:
        return _elsewhere(visit, record, every, name)
    told = Told(visit, record, chosen, every)
    part = visit.query.get("part")
    if part:
        return _part(visit, told, part)
    return response("deal.html", visit, context(told))


def _part(visit: Visit, told: Told, key: str) -> Response:
    """One part of a deal with all its rows, some on each page."""
    if key not in told.groups():
        raise NotFound(f"a deal has no part {key[:40]!r}")
    number, made = visit.number("page", 1, 10_000), Gathering(12, 8)
    group = told.group(key, made, ALL, (number - 1) * ALL)
    if group is None:
        raise NotFound(f"nothing under {key!r} is on record for {told.deal.id}")
    most = max(part.rows for part in group.parts)
    return response(
        "deal-part.html", visit, deal=told.deal.id, group=group, footnotes=made.footnotes(), number=number,
        pages=-(-most // ALL), names=Names(told.record, lambda name: visit.href(addresses.person(name))),
    )  # fmt: skip


def _elsewhere(visit: Visit, record: Record, every: list[Deal], name: str) -> Response:
    """Where a name leads that is no id."""
    try:
        found = named_deals(record, every, name)
    except (NotFound, UsageError) as error:
        near = _near(every, name)
        shown = Choices(name, _outlines(record, near, every), known=False)
        return response(
            "deal-choices.html", visit, shown, status=error.http_status, why=str(error), how_old=how_old
        )
    if len(found) == 1:
        return RedirectResponse(visit.href(addresses.deal(found[0].id)), status_code=303)
    shown = Choices(name, _outlines(record, found, every), known=bool(found))
    status = 200 if found else 404
    return response("deal-choices.html", visit, shown, status=status, why="", how_old=how_old)


def _outlines(record: Record, found: list[Deal], every: list[Deal]) -> tuple[Outline, ...]:
    return tuple(in_order(outline(record, one, every) for one in found[:_CHOICES]))


def _near(every: Iterable[Deal], name: str) -> list[Deal]:
    by_name = {one.id: one for one in every}
    wanted = name.casefold().replace(" ", "-")
    return [by_name[one] for one in get_close_matches(wanted, by_name, n=5, cutoff=0.5)]


def picture(visit: Visit) -> Response:
    """The stances on a deal, drawn, as wide as a desk or as a phone."""
    width = plots.NARROW if visit.path.endswith(_NARROW) else plots.WIDE
    name = visit.parts["name"]
    record = visit.record(needs.about(name))
    every = deals(record)
    chosen = by_id(every, name)
    if chosen is None:
        raise NotFound(f"no deal {name!r} is on record")
    drawn = plots.stance_picture(Told(visit, record, chosen, every).series(), width)
    tag = f'"{sha256(drawn).hexdigest()[:32]}"'
    headers = {
        "etag": tag, "cache-control": "private, no-cache", "content-security-policy": of_picture(plots.STYLE),
        "vary": "Cookie",
    }  # fmt: skip
    if tag in visit.holds:
        return Response(status_code=304, headers=headers)
    return Response(drawn, media_type="image/svg+xml", headers=headers)


PLACES = (
    At(addresses.DEALS, all_deals),
    At(f"{addresses.DEALS}/{{name:path}}/{_WIDE}", picture),
    At(f"{addresses.DEALS}/{{name:path}}/{_NARROW}", picture),
    At(f"{addresses.DEALS}/{{name:path}}", one_deal),
)
