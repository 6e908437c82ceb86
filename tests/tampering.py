"""Ways in which somebody with the database in hand may change the record, and what `verify` must say.

In: nothing. Out: a ledger to be tampered with, and a table of tamperings. Each takes the guards away, changes
one thing, and puts them back.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any, Protocol

from backchannel.entries import Judgement
from backchannel.ledger import open_store
from backchannel.ledger.chain import (
    START,
    document_body,
    judgement_body,
    linked,
    reading_body,
    tombstone_body,
)
from tests.ledger_contract import accepted, add, bare
from tests.reports import Report, offer, outcome

GONE = "A text that a court took out."


class Connection(Protocol):
    """As much of a connection as both databases' drivers have."""

    def execute(self, query: Any, values: Any = ..., /) -> Any: ...


@dataclass(frozen=True, slots=True)
class Tampering:
    """One change: the statements, where the fault must be found, and words of what is said of it.

    `entry` is the one whose hash somebody would work out anew to hide it.
    """

    name: str
    change: str
    where: str
    what: str
    entry: int | None = None
    only: str = ""

    def __str__(self) -> str:
        return self.name


def build(place: str | Path) -> str:
    """A ledger of four documents, one of them expunged, and three judgements; gives the hash of its last entry.

    Entries: 1 and 2 `offer`, 3 and 4 `outcome`, 5 accepts a claim of `offer`, 6 merges two names, 7 and 8 what
    is expunged, 9 judges it, 10 its tombstone, 11 and 12 a short text.
    """
    with open_store(place, create=True) as ledger:
        add(ledger, offer())
        add(ledger, outcome())
        ledger.judge(accepted(offer()))
        ledger.judge(Judgement("merge", "an editor", "one spelling", keys=("Carla Munoz", "C. Munoz")))
        gone = _short(GONE)
        ledger.append(gone[0], gone[1], why="as it was sent to us")
        about = accepted(offer()).assertion
        assert about
        about = replace(about, document=gone[0].document.sha256)
        ledger.judge(Judgement("accept", "an editor", "so it says", about))
        ledger.expunge(gone[0].document.sha256, "a lawyer", "order of a court")
        ledger.append(*_short("A text that nobody minds."))
        ledger.index()
        assert list(ledger.verify()) == []
        return list(ledger.entries())[-1].hash


def _short(text: str) -> tuple[Any, bytes]:
    reading = bare(Report("offer.txt", "2031-05-20", "Harbour Post").reading(), text)
    about = replace(reading.document, sha256=sha256(text.encode()).hexdigest())
    return replace(reading, document=about), text.encode()


def rehash(connection: Connection, number: int) -> None:
    """Work out body and hash of one entry anew, as somebody would who hides a change."""
    row = connection.execute(f"SELECT * FROM entries WHERE number = {number}").fetchone()
    _, kind, subject, who, recorded, why, body, previous, _ = row
    body = _body(connection, kind, subject, why) or body
    made = linked(number, kind, subject, who, recorded, why, body, previous)
    connection.execute(
        f"UPDATE entries SET body = '{made.body}', hash = '{made.hash}' WHERE number = {number}"
    )


def rechain(connection: Connection) -> None:
    """Work out all entries anew, with the numbers closed up."""
    found = connection.execute("SELECT * FROM entries ORDER BY number").fetchall()
    previous = START
    for number, row in enumerate(found, 1):
        old, kind, subject, who, recorded, why, body, _, _ = row
        body = _body(connection, kind, subject, why) or body
        made = linked(number, kind, subject, who, recorded, why, body, previous)
        connection.execute(
            f"UPDATE entries SET number = {number}, body = '{made.body}', previous = '{previous}', "
            f"hash = '{made.hash}' WHERE number = {old}"
        )
        previous = made.hash


