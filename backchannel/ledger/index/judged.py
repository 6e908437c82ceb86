"""Which figures and deals a judgement may change.

In: the number of a judgement. Out: who stands in the documents that it is about. Always true: where that cannot
be told from the judgement alone, it may change all of them.
"""

from __future__ import annotations

import msgspec

from backchannel.entries import Judgement
from backchannel.ledger.database import Database, Row, marks

_OF_A_DOCUMENT = """SELECT key, part, index_appearances.document FROM index_appearances
    JOIN documents ON documents.id = index_appearances.document WHERE documents.sha256 = ?"""


def judged_on(database: Database, number: int) -> list[Row] | None:
    """Figures and deals (key, part, document) that judgement `number` bears on, `None` where on any."""
    row = database.one("SELECT json FROM judgements WHERE id = ?", number)
    if row is None or not row[0]:
        return []  # expunged, with all that it was about
    judgement = msgspec.json.decode(str(row[0]), type=Judgement)
    if judgement.kind == "retract" and judgement.about is not None:
        query = "SELECT subject FROM entries WHERE number = ? AND kind = 'judgement'"
        before = database.one(query, judgement.about)
        return judged_on(database, int(before[0])) if before else None
    document = judgement.assertion.document if judgement.assertion else judgement.document
    # a correction may put in somebody of another deal
    if document and not (judgement.change and judgement.change.roles):
        return database.rows(_OF_A_DOCUMENT, document)
    if judgement.kind in ("merge", "split") and judgement.keys:
        keys = set(judgement.keys)
        query = f"SELECT key, 'named', 0 FROM index_figures WHERE key IN ({marks(keys)})"
        found = database.rows(query, *keys)
        return found if len(found) == len(keys) else None
    return None
