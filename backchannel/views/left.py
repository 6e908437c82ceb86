"""Who was left behind when a deal was carried out, and who of it came free otherwise, and how long after.

In: the record, a deal, all deals. Out: rows. Always true: days are a range where the day is one, and that
nothing is told of somebody's release is said so, not that they are still held.
"""

from __future__ import annotations

from datetime import date

from backchannel.views.dates import day, days_between, last_day, words
from backchannel.views.deals import Deal
from backchannel.views.phrases import joined
from backchannel.views.record import Fact, Record, moment
from backchannel.views.tables import Table
from backchannel.views.versions import versions


def add_left_behind(
    record: Record, table: Table, deal: Deal, all_deals: list[Deal], only: str | None = None
) -> None:
    """A row for everybody, or `only` one, who was in an offer and not in what was carried out."""
    history = versions(deal)
    for person in sorted(deal.left_behind if only is None else {only}, key=record.cast.name):
        named = [terms.fact for terms in deal.offers if person in terms.people and terms.fact.holds]
        if not named:
            continue
        free = own_release(record, deal, person, all_deals)
        last = [version for version in history if person in version.everybody][-1]
        struck = next((v for v in history if v.number > last.number and not v.done), None)
        text = joined(
            record.cast.name(person),
            f"struck from the list told {words(struck.told)}" if struck and struck.told else None,
            _fate(record, deal, free),
        )
        for fact in named:
            table.add(fact, "left out", text, key="left_out")
        if free:
            table.add(free, "left out", text, key="left_out")


def own_release(record: Record, deal: Deal, person: str, all_deals: list[Deal]) -> Fact | None:
    """The first release of somebody after a deal was carried out, by whatever way."""
    done = deal.done_on
    if done is None:
        return None
    found = [fact for fact in deal.releases if person in record.who(fact, "person")]
    found += [
        terms.fact
        for other in all_deals
        for terms in other.outcomes
        if other is not deal and person in terms.people
    ]
    later = [fact for fact in found if moment(fact)[0] >= done[0]]
    return min(later, key=moment, default=None)


def _fate(record: Record, deal: Deal, free: Fact | None) -> str:
    done, until = deal.done_on, record.today
    if free:
        until = last_day(free.claim.time) or last_day(free.told)
    length = days_between(done, until) if done and until and until > date.min else None
    after = f"{length} after the exchange" if length and length != "0 days" else None
    if free:
        return joined("freed", words(free.claim.time) if free.claim.time else None, f"({after})", by=" ")
    by = f" by {day(record.today)}" if record.today else ""
    return joined(f"no release on record{by}", f"({after})" if after else None, by=" ")
