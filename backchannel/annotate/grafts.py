"""A tree in the making.

In: the words of a document with their heads and relations. Out: heads and relations that repairs may change one by one.
Always true: a word is never hung on itself, below itself or in another sentence, and every sentence keeps its root.
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
        # whether any word is a `whose`
        self.possessives = any(t.tag == "WP$" for t in tokens)

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
        heads, deps = self.heads, self.deps
        near = range(max(0, i - 12), min(len(heads), i + 4))
        return [k for k in near if heads[k] == i and deps[k] == "case" and k != i]
