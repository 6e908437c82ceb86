"""The review: one claim after the other, its sentence beside it, one key an answer, and undo.

In: a visit with a sitting in its address. Out: the page. Always true: nothing here writes; what is shown is
one claim with its own document, however large the ledger is.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from starlette.responses import Response

from backchannel import needs, views, workflow
from backchannel.errors import NotFound, UsageError
from backchannel.views.agreement import FIRST
from backchannel.views.clocks import NOW
from backchannel.vocabulary import vocabulary
from backchannel.web import addresses
from backchannel.web.rendering import response
from backchannel.web.reviews import MANY, Shown, of_sitting, ordered, shown
from backchannel.web.routing import At
from backchannel.web.sittings import REASONS, Sitting, Stop
from backchannel.web.visit import Visit

AGREEMENT = f"{addresses.REVIEW}/agreement"


@dataclass(frozen=True, slots=True)
class Wrong:
    """An answer that was not taken: which, why, and what had been filled in."""

    answer: str
    text: str
    filled: dict[str, str]


@dataclass(frozen=True, slots=True)
class Context:
    """What the page is given: what is asked, how much of the ledger it was chosen from, what may be asked for."""

    shown: Shown
    wrong: Wrong | None
    documents: int
    through: int
    kinds: tuple[str, ...]
    types: tuple[str, ...]
    fault: str


def review(visit: Visit) -> Response:
    """The next claim of a sitting, or where none is under way the first of a new one."""
    sitting, fault = Sitting.of(visit.query), ""
    with visit.opened() as ledger:
        found = shown(of_sitting(ledger, sitting), sitting, visit.by) if sitting.batch else None
        if found is None or not found.sitting.batch:
            try:
                sitting = ordered(visit, sitting)
            except (NotFound, UsageError) as error:
                fault = str(error)
            found = shown(of_sitting(ledger, sitting), sitting, visit.by)
        return page(visit, ledger, found, fault=fault)


def one(visit: Visit) -> Response:
    """One claim that somebody came to look at. Raises `NotFound`."""
    name = visit.parts["claim"]
    sitting = Sitting.of({**visit.query, "batch": Stop(name).text, "alone": "1"})
    with visit.opened() as ledger:
        found = shown(of_sitting(ledger, sitting), sitting, visit.by)
        if found.claim is None:
            raise NotFound(f"there is no claim {name[:60]!r} in this ledger")
        return page(visit, ledger, found)


def page(
    visit: Visit,
    ledger: workflow.Ledger,
    found: Shown,
    *,
    wrong: Wrong | None = None,
    status: int = 200,
    fault: str = "",
) -> Response:
    """The page that asks; `wrong` is an answer that was not taken, `fault` what cannot be asked for."""
    documents = ledger.index().count()
    context = Context(
        found, wrong, documents, min(documents, MANY), tuple(REASONS), tuple(sorted(vocabulary().types)), fault,
    )  # fmt: skip
    # What is judged is what the documents say, whatever day somebody came from.
    return response("review.html", replace(visit, clocks=NOW), context, status)


def agreement(visit: Visit) -> Response:
    """How far two rounds, or two people, agree."""
    first = visit.query.get("first", "").strip() or FIRST
    second = visit.query.get("second", "").strip()
    with visit.opened() as ledger:
        named = {first, second}
        hashes = {
            one.assertion.document
            for one in ledger.judgements()
            if one.assertion and named & {one.who, one.round or FIRST}
        }
        found = views.agreement_page(workflow.only(ledger, needs.holding(hashes)), first, second)
    return response("page.html", visit, page=found, names={})


PLACES = (
    At(addresses.REVIEW, review, desk_only=True),
    At(AGREEMENT, agreement, desk_only=True),
    At(f"{addresses.JUDGE}/{{claim}}", one, desk_only=True),
)
