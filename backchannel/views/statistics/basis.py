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

_STATES = {"accept": "accepted", "correct": "corrected", "reject": "rejected"}


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
    judged: Counter[str] = Counter()
    by_document = _judged(record)
    for fact in record.facts:
        if fact.id in claims:
            state = by_document.get(fact.reading.document.sha256, {}).get(_place(fact))
            judged[state or "unreviewed"] += 1
    done = sum(judged.values()) - judged["unreviewed"]
    if not done:
        return "not reviewed"
    parts = ", ".join(f"{n} {state}" for state, n in sorted(judged.items()) if state != "unreviewed")
    return f"{done} of {len(claims)} claims reviewed: {parts}"


def _judged(record: Record) -> dict[str, dict[tuple[object, ...], str]]:
    """The last judgement on each assertion, by document and place."""
    found: dict[str, dict[tuple[object, ...], str]] = {}
    taken_back = {one.about for one in record.judgements if one.kind == "retract" and one.about}
    for one in sorted(record.judgements, key=lambda judgement: judgement.entry):
        if one.entry in taken_back:
            continue
        if one.assertion and one.kind in _STATES:
            place = (one.assertion.type, one.assertion.polarity, frozenset(one.assertion.evidence))
            found.setdefault(one.assertion.document, {})[place] = _STATES[one.kind]
    return found


def _place(fact: Fact) -> tuple[object, ...]:
    return (fact.type, fact.claim.polarity, frozenset(fact.claim.evidence))
