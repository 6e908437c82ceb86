"""What the review shows: the next claims in their order, the one that is asked, and what was just done.

In: a ledger and a sitting. Out: frozen contexts. Always true: to work out an order only the newest documents
are read, or those of one case; to show a claim only its own document and those of the next few.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from backchannel import needs, workflow
from backchannel.entries import Judgement
from backchannel.views import Fact, Record
from backchannel.views.asked import Asked, AskedWho, Passage, passages, put, put_who
from backchannel.views.claim_words import in_words
from backchannel.views.judged import DECIDES
from backchannel.views.queue import Waiting, reason_in_words, seen_in, settings, waiting
from backchannel.views.subjects import Subject, subject
from backchannel.views.voices import voice
from backchannel.web import kept
from backchannel.web.sittings import STOPS, Sitting, Stop
from backchannel.web.visit import Visit

MANY = 100  # documents that are looked through
_NEXT = 5  # of what comes next


@dataclass(frozen=True, slots=True)
class Otherwise:
    """A claim that says otherwise: in words, whose word, and where it stands."""

    claim: str
    text: str
    says: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Next:
    """One of those that come next, in a few words."""

    stop: Stop
    type: str
    text: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What was just done: its kind, about what, and by which entry; a `retract` was itself taken back."""

    kind: str
    text: str
    entry: int


@dataclass(frozen=True, slots=True)
class Shown:
    """All that a page of the review shows. `claim` or `who` is what is asked; neither where nothing waits.

    `decided` is what somebody decided on it already, `seen` the newest judgement that this page knows of,
    `rounds` the names of those that may be told.
    """

    sitting: Sitting
    claim: Asked | None
    who: AskedWho | None
    reasons: tuple[str, ...]
    otherwise: Otherwise | None
    coming: tuple[Next, ...]
    told: Told | None
    decided: Judgement | None
    seen: int
    done_today: int
    rounds: tuple[str, ...]


def ordered(visit: Visit, sitting: Sitting) -> Sitting:
    """The sitting with its next stops; those that were skipped are passed over. Raises `NotFound`, `UsageError`."""
    asked = Sitting.of({**sitting.filters, "skipped": str(sitting.skipped)})
    found = kept.at_once(visit, ("review", asked), lambda: _ordered(visit, asked))
    return replace(sitting, batch=found.batch, left=found.left, skipped=found.skipped)


def _ordered(visit: Visit, sitting: Sitting) -> Sitting:
    needed = needs.naming(sitting.case, MANY) if sitting.case else needs.newest(MANY)
    with visit.opened() as ledger:
        record = workflow.only(ledger, needed)
    about = subject(record, sitting.case) if sitting.case else None
    seen = seen_in(record, sitting.round or None)
    found = [one for one in waiting(record, sitting.round or None) if _wanted(seen, one, sitting, about)]
    skipped = sitting.skipped if sitting.skipped < len(found) else 0
    batch = tuple(Stop.of(one) for one in found[skipped : skipped + STOPS])
    return replace(sitting, batch=batch, left=len(found), skipped=skipped)


def of_sitting(ledger: workflow.Ledger, sitting: Sitting) -> Record:
    """The documents of the first stops and of what speaks against the first, as this round may see them."""
    stops = sitting.batch[: 1 + _NEXT]
    claims = [stop.name for stop in stops if not stop.keys] + [stop.against for stop in stops[:1]]
    claims += [done.stop.name for done in sitting.trail[-1:] if not done.stop.keys]
    figures = [key for stop in stops for key in stop.keys]
    figures += [key for done in sitting.trail[-1:] for key in done.stop.keys]
    return seen_in(workflow.only(ledger, needs.holding(claims, figures)), sitting.round or None)


def shown(record: Record, sitting: Sitting, by: str) -> Shown:
    """The page at the first stop of a sitting that there still is."""
    stops = list(sitting.batch)
    while stops and not _found(record, stops[0]):
        stops.pop(0)
    sitting = replace(sitting, batch=tuple(stops))
    here = stops[0] if stops else None
    found = _found(record, here) if here else None
    fact = found if isinstance(found, Fact) else None
    coming = tuple(one for stop in stops[1 : 1 + _NEXT] if (one := _next(record, stop)))
    decided = fact.verdict.decided if fact and fact.verdict else None
    return Shown(
        sitting,
        put(record, fact) if fact else None,
        put_who(record, found.suggestion) if isinstance(found, Waiting) and found.suggestion else None,
        _reasons(record, fact, here) if here else (),
        _otherwise(record, here.against) if here and not sitting.round else None,
        coming,
        _told(record, sitting),
        decided,
        newest_entry(fact) if fact else 0,
        _done_today(record, by),
        tuple(dict.fromkeys(one.round for one in record.judgements if one.round)),
    )


