"""The command by which a person adds a claim that the readers missed.

In: a document, a type with its roles, and the words that say so. Out: an entry in the ledger. Always true:
the words stand in the document.
"""

from __future__ import annotations

import json
from typing import get_args

import click

from backchannel import workflow
from backchannel.cli.group import main
from backchannel.cli.options import by_option, json_option, ledger_option
from backchannel.records import SourceKind
from backchannel.views import Addition
from backchannel.views.answers import pairs_of


@main.command()
@click.option("--document", required=True, metavar="HASH|SOURCE|FILE", help="The article, as it was read.")
@click.option("--type", "claim_type", required=True, metavar="TYPE", help="The type of claim.")
@click.argument("parts", nargs=-1, required=True, metavar="ROLE=VALUE ...")
@click.option("--quote", required=True, metavar="TEXT", help="The exact words that say so.")
@click.option("--time", metavar="EDTF", help="When it was so.")
@click.option(
    "--speaker", default="", metavar="NAME", help="Whose word it is; the outlet's own unless given."
)
@click.option(
    "--source-kind", type=click.Choice(get_args(SourceKind)), default="on_record", show_default=True
)
@click.option("--why", required=True, metavar="TEXT", help="The reason; it stays on record.")
@by_option
@ledger_option
@json_option
def add(
    document: str, claim_type: str, parts: tuple[str, ...], quote: str, time: str | None, speaker: str,
    source_kind: SourceKind, why: str, by: str, ledger_path: str, as_json: bool,
) -> None:  # fmt: skip
    """Add a claim by hand, with the words of the article that it rests on.

    Roles and terms are those of the vocabulary; `;` parts several names; `polarity=negative` and
    `realis=alleged` stand beside the roles.

    \b
    Example:
      backchannel add --document 4f0c2a7be1d9 --type detention person="Ana Duarte" custodian=Chile \\
        --time 2031-02/.. --quote "jailed in Chile since February" --why "missed by the reader"
    """
    pairs = pairs_of(parts) | ({"time": time} if time else {})
    addition = Addition(claim_type, pairs, quote, by, why, speaker, source_kind)
    with workflow.open_ledger(ledger_path) as ledger:
        claim = workflow.add_claim(ledger, document, addition)
    if as_json:
        click.echo(json.dumps({"claim": claim, "added": claim is not None}))
    else:
        click.echo(f"{claim}: added by {by}" if claim else "known already: the same claim was added before")
