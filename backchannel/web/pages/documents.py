"""A source document beside the claims that were read in it.

In: a visit. Out: the page, or a part of it where the text is long. Always true: the text on it is the text as
it is kept; a mark leads to its card and a card to its mark without a script; whoever is not at the desk sees
only the sentences that ground what is published.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from starlette.responses import Response

from backchannel import needs
from backchannel.errors import NotFound
from backchannel.records import Document
from backchannel.views import Choice, Piece, Read, Record, document_read, numbers_called
from backchannel.views.dates import words
from backchannel.web import addresses
from backchannel.web.rendering import response
from backchannel.web.routing import At
from backchannel.web.visit import Visit

_SHOWN = ("all", "claims", "statements", "text")
_HASH = re.compile(rf"[0-9a-f]{{{addresses.SHORT},64}}")
# How a piece is marked, by what covers it; the file of styles says what each looks like.
_CLASSES = {"claim": "c", "content": "q", "source": "w", "cue": "u", "time": "t", "name": "n", "asked": "a",
            "lead": "d"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text as it is laid out: its classes, the ids of claims and statements for the script, its link."""

    text: str
    id: str
    classes: str
    claims: str
    statement: str
    name: str
    title: str
    ends: tuple[str, ...]
    blank: bool


@dataclass(frozen=True, slots=True)
class Stretch:
    """A block of the page: runs of text with the cards beside them."""

    number: int | None
    news: bool
    parted: bool
    runs: tuple[Run, ...]
    cards: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """What the template may name."""

    read: Read
    title: str
    address: str | None
    stretches: tuple[Stretch, ...]
    numbers: dict[str, int]
    names: dict[str, str]
    choice: Choice
    others: tuple[tuple[int, str], ...]


def document(visit: Visit) -> Response:
    """The page of a document, by its hash or the first twelve digits of it."""
    start = visit.parts["sha"].casefold()
    if not _HASH.fullmatch(start):
        raise NotFound("a document is called by the first twelve digits of its hash, or by all of them")
    record = visit.record(needs.called(start))
    found = numbers_called(record, start)
    if not found:
        raise NotFound(_missing(visit, start))
    return laid_out(visit, record, found)


def laid_out(visit: Visit, record: Record, found: Sequence[int]) -> Response:
    """The page of the documents with these numbers, which all came of the same bytes: of the one asked for."""
    place = visit.number("text", 1, len(found)) - 1
    choice = _choice(visit)
    read = document_read(record, found[place], choice, visit.at_desk)
    cards = [card for shown in read.blocks for card in shown.cards]
    page = DocumentPage(
        read,
        read.document.title or _called(read.document, visit.at_desk),
        read.document.source if _is_address(read.document.source) else None,
        tuple(_stretches(read, choice.at)),
        {card.id: card.number for card in cards},
        {name: visit.href(addresses.person(name)) for card in cards for name in card.people},
        choice,
        tuple((at, record.readings[n].document.title or f"{at}") for at, n in enumerate(found, 1)),
    )
    return response("document.html", visit, page)


def _choice(visit: Visit) -> Choice:
    show = visit.query.get("show", "all")
    return Choice(
        show if show in _SHOWN else "all",
        visit.query.get("type") or None,
        visit.query.get("speaker") or None,
        visit.number("part", 1, 10_000) if "part" in visit.query else None,
        None if "part" in visit.query else visit.query.get("at") or None,
    )


def _missing(visit: Visit, start: str) -> str:
    known_at = visit.clocks.known_at
    late = f" that had been published by {known_at}" if known_at else ""
    return f"no document on record{late} has a hash that begins with {start[: addresses.SHORT]}"


def _called(document: Document, at_desk: bool) -> str:
    """What a document without a title is called: its outlet and day, else its file."""
    if document.outlet:
        return f"{document.outlet}, {words(document.published)}" if document.published else document.outlet
    return re.split(r"[/\\]", document.source)[-1] if at_desk else document.sha256[: addresses.SHORT]


def _is_address(source: str) -> bool:
    """Whether a source is a link that may be followed: a page on the web, and never a script."""
    try:
        parts = urlsplit(source)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc) and source.isprintable()


def _stretches(read: Read, at: str | None) -> Iterator[Stretch]:
    for shown in read.blocks:
        runs = tuple(_runs(shown.pieces, at))
        yield Stretch(shown.block.number, shown.block.news, shown.block.parted, runs, shown.cards)


def _runs(pieces: Sequence[Piece], at: str | None) -> Iterator[Run]:
    for piece in pieces:
        claims = [one.about for one in piece.marks if one.kind == "claim"]
        kinds = dict.fromkeys(_CLASSES[one.kind] for one in piece.marks)
        if len(claims) > 1:
            kinds["cc"] = None
        if at in claims:
            kinds["a"] = None
        spoken = [one.about for one in piece.marks if one.kind in ("content", "source", "cue")]
        named = next((one.about for one in piece.marks if one.kind == "name"), "")
        timed = next((one.about for one in piece.marks if one.kind == "time"), "")
        yield Run(
            piece.text,
            f"s{piece.start}" if piece.anchor else "",
            " ".join(kinds),
            " ".join(claims),
            spoken[-1] if spoken else "",
            named,
            words(timed) if timed else "",
            tuple(one.about for one in piece.ends),
            piece.text.isspace() and "\n" in piece.text,
        )


PLACES = (At(f"{addresses.DOCUMENTS}/{{sha}}", document),)
