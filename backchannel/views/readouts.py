"""What each side said of a contact.

In: the record and the facts that tell of a contact. Out: utterances by the side of the speaker. Always true:
a readout stands in a document that tells of the contact, is told on its day or later, and speaks of it: it
names the contact, or what one side did in it and the other side.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from backchannel.views.cues import holds
from backchannel.views.data import data
from backchannel.views.dates import last_day
from backchannel.views.encounters import Side
from backchannel.views.record import Record
from backchannel.views.utterances import Utterance, named_in, narrowest, sides_of, utterances_in


@dataclass(frozen=True, slots=True)
class _Heard:
    """What an utterance is of, whatever the contact: whether it names one, or what was done in one, and whom."""

    occasion: bool = False
    conduct: bool = False
    named: frozenset[str] = frozenset()
    officials: frozenset[str] = frozenset()
    sides: frozenset[str] = frozenset()


_NOTHING = _Heard()


def readouts(record: Record, event: Side) -> dict[str, list[Utterance]]:
    """From side to what it said of the contact."""
    sides = event.sides
    numbers = sorted({fact.number for fact in event.facts})
    # contacts that one document tells of are asked for one after the other
    said: dict[int, list[Utterance]] = record.kept.setdefault("said in", {})
    found: dict[str, list[Utterance]] = {}
    seen: set[tuple[int, str]] = set()
    for number in numbers:
        if number not in said:
            said[number] = list(utterances_in(record, number))
        told = [one for one in said[number] if _speaks_of(record, one, event)]
        for one in _once(record, narrowest(told), seen):
            for side in sides_of(record, one):
                if side in sides:
                    found.setdefault(side, []).append(one)
    return found


def _once(record: Record, told: list[Utterance], seen: set[tuple[int, str]]) -> list[Utterance]:
    """Those that no copy of the same text has told already."""
    kept = []
    for one in told:
        place = (record.groups[one.number], one.content)
        if place not in seen:
            kept.append(one)
        seen.add(place)
    return kept


def _speaks_of(record: Record, one: Utterance, event: Side) -> bool:
    day = last_day(one.told)
    if event.first and (day or date.max) < event.first:
        return False
    known: dict[Utterance, _Heard] = record.kept.setdefault("readouts", {})
    heard = known.get(one)
    if heard is None:
        heard = known[one] = _heard(record, one)
    if not (heard.occasion or heard.conduct):
        return False
    # who names officials and none of those of the contact speaks of some other contact
    others = heard.officials and not heard.officials & event.people
    if heard.occasion and not others:
        return True
    return heard.conduct and bool(heard.named & event.people or heard.sides & event.sides)


def _heard(record: Record, one: Utterance) -> _Heard:
    lists, content = data("contacts"), one.content
    occasion, conduct = holds(content, lists["occasion"]), holds(content, lists["conduct"])
    if not (occasion or conduct) or holds(_sentence_start(one), lists["earlier"]):
        return _NOTHING
    named = named_in(record, one)
    figures = {key: record.cast.figure(key) for key in named}
    officials = frozenset(key for key, figure in figures.items() if figure.kind == "person" and figure.titles)
    sides = frozenset(figure.side for figure in figures.values() if figure.side)
    return _Heard(occasion, conduct, named, officials, sides)


def _sentence_start(one: Utterance) -> str:
    """The first words of the sentence in which it stands."""
    text = one.reading.document.text
    start = one.statement.content[0].start
    head = max(text.rfind(mark, 0, start) for mark in (". ", "\n", ".” "))
    return " ".join(text[head + 1 : start].split()[:6])
