"""The one place that knows the order of the stages: sources, documents, annotation, claims, ledger.

In: what the user named, a reader, a ledger. Out: readings, or entries in the ledger with a report on each
document. Always true: what fails in one article leaves the others to go on, and the ledger holds every
article that was reported as read.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Literal, Protocol

from backchannel import __version__
from backchannel.documents import read_document, split_source
from backchannel.errors import InputError
from backchannel.ledger import Ledger, Store
from backchannel.records import Document, Reading, Source, Span
from backchannel.settings import DEFAULTS, Settings
from backchannel.sources import open_sources

Outcome = Literal["read", "known", "failed"]


class Reader(Protocol):
    """Whatever turns a document into a reading; `name` tells versions apart, as in `rules/0.1`."""

    @property
    def name(self) -> str: ...

    def read(self, document: Document) -> Reading: ...


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one article: a document where there is one, its reading, or the error."""

    location: str
    outcome: Outcome
    document: Document | None = None
    reading: Reading | None = None
    error: InputError | None = None


class RuleReader:
    """The built-in reader: the language pipeline, then rules from words to claims. Loads on first use."""

    name = f"rules/{__version__}"

    def __init__(self) -> None:
        self._read: Callable[[Document], Reading] | None = None

    def read(self, document: Document) -> Reading:
        """All that the document says."""
        if self._read is None:
            self._read = _load(self.name)
        return self._read(document)


def open_ledger(path: str | Path, *, create: bool = False) -> Store:
    """The ledger at `path`, made new only where `create` says so. Raises `LedgerError`."""
    return Ledger.open(path, create=create)


def read_into(
    ledger: Store,
    targets: Iterable[str],
    reader: Reader,
    *,
    published: str | None = None,
    stdin: BinaryIO | None = None,
    settings: Settings = DEFAULTS,
) -> Iterator[Result]:
    """Read every article of the targets into the ledger, yielding what became of each as soon as it is kept.

    Raises `UsageError` for a target or a date that cannot be meant, `LedgerError` where the ledger fails.
    """
    for article in _articles(targets, published, stdin, settings):
        if isinstance(article, Result):
            yield article
            continue
        source, document = article
        if ledger.holds(document, reader.name):
            yield Result(source.location, "known", document)
            continue
        result = _read(source, document, reader)
        if result.reading is not None and not ledger.append(result.reading, source.data):
            # Another process has read the same article in the meantime.
            result = Result(source.location, "known", document)
        yield result


def extract(
    targets: Iterable[str],
    reader: Reader,
    *,
    published: str | None = None,
    stdin: BinaryIO | None = None,
    settings: Settings = DEFAULTS,
) -> Iterator[Result]:
    """Read every article of the targets, without a ledger. Raises `UsageError` as `read_into` does."""
    for article in _articles(targets, published, stdin, settings):
        yield article if isinstance(article, Result) else _read(*article, reader)


def _articles(
    targets: Iterable[str], published: str | None, stdin: BinaryIO | None, settings: Settings
) -> Iterator[tuple[Source, Document] | Result]:
    for target in targets:
        for source in open_sources(target, stdin=stdin, settings=settings):
            if isinstance(source, InputError):
                yield Result(target, "failed", error=source)
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


def _read(source: Source, document: Document, reader: Reader) -> Result:
    try:
        reading = reader.read(document)
    except InputError as error:
        return Result(source.location, "failed", document, error=error)
    return Result(source.location, "read", document, reading)


def _load(name: str) -> Callable[[Document], Reading]:
    # What is loaded lasts as long as the process: looking for garbage in it is a quarter of the start.
    gc.disable()
    try:
        # Only reading needs the language libraries; a view of the record starts without them.
        from backchannel.annotate import annotate
        from backchannel.annotate.pipeline import load
        from backchannel.claims import make_claims

        pipeline = load()

        def read(document: Document) -> Reading:
            found = annotate(document, pipeline)
            return Reading(document, found.entities, found.statements, found.times, make_claims(found), name)

        # the grammars load with the first words
        read(Document("", "", "Read.", paragraphs=(Span(0, 5),)))
    finally:
        gc.freeze()
        gc.enable()
    return read
