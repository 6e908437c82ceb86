"""Commands by which people decide: on a claim, on who is who, on what is taken back, on a conflict.

In: names of claims, figures and entries, and a reason. Out: an entry in the ledger. Always true: what cannot
be meant is refused before anything is written.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict
from typing import Any, TypeVar

import click

from backchannel import views, workflow
from backchannel.cli.group import main, show
from backchannel.cli.options import by_option, clocks_option, json_option, ledger_option
from backchannel.entries import Judgement
from backchannel.errors import UsageError
from backchannel.views import decisions
from backchannel.views.answers import change_of, pairs_of

F = TypeVar("F", bound=Callable[..., Any])


def why_option(command: F) -> F:
    """The reason."""
    return click.option("--why", default="", metavar="TEXT", help="The reason; it stays on record.")(command)


@main.command()
@click.argument("claim")
@click.argument("verdict", type=click.Choice(["accept", "reject", "correct", "sensitive", "public"]))
@click.argument("parts", nargs=-1, metavar="[ROLE=VALUE] ...")
@click.option("--round", metavar="NAME", help="The round of review that it belongs to.")
@why_option
@by_option
@ledger_option
@json_option
def judge(
    claim: str, verdict: decisions.Verdict, parts: tuple[str, ...], round: str | None, why: str, by: str,
    ledger_path: str, as_json: bool,
) -> None:  # fmt: skip
    """Accept, reject or correct a claim, or say whether it may be published.

    CLAIM is its id as pages and `review --list` show it. A correction names the roles that differ; `none`
    takes one away, `;` parts several names; `time`, `polarity` and `realis` stand beside the roles.

    \b
    Example:
      backchannel judge 4f0c2a7be1d9#c3 accept
      backchannel judge 4f0c2a7be1d9#c3 correct stage=sentenced time=2022-08-04 --why "par. 2 says so"
      backchannel judge 4f0c2a7be1d9#c7 reject --why "the sentence is about another man"
    """
    with workflow.open_ledger(ledger_path) as ledger:
        fact = decisions.fact_called(workflow.record(ledger), claim)
        if parts and verdict != "correct":
            raise UsageError(f"{parts[0]!r} corrects, but the verdict is {verdict}: write correct")
        change = change_of(fact.type, pairs_of(parts)) if verdict == "correct" else None
        made = ledger.judge(decisions.about_claim(fact, verdict, by, why, change, round))
    _tell(made, f"{claim}: {verdict}", as_json)


@main.command()
@click.argument("keys", nargs=-1, required=True, metavar="NAME NAME ...")
@why_option
@by_option
@ledger_option
@json_option
def merge(keys: tuple[str, ...], why: str, by: str, ledger_path: str, as_json: bool) -> None:
    """Say that two names are one person or body, or two ids one deal; the first gives the name.

    NAME is a name, or a key as `backchannel who` shows it, or the id of a deal.

    \b
    Example:
      backchannel merge "Dmitry Peskov" "D. S. Peskov" --why "same office, same briefing"
      backchannel merge us-ru-griner-2022 us-ru-bout-2022 --why "one offer, told in two parts"
    """
    with workflow.open_ledger(ledger_path) as ledger:
        made = ledger.judge(decisions.merge(workflow.record(ledger), keys, by, why))
    _tell(made, " = ".join(made.keys), as_json)


@main.command()
@click.argument("keys", nargs=-1, required=True, metavar="NAME NAME ...")
@why_option
@by_option
@ledger_option
@json_option
def split(keys: tuple[str, ...], why: str, by: str, ledger_path: str, as_json: bool) -> None:
    """Part what is taken for one, or keep apart what may be: people, bodies, deals, claims of a deal.

    \b
    Example:
      backchannel split "Dmitry Peskov" "D. Peskov" --why "the other one is a banker"
      backchannel split us-ru-griner-2022 4f0c2a7be1d9#c3 --why "an offer of its own"
    """
    with workflow.open_ledger(ledger_path) as ledger:
        made = ledger.judge(decisions.split(workflow.record(ledger), keys, by, why))
    _tell(made, " / ".join(made.keys), as_json)


@main.command()
@click.argument("entry", type=int, required=False)
@click.option("--document", metavar="HASH|SOURCE", help="Its outlet withdrew or corrected this article.")
@why_option
@by_option
@ledger_option
@json_option
def retract(
    entry: int | None, document: str | None, why: str, by: str, ledger_path: str, as_json: bool
) -> None:
    """Take back a judgement by its entry, or note that an outlet withdrew or corrected an article.

    The claims of a withdrawn article stay on the pages, marked as withdrawn, and support nothing.

    \b
    Example:
      backchannel retract 214 --why "mixed up two brothers"
      backchannel retract --document 4f0c2a7be1d9 --why "correction of 3 Aug: the name was wrong"
    """
    if (entry is None) == (document is None):
        raise UsageError("name the entry to take back, or the article with --document, and not both")
    with workflow.open_ledger(ledger_path) as ledger:
        record = workflow.record(ledger)
        if document is not None:
            made = ledger.judge(decisions.withdraw(record, document, by, why))
        else:
            made = ledger.judge(decisions.take_back(record, entry or 0, by, why))
    _tell(made, f"{document} withdrawn" if document else f"entry {entry} taken back", as_json)


@main.command()
@click.argument("conflict")
@click.argument("claim", required=False)
@why_option
@by_option
@ledger_option
@json_option
def settle(conflict: str, claim: str | None, why: str, by: str, ledger_path: str, as_json: bool) -> None:
    """Settle a conflict in favour of a claim, or of none, with a reason that is shown.

    Both sides stay on the pages.

    \b
    Example:
      backchannel settle date:arrest:ana-duarte 4f0c2a7be1d9#c3 --why "the court's own release gives the date"
    """
    with workflow.open_ledger(ledger_path) as ledger:
        made = ledger.judge(decisions.settle(workflow.record(ledger), conflict, claim, by, why))
    _tell(made, f"{conflict} settled{f' for {claim}' if claim else ''}", as_json)


@main.command()
@click.argument("name", required=False)
@clocks_option
@ledger_option
@json_option
def judgements(name: str | None, clocks: views.Clocks, ledger_path: str, as_json: bool) -> None:
    """What people have decided: who, when and why, also what was taken back.

    NAME is somebody whom it is about, or who decided.

    \b
    Example:
      backchannel judgements
      backchannel judgements "Brittney Griner"
    """
    with workflow.open_ledger(ledger_path) as ledger:
        show(views.judgements(workflow.record(ledger, clocks), name), as_json)


def _tell(made: Judgement, what: str, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(asdict(made), ensure_ascii=False, indent=2))
    else:
        click.echo(f"entry {made.entry}: {what}, by {made.who}")
