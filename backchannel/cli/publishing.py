"""The command that writes what may be published as a site of plain files.

In: the ledger, a folder, options. Out: the folder. Always true: sensitive claims are published only after the
user has said so in words, or with --yes.
"""

from __future__ import annotations

import json
from pathlib import Path

import click

from backchannel import views, workflow
from backchannel.cli.group import main
from backchannel.cli.options import clocks_option, json_option, ledger_option
from backchannel.errors import UsageError

_WORDS = "publish sensitive claims"


@main.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--title", default="Backchannel", show_default=True, metavar="TEXT", help="What the site is called."
)
@click.option("--address", metavar="URL", help="Where it will stand: for feeds and a site map.")
@click.option("--with-unreviewed", is_flag=True, help="Also claims that nobody has reviewed.")
@click.option("--with-sensitive", is_flag=True, help="Also sensitive claims: families, health, whereabouts.")
@click.option("--with-texts", is_flag=True, help="Whole texts, which are the outlets' own.")
@click.option("--noindex", is_flag=True, help="Ask search engines to stay away.")
@click.option("--yes", is_flag=True, help="Do not ask before sensitive claims are published.")
@clocks_option
@ledger_option
@json_option
def publish(
    folder: Path, title: str, address: str | None, with_unreviewed: bool, with_sensitive: bool, with_texts: bool,
    noindex: bool, yes: bool, clocks: views.Clocks, ledger_path: str, as_json: bool,
) -> None:  # fmt: skip
    """Write what may be published into DIR, as a site that opens from a folder and from any server.

    Without options: reviewed claims that are not sensitive, with the sentences that ground them. DIR is
    written whole or not at all; one that publish wrote before is replaced.

    \b
    Example:
      backchannel publish site
      backchannel publish site --with-unreviewed --address https://example.org/record/
    """
    # The pages, the pictures and the spreadsheets are slow to load, and only this needs them all.
    from backchannel import publishing

    choice = publishing.Choice(title, address, clocks, with_unreviewed, with_sensitive, with_texts, noindex)
    if with_sensitive and not yes:
        asked = f"Families, health and whereabouts will be published. Type “{_WORDS}” to go on"
        if click.prompt(asked, default="", show_default=False, err=True).strip().strip("“”\"'") != _WORDS:
            raise UsageError("nothing was written: sensitive claims are published only when you say so")
    with workflow.open_ledger(ledger_path) as ledger:
        done = publishing.publish(ledger, folder, choice)
    if as_json:
        click.echo(json.dumps({"folder": str(done.folder), "files": done.files, "claims": done.claims,
                               "documents": done.documents}))  # fmt: skip
        return
    counted = ", ".join(
        f"{count:,} {what}{'' if count == 1 else 's'}"
        for count, what in ((done.files, "file"), (done.claims, "claim"), (done.documents, "document"))
    )
    click.echo(f"{folder}: {counted}")
    if not done.claims and not with_unreviewed:
        click.echo("nobody has reviewed anything yet: `backchannel review`, or --with-unreviewed", err=True)
