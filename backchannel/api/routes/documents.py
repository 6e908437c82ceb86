"""Documents: a list, one, its text, what was read in it; and reading another.

In: a visit; the bytes of an article. Out: answers. Always true: what is given is read in the one thread that
reads, and is known by the hash of its bytes; a text is shown to the desk alone.
"""

from __future__ import annotations

import asyncio
import re
from dataclasses import fields
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import JSONResponse

from backchannel import readings
from backchannel.api.address import address
from backchannel.api.lists import Cursor, Limit, by_document, part
from backchannel.api.models import DocumentAnswer, JobAnswer, Part, TextAnswer
from backchannel.api.problems import Refused
from backchannel.api.responses import leads, problems, reads
from backchannel.api.told import document
from backchannel.api.visits import DESK_READS, READS, WRITES, Asked, Day, Text, Visit
from backchannel.edtf import bounds, is_edtf
from backchannel.entries import Holding
from backchannel.errors import NotFound, UsageError
from backchannel.jobs import Job, Jobs
from backchannel.views import Record

router = APIRouter(tags=["documents"])

TYPES = (
    "text/plain", "text/html", "text/markdown", "application/xhtml+xml", "application/pdf", "application/json",
    "application/x-ndjson", "application/jsonl", "application/octet-stream",
)  # fmt: skip
_SMALL, _PATIENCE, _MOST = 200_000, 20.0, 60.0  # bytes read at once, seconds waited for them unless asked
_SUFFIX = {"application/jsonl": "application/x-ndjson", "application/octet-stream": None}

Sha256 = Annotated[
    str,
    Path(
        pattern="^[0-9a-f]{12,64}$", min_length=12, max_length=64,
        description="Hash of its bytes (SHA-256), or the first 12 signs or more of it.",
    ),
]  # fmt: skip
Published = Annotated[
    str | None,
    Query(
        pattern="^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$",
        description="Date of publication, over what the article says: YYYY-MM-DD, YYYY-MM or YYYY.",
    ),
]


class Address(BaseModel):
    """A page on the web that this server is to fetch."""

    model_config = ConfigDict(extra="forbid")

    url: Annotated[
        str,
        Field(
            max_length=2_000, pattern=r"^https?://[A-Za-z0-9.:\[\]-]+(/[!-~]*)?$",
            examples=["https://news.example/2031/05/15/offer.html"],
        ),
    ]  # fmt: skip
    published: Annotated[str | None, Field(pattern="^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$")] = None


_FIRST = ("sha256", "items/0/sha256")


@router.get(
    "/documents",
    dependencies=READS,
    responses=reads(parts=True, links=leads(getDocument=_FIRST, getReading=_FIRST, getDocumentText=_FIRST)),
    operation_id="listDocuments",
)
def list_documents(
    visit: Asked,
    response: Response,
    outlet: Annotated[Text | None, Query(description="Only what this outlet published.")] = None,
    since: Annotated[Day | None, Query(description="Only what was published from that day on.")] = None,
    until: Annotated[Day | None, Query(description="Only what was published up to that day.")] = None,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> Part[DocumentAnswer]:
    """The documents of the ledger, newest first."""

    def of(record: Record, number: int) -> list[DocumentAnswer]:
        holding = record.holdings[number]
        one = holding.reading.document
        if outlet and outlet.casefold() not in (one.outlet or "").casefold():
            return []
        first, last = bounds(one.published) if one.published and is_edtf(one.published) else (None, None)
        if since and not (last and last >= since) or until and not (first and first <= until):
            return []
        return [document(record, holding, visit.at_desk)]

    found, go_on = by_document(visit, of, cursor, limit)
    return part(visit, response, found, go_on)


@router.get("/documents/{sha256}", dependencies=READS, responses=reads(404), operation_id="getDocument")
def get_document(visit: Asked, sha256: Sha256) -> DocumentAnswer:
    """What is known of one document."""
    record, holding = _held(visit, sha256)
    return document(record, holding, visit.at_desk)


@router.get(
    "/documents/{sha256}/text", dependencies=DESK_READS, responses=reads(404), operation_id="getDocumentText"
)
def get_text(visit: Asked, sha256: Sha256) -> TextAnswer:
    """The text of one document, exactly as decoded; for the desk alone."""
    _, holding = _held(visit, sha256)
    one = holding.reading.document
    return TextAnswer(one.sha256, one.source, one.language, one.title, one.text)


@router.get(
    "/documents/{sha256}/reading",
    dependencies=READS,
    operation_id="getReading",
    response_class=JSONResponse,
    responses=reads(
        404,
        description="The reading, by the contract of readings.",
        content={"application/json": {"schema": {"$ref": "#/components/schemas/reading.reading"}}},
    ),
)
def get_reading(visit: Asked, sha256: Sha256, response: Response) -> Response:
    """What was read in one document, as people corrected it: the shape that `backchannel extract` prints.

    Without the password it holds only what may be published; the rest of its text is blotted out, so that spans
    name the same places as before.
    """
    _, holding = _held(visit, sha256)
    plain = readings.to_json(holding.reading)
    headers = {key: value for key, value in response.headers.items() if key != "content-length"}
    return JSONResponse(plain, headers=headers)


_BODY: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "description": "The bytes of an article (text, HTML, PDF, JSON), or a dump of many (JSON lines).",
        "content": {
            media_type: {"schema": {"type": "string", "format": "binary"}} for media_type in TYPES
        },
    }
}  # fmt: skip
_READ: dict[int | str, dict[str, Any]] = {
    200: {"description": "It was known already.", "links": leads(getJob=("job", "id"))},
    201: {
        "model": JobAnswer,
        "description": "It was read; `Location` is the address of the reading.",
        "links": leads(getJob=("job", "id"), getReading=("sha256", "results/0/document")),
    },
    202: {
        "model": JobAnswer,
        "description": "It waits to be read; `Location` is the address of the job.",
        "links": leads(getJob=("job", "id")),
    },
    **problems(413, 415, 503),
}


