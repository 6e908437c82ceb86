"""What is added to the tables for a reading or a judgement.

In: a reading with its bytes, or a judgement, and the end of the chain. Out: rows for each table, in the order
in which they go in. Always true: the rows of a reading end with the entries that vouch for them.
"""

from __future__ import annotations

from dataclasses import dataclass

from backchannel.entries import Judgement
from backchannel.ledger.chain import Chain, as_row, document_body, now, reading_body
from backchannel.ledger.database import Row
from backchannel.ledger.rows import PARTS, kept, rows_of
from backchannel.records import Reading

Batches = list[tuple[str, list[Row]]]


@dataclass(frozen=True, slots=True)
class Found:
    """What the ledger holds of a document.

    `number` of its row, 0 for none; `digest` of its text; whether its bytes are `held`, or were `expunged`.
    """

    number: int
    digest: str
    held: bool
    expunged: bool


def rows_to_add(
    reading: Reading, data: bytes, found: Found, chain: Chain, who: str | None, why: str
) -> Batches:
    """All rows of a reading, with those of its document where that is new."""
    about, by, recorded, text = reading.document, who or reading.reader, now(), kept(reading)
    document = found.number
    batches: Batches = []
    entries: list[Row] = []
    if not document:
        document = chain.take("documents")
        named = (about.sha256, found.digest, about.source, about.language)
        if not found.held:
            batches.append(("contents", [(about.sha256, len(data), data)]))
        batches.append(("documents", [(document, *named, about.text)]))
        entries.append(as_row(chain.link("document", document, by, "", document_body(named), recorded)))
    number = chain.take("readings")
    batches.append(("readings", [(
        number, document, reading.reader, reading.schema, recorded, about.title, about.outlet, about.wire,
        about.published, text,
    )]))  # fmt: skip
    parts = rows_of(reading, number, chain.free).rows
    for table in PARTS:
        chain.take(table, len(parts[table]))
        batches.append((table, parts[table]))
    body = reading_body(document, reading.reader, recorded, text, why)
    entries.append(as_row(chain.link("reading", number, by, why, body, recorded)))
    return [*batches, ("entries", entries)]


def judgement_row(row: int, judgement: Judgement, text: str) -> Row:
    """A judgement as a row of its table; `text` is the whole of it as JSON."""
    assertion = judgement.assertion
    return (
        row, judgement.kind, judgement.who, judgement.why, subject(judgement),
        assertion.type if assertion else None, " | ".join(judgement.keys), judgement.about, judgement.round,
        judgement.recorded, text,
    )  # fmt: skip


def subject(judgement: Judgement) -> str | None:
    """The hash of the document that a judgement is about, if it is about one."""
    return judgement.assertion.document if judgement.assertion else judgement.document
