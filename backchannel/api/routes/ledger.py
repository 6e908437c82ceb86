"""The ledger as a whole: what this server holds, and whether it is whole.

In: a visit. Out: counts, a verdict. Always true: a check reads all of the ledger, and is for the desk alone.
"""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Query

from backchannel import __version__, workflow
from backchannel.api.address import address
from backchannel.api.models import AboutAnswer, FaultAnswer, VerdictAnswer
from backchannel.api.responses import reads
from backchannel.api.visits import DESK_READS, READS, Now

router = APIRouter(tags=["ledger"])


@router.get("/", dependencies=READS, responses=reads(), operation_id="about")
def about(visit: Now) -> AboutAnswer:
    """What this server is: version, reader, how much it holds, and how much of it whoever asks may see."""
    with visit.opened() as ledger:
        index, head = ledger.index(), ledger.head()
        return AboutAnswer(
            "backchannel", __version__, visit.desk.reader.name, visit.access, index.count(),
            head.number if head else 0, head.hash if head else "", index.newest_day(),
            address("openapi.json"),
        )  # fmt: skip


@router.get("/verify", dependencies=DESK_READS, responses=reads(), operation_id="verify")
def verify(
    visit: Now,
    head: Annotated[
        str | None,
        Query(
            pattern="^sha256:[0-9a-f]{64}$", description="A hash that the chain must hold, as noted earlier."
        ),
    ] = None,
    all: Annotated[
        Literal["true", "false"], Query(description="All that is wrong, not the first thing.")
    ] = "false",
) -> VerdictAnswer:
    """Whether the ledger is what it was: the chain, the hashes, the spans, the rows. It takes a while."""
    with visit.kept.alone(), visit.opened() as ledger:
        found = workflow.verify(ledger, head, everything=all == "true")
    faults = tuple(FaultAnswer(one.where, one.what) for one in found.faults)
    return VerdictAnswer(not faults, found.entries, found.head, faults)
