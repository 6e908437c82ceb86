"""The page on large ledgers: `python -m benchmarks.ledger_report SQLITE.json POSTGRESQL.json > docs/size.md`.

In: what `benchmarks.ledger_size --json` printed, once for each store. Out: Markdown, with the command beside it.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from benchmarks.ledger_size import AIMS

_ROWS = (
    ("brief", "`brief` of a person, drawn as often as told of"),
    ("status", "`status`, every open deal"),
    ("said", "`said`, the newest hundred statements of an official"),
    ("new", "`new --since`, one to seven days"),
)


def page(results: list[dict[str, Any]]) -> str:
    """The page as Markdown."""
    size, machine = results[0], results[0]["machine"]
    lines = [
        "# Large ledgers",
        "",
        f"A made-up ledger (`benchmarks/made_up.py`) of {size['documents']:,} documents and "
        f"{size['claims']:,.0f} claims, on {machine['processor']} ({machine['cores']} cores), "
        f"Python {machine['python']}. "
        "Made by the command beside each figure, with `--json`, then "
        "`python -m benchmarks.ledger_report FILE ... > docs/size.md`.",
        "",
        f"| figure | {' | '.join(_store(result) for result in results)} | aim |",
        f"|---|{'---|' * len(results)}---|",
    ]
    for name, label in _ROWS:
        cells = [_spread(result[name]) for result in results]
        lines.append(f"| {label} | {' | '.join(cells)} | {AIMS[name]:.0f} ms at the median |")
    for name, label, form, aim in (
        ("first_status_seconds", "the first `status` after all of it was read", "{:,.0f} s", ""),
        ("append", "claims appended a second, one document at a time", "{:,.0f}", "2,000"),
        ("append_ratio", "the same, to plain `sqlite3` without chain, hashes and guards", "{:.2f}", ""),
        ("append_batches", "claims appended a second, a hundred documents at a time", "{:,.0f}", "2,000"),
        ("index_ms", "milliseconds to index a document", "{:.1f}", ""),
        ("bytes_a_document", "bytes a document, index and all", "{:,.0f}", ""),
        ("memory", "peak memory in MB", "{:,.0f}", ""),
    ):
        if not any(name in result for result in results):
            continue
        cells = [form.format(result[name]) if name in result else "" for result in results]
        lines.append(f"| {label} | {' | '.join(cells)} | {aim} |")
    lines += ["", *(note for result in results for note in result.get("notes", ())), "", "Commands:"]
    lines += [f"- {_store(result)}: `{result['command']}`" for result in results]
    return "\n".join(lines) + "\n"


def _store(result: dict[str, Any]) -> str:
    return "PostgreSQL" if result["store"].startswith("postgres") else "SQLite"


def _spread(figure: dict[str, float]) -> str:
    return (
        f"{figure['median']:,.0f} ms (nine in ten under {figure['nine_in_ten']:,.0f}, of {figure['asked']})"
    )


if __name__ == "__main__":
    if len(sys.argv) < 2:
        raise SystemExit("usage: python -m benchmarks.ledger_report RESULT.json ...")
    print(page([json.loads(Path(name).read_text(encoding="utf-8")) for name in sys.argv[1:]]), end="")
