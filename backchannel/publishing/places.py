"""Which file stands at which address of the pages, and how one file links to another.

In: addresses as `web.addresses` makes them. Out: names of files, and relative links. Always true: names are of
small letters, digits and hyphens, so that they stand on every disk and in every archive; two addresses are never
one file; a name does not depend on what else is published, but where two would be alike.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from hashlib import sha256
from posixpath import dirname, relpath
from urllib.parse import unquote

from anyascii import anyascii

from backchannel.web import addresses

_OTHER = re.compile(r"[^a-z0-9]+")
_LONGEST = 60
# names that Windows keeps for devices
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)")
_STATIC = "/static/"


class Places:
    """The files of a site, by address."""

    def __init__(self, known: Iterable[str]) -> None:
        wanted: dict[str, list[str]] = defaultdict(list)
        for address in dict.fromkeys(known):
            wanted[_plain(address)].append(address)
        self._stems = {
            address: stem if len(alike) == 1 else f"{stem}-{_mark(address)}"
            for stem, alike in wanted.items()
            for address in alike
        }
        self.missing: list[str] = []  # addresses that were linked to and that there is no file for

    def file(self, address: str, ending: str = ".html") -> str:
        """The file at an address; with another ending, one that stands beside it."""
        if address.startswith(_STATIC):
            return address.lstrip("/")
        return self._stems[address] + ending

    def pages(self) -> list[str]:
        """The files of all pages, but for the one that is shown where there is none."""
        return sorted(self.file(address) for address in self._stems if address != "/404")

    def has(self, address: str) -> bool:
        """Whether there is a page at this address."""
        return address.partition("#")[0] in self._stems

    def link(self, here: str, address: str, ending: str = ".html") -> str:
        """A relative link from the file `here` to an address; one that there is not leads to the first page."""
        path, mark, anchor = address.partition("#")
        path = path.partition("?")[0]
        if not path.startswith(_STATIC) and path not in self._stems:
            self.missing.append(address)
            path, mark, anchor = addresses.HOME, "", ""
        return relative(here, self.file(path, ending)) + mark + anchor


def relative(here: str, there: str) -> str:
    """The link from one file to another."""
    return relpath(there, dirname(here) or ".")


def slug(text: str) -> str:
    """A text as a part of a file's name; where letters had to be left out a short hash tells it from others."""
    plain = _OTHER.sub("-", anyascii(text).lower()).strip("-")
    if not plain or len(plain) > _LONGEST or _DEVICES.fullmatch(plain):
        plain = f"{plain[:_LONGEST].strip('-')}-{_mark(text)}".lstrip("-")
    return plain


def _plain(address: str) -> str:
    parts = [slug(unquote(part)) for part in address.strip("/").split("/") if part]
    return "/".join(parts) or "index"


def _mark(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]
