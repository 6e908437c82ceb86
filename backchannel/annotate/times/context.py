"""What a reader may look at besides its slots: the day of publication, earlier dates, the words around.

Always true: without a publication date nothing is counted from one; a publication date that is only a month
or a year gives an answer where every day in it gives the same one, and a reason where it does not.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from backchannel.annotate.times.grammar import Grammar
from backchannel.annotate.times.spells import Days, When, unresolved
from backchannel.annotate.times.tense import Tense, Trees, tense_at, verdict_at

NO_PUBLICATION = "the publication date is not known"
VAGUE_PUBLICATION = "the publication date is not known to the day"
NOTHING_EARLIER = "no earlier date to count from"


@dataclass(frozen=True, slots=True)
class Context:
    """One place in one paragraph. `earlier` are the dates given before it, the nearest last."""

    text: str
    start: int
    end: int
    paragraph: tuple[int, int]
    published: Days | None
    earlier: tuple[When, ...]
    grammar: Grammar
    trees: Trees

    def tense(self) -> Tense:
        """Whether the words around speak of the past or the future."""
        return tense_at(self.text, self.start, self.end, self.paragraph, self.grammar, self.trees)

    def on_the_day(self, count: Callable[[date], When | None], grain: str = "") -> When | None:
        """What `count` makes of the day of publication."""
        if self.published is None:
            return unresolved(NO_PUBLICATION, grain=grain)
        try:
            first, last = (count(day) for day in self.published)
        except (ValueError, OverflowError):
            return unresolved("before or after the years 1 to 9999", grain=grain)
        return first if first == last else unresolved(VAGUE_PUBLICATION, grain=grain)

    def earlier_of(self, grains: tuple[str, ...]) -> When | None:
        """The last date given before, if it is precise enough to count from."""
        last = self.earlier[-1] if self.earlier else None
        return last if last is not None and last.grain in grains else None

    def adnominal(self) -> bool:
        """Whether the expression stands between an article or a possessive and its noun: "the May attack"."""
        after, before = self.grammar.attribute
        behind = self.text[max(self.paragraph[0], self.start - 12) : self.start]
        return after.search(behind) is not None and before.match(self.text, self.end) is not None

    def announced(self) -> bool:
        """Whether the noun behind is one of what is announced beforehand: "the November election"."""
        return self.grammar.announced.match(self.text, self.end, self.paragraph[1]) is not None

    def present(self) -> bool:
        """Whether the words around speak of the present, which tells little of when."""
        return verdict_at(self.start, self.end, self.grammar, self.trees) == "present"

    def capital_inside_sentence(self) -> bool:
        """Whether the expression has a capital that is not the first letter of a sentence."""
        if not self.text[self.start].isupper():
            return False
        before = self.text[max(self.paragraph[0], self.start - 4) : self.start].rstrip()
        return bool(before) and before[-1] not in ".!?:“\"‘'—"
