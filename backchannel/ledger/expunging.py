"""Taking a document out of the record where law or somebody's safety demands it.

In: the hash of a document's bytes, who does it, and why. Out: the entry that stays, a tombstone. Always true:
the chain stays whole, since it holds hashes only; what is left of the document is its hash, so that it is
not read again, and the tombstone says who took it out, when, and why.
"""

from __future__ import annotations

from backchannel.entries import Entry
from backchannel.errors import NotFound, UsageError
from backchannel.ledger import schema
from backchannel.ledger.chain import Chain, digest
from backchannel.ledger.database import Database, marks

_SHORTEST = 12
_TOUCHED = (
    schema.EVIDENCE, schema.ROLES, schema.CLAIMS, schema.STATEMENTS, schema.ENTITIES, schema.READINGS,
    schema.DOCUMENTS, schema.CONTENTS, schema.JUDGEMENTS,
)  # fmt: skip


def expunge(database: Database, sha256: str, who: str, why: str) -> Entry:
    """Take it out, in one transaction. Raises `NotFound`, or `UsageError` where no reason is given."""
    if not why.strip():
        raise UsageError("to expunge a document, say why: the reason stays on record")
    with database.transaction():
        whole = _whole(database, sha256)
        documents = [
            row[0] for row in database.rows("SELECT id FROM documents WHERE sha256 = ? ORDER BY id", whole)
        ]
        for table in _TOUCHED:
            for statement in table.unguard(database.dialect):
                database.run(statement)
        _take_out(database, whole, documents)
        for table in _TOUCHED:
            for statement in table.guards(database.dialect):
                database.run(statement)
        return Chain(database).add("tombstone", documents[0], who, why, digest([whole, *documents]))


def _whole(database: Database, sha256: str) -> str:
    if len(sha256) < _SHORTEST:
        raise UsageError(f"{sha256} is too short to name a document: give {_SHORTEST} digits of its hash")
    found = database.rows(
        "SELECT DISTINCT sha256 FROM documents WHERE substr(sha256, 1, ?) = ?", len(sha256), sha256
    )
    if len(found) != 1:
        raise NotFound(f"{database.location} holds no document with the hash {sha256}")
    return str(found[0][0])


def _take_out(database: Database, sha256: str, documents: list[int]) -> None:
    readings = f"SELECT id FROM readings WHERE document IN ({marks(documents)})"
    claims = f"SELECT id FROM claims WHERE reading IN ({readings})"
    for table in ("evidence", "roles"):
        database.run(f"DELETE FROM {table} WHERE claim IN ({claims})", *documents)
    for table in ("claims", "statements", "entities"):
        database.run(f"DELETE FROM {table} WHERE reading IN ({readings})", *documents)
    database.run(
        "UPDATE readings SET json = '', title = NULL, outlet = NULL, wire = NULL, published = NULL "
        f"WHERE document IN ({marks(documents)})",
        *documents,
    )
    database.run("UPDATE documents SET text = '', source = '' WHERE sha256 = ?", sha256)
    database.run("UPDATE contents SET bytes = ?, size = 0 WHERE sha256 = ?", b"", sha256)
    database.run("UPDATE judgements SET json = '', why = '', keys = '' WHERE document = ?", sha256)
