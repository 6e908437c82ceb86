"""A web page to its article.

In: the bytes of a page. Out: its text, one paragraph a block, and what the page says of itself. Always true:
a date is taken only from the page's own markings, never searched for in its text.
"""

from __future__ import annotations

import re
from typing import Any

from backchannel.documents.fields import Fields
from backchannel.errors import Unreadable

MARKUP = re.compile(rb"<!doctype html|<html[\s>]|<head[\s>]|<body[\s>]", re.IGNORECASE)
FRAGMENT = re.compile(r"<(?:p|div|br|h[1-6]|ul|a|span|strong|em)\b[^>]*>", re.IGNORECASE)


def looks_like_html(data: bytes) -> bool:
    """Whether bytes without a declared type are a web page."""
    return MARKUP.search(data[:4000]) is not None


def read_html(data: bytes | str, location: str) -> tuple[str, Fields]:
    """Text and fields of a page; raises `Unreadable` when there is no article in it."""
    # Loaded on first use: it takes most of a second, and most readings need none of it.
    from trafilatura import bare_extraction

    found: Any = bare_extraction(
        data,
        include_comments=False,
        include_tables=False,
        favor_recall=True,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    text = (found.text or "").strip() if found is not None else ""
    if not re.search(r"[^\W\d_]{2}", text):
        raise Unreadable(f"{location}: no article found in the page; save its text and read that")
    return "\n\n".join(text.split("\n")), Fields(
        title=found.title,
        outlet=found.sitename,
        published=found.date,
        authors=tuple(re.split(r"\s*;\s*", found.author)) if found.author else (),
    )


def read_fragment(text: str, location: str) -> str:
    """Text of a field that holds markup; any other text comes back as it is."""
    if len(FRAGMENT.findall(text)) < 2:
        return text
    return read_html(f"<html><body><article>{text}</article></body></html>", location)[0]
