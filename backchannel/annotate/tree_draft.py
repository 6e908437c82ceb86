"""A tree while it is mended.

In: the words of a document with their trees. Out: their heads and relations, which may be changed. Always true: what
is hung elsewhere stays in its sentence, and no change closes a ring.
"""

from __future__ import annotations

from collections.abc import Sequence

from backchannel.records import Token


class Draft:
    """Heads and relations in the making."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.heads = [t.head for t in tokens]
        self.deps = [t.dep for t in tokens]

    def hang(self, i: int, head: int, dep: str) -> None:
        """Hang `i` on `head`, unless that would close a ring or leave the sentence without its root."""
        if i == head or self.heads[i] == i or self.under(head, i):
            return
        if self.tokens[i].sentence == self.tokens[head].sentence:
            self.heads[i], self.deps[i] = head, dep

    def under(self, i: int, top: int) -> bool:
        while self.heads[i] != i:
            if i == top:
                return True
            i = self.heads[i]
        return i == top

    def cases(self, i: int) -> list[int]:
        low, high = max(0, i - 12), min(len(self.tokens), i + 4)
        return [k for k in range(low, high) if self.heads[k] == i and self.deps[k] == "case" and k != i]
