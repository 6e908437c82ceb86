"""How far two rounds of review, or two reviewers, agree: counts, percent, and Cohen's kappa.

In: the record and two names of rounds or people. Out: an `Agreement`. Always true: only claims that both have
judged are compared, by accept, correct or reject; kappa is `None` where chance alone would agree always.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from backchannel.entries import Judgement
from backchannel.errors import NotFound
from backchannel.views.judged import DECIDES
from backchannel.views.record import Fact, Record

FIRST = "first"  # what a round without a name is called
Answers = dict[str, tuple[str, Judgement]]


@dataclass(frozen=True, slots=True)
class Agreement:
    """Two sets of answers to the same claims.

    `counts` holds how often the first said one thing and the second another; `differ` the claims on which
    they disagree, with both judgements; `alone` how many claims only one of them has judged.
    """

    first: str
    second: str
    both: int
    agreed: int
    counts: dict[tuple[str, str], int]
    kappa: float | None
    alone: int
    differ: tuple[tuple[Fact, Judgement, Judgement], ...]

    @property
    def percent(self) -> float | None:
        """Of a hundred claims that both judged, on how many they agree; `None` where there are none."""
        return 100 * self.agreed / self.both if self.both else None


def agreement(record: Record, first: str, second: str) -> Agreement:
    """Compare two rounds, or two people where there is no such round. Raises `NotFound`."""
    mine, theirs = _answers(record, first), _answers(record, second)
    both = sorted(mine.keys() & theirs.keys())
    pairs = [(mine[claim][0], theirs[claim][0]) for claim in both]
    differ = [
        (fact, mine[claim][1], theirs[claim][1])
        for claim in both
        if mine[claim][0] != theirs[claim][0] and (fact := record.find(claim))
    ]
    return Agreement(
        first, second, len(pairs), sum(one == other for one, other in pairs), dict(Counter(pairs)),
        kappa(pairs), len(mine.keys() ^ theirs.keys()), tuple(differ),
    )  # fmt: skip


def kappa(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Cohen's kappa of pairs of answers: agreement beyond what chance gives; `None` where it has no meaning."""
    if not pairs:
        return None
    total = len(pairs)
    observed = sum(one == other for one, other in pairs) / total
    left, right = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    expected = sum(left[answer] * right[answer] for answer in left) / total**2
    return None if expected == 1 else (observed - expected) / (1 - expected)


def _answers(record: Record, name: str) -> Answers:
    """The newest answer of a round, or of a person, to each claim."""
    rounds = {one.round for one in record.judgements if one.kind in DECIDES}
    wanted = None if name == FIRST and name not in rounds else name
    by_round = wanted in rounds
    found: Answers = {}
    for fact in (*record.facts, *record.rejected):
        for one in fact.verdict.judgements if fact.verdict else ():
            if one.kind in DECIDES and (one.round if by_round else one.who) == wanted:
                found[fact.id] = (one.kind, one)
    if not found:
        known = sorted({str(one.round or FIRST) for one in record.judgements if one.kind in DECIDES})
        raise NotFound(
            f"there is no round or reviewer {name!r}: the rounds are {', '.join(known) or 'none yet'}"
        )
    return found
