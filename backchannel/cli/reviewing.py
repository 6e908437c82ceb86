"""The review: one claim after the other, a list, a spreadsheet out and in again, how far two rounds agree.

In: the ledger, and answers. Out: judgements in the ledger, pages, files. Always true: a file that comes back
is checked whole before anything of it is written, and each of its rows is taken whole or not at all.
"""

from __future__ import annotations

import json
from dataclasses import asdict

import click

from backchannel import render, views, workflow
from backchannel.cli.group import complain, main, show
from backchannel.cli.options import by_option, clocks_option, json_option, ledger_option
from backchannel.cli.sitting import Judge, Sitting
from backchannel.errors import InputError, Unreadable
from backchannel.views import sheet
from backchannel.views.queue import item_of, seen_in

SCHEMA = "backchannel.review/1"


@main.command()
@click.option("--list", "listed", is_flag=True, help="List what waits, without asking.")
@click.option(
    "--first", type=click.IntRange(1), default=100, help="With --list: how many.", show_default=True
)
@click.option("--round", metavar="NAME", help="A round of its own, blind to what others answered.")
@click.option("--agreement", nargs=2, metavar="A B", help="How far two rounds, or two people, agree.")
@click.option("--export", "target", metavar="FILE", help="Write what waits to a spreadsheet (.xlsx or .csv).")
@click.option("--import", "source", metavar="FILE", help="Take back a spreadsheet that was filled in.")
@click.option("--all", "everything", is_flag=True, help="With --export: also what was judged already.")
@click.option("--with-sensitive", is_flag=True, help="With --export: also sensitive claims.")
@by_option
@clocks_option
@ledger_option
@json_option
def review(
    listed: bool, first: int, round: str | None, agreement: tuple[str, str] | None, target: str | None,
    source: str | None, everything: bool, with_sensitive: bool, by: str, clocks: views.Clocks,
    ledger_path: str, as_json: bool,
) -> int:  # fmt: skip
    """Go through what was read, what matters most first: accept, correct, reject, one key each.

    Answers also come from a pipe, one a line. `first` is the name of the round without a name.

    \b
    Example:
      backchannel review
      backchannel review --list --json
      backchannel review --export monday.xlsx
      backchannel review --import monday.xlsx --by "Ana Silva"
      backchannel review --round second
      backchannel review --agreement first second
    """
    with workflow.open_ledger(ledger_path) as ledger:
        record = workflow.record(ledger, clocks)
        if agreement:
            show(views.agreement_page(record, *agreement), as_json)
        elif source:
            return _take_back(ledger.judge, record, source, by, round, as_json)
        elif target:
            _write(record, target, round, everything, with_sensitive, as_json)
        elif listed or as_json:
            _list(record, round, first, as_json)
        else:
            _sit(ledger.judge, record, by, round)
    return 0


def _list(record: views.Record, round: str | None, first: int, as_json: bool) -> None:
    if not as_json:
        show(views.review(record, round, first), False)
        return
    items = [asdict(item) for item in views.queue(record, round)]
    told = {"schema": SCHEMA, "round": round, "items": items}
    click.echo(json.dumps(told, ensure_ascii=False, indent=2))


def _sit(judge: Judge, record: views.Record, by: str, round: str | None) -> None:
    items = views.queue(record, round)
    if not items:
        click.echo("nothing waits for review")
        return
    sitting = Sitting(judge, seen_in(record, round), by, round)
    sitting.run(items)
    told = [f"{count:,} {kind}" for kind, count in sitting.done.items() if count]
    answers = ("accept", "correct", "reject", "merge", "split")
    left = len(items) - sum(sitting.done[kind] for kind in answers)
    click.echo(f"\n{', '.join(told) or 'nothing judged'}; {left:,} wait")


def _write(
    record: views.Record, target: str, round: str | None, everything: bool, sensitive: bool, as_json: bool
) -> None:
    items = [item_of(record, fact) for fact in record.facts] if everything else views.queue(record, round)
    items = [item for item in items if item.claim]
    chosen = [item for item in items if sensitive or not item.sensitive]
    render.write_sheet(target, sheet.columns(chosen), sheet.rows(chosen), {sheet.VERDICT: sheet.VERDICTS})
    left = len(items) - len(chosen)
    if as_json:
        click.echo(json.dumps({"file": target, "rows": len(chosen), "sensitive_left_out": left}))
        return
    note = f"; {left:,} sensitive left out (--with-sensitive)" if left else ""
    click.echo(f"{len(chosen):,} claims written to {target}{note}")


def _take_back(
    judge: Judge, record: views.Record, source: str, by: str, round: str | None, as_json: bool
) -> int:
    header, table = render.read_sheet(source)
    missing = sheet.missing_columns(header)
    if missing:
        raise Unreadable(f"{source} lacks the columns {', '.join(missing)}: export the review again")
    found = sheet.check(seen_in(record, round), table, by, round)
    for judgement in found.judgements:
        judge(judgement)
    for fault in found.faults:
        complain(f"{source}, {fault}", 0)
    written = len(found.judgements)
    if as_json:
        told = {"written": written, "known": found.known, "blank": found.blank}
        faults = [asdict(fault) for fault in found.faults]
        click.echo(json.dumps({**told, "faults": faults}, ensure_ascii=False, indent=2))
    else:
        parts = [f"{written:,} judgement{'' if written == 1 else 's'} written"]
        parts += [f"{found.known:,} known already"] if found.known else []
        parts += [f"{found.blank:,} not filled in"] if found.blank else []
        parts += [f"{len(found.faults):,} left out"] if found.faults else []
        click.echo(", ".join(parts))
    return InputError.exit_code if found.faults else 0
