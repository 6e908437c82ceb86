"""The status of a large ledger, put together from deals that are kept ready, each as it stood at its last news.

In: a record of some deals; or what was kept of many. Out: what to keep; or a page. Always true: what is kept
holds nothing that changes from day to day, so that it stands until there is news of the deal; ages are worked
out when the page is made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta

from backchannel.views.deals import Deal, deals
from backchannel.views.footnotes import Footnotes
from backchannel.views.outlines import Outline, outline
from backchannel.views.pages import Footnote, Page, Row, Says, Section, under_one_label
from backchannel.views.record import Record
from backchannel.views.reviewed import lines_reviewed
from backchannel.views.states import OVER, last_news, state
from backchannel.views.status import YEAR, aged, deal_lines, quiet_section

# goes up with each change of what is kept of a deal, so that what an older program kept is made anew
KEPT = 5
_AFTER_NUMBER = tuple(field.name for field in fields(Footnote))[1:]


@dataclass(frozen=True, slots=True)
class KeptDeal:
    """An open deal: its id, the day of its last news, its section with rows as they are, and their footnotes."""

    id: str
    news: str
    section: Section
    footnotes: tuple[Footnote, ...]


def kept_deals(record: Record, is_mine: Callable[[Deal], bool]) -> list[KeptDeal]:
    """The open deals of the record that are `is_mine`, ready to be kept."""
    all_deals = deals(record)
    found = []
    for deal in all_deals:
        if not is_mine(deal) or state(record, deal, all_deals).term in OVER:
            continue
        notes = Footnotes()
        section = deal_lines(record, notes, deal, all_deals)
        found.append(KeptDeal(deal.id, last_news(deal).isoformat(), section, notes.all()))
    return found


def kept_outlines(record: Record, is_mine: Callable[[Deal], bool]) -> list[Outline]:
    """All deals of the record that are `is_mine`, in short, ready to be kept."""
    all_deals = deals(record)
    return [outline(record, deal, all_deals) for deal in all_deals if is_mine(deal)]


def status_of(kept: Iterable[KeptDeal], quiet: int, today: date, documents: int) -> Page:
    """The page made of what was kept of the deals with news, newest first."""
    footnotes: dict[tuple[str, int, int], Footnote] = {}
    sections = []
    for one in kept:
        numbers = {note.number: _number(footnotes, note) for note in one.footnotes}
        rows = tuple(_numbered(row, numbers) for row in aged(one.section.rows, today))
        if rows:
            sections.append(replace(one.section, rows=under_one_label(rows)))
    sections += [quiet_section(quiet)] if quiet else []
    held = Section("held", "Held, in no open deal", "`backchannel stats held` tells who and how many")
    shown = (*sections, held)
    review = lines_reviewed(shown)
    return Page("status", "Status", today.isoformat(), documents, shown, tuple(footnotes.values()), review)


def quiet_since(today: date) -> date:
    """The day before which a deal's last news makes it a quiet one."""
    return today - timedelta(YEAR)


def _number(footnotes: dict[tuple[str, int, int], Footnote], note: Footnote) -> int:
    place = (note.sha256, note.start, note.end)
    held = footnotes.get(place)
    if held is None:
        number = len(footnotes) + 1
        held = footnotes[place] = Footnote(number, *(getattr(note, name) for name in _AFTER_NUMBER))
    return held.number


def _numbered(row: Row, numbers: dict[int, int]) -> Row:
    # thousands of rows: made directly, which takes half the time of `replace`
    says = tuple(
        Says(
            who.kind, who.name, who.text, who.said, who.realis, who.second_hand, who.source,
            tuple([numbers[n] for n in who.notes]),
        )
        for who in row.says
    )  # fmt: skip
    return Row(
        row.key, row.label, row.text, row.time, says, tuple([numbers[n] for n in row.notes]), row.claims,
        row.sensitive, row.review, row.support,
    )  # fmt: skip
