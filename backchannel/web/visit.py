"""One visit to one page: by which clocks, in which language, at the desk or from outside, with which form.

In: a request. Out: a frozen record that contexts of pages are told from. Always true: a link that a visit
makes keeps its clocks and its language; a record that it gives to somebody from outside holds only what may
be published.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import unquote

from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request

from backchannel import needs, workflow
from backchannel.desk import Access, Desk
from backchannel.errors import UsageError
from backchannel.jobs import Jobs
from backchannel.needs import Needs
from backchannel.views import NOW, Clocks, Record, published
from backchannel.web import languages
from backchannel.web.addresses import with_query

COOKIE = "backchannel"
NAME = "backchannel-name"  # the cookie with the name of who judges
_LONGEST = 60  # characters of such a name

Form = Mapping[str, str | UploadFile]


@dataclass(frozen=True)
class Visit:
    """What is asked for. `path` is its address, `query` what follows it without clocks and language.

    `parts` are the named parts of the path, `form` what was sent. `addressed` turns an address into a link,
    as a server or a folder of files needs it. `live` is false on a site without a server behind it. `holds`
    are the marks (ETags) of what the browser has of this address. `by` is who judges: the name that the
    browser was told, else that of the desk.
    """

    desk: Desk
    jobs: Jobs | None = None
    path: str = "/"
    parts: Mapping[str, str] = field(default_factory=dict)
    query: Mapping[str, str] = field(default_factory=dict)
    form: Form = field(default_factory=dict)
    clocks: Clocks = NOW
    language: str = languages.SOURCE
    chosen: str | None = None
    access: Access = "public"
    live: bool = True
    addressed: Callable[[str], str] = str
    holds: str = ""
    by: str = ""

    @classmethod
    def of(cls, request: Request, desk: Desk, jobs: Jobs, form: Form | None = None) -> Visit:
        """The visit that a request makes. Raises `UsageError` for a day that is none."""
        query = dict(request.query_params)
        clocks = Clocks(_day(query.pop("as_of", None)), _day(query.pop("known_at", None)))
        chosen = languages.known(query.pop("lang", None))
        return cls(
            desk=desk,
            jobs=jobs,
            path=request.url.path,
            parts=dict(request.path_params),
            query=query,
            form=form or {},
            clocks=clocks,
            language=chosen or languages.wanted(request.headers.get("accept-language", "")),
            chosen=chosen,
            access=desk.access(request.cookies.get(COOKIE)),
            holds=request.headers.get("if-none-match", ""),
            by=" ".join(unquote(request.cookies.get(NAME, "")).split())[:_LONGEST] or desk.user,
        )

    @property
    def at_desk(self) -> bool:
        """Whether all may be seen and judged."""
        return self.access == "desk"

    @property
    def today(self) -> bool:
        """Whether it shows what is so today, by all that is known."""
        return self.clocks == NOW

    def href(self, path: str, **query: object) -> str:
        """A link to an address that keeps the clocks and the language; what stands in `query` goes before."""
        own = {"as_of": self.clocks.as_of, "known_at": self.clocks.known_at, "lang": self.chosen}
        return self.addressed(with_query(path, **{**own, **query}))

    def here(self, **changed: object) -> str:
        """A link to this page with parts of its query changed; `None` leaves one out."""
        return self.href(self.path, **{**self.query, **changed})

    def opened(self) -> AbstractContextManager[workflow.Ledger]:
        """The ledger."""
        return self.desk.opened()

    def record(self, needed: Needs | None = None) -> Record:
        """What the ledger holds of what is needed, by the clocks and as far as the visitor may see it."""
        with self.opened() as ledger:
            return self.seen(workflow.record(ledger, self.clocks, needed))

    def about(self, name: str | None) -> Needs | None:
        """What a page about a person, a side, two sides or a deal needs; `None`, which is all, for nobody."""
        needed = needs.about(name)
        return needed if self.at_desk else needs.anew(needed)

    def seen(self, record: Record) -> Record:
        """A record as far as the visitor may see it."""
        return record if self.at_desk else published(record)

    def number(self, name: str, default: int, most: int) -> int:
        """A whole number of the query between 1 and `most`; the default where it is none."""
        given = self.query.get(name, "")
        return (
            min(max(int(given), 1), most)
            if given.isascii() and given.isdigit() and len(given) < 10
            else default
        )

    def day(self, name: str) -> date | None:
        """A day of the query, `None` where there is none. Raises `UsageError` for what is no day."""
        return _day(self.query.get(name))

    def field(self, name: str) -> str:
        """A text of the form, without blanks around it."""
        value = self.form.get(name, "")
        return value.strip() if isinstance(value, str) else ""

    def files(self, name: str) -> Iterator[tuple[str, bytes, str | None]]:
        """The files of a field of the form: the name, the bytes and the claimed type of each that is not empty."""
        held = self.form.getlist(name) if isinstance(self.form, FormData) else [self.form.get(name, "")]
        for one in held:
            if isinstance(one, UploadFile) and one.filename:
                yield one.filename, one.file.read(), one.content_type


def _day(text: str | None) -> date | None:
    if not text or not text.strip():
        return None
    try:
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise UsageError(f"“{text[:40]}” is no day: write it as in 2022-07-28") from error
