"""The lists of a site: everybody and everything that has a page, in the order in which people look for it.

In: chapters and documents. Out: groups of links. Always true: everything that has a page is in a list; groups
have anchors; the page of all names holds them all, so that a browser's own search finds them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import groupby

from anyascii import anyascii

from backchannel.publishing.chapters import Chapter, Contents, by_surname
from backchannel.publishing.documents import each
from backchannel.publishing.places import slug
from backchannel.publishing.rendering import Group, Link
from backchannel.records import Document
from backchannel.views import Record
from backchannel.views.dates import first_day, words
from backchannel.web import addresses as at

Href = Callable[[str], str]


def deals(contents: Contents, href: Href) -> tuple[Group, ...]:
    """Open deals, then those that are over."""
    parts = (("Open", "open", True), ("Over", "over", False))
    found = (
        Group(title, key, _links([one for one in contents.deals if one.open is is_open], href))
        for title, key, is_open in parts
    )
    return tuple(group for group in found if group.links)


def people(contents: Contents, href: Href) -> tuple[Group, ...]:
    """People by letter, then sides."""
    named = [one for one in contents.people if not one.name[:1].islower()]
    described = [one for one in contents.people if one.name[:1].islower()]
    more = (
        Group("Described, not named", "described", _links(described, href)),
        Group("Sides", "sides", _links(contents.sides, href)),
    )
    return (*by_letter(named, href), *(group for group in more if group.links))


def by_letter(chapters: Iterable[Chapter], href: Href) -> tuple[Group, ...]:
    """Chapters by the first letter of the surname."""
    return tuple(
        Group(letter, f"letter-{slug(letter)}", _links(found, href))
        for letter, found in groupby(chapters, key=lambda one: _letter(by_surname(one.name)[0]))
    )


def by_month(record: Record, href: Href) -> tuple[Group, ...]:
    """Documents by the month in which they were published, the newest first."""
    documents = sorted(_documents(record), key=lambda one: (one.published or "", one.sha256), reverse=True)
    found = []
    for month, those in groupby(documents, key=lambda one: (one.published or "")[:7]):
        title = words(month) if month else "Date not known"
        found.append(Group(title, f"month-{slug(month or 'none')}", tuple(_link(one, href) for one in those)))
    return tuple(found)


def by_outlet(record: Record, href: Href) -> tuple[Group, ...]:
    """Documents by outlet."""
    documents = sorted(
        _documents(record), key=lambda one: (anyascii(_outlet(one)).lower(), one.published or "")
    )
    return tuple(
        Group(outlet, f"outlet-{slug(outlet)}", tuple(_link(one, href) for one in those))
        for outlet, those in groupby(documents, key=_outlet)
    )


def everything(contents: Contents, href: Href) -> tuple[Group, ...]:
    """All names of a site on one page, with the outlets and months that lead to documents."""
    record = contents.record
    outlets, months = (
        tuple(Link(group.title, f"{href(address)}#{group.id}", _counted(len(group.links), "document"))
              for group in groups)
        for address, groups in (
            (f"{at.DOCUMENTS}/outlets", by_outlet(record, href)), (at.DOCUMENTS, by_month(record, href)),
        )
    )  # fmt: skip
    found = (
        Group("People", "people", _links(contents.people, href)),
        Group("Sides", "sides", _links(contents.sides, href)),
        Group("Deals", "deals", _links(contents.deals, href)),
        Group("Voices", "voices", _links(contents.voices, href)),
        Group("Outlets", "outlets", outlets),
        Group("By month", "months", months),
    )
    return tuple(group for group in found if group.links)


def title_of(document: Document) -> str:
    """What a document is called in a list."""
    return document.title or document.source


def is_dated(document: Document) -> bool:
    """Whether the day of a document is known."""
    return first_day(document.published) is not None


def _documents(record: Record) -> list[Document]:
    return [reading.document for reading in each(record).values()]


def _link(document: Document, href: Href) -> Link:
    day = words(document.published) if document.published else "date not known"
    note = ", ".join(part for part in (document.outlet, day) if part)
    return Link(title_of(document), href(at.document(document.sha256)), note)


def _links(chapters: Iterable[Chapter], href: Href) -> tuple[Link, ...]:
    return tuple(Link(one.title, href(one.address), one.note) for one in chapters)


def _outlet(document: Document) -> str:
    return document.outlet or "Outlet not known"


def _letter(word: str) -> str:
    first = anyascii(word)[:1].upper()
    return first if first.isalpha() else "0-9"


def _counted(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"
