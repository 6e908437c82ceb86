"""The command that finds words: in documents, statements and claims.

In: words and filters. Out: a page, as text or as JSON. Always true: nothing is written.
"""

from __future__ import annotations

from datetime import date

import click

from backchannel import views, workflow
from backchannel.cli.group import main, show
from backchannel.cli.options import clocks_option, day_option, json_option, ledger_option

KINDS = ("claim", "statement", "document")


@main.command()
@click.argument("words", nargs=-1, required=True)
@click.option(
    "--in",
    "kinds",
    type=click.Choice(KINDS),
    multiple=True,
    help="Only claims, statements or documents; may be given twice.",
)
@click.option("--speaker", metavar="NAME", help="Only the words of this person or office.")
@click.option("--side", metavar="NAME", help="Only the words of this side.")
@click.option("--person", metavar="NAME", help="Only claims in which this person stands.")
@click.option(
    "--source-kind", metavar="KIND", help="Only words of this kind of source, as anonymous_official."
)
@click.option("--outlet", metavar="NAME", help="Only what this outlet has published.")
@click.option("--type", "kind", metavar="TYPE", help="Only claims of this type, as position.")
@day_option("--since", "Only what was published from that day on.")
@click.option(
    "--newest",
    type=click.IntRange(1),
    default=20,
    show_default=True,
    metavar="N",
    help="How many of each to show.",
)
@clocks_option
@ledger_option
@json_option
def search(
    words: tuple[str, ...],
    kinds: tuple[str, ...],
    speaker: str | None,
    side: str | None,
    person: str | None,
    source_kind: str | None,
    outlet: str | None,
    kind: str | None,
    since: date | None,
    newest: int,
    clocks: views.Clocks,
    ledger_path: str,
    as_json: bool,
) -> None:
    """Words in documents, statements and claims, the newest first.

    All words must stand in what is found, in any script or spelling of accents; "two words" stand beside
    each other.

    \b
    Example:
      backchannel search Bout offer --speaker Blinken
      backchannel search '"prisoner swap"' --in statement --since 2022-07-01
    """
    filters = views.Filters(speaker, side, person, source_kind, outlet, kind)
    asked = " ".join(words)
    with workflow.open_ledger(ledger_path) as ledger:
        page = workflow.search(ledger, asked, filters, kinds or KINDS, since, newest, clocks)
    show(page, as_json)
