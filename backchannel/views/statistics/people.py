"""The people whom statistics count, and by what they are grouped.

In: the record. Out: spells of custody with the groups of each. Always true: somebody of whom a trait is not
told stands under "not stated"; where claims differ on who holds somebody, the group names all of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

from backchannel.views.deals import Deal, deals
from backchannel.views.figure_tables import LeftOut
from backchannel.views.phrases import ARROW
from backchannel.views.record import Fact, Record
from backchannel.views.spells import Spell, is_named_person, spells, sure
from backchannel.views.statistics.words import text
from backchannel.views.wording import country_short, word

By = Literal["captor", "kind", "home", "nationalities", "designator"]
NOT_STATED = "not stated"


@dataclass(frozen=True)
class People:
    """Everybody who is or was in custody by the record, worked out once for all tables of one call."""

    record: Record

    @cached_property
    def deals(self) -> list[Deal]:
        """All deals of the record."""
        return deals(self.record)

    @cached_property
    def spells(self) -> list[Spell]:
        """All spells of custody of named people."""
        return spells(self.record, self.deals)

    @property
    def today(self) -> date:
        """The day as of which it is told; the first day of the calendar for an empty record."""
        return self.record.today or date.min

    @cached_property
    def designations(self) -> dict[str, list[Fact]]:
        """Designations of each person, refusals too."""
        found: dict[str, list[Fact]] = defaultdict(list)
        for fact in self.record.of("designation"):
            if fact.claim.realis in ("asserted", "alleged"):
                for person in self.record.who(fact, "person"):
                    found[person].append(fact)
        return dict(found)

    def designators(self, person: str) -> dict[str, list[Fact]]:
        """Who calls the person what, as `State Department: wrongfully detained`, with the claims that say so."""
        found: dict[str, list[Fact]] = defaultdict(list)
        for fact in self.designations.get(person, []):
            if fact.holds:
                by = self.record.named(fact, "designator") or text("unstated_designator")
                found[f"{by}: {word('label', fact.term('label') or NOT_STATED)}"].append(fact)
        return dict(found)

    def groups(self, spell: Spell, by: str | None) -> tuple[str, ...]:
        """The groups in which a spell counts: one, and several only by designator."""
        return _GROUPS[by](self, spell) if by else ("all",)

    def nationalities(self, person: str) -> tuple[str, ...]:
        """Codes of all nationalities told of a person, sorted."""
        return tuple(sorted(self._nationalities.get(person, ())))

    @cached_property
    def _nationalities(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for number, reading in enumerate(self.record.readings):
            for entity in reading.entities:
                if entity.nationalities:
                    found[self.record.cast.key(number, entity.id)] |= set(entity.nationalities)
        return found

    def uncounted(self) -> tuple[LeftOut, ...]:
        """Detentions that name nobody: groups told as a number, and people who are only described."""
        numbers = [fact for fact in self.record.of("detention") if sure(fact) and not self._named(fact)]
        return (LeftOut(len(numbers), text("no_name")),) if numbers else ()

    def _named(self, fact: Fact) -> bool:
        return any(is_named_person(self.record, key) for key in self.record.who(fact, "person"))


def parties(people: People, deal: Deal) -> str:
    """The two sides of a deal, as short as they go: `US <-> Russia`."""
    names = (people.record.cast.label(side) if side else NOT_STATED for side in deal.sides)
    return f" {ARROW} ".join(names)


def _captor(people: People, spell: Spell) -> tuple[str, ...]:
    names = sorted(people.record.cast.label(key) for key in spell.custodians)
    return (" / ".join(dict.fromkeys(names)) or NOT_STATED,)


def _kind(people: People, spell: Spell) -> tuple[str, ...]:
    kinds = {
        "non-state" if people.record.cast.figure(key).kind == "armed_group"
        else "state" if people.record.cast.figure(key).side
        else NOT_STATED
        for key in spell.custodians
    }  # fmt: skip
    return (" / ".join(sorted(kinds)) or NOT_STATED,)


def _home(people: People, spell: Spell) -> tuple[str, ...]:
    codes = people.nationalities(spell.person)
    own = people.record.cast.figure(spell.person).country
    codes = codes or ((own,) if own else ())
    return (" and ".join(country_short(code) for code in codes) or NOT_STATED,)


def _nationalities(people: People, spell: Spell) -> tuple[str, ...]:
    told = len(people.nationalities(spell.person))
    return ("two or more" if told > 1 else "one" if told else NOT_STATED,)


def _designator(people: People, spell: Spell) -> tuple[str, ...]:
    return tuple(people.designators(spell.person)) or (text("undesignated"),)


_GROUPS: dict[str, Callable[[People, Spell], tuple[str, ...]]] = {
    "captor": _captor,
    "kind": _kind,
    "home": _home,
    "nationalities": _nationalities,
    "designator": _designator,
}
GROUPINGS = tuple(_GROUPS)
