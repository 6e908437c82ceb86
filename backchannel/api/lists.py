"""Lists in parts, and the cursors between them.

In: the place where a part ended, and what comes after it. Out: a part with the address of the next one.
Always true: a cursor says only where to go on, and what is not one of ours is refused; a part of a large ledger
reads no more than `BUDGET` documents, so that it may hold fewer than asked for, and still lead on.
"""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Annotated, Any, TypeVar

from fastapi import Query, Response

from backchannel.api.models import Part
from backchannel.api.visits import Visit
from backchannel.edtf import last_day
from backchannel.errors import UsageError
from backchannel.needs import Needs
from backchannel.views import Record

T = TypeVar("T")
Place = tuple[str, int, int]  # day and number of a document, and how many of its items were handed out
Items = Callable[[Record, int], Sequence[T]]

BUDGET, _BATCH = 400, 50  # documents read for one part, and at a time
Limit = Annotated[int, Query(ge=1, le=200, description="How many at most.")]
Cursor = Annotated[
    str | None,
    Query(
        min_length=2, max_length=400, pattern="^[A-Za-z0-9_-]+$", description="Where to go on: from `next`."
    ),
]


def part(visit: Visit, response: Response, items: Sequence[T], go_on: object | None) -> Part[T]:
    """A part of a list, `go_on` being where the next one begins, with its `Link` header."""
    if go_on is None:
        return Part(tuple(items))
    url = visit.request.url.include_query_params(cursor=_told(go_on))
    address = f"{url.path}?{url.query}"
    response.headers["link"] = f'<{address}>; rel="next"'
    return Part(tuple(items), address)


def sliced(visit: Visit, response: Response, items: Sequence[T], cursor: str | None, limit: int) -> Part[T]:
    """A part of a list that is at hand."""
    start = read_cursor(cursor, int) or 0
    shown = items[start : start + limit]
    return part(visit, response, shown, start + limit if start + limit < len(items) else None)


def by_document(
    visit: Visit, items_of: Items[T], cursor: str | None, limit: int, among: Needs | None = None
) -> tuple[list[T], Place | None]:
    """Items of documents, of the newest document first, and where the next part begins."""
    start = _place(cursor)
    found: list[T] = []
    for looked, (record, number, day, document) in enumerate(_walk(visit, start, among)):
        if looked >= BUDGET and visit.is_large:
            return found, (day, document, 0)
        items = items_of(record, number)
        done = start[2] if start and start[:2] == (day, document) else 0
        room = limit - len(found)
        found += items[done : done + room]
        if len(items) > done + room:
            return found, (day, document, done + room)
    return found, None


def read_cursor(cursor: str | None, kind: type[T]) -> T | None:
    """What a cursor holds. Raises `UsageError` where it is none of ours."""
    if cursor is None:
        return None
    try:
        value: Any = json.loads(urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (ValueError, RecursionError):
        value = None
    if type(value) is not kind or isinstance(value, int) and not 0 <= value < 2**40:
        raise UsageError("cursor: none of ours; take it from `next`, or leave it out to begin anew")
    return value


def these(documents: Collection[int]) -> Needs:
    """These documents and no others."""
    chosen = frozenset(documents)
    return lambda index: chosen


def _told(value: object) -> str:
    plain = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return urlsafe_b64encode(plain.encode()).decode().rstrip("=")


def _place(cursor: str | None) -> Place | None:
    found = read_cursor(cursor, list)
    if found is None:
        return None
    if [type(one) for one in found] != [str, int, int] or any(not 0 <= one < 2**60 for one in found[1:]):
        raise UsageError("cursor: none of ours; take it from `next`, or leave it out to begin anew")
    return found[0], found[1], found[2]


def _walk(visit: Visit, start: Place | None, among: Needs | None) -> Iterator[tuple[Record, int, str, int]]:
    """Documents from a place on: the record that holds each, its number there, its day and its own number."""
    if not visit.is_large:
        record = visit.record()
        chosen = None
        if among is not None:
            with visit.opened() as ledger:
                index = ledger.index()
                chosen = among(index) if index.current else None
        yield from _placed(record, start, chosen)
        return
    upto = start[:2] if start else None
    while True:
        with visit.opened() as ledger:
            index = ledger.index()
            found = index.newest(_BATCH, upto, among(index) if among else None)
        if not found:
            return
        chosen = frozenset(document for _, document in found)
        yield from _placed(visit.record(these(chosen)), start, chosen)
        day, document = found[-1]
        if len(found) < _BATCH:
            return
        upto = (day, document - 1)


def _placed(
    record: Record, start: Place | None, chosen: Collection[int] | None
) -> Iterator[tuple[Record, int, str, int]]:
    places = []
    for number, holding in enumerate(record.holdings):
        day = last_day(holding.reading.document.published)
        place = (day.isoformat() if day else "", holding.document or number + 1)
        if (chosen is None or place[1] in chosen) and (start is None or place <= start[:2]):
            places.append((place, number))
    for (day_, document), number in sorted(places, reverse=True):
        yield record, number, day_, document
