"""What is to be reviewed, in the order of what matters, each with the reasons for its place.

In: the record, and the round of review. Out: items, the first first. Always true: what somebody has
judged is not asked again, but in another round, which is blind: there it stands as it was read, without what
others made of it.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

from backchannel.identity import Suggestion
from backchannel.records import Span
from backchannel.tables import table
from backchannel.views.assertions import assertion_of, digest
from backchannel.views.claim_words import in_words
from backchannel.views.contradictions import conflicts
from backchannel.views.dates import last_day
from backchannel.views.deals import deals
from backchannel.views.footnotes import Footnotes
from backchannel.views.identity import Place
from backchannel.views.pages import Footnote
from backchannel.views.record import Fact, Record, moment
from backchannel.views.voices import UNNAMED, voice
from backchannel.views.wording import number, wording


@dataclass(frozen=True, slots=True)
class Item:
    """One claim to look at: what it says in words and by its roles, whose word it is, and where it stands.

    `reasons` say why it has its place, `weight` how much they weigh. `assertion` is the hash of what it says.
    An item of type `identity` asks whether the two figures with these `keys` are one, and names no claim.
    """

    claim: str
    type: str
    text: str
    says: str
    roles: dict[str, str]
    time: str | None
    polarity: str
    realis: str
    confidence: float
    sensitive: bool
    review: str
    assertion: str
    speaker: str | None
    notes: tuple[Footnote, ...]
    reasons: tuple[str, ...] = ()
    weight: int = 0
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits, before it is put in words: a fact, or a question of identity, and what gives it its place.

    `reasons` are names in `review.yaml` with their words; `against` are ids of claims that say otherwise.
    """

    fact: Fact | None = None
    suggestion: Suggestion | None = None
    weight: int = 0
    reasons: tuple[tuple[str, str], ...] = ()
    against: tuple[str, ...] = ()

    @property
    def type(self) -> str:
        """Type of the claim, or `identity`."""
        return self.fact.type if self.fact else "identity"


@dataclass
class _Reasons:
    """The reasons that facts have, by id, gathered rule by rule."""

    words: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    weight: dict[str, int] = field(default_factory=dict)
    against: dict[str, list[str]] = field(default_factory=dict)

    def add(self, record: Record, fact: Fact, reason: str) -> None:
        self.words.setdefault(fact.id, []).append((reason, reason_in_words(record, fact, reason)))
        weight = int(settings()["reasons"][reason]["weight"])
        self.weight[fact.id] = self.weight.get(fact.id, 0) + weight


def queue(record: Record, round: str | None = None) -> tuple[Item, ...]:
    """What waits for review, what matters most first; in a named round what was judged in another one."""
    seen = seen_in(record, round)
    return tuple(asked(seen, one) for one in waiting(record, round))


def waiting(record: Record, round: str | None = None) -> tuple[Waiting, ...]:
    """The same order, not put in words yet; its facts are those of `seen_in(record, round)`."""
    full, record = record, seen_in(record, round)
    facts = [fact for fact in record.facts if not (fact.verdict and fact.verdict.decided)]
    if round is None:
        facts = [fact for fact in facts if record.review(fact) != "accepted"]
    else:
        facts = [fact for fact in facts if _is_decided(full.find(fact.id))]
    reasons = _reasons(record)
    types = settings()["types"]
    facts.sort(
        key=lambda fact: (
            -reasons.weight.get(fact.id, 0) - types.get(fact.type, 0),
            -(last_day(fact.reading.document.published) or date.min).toordinal(),
            fact.number,
            fact.claim.evidence,
        )
    )
    found = [
        Waiting(
            fact, None, reasons.weight.get(fact.id, 0), tuple(reasons.words.get(fact.id, ())),
            tuple(reasons.against.get(fact.id, ())),
        )
        for fact in facts
    ]  # fmt: skip
    entry = settings()["reasons"]["identity"]
    alike = [
        Waiting(None, one, int(entry["weight"]), (("identity", str(entry["words"])),))
        for one in (() if round else record.cast.suggestions())
    ]
    # Sorting keeps the order of what weighs the same.
    return tuple(sorted((*alike, *found), key=lambda one: -one.weight - types.get(one.type, 0)))


def asked(record: Record, one: Waiting) -> Item:
    """What waits, as it is put before somebody."""
    if one.suggestion:
        return _identity(record, one.suggestion)
    assert one.fact is not None
    item = item_of(record, one.fact)
    return replace(item, reasons=tuple(words for _, words in one.reasons), weight=one.weight)


def item_of(record: Record, fact: Fact) -> Item:
    """All that somebody needs to judge a fact, without why it is asked."""
    notes = Footnotes()
    notes.cite(fact.reading, fact.claim.evidence)
    assertion = assertion_of(fact.reading, fact.read)
    return Item(
        fact.id, fact.type, in_words(record, fact), voice(record, fact).text, roles_in_words(fact),
        fact.claim.time, fact.claim.polarity, fact.claim.realis, fact.claim.confidence,
        record.is_sensitive(fact), record.review(fact), digest(assertion), assertion.speaker, notes.all(),
    )  # fmt: skip


