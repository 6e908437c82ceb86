"""All deals, one deal, one part of it, and its picture.

In: a visit. Out: pages, and an SVG. Always true: a name that fits several deals lists them, one that fits none is
answered with the close ones; the picture is a request of its own, so that drawing holds up no page.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from hashlib import sha256

from starlette.responses import RedirectResponse, Response

from backchannel import plots
from backchannel.errors import NotFound, UsageError
from backchannel.views import Footnote, Record
from backchannel.views.deal import named_deals
from backchannel.views.deals import Deal, by_id, deals
from backchannel.views.gathered import Gathering
from backchannel.views.outlines import Outline, in_order, outline
from backchannel.views.stances import Series
from backchannel.views.states import how_old
from backchannel.web import addresses, kept, naming
from backchannel.web.dealing import ALL, DealContext, Group, Told, context
from backchannel.web.listing import listed
from backchannel.web.rendering import response
from backchannel.web.routing import At
from backchannel.web.security import of_picture
from backchannel.web.visit import Visit

_CHOICES = 30
_WIDE, _NARROW = "stances.svg", "stances-narrow.svg"


@dataclass(frozen=True, slots=True)
class Choices:
    """The deals that a name may mean, or those that come close to one that means none, with why it does not."""

    name: str
    found: tuple[Outline, ...]
    known: bool
    why: str = ""
    status: int = 200


@dataclass(frozen=True, slots=True)
class Piece:
    """One part of a deal with some of its rows: `number` of so many `pages`."""

    deal: str
    group: Group
    footnotes: tuple[Footnote, ...]
    number: int
    pages: int
    paths: Mapping[str, str]


def all_deals(visit: Visit) -> Response:
    """All deals, open ones first."""
    return response("deals.html", visit, listed(visit), how_old=how_old)


def one_deal(visit: Visit) -> Response:
    """A deal by its id, or a part of it; by other names the way there, or the deals that may be meant."""
    name, part = visit.parts["name"], visit.query.get("part", "")
    number = visit.number("page", 1, 10_000)
    found = kept.at_once(visit, ("deal", name, part, number), lambda: _found(visit, name, part, number))
    if isinstance(found, str):
        return RedirectResponse(visit.href(addresses.deal(found)), status_code=303)
    if isinstance(found, Choices):
        return response("deal-choices.html", visit, found, found.status, how_old=how_old)
    template = "deal-part.html" if isinstance(found, Piece) else "deal.html"
    return response(template, visit, found, names=naming.links(visit, found.paths))


def _found(visit: Visit, name: str, part: str, number: int) -> DealContext | Piece | Choices | str:
    """What an address leads to: a deal, a part of one, several that may be meant, or the id of one."""
    told = _told(visit, name)
    if isinstance(told, Record):
        return _elsewhere(told, name)
    return _piece(told, part, number) if part else context(told)


def _told(visit: Visit, name: str) -> Told | Record:
    """The deal with this id; the record where there is none."""
    record = visit.record(visit.about(name))
    every = deals(record)
    chosen = by_id(every, name)
    return Told(visit, record, chosen, every) if chosen and chosen.id == name else record


def _piece(told: Told, key: str, number: int) -> Piece:
    if key not in told.groups():
        raise NotFound(f"a deal has no part {key[:40]!r}")
    made = Gathering(12, 8)
    group = told.group(key, made, ALL, (number - 1) * ALL)
    if group is None:
        raise NotFound(f"nothing under {key!r} is on record for {told.deal.id}")
    most = max(part.rows for part in group.parts)
    paths = naming.paths(told.record, told.all_deals)
    return Piece(told.deal.id, group, made.footnotes(), number, -(-most // ALL), paths)


def _elsewhere(record: Record, name: str) -> Choices | str:
    """Where a name leads that is no id."""
    every = deals(record)
    one = by_id(every, name)
    if one:
        return one.id
    try:
        found = named_deals(record, every, name)
    except (NotFound, UsageError) as error:
        near = _outlines(record, _near(every, name), every)
        # the hint after the semicolon is for those who type commands
        why = str(error).partition("; `backchannel")[0]
        return Choices(name, near, False, why, error.http_status)
    if len(found) == 1:
        return found[0].id
    return Choices(name, _outlines(record, found, every), bool(found), status=200 if found else 404)


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
    drawn = plots.stance_picture(kept.at_once(visit, ("stances", name), lambda: _series(visit, name)), width)
    tag = f'"{sha256(drawn).hexdigest()[:32]}"'
    headers = {
        "etag": tag, "cache-control": "private, no-cache", "vary": "Cookie",
        "content-security-policy": of_picture(plots.STYLE),
    }  # fmt: skip
    if tag in visit.holds:
        return Response(status_code=304, headers=headers)
    return Response(drawn, media_type="image/svg+xml", headers=headers)


def _series(visit: Visit, name: str) -> Series:
    told = _told(visit, name)
    if isinstance(told, Record):
        raise NotFound(f"no deal {name!r} is on record")
    return told.series()


PLACES = (
    At(addresses.DEALS, all_deals),
    At(f"{addresses.DEALS}/{{name:path}}/{_WIDE}", picture),
    At(f"{addresses.DEALS}/{{name:path}}/{_NARROW}", picture),
    At(f"{addresses.DEALS}/{{name:path}}", one_deal),
)
