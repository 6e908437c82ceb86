"""One annotated document with the look-ups that rules ask for.

In: `Annotations`. Out: answers about its words: which entity, which statement, which paragraph. Nothing is
changed and nothing is guessed: a word without an entity has none.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from functools import cached_property

from backchannel.records import Annotations, Entity, Span, Statement, TimeExpression
from backchannel.tree import Tree


class Page:
    """Annotations, their trees, and indexes over both."""

    def __init__(self, annotations: Annotations) -> None:
        self.annotations = annotations
        self.document = annotations.document
        self.entities: dict[str, Entity] = {e.id: e for e in annotations.entities}
        persons = {e.id for e in annotations.entities if e.kind == "person"}
        people = frozenset(i for i, e in annotations.heads.items() if e in persons)
        self.tree = Tree(annotations.syntax, annotations.document.text, people)
        # for each word the times that hang on it, which `attached` works out once
        self.dated: dict[int, list[tuple[int, TimeExpression, str]]] | None = None
        self._ids: dict[int, tuple[str, ...]] = {}
        self._contents = sorted(
            ((c, s) for s in annotations.statements for c in s.content),
            # of two that say the same, the one that the other relays
            key=lambda one: (one[0].end - one[0].start, one[1].inside is None),
        )

    def entity_ids(self, i: int) -> tuple[str, ...]:
        """Ids of the entities that the noun phrase headed by word `i` stands for."""
        if i not in self._ids:
            self._ids[i] = self._find_ids(i)
        return self._ids[i]

    def _find_ids(self, i: int) -> tuple[str, ...]:
        if i in self.annotations.groups:
            return self.annotations.groups[i]
        if several := self._called_by_name(i):
            return several
        found = self.annotations.heads.get(i) or self._described(i) or self._set_beside(i)
        if found and found in self.entities and not self.named(self.entities[found]):
            if several := self._named_after(i):
                return several
            found = self._named_before(i) or found
        return (found,) if found else ()

    def _called_by_name(self, i: int) -> tuple[str, ...]:
        """Each of those whom names behind a plural name: `three countries – Iran, Iraq and Oman –`."""
        tree = self.tree
        if tree[i].tag != "NNS":
            return ()
        names = [c for a in tree.children(i, "appos") for c in tree.conjuncts(a) if tree[c].upos == "PROPN"]
        found = tuple(dict.fromkeys(e for c in names if (e := self.annotations.heads.get(c))))
        sides = all(self.entities[e].kind in {"state", "organisation"} for e in found)
        return found if len(found) > 1 and sides else ()

    def _named_before(self, i: int) -> str | None:
        """The person named right before `, a ...`, for appositions that the tree hangs elsewhere."""
        tree = self.tree
        start = min(tree.phrase(i))
        opens = tree[start].text.lower() in {"a", "an", "another", "one"} or tree[i].dep == "appos"
        if tree[i].upos not in {"NOUN", "PROPN"} or start < 2 or not opens:
            return None
        k = start - 2
        if tree[start - 1].text != "," or tree[k].sentence != tree[i].sentence:
            return None
        while tree[k].dep == "flat" and (h := tree.head(k)) is not None:
            k = h
        found = self.annotations.heads.get(k)
        return found if found and tree[k].upos == "PROPN" and self.named(self.entities[found]) else None

    def _named_after(self, i: int) -> tuple[str, ...]:
        """Who is named right after `his employer,` or `his parents`, for appositions that the tree hangs elsewhere."""
        tree = self.tree
        if tree[i].upos != "NOUN" or not tree.children(i, "nmod:poss"):
            return ()
        k = i + 2 if tree[min(i + 1, len(tree.tokens) - 1)].text in {",", "–", "—", "-"} else i + 1
        if k in tree.sentence(i) and tree[k].text.lower() == "the":
            k += 1
        if k not in tree.sentence(i) or tree[k].upos != "PROPN" or tree[k].dep == "conj":
            return ()
        while (
            tree[k].dep in {"flat", "compound"} and (h := tree.head(k)) is not None and h in tree.sentence(i)
        ):
            k = h
        names = [c for c in tree.conjuncts(k) if c >= k and tree[c].upos == "PROPN"]
        return tuple(e for c in names if (e := self.annotations.heads.get(c)))

    def _set_beside(self, i: int) -> str | None:
        """`Petra Dolan, wife of the engineer`, `Jane Hill, one of his lawyers`: who an apposition without article is."""
        tree = self.tree
        head = tree.head(i)
        beside = head is not None and head < i and tree[i].dep == "appos" and tree[i].upos in {"NOUN", "NUM"}
        return self.annotations.heads.get(head) if beside and head in tree.people else None

    def _described(self, i: int) -> str | None:
        """The entity that a title in front of a name, or a noun with a name in apposition, describes."""
        heads, tree = self.annotations.heads, self.tree
        if tree[i].upos != "NOUN" and tree[i].tag != "VBN":
            return None
        if tree[i].dep == "nmod:desc":
            return heads.get(tree[i].head)
        return next(
            (heads[c] for c in tree.children(i, "appos") if c in heads and tree[c].upos == "PROPN"), None
        )

    def entities_of(self, words: Iterable[int]) -> list[Entity]:
        """The entities of several words, each once, in order."""
        found = dict.fromkeys(e for i in words for e in self.entity_ids(i))
        return [self.entities[e] for e in found if e in self.entities]

    def named(self, entity: Entity) -> bool:
        """True for a person whom the text names."""
        forms = {m.form for m in entity.mentions}
        return entity.kind == "person" and not entity.anonymous and (not forms or "name" in forms)

    def statement_of(self, i: int) -> Statement | None:
        """The innermost statement whose content holds word `i`: of one that relays another, the other."""
        at = self.tree[i].start
        here = [s for c, s in self._contents if c.start <= at < c.end]
        found = here[0] if here else None
        while found and (relayed := next((s for s in here if s.inside == found.id), None)):
            found = relayed
        return found

    def told_by(self, i: int) -> Statement | None:
        """The statement of whose cue word `i` is part: `prosecutors accuse him of theft`."""
        t = self.tree[i]
        found = (s for s in self.annotations.statements if s.cue is not None)
        return next((s for s in found if s.cue.start <= t.start and t.end <= s.cue.end), None)  # type: ignore[union-attr]

    def speakers(self, i: int) -> list[Entity]:
        """Who says what word `i` is part of."""
        s = self.statement_of(i)
        if s is None or s.speaker is None:
            return []
        ids = (s.speaker,) if isinstance(s.speaker, str) else s.speaker
        return [self.entities[e] for e in ids if e in self.entities]

    @cached_property
    def _paragraph_starts(self) -> list[int]:
        return [p.start for p in self.document.paragraphs] or [0]

    def paragraph(self, i: int) -> int:
        """Number of the paragraph that holds word `i`, counted from zero."""
        return max(0, bisect_right(self._paragraph_starts, self.tree[i].start) - 1)

    @cached_property
    def time_heads(self) -> dict[int, TimeExpression]:
        """Time expressions by their head word: the word of the expression whose own head lies outside it."""
        out: dict[int, TimeExpression] = {}
        starts = [t.start for t in self.tree.tokens]
        for expression in self.annotations.times:
            first = bisect_right(starts, expression.start) - 1
            words = []
            k = max(first, 0)
            while k < len(starts) and starts[k] < expression.end:
                if starts[k] >= expression.start:
                    words.append(k)
                k += 1
            tops = [w for w in words if self.tree[w].head not in words or self.tree[w].head == w]
            if tops:
                content = [w for w in tops if self.tree[w].upos not in {"ADP", "PUNCT", "SCONJ"}]
                out[(content or tops)[0]] = expression
        return out

    def timed(self, i: int) -> bool:
        """True for a word of a time expression: `early on Wednesday`."""
        at = self.tree[i].start
        return any(t.start <= at < t.end for t in self.annotations.times)

    def quoted(self, words: Iterable[int]) -> str:
        """The text that covers `words`, white space folded and outer quotation marks dropped."""
        return self.tree.words(list(words)).strip("“”\"'‘’,;: ")

    def span(self, words: Iterable[int]) -> Span:
        """The text range that covers `words`."""
        return self.tree.span(list(words))
