"""Commands that weigh documents against each other: who stands for itself, who contradicts whom.

In: a name and the two clocks. Out: a page, as text or as JSON. Always true: nothing is written.
"""

from __future__ import annotations

import click

from backchannel import views
from backchannel.cli.group import main, show_about
from backchannel.cli.options import clocks_option, json_option, ledger_option


@main.command()
@click.argument("name")
@clocks_option
@ledger_option
@json_option
def sources(name: str, clocks: views.Clocks, ledger_path: str, as_json: bool) -> None:
    """Which documents the record on somebody rests on: copies, and who repeats whom.

    \b
    Example:
      backchannel sources "Paul Whelan"
      backchannel sources "United States Russia" --known-at 2022-08-01
    """
    show_about(views.sources, name, clocks, ledger_path, as_json)


@main.command()
@click.argument("name", required=False)
@click.option("--all", "everything", is_flag=True, help="Those that somebody has settled, too.")
@clocks_option
@ledger_option
@json_option
def conflicts(
    name: str | None, everything: bool, clocks: views.Clocks, ledger_path: str, as_json: bool
) -> None:
    """Who contradicts whom: counts, dates, places, stances, credit, custody.

    NAME is a person, a side, or the two sides of a deal; without it all conflicts are listed.

    \b
    Example:
      backchannel conflicts
      backchannel conflicts "Brittney Griner" --all
    """
    show_about(views.conflicts, name, clocks, ledger_path, as_json, everything=everything)
