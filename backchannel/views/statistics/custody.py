"""Time in custody: medians, the longest, and the whole curve of survival, by groups.

In: the people of the record. Out: two tables. Always true: both are worked out with the fewest and with the
most days that the record leaves open, and spells that last are censored.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from backchannel.views.figure_tables import Cell, Column, FigureRow, FigureTable, LeftOut, Range
from backchannel.views.spells import Spell
from backchannel.views.statistics.basis import figures, left, row
from backchannel.views.statistics.people import People
from backchannel.views.statistics.survival import Curve, kaplan_meier


@dataclass(frozen=True)
class _Timed:
    spell: Spell
    low: int
    high: int


def custody(people: People, by: str | None) -> FigureTable:
    """Median and longest time in each group."""
    groups, out = _groups(people, by)
    rows = []
    for group, timed in groups:
        fewest, most = _curve(timed, "low"), _curve(timed, "high")
        ended = sum(one.spell.end is not None for one in timed)
        longest = max(timed, key=lambda one: (one.high, one.low))
        withheld = longest.spell.withheld
        cells: list[Cell] = [
            group, len(timed), ended, len(timed) - ended,
            _span(fewest.median, most.median), _interval(fewest, most),
            Range(longest.low, longest.high),
            None if withheld else people.record.cast.name(longest.spell.person),
        ]  # fmt: skip
        rows.append(row(cells, [fact for one in timed for fact in one.spell.facts]))
    columns = (
        Column("group", by or "group"),
        Column("spells", "spells", "number"),
        Column("ended", "ended", "number"),
        Column("open", "still held", "number"),
        Column("median", "median days", "days", ranged=True),
        Column("interval", "95 % interval", "days", ranged=True),
        Column("longest", "longest, days", "days", ranged=True),
        Column("who", "whose"),
    )
    n = len(people.spells) - sum(one.n for one in out)
    return figures(people.record, "custody", n, columns, rows, by=by, left_out=(*out, *people.uncounted()))


def survival(people: People, by: str | None) -> FigureTable:
    """The curve of each group, once for the fewest and once for the most days."""
    groups, out = _groups(people, by)
    rows: list[FigureRow] = []
    for group, timed in groups:
        facts = [fact for one in timed for fact in one.spell.facts]
        for bound, attribute in (("fewest", "low"), ("most", "high")):
            rows.append(row((group, bound, 0, len(timed), 0, 1.0, None), facts))
            for step in _curve(timed, attribute).steps:
                interval = Range(step.low, step.high)
                cells = (group, bound, step.days, step.at_risk, step.ended, step.share, interval)
                rows.append(row(cells, facts))
            last = max(getattr(one, attribute) for one in timed)
            if last == rows[-1].cells[2]:
                continue
            rows.append(_end(rows[-1], last, sum(getattr(one, attribute) >= last for one in timed)))
    columns = (
        Column("group", by or "group"),
        Column("bound", "days counted"),
        Column("days", "days", "days"),
        Column("at_risk", "at risk", "number"),
        Column("ended", "ended there", "number"),
        Column("share", "still held", "share"),
        Column("interval", "95 % interval", "share", ranged=True),
    )
    n = len(people.spells) - sum(one.n for one in out)
    return figures(people.record, "survival", n, columns, rows, by=by, left_out=(*out, *people.uncounted()))


def _end(last: FigureRow, days: int, at_risk: int) -> FigureRow:
    """The curve drawn on to the longest of the spells, whether it has ended or not."""
    group, bound, _, _, _, share, interval = last.cells
    return FigureRow((group, bound, days, at_risk, 0, share, interval), last.claims)


def _groups(people: People, by: str | None) -> tuple[list[tuple[str, list[_Timed]]], tuple[LeftOut, ...]]:
    groups: dict[str, list[_Timed]] = defaultdict(list)
    no_start = no_bounds = 0
    for spell in people.spells:
        low, high = spell.days(people.today)
        if not spell.start.real and spell.start.last is not None:
            no_start += 1
        elif low is None or high is None:
            no_bounds += 1
        else:
            for group in people.groups(spell, by):
                groups[group].append(_Timed(spell, min(low, high), high))
    out = (*left(no_start, "no_start"), *left(no_bounds, "no_bounds"))
    return sorted(groups.items(), key=lambda item: (-len(item[1]), item[0])), out


def _curve(timed: list[_Timed], attribute: str) -> Curve:
    days = [int(getattr(one, attribute)) for one in timed]
    return kaplan_meier(days, [one.spell.end is not None for one in timed])


def _span(low: int | None, high: int | None) -> Range | None:
    if low is None and high is None:
        return None
    known = sorted(value for value in (low, high) if value is not None)
    return Range(known[0], known[-1] if len(known) == 2 else None)


def _interval(fewest: Curve, most: Curve) -> Range | None:
    """From the lowest bound of both curves to the highest; open where one curve does not come down so far."""
    lows = [value for value in (fewest.median_low, most.median_low) if value is not None]
    highs = [fewest.median_high, most.median_high]
    if not lows:
        return None
    known = [value for value in highs if value is not None]
    return Range(min(lows), max(known) if len(known) == len(highs) else None)
