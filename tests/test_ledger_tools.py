"""The file opens as it is in the tools that people have for SQLite."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from backchannel.ledger import open_store
from tests.old_ledgers import first_schema
from tests.tampering import build

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("tools") / "ledger.db"
    build(path)
    return path


@pytest.fixture(scope="module")
def moved_on(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger that began with the first schema."""
    path = tmp_path_factory.mktemp("tools") / "ledger.db"
    first_schema(path)
    open_store(path).close()
    return path


@pytest.mark.parametrize("which", ["path", "moved_on"])
def test_datasette_shows_every_table_and_view(which: str, request: pytest.FixtureRequest) -> None:
    path: Path = request.getfixturevalue(which)
    app = pytest.importorskip("datasette.app")

    async def pages() -> dict[str, Any]:
        shown = app.Datasette([str(path)])
        client = shown.client
        about = (await client.get("/ledger.json")).json()
        names = [table["name"] for table in about["tables"]] + [view["name"] for view in about["views"]]
        for name in names:
            page = await client.get(f"/ledger/{quote(name)}")
            assert page.status_code == 200 and name in page.text, name
            found = await client.get(f"/ledger/{quote(name)}.json?_shape=array")
            assert found.status_code == 200, name
            found.json()
        row = await client.get("/ledger/claims/1")
        assert row.status_code == 200 and "position" in row.text or "proposal" in row.text
        one = (await client.get("/ledger/current_claims.json?_shape=array&type=position&_size=1")).json()
        asked = await client.get("/ledger.json?sql=select+count(*)+as+n+from+claims&_shape=array")
        return {"names": names, "row": one, "count": asked.json()}

    found = asyncio.run(pages())
    assert {"claims", "current_claims", "history", "entries", "judgements"} <= set(found["names"])
    assert found["row"][0]["speaker"] and found["count"][0]["n"] > 20
    with open_store(path) as ledger:
        assert list(ledger.verify()) == []


def test_sqlite_utils_lists_tables_and_rows(path: Path) -> None:
    def run(*words: str) -> list[dict[str, Any]]:
        done = subprocess.run(
            [sys.executable, "-m", "sqlite_utils", *words], capture_output=True, text=True, check=True
        )
        found: list[dict[str, Any]] = json.loads(done.stdout)
        return found

    tables = {row["table"]: row["count"] for row in run("tables", str(path), "--counts")}
    assert tables["documents"] == 4 and tables["entries"] == 12
    assert {row["view"] for row in run("views", str(path))} >= {
        "current_claims",
        "current_readings",
        "history",
    }
    rows = run("rows", str(path), "current_claims", "--limit", "3")
    assert len(rows) == 3 and rows[0]["quote"]
    told = run(str(path), "SELECT kind, count(*) AS n FROM history GROUP BY kind ORDER BY kind")
    assert told[-1] == {"kind": "tombstone", "n": 1}
