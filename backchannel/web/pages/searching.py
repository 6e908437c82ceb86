"""Words in documents, statements and claims: what was found by document, to be narrowed down; names first.

In: a visit with words and perhaps values of facets and days. Out: the page. Always true: counts are over the
newest hits that were looked at, and the page says how many; whoever comes from outside finds nothing by words
that may not be shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from starlette.responses import Response

from backchannel import workflow
from backchannel.plain import plain_words
from backchannel.views.deals import Deal, deals
from backchannel.views.finding import FACETS, Asked, Findings, findings, marked
from backchannel.views.identity import fold
from backchannel.views.negotiation import deal_title
from backchannel.views.record import Record
from backchannel.views.subjects import cases
from backchannel.web import addresses, kept
from backchannel.web.rendering import response
from backchannel.web.routing import At
from backchannel.web.visit import Visit

_KINDS = ("claim", "statement", "document")
_LOOKED_AT = 50  # hits of one kind
_SIZE = 12  # documents on one page
_NAMES, _DEALS = 6, 4
_LONGEST = 300  # letters of a question


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody or something that goes by the words: its name, where it leads, and what it is."""

    name: str
    path: str
    what: str
    called: tuple[frozenset[str], ...] = ()


@dataclass(frozen=True)
class Searched:
    """What the page shows. `values` are the facets that are chosen; `closed` says that more may lie further back."""

    words: str
    sought: frozenset[str]
    found: Findings | None
    names: tuple[Named, ...]
    values: Mapping[str, str]
    first: str
    last: str
    clock: str
    page: int
    pages: int
    closed: bool
    oldest: date | None
    close: tuple[str, ...]


def search(visit: Visit) -> Response:
    """The page with what was found; without words how to ask."""
    words = visit.query.get("q", "").strip()[:_LONGEST]
    values = {name: value[:200] for name in FACETS if (value := visit.query.get(name, "").strip())}
    first, last = visit.day("from"), visit.day("to")
    clock = "so" if visit.query.get("clock") == "so" else "published"
    page = visit.number("page", 1, 10_000)
    sought = frozenset(plain_words(words))
    shown = Searched(
        words, sought, None, (), values, str(first or ""), str(last or ""), clock, page, 1, False, None, ()
    )
    if sought:
        shown = _searched(visit, shown, first, last)
    return response("search.html", visit, shown, marked=marked, facets=FACETS, most=_LOOKED_AT)


def _searched(visit: Visit, asked: Searched, first: date | None, last: date | None) -> Searched:
    published = (first, last) if asked.clock == "published" else (None, None)
    kinds = [kind for kind in _KINDS if asked.values.get("kind") in (None, kind)]
    with visit.opened() as ledger:
        record, hits = workflow.sought(
            ledger, asked.words, _KINDS, published, _LOOKED_AT, visit.clocks, visit.seen
        )
        close = () if hits or not visit.at_desk else _close(ledger, asked.words)
    between = Asked(asked.values, *((first, last) if asked.clock == "so" else (None, None)))
    found = findings(record, asked.words, hits, between, asked.page, _SIZE)
    days = [day for day in (holding.reading.document.published for holding in record.holdings) if day]
    closed = any(sum(hit.kind == kind for hit in hits) >= _LOOKED_AT for kind in kinds)
    oldest = min(days, default="")[:10]
    return replace(
        asked,
        found=found,
        names=_names(visit, asked.words, record) if asked.page == 1 else (),
        pages=max(1, -(-found.total // _SIZE)),
        closed=closed,
        oldest=date.fromisoformat(oldest) if len(oldest) == 10 else None,
        close=close,
    )


def _names(visit: Visit, words: str, record: Record) -> tuple[Named, ...]:
    """Who and which deals go by the words: of a small ledger among all, else among those of what was found."""
    asked = frozenset(fold(words.replace('"', " ")).split())
    if not asked:
        return ()
    if not kept.is_large(visit):
        figures, named_deals = kept.at_once(visit, "names", lambda: _known(visit.record()))
        people = _going_by(figures, asked)
    else:
        people = _going_by(_figures(record, cases(record, ())), asked)
        # deals take a while to be told apart: only where somebody who may be in one is meant
        named_deals = _deals(record, deals(record)) if people else ()
    people.sort(key=lambda one: min(len(called) for called in one.called if asked <= called))
    return (*people[:_NAMES], *_going_by(named_deals, asked)[:_DEALS])


def _going_by(known: Iterable[Named], asked: frozenset[str]) -> list[Named]:
    return [one for one in known if any(asked <= called for called in one.called)]


def _known(record: Record) -> tuple[tuple[Named, ...], tuple[Named, ...]]:
    all_deals = deals(record)
    return _figures(record, cases(record, all_deals)), _deals(record, all_deals)


def _figures(record: Record, held: frozenset[str]) -> tuple[Named, ...]:
    """Everybody with a name, with the words by which each goes."""
    found = []
    for figure in record.cast.figures.values():
        if figure.anonymous or figure.kind not in ("person", "organisation", "armed_group", "state"):
            continue
        path = addresses.person(figure.name) if figure.key in held else addresses.voice(figure.name)
        side = record.cast.label(figure.side) if figure.side and figure.side != figure.key else ""
        what = ", ".join(dict.fromkeys(part for part in (*figure.titles[:1], side) if part))
        called = tuple(frozenset(name.split()) for name in sorted({fold(figure.name), *figure.names}))
        found.append(Named(figure.name, path, what, called))
    return tuple(found)


def _deals(record: Record, all_deals: Iterable[Deal]) -> tuple[Named, ...]:
    """All deals, which go by the names of their people and of their sides."""
    found = []
    for deal in all_deals:
        people = [record.cast.figure(key) for key in sorted(deal.people, key=record.cast.name)]
        sides = frozenset(fold(" ".join(record.cast.name(side) for side in deal.sides if side)).split())
        names = (frozenset(name.split()) for person in people for name in sorted(person.names))
        shown = " · ".join(person.name for person in people[:3])
        found.append(Named(deal_title(record, deal), addresses.deal(deal.id), shown, (sides, *names)))
    return tuple(found)


def _close(ledger: workflow.Ledger, words: str) -> tuple[str, ...]:
    """Names that are spelt much like one of the words."""
    index = ledger.index()
    known = index.known(index.close(words))
    return tuple(dict.fromkeys(one.names[0][1] for one in known.values() if one.names))[:5]


PLACES = (At(addresses.SEARCH, search),)
