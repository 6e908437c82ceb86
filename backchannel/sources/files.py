"""Files, folders and streams, read whole and never beyond the limit.

In: a path or an open stream. Out: `Source` records. Always true: a folder yields only files whose suffix is
known, in the order of their paths, and follows no links to other folders.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from backchannel.errors import InputError, MissingInput, Unreadable
from backchannel.records import Source
from backchannel.settings import Settings

MEDIA_TYPES = {
    ".txt": "text/plain",
    ".md": "text/markdown",
    ".html": "text/html",
    ".htm": "text/html",
    ".pdf": "application/pdf",
    ".json": "application/json",
    ".jsonl": "application/x-ndjson",
    ".ndjson": "application/x-ndjson",
}


def read_file(path: Path, settings: Settings) -> Source:
    """Read one file whatever its suffix; raises `MissingInput` or `Unreadable`."""
    try:
        with path.open("rb") as stream:
            data = read_stream(stream, str(path), settings)
    except FileNotFoundError:
        raise MissingInput(f"{path}: there is no such file; check the path") from None
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise MissingInput(f"{path!s:.200}: cannot be opened ({reason}); check its permissions") from None
    except ValueError as error:
        raise MissingInput(f"{path!s:.80}: cannot be a path ({error}); check the spelling") from None
    return Source(str(path), data, MEDIA_TYPES.get(path.suffix.lower()))


def source_given(name: str, data: bytes, media_type: str | None = None) -> Source:
    """Bytes that were handed over under the name of a file, of which only the last part is kept.

    The media type is what the name's suffix says, and only where that says nothing the one that was claimed.
    """
    last = "".join(one if one.isprintable() else " " for one in re.split(r"[/\\]", name)[-1])
    known = MEDIA_TYPES.get(Path(last).suffix.lower())
    return Source(" ".join(last.split())[-200:] or "unnamed", data, known or media_type)


def read_folder(folder: Path, settings: Settings) -> Iterator[Source | InputError]:
    """Read every file below `folder` whose suffix is known; hidden files and folders are passed over."""
    paths = sorted(_paths(folder))
    if not paths:
        known = " ".join(sorted(MEDIA_TYPES))
        yield MissingInput(f"{folder}: holds no file to read; known are {known}")
    for path in paths:
        try:
            yield read_file(path, settings)
        except InputError as error:
            yield error


def read_stream(stream: BinaryIO, location: str, settings: Settings) -> bytes:
    """Read a stream to its end; raises `Unreadable` once it passes the limit."""
    data = stream.read(settings.max_bytes + 1)
    if len(data) > settings.max_bytes:
        limit = settings.max_bytes / 1e6
        raise Unreadable(f"{location}: larger than {limit:g} MB; split it or save the article alone")
    return data


def _paths(folder: Path) -> Iterator[Path]:
    for root, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if not name.startswith(".") and Path(name).suffix.lower() in MEDIA_TYPES:
                yield Path(root, name)
