"""The pages of one person: a sheet that can be printed, its picture, and all that belongs to it in parts.

In: a visit with a name. Out: pages. Always true: a page is told from one record, loaded once; families and what was
withheld are shown at the desk only; a name that means somebody without a case leads to what that one says.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from hashlib import sha256

from starlette.responses import RedirectResponse, Response

from backchannel import views
from backchannel.errors import NotFound, UsageError
from backchannel.plots import lifeline, lifeline_size
from backchannel.views import Page, Record
from backchannel.views.dossier import Dossier
from backchannel.views.ladder import Ladder
from backchannel.views.speech import is_sensitive, speech, spoken_about
from backchannel.views.subjects import subject
from backchannel.views.utterances import by, utterances
from backchannel.web import addresses
from backchannel.web.lists import sheet as kept_sheet
from backchannel.web.meaning import names_of_cases, people_linked, several, unknown
from backchannel.web.paging import part, part_of_page
from backchannel.web.rendering import response
from backchannel.web.routing import At
from backchannel.web.visit import Visit

_ROWS, _SPEECHES = 60, 30
_NAME = "{name:path}"
_PICTURE = "custody.svg"
_VIEWS: dict[str, Callable[[Record, str], Page]] = {
    "timeline": views.timeline,
    "deals": views.deals_with,
    "contacts": views.contacts,
    "conditions": views.conditions,
    "promises": views.promises,
    "designations": views.designations,
    "conflicts": views.conflicts,
    "names": views.who,
    "sources": views.sources,
    "family": views.family,
    "withheld": views.withheld,
}
_AT_DESK = ("family", "withheld")


@dataclass(frozen=True, slots=True)
class Case:
    """Whom a visit is about: the record, and the key of the person."""

    visit: Visit
    record: Record
    key: str

    @property
    def name(self) -> str:
        """What the person is called."""
        return self.record.cast.name(self.key)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that a page shows: its address, size, and what it shows in a sentence."""

    address: str
    width: int
    height: int
    alt: str


def sheet(visit: Visit) -> Response:
    """The sheet of a person."""
    try:
        found = kept_sheet(visit, visit.parts["name"])
    except (UsageError, NotFound):
        return _with_person(visit, _elsewhere)
    told, name = found.dossier, found.dossier.line.name
    return response(
        "person.html",
        visit,
        told,
        name=name,
        picture=_pictured(visit, told) if told.ladder.spans or told.ladder.steps else None,
        names=people_linked(visit, found.people, name),
        tabs=_tabs(visit),
        tab="",
    )


def picture(visit: Visit) -> Response:
    """The lifeline of a person."""
    drawn = kept_sheet(visit, visit.parts["name"]).dossier.ladder
    # The address changes with what is drawn, so that a browser need not ask again.
    asked = visit.query.get("drawn") == _fingerprint(drawn)
    kept = "private, max-age=86400, immutable" if asked else "no-cache"
    return Response(lifeline(drawn), media_type="image/svg+xml", headers={"cache-control": kept})


def said_about(visit: Visit) -> Response:
    """All that others said about a person."""
    return _with_person(visit, _said_about)


def part_named(name: str) -> Callable[[Visit], Response]:
    """What answers for one part of what is known of a person."""

    def answer(visit: Visit) -> Response:
        return _with_person(visit, partial(_part, part_name=name))

    return answer


def _with_person(visit: Visit, answer: Callable[[Case], Response]) -> Response:
    """The answer for whom the address names, or a page that says whom it may mean."""
    name = visit.parts["name"]
    record = visit.record(visit.about(name))
    try:
        found = subject(record, name)
    except UsageError as error:
        return several(visit, record, name, addresses.person, error)
    except NotFound:
        return unknown(visit, record, name, addresses.person)
    if found.figure is None or record.cast.figure(found.figure).kind != "person":
        return RedirectResponse(visit.href(addresses.voice(name)), status_code=303)
    return answer(Case(visit, record, found.figure))


def _elsewhere(case: Case) -> Response:
    """Where somebody without a case is told of, who has said something."""
    if any(case.key in by(case.record, one) for one in utterances(case.record)):
        return RedirectResponse(case.visit.href(addresses.voice(case.name)), status_code=303)
    raise NotFound(f"no case of {case.name} is on record, and nothing that they said")


def _pictured(visit: Visit, told: Dossier) -> Picture:
    wide, high = lifeline_size(told.ladder)
    address = visit.href(f"{addresses.person(told.line.name)}/{_PICTURE}", drawn=_fingerprint(told.ladder))
    return Picture(address, wide, high, told.ladder.spoken)


def _fingerprint(drawn: Ladder) -> str:
    return sha256(repr(drawn).encode()).hexdigest()[:12]


def _said_about(case: Case) -> Response:
    visit, record = case.visit, case.record
    found = [one for one in spoken_about(record, case.key) if visit.at_desk or not is_sensitive(record, one)]
    hand = visit.query.get("hand", "")
    shown = part(visit, [one for one in found if not hand or one.hand == hand], _SPEECHES)
    hands: Counter[str] = Counter(one.hand for one in found)
    return response(
        "person-said.html",
        visit,
        name=case.name,
        said=[speech(record, one) for one in shown.items],
        shown=shown,
        hand=hand,
        counts={"": len(found), **{one: hands[one] for one in ("first", "second")}},
        tabs=_tabs(visit),
        tab="said",
    )


def _part(case: Case, part_name: str) -> Response:
    visit, name, message = case.visit, case.name, ""
    try:
        page = _VIEWS[part_name](case.record, name)
    except NotFound as error:
        page = Page(part_name, name, None, 0, ())
        message = str(error).partition(":")[0]
    cut, shown = part_of_page(visit, page, _ROWS)
    return response(
        "person-part.html",
        visit,
        page=cut,
        shown=shown,
        message=message,
        name=name,
        names=people_linked(visit, names_of_cases(case.record), name),
        tabs=_tabs(visit),
        tab=part_name,
    )


def _tabs(visit: Visit) -> tuple[str, ...]:
    """The parts that a visitor may open, in the order in which they are shown."""
    own = ("", "timeline", "said", *(name for name in _VIEWS if name not in ("timeline", *_AT_DESK)))
    return (*own, *_AT_DESK) if visit.at_desk else own


PLACES = (
    At(f"{addresses.PEOPLE}/{_NAME}/{_PICTURE}", picture),
    At(f"{addresses.PEOPLE}/{_NAME}/said", said_about),
    *(At(f"{addresses.PEOPLE}/{_NAME}/{one}", part_named(one), desk_only=one in _AT_DESK) for one in _VIEWS),
    At(f"{addresses.PEOPLE}/{_NAME}", sheet),
)
