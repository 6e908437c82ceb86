"""Giving articles to the record: files, pasted text, or a web address; how far they are, and what they bring.

In: a form of the desk. Out: jobs, and the page that follows them. Always true: nothing is read before it is
asked for; the page of a job stands at an address of its own and comes back by itself until all is read.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from starlette.responses import Response

from backchannel import needs
from backchannel.errors import BackchannelError, NotFound, Unreadable, UsageError
from backchannel.jobs import Job, Jobs, Told
from backchannel.settings import Settings
from backchannel.views import Page, new
from backchannel.web import addresses
from backchannel.web.rendering import response
from backchannel.web.routing import FILES, At, seen_after
from backchannel.web.visit import Visit

_TOLD = 60  # documents of which it is told what is new in them
_LATELY = 8


@dataclass(frozen=True, slots=True)
class FormPage:
    """What the template may name: the limits, what was given last, and what was wrong with it."""

    settings: Settings
    files: int
    lately: tuple[Job, ...]
    wrong: str | None
    given: dict[str, str]


@dataclass(frozen=True, slots=True)
class JobPage:
    """What the template may name: the jobs, whether all are over, what became of each article, what is new.

    `titles` goes by the hash of the document.
    """

    jobs: tuple[Job, ...]
    over: bool
    done: int
    total: int
    read: tuple[Told, ...]
    known: tuple[Told, ...]
    failed: tuple[Told, ...]
    news: Page | None
    titles: dict[str, str]
    left_out: int


def asked(visit: Visit) -> Response:
    """The form."""
    return _form(visit)


def given(visit: Visit) -> Response:
    """Have read what the form holds, and lead to the page that follows it."""
    try:
        jobs = tuple(_submitted(visit, _jobs(visit)))
        if not jobs:
            raise UsageError("give a file, a text or a web address")
    except BackchannelError as error:
        return _form(visit, error)
    return seen_after(visit, f"{addresses.READ}/{'.'.join(job.id for job in jobs)}")


def followed(visit: Visit) -> Response:
    """How far some jobs are, and once they are over what is new in what they read."""
    jobs = tuple(_jobs(visit).find(one) for one in visit.parts["jobs"].split(".")[:FILES])
    results = [told for job in jobs for told in job.results]
    read = tuple(told for told in results if told.outcome == "read" and told.document)
    over = all(job.is_over for job in jobs)
    hashes = list(dict.fromkeys(told.document for told in read if told.document))
    page = JobPage(
        jobs, over, sum(job.done for job in jobs), sum(max(job.total, 1) for job in jobs), read,
        tuple(told for told in results if told.outcome == "known"),
        tuple(told for told in results if told.outcome == "failed"),
        *(_news(visit, hashes[:_TOLD]) if over and hashes else (None, {})), max(0, len(hashes) - _TOLD),
    )  # fmt: skip
    return response("job.html", visit, page)


def _jobs(visit: Visit) -> Jobs:
    if visit.jobs is None:
        raise NotFound("nothing is read here")
    return visit.jobs


def _submitted(visit: Visit, jobs: Jobs) -> Iterable[Job]:
    published = visit.field("published") or None
    for name, data, media_type in visit.files("files"):
        if not data:
            raise Unreadable(f"{name[:200]}: the file is empty")
        yield jobs.submit(name, data, published, media_type=media_type)
    if text := visit.field("text"):
        article = {"title": visit.field("title"), "outlet": visit.field("outlet"), "text": text}
        told = {key: value for key, value in article.items() if value}
        data = json.dumps(told, ensure_ascii=False, sort_keys=True).encode("utf-8", "replace")
        yield jobs.submit("pasted text", data, published, media_type="application/json")
    if address := visit.field("address"):
        yield jobs.fetch(address, published)


def _form(visit: Visit, wrong: BackchannelError | None = None) -> Response:
    names = ("text", "title", "outlet", "published", "address")
    page = FormPage(
        visit.desk.settings, FILES, _jobs(visit).all()[:_LATELY], str(wrong) if wrong else None,
        {name: visit.field(name) for name in names},
    )  # fmt: skip
    return response("read.html", visit, page, status=wrong.http_status if wrong else 200)


def _news(visit: Visit, hashes: list[str]) -> tuple[Page | None, dict[str, str]]:
    """What is new in these documents against all that is on record, and their titles."""
    record = visit.record(needs.brought(hashes))
    found = {n: one.document for n, one in enumerate(record.readings) if one.document.sha256 in set(hashes)}
    titles = {one.sha256: one.title for one in found.values() if one.title}
    return new(record, found, "What is new") if found else None, titles


PLACES = (
    At(addresses.READ, asked, desk_only=True),
    At(addresses.READ, given, writes=True),
    At(f"{addresses.READ}/{{jobs}}", followed, desk_only=True),
)
