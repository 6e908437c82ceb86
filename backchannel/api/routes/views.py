"""The questions of the command line, each at an address of its own, by both clocks.

In: a visit and what is asked. Out: pages, as `--json` prints them. Always true: the same question to the same
ledger is answered with the same page as on the command line.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from datetime import date
from typing import Annotated, Literal

from fastapi import APIRouter, Query

from backchannel import needs, views, workflow
from backchannel.api.models import PageAnswer
from backchannel.api.responses import reads
from backchannel.api.visits import DESK_READS, READS, Asked, Day, Now, Text
from backchannel.errors import UsageError
from backchannel.records import SourceKind
from backchannel.views import NOW, Filters, Page
from backchannel.views.conditions import conditions

router = APIRouter(prefix="/views", tags=["views"])

Name = Annotated[
    Text,
    Query(description="A person, a body, a side, or the two sides of a deal.", examples=["Ana Duarte"]),
]
MaybeName = Annotated[Text | None, Query(description="Somebody, a side, or two sides; all unless given.")]
Flag = Literal["true", "false"]
_MOST = 500  # deals of a large ledger on one page
_KINDS = ("claim", "statement", "document")

_ABOUT: dict[str, tuple[Callable[[views.Record, str], Page], str]] = {
    "brief": (views.brief, "A case or a deal on one page, every line with its source."),
    "timeline": (views.timeline, "Dated events of somebody's case or of a deal, oldest first."),
    "conditions": (conditions, "What must happen first, what shows that it has, how long the rest is open."),
    "promises": (
        views.promises,
        "What officials have promised about somebody, and when they last repeated it.",
    ),
    "called": (views.called, "What officials call it: a swap, a deal, a gesture; who refuses the word."),
    "sources": (
        views.sources,
        "Which documents the record on somebody rests on: copies, and who repeats whom.",
    ),
}


def answer(page: Page) -> PageAnswer:
    """A page as an answer holds it."""
    return PageAnswer(*(getattr(page, field.name) for field in fields(Page)))


def _add(key: str, view: Callable[[views.Record, str], Page], summary: str) -> None:
    def endpoint(visit: Asked, name: Name) -> PageAnswer:
        return answer(view(visit.record(visit.about(name)), name))

    router.add_api_route(
        f"/{key}", endpoint, methods=["GET"], dependencies=READS, responses=reads(404),
        operation_id=f"view{key.title()}", summary=key.title(), description=summary,
    )  # fmt: skip


for _key, (_view, _summary) in _ABOUT.items():
    _add(_key, _view, _summary)


@router.get("/status", dependencies=READS, responses=reads(), operation_id="viewStatus")
def status(
    visit: Asked,
    quiet: Annotated[Flag, Query(description="Also deals without news for more than a year.")] = "false",
) -> PageAnswer:
    """Every open deal: terms, each side's last word, days since, what blocks it."""
    everything = quiet == "true"
    if visit.is_large and visit.at_desk:
        with visit.opened() as ledger:
            return answer(workflow.status(ledger, visit.clocks, everything=everything, newest=_MOST))
    return answer(views.status(visit.record(), everything=everything))


@router.get("/said", dependencies=READS, responses=reads(404), operation_id="viewSaid")
def said(
    visit: Asked,
    name: Name,
    about: Annotated[
        Text | None, Query(description="Only what holds these words, or names these people.")
    ] = None,
    since: Annotated[Day | None, Query(description="Only what was said from that day on.")] = None,
    newest: Annotated[int, Query(ge=1, le=1_000, description="How many to show.")] = 100,
) -> PageAnswer:
    """Everything that one person, office or side has said, newest last."""
    needed = needs.speaking(name, None if about or visit.clocks != NOW else newest, since)
    return answer(views.said(visit.record(needed), name, about, since, newest))


@router.get("/new", dependencies=READS, responses=reads(404), operation_id="viewNew")
def new(
    visit: Asked,
    since: Annotated[
        Day | None, Query(description="From that day on; that of the newest document unless given.")
    ] = None,
    recorded: Annotated[Flag, Query(description="By the day of the record, not of publication.")] = "false",
) -> PageAnswer:
    """What changed: new people, stances, contacts, steps of the law, names on a list, conflicts."""
    by_record = recorded == "true"
    with visit.opened() as ledger:
        newest = ledger.index().newest_day()
    start = since or (date.fromisoformat(newest) if newest and not by_record else None)
    bounded = start is not None and not by_record and visit.clocks == NOW
    needed = needs.arrived(start) if start and bounded else None
    return answer(views.new_since(visit.record(needed), start, recorded=by_record))


@router.get("/conflicts", dependencies=READS, responses=reads(404), operation_id="viewConflicts")
def conflicts(
    visit: Asked,
    name: MaybeName = None,
    settled: Annotated[Flag, Query(description="Those that somebody has settled, too.")] = "false",
) -> PageAnswer:
    """Who contradicts whom: counts, dates, places, stances, credit, custody."""
    record = visit.record(visit.about(name))
    return answer(views.conflicts(record, name, everything=settled == "true"))


