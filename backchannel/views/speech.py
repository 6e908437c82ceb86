"""What is said, one thing after the other: by a voice, about a person, and what others say that a voice holds.

In: the record, and keys of figures. Out: speeches, the newest first, each with its sentence cut into what was said
and what tells who said it. Always true: words that reach the outlet through another are told apart from those it
heard itself; what others say of a stance is never among a voice's own words; an unnamed source speaks for its
side and for nobody else.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from backchannel.entries import ReviewState
from backchannel.records import Reading, Span
from backchannel.views.dates import last_day, words
from backchannel.views.deals import Deal
from backchannel.views.footnotes import Footnotes
from backchannel.views.identity import Figure, fold
from backchannel.views.judged import heaviest
from backchannel.views.phrases import stance
from backchannel.views.record import Fact, Record
from backchannel.views.standing import said_on
from backchannel.views.statistics.reversals import leaning, stance_words
from backchannel.views.utterances import Utterance, by, named_in, utterances
from backchannel.views.voices import is_own_word, speaker_name
from backchannel.views.wording import word

Hand = Literal["first", "second", "of"]
_NEAR = 200  # signs between two parts of one sentence
_STOP = re.compile(r"[.!?…][\"”’»)]*\s|\n")
_RELAYING = ("other_outlet", "state_media", "outlet")


@dataclass(frozen=True, eq=False)
class Spoken:
    """Something said, before it is put in words: the utterance or fact it rests on, and at which hand it is had.

    `also` are others of the same speaker in the same sentence. `hand` is `first` where the outlet heard it, `second` where it comes through another, `of` where others say
    what a voice holds.
    """

    utterance: Utterance
    hand: Hand
    facts: tuple[Fact, ...] = ()
    also: tuple[Utterance, ...] = ()

    @property
    def day(self) -> date:
        """The last day on which it was said, else told."""
        return last_day(self.utterance.told) or date.min


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a sentence: `said` for what was said, `cue` for the words that attribute it, else empty."""

    text: str
    part: Literal["said", "cue", ""]


@dataclass(frozen=True, slots=True)
class Speech:
    """One thing said as a page shows it. `turned` tells the earlier stance that it turns round.

    `when` is in words, `kind` a `source_kind`, `manner` what it is called,
    `voices` are the speakers who have a name, `via` through whom it came, `start` where its sentence begins.
    """

    id: str
    when: str
    name: str | None
    voices: tuple[str, ...]
    kind: str
    manner: str
    hand: Hand
    via: str | None
    pieces: tuple[Piece, ...]
    stances: tuple[str, ...]
    turned: str | None
    outlet: str | None
    published: str | None
    sha256: str
    start: int
    review: ReviewState
    sensitive: bool


def spoken_by(record: Record, keys: Collection[str]) -> list[Spoken]:
    """What these figures, or those of these sides, are reported to have said, the newest first."""
    wanted, found = set(keys), []
    claims = _claims(record)
    for one in utterances(record):
        speaking = by(record, one)
        sides = {record.cast.side(key) for key in speaking}
        if wanted & set(speaking) or wanted & sides:
            found.append(Spoken(one, hand(one), claims.get((one.number, one.statement.id), ())))
    return _newest_first(_joined(record, found))


def told_of(record: Record, keys: Collection[str]) -> list[Spoken]:
    """What others say that these figures or sides hold, the newest first."""
    wanted, found = set(keys), []
    for fact in record.of("position"):
        held = wanted & {*record.who(fact, "holder"), *record.sides(fact, "holder")}
        speaking = record.speakers(fact)
        own = wanted & {*speaking, *(record.cast.side(key) for key in speaking)}
        if held and not own and fact.statement and not is_own_word(record, fact):
            found.append(Spoken(Utterance(fact.number, fact.reading, fact.statement), "of", (fact,)))
    return _newest_first(found)


def spoken_about(record: Record, person: str) -> list[Spoken]:
    """What others are reported to have said of a person by name, the newest first, copies of a text once."""
    claims = _claims(record)
    found: dict[tuple[object, ...], Spoken] = {}
    for one in utterances(record):
        if person in record.people_in(one.number) and person in named_in(record, one):
            once = (by(record, one), " ".join(fold(one.content).split()), record.groups[one.number])
            found.setdefault(once, Spoken(one, hand(one), claims.get((one.number, one.statement.id), ())))
    return _newest_first(found.values())


def hand(one: Utterance) -> Hand:
    """Whether the outlet heard it, or has it through another."""
    relayed = one.statement.inside is not None or one.statement.source_kind in _RELAYING
    return "second" if relayed else "first"


def within(
    record: Record, found: Iterable[Spoken], about: str = "", since: date | None = None, kind: str = "",
    deal: Deal | None = None,
) -> list[Spoken]:  # fmt: skip
    """Those that hold all words of `about`, are of a kind of source, from a day on, or bear on a deal."""
    wanted = set(fold(about).split())
    of_deal = {fact.id for fact in (*deal.attached, *(terms.fact for terms in deal.terms))} if deal else set()
    return [
        one
        for one in found
        if (not kind or one.utterance.statement.source_kind == kind)
        and (since is None or one.day >= since)
        and (not wanted or wanted <= _words(record, one))
        and (deal is None or any(fact.id in of_deal for fact in one.facts))
    ]


def has_page(figure: Figure) -> bool:
    """Whether somebody can be asked for by name: a source that is only described cannot."""
    return not figure.anonymous and figure.kind != "group" and bool(fold(figure.name))


def is_sensitive(record: Record, one: Spoken) -> bool:
    """Whether it rests on what is left out of what is published, or is a relative's word."""
    kin = record.relatives & set(by(record, one.utterance))
    return bool(kin) or any(record.is_sensitive(fact) for fact in one.facts)


