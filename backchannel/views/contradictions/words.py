"""What is told of stances, of whether it was an exchange, and of who had a part in the talks.

In: the record. Out: questions. Always true: a holder's own word of another day is a change of mind and no
contradiction; who denies an exchange before anybody is free denies a plan, and not what it was.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from backchannel.views.contradictions.question import (
    MONTH,
    Answer,
    Question,
    named,
    near,
    rules,
    slug,
    sure,
    told_on,
)
from backchannel.views.dates import first_day
from backchannel.views.identity import fold
from backchannel.views.phrases import joined, stance
from backchannel.views.record import Fact, Record
from backchannel.views.subjects import cases
from backchannel.views.voices import is_own_word
from backchannel.views.wording import word

_FREED = ("released_by_a", "released_by_b")


def stances(record: Record) -> Iterator[Question]:
    """What each holder is told to hold, by itself and by others, at one time."""
    people = cases(record, ())
    facts = [fact for fact in record.of("position") if sure(fact) and not _on_mediation(fact)]
    for rule in rules()["stances"]:
        terms = {*rule["one"], *rule["other"]}
        mine = [fact for fact in facts if fact.term("stance") in terms]
        by_holder: dict[str, list[Fact]] = defaultdict(list)
        for fact in mine:
            for holder in _holders(record, fact):
                by_holder[holder].append(fact)
        for holder, held in by_holder.items():
            yield _of_holder(record, rule, holder, held, people)
        if rule["about"] in rules()["between_parties"]:
            yield from _of_parties(record, rule, mine, people)


def characterisation(record: Record) -> Iterator[Question]:
    """Whether each person came free in an exchange, by those who say so and those who refuse the word."""
    found: dict[str, list[Answer]] = defaultdict(list)
    freed: dict[str, date] = {}
    for fact in record.of("exchange", "release"):
        if not sure(fact) or (fact.type == "exchange" and (fact.term("state") or "executed") != "executed"):
            continue
        says = _says_exchange(fact)
        for person in named(record, record.who(fact, "person", *_FREED)):
            day = first_day(fact.dated)
            if day and fact.holds:
                freed[person] = min(freed.get(person, day), day)
            if says is not None:
                found[person].append(Answer(fact, says, "an exchange" if says else "no exchange"))
    for fact in record.of("position"):
        says = {"confirms_exchange": True, "denies_exchange": False}.get(fact.term("stance") or "")
        told = told_on(fact)
        if says is None or not sure(fact) or _on_mediation(fact) or told is None:
            continue
        says = says if fact.holds else not says
        for person in record.people_in(fact.number) & freed.keys():
            if told >= freed[person]:
                found[person].append(Answer(fact, says, "an exchange" if says else "no exchange"))
    for person, answers in found.items():
        yield Question(
            "characterisation", f"exchange:{slug(person)}", f"Release of {record.cast.name(person)}: an exchange or not",
            frozenset((person,)), tuple(answers), _other_value,
        )  # fmt: skip


def mediation(record: Record) -> Iterator[Question]:
    """Whether each mediator had a part in the talks."""
    found: dict[str, list[Answer]] = defaultdict(list)
    denials = [
        fact for fact in record.of("position", "mediation") if sure(fact) and _denies_all(record, fact)
    ]
    for fact in record.of("mediation"):
        level = fact.term("level") or "mediated"
        if not sure(fact) or level not in (*rules()["mediating"], rules()["refused"]):
            continue
        took_part = fact.holds and level != rules()["refused"]
        for mediator in _mediators(record, fact):
            text = word("mediation_level", level if took_part else rules()["refused"])
            found[mediator].append(Answer(fact, took_part, text))
    for mediator, answers in found.items():
        by_others = [fact for fact in denials if mediator not in record.who(fact, "holder")]
        answers += [Answer(fact, False, "no mediation") for fact in by_others]
        yield Question(
            "mediation", f"mediation:{slug(mediator)}:{MONTH}", f"{record.cast.name(mediator)}: part in the talks",
            frozenset((mediator,)), tuple(answers),
            lambda one, other: _other_value(one, other) and _of_one_case(record, one, other),
            lambda one, other: bool(one.value == other.value),
        )  # fmt: skip


def _mediators(record: Record, fact: Fact) -> tuple[str, ...]:
    """Whose part in the talks it is: sides, of a person of no side those who claim it, else the mediators."""
    sides = record.sides(fact, "mediator") or tuple(
        side for key in record.speakers(fact) if (side := record.cast.figure(key).side)
    )
    return sides or named(record, record.who(fact, "mediator"))


def _of_holder(
    record: Record, rule: dict[str, Any], holder: str, facts: list[Fact], people: frozenset[str]
) -> Question:
    key = f"stance:{slug(holder)}:{'-'.join(rule['about'].split()[1:])}:{MONTH}"

    days, told = rules()["days"]["stance"], [_held(record, fact, people) for fact in facts]

    def opposed(one: Answer, other: Answer) -> bool:
        a, b = one.value, other.value
        both_own = a.own and b.own
        return (
            _close(a.day, b.day, 0 if both_own else days)
            and _against(rule, one.fact, other.fact)
            and not (both_own and (one.fact.number == other.fact.number or not a.holders & b.holders))
            and bool(a.people & b.people)
        )

    return Question(
        "stances", key, f"{record.cast.name(holder)}: {rule['about']}", frozenset((holder,)),
        tuple(Answer(fact, value, stance(fact)) for fact, value in zip(facts, told, strict=True)), opposed,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Held:
    """Of a stance: when it was told, whether by the holder's side, who holds it, whose case the document is about."""

    day: date | None
    own: bool
    holders: frozenset[str]
    people: frozenset[str]


