"""What is new: against what was on record before a day, or against the ledger, for articles not yet read into it.

In: the record and the documents that count as new. Out: a page. Always true: a fact is new where no earlier
document says the same; a stance that somebody takes again after another is new; what a copy repeats is not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from functools import cached_property

from backchannel.sameness import implied
from backchannel.views import phrases
from backchannel.views.clocks import known_on
from backchannel.views.conflicts import conflict_section
from backchannel.views.contradictions import new_conflicts
from backchannel.views.dates import day, last_day, words
from backchannel.views.deals import Deal, bare_deals
from backchannel.views.footnotes import Footnotes
from backchannel.views.negotiation import deal_title
from backchannel.views.pages import Page, Section, under_one_label
from backchannel.views.person import held_since
from backchannel.views.phrases import joined
from backchannel.views.record import Fact, Record
from backchannel.views.reviewed import with_review
from backchannel.views.sameness import keys_of
from backchannel.views.standing import said_on
from backchannel.views.subjects import cases
from backchannel.views.tables import Table
from backchannel.views.voices import is_own_word
from backchannel.views.wording import word

_FREED = ("released_by_a", "released_by_b")
_SECTIONS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("freed", "Freed", ("release", "movement")),
    ("steps", "Legal steps", ("proceeding", "approval")),
    ("held", "Held", ("detention", "designation")),
    ("contacts", "Contacts", ("contact", "mediation")),
    ("conditions", "Conditions", ("condition",)),
)
_PHRASES: dict[str, tuple[str, Callable[[Record, Fact], str]]] = {
    "release": ("person", phrases.release),
    "movement": ("person", phrases.movement),
    "proceeding": ("person", phrases.proceeding),
    "approval": ("body", phrases.approval),
    "detention": ("person", held_since),
    "designation": ("person", phrases.designation),
    "contact": ("", phrases.contact),
    "mediation": ("", phrases.mediation),
    "condition": ("person", phrases.condition),
}


@with_review
def new_since(record: Record, since: date | None = None, *, recorded: bool = False) -> Page:
    """What has changed since a day: by day of publication, or with `recorded` by the day of the record.

    Without a day it is that of the newest document.
    """
    known = [_recorded_on(holding.recorded) if recorded else known_on(holding) for holding in record.holdings]
    start = since or max((one for one in known if one), default=date.min)
    fresh = {number for number, one in enumerate(known) if one is not None and one >= start}
    how = "recorded" if recorded else "published"
    return new(
        record,
        fresh,
        f"New since {day(start)}, by day {how}" if known else "New",
        None if recorded else start,
    )


@with_review
def new(record: Record, fresh: Iterable[int], title: str, since: date | None = None) -> Page:
    """What the documents with the numbers `fresh`, all published `since`, tell that no other on record does."""
    numbers = frozenset(fresh)
    news = _News(record, numbers, since)
    notes = Footnotes()
    sections = [
        _people(news, notes),
        _terms(news, notes),
        _stances(news, notes),
        *(_events(news, notes, key, title, types) for key, title, types in _SECTIONS),
        _family(news, notes),
    ]
    sections = [section for section in sections if section.rows]
    sections += _conflicts(news, notes)
    if not sections:
        sections = [Section("none", "Nothing new", "all of it was on record before")]
    return Page(
        "new",
        title,
        record.today.isoformat() if record.today else None,
        len(numbers),
        tuple(sections),
        notes.all(),
    )


class _News:
    """The facts of the record parted into those before and those that are new."""

    def __init__(self, record: Record, fresh: frozenset[int], since: date | None = None) -> None:
        self.record, self.fresh = record, fresh
        self.arrived = [fact for fact in record.facts if fact.number in fresh]
        keys = {fact: keys_of(record, fact) for fact in self.arrived}
        earlier = [number for number in range(len(record.readings)) if number not in fresh]
        told = [fact for fact in record.facts if fact.number not in fresh]
        before, people_before = frozenset[str](), frozenset[str]()
        if record.beyond and since:
            before = record.beyond.told_before({key for mine in keys.values() for key in mine}, since)
            people = {key for number in fresh for key in record.people_in(number)}
            people_before = record.beyond.named_before(people, since)
            if not record.cast.decisions.standing:  # all but what people judged is known by name
                told, earlier = [fact for fact in told if fact.verdict], []
        self.before = before.union(
            known for fact in told for key in keys_of(record, fact) for known in implied(key)
        )
        self.people_before = people_before.union(*(record.people_in(number) for number in earlier))
        self.facts = [fact for fact in self.arrived if not self.before.issuperset(keys[fact])]
        self.told_first = frozenset(self.facts)
        self.shown: set[Fact] = set()  # by which a person is introduced, so that no row stands twice
        self.deals = bare_deals(record)

    @cached_property
    def stances(self) -> dict[str, list[Fact]]:
        """The earlier stances that their holders told themselves, by holder."""
        found: dict[str, list[Fact]] = {}
        for fact in self.record.of("position"):
            if fact.number not in self.fresh and is_own_word(self.record, fact):
                for holder in self.record.who(fact, "holder"):
                    found.setdefault(holder, []).append(fact)
        return found


def _people(news: _News, notes: Footnotes) -> Section:
    """People who are held, tried, offered or freed, and of whom nothing was on record."""
    record, table = news.record, Table(news.record, notes)
    told: dict[str, list[Fact]] = {}
    for fact in news.arrived:
        for person in record.who(fact, *_CASE) if not record.is_sensitive(fact) else ():
            told.setdefault(person, []).append(fact)
    new_cases = (cases(record, news.deals) & told.keys()) - news.people_before
    for person in sorted(new_cases, key=record.cast.name):
        for fact in sorted(told[person], key=lambda fact: _FIRST.index(fact.type))[:1]:
            text = _told(record, fact) if fact.type in _PHRASES else "named in an exchange or an offer of one"
            table.add(fact, record.cast.name(person), text, key="person")
            news.shown.add(fact)
    return Section("people", "People", rows=under_one_label(table.rows()))


_CASE = ("person", "gives", "gets", *_FREED)
_FIRST = ("detention", "release", "proceeding", "exchange", "proposal", "designation", "movement", "wellbeing",
          "condition", "relation")  # fmt: skip


def _terms(news: _News, notes: Footnotes) -> Section:
    """Names and counts that came onto an offer or an exchange, and those that it left out."""
    record, table = news.record, Table(news.record, notes)
    for deal in news.deals:
        label = deal_title(record, deal)
        for terms in deal.terms:
            if terms.fact in news.told_first:
                table.add(terms.fact, label, _change(record, news, deal, terms.fact), key="term")
        executed = [terms for terms in deal.outcomes if terms.fact in news.told_first]
        freed = frozenset().union(*(terms.people for terms in deal.outcomes))
        for person in sorted(deal.people - freed if executed else (), key=record.cast.name):
            table.add(executed[0].fact, label, f"left out: {record.cast.name(person)}", key="left_out")
    return Section("deals", "Offers and exchanges", rows=under_one_label(table.rows()))


def _change(record: Record, news: _News, deal: Deal, fact: Fact) -> str:
    """What an offer or an exchange adds to the deal: the names that no earlier document has for it."""
    people = record.who(fact, *_CASE)
    known = {key for terms in deal.terms if terms.fact.number not in news.fresh for key in terms.people}
    added = [record.cast.name(person) for person in people if person not in known]
    if fact.type == "exchange":
        return phrases.exchange(record, fact)
    status = word("proposal_status", fact.term("status") or "considered")
    text = joined(
        status if fact.holds else f"not so: {status}",
        phrases.joined(record.named(fact, "gives"), record.named(fact, "gets"), by=" for ") or None,
        phrases.dated(fact),
    )
    return joined(text, f"new on the list: {' · '.join(added)}" if added and known else None, by="; ")


def _stances(news: _News, notes: Footnotes) -> Section:
    """Stances that were not told before, or were but not last; each with the one before."""
    record, table = news.record, Table(news.record, notes)
    for fact in sorted((one for one in news.arrived if one.type == "position"), key=said_on):
        holder = record.named(fact, "holder")
        if not holder or record.is_sensitive(fact):
            continue
        last = _last_word(news, fact) if is_own_word(record, fact) else None
        changed = last is not None and (last.term("stance"), last.holds) != (fact.term("stance"), fact.holds)
        if fact in news.told_first or changed:
            table.add(fact, holder, phrases.stance(fact))
        if changed and last:
            when = f", {words(last.told)}" if last.told else ""
            table.add(last, holder, f"before that: {phrases.stance(last)}{when}", key="earlier_position")
    return Section("stances", "Stances", rows=under_one_label(table.rows()))


def _last_word(news: _News, fact: Fact) -> Fact | None:
    """The newest of the holder's own stances that were on record before."""
    # several holders may share one; of those told on one day the first on record stands
    mine = {other: None for who in news.record.who(fact, "holder") for other in news.stances.get(who, ())}
    return max(mine, key=lambda other: (said_on(other), -other.number), default=None)


