"""Following the entries: what the index holds is worked out one entry after the other.

In: a database whose chain has grown. Out: the tables of the index, grown likewise. Always true: an entry is
followed once, in its order, together with the note that it was; a process that dies in between leaves the
index at an earlier entry, never at half of one; tables made by an older program are made anew.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator, Mapping

import msgspec

from backchannel.copies import Copies
from backchannel.edtf import last_day
from backchannel.identity.register import Register, Suggestion
from backchannel.ledger.database import Database, Row, marks
from backchannel.ledger.index import search
from backchannel.ledger.index.judged import judged_on
from backchannel.ledger.index.people import SqlFigures, with_merged
from backchannel.ledger.index.sketches import SqlBands
from backchannel.ledger.index.tables import MADE, TABLES, dropped, made
from backchannel.ledger.rows import unkept
from backchannel.plain import plain_words
from backchannel.records import Claim, Entity, Reading
from backchannel.sameness import apart, assertion_keys, implied

_AT_ONCE = 200  # entries that are followed in one transaction
_NEVER = "9999-12-31"  # a document without a day is older than none
_FIRST = """INSERT INTO index_firsts VALUES (?, ?, ?) ON CONFLICT (assertion) DO UPDATE
    SET known = excluded.known, document = excluded.document WHERE excluded.known < index_firsts.known"""
TERMS = {
    "proposal": (("proposer", "giver", "recipient"), ("gives", "gets")),
    "exchange": (("side_a", "side_b"), ("released_by_a", "released_by_b")),
}


def is_current(database: Database) -> bool:
    """Whether the index has followed all entries."""
    last = database.one("SELECT max(number) FROM entries")
    return _state(database) == (str(MADE), int(last[0] or 0) if last else 0)


def follow(database: Database) -> None:
    """Follow what has been entered since."""
    if is_current(database):
        return
    made_by, _ = _state(database)
    if made_by != str(MADE):
        drop(database)
    follower = Follower(database)
    while follower.step():
        pass


def drop(database: Database) -> None:
    """Take all tables of the index away and make them anew, empty."""
    with database.transaction():
        empty(database)


def empty(database: Database) -> None:
    """As `drop`, within a transaction of the caller's."""
    for statement in (*dropped(), *made(database.dialect)):
        database.run(statement)
    database.insert("index_state", [("made", str(MADE)), ("followed", "0")])


def _state(database: Database) -> tuple[str, int]:
    held: dict[str, str] = dict(database.rows("SELECT name, value FROM index_state"))
    return held.get("made", ""), int(held.get("followed", "0"))


