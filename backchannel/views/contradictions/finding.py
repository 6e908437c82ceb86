"""All conflicts of the record, with what people have settled.

In: the record. Out: conflicts, those of one kind together. Always true: a conflict of several people that rests on
the same facts is one, and goes by any of its keys.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
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


def conflicts(record: Record) -> tuple[Conflict, ...]:
    """The conflicts of the record."""
    found: tuple[Conflict, ...] | None = record.kept.get("conflicts")
    if found is None:
        asked = (one for question in _questions(record) for one in answered(record, question))
        found = record.kept["conflicts"] = _all(record, asked)
    return found


def new_conflicts(record: Record, fresh: Collection[int]) -> tuple[Conflict, ...]:
    """The conflicts that there would not be without the documents `fresh`."""
    return _all(record, (one for question in _questions(record) for one in _brought(record, question, fresh)))


def _questions(record: Record) -> Iterator[Question]:
    return (question for ask in _ASKED for question in ask(record) if len(question.answers) > 1)


def _brought(record: Record, question: Question, fresh: Collection[int]) -> Iterator[Conflict]:
    earlier = tuple(answer for answer in question.answers if answer.fact.number not in fresh)
    if len(earlier) < len(question.answers):
        known = {one.key for one in answered(record, replace(question, answers=earlier))}
        yield from (one for one in answered(record, question) if one.key not in known)


def _all(record: Record, answers: Iterable[Conflict]) -> tuple[Conflict, ...]:
    """Conflicts, those of several people on the same facts as one, with what people have settled."""
    found: dict[tuple[str, frozenset[int]], Conflict] = {}
    for conflict in answers:
        place = (conflict.kind, frozenset(id(fact) for fact in conflict.facts))
        found[place] = _joined(found[place], conflict) if place in found else conflict
    verdicts = settlements(record)
    return tuple(replace(one, settled=_verdict(one, verdicts)) for one in found.values())


def settlements(record: Record) -> dict[str, Judgement]:
    """The newest judgement on each conflict that has not been taken back."""
    return record.judged.settled


def _joined(one: Conflict, other: Conflict) -> Conflict:
    """Two conflicts on the same facts as one: the first key in order names it."""
    first, second = sorted((one, other), key=lambda conflict: conflict.keys)
    return replace(first, keys=tuple(sorted({*first.keys, *second.keys})), who=first.who | second.who)


def _verdict(conflict: Conflict, verdicts: dict[str, Judgement]) -> Judgement | None:
    return next((verdicts[key] for key in conflict.keys if key in verdicts), None)
