"""Commands that ask the record: a brief, what was said, a timeline, the status.

In: a name and the two clocks. Out: a page, as text or as JSON. Always true: nothing is written.
"""

from __future__ import annotations

from datetime import date

import click

from backchannel import views, workflow
from backchannel.cli.group import main, show, show_about
from backchannel.cli.options import clocks_option, day_option, json_option, ledger_option


@main.command()
@click.argument("name")
@clocks_option
@ledger_option
@json_option
def brief(name: str, clocks: views.Clocks, ledger_path: str, as_json: bool) -> None:
    """A case or a deal on one page, every line with its source.

    NAME is a person, a side, or the two sides of a deal.

    \b
    Example:
      backchannel brief "Brittney Griner"
      backchannel brief "United States Russia" --as-of 2022-07-28
    """
    with workflow.open_ledger(ledger_path) as ledger:
        show(workflow.brief(ledger, name, clocks), as_json)


@main.command()
@click.argument("name")
@click.option("--about", metavar="WORDS", help="Only what holds these words, or names these people.")
@day_option("--since", "Only what was said from that day on.")
@click.option(
    "--newest", type=click.IntRange(1), default=100, show_default=True, metavar="N", help="How many to show."
)
@click.option("--all", "everything", is_flag=True, help="Show all of them.")
@clocks_option
@ledger_option
@json_option
def said(
    name: str,
    about: str | None,
    since: date | None,
    newest: int,
    everything: bool,
    clocks: views.Clocks,
    ledger_path: str,
    as_json: bool,
) -> None:
    """Everything that one person, office or side has said.

    \b
    Example:
      backchannel said Peskov --about Griner --since 2022-07-01
      backchannel said Russia
    """
    with workflow.open_ledger(ledger_path) as ledger:
        page = workflow.said(ledger, name, about, since, None if everything else newest, clocks)
    show(page, as_json)


@main.command()
@click.argument("name")
@clocks_option
@ledger_option
@json_option
def timeline(name: str, clocks: views.Clocks, ledger_path: str, as_json: bool) -> None:
    """Dated events of a person's case or of a deal, each with its source.

    \b
    Example:
      backchannel timeline "Paul Whelan"
    """
    show_about(views.timeline, name, clocks, ledger_path, as_json)


@main.command()
@click.option("--all", "everything", is_flag=True, help="Also deals without news for more than a year.")
@clocks_option
@ledger_option
@json_option
def status(everything: bool, clocks: views.Clocks, ledger_path: str, as_json: bool) -> None:
    """Every open deal: terms, each side's last word, days since, what blocks it.

    \b
    Example:
      backchannel status --as-of 2022-11-01
    """
    with workflow.open_ledger(ledger_path) as ledger:
        show(workflow.status(ledger, clocks, everything=everything), as_json)
