"""Events told with dates or places that cannot both be so.

In: the record. Out: questions: when somebody was arrested, sentenced or freed, when an offer was made, when a call
or a meeting took place, where people were exchanged. Always true: dates are compared by their bounds, so that a
month never contradicts a day in it; a date marked as approximate is given room.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from backchannel.edtf import bounds, is_approximate, is_edtf
from backchannel.views.contradictions.question import Answer, Question, named, rules, slug, sure
from backchannel.views.dates import start, words
from backchannel.views.deals import deals
from backchannel.views.identity import fold
from backchannel.views.record import Fact, Record
from backchannel.views.wording import country_code, word

_FREED = ("released_by_a", "released_by_b")
_EVENTS = {"arrested": "arrest", "charged": "charge", "convicted": "conviction", "sentenced": "sentence"}
Days = tuple[date | None, date | None]


def dates(record: Record) -> Iterator[Question]:
    """When each person was arrested, sentenced, freed; told by day bounds."""
    found: dict[tuple[str, str], list[Answer]] = defaultdict(list)
    for fact in record.of("proceeding", "detention", "release", "exchange"):
        event, when = _event(fact), _when(fact)
        if event and when and fact.holds and sure(fact):
            answer = _dated(fact, when)
            for person in named(record, record.who(fact, "person", *_FREED)):
                found[event, person].append(answer)
    for (event, person), answers in found.items():
        yield Question(
            "dates", f"date:{event}:{slug(person)}", f"{record.cast.name(person)}: day of the {event}",
            frozenset((person,)), tuple(answers), _apart, _overlap,
        )  # fmt: skip


def offers(record: Record) -> Iterator[Question]:
    """When the offers of each deal were made."""
    for deal in deals(record):
        for person in sorted(named(record, deal.people)):
            answers = tuple(
                _dated(terms.fact, when)
                for terms in deal.offers
                if terms.fact.type == "proposal" and terms.fact.term("status") == "offered"
                if terms.fact.holds and sure(terms.fact) and (when := terms.fact.claim.time)
                if person in (terms.people or deal.people)
            )
            sides = frozenset(side for side in deal.sides if side)
            yield Question(
                "dates", f"date:offer:{slug(person)}", f"Offer for {record.cast.name(person)}: day of the offer",
                sides | {person}, answers, _one_offer_apart, _overlap,
            )  # fmt: skip


def contacts(record: Record) -> Iterator[Question]:
    """When, and whether, each call or meeting of the same people took place."""
    found: dict[tuple[str, tuple[str, ...]], list[Fact]] = defaultdict(list)
    for fact in record.of("contact"):
        people = tuple(sorted(named(record, record.who(fact, "participants"))))
        if len(people) > 1 and fact.holds and sure(fact) and not record.is_sensitive(fact):
            found[fact.term("medium") or "unspecified", people].append(fact)
    for (medium, people), facts in found.items():
        names = " and ".join(record.cast.name(person) for person in people)
        what, key = word("medium", medium), f"{medium}:{':'.join(slug(one) for one in people)}"
        held = tuple(_dated(fact, fact.claim.time) for fact in facts if _held(fact) and fact.claim.time)
        yield Question(
            "dates", f"date:{key}", f"{what.capitalize()} of {names}: day", frozenset(people), held, _one_contact_apart, _overlap,
        )  # fmt: skip
        states = tuple(
            Answer(fact, fact.term("state"), word("contact_state", fact.term("state") or "held"))
            for fact in facts
            if fact.term("state") in (None, "held", "ongoing", "denied")
        )
        yield Question(
            "contact", f"contact:{key}", f"{what.capitalize()} of {names}: whether it took place",
            frozenset(people), states, _held_and_denied,
        )  # fmt: skip


def places(record: Record) -> Iterator[Question]:
    """Where each person was exchanged, and where the same people met."""
    found: dict[tuple[str, ...], list[Answer]] = defaultdict(list)
    for fact in record.of("exchange", "contact"):
        where = [key for key in record.who(fact, "place") if _is_spot(record, key)]
        if len(where) != 1 or not fact.holds or not sure(fact) or record.is_sensitive(fact):
            continue
        answer = Answer(fact, where[0], record.cast.name(where[0]))
        if fact.type == "exchange" and (fact.term("state") or "executed") in ("executed", "partial"):
            for person in named(record, record.who(fact, *_FREED)):
                found["exchange", person].append(answer)
        elif fact.type == "contact" and _held(fact) and fact.term("medium") in ("meeting", "talks"):
            people = sorted(named(record, record.who(fact, "participants")))
            if len(people) > 1:
                found["meeting", *people].append(answer)
    for (event, *people), answers in found.items():
        names = " and ".join(record.cast.name(person) for person in people)
        yield Question(
            "places", f"place:{event}:{':'.join(slug(one) for one in people)}", f"{names}: place of the {event}",
            frozenset(people), tuple(answers), lambda one, other: _elsewhere(record, one, other),
        )  # fmt: skip


def _event(fact: Fact) -> str | None:
    """Which event of a person's case a fact tells of, where there is one of it."""
    if fact.type == "proceeding":
        return _EVENTS.get(fact.term("stage") or "")
    if fact.type == "detention":
        moved = fact.term("form") in rules()["moved"] or fact.claim.roles.get("facility")
        return None if moved else "arrest"
    if fact.type == "exchange":
        return "release" if (fact.term("state") or "executed") == "executed" else None
    return "release"


