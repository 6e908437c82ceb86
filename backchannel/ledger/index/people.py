"""The figures of the register in tables, kept at hand while entries are followed.

In: what the register asks and puts. Out: figures in the order in which they were put. Always true: it answers
as a store in memory would; what was put is in the tables once `write` is done.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from backchannel.identity.figures import Known
from backchannel.ledger.database import Database

_NEAREST = 64  # a figure is put once under a block key, as far as its last places tell
_DECODER = msgspec.json.Decoder(Known)


def with_merged(database: Database, keys: Iterable[str]) -> set[str]:
    """The keys, with all that people have ever judged to be one with them, also where that was taken back."""
    merges = [
        set(str(one).split(" | "))
        for (one,) in database.rows("SELECT keys FROM judgements WHERE kind = 'merge'")
    ]
    found = set(keys)
    while grown := [merge for merge in merges if merge & found and not merge <= found]:
        found = found.union(*grown)
    return found


class SqlFigures:
    """Figures in the tables of an index."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._known: dict[str, Known] = {}
        self._blocks: dict[str, list[str]] = {}
        self._changed: dict[str, None] = {}
        self._placed: list[tuple[str, int, str]] = []

    def find(self, block: str, limit: int) -> Sequence[str]:
        """Keys of the first `limit` figures put under a block key, in the order in which they were put."""
        return self._block(block)[:limit]

    def get(self, key: str) -> Known | None:
        """The figure with this key."""
        held = self._known.get(key)
        if held is None:
            row = self._database.one("SELECT state FROM index_figures WHERE key = ?", key)
            if row is None:
                return None
            held = self._known[key] = _DECODER.decode(str(row[0]))
        return held

    def put(self, known: Known, blocks: Iterable[str] = ()) -> None:
        """Keep a figure, in the place of what had its key, findable under these block keys too."""
        self._known[known.key] = known
        self._changed[known.key] = None
        for block in blocks:
            keys = self._block(block)
            if known.key not in keys[-_NEAREST:]:
                self._placed.append((block, len(keys), known.key))
                keys.append(known.key)

    def country(self, key: str) -> str | None:
        """The country of a figure."""
        held = self.get(key)
        return held.country if held else None

    def write(self) -> None:
        """Write down what was put since."""
        rows = [
            (key, self._known[key].country, msgspec.json.encode(self._known[key]).decode())
            for key in self._changed
        ]
        self._database.many(
            """INSERT INTO index_figures VALUES (?, ?, ?)
            ON CONFLICT (key) DO UPDATE SET country = excluded.country, state = excluded.state""",
            rows,
        )
        self._database.many("INSERT INTO index_blocks VALUES (?, ?, ?)", self._placed)
        self._changed.clear()
        self._placed.clear()

    def _block(self, block: str) -> list[str]:
        held = self._blocks.get(block)
        if held is None:
            rows = self._database.rows("SELECT key FROM index_blocks WHERE block = ? ORDER BY place", block)
            held = self._blocks[block] = [str(key) for (key,) in rows]
        return held