class Follower:
    """Works out what the index holds of each entry; keeps what it needs of the earlier ones at hand."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._figures = SqlFigures(database)
        self._bands = SqlBands(database)
        self._register = Register(self._figures)
        self._copies = Copies(self._bands)

    def step(self) -> bool:
        """Follow the next entries; `False` where there are none left."""
        with self._database.transaction():
            _, done = _state(self._database)
            entries = self._database.rows(
                "SELECT number, kind, subject FROM entries WHERE number > ? ORDER BY number LIMIT ?",
                done, _AT_ONCE,
            )  # fmt: skip
            if not entries:
                return False
            self._follow([subject for _, kind, subject in entries if kind == "reading"])
            self._take_judgements([subject for _, kind, subject in entries if kind == "judgement"])
            self._database.run(
                "UPDATE index_state SET value = ? WHERE name = 'followed'", str(entries[-1][0])
            )
        return len(entries) == _AT_ONCE

    def _follow(self, readings: list[int]) -> None:
        rows: dict[str, list[Row]] = {name: [] for name in TABLES}
        words: list[Row] = []
        for number in readings:
            row = self._database.one(
                """SELECT readings.document, json, text, entries.number FROM readings
                JOIN documents ON documents.id = readings.document
                JOIN entries ON entries.kind = 'reading' AND entries.subject = readings.id
                WHERE readings.id = ?""",
                number,
            )
            if row and row[1]:
                reading = unkept(str(row[1]), str(row[2]))
                new = all(one[1] != row[0] for one in rows["index_readings"])
                words += self._words(number, int(row[0]), reading, new)
                self._take(number, int(row[0]), int(row[3]), reading, rows)
        self._figures.write()
        self._bands.write()
        self._database.insert_new("index_suggestions", [_asked(one) for one in self._register.suggestions])
        self._register.suggestions.clear()
        for table in ("index_readings", "index_appearances", "index_names"):
            self._database.insert_new(table, rows[table])
        self._database.many(_FIRST, rows["index_firsts"])
        search.add(self._database, words)
        self._mark_stale(rows["index_appearances"])

    def _take_judgements(self, numbers: list[int]) -> None:
        """Note which deals a judgement may change: those of its document or figures; else all of them."""
        for number in numbers:
            named = judged_on(self._database, number)
            if named is None:
                self._database.run("UPDATE index_units SET fresh = 0")
                return
            self._mark_stale(named)

    def _mark_stale(self, appearances: list[Row]) -> None:
        """Note of which deals there is news: those that are told of, and those of the people who are named."""
        units = {str(key) for key, part, _ in appearances if part == "deal"}
        named = sorted(
            with_merged(self._database, (str(key) for key, part, _ in appearances if part == "named"))
        )
        for start in range(0, len(named), _AT_ONCE):
            some = named[start : start + _AT_ONCE]
            units |= {
                str(key)
                for (key,) in self._database.rows(
                    f"""SELECT DISTINCT deals.key FROM index_appearances AS people
                    JOIN index_appearances AS deals ON deals.document = people.document AND deals.part = 'deal'
                    WHERE people.part = 'terms' AND people.key IN ({marks(some)})""",
                    *some,
                )
            }  # fmt: skip
        self._database.many(
            "INSERT INTO index_units VALUES ('status', ?, 0) ON CONFLICT (view, unit) DO UPDATE SET fresh = 0",
            [(unit,) for unit in sorted(units)],
        )

    def _take(
        self, number: int, document: int, entry: int, reading: Reading, rows: dict[str, list[Row]]
    ) -> None:
        keys = self._register.add_all(entry, reading.entities)
        copies = self._copies.add(document, reading.document)
        known = known_on(reading)
        rows["index_readings"].append((number, document, known, copies, json.dumps(keys)))
        rows["index_firsts"] += [(said, known or _NEVER, document) for said in sorted(_said(reading, keys))]
        rows["index_appearances"] += [(*place, document) for place in self._places(reading, keys)]
        for entity in reading.entities:
            if _is_named(entity):
                names = (entity.name, *entity.aliases)
                words = {word for name in names for word in plain_words(name)}
                rows["index_names"] += [(word, keys[entity.id]) for word in sorted(words)]

    def _places(self, reading: Reading, keys: dict[str, str]) -> Iterator[tuple[str, str]]:
        """Figures with the parts that they play in a document."""
        for entity in reading.entities:
            if _is_named(entity):
                yield keys[entity.id], "named"
        for statement in reading.statements:
            speakers = statement.speaker or ()
            for one in (speakers,) if isinstance(speakers, str) else speakers:
                if one in keys:
                    yield keys[one], "said"
        for claim in reading.claims:
            for one in _ids(claim, ("holder",)) if claim.type == "position" else ():
                if one in keys:
                    yield keys[one], "holds"
            if claim.type in TERMS:
                yield from self._terms(claim, keys)

    def _terms(self, claim: Claim, keys: dict[str, str]) -> Iterator[tuple[str, str]]:
        """The people in terms, and the sides that make them, as one key."""
        sides, people = TERMS[claim.type]
        for one in _ids(claim, people):
            if one in keys:
                yield keys[one], "terms"
        known = {self._figures.country(keys[one]) or keys[one] for one in _ids(claim, sides) if one in keys}
        yield "|".join(sorted(known)), "deal"

    def _words(self, number: int, document: int, reading: Reading, new: bool) -> Iterator[Row]:
        """What can be found of a reading: its document, where that is new, its statements and claims."""
        seen = self._database.one("SELECT 1 FROM index_readings WHERE document = ?", document)
        if new and seen is None:
            yield search.row_for(
                "document", document, f"{reading.document.title or ''} {reading.document.text}"
            )
        for row, speaker, content in self._database.rows(
            "SELECT id, speaker, content FROM statements WHERE reading = ? ORDER BY id", number
        ):
            yield search.row_for("statement", row, f"{speaker or ''} {content}")
        names = {entity.id: entity.name for entity in reading.entities}
        rows = self._database.rows("SELECT id FROM claims WHERE reading = ? ORDER BY id", number)
        for (row,), claim in zip(rows, reading.claims, strict=False):
            yield search.row_for("claim", row, _in_words(claim, names, reading.document.text))


def _in_words(claim: Claim, names: dict[str, str], text: str) -> str:
    parts = [claim.type]
    for value in claim.roles.values():
        if isinstance(value, str):
            parts.append(value.replace("_", " "))
        elif isinstance(value, tuple):
            parts += [names.get(one, one) for one in value]
    return " ".join([*parts, *(text[span.start : span.end] for span in claim.evidence)])


def _said(reading: Reading, keys: dict[str, str]) -> set[str]:
    """The assertion keys of all claims, with those that they imply."""
    return {weaker for key in assertions(reading, keys) for weaker in implied(key)}


def assertions(
    reading: Reading, keys: Mapping[str, str], types: Collection[str] | None = None
) -> Iterator[str]:
    """The assertion keys of the claims of these types, where `keys` are those of the entities by id."""
    described = {entity.id for entity in reading.entities if not _is_named(entity)}
    sha256 = reading.document.sha256

    def who(claim: Claim) -> Callable[[str], tuple[str, ...]]:
        def of(role: str) -> tuple[str, ...]:
            found = dict.fromkeys(
                apart(sha256, keys[one]) if one in described else keys[one]
                for one in _ids(claim, (role,))
                if one in keys
            )
            return tuple(found)

        return of

    for claim in reading.claims:
        if types is None or claim.type in types:
            yield from assertion_keys(claim, who(claim))


def _asked(suggestion: Suggestion) -> Row:
    reasons = msgspec.json.encode(suggestion.reasons).decode()
    return (*suggestion.keys, suggestion.score, reasons, suggestion.document)


def known_on(reading: Reading) -> str | None:
    """The last day by which the document had surely been published."""
    last = last_day(reading.document.published)
    return last.isoformat() if last else None


def _ids(claim: Claim, roles: tuple[str, ...]) -> Iterator[str]:
    for role in roles:
        value = claim.roles.get(role)
        if isinstance(value, tuple):
            yield from value


def _is_named(entity: Entity) -> bool:
    return not entity.anonymous and entity.kind != "group"
