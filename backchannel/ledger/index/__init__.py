"""What is worked out from the entries so that a large ledger answers at once: who is who, where, and words.

In: the entries, in their order. Out: tables whose names begin with `index_`. Always true: they follow from
the entries alone; dropped and made anew, they are the same.
"""

from backchannel.ledger.index.follow import drop, empty, is_current
from backchannel.ledger.index.kept import TermsOf
from backchannel.ledger.index.lookup import Index
from backchannel.ledger.index.search import Hit

__all__ = ["Hit", "Index", "TermsOf", "drop", "empty", "is_current"]
