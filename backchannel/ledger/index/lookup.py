"""Which documents a question needs, found without reading any of them.

In: names, keys of figures, sides, days, words. Out: ids of documents, keys and hits. Always true: the index
has followed all entries before it is asked; where the ledger may not be written, it says that it lags.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator
from itertools import count
from typing import Literal

import msgspec
from rapidfuzz import fuzz

from backchannel.errors import LedgerError
from backchannel.identity.figures import Known
from backchannel.identity.matching import Reason
from backchannel.identity.register import Register, Suggestion
from backchannel.ledger.database import Database, marks
from backchannel.ledger.index import listing, search
from backchannel.ledger.index.follow import TERMS, assertions, follow, is_current
from backchannel.ledger.index.kept import Kept, in_parts
from backchannel.ledger.index.listing import Place
from backchannel.ledger.index.people import SqlFigures, with_merged
from backchannel.plain import plain_words
from backchannel.readings import decoded
from backchannel.records import Reading

Part = Literal["named", "said", "holds", "terms", "deal"]
_LATEST = """NOT EXISTS (SELECT 1 FROM index_readings AS later
    WHERE later.document = index_readings.document AND later.reading > index_readings.reading)"""
_LAST = 2**62  # a number that no document has
_CLOSE, _FEW = 75, 20  # how alike two words must be to be shown for one another, and how many figures


class Index(Kept):
    """The index of a ledger, brought up to date when it is opened. `current` is false where it could not be."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self._parts: dict[tuple[Part, frozenset[int]], frozenset[str]] = {}
        try:
            follow(database)
            self.current = True
        except LedgerError:
            # a ledger that may only be read answers from its entries
            self.current = is_current(database)

    def called(self, name: str) -> tuple[str, ...]:
        """Keys of the figures one of whose words each word of a name is."""
        found: set[str] | None = None
        for word in plain_words(name):
            keys = {
                str(key) for (key,) in self._database.rows("SELECT key FROM index_names WHERE word = ?", word)
            }
            found = keys if found is None else found & keys
        return tuple(sorted(found or ()))

    def known(self, keys: Collection[str]) -> dict[str, Known]:
        """What is known of these figures."""
        held = {}
        for part in in_parts(keys):
            which, values = self._database.among("key", part)
            for key, state in self._database.rows(
                f"SELECT key, state FROM index_figures WHERE {which}", *values
            ):
                held[str(key)] = msgspec.json.decode(str(state), type=Known)
        return held

    def of_country(self, code: str) -> tuple[str, ...]:
        """Keys of the figures of a country."""
        return tuple(
            str(key)
            for (key,) in self._database.rows(
                "SELECT key FROM index_figures WHERE country = ? ORDER BY key", code
            )
        )

    def documents(self, keys: Collection[str], part: Part, newest: int | None = None) -> frozenset[int]:
        """The documents in which one of these plays a part; only the `newest`, by publication, where asked."""
        if newest is None:
            return self._playing(keys, part)
        found: dict[int, str] = {}
        for some in in_parts(with_merged(self._database, keys)):
            which, values = self._database.among("key", some)
            for document, day in self._database.rows(
                f"""SELECT index_appearances.document, max(coalesce(known, '')) FROM index_appearances
                JOIN index_readings ON index_readings.document = index_appearances.document
                WHERE {which} AND part = ?
                GROUP BY index_appearances.document ORDER BY 2 DESC, 1 DESC LIMIT ?""",
                *values, part, newest,
            ):  # fmt: skip
                found[int(document)] = str(day)
        chosen = sorted(found, key=lambda one: (found[one], one), reverse=True)
        return frozenset(chosen[:newest])

    def _playing(self, keys: Collection[str], part: Part) -> frozenset[int]:
        found: set[int] = set()
        for some in in_parts(with_merged(self._database, keys)):
            which, values = self._database.among("key", some)
            query = f"SELECT DISTINCT document FROM index_appearances WHERE {which} AND part = ?"
            found |= {int(document) for (document,) in self._database.rows(query, *values, part)}
        return frozenset(found)

    def corrected(self) -> frozenset[int]:
        """The documents of which a person has corrected a claim, and so may have put in people."""
        rows = self._database.rows(
            """SELECT id FROM documents
            WHERE sha256 IN (SELECT document FROM judgements WHERE kind = 'correct')"""
        )
        return frozenset(int(document) for (document,) in rows)

    def last_of_each(self, keys: Collection[str], part: Part) -> frozenset[int]:
        """For each of these the document in which it plays a part that came into the ledger last."""
        found: set[int] = set()
        for some in in_parts(keys):
            which, values = self._database.among("key", some)
            query = f"SELECT max(document) FROM index_appearances WHERE {which} AND part = ? GROUP BY key"
            found |= {int(document) for (document,) in self._database.rows(query, *values, part)}
        return frozenset(found)

    def parts(self, documents: Collection[int], part: Part) -> frozenset[str]:
        """Keys of all that play a part in these documents."""
        asked = part, frozenset(documents)
        found = self._parts.get(asked)
        if found is None:
            found = self._parts[asked] = frozenset(self._parts_in(*asked))
        return found

    def _parts_in(self, part: Part, documents: Collection[int]) -> Iterator[str]:
        for some in in_parts(documents):
            which, values = self._database.among("document", some)
            query = f"SELECT DISTINCT key FROM index_appearances WHERE {which} AND part = ?"
            yield from (str(key) for (key,) in self._database.rows(query, *values, part))

    def of_side(self, side: str) -> tuple[str, ...]:
        """Keys of a side and of all who belong to it."""
        return (side, *self.of_country(side.removeprefix("side:")))

    def armed_group(self, name: str) -> str | None:
        """Key of the armed group that goes by this name, `None` where there is none."""
        found = self.known(self.called(name))
        plain = plain_words(name)
        return next(
            (
                key
                for key, known in found.items()
                if known.kind == "armed_group" and any(plain_words(one) == plain for _, one in known.names)
            ),
            None,
        )

    def close(self, name: str) -> tuple[str, ...]:
        """Keys of figures with a word that is spelt much like one of the name's."""
        asked = plain_words(name)
        near = {
            str(word)
            for one in asked
            for (word,) in self._database.rows(
                "SELECT DISTINCT word FROM index_names WHERE word >= ? AND word < ?", one[:2], one[:2] + "~"
            )
            if fuzz.ratio(one, str(word)) >= _CLOSE
        }
        keys = {key for word in sorted(near) for key in self.called(word)}
        return tuple(sorted(keys)[:_FEW])

    def deals_of(self, side: str) -> frozenset[str]:
        """The keys of part `deal` that name a side."""
        rows = self._database.rows(
            "SELECT DISTINCT key FROM index_appearances WHERE part = 'deal' AND ('|' || key || '|') LIKE ?",
            f"%|{side}|%",
        )
        return frozenset(str(key) for (key,) in rows)

    def published(self, first: str, last: str = "9999") -> frozenset[int]:
        """The documents published from one day to another (ISO 8601)."""
        rows = self._database.rows(
            "SELECT document FROM index_readings WHERE known >= ? AND known <= ?", first, last
        )
        return frozenset(int(document) for (document,) in rows)

    def newest(
        self, many: int, upto: tuple[str, int] | None = None, among: Collection[int] | None = None
    ) -> list[tuple[str, int]]:
        """The newest documents by day of publication (`""` where that is not known), then by number.

        `upto` is the first that may come, a day with the number of a document (or more); `among` for no others.
        """
        if among is not None:
            placed = sorted(self._days(among), reverse=True)
            return [place for place in placed if upto is None or place <= upto][:many]
        return self.listed(many, (upto[0], min(upto[1], _LAST) + 1) if upto else None)

    def with_hash(self, start: str, many: int = 20) -> tuple[int, ...]:
        """The documents the hash of whose bytes begins so, no more than so many."""
        rows = self._database.rows(
            "SELECT id FROM documents WHERE sha256 >= ? AND sha256 < ? ORDER BY sha256, id LIMIT ?",
            start, start + "g", many,
        )  # fmt: skip
        return tuple(int(document) for (document,) in rows)

    def figures(self, many: int, after: str = "") -> tuple[str, ...]:
        """Keys of the next figures after a key, in the order of the keys."""
        rows = self._database.rows(
            "SELECT key FROM index_figures WHERE key > ? ORDER BY key LIMIT ?", after, many
        )
        return tuple(str(key) for (key,) in rows)

    def listed(
        self,
        many: int,
        after: Place | None = None,
        *,
        outlet: str | None = None,
        language: str | None = None,
        first: str | None = None,
        last: str | None = None,
    ) -> list[Place]:
        """Day of publication (`""` where not known) and number of the next documents after a place, newest first.

        Only those of an outlet, in a language, published from one day to another, where these are given.
        """
        only = listing.Only(outlet, language, first, last)
        return listing.listed(self._database, many, after, only)

    def offered(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Outlets and languages of the documents that came in last, the most frequent first."""
        return listing.offered(self._database)

    def copies(self, documents: Collection[int]) -> dict[int, tuple[int, ...]]:
        """For each of these documents those with the same text, itself among them, in order."""
        return listing.copies(self._database, documents)

    def told_before(self, keys: Collection[str], day: str) -> frozenset[str]:
        """Those of these assertion keys that a document published before a day has."""
        found: set[str] = set()
        for some in in_parts(keys):
            which, values = self._database.among("assertion", some)
            found |= {
                str(key)
                for (key,) in self._database.rows(
                    f"SELECT assertion FROM index_firsts WHERE {which} AND known < ?", *values, day
                )
            }
        return frozenset(found)

    def with_new_terms(self, documents: Collection[int], day: str) -> frozenset[int]:
        """Those of these documents that tell terms of a deal as none published before a day does.

        Where people judged any two figures to be one, all that tell terms: under another name it may be no news.
        """
        telling = {
            int(document)
            for some in in_parts(documents)
            for (document,) in self._database.rows(
                f"SELECT document FROM index_appearances WHERE document IN ({marks(some)}) AND part = 'deal'",
                *some,
            )
        }
        if self._database.one("SELECT 1 FROM judgements WHERE kind IN ('merge', 'split') LIMIT 1"):
            return frozenset(telling)
        said: dict[int, set[str]] = {one: set() for one in telling}
        for some in in_parts(telling):
            for document, kept, figures in self._database.rows(
                f"""SELECT index_readings.document, readings.json, figures FROM index_readings
                JOIN readings ON readings.id = index_readings.reading
                WHERE index_readings.document IN ({marks(some)}) AND readings.json <> ''""",
                *some,
            ):
                keys = json.loads(str(figures))
                said[int(document)] |= set(assertions(decoded(str(kept)), keys, TERMS))
        told = self.told_before(set[str]().union(*said.values()), day)
        return frozenset(document for document, keys in said.items() if not keys <= told)

    def named_before(self, keys: Collection[str], day: str) -> frozenset[str]:
        """Those of these figures that a document published before a day names."""
        found: set[str] = set()
        for some in in_parts(keys):
            listed, values = self._database.listed(some)
            # one appearance is enough: who is told of often would else be looked for in hundreds of documents
            query = f"""WITH asked (key) AS ({listed}) SELECT key FROM asked
                WHERE EXISTS (SELECT 1 FROM index_appearances
                    JOIN index_readings ON index_readings.document = index_appearances.document
                    WHERE index_appearances.key = asked.key AND part = 'named' AND known < ?)"""
            found |= {str(key) for (key,) in self._database.rows(query, *values, day)}
        return frozenset(found)

    def recent(self, keys: Collection[str], part: Part, newest: int, before: str) -> frozenset[int]:
        """Of each figure the `newest` documents up to a day in which it plays a part, of the last that came in."""
        query = """SELECT known, index_appearances.document FROM index_appearances
            JOIN index_readings ON index_readings.document = index_appearances.document
            WHERE key = ? AND part = ? AND known <= ? ORDER BY index_appearances.document DESC LIMIT ?"""
        asked = [(key, part, before, 8 * newest) for key in sorted(keys)]
        found = self._database.rows_of_each(query, asked)
        return frozenset(document for rows in found for _, document in sorted(rows)[-newest:])

    def guests(self) -> Callable[[Reading], dict[str, str]]:
        """Tells keys of the entities of readings that are not in the ledger, one after the other."""
        register = Register(SqlFigures(self._database))
        numbers = count(1 + self.last_entry())
        return lambda reading: register.add_all(next(numbers), reading.entities)

    def count(self) -> int:
        """How many documents the ledger has taken in."""
        row = self._database.one("SELECT max(id) FROM documents")
        return int(row[0] or 0) if row else 0

    def last_entry(self) -> int:
        """The number of the last entry; goes up with whatever is written."""
        row = self._database.one("SELECT max(number) FROM entries")
        return int(row[0] or 0) if row else 0

    def newest_day(self) -> str | None:
        """The day of the newest document."""
        row = self._database.one("SELECT max(known) FROM index_readings")
        return str(row[0]) if row and row[0] else None

    def cast(self, documents: Collection[int]) -> dict[int, tuple[int, dict[str, str]]]:
        """For each reading of these documents its group of copies, and the keys of its entities."""
        held = {}
        for some in in_parts(documents):
            for reading, copies, figures in self._database.rows(
                f"SELECT reading, copies, figures FROM index_readings WHERE document IN ({marks(some)})",
                *some,
            ):
                held[int(reading)] = (int(copies), json.loads(str(figures)))
        return held

    def suggestions(self) -> list[Suggestion]:
        """Pairs of figures that may be one, as they came up."""
        return [
            Suggestion(
                (str(one), str(other)),
                float(score),
                msgspec.json.decode(str(why), type=tuple[Reason, ...]),
                int(document),
            )
            for one, other, score, why, document in self._database.rows(
                "SELECT one, other, score, reasons, document FROM index_suggestions ORDER BY document, one, other"
            )
        ]

    def search(self, words: str, kind: str) -> Iterator[search.Hit]:
        """What of a kind holds these words, newest document first."""
        return search.find(self._database, words, kind)

    def _days(self, documents: Collection[int]) -> Iterator[tuple[str, int]]:
        for some in in_parts(documents):
            for known, document in self._database.rows(
                f"""SELECT known, index_readings.document FROM index_readings
                WHERE index_readings.document IN ({marks(some)}) AND {_LATEST}""",
                *some,
            ):
                yield str(known or ""), int(document)
