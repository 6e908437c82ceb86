"""Commands about deals: one deal on a page, all deals with their ids, and who was ever in one.

In: an id or a name, and the two clocks. Out: a page, as text or as JSON. Always true: nothing is written.
"""

from __future__ import annotations

import click

from backchannel import needs, views, workflow
from backchannel.cli.group import main, show
from backchannel.cli.options import clocks_option, json_option, ledger_option
from backchannel.errors import UsageError


@main.command()
@click.argument("name", required=False)
@click.option("--with", "person", metavar="NAME", help="Every offer, list and exchange that names a person.")
@clocks_option
@ledger_option
@json_option
def deal(name: str | None, person: str | None, clocks: views.Clocks, ledger_path: str, as_json: bool) -> None:
    """One deal: how it stands, its versions, each term with its sources, who was left behind.

    NAME is the id of a deal, a person, or the two sides. Without it all deals are listed with their ids.

    \b
    Example:
      backchannel deal us-ru-griner-2022 --as-of 2022-08-01
      backchannel deal --with "Paul Whelan"
    """
    if name and person:
        raise UsageError("give either the name of a deal or --with a person, not both")
    with workflow.open_ledger(ledger_path) as ledger:
        record = workflow.record(ledger, clocks, needs.about(name or person))
    if person:
        page = views.deals_with(record, person)
    else:
        page = views.deal(record, name) if name else views.deal_list(record)
    show(page, as_json)
