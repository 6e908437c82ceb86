"""Where things stand.

In: what they are called. Out: addresses. Always true: what is put into an address is quoted.
"""

from __future__ import annotations

from urllib.parse import quote

BASE = "/api/v1"


def address(*parts: str) -> str:
    """The address of something, each part of it quoted."""
    return "/".join((BASE, *(quote(part, safe=":") for part in parts)))