def reason_in_words(record: Record, fact: Fact, reason: str) -> str:
    """A reason of `review.yaml` as it reads for a fact."""
    said = str(settings()["reasons"][reason]["words"])
    return said.format(holder=record.named(fact, "holder"), percent=round(100 * fact.claim.confidence))


def _identity(record: Record, suggestion: Suggestion) -> Item:
    """The question whether two figures are one, with the sentences that name them first."""
    notes = Footnotes()
    for key in suggestion.keys:
        place = next(record.cast.places(key), None)
        if place:
            cite_name(record, notes, place)
    names = [record.cast.name(key) for key in suggestion.keys]
    entry = settings()["reasons"]["identity"]
    return Item(
        "", "identity", f"{names[0]} = {names[1]}?", suggestion.text, {}, None, "positive", "asserted",
        suggestion.score, False, "unreviewed", "", None, notes.all(), (str(entry["words"]),),
        int(entry["weight"]), suggestion.keys,
    )  # fmt: skip


def cite_name(record: Record, notes: Footnotes, place: Place) -> tuple[int, ...]:
    """Cite the sentence in which a document names an entity first."""
    mentions = sorted(place.entity.mentions, key=lambda mention: (mention.form != "name", mention.start))
    spans = tuple(Span(mention.start, mention.end) for mention in mentions[:1])
    return notes.cite(record.readings[place.number], spans)


def roles_in_words(fact: Fact) -> dict[str, str]:
    """Each role with names, text or a count in words; several names are parted by `;`."""
    names = {entity.id: entity.name for entity in fact.reading.entities}
    return {
        role: "; ".join(names.get(one, one) for one in value)
        if isinstance(value, tuple)
        else value
        if isinstance(value, str)
        else number(value)
        for role, value in fact.claim.roles.items()
    }


def seen_in(record: Record, round: str | None) -> Record:
    """The record as somebody may see it in this round: as it was read, but for what this round has decided."""
    if round is None:
        return record
    kept = [one for one in record.judgements if one.assertion is None or one.round == round]
    return Record(record.as_read, kept, record.clocks)


def _is_decided(fact: Fact | None) -> bool:
    return fact is not None and fact.verdict is not None and fact.verdict.decided is not None


def _reasons(record: Record) -> _Reasons:
    found = _Reasons()
    for rule in (_conflicts, _new_stances, _unnamed_terms, _unsure, _sensitive, _withdrawn):
        rule(record, found)
    return found


def _conflicts(record: Record, found: _Reasons) -> None:
    """What others contradict, also where the record holds only a part of the ledger."""
    for conflict in (one for one in conflicts(record) if not one.settled):
        for position in conflict.positions:
            others = [fact.id for one in conflict.positions if one is not position for fact in one.facts]
            for fact in position.facts:
                if fact.id not in found.against:
                    found.add(record, fact, "conflict")
                found.against.setdefault(fact.id, []).extend(others)


def _new_stances(record: Record, found: _Reasons) -> None:
    """A stance that decides something, where the holder is not known to have had it before."""
    held: set[tuple[tuple[str, ...], str | None, bool]] = set()
    for fact in sorted(record.of("position"), key=moment):
        holders = record.sides(fact, "holder") or record.who(fact, "holder")
        stance = (holders, fact.term("stance"), fact.holds)
        if holders and fact.term("stance") in wording()["decides"] and stance not in held:
            held.add(stance)
            found.add(record, fact, "new_stance")


def _unnamed_terms(record: Record, found: _Reasons) -> None:
    """Terms of a deal that give somebody whom no named source and no outlet gives."""
    for deal in deals(record):
        known = {person for terms in deal.terms if not _is_unnamed(terms.fact) for person in terms.people}
        for terms in deal.terms:
            if _is_unnamed(terms.fact) and terms.people - known:
                found.add(record, terms.fact, "unnamed_only")


def _is_unnamed(fact: Fact) -> bool:
    return fact.statement is not None and fact.statement.source_kind in UNNAMED


def _unsure(record: Record, found: _Reasons) -> None:
    for fact in record.facts:
        if fact.claim.confidence < settings()["unsure_below"]:
            found.add(record, fact, "unsure")


def _sensitive(record: Record, found: _Reasons) -> None:
    for fact in record.facts:
        if record.is_sensitive(fact):
            found.add(record, fact, "sensitive")


def _withdrawn(record: Record, found: _Reasons) -> None:
    for fact in record.facts:
        if fact.withdrawn:
            found.add(record, fact, "withdrawn")


@cache
def settings() -> dict[str, Any]:
    """The whole of `review.yaml`."""
    text = resources.files("backchannel.views").joinpath("review.yaml").read_text(encoding="utf-8")
    data: dict[str, Any] = table(text)
    return data
