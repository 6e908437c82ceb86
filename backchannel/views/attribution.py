"""On whose word something rests: who is on record for it, and how many sources without a name, since when.

In: facts that say one thing. Out: their sources, sorted. Always true: an unnamed source counts once for a
document, copies of one text count once, and two unnamed sources are never one because their descriptions
agree.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from backchannel.views.dates import last_day, words
from backchannel.views.record import Fact, Record, speakers
from backchannel.views.voices import speaker_name
from backchannel.views.wording import wording


@dataclass(frozen=True, slots=True)
class Source:
    """Somebody whose word it is: a name or a description, and when it was told first (EDTF)."""

    name: str
    since: date
    told: str | None


@dataclass(frozen=True, slots=True)
class Attribution:
    """The sources of one thing: on record, without a name, and outlets in their own words or others' reports."""

    on_record: tuple[Source, ...] = ()
    unnamed: tuple[Source, ...] = ()
    outlets: tuple[Source, ...] = ()

    @property
    def first(self) -> Source | None:
        """Who told it first."""
        everybody = (*self.on_record, *self.unnamed, *self.outlets)
        return min(everybody, key=lambda source: source.since, default=None)


def attribution(record: Record, facts: Iterable[Fact]) -> Attribution:
    """The sources of facts that say one thing, each once, the first first."""
    kinds: tuple[dict[object, Source], ...] = ({}, {}, {})
    # who stands on one list with others is told by the same facts
    known_sources: dict[Fact, tuple[int, object, str]] = record.kept.setdefault("sources", {})
    for fact in facts:
        found = known_sources.get(fact)
        if found is None:
            found = known_sources[fact] = _source(record, fact)
        kind, key, name = found
        since = last_day(fact.told) or date.max
        known = kinds[kind].get(key)
        if known is None or since < known.since:
            kinds[kind][key] = Source(known.name if known else name, since, fact.told)
    parts = (tuple(sorted(found.values(), key=lambda one: one.since)) for found in kinds)
    return Attribution(*parts)


def rests_on(sources: Attribution) -> str:
    """`on record`, or `unnamed sources only: 2, since 27 Jul 2022`, in words."""
    first = sources.first
    when = f", since {words(first.told)}" if first and first.told else ""
    if sources.on_record:
        confirmed = sources.on_record[0]
        since = f", since {words(confirmed.told)}" if confirmed.told else ""
        earlier = first is not None and first.told is not None and first.since < confirmed.since
        return f"on record{since}{f'; told without a name{when[1:]}' if earlier else ''}"
    if sources.unnamed:
        count = len(sources.unnamed)
        beside = " and an outlet’s own words" if sources.outlets else ""
        only = "" if sources.outlets else " only"
        return f"unnamed sources{only}: {count}{beside}{when}"
    return f"no source named{when}"


def _source(record: Record, fact: Fact) -> tuple[int, object, str]:
    """Which kind of source a fact has, what tells it from others, and what it is called."""
    statement, document = fact.statement, fact.reading.document
    outlet = document.outlet or document.source
    if statement is None:
        return 2, outlet, outlet
    name = speaker_name(record, fact.number, statement)
    if statement.source_kind in wording()["unnamed_sources"]:
        group = record.holdings[fact.number].group
        place: object = ("copies", group, name) if group is not None else (fact.number, statement.speaker)
        return 1, place, f"{name or 'not described'} ({outlet})"
    if statement.source_kind in wording()["on_record_sources"]:
        return 0, speakers(record.cast, fact.number, statement) or name, name or "not named"
    return 2, name or outlet, name or outlet
