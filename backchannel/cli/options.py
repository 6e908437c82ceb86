"""Options that several commands share.

In: a command. Out: the command with its options. Always true: an option means the same in every command.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import wraps
from getpass import getuser
from typing import Any, TypeVar, cast

import click

from backchannel import views
from backchannel.settings import Service

F = TypeVar("F", bound=Callable[..., Any])


def ledger_option(command: F) -> F:
    """Which ledger."""
    return click.option(
        "--ledger",
        "ledger_path",
        default="backchannel.db",
        show_default=True,
        envvar="BACKCHANNEL_LEDGER",
        metavar="PATH",
        help="The ledger to use.",
    )(command)


def json_option(command: F) -> F:
    """JSON instead of a page."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON.")(command)


def day_option(name: str, help: str, *argument: str) -> Callable[[F], F]:
    """A day, given to the command as a date, under the name of `argument` where there is one."""
    return click.option(
        name,
        *argument,
        type=click.DateTime(["%Y-%m-%d"]),
        callback=lambda context, option, value: value and value.date(),
        metavar="YYYY-MM-DD",
        help=help,
    )


def clocks_option(command: F) -> F:
    """The two clocks, given to the command as one `clocks`."""

    @wraps(command)
    def asked(*args: Any, as_of: date | None, known_at: date | None, **rest: Any) -> Any:
        return command(*args, clocks=views.Clocks(as_of, known_at), **rest)

    known = day_option("--known-at", "Tell it by what had been published by that day.")(asked)
    return cast(F, day_option("--as-of", "Tell it as it was on that day.")(known))


def targets_option(command: F) -> F:
    """What to read, and a date of publication for it."""
    dated = click.option(
        "--date", "published", metavar="EDTF", help="Publication date, over what the text says."
    )
    return click.argument("targets", nargs=-1, required=True, metavar="PATH|URL|- ...")(dated(command))


def workers_option(command: F) -> F:
    """How many processes read."""
    return click.option(
        "--workers",
        type=click.IntRange(0, 64),
        default=0,
        metavar="N",
        help="Processes to read with; 0, the default, is one a core for a large batch.",
    )(command)


def service_option(command: F) -> F:
    """Options that name a language model, given to the command as one `service`, None without an endpoint."""

    @wraps(command)
    def asked(
        *args: Any, endpoint: str | None, model: str, timeout: float, key: str | None, **rest: Any
    ) -> Any:
        service = Service(endpoint, model, key, timeout) if endpoint else None
        return command(*args, service=service, **rest)

    for option in (
        click.option(
            "--timeout", type=float, default=120.0, help="Seconds to wait for an answer of the model."
        ),
        click.option("--key", envvar="BACKCHANNEL_API_KEY", hidden=True),
        click.option("--model", default="", metavar="NAME", help="The model to ask there."),
        click.option(
            "--endpoint", metavar="URL", help="Ask a language model at this OpenAI-compatible address."
        ),
    ):
        asked = option(asked)
    return cast(F, asked)


def by_option(command: F) -> F:
    """Who does it."""
    return click.option(
        "--by",
        envvar="BACKCHANNEL_USER",
        default=getuser,
        show_default="the login name",
        metavar="NAME",
        help="Who does it; stays on record.",
    )(command)
