"""Writing a folder so that nobody ever sees half of it, and nothing of somebody else's is lost.

In: files, by name. Out: the folder. Always true: it is written beside its place and then moved there; what
stands there already gives way only where it is empty or was written by `publish` and holds nothing else.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path

from backchannel.errors import UsageError

MARKER = "published.json"
SCHEMA = "backchannel.site/1"


def check(folder: Path) -> None:
    """Raise `UsageError` where something stands at `folder` that must not be replaced."""
    if not folder.exists():
        if folder.is_symlink():
            raise UsageError(f"{folder} is a link that leads nowhere: remove it or name another folder")
        return
    if not folder.is_dir():
        raise UsageError(f"{folder} is a file: name a folder to publish into")
    found = _files_in(folder)
    if not found:
        return
    known = _written(folder)
    if known is None:
        raise UsageError(
            f"{folder} holds files and was not written by publish: name a new folder, or empty this one"
        )
    others = sorted(found - known - {MARKER})
    if others:
        more = f" and {len(others) - 1:,} more" if len(others) > 1 else ""
        raise UsageError(
            f"{folder} holds {others[0]}{more}, which publish did not write and will not remove: move it "
            "elsewhere, or name another folder"
        )


def write(folder: Path, files: Iterable[tuple[str, bytes]], about: Mapping[str, object]) -> list[str]:
    """Write the files and the marker, then move them to `folder`; gives their names. Raises `UsageError`."""
    check(folder)
    place = Path(os.path.realpath(folder))
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(prefix=f".{place.name}-", dir=place.parent))
    except OSError as error:
        raise UsageError(f"cannot write beside {folder}: {error.strerror}; name another folder") from error
    try:
        new = beside / "new"
        sums = _fill(new, files)
        marker = {"schema": SCHEMA, **about, "files": sums}
        (new / MARKER).write_text(json.dumps(marker, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        check(folder)  # again: making the pages takes a while
        _move(new, place, beside / "old")
    except OSError as error:
        raise UsageError(f"cannot write {folder}: {error.strerror}; name another folder") from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return [*sums, MARKER]


def _fill(new: Path, files: Iterable[tuple[str, bytes]]) -> dict[str, str]:
    new.mkdir()
    sums: dict[str, str] = {}
    for name, data in files:
        path = new / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        sums[name] = sha256(data).hexdigest()
    return dict(sorted(sums.items()))


def _move(new: Path, place: Path, old: Path) -> None:
    had = place.exists()
    if had:
        place.rename(old)
    try:
        new.rename(place)
    except OSError:
        if had:
            old.rename(place)
        raise


def _files_in(folder: Path) -> set[str]:
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if not path.is_dir() or path.is_symlink()
    }


def _written(folder: Path) -> set[str] | None:
    """The files that an earlier publish wrote there; `None` where none did."""
    try:
        marker = json.loads((folder / MARKER).read_text(encoding="utf-8"))
        return set(marker["files"]) if marker["schema"] == SCHEMA else None
    except (OSError, ValueError, KeyError, TypeError):
        return None
