"""Taking a document out of the record where law or somebody's safety demands it.

In: the hash of a document's bytes, who does it, and why. Out: the entry that stays, a tombstone. Always true:
the chain stays whole, since it holds hashes only; what is left of the document is its hash, so that it is
not read again, and the tombstone says who took it out, when, and why.
"""

from __future__ import annotations

from backchannel.entries import Entry
from backchannel.errors import NotFound, UsageError
from backchannel.ledger import schema
from backchannel.ledger.chain import Chain, as_row, tombstone_body
from backchannel.ledger.database import Database, marks
from backchannel.ledger.index import empty

_SHORTEST = 12
TOUCHED = (
    schema.EVIDENCE, schema.ROLES, schema.CLAIMS, schema.STATEMENTS, schema.ENTITIES, schema.READINGS,
    schema.DOCUMENTS, schema.CONTENTS, schema.JUDGEMENTS, schema.ENTRIES,
)  # fmt: skip


def expunge(database: Database, sha256: str, who: str, why: str) -> Entry:
    """Take it out, in one transaction; where that was done before, the tombstone that it left.

    Raises `NotFound`, or `UsageError` where no reason is given.
    """
    if not why.strip():
        raise UsageError("to expunge a document, say why: the reason stays on record")
    with database.transaction():
        whole, documents = _named(database, sha256)
        before = database.one("SELECT * FROM entries WHERE kind = 'tombstone' AND subject = ?", documents[0])
        if before:
            return Entry(*before)
        for table in TOUCHED:
            for statement in table.unguard(database.dialect):
                database.run(statement)
        judgements = _judged(database, whole)
        _take_out(database, whole, documents, judgements)
        empty(database)  # the index held its words; what it says of the others is worked out anew
        for table in TOUCHED:
            for statement in table.guards(database.dialect):
                database.run(statement)
        body = tombstone_body(whole, documents, judgements, why)
        entry = Chain(database).link("tombstone", documents[0], who, why, body)
        database.insert("entries", [as_row(entry)])
    return entry


def _named(database: Database, sha256: str) -> tuple[str, list[int]]:
    """The whole hash, and the documents that were cut from these bytes, first first."""
    if len(sha256) < _SHORTEST:
        raise UsageError(f"{sha256} is too short to name a document: give {_SHORTEST} digits of its hash")
    found = database.rows(
        "SELECT sha256, id FROM documents WHERE substr(sha256, 1, ?) = ? ORDER BY id", len(sha256), sha256
    )
    if len({name for name, _ in found}) != 1:
        raise NotFound(f"{database.location} holds no document with the hash {sha256}")
    return str(found[0][0]), [int(number) for _, number in found]


def _judged(database: Database, sha256: str) -> list[int]:
    """The judgements about a document, or that name it, and all that take such a one back."""
    found = database.rows(
        "SELECT id FROM judgements WHERE document = ? OR json LIKE ?", sha256, f"%{sha256}%"
    )
    judged = {int(number) for (number,) in found}
    while judged:
        entries = f"SELECT number FROM entries WHERE kind = 'judgement' AND subject IN ({marks(judged)})"
        about = database.rows(f"SELECT id FROM judgements WHERE about IN ({entries})", *judged)
        more = {int(number) for (number,) in about} - judged
        if not more:
            break
        judged |= more
    return sorted(judged)


def _take_out(database: Database, sha256: str, documents: list[int], judgements: list[int]) -> None:
    readings = f"SELECT id FROM readings WHERE document IN ({marks(documents)})"
    claims = f"SELECT id FROM claims WHERE reading IN ({readings})"
    for table in ("evidence", "roles"):
        database.run(f"DELETE FROM {table} WHERE claim IN ({claims})", *documents)
    for table in ("claims", "statements", "entities"):
        database.run(f"DELETE FROM {table} WHERE reading IN ({readings})", *documents)
    database.run(
        f"UPDATE entries SET why = '' WHERE kind = 'reading' AND subject IN ({readings})", *documents
    )
    database.run(
        "UPDATE readings SET json = '', title = NULL, outlet = NULL, wire = NULL, published = NULL "
        f"WHERE document IN ({marks(documents)})",
        *documents,
    )
    database.run("UPDATE documents SET text = '', source = '' WHERE sha256 = ?", sha256)
    database.run("UPDATE contents SET bytes = ?, size = 0 WHERE sha256 = ?", b"", sha256)
    for number in judgements:
        # `document` names what it went with, so that the tombstone can be held against it.
        database.run(
            "UPDATE judgements SET json = '', why = '', keys = '', type = NULL, about = NULL, round = NULL, "
            "document = ? WHERE id = ?",
            sha256, number,
        )  # fmt: skip
        database.run("UPDATE entries SET why = '' WHERE kind = 'judgement' AND subject = ?", number)
