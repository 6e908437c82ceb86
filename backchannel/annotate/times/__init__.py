"""Time expressions: text and publication date in, `TimeExpression` records out.

`find_times` walks the words of each paragraph, tries the rules of the language's grammar where one may begin,
and resolves what it finds. Always true: spans lie in a paragraph, come in the order of the text and never
overlap; each has an EDTF value, a duration or a reason; the publication date is never put in silently.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from backchannel import edtf
from backchannel.annotate.times import relative as _relative  # noqa: F401  enters its readers
from backchannel.annotate.times.context import Context
from backchannel.annotate.times.grammar import WORD, Grammar, Match, Place, key_of, load, place_at
from backchannel.annotate.times.operators import OPERATORS, SIGNALS
from backchannel.annotate.times.readers import READERS
from backchannel.annotate.times.spells import Days, When, moved
from backchannel.annotate.times.tense import Trees
from backchannel.errors import UsageError
from backchannel.records import Span, TimeExpression, Token

__all__ = ["find_times"]

# "Since at least early in ...": operators before one date; more of them is no language.
_DEEPEST = 4


def find_times(
    text: str,
    paragraphs: Sequence[Span],
    published: str | None,
    language: str = "en",
    tokens: Sequence[Token] = (),
) -> tuple[TimeExpression, ...]:
    """Every time expression in the paragraphs, resolved against `published` (EDTF) where it is relative.

    `tokens` are optional and only improve decisions. Raises `UsageError` for a language without a grammar.
    """
    grammar, trees, found = load(language), Trees(tokens), []
    day = _publication(published)
    earlier: list[When] = []
    for paragraph in paragraphs:
        page = Page(text, paragraph, day, grammar, trees, earlier[-1:])
        found += page.read()
        # Only a date of the paragraph before, or of this one, is near enough to count from.
        earlier = page.dates
    return tuple(found)


class Found(NamedTuple):
    """A stretch of text and what it means; `None` for what only looks like a time."""

    start: int
    end: int
    when: When | None


class Page:
    """One paragraph as it is read: where the reading stands, and the dates so far."""

    def __init__(
        self,
        text: str,
        paragraph: Span,
        published: Days | None,
        grammar: Grammar,
        trees: Trees,
        earlier: list[When],
    ) -> None:
        self.text, self.published, self.grammar, self.trees = text, published, grammar, trees
        self.start, self.end = paragraph
        self.dates = list(earlier)

    def read(self) -> list[TimeExpression]:
        """All time expressions of the paragraph."""
        found: list[TimeExpression] = []
        behind, text, may_start = self.start, self.text, self.grammar.may_start
        words = [(word.start(), key_of(word[0])) for word in WORD.finditer(text, self.start, self.end)]
        for (at, key), (_, second) in zip(words, [*words[1:], (self.end, "")], strict=False):
            if at < behind or not may_start(key, second):
                continue
            if at > self.start and _inside_word(text[at - 1], key):
                continue
            hit = self.expression(at)
            if hit is None:
                continue
            behind = hit.end
            if hit.when is not None:
                found.append(_record(hit))
                self.remember(hit.when)
        return found

    def remember(self, when: When) -> None:
        """Keep a date that later words may count from."""
        if not when.edtf or when.kind not in ("date", "time") or when.grain in ("span", "range", ""):
            return
        if when.grain == "open":
            point = when.edtf.replace("..", "").strip("/")
            when = When(edtf=point, grain={4: "Y", 7: "M", 10: "D"}.get(len(point), ""))
        self.dates.append(when)

    def expression(self, at: int, depth: int = 0) -> Found | None:
        """The time expression that begins at a word, with its operators and its range."""
        place = place_at(self.text, at, self.end)
        if place is None or depth > _DEEPEST:
            return None
        for match in self.grammar.operators.matches(place, self.grammar.words):
            outer = self.operated(match, depth + 1)
            if outer is not None:
                core = self.core(place)
                return outer if core is None or core.end <= outer.end else core
        return (self.range(place, depth + 1) if place.first in self.grammar.ranges else None) or self.core(
            place
        )

    def operated(self, match: Match, depth: int) -> Found | None:
        """An operator and the expression behind it, where it belongs to that."""
        inner = self.expression(self._skip(match.end), depth)
        if inner is None or inner.when is None:
            return None
        operator = match.rule.reader
        if operator in SIGNALS and self.grammar.possessive.match(self.text, inner.end, self.end):
            return None
        when = OPERATORS[operator](match.slots, inner.when, self._context(match.start, inner.end))
        return Found(match.start, inner.end, when) if when else None

    def range(self, place: Place, depth: int) -> Found | None:
        """From one date to another, between one and another."""
        low = self.expression(self._skip(place.at + len(place.first)), depth)
        if low is None or low.when is None or low.when.days[0] is None:
            return None
        join = self.grammar.ranges[place.first].match(self.text, low.end, self.end)
        high = self.expression(join.end(), depth) if join else None
        if high is None and low.when.grain == "range":
            return Found(place.at, low.end, low.when)
        if high is None or high.when is None:
            return None
        when = _from_to(low.when, high.when)
        return Found(place.at, high.end, when) if when else None

    def _skip(self, at: int) -> int:
        while at < self.end and self.text[at].isspace():
            at += 1
        return at

    def core(self, place: Place) -> Found | None:
        """The longest rule at the place, joined with a time of day or a day behind it."""
        hit = self.plain(place)
        return hit if hit is None or hit.when is None else self.joined(hit, hit.when)

    def plain(self, place: Place) -> Found | None:
        """The longest rule at the place."""
        for match in self.grammar.rules.matches(place, self.grammar.words):
            if match.rule.reader == "none":
                return Found(place.at, match.end, None)
            when = READERS[match.rule.reader](match.slots, self._context(place.at, match.end))
            if when is not None:
                return Found(place.at, match.end, when)
        return None

    def joined(self, hit: Found, when: When) -> Found:
        """A day and a time of day that stand side by side are one expression."""
        link = self.grammar.links.match(self.text, hit.end, self.end)
        if link is None or when.grain not in ("D", "clock"):
            return hit
        if when.grain == "D" and (part := self._daypart(link)):
            return Found(hit.start, part, replace(when, kind="time"))
        place = place_at(self.text, link.end(), self.end)
        other = self.plain(place) if place else None
        if other is None or other.when is None or {when.grain, other.when.grain} != {"D", "clock"}:
            return hit
        day, clock = (when, other.when) if when.grain == "D" else (other.when, when)
        if day.edtf is None or "T" in day.edtf or not clock.clock:
            return hit
        return Found(hit.start, other.end, replace(day, kind="time", edtf=f"{day.edtf}T{clock.clock}"))

    def _daypart(self, link: re.Match[str]) -> int | None:
        found = None if link[0].strip() else self.grammar.daypart.match(self.text, link.end(), self.end)
        return found.end() if found else None

    def _context(self, start: int, end: int) -> Context:
        return Context(
            self.text,
            start,
            end,
            (self.start, self.end),
            self.published,
            tuple(self.dates[-1:]),
            self.grammar,
            self.trees,
        )


def _inside_word(before: str, word: str) -> bool:
    if before in "'’":
        return word not in "#'"
    return before.isalnum() or before == "_"


def _record(hit: Found) -> TimeExpression:
    when = hit.when
    assert when is not None
    reason = when.reason if when.edtf is None and when.duration is None else None
    return TimeExpression(hit.start, hit.end, when.kind, when.edtf, when.duration, reason)


def _from_to(low: When, high: When) -> When | None:
    """A range of two dates; an end whose year or week was inferred is put behind the beginning."""
    first, last = low.days[0], high.days[1]
    if first is None or last is None or high.days[0] is None or "T" in (high.edtf or ""):
        return None
    if last < first and high.cycle == "week":
        last += timedelta(days=7)
    if high.cycle == "year" and (last < first or not low.cycle):
        last = _in_year(last, first)
    if last < first and low.cycle == "year":
        first = _in_year(first, last, back=True)
    if last < first:
        return None
    return When("date", edtf.spell(first, last), grain="span")


def _in_year(day: date, other: date, back: bool = False) -> date:
    options = [moved(day, "Y", other.year + by - day.year) for by in (-1, 0, 1)]
    return max(d for d in options if d <= other) if back else min(d for d in options if d >= other)


def _publication(published: str | None) -> Days | None:
    """First and last day of publication; a value that is no EDTF is an error, an open one is no date."""
    if published is None:
        return None
    try:
        first, last = edtf.bounds(published)
    except UsageError:
        first, last = edtf.bounds(published[:10])
    return (first, last) if first and last else None
