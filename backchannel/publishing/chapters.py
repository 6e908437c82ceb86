"""Which pages a site has: every answer that the record gives on every deal, person, speaker and side in it.

In: the record as it is published. Out: chapters, each pages of the views under one heading. Always true: an
answer that says nothing has no page; who cannot be told apart by name has none of their own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from backchannel import views
from backchannel.errors import NotFound, UsageError
from backchannel.views import Fact, Page, Record
from backchannel.views.deals import Deal, deals
from backchannel.views.identity import fold
from backchannel.views.negotiation import deal_title
from backchannel.views.standing import attached, positions
from backchannel.views.states import OVER, stands, state
from backchannel.views.subjects import cases
from backchannel.web import addresses as at

View = Callable[[Record, str], Page]

_NAMED = 5  # people who are named beside a deal in a list
SAID = 300  # statements on one page, the newest
_OF_PEOPLE: tuple[tuple[str, str, View], ...] = (
    ("", "Brief", views.brief),
    ("timeline", "Timeline", views.timeline),
    ("contacts", "Contacts", views.contacts),
    ("conditions", "Conditions", views.conditions),
    ("promises", "Promises", views.promises),
    ("called", "Called", views.called),
    ("designations", "Designations", views.designations),
    ("conflicts", "Conflicts", views.conflicts),
    ("family", "Family", views.family),
    ("sources", "Sources", views.sources),
    ("names", "Names", views.who),
)
_OF_DEALS: tuple[tuple[str, str, View], ...] = (
    ("", "Deal", views.deal),
    ("precedents", "Precedents", lambda record, name: views.precedents_for(record, name).page),
)
_OF_VOICES: tuple[tuple[str, str, View], ...] = (
    ("", "Said", lambda record, name: views.said(record, name, newest=SAID)),
)


@dataclass(frozen=True)
class Leaf:
    """One page at its address."""

    address: str
    tab: str
    page: Page


@dataclass(frozen=True)
class Chapter:
    """Pages on one matter, the first its own. `note` says in a few words how it stands, `facts` are what it rests on."""

    name: str
    title: str
    leaves: tuple[Leaf, ...]
    note: str = ""
    open: bool = True
    facts: frozenset[str] = field(default_factory=frozenset)

    @property
    def address(self) -> str:
        """Where its first page stands."""
        return self.leaves[0].address


class Contents:
    """All chapters of a record."""

    def __init__(self, record: Record) -> None:
        self.record = record

    @cached_property
    def deals(self) -> tuple[Chapter, ...]:
        """Deals, open ones first."""
        record = self.record
        found = []
        for deal in self._deals:
            leaves = _leaves(record, at.deal(deal.id), deal.id, _OF_DEALS[:1])
            person = min((record.cast.name(key) for key in deal.people), default=None)
            if leaves and person:
                leaves += _leaves(record, at.deal(deal.id), person, _OF_DEALS[1:])
            if leaves:
                facts = attached(record, deal, self._deals)
                is_open = state(record, deal, self._deals).term not in OVER
                names = sorted(record.cast.name(key) for key in deal.people)
                people = ", ".join(names[:_NAMED]) + (", …" if len(names) > _NAMED else "")
                stance = stands(record, deal, self._deals, positions(record, deal, facts))
                note = " · ".join(part for part in (stance, people) if part)
                ids = {fact.id for fact in (*(one.fact for one in deal.terms), *facts, *deal.releases)}
                found.append(
                    Chapter(
                        deal.id,
                        f"{deal_title(record, deal)} ({deal.id})",
                        leaves,
                        note,
                        is_open,
                        frozenset(ids),
                    )
                )
        return tuple(sorted(found, key=lambda one: not one.open))

    @cached_property
    def people(self) -> tuple[Chapter, ...]:
        """People who are or were held, tried, offered or freed, by surname."""
        record = self.record
        of: dict[str, set[str]] = {}
        for fact in record.facts:
            for key in (*record.who(fact, *fact.claim.roles), *record.speakers(fact)):
                of.setdefault(key, set()).add(fact.id)
        found = []
        for key in cases(record, self._deals):
            name = record.cast.name(key)
            leaves = _leaves(record, at.person(name), name, _OF_PEOPLE) if self._is_alone(name) else ()
            if leaves:
                found.append(
                    Chapter(name, name, leaves, _note(leaves[0].page), facts=frozenset(of.get(key, ())))
                )
        return tuple(sorted(found, key=lambda one: by_surname(one.name)))

    @cached_property
    def voices(self) -> tuple[Chapter, ...]:
        """Everybody who is reported to have said something, by surname."""
        record = self.record
        keys = {
            self.record.cast.key(number, speaker)
            for number, reading in enumerate(record.readings)
            for one in reading.statements
            for speaker in ((one.speaker,) if isinstance(one.speaker, str) else one.speaker or ())
        }
        names = {
            record.cast.name(key): record.cast.figure(key)
            for key in keys
            if not record.cast.figure(key).anonymous and record.cast.figure(key).kind != "side"
        }
        found = []
        for name, figure in names.items():
            leaves = _leaves(record, at.voice(name), name, _OF_VOICES) if self._is_alone(name) else ()
            if leaves:
                count = sum(len(section.rows) for section in leaves[0].page.sections)
                note = f"{count:,} statement{'' if count == 1 else 's'}"
                title = ", ".join(dict.fromkeys((name, *figure.titles[:1])))
                found.append(Chapter(name, title, leaves, note))
        return tuple(sorted(found, key=lambda one: by_surname(one.name)))

    @cached_property
    def sides(self) -> tuple[Chapter, ...]:
        """The sides of deals, with what each has at stake."""
        record = self.record
        keys = {side for deal in self._deals for side in deal.sides if side}
        found = []
        for key in keys:
            name = record.cast.name(key)
            leaves = _leaves(record, at.person(name), name, (_OF_PEOPLE[0], _OF_PEOPLE[9]))
            if leaves:
                count = sum(key in deal.sides for deal in self._deals)
                note = f"{count:,} deal{'' if count == 1 else 's'}"
                found.append(Chapter(name, name, leaves, note))
        return tuple(sorted(found, key=lambda one: one.name))

    @cached_property
    def _deals(self) -> list[Deal]:
        return deals(self.record)

    @cached_property
    def _names(self) -> Counter[str]:
        return Counter(figure.name for figure in self.record.cast.figures.values())

    def _is_alone(self, name: str) -> bool:
        return self._names[name] == 1


def by_surname(name: str) -> tuple[str, str]:
    """What people of one record are sorted by."""
    plain = fold(name)
    return plain.split()[-1] if plain else "", plain


def facts_of(chapter: Chapter, facts: list[Fact]) -> list[Fact]:
    """Those of the facts on which a chapter rests."""
    return [fact for fact in facts if fact.id in chapter.facts]


def _leaves(
    record: Record, address: str, name: str, kinds: tuple[tuple[str, str, View], ...]
) -> tuple[Leaf, ...]:
    """The pages on a name; none at all where there is no first one."""
    return tuple(_told(record, address, name, kinds))


def _told(
    record: Record, address: str, name: str, kinds: tuple[tuple[str, str, View], ...]
) -> Iterator[Leaf]:
    for part, tab, view in kinds:
        try:
            page = view(record, name)
        except (NotFound, UsageError):
            if not part:
                return
            continue
        if any(section.rows for section in page.sections):
            yield Leaf(f"{address}/{part}" if part else address, tab, page)


def _note(page: Page) -> str:
    """The first line of a brief, as what somebody is known for."""
    row = next((row for section in page.sections for row in section.rows), None)
    return f"{row.label}: {row.text}" if row and row.label else row.text if row else ""
