"""Who is held on the day: by captor, home, kind of captor, and by each designator's own definition.

In: the people of the record. Out: two tables. Always true: who is held but designated by nobody has a row of
its own, and definitions of different designators are never added up.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta

from backchannel.views.figure_tables import Column, FigureTable, Range
from backchannel.views.record import Fact
from backchannel.views.spells import Spell
from backchannel.views.statistics.basis import figures, row
from backchannel.views.statistics.people import People
from backchannel.views.statistics.words import text, words

_YEAR = timedelta(days=365)


def held(people: People, by: str) -> FigureTable:
    """How many are held on the day, in each group."""
    now = _held(people)
    groups: dict[str, list[Spell]] = defaultdict(list)
    for spell in now:
        for group in people.groups(spell, by):
            groups[group].append(spell)
    rows = [
        row((group, _count(people, found), _unheard(people, found)), _facts(found))
        for group, found in sorted(groups.items(), key=lambda item: (-len(item[1]), item[0]))
    ]
    columns = (
        Column("group", by),
        Column("held", "held", "number", ranged=True),
        Column("unheard", "not told of for a year", "number"),
    )
    contested = sum(spell.start.contested for spell in now)
    notes = (text("partly", n=contested),) if contested else ()
    return figures(
        people.record, "held", len({spell.person for spell in now}), columns, rows,
        by=by, left_out=people.uncounted(), notes=notes,
    )  # fmt: skip


def designations(people: People, by: str | None = None) -> FigureTable:
    """Who has designated how many as what, and how many of them are held; then who is held and undesignated."""
    now = {spell.person: spell for spell in _held(people)}
    told: dict[str, dict[str, list[Fact]]] = defaultdict(dict)
    refused: dict[str, set[str]] = defaultdict(set)
    for person in people.designations:
        for name, facts in people.designators(person).items():
            told[name][person] = facts
        for fact in people.designations[person]:
            if not fact.holds:
                who = people.record.named(fact, "designator") or text("unstated_designator")
                refused[who].add(person)
    rows = []
    for name, found in sorted(told.items()):
        spells = [now[person] for person in found if person in now]
        cells = (name, len(found), _count(people, spells), _definition(name))
        rows.append(row(cells, [fact for facts in found.values() for fact in facts]))
    for name, persons in sorted(refused.items()):
        facts = [fact for person in persons for fact in people.designations[person] if not fact.holds]
        rows.append(row((f"{name}: refused or withdrawn", len(persons), None, None), facts))
    designated = {person for found in told.values() for person in found}
    bare = [spell for person, spell in now.items() if person not in designated]
    if bare:
        rows.append(row((f"held, {text('undesignated')}", None, _count(people, bare), None), _facts(bare)))
    columns = (
        Column("designator", "who: as what"),
        Column("ever", "people", "number"),
        Column("held", "of these held", "number", ranged=True),
        Column("definition", "by which definition"),
    )
    notes = tuple(f"{name}: {known}" for name in sorted(told) if (known := _definition(name)))
    out = people.uncounted()
    return figures(people.record, "designations", len(designated), columns, rows, left_out=out, notes=notes)


def _held(people: People) -> list[Spell]:
    return [spell for spell in people.spells if spell.held_on(people.today)[1]]


def _count(people: People, found: list[Spell]) -> Range:
    surely = {spell.person for spell in found if spell.held_on(people.today)[0]}
    return Range(len(surely), len({spell.person for spell in found}))


def _unheard(people: People, found: list[Spell]) -> int:
    return sum(spell.attested is not None and people.today - spell.attested > _YEAR for spell in found)


def _facts(found: list[Spell]) -> list[Fact]:
    return [fact for spell in found for fact in spell.facts]


def _definition(name: str) -> str | None:
    """What the designator means by it, where the reference list knows."""
    who, _, label = name.rpartition(": ")
    for entry in words()["designators"]:
        known = entry["label"] == "any" or str(entry["label"]).replace("_", " ") == label
        if known and any(word in who.casefold() for word in entry["words"]):
            return f"{entry['definition']} ({entry['url']})"
    return None
