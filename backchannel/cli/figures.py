"""Commands that count and compare: the statistics of the record, and the precedents to a deal.

In: the name of a table or of a deal, the two clocks. Out: a table as text, JSON or CSV, a picture, or a page.
Always true: nothing is written but the picture that is asked for.
"""

from __future__ import annotations

import json
import sys
from contextlib import suppress
from pathlib import Path

import click

from backchannel import render, views, workflow
from backchannel.cli.group import main
from backchannel.cli.options import clocks_option, json_option, ledger_option
from backchannel.errors import NotFound, UsageError

_OVERVIEW = ("held", "releases", "custody", "lifelines")


@main.command()
@click.argument("name", required=False, metavar="[NAME|DEAL|WORDS]")
@click.option(
    "--search",
    "words",
    metavar="WORDS",
    help="Look in the reference set only, for rows that hold these words.",
)
@click.option(
    "--limit", type=click.IntRange(0), default=8, show_default=True, help="Rows beside each deal; 0 for all."
)
@clocks_option
@ledger_option
@json_option
def precedents(
    name: str | None, words: str | None, limit: int, clocks: views.Clocks, ledger_path: str, as_json: bool
) -> None:  # fmt: skip
    """Earlier exchanges: all of them, those that hold words, or those most like a live deal.

    NAME is a person in a deal, a side, or its two sides; each row is shown with what makes it like the deal, in
    points. A name that the ledger does not hold is looked up in the reference set.

    \b
    Example:
      backchannel precedents "Brittney Griner"
      backchannel precedents --search "Oman funds"
      backchannel precedents P42 --json
    """
    until = min((day for day in (clocks.as_of, clocks.known_at) if day), default=None)
    found: views.Precedents | None = None
    if name and not words and Path(ledger_path).exists() or name and "://" in ledger_path:
        with workflow.open_ledger(ledger_path) as ledger:
            record = workflow.record(ledger, clocks)
        with suppress(NotFound):
            found = views.precedents_for(record, name, limit)
    found = found or views.precedent_list(" ".join(part for part in (name, words) if part), until)
    if as_json:
        page = {**views.to_json(found.page), "precedents": views.precedents_json(found)}
        click.echo(json.dumps(page, ensure_ascii=False, indent=2))
    else:
        render.show_page(found.page, render.console_for(sys.stdout))


@main.command()
@click.argument("table", required=False, metavar="[TABLE]")
@click.option(
    "--by",
    metavar="GROUP",
    help="Group by: captor, kind, home, nationalities, designator; or as the table has it.",
)
@clocks_option
@ledger_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "csv"]),
    default="text",
    show_default=True,
    help="How to print it.",
)
@click.option("--plot", metavar="FILE", help="Draw it too, into a file that ends in .svg or .png.")
@json_option
def stats(
    table: str | None, by: str | None, clocks: views.Clocks, ledger_path: str, form: str, plot: str | None,
    as_json: bool,
) -> None:  # fmt: skip
    """Held, released, how, how long: figures with bounds, and what they rest on.

    TABLE is one of: held, designations, flow, custody, survival, lifelines, releases, ratios, intervals,
    verdicts, denials, reversals, sources, unnamed. Without one, an overview.

    \b
    Example:
      backchannel stats held --by designator --as-of 2022-07-28
      backchannel stats custody --by kind --plot custody.svg
      backchannel stats lifelines --format csv
    """
    if plot and not table:
        raise UsageError(
            "--plot needs the name of a table: for instance `backchannel stats lifelines --plot x.svg`"
        )
    with workflow.open_ledger(ledger_path) as ledger:
        record = workflow.record(ledger, clocks)
    found = [
        views.statistics(record, name, by if table else None) for name in ([table] if table else _OVERVIEW)
    ]
    if plot:
        _draw(record, found[0], plot)
    _show(found, "json" if as_json else form)


def _draw(record: views.Record, table: views.FigureTable, path: str) -> None:
    # The plotting library is slow to load, and only this needs it.
    from backchannel import plots

    kind = views.TABLES[table.name].plot
    if kind is None:
        drawn = ", ".join(name for name, one in views.TABLES.items() if one.plot)
        raise UsageError(f"{table.name} has no picture: there are pictures of {drawn}")
    if kind == "curves":
        table = views.statistics(record, "survival", table.by)
    plots.save(table, kind, Path(path))


def _show(found: list[views.FigureTable], form: str) -> None:
    if form == "json":
        values = [views.figures_json(one) for one in found]
        click.echo(json.dumps(values[0] if len(values) == 1 else values, ensure_ascii=False, indent=2))
    elif form == "csv":
        if len(found) > 1:
            raise UsageError("--format csv needs the name of a table: see `backchannel stats --help`")
        click.echo(views.figures_csv(found[0]), nl=False)
    else:
        for number, one in enumerate(found):
            if number:
                click.echo()
            render.show_figures(one, render.console_for(sys.stdout))
