"""Documents as a list: a page of them at a time, newest first, and which of them are copies of one text.

In: how many, after which, of which outlet, language and days. Out: days with numbers of documents. Always true:
a document stands in the list once, by its newest reading; those without a day come last.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from backchannel.ledger.database import Database, marks

Place = tuple[str, int]  # day of publication, number of the document

_MANY = 50  # copies of one text that are told
_LATELY, _OFFERED = 2_000, 40
_LISTED = """SELECT coalesce(known, ''), index_readings.document FROM index_readings
    JOIN readings ON readings.id = index_readings.reading
    JOIN documents ON documents.id = index_readings.document
    WHERE NOT EXISTS (SELECT 1 FROM index_readings AS later
        WHERE later.document = index_readings.document AND later.reading > index_readings.reading)"""


@dataclass(frozen=True, slots=True)
class Only:
    """Which documents are listed: of an outlet, in a language, published from one day to another."""

    outlet: str | None = None
    language: str | None = None
    first: str | None = None
    last: str | None = None


def listed(database: Database, many: int, after: Place | None, only: Only) -> list[Place]:
    """The next documents after a place in the list."""
    found: list[Place] = []
    if after is None or after[0]:
        day, document = after or ("9999-12-31", 2**62)
        found += _placed(
            database, only, many,
            "(known < ? OR (known = ? AND index_readings.document < ?)) AND known >= ? AND known <= ?",
            (day, day, document, only.first or "", only.last or "9999-12-31"),
        )  # fmt: skip
    if len(found) < many and not only.first and not only.last:
        document = after[1] if after and not after[0] else 2**62
        found += _placed(
            database, only, many - len(found), "known IS NULL AND index_readings.document < ?", (document,)
        )
    return found


def offered(database: Database) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Outlets and languages among the documents that came in last, the most frequent first."""
    outlets = database.rows(
        """SELECT outlet, count(*) FROM (SELECT outlet FROM readings ORDER BY id DESC LIMIT ?) AS newest
        WHERE outlet IS NOT NULL GROUP BY outlet ORDER BY 2 DESC, 1 LIMIT ?""",
        _LATELY, _OFFERED,
    )  # fmt: skip
    languages = database.rows(
        """SELECT language, count(*) FROM (SELECT language FROM documents ORDER BY id DESC LIMIT ?) AS newest
        GROUP BY language ORDER BY 2 DESC, 1 LIMIT ?""",
        _LATELY, _OFFERED,
    )  # fmt: skip
    return tuple(str(one) for one, _ in outlets), tuple(str(one) for one, _ in languages)


def copies(database: Database, documents: Collection[int]) -> dict[int, tuple[int, ...]]:
    """For each of a few documents those that are copies of one text with it, the first ones."""
    if not documents:
        return {}
    wanted = sorted(documents)
    groups = {
        int(document): int(group)
        for document, group in database.rows(
            f"SELECT document, copies FROM index_readings WHERE document IN ({marks(wanted)})", *wanted
        )
    }
    held: dict[int, dict[int, None]] = defaultdict(dict)
    for group in sorted(set(groups.values())):
        for (document,) in database.rows(
            "SELECT DISTINCT document FROM index_readings WHERE copies = ? ORDER BY document LIMIT ?",
            group,
            _MANY,
        ):
            held[group][int(document)] = None
    return {document: tuple(held[group]) for document, group in groups.items()}


def _placed(database: Database, only: Only, many: int, where: str, values: tuple[object, ...]) -> list[Place]:
    more: dict[str, object] = {}
    if only.outlet:
        more["lower(readings.outlet) = lower(?)"] = only.outlet
    if only.language:
        more["documents.language = ?"] = only.language
    conditions = "".join(f" AND {one}" for one in (f"({where})", *more))
    rows = database.rows(
        f"{_LISTED}{conditions} ORDER BY known DESC, index_readings.document DESC LIMIT ?",
        *values, *more.values(), many,
    )  # fmt: skip
    return [(str(day), int(document)) for day, document in rows]
