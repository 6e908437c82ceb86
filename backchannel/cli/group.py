"""The group of commands, and how each of them ends: in text, in JSON, or in one line of error.

In: arguments. Out: an exit code that `errors.py` tells. Always true: an error that is raised on purpose is
one line on standard error.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any, BinaryIO

import click

from backchannel import __version__, needs, render, views, workflow
from backchannel.errors import BackchannelError

INTERRUPTED = 130


class Commands(click.Group):
    """The group of commands, with every error as one line and an exit code."""

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run the command line; never returns."""
        extra["standalone_mode"] = False
        try:
            code = super().main(*args, **extra) or 0
            sys.stdout.flush()
        except BackchannelError as error:
            code = complain(str(error), error.exit_code)
        except click.exceptions.NoArgsIsHelpError as error:
            code = complain(error.format_message(), error.exit_code, name="")
        except click.UsageError as error:
            where = f" (see `{error.ctx.command_path} --help`)" if error.ctx else ""
            code = complain(f"{error.format_message()}{where}", error.exit_code)
        except click.ClickException as error:
            code = complain(error.format_message(), error.exit_code)
        except click.Abort:
            code = complain("stopped", INTERRUPTED)
        except BrokenPipeError:
            # Whoever read our output has enough; Python must not complain about it when it flushes at the
            # end.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            code = 0
        sys.exit(code)


def complain(message: str, code: int, name: str = "backchannel: ") -> int:
    """Say on standard error what is wrong; gives the exit code back."""
    click.echo(f"{name}{message}", err=True)
    return code


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="backchannel", message="%(prog)s %(version)s")
def main() -> None:
    """Read the coverage of hostage and prisoner-exchange negotiations, and keep the record.

    Every fact that it shows knows who said it, when, and in which sentence.

    \b
    Example:
      backchannel read article.txt
      backchannel brief "Brittney Griner"
    """


def stdin() -> BinaryIO:
    """Standard input as bytes."""
    return sys.stdin.buffer


def progress() -> AbstractContextManager[Callable[[str, str], None]]:
    """A line on standard error that tells how far a batch is."""
    return render.progress(render.console_for(sys.stderr))


def show(page: views.Page, as_json: bool) -> None:
    """Print a page, laid out or as JSON."""
    if as_json:
        click.echo(json.dumps(views.to_json(page), ensure_ascii=False, indent=2))
    else:
        render.show_page(page, render.console_for(sys.stdout))


def show_about(
    view: Callable[..., views.Page],
    name: str | None,
    clocks: views.Clocks,
    ledger_path: str,
    as_json: bool,
    **more: Any,
) -> None:
    """Print the page that a view tells of a name, from what the ledger holds about it."""
    with workflow.open_ledger(ledger_path) as ledger:
        show(view(workflow.record(ledger, clocks, needs.about(name)), name, **more), as_json)
