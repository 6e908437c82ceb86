"""The command that opens the record in a browser.

In: an address to listen at. Out: a server, until it is interrupted. Always true: nobody but this machine can
reach it unless the user says so.
"""

from __future__ import annotations

import click

from backchannel import workflow
from backchannel.cli.group import main
from backchannel.cli.options import by_option, ledger_option
from backchannel.desk import Desk


@main.command()
@click.option("--host", default="127.0.0.1", show_default=True, metavar="ADDRESS", help="Where to listen.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, metavar="N")
@click.option(
    "--name", "names", multiple=True, metavar="HOST",
    help="A further name under which the server may be called, as behind a proxy.",
)  # fmt: skip
@click.option("--public", is_flag=True, help="Show only what may be published, and let nobody write.")
@click.option("--password", envvar="BACKCHANNEL_PASSWORD", hidden=True)
@by_option
@ledger_option
def serve(
    host: str,
    port: int,
    names: tuple[str, ...],
    public: bool,
    password: str | None,
    by: str,
    ledger_path: str,
) -> None:
    """Open the record in a browser, with the interface for programs under /api/v1.

    Others can reach it only with --host, and only with a password (BACKCHANNEL_PASSWORD) or with --public.

    \b
    Example:
      backchannel serve --port 8080
    """
    # Only a server needs the libraries of one: every other command starts without them.
    from backchannel import serving

    with workflow.open_ledger(ledger_path, create=not public):
        pass  # what is wrong with it is said before anybody asks
    desk = Desk(ledger_path, password=password or None, public=public, user=by).called(host, *names)
    serving.serve(desk, host, port, lambda address: click.echo(f"{address}  (Ctrl-C ends it)", err=True))
