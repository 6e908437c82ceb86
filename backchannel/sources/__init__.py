"""Where text comes from: a file, a folder, standard input or an address, each as `Source` records.

In: what the user named. Out: the bytes exactly as read, with where they came from. Always true: what cannot
be read comes out as the `InputError` that says so, in its place, and the rest of a folder goes on; nothing
that the user did not name is opened or fetched.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from backchannel.errors import InputError, UsageError
from backchannel.records import Source
from backchannel.settings import DEFAULTS, Settings
from backchannel.sources.files import MEDIA_TYPES, read_file, read_folder, read_stream, source_given
from backchannel.sources.web import fetch

__all__ = ["MEDIA_TYPES", "open_sources", "source_given"]

ADDRESS = re.compile(r"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*)://")


def open_sources(
    target: str, *, stdin: BinaryIO | None = None, settings: Settings = DEFAULTS
) -> Iterator[Source | InputError]:
    """Read what `target` names: a path, a folder (recursively, sorted), `-`, or an http(s) address.

    Yields `MissingInput` or `Unreadable` in place of what cannot be read; raises `UsageError` at once for an
    address that is neither http nor https, or for `-` without a standard input.
    """
    address = ADDRESS.match(target)
    if address and address["scheme"].lower() not in {"http", "https"}:
        raise UsageError(f"{target}: only http and https addresses are read; save it and name the file")
    if target == "-" and stdin is None:
        raise UsageError("-: there is no standard input here; name a file instead")
    return _read(target, stdin, settings, is_address=address is not None)


def _read(
    target: str, stdin: BinaryIO | None, settings: Settings, *, is_address: bool
) -> Iterator[Source | InputError]:
    try:
        if is_address:
            yield fetch(target, settings)
        elif target == "-" and stdin is not None:
            yield Source("-", read_stream(stdin, "-", settings))
        elif os.path.isdir(target):
            yield from read_folder(Path(target), settings)
        else:
            yield read_file(Path(target), settings)
    except InputError as error:
        yield error
