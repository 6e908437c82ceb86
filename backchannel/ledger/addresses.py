"""Addresses of databases, and how they are shown.

In: an address as a person gave it. Out: the same without its password. Always true: nothing that is shown
holds a password, also where the address is written wrongly.
"""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

_SCHEME = re.compile(r"(postgres(?:ql)?://)(.*)", re.DOTALL)
_SECRET = re.compile(r"(?<=[?&])((?:ssl)?password)=[^&]*&?", re.IGNORECASE)
_SHORTEST = 3  # of a part that would give something away


def is_address(location: str | Path) -> bool:
    """Whether a location is an address of PostgreSQL and no path."""
    return str(location).startswith(("postgresql://", "postgres://"))


def shown(address: str) -> str:
    """The address without passwords, to stand in messages."""
    found = _SCHEME.fullmatch(address)
    if not found:
        return address
    scheme, rest = found.groups()
    # A password may itself hold an unescaped `@`, `/` or `?`: all up to the last `@` may be part of it.
    who, at, where = rest.rpartition("@")
    return f"{scheme}{who.partition(':')[0]}{at}{_SECRET.sub('', where).rstrip('?&')}"


def without_secrets(message: str, address: str) -> str:
    """A message of the driver, without any part of the password in the address."""
    for secret in sorted(_secrets(address), key=len, reverse=True):
        message = message.replace(secret, "…")
    return message


def _secrets(address: str) -> set[str]:
    found = _SCHEME.fullmatch(address)
    who = found[2].rpartition("@")[0] if found else ""
    whole = {who.partition(":")[2], *(m[0].partition("=")[2].rstrip("&") for m in _SECRET.finditer(address))}
    # A driver that takes such a password for a host or a port names a part of it.
    parts = {part for secret in whole for part in re.split(r"[@/?&:]", secret)}
    told = whole | {part for part in parts if len(part) >= _SHORTEST}
    return {text for secret in told for text in (secret, unquote(secret)) if text}
