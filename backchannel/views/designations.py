"""Who calls whom what: designations by designator, those held without one, and detentions that are denied.

In: the record, and where asked for a name and a designator. Out: a page. Always true: a label is never told
without whose it is, or that this is not stated; a refusal or a withdrawal stands beside the label; and
different designators are never added up.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from backchannel.errors import NotFound
from backchannel.views.cues import holds
from backchannel.views.data import data
from backchannel.views.deals import deals
from backchannel.views.factors import factor_sections
from backchannel.views.footnotes import Footnotes
from backchannel.views.identity import fold, side_called
from backchannel.views.pages import Page, Row, Section, under_one_label
from backchannel.views.person import freed_on, held_since
from backchannel.views.phrases import designation, joined, position, wellbeing
from backchannel.views.record import Fact, Record, moment
from backchannel.views.reviewed import with_review
from backchannel.views.scope import Scope, held, scope
from backchannel.views.tables import Table
from backchannel.views.utterances import named_in, utterances


@with_review
def designations(record: Record, name: str | None = None, by: str | None = None) -> Page:
    """The page of designations of `name` or of everybody, by the designator `by` or by anyone.

    Raises `NotFound` where nothing is on record.
    """
    about = scope(record, name) if name else None
    people = about.people if about else None
    notes = Footnotes()
    facts = [fact for fact in _facts(record, people) if by is None or _is_by(record, fact, by)]
    sections = _designated(record, notes, facts, people)
    sections += _undesignated(record, notes, facts, people, by)
    open_rows, hidden = _denied(record, notes, people)
    sections.append(Section("denied", "Denied or not acknowledged", rows=open_rows))
    if about and about.figure and by is None:
        sections += factor_sections(record, notes, about)
    note = "sensitive: left out of what is published"
    sections.append(Section("family", "Whereabouts and health", note, hidden))
    shown = tuple(section for section in sections if section.rows)
    if not shown:
        raise NotFound(_nothing(about, by))
    title = f"Designations of {about.title}" if about else "Designations"
    return Page(
        "designations",
        f"{title}, by {by}" if by else title,
        record.today.isoformat() if record.today else None,
        len({note.sha256 for note in notes.all()}),
        shown,
        notes.all(),
    )


def _nothing(about: Scope | None, by: str | None) -> str:
    of = f" of {about.title}" if about else ""
    whose = f" by {by!r}" if by else ""
    return f"no designation{of}{whose} is on record: `backchannel designations` lists all"


def _facts(record: Record, people: frozenset[str] | None) -> list[Fact]:
    return sorted(
        (
            fact
            for fact in record.of("designation")
            if people is None or people & set(record.who(fact, "person"))
        ),
        key=moment,
    )


def designators(record: Record, fact: Fact) -> tuple[str, ...]:
    """Keys of those who designate, and of their sides."""
    return (*record.who(fact, "designator"), *record.sides(fact, "designator"))


def _is_by(record: Record, fact: Fact, by: str) -> bool:
    side = side_called(by, record.cast)
    keys = designators(record, fact)
    if side and side in keys:
        return True
    wanted = set(fold(by).split())
    return any(wanted <= set(name.split()) for key in keys for name in record.cast.figure(key).names)


def _designated(
    record: Record, notes: Footnotes, facts: list[Fact], wanted: frozenset[str] | None
) -> list[Section]:
    """A row for each label of each person, refusals and withdrawals among them, by date.

    People of whom the record does not tell that they are held stand apart, and are not counted.
    """
    known = held(record)
    names: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        for person in record.who(fact, "person"):
            if wanted is None or person in wanted:
                names[person].append(fact)
    sections = []
    for key, title, people in (
        ("designated", "Designated", [person for person in names if person in known]),
        ("elsewhere", "Said of people of whom nothing else is told", [p for p in names if p not in known]),
    ):
        table = Table(record, notes)
        for person in sorted(people, key=record.cast.name):
            for fact in names[person]:
                table.add(fact, record.cast.name(person), _text(record, fact))
        headline = _count(record, {person: names[person] for person in people})
        sections.append(Section(key, title, headline, under_one_label(table.rows())))
    return sections


def _text(record: Record, fact: Fact) -> str:
    text = designation(record, fact)
    return text if fact.holds else joined(text, "refused or withdrawn", by="; ")


def _count(record: Record, names: dict[str, list[Fact]]) -> str:
    """How many, by designator: different designators go by different rules, and are not added up."""
    counts: dict[str, set[str]] = defaultdict(set)
    for person, facts in names.items():
        for fact in facts:
            if fact.holds:
                counts[record.named(fact, "designator") or "designator not stated"].add(person)
    ranked = sorted(counts.items(), key=lambda one: (-len(one[1]), one[0]))
    return " · ".join(f"{name}: {len(people)}" for name, people in ranked)


def _undesignated(
    record: Record,
    notes: Footnotes,
    facts: list[Fact],
    people: frozenset[str] | None,
    by: str | None,
) -> list[Section]:
    """Those held, not freed, to whom no label of these is given."""
    labelled = {person for fact in facts if fact.holds for person in record.who(fact, "person")}
    every = deals(record)
    maybe_free = {person for fact in record.of("release") for person in record.who(fact, "person")}
    maybe_free = maybe_free.union(*(terms.people for deal in every for terms in deal.outcomes))
    table = Table(record, notes)
    for fact in sorted(record.of("detention"), key=moment):
        for person in record.who(fact, "person"):
            figure = record.cast.figure(person)
            wanted = people is None or person in people
            named = figure.kind == "person" and not figure.anonymous
            open_case = wanted and named and fact.holds and person not in labelled
            if open_case and (person not in maybe_free or freed_on(record, person, every) is None):
                table.add(fact, record.cast.name(person), held_since(record, fact), key="detention")
    title = f"Held, with no designation by {by} on record" if by else "Held, with no designation on record"
    return [Section("undesignated", title, rows=under_one_label(table.rows()))]


def _denied(
    record: Record, notes: Footnotes, people: frozenset[str] | None
) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """Detentions that the holder denies or does not acknowledge; what is sensitive apart."""
    table, hidden = Table(record, notes), Table(record, notes)
    numbers = _documents(record, people)
    for fact in record.of("position", "detention", "wellbeing"):
        who = set(record.who(fact, "person"))
        mine = people is None or bool(who & people) or (fact.type == "position" and fact.number in numbers)
        text = _unacknowledged(record, fact) if mine else None
        if text:
            label = record.named(fact, "person") or record.named(fact, "holder") or "not stated"
            (hidden if record.is_sensitive(fact) else table).add(fact, label, text, key="denied")
    known = held(record)
    for one in utterances(record):
        if people is not None and one.number not in numbers:
            continue
        if not holds(one.content, data("designations")["unacknowledged"]):
            continue
        named = named_in(record, one) & known
        if named if people is None else named & people:
            label = " · ".join(sorted(record.cast.name(key) for key in named))
            hidden.add(one.fact, label or "not named", one.content, key="denied", time=one.told)
    rows = tuple(replace(row, sensitive=True) for row in hidden.rows())
    return under_one_label(table.rows()), under_one_label(rows)


def _unacknowledged(record: Record, fact: Fact) -> str | None:
    if fact.type == "position":
        return position(record, fact) if fact.term("stance") == "denies_holding" else None
    if fact.type == "wellbeing":
        found = holds(fact.term("state") or "", data("designations")["unacknowledged"])
        return wellbeing(record, fact) if found else None
    if not fact.holds:
        return f"not held: {held_since(record, fact).removeprefix('not so: ')}"
    return held_since(record, fact) if fact.term("form") == "missing" else None


def _documents(record: Record, people: frozenset[str] | None) -> frozenset[int]:
    return frozenset(
        number for number in range(len(record.readings)) if people and people & record.people_in(number)
    )
