"""The review: what waits, what was judged, and judging.

In: a visit; a judgement. Out: items, entries. Always true: only the desk sees and writes here; a judgement
says who and why, and what cannot be meant is refused before anything is written.
"""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Body, Path, Query, Response
from pydantic import BaseModel, ConfigDict, Field

from backchannel import needs, views
from backchannel.api.address import address
from backchannel.api.lists import Cursor, Limit, sliced
from backchannel.api.models import PageAnswer, Part
from backchannel.api.problems import Refused
from backchannel.api.responses import leads, problems, reads
from backchannel.api.routes.views import answer
from backchannel.api.visits import DESK_READS, PLAIN, WRITES, Asked, Now, Text
from backchannel.entries import Judgement
from backchannel.errors import NotFound
from backchannel.needs import Needs
from backchannel.views import Item, decisions
from backchannel.views.answers import change_of

router = APIRouter(prefix="/review", tags=["review"])

Words = Annotated[str, Field(min_length=1, max_length=2_000, pattern=PLAIN)]
Short = Annotated[str, Field(min_length=1, max_length=300, pattern=PLAIN)]
ClaimId = Annotated[str, Field(pattern="^[0-9a-f]{12}#[A-Za-z0-9_]{1,40}$", examples=["4f0c2a7be1d9#c3"])]
_SIGNED = "Who judges; the desk's own name unless given."


class _Judged(BaseModel):
    model_config = ConfigDict(extra="forbid")

    who: Annotated[Short | None, Field(description=_SIGNED)] = None


class Accept(_Judged):
    """That a claim is so, as it was read or as somebody corrected it."""

    kind: Literal["accept"]
    claim: ClaimId
    why: Annotated[str, Field(max_length=2_000, pattern=r"^[^\x00-\x1f\x7f-\x9f]*$")] = ""
    round: Short | None = None


class Decide(_Judged):
    """That a claim is wrong, or that it may (`public`) or may not (`sensitive`) be published."""

    kind: Literal["reject", "sensitive", "public"]
    claim: ClaimId
    why: Words
    round: Short | None = None


class Correct(_Judged):
    """What a claim should say: parts by name; `none` takes one away, `;` parts several names."""

    kind: Literal["correct"]
    claim: ClaimId
    change: Annotated[
        dict[Short, Short],
        Field(min_length=1, max_length=40, examples=[{"stage": "sentenced", "time": "2031-08-04"}]),
    ]
    why: Words
    round: Short | None = None


class Join(_Judged):
    """That names are one person or body, or ids one deal (`merge`), or that they are not (`split`)."""

    kind: Literal["merge", "split"]
    names: Annotated[list[Short], Field(min_length=2, max_length=20)]
    why: Words


class Retract(_Judged):
    """That the judgement of an entry no longer holds, or that its outlet took a document back."""

    kind: Literal["retract"]
    entry: Annotated[int | None, Field(ge=1, le=2**53)] = None
    document: Annotated[str | None, Field(pattern="^[0-9a-f]{12,64}$")] = None
    why: Words


class Settle(_Judged):
    """Which claim a conflict is settled for, or that it is settled for none; both sides stay on the pages."""

    kind: Literal["settle"]
    conflict: Annotated[Short, Field(description="Its key, as `views/conflicts` has it.")]
    claim: ClaimId | None = None
    why: Words


Asking = Annotated[Accept | Decide | Correct | Join | Retract | Settle, Body(discriminator="kind")]
Entry = Annotated[int, Path(ge=1, le=2**53)]


