"""Who contradicts whom: all conflicts by kind, and each on a page of its own, where a desk settles it.

In: a visit, perhaps with a name or the key of a conflict. Out: pages. Always true: both sides stay beside each
other whatever is decided; what settles a conflict is a judgement with a reason that everybody may read.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from starlette.responses import Response

from backchannel import needs, workflow
from backchannel.entries import Judgement
from backchannel.errors import NotFound, UsageError
from backchannel.views import Footnote, Record, Row, decisions
from backchannel.views.conflicts import conflict_section, conflicts_on, is_about
from backchannel.views.contradictions import Conflict, Position
from backchannel.views.contradictions import conflicts as all_conflicts
from backchannel.views.footnotes import Footnotes
from backchannel.web import addresses, kept
from backchannel.web.rendering import response
from backchannel.web.routing import At, seen_after
from backchannel.web.scopes import MANY, Scope, meant, scope, scoped
from backchannel.web.visit import Visit

_A_PAGE = 20
_NAME = 200  # characters of a name that is asked for
_LONGEST = 2_000  # characters of a reason


@dataclass(frozen=True, slots=True)
class Side:
    """One of the positions: its row, the first of its claims, and the sentences that it stands in."""

    row: Row
    claim: str
    corrected: bool
    chosen: bool
    notes: tuple[Footnote, ...]


@dataclass(frozen=True, slots=True)
class Clash:
    """A conflict as a page shows it: by whom it was settled, if it was, and its sides."""

    key: str
    kind: str
    title: str
    correction: bool
    settled: Judgement | None
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class ListContext:
    """All conflicts that are looked through; `kinds` counts the open ones, `later` is the next page."""

    open: tuple[Clash, ...]
    settled: tuple[Clash, ...]
    kinds: tuple[tuple[str, int], ...]
    total: int
    kind: str
    name: str
    scope: Scope
    footnotes: tuple[Footnote, ...]
    number: int
    later: int | None
    fault: str


@dataclass(frozen=True, slots=True)
class OneContext:
    """One conflict; `wrong` is what was not taken, `why` what had been filled in."""

    clash: Clash
    wrong: str
    why: str


def listed(visit: Visit) -> Response:
    """Open conflicts by kind, then those that are settled."""
    name, kind = visit.query.get("about", "").strip()[:_NAME], visit.query.get("kind", "")[:_NAME]
    number = visit.number("page", 1, 10_000)
    try:
        what = ("conflicts", name, kind, number)
        context = kept.at_once(visit, what, lambda: _listed(visit, name, kind, number))
    except (NotFound, UsageError) as error:
        context = ListContext((), (), (), 0, kind, name, Scope(0, 0, name), (), 1, None, str(error))
        return response("conflicts.html", visit, context, error.http_status)
    return response("conflicts.html", visit, context)


def _listed(visit: Visit, name: str, kind: str, number: int) -> ListContext:
    with visit.opened() as ledger:
        record = scoped(visit, ledger, name)
        about = scope(ledger, record, name)
    found = conflicts_on(record, meant(record, name))
    waiting = [one for one in found if not one.settled]
    counts = Counter(one.kind for one in waiting)
    waiting = sorted((one for one in waiting if kind in ("", one.kind)), key=lambda one: one.correction)
    here = waiting[(number - 1) * _A_PAGE : number * _A_PAGE]
    settled = [one for one in found if one.settled and kind in ("", one.kind)][:_A_PAGE]
    notes = Footnotes()
    return ListContext(
        tuple(clash_of(record, notes, one) for one in here),
        tuple(clash_of(record, notes, one) for one in settled if number == 1),
        tuple(counts.most_common()), counts.total(), kind, name, about, notes.all(), number,
        number + 1 if number * _A_PAGE < len(waiting) else None, "",
    )  # fmt: skip


def one(visit: Visit) -> Response:
    """One conflict, its sides beside each other. Raises `NotFound`."""
    with visit.opened() as ledger:
        return _shown(visit, *_called(visit, ledger))


def settled(visit: Visit) -> Response:
    """Settle a conflict, or take that back; then show it. Raises `NotFound`, `UsageError`."""
    key, why, claim = visit.parts["key"], visit.field("why"), visit.field("claim")
    with visit.opened() as ledger:
        record, found = _called(visit, ledger)
        if visit.field("back"):
            if found.settled:
                ledger.judge(
                    decisions.take_back(record, found.settled.entry, visit.by, why or "opened again")
                )
        elif found.settled:
            wrong = f"{found.settled.who} settled it meanwhile: take that back first"
            return _shown(visit, record, found, wrong=wrong, why=why, status=409)
        elif not why or len(why) > _LONGEST:
            wrong = "a reason is needed, and everybody may read it" if not why else "the reason is too long"
            return _shown(visit, record, found, wrong=wrong, why=why, status=400)
        else:
            ledger.judge(decisions.settle(record, found.key, claim or None, visit.by, why))
    return seen_after(visit, addresses.conflict(key))


def _called(visit: Visit, ledger: workflow.Ledger) -> tuple[Record, Conflict]:
    """The conflict of an address, among what the list looks through, else among whom its key names."""
    key = visit.parts["key"]
    for needed in (None, needs.contradicting(key, MANY)):
        record = scoped(visit, ledger, needed=needed)
        found = next((one for one in all_conflicts(record) if key in one.keys), None)
        if found is not None:
            return record, found
    raise NotFound(f"there is no conflict {key[:80]!r} on record")


def _shown(
    visit: Visit, record: Record, found: Conflict, *, wrong: str = "", why: str = "", status: int = 200
) -> Response:
    clash = clash_of(record, Footnotes(), found)
    return response("conflict.html", visit, OneContext(clash, wrong, why), status)


def clash_of(record: Record, notes: Footnotes, conflict: Conflict) -> Clash:
    """A conflict as a page shows it."""
    section = conflict_section(record, notes, conflict)
    by_number = {note.number: note for note in notes.all()}
    sides = tuple(
        Side(
            row, position.facts[0].id, position.corrected, _is_chosen(conflict, position),
            tuple(by_number[number] for number in row.notes),
        )
        for row, position in zip(section.rows, conflict.positions, strict=True)
    )  # fmt: skip
    return Clash(conflict.key, conflict.kind, conflict.title, conflict.correction, conflict.settled, sides)


def _is_chosen(conflict: Conflict, position: Position) -> bool:
    """Whether it was settled in favour of a position."""
    chosen = conflict.settled.assertion if conflict.settled else None
    return chosen is not None and any(is_about(fact, chosen) for fact in position.facts)


PLACES = (
    At(addresses.CONFLICTS, listed),
    At(f"{addresses.CONFLICTS}/{{key}}", one),
    At(f"{addresses.CONFLICTS}/{{key}}", settled, writes=True),
)
