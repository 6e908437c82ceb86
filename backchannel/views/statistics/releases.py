"""How spells of custody ended: exchange, pardon, expulsion, sentence served, rescue, death and the rest.

In: the people of the record. Out: a table. Always true: an end that is told in several ways stands under each,
and the number of those told in one way only stands beside it.
"""

from __future__ import annotations

from collections import defaultdict

from backchannel.views.figure_tables import Cell, Column, FigureTable
from backchannel.views.spells import Spell
from backchannel.views.statistics.basis import figures, row
from backchannel.views.statistics.people import People
from backchannel.views.statistics.words import words


def releases(people: People, by: str | None) -> FigureTable:
    """Spells that ended by mechanism, in each group where one is asked for."""
    ended = [spell for spell in people.spells if spell.end is not None]
    found: dict[tuple[str, str], list[Spell]] = defaultdict(list)
    for spell in ended:
        for group in people.groups(spell, by):
            for way in spell.mechanisms or ("unspecified",):
                found[group, way].append(spell)
    order = list(words()["mechanism"])
    sizes: dict[str, int] = defaultdict(int)
    for (group, _), spells in found.items():
        sizes[group] += len(spells)
    rows = []
    for (group, way), spells in sorted(
        found.items(), key=lambda item: (-sizes[item[0][0]], item[0][0], order.index(item[0][1]))
    ):
        alone = sum(len(spell.mechanisms) < 2 for spell in spells)
        cells: list[Cell] = [*([group] if by else []), words()["mechanism"][way], len(spells), alone]
        rows.append(row(cells, [fact for spell in spells for fact in spell.facts]))
    columns = (
        *((Column("group", by),) if by else ()),
        Column("mechanism", "how"),
        Column("people", "spells", "number"),
        Column("alone", "only so", "number"),
    )
    return figures(people.record, "releases", len(ended), columns, rows, by=by, left_out=people.uncounted())