@router.get("/contacts", dependencies=READS, responses=reads(404), operation_id="viewContacts")
def contacts(
    visit: Asked,
    name: Name,
    planned: Annotated[Flag, Query(description="Only what was announced, and what became of it.")] = "false",
) -> PageAnswer:
    """Calls, meetings and visits: planned and what became of it, with what each side said of it."""
    record = visit.record(visit.about(name))
    return answer(views.contacts(record, name, planned_only=planned == "true"))


@router.get("/mediators", dependencies=READS, responses=reads(404), operation_id="viewMediators")
def mediators(visit: Asked, name: MaybeName = None) -> PageAnswer:
    """Who is credited with mediation, at which level, by whom; by both sides or by one."""
    return answer(views.mediators(visit.record(visit.about(name)), name))


@router.get("/designations", dependencies=READS, responses=reads(404), operation_id="viewDesignations")
def designations(
    visit: Asked,
    name: MaybeName = None,
    by: Annotated[Text | None, Query(description="Only labels of this side, office or group.")] = None,
) -> PageAnswer:
    """Who calls whom what, who is held without a label, whose detention is denied."""
    return answer(views.designations(visit.record(visit.about(name)), name, by=by))


@router.get("/family", dependencies=DESK_READS, responses=reads(404), operation_id="viewFamily")
def family(
    visit: Asked,
    name: Name,
    withheld: Annotated[Flag, Query(description="What was kept back, and what exports leave out.")] = "false",
) -> PageAnswer:
    """When a family was told, before or after the news; last contact; what it asks. For the desk alone."""
    view = views.withheld if withheld == "true" else views.family
    return answer(view(visit.record(visit.about(name)), name))


@router.get("/who", dependencies=READS, responses=reads(404), operation_id="viewWho")
def who(visit: Asked, name: MaybeName = None) -> PageAnswer:
    """Who somebody is: all names, why each was joined; without a name all that may be one, best first."""
    return answer(views.who(visit.record(visit.about(name)), name))


@router.get("/deal", dependencies=READS, responses=reads(404), operation_id="viewDeal")
def deal(
    visit: Asked,
    name: Annotated[
        Text | None, Query(description="The id of a deal, a person, or two sides; all deals unless given.")
    ] = None,
    person: Annotated[
        Text | None, Query(description="Every offer, list and exchange that names a person.")
    ] = None,
) -> PageAnswer:
    """One deal: how it stands, its versions, each term with its sources, who was left behind."""
    if name and person:
        raise UsageError("give either the name of a deal or a person, not both")
    record = visit.record(visit.about(name or person))
    if person:
        return answer(views.deals_with(record, person))
    return answer(views.deal(record, name) if name else views.deal_list(record))


@router.get("/diff", dependencies=READS, responses=reads(404), operation_id="viewDiff")
def diff(
    visit: Now,
    start: Annotated[Day, Query(alias="from", description="The earlier day.")],
    end: Annotated[Day | None, Query(alias="to", description="The later day; now unless given.")] = None,
    name: MaybeName = None,
    clock: Annotated[
        views.Clock, Query(description="What the days are: what was so by then, or what had been published.")
    ] = "known-at",
) -> PageAnswer:
    """What the brief of somebody, or the status, says by one day and not by another."""
    needed = visit.about(name)
    before, after = (visit.record(needed, views.clocks_of(clock, day)) for day in (start, end))
    return answer(views.diff(before, after, name))


@router.get("/search", dependencies=READS, responses=reads(404), operation_id="viewSearch")
def search(
    visit: Asked,
    words: Annotated[
        Text, Query(description='All must stand in what is found; `"two words"` beside each other.')
    ],
    kind: Annotated[
        Literal["claim", "statement", "document"] | None,
        Query(description="Only claims, statements or documents."),
    ] = None,
    speaker: Annotated[Text | None, Query(description="Only the words of this person or office.")] = None,
    side: Annotated[Text | None, Query(description="Only the words of this side.")] = None,
    person: Annotated[Text | None, Query(description="Only claims in which this person stands.")] = None,
    source_kind: Annotated[SourceKind | None, Query(description="Only words of this kind of source.")] = None,
    outlet: Annotated[Text | None, Query(description="Only what this outlet has published.")] = None,
    type: Annotated[Text | None, Query(description="Only claims of this type, as position.")] = None,
    since: Annotated[Day | None, Query(description="Only what was published from that day on.")] = None,
    newest: Annotated[int, Query(ge=1, le=200, description="How many of each kind to show.")] = 20,
) -> PageAnswer:
    """Words in documents, statements and claims, the newest first."""
    filters = Filters(speaker, side, person, source_kind, outlet, type)
    kinds = (kind,) if kind else _KINDS
    with visit.opened() as ledger:
        page = workflow.search(ledger, words, filters, kinds, since, newest, visit.clocks, visit.seen)
    return answer(page)
