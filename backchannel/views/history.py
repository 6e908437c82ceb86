"""How a deal came about: its versions, when it was first told and by whom, and who denied it before.

In: the record and a deal. Out: rows. Always true: who tells only a part of a version is marked so, and a step
that nobody dates is not given the date of the report.
"""

from __future__ import annotations

from datetime import date

from backchannel.views.dates import first_day, last_day, words
from backchannel.views.deals import Deal
from backchannel.views.negotiation import listed, step_date
from backchannel.views.phrases import ARROW, contact, exchange, joined, position
from backchannel.views.record import Fact, Record
from backchannel.views.standing import said_on
from backchannel.views.tables import Table
from backchannel.views.terms import Terms, in_order
from backchannel.views.versions import Version, versions
from backchannel.views.voices import speaker_name
from backchannel.views.wording import number, word, wording

_REAL = ("asserted", "alleged")
_STEPS = ("working_on", "considered", "offered", "countered", "withdrawn")


def add_versions(record: Record, table: Table, deal: Deal) -> str:
    """A row for each version with what changed, and one for each count that is told for a side."""
    history = versions(deal)
    for version in history:
        label = joined(f"{version.number}", f"told {words(version.told)}" if version.told else None, by="  ")
        text = _version(record, deal, version)
        for terms in (*version.terms, *version.parts):
            told = {leg.side: frozenset(leg.people) for leg in terms.legs if leg.people}
            table.add(terms.fact, label, text, key="version", part=told != version.people)
        for side in deal.sides:
            name = record.cast.label(side) if side else "other side"
            for count, terms in version.counts(side):
                if (count.op, count.n) == ("=", len(version.people.get(side, ()))):
                    continue
                table.add(terms.fact, label, f"{name} gives {number(count)}", key="count")
        for also in version.inducements:
            for terms in version.terms:
                if terms.fact.term("inducements") == also:
                    table.add(terms.fact, label, f"also {also}", key="inducement")
    if len(history) < 2:
        return ""
    return f"{len(history)} versions, all but the last superseded"


def _version(record: Record, deal: Deal, version: Version) -> str:
    legs = [
        f"{record.cast.label(side) if side else 'other side'} {'gave' if version.done else 'gives'} "
        + _names(record, version.people[side])
        for side in deal.sides
        if version.people.get(side)
    ]
    first = version.number == 1
    return joined(
        f" {ARROW} ".join(legs) or listed(record, version.terms[0]),
        f"now with {_names(record, version.added)}" if version.added and not first else None,
        f"without {_names(record, version.removed)}" if version.removed else None,
        ", ".join(_status(version)),
        by="; ",
    )


def _status(version: Version) -> list[str]:
    kinds = {terms.status: terms.fact.type for terms in (*version.terms, *version.parts)}
    lists = {"proposal": "proposal_status", "exchange": "exchange_state"}
    return [word(lists[kinds[status]], status) for status in version.statuses]


def _names(record: Record, people: frozenset[str]) -> str:
    return " · ".join(sorted(record.cast.name(person) for person in people))


def add_firsts(record: Record, table: Table, deal: Deal) -> str:
    """When it was first considered and made, first reported, and first confirmed on record, and by whom."""
    told = [terms for terms in in_order(deal.terms) if terms.fact.holds]
    by_status: dict[str | None, list[Fact]] = {}
    for terms in told:
        by_status.setdefault(terms.fact.term("status"), []).append(terms.fact)
    for status in _STEPS:
        steps = by_status.get(status, [])
        dated = [fact for fact in steps if step_date(fact)]
        for fact in dated or steps[:1]:
            when = step_date(fact) or f"date not stated; told {words(fact.told)}"
            table.add(fact, word("proposal_status", status), when, key="step")
    if not told:
        return ""
    first = min(told, key=lambda terms: (_published(terms.fact), terms.number)).fact
    outlet = first.reading.document.outlet or first.reading.document.source
    published = first.reading.document.published
    table.add(
        first, "first reported", joined(words(published) if published else None, outlet), key="first_reported"
    )
    confirmed = next((terms for terms in told if _on_record(terms)), None)
    if confirmed is None:
        return "nobody confirms it on record"
    who = (
        speaker_name(record, confirmed.number, confirmed.fact.statement) if confirmed.fact.statement else None
    )
    after = (confirmed.told_on - _published(first)).days
    text = joined(
        words(confirmed.fact.told) if confirmed.fact.told else None,
        f"by {who}" if who else None,
        f"{after:,} day{'' if after == 1 else 's'} after the first report" if after > 0 else None,
    )
    table.add(confirmed.fact, "first on record", text or "date not stated", key="first_confirmed")
    return ""


def _published(fact: Fact) -> date:
    return last_day(fact.reading.document.published) or date.max


def _on_record(terms: Terms) -> bool:
    statement = terms.fact.statement
    real = terms.fact.claim.realis in _REAL
    return bool(real and statement and statement.source_kind in wording()["on_record_sources"])


def add_denials(record: Record, table: Table, deal: Deal) -> str:
    """Public denials of the deal, of talks or of the offer, with the days to the exchange where it came."""
    done = deal.done_on
    for fact in sorted((*deal.attached, *(terms.fact for terms in deal.offers)), key=said_on):
        text = _denial(record, fact, deal)
        told = said_on(fact)
        if text is None or (done and told >= done[1]):
            continue
        before = f"{_days(fact, done)} before the exchange" if done and told > date.min else None
        dated = joined(words(fact.told) if fact.told else None, text, by=": ")
        table.add(fact, "denied", joined(dated, before), key="denial")
    return ""


def _denial(record: Record, fact: Fact, deal: Deal) -> str | None:
    if record.is_sensitive(fact):
        return None
    if fact.type == "position" and fact.holds and fact.term("stance") in wording()["denials"]:
        return position(record, fact) if set(record.sides(fact, "holder")) & set(deal.sides) else None
    if fact.type == "contact" and fact.term("state") == "denied":
        return contact(record, fact)
    if fact.type == "exchange" and not fact.holds:
        return exchange(record, fact)
    if fact.type == "proposal" and not fact.holds:
        terms = next(terms for terms in deal.offers if terms.fact is fact)
        return f"not so: {word('proposal_status', terms.status)}, {listed(record, terms)}"
    return None


def _days(fact: Fact, done: tuple[date, date]) -> str:
    last = said_on(fact)
    first = first_day(fact.told) or last
    fewest, most = max((done[0] - last).days, 0), (done[1] - first).days
    count = f"{most:,}" if fewest == most else f"{fewest:,} to {most:,}"
    return f"{count} day{'' if most == 1 and fewest == most else 's'}"
