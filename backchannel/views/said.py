"""Everything that one person, office or side has said.

In: the record, a name, and what to leave out. Out: a page with one row for each statement,
oldest first. Always true: words of an unnamed source are given to its side only, never to a person.
"""

from __future__ import annotations

from datetime import date

from backchannel.errors import NotFound
from backchannel.records import Reading, Statement
from backchannel.views.clocks import known_on
from backchannel.views.dates import last_day, words
from backchannel.views.footnotes import Footnotes
from backchannel.views.identity import fold
from backchannel.views.judged import heaviest
from backchannel.views.pages import Page, Row, Says, Section, under_one_label
from backchannel.views.phrases import stance
from backchannel.views.record import Record, speakers
from backchannel.views.reviewed import with_review
from backchannel.views.subjects import subject
from backchannel.views.utterances import reported
from backchannel.views.voices import speaker_name
from backchannel.views.wording import word


@with_review
def said(
    record: Record,
    name: str,
    about: str | None = None,
    since: date | None = None,
    newest: int | None = None,
) -> Page:
    """The page of statements by `name`, on `about` (words that must stand in them), from `since` on.

    `newest` is how many to show, by the day of their documents. Raises `NotFound` where the name is not on record or nothing of it is left.
    """
    who = subject(record, name)
    keys = {who.figure} if who.figure else set(who.sides)
    title = " <-> ".join(record.cast.name(key) for key in ([who.figure] if who.figure else who.sides))
    notes = Footnotes()
    found = [
        (number, statement)
        for number, reading in enumerate(record.readings)
        for statement in reading.statements
        if statement.content
        and _by(record, number, statement, keys)
        and _on(record, number, statement, about)
        and _within(_day(reading, statement), since, record.clocks.as_of)
    ]
    if not found:
        limits = [f" about {about!r}" if about else "", f" since {since}" if since else ""]
        raise NotFound(f"nothing said by {title}{''.join(limits)} is on record")
    shown = _newest(record, found, newest)
    shown.sort(key=lambda one: _day(record.readings[one[0]], one[1]) or date.min)
    headline = f"the newest {newest:,}; --all for the rest" if len(shown) < len(found) else ""
    rows = tuple(statement_row(record, notes, number, statement) for number, statement in shown)
    return Page(
        "said",
        f"Said by {title}",
        record.today.isoformat() if record.today else None,
        len({number for number, _ in shown}),
        (Section("said", f"Said by {title}", headline, under_one_label(rows)),),
        notes.all(),
    )


def _newest(
    record: Record, found: list[tuple[int, Statement]], newest: int | None
) -> list[tuple[int, Statement]]:
    if newest is None:
        return found
    by_day = sorted(found, key=lambda one: (known_on(record.holdings[one[0]]) or date.min, one[0]))
    return by_day[-newest:]


def _by(record: Record, number: int, statement: Statement, keys: set[str]) -> bool:
    speaking = speakers(record.cast, number, statement)
    sides = {record.cast.side(key) for key in speaking}
    return bool(keys & set(speaking)) or bool(keys & sides)


def _on(record: Record, number: int, statement: Statement, about: str | None) -> bool:
    """Whether all words of `about` stand in the statement, or in the claims that rest on it."""
    if about is None:
        return True
    reading = record.readings[number]
    parts = [reported(reading, statement)]
    for claim in reading.claims:
        if claim.statement == statement.id:
            parts += [value for value in claim.roles.values() if isinstance(value, str)]
            ids = [one for value in claim.roles.values() if isinstance(value, tuple) for one in value]
            parts += [record.cast.name(record.cast.key(number, one)) for one in ids]
    return set(fold(about).split()) <= set(fold(" ".join(parts)).split())


def _day(reading: Reading, statement: Statement) -> date | None:
    return last_day(statement.said) or last_day(reading.document.published)


def _within(day: date | None, since: date | None, as_of: date | None) -> bool:
    if day is None:
        return since is None and as_of is None
    return (since is None or since <= day) and (as_of is None or day <= as_of)


def statement_row(record: Record, notes: Footnotes, number: int, statement: Statement) -> Row:
    """One statement, with whose it is and where it stands."""
    reading = record.readings[number]
    claims = [fact for fact in record.facts_in(number) if fact.statement is statement]
    stances = dict.fromkeys(stance(fact) for fact in claims if fact.type == "position")
    content = reported(reading, statement)
    name = speaker_name(record, number, statement)
    kind = word("source_kind", statement.source_kind).format(name=name)
    told = statement.said or reading.document.published
    cited = notes.cite(reading, statement.content)
    place = ", ".join(filter(None, (kind, statement.occasion)))
    return Row(
        "statement",
        words(told) if told else "date not stated",
        f"{content}  [{', '.join(stances)}]" if stances else content,
        told,
        (Says(statement.source_kind, name, place, statement.said, notes=cited),),
        cited,
        tuple(fact.id for fact in claims),
        any(record.is_sensitive(fact) for fact in claims),
        heaviest(record.review(fact) for fact in claims),
    )
