"""The record: an append-only store of documents and of what was read in them.

In: a reading with the bytes it was read from. Out: readings, oldest document first. Always true: what
is in the ledger is never changed or taken out, and a document is in it whole or not at all.
"""

from backchannel.ledger.base import Store
from backchannel.ledger.sqlite import SqliteLedger as Ledger

__all__ = ["Ledger", "Store"]
