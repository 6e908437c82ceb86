"""Walk the dependency trees of a document.

In: `records.Syntax`. Out: token indices. Standard library only, so that both annotators and claims may use it.
Relations are Universal Dependencies; a relation asked for without a subtype matches every subtype of it.
Always true: walks never leave the sentence and never return white space, and lists come in text order.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import cached_property, wraps
from operator import attrgetter
from typing import Any, TypeVar

from backchannel.records import Span, Syntax, Token

T = TypeVar("T")
START = attrgetter("start")
FUNCTION_WORDS = frozenset({"ADP", "DET", "PUNCT", "SCONJ", "CCONJ", "PART", "AUX"})


def matches(dep: str, wanted: str) -> bool:
    """True when `dep` is `wanted` or a subtype of it."""
    return dep == wanted or dep.startswith(wanted + ":")


class Tree:
    """Children, heads, phrases of one document's trees."""

    def __init__(self, syntax: Syntax, text: str, people: frozenset[int] = frozenset()) -> None:
        """`people` are the words that stand for persons, where that is known."""
        self.people = people
        self.tokens = syntax.tokens
        self.sentences = syntax.sentences
        self.text = text
        self.answers: dict[Callable[..., Any], dict[int, Any]] = {}
        self._cases: dict[int, str] = {}
        self._ranges = [range(a, b) for a, b in syntax.sentences]
        self._children: list[list[int]] = [[] for _ in syntax.tokens]
        # the same by relation, each both with its subtype and without
        self._related: list[dict[str, list[int]]] = [{} for _ in syntax.tokens]
        for t in syntax.tokens:
            if t.head != t.index:
                self._children[t.head].append(t.index)
                related, base = self._related[t.head], t.dep.partition(":")[0]
                related.setdefault(base, []).append(t.index)
                if base != t.dep:
                    related.setdefault(t.dep, []).append(t.index)

    def __getitem__(self, i: int) -> Token:
        return self.tokens[i]

    @cached_property
    def starts(self) -> dict[int, int]:
        """Token index by the offset at which the token starts."""
        return {t.start: t.index for t in self.tokens}

    def between(self, start: int, stop: int) -> range:
        """The tokens that start in `[start, stop)` of the text."""
        first = bisect_left(self.tokens, start, key=START)
        return range(first, bisect_left(self.tokens, stop, first, key=START))

    def head(self, i: int) -> int | None:
        """Index of the head, `None` for a root."""
        h = self.tokens[i].head
        return None if h == i else h

    def ancestors(self, i: int) -> Iterator[int]:
        """Heads from the nearest up."""
        at = self.head(i)
        while at is not None:
            yield at
            at = self.head(at)

    def children(self, i: int, *deps: str) -> list[int]:
        """Children of `i`, only those with one of the relations `deps` when any are given."""
        if not deps:
            return self._children[i]
        related = self._related[i]
        found: list[int] = []
        for dep in deps:
            if dep in related:
                found = [*found, *related[dep]]
        # of several relations one may be a subtype of another, and each has an order of its own
        return sorted(set(found)) if len(deps) > 1 and len(found) > 1 else found

    def child(self, i: int, *deps: str) -> int | None:
        """The first such child."""
        if not deps:
            return next(iter(self._children[i]), None)
        related = self._related[i]
        return min((related[dep][0] for dep in deps if dep in related), default=None)

    def subtree(self, i: int, without: frozenset[str] = frozenset()) -> list[int]:
        """`i` and all below it in text order, leaving out branches whose relation is in `without`."""
        children = self._children
        if not children[i]:
            return [i]
        out = [i]
        # the list grows while it is walked
        for at in out:
            out += [c for c in children[at] if not (without and self._is_any(c, without))]
        return sorted(out)

    def _is_any(self, c: int, deps: frozenset[str]) -> bool:
        dep = self.tokens[c].dep
        return dep in deps or dep.partition(":")[0] in deps

    def conjuncts(self, i: int) -> list[int]:
        """`i` and the words coordinated below it."""
        out = [i]
        for c in self.children(i, "conj"):
            out += self.conjuncts(c)
        return out

    def first_conjunct(self, i: int) -> int:
        """The word that the coordination of `i` hangs on, `i` itself when there is none."""
        while matches(self.tokens[i].dep, "conj") and (h := self.head(i)) is not None:
            i = h
        return i

    def case(self, i: int) -> str:
        """The prepositions of a nominal as one lower-case string (`because of`), empty when it has none."""
        known = self._cases.get(i)
        if known is None:
            known = self._cases[i] = self._case(i)
        return known

    def _case(self, i: int) -> str:
        words = self.children(i, "case")
        # two that stand apart belong to two phrases; the nearer is its own
        near = [c for c in words if all(k in words or self._inside(k, words) for k in range(c, words[-1]))]
        return " ".join(self._texts(near))

    def mark(self, i: int) -> str:
        """The subordinators of a clause as one lower-case string; `should` that opens one is as good as `if`."""
        marks = self._texts(self.children(i, "mark"))
        return " ".join("if" if word == "should" else word for word in marks)

    def _inside(self, k: int, words: list[int]) -> bool:
        return self.tokens[k].head in words

    def _texts(self, words: list[int]) -> list[str]:
        return [self.tokens[k].text.lower() for c in words for k in [c, *self.children(c, "fixed")]]

    def phrase(self, i: int) -> list[int]:
        """A noun phrase without its preposition, its clauses, its appositions and its coordinations."""
        cut = frozenset({"case", "conj", "cc", "appos", "acl", "punct", "cop", "nsubj", "parataxis", "mark"})
        if self.tokens[i].upos == "VERB":
            return [i]
        return self.contiguous(i, self.subtree(i, cut))

    def contiguous(self, i: int, found: list[int]) -> list[int]:
        """The unbroken run of `found` round `i`, so that a span of it shows nothing else; punctuation may join."""
        inside = set(found)
        low = high = i
        while self._joins(low - 1, -1, inside):
            low -= 1
        while self._joins(high + 1, 1, inside):
            high += 1
        return list(range(low, high + 1))

    def _joins(self, at: int, step: int, inside: set[int]) -> bool:
        if not 0 <= at < len(self.tokens):
            return False
        return at in inside or (self.tokens[at].upos == "PUNCT" and at + step in inside)

    def span(self, found: list[int]) -> Span:
        """The text range from the first to the last of `found`."""
        return Span(self.tokens[min(found)].start, self.tokens[max(found)].end)

    def words(self, found: list[int]) -> str:
        """The text of that range with white space folded."""
        a, b = self.span(found)
        return " ".join(self.text[a:b].split())

    def sentence(self, i: int) -> range:
        """Token indices of the sentence that holds `i`."""
        return self._ranges[self.tokens[i].sentence]

    def under(self, i: int, top: int) -> bool:
        """True when `i` is `top` or hangs below it."""
        return i == top or top in self.ancestors(i)


def remembered(question: Callable[[Tree, int], T]) -> Callable[[Tree, int], T]:
    """`question`, asked once of each word of a tree; the answers are kept with the tree and go with it."""

    @wraps(question)
    def answer(tree: Tree, i: int) -> T:
        known: dict[int, T] = tree.answers.setdefault(question, {})
        if i not in known:
            known[i] = question(tree, i)
        return known[i]

    return answer
