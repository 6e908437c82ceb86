"""The record: an append-only, hash-chained store of documents, of what was read in them and judged of it.

In: readings with the bytes they were read from, judgements. Out: holdings and judgements, oldest first. Always
true: what is in the ledger is never changed or taken out without a tombstone, and a document is in it whole
or not at all.
"""

from pathlib import Path

from backchannel.ledger.addresses import is_address
from backchannel.ledger.base import Fault, Store
from backchannel.ledger.index import Hit, Index, TermsOf
from backchannel.ledger.sqlite import SqliteDatabase
from backchannel.ledger.store import SqlLedger

__all__ = ["Fault", "Hit", "Index", "SqlLedger", "Store", "TermsOf", "open_store"]


def open_store(location: str | Path, *, create: bool = False) -> Store:
    """The ledger in the SQLite file or at the `postgresql://` address; made new only where `create` says so.

    Raises `LedgerError`.
    """
    if is_address(location):
        # The driver takes a while to load: only who names a server waits for it.
        from backchannel.ledger.postgres import PostgresDatabase

        return SqlLedger(PostgresDatabase.open(str(location), create=create))
    return SqlLedger(SqliteDatabase.open(location, create=create))
