"""Who is credited with bringing it about: at which level, by whom, and whether both sides say so.

In: the record, and where asked for a name. Out: a page with a section for each mediator. Always true: each
credit stands with whose word it is; the levels are kept apart; and that a side is silent is told as such,
never as a denial.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from backchannel.errors import NotFound
from backchannel.views.data import data
from backchannel.views.deals import deals
from backchannel.views.footnotes import Footnotes
from backchannel.views.pages import Page, Section, under_one_label
from backchannel.views.phrases import exchange, mediation
from backchannel.views.record import Fact, Record, moment
from backchannel.views.reviewed import with_review
from backchannel.views.scope import Scope, scope
from backchannel.views.tables import Table
from backchannel.views.utterances import OFFICIAL, says, sides_of, utterances
from backchannel.views.wording import word

_LEVELS = ("negotiated", "mediated", "facilitated", "hosted", "thanked", "denied")


@dataclass(frozen=True, eq=False)
class Credit:
    """One credit of a mediator: the level, and the sides whose word it is (none for an outlet's own)."""

    fact: Fact
    level: str
    sides: tuple[str, ...]

    @property
    def is_denial(self) -> bool:
        """Whether it says that the mediator had no part."""
        return self.level == "denied" or not self.fact.holds


@with_review
def mediators(record: Record, name: str | None = None) -> Page:
    """The page of mediators about `name`, or of all on record. Raises `NotFound` where there are none."""
    about = scope(record, name) if name else None
    notes = Footnotes()
    found = credits_of(record, about)
    made_out = [_section(record, notes, about, mediator, found[mediator]) for mediator in found]
    said = _spoken(record, notes, about, found)
    sections = tuple(section for section in (*made_out, said) if section.rows)
    title = f"Mediators: {about.title}" if about else "Mediators"
    if not sections:
        raise NotFound(
            f"nobody is credited with mediation{f' about {about.title}' if about else ''} on record"
        )
    return Page(
        "mediators",
        title,
        record.today.isoformat() if record.today else None,
        len({note.sha256 for note in notes.all()}),
        sections,
        notes.all(),
    )


def credits_of(record: Record, about: Scope | None = None) -> dict[str, list[Credit]]:
    """From mediator to its credits: most sides that say so first, then most credits."""
    found: dict[str, list[Credit]] = defaultdict(list)
    facts = about.facts("mediation", "mediator", "between") if about else list(record.of("mediation"))
    for fact in sorted(facts, key=moment):
        level = fact.term("level") or "mediated"
        for mediator in record.who(fact, "mediator"):
            found[mediator].append(Credit(fact, level, _whose(record, fact)))
    exchanges = (
        [terms.fact for deal in about.deals for terms in deal.terms] if about else list(record.of("exchange"))
    )
    for fact in exchanges:
        for mediator in record.who(fact, "intermediaries"):
            found[mediator].append(Credit(fact, "mediated", _whose(record, fact)))
    return dict(sorted(found.items(), key=lambda one: _rank(record, *one)))


def _rank(record: Record, mediator: str, found: list[Credit]) -> tuple[int, int, str]:
    own = record.cast.side(mediator)
    sides = {side for credit in found if not credit.is_denial for side in credit.sides} - {own}
    return -len(sides), -len(found), record.cast.name(mediator)


def _whose(record: Record, fact: Fact) -> tuple[str, ...]:
    """Sides of those who thank or deny, else of those whose word the fact is."""
    told = record.sides(fact, "by")
    sides = [record.cast.side(key) for key in record.speakers(fact)]
    return told or tuple(dict.fromkeys(side for side in sides if side))


def _section(
    record: Record, notes: Footnotes, about: Scope | None, mediator: str, found: list[Credit]
) -> Section:
    table = Table(record, notes)
    for credit in sorted(found, key=lambda one: _LEVELS.index(one.level) if one.level in _LEVELS else 0):
        fact = credit.fact
        text = (
            mediation(record, fact) if fact.type == "mediation" else f"through it: {exchange(record, fact)}"
        )
        label = word("mediation_level", "denied" if credit.is_denial else credit.level)
        table.add(fact, label, text)
    headline = acknowledged(record, about, mediator, found)
    return Section("mediator", record.cast.name(mediator), headline, under_one_label(table.rows()))


def acknowledged(record: Record, about: Scope | None, mediator: str, found: list[Credit]) -> str:
    """Who acknowledges a mediator: `both sides (Chile, Portugal)`, one, itself only, nobody but the outlet."""
    own = record.cast.side(mediator)
    parties = _parties(record, about, found)
    saying = {side for credit in found if not credit.is_denial for side in credit.sides}
    denying = {side for credit in found if credit.is_denial for side in credit.sides}
    agreed = sorted(record.cast.label(side) for side in saying & parties)
    names = ", ".join(agreed)
    if len(parties) >= 2 and parties <= saying:
        text = f"acknowledged by both sides ({names})"
    elif agreed:
        silent = sorted(record.cast.label(side) for side in parties - saying - denying)
        text = f"acknowledged by {names}" + (f", not told of {', '.join(silent)}" if silent else "")
    elif own in saying:
        text = "claimed by itself only"
    elif any(not credit.is_denial for credit in found):
        text = "by neither side's word"
    else:
        text = ""
    against = ", ".join(sorted(record.cast.running(side) for side in denying))
    return " · ".join(part for part in (text, f"denied by {against}" if against else "") if part)


def _parties(record: Record, about: Scope | None, found: list[Credit]) -> set[str]:
    """The sides between which it is said to have mediated, else those of the deals that are told of with it."""
    told = {
        side
        for credit in found
        for side in record.sides(credit.fact, "between", "side_a", "side_b")
        if credit.fact.type in ("mediation", "exchange")
    }
    if told:
        return told
    every = list(about.deals) if about else deals(record)
    near = [deal for credit in found for deal in every if credit.fact.number in deal.documents]
    return {side for deal in near or (about.deals if about else ()) for side in deal.sides if side}


def _spoken(record: Record, notes: Footnotes, about: Scope | None, found: dict[str, list[Credit]]) -> Section:
    """What officials say of mediation where no mediator is made out from it."""
    cited = {(credit.fact.number, credit.fact.claim.statement) for each in found.values() for credit in each}
    table = Table(record, notes)
    for one in about.spoken() if about else utterances(record):
        if (about and one.number not in about.live) or one.statement.source_kind not in OFFICIAL:
            continue
        told = says(one, data("mediators")["phrases"], data("mediators")["unless"])
        if told and (one.number, one.statement.id) not in cited:
            sides = " and ".join(record.cast.label(side) for side in sides_of(record, one))
            denied = all(hit.negated for hit in told)
            label = f"{sides or 'side not stated'}{', denied' if denied else ''}"
            table.add(one.fact, label, one.content, key="said", time=one.told)
    return Section("said", "Said of mediation by officials", rows=under_one_label(table.rows()))
