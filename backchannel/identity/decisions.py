"""What people have decided about who is who, laid over what names alone tell.

In: the links of the register and the judgements, oldest first. Out: the key of the figure for each spelling.
Always true: a judgement stands over the register; one that was taken back has no effect; what a person parted
is never joined again until that is taken back; the same judgements give the same keys.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import combinations

from backchannel.entries import Judgement
from backchannel.errors import NotFound, UsageError
from backchannel.identity.figures import Link


class Decisions:
    """Figures as they stand after the judgements.

    A node is a spelling's key, or `document:entity` for one entity of one document, which a person may take
    out of its figure or join to one. `own` maps the latter to the keys of their spellings.
    """

    def __init__(
        self, links: Mapping[str, Link], own: Mapping[str, str], judgements: Iterable[Judgement] = ()
    ) -> None:
        self._links = links
        self._own = own
        self._ties: dict[str, set[str]] = defaultdict(set)
        self._heads: dict[str, str] = {}
        self._parted: list[tuple[str, str, Judgement]] = []
        self.standing = tuple(_standing(judgements))
        for link in links.values():
            self._tie(link.own, link.to)
        for judgement in self.standing:
            keys = [key for key in judgement.keys if self.knows(key)]
            if judgement.kind == "merge":
                self._merge(keys)
            elif judgement.kind == "split":
                self._split(keys, judgement)

    def knows(self, key: str) -> bool:
        """Whether a key may be that of a node: of an entity on record, or of a spelling of one."""
        return key in self._own or key in self._spellings or key in self._links

    def key(self, node: str, entity: str = "") -> str:
        """Key of the figure that a spelling is of, or one `entity` of it that was judged for itself."""
        heads = self._heads
        if heads:
            if entity and entity in heads:
                return heads[entity]
            if node in heads:
                return heads[node]
        return self._root(node) if node in self._links else node

    def of(self, key: str) -> str:
        """Key of the figure that a key in a judgement or a suggestion means now."""
        return self._heads.get(key) or self.key(self._own.get(key, key))

    def parted(self, one: str, other: str) -> Judgement | None:
        """The judgement that keeps two keys apart, `None` where there is none."""
        mine, theirs = self._together(one), self._together(other)
        return self._between(mine, theirs)

    def about(self, key: str) -> tuple[Judgement, ...]:
        """The judgements that stand and name the figure or one of its spellings."""
        return tuple(
            judgement
            for judgement in self.standing
            if any(self.knows(one) and self.of(one) == key for one in judgement.keys)
        )

    @cached_property
    def _spellings(self) -> frozenset[str]:
        return frozenset(self._own.values())

    def _root(self, node: str) -> str:
        if node not in self._links:
            return node
        seen = {node}
        while (link := self._links.get(node)) and link.to not in seen:
            node = link.to
            seen.add(node)
        return node

    def _tie(self, one: str, other: str) -> None:
        self._ties[one].add(other)
        self._ties[other].add(one)

    def _untie(self, one: str, other: str) -> None:
        self._ties[one].discard(other)
        self._ties[other].discard(one)

    def _touch(self, key: str) -> str:
        """Make an entity of a document a node of its own, tied to its spelling."""
        spelling = self._own.get(key, key)
        if key != spelling and key not in self._ties:
            self._tie(key, spelling)
        return key

    def _together(self, key: str) -> set[str]:
        """All nodes of the figure that a node belongs to."""
        found, waiting = {key}, [key]
        while waiting:
            for other in self._ties.get(waiting.pop(), ()):
                if other not in found:
                    found.add(other)
                    waiting.append(other)
        return found

    def _between(self, mine: set[str], theirs: set[str]) -> Judgement | None:
        for one, other, judgement in self._parted:
            if (one in mine and other in theirs) or (one in theirs and other in mine):
                return judgement
        return None

    def _merge(self, keys: Sequence[str]) -> None:
        if not keys:
            return
        # an entity hangs on its spelling before it is asked who belongs together
        first, *others = [self._touch(key) for key in keys]
        head = self.of(first)
        for key in others:
            mine, theirs = self._together(first), self._together(key)
            if key in mine or self._between(mine, theirs):
                continue
            self._tie(first, key)
            self._heads.update(dict.fromkeys(mine | theirs, head))

    def _split(self, keys: Sequence[str], judgement: Judgement) -> None:
        for one, other in combinations([self._touch(key) for key in keys], 2):
            self._parted.append((one, other, judgement))
            path = self._path(one, other)
            if not path:
                continue
            old = self.of(one)
            self._untie(path[-2], path[-1])
            for node in (path[-2], path[-1]):
                part = self._together(node)
                root = self._root(self._own.get(node, node))
                head = old if old in part else root if root in part else node
                self._heads.update(dict.fromkeys(part, head))

    def _path(self, one: str, other: str) -> list[str]:
        """The nodes from the one to the other, none where they are of two figures."""
        before: dict[str, str] = {one: ""}
        waiting = [one]
        for node in waiting:
            for near in sorted(self._ties.get(node, ())):
                if near not in before:
                    before[near] = node
                    waiting.append(near)
        path = []
        node = other if other in before and other != one else ""
        while node:
            path.append(node)
            node = before[node]
        return path[::-1]


def check_merge(decisions: Decisions, keys: Sequence[str]) -> None:
    """Raise where a merge of these keys cannot be meant; the caller writes the judgement afterwards.

    `NotFound` for a key that is not on record; `UsageError` for fewer than two keys, for figures that are one
    already (each would stand under the other), and for what a judgement parted.
    """
    if len(keys) < 2:
        raise UsageError("a merge needs two names at least: the first gives its name to the others")
    for key in keys:
        if not decisions.knows(key):
            raise NotFound(f"there is no figure {key!r} on record")
    for one, other in combinations(keys, 2):
        if decisions.of(one) == decisions.of(other):
            raise UsageError(
                f"{one!r} and {other!r} are one figure already: each would stand under the other"
            )
        kept_apart = decisions.parted(one, other)
        if kept_apart:
            raise UsageError(
                f"{one!r} and {other!r} were parted by {kept_apart.who} (entry {kept_apart.entry}): "
                "take that judgement back first"
            )


def _standing(judgements: Iterable[Judgement]) -> Iterator[Judgement]:
    """The merges and splits that were not taken back, oldest first."""
    ordered = tuple(judgements)
    back: set[int] = set()
    for judgement in reversed(ordered):
        if judgement.kind == "retract" and judgement.about is not None and judgement.entry not in back:
            back.add(judgement.about)
    return (j for j in ordered if j.kind in ("merge", "split") and not (j.entry and j.entry in back))
