"""Whether somebody was ever in an offer, a list or a counteroffer, was struck from one, or left behind.

In: the record and a name. Out: a page, a section for each deal. Always true: struck is only who stood in a
version and does not stand in a later one that tells its list anew, never who a report merely leaves out.
"""

from __future__ import annotations

from backchannel.errors import NotFound, UsageError
from backchannel.views.dates import words
from backchannel.views.deals import Deal, deals
from backchannel.views.footnotes import Footnotes
from backchannel.views.left import add_left_behind
from backchannel.views.negotiation import deal_title, listed
from backchannel.views.pages import Page, Section, under_one_label
from backchannel.views.phrases import joined
from backchannel.views.record import Record
from backchannel.views.reviewed import with_review
from backchannel.views.states import state
from backchannel.views.subjects import subject
from backchannel.views.tables import Table
from backchannel.views.versions import Version, versions
from backchannel.views.wording import word


@with_review
def deals_with(record: Record, name: str) -> Page:
    """The page on every deal in which a person was named.

    Raises `NotFound` for a name that is not on record or in no deal, `UsageError` for one that fits several
    or is no person.
    """
    about = subject(record, name)
    if about.figure is None:
        raise UsageError(f"{name!r} is a side, and only a person stands on a list: `backchannel deal {name}`")
    all_deals = deals(record)
    found = [deal for deal in all_deals if about.figure in deal.people]
    called = record.cast.name(about.figure)
    if not found:
        raise NotFound(f"{called} is named in no offer, list or exchange on record")
    notes = Footnotes()
    sections = tuple(_section(record, notes, deal, about.figure, all_deals) for deal in reversed(found))
    today = record.today.isoformat() if record.today else None
    documents = {number for deal in found for number in deal.documents}
    return Page("deals_with", f"Deals that name {called}", today, len(documents), sections, notes.all())


def _section(record: Record, notes: Footnotes, deal: Deal, person: str, all_deals: list[Deal]) -> Section:
    table = Table(record, notes)
    was_in = False
    for version in versions(deal):
        naming = [one for one in (*version.terms, *version.parts) if person in one.people]
        if person in version.everybody:
            kind = _kind(version)
            label = "freed in" if version.done else "still in" if was_in and not naming else "named in"
            for terms in naming or version.terms:
                table.add(terms.fact, label, f"{kind}: {listed(record, terms)}", key="named")
        elif was_in:
            label = "left out of" if version.done else "struck from"
            for terms in version.terms:
                table.add(terms.fact, label, f"{_kind(version)}: {listed(record, terms)}", key="struck")
        was_in = person in version.everybody
    for terms in deal.offers:
        if person in terms.people and not terms.fact.holds:
            table.add(terms.fact, "denied", listed(record, terms), key="denied_term")
    if person in deal.left_behind:
        add_left_behind(record, table, deal, all_deals, only=person)
    stands = word("deal_state", state(record, deal, all_deals).term)
    return Section("deal", deal_title(record, deal), stands, under_one_label(table.rows()), deal.id)


def _kind(version: Version) -> str:
    """What a version is called: an offer, a counteroffer, a list that is agreed, the exchange."""
    told = f"told {words(version.told)}" if version.told else None
    if version.done:
        return joined("the exchange", told)
    if "countered" in version.statuses:
        return joined("a counteroffer", told)
    if any(terms.fact.type == "exchange" for terms in version.terms):
        return joined("a list for an exchange", told)
    return joined("an offer", told)
