"""What officials call it: a swap, a deal, a gesture; who uses the word and who refuses it.

In: the record and a name. Out: a page with a section for each notion. Always true: words in quotation marks
are the speaker's, words in reported speech may be the outlet's and are marked so; only officials are told,
each by the side for which they speak; and a word that is denied stands beside those who use it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from backchannel.errors import NotFound
from backchannel.views.cues import hits, holds, plain
from backchannel.views.data import data
from backchannel.views.dates import words
from backchannel.views.footnotes import Footnotes
from backchannel.views.pages import Page, Row, Section, under_one_label
from backchannel.views.phrases import position
from backchannel.views.record import Record, moment
from backchannel.views.reviewed import with_review
from backchannel.views.scope import Scope, scope
from backchannel.views.tables import Table
from backchannel.views.utterances import (
    OFFICIAL,
    Utterance,
    by,
    named_in,
    narrowest,
    sides_of,
)

_SAID = {"used": "used by", "refused": "refused by", "not_said": "not answered by"}
_LABEL = {"used": "", "refused": ", refused", "not_said": ", not answered"}


@dataclass(frozen=True, eq=False)
class Use:
    """One use of a word by an official: for which side, which word, how, and whether in quotation marks.

    `how` is `used`, `refused`, or `not_said` where the official would not answer a question with the word.
    """

    utterance: Utterance
    side: str | None
    word: str
    how: str
    quoted: bool


@with_review
def called(record: Record, name: str) -> Page:
    """The page on what officials call the deals of `name`. Raises `NotFound` where they call it nothing."""
    about = scope(record, name)
    notes = Footnotes()
    spoken = _about(record, about)
    sections = [
        Section("notion", str(entry["says"]).capitalize(), _who(record, uses), _rows(record, notes, uses))
        for entry in data("called")["notions"].values()
        if (uses := _uses(record, spoken, entry))
    ]
    sections.append(Section("linkage", "How the cases hang together", rows=_linkage(record, notes, about)))
    shown = tuple(section for section in sections if section.rows)
    if not shown:
        raise NotFound(
            f"no official is on record with a word for it: see `backchannel said` for {about.title}"
        )
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
        for one in about.spoken()
        if one.statement.source_kind in OFFICIAL
        and by(record, one)
        and not set(by(record, one)) & kin
        and one.number in about.live
        and not _is_of_others(record, about, one)
    ]
    return sorted(narrowest(found), key=lambda one: moment(one.fact))


def _is_of_others(record: Record, about: Scope, one: Utterance) -> bool:
    named = named_in(record, one)
    with_them = frozenset().union(*(deal.people for deal in about.deals))
    return bool(named & about.others - with_them) and not named & (about.people | with_them)


def _uses(record: Record, spoken: list[Utterance], entry: dict[str, Any]) -> list[Use]:
    found = []
    for one in spoken:
        told = hits(one.content, entry["phrases"], entry["unless"])
        if told:
            side = next(iter(sides_of(record, one)), None)
            word = told[0].words
            found.append(Use(one, side, word, how(one, entry), one.quoted(word)))
    return found


def how(one: Utterance, entry: dict[str, Any]) -> str:
    """Whether an utterance uses a word of the notion, refuses it, or only leaves a question unanswered."""
    lists = data("called")
    if holds(one.cue, lists["not_said"]) or plain(one.content).startswith(("whether", "if")):
        return "not_said"
    patterns = [
        pattern.replace("{word}", phrase)
        for pattern in entry.get("refusal", lists["refusal"])
        for phrase in entry["phrases"]
    ]
    return "refused" if one.is_denial or holds(one.content, patterns) else "used"


def _rows(record: Record, notes: Footnotes, uses: list[Use]) -> tuple[Row, ...]:
    table = Table(record, notes)
    for use in sorted(uses, key=lambda use: list(_SAID).index(use.how)):
        one = use.utterance
        side = record.cast.label(use.side) if use.side else "side not stated"
        mark = "their own word" if use.quoted else "in reported speech"
        text = f"{one.reported}  [“{use.word}”: {mark}]"
        table.add(one.fact, f"{side}{_LABEL[use.how]}", text, key=use.how, time=one.told)
    return under_one_label(table.rows())


def _who(record: Record, uses: list[Use]) -> str:
    """`used by the US, last 5 Aug 2022 · refused by Russia, last 1 Aug 2022`."""
    parts = []
    for manner, verb in _SAID.items():
        names: dict[str, Use] = {}
        for use in uses:
            if use.how == manner:
                names[_name(record, use)] = use
        parts += [f"{verb} {name}{_last(use)}" for name, use in names.items()]
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
