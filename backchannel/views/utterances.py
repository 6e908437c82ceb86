"""What people are reported to have said, apart from the claims that rest on it.

In: the record. Out: utterances, each a statement with its document. Always true: both clocks hold, an
utterance inside another of the same document is told once, in the narrower words, and who is named in it is
told by the spans of the reading.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from backchannel.records import Claim, Reading, Statement
from backchannel.views.cues import Hit, hits, holds
from backchannel.views.data import data
from backchannel.views.dates import first_day, last_day
from backchannel.views.record import Fact, Record, speakers

# How far before what is said its verb may stand, in characters.
_NEAR = 30
OFFICIAL = ("on_record", "institution", "title_only", "anonymous_official")


@dataclass(frozen=True, eq=False)
class Utterance:
    """A statement in document `number` of the record."""

    number: int
    reading: Reading
    statement: Statement

    @property
    def content(self) -> str:
        """What was said, as the document has it."""
        text = self.reading.document.text
        return " ".join(" … ".join([text[s.start : s.end] for s in self.statement.content]).split())

    @property
    def reported(self) -> str:
        """What was said as a line tells it: with the verb where the rest makes no sense alone, `declined to say`."""
        return reported(self.reading, self.statement)

    @property
    def told(self) -> str | None:
        """When it was said, else when it was published (EDTF)."""
        return self.statement.said or self.reading.document.published

    @property
    def fact(self) -> Fact:
        """The utterance as a fact of its own, for a row of a page: type `statement`, no roles."""
        claim = Claim(self.statement.id, "statement", {}, self.statement.content)
        return Fact(self.number, self.reading, claim, self.statement)

    def quoted(self, words: str) -> bool:
        """Whether `words` stand in quotation marks in it, and so are the speaker's own."""
        text = self.reading.document.text
        spans = self.statement.quotes or (self.statement.content if self.statement.form == "direct" else ())
        return any(words.casefold() in text[span.start : span.end].casefold() for span in spans)

    @property
    def cue(self) -> str:
        """The words that attribute it, empty where there are none."""
        span = self.statement.cue
        return self.reading.document.text[span.start : span.end] if span else ""

    @property
    def is_denial(self) -> bool:
        """Whether the word that attributes it denies it: `he denied that`."""
        return holds(self.cue, data("denials")["cues"])


def reported(reading: Reading, statement: Statement) -> str:
    """The words of a statement, with the verb before them where they are the rest of a clause."""
    text, cue = reading.document.text, statement.cue
    content = " … ".join(text[span.start : span.end] for span in statement.content)
    start = statement.content[0].start if statement.content else 0
    led = cue is not None and cue.end <= start <= cue.end + _NEAR
    if cue and led and content[:1].islower() and not content.startswith("that "):
        between = text[cue.end : start]
        if not any(mark in between for mark in ".;\n"):
            content = text[cue.start : start] + content
    return " ".join(content.split())


def says(one: Utterance, phrases: Iterable[str], unless: Iterable[str] = ()) -> list[Hit]:
    """The phrases in an utterance, each with whether it is denied, by its clause or by how it is said.

    A denial of something negated counts as a denial: people deny by saying that there was no such thing.
    """
    lists = data("denials")
    found = hits(one.content, phrases, unless, lists["negators"], lists["reach"])
    return [replace(hit, negated=hit.negated or one.is_denial) for hit in found]


def utterances(record: Record) -> Iterator[Utterance]:
    """All utterances by the two clocks, in the order of the documents."""
    for number in range(len(record.readings)):
        yield from utterances_in(record, number)


def utterances_in(record: Record, number: int) -> Iterator[Utterance]:
    """The utterances of one document by the two clocks."""
    as_of, reading = record.clocks.as_of, record.readings[number]
    for statement in reading.statements:
        if not statement.content:  # its words are left out of what is published
            continue
        one = Utterance(number, reading, statement)
        if as_of is None:
            yield one
            continue
        day = first_day(one.told) or last_day(one.told)
        if day is not None and day <= as_of:
            yield one


def by(record: Record, one: Utterance) -> tuple[str, ...]:
    """Keys of those who said it."""
    return speakers(record.cast, one.number, one.statement)


def sides_of(record: Record, one: Utterance) -> tuple[str, ...]:
    """Keys of the sides of those who said it, each once."""
    sides = (record.cast.side(key) for key in by(record, one))
    return tuple(dict.fromkeys(side for side in sides if side))


def named_in(record: Record, one: Utterance) -> frozenset[str]:
    """Keys of all who are named or meant within it, those who say it left out."""
    keys, content = record.cast.keys[one.number], one.statement.content
    found = set()
    for entity in one.reading.entities:
        for mention in entity.mentions:
            start, end = mention.start, mention.end
            if any(span.start <= start and end <= span.end for span in content):
                found.add(keys[entity.id])
                break
    return frozenset(found.difference(by(record, one)))


def narrowest(found: list[Utterance]) -> list[Utterance]:
    """The utterances without those whose words hold all of another one's of the same document."""
    of: dict[int, list[Utterance]] = defaultdict(list)
    for one in found:
        of[one.number].append(one)
    return [one for one in found if not any(_wider(one, other) for other in of[one.number])]


def _wider(one: Utterance, other: Utterance) -> bool:
    if one is other:
        return False
    holds = all(
        any(span.start <= inner.start and inner.end <= span.end for span in one.statement.content)
        for inner in other.statement.content
    )
    return holds and one.statement.content != other.statement.content
