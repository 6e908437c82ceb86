"""Dumps of news in JSON and JSON lines to single articles.

In: bytes of a file that holds one article, a list of them, or one a line. Out: the bytes of each article on
its own, and the fields of one. Always true: the same article has the same bytes again (a line of JSON
lines as it stands, an item of a list as JSON with sorted keys), and a broken one does not stop the rest.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import Any

from backchannel.documents.decoding import decode
from backchannel.documents.fields import Fields
from backchannel.documents.html import read_fragment
from backchannel.errors import InputError, Unreadable
from backchannel.records import Source
from backchannel.tables import table

ADVICE = "give the article as an object with a field such as text"


@cache
def field_names() -> dict[str, list[str]]:
    """Load `dumps.yaml` once."""
    text = resources.files("backchannel.documents").joinpath("dumps.yaml").read_text("utf-8")
    names: dict[str, list[str]] = table(text)
    return names


def split_dump(source: Source) -> Iterator[Source | InputError]:
    """One source for each article of a dump, numbered by line or place as in `file.jsonl#3`."""
    text, _ = decode(source.data, source.location)
    try:
        whole = json.loads(text)
    except ValueError as error:
        if len(text.strip().splitlines()) < 2 or _is_one_object(text):
            yield Unreadable(f"{source.location}: is not valid JSON ({_reason(error)}); mend or remove it")
        else:
            yield from _split_lines(source, text)
        return
    if isinstance(whole, dict) and not _articles_inside(whole):
        yield Source(source.location, source.data, "application/json", source.fetched)
        return
    articles = (
        whole if isinstance(whole, list) else _articles_inside(whole) if isinstance(whole, dict) else None
    )
    if not articles:
        yield Unreadable(f"{source.location}: holds no article; {ADVICE}")
        return
    for place, article in enumerate(articles, 1):
        data = json.dumps(article, ensure_ascii=False, sort_keys=True).encode()
        yield Source(f"{source.location}#{place}", data, "application/json", source.fetched)


def read_dumped(source: Source) -> tuple[str, Fields, tuple[str, ...]]:
    """Text, fields and warnings of one article in JSON; raises `Unreadable` when there is no text in it."""
    text, notes = decode(source.data, source.location)
    try:
        record = json.loads(text)
    except ValueError as error:
        raise Unreadable(
            f"{source.location}: is not valid JSON ({_reason(error)}); mend or remove it"
        ) from None
    if not isinstance(record, dict):
        raise Unreadable(f"{source.location}: is no JSON object; {ADVICE}")
    body = _plain(record, "text") or _plain(record, "html")
    if not body or not body.strip():
        fields = ", ".join(list(record)[:6]) or "none"
        raise Unreadable(f"{source.location}: no text among its fields ({fields:.120}); {ADVICE}")
    address = _plain(record, "address")
    return (
        read_fragment(body, source.location),
        Fields(
            title=_plain(record, "title"),
            outlet=_plain(record, "outlet"),
            published=_first(record, "published"),
            authors=_authors(_first(record, "authors")),
            address=address if address and re.match(r"https?://", address) else None,
            language=_plain(record, "language"),
        ),
        notes,
    )


def _split_lines(source: Source, text: str) -> Iterator[Source | InputError]:
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        location = f"{source.location}#{number}"
        try:
            json.loads(line)
        except ValueError as error:
            yield Unreadable(f"{location}: is not valid JSON ({_reason(error)}); mend or remove the line")
            continue
        yield Source(location, line.strip().encode(), "application/json", source.fetched)


def _is_one_object(text: str) -> bool:
    """Whether the first line alone is no JSON, so that this is one broken object over several lines."""
    for line in text.strip().splitlines()[:3]:
        try:
            json.loads(line)
        except ValueError:
            continue
        return False
    return True


def _articles_inside(record: dict[str, Any]) -> list[Any] | None:
    if any(record.get(name) for name in field_names()["text"] if isinstance(record.get(name), str)):
        return None
    lists = (record.get(name) for name in field_names()["lists"])
    return next((found for found in lists if isinstance(found, list) and found), None)


def _first(record: dict[str, Any], part: str) -> object:
    return next((record[name] for name in field_names()[part] if record.get(name)), None)


def _plain(record: dict[str, Any], part: str) -> str | None:
    for name in field_names()[part]:
        value = _inner(record.get(name))
        if isinstance(value, str) and value.strip():
            return value
    return None


def _inner(value: object) -> object:
    if isinstance(value, dict):
        return next((value[name] for name in field_names()["inner"] if value.get(name)), None)
    return value


def _authors(value: object) -> tuple[str, ...]:
    values = value if isinstance(value, list) else [value]
    return tuple(inner for inner in map(_inner, values) if isinstance(inner, str) and inner.strip())


def _reason(error: ValueError) -> str:
    return str(error).splitlines()[0].replace("\ufeff", "")
