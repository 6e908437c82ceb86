"""What officials call it: a swap, a deal, a gesture; who uses the word and who refuses it.

In: the record and a name. Out: a page with a section for each notion. Always true: words in quotation marks
are the speaker's, words in reported speech may be the outlet's and are marked so; only officials are told,
each by the side for which they speak; and a word that is denied stands beside those who use it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from backchannel.errors import NotFound
from backchannel.views.data import data
from backchannel.views.dates import words
from backchannel.views.footnotes import Footnotes
from backchannel.views.pages import Page, Row, Section, under_one_label
from backchannel.views.phrases import position
from backchannel.views.record import Record, moment
from backchannel.views.scope import Scope, scope
from backchannel.views.tables import Table
from backchannel.views.utterances import (
    OFFICIAL,
    Utterance,
    by,
    named_in,
    narrowest,
    says,
    sides_of,
    utterances,
)


@dataclass(frozen=True, eq=False)
class Use:
    """One use of a word by an official: for which side, which word, whether refused, and whether quoted."""

    utterance: Utterance
    side: str | None
    word: str
    refused: bool
    quoted: bool


def called(record: Record, name: str) -> Page:
    """The page on what officials call the deals of `name`. Raises `NotFound` where they call it nothing."""
    about = scope(record, name)
    notes = Footnotes()
    spoken = _about(record, about)
    sections = [
        Section("notion", str(entry["says"]).capitalize(), _who(record, uses), _rows(record, notes, uses))
        for entry in data("called")["notions"].values()
        if (uses := _uses(record, spoken, entry["phrases"], entry["unless"]))
    ]
    sections.append(Section("linkage", "How the cases hang together", rows=_linkage(record, notes, about)))
    shown = tuple(section for section in sections if section.rows)
    if not shown:
        raise NotFound(f"no official is on record with a word for it: see `backchannel said` for {about.title}")
    return Page(
        "called",
        f"What officials call it: {about.title}",
        record.today.isoformat() if record.today else None,
        len({note.sha256 for note in notes.all()}),
        shown,
        notes.all(),
    )


def _about(record: Record, about: Scope) -> list[Utterance]:
    """What officials say in documents about these people or sides, nobody else's case, oldest first."""
    kin = record.relatives | about.people | about.others
    found = [
        one
        for one in utterances(record)
        if one.statement.source_kind in OFFICIAL
        and by(record, one)
        and not set(by(record, one)) & kin
        and one.number in about.documents
        and not _is_of_others(record, about, one)
    ]
    return sorted(narrowest(found), key=lambda one: moment(one.fact))


def _is_of_others(record: Record, about: Scope, one: Utterance) -> bool:
    named = named_in(record, one)
    with_them = frozenset().union(*(deal.people for deal in about.deals))
    return bool(named & about.others - with_them) and not named & (about.people | with_them)


def _uses(record: Record, spoken: list[Utterance], phrases: list[str], unless: list[str]) -> list[Use]:
    found = []
    for one in spoken:
        hits = says(one, phrases, unless)
        if hits:
            plainly = [hit for hit in hits if not hit.negated] or hits
            hit = plainly[0]
            side = next(iter(sides_of(record, one)), None)
            found.append(Use(one, side, hit.words, hit.negated, one.quoted(hit.words)))
    return found


def _rows(record: Record, notes: Footnotes, uses: list[Use]) -> tuple[Row, ...]:
    table = Table(record, notes)
    for use in sorted(uses, key=lambda use: use.refused):
        one = use.utterance
        side = record.cast.label(use.side) if use.side else "side not stated"
        label = f"{side}, denied" if use.refused else side
        mark = "their own word" if use.quoted else "in reported speech"
        key = "refused" if use.refused else "used"
        table.add(one.fact, label, f"{one.content}  [“{use.word}”: {mark}]", key=key, time=one.told)
    return under_one_label(table.rows())


def _who(record: Record, uses: list[Use]) -> str:
    """`used by the US, last 5 Aug 2022 · denied by Russia, last 1 Aug 2022`."""
    parts = []
    for refused, verb in ((False, "used by"), (True, "denied by")):
        sides: dict[str, Use] = defaultdict()
        for use in uses:
            if use.refused is refused:
                sides[_name(record, use)] = use
        parts += [f"{verb} {name}{_last(use)}" for name, use in sides.items()]
    return " · ".join(parts)


def _name(record: Record, use: Use) -> str:
    if use.side:
        return record.cast.running(use.side)
    return " and ".join(record.cast.name(key) for key in by(record, use.utterance))


def _last(use: Use) -> str:
    return f", last {words(use.utterance.told)}" if use.utterance.told else ""


def _linkage(record: Record, notes: Footnotes, about: Scope) -> tuple[Row, ...]:
    table = Table(record, notes)
    wanted = data("called")["linkage"]
    for fact in sorted(about.facts("position", "holder"), key=moment):
        if fact.term("stance") in wanted and not record.is_sensitive(fact):
            sides = record.sides(fact, "holder")
            label = record.cast.label(sides[0]) if sides else "side not stated"
            table.add(fact, label, position(record, fact))
    return under_one_label(table.rows())
