"""One person's way through custody and the courts: spells with their bounds, and the steps from arrest to release.

In: the record and the key of a person. Out: a frozen ladder to draw, and sections with the same in rows. Always
true: what is drawn stands in a row with whose word it is; a step without a date of its own is no later than it
was told, and is drawn so; what the law allows and what is only planned is no step.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from backchannel.views.data import data
from backchannel.views.dates import day, first_day, last_day, words
from backchannel.views.deals import Deal
from backchannel.views.figure_tables import Range, cell_text
from backchannel.views.folding import folded
from backchannel.views.footnotes import Footnotes
from backchannel.views.pages import Section
from backchannel.views.phrases import exchange, joined, movement, proceeding, release
from backchannel.views.record import Fact, Record, moment
from backchannel.views.spells import Bound, Spell, sure
from backchannel.views.statistics.words import words as of_statistics
from backchannel.views.tables import Table

_GONE = ("under_way", "arrived")
UNDATED = "date not stated"
_CITED = 6  # facts that a row of custody cites


@dataclass(frozen=True, slots=True)
class Span:
    """One spell of custody. `end` is `None` while none is told, `attested` the last day it is told of.

    `by` are names of those who hold, `how` says how it ended, `days` are fewest and most.
    """

    start: Bound
    end: Bound | None
    attested: date | None
    by: tuple[str, ...]
    how: str
    days: Range


@dataclass(frozen=True, slots=True)
class Step:
    """One step on a rung: first and last day. `first` is `None` where only the last is told."""

    rung: str
    first: date | None
    last: date


@dataclass(frozen=True, slots=True)
class Ladder:
    """What is drawn of one person, as of a day: spells and steps, the first first."""

    person: str
    today: date
    spans: tuple[Span, ...] = ()
    steps: tuple[Step, ...] = ()

    @property
    def rungs(self) -> tuple[str, ...]:
        """The rungs that have a step, the lowest first."""
        there = {step.rung for step in self.steps}
        return tuple(rung for rung in data("ladder")["rungs"] if rung in there)

    @property
    def spoken(self) -> str:
        """What the picture shows, in one sentence."""
        held = "; ".join(span_words(span) for span in self.spans) or "no time in custody told"
        marks = [f"{rung_words(step.rung)} {when(step)}" for step in self.steps]
        return f"{self.person}: {held}{'. Steps: ' if marks else ''}{', '.join(marks)}."


def rung_words(rung: str) -> str:
    """What a rung is called."""
    return str(data("ladder")["rungs"][rung]["words"])


def ladder(
    record: Record,
    person: str,
    mine: Iterable[Spell],
    all_deals: Iterable[Deal],
    *,
    sensitive: bool = True,
) -> Ladder:
    """The ladder of a person with these spells; `sensitive` takes in what is left out of what is published."""
    today = record.today or date.min
    spans = tuple(_span(record, spell, today) for spell in mine if spell.start.last or spell.end)
    over = max((span.end.last for span in spans if span.end and span.end.last), default=date.max)
    told = (_step(fact) for fact in _steps(record, person, all_deals, sensitive))
    drawn = dict.fromkeys(step for step in told if step and (step.rung != "moved" or step.last <= over))
    kept = (step for step in drawn if not any(_says_more(other, step) for other in drawn))
    steps = sorted(kept, key=lambda step: (step.last, step.first or step.last))
    return Ladder(record.cast.name(person), today, spans, tuple(steps))


def custody_section(
    record: Record, notes: Footnotes, mine: Iterable[Spell], *, sensitive: bool = True
) -> Section:
    """A row for each spell: from when to when, how many days, by whom, how it ended, on whose word."""
    table = Table(record, notes)
    for spell in mine:
        span = _span(record, spell, record.today or date.min)
        for fact in _bounding(record, spell, sensitive):
            table.add(fact, days_words(span), span_words(span, days=False), key="custody")
    return Section("custody", "Time in custody", rows=table.rows())


def steps_section(
    record: Record, notes: Footnotes, person: str, all_deals: Iterable[Deal], *, sensitive: bool = True
) -> Section:
    """The steps of the case by date, those without a date after them."""
    table = Table(record, notes)
    groups = folded(record, _steps(record, person, all_deals, sensitive))
    for full, less in sorted(groups, key=lambda group: _order(group[0])):
        label = words(full.claim.time) if full.claim.time else UNDATED
        text = _text(record, full)
        for fact in (full, *less):
            table.add(fact, label, text, time=full.claim.time, part=_text(record, fact) != text)
    return Section("steps", "Steps of the case", rows=table.rows())


def own_span(record: Record, spell: Spell) -> Span:
    """A spell with names in the place of keys, and its days to the day of the page."""
    return _span(record, spell, record.today or date.min)


def latest_step(record: Record, facts: Iterable[Fact]) -> str:
    """The newest step of a case in words, with its day; empty where none is told."""
    taken = [fact for fact in facts if fact.type == "proceeding" and _rung(fact)]
    if not taken:
        return ""
    newest = max(taken, key=lambda fact: (moment(fact)[0], bool(fact.claim.time)))
    told = f"told {words(newest.told)}" if newest.told else None
    return joined(_text(record, newest), words(newest.claim.time) if newest.claim.time else told)


def span_dates(span: Span) -> tuple[str, str]:
    """Start and end of a spell in words; the end is empty while none is on record."""
    begun = span.start
    since = "" if begun.last is None else _between(begun)
    if begun.last and (not begun.real or begun.first is None):
        since = f"by {day(begun.last)}"
    return since, _between(span.end) if span.end and span.end.last else ""


def span_words(span: Span, *, days: bool = True) -> str:
    """`in custody 17 Feb 2022 to 8 Dec 2022, 294 days, by Russia, exchange`."""
    return joined(
        f"in custody {_bounds(span)}",
        days_words(span) if days else None,
        f"by {' and '.join(span.by)}" if span.by else None,
        span.how if span.end else None,
    )


def days_words(span: Span) -> str:
    """`294 days`, `2,040 to 2,070 days`, or that nothing bounds them."""
    low, high = span.days
    if low is None and high is None:
        return "days not known"
    if low == 0 and high is None:
        return "days not known"
    text = cell_text(Range(low or None, high) if high is not None else span.days, "days")
    return f"{text} day{'' if text == '1' else 's'}"


def when(step: Step) -> str:
    """The day of a step in words: `4 Aug 2022`, `Aug 2022`, `by 17 Nov 2022`."""
    if step.first is None:
        return f"by {day(step.last)}"
    return in_days(step.first, step.last)


def _bounds(span: Span) -> str:
    begun, end = span.start, span.end
    if begun.last is None:
        since = "from a day that is not told"
    elif not begun.real or begun.first is None:
        since = f"by {day(begun.last)}"
    else:
        since = f"from {_between(begun)}"
    if end is None or end.last is None:
        told = f", last told of {day(span.attested)}" if span.attested else ""
        return f"{since}, no end on record{told}"
    return f"{since} to {_between(end)}"


def _between(bound: Bound) -> str:
    assert bound.last is not None  # both callers have looked
    if bound.first is None:
        return f"{day(bound.last)} at the latest"
    text = in_days(bound.first, bound.last)
    return f"{text} (told in several ways)" if bound.contested else text


def in_days(first: date, last: date) -> str:
    """A stretch of days as people write it: a whole month or year by its name."""
    if first == last:
        return day(last)
    ends_month = (last + timedelta(1)).day == 1
    if first.day == 1 and ends_month and first.year == last.year:
        if first.month == last.month:
            return f"{last:%b %Y}"
        if (first.month, last.month) == (1, 12):
            return f"{last.year}"
    return words(f"{first}/{last}")


def _span(record: Record, spell: Spell, today: date) -> Span:
    names = tuple(record.cast.running(key) for key in spell.custodians)
    ways = of_statistics()["mechanism"]
    how = ", ".join(ways.get(way, way) for way in spell.mechanisms)
    return Span(spell.start, spell.end, spell.attested, names, how, Range(*spell.days(today)))


def _bounding(record: Record, spell: Spell, sensitive: bool) -> list[Fact]:
    """The facts that tell of a spell, those that date it first; no more than a reader takes in."""
    facts = [fact for fact in spell.facts if sensitive or not record.is_sensitive(fact)]
    told = sorted(facts, key=lambda fact: (not fact.claim.time, moment(fact)))
    return told[: _CITED // 2] + told[_CITED // 2 :][-(_CITED - _CITED // 2) :]


def _steps(record: Record, person: str, all_deals: Iterable[Deal], sensitive: bool) -> list[Fact]:
    """The facts that are steps of the case, by date."""
    found = [
        fact
        for fact in record.of("proceeding", "release", "movement")
        if person in record.who(fact, "person") and _rung(fact)
    ]
    found += [terms.fact for deal in all_deals for terms in deal.outcomes if person in terms.people]
    facts = (fact for fact in dict.fromkeys(found) if sensitive or not record.is_sensitive(fact))
    return sorted(facts, key=moment)


def _rung(fact: Fact) -> str | None:
    """The rung on which a fact stands; `None` for what is no step, or not told as taken."""
    if fact.type == "proceeding":
        # an appeal that is refused is a step too
        taken = fact.claim.realis in ("asserted", "alleged") and (
            fact.holds or fact.term("stage") == "appeal"
        )
        rungs = data("ladder")["rungs"].items()
        return next((name for name, one in rungs if taken and fact.term("stage") in one["stages"]), None)
    if fact.type == "movement":
        return "moved" if sure(fact) and fact.term("state") in (None, *_GONE) else None
    return "release" if sure(fact) or fact.type == "exchange" else None


def _order(fact: Fact) -> tuple[bool, date, date]:
    """By the last day on which it may have been, what has no date of its own after all."""
    first, last = first_day(fact.claim.time), last_day(fact.claim.time)
    return last is None, last or moment(fact)[0], first or last or date.min


def _says_more(one: Step, other: Step) -> bool:
    """Whether one step of a rung tells its day more closely than another of the same rung."""
    if one is other or one.rung != other.rung:
        return False
    if other.first is None:
        return one.first is not None or one.last < other.last
    return one.first is not None and other.first <= one.first and one.last <= other.last


def _step(fact: Fact) -> Step | None:
    rung, told = _rung(fact), last_day(fact.told)
    first, last = first_day(fact.claim.time), last_day(fact.claim.time)
    last = last or told
    if rung is None or last is None:
        return None
    return Step(rung, first if fact.claim.time else None, last)


def _text(record: Record, fact: Fact) -> str:
    """The step in words without its date, which stands in front."""
    phrases = {"proceeding": proceeding, "movement": movement, "release": release}
    phrase = phrases.get(fact.type)
    text = phrase(record, fact) if phrase else f"in the exchange {exchange(record, fact)}"
    date_words = words(fact.claim.time) if fact.claim.time else ""
    return ", ".join(part for part in text.split(", ") if part != date_words)
