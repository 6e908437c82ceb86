"""Precedents: the reference set as a list, by words, or beside a live deal with what makes each row like it.

In: the reference set, and the record where a deal is asked about. Out: a page, with the rows and their points.
Always true: rows of the reference set carry their number (P42) on every line and are never rows of a deal;
what lies after the day of the page is left out and counted.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import msgspec

from backchannel.errors import NotFound
from backchannel.precedents import Precedent, precedents
from backchannel.views.comparables import Match, Reason, matches, most_points, traits
from backchannel.views.dates import words
from backchannel.views.deals import Deal, by_id, deals
from backchannel.views.footnotes import Footnotes
from backchannel.views.identity import fold
from backchannel.views.negotiation import deal_title
from backchannel.views.pages import Page, Row, Says, Section
from backchannel.views.precedent_words import (
    all_words,
    days_text,
    hosts,
    kind_text,
    parties,
    party,
    state,
    summary,
)
from backchannel.views.record import Record
from backchannel.views.subjects import subject
from backchannel.views.voices import voice

REFERENCE = "reference"
_SHOWN_FACTS = 2


@dataclass(frozen=True)
class Precedents:
    """A page, and the same for machines: each row with its points where it stands beside a deal."""

    page: Page
    found: tuple[Match, ...]


def precedent_list(query: str | None = None, until: date | None = None) -> Precedents:
    """The rows up to a day, or those that hold all words of `query`. Raises `NotFound` where none does."""
    rows = [row for row in precedents().rows if until is None or row.days[0] <= until]
    wanted = fold(query or "").split()
    found = [row for row in rows if all(word in all_words(row) for word in wanted)]
    if not found:
        raise NotFound(f"no precedent holds {query!r}: `backchannel precedents` lists all {len(rows)}")
    lines = [line for row in found for line in (_detail(row) if len(found) == 1 else [_line(row)])]
    wanting = sum(row.resource for row in found)
    head = f"{len(found)} of {len(precedents().rows)} rows" + (
        f"; {wanting} want a better source" if wanting else ""
    )
    title = "Precedents" if not query else f"Precedents with {query}"
    section = Section("precedents", title, head, tuple(lines))
    day = until.isoformat() if until else None
    return Precedents(Page("precedents", title, day, 0, (section,), review="reference set"),
                      tuple(Match(row, ()) for row in found))  # fmt: skip


def precedent(name: str) -> Precedents:
    """All that is kept of one row, by its number (`P42`). Raises `NotFound`."""
    row = next((row for row in precedents().rows if row.id.casefold() == name.strip().casefold()), None)
    if row is None:
        raise NotFound(f"no precedent {name!r}: the reference set has P01 to {precedents().rows[-1].id}")
    section = Section("precedent", row.id, state(row), tuple(_detail(row)))
    page = Page("precedent", f"Precedent {row.id}", None, 0, (section,), review="reference set")
    return Precedents(page, (Match(row, ()),))


def compared_with(record: Record, name: str) -> list[tuple[Deal, Match]]:
    """The deals of the record that a row is compared with, the most alike first; those of its own people last."""
    row = precedent(name).found[0].row
    all_deals = deals(record)
    found = [(deal, one) for deal in all_deals for one in matches(record, deal, all_deals, [row])]
    return sorted(found, key=lambda pair: (not pair[1].same, pair[1].points), reverse=True)


def precedents_for(record: Record, name: str, limit: int = 8) -> Precedents:
    """The rows most like the deals of a person, or between two sides; `limit` a deal, 0 for all.

    Raises `NotFound` where the record holds no such deal, `UsageError` for a name that fits several.
    """
    all_deals = deals(record)
    chosen = _chosen(record, name, all_deals)
    rows = [row for row in precedents().rows if record.today is None or row.days[0] <= record.today]
    later = len(precedents().rows) - len(rows)
    notes = Footnotes()
    sections: list[Section] = []
    kept: list[Match] = []
    for deal in chosen:
        found = matches(record, deal, all_deals, rows)
        like = [one for one in found if not one.same]
        shown = like[:limit] if limit else like
        head = f"{len(shown)} of {len(like)} rows that are like it, of {most_points()} points at most"
        head += f"; {later} later rows left out" if later else ""
        lines = [line for one in shown for line in _beside(record, notes, one)]
        lines += _uncompared(record, deal, all_deals)
        title = f"Precedents for {deal_title(record, deal)}"
        sections.append(Section("precedents", title, head, tuple(lines)))
        itself = [one for one in found if one.same]
        if itself:
            told = tuple(_line(one.row) for one in itself)
            head = "rows of the reference set that are this deal, or hold its people: no precedents to it"
            sections.append(Section("same_people", "The same people", head, told))
        kept += shown
    documents = len({number for deal in chosen for number in deal.documents})
    as_of = record.today.isoformat() if record.today else None
    page = Page("precedents", sections[0].title, as_of, documents, tuple(sections), notes.all())
    return Precedents(page, tuple(kept))


def precedents_json(found: Precedents) -> list[dict[str, Any]]:
    """The rows with all their fields, and where they stand beside a deal their points and reasons."""
    return [
        {
            **msgspec.to_builtins(one.row),
            "days_first_offer_to_handover": one.row.days_to_handover,
            "days_agreement_to_handover": one.row.days_from_agreement,
            "match": {
                "points": one.points,
                "of": most_points(),
                "reasons": [
                    {"trait": reason.trait, "points": reason.points, "text": reason.text,
                     "claims": [fact.id for fact in reason.facts]}
                    for reason in one.reasons
                ],
            } if one.reasons else None,
        }
        for one in found.found
    ]  # fmt: skip


def _chosen(record: Record, name: str, all_deals: list[Deal]) -> list[Deal]:
    one = by_id(all_deals, name)
    if one:
        return [one]
    about = subject(record, name)
    if about.figure:
        mine = [deal for deal in all_deals if about.figure in deal.people]
    else:
        mine = [deal for deal in all_deals if set(about.sides) <= set(deal.sides)]
    live = [deal for deal in mine if deal.offers] or mine
    if not live:
        raise NotFound(
            f"no deal about {name!r} is on record: `backchannel precedents` lists the reference set"
        )
    return live


def _beside(record: Record, notes: Footnotes, one: Match) -> list[Row]:
    label = f"{one.row.id} · {one.points} points"
    return [_line(one.row, label), *(_reason(record, notes, one.row, reason) for reason in one.reasons)]


def _reason(record: Record, notes: Footnotes, row: Precedent, reason: Reason) -> Row:
    says = []
    for fact in reason.facts[:_SHOWN_FACTS]:
        cited = tuple(notes.cite(fact.reading, fact.claim.evidence))
        told = voice(record, fact)
        says.append(
            Says(
                told.kind, told.name, told.text, told.said, told.realis, told.second_hand, told.source, cited
            )
        )
    says = says or [Says(REFERENCE, row.id, "")]
    numbers = tuple(dict.fromkeys(number for told in says for number in told.notes))
    claims = tuple(dict.fromkeys(fact.id for fact in reason.facts))
    return Row("reason", "", f"+{reason.points}  {reason.text}", None, tuple(says), numbers, claims)


def _uncompared(record: Record, deal: Deal, all_deals: list[Deal]) -> list[Row]:
    unknown = traits(record, deal, all_deals).unknown
    if not unknown:
        return []
    text = f"the record does not tell: {'; '.join(unknown)}"
    return [Row("not_compared", "not compared", text, None, (Says(REFERENCE, None, ""),))]


def _line(row: Precedent, label: str | None = None) -> Row:
    return Row("precedent", label or row.id, summary(row), row.date, (Says(REFERENCE, row.id, hosts(row)),))


def _detail(row: Precedent) -> list[Row]:
    """All that is kept of one row."""
    between = [
        f"{one.name}, {one.level}" + (f"; denied by {parties(one.denied_by)}" if one.denied_by else "")
        for one in row.intermediaries
    ]
    offer = row.first_offer
    own = "our own sorting, not from these sources"
    charges = [
        f"whom {parties(side.sides)} let go: {', '.join(kind_text(kind) for kind in kinds)} ({own})"
        for side, kinds in ((row.a, row.charges.a), (row.b, row.charges.b))
        if kinds
    ]
    timed = [
        f"first offer {words(offer.date)} by {party(offer.by)}{', disputed as an offer' if offer.disputed else ''}: "
        f"{offer.note} ({offer.source})" if offer else "",
        f"{days_text(row.days_to_handover)} from the first offer to the handover" if row.days_to_handover else "",
        f"agreed {words(row.agreed)}" if row.agreed else "",
        f"{days_text(row.days_from_agreement)} from the agreement to the handover" if row.days_from_agreement else "",
    ]  # fmt: skip
    custody, stay = row.third_country.custody, row.third_country.stay
    third = [
        f"held by {parties(custody)}" if custody else "",
        f"had to stay in {parties(stay)}" if stay else "",
        f"given for the people of {parties(row.beneficiaries)} too" if row.beneficiaries else "",
    ]
    parts: list[tuple[str, list[str]]] = [
        ("where", [row.place or "not stated"]),
        ("between", between),
        ("time", timed),
        ("held for", charges),
        ("third countries", third),
        ("refuses the word", [parties(row.refuses)] if row.refuses else []),
        ("part of", [row.part_of] if row.part_of else []),
        ("note", [row.note]),
        ("sources", [*row.sources, *(["a better source is wanted"] if row.resource else [])]),
    ]
    blank = (Says(REFERENCE, row.id, ""),)
    rows = [_line(row)]
    for label, texts in parts:
        told = [text for text in texts if text]
        rows += [Row("detail", label if i == 0 else "", text, None, blank) for i, text in enumerate(told)]
    return rows
