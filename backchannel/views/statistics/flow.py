"""How many were taken and how many freed in each year.

In: the people of the record. Out: a table. Always true: a day that may lie in two years counts in neither for
certain and in both as possible; a start that is only attested counts in no year.
"""

from __future__ import annotations

from collections import defaultdict

from backchannel.views.figure_tables import Cell, Column, FigureTable, Range
from backchannel.views.spells import Bound, Spell
from backchannel.views.statistics.basis import figures, left, row
from backchannel.views.statistics.people import People


def flow(people: People, by: str | None) -> FigureTable:
    """Spells begun and ended by year, in each group where one is asked for."""
    taken: dict[tuple[int, str], list[tuple[bool, Spell]]] = defaultdict(list)
    freed: dict[tuple[int, str], list[tuple[bool, Spell]]] = defaultdict(list)
    no_start = no_end = 0
    for spell in people.spells:
        starts = _years(spell.start) if spell.start.real else []
        ends = _years(spell.end) if spell.end else []
        no_start += not starts
        no_end += spell.end is not None and not ends
        for group in people.groups(spell, by):
            for year in starts:
                taken[year, group].append((len(starts) == 1, spell))
            for year in ends:
                freed[year, group].append((len(ends) == 1, spell))
    rows = []
    for year, group in _all_years(set(taken) | set(freed)):
        begun, ended = taken[year, group], freed[year, group]
        cells: list[Cell] = [str(year), *([group] if by else []), _range(begun), _range(ended)]
        rows.append(row(cells, [fact for _, spell in (*begun, *ended) for fact in spell.facts]))
    columns = (
        Column("year", "year"),
        *((Column("group", by),) if by else ()),
        Column("taken", "taken", "number", ranged=True),
        Column("freed", "freed", "number", ranged=True),
    )
    out = (*left(no_start, "no_start"), *left(no_end, "no_end_date"), *people.uncounted())
    return figures(people.record, "flow", len(people.spells), columns, rows, by=by, left_out=out)


def _years(bound: Bound) -> list[int]:
    if bound.first is None or bound.last is None:
        return []
    return list(range(bound.first.year, bound.last.year + 1))


def _all_years(keys: set[tuple[int, str]]) -> list[tuple[int, str]]:
    """Each year from the first to the last, also those in which nothing is told."""
    if not keys:
        return []
    groups = sorted({group for _, group in keys})
    years = [year for year, _ in keys]
    every = range(min(years), max(years) + 1)
    return [(year, group) for year in every for group in groups if len(groups) == 1 or (year, group) in keys]


def _range(found: list[tuple[bool, Spell]]) -> Range:
    return Range(sum(certain for certain, _ in found), len(found))