@router.get("/queue", dependencies=DESK_READS, responses=reads(parts=True), operation_id="listQueue")
def list_queue(
    visit: Asked,
    response: Response,
    round: Annotated[
        Text | None, Query(description="A round of its own, blind to what others judged.")
    ] = None,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> Part[Item]:
    """What waits for a judgement, what matters most first, each with the reasons for its place."""
    return sliced(visit, response, views.queue(visit.record(), round), cursor, limit)


@router.get(
    "/judgements", dependencies=DESK_READS, responses=reads(parts=True), operation_id="listJudgements"
)
def list_judgements(
    visit: Now, response: Response, cursor: Cursor = None, limit: Limit = 50
) -> Part[Judgement]:
    """All that people decided, oldest first, also what was taken back."""
    with visit.opened() as ledger:
        return sliced(visit, response, list(ledger.judgements()), cursor, limit)


@router.get("/judgements/{entry}", dependencies=DESK_READS, responses=reads(404), operation_id="getJudgement")
def get_judgement(visit: Now, entry: Entry) -> Judgement:
    """One judgement, by the number of its entry."""
    with visit.opened() as ledger:
        found = next((one for one in ledger.judgements() if one.entry == entry), None)
    if found is None:
        raise NotFound(f"entry {entry} is no judgement: `review/judgements` lists them")
    return found


@router.post(
    "/judgements",
    status_code=201,
    dependencies=WRITES,
    operation_id="judge",
    responses={
        201: {
            "description": "It was written down; `Location` is its address.",
            "links": leads(getJudgement=("entry", "entry")),
        },
        **problems(404, 409, 413, 415, 503),
    },
)
def judge(visit: Now, response: Response, body: Asking) -> Judgement:
    """Write a judgement down: on a claim, on who is who, on what is taken back, on a conflict."""
    who = body.who or visit.desk.user
    record = visit.record(_needed(body))
    one = _made(record, body, who)
    if _is_known(record, one):
        raise Refused(409, f"{who} judged so before, for the same reason", "known")
    with visit.opened() as ledger:
        made = ledger.judge(one)
    response.headers["location"] = address("review", "judgements", str(made.entry))
    response.headers["cache-control"] = "no-store"
    return made


@router.get("/agreement", dependencies=DESK_READS, responses=reads(404), operation_id="viewAgreement")
def agreement(
    visit: Asked,
    first: Annotated[Text, Query(description="A round, or a person; `first` is the round without a name.")],
    second: Annotated[Text, Query(description="Another one.")],
) -> PageAnswer:
    """How far two rounds of review, or two people, agree, and each claim on which they do not."""
    return answer(views.agreement_page(visit.record(), first, second))


def _made(record: views.Record, body: Asking, who: str) -> Judgement:
    """The judgement, checked. Raises `NotFound`, `UsageError`."""
    if isinstance(body, Join):
        decide = decisions.merge if body.kind == "merge" else decisions.split
        return decide(record, body.names, who, body.why)
    if isinstance(body, Settle):
        return decisions.settle(record, body.conflict, body.claim, who, body.why)
    if isinstance(body, Retract):
        if (body.entry is None) == (body.document is None):
            raise Refused(400, "name the entry to take back, or the document, and not both", "usage-error")
        if body.document is not None:
            return decisions.withdraw(record, body.document, who, body.why)
        return decisions.take_back(record, body.entry or 0, who, body.why)
    fact = decisions.fact_called(record, body.claim)
    change = change_of(fact.type, dict(body.change)) if isinstance(body, Correct) else None
    return decisions.about_claim(fact, body.kind, who, body.why, change, body.round)


def _needed(body: Asking) -> Needs | None:
    """Which documents of a large ledger tell whether a judgement can be meant."""
    if isinstance(body, Settle):
        return None
    if isinstance(body, Join):
        asked = [one for name in body.names if (one := needs.about(name))]
        return lambda index: frozenset().union(*(one(index) for one in asked))
    start = (body.document or "") if isinstance(body, Retract) else body.claim.partition("#")[0]

    return lambda index: frozenset(index.with_hash(start)) if start else frozenset()


def _is_known(record: views.Record, one: Judgement) -> bool:
    return one.assertion is not None and one.kind != "conflict" and decisions.is_repeated(record, one)
