"""Who holds somebody, and whether: denials against reports, one custodian against another, one label's designator.

In: the record. Out: questions. Always true: a transfer from one to another that a document tells of is no
contradiction; a label is contradicted only by word of the same designator.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from backchannel.views.contradictions.question import Answer, Question, named, near, rules, slug, sure
from backchannel.views.identity import fold
from backchannel.views.phrases import designation
from backchannel.views.record import Fact, Record
from backchannel.views.wording import word


def holding(record: Record) -> Iterator[Question]:
    """Whether each side holds each person whom it is said to hold."""
    found: dict[tuple[str, str], list[Answer]] = defaultdict(list)
    denials = [
        fact for fact in record.of("position") if fact.term("stance") == "denies_holding" and sure(fact)
    ]
    for fact in record.of("detention"):
        if not sure(fact) or fact.term("form") == "missing":
            continue
        for side in record.sides(fact, "custodian"):
            for person in named(record, record.who(fact, "person")):
                found[person, side].append(
                    Answer(fact, fact.holds, "holds" if fact.holds else "does not hold")
                )
    for (person, side), answers in found.items():
        answers += [
            Answer(fact, not fact.holds, "does not hold" if fact.holds else "holds")
            for fact in denials
            if side in record.sides(fact, "holder") and _is_about(record, fact, person)
        ]
        yield Question(
            "custody", f"holding:{slug(person)}:{slug(side)}",
            f"{record.cast.name(person)}: whether {record.cast.running(side)} holds",
            frozenset((person, side)), tuple(answers),
            lambda one, other: one.value != other.value and near(one.fact, other.fact, rules()["days"]["holding"]),
            lambda one, other: bool(one.value == other.value),
        )  # fmt: skip


def custodians(record: Record) -> Iterator[Question]:
    """Who holds each person."""
    found: dict[str, list[Answer]] = defaultdict(list)
    for fact in record.of("detention"):
        sides = record.sides(fact, "custodian")
        if len(sides) == 1 and fact.holds and sure(fact) and (fact.claim.time or "..").endswith(".."):
            for person in named(record, record.who(fact, "person")):
                found[person].append(Answer(fact, sides[0], f"by {record.cast.running(sides[0])}"))
    for person, answers in found.items():
        yield Question(
            "custody", f"custodian:{slug(person)}", f"{record.cast.name(person)}: who holds",
            frozenset((person,)), tuple(answers),
            lambda one, other: one.value != other.value and near(one.fact, other.fact, rules()["days"]["custody"]),
        )  # fmt: skip


def designations(record: Record) -> Iterator[Question]:
    """Whether each designator gives each person each label."""
    found: dict[tuple[str, str, str], list[Answer]] = defaultdict(list)
    for fact in record.of("designation"):
        label = fact.term("label")
        if not label or not sure(fact):
            continue
        for by in named(record, record.who(fact, "designator")):
            for person in named(record, record.who(fact, "person")):
                found[person, by, label].append(Answer(fact, fact.holds, designation(record, fact)))
    for (person, by, label), answers in found.items():
        yield Question(
            "designation", f"designation:{slug(person)}:{slug(by)}:{label}",
            f"{record.cast.name(person)}: whether {record.cast.name(by)} says {word('label', label)}",
            frozenset((person, by)), tuple(answers),
            lambda one, other: one.value != other.value and near(one.fact, other.fact, rules()["days"]["stance"]),
            lambda one, other: bool(one.value == other.value),
        )  # fmt: skip


def _is_about(record: Record, fact: Fact, person: str) -> bool:
    """Whether a stance names the person, or stands in a document that names nobody else who is held."""
    words = set(fold(fact.term("about") or "").split())
    text = fact.reading.document.text
    words |= {one for span in fact.claim.evidence for one in fold(text[span.start : span.end]).split()}
    surnames = {name.split()[-1] for name in record.cast.figure(person).names if name}
    if words & surnames:
        return True
    held = {
        key
        for other in record.of("detention")
        if other.number == fact.number
        for key in record.who(other, "person")
    }
    return held == {person}
