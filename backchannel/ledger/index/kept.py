"""Pages that are kept ready, each for a unit: the sides between which deals are; and which terms are of which deal.

In: units, pages, terms. Out: what is kept, and the units of which there has been news since. Always true: what is
kept can be made anew from the entries, and what is kept of a unit is replaced whole.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from copy import copy
from typing import Self

from backchannel.ledger.database import Database, marks

_MANY = 500  # values in one query
_TERMS = """INSERT INTO index_threads VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (claim) DO UPDATE
    SET deal = excluded.deal, place = excluded.place, bounds = excluded.bounds, unit = excluded.unit"""
# A claim that is terms of a deal: its id, the deal, its place among the terms of the deal, whether it bounds the
# deal (tells when it began, that it was offered or when it was carried out), and its document.
TermsOf = tuple[str, str, int, bool, int]


class Kept:
    """What the index keeps of pages. `as_now` is false where it is asked for what was known on an earlier day."""

    as_now = True

    def __init__(self, database: Database) -> None:
        self._database = database
        # a question asks for the same documents several times
        self._threads: dict[int, list[tuple[str, str, int]]] = {}

    def of_the_past(self) -> Self:
        """The same, but that nothing that is kept stands: of what was known on an earlier day other things hold."""
        other = copy(self)
        other.as_now = False
        return other

    def units(self, view: str) -> tuple[str, ...]:
        """All units of a kept view."""
        rows = self._database.rows("SELECT unit FROM index_units WHERE view = ? ORDER BY unit", view)
        return tuple(str(unit) for (unit,) in rows)

    def stale(self, view: str, made: int) -> tuple[str, ...]:
        """The units of a kept view of which there has been news, or which were not `made` so."""
        rows = self._database.rows(
            "SELECT unit FROM index_units WHERE view = ? AND fresh <> ? ORDER BY unit", view, made
        )
        return tuple(str(unit) for (unit,) in rows)

    def is_fresh(self, view: str, units: Collection[str], made: int) -> bool:
        """Whether there has been no news of any of these units since they were `made` so."""
        for some in in_parts(units) if self.as_now else ():
            which, values = self._database.among("unit", some)
            query = f"SELECT 1 FROM index_units WHERE view = ? AND fresh <> ? AND {which} LIMIT 1"
            if self._database.one(query, view, made, *values):
                return False
        return self.as_now

    def keep(self, view: str, unit: str, made: int, pages: Sequence[tuple[str, str, str]]) -> None:
        """Keep the pages of a unit in the place of those before: of each its subject, last news, and the page.

        `made` is the number of the way in which they are made, from 1 on.
        """
        with self._database.transaction():
            self._database.run("DELETE FROM index_kept WHERE view = ? AND unit = ?", view, unit)
            self._database.insert("index_kept", [(view, unit, *page) for page in pages])
            self._database.run(
                "UPDATE index_units SET fresh = ? WHERE view = ? AND unit = ?", made, view, unit
            )

    def kept(self, view: str, since: str, newest: int | None = None) -> tuple[list[str], int]:
        """The `newest` of the kept pages with news from a day on, and how many there are without."""
        rows = self._database.rows(
            f"""SELECT page FROM index_kept WHERE view = ? AND news >= ? ORDER BY news DESC, subject
            {"" if newest is None else f"LIMIT {newest}"}""",
            view,
            since,
        )
        (quiet,) = self._database.one(
            "SELECT count(*) FROM index_kept WHERE view = ? AND news < ?", view, since
        ) or (0,)
        return [str(page) for (page,) in rows], int(quiet)

    def keep_deals(
        self, unit: str, pages: Sequence[tuple[str, str, str, str]], terms: Sequence[TermsOf]
    ) -> None:
        """Keep the deals of a unit in the place of those before: of each its state, id, last news, and the page."""
        with self._database.transaction():
            self._database.run("DELETE FROM index_kept WHERE view LIKE 'deal.%' AND unit = ?", unit)
            rows = [(f"deal.{state}", unit, *page) for state, *page in pages]
            self._database.insert("index_kept", rows)
            self._database.run("DELETE FROM index_threads WHERE unit = ?", unit)
            found = [(claim, deal, place, int(bounds), number, unit)
                     for claim, deal, place, bounds, number in terms]  # fmt: skip
            self._database.many(_TERMS, found)
        self._threads.clear()

    def threads(self, documents: Collection[int]) -> dict[str, tuple[str, int]]:
        """For each claim of these documents that is terms of a deal the deal, and its place among the terms."""
        known = self._threads
        for some in in_parts([one for one in documents if one not in known]):
            which, values = self._database.among("document", some)
            query = f"SELECT document, claim, deal, place FROM index_threads WHERE {which}"
            found = self._database.rows(query, *values)
            known.update((int(str(one)), []) for one in some)
            for document, claim, deal, place in found:
                known[int(document)].append((str(claim), str(deal), int(place)))
        return {claim: (deal, place) for one in sorted(documents) for claim, deal, place in known[one]}

    def told_in(self, documents: Collection[int]) -> frozenset[str]:
        """The deals of which these documents tell terms."""
        return frozenset(deal for deal, _ in self.threads(documents).values())

    def telling(self, deals: Collection[str], *, bounds: bool = False) -> frozenset[int]:
        """The documents that tell terms of these deals; only those of their `bounds` where these are enough."""
        only = " AND bounds = 1" if bounds else ""
        found: set[int] = set()
        for some in in_parts(deals):
            which, values = self._database.among("deal", some)
            query = f"SELECT DISTINCT document FROM index_threads WHERE {which}{only}"
            found |= {int(document) for (document,) in self._database.rows(query, *values)}
        return frozenset(found)

    def kept_deals(
        self, states: Sequence[str], units: Collection[str] | None, first: int, count: int
    ) -> list[str]:
        """Some of the kept deals in one of these states, of these units, newest news first."""
        views = [f"deal.{state}" for state in states]
        where, values = self._of_units(units)
        rows = self._database.rows(
            f"""SELECT page FROM index_kept WHERE view IN ({marks(views)}){where}
            ORDER BY news DESC, subject DESC LIMIT ? OFFSET ?""",
            *views, *values, count, first,
        )  # fmt: skip
        return [str(page) for (page,) in rows]

    def deals_counted(self, units: Collection[str] | None = None) -> dict[str, int]:
        """How many deals are kept in each state."""
        where, values = self._of_units(units)
        rows = self._database.rows(
            f"SELECT view, count(*) FROM index_kept WHERE view LIKE 'deal.%'{where} GROUP BY view", *values
        )
        return {str(view).removeprefix("deal."): int(count) for view, count in rows}

    def units_counted(self) -> dict[str, int]:
        """How many deals are kept of each unit."""
        rows = self._database.rows(
            "SELECT unit, count(*) FROM index_kept WHERE view LIKE 'deal.%' GROUP BY unit"
        )
        return {str(unit): int(count) for unit, count in rows}

    def unit_of(self, deal: str) -> str | None:
        """The unit under which a deal is kept, by its id."""
        row = self._database.one(
            "SELECT unit FROM index_kept WHERE view LIKE 'deal.%' AND subject = ?", deal.strip().casefold()
        )
        return str(row[0]) if row else None

    @staticmethod
    def _of_units(units: Collection[str] | None) -> tuple[str, list[str]]:
        if units is None:
            return "", []
        wanted = sorted(units)[:_MANY]
        return f" AND unit IN ({marks(wanted)})" if wanted else " AND 1 = 0", wanted


def in_parts(values: Collection[str] | Collection[int]) -> Iterator[Sequence[object]]:
    """The values in order, no more at once than go into one query."""
    ordered = sorted(values)
    for start in range(0, len(ordered), _MANY):
        yield ordered[start : start + _MANY]
