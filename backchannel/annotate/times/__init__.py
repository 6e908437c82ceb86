"""Time expressions: text and publication date in, `TimeExpression` records out.

`find_times` walks the words of each paragraph, tries the rules of the language's grammar where one may begin,
and resolves what it finds. Always true: spans lie in a paragraph, come in the order of the text and never
overlap; each has an EDTF value, a duration or a reason; the publication date is never put in silently.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from backchannel import edtf
from backchannel.annotate.times import relative as _relative  # noqa: F401  enters its readers
from backchannel.annotate.times.context import Context
from backchannel.annotate.times.grammar import WORD, Grammar, Match, load
from backchannel.annotate.times.operators import OPERATORS
from backchannel.annotate.times.readers import READERS
from backchannel.annotate.times.spells import Days, When
from backchannel.annotate.times.tense import Trees
from backchannel.errors import UsageError
from backchannel.records import Span, TimeExpression, Token

__all__ = ["find_times"]


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
        self, text: str, paragraph: Span, published: Days | None, grammar: Grammar, trees: Trees, earlier: list[When]
    ) -> None:
        self.text, self.published, self.grammar, self.trees = text, published, grammar, trees
        self.start, self.end = paragraph
        self.dates = list(earlier)

    def read(self) -> list[TimeExpression]:
        """All time expressions of the paragraph."""
        found: list[TimeExpression] = []
        behind = self.start
        for word in WORD.finditer(self.text, self.start, self.end):
            at = word.start()
            if at < behind or (at > self.start and _inside_word(self.text[at - 1], word[0])):
                continue
            hit = self.expression(at, word[0])
            if hit is None:
                continue
            behind = hit.end
            if hit.when is not None:
                found.append(_record(hit))
                self.remember(hit.when)
        return found

    def remember(self, when: When) -> None:
        """Keep a date that later words may count from."""
        if when.edtf and when.kind in ("date", "time") and ".." not in when.edtf and when.grain not in ("span", ""):
            self.dates.append(when)

    def expression(self, at: int, word: str) -> Found | None:
        """The time expression that begins at a word, with its operators and its range."""
        key = "#" if word.isdigit() else "'" if word in "'’" else word.lower()
        for match in self.matches(self.grammar.operators.get(key, ()), at):
            behind = re.compile(r"\s*").match(self.text, match.end, self.end)
            inner = self._next(behind.end() if behind else match.end)
            if inner is None or inner.when is None:
                continue
            outer = OPERATORS[match.rule.reader](match.slots, inner.when, self._context(at, inner.end))
            if outer is not None and not (self._possessed(inner) and match.rule.reader in ("since", "until", "before", "after")):
                core = self.core(key, at)
                if core is None or core.end <= inner.end:
                    return Found(at, inner.end, outer)
        if key in self.grammar.ranges:
            return self.range(key, at, word)
        return self.core(key, at)

    def _next(self, at: int) -> Found | None:
        word = WORD.match(self.text, at, self.end)
        return self.expression(at, word[0]) if word else None

    def _possessed(self, inner: Found) -> bool:
        return self.grammar.possessive.match(self.text, inner.end, self.end) is not None

    def range(self, key: str, at: int, word: str) -> Found | None:
        """From one date to another, between one and another."""
        low = self._next(self._skip(at + len(word)))
        if low is None or low.when is None or low.when.days[0] is None:
            return self.core(key, at)
        join = self.grammar.ranges[key].match(self.text, low.end, self.end)
        high = self._next(join.end()) if join else None
        if high is None or high.when is None:
            return self.core(key, at)
        when = _from_to(low.when, high.when)
        return Found(at, high.end, when) if when else self.core(key, at)

    def _skip(self, at: int) -> int:
        while at < self.end and self.text[at].isspace():
            at += 1
        return at

    def core(self, key: str, at: int) -> Found | None:
        """The longest rule at the place, joined with a time of day or a day behind it."""
        for match in self.matches(self.grammar.rules.get(key, ()), at):
            if match.rule.reader == "none":
                return Found(at, match.end, None)
            when = READERS[match.rule.reader](match.slots, self._context(at, match.end))
            if when is not None:
                return self.joined(Found(at, match.end, when))
        return None

    def matches(self, rules: Sequence[object], at: int) -> list[Match]:
        """What matches at the place, the longest first; of equals the first in the file."""
        found = [
            match
            for rule in rules
            if (match := rule.match(self.text, at, self.end, self.grammar.words)) is not None  # type: ignore[attr-defined]
        ]
        found.sort(key=lambda match: -match.end)
        return found

    def joined(self, hit: Found) -> Found:
        """A day and a time of day that stand side by side are one expression."""
        when = hit.when
        if when is None or when.grain not in ("D", "clock"):
            return hit
        link = self.grammar.links.match(self.text, hit.end, self.end)
        if link is None:
            return hit
        word = WORD.match(self.text, link.end(), self.end)
        if word is None:
            return hit
        key = "#" if word[0].isdigit() else word[0].lower()
        if when.grain == "D" and (part := self._daypart(link, key)):
            return Found(hit.start, part, When("time", when.edtf, None, when.reason, "D", when.cycle))
        if key not in self.grammar.rules:
            return hit
        other = self.core(key, link.end())
        if other is None or other.when is None or {when.grain, other.when.grain} != {"D", "clock"}:
            return hit
        day, clock = (when, other.when) if when.grain == "D" else (other.when, when)
        if day.edtf is None or len(day.edtf) != 10 or "T" in day.edtf:
            return hit
        if clock.clock:
            day = When("time", f"{day.edtf}T{clock.clock}", None, None, "D", day.cycle)
        return Found(hit.start, other.end, day)

    def _daypart(self, link: re.Match[str], key: str) -> int | None:
        part = self.grammar.words["daypart"]
        if link[0].strip() or key not in part.keys:
            return None
        found = re.compile(rf"(?:{part.pattern})(?!\w)", re.IGNORECASE).match(self.text, link.end(), self.end)
        return found.end() if found else None

    def _context(self, start: int, end: int) -> Context:
        return Context(
            self.text, start, end, (self.start, self.end), self.published, tuple(self.dates[-1:]), self.grammar, self.trees
        )


def _inside_word(before: str, word: str) -> bool:
    return before.isalnum() or before == "_" or (before in "'’" and word[0] not in "'’" and not word.isdigit())


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
    if last < first and high.cycle:
        last = last + timedelta(days=7) if high.cycle == "week" else _in_year(last, first)
    if last < first and low.cycle == "year":
        first = _in_year(first, last, back=True)
    if last < first:
        return None
    return When("date", edtf.spell(first, last), grain="span")


def _in_year(day: date, other: date, back: bool = False) -> date:
    options = [day.replace(year=other.year + by, day=min(day.day, 28) if day.month == 2 else day.day) for by in (-1, 0, 1)]
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
