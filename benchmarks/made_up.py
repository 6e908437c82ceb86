"""A made-up archive of any size: readings as a desk that covers the world would hold them after years.

In: a number of documents and a seed. Out: readings with their bytes, oldest first, the same for the same
seed. Always true: nobody in it is real; about ten claims a document, each with its sentence in the text; a few
cases are told of very often and most seldom (Zipf), as in real coverage; one document in twenty is a copy.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from itertools import accumulate

from backchannel.records import Claim, Document, Entity, Mention, Reading, RoleValue, Span, Statement

READER = "made up/1"
FIRST_DAY, LAST_DAY = date(2010, 1, 4), date(2026, 11, 1)
DOCUMENTS_A_CASE, DOCUMENTS_A_DEAL = 10, 100  # how many documents there are for one of each
_DEALS = 0.4  # share of the documents that tell of a deal
_COPIES = 0.05
_OUTLETS = [f"The {place} {kind}" for place in ("Harbour", "Northern", "City", "Border", "Coast", "Valley")
            for kind in ("Post", "Herald", "Wire", "Courier", "Monitor", "Gazette", "Observer", "Echo")]  # fmt: skip
_CODES = ["PT", "CL", "UY", "FI", "NZ", "IE", "EE", "LV", "PE", "EC", "BO", "PY", "IS", "MT", "LU", "SI",
          "HR", "SK", "CZ", "DK", "NO", "SE", "CR", "PA", "JM", "BS", "BB", "FJ", "WS", "TO"]  # fmt: skip
_STANCES = (
    "no_agreement",
    "considering",
    "confirms_talks",
    "denies_talks",
    "not_responsive",
    "rejects",
    "supports",
)
_STAGES = ("arrested", "charged", "pretrial", "trial", "convicted", "sentenced", "appeal", "transferred")
_SYLLABLES = [c + v for c in "bdfgklmnprstvz" for v in ("a", "e", "i", "o", "u", "ai", "or", "el")]
_FILLER = (
    "The talks have gone on for months and few outside the two governments know how far they have come.",
    "Neighbours said that they had read of the case and hoped that it would end well for the family.",
    "The ministry did not answer written questions that were put to it over the weekend.",
    "Lawyers who know such cases say that they take years, and that the first offer is seldom the last.",
)


@dataclass(frozen=True, slots=True)
class Case:
    """Somebody who is held: name, home side, side that holds, first day."""

    name: str
    home: str
    holder: str
    begun: date


@dataclass(frozen=True, slots=True)
class Bargain:
    """A deal: its two sides, whom each would let go, its first day, and the day it is carried out, if ever."""

    sides: tuple[str, str]
    given: tuple[tuple[Case, ...], tuple[Case, ...]]
    begun: date
    done: date | None


class Archive:
    """A made-up archive of `size` documents."""

    def __init__(self, size: int, seed: int = 7) -> None:
        self.size = size
        self._random = random.Random(seed)
        self.names = _names(self._random)
        self.cases = [self._case() for _ in range(max(8, size // DOCUMENTS_A_CASE))]
        self.bargains = [self._bargain() for _ in range(max(3, size // DOCUMENTS_A_DEAL))]
        self.officials = {code: [self._name() for _ in range(6)] for code in _CODES}
        self._case_weights = list(accumulate(1 / (n + 3) ** 0.7 for n in range(len(self.cases))))
        self._deal_weights = list(accumulate(1 / (n + 3) ** 0.5 for n in range(len(self.bargains))))

    def readings(self) -> Iterator[tuple[Reading, bytes]]:
        """The readings with the bytes of their documents."""
        last: tuple[Reading, bytes] | None = None
        days = (LAST_DAY - FIRST_DAY).days
        for number in range(self.size):
            day = FIRST_DAY + timedelta(number * days // self.size)
            if last and self._random.random() < _COPIES:
                last = _copied(last[0], self._random.choice(_OUTLETS), number)
            else:
                last = self._article(number, day)
            yield last

    def drawn_cases(self, chance: random.Random, count: int) -> list[Case]:
        """Cases, drawn as often as they are told of."""
        return chance.choices(self.cases, cum_weights=self._case_weights, k=count)

    def drawn_bargains(self, chance: random.Random, count: int) -> list[Bargain]:
        """Deals, drawn as often as they are told of."""
        return chance.choices(self.bargains, cum_weights=self._deal_weights, k=count)

    def _name(self) -> str:
        return " ".join(self._random.choice(self.names) for _ in range(2))

    def _case(self) -> Case:
        home, holder = self._random.sample(_CODES, 2)
        begun = FIRST_DAY + timedelta(self._random.randrange((LAST_DAY - FIRST_DAY).days - 400))
        return Case(self._name(), home, holder, begun)

    def _bargain(self) -> Bargain:
        one = self._random.choice(self.cases)
        sides = (one.home, one.holder)
        fits = [case for case in self._random.sample(self.cases, min(400, len(self.cases)))
                if case.home == one.home and case.holder == one.holder]  # fmt: skip
        theirs = (one, *fits[:2])
        ours = tuple(
            Case(self._name(), one.holder, one.home, one.begun) for _ in range(self._random.randint(1, 2))
        )
        begun = one.begun + timedelta(self._random.randint(30, 300))
        lasts = timedelta(self._random.randint(60, 900))
        done = begun + lasts if self._random.random() < 0.7 else None
        return Bargain(sides, (ours, theirs), begun, done)

    def _article(self, number: int, day: date) -> tuple[Reading, bytes]:
        page = _Page(self._random, number, day, self._random.choice(_OUTLETS))
        if self._random.random() < _DEALS:
            bargain = self._random.choices(self.bargains, cum_weights=self._deal_weights)[0]
            self._tell_bargain(page, bargain)
        else:
            for case in self._random.choices(self.cases, cum_weights=self._case_weights, k=2):
                self._tell_case(page, case, 5)
        return page.reading()

    def _official(self, code: str) -> str:
        return self._random.choice(self.officials[code])

    def _tell_case(self, page: _Page, case: Case, lines: int) -> None:
        speaker = self._official(self._random.choice((case.home, case.holder)))
        begun = f"{case.begun:%Y-%m}/.."
        page.claim("detention", f"{case.name} has been held by {case.holder} since {case.begun:%B %Y}.",
                   {"person": [case.name], "custodian": [case.holder]}, None, begun)  # fmt: skip
        for _ in range(lines - 1):
            stage = self._random.choice(_STAGES)
            if self._random.random() < 0.3:
                page.claim("position", f"{case.holder} has not said when {case.name} may go home, {speaker} said.",
                           {"holder": [case.holder], "stance": self._random.choice(_STANCES), "about": "release"},
                           speaker)  # fmt: skip
            else:
                page.claim("proceeding", f"The case against {case.name} is at a new stage, {stage}, {speaker} said.",
                           {"person": [case.name], "stage": stage}, speaker, f"{page.day:%Y-%m}")  # fmt: skip

    def _tell_bargain(self, page: _Page, bargain: Bargain) -> None:
        ours, theirs = bargain.given
        one, other = bargain.sides
        people = " and ".join(case.name for case in theirs)
        price = " and ".join(case.name for case in ours)
        roles: dict[str, str | list[str]] = {
            "proposer": [one], "recipient": [other], "gives": [case.name for case in ours],
            "gets": [case.name for case in theirs], "status": "offered",
        }  # fmt: skip
        speaker = self._official(one)
        if bargain.done and page.day >= bargain.done:
            page.claim("exchange", f"{one} exchanged {price} for {people}.", {
                "side_a": [one], "side_b": [other], "released_by_a": roles["gives"],
                "released_by_b": roles["gets"], "state": "executed",
            }, None, bargain.done.isoformat())  # fmt: skip
        else:
            page.claim("proposal", f"{one} has offered {price} for {people}, {speaker} said.", roles, speaker,
                       f"{bargain.begun:%Y-%m}")  # fmt: skip
        for side in bargain.sides:
            voice, stance = self._official(side), self._random.choice(_STANCES)
            page.claim("position", f"On the offer {side} has its own view, {voice} said on {page.day:%A}.",
                       {"holder": [side], "stance": stance, "about": "the offer"}, voice)  # fmt: skip
        page.claim("contact", f"{speaker} and {self._official(other)} are to speak this week.", {
            "participants": [one, other], "medium": "call",
            "state": self._random.choice(("planned", "held")),
        }, None, page.day.isoformat())  # fmt: skip
        self._tell_case(page, self._random.choice(theirs), 5)


class _Page:
    """One article in the making."""

    def __init__(self, chance: random.Random, number: int, day: date, outlet: str) -> None:
        self.day, self._number, self._outlet, self._random = day, number, outlet, chance
        self._text = f"Report {number:,} of the {outlet}\n\n"
        self._entities: dict[str, tuple[str, list[Mention]]] = {}
        self._statements: list[Statement] = []
        self._claims: list[Claim] = []

    def claim(
        self, kind: str, sentence: str, roles: dict[str, str | list[str]], speaker: str | None,
        time: str | None = None,
    ) -> None:  # fmt: skip
        """Add a claim, with its sentence and the statement that it rests on."""
        start = len(self._text)
        span = Span(start, start + len(sentence))
        # in another order each time, so that only copies are alike
        filler = self._random.choice(_FILLER).rstrip(".").split()
        self._text += f"{sentence} {' '.join(self._random.sample(filler, len(filler)))}.\n\n"
        statement = None
        if speaker:
            statement = f"s{len(self._statements) + 1}"
            self._statements.append(
                Statement(statement, self._who(speaker, sentence, start), None, "on_record", "indirect", None,
                          (span,), said=self.day.isoformat())
            )  # fmt: skip
        values: dict[str, RoleValue] = {
            role: value if isinstance(value, str) else tuple(self._who(one, sentence, start) for one in value)
            for role, value in roles.items()
        }
        confidence = round(self._random.uniform(0.4, 0.99), 2)
        self._claims.append(
            Claim(f"c{len(self._claims) + 1}", kind, values, (span,), time, statement=statement,
                  confidence=confidence, rule=READER)
        )  # fmt: skip

    def _who(self, name: str, sentence: str, start: int) -> str:
        key, mentions = self._entities.setdefault(name, (f"e{len(self._entities) + 1}", []))
        spot = sentence.find(name)
        if spot >= 0:
            mentions.append(Mention(start + spot, start + spot + len(name), "name"))
        return key

    def reading(self) -> tuple[Reading, bytes]:
        """The article as it is read."""
        entities = tuple(
            Entity(key, "state" if name in _CODES else "person", name, country=name if name in _CODES else None,
                   mentions=tuple(mentions))
            for name, (key, mentions) in self._entities.items()
        )  # fmt: skip
        return _bound(self._text, self._outlet, self.day.isoformat(), self._number, entities,
                      tuple(self._statements), tuple(self._claims))  # fmt: skip


def _bound(
    text: str, outlet: str, day: str, number: int, entities: tuple[Entity, ...],
    statements: tuple[Statement, ...], claims: tuple[Claim, ...],
) -> tuple[Reading, bytes]:  # fmt: skip
    data = text.encode()
    spans, start = [], 0
    for paragraph in text.split("\n\n"):
        if paragraph:
            spans.append(Span(start, start + len(paragraph)))
        start += len(paragraph) + 2
    document = Document(
        f"made-up/{number:06}.txt", sha256(data).hexdigest(), text, title=text.split("\n", 1)[0],
        outlet=outlet, published=day, paragraphs=tuple(spans),
    )  # fmt: skip
    return Reading(document, entities, statements, (), claims, READER), data


def _copied(reading: Reading, outlet: str, number: int) -> tuple[Reading, bytes]:
    """The same article by another outlet, with one sentence more at the end."""
    document = reading.document
    text = f"{document.text}This report was first sent out by a wire ({number:,}).\n\n"
    return _bound(text, outlet, document.published or "", number, reading.entities, reading.statements,
                  reading.claims)  # fmt: skip


def _names(chance: random.Random) -> list[str]:
    made = {"".join(chance.choices(_SYLLABLES, k=chance.choice((2, 3)))).capitalize() for _ in range(6000)}
    return sorted(made)
