"""All files of a site, from the ledger to the folder.

In: a ledger, a folder, what the user chose. Out: the folder, and a report. Always true: every page is told from
one record, which holds only what may be published; the same ledger and choice give the same bytes.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from html import escape
from pathlib import Path

from backchannel import __version__, views, workflow
from backchannel.publishing import documents, downloads, folder, lists
from backchannel.publishing.chapters import Chapter, Contents, Leaf, facts_of
from backchannel.publishing.choice import Choice
from backchannel.publishing.feeds import Feed, atom, first_told
from backchannel.publishing.figures import Figure, figures
from backchannel.publishing.places import Places, relative
from backchannel.publishing.rendering import FEED, Group, Press, known_addresses, static_files
from backchannel.views import Fact, Page
from backchannel.views.clocks import known_on
from backchannel.web import addresses as at

MISSING = "/404"
OPEN = "Open deals and who is held"
_FIRST = 40  # deals on the first page


@dataclass(frozen=True, slots=True)
class Report:
    """What was written: the folder, how many files, claims and documents."""

    folder: Path
    files: int
    claims: int
    documents: int


def publish(ledger: workflow.Ledger, where: Path, choice: Choice) -> Report:
    """Write the site into the folder `where`. Raises `UsageError` where that cannot be, `LedgerError`."""
    folder.check(where)
    site = Site(ledger, choice)
    names = folder.write(where, site.files(), site.about())
    return Report(where, len(names), len(site.record.facts), len(documents.each(site.record)))


class Site:
    """One site, before it is written."""

    def __init__(self, ledger: workflow.Ledger, choice: Choice) -> None:
        full = workflow.record(ledger, choice.clocks)
        entries = [entry.hash for entry in ledger.entries()]
        self.first, self.head = (entries[0], entries[-1]) if entries else ("", "")
        self.choice = choice
        self.record = views.published(full, unreviewed=choice.unreviewed, sensitive=choice.sensitive)
        self.texts: dict[str, str] = {}
        if choice.texts:
            whole = views.published(full, unreviewed=True, sensitive=choice.sensitive)
            self.texts = {one.document.sha256: one.document.text for one in whole.readings}
        self.contents = Contents(self.record)
        self.cited: dict[str, set[tuple[int, int]]] = defaultdict(set)

    def about(self) -> dict[str, object]:
        """What the marker says of the site: how it was made, from which state of the ledger."""
        clocks = self.choice.clocks
        return {
            "title": self.choice.title, "version": __version__, "ledger": self.head,
            "as_of": clocks.as_of.isoformat() if clocks.as_of else None,
            "known_at": clocks.known_at.isoformat() if clocks.known_at else None,
            "unreviewed": self.choice.unreviewed, "sensitive": self.choice.sensitive,
            "texts": self.choice.texts,
        }  # fmt: skip

    def files(self) -> Iterator[tuple[str, bytes]]:
        """All files but the marker."""
        yield from static_files().items()
        yield from self._front()
        for chapter in self._chapters:
            yield from self._chapter(chapter)
        yield from self._lists()
        yield from self._statistics()
        yield from self._documents()  # last, since they show what the others cite
        yield from self._feeds()
        yield from self._downloads.items()
        yield "404.html", self.press.page("missing.html", MISSING)
        yield from self._for_machines()

    @cached_property
    def press(self) -> Press:
        """What makes the pages."""
        addresses = [
            *known_addresses(), MISSING, *(leaf.address for one in self._chapters for leaf in one.leaves),
            *(figure.address for figure in self._figures), *map(at.document, documents.each(self.record)),
        ]  # fmt: skip
        names = {one.name: one.address for one in (*self.contents.sides, *self.contents.people)}
        return Press(self.choice, Places(addresses), names, self.record)

    @property
    def _chapters(self) -> tuple[Chapter, ...]:
        found = self.contents
        return (*found.deals, *found.people, *found.sides, *found.voices)

    @cached_property
    def _figures(self) -> tuple[Figure, ...]:
        return figures(self.record)

    @cached_property
    def _news(self) -> list[Fact]:
        return first_told(self.record)

    @cached_property
    def _downloads(self) -> dict[str, bytes]:
        return dict([*downloads.claims(self.record), downloads.documents(self.record)])

    def _front(self) -> Iterator[tuple[str, bytes]]:
        record = self.record
        clocks = self.choice.clocks
        until = min((day for day in (clocks.as_of, clocks.known_at) if day), default=None)
        yield from self._told(at.HOME, self._status(), "home.html", counts=self._counts())
        yield from self._told(at.NEW, views.new_since(record))
        yield from self._told(at.CONFLICTS, views.conflicts(record, everything=True))
        yield from self._told(at.PRECEDENTS, views.precedent_list(until=until).page)
        yield (
            self.press.places.file(at.ABOUT),
            self.press.page("about.html", at.ABOUT, counts=self._counts(), downloads=self._offered()),
        )

    def _status(self) -> Page:
        """Open deals, as many as a first page holds; the list of deals has all of them."""
        page = views.status(self.record, everything=True)
        if len(page.sections) > _FIRST:
            page = views.status(self.record)
        sections = tuple(section for section in page.sections if section.key != "quiet")
        return replace(page, title=OPEN, sections=sections[:_FIRST])

    def _chapter(self, chapter: Chapter) -> Iterator[tuple[str, bytes]]:
        feed = bool(chapter.facts)
        for leaf in chapter.leaves:
            yield from self._told(leaf.address, leaf.page, chapter=chapter, feed_of=chapter if feed else None)

    def _told(
        self,
        address: str,
        page: Page,
        template: str = "told.html",
        chapter: Chapter | None = None,
        feed_of: Chapter | None = None,
        **context: object,
    ) -> Iterator[tuple[str, bytes]]:
        """A page of the views, as HTML and as JSON."""
        for note in page.footnotes:
            self.cited[note.sha256].add((note.start, note.end))
        here = self.press.places.file(address)
        tabs: tuple[Leaf, ...] = chapter.leaves if chapter and len(chapter.leaves) > 1 else ()
        own = relative(here, self.press.places.file(feed_of.address, ".xml")) if feed_of else None
        yield here, self.press.page(
            template, address, page=page, tabs=tabs, own_feed=own, name=chapter.name if chapter else "",
            **context,
        )  # fmt: skip
        shown = json.dumps(views.to_json(page), ensure_ascii=False, indent=1) + "\n"
        yield self.press.places.file(address, ".json"), shown.encode("utf-8", "replace")

    def _lists(self) -> Iterator[tuple[str, bytes]]:
        contents, record = self.contents, self.record
        yield from self._list(at.DEALS, "Deals", lists.deals(contents, self._href(at.DEALS)))
        yield from self._list(at.PEOPLE, "People", lists.people(contents, self._href(at.PEOPLE)))
        yield from self._list(at.VOICES, "Voices", lists.by_letter(contents.voices, self._href(at.VOICES)))
        yield from self._list(at.DOCUMENTS, "Sources", lists.by_month(record, self._href(at.DOCUMENTS)))
        outlets = f"{at.DOCUMENTS}/outlets"
        yield from self._list(outlets, "Sources by outlet", lists.by_outlet(record, self._href(outlets)))
        yield from self._list(at.SEARCH, "All names", lists.everything(contents, self._href(at.SEARCH)))

    def _list(self, address: str, title: str, groups: tuple[Group, ...]) -> Iterator[tuple[str, bytes]]:
        place = self.press.places.file(address)
        yield place, self.press.page("listed.html", address, title=title, groups=groups)

    def _href(self, address: str) -> lists.Href:
        here = self.press.places.file(address)
        return lambda there: self.press.places.link(here, there)

    def _statistics(self) -> Iterator[tuple[str, bytes]]:
        place = self.press.places.file
        yield place(at.STATISTICS), self.press.page("statistics.html", at.STATISTICS, figures=self._figures)
        for figure in self._figures:
            yield (
                place(figure.address),
                self.press.page(
                    "figure.html", figure.address, figure=figure, table=figure.table, figures=self._figures
                ),
            )
            for ending, data in figure.files().items():
                yield place(figure.address, ending), data

    def _documents(self) -> Iterator[tuple[str, bytes]]:
        by_document = documents.facts_by_document(self.record)
        for sha256, reading in documents.each(self.record).items():
            cited = self.cited.get(sha256, set())
            document, address = reading.document, at.document(sha256)
            facts = by_document.get(sha256, [])
            yield self.press.places.file(address), self.press.page(
                "source.html", address, document=document, title=lists.title_of(document),
                web=documents.is_web(document.source),
                paragraphs=documents.paragraphs(document, cited, self.texts.get(sha256)),
                told=documents.told(self.record, facts, (start for start, _ in cited)),
                whole=sha256 in self.texts,
            )  # fmt: skip

    def _feeds(self) -> Iterator[tuple[str, bytes]]:
        title = self.choice.title
        yield self._feed(FEED, "record", title, at.HOME, self._news)
        for chapter in self._chapters:
            if chapter.facts:
                name = self.press.places.file(chapter.address, ".xml")
                facts = facts_of(chapter, self._news)
                kind = chapter.address.strip("/").partition("/")[0]
                yield self._feed(
                    name, f"{kind}:{chapter.name}", f"{chapter.title} · {title}", chapter.address, facts
                )

    def _feed(self, file: str, name: str, title: str, page: str, facts: list[Fact]) -> tuple[str, bytes]:
        places, base = self.press.places, self.choice.base

        def link(address: str) -> str:
            there, mark, anchor = address.partition("#")
            full = places.file(there.partition("?")[0])
            return (f"{base}{full}" if base else relative(file, full)) + mark + anchor

        own = f"{base}{file}" if base else file.rpartition("/")[2]
        feed = Feed(name, title, self._standing(), self.choice.title, link(page), own)
        return file, atom(self.record, self.first, feed, facts, lambda fact: link(at.claim(fact.id)))

    def _for_machines(self) -> Iterator[tuple[str, bytes]]:
        base, places = self.choice.base, self.press.places
        yield "datapackage.json", downloads.package(self.choice.title, base, self.record, self._downloads)
        rules = "Disallow: /" if self.choice.noindex else "Disallow:"
        site_map = f"Sitemap: {base}sitemap.xml\n" if base and not self.choice.noindex else ""
        yield "robots.txt", f"User-agent: *\n{rules}\n{site_map}".encode()
        if base and not self.choice.noindex:
            urls = "".join(f" <url><loc>{escape(base + file)}</loc></url>\n" for file in places.pages())
            yield (
                "sitemap.xml",
                (
                    '<?xml version="1.0" encoding="utf-8"?>\n'
                    f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{urls}</urlset>\n'
                ).encode(),
            )

    def _offered(self) -> list[tuple[str, int]]:
        """The downloads with their sizes."""
        return [(name, len(data)) for name, data in self._downloads.items()]

    def _counts(self) -> dict[str, int]:
        record = self.record
        return {
            "documents": len(documents.each(record)), "claims": len(record.facts),
            "reviewed": sum(fact.review != "unreviewed" for fact in record.facts),
            "people": len(self.contents.people), "deals": len(self.contents.deals),
            "open": sum(one.open for one in self.contents.deals),
        }  # fmt: skip

    def _standing(self) -> str:
        """What a feed rests on, in a line."""
        days = [day for holding in self.record.holdings if (day := known_on(holding))]
        newest = f", the newest of {max(days).isoformat()}" if days else ""
        kind = "claims, reviewed or not" if self.choice.unreviewed else "reviewed claims"
        return f"First told {kind}{newest}"
