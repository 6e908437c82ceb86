"""What is added to the tables for a reading or a judgement.

In: a reading with its bytes, or a judgement, and the end of the chain. Out: rows for each table, in the order
in which they go in. Always true: the rows of a reading end with the entries that vouch for them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from backchannel.entries import Judgement
from backchannel.ledger.chain import Chain, as_row, document_body, now, reading_body
from backchannel.ledger.database import Row
from backchannel.ledger.rows import PARTS, kept, rows_of
from backchannel.ledger.schema import TABLES
from backchannel.records import Reading

Batches = list[tuple[str, list[Row]]]
Given = tuple[Reading, bytes]  # with the bytes of its document


@dataclass(frozen=True, slots=True)
class Found:
    """What the ledger holds of a document.

    `number` of its row, 0 for none; `digest` of its text; whether its bytes are `held`, or were `expunged`.
    """

    number: int
    digest: str
    held: bool
    expunged: bool


def in_parts(readings: Iterable[Given], most: int) -> Iterator[list[Given]]:
    """The readings in their order, so many at once at most, and no two of a part of the same bytes.

    What the ledger holds of each can so be asked for the whole part before any of it goes in.
    """
    part: dict[str, Given] = {}
    for given in readings:
        if len(part) == most or given[0].document.sha256 in part:
            yield list(part.values())
            part = {}
        part[given[0].document.sha256] = given
    if part:
        yield list(part.values())


def found_among(rows: Sequence[Row], digest: str) -> Found:
    """The document whose text has this hash, among the rows (id, hash of the text, expunged) of the same bytes."""
    number = next((int(row[0]) for row in rows if row[1] == digest), 0)
    return Found(number, digest, bool(rows), any(row[2] for row in rows))


def together(batches: Iterable[Batches]) -> Batches:
    """The rows of several, table by table, in the order in which tables refer to each other."""
    rows: dict[str, list[Row]] = {table.name: [] for table in TABLES}
    for one in batches:
        for table, some in one:
            rows[table] += some
    return [(table, some) for table, some in rows.items() if some]


def holds_nul(reading: Reading) -> bool:
    """Whether a NUL character stands anywhere in it, which not every database can keep."""
    return "\0" in reading.document.text or "\\u0000" in kept(reading)


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
