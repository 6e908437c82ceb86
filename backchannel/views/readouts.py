"""What each side said of a contact.

In: the record and the facts that tell of a contact. Out: utterances by the side of the speaker. Always true:
a readout stands in a document that tells of the contact, is told on its day or later, and speaks of it: it
names the contact, or what one side did in it and the other side.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from backchannel.views.cues import holds
from backchannel.views.data import data
from backchannel.views.dates import last_day
from backchannel.views.encounters import Side
from backchannel.views.record import Record
from backchannel.views.utterances import Utterance, by, named_in, narrowest, sides_of


def readouts(record: Record, event: Side, said: Mapping[int, list[Utterance]]) -> dict[str, list[Utterance]]:
    """From side to what it said of the contact; `said` are the utterances of each document."""
    sides = event.sides
    numbers = sorted({fact.number for fact in event.facts})
    found: dict[str, list[Utterance]] = {}
    seen: set[tuple[int, str]] = set()
    for number in numbers:
        told = [one for one in said.get(number, []) if _speaks_of(record, one, event)]
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
    lists, content = data("contacts"), one.content
    occasion, conduct = holds(content, lists["occasion"]), holds(content, lists["conduct"])
    if not (occasion or conduct) or holds(_sentence_start(one), lists["earlier"]):
        return False
    if occasion and not _names_others(record, one, event):
        return True
    named = named_in(record, one)
    sides = {record.cast.figure(key).side for key in named}
    speaking = set(by(record, one))
    counterpart = bool((named & event.people) - speaking or (sides & event.sides) - {None})
    return counterpart and conduct


def _names_others(record: Record, one: Utterance, event: Side) -> bool:
    """Whether it names officials and none of those of the contact: then it is of some other contact."""
    named = {key for key in named_in(record, one) if record.cast.figure(key).kind == "person"}
    officials = {key for key in named if record.cast.figure(key).titles}
    return bool(officials) and not officials & event.people


def _sentence_start(one: Utterance) -> str:
    """The first words of the sentence in which it stands."""
    text = one.reading.document.text
    start = one.statement.content[0].start
    head = max(text.rfind(mark, 0, start) for mark in (". ", "\n", ".” "))
    return " ".join(text[head + 1 : start].split()[:6])