def newest_entry(fact: Fact) -> int:
    """The number of the newest judgement on a fact, 0 where there is none."""
    return max((one.entry for one in fact.verdict.judgements), default=0) if fact.verdict else 0


def suggestion_at(record: Record, stop: Stop) -> Waiting | None:
    """The question of identity at a stop, where it still waits."""
    for one in record.cast.suggestions():
        if set(one.keys) == set(stop.keys):
            return Waiting(suggestion=one)
    return None


def _found(record: Record, stop: Stop) -> Fact | Waiting | None:
    return suggestion_at(record, stop) if stop.keys else record.find(stop.name)


def _wanted(record: Record, one: Waiting, sitting: Sitting, about: Subject | None) -> bool:
    """Whether something that waits is of what a sitting asks for."""
    if sitting.kind and sitting.kind not in (name for name, _ in one.reasons):
        return False
    if sitting.type and sitting.type != one.type:
        return False
    fact = one.fact
    if fact is None:
        keys = one.suggestion.keys if one.suggestion else ()
        return not sitting.outlet and (about is None or about.figure in keys)
    outlet = fact.reading.document.outlet or ""
    if sitting.outlet and sitting.outlet.casefold() not in outlet.casefold():
        return False
    return about is None or _concerns(record, fact, about)


def _concerns(record: Record, fact: Fact, about: Subject) -> bool:
    told = (*record.who(fact, *fact.claim.roles), *record.speakers(fact))
    if about.figure:
        return about.figure in told
    return {side for key in told if (side := record.cast.figure(key).side)}.issuperset(about.sides)


def _reasons(record: Record, fact: Fact | None, stop: Stop) -> tuple[str, ...]:
    if fact is None:
        return tuple(str(settings()["reasons"][name]["words"]) for name in stop.reasons if name == "identity")
    return tuple(reason_in_words(record, fact, name) for name in stop.reasons if name != "identity")


def _next(record: Record, stop: Stop) -> Next | None:
    found = _found(record, stop)
    if isinstance(found, Fact):
        return Next(stop, found.type, in_words(record, found), _reasons(record, found, stop))
    if found and found.suggestion:
        names = " = ".join(record.cast.name(key) for key in found.suggestion.keys)
        return Next(stop, "identity", f"{names}?", ())
    return None


def _otherwise(record: Record, claim: str) -> Otherwise | None:
    fact = record.find(claim) if claim else None
    if fact is None:
        return None
    places = passages(fact.reading.document, fact.claim.evidence)
    return Otherwise(fact.id, in_words(record, fact), voice(record, fact).text, places)


def _told(record: Record, sitting: Sitting) -> Told | None:
    by_entry = {one.entry: one for one in record.judgements}
    if sitting.undone in by_entry:
        one = by_entry[sitting.undone]
        return Told("retract", _about(record, one, sitting.batch[:1]), one.entry)
    last = sitting.trail[-1] if sitting.trail else None
    if last is None or last.entry not in by_entry:
        return None
    one = by_entry[last.entry]
    return Told(one.kind, _about(record, one, (last.stop,)), one.entry)


def _about(record: Record, one: Judgement, stops: Iterable[Stop]) -> str:
    fact = next((found for stop in stops if (found := record.find(stop.name))), None)
    if fact:
        return in_words(record, fact)
    return " / ".join(record.cast.name(key) if key in record.cast.figures else key for key in one.keys)


def _done_today(record: Record, by: str) -> int:
    today = datetime.now(UTC).date().isoformat()
    kinds = (*DECIDES, "merge", "split", "conflict", "sensitive", "public")
    return sum(
        one.who == by and one.recorded[:10] == today and one.kind in kinds
        for one in record.judgements
        if one.entry not in record.judged.taken_back
    )
