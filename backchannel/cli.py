"""The command line: one function a command, each a thin cover over the workflow and the views.

In: arguments. Out: text or JSON on standard output, errors of one line on standard error, and an exit code
that `errors.py` tells. Always true: nothing is worked out here.
"""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from datetime import date
from functools import wraps
from typing import Any, BinaryIO, TypeVar, cast

import click

from backchannel import __version__, render, views, workflow
from backchannel.errors import BackchannelError, UsageError
from backchannel.readings import to_json
from backchannel.settings import Service, Settings

F = TypeVar("F", bound=Callable[..., Any])
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
            code = _complain(str(error), error.exit_code)
        except click.exceptions.NoArgsIsHelpError as error:
            code = _complain(error.format_message(), error.exit_code, name="")
        except click.UsageError as error:
            where = f" (see `{error.ctx.command_path} --help`)" if error.ctx else ""
            code = _complain(f"{error.format_message()}{where}", error.exit_code)
        except click.ClickException as error:
            code = _complain(error.format_message(), error.exit_code)
        except click.Abort:
            code = _complain("stopped", INTERRUPTED)
        except BrokenPipeError:
            # Whoever read our output has enough; Python must not complain about it when it flushes at the
            # end.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            code = 0
        sys.exit(code)


def _complain(message: str, code: int, name: str = "backchannel: ") -> int:
    click.echo(f"{name}{message}", err=True)
    return code


def _ledger(command: F) -> F:
    return click.option(
        "--ledger",
        "ledger_path",
        default="backchannel.db",
        show_default=True,
        envvar="BACKCHANNEL_LEDGER",
        metavar="PATH",
        help="The ledger to use.",
    )(command)


def _json(command: F) -> F:
    return click.option("--json", "as_json", is_flag=True, help="Print JSON.")(command)


def _day(name: str, help: str) -> Callable[[F], F]:
    return click.option(
        name,
        type=click.DateTime(["%Y-%m-%d"]),
        callback=lambda context, option, value: value and value.date(),
        metavar="YYYY-MM-DD",
        help=help,
    )


def _clocks(command: F) -> F:
    """The two clocks, given to the command as one `clocks`."""

    @wraps(command)
    def asked(*args: Any, as_of: date | None, known_at: date | None, **rest: Any) -> Any:
        return command(*args, clocks=views.Clocks(as_of, known_at), **rest)

    known = _day("--known-at", "Tell it by what had been published by that day.")(asked)
    return cast(F, _day("--as-of", "Tell it as it was on that day.")(known))


def _targets(command: F) -> F:
    dated = click.option(
        "--date", "published", metavar="EDTF", help="Publication date, over what the text says."
    )
    return click.argument("targets", nargs=-1, required=True, metavar="PATH|URL|- ...")(dated(command))


def _workers(command: F) -> F:
    return click.option(
        "--workers",
        type=click.IntRange(0, 64),
        default=0,
        metavar="N",
        help="Processes to read with; 0, the default, is one a core for a large batch.",
    )(command)


def _service(command: F) -> F:
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


@main.command()
@_targets
@_workers
@_service
@_ledger
@_json
def read(
    targets: tuple[str, ...],
    published: str | None,
    workers: int,
    service: Service | None,
    ledger_path: str,
    as_json: bool,
) -> int:
    """Read articles into the ledger, then say what is new.

    Takes files (text, HTML, PDF, JSON, JSON lines), folders, addresses, and - for standard input. The same
    bytes are read only once.

    \b
    Example:
      backchannel read reports/ https://example.org/story.html
      backchannel read scan.txt --date 2022-07-28
    """
    results: list[workflow.Result] = []
    with workflow.open_ledger(ledger_path, create=True) as ledger, _progress() as step:
        reader = workflow.reader_for(service)
        found = workflow.read_into(
            ledger, targets, reader, published=published, stdin=_stdin(), settings=Settings(workers=workers)
        )
        for result in found:
            _tell(result)
            step(result.outcome, result.location)
            results.append(result)
    _report(results, as_json)
    return _exit_code(results)


@main.command()
@click.argument("name")
@_clocks
@_ledger
@_json
def brief(name: str, clocks: views.Clocks, ledger_path: str, as_json: bool) -> None:
    """A case or a deal on one page, every line with its source.

    NAME is a person, a side, or the two sides of a deal.

    \b
    Example:
      backchannel brief "Brittney Griner"
      backchannel brief "United States Russia" --as-of 2022-07-28
    """
    with workflow.open_ledger(ledger_path) as ledger:
        _show(views.brief(workflow.record(ledger, clocks), name), as_json)