def _events(news: _News, notes: Footnotes, key: str, title: str, types: tuple[str, ...]) -> Section:
    record, table = news.record, Table(news.record, notes)
    for fact in news.facts:
        if fact.type in types and fact not in news.shown and not record.is_sensitive(fact):
            role = _PHRASES[fact.type][0]
            label = record.named(fact, role) if role else None
            table.add(fact, label or words(fact.dated or "") or "date not stated", _told(record, fact))
    return Section(key, title, rows=under_one_label(table.rows()))


def _family(news: _News, notes: Footnotes) -> Section:
    """All that is sensitive, kept apart."""
    record, table = news.record, Table(news.record, notes)
    for fact in news.facts:
        if record.is_sensitive(fact) and fact.type in _SENSITIVE:
            table.add(fact, words(fact.dated or "") or "date not stated", _SENSITIVE[fact.type](record, fact))
    return Section("family", "Family", "left out of what is published", under_one_label(table.rows()))


_SENSITIVE = {
    "contact": phrases.contact,
    "appeal": phrases.appeal,
    "wellbeing": phrases.wellbeing,
    "relation": phrases.relation,
}


def _conflicts(news: _News, notes: Footnotes) -> list[Section]:
    """Conflicts that came up; a large ledger, of which not all is at hand, is asked for them by name."""
    if news.record.beyond:
        return []
    found = (one for one in new_conflicts(news.record, news.fresh) if not one.settled)
    return [conflict_section(news.record, notes, one) for one in found]


def _told(record: Record, fact: Fact) -> str:
    return _PHRASES[fact.type][1](record, fact)


def _recorded_on(recorded: str) -> date | None:
    return last_day(recorded[:10] or None)
