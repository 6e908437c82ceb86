"""Cut a document into overlapping windows, so that the encoder reads all of it whatever its length.

In: which words start a paragraph and which end a sentence by their look. Out: word ranges of at most
`LONGEST` words. Always true: every word lies in at least one window, and neighbouring windows overlap unless
a document ends there.
"""

from __future__ import annotations

from collections.abc import Sequence

LONGEST = 160
CHUNK = 80
STOPS = frozenset({".", "?", "!", "”", '"', ";", "…", "..."})


def units(words: Sequence[str], breaks: Sequence[bool]) -> list[int]:
    """Where a window may begin: paragraph starts, and in a long paragraph the ends of its sentences."""
    edges, last = [], 0
    for i in range(len(words)):
        run = i - last
        ended = i > 0 and words[i - 1] in STOPS and words[i] not in STOPS
        if i == 0 or breaks[i] or (run >= CHUNK // 2 and ended) or run >= CHUNK:
            edges.append(i)
            last = i
    return edges


def windows(words: Sequence[str], breaks: Sequence[bool]) -> list[tuple[int, int]]:
    """Overlapping ranges over `words`, each of whole units, the last unit of one being the first of the next."""
    total = len(words)
    edges = [*units(words, breaks), total]
    out: list[tuple[int, int]] = []
    first = 0
    while total:
        last = first + 1
        while last + 1 < len(edges) and edges[last + 1] - edges[first] <= LONGEST:
            last += 1
        out.append((edges[first], edges[last]))
        if edges[last] == total:
            return out
        # one unit of overlap, two when that unit is only a line
        back = last - 1
        if back - 1 > first and edges[last] - edges[back] < 12:
            back -= 1
        first = back if back > first else last
    return out
