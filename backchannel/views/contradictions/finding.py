"""All conflicts of the record, with what people have settled.

In: the record. Out: conflicts, those of one kind together. Always true: a conflict of several people that rests on
the same facts is one, and goes by any of its keys.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace

from backchannel.entries import Judgement
from backchannel.views.contradictions.custody import custodians, designations, holding
from backchannel.views.contradictions.events import contacts, dates, offers, places
from backchannel.views.contradictions.numbers import counts, terms
from backchannel.views.contradictions.question import Conflict, Question, answered
from backchannel.views.contradictions.words import characterisation, mediation, stances
from backchannel.views.record import Record

_ASKED: tuple[Callable[[Record], Iterator[Question]], ...] = (
    holding, custodians, stances, characterisation, mediation, counts, dates, terms, places, offers, contacts,
    designations,
)  # fmt: skip


def conflicts(record: Record, documents: Collection[int] | None = None) -> tuple[Conflict, ...]:
    """The conflicts of the record, of some of its documents where these are given."""
    found: dict[tuple[str, frozenset[int]], Conflict] = {}
    for ask in _ASKED:
        for question in ask(record):
            conflict = answered(record, _within(question, documents))
            if conflict:
                place = (conflict.kind, frozenset(id(fact) for fact in conflict.facts))
                found[place] = _joined(found[place], conflict) if place in found else conflict
    verdicts = settlements(record)
    return tuple(replace(one, settled=_verdict(one, verdicts)) for one in found.values())


def settlements(record: Record) -> dict[str, Judgement]:
    """The newest judgement on each conflict that has not been taken back."""
    return record.judged.settled


def _within(question: Question, documents: Collection[int] | None) -> Question:
    if documents is None:
        return question
    return replace(question, answers=tuple(one for one in question.answers if one.fact.number in documents))


def _joined(one: Conflict, other: Conflict) -> Conflict:
    """Two conflicts on the same facts as one: the first key in order names it."""
    first, second = sorted((one, other), key=lambda conflict: conflict.keys)
    return replace(first, keys=tuple(sorted({*first.keys, *second.keys})), who=first.who | second.who)


def _verdict(conflict: Conflict, verdicts: dict[str, Judgement]) -> Judgement | None:
    return next((verdicts[key] for key in conflict.keys if key in verdicts), None)
