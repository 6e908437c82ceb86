"""Commands that keep the ledger: whether it is whole, and what must leave it for good.

In: a ledger. Out: what is wrong with it, or the tombstone of what was taken out. Always true: what is wrong
ends in an exit code other than 0.
"""

from __future__ import annotations

import json
from dataclasses import asdict

import click

from backchannel import workflow
from backchannel.cli.group import main
from backchannel.cli.options import by_option, json_option, ledger_option
from backchannel.errors import LedgerError


@main.command()
@click.option("--all", "everything", is_flag=True, help="Tell all that is wrong, not only the first thing.")
@click.option("--head", metavar="HASH", help="A hash that the chain must hold, as noted down earlier.")
@ledger_option
@json_option
def verify(everything: bool, head: str | None, ledger_path: str, as_json: bool) -> None:
    """Whether the ledger is what it was: the chain, the hashes, the spans, the rows.

    The hash that it prints vouches for all entries up to now: note it down elsewhere, and ask for it later
    with --head.

    \b
    Example:
      backchannel verify
      backchannel verify --head sha256:4f0c...
    """
    with workflow.open_ledger(ledger_path) as ledger:
        found = workflow.verify(ledger, head, everything=everything)
    if as_json:
        faults = [{"where": fault.where, "what": fault.what} for fault in found.faults]
        click.echo(json.dumps({"entries": found.entries, "head": found.head, "faults": faults}, indent=2))
    else:
        for fault in found.faults:
            click.echo(str(fault))
        if not found.faults:
            click.echo(f"whole: {found.entries:,} entries, the last is {found.head}")
    if found.faults:
        raise LedgerError(f"{ledger_path} is not what it was: {found.faults[0]}")


@main.command()
@click.argument("document", metavar="HASH")
@click.option("--why", required=True, metavar="TEXT", help="The reason; it stays on record.")
@by_option
@ledger_option
@json_option
@click.confirmation_option(prompt="This takes the document out for good. Go on?")
def expunge(document: str, why: str, by: str, ledger_path: str, as_json: bool) -> None:
    """Take a document out of the ledger for good, where law or somebody's safety demands it.

    Its bytes, text, reading and what was judged of it go; a tombstone stays with the hash, who, when and why.

    \b
    Example:
      backchannel expunge 4f0c2a7be1d9 --why "order of a court, 12 May 2031"
    """
    with workflow.open_ledger(ledger_path) as ledger:
        entry = ledger.expunge(document, by, why)
    if as_json:
        click.echo(json.dumps(asdict(entry), indent=2))
        return
    click.echo(f"taken out; entry {entry.number:,} is its tombstone")
