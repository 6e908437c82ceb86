"""What people have decided: who, when and why, the newest first, each with a way to take it back.

In: a visit. Out: pages. Always true: at the desk every judgement stands there, also one that was taken back;
others see the public words on conflicts that they can see, and nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass

from starlette.responses import Response

from backchannel import needs, workflow
from backchannel.entries import Judgement
from backchannel.errors import UsageError
from backchannel.views import Footnote, Row, decisions
from backchannel.views.contradictions import conflicts
from backchannel.views.footnotes import Footnotes
from backchannel.views.reviewing import judgement_rows
from backchannel.web import addresses
from backchannel.web.pages.conflicts import Clash, clash_of
from backchannel.web.rendering import response
from backchannel.web.routing import At, seen_after
from backchannel.web.scopes import scoped
from backchannel.web.visit import Visit

_A_PAGE = 40


@dataclass(frozen=True, slots=True)
class Decided:
    """A judgement with its row, the sentence that it is about, and by what it was taken back."""

    made: Judgement
    row: Row
    note: Footnote | None
    gone: Judgement | None


@dataclass(frozen=True, slots=True)
class Context:
    """A page of judgements; `public` are the settled conflicts that somebody from outside is shown."""

    decided: tuple[Decided, ...]
    public: tuple[Clash, ...]
    total: int
    people: tuple[str, ...]
    who: str
    number: int
    later: int | None


def listed(visit: Visit) -> Response:
    """The judgements of a page, with the documents that they are about and no others."""
    if not visit.at_desk:
        return response("judgements.html", visit, _public(visit))
    who, number = visit.query.get("by", "").strip(), visit.number("page", 1, 100_000)
    with visit.opened() as ledger:
        made = tuple(ledger.judgements())[::-1]
        people = tuple(dict.fromkeys(one.who for one in made))
        chosen = [one for one in made if not who or one.who.casefold() == who.casefold()]
        here = chosen[(number - 1) * _A_PAGE : number * _A_PAGE]
        record = workflow.only(ledger, _documents(here))
    notes = Footnotes()
    rows = judgement_rows(record, notes, here)
    by_number = {note.number: note for note in notes.all()}
    decided = tuple(
        Decided(one, row, by_number.get(next(iter(row.notes), 0)), record.judged.taken_back.get(one.entry))
        for one, row in zip(here, rows, strict=True)
    )
    later = number + 1 if number * _A_PAGE < len(chosen) else None
    return response(
        "judgements.html", visit, Context(decided, (), len(chosen), people[:200], who, number, later)
    )


def taken_back(visit: Visit) -> Response:
    """Take a judgement back, or what took one back. Raises `NotFound`, `UsageError`."""
    entry = visit.field("entry")
    if not entry.isdecimal() or len(entry) > 12:
        raise UsageError("the form does not say which judgement")
    with visit.opened() as ledger:
        record = workflow.only(ledger, lambda index: frozenset())
        why = visit.field("why")[:500] or "taken back on the page of judgements"
        ledger.judge(decisions.take_back(record, int(entry), visit.by, why))
    query = {name: visit.field(name) for name in ("by", "page") if visit.field(name)}
    return seen_after(visit, f"{addresses.JUDGEMENTS}#e{entry}", **query)


def _documents(chosen: list[Judgement]) -> needs.Needs:
    hashes = {one.assertion.document for one in chosen if one.assertion}
    hashes |= {one.document for one in chosen if one.document}
    figures = [key for one in chosen if one.kind in ("merge", "split") for key in one.keys]
    return needs.holding(hashes, figures, many=1)


def _public(visit: Visit) -> Context:
    with visit.opened() as ledger:
        record = scoped(visit, ledger)
    notes = Footnotes()
    found = [one for one in conflicts(record) if one.settled]
    found.sort(key=lambda one: -one.settled.entry if one.settled else 0)
    return Context(
        (), tuple(clash_of(record, notes, one) for one in found[:_A_PAGE]), len(found), (), "", 1, None
    )


PLACES = (
    At(addresses.JUDGEMENTS, listed),
    At(addresses.JUDGEMENTS, taken_back, writes=True),
)
