"""One question with the answers that the record gives to it, and where these contradict each other.

In: answers, each a fact with a value. Out: a conflict, or none. Always true: two answers of one voice in one
document are two events and no conflict, and so are two like them elsewhere; copies of one text never contradict
each other; the order of the documents does not matter.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from itertools import combinations, product
from typing import Any

from backchannel.entries import Judgement
from backchannel.tables import table
from backchannel.views.dates import last_day
from backchannel.views.identity import fold
from backchannel.views.record import Fact, Record


@dataclass(frozen=True, eq=False)
class Answer:
    """What a fact answers: `value` to be compared, `text` for people."""

    fact: Fact
    value: Any
    text: str


Pair = tuple[Answer, Answer]
MONTH = (
    "{month}"  # in a key: the month in which a conflict was first told, where one question has many of them
)


@dataclass(frozen=True, eq=False)
class Question:
    """What is asked about whom. `opposed` tells whether two answers cannot both be so.

    `agrees` tells whether two answers may be of one event. `who` are keys of the figures and sides that it
    concerns.
    """

    kind: str
    key: str
    title: str
    who: frozenset[str]
    answers: tuple[Answer, ...]
    opposed: Callable[[Answer, Answer], bool]
    agrees: Callable[[Answer, Answer], bool] = lambda one, other: one.text == other.text


@dataclass(frozen=True, eq=False)
class Position:
    """One of several answers, with the facts that give it; `corrected` where its outlet told it otherwise later."""

    text: str
    facts: tuple[Fact, ...]
    corrected: bool = False


@dataclass(frozen=True, eq=False)
class Conflict:
    """Positions that cannot all be so. `keys` name it for settling, the first of them first of all.

    `correction` is true where the only contradiction is between an outlet and its own later word.
    """

    kind: str
    keys: tuple[str, ...]
    title: str
    who: frozenset[str]
    positions: tuple[Position, ...]
    correction: bool = False
    settled: Judgement | None = None

    @property
    def key(self) -> str:
        """The name under which it is settled."""
        return self.keys[0]

    @property
    def facts(self) -> frozenset[Fact]:
        """All facts in it."""
        return frozenset(fact for position in self.positions for fact in position.facts)


@cache
def rules() -> dict[str, Any]:
    """The whole of `contradictions.yaml`."""
    folder = resources.files("backchannel.views.contradictions")
    data: dict[str, Any] = table(folder.joinpath("contradictions.yaml").read_text(encoding="utf-8"))
    return data


def answered(record: Record, question: Question) -> tuple[Conflict, ...]:
    """The conflicts among the answers to a question: one, or where its key is by the month one for each time."""
    answers = sorted((one for one in question.answers if not record.is_sensitive(one.fact)), key=_order)
    pairs = list(_opposed(question, answers))
    apart = [pair for pair in pairs if _two_events(record, *pair)]
    rivals = [
        pair
        for pair in pairs
        if not _one_text(record, *pair) and not any(_alike(question, pair, other) for other in apart)
    ]
    involved = {answer for pair in pairs for answer in pair}
    found = [
        _conflict(record, question, part, [one for one in answers if one in involved])
        for part in (_parts(rivals) if MONTH in question.key else [rivals])
        if part
    ]
    return tuple(found)


def _conflict(record: Record, question: Question, rivals: list[Pair], involved: list[Answer]) -> Conflict:
    replaced = {min(pair, key=_day) for pair in rivals if _corrects(record, *pair)}
    standing = [pair for pair in rivals if not replaced & set(pair)]
    party = sorted({answer for pair in rivals for answer in pair}, key=_order)
    texts = dict.fromkeys(answer.text for answer in party)
    by_month = MONTH in question.key
    positions = tuple(_position(text, party if by_month else involved, replaced) for text in texts)
    first = min((day for answer in party if (day := told_on(answer.fact))), default=None)
    key = question.key.replace(MONTH, f"{first:%Y-%m}" if first else "undated")
    return Conflict(question.kind, (key,), question.title, question.who, positions, correction=not standing)


def _parts(pairs: list[Pair]) -> list[list[Pair]]:
    """Pairs that hang together through the answers that they share."""
    parts: list[list[Pair]] = []
    for pair in pairs:
        touching = [part for part in parts if any(set(pair) & set(other) for other in part)]
        parts = [part for part in parts if part not in touching]
        parts.append([pair, *(other for part in touching for other in part)])
    return parts


def _opposed(question: Question, answers: list[Answer]) -> Iterator[Pair]:
    """The pairs of answers that cannot both be so; what reads alike is never set against itself."""
    by_text: dict[str, list[Answer]] = defaultdict(list)
    for answer in answers:
        by_text[answer.text].append(answer)
    for one_text, other_text in combinations(by_text.values(), 2):
        for pair in product(one_text, other_text):
            if question.opposed(*pair):
                yield pair


def _position(text: str, answers: list[Answer], replaced: set[Answer]) -> Position:
    mine = [answer for answer in answers if answer.text == text]
    return Position(text, tuple(answer.fact for answer in mine), all(answer in replaced for answer in mine))


def _two_events(record: Record, one: Answer, other: Answer) -> bool:
    """Whether one document tells both without setting one against the other."""
    if one.fact.number != other.fact.number:
        return False
    # a stance is its holder's, also where no statement tells it
    voices = [record.speakers(fact) or record.who(fact, "holder") for fact in (one.fact, other.fact)]
    return not all(voices) or bool(set(voices[0]) & set(voices[1]))


def _one_text(record: Record, one: Answer, other: Answer) -> bool:
    """Whether both stand in copies of one text, or in one document that does not set one against the other."""
    if one.fact.number == other.fact.number:
        return _two_events(record, one, other)
    return record.groups[one.fact.number] == record.groups[other.fact.number]


def _alike(question: Question, pair: Pair, apart: Pair) -> bool:
    """Whether a pair is the same two events as another, whichever way round."""
    (a, b), (x, y) = pair, apart
    return any(question.agrees(a, first) and question.agrees(b, second) for first, second in ((x, y), (y, x)))


def _corrects(record: Record, one: Answer, other: Answer) -> bool:
    """Whether one outlet told both, after the same source or in its own voice, one of them on a later day."""
    names = [fold(answer.fact.reading.document.outlet or "") for answer in (one, other)]
    voices = [set(record.speakers(answer.fact)) for answer in (one, other)]
    return bool(names[0]) and names[0] == names[1] and voices[0] == voices[1] and _day(one) != _day(other)


def _day(answer: Answer) -> date:
    return last_day(answer.fact.reading.document.published) or date.min


def _order(answer: Answer) -> tuple[date, str, str, str, str]:
    document = answer.fact.reading.document
    return _day(answer), document.outlet or "", document.sha256, answer.fact.claim.id, answer.text


def sure(fact: Fact) -> bool:
    """Whether a fact is told as so, by a reader that was sure enough."""
    told = fact.claim.realis in ("asserted", "alleged")
    return told and fact.claim.confidence >= rules()["least_confidence"]


def told_on(fact: Fact) -> date | None:
    """The last day on which it may have been told."""
    return last_day(fact.told)


def near(one: Fact, other: Fact, days: int) -> bool:
    """Whether two facts were told within so many days."""
    a, b = told_on(one), told_on(other)
    return a is not None and b is not None and abs((a - b).days) <= days


def named(record: Record, keys: Iterable[str]) -> tuple[str, ...]:
    """Those of the keys that stand for somebody known across documents: no description and no group."""
    figures = ((key, record.cast.figure(key)) for key in keys)
    return tuple(key for key, figure in figures if not figure.anonymous and figure.kind != "group")


def slug(key: str) -> str:
    """A figure's key or a word as a part of a conflict's: `person:ana duarte` is `ana-duarte`, `side:CL` is `cl`."""
    return "-".join(fold(key.partition(":")[2] or key).split())
