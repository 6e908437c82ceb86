"""The command that hands the record on as a coded panel.

In: the ledger and a format. Out: rows on standard output or in a file. Always true: the same ledger gives the
same bytes; sensitive and rejected claims are left out unless asked for.
"""

from __future__ import annotations

import json
from typing import IO

import click

from backchannel import render, views, workflow
from backchannel.cli.group import main
from backchannel.cli.options import clocks_option, json_option, ledger_option


@main.command()
@click.option("--format", "form", type=click.Choice(["csv", "jsonl"]), default="csv", show_default=True)
@click.option("--output", type=click.File("w", encoding="utf-8", lazy=True), default="-", metavar="FILE")
@click.option("--with-sensitive", is_flag=True, help="Also sensitive claims: families, health, whereabouts.")
@click.option("--with-rejected", is_flag=True, help="Also claims that people have rejected.")
@clocks_option
@ledger_option
@json_option
def export(
    form: str, output: IO[str], with_sensitive: bool, with_rejected: bool, clocks: views.Clocks,
    ledger_path: str, as_json: bool,
) -> None:  # fmt: skip
    """Every claim as a row: date, who acts on whom, type, how sure, reviewed or not, by whose word, where.

    `--json` is short for `--format jsonl`.

    \b
    Example:
      backchannel export > panel.csv
      backchannel export --format jsonl --as-of 2022-12-31 --output panel.jsonl
    """
    with workflow.open_ledger(ledger_path) as ledger:
        record = workflow.record(ledger, clocks)
        rows = list(views.panel(record, sensitive=with_sensitive, rejected=with_rejected))
    if as_json or form == "jsonl":
        for row in rows:
            output.write(json.dumps(row, ensure_ascii=False) + "\n")
    else:
        render.write_csv(output, views.COLUMNS, [render.cells(row) for row in rows])
