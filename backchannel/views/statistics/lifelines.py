"""One line a spell of custody, for a table or a picture.

In: the people of the record. Out: a table. Always true: a spell that lasts has no end, and is drawn with an
arrow; nobody whose end rests on a sensitive fact is shown by name.
"""

from __future__ import annotations

from backchannel.views.dates import day
from backchannel.views.figure_tables import Column, FigureTable, Range
from backchannel.views.spells import Bound, Spell
from backchannel.views.statistics.basis import figures, left, row
from backchannel.views.statistics.people import People
from backchannel.views.statistics.words import words

_KEYS = ("start_first", "start_last", "end_first", "end_last")


def lifelines(people: People, by: str | None = None) -> FigureTable:
    """All spells with the bounds of their starts and ends, the longest known start first."""
    shown = [spell for spell in people.spells if not spell.withheld and _drawn(spell)]
    shown.sort(key=lambda one: (one.start.first or one.start.last, people.record.cast.name(one.person)))
    rows = []
    for spell in shown:
        low, high = spell.days(people.today)
        end = spell.end
        cells = (
            people.record.cast.name(spell.person),
            people.groups(spell, "captor")[0],
            _from(spell.start), _till(end), Range(low, high), _how(spell),
            *(value.isoformat() if value else None for value in (
                spell.start.first, spell.start.last, end.first if end else None, end.last if end else None,
            )),
        )  # fmt: skip
        rows.append(row(cells, spell.facts))
    columns = (
        Column("person", "person"),
        Column("captor", "held by"),
        Column("from", "from"),
        Column("to", "to"),
        Column("days", "days", "days", ranged=True),
        Column("how", "how it ended"),
        *(Column(key, key.replace("_", " "), "date") for key in _KEYS),
    )
    withheld = sum(spell.withheld for spell in people.spells)
    undrawn = len(people.spells) - len(shown) - sum(s.withheld and _drawn(s) for s in people.spells)
    out = (*left(withheld, "withheld"), *left(undrawn, "no_bounds"), *people.uncounted())
    return figures(people.record, "lifelines", len(shown), columns, rows, left_out=out)


def _drawn(spell: Spell) -> bool:
    return spell.start.last is not None


def _from(bound: Bound) -> str:
    if bound.last is None:
        return "not stated"
    if not bound.real:
        return f"{day(bound.last)} at the latest"
    return _between(bound) + (", contested" if bound.contested else "")


def _till(bound: Bound | None) -> str:
    if bound is None:
        return "still held"
    if bound.last is None:
        return "not stated"
    if bound.first is None:
        return f"{day(bound.last)} at the latest"
    return _between(bound) + (", contested" if bound.contested else "")


def _between(bound: Bound) -> str:
    assert bound.last is not None  # both callers have looked
    if bound.first is None or bound.first == bound.last:
        return day(bound.last)
    return f"{day(bound.first)} to {day(bound.last)}"


def _how(spell: Spell) -> str | None:
    return ", ".join(words()["mechanism"].get(way, way) for way in spell.mechanisms) or None
