"""A reading as rows of the plain tables, and back from how it is kept.

In: a reading, and the first free id of each table. Out: rows in the order of the columns. Always true: the
rows follow from the reading and the ids alone, so that they can be made anew and compared.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from hashlib import sha256

import msgspec

from backchannel.ledger.database import Row
from backchannel.readings import decoded
from backchannel.records import Claim, Count, Reading, Span, Statement

PARTS = ("entities", "statements", "claims", "roles", "evidence")


@dataclass
class Rows:
    """Rows for each of the tables in `PARTS`; `first` is the id that the first row of each gets."""

    first: dict[str, int]
    rows: dict[str, list[Row]] = field(default_factory=lambda: {table: [] for table in PARTS})

    def add(self, table: str, *values: object) -> int:
        """Add a row; gives its id back."""
        number = self.first[table] + len(self.rows[table])
        self.rows[table].append((number, *values))
        return number


def rows_of(reading: Reading, entry: int, first: dict[str, int]) -> Rows:
    """All that was read, as rows that belong to the reading with the id `entry`."""
    rows = Rows(first)
    names = {entity.id: entity.name for entity in reading.entities}
    entities = {
        entity.id: rows.add(
            "entities", entry, entity.id, entity.kind, entity.name, " | ".join(entity.aliases),
            entity.country, int(entity.anonymous),
        )
        for entity in reading.entities
    }  # fmt: skip
    statements = {
        statement.id: rows.add(
            "statements", entry, statement.id, _speaker(statement, names), statement.source_kind,
            statement.form, statement.said, statement.occasion,
            " … ".join(_cut(reading, statement.content)), statement.inside,
        )
        for statement in reading.statements
    }  # fmt: skip
    for claim in reading.claims:
        _add_claim(rows, claim, reading, entry, entities, statements, names)
    return rows


def _add_claim(
    rows: Rows,
    claim: Claim,
    reading: Reading,
    entry: int,
    entities: dict[str, int],
    statements: dict[str, int],
    names: dict[str, str],
) -> None:
    row = rows.add(
        "claims", entry, claim.id, claim.type, claim.time, claim.polarity, claim.realis,
        statements.get(claim.statement or ""), claim.confidence, claim.rule,
    )  # fmt: skip
    for role, value in claim.roles.items():
        if isinstance(value, Count):
            rows.add("roles", row, role, None, value.what or "", value.n, value.op)
            continue
        for item in (value,) if isinstance(value, str) else value:
            entity = None if isinstance(value, str) else entities.get(item)
            rows.add("roles", row, role, entity, names.get(item, item) if entity else item, None, None)
    for span, quote in zip(claim.evidence, _cut(reading, claim.evidence), strict=True):
        rows.add("evidence", row, span.start, span.end, quote)


def kept(reading: Reading) -> str:
    """The reading as it is kept: JSON, without the text, which stands with the document."""
    bare = replace(reading, document=replace(reading.document, text=""))
    return msgspec.json.encode(bare).decode()


def unkept(text: str, document_text: str) -> Reading:
    """The reading again, with the text of its document. Raises `InputError`."""
    reading = decoded(text)
    if reading.document.text:  # of a ledger's first schema, which kept it here too
        return reading
    # read by the hundred for one page: filled in place, before anybody else has it
    object.__setattr__(reading.document, "text", document_text)
    return reading


def text_digest(text: str) -> str:
    """Hash of a document's text."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _speaker(statement: Statement, names: dict[str, str]) -> str | None:
    speaker = statement.speaker
    if speaker is None:
        return None
    return " and ".join(names.get(who, who) for who in ((speaker,) if isinstance(speaker, str) else speaker))


def _cut(reading: Reading, spans: Iterable[Span]) -> list[str]:
    return [reading.document.text[span.start : span.end] for span in spans]