def _body(connection: Connection, kind: str, subject: int, why: str) -> str | None:
    def row(columns: str, table: str) -> Any:
        return connection.execute(f"SELECT {columns} FROM {table} WHERE id = {subject}").fetchone()

    if kind == "document":
        found = row("sha256, text_sha256, source, language, text", "documents")
        return document_body(found[:4], why) if found and found[4] else None
    if kind == "reading":
        found = row("document, reader, recorded, json", "readings")
        return reading_body(*found, why) if found and found[3] else None
    if kind == "judgement":
        found = row("json", "judgements")
        return judgement_body(found[0], why) if found and found[0] else None
    (name,) = row("sha256", "documents")
    return tombstone_body(
        name,
        [
            n
            for (n,) in connection.execute(
                f"SELECT id FROM documents WHERE sha256 = '{name}' ORDER BY id"
            ).fetchall()
        ],
        [
            n
            for (n,) in connection.execute(
                f"SELECT id FROM judgements WHERE document = '{name}' ORDER BY id"
            ).fetchall()
        ],
        why,
    )


_UNLIKE = "not what the chain says"
_ROWS = "not what was read"
_FIRST = "(SELECT sha256 FROM documents WHERE id = 1)"
_GONE = "(SELECT sha256 FROM documents WHERE id = 3)"

