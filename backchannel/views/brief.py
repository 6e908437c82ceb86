"""The brief: a case or a deal on one page, every line with its source.

In: the record, a name, and a day. Out: a page. Always true: it is a pure function of its input.
"""

from __future__ import annotations

from backchannel.errors import NotFound
from backchannel.views.deals import Deal, by_id, deals, deals_of_document
from backchannel.views.family import family_section
from backchannel.views.footnotes import Footnotes
from backchannel.views.negotiation import deal_section
from backchannel.views.pages import Page, Section
from backchannel.views.person import people_section, person_section
from backchannel.views.record import Record
from backchannel.views.reviewed import with_review
from backchannel.views.subjects import Subject, cases, subject


@with_review
def brief(record: Record, name: str) -> Page:
    """The page on a person, on the deals between two sides, on all deals of one side, or on one by its id.

    Raises `NotFound` for a name that is not on record, `UsageError` for one that fits several.
    """
    all_deals = deals(record)
    one = by_id(all_deals, name)
    about = Subject(sides=tuple(side for side in one.sides if side)) if one else subject(record, name)
    notes = Footnotes()
    chosen = [one] if one else _chosen(about, all_deals)
    sections: list[Section] = []
    if about.figure:
        is_case = about.figure in cases(record, all_deals)
        sections.append(person_section(record, notes, about.figure, all_deals, stances=not is_case))
        title = record.cast.name(about.figure)
    else:
        title = " <-> ".join(record.cast.name(side) for side in about.sides)
        sections.append(people_section(record, notes, chosen, all_deals))
    sections += [deal_section(record, notes, deal, all_deals) for deal in chosen]
    people = {about.figure or ""}.union(*(deal.people for deal in chosen))
    family = family_section(record, notes, people, _live_documents(record, chosen, all_deals))
    sections += [family] if family else []
    if not any(section.rows for section in sections):
        raise NotFound(_nothing(record, title))
    return Page(
        "brief",
        title,
        record.today.isoformat() if record.today else None,
        _documents(record, about, chosen),
        tuple(section for section in sections if section.rows or section.key == "person"),
        notes.all(),
    )


def _chosen(about: Subject, all_deals: list[Deal]) -> list[Deal]:
    """The deals that a page on this subject shows; precedents only where their sides have no other."""
    if about.figure:
        return [deal for deal in all_deals if about.figure in deal.people]
    found = [deal for deal in all_deals if set(about.sides) <= set(deal.sides)]
    return [deal for deal in found if deal.offers] or found


def _live_documents(record: Record, chosen: list[Deal], all_deals: list[Deal]) -> set[int]:
    """The documents that are about these deals, and do not only recall them."""
    return {
        number
        for deal in chosen
        for number in deal.documents
        if any(one is deal for one in deals_of_document(record, all_deals, number))
    }


def _documents(record: Record, about: Subject, chosen: list[Deal]) -> int:
    numbers = {number for deal in chosen for number in deal.documents}
    numbers |= {n for n in range(len(record.readings)) if about.figure in record.people_in(n)}
    return len(numbers)


def _nothing(record: Record, title: str) -> str:
    as_of = record.clocks.as_of
    when = f" as of {as_of}" if as_of else ""
    return f"nothing on record about {title}{when}: `backchannel status` lists who and what has a brief"
