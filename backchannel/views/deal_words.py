"""What was said of a deal: the statements on which its terms and all that belongs to it rest, newest first.

In: the record and a deal. Out: a page with a row for each statement. Always true: words that copies of one text
repeat stand once, and what is sensitive does not stand here.
"""

from __future__ import annotations

from datetime import date

from backchannel.records import Statement
from backchannel.views.dates import last_day
from backchannel.views.deals import Deal
from backchannel.views.footnotes import Footnotes
from backchannel.views.pages import Page, Section, under_one_label
from backchannel.views.record import Fact, Record
from backchannel.views.said import statement_row

NEWEST = 200


def deal_words(record: Record, deal: Deal, newest: int = NEWEST) -> Page:
    """The page of the newest statements about a deal."""
    found: dict[tuple[int, str], tuple[date, int, Statement]] = {}
    facts = [*(terms.fact for terms in deal.terms), *deal.attached]
    hidden = {_place(fact) for fact in record.facts if fact.statement and record.is_sensitive(fact)}
    for fact in facts:
        if fact.statement and fact.statement.content and _place(fact) not in hidden:
            found[_place(fact)] = (last_day(fact.told) or date.min, fact.number, fact.statement)
    once: dict[tuple[int, str], tuple[date, int, Statement]] = {}
    for day, number, statement in sorted(found.values(), key=lambda one: (one[0], one[1])):
        text = record.readings[number].document.text
        words = " ".join(text[span.start : span.end] for span in statement.content)
        once.setdefault((record.groups[number], " ".join(words.split())), (day, number, statement))
    told = sorted(once.values(), key=lambda one: (one[0], one[1], one[2].id), reverse=True)
    notes = Footnotes()
    rows = tuple(statement_row(record, notes, number, one) for _, number, one in told[:newest])
    headline = f"the newest {newest:,} of {len(told):,}" if len(told) > newest else ""
    today = record.today.isoformat() if record.today else None
    section = Section("said", "Said of it, newest first", headline, under_one_label(rows))
    return Page("deal_words", f"Said of {deal.id}", today, len(deal.documents), (section,), notes.all())


def _place(fact: Fact) -> tuple[int, str]:
    return fact.number, fact.statement.id if fact.statement else ""