TAMPERINGS = [
    Tampering("bytes", f"UPDATE contents SET bytes = (SELECT bytes FROM contents WHERE sha256 <> {_FIRST} AND size > 0 LIMIT 1) WHERE sha256 = {_FIRST}", "contents", "its bytes are not those"),
    Tampering("bytes emptied", f"UPDATE contents SET bytes = substr(bytes, 1, 0), size = 0 WHERE sha256 = {_FIRST}", "contents", "its bytes are not those"),
    Tampering("size", f"UPDATE contents SET size = size + 1 WHERE sha256 = {_FIRST}", "contents", "its size is"),
    Tampering("bytes removed", f"DELETE FROM contents WHERE sha256 = {_FIRST}", "documents 1", "bytes that it was read from are missing"),
    Tampering("bytes added", "INSERT INTO contents SELECT 'f00', size, bytes FROM contents WHERE size > 0 LIMIT 1", "contents f00", "no document"),
    Tampering("text", "UPDATE documents SET text = replace(text, 'Portugal', 'Chile') WHERE id = 1", "documents 1", "its text is not", 1),
    Tampering("text and its hash", "UPDATE documents SET text = 'Another text.', text_sha256 = hash_of('Another text.') WHERE id = 4", "documents 4", _UNLIKE, 11, "sqlite"),
    Tampering("hash of the bytes", "UPDATE documents SET sha256 = (SELECT sha256 FROM documents WHERE id = 2) WHERE id = 1", "documents 1", _UNLIKE, 1),
    Tampering("hash of the text", "UPDATE documents SET text_sha256 = 'f00' WHERE id = 1", "documents 1", "its text is not", 1),
    Tampering("source", "UPDATE documents SET source = 'https://example.org' WHERE id = 1", "documents 1", _UNLIKE, 1),
    Tampering("language", "UPDATE documents SET language = 'ru' WHERE id = 1", "documents 1", _UNLIKE, 1),
    Tampering("document removed", "DELETE FROM documents WHERE id = 4", "documents 4", "is missing, the chain has an entry"),
    Tampering("reading as JSON", """UPDATE readings SET json = replace(json, 'no_agreement', 'agreement') WHERE id = 1""", "readings 1", _UNLIKE, 2),
    Tampering("reading emptied", "UPDATE readings SET json = '' WHERE id = 1", "readings 1", _UNLIKE, 2),
    Tampering("reader", "UPDATE readings SET reader = 'by hand/0' WHERE id = 1", "readings 1", _UNLIKE, 2),
    Tampering("time of a reading", "UPDATE readings SET recorded = '2031-01-01T00:00:00Z' WHERE id = 1", "readings 1", _UNLIKE, 2),
    Tampering("document of a reading", "UPDATE readings SET document = 2 WHERE id = 1", "readings 1", _UNLIKE, 2),
    Tampering("day of publication", "UPDATE readings SET published = '2031-05-14' WHERE id = 1", "readings 1", "its columns are not"),
    Tampering("outlet", "UPDATE readings SET outlet = 'Coast Radio' WHERE id = 1", "readings 1", "its columns are not"),
    Tampering("title", "UPDATE readings SET title = 'No deal' WHERE id = 1", "readings 1", "its columns are not"),
    Tampering("version of a reading", "UPDATE readings SET schema = 'backchannel.reading/0' WHERE id = 1", "readings 1", "its columns are not"),
    Tampering("reading removed", "DELETE FROM readings WHERE id = 4", "readings 4", "is missing, the chain has an entry"),
    Tampering("reading added", "INSERT INTO readings SELECT 9, document, reader, schema, recorded, title, outlet, wire, published, json FROM readings WHERE id = 1", "readings 9", "outside the chain"),
    Tampering("name", "UPDATE entities SET name = 'Ana Duarto' WHERE name = 'Ana Duarte' AND reading = 1", "entities of reading 1", _ROWS),
    Tampering("anonymous", "UPDATE entities SET anonymous = 0 WHERE reading = 1 AND anonymous = 1", "entities of reading 1", _ROWS),
    Tampering("speaker", "UPDATE statements SET speaker = 'Portugal' WHERE reading = 1 AND key = 's1'", "statements of reading 1", _ROWS),
    Tampering("kind of source", "UPDATE statements SET source_kind = 'on_record' WHERE reading = 1", "statements of reading 1", _ROWS),
    Tampering("type of a claim", "UPDATE claims SET type = 'release' WHERE reading = 1 AND key = 'c1'", "claims of reading 1", _ROWS),
    Tampering("time of a claim", "UPDATE claims SET time = '2031' WHERE reading = 1 AND key = 'c4'", "claims of reading 1", _ROWS),
    Tampering("polarity", "UPDATE claims SET polarity = 'negative' WHERE reading = 1 AND key = 'c1'", "claims of reading 1", _ROWS),
    Tampering("confidence", "UPDATE claims SET confidence = 0.99 WHERE reading = 1 AND key = 'c1'", "claims of reading 1", _ROWS),
    Tampering("whose word a claim is", "UPDATE claims SET statement = NULL WHERE reading = 1 AND key = 'c5'", "claims of reading 1", _ROWS),
    Tampering("claim moved", "UPDATE claims SET reading = 2 WHERE id = 1", "claims of reading 1", _ROWS),
    Tampering("claim removed", "DELETE FROM claims WHERE id = 1", "claims of reading 1", _ROWS),
    Tampering("claim added", "INSERT INTO claims SELECT 999, 999, key, type, time, polarity, realis, statement, confidence, rule FROM claims WHERE id = 1", "claims 999", "belongs to no reading"),
    Tampering("role", "UPDATE roles SET value = 'supports' WHERE role = 'stance' AND value = 'no_agreement'", "roles of reading 1", _ROWS),
    Tampering("role added", "INSERT INTO roles SELECT 999, claim, role, entity, value, n, op FROM roles WHERE id = 1", "roles of reading 1", _ROWS),
    Tampering("role of nothing", "INSERT INTO roles SELECT 999, 999, role, entity, value, n, op FROM roles WHERE id = 1", "roles 999", "belongs to no claim"),
    Tampering("span", "UPDATE evidence SET start = start + 1 WHERE id = 1", "evidence of reading 1", _ROWS),
    Tampering("quote", "UPDATE evidence SET quote = 'all is agreed' WHERE quote = 'nothing is agreed'", "evidence of reading 1", _ROWS),
    Tampering("why of a judgement", "UPDATE judgements SET why = 'who knows' WHERE id = 1", "judgements 1", "its columns are not"),
    Tampering("who judged", "UPDATE judgements SET who = 'nobody' WHERE id = 1", "judgements 1", "its columns are not"),
    Tampering("what was judged", "UPDATE judgements SET type = 'release' WHERE id = 1", "judgements 1", "its columns are not"),
    Tampering("keys of a merge", "UPDATE judgements SET keys = 'Ana Duarte | C. Munoz' WHERE id = 2", "judgements 2", "its columns are not"),
    Tampering("judgement as JSON", "UPDATE judgements SET json = replace(json, 'accept', 'reject') WHERE id = 1", "judgements 1", _UNLIKE, 5),
    Tampering("judgement emptied", "UPDATE judgements SET json = '', why = '', keys = '' WHERE id = 2", "judgements 2", _UNLIKE, 6),
    Tampering("judgement passed off as expunged", f"UPDATE judgements SET json = '', why = '', keys = '', document = {_GONE} WHERE id = 2", "entries 10", "not of what is missing", 10),
    Tampering("judgement removed", "DELETE FROM judgements WHERE id = 2", "judgements 2", "is missing, the chain has an entry"),
    Tampering("who made an entry", "UPDATE entries SET who = 'nobody' WHERE number = 5", "entries 5", "its hash is not", 5),
    Tampering("time of an entry", "UPDATE entries SET recorded = '2031-01-01T00:00:00Z' WHERE number = 2", "entries 2", "its hash is not", 2),
    Tampering("why of an entry", "UPDATE entries SET why = 'who knows' WHERE number = 5", "judgements 1", _UNLIKE, 5),
    Tampering("why of a document", "UPDATE entries SET why = 'who knows' WHERE number = 1", "documents 1", _UNLIKE, 1),
    Tampering("why of a tombstone", "UPDATE entries SET why = 'who knows' WHERE number = 10", "entries 10", "not of what is missing", 10),
    Tampering("previous", "UPDATE entries SET previous = (SELECT previous FROM entries WHERE number = 4) WHERE number = 6", "entries 6", "does not follow", 6),
    Tampering("hash", "UPDATE entries SET hash = 'sha256:f00' WHERE number = 6", "entries 6", "its hash is not"),
    Tampering("body", "UPDATE entries SET body = 'sha256:f00' WHERE number = 6", "entries 6", "its hash is not"),
    Tampering("kind of an entry", "UPDATE entries SET kind = 'note' WHERE number = 6", "entries 6", "no known kind"),
    Tampering("entry removed in the middle", "DELETE FROM entries WHERE number = 6", "entries 7", "entry 6 is missing"),
    Tampering("entry removed with its row", "DELETE FROM entries WHERE number = 6; DELETE FROM judgements WHERE id = 2", "entries 7", "entry 6 is missing"),
    Tampering("entry removed, the others renumbered", "DELETE FROM entries WHERE number = 6; DELETE FROM judgements WHERE id = 2; UPDATE entries SET number = number - 1 WHERE number > 6", "entries 6", "does not follow", 6),
    Tampering("entry removed at the end", "DELETE FROM entries WHERE number = 12", "readings 4", "outside the chain"),
    Tampering("entries swapped", "UPDATE entries SET number = 99 WHERE number = 5; UPDATE entries SET number = 5 WHERE number = 6; UPDATE entries SET number = 6 WHERE number = 99", "entries 5", "does not follow", 5),
    Tampering("entry twice", "INSERT INTO entries SELECT 13, kind, subject, who, recorded, why, body, previous, 'sha256:f00' FROM entries WHERE number = 12", "readings 4", "has 2 entries", 13),
    Tampering("step unrecorded", "DELETE FROM migrations WHERE number = 2", "migrations 2", "no record that it was taken"),
    Tampering("step renamed", "UPDATE migrations SET name = 'nothing' WHERE number = 1", "migrations 1", "no record that it was taken"),
    Tampering("step unknown", "INSERT INTO migrations VALUES (-1, 'nothing', '2031-01-01')", "migrations -1", "no such step"),
    Tampering("tombstone for what is still there", "INSERT INTO entries SELECT 13, 'tombstone', 1, 'nobody', recorded, 'a reason', body, hash, 'sha256:f00' FROM entries WHERE number = 12", "entries 13", "not of what is missing", 13),
    Tampering("tombstone made up, document emptied", "INSERT INTO entries SELECT 13, 'tombstone', 1, 'nobody', recorded, 'a reason', 'sha256:f00', hash, 'sha256:f00' FROM entries WHERE number = 12; UPDATE documents SET text = '', source = '' WHERE id = 1", "entries 13", "its hash is not"),
    Tampering("expunged text put back", f"UPDATE documents SET text = '{GONE}' WHERE id = 3", "documents 3", "was expunged, yet holds text", 7),
    Tampering("expunged bytes put back", f"UPDATE contents SET bytes = (SELECT bytes FROM contents WHERE size > 0 LIMIT 1) WHERE sha256 = {_GONE}", "contents", "was expunged, yet holds bytes"),
    Tampering("expunged title put back", "UPDATE readings SET title = 'A title' WHERE id = 3", "readings 3", "was expunged, yet holds what was read"),
    Tampering("expunged claim put back", "INSERT INTO claims SELECT 999, 3, key, type, time, polarity, realis, NULL, confidence, rule FROM claims WHERE id = 1", "readings 3", "was expunged, yet holds what was read"),
    Tampering("expunged judgement put back", "UPDATE judgements SET json = '{}' WHERE id = 3", "judgements 3", "was expunged, yet holds what was judged", 9),
    Tampering("expunged reason put back", "UPDATE entries SET why = 'as it was sent to us' WHERE number = 8", "readings 3", "was expunged, yet holds what was read", 8),
    Tampering("view that hides claims", "DROP VIEW current_claims; CREATE VIEW current_claims AS SELECT * FROM claims WHERE type <> 'position'", "current_claims", "not as it was made"),
    Tampering("view missing", "DROP VIEW history", "history", "is missing"),
    Tampering("view of readings that leaves one out", "DROP VIEW current_claims; DROP VIEW current_readings; CREATE VIEW current_readings AS SELECT * FROM readings WHERE id > 1", "current_readings", "not as it was made"),
    Tampering("guard missing", "DROP TRIGGER claims_are_never_changed", "claims_are_never_changed", "missing or off", only="sqlite"),
    Tampering("guard that lets some through", "DROP TRIGGER claims_are_never_changed; CREATE TRIGGER claims_are_never_changed BEFORE UPDATE ON claims WHEN OLD.id > 5 BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END", "claims_are_never_changed", "not as it was made", only="sqlite"),
    Tampering("trigger that changes what comes in", "CREATE TRIGGER quietly AFTER INSERT ON claims BEGIN UPDATE claims SET type = 'release' WHERE id = NEW.id; END", "quietly", "not made by this program", only="sqlite"),
    Tampering("table made anew without its keys", "ALTER TABLE evidence RENAME TO old; CREATE TABLE evidence AS SELECT * FROM old", "evidence", "not as it was made", only="sqlite"),
    Tampering("guard missing", "DROP TRIGGER claims_only_grow ON claims", "claims_only_grow", "missing or off", only="postgresql"),
    Tampering("guard off", "ALTER TABLE claims DISABLE TRIGGER claims_only_grow", "claims_only_grow", "missing or off", only="postgresql"),
    Tampering("guard that lets some through", "DROP TRIGGER claims_only_grow ON claims; CREATE TRIGGER claims_only_grow BEFORE DELETE ON claims FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()", "claims_only_grow", "not as it was made", only="postgresql"),
    Tampering("guard that refuses nothing", "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$", "refuse_change", "not as it was made", only="postgresql"),
    Tampering("trigger that changes what comes in", "CREATE FUNCTION quiet() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.type := 'release'; RETURN NEW; END $$; CREATE TRIGGER quietly BEFORE INSERT ON claims FOR EACH ROW EXECUTE FUNCTION quiet()", "quietly", "not made by this program", only="postgresql"),
    Tampering("rule that swallows what comes in", "CREATE RULE quietly AS ON INSERT TO judgements DO INSTEAD NOTHING", "quietly", "not made by this program", only="postgresql"),
]  # fmt: skip
