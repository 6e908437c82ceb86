"""Words made plain, so that what is written in other scripts, with accents or capitals is found alike.

In: text. Out: words of small Latin letters and digits. Always true: plain words made plain are the same.
"""

from __future__ import annotations

import re

from anyascii import anyascii

_WORD = re.compile(r"[a-z0-9]+")
_APOSTROPHE = re.compile(r"['’`]")


def plain_words(text: str) -> list[str]:
    """The words of a text, in its order; an apostrophe parts no word."""
    latin = text if text.isascii() else anyascii(_APOSTROPHE.sub("", text))
    return _WORD.findall(_APOSTROPHE.sub("", latin).casefold())