@main.command()
@click.argument("name")
@click.option("--about", metavar="WORDS", help="Only what holds these words, or names these people.")
@_day("--since", "Only what was said from that day on.")
@_clocks
@_ledger
@_json
def said(
    name: str, about: str | None, since: date | None, clocks: views.Clocks, ledger_path: str, as_json: bool
) -> None:
    """Everything that one person, office or side has said.

    \b
    Example:
      backchannel said Peskov --about Griner --since 2022-07-01
      backchannel said Russia
    """
    with workflow.open_ledger(ledger_path) as ledger:
        _show(views.said(workflow.record(ledger, clocks), name, about, since), as_json)


@main.command()
@click.argument("name")
@_clocks
@_ledger
@_json
def timeline(name: str, clocks: views.Clocks, ledger_path: str, as_json: bool) -> None:
    """Dated events of a person's case or of a deal, each with its source.

    \b
    Example:
      backchannel timeline "Paul Whelan"
    """
    with workflow.open_ledger(ledger_path) as ledger:
        _show(views.timeline(workflow.record(ledger, clocks), name), as_json)


@main.command()
@_clocks
@_ledger
@_json
def status(clocks: views.Clocks, ledger_path: str, as_json: bool) -> None:
    """Every open deal: terms, each side's last word, days since, what blocks it.

    \b
    Example:
      backchannel status --as-of 2022-11-01
    """
    with workflow.open_ledger(ledger_path) as ledger:
        _show(views.status(workflow.record(ledger, clocks)), as_json)


@main.command()
@_targets
@_workers
@_service
@click.option("--json", is_flag=True, expose_value=False, help="Print JSON, as it always does.")
def extract(targets: tuple[str, ...], published: str | None, workers: int, service: Service | None) -> int:
    """The bare reading of each article as a line of JSON, without a ledger.

    \b
    Example:
      backchannel extract article.txt > readings.jsonl
      cat article.html | backchannel extract -
    """
    results = []
    reader, settings = workflow.reader_for(service), Settings(workers=workers)
    found = workflow.extract(targets, reader, published=published, stdin=_stdin(), settings=settings)
    for result in found:
        _tell(result)
        if result.reading is not None:
            click.echo(json.dumps(to_json(result.reading), ensure_ascii=False))
            sys.stdout.flush()
        results.append(workflow.Result(result.location, result.outcome, error=result.error))
    return _exit_code(results)


@main.command()
@_targets
@_service
@_json
def compare(targets: tuple[str, ...], published: str | None, service: Service | None, as_json: bool) -> int:
    """What the built-in reader and a language model claim of the same article, side by side.

    \b
    Example:
      backchannel compare article.txt --endpoint http://localhost:11434/v1 --model qwen3
    """
    if service is None:
        raise UsageError("name the model to compare with: --endpoint URL --model NAME")
    readers = (workflow.RuleReader(), workflow.reader_for(service))
    results = []
    for pair in workflow.compare(targets, readers, published=published, stdin=_stdin()):
        first, second = (result.reading for result in pair)
        for error in dict.fromkeys(str(result.error) for result in pair if result.error):
            _complain(error, 0)
        if first and second:
            _show(views.comparison(first, second), as_json)
        results.append(pair[0] if pair[0].error else pair[1])
    return _exit_code(results)


def _stdin() -> BinaryIO:
    return sys.stdin.buffer


def _progress() -> AbstractContextManager[Callable[[str, str], None]]:
    return render.progress(render.console_for(sys.stderr))


def _show(page: views.Page, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(views.to_json(page), ensure_ascii=False, indent=2))
    else:
        render.show_page(page, render.console_for(sys.stdout))


def _tell(result: workflow.Result) -> None:
    """Say on standard error what is wrong with an article, or missing in it."""
    if result.error:
        _complain(str(result.error), 0)
    for warning in result.document.warnings if result.document else ():
        _complain(f"{result.location}: {warning}", 0)


def _report(results: Sequence[workflow.Result], as_json: bool) -> None:
    counts = Counter(result.outcome for result in results)
    new = views.arrivals(workflow.record_of(result.reading for result in results if result.reading))
    if as_json:
        failed = [{"source": r.location, "error": str(r.error)} for r in results if r.error]
        told = {"read": counts["read"], "known": counts["known"], "failed": failed, "new": views.to_json(new)}
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
        return
    parts = [f"{_documents(counts['read'])} read"]
    parts += [f"{counts['known']:,} known already"] if counts["known"] else []
    parts += [f"{counts['failed']:,} failed"] if counts["failed"] else []
    click.echo(", ".join(parts))
    render.show_arrivals(new, render.console_for(sys.stdout))


def _documents(count: int) -> str:
    return f"{count:,} document{'' if count == 1 else 's'}"


def _exit_code(results: Iterable[workflow.Result]) -> int:
    """The code of the first error, or 0 where there is none; what could be read is kept either way."""
    return next((result.error.exit_code for result in results if result.error), 0)
