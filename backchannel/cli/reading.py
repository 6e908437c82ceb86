"""Commands that read articles: into the ledger, as bare readings, by two readers.

In: what the user names. Out: what became of each article, and what is new. Always true: what fails in one
article is told on standard error and the others go on.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence

import click

from backchannel import render, views, workflow
from backchannel.cli.group import complain, main, progress, show, stdin
from backchannel.cli.options import json_option, ledger_option, service_option, targets_option, workers_option
from backchannel.errors import UsageError
from backchannel.readings import to_json
from backchannel.settings import Service, Settings


@main.command()
@targets_option
@workers_option
@service_option
@ledger_option
@json_option
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
    with workflow.open_ledger(ledger_path, create=True) as ledger, progress() as step:
        reader = workflow.reader_for(service)
        found = workflow.read_into(
            ledger, targets, reader, published=published, stdin=stdin(), settings=Settings(workers=workers)
        )
        for result in found:
            tell(result)
            step(result.outcome, result.location)
            results.append(result)
    _report(results, as_json)
    return exit_code(results)


@main.command()
@targets_option
@workers_option
@service_option
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
    found = workflow.extract(targets, reader, published=published, stdin=stdin(), settings=settings)
    for result in found:
        tell(result)
        if result.reading is not None:
            click.echo(json.dumps(to_json(result.reading), ensure_ascii=False))
            sys.stdout.flush()
        results.append(workflow.Result(result.location, result.outcome, error=result.error))
    return exit_code(results)


@main.command()
@targets_option
@service_option
@json_option
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
    for pair in workflow.compare(targets, readers, published=published, stdin=stdin()):
        first, second = (result.reading for result in pair)
        for error in dict.fromkeys(str(result.error) for result in pair if result.error):
            complain(error, 0)
        if first and second:
            show(views.comparison(first, second), as_json)
        results.append(pair[0] if pair[0].error else pair[1])
    return exit_code(results)


def tell(result: workflow.Result) -> None:
    """Say on standard error what is wrong with an article, or missing in it."""
    if result.error:
        complain(str(result.error), 0)
    for warning in result.document.warnings if result.document else ():
        complain(f"{result.location}: {warning}", 0)


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


def exit_code(results: Iterable[workflow.Result]) -> int:
    """The code of the first error, or 0 where there is none; what could be read is kept either way."""
    return next((result.error.exit_code for result in results if result.error), 0)
