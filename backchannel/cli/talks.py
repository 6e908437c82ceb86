"""Commands on what happens around a deal: contacts, conditions, promises, words, mediators, labels, families.

In: a name and the two clocks. Out: a page, as text or as JSON. Always true: nothing is written.
"""

from __future__ import annotations

import click

from backchannel import views
from backchannel.cli.group import main, show_about
from backchannel.cli.options import clocks_option, json_option, ledger_option
from backchannel.errors import UsageError


@main.command()
@click.argument("name")
@click.option("--planned-only", is_flag=True, help="Only what was announced, and what became of it.")
@clocks_option
@ledger_option
@json_option
def contacts(name: str, planned_only: bool, clocks: views.Clocks, ledger_path: str, as_json: bool) -> None:
    """Calls, meetings and visits: planned and what became of it, with what each side said of it.

    NAME is a person, a side, or the two sides of a deal.

    \b
    Example:
      backchannel contacts "Brittney Griner" --planned-only
      backchannel contacts "United States Russia" --as-of 2022-07-28
    """
    show_about(views.contacts, name, clocks, ledger_path, as_json, planned_only=planned_only)


@main.command()
@click.argument("name")
@clocks_option
@ledger_option
@json_option
def conditions(name: str, clocks: views.Clocks, ledger_path: str, as_json: bool) -> None:
    """What must happen first, what shows that it has, and how long the rest has been open.

    \b
    Example:
      backchannel conditions "Brittney Griner"
    """
    show_about(views.conditions, name, clocks, ledger_path, as_json)


@main.command()
@click.argument("name")
@clocks_option
@ledger_option
@json_option
def promises(name: str, clocks: views.Clocks, ledger_path: str, as_json: bool) -> None:
    """What officials have promised about somebody, dated, and when they last repeated it.

    \b
    Example:
      backchannel promises "Paul Whelan"
    """
    show_about(views.promises, name, clocks, ledger_path, as_json)


@main.command()
@click.argument("name")
@clocks_option
@ledger_option
@json_option
def called(name: str, clocks: views.Clocks, ledger_path: str, as_json: bool) -> None:
    """What officials call it: a swap, a deal, a gesture; who refuses the word.

    \b
    Example:
      backchannel called "United States Russia"
    """
    show_about(views.called, name, clocks, ledger_path, as_json)


@main.command()
@click.argument("name", required=False)
@click.option("--all", "everybody", is_flag=True, help="All mediators on record.")
@clocks_option
@ledger_option
@json_option
def mediators(
    name: str | None, everybody: bool, clocks: views.Clocks, ledger_path: str, as_json: bool
) -> None:
    """Who is credited with mediation, at which level, by whom; by both sides or by one.

    \b
    Example:
      backchannel mediators "Brittney Griner"
      backchannel mediators --all
    """
    if (name is None) is not everybody:
        raise UsageError("give a name, or --all for all mediators on record")
    show_about(views.mediators, name, clocks, ledger_path, as_json)


@main.command()
@click.argument("name", required=False)
@click.option("--by", metavar="DESIGNATOR", help="Only labels of this side, office or group.")
@clocks_option
@ledger_option
@json_option
def designations(
    name: str | None, by: str | None, clocks: views.Clocks, ledger_path: str, as_json: bool
) -> None:
    """Who calls whom what, who is held without a label, whose detention is denied.

    With NAME also which legal tests of a wrongful detention anyone has asserted: matches of words, not
    findings.

    \b
    Example:
      backchannel designations
      backchannel designations "Paul Whelan" --by "State Department"
    """
    show_about(views.designations, name, clocks, ledger_path, as_json, by=by)


@main.command()
@click.argument("name")
@click.option("--withheld", is_flag=True, help="What was kept back, and what exports leave out.")
@clocks_option
@ledger_option
@json_option
def family(name: str, withheld: bool, clocks: views.Clocks, ledger_path: str, as_json: bool) -> None:
    """When a family was told, before or after the news; last contact; what it asks. Sensitive as a whole.

    \b
    Example:
      backchannel family "Paul Whelan"
      backchannel family "Paul Whelan" --withheld
    """
    view = views.withheld if withheld else views.family
    show_about(view, name, clocks, ledger_path, as_json)