@router.post(
    "/documents",
    dependencies=WRITES,
    responses=_READ,
    operation_id="readDocument",
    openapi_extra=_BODY,
)
async def read_document(
    request: Request,
    response: Response,
    name: Annotated[
        Text, Query(description="File name; its suffix tells the type where `Content-Type` does not.")
    ] = "unnamed",
    published: Published = None,
) -> JobAnswer:
    """Read an article into the ledger, or a dump of many.

    A small one is read at once; a large one, or with `Prefer: respond-async`, becomes a job. `Prefer: wait=N`
    waits for up to so many seconds.
    """
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media_type not in TYPES:
        hint = f"name one of {', '.join(TYPES)} as Content-Type"
        raise Refused(415, hint, headers={"accept-post": ", ".join(TYPES)})
    declared = _SUFFIX.get(media_type, request.headers["content-type"])
    data = await request.body()
    job = _jobs(request).submit(name, data, published, media_type=declared)
    return await _answered(request, response, job, len(data))


@router.post(
    "/fetches",
    dependencies=WRITES,
    responses=_READ,
    operation_id="fetchDocument",
)
async def fetch_document(request: Request, response: Response, body: Address) -> JobAnswer:
    """Have this server fetch a page of the web and read it; nothing else is ever fetched."""
    job = _jobs(request).fetch(body.url, body.published)
    return await _answered(request, response, job, 0)


def job_answer(job: Job) -> JobAnswer:
    """A job with the addresses of what it read."""
    parts = {field.name: getattr(job, field.name) for field in fields(Job)}
    found = dict.fromkeys(one.document for one in job.results if one.document and one.outcome != "failed")
    addresses = tuple(address("documents", one, "reading") for one in found)
    return JobAnswer(**parts, self=address("jobs", job.id), readings=addresses)


def _jobs(request: Request) -> Jobs:
    jobs: Jobs = request.app.state.jobs
    return jobs


async def _answered(request: Request, response: Response, job: Job, size: int) -> JobAnswer:
    """The job, after a while where it may be over soon, with the status that says how it went."""
    prefers = request.headers.get("prefer", "").lower()
    asked = re.search(r"\bwait=([0-9]{1,3})\b", prefers, re.ASCII)
    at_once = size <= _SMALL and "respond-async" not in prefers
    left = min(float(asked[1]), _MOST) if asked else _PATIENCE if at_once else 0.0
    while not job.is_over and left > 0:
        await asyncio.sleep(0.05)
        left -= 0.05
        job = _jobs(request).find(job.id)
    told = job_answer(job)
    response.headers["cache-control"] = "no-store"
    if not job.is_over:
        response.status_code, response.headers["location"] = 202, told.self
        response.headers["retry-after"] = "2"
    elif job.state == "failed":
        raise Refused(422, job.error or "nothing could be read", "unreadable")
    else:
        response.status_code = 201 if job.read else 200
        response.headers["location"] = told.readings[0] if len(told.readings) == 1 else told.self
    return told


def _held(visit: Visit, start: str) -> tuple[Record, Holding]:
    """The document with this start of its hash. Raises `NotFound`, `UsageError` where several have it."""
    record = visit.record(lambda index: frozenset(index.with_hash(start)))
    found = {one.reading.document.sha256: one for one in record.holdings
             if one.reading.document.sha256.startswith(start)}  # fmt: skip
    if not found:
        raise NotFound(f"there is no document {start!r}: `documents` lists them")
    if len(found) > 1:
        raise UsageError(f"{start!r} fits {len(found)} documents: give more signs of the hash")
    return record, next(iter(found.values()))
