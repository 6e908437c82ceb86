"""The review as a spreadsheet: claims out, with columns to fill in, and what was filled in back again.

In: items of the queue, or the rows of a file that came back. Out: rows of text, or judgements and faults.
Always true: a row is taken whole or not at all; a fault names the row, the column and what to do; a row that
nobody filled in changes nothing, and neither does one that came before.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from backchannel.entries import Judgement
from backchannel.errors import BackchannelError, NotFound, UsageError
from backchannel.views.answers import change_of
from backchannel.views.decisions import NEEDS_WHY, about_claim, fact_called, is_repeated
from backchannel.views.queue import Item, item_of
from backchannel.views.record import Fact, Record
from backchannel.vocabulary import vocabulary

Cells = dict[str, str]

SHOWN = (
    "claim", "type", "in words", "roles", "time", "quote", "says", "outlet", "published", "source", "speaker",
    "confidence", "review", "assertion",
)  # fmt: skip
VERDICT, NOTE, BY, NEW = "verdict", "note", "by", "new "
VERDICTS = ("accept", "correct", "reject", "sensitive", "public")
_NEEDED = ("claim", "quote", "assertion", VERDICT)


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in a row: its number in the file, the column, and what to do about it."""

    row: int
    column: str
    what: str

    def __str__(self) -> str:
        return f"row {self.row}, {self.column}: {self.what}"


@dataclass(frozen=True, slots=True)
class Check:
    """What a file asks for: judgements not made before, how many were, how many rows are blank, and faults."""

    judgements: tuple[Judgement, ...]
    known: int
    blank: int
    faults: tuple[Fault, ...]


def columns(items: Sequence[Item]) -> tuple[str, ...]:
    """The columns for these items: what is known, then what to fill in, a column for each role of their types."""
    present = {item.type for item in items}
    roles = [role for name, kind in vocabulary().types.items() if name in present for role in kind.roles]
    return (*SHOWN, VERDICT, NOTE, BY, *(f"{NEW}{part}" for part in dict.fromkeys(["time", *roles])))


def rows(items: Sequence[Item]) -> list[Cells]:
    """One row of text for each item, the columns to fill in left out."""
    return [_row(item) for item in items]


def check(
    record: Record, table: Iterable[tuple[int, Mapping[str, str]]], by: str, round: str | None = None
) -> Check:
    """What the numbered rows of a file ask for. `by` is whoever a row does not name; nothing is written."""
    found: list[Judgement] = []
    faults: list[Fault] = []
    seen: dict[str, tuple[int, Judgement]] = {}
    known = blank = 0
    for number, cells in table:
        try:
            judgement = _judgement(record, cells, by, round)
        except _Wrong as wrong:
            faults.append(Fault(number, wrong.column, wrong.what))
            continue
        claim = cells["claim"]
        if judgement is None:
            blank += 1
        elif claim in seen and seen[claim][1] != judgement:
            faults.append(
                Fault(number, "claim", f"{claim} has another verdict in row {seen[claim][0]}: keep one")
            )
        elif claim in seen or is_repeated(record, judgement):
            known += 1
        else:
            seen[claim] = (number, judgement)
            found.append(judgement)
    return Check(tuple(found), known, blank, tuple(faults))


def missing_columns(header: Iterable[str]) -> list[str]:
    """The columns without which a file cannot be taken back."""
    return [name for name in _NEEDED if name not in set(header)]


class _Wrong(Exception):
    """A row that cannot be taken: the column at fault, and what to do."""

    def __init__(self, column: str, what: str) -> None:
        super().__init__(what)
        self.column, self.what = column, what


def _row(item: Item) -> Cells:
    note = item.notes[0] if item.notes else None
    return {
        "claim": item.claim,
        "type": item.type,
        "in words": item.text,
        "roles": " | ".join(f"{role}: {value}" for role, value in item.roles.items()),
        "time": item.time or "",
        "quote": quote_of(item),
        "says": item.says,
        "outlet": (note.outlet if note else None) or "",
        "published": (note.published if note else None) or "",
        "source": note.source if note else "",
        "speaker": item.speaker or "",
        "confidence": f"{item.confidence:.2f}",
        "review": item.review,
        "assertion": item.assertion,
    }


def quote_of(item: Item) -> str:
    """The sentences that a claim rests on, on one line."""
    return " … ".join(_line(note.quote) for note in item.notes)


def _line(text: str) -> str:
    """The text on one line, without signs that a spreadsheet cannot hold."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


def _judgement(record: Record, cells: Mapping[str, str], by: str, round: str | None) -> Judgement | None:
    verdict = cells.get(VERDICT, "").strip().lower()
    new = {
        name.removeprefix(NEW): text for name, text in cells.items() if name.startswith(NEW) and text.strip()
    }
    if not verdict and not new:
        return None
    fact = _fact(record, cells)
    if not verdict:
        raise _Wrong(VERDICT, "new values without a verdict: write `correct`, or empty the cells")
    if verdict not in VERDICTS:
        raise _Wrong(VERDICT, f"{verdict!r} is no verdict: write {', '.join(VERDICTS)}, or leave it empty")
    if new and verdict != "correct":
        raise _Wrong(VERDICT, f"new values stand beside {verdict!r}: write `correct`, or empty the cells")
    if verdict == "correct" and not new:
        raise _Wrong(VERDICT, "a correction without new values: fill in the `new ...` cells that differ")
    note = cells.get(NOTE, "").strip()
    if not note and verdict in NEEDS_WHY:
        raise _Wrong(NOTE, f"a reason is needed for {verdict!r}: write it here")
    change = None
    for name, text in new.items():
        try:
            change_of(fact.type, {name: text})
        except UsageError as error:
            raise _Wrong(f"{NEW}{name}", str(error)) from error
    if new:
        change = change_of(fact.type, new)
    try:
        return about_claim(fact, verdict, cells.get(BY, "").strip() or by, note, change, round)  # type: ignore[arg-type]
    except BackchannelError as error:
        raise _Wrong(VERDICT, str(error)) from error


def _fact(record: Record, cells: Mapping[str, str]) -> Fact:
    """The claim that a row is about, made sure of by its hash and its quote."""
    claim = cells.get("claim", "").strip()
    try:
        fact = fact_called(record, claim)
    except NotFound as error:
        raise _Wrong("claim", str(error)) from error
    item = item_of(record, fact)
    if cells["assertion"].strip() != item.assertion:
        raise _Wrong(
            "assertion",
            f"{claim} says something else by now, or the cell was changed: export the review again",
        )
    if _line(cells["quote"]) != _line(quote_of(item)):
        raise _Wrong(
            "quote", f"the quote is not that of {claim}: restore the cell, or export the review again"
        )
    return fact
