"""Families: what they were told, when and by whom; what they ask; when anybody last spoke with them.

In: the record and a name. Out: a page that is sensitive as a whole. Always true: whether a family was told
before the news is told by dates that lie apart or by words of the document, and else left open; every row
is marked as sensitive.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from backchannel.errors import NotFound
from backchannel.records import Claim
from backchannel.views.access import ago
from backchannel.views.cues import holds
from backchannel.views.data import data
from backchannel.views.dates import day, first_day, last_day, words
from backchannel.views.encounters import is_ahead
from backchannel.views.footnotes import Footnotes
from backchannel.views.pages import Page, Row, Section, under_one_label
from backchannel.views.phrases import appeal, contact, joined, relation, wellbeing
from backchannel.views.record import Fact, Record, moment
from backchannel.views.reviewed import with_review
from backchannel.views.scope import Scope, scope
from backchannel.views.tables import Table
from backchannel.views.utterances import Utterance, by, named_in, narrowest

Phrase = Callable[[Record, Fact], str]


@dataclass(frozen=True, slots=True)
class Milestone:
    """News that a family may be told before: what, and the first day on which it was public."""

    what: str
    public: date


@with_review
def family(record: Record, name: str) -> Page:
    """The page on the families of `name`. Raises `NotFound` where nothing of them is on record."""
    about = scope(record, name)
    notes = Footnotes()
    contacts = [fact for fact in about.facts("contact", "participants") if record.is_sensitive(fact)]
    sections = [
        _told(record, notes, about, contacts),
        _last(record, notes, contacts),
        _plain(record, notes, "contacts", "Contacts", contacts, contact),
        _plain(record, notes, "asks", "Asked", _sensitive(record, about, "appeal", "by", "for"), appeal),
        _plain(
            record, notes, "health", "Health", _sensitive(record, about, "wellbeing", "person"), wellbeing
        ),
        _plain(record, notes, "kin", "Relatives", _sensitive(record, about, "relation", "to"), relation),
    ]
    shown = tuple(section for section in sections if section.rows)
    if not shown:
        raise NotFound(f"nothing about the family of {about.title} is on record: see `backchannel brief`")
    return Page(
        "family",
        f"Family of {about.title} (sensitive)",
        record.today.isoformat() if record.today else None,
        len({note.sha256 for note in notes.all()}),
        shown,
        notes.all(),
    )


def hidden(table: Table) -> tuple[Row, ...]:
    """The rows of a table, each marked as sensitive."""
    return under_one_label(tuple(replace(row, sensitive=True) for row in table.rows()))


def milestones(about: Scope) -> list[Milestone]:
    """The first day on which an offer of these people and an exchange of their deal were public, by date."""
    found: dict[str, date] = {}
    for deal in about.deals:
        for terms in deal.terms:
            said = terms.fact.statement.said if terms.fact.statement else None
            public = last_day(said) or last_day(terms.fact.reading.document.published)
            what = "the exchange" if terms.done else "the offer"
            if public and (terms.done or terms.people & about.people):
                found[what] = min(public, found.get(what, public))
    return sorted((Milestone(what, public) for what, public in found.items()), key=lambda one: one.public)


def when_told(fact: Fact, known: Iterable[Milestone]) -> str:
    """Whether a family was told before the news, as the words or the dates have it."""
    published = last_day(fact.reading.document.published) or date.max
    news = [one for one in known if one.public <= published]
    text = _sentences(fact)
    lists = data("families")
    if holds(text, lists["before"]):
        return "before it was public, by the words of the document"
    if holds(text, lists["after"]):
        return "after it was public, by the words of the document"
    if not news:
        return "before or after the news: no announcement on record by then"
    latest = news[-1]
    public = f"{latest.what} was first public {day(latest.public)}"
    low, high = first_day(fact.claim.time), last_day(fact.claim.time)
    if low is None or high is None:
        return f"before or after the news: not stated ({public})"
    if low == high == latest.public:
        return f"on the same day, which came first is not told: {public}"
    if high < latest.public:
        return f"before: {public}"
    if low > latest.public:
        return f"after: {public}"
    return f"before or after the news: not told to the day ({public})"


def _sentences(fact: Fact) -> str:
    """The sentences in which a fact stands."""
    text = fact.reading.document.text
    parts = []
    for span in fact.claim.evidence:
        low = max(text.rfind(mark, 0, span.start) for mark in (". ", "\n")) + 1
        ends = [at for mark in (". ", ".\n", "\n") if (at := text.find(mark, span.end)) >= 0]
        parts.append(text[low : min(ends, default=len(text))])
    return " ".join(parts)


def _told(record: Record, notes: Footnotes, about: Scope, contacts: list[Fact]) -> Section:
    table = Table(record, notes)
    known = milestones(about)
    lists = data("families")
    for fact in sorted(contacts, key=moment):
        news = holds(_sentences(fact), (*lists["before"], *lists["after"]))
        tells = news or fact.term("medium") == "briefing" or holds(_evidence(fact), lists["told"])
        if tells and fact.holds and not is_ahead(fact) and _officials(record, fact):
            text = joined(contact(record, fact), when_told(fact, known), by="; ")
            table.add(fact, "told", text, key="told")
    spans = {(fact.number, span) for fact in contacts for span in fact.claim.evidence}
    for one in _notices(record, about):
        if any(number == one.number and _overlaps(span, one) for number, span in spans):
            continue
        untold = holds(one.content, lists["not_told"])
        fact = _dated(one)
        text = joined(one.content, None if untold else when_told(fact, known), by="; ")
        table.add(fact, "not told" if untold else "told", text, key="told", time=fact.claim.time)
    public = " · ".join(f"{one.what} first public {day(one.public)}" for one in known)
    return Section("told", "Told, before or after the news", public, hidden(table))


def _notices(record: Record, about: Scope) -> list[Utterance]:
    """What is said of telling a family: by a relative or of one, of this circle as far as ties are known."""
    lists = data("families")
    tied = {
        key
        for fact in record.of("relation")
        for key in record.who(fact, "person")
        if not set(record.who(fact, "to")) & about.people
    }
    found = []
    for one in about.spoken():
        if one.number not in about.live or not holds(one.content, lists["kin"]):
            continue
        kin = (set(by(record, one)) | named_in(record, one)) & record.relatives
        theirs = bool(kin & about.circle) or (bool(kin) and not kin & tied)
        if theirs and holds(one.content, (*lists["told"], *lists["not_told"])):
            found.append(one)
    return sorted(narrowest(found), key=lambda one: moment(one.fact))


def _dated(one: Utterance) -> Fact:
    """The utterance as a fact dated by the one day that stands in it, where there is just one."""
    inside = {
        time.edtf
        for time in one.reading.times
        for span in one.statement.content
        if span.start <= time.start and time.end <= span.end and time.kind == "date" and time.edtf
    }
    time = inside.pop() if len(inside) == 1 else None
    claim = Claim(one.statement.id, "statement", {}, one.statement.content, time=time)
    return Fact(one.number, one.reading, claim, one.statement)


def _overlaps(span: tuple[int, int], one: Utterance) -> bool:
    return any(span[0] < other.end and other.start < span[1] for other in one.statement.content)


def _evidence(fact: Fact) -> str:
    text = fact.reading.document.text
    return " ".join(text[span.start : span.end] for span in fact.claim.evidence)


def _officials(record: Record, fact: Fact) -> bool:
    """Whether somebody else than relatives and those held takes part."""
    return bool(set(record.who(fact, "participants", "host")) - record.relatives)


def _last(record: Record, notes: Footnotes, contacts: list[Fact]) -> Section:
    """The last dated contact with the family, and how long ago."""
    table = Table(record, notes)
    held = [f for f in contacts if f.holds and not is_ahead(f) and (f.term("state") or "held") == "held"]
    dated = sorted((fact for fact in held if fact.claim.time), key=moment)
    for fact in dated[-1:]:
        table.add(fact, "last", joined(contact(record, fact), ago(record, fact), by="; "), key="last")
    return Section("last", "Last dated contact", rows=hidden(table))


def _plain(
    record: Record, notes: Footnotes, key: str, title: str, facts: list[Fact], phrase: Phrase
) -> Section:
    table = Table(record, notes)
    for fact in sorted(facts, key=moment):
        label = words(fact.claim.time) if fact.claim.time else "date not stated"
        text = ", ".join(part for part in phrase(record, fact).split(", ") if part != label)
        table.add(fact, label if key != "kin" else "", text)
    return Section(key, title, rows=hidden(table))


def _sensitive(record: Record, about: Scope, kind: str, *roles: str) -> list[Fact]:
    return [fact for fact in about.facts(kind, *roles) if record.is_sensitive(fact)]
