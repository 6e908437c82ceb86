"""What is worked out from backchannel.ledger.index.follow import drop, is_current
from backchannel.ledger.index.lookup import Index
from backchannel.ledger.index.search import Hit

__all__ = ["Hit", "Index", "drop", "is_current"]
