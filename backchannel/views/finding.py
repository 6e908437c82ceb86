"""What was found, to be narrowed down: hits by document, and how many there are of each sort.

In: the record of the documents in which something was found, the hits, what is asked of them. Out: documents with
their hits, the newest first, and counts. Always true: counts are over the hits that were looked at, each facet
by what is asked of all others; a hit whose words do not stand in what may be seen of it is not there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from backchannel.entries import ReviewState
from backchannel.plain import plain_words
from backchannel.records import Document, Span, Statement
from backchannel.views.claim_words import in_words
from backchannel.views.clocks import known_on
from backchannel.views.dates import first_day, last_day
from backchannel.views.footnotes import Footnotes
from backchannel.views.identity import fold
from backchannel.views.record import Fact, Record, speakers
from backchannel.views.search import Found, is_shown
from backchannel.views.utterances import reported
from backchannel.views.voices import speaker_name, voice
from backchannel.views.wording import word

FACETS = ("kind", "type", "source", "speaker", "side", "case", "outlet")
_CASES = ("person", "gives", "gets", "released_by_a", "released_by_b", "for")
_ALL = 8  # hits of one document that are told apart
_REACH = 150  # letters of the text on either side of what was found


@dataclass(frozen=True, slots=True)
class Asked:
    """What must be true of a hit: values of facets, and the days between which it was so (`None` for no limit)."""

    values: Mapping[str, str]
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Find:
    """A claim or a statement that was found: in words, whose word, and where it stands."""

    kind: str
    type: str
    text: str
    says: str
    source: str
    start: int
    id: str
    review: ReviewState
    sensitive: bool


@dataclass(frozen=True, slots=True)
class FoundIn:
    """A document in which something was found; `text` is the place in it where nothing else was found."""

    sha256: str
    title: str
    outlet: str | None
    published: str | None
    text: str
    start: int | None
    finds: tuple[Find, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Findings:
    """One page of documents, of how many, and the counts of each facet; `looked_at` is the number of hits."""

    documents: tuple[FoundIn, ...]
    total: int
    hits: int
    looked_at: int
    facets: Mapping[str, tuple[tuple[str, int], ...]]


@dataclass(frozen=True, eq=False, slots=True)
class _Hit:
    number: int
    kind: str
    fact: Fact | None
    statement: Statement | None
    values: Mapping[str, tuple[str, ...]]


def findings(
    record: Record, words: str, hits: Sequence[Found], asked: Asked, page: int, size: int
) -> Findings:
    """Page `page` (from 1) of the documents with hits that are as asked, `size` a page."""
    sought = frozenset(plain_words(words))
    shown_of = [found for found in hits if is_shown(record, found, words)]
    known = [hit for found in shown_of if (hit := _read(record, found))]
    known = [hit for hit in known if _is_between(record, hit, asked)]
    left = [hit for hit in known if _fits(hit, asked.values)]
    by_document: dict[int, list[_Hit]] = {}
    for hit in left:
        by_document.setdefault(hit.number, []).append(hit)
    newest = sorted(by_document, key=lambda one: (_day(record, one), one), reverse=True)
    shown = newest[(page - 1) * size : page * size]
    documents = tuple(_document(record, number, by_document[number], sought) for number in shown)
    facets = {name: _counted(known, name, asked.values) for name in FACETS}
    return Findings(documents, len(newest), len(left), len(known), facets)


def marked(text: str, words: frozenset[str]) -> list[tuple[str, bool]]:
    """The text in parts, each with whether it is one of the words (plain ones)."""
    parts: list[tuple[str, bool]] = []
    last = 0
    for start, end in _tokens(text):
        if not words.isdisjoint(plain_words(text[start:end])):
            parts += [(text[last:start], False), (text[start:end], True)]
            last = end
    return [(part, hit) for part, hit in (*parts, (text[last:], False)) if part]


def _tokens(text: str) -> Iterable[tuple[int, int]]:
    start = None
    for place, letter in enumerate(text):
        if letter.isalnum() or (start is not None and letter in "'’`"):
            start = place if start is None else start
        elif start is not None:
            yield start, place
            start = None
    if start is not None:
        yield start, len(text)


def _read(record: Record, found: Found) -> _Hit | None:
    """The hit with the values of its facets; `None` where the record does not hold it by its clocks."""
    fact = statement = None
    outlet = record.readings[found.number].document.outlet
    values: dict[str, tuple[str, ...]] = {"kind": (found.kind,), "outlet": (outlet,) if outlet else ()}
    if found.kind == "claim":
        fact = next((one for one in record.facts_in(found.number) if one.claim.id == found.key), None)
        if fact is None:
            return None
        statement = fact.statement
        people = (key for key in record.who(fact, *_CASES) if record.cast.figure(key).kind == "person")
        values["type"] = (fact.type,)
        values["case"] = tuple(dict.fromkeys(record.cast.name(key) for key in people))
    elif found.kind == "statement":
        held = record.readings[found.number].statements
        statement = next((one for one in held if one.id == found.key), None)
        if statement is None:
            return None
    if statement:
        keys = speakers(record.cast, found.number, statement)
        named = [key for key in keys if not record.cast.figure(key).anonymous]
        values["source"] = (statement.source_kind,)
        values["speaker"] = tuple(dict.fromkeys(record.cast.name(key) for key in named))
        sides = (record.cast.side(key) for key in keys)
        values["side"] = tuple(dict.fromkeys(record.cast.name(side) for side in sides if side))
    return _Hit(found.number, found.kind, fact, statement, values)


def _is_between(record: Record, hit: _Hit, asked: Asked) -> bool:
    """Whether it may have been so between the days; a document counts by the day of publication."""
    if asked.first is None and asked.last is None:
        return True
    reading = record.readings[hit.number]
    told = hit.statement.said if hit.statement and hit.statement.said else reading.document.published
    edtf = hit.fact.dated if hit.fact else told
    low, high = first_day(edtf) or last_day(edtf), last_day(edtf) or first_day(edtf)
    if low is None or high is None:
        return False
    return (asked.first is None or asked.first <= high) and (asked.last is None or low <= asked.last)


def _fits(hit: _Hit, values: Mapping[str, str], besides: str = "") -> bool:
    return all(
        any(_called(value, one) for one in hit.values.get(name, ()))
        for name, value in values.items()
        if name != besides
    )


def _called(asked: str, name: str) -> bool:
    return asked == name or (bool(fold(asked)) and set(fold(asked).split()) <= set(fold(name).split()))


def _counted(hits: Iterable[_Hit], name: str, values: Mapping[str, str]) -> tuple[tuple[str, int], ...]:
    counts = Counter(
        value for hit in hits if _fits(hit, values, besides=name) for value in hit.values.get(name, ())
    )
    return tuple(sorted(counts.items(), key=lambda one: (-one[1], one[0])))


def _day(record: Record, number: int) -> date:
    return known_on(record.holdings[number]) or date.min


def _document(record: Record, number: int, hits: list[_Hit], sought: frozenset[str]) -> FoundIn:
    reading = record.readings[number]
    document = reading.document
    inner = [hit for hit in hits if hit.kind != "document"]
    inner.sort(key=lambda hit: hit.kind != "claim")
    text, start = ("", None) if inner else _around(document, sought)
    title = document.title or document.source.rpartition("/")[2] or document.sha256[:12]
    finds = tuple(_find(record, hit) for hit in inner[:_ALL])
    return FoundIn(
        document.sha256, title, document.outlet, document.published, text, start, finds,
        max(len(inner) - _ALL, 0),
    )  # fmt: skip


def _find(record: Record, hit: _Hit) -> Find:
    notes, reading = Footnotes(), record.readings[hit.number]
    sha = reading.document.sha256[:12]
    if hit.fact:
        fact = hit.fact
        notes.cite(reading, fact.claim.evidence)
        return Find(
            "claim", fact.type, in_words(record, fact), voice(record, fact).text,
            fact.statement.source_kind if fact.statement else "own_voice",
            notes.all()[0].start if notes.all() else 0, fact.id, record.review(fact), record.is_sensitive(fact),
        )  # fmt: skip
    assert hit.statement is not None
    one = hit.statement
    notes.cite(reading, one.content)
    name = speaker_name(record, hit.number, one)
    says = word("source_kind", one.source_kind).format(name=name or "not named")
    sensitive = any(
        record.is_sensitive(fact) for fact in record.facts_in(hit.number) if fact.statement is one
    )
    return Find(
        "statement", "statement", reported(reading, one), says, one.source_kind,
        notes.all()[0].start if notes.all() else 0, f"{sha}#{one.id}", "unreviewed", sensitive,
    )  # fmt: skip


def _around(document: Document, sought: frozenset[str]) -> tuple[str, int | None]:
    """The text around the first place where the words stand together, cut at blanks, with where that is."""
    text, best, low_end = document.text, 0, 0
    place: int | None = None
    for paragraph in document.paragraphs or (Span(0, len(text)),):
        held: dict[str, int] = {}
        for start, end in _tokens(text[paragraph.start : paragraph.end]):
            for one in sought.intersection(
                plain_words(text[paragraph.start + start : paragraph.start + end])
            ):
                held.setdefault(one, paragraph.start + start)
        if len(held) > best:
            best, place, low_end = len(held), min(held.values()), paragraph.start
        if best == len(sought):
            break
    if place is None:
        return " ".join(text[: 2 * _REACH].split()), None
    low = max(text.rfind(" ", 0, place - _REACH) + 1 if place > _REACH else 0, low_end)
    high = text.find(" ", place + _REACH)
    cut = " ".join(text[low : high if high > 0 else len(text)].split())
    return f"{'… ' if low > low_end else ''}{cut}{' …' if high > 0 else ''}", place