def _when(fact: Fact) -> str | None:
    """The time of the event: of a spell of being held its first day, where it is told."""
    time = fact.claim.time
    if fact.type == "detention":
        return time.partition("/")[0] if time and start(time) else None
    return time


def _dated(fact: Fact, edtf: str) -> Answer:
    return Answer(fact, _bounds(edtf), words(edtf))


def _bounds(edtf: str) -> Days:
    first, last = bounds(edtf) if is_edtf(edtf) else (None, None)
    room = timedelta(days=rules()["days"]["approximate"] if is_approximate(edtf) else 0)
    return first and first - room, last and last + room


def _apart(one: Answer, other: Answer) -> bool:
    """Whether two answers share no day; sentences of another length are others."""
    terms = {answer.fact.term("term") for answer in (one, other)} - {None}
    if len(terms) > 1 and {one.fact.term("stage"), other.fact.term("stage")} == {"sentenced"}:
        return False
    return _gap(one, other) > 0


def _gap(one: Answer, other: Answer) -> int:
    """Days between two answers, 0 where they share a day."""
    (a, b), (x, y) = one.value, other.value
    if b and x and b < x:
        return int((x - b).days)
    if y and a and y < a:
        return int((a - y).days)
    return 0


def _overlap(one: Answer, other: Answer) -> bool:
    return _gap(one, other) == 0


def _one_offer_apart(one: Answer, other: Answer) -> bool:
    return 0 < _gap(one, other) <= int(rules()["days"]["offer"])


def _one_contact_apart(one: Answer, other: Answer) -> bool:
    return 0 < _gap(one, other) <= int(rules()["days"]["contact"])


def _held_and_denied(one: Answer, other: Answer) -> bool:
    """Whether one says that it took place and the other that not, of the same days."""
    if (one.value == "denied") == (other.value == "denied"):
        return False
    a, b = (_bounds(answer.fact.dated or "") for answer in (one, other))
    gap = _gap(Answer(one.fact, a, ""), Answer(other.fact, b, ""))
    return gap <= int(rules()["days"]["stance"])


def _held(fact: Fact) -> bool:
    return (fact.term("state") or "held") == "held"


def _is_spot(record: Record, key: str) -> bool:
    figure = record.cast.figure(key)
    return figure.kind == "place" and country_code(fold(figure.name)) is None


def _elsewhere(record: Record, one: Answer, other: Answer) -> bool:
    """Whether two places are two: neither name holds the other, and the event is of the same days."""
    a, b = (set(fold(answer.text).split()) for answer in (one, other))
    days = [Answer(answer.fact, _bounds(answer.fact.dated or ""), "") for answer in (one, other)]
    return not (a <= b or b <= a) and _gap(*days) == 0
