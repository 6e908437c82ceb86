"""The contract that every store of the ledger keeps.

In: a reading with the bytes it was read from, a judgement. Out: holdings, judgements, entries. Always true:
entries are only ever added, each in one transaction; whatever goes wrong is a `LedgerError` of one line that
names the store.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from backchannel.entries import Entry, Holding, Judgement
from backchannel.ledger.index import Index
from backchannel.records import Document, Reading


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong: `where` names the table and the row, `what` says it in words."""

    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


class Store(ABC):
    """An open ledger; closes as a context manager. `location` is its path or address."""

    location: str

    def append(self, reading: Reading, data: bytes, who: str | None = None, why: str = "") -> bool:
        """Add a reading and the bytes of its document; `False` where the ledger holds it already.

        `who` is the reader unless given. What was expunged counts as held. Raises `InputError` where its text
        holds what the ledger cannot keep.
        """
        return self.append_all([(reading, data)], who, why) == 1

    @abstractmethod
    def append_all(
        self, readings: Iterable[tuple[Reading, bytes]], who: str | None = None, why: str = ""
    ) -> int:
        """Add many at once, all or none; how many the ledger did not hold. Nobody else writes meanwhile."""

    @abstractmethod
    def judge(self, judgement: Judgement) -> Judgement:
        """Write down a judgement; gives it back with its entry number and time.

        Raises `NotFound` where it is about a judgement that there is not, or a document that was expunged.
        """

    @abstractmethod
    def holds(self, document: Document, reader: str) -> bool:
        """Whether `reader` has read this document, dated so; a new date makes another reading."""

    @abstractmethod
    def holdings(self, documents: Collection[int] | None = None) -> Iterator[Holding]:
        """The newest reading of each document and all that was added to it by hand, oldest document first.

        `documents` are ids of the table of documents, for no others.
        """

    @abstractmethod
    def judgements(self) -> Iterator[Judgement]:
        """All judgements, oldest first."""

    @abstractmethod
    def entries(self, since: int = 0) -> Iterator[Entry]:
        """The links of the chain after number `since`, oldest first."""

    @abstractmethod
    def head(self) -> Entry | None:
        """The last link of the chain, `None` where there is none: while it stays, all answers stay."""

    @abstractmethod
    def index(self) -> Index:
        """The index, brought up to date: who is who, and which documents a question needs."""

    @abstractmethod
    def replay(self) -> None:
        """Drop the index and make it anew from the entries."""

    @abstractmethod
    def size(self) -> int:
        """How many bytes it takes on the disk."""

    @abstractmethod
    def contents(self, sha256: str) -> bytes:
        """The bytes with this hash. Raises `NotFound`."""

    @abstractmethod
    def expunge(self, sha256: str, who: str, why: str) -> Entry:
        """Take a document out for good, with all that was read in it and judged of it; leave a tombstone.

        `sha256` may be cut short, to 12 digits or more. Done twice, it leaves the one tombstone, and wipes
        what an interrupted first time may have left on the disk. Raises `NotFound`.
        """

    @abstractmethod
    def verify(self) -> Iterator[Fault]:
        """All that is wrong: with the chain, the hashes, the spans, the rows; nothing where it is whole."""

    @abstractmethod
    def close(self) -> None:
        """Let go of the store; nothing can be asked of it afterwards."""

    def readings(self) -> Iterator[Reading]:
        """The readings of `holdings`."""
        return (holding.reading for holding in self.holdings())

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
