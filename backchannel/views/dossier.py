"""One person on a sheet: how the case stands and why, and the newest of all that belongs to it.

In: the record and a name. Out: a dossier, its sections sharing one list of footnotes. Always true: every list is
short and says how much more there is; what is sensitive is in it only where it is asked for.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from backchannel.errors import NotFound
from backchannel.views.access import add_last_signs
from backchannel.views.conditions import Condition
from backchannel.views.conditions import of_scope as conditions_of
from backchannel.views.contradictions import conflicts
from backchannel.views.dates import words
from backchannel.views.deals import Deal
from backchannel.views.footnotes import Footnotes
from backchannel.views.ladder import UNDATED, Ladder, custody_section, in_days, ladder, steps_section
from backchannel.views.left import add_left_behind
from backchannel.views.negotiation import deal_title
from backchannel.views.pages import Footnote, Row, Section
from backchannel.views.people import Person, own_spells, person_line
from backchannel.views.phrases import condition, designation, joined
from backchannel.views.promises import made
from backchannel.views.record import Fact, Record, moment
from backchannel.views.scope import Scope, scope
from backchannel.views.speech import Speech, is_sensitive, reversals_of, speech, spoken_about, spoken_by
from backchannel.views.states import state
from backchannel.views.statistics.people import People
from backchannel.views.tables import Table
from backchannel.views.wording import word

SHORT = 5  # rows of a list before the rest is left to a page of its own
_STEPS = 24


@dataclass(frozen=True, slots=True)
class Dispute:
    """A conflict about the person that nobody has settled: its key, and what it is about."""

    key: str
    title: str


@dataclass(frozen=True, slots=True)
class Listing:
    """The newest of many: what is shown, and how many there are in all."""

    section: Section
    total: int

    @property
    def more(self) -> int:
        """How many are not shown."""
        return self.total - len(self.section.rows)


@dataclass(frozen=True, slots=True)
class Dossier:
    """All that the sheet of a person shows.

    `undated` are steps told without a date; `spellings` other names; `about` and `own` the newest that others
    said of the person and that the person said, with how many there are.
    """

    line: Person
    titles: tuple[str, ...]
    spellings: tuple[str, ...]
    ladder: Ladder
    custody: Section
    steps: Section
    undated: Section
    designations: Section
    deals: Section
    signs: Section
    conditions: Listing
    promises: Listing
    about: tuple[Speech, ...]
    about_total: int
    own: tuple[Speech, ...]
    own_total: int
    disputes: tuple[Dispute, ...]
    footnotes: tuple[Footnote, ...]
    documents: int
    as_of: str | None


def dossier(record: Record, name: str, *, sensitive: bool = True, withheld: Collection[str] = ()) -> Dossier:
    """The sheet of a person; of those `withheld` custody is not told.

    Raises `NotFound` where nobody is meant or no case is told, `UsageError` for a name that fits several.
    """
    known = People(record)
    about = scope(record, name, known.deals)
    person = about.figure
    if person is None or not _is_case(about, person):
        raise NotFound(f"no case of {about.title} is on record: what they said stands under voices")
    notes, mine = Footnotes(), own_spells(known, person, withheld)
    line = person_line(known, person, withheld=withheld)
    custody = custody_section(record, notes, mine, sensitive=sensitive)
    steps = steps_section(record, notes, person, known.deals, sensitive=sensitive)
    told = [row for row in steps.rows if row.label != UNDATED][-_STEPS:]
    undated = [row for row in steps.rows if row.label == UNDATED][:_STEPS]
    heard = [one for one in spoken_about(record, person) if sensitive or not is_sensitive(record, one)]
    own = [one for one in spoken_by(record, {person}) if sensitive or not is_sensitive(record, one)]
    turned = reversals_of(record, {person}, known.deals) if own else {}
    called = _designations(record, notes, _shown(record, "designation", person, sensitive=sensitive))
    in_deals = _deals(record, notes, person, about.deals, known.deals)
    signs = _signs(record, notes, about, person, sensitive)
    # what had to happen before somebody is free is of no use on the sheet of who is
    open_ones = [] if line.state in ("free", "dead") else _open_conditions(record, about, sensitive)
    conditions, promises = _conditions(record, notes, open_ones), _promises(record, notes, about)
    rows = [*told, *undated]
    rows += [
        row
        for one in (custody, called, in_deals, signs, conditions.section, promises.section)
        for row in one.rows
    ]
    return Dossier(
        line,
        tuple(record.cast.figure(person).titles[:3]),
        _spellings(record, person),
        ladder(record, person, mine, known.deals, sensitive=sensitive),
        custody,
        _with(steps, told),
        _with(steps, undated),
        called,
        in_deals,
        signs,
        conditions,
        promises,
        tuple(speech(record, one) for one in heard[:SHORT]),
        len(heard),
        tuple(speech(record, one, turned) for one in own[:SHORT]),
        len(own),
        _disputes(record, person),
        _cited(notes, rows),
        len(about.documents),
        record.today.isoformat() if record.today else None,
    )


def _cited(notes: Footnotes, rows: Iterable[Row]) -> tuple[Footnote, ...]:
    """The footnotes that these rows call."""
    called = {number for row in rows for number in row.notes}
    return tuple(note for note in notes.all() if note.number in called)


def _is_case(about: Scope, person: str) -> bool:
    """Whether the person is or was held, tried or freed, or somebody calls the person a detainee."""
    record = about.record
    return about.is_case or any(person in record.who(fact, "person") for fact in record.of("designation"))


def _shown(record: Record, kind: str, person: str, *, sensitive: bool) -> list[Fact]:
    found = [fact for fact in record.of(kind) if person in record.who(fact, "person")]
    return sorted((fact for fact in found if sensitive or not record.is_sensitive(fact)), key=moment)


def _with(section: Section, rows: Iterable[Row]) -> Section:
    return Section(section.key, section.title, section.headline, tuple(rows))


def _spellings(record: Record, person: str) -> tuple[str, ...]:
    """The other names under which documents have the person, the short forms left out."""
    own = record.cast.name(person)
    return tuple(dict.fromkeys(p.entity.name for p in record.cast.places(person) if p.entity.name != own))


def _designations(record: Record, notes: Footnotes, facts: list[Fact]) -> Section:
    """Who calls the person what, by designator; a refusal or withdrawal says so."""
    table = Table(record, notes)
    for fact in facts:
        by = record.named(fact, "designator") or "designator not stated"
        text = designation(record, fact).replace(f", by {by}", "").replace(", by whom: not stated", "")
        table.add(fact, by, text if fact.holds else joined(text, "refused or withdrawn", by="; "))
    return Section("designations", "Called", rows=table.rows())


def _deals(record: Record, notes: Footnotes, person: str, mine: Iterable[Deal], every: list[Deal]) -> Section:
    """A row for each deal that names the person: how it stands, freed by it or left out."""
    rows: list[Row] = []
    for deal in mine:
        table = Table(record, notes)
        how = word("deal_state", state(record, deal, every).term)
        done = [terms.fact for terms in deal.outcomes if person in terms.people]
        when = in_days(*deal.done_on) if done and deal.done_on else None
        text = joined(how, "came free by it" if done else "named in it", when)
        for fact in (done or [terms.fact for terms in deal.terms if person in terms.people])[:SHORT]:
            table.add(fact, deal_title(record, deal), text, key=f"deal {deal.id}")
        if person in deal.left_behind:
            left = Table(record, notes)
            add_left_behind(record, left, deal, every, only=person)
            rows += [*table.rows()[:1], *left.rows()[:1]]
        else:
            rows += table.rows()[:1]
    return Section("deals", "Deals", rows=tuple(rows))


def _signs(record: Record, notes: Footnotes, about: Scope, person: str, sensitive: bool) -> Section:
    table, hidden = Table(record, notes), Table(record, notes)
    contacts = about.facts("contact", "participants", "host")
    add_last_signs(record, table, hidden if sensitive else Table(record, Footnotes()), person, contacts)
    return Section("signs", "Last signs", rows=(*table.rows(), *hidden.rows()))


def _open_conditions(record: Record, about: Scope, sensitive: bool) -> list[Condition]:
    return [
        one
        for one in conditions_of(record, about)
        if one.state != "met" and one.facts[0].holds and one.facts[0].type == "condition"
        if sensitive or not any(record.is_sensitive(fact) for fact in one.facts)
    ]


def _conditions(record: Record, notes: Footnotes, found: list[Condition]) -> Listing:
    table = Table(record, notes)
    for one in found[-SHORT:]:
        for fact in one.facts[-2:]:
            label = "refused" if one.state == "refused" else word("condition_phase", one.phase)
            table.add(fact, label, condition(record, fact))
    return Listing(Section("conditions", "Conditions not met", rows=table.rows()), len(found))


def _promises(record: Record, notes: Footnotes, about: Scope) -> Listing:
    """The newest wording of each promise by the sides that want the person back."""
    found = [promise for promise in made(record, about) if promise.side in about.home]
    table = Table(record, notes)
    for promise in found[:SHORT]:
        last = promise.last
        label = words(last.told) if last.told else UNDATED
        table.add(last.fact, label, last.reported, key="promise", time=last.told)
    return Listing(Section("promises", "Promised", rows=table.rows()), len(found))


def _disputes(record: Record, person: str) -> tuple[Dispute, ...]:
    """What nobody has settled; none of a part of a ledger, as rows say nothing of conflicts there either."""
    if record.beyond:
        return ()
    found = [one for one in conflicts(record) if not one.settled and person in one.who]
    return tuple(Dispute(one.key, one.title) for one in found[:SHORT])
