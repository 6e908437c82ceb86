"""Counts of one thing that differ, and lengths of one sentence that differ.

In: the record. Out: questions. Always true: `at least 100` does not contradict 120; counts are compared only
where the same people are counted in the same hands on the same days, and under words that mean the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from backchannel.edtf import duration_days, is_duration
from backchannel.records import Count
from backchannel.views.contradictions.question import Answer, Question, named, near, rules, slug, sure
from backchannel.views.dates import first_day, last_day
from backchannel.views.identity import fold
from backchannel.views.record import Fact, Record
from backchannel.views.wording import length, number

_COUNTED = {
    "exchange": (("count_a", "side_a", "freed"), ("count_b", "side_b", "freed")),
    "release": (("count", "by", "freed"),),
    "detention": (("count", "custodian", "held"),),
    "proposal": (("count_gives", "proposer", "offered"), ("count_gets", "recipient", "asked for")),
}
_TOTAL = ("side_a", "side_b")
_FINAL = ("commuted", "appeal")


def counts(record: Record) -> Iterator[Question]:
    """How many were freed, held, offered, by whose hand; and how many were exchanged in all."""
    found: dict[tuple[str, tuple[str, ...], str], list[Answer]] = defaultdict(list)
    for fact in record.of(*_COUNTED):
        if not fact.holds or not sure(fact):
            continue
        for role, holder, done in _COUNTED[fact.type]:
            count, sides = fact.count(role), record.sides(fact, holder)
            if count and len(sides) == 1:
                found[done, sides, _kind(count)].append(_counted(fact, count))
        total, pair = fact.count("count_total"), tuple(sorted(record.sides(fact, *_TOTAL)))
        if total and len(pair) == 2:
            found["exchanged", pair, _kind(total)].append(_counted(fact, total))
    for (done, sides, kind), answers in found.items():
        for day, of_one_event in _by_event(answers).items():
            key = f"count:{slug(done)}:{':'.join(map(slug, sides))}:{slug(kind)}:{day}"
            names = " and ".join(record.cast.name(side) for side in sides)
            yield Question(
                "counts", key, f"{names}: number of {kind} {done}", frozenset(sides), tuple(of_one_event), _differ,
                lambda one, other: not _apart(one.value, other.value),
            )  # fmt: skip


def terms(record: Record) -> Iterator[Question]:
    """How long each person's sentence is, and how long it could be."""
    found: dict[tuple[str, str], list[Answer]] = defaultdict(list)
    changed = set[str]()
    for fact in record.of("proceeding"):
        people = named(record, record.who(fact, "person"))
        stage, term = fact.term("stage"), fact.term("term")
        if stage in _FINAL:
            changed |= set(people)
        imposed = stage == "sentenced" or (stage == "serving" and fact.term("term_kind") in (None, "imposed"))
        what = "sentence" if imposed else "exposure" if stage == "exposure" else None
        if what and term and fact.holds and sure(fact):
            for person in people:
                found[what, person].append(Answer(fact, _measured(term), length(term)))
    for (what, person), answers in found.items():
        # a sentence that was appealed or made lighter has two lengths in good order
        opposed = _other_charge if what == "exposure" or person in changed else _other_term
        title = {"sentence": "length of the sentence", "exposure": "longest sentence it may bring"}[what]
        yield Question(
            "terms", f"term:{what}:{slug(person)}", f"{record.cast.name(person)}: {title}", frozenset((person,)),
            tuple(answers), opposed,
        )  # fmt: skip


def _counted(fact: Fact, count: Count) -> Answer:
    return Answer(fact, count, number(count))


def _kind(count: Count) -> str:
    """The word for those who are counted, or the first of the words that mean the same."""
    plain = fold(count.what or "people")
    return next((str(alike[0]) for alike in rules()["counted_alike"] if plain in alike), plain)


def _by_event(answers: list[Answer]) -> dict[str, list[Answer]]:
    """The answers by the first day of the event that they count; what is not dated to a month or so is left out."""
    room = timedelta(days=rules()["days"]["count"])
    longest = timedelta(days=rules()["days"]["approximate"])
    dated = [(days, answer) for answer in answers if (days := _days(answer.fact))]
    events: dict[str, list[Answer]] = {}
    event, until = "", date.min
    for (first, last), answer in sorted(dated, key=lambda one: (one[0], one[1].fact.id)):
        if last - first > longest:
            continue
        if not event or first > until + room:
            event, until = first.isoformat(), last
        until = max(until, last)
        events.setdefault(event, []).append(answer)
    return events


def _days(fact: Fact) -> tuple[date, date] | None:
    """The days of what is counted; of what goes on the day on which it was told."""
    first, last = first_day(fact.dated), last_day(fact.dated)
    if first and last:
        return first, last
    told = last_day(fact.told)
    return (told, told) if told else None


def _differ(one: Answer, other: Answer) -> bool:
    """Whether two counts are of the same days and cannot both be so."""
    a, b = _days(one.fact), _days(other.fact)
    room = timedelta(days=rules()["days"]["count"])
    together = a is not None and b is not None and a[0] <= b[1] + room and b[0] <= a[1] + room
    return together and _apart(one.value, other.value)


def _apart(one: Count, other: Count) -> bool:
    """Whether no number fits both counts."""
    (a, b), (x, y) = _range(one), _range(other)
    return b < x or y < a


def _range(count: Count) -> tuple[float, float]:
    n, about = count.n, rules()["about"]
    low = n * (1 - about) if count.op == "~" else 0 if count.op == "<=" else n
    high = n * (1 + about) if count.op == "~" else float("inf") if count.op == ">=" else n
    return low, high


def _measured(term: str) -> tuple[int, int] | str:
    return duration_days(term) if is_duration(term) else fold(term)


def _other_term(one: Answer, other: Answer) -> bool:
    """Whether one sentence cannot have both lengths; sentences of different days are two."""
    a, b = one.value, other.value
    differ = a != b if isinstance(a, str) or isinstance(b, str) else a[1] < b[0] or b[1] < a[0]
    when = [_sentenced(answer.fact) for answer in (one, other)]
    return bool(differ) and not (when[0] and when[1] and (when[0][1] < when[1][0] or when[1][1] < when[0][0]))


def _other_charge(one: Answer, other: Answer) -> bool:
    return _other_term(one, other) and near(one.fact, other.fact, rules()["days"]["stance"])


def _sentenced(fact: Fact) -> tuple[date, date] | None:
    """The days on which a sentence was passed, where they are told."""
    if fact.term("stage") == "serving":
        return None
    first, last = first_day(fact.claim.time), last_day(fact.claim.time)
    return (first, last) if first and last else None
