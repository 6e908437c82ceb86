"""Commands that tell what has changed: since a day, by articles not yet read, between two days.

In: days, files, a name. Out: a page, as text or as JSON. Always true: nothing is written.
"""

from __future__ import annotations

from datetime import date

import click

from backchannel import views, workflow
from backchannel.cli.group import main, progress, show, stdin
from backchannel.cli.options import clocks_option, day_option, json_option, ledger_option, service_option
from backchannel.cli.reading import exit_code, tell
from backchannel.errors import UsageError
from backchannel.settings import Service


@main.command()
@click.argument("targets", nargs=-1, metavar="[PATH|URL|- ...]")
@day_option("--since", "What was published from that day on; the day of the newest document unless given.")
@click.option("--recorded", is_flag=True, help="By the day on which it was recorded, not published.")
@click.option("--date", "published", metavar="EDTF", help="Publication date of the articles named.")
@service_option
@clocks_option
@ledger_option
@json_option
def new(
    targets: tuple[str, ...],
    since: date | None,
    recorded: bool,
    published: str | None,
    service: Service | None,
    clocks: views.Clocks,
    ledger_path: str,
    as_json: bool,
) -> int:
    """What changed: new people, stances, contacts, legal steps, names on a list, conflicts.

    With files or addresses it tells what these would bring to the ledger, which stays as it is.

    \b
    Example:
      backchannel new --since 2022-07-28
      backchannel new today.html
    """
    if targets and (since or recorded):
        raise UsageError("name articles, or a day with --since: not both")
    with workflow.open_ledger(ledger_path) as ledger:
        if not targets:
            show(workflow.new(ledger, since, clocks, recorded=recorded), as_json)
            return 0
        results = []
        with progress() as step:
            reader = workflow.reader_for(service)
            for result in workflow.extract(targets, reader, published=published, stdin=stdin()):
                tell(result)
                step(result.outcome, result.location)
                results.append(result)
        readings = [result.reading for result in results if result.reading]
        record, fresh = workflow.record_with(ledger, readings, clocks)
    show(views.new(record, fresh, "New against the ledger"), as_json)
    return exit_code(results)


@main.command()
@click.argument("name", required=False)
@day_option("--from", "The earlier day.", "start")
@day_option("--to", "The later day; now unless given.", "end")
@click.option(
    "--clock",
    type=click.Choice(["as-of", "known-at"]),
    default="known-at",
    show_default=True,
    help="What the days are: what was so by then, or what had been published.",
)
@ledger_option
@json_option
def diff(
    name: str | None,
    start: date | None,
    end: date | None,
    clock: views.Clock,
    ledger_path: str,
    as_json: bool,
) -> None:
    """What the record says by one day and not by another: added, gone, changed.

    It compares the brief of NAME, or without one the status.

    \b
    Example:
      backchannel diff "Brittney Griner" --from 2022-07-28 --to 2022-12-08
      backchannel diff --from 2022-07-28 --clock as-of
    """
    if start is None:
        raise UsageError("name the earlier day: --from YYYY-MM-DD")
    with workflow.open_ledger(ledger_path) as ledger:
        days = (views.clocks_of(clock, start), views.clocks_of(clock, end))
        before, after = workflow.records(ledger, days)
    show(views.diff(before, after, name), as_json)
