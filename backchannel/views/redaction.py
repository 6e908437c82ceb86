"""What is left of one reading when claims of it may not be published.

In: a reading, the claims that may be told and those whose words are to be hidden. Out: the text with filler in
the place of what is hidden, and the parts of the reading that stand in what is left. Always true: the text is
as long as it was and has its line breaks, so that every span still names the same place; no part holds words
that stand in hidden places only.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from backchannel.entries import ADDED
from backchannel.records import Claim, Document, Entity, Mention, Reading, Span, Statement
from backchannel.views.footnotes import sentences
from backchannel.views.pages import FILLER
from backchannel.vocabulary import vocabulary

_BREAKS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
_LETTERS = re.compile(rf"[^{_BREAKS}]")
_STOP = re.compile(r"[.!?…][\"”’»)]*\s*$")
_WORD = re.compile(r"\w+")
_ADDED = re.compile(r"^(added/).*", re.DOTALL)
_LONG = 24  # letters from which a sentence that is told twice is hidden in both places


@dataclass(frozen=True)
class Text:
    """A text with ranges of it hidden; `shown` is what is left."""

    whole: str
    hidden: tuple[Span, ...]

    @cached_property
    def shown(self) -> str:
        """The text with filler in the hidden ranges; a full stop at the end of one stays, to part sentences."""
        parts, at = [], 0
        for start, end in self.hidden:
            words = self.whole[start:end]
            first = start + len(words) - len(words.lstrip())
            stop = _STOP.search(self.whole, first, end)
            last = stop.start() if stop and stop.start() > first else end
            parts += [
                self.whole[at:first],
                _LETTERS.sub(FILLER, self.whole[first:last]),
                self.whole[last:end],
            ]
            at = end
        return "".join((*parts, self.whole[at:]))

    def touches(self, span: Span) -> bool:
        """Whether a part of the span is hidden."""
        before = bisect_left(self.hidden, Span(span.end, -1)) - 1
        return before >= 0 and self.hidden[before].end > span.start

    def left_of(self, span: Span) -> tuple[Span, ...]:
        """The parts of a span that are shown, without blanks at their ends."""
        return tuple(trimmed for one in minus((span,), self.hidden) if (trimmed := _trimmed(self.whole, one)))

    def is_lost(self, words: str) -> bool:
        """Whether words stand in the text, and in hidden places only."""
        plain = " ".join(words.split()).casefold()
        if plain in self._plain[0]:
            return plain not in self._plain[1]
        told = set(_WORD.findall(plain))
        return bool(told & self._words[0] - self._words[1])

    @cached_property
    def _plain(self) -> tuple[str, str]:
        return " ".join(self.whole.split()).casefold(), " ".join(self.shown.split()).casefold()

    @cached_property
    def _words(self) -> tuple[frozenset[str], frozenset[str]]:
        before, after = (frozenset(_WORD.findall(text)) for text in self._plain)
        return before, after


def hidden_in(
    reading: Reading, kept: Collection[Claim], hidden: Collection[Claim], relatives: Collection[str]
) -> Text:
    """The text without the sentences of the `hidden` claims, their statements, and the words of relatives.

    Of a statement that grounds a hidden claim the sentences stay in which a claim stands that is told.
    """
    document = reading.document
    told = ranges(document, (span for claim in kept for span in claim.evidence))
    grounds = {claim.statement for claim in hidden} - {None}
    spoken = [
        span
        for one in reading.statements
        if one.id in grounds or _is_of(one, relatives)
        for span in (*one.content, *one.quotes)
    ]
    evidence = ranges(document, (span for claim in hidden for span in claim.evidence))
    found = union((*evidence, *minus(ranges(document, spoken), told)))
    again = (span for one in found for span in _elsewhere(document.text, document.text[one.start : one.end]))
    return Text(document.text, union((*found, *again)))


def without(text: Text, words: re.Pattern[str] | None, spans: Iterable[Span] = ()) -> Text:
    """The text without these words, wherever they stand, and without these ranges."""
    more = [Span(*found.span()) for found in words.finditer(text.whole)] if words else []
    more += spans
    return Text(text.whole, union((*text.hidden, *more))) if more else text


def only(reading: Reading, text: Text, kept: Collection[Claim]) -> Text:
    """The text with nothing left but the sentences of these claims, and the words that say whose they are."""
    document = reading.document
    ids = {claim.statement for claim in kept}
    shown = [*ranges(document, (span for claim in kept for span in claim.evidence))]
    for one in reading.statements:
        if one.id in ids:
            shown += [span for span in (one.source, one.cue) if span]
    rest = minus((Span(0, len(document.text)),), union(shown))
    return Text(text.whole, union((*text.hidden, *rest)))


def tells(claim: Claim, text: Text) -> bool:
    """Whether a claim can be told without words that stand in hidden places only."""
    kind = vocabulary().types.get(claim.type)
    roles = kind.roles if kind else {}
    values = (
        value
        for name, value in claim.roles.items()
        if isinstance(value, str) and not (name in roles and value in roles[name].terms)
    )
    return not text.hidden or not any(text.is_lost(value) for value in values)


def statements_left(
    reading: Reading, text: Text, kept: Collection[Claim], among: Collection[str] | None
) -> tuple[Statement, ...]:
    """The statements with what is shown of their words: those of kept claims, and others that `among` names."""
    by_id = {one.id: one for one in reading.statements}
    needed: set[str] = set()
    for claim in kept:
        name = claim.statement
        while name and name in by_id and name not in needed:
            needed.add(name)
            name = by_id[name].inside
    found = []
    for one in reading.statements:
        if one.id in needed or (among is not None and one.id in among):
            left = _statement_left(one, text)
            if left.content or one.id in needed:
                found.append(left)
    names = {one.id for one in found}
    return tuple(
        one if one.inside is None or one.inside in names else replace(one, inside=None) for one in found
    )


def document_left(document: Document, text: Text, title: str | None, source: str) -> Document:
    """The document with what is shown of its text."""
    return replace(document, text=text.shown, title=title, source=source, warnings=())


def entity_left(entity: Entity, text: Text, hidden: Text, *, named: bool) -> Entity | None:
    """The entity by the names that are shown; `named` where a claim that is told needs its own name."""
    mentions = tuple(one for one in entity.mentions if not text.touches(Span(one.start, one.end)))
    aliases = tuple(alias for alias in entity.aliases if not text.is_lost(alias))
    titles = tuple(title for title in entity.titles if not hidden.is_lost(title))
    name = entity.name
    if not named and hidden.is_lost(name):
        if not aliases:
            return None
        name = max(aliases, key=len)
    if not named and entity.mentions and not mentions:
        return None
    return replace(entity, name=name, aliases=aliases, titles=titles, mentions=mentions)


def reading_left(
    reading: Reading,
    document: Document,
    text: Text,
    parts: tuple[tuple[Entity, ...], tuple[Statement, ...], tuple[Claim, ...]],
) -> Reading:
    """The reading with these parts; who added claims by hand is not told."""
    entities, statements, claims = parts
    known = {entity.id for entity in entities}
    return replace(
        reading,
        document=document,
        entities=entities,
        statements=tuple(
            one
            if one.addressee is None or one.addressee in known or not _is_id(one.addressee, reading)
            else replace(one, addressee=None)
            for one in statements
        ),
        times=tuple(time for time in reading.times if not text.touches(Span(time.start, time.end)))
        if text.hidden
        else reading.times,
        claims=tuple(
            replace(claim, rule=_ADDED.sub(r"\1", claim.rule)) if claim.rule.startswith(ADDED) else claim
            for claim in claims
        ),
        reader=_ADDED.sub(r"\1", reading.reader),
    )


def ranges(document: Document, spans: Iterable[Span]) -> tuple[Span, ...]:
    """The whole sentences that hold these spans; whole lines outside of paragraphs."""
    found = []
    for span in spans:
        for index, whole in sentences(document, (span,)):
            found.append(_line(document.text, whole) if index < 0 else whole)
    return union(found)


def union(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The ranges that these cover, in order and apart."""
    found: list[Span] = []
    for one in sorted(span for span in spans if span.start < span.end):
        if found and one.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, one.end))
        else:
            found.append(one)
    return tuple(found)


