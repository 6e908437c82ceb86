"""Bytes to articles: decode, extract, find the news in the text and what is known of where it comes from.

In: a `Source`. Out: `Document` records. Always true: for plain text `Document.text` is exactly the decoded
text, for a page or a PDF the extracted text, for a dump its text field; `sha256` is of the bytes of the
article; what cannot be read comes out as an `InputError` in its place; no date is ever guessed.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from urllib.parse import urlsplit

from backchannel.documents.dates import check_edtf, date_in_address, read_stamp
from backchannel.documents.decoding import declared_charset, decode
from backchannel.documents.dumps import read_dumped, split_dump
from backchannel.documents.fields import Fields
from backchannel.documents.grammar import grammar
from backchannel.documents.html import looks_like_html, read_html
from backchannel.documents.languages import language_of
from backchannel.documents.layout import Layout, read_layout
from backchannel.documents.names import read_names
from backchannel.documents.pdf import read_pdf
from backchannel.errors import InputError, Unreadable
from backchannel.records import Document, Source
from backchannel.settings import DEFAULTS, Settings

__all__ = ["check_edtf", "read_document", "read_documents", "split_source"]

NO_DATE = "no publication date found; relative dates stay unresolved; give one with --date"


def read_documents(
    source: Source, *, published: str | None = None, settings: Settings = DEFAULTS, today: date | None = None
) -> Iterator[Document | InputError]:
    """Every article of a source in its order; one for all but dumps.

    `published` (EDTF: `YYYY-MM-DD`, `YYYY-MM`, `YYYY`) overrides what the source says. Yields an `InputError`
    for an article that cannot be read; raises `UsageError` at once for a `published` that is no date.
    """
    given = None if published is None else check_edtf(published)
    return _read_all(source, given, settings, today)


def split_source(source: Source) -> Iterator[Source | InputError]:
    """One source for each article: the lines of a dump with their own bytes, anything else as it is."""
    try:
        if _form(source) == "json":
            yield from split_dump(source)
        else:
            yield source
    except InputError as error:
        yield error


def read_document(
    source: Source, *, published: str | None = None, settings: Settings = DEFAULTS, today: date | None = None
) -> Document:
    """The one article of a source; raises `Unreadable` when there is none, `UsageError` for a bad date."""
    given = None if published is None else check_edtf(published)
    text, fields, notes = _extract(source)
    if len(text) > settings.max_characters:
        limit = settings.max_characters / 1e6
        advice = "split it into single articles"
        raise Unreadable(f"{source.location}: over {limit:g} million characters of text; {advice}")
    layout = read_layout(text, _clean(fields.title))
    if not layout.paragraphs:
        raise Unreadable(
            f"{source.location}: no article found in the text; check that it holds more than a header"
        )
    return _document(source, text, fields, layout, notes, given, today or datetime.now(UTC).date())


def _read_all(
    source: Source, published: str | None, settings: Settings, today: date | None
) -> Iterator[Document | InputError]:
    for article in split_source(source):
        if isinstance(article, InputError):
            yield article
            continue
        try:
            yield read_document(article, published=published, settings=settings, today=today)
        except InputError as error:
            yield error


def _form(source: Source) -> str:
    """`pdf`, `html`, `json` or `text`: what the bytes are, the claimed type only where they leave it open."""
    claimed = (source.media_type or "").partition(";")[0].strip().lower()
    head = source.data[:1024].lstrip()
    if head.startswith(b"%PDF-") or claimed == "application/pdf":
        return "pdf"
    if claimed in {"text/html", "application/xhtml+xml"}:
        return "html"
    if claimed.endswith(("/json", "+json", "-ndjson", "/jsonl", "/jsonlines")):
        return "json"
    if claimed.startswith("text/") and claimed != "text/plain":
        return "text"
    if claimed in {"", "application/octet-stream"} and re.match(
        rb"[\xef\xbb\xbf\s]*(?:\{\s*\"|\[\s*\{)", head
    ):
        return "json"
    return "html" if looks_like_html(source.data) else "text"


def _extract(source: Source) -> tuple[str, Fields, tuple[str, ...]]:
    form = _form(source)
    if not source.data.strip():
        raise Unreadable(f"{source.location}: is empty; give a file that holds an article")
    if form == "pdf":
        return *read_pdf(source.data, source.location), ()
    if form == "json":
        return read_dumped(source)
    text, notes = decode(
        source.data, source.location, declared_charset(source.media_type or _meta(source.data))
    )
    if form == "html":
        return *read_html(text, source.location), notes
    return text, Fields(), notes


def _meta(data: bytes) -> str | None:
    match = re.search(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?[\w-]+", data[:4000], re.IGNORECASE)
    return match[0].decode("ascii", errors="replace") if match else None


def _document(
    source: Source,
    text: str,
    fields: Fields,
    layout: Layout,
    notes: tuple[str, ...],
    given: str | None,
    today: date,
) -> Document:
    address = fields.address or (source.location if re.match(r"https?://", source.location) else None)
    published, dating = _published(given, fields, layout, address, today)
    byline = read_names(";".join(fields.authors), grammar())
    host = re.sub(r"^www\.", "", urlsplit(address).hostname or "") if address else ""
    authors = byline.names or tuple(layout.authors) or tuple(layout.reporters)
    contributors = dict.fromkeys([*layout.contributors, *layout.reporters])
    return Document(
        source=source.location,
        sha256=hashlib.sha256(source.data).hexdigest(),
        text=text,
        language=_language(fields.language) or language_of(text),
        title=_clean(layout.title),
        outlet=_clean(fields.outlet) or layout.outlet or host or layout.wire or layout.owner,
        wire=layout.wire or _wire(byline.offices),
        authors=tuple(dict.fromkeys(authors)),
        contributors=tuple(name for name in contributors if name not in authors),
        published=published,
        dateline=layout.dateline,
        paragraphs=tuple(layout.paragraphs),
        warnings=notes + dating,
    )


def _published(
    given: str | None, fields: Fields, layout: Layout, address: str | None, today: date
) -> tuple[str | None, tuple[str, ...]]:
    notes: list[str] = []
    stamp = given or read_stamp(fields.published)
    ranked = [value for value, _ in sorted(layout.dates, key=lambda item: item[1]) if _is_edtf(value)]
    found = stamp or (ranked[0] if ranked else None)
    if found and not given:
        # A month is made a day by any other date of the header that falls into it.
        found = next(
            (value for value in ranked if value.startswith(found) and len(value) > len(found)), found
        )
    if found is None and address:
        found = date_in_address(address)
        notes += ["publication date taken from the address"] if found else []
    if found is None:
        unsure = (
            "the date could be day/month or month/day; give it with --date" if layout.undecided else NO_DATE
        )
        return None, (unsure,)
    if found > today.isoformat()[: len(found)]:
        notes.append(f"publication date {found} lies in the future; check it or give another with --date")
    return found, tuple(notes)


def _is_edtf(value: str) -> bool:
    return read_stamp(value) == value


def _wire(offices: tuple[str, ...]) -> str | None:
    agencies = (grammar().agencies.get(office) for office in offices)
    return next((agency.name for agency in agencies if agency and agency.wire), None)


def _language(given: str | None) -> str | None:
    match = re.fullmatch(r"([A-Za-z]{2,3})(?:[-_][A-Za-z]{2,4})?", (given or "").strip())
    return match[1].lower() if match else None


def _clean(value: str | None) -> str | None:
    return " ".join(value.split()) or None if value else None