def reversals_of(record: Record, keys: Collection[str], all_deals: Iterable[Deal]) -> dict[str, str]:
    """Where one of these turned round, by its own word on one deal: the claim that turns, and what it was before."""
    wanted, found = set(keys), {}
    for deal in all_deals:
        own = [
            fact
            for fact in deal.attached
            if fact.type == "position"
            and leaning(fact)
            and wanted & {*record.who(fact, "holder"), *record.sides(fact, "holder")}
            and is_own_word(record, fact)
            and not record.is_sensitive(fact)
        ]
        own.sort(key=said_on)
        for before, after in zip(own, own[1:], strict=False):
            if leaning(before) != leaning(after):
                when = f", {words(before.told)}" if before.told else ""
                found[after.id] = f"{stance_words(before)}{when}"
    return found


def speech(record: Record, one: Spoken, turned: dict[str, str] | None = None) -> Speech:
    """A thing said with its sentence, its source and the way into the text."""
    utterance, statement = one.utterance, one.utterance.statement
    reading = utterance.reading
    parts = [utterance.statement, *(other.statement for other in one.also)]
    content = tuple(span for part in parts for span in part.content)
    content = one.facts[0].claim.evidence if one.hand == "of" and one.facts else content
    cues = tuple(part.cue for part in parts if part.cue)
    notes = Footnotes()
    notes.cite(reading, (*content, *cues))
    note = notes.all()[0]
    name = speaker_name(record, utterance.number, statement)
    held = [fact for fact in one.facts if fact.type == "position"]
    return Speech(
        f"{reading.document.sha256[:12]}#{statement.id}",
        words(utterance.told) if utterance.told else "date not known",
        name,
        tuple(record.cast.name(key) for key in by(record, utterance) if has_page(record.cast.figure(key))),
        statement.source_kind,
        word("source_kind", statement.source_kind).partition(":")[0],
        one.hand,
        _via(record, utterance),
        _pieces(reading, Span(note.start, note.end), content, cues),
        tuple(dict.fromkeys(stance(fact) for fact in held)),
        next((turned[fact.id] for fact in held if turned and fact.id in turned), None),
        reading.document.outlet,
        reading.document.published,
        reading.document.sha256,
        note.start,
        heaviest(record.review(fact) for fact in one.facts),
        is_sensitive(record, one),
    )


def _claims(record: Record) -> dict[tuple[int, str], tuple[Fact, ...]]:
    found: dict[tuple[int, str], tuple[Fact, ...]] = {}
    for fact in record.facts:
        if fact.statement:
            place = (fact.number, fact.statement.id)
            found[place] = (*found.get(place, ()), fact)
    return found


def _joined(record: Record, found: Iterable[Spoken]) -> Iterator[Spoken]:
    """What one voice says in one sentence as one."""
    of: dict[tuple[object, ...], list[Spoken]] = {}
    for one in found:
        of.setdefault((one.utterance.number, by(record, one.utterance), one.hand), []).append(one)
    for group in of.values():
        group.sort(key=lambda one: _reach(one.utterance))
        open_one = group[0]
        for other in group[1:]:
            if _one_sentence(open_one, other.utterance):
                facts = tuple(dict.fromkeys((*open_one.facts, *other.facts)))
                also = (*open_one.also, other.utterance)
                open_one = replace(open_one, facts=facts, also=also)
            else:
                yield open_one
                open_one = other
        yield open_one


def _reach(one: Utterance) -> tuple[int, int]:
    spans = [*one.statement.content, *((one.statement.cue,) if one.statement.cue else ())]
    return min((span.start for span in spans), default=0), max((span.end for span in spans), default=0)


def _one_sentence(one: Spoken, other: Utterance) -> bool:
    """Whether no sentence ends between them, and both are of one day."""
    end = max(_reach(each)[1] for each in (one.utterance, *one.also))
    start = _reach(other)[0]
    between = other.reading.document.text[end:start]
    return other.told == one.utterance.told and start - end < _NEAR and not _STOP.search(between)


def _newest_first(found: Iterable[Spoken]) -> list[Spoken]:
    return sorted(found, key=lambda one: (one.day, one.utterance.number), reverse=True)


def _words(record: Record, one: Spoken) -> set[str]:
    """All words of what was said, with the names of those it is about, also where they are only meant."""
    names = [record.cast.name(key) for key in named_in(record, one.utterance)]
    names += [record.cast.name(key) for fact in one.facts for key in record.who(fact, *fact.claim.roles)]
    return set(fold(" ".join([one.utterance.content, *names])).split())


def _via(record: Record, one: Utterance) -> str | None:
    """Through whom it comes, where the outlet did not hear it itself."""
    inside = one.statement.inside
    outer = next((other for other in one.reading.statements if other.id == inside), None)
    return speaker_name(record, one.number, outer) if outer else None


def _pieces(reading: Reading, whole: Span, said: Iterable[Span], cues: Iterable[Span]) -> tuple[Piece, ...]:
    """The sentence cut at the ends of what was said and of the words that attribute it."""
    text = reading.document.text
    marks = [(span, "said") for span in said] + [(span, "cue") for span in cues]
    cuts = {whole.start, whole.end}
    for span, _ in marks:
        cuts |= {point for point in span if whole.start < point < whole.end}
    ends = sorted(cuts)
    found = []
    for start, end in zip(ends, ends[1:], strict=False):
        inside = [part for span, part in marks if span.start <= start and end <= span.end]
        part = "cue" if "cue" in inside else "said" if inside else ""
        found.append(Piece(text[start:end], part))  # type: ignore[arg-type]
    return tuple(found)
