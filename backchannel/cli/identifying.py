"""Commands on who is who.

In: a name and the two clocks. Out: a page, as text or as JSON. Always true: nothing is written.
"""

from __future__ import annotations

import click

from backchannel import views, workflow
from backchannel.cli.group import main, show
from backchannel.cli.options import clocks_option, json_option, ledger_option


@main.command()
@click.argument("name", required=False)
@clocks_option
@ledger_option
@json_option
def who(name: str | None, clocks: views.Clocks, ledger_path: str, as_json: bool) -> None:
    """Who somebody is: all names, why each was joined, what waits to be decided.

    NAME is a person, a body or a side; without it all names are listed that may be one, best first.

    \b
    Example:
      backchannel who "Sergey Lavrov"
      backchannel who
    """
    with workflow.open_ledger(ledger_path) as ledger:
        show(views.who(workflow.record(ledger, clocks), name), as_json)
