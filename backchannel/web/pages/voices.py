"""Who speaks, and everything that one voice has said.

In: a visit with filters. Out: pages. Always true: what an outlet heard is told apart from what came to it through
others, and both from what others say that a voice holds; a large ledger is asked for its newest documents only, and
the page says so.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date

from starlette.responses import Response

from backchannel import needs
from backchannel.errors import NotFound, UsageError
from backchannel.views import Record
from backchannel.views.deals import Deal, deals
from backchannel.views.identity import fold
from backchannel.views.negotiation import deal_title
from backchannel.views.speakers import Side
from backchannel.views.speech import (
    Speech,
    Spoken,
    is_sensitive,
    reversals_of,
    speech,
    spoken_by,
    told_of,
    within,
)
from backchannel.views.subjects import namesakes, subject
from backchannel.web import addresses
from backchannel.web.lists import voices
from backchannel.web.meaning import several, unknown
from backchannel.web.paging import Part, part
from backchannel.web.rendering import response
from backchannel.web.routing import At
from backchannel.web.visit import Visit

_SIZE, _OF_A_SIDE = 30, 12
_LOOKED_AT = 100  # documents of a large ledger, the newest in which somebody speaks
_HANDS = ("", "first", "second", "of")


@dataclass(frozen=True, slots=True)
class Voice:
    """What the template is given of one voice: what was said, tabs with counts, and filters."""

    name: str
    title: str
    members: bool
    namesakes: bool
    said: tuple[Speech, ...]
    shown: Part[Spoken]
    hand: str
    counts: dict[str, int]
    kinds: tuple[tuple[str, int], ...]
    deals: tuple[tuple[str, str], ...]
    chosen: dict[str, str]
    documents: int
    whole: bool
    is_case: bool


def listed(visit: Visit) -> Response:
    """Who speaks, side by side."""
    every, basis = voices(visit)
    wanted, find = visit.query.get("side", ""), visit.query.get("name", "").strip()[:100]
    found = [_seen(visit, side) for side in every]
    if find:
        found = [_named(side, find) for side in found]
    found = [side for side in found if side.speakers and (not wanted or _code(side) == wanted)]
    most = None if wanted or find else _OF_A_SIDE
    return response(
        "voices.html",
        visit,
        sides=[(side, side.speakers[:most], _code(side)) for side in found],
        side=wanted,
        find=find,
        speakers=sum(len(side.speakers) for side in found),
        documents=basis.documents,
        whole=basis.whole,
    )


def voice(visit: Visit) -> Response:
    """Everything that one voice has said."""
    name = visit.parts["name"]
    since = visit.day("since")
    record = visit.record(needs.speaking(name, _LOOKED_AT, since))
    try:
        who = subject(record, name)
    except UsageError as error:
        same = namesakes(record, name)
        if not same:
            return several(visit, record, name, addresses.voice, error)
        return response("voice.html", visit, _voice(visit, record, set(same), since))
    except NotFound:
        return unknown(visit, record, name, addresses.voice)
    keys = {who.figure} if who.figure else set(who.sides)
    return response("voice.html", visit, _voice(visit, record, keys, since))


def _voice(visit: Visit, record: Record, keys: set[str], since: date | None) -> Voice:
    every = deals(record)
    found = [*spoken_by(record, keys), *told_of(record, keys)]
    seen = [one for one in found if visit.at_desk or not is_sensitive(record, one)]
    chosen = {name: visit.query.get(name, "").strip()[:100] for name in ("hand", "about", "kind", "deal")}
    deal = next((one for one in every if one.id == chosen["deal"]), None)
    matching = within(record, seen, chosen["about"], since, chosen["kind"], deal)
    hand = chosen["hand"] if chosen["hand"] in _HANDS else ""
    shown = part(visit, _of_hand(matching, hand), _SIZE)
    turned = reversals_of(record, keys, every)
    kinds = Counter(one.utterance.statement.source_kind for one in seen if one.hand != "of")
    figure = record.cast.figure(next(iter(keys)))
    hands: Counter[str] = Counter(one.hand for one in matching)
    return Voice(
        " <-> ".join(dict.fromkeys(record.cast.name(key) for key in sorted(keys))),
        ", ".join(figure.titles[:2]) if len(keys) == 1 else "",
        figure.key == figure.side or len(keys) > 1,
        len({record.cast.name(key) for key in keys}) < len(keys),
        tuple(speech(record, one, turned) for one in shown.items),
        shown,
        hand,
        {"": hands["first"] + hands["second"], **{one: hands[one] for one in _HANDS[1:]}},
        tuple(sorted(kinds.items(), key=lambda one: (-one[1], one[0]))),
        tuple((one.id, deal_title(record, one)) for one in _deals_of(seen, every)),
        {**chosen, "since": since.isoformat() if since else ""},
        len(record.readings),
        record.beyond is None,
        any(set(keys) & deal.people for deal in every),
    )


def _of_hand(found: list[Spoken], hand: str) -> list[Spoken]:
    """Those at a hand; all that the voice itself said where none is asked for."""
    return [one for one in found if (one.hand == hand if hand else one.hand != "of")]


def _deals_of(found: list[Spoken], every: list[Deal]) -> list[Deal]:
    """The deals on which something was said."""
    told = {fact.id for one in found for fact in one.facts}
    return [
        deal
        for deal in every
        if any(fact.id in told for fact in (*deal.attached, *(terms.fact for terms in deal.terms)))
    ]


def _seen(visit: Visit, side: Side) -> Side:
    """A side without relatives, where a visitor asks."""
    if visit.at_desk:
        return side
    return replace(side, speakers=tuple(one for one in side.speakers if not one.family))


def _named(side: Side, find: str) -> Side:
    wanted = set(fold(find).split())
    speakers = (one for one in side.speakers if wanted <= set(fold(f"{one.name} {one.title}").split()))
    return replace(side, speakers=tuple(speakers))


def _code(side: Side) -> str:
    return (side.key or "none").removeprefix("side:")


PLACES = (At(addresses.VOICES, listed), At(f"{addresses.VOICES}/{{name:path}}", voice))
