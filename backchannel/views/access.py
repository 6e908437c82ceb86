"""The last signs of a person: consular access, visits, calls, letters, proof of life, and how long ago.

In: the record, a person, and the facts on contacts. Out: rows in two tables, one of them sensitive. Always
true: only what took place counts, the days are a range where the date is one, and a sign without a date is
told as one, counted from nothing.
"""

from __future__ import annotations

from collections.abc import Iterable

from backchannel.views.cues import holds
from backchannel.views.data import data
from backchannel.views.dates import days_between, first_day, last_day
from backchannel.views.encounters import is_ahead
from backchannel.views.phrases import contact, joined, wellbeing
from backchannel.views.record import Fact, Record, moment
from backchannel.views.tables import Table


def add_last_signs(
    record: Record, open_table: Table, sensitive: Table, person: str, contacts: Iterable[Fact]
) -> None:
    """Add the last sign of each kind, and the last dated one where the last one has no date."""
    took_place = [
        fact
        for fact in contacts
        if person in record.who(fact, "participants", "host")
        and fact.holds
        and (fact.term("state") or "held") in ("held", "ongoing")
        and not is_ahead(fact)
    ]
    health = [fact for fact in record.of("wellbeing") if person in record.who(fact, "person") and fact.holds]
    for kind in data("contacts")["access"].values():
        found = [fact for fact in took_place if fact.term("medium") in kind.get("media", ())]
        found += [fact for fact in health if holds(fact.term("state") or "", kind.get("health", ()))]
        for fact in _last(found):
            phrase = wellbeing if fact.type == "wellbeing" else contact
            table = sensitive if record.is_sensitive(fact) else open_table
            text = joined(phrase(record, fact), ago(record, fact), by="; ")
            table.add(fact, f"last {kind['words']}", text, key="last")


def ago(record: Record, fact: Fact) -> str | None:
    """How many days before the day of the page it was: `16 days ago`, or a range of them."""
    low, high = first_day(fact.claim.time), last_day(fact.claim.time)
    if record.today is None or low is None or high is None:
        return None
    days = days_between((low, min(high, max(low, record.today))), record.today)
    return f"{days} ago" if days else None


def _last(found: list[Fact]) -> list[Fact]:
    """The newest, and where it has no date of its own the newest with one."""
    if not found:
        return []
    found = sorted(found, key=moment)
    dated = [fact for fact in found if fact.claim.time]
    last = [fact for fact in found if moment(fact) == moment(found[-1])]
    return last if any(fact.claim.time for fact in last) else [*dated[-1:], *last]
