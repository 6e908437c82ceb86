"""Pages that are kept ready, each for a unit: the sides between which deals are.

In: units, pages. Out: the pages that are kept, and the units of which there has been news since. Always true: a
page that is kept can be made anew from the entries, and what is kept of a unit is replaced whole.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from backchannel.ledger.database import Database, marks

_MANY = 500  # units in one query


class Kept:
    """What the index keeps of pages."""

    def __init__(self, database: Database) -> None:
        self._database = database

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

    def keep_deals(self, unit: str, pages: Sequence[tuple[str, str, str, str]]) -> None:
        """Keep the deals of a unit in the place of those before: of each its state, id, last news, and the page."""
        with self._database.transaction():
            self._database.run("DELETE FROM index_kept WHERE view LIKE 'deal.%' AND unit = ?", unit)
            rows = [(f"deal.{state}", unit, *page) for state, *page in pages]
            self._database.insert("index_kept", rows)

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
