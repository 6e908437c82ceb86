"""Who contradicts whom: each conflict with its positions side by side, and the key under which it is settled.

In: the record, and whom it is about. Out: a page with a section for each conflict. Always true: nothing is decided;
a conflict that somebody settled is still one, and says who settled it, when and why.
"""

from __future__ import annotations

from datetime import date

from backchannel.entries import Assertion, Judgement
from backchannel.views.contradictions import Conflict, Position
from backchannel.views.contradictions import conflicts as found
from backchannel.views.dates import day, last_day
from backchannel.views.deals import Deal, by_id, deals
from backchannel.views.footnotes import Footnotes
from backchannel.views.pages import Page, Section
from backchannel.views.phrases import joined
from backchannel.views.record import Fact, Record
from backchannel.views.reviewed import with_review
from backchannel.views.subjects import Subject, subject
from backchannel.views.tables import Table
from backchannel.views.wording import word


@with_review
def conflicts(record: Record, name: str | None = None, *, everything: bool = False) -> Page:
    """The page on all conflicts, or on those about a person or sides; `everything` shows the settled ones too.

    Raises `NotFound` for a name that is not on record, `UsageError` for one that fits several.
    """
    deal = by_id(deals(record), name) if name else None
    about = subject(record, name) if name and deal is None else None
    mine = [one for one in conflicts_on(record, about) if deal is None or _is_of(one, deal)]
    open_ones = [one for one in mine if not one.settled]
    settled = [one for one in mine if one.settled]
    notes = Footnotes()
    shown = [*sorted(open_ones, key=lambda one: one.correction), *(settled if everything else ())]
    sections = [conflict_section(record, notes, one) for one in shown]
    if settled and not everything:
        sections.append(Section("settled", "Settled", f"{len(settled):,} more: --all shows them"))
    if not sections:
        sections.append(
            Section("none", "No conflicts", "nothing on record contradicts anything else on record")
        )
    title = f"Conflicts on {deal.id}" if deal else "Conflicts"
    if about:
        keys = [about.figure] if about.figure else about.sides
        title = f"Conflicts on {' <-> '.join(record.cast.name(key) for key in keys)}"
    return Page(
        "conflicts",
        title,
        record.today.isoformat() if record.today else None,
        len(record.readings),
        tuple(sections),
        notes.all(),
    )


def conflicts_on(record: Record, about: Subject | None) -> list[Conflict]:
    """All conflicts, or those about a person or sides."""
    return [one for one in found(record) if about is None or _concerns(record, one, about)]


def conflict_section(record: Record, notes: Footnotes, conflict: Conflict) -> Section:
    """One conflict: a row for each position, with whose word it is and since when; its key is the section's."""
    table = Table(record, notes)
    for position in conflict.positions:
        text = _standing(record, conflict, position)
        for fact in position.facts:
            table.add(fact, position.text, text, key=conflict.kind)
    return Section(conflict.key, conflict.title, _headline(conflict), table.rows())


def _headline(conflict: Conflict) -> str:
    if conflict.settled:
        how = _settled(conflict.settled)
    else:
        how = word("conflict", "correction" if conflict.correction else conflict.kind)
    return f"{how} · key {conflict.key}"


def _settled(judgement: Judgement) -> str:
    on = last_day(judgement.recorded[:10] or None)
    return joined(f"settled by {judgement.who}", f"{day(on)}" if on else None) + f": {judgement.why}"


def _standing(record: Record, conflict: Conflict, position: Position) -> str:
    """Since when a position has been told, and what has become of it."""
    days = sorted(told for fact in position.facts if (told := last_day(fact.reading.document.published)))
    chosen = conflict.settled and conflict.settled.assertion
    return joined(
        _told(days),
        word("conflict", "corrected") if position.corrected else None,
        word("conflict", "chosen")
        if chosen and any(is_about(fact, chosen) for fact in position.facts)
        else None,
    )


def _told(days: list[date]) -> str | None:
    if not days:
        return None
    first, last = days[0], days[-1]
    return f"told {day(first)}" if first == last else f"told {day(first)} to {day(last)}"


def is_about(fact: Fact, assertion: Assertion) -> bool:
    """Whether a judgement is about this fact: the same document and type, and words in common."""
    if fact.reading.document.sha256 != assertion.document or fact.type != assertion.type:
        return False
    return any(
        one.start < other.end and other.start < one.end
        for one in fact.claim.evidence
        for other in assertion.evidence
    )


def _is_of(conflict: Conflict, deal: Deal) -> bool:
    """Whether a conflict is about what belongs to a deal, or about somebody of it."""
    mine = {fact.id for fact in deal.attached} | {terms.fact.id for terms in deal.terms}
    return bool(deal.people & set(conflict.who)) or any(fact.id in mine for fact in conflict.facts)


def _concerns(record: Record, conflict: Conflict, about: Subject) -> bool:
    """Whether a conflict is about a figure or all of these sides, or between what they say."""
    keys = set(conflict.who)
    for fact in conflict.facts:
        told = (*record.who(fact, *fact.claim.roles), *record.speakers(fact))
        keys |= {*told, *(side for key in told if (side := record.cast.side(key)))}
    return about.figure in keys if about.figure else set(about.sides) <= keys
