"""What people have judged, applied to what was read.

In: holdings and judgements, oldest first. Out: the holdings as views show them, with a verdict on each claim
that somebody has judged. Always true: a judgement is about what a document says, and so holds for every
reading of the document; what was read stays beside what it was corrected to; a judgement that no claim makes
any more waits, and is not lost; what nobody has judged is handed through as it came.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from backchannel.entries import ADDED, Holding, Judgement, ReviewState
from backchannel.records import Claim, Entity, Reading
from backchannel.views.assertions import Made, made, that_assert
from backchannel.views.corrections import corrected
from backchannel.views.dates import last_day

DECIDES: dict[str, ReviewState] = {"accept": "accepted", "correct": "corrected", "reject": "rejected"}
# How much each state weighs where a line rests on several claims: the heaviest is the line's.
_WEIGHT: tuple[ReviewState, ...] = ("rejected", "unreviewed", "accepted", "corrected", "conflict")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What people think of one claim: `read` is the claim as it was read, `judgements` are those in force.

    The newest decides; `disputed` is true where somebody else, or somebody in another round, decided
    otherwise. `sensitive` is what somebody decided over the rule, `None` where nobody did.
    """

    state: ReviewState
    read: Claim
    judgements: tuple[Judgement, ...] = ()
    sensitive: bool | None = None
    disputed: bool = False

    @property
    def decided(self) -> Judgement | None:
        """The judgement that decides how the claim is shown."""
        return next((one for one in reversed(self.judgements) if one.kind in DECIDES), None)


Place = tuple[int, str]


@dataclass(frozen=True)
class Judged:
    """The holdings as views show them, and what became of each judgement.

    `verdicts` and `rejected` go by the number of the holding and the id of the claim. `withdrawn` holds the
    word on it for each document that its outlet took back, by hash; `settled` the word on each conflict, by
    key; `waiting` the judgements whose claim no reading makes now; `taken_back` by what entry each was.
    """

    holdings: tuple[Holding, ...]
    verdicts: dict[Place, Verdict] = field(default_factory=dict)
    rejected: dict[Place, Claim] = field(default_factory=dict)
    withdrawn: dict[str, Judgement] = field(default_factory=dict)
    settled: dict[str, Judgement] = field(default_factory=dict)
    waiting: tuple[Judgement, ...] = ()
    taken_back: dict[int, Judgement] = field(default_factory=dict)


def judged(
    holdings: Sequence[Holding], judgements: Iterable[Judgement], known_at: date | None = None
) -> Judged:
    """Apply judgements to holdings.

    They hold whatever the day, since they tell what a document says; only that an outlet withdrew one is
    news of its own, and counts from the day of its entry (`known_at`).
    """
    ordered = sorted(judgements, key=lambda one: one.entry)
    taken_back = _taken_back(ordered)
    force = [one for one in ordered if one.entry not in taken_back or not one.entry]
    by_document: dict[str, list[Judgement]] = defaultdict(list)
    for one in force:
        if one.assertion is not None:
            by_document[one.assertion.document].append(one)
    shown, verdicts, rejected = [], {}, {}
    missed = {id(one): one for found in by_document.values() for one in found}
    for number, holding in enumerate(holdings):
        reading, found = _applied(holding.reading, by_document.get(holding.reading.document.sha256, ()))
        shown.append(holding if reading is holding.reading else replace(holding, reading=reading))
        for claim, verdict in found.items():
            verdicts[number, claim] = verdict
            if verdict.state == "rejected":
                rejected[number, claim] = verdict.read
            for one in verdict.judgements:
                missed.pop(id(one), None)
    here = {holding.reading.document.sha256 for holding in holdings}
    waiting = (one for one in missed.values() if one.assertion and one.assertion.document in here)
    return Judged(
        tuple(shown),
        verdicts,
        rejected,
        {one.document: one for one in force if one.document and _told_by(one, known_at)},
        {key: one for one in force if one.kind == "conflict" for key in one.keys},
        tuple(waiting),
        taken_back,
    )


def heaviest(states: Iterable[ReviewState]) -> ReviewState:
    """The state of a line that rests on claims with these states.

    It is `conflict` where one of them is; else reviewed where one was accepted or corrected, since a line
    that stands in one checked sentence stands; else unreviewed, and rejected only where all were.
    """
    return max(states, key=_WEIGHT.index, default="unreviewed")


def _taken_back(ordered: Sequence[Judgement]) -> dict[int, Judgement]:
    """Entries that are taken back, by what; taking that back too brings them back."""
    found: dict[int, Judgement] = {}
    for one in reversed(ordered):
        if one.kind == "retract" and one.about is not None and one.entry not in found:
            found.setdefault(one.about, one)
    return found


def _told_by(one: Judgement, known_at: date | None) -> bool:
    if one.kind != "retract":
        return False
    day = last_day(one.recorded[:10] or None)
    return known_at is None or day is None or day <= known_at


def _applied(reading: Reading, judgements: Sequence[Judgement]) -> tuple[Reading, dict[str, Verdict]]:
    """A reading as people put it right, and the verdict on each of its claims that has one."""
    # Whoever adds a claim by hand vouches for it.
    verdicts = {
        claim.id: Verdict("accepted", claim) for claim in reading.claims if claim.rule.startswith(ADDED)
    }
    if not judgements:
        return reading, verdicts
    on: dict[str, list[Judgement]] = defaultdict(list)
    claims: list[Made] = made(reading)
    for one in judgements:
        if one.assertion:
            for claim in that_assert(one.assertion, claims, one.change):
                on[claim.id].append(one)
    if not on:
        return reading, verdicts
    shown: list[Claim] = []
    new: dict[str, Entity] = {}
    for claim in reading.claims:
        verdict = _verdict(claim, on[claim.id], verdicts.get(claim.id)) if claim.id in on else None
        if verdict is None:
            shown.append(claim)
            continue
        verdicts[claim.id] = verdict
        change = verdict.decided.change if verdict.decided else None
        if change is not None:
            fixed, more = corrected(reading, claim, change)
            shown.append(fixed)
            new |= {entity.id: entity for entity in more}
        elif verdict.state != "rejected":
            shown.append(claim)
    entities = (*reading.entities, *(new[id] for id in sorted(new)))
    return replace(reading, entities=entities, claims=tuple(shown)), verdicts


def _verdict(claim: Claim, found: Sequence[Judgement], before: Verdict | None) -> Verdict:
    decided = [one for one in found if one.kind in DECIDES]
    public = [one.kind for one in found if one.kind in ("sensitive", "public")]
    by_whom = {(one.who, one.round): (one.kind, repr(one.change)) for one in decided}
    unjudged: ReviewState = before.state if before else "unreviewed"
    return Verdict(
        DECIDES[decided[-1].kind] if decided else unjudged,
        claim,
        tuple(found),
        public[-1] == "sensitive" if public else None,
        len(set(by_whom.values())) > 1,
    )