def minus(spans: Iterable[Span], taken: Iterable[Span]) -> tuple[Span, ...]:
    """What is left of ranges without those in `taken`, which are in order and apart."""
    cuts, found = tuple(taken), []
    for start, end in spans:
        for low, high in cuts:
            if high <= start or low >= end:
                continue
            if low > start:
                found.append(Span(start, low))
            start = high
        if start < end:
            found.append(Span(start, end))
    return tuple(found)


def _statement_left(one: Statement, text: Text) -> Statement:
    spans = (*one.content, *one.quotes, *(span for span in (one.source, one.cue) if span))
    words = (one.occasion, one.anonymity_reason)
    if not any(map(text.touches, spans)) and not any(text.is_lost(told) for told in words if told):
        return one

    def left(span: Span | None) -> Span | None:
        return None if span is None or text.touches(span) else span

    def word(value: str | None) -> str | None:
        return None if value is None or text.is_lost(value) else value

    return replace(
        one,
        source=left(one.source),
        cue=left(one.cue),
        content=tuple(part for span in one.content for part in text.left_of(span)),
        quotes=tuple(part for span in one.quotes for part in text.left_of(span)),
        occasion=word(one.occasion),
        anonymity_reason=word(one.anonymity_reason),
    )


def _is_of(one: Statement, relatives: Collection[str]) -> bool:
    """Whether only relatives speak."""
    speaking = (one.speaker,) if isinstance(one.speaker, str) else one.speaker or ()
    return bool(speaking) and all(who in relatives for who in speaking)


def _is_id(name: str, reading: Reading) -> bool:
    return any(entity.id == name for entity in reading.entities)


def _elsewhere(text: str, sentence: str) -> Iterable[Span]:
    """Where a sentence stands again, as in a quote that is lifted out of the text."""
    if len(sentence) >= _LONG:
        for found in re.finditer(re.escape(sentence), text):
            yield Span(*found.span())


def _line(text: str, span: Span) -> Span:
    """The range widened to whole lines."""
    end = text.find("\n", span.end)
    return Span(text.rfind("\n", 0, span.start) + 1, len(text) if end < 0 else end)


def _trimmed(text: str, span: Span) -> Span | None:
    part = text[span.start : span.end]
    start = span.start + len(part) - len(part.lstrip())
    end = span.end - len(part) + len(part.rstrip())
    return Span(start, end) if any(letter.isalnum() for letter in text[start:end]) else None


def mention_spans(mentions: Iterable[Mention]) -> list[Span]:
    """Where somebody is called by a name."""
    return [Span(one.start, one.end) for one in mentions if one.form == "name"]
