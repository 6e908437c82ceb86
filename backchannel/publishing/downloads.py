"""The claims for programs and spreadsheets: CSV, JSON lines, XLSX, and what their columns mean.

In: the record as it is published. Out: files. Always true: each holds the same rows, those of `export`; the
description (a Frictionless data package) names every file with its size and hash.
"""

from __future__ import annotations

import io
import json
import re
import tempfile
from collections.abc import Iterator, Mapping
from hashlib import sha256
from importlib import resources
from pathlib import Path
from typing import Any

from backchannel import __version__, render, views
from backchannel.publishing.places import slug
from backchannel.tables import table
from backchannel.views import Record

FOLDER = "data"
_TYPES = {"confidence": "number", "support": "integer", "start": "integer", "end": "integer",
          "sensitive": "boolean", "withdrawn": "boolean", "roles": "object"}  # fmt: skip
_CELL = 32_767  # letters that a cell of a spreadsheet takes


def claims(record: Record) -> Iterator[tuple[str, bytes]]:
    """The claims in all formats."""
    rows = list(views.panel(record, sensitive=True))  # the record holds none that may not be published
    text = io.StringIO()
    render.write_csv(text, views.COLUMNS, [render.cells(row) for row in rows])
    yield f"{FOLDER}/claims.csv", text.getvalue().encode()
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    yield f"{FOLDER}/claims.jsonl", lines.encode()
    yield f"{FOLDER}/claims.xlsx", _sheet(rows)


def documents(record: Record) -> tuple[str, bytes]:
    """What is known of the documents on which the claims rest, as CSV."""
    columns = ("document", "outlet", "title", "published", "source", "wire", "authors", "language")
    text = io.StringIO()
    rows = [
        {
            "document": one.sha256, "outlet": one.outlet, "title": one.title, "published": one.published,
            "source": one.source, "wire": one.wire, "authors": "; ".join(one.authors), "language": one.language,
        }
        for one in (reading.document for reading in record.readings)
    ]  # fmt: skip
    render.write_csv(text, columns, [render.cells(row) for row in rows])
    return f"{FOLDER}/documents.csv", text.getvalue().encode()


def package(title: str, base: str | None, record: Record, files: Mapping[str, bytes]) -> bytes:
    """The description of the files (datapackage.json)."""
    today = record.today
    described: dict[str, Any] = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": slug(title),
        "title": title,
        "description": "Claims of news coverage on hostages, prisoners and exchanges, each with who said it, "
        "when, and in which sentence. Machine output until somebody reviewed it: see the column `review`.",
        **({"homepage": base} if base else {}),
        **({"version": today.isoformat()} if today else {}),
        "created_by": f"Backchannel {__version__}",
        "resources": [_resource(name, data) for name, data in files.items()],
    }
    return (json.dumps(described, ensure_ascii=False, indent=1) + "\n").encode()


def columns(of: str) -> dict[str, str]:
    """What each column of the claims or of the documents means."""
    path = resources.files("backchannel.publishing").joinpath("columns.yaml")
    found: dict[str, dict[str, str]] = table(path.read_text(encoding="utf-8"))
    return found[of]


def _resource(name: str, data: bytes) -> dict[str, Any]:
    form = name.rpartition(".")[2]
    media = {
        "csv": "text/csv",
        "jsonl": "application/x-ndjson",
        "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    }[form]
    found: dict[str, Any] = {
        "name": re.sub(r"[^a-z]+", "-", name.rpartition("/")[2]),
        "path": name,
        "format": form,
        "mediatype": media,
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": f"sha256:{sha256(data).hexdigest()}",
    }
    if form == "csv":
        meant = columns(name.rpartition("/")[2].removesuffix(".csv"))
        head = data.decode().partition("\n")[0].split(",")
        found["schema"] = {
            "fields": [
                {"name": one, "type": _TYPES.get(one, "string"), "description": meant[one]} for one in head
            ]
        }
    return found


def _sheet(rows: list[dict[str, Any]]) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "claims.xlsx"
        cut = [{name: cell[:_CELL] for name, cell in render.cells(row).items()} for row in rows]
        render.write_sheet(str(path), views.COLUMNS, cut, {})
        return path.read_bytes()
