"""The one place that knows the order of the stages: sources, documents, annotation, claims, ledger.

In: what the user named, a reader, a ledger. Out: readings, or entries in the ledger with a report on each
document. Always true: what fails in one article leaves the others to go on, and the ledger holds every
article that was reported as read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import BinaryIO, Literal

from backchannel import keeping, needs, views
from backchannel.documents import check_edtf, read_document, split_source
from backchannel.entries import Holding
from backchannel.errors import InputError
from backchannel.identity import Registered
from backchannel.keeping import KeptDeals, kept_deals
from backchannel.language_model import LanguageModelReader
from backchannel.ledger import Fault, Index, Store, open_store
from backchannel.memory import at_once
from backchannel.needs import Needs
from backchannel.parallel import Reader, one_reading, read_all
from backchannel.records import Document, Reading, Source
from backchannel.rule_reader import RuleReader as RuleReader
from backchannel.settings import DEFAULTS, Service, Settings
from backchannel.sources import open_sources, source_given
from backchannel.views import NOW, Addition, Clocks, Filters, Found, Page, Record, added
from backchannel.views.decisions import document_called

SMALL = 300  # documents that are all read for any question
SOUGHT = 500  # hits of one kind that filters are tried on

Ledger = Store  # an open ledger, as surfaces name it
Target = str | Source  # what the user named, or what was handed over
given, date_given = source_given, check_edtf
Outcome = Literal["read", "known", "failed"]


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one article: a document where there is one, its reading, or the error."""

    location: str
    outcome: Outcome
    document: Document | None = None
    reading: Reading | None = None
    error: InputError | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check of the ledger found: how many entries, the hash of the last, and what is wrong."""

    entries: int
    head: str
    faults: tuple[Fault, ...]


Article = tuple[Source, Document] | Result


def open_ledger(path: str | Path, *, create: bool = False) -> Store:
    """The ledger at `path`, made new only where `create` says so. Raises `LedgerError`."""
    return open_store(path, create=create)


def record(ledger: Store, clocks: Clocks = NOW, needed: Needs | None = None, small: int = SMALL) -> Record:
    """What the ledger holds, by the two clocks, as views are told from it.

    Of a ledger with more than `small` documents only those that a question needs, as `needs` finds them, and
    those of which a person has corrected something, who may stand for anybody.
    """
    return records(ledger, (clocks,), needed, small)[0]


@at_once
def records(
    ledger: Store, days: Iterable[Clocks], needed: Needs | None = None, small: int = SMALL
) -> tuple[Record, ...]:
    """What the ledger holds by each of these clocks, read once."""
    index, asked = ledger.index(), tuple(days)
    documents = None
    if needed is not None and index.current and index.count() > small:
        if any(clocks.known_at for clocks in asked):
            index = index.of_the_past()
        documents = needed(index)
    # what was corrected elsewhere comes along, but does not tell whether what is kept of these deals stands
    held = documents | index.corrected() if documents is not None else None
    holdings, judgements = tuple(ledger.holdings(held)), tuple(ledger.judgements())
    registered = _registered(index, part=documents is not None)
    beyond = needs.beyond(index, documents) if documents is not None else None
    return tuple(Record(holdings, judgements, clocks, beyond, registered) for clocks in asked)


def only(ledger: Store, needed: Needs, clocks: Clocks = NOW) -> Record:
    """What these documents hold and no other: quick, and enough to look at a claim."""
    index = ledger.index()
    known = needs.beyond(index), _registered(index, part=True)
    return Record(ledger.holdings(needed(index)), ledger.judgements(), clocks, *known)


def _registered(index: Index, *, part: bool = False) -> Registered | None:
    """What the index knows of who is who; all questions that wait are at hand where all documents are."""
    if not index.current:
        return None
    waiting = () if part else tuple(index.suggestions())
    return Registered(index.suggestions if part else lambda: waiting, index.known)


@at_once
def status(
    ledger: Store,
    clocks: Clocks = NOW,
    *,
    everything: bool = False,
    small: int = SMALL,
    newest: int | None = None,
) -> Page:
    """The page on all open deals; of a large ledger, as it stands now, from what is kept of the `newest`."""
    index = ledger.index()
    today = index.newest_day()
    if clocks != NOW or not index.current or not today or index.count() <= small:
        return views.status(record(ledger, clocks), everything=everything)
    keep_status(ledger)
    day = date.fromisoformat(today)
    since = "" if everything else views.quiet_since(day).isoformat()
    pages, quiet = index.kept("status", since, newest)
    return views.status_of(map(keeping.read, pages), quiet, day, index.count())


def keep_status(ledger: Store) -> None:
    """Work out anew what is kept of the deals of which there has been news."""
    keeping.keep(ledger.index(), partial(record, ledger, NOW, small=0))


def deals_kept(
    ledger: Store, side: str = "", state: str = "", first: int = 0, count: int = 30, small: int = SMALL
) -> KeptDeals | None:
    """Some deals of a large ledger as they stand now, by a side and by how they stand (a state, or `open`).

    `None` where the ledger is small or its index lags: then all of it can or must be read.
    """
    index = ledger.index()
    if not index.current or not index.newest_day() or index.count() <= small:
        return None
    keep_status(ledger)
    return kept_deals(index, side, state, first, count)


@at_once
def brief(ledger: Store, name: str, clocks: Clocks = NOW) -> Page:
    """The brief of a case or a deal."""
    return views.brief(record(ledger, clocks, needs.about(name)), name)


@at_once
def said(
    ledger: Store,
    name: str,
    about: str | None = None,
    since: date | None = None,
    newest: int | None = 100,
    clocks: Clocks = NOW,
) -> Page:
    """What somebody has said; words that must stand in it may stand in any document, not only the newest."""
    needed = needs.speaking(name, None if about or clocks != NOW else newest, since)
    return views.said(record(ledger, clocks, needed), name, about, since, newest)


@at_once
def new(ledger: Store, since: date | None, clocks: Clocks = NOW, *, recorded: bool = False) -> Page:
    """What has changed since a day, that of the newest document where none is given."""
    newest = ledger.index().newest_day()
    start = since or (date.fromisoformat(newest) if newest and not recorded else None)
    needed = needs.arrived(start) if start and not recorded and clocks == NOW else None
    return views.new_since(record(ledger, clocks, needed), start, recorded=recorded)


@at_once
def search(
    ledger: Store,
    words: str,
    filters: Filters,
    kinds: Iterable[str] = ("claim", "statement", "document"),
    since: date | None = None,
    newest: int = 20,
    clocks: Clocks = NOW,
    seen: Callable[[Record], Record] = lambda record: record,
) -> Page:
    """What of what may be `seen` holds the words, the `newest` of each kind; filters try the newest `SOUGHT`."""
    found, placed = sought(ledger, words, kinds, (since, None), SOUGHT, clocks, seen)
    return views.found(found, words, placed, filters, newest)


@at_once
def sought(
    ledger: Store,
    words: str,
    kinds: Iterable[str],
    published: tuple[date | None, date | None],
    most: int,
    clocks: Clocks = NOW,
    seen: Callable[[Record], Record] = lambda record: record,
) -> tuple[Record, list[Found]]:
    """The newest hits of each kind, so many, of documents published from a day to a day, and their documents."""
    index = ledger.index()
    hits = needs.hits(index, words, kinds, published, most)
    holdings = ledger.holdings({hit.document for hit in hits})
    found = seen(
        Record(holdings, ledger.judgements(), clocks, needs.beyond(index), _registered(index, part=True))
    )
    numbers = {holding.document: number for number, holding in enumerate(found.holdings)}
    return found, [Found(numbers[hit.document], hit.kind, hit.key) for hit in hits if hit.document in numbers]


@at_once
def record_with(
    ledger: Store, readings: Iterable[Reading], clocks: Clocks = NOW
) -> tuple[Record, frozenset[int]]:
    """What the ledger would hold with these readings, and which of the documents would be new. Writes nothing."""
    keys = ledger.index().guests()
    added = [Holding(reading, figures=keys(reading)) for reading in readings]
    holdings = (*ledger.holdings(), *added)
    found = Record(holdings, ledger.judgements(), clocks, registered=_registered(ledger.index()))
    numbers = (n for n, holding in enumerate(found.as_read) if any(holding is one for one in added))
    return found, frozenset(numbers)


def record_of(readings: Iterable[Reading]) -> Record:
    """What these readings hold, without a ledger."""
    return Record(Holding(reading) for reading in readings)


@at_once
def add_claim(ledger: Store, document: str, addition: Addition) -> str | None:
    """Add a claim by hand to a document (its hash, source or file); the claim's id, `None` if it is there already.

    Raises `NotFound` where the ledger has no such document or the quote does not stand in it, `UsageError`.
    """
    known = record(ledger)
    path = Path(document)
    named = sha256(path.read_bytes()).hexdigest() if path.is_file() else document
    digest = document_called(known, named, document)
    reading = next(one for one in known.readings if one.document.sha256 == digest)
    made = added(reading, addition)
    if not ledger.append(made, ledger.contents(digest), addition.by, addition.why):
        return None
    return f"{digest[:12]}#{made.claims[0].id}"


def verify(ledger: Store, head: str | None = None, *, everything: bool = False) -> Verdict:
    """Whether the ledger is whole, and holds the entry with the hash `head`; the first fault, or all of them."""
    number, last, seen = 0, "", head is None
    for entry in ledger.entries():
        number, last = entry.number, entry.hash
        seen = seen or last == head
    found = list(ledger.verify() if everything else islice(ledger.verify(), 1))
    if not seen:
        found.append(
            Fault("entries", f"none has the hash {head}: the end of the chain was cut off or replaced")
        )
    return Verdict(number, last, tuple(found))


def read_into(
    ledger: Store,
    targets: Iterable[Target],
    reader: Reader,
    *,
    published: str | None = None,
    stdin: BinaryIO | None = None,
    settings: Settings = DEFAULTS,
) -> Iterator[Result]:
    """Read every article of the targets into the ledger, yielding what became of each as soon as it is kept.

    Raises `UsageError` for a target or a date that cannot be meant, `LedgerError` where the ledger fails.
    """

    def new(article: Article) -> Document | None:
        document = _document(article)
        return None if document is None or ledger.holds(document, reader.name) else document

    articles = _articles(targets, published, stdin, settings)
    for article, found in read_all(articles, new, reader, settings.workers):
        result = _result(article, found)
        if isinstance(article, tuple) and result.reading:
            try:
                if not ledger.append(result.reading, article[0].data):
                    # Read in the meantime: by another process, or as an earlier article with the same bytes.
                    result = Result(result.location, "known", result.document)
            except InputError as error:  # its text holds what no ledger can keep
                result = Result(result.location, "failed", result.document, error=error)
        yield result
    if ledger.index().count() > SMALL:
        keep_status(ledger)


def extract(
    targets: Iterable[str],
    reader: Reader,
    *,
    published: str | None = None,
    stdin: BinaryIO | None = None,
    settings: Settings = DEFAULTS,
) -> Iterator[Result]:
    """Read every article of the targets, without a ledger. Raises `UsageError` as `read_into` does."""
    articles = _articles(targets, published, stdin, settings)
    for article, found in read_all(articles, _document, reader, settings.workers):
        yield _result(article, found)


def compare(
    targets: Iterable[str],
    readers: tuple[Reader, Reader],
    *,
    published: str | None = None,
    stdin: BinaryIO | None = None,
    settings: Settings = DEFAULTS,
) -> Iterator[tuple[Result, Result]]:
    """Every article of the targets as two readers read it. Raises `UsageError` as `read_into` does."""
    for article in _articles(targets, published, stdin, settings):
        first, second = (_result(article, one_reading(reader, _document(article))) for reader in readers)
        yield first, second


def reader_for(service: Service | None) -> Reader:
    """The built-in reader, or where a service is named the one that asks it."""
    return LanguageModelReader(service) if service else RuleReader()


def _document(article: Article) -> Document | None:
    return None if isinstance(article, Result) else article[1]


def _result(article: Article, found: Reading | InputError | None) -> Result:
    if isinstance(article, Result):
        return article
    source, document = article
    if found is None:
        return Result(source.location, "known", document)
    if isinstance(found, InputError):
        return Result(source.location, "failed", document, error=found)
    return Result(source.location, "read", found.document, found)


def articles_in(source: Source) -> int:
    """How many articles a source holds, those that cannot be read among them."""
    return sum(1 for _ in split_source(source))


def _articles(
    targets: Iterable[Target], published: str | None, stdin: BinaryIO | None, settings: Settings
) -> Iterator[Article]:
    for target in targets:
        handed = iter([target]) if isinstance(target, Source) else None
        for source in handed or open_sources(str(target), stdin=stdin, settings=settings):
            if isinstance(source, InputError):
                yield Result(str(target), "failed", error=source)
                continue
            for article in split_source(source):
                if isinstance(article, InputError):
                    yield Result(source.location, "failed", error=article)
                    continue
                try:
                    document = read_document(article, published=published, settings=settings)
                except InputError as error:
                    yield Result(article.location, "failed", error=error)
                else:
                    yield article, document
