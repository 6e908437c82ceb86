"""One document as it was read: its text with every mark in place, and a card for each claim.

In: the record, the number of a document, what of it is asked for. Out: a frozen record that a page is laid out
from. Always true: the pieces joined are the text as it is kept (of a part, that part of it); every card's
`start` is the start of a piece with an anchor; whoever may not see the whole text sees the sentences on which
the claims of the record rest, and no other.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from backchannel.entries import ReviewState
from backchannel.records import Document, Span, Statement
from backchannel.views.cards import Card, cards_of
from backchannel.views.footnotes import paragraphs_of, sentence_starts, sentences
from backchannel.views.marking import Block, Mark, Piece, blocks, parts, pieces
from backchannel.views.record import Fact, Record
from backchannel.views.voices import speaker_name

PART, FULL = 20_000, 70  # letters, and claims, of one part of a long text


@dataclass(frozen=True, slots=True)
class Choice:
    """What of a document is asked for: which marks (`all`, `claims`, `statements`, `text`), of which type and speaker.

    `at` is an offset or the id of a claim, which the part shown must hold; else `part` counts from 1.
    """

    show: str = "all"
    type: str | None = None
    speaker: str | None = None
    part: int | None = None
    at: str | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """A block with its pieces, the cards of the claims that begin in it, and whether words are left out before it."""

    block: Block
    pieces: tuple[Piece, ...]
    cards: tuple[Card, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """One statement, for the list under the text: who speaks, on what ground, and where it begins."""

    id: str
    name: str | None
    kind: str
    form: str
    occasion: str | None
    start: int


@dataclass(frozen=True, slots=True)
class Copy:
    """Another document with the same text, or nearly so."""

    sha256: str
    outlet: str | None
    title: str | None
    published: str | None
    first: bool


@dataclass(frozen=True, slots=True)
class Read:
    """A document as it was read. `whole` is false where only sentences of it are shown.

    `types` and `speakers` say how many claims, and how many statements, there are of each. `part` of `parts`
    is what `blocks` holds. `withdrawn` is who took it back and why; `states` counts claims by review.
    """

    document: Document
    reader: str
    entry: int
    recorded: str
    whole: bool
    blocks: tuple[Shown, ...]
    statements: tuple[Told, ...]
    part: int
    parts: int
    claims: int
    spoken: int
    types: tuple[tuple[str, int], ...]
    speakers: tuple[tuple[str, int], ...]
    states: tuple[tuple[ReviewState, int], ...]
    copies: tuple[Copy, ...] = ()
    withdrawn: tuple[str, str, str] | None = None


def document_read(record: Record, number: int, choice: Choice, whole: bool = True) -> Read:
    """The document with this number, as far as `choice` asks for it; `whole` where all of its text may be seen."""
    holding = record.holdings[number]
    document = holding.reading.document
    facts = _facts(record, number, whole)
    spoken = _spoken(record, number, facts, whole)
    chosen = [fact for fact in facts if _is_asked(record, fact, choice)]
    numbers = {fact.id: place for place, fact in enumerate(facts, 1)}
    found = _blocks(document, facts, whole)
    beside = _beside(found, chosen)
    spans = parts(found, PART, [len(beside[block]) for block in found], FULL)
    at = _asked(choice, facts)
    part = _part(found, spans, at, choice.part)
    mine = found[spans[part].start : spans[part].end] if spans else ()
    names = _names(record, number)
    marks = _marks(record, number, mine, chosen, spoken, choice)
    cards = cards_of(record, [fact for block in mine for fact in beside[block]], numbers)
    by_fact = {card.fact: card for card in cards}
    shown = tuple(
        _shown(document, block, marks, tuple(by_fact[fact.id] for fact in beside[block]), at)
        for block in mine
    )
    return Read(
        document, holding.reading.reader, holding.entry, holding.recorded, whole, shown,
        tuple(_told(spoken, names, mine, choice)), part + 1, max(1, len(spans)), len(facts), len(spoken),
        tuple(sorted(Counter(fact.type for fact in facts).items())),
        tuple(Counter(name for name in names.values() if name).most_common()),
        tuple(Counter(record.review(fact) for fact in facts).items()),
        tuple(_copies(record, number)), _withdrawn(record, document),
    )  # fmt: skip


def _facts(record: Record, number: int, whole: bool) -> list[Fact]:
    """All claims of the document in the order of the text, also those of later days: it says them all."""
    found = [fact for fact in record.told if fact.number == number]
    if whole:
        found += [fact for fact in record.rejected if fact.number == number]
    length = len(record.readings[number].document.text)
    placed = [fact for fact in found if fact.claim.evidence and fact.claim.evidence[0].start < length]
    return sorted(placed, key=lambda fact: (fact.claim.evidence[0].start, fact.claim.evidence[0].end))


def _spoken(record: Record, number: int, facts: Sequence[Fact], whole: bool) -> list[Statement]:
    statements = record.readings[number].statements
    grounds = {fact.claim.statement for fact in facts}
    return [one for one in statements if one.content and (whole or one.id in grounds)]


def _is_asked(record: Record, fact: Fact, choice: Choice) -> bool:
    if choice.show in ("statements", "text") or (choice.type and fact.type != choice.type):
        return False
    if choice.speaker is None:
        return True
    return bool(fact.statement) and speaker_name(record, fact.number, fact.statement) == choice.speaker  # type: ignore[arg-type]


def _blocks(document: Document, facts: Sequence[Fact], whole: bool) -> tuple[Block, ...]:
    """The whole text, or the sentences that ground these claims."""
    if whole:
        return blocks(document.text, paragraphs_of(document))
    spans = [span for fact in facts for span in fact.claim.evidence]
    # One claim after the other, so that a sentence between two of them is not shown for standing there.
    places = {place: index for one in spans for index, place in sentences(document, (one,))}
    found: list[Block] = []
    for place in sorted(places):
        start = max(place.start, found[-1].end if found else 0)
        if start < place.end:
            number = places[place] + 1 if places[place] >= 0 else None
            gap = document.text[found[-1].end if found else 0 : start]
            found.append(Block(start, place.end, news=True, number=number, parted=bool(gap.strip())))
    return tuple(found)


def _beside(found: Sequence[Block], facts: Sequence[Fact]) -> dict[Block, list[Fact]]:
    """The facts by the block in which their words begin."""
    starts = [block.start for block in found]
    held: dict[Block, list[Fact]] = {block: [] for block in found}
    for fact in facts:
        held[found[max(0, bisect_right(starts, fact.claim.evidence[0].start) - 1)]].append(fact)
    return held


def _part(found: Sequence[Block], spans: Sequence[Span], at: int | None, part: int | None) -> int:
    """The part that holds what is asked for, the first where none does."""
    last = max(0, len(spans) - 1)
    if at is None:
        return min(max((part or 1) - 1, 0), last)
    ends = (found[span.end - 1].end for span in spans)
    return next((index for index, end in enumerate(ends) if at < end), 0)


def _asked(choice: Choice, facts: Sequence[Fact]) -> int | None:
    """The offset that is asked for."""
    if choice.at is None:
        return None
    if choice.at.isascii() and choice.at.isdigit():
        return int(choice.at[:12])
    starts = (fact.claim.evidence[0].start for fact in facts if fact.claim.id == choice.at)
    return next(starts, None)


def _names(record: Record, number: int) -> dict[str, str | None]:
    statements = record.readings[number].statements
    return {one.id: speaker_name(record, number, one) for one in statements}


def _marks(
    record: Record,
    number: int,
    mine: Sequence[Block],
    chosen: Sequence[Fact],
    spoken: Sequence[Statement],
    choice: Choice,
) -> list[Mark]:
    """All that is marked in these blocks."""
    if not mine or choice.show == "text":
        return []
    found = [
        Mark(span.start, span.end, "claim", fact.claim.id)
        for fact in chosen
        for span in fact.claim.evidence
        if fact.review != "rejected"
    ]
    if choice.show != "claims":
        found += _of_statements(record, number, chosen, spoken, choice)
    reading = record.readings[number]
    found += [Mark(one.start, one.end, "time", one.edtf or one.duration or "") for one in reading.times]
    for entity in reading.entities:
        if entity.kind == "person" and not entity.anonymous:
            name = record.cast.name(record.cast.key(number, entity.id))
            found += [Mark(m.start, m.end, "name", name) for m in entity.mentions if m.form == "name"]
    low, high = mine[0].start, mine[-1].end
    return sorted(
        (one for one in found if one.start < high and one.end > low and one.start < one.end),
        key=lambda one: (one.start, -one.end, one.kind, one.about),
    )


def _of_statements(
    record: Record, number: int, chosen: Sequence[Fact], spoken: Sequence[Statement], choice: Choice
) -> Iterator[Mark]:
    grounds = {fact.claim.statement for fact in chosen}
    for one in spoken:
        if choice.type and one.id not in grounds:
            continue
        if choice.speaker is not None and speaker_name(record, number, one) != choice.speaker:
            continue
        if one.source:
            yield Mark(one.source.start, one.source.end, "source", one.id)
        if one.cue:
            yield Mark(one.cue.start, one.cue.end, "cue", one.id)
        for span in one.content:
            yield Mark(span.start, span.end, "content", one.id)


def _shown(
    document: Document,
    block: Block,
    marks: Sequence[Mark],
    cards: tuple[Card, ...],
    at: int | None,
) -> Shown:
    """A block with anchors wherever a link may lead: sentences, marks, and what is asked for."""
    text = document.text
    anchors = {card.start for card in cards}
    anchors |= {one.start for one in marks if one.kind == "content"}
    anchors |= set(sentence_starts(text, block.start + block.lead, block.end))
    asked: list[Mark] = []
    if at is not None and block.start <= at < block.end:
        anchors.add(at)
        asked = [
            Mark(max(at, span.start), span.end, "asked", "")
            for _, span in sentences(document, (Span(at, at + 1),))
        ]
    return Shown(block, pieces(text, block, [*marks, *asked], anchors), cards)


def _told(
    spoken: Sequence[Statement], names: dict[str, str | None], mine: Sequence[Block], choice: Choice
) -> Iterator[Told]:
    low, high = (mine[0].start, mine[-1].end) if mine else (0, 0)
    for one in sorted(spoken, key=lambda one: one.content[0]):
        start = one.content[0].start
        if low <= start < high and choice.speaker in (None, names[one.id]):
            yield Told(one.id, names[one.id], one.source_kind, one.form, one.occasion, start)


def _copies(record: Record, number: int) -> Iterator[Copy]:
    group = record.groups[number]
    for other, reading in enumerate(record.readings):
        document = reading.document
        if record.groups[other] == group and other != number:
            yield Copy(document.sha256, document.outlet, document.title, document.published, other == group)


def _withdrawn(record: Record, document: Document) -> tuple[str, str, str] | None:
    one = record.judged.withdrawn.get(document.sha256)
    return (one.who, one.why, one.recorded) if one else None


def numbers_called(record: Record, start: str) -> tuple[int, ...]:
    """The numbers of the documents whose hash begins so."""
    return tuple(
        number for number, reading in enumerate(record.readings) if reading.document.sha256.startswith(start)
    )
