"""What every table shares: the clocks, how many documents, what is left out, and the state of review.

In: the record, columns and rows. Out: a `FigureTable`. Always true: the state of review is told of exactly the
claims that the rows rest on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from backchannel.views.figure_tables import Cell, Column, FigureRow, FigureTable, LeftOut
from backchannel.views.record import Fact, Record
from backchannel.views.statistics.words import text, words


def ids(facts: Iterable[Fact]) -> tuple[str, ...]:
    """Names of the claims, each once and sorted."""
    return tuple(sorted({fact.id for fact in facts}))


def row(cells: Sequence[Cell], facts: Iterable[Fact] = ()) -> FigureRow:
    """One row with the claims that it rests on."""
    return FigureRow(tuple(cells), ids(facts))


def left(n: int, name: str) -> tuple[LeftOut, ...]:
    """One reason for what is left out; nothing where nobody is."""
    return (LeftOut(n, text(name)),) if n else ()


def figures(
    record: Record,
    name: str,
    n: int,
    columns: tuple[Column, ...],
    rows: Sequence[FigureRow],
    *,
    by: str | None = None,
    left_out: tuple[LeftOut, ...] = (),
    notes: tuple[str, ...] = (),
) -> FigureTable:
    """A table by the words that `words.yaml` holds for it."""
    entry = words()["tables"][name]
    clocks = record.clocks
    claims = {claim for one in rows for claim in one.claims}
    return FigureTable(
        name,
        str(entry["title"]),
        str(entry["counts"]),
        str(entry["unit"]),
        n,
        columns,
        tuple(rows),
        left_out,
        (*(str(note) for note in entry.get("notes", ())), *notes),
        by,
        record.today.isoformat() if record.today else None,
        clocks.known_at.isoformat() if clocks.known_at else None,
        len(record.readings),
        reviewed(record, claims),
    )


def reviewed(record: Record, claims: set[str]) -> str:
    """How many of these claims people have judged: `not reviewed`, or `3 of 10 claims reviewed: 3 accepted`."""
    if not claims:
        return "rests on no claim"
    judged = Counter(fact.review for claim in claims if (fact := record.find(claim)))
    done = sum(judged.values()) - judged["unreviewed"]
    if not done:
        return "not reviewed"
    parts = ", ".join(f"{n} {state}" for state, n in sorted(judged.items()) if state != "unreviewed")
    return f"{done} of {len(claims)} claims reviewed: {parts}"
