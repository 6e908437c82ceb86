"""Where figures are kept while documents are gone through: found by block key, got and put by key.

In: figures. Out: figures. Always true: a store decides nothing; whoever implements `Figures` over tables gives
the same answers as `MemoryFigures`, in the order in which the figures were put.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from backchannel.identity.matching import Reason

_RECENT = 16


@dataclass(frozen=True, slots=True)
class Link:
    """Why a spelling belongs to a figure: `own` is the spelling's key, `to` the key that it was joined to.

    `document` is the number of the document that brought it.
    """

    own: str
    to: str
    name: str
    score: float
    reasons: tuple[Reason, ...]
    document: int


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a figure: the name that it was first put under, the spellings joined to it, side, titles."""

    key: str
    kind: str
    name: str
    document: int
    country: str | None = None
    titles: frozenset[str] = frozenset()
    links: tuple[Link, ...] = ()

    @property
    def names(self) -> tuple[tuple[str, str], ...]:
        """All spellings, each with its own key: the first one and those that were joined."""
        return ((self.key, self.name), *((link.own, link.name) for link in self.links))


class Figures(Protocol):
    """A store of figures."""

    def find(self, block: str, limit: int) -> Sequence[str]:
        """Keys of the first `limit` figures put under a block key, in the order in which they were put."""

    def get(self, key: str) -> Known | None:
        """The figure with this key."""

    def put(self, known: Known, blocks: Iterable[str] = ()) -> None:
        """Keep a figure, in the place of what had its key, findable under these block keys too."""


class MemoryFigures:
    """Figures in memory."""

    def __init__(self) -> None:
        self._known: dict[str, Known] = {}
        self._blocks: dict[str, str | list[str]] = {}

    def find(self, block: str, limit: int) -> Sequence[str]:
        """Keys of the first `limit` figures put under a block key, in the order in which they were put."""
        keys = self._blocks.get(block)
        return () if keys is None else (keys,) if isinstance(keys, str) else keys[:limit]

    def get(self, key: str) -> Known | None:
        """The figure with this key."""
        return self._known.get(key)

    def put(self, known: Known, blocks: Iterable[str] = ()) -> None:
        """Keep a figure, findable under these block keys too."""
        self._known[known.key] = known
        for block in blocks:
            keys = self._blocks.get(block)
            if keys is None:
                self._blocks[block] = known.key  # most blocks hold one figure: no list for those
            elif isinstance(keys, str):
                if keys != known.key:
                    self._blocks[block] = [keys, known.key]
            elif known.key not in keys[-_RECENT:]:
                keys.append(known.key)