def _held(record: Record, fact: Fact, people: frozenset[str]) -> _Held:
    return _Held(
        told_on(fact),
        is_own_word(record, fact),
        frozenset(record.who(fact, "holder")),
        record.people_in(fact.number) & people,
    )


def _close(one: date | None, other: date | None, days: int) -> bool:
    return one is not None and other is not None and abs((one - other).days) <= days


def _of_parties(
    record: Record, rule: dict[str, Any], facts: list[Fact], people: frozenset[str]
) -> Iterator[Question]:
    """What two parties say against each other, each of itself, in documents about one person."""
    found: dict[str, list[Answer]] = defaultdict(list)
    for fact in facts:
        sides = record.sides(fact, "holder")
        if len(sides) == 1 and is_own_word(record, fact):
            text = joined(record.cast.running(sides[0]), stance(fact), by=": ")
            for person in record.people_in(fact.number) & people:
                found[person].append(Answer(fact, sides[0], text))

    def opposed(one: Answer, other: Answer) -> bool:
        days = rules()["days"]["stance"]
        return (
            one.value != other.value
            and _against(rule, one.fact, other.fact)
            and near(one.fact, other.fact, days)
        )

    for person, answers in found.items():
        yield Question(
            "stances", f"parties:{slug(person)}:{'-'.join(rule['about'].split()[1:])}:{MONTH}",
            f"{record.cast.name(person)}: {rule['about']}, by the parties",
            frozenset((person, *(answer.value for answer in answers))), tuple(answers), opposed,
        )  # fmt: skip


def _holders(record: Record, fact: Fact) -> tuple[str, ...]:
    """Keys of the sides that hold it; of whom it is where they are of no side."""
    return record.sides(fact, "holder") or named(record, record.who(fact, "holder"))


def _against(rule: dict[str, Any], one: Fact, other: Fact) -> bool:
    """Whether two stances cannot both be so; a stance refused is against itself."""
    a, b = one.term("stance"), other.term("stance")
    if one.holds and other.holds:
        return (a in rule["one"] and b in rule["other"]) or (b in rule["one"] and a in rule["other"])
    return a == b and one.holds != other.holds


def _of_one_case(record: Record, one: Answer, other: Answer) -> bool:
    return bool(record.people_in(one.fact.number) & record.people_in(other.fact.number))


def _other_value(one: Answer, other: Answer) -> bool:
    return bool(one.value != other.value)


def _says_exchange(fact: Fact) -> bool | None:
    if fact.type == "exchange":
        # that there was none is no word on what the release was
        return True if fact.holds else None
    mechanism = fact.term("mechanism")
    if mechanism in rules()["exchange"]:
        return fact.holds
    return False if mechanism in rules()["no_exchange"] and fact.holds else None


def _on_mediation(fact: Fact) -> bool:
    about = fold(fact.term("about") or "")
    return any(part in about for part in rules()["about_mediation"])


def _denies_all(record: Record, fact: Fact) -> bool:
    """Whether a fact denies that anybody mediated."""
    if fact.type == "mediation":
        return fact.term("level") == rules()["refused"] and not record.who(fact, "mediator")
    return (fact.term("stance") or "").startswith("denies") and fact.holds and _on_mediation(fact)
