"""The sketches of documents in tables, to find the copies of one text.

In: what is asked and put while documents are gone through. Out: documents met under shared keys. Always true:
it answers as a store in memory would.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from backchannel.copies import CROWDED, LIKELIEST, Kept, Sketch
from backchannel.ledger.database import Database, Row, marks


class SqlBands:
    """Sketches in the tables of an index."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._met: dict[int, int] = {}
        self._recent: dict[int, Kept] = {}
        self._places: dict[int, list[int]] = defaultdict(list)

    def find(self, keys: Sequence[int]) -> Iterator[Kept]:
        """The documents that were put under these keys, those met most often first."""
        places: dict[int, list[int]] = {key: list(self._places.get(key, ())) for key in keys}
        query = f"SELECT band, number FROM index_bands WHERE band IN ({marks(keys)})"
        for band, number in self._database.rows(query, *keys):
            places[band].append(number)
        self._met = {key: len(found) for key, found in places.items()}
        met: Counter[int] = Counter()
        for key, found in places.items():
            if len(found) <= CROWDED:
                met.update(found if key >= 0 else (*found, *found))
        likely = (one for one in met.items() if one[1] > 1)
        numbers = [number for number, _ in sorted(likely, key=lambda one: (-one[1], one[0]))[:LIKELIEST]]
        older = self._kept([number for number in numbers if number not in self._recent])
        return iter([self._recent.get(number) or older[number] for number in numbers])

    def put(self, kept: Kept) -> None:
        """Keep a document under its keys; a key under which there are too many is full."""
        self._recent[kept.number] = kept
        for key in kept.sketch.keys:
            if self._met.get(key, 0) <= CROWDED:
                self._places[key].append(kept.number)

    def write(self) -> None:
        """Write down what was put since."""
        rows: list[Row] = [
            (one.number, one.group, one.wire, array("I", sorted(one.sketch.sample)).tobytes())
            for one in self._recent.values()
        ]
        self._database.insert("index_sketches", rows)
        self._database.insert(
            "index_bands", [(key, number) for key, numbers in self._places.items() for number in numbers]
        )
        self._recent.clear()
        self._places.clear()

    def _kept(self, numbers: Sequence[int]) -> dict[int, Kept]:
        query = f"SELECT number, copies, wire, sample FROM index_sketches WHERE number IN ({marks(numbers)})"
        found = {}
        for number, copies, wire, sample in self._database.rows(query, *numbers) if numbers else ():
            values = array("I")
            values.frombytes(bytes(sample))
            found[int(number)] = Kept(int(number), int(copies), wire, Sketch((), frozenset(values)))
        return found
