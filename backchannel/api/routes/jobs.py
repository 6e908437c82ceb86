"""Jobs: what was given to be read, and how far it is.

In: a visit. Out: jobs as they stand. Always true: only the desk sees them; no answer is kept by anybody.
"""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Response

from backchannel.api.lists import Cursor, Limit, sliced
from backchannel.api.models import JobAnswer, Part
from backchannel.api.responses import problems
from backchannel.api.routes.documents import job_answer
from backchannel.api.visits import WRITES, Now

router = APIRouter(tags=["documents"])


@router.get("/jobs", dependencies=WRITES, responses=problems(), operation_id="listJobs")
def list_jobs(visit: Now, response: Response, cursor: Cursor = None, limit: Limit = 50) -> Part[JobAnswer]:
    """What was given to be read since the server began, newest first."""
    response.headers["cache-control"] = "no-store"
    return sliced(visit, response, [job_answer(job) for job in visit.jobs.all()], cursor, limit)


@router.get("/jobs/{job}", dependencies=WRITES, responses=problems(404), operation_id="getJob")
def get_job(visit: Now, response: Response, job: Annotated[str, Path(pattern="^[0-9a-f]{16}$")]) -> JobAnswer:
    """How far one of them is, and what became of its articles."""
    response.headers["cache-control"] = "no-store"
    return job_answer(visit.jobs.find(job))
