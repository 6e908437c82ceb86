"""The contract that every store of the ledger keeps.

In: a reading with the bytes it was read from. Out: readings. Always true: entries are only ever added, one
document in one transaction; whatever goes wrong is a `LedgerError` of one line that names the store.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from types import TracebackType
from typing import Self

from backchannel.entries import Holding, Judgement
from backchannel.records import Document, Reading


class Store(ABC):
    """An open ledger; closes as a context manager. `location` is its path or address."""

    location: str

    @abstractmethod
    def append(self, reading: Reading, data: bytes) -> bool:
        """Add a reading and the bytes of its document; `False` where the ledger holds it already."""

    @abstractmethod
    def holds(self, document: Document, reader: str) -> bool:
        """Whether `reader` has read this document, dated so; a new date makes another reading."""

    @abstractmethod
    def holdings(self) -> Iterator[Holding]:
        """The newest reading of each document and all that was added to it by hand, oldest document first."""

    @abstractmethod
    def judgements(self) -> Iterator[Judgement]:
        """All judgements, oldest first."""

    def readings(self) -> Iterator[Reading]:
        """The readings of `holdings`."""
        return (holding.reading for holding in self.holdings())

    @abstractmethod
    def contents(self, sha256: str) -> bytes:
        """The bytes with this hash. Raises `NotFound`."""

    @abstractmethod
    def close(self) -> None:
        """Let go of the store; nothing can be asked of it afterwards."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
