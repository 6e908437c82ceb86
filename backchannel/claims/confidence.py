"""How likely a claim is right in all its roles, and why: a logistic model over a few plain observations.

In: a claim and the annotations that it rests on. Out: the claim with its probability and the observations that
moved it. Always true: nothing is hidden for being unlikely; the weights are data (`confidence.yaml`), fitted by
`python -m training.confidence` on articles with gold facts, and the same observations give the same number.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources

from backchannel.records import Annotations, Claim, Entity, Span
from backchannel.tables import table

LONG = 220
PRIOR = "prior"


@dataclass(frozen=True, slots=True)
class Weights:
    """The fitted model: what it starts from, what the prior of a frame and each observation add (log-odds)."""

    start: float
    prior: float
    observed: Mapping[str, float]


@cache
def weights() -> Weights:
    """The model of this version, read once."""
    data = table(resources.files(__package__).joinpath("confidence.yaml").read_text(encoding="utf-8"))
    return Weights(data["start"], data["prior"], data["observed"])


def judged(claim: Claim, annotations: Annotations) -> Claim:
    """The claim with its confidence in place of the prior of its frame, and its reasons."""
    seen = tuple(observations(claim, annotations))
    chance = probability(claim.confidence, seen, weights(), claim.type)
    return replace(claim, confidence=chance, reasons=(f"{PRIOR} {claim.confidence:.2f}", *seen))


def probability(prior: float, seen: tuple[str, ...], model: Weights, type: str) -> float:
    """The probability, to two places and never quite 0 or 1, that a claim of this prior is right."""
    odds = model.start + model.prior * math.log(prior / (1 - prior))
    odds += sum(model.observed.get(one, 0.0) for one in (*seen, type))
    return round(min(0.99, max(0.01, 1 / (1 + math.exp(-odds)))), 2)


def observations(claim: Claim, annotations: Annotations) -> Iterator[str]:
    """What is seen about a claim; each name is defined in `confidence.yaml`."""
    entities = {entity.id: entity for entity in annotations.entities}
    ids = [id for value in claim.roles.values() if isinstance(value, tuple) for id in value]
    filled = [entities[id] for id in ids if id in entities]
    if not filled:
        yield "nobody"
    if any(not _forms(entity, claim.evidence) for entity in filled):
        yield "inferred"
    if any(_forms(entity, claim.evidence) == {"pronoun"} for entity in filled):
        yield "by_pronoun"
    if any(entity.kind == "person" and not _named(entity) for entity in filled):
        yield "unnamed"
    if len(filled) > 3:
        yield "many"
    if claim.statement is not None:
        yield "reported"
    if _quoted(claim, annotations):
        yield "quoted"
    if claim.realis != "asserted":
        yield "unsure"
    if claim.polarity == "negative":
        yield "negative"
    if claim.time is not None:
        yield "dated"
    if any(span.end - span.start > LONG for span in claim.evidence):
        yield "long"
    if len(claim.evidence) > 1:
        yield "repeated"


def _forms(entity: Entity, evidence: tuple[Span, ...]) -> set[str]:
    """The forms in which an entity stands in the evidence."""
    return {
        mention.form
        for mention in entity.mentions
        if any(span.start <= mention.start and mention.end <= span.end for span in evidence)
    }


def _named(entity: Entity) -> bool:
    return any(mention.form == "name" for mention in entity.mentions)


def _quoted(claim: Claim, annotations: Annotations) -> bool:
    statement = next((s for s in annotations.statements if s.id == claim.statement), None)
    quotes = statement.quotes if statement else ()
    return any(q.start <= e.start and e.end <= q.end + 1 for q in quotes for e in claim.evidence)
