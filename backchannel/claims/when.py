"""When a claim was so: the time expressions that hang on its predicate.

In: a predicate and the document's time expressions. Out: an EDTF value or a duration, or nothing. Always true:
the publication date is never put in, and a time that belongs to another clause is not borrowed, except by a
noun from the verb that it is the object of.
"""

from __future__ import annotations

from collections.abc import Sequence

from backchannel.claims.page import Page
from backchannel.records import TimeExpression

# how far before an expression its preposition may stand, in characters
REACH = 24
STEPS = frozenset(
    {"nmod", "nummod", "compound", "case", "advmod", "obl", "appos", "amod", "flat", "conj", "fixed"}
)


def attached(page: Page, i: int) -> list[TimeExpression]:
    """Time expressions on the predicate at word `i`, the nearest first."""
    tree, found = page.tree, []
    for head, expression in page.time_heads.items():
        at: int | None = head
        while at is not None and at != i:
            dep = tree[at].dep.partition(":")[0]
            up = tree.head(at)
            state = (
                dep in {"xcomp", "advcl"}
                and tree[at].upos in {"ADJ", "NOUN"}
                and not tree.children(at, "cop")
            )
            stops = not (dep in STEPS or state) or (up is not None and up != i and tree[up].upos == "VERB")
            at = None if stops else up
        if at == i:
            found.append((abs(head - i), expression))
    return [e for _, e in sorted(found, key=lambda one: one[0])]


def borrowed(page: Page, i: int) -> list[TimeExpression]:
    """Those of the verb that a noun predicate, an infinitive or a conjunct depends on."""
    tree = page.tree
    head = tree.head(i)
    if head is None:
        return []
    dep = tree[i].dep.partition(":")[0]
    # the last verb of a coordination may carry the time of all
    if dep in {"obj", "obl", "nsubj", "xcomp", "nmod"} and tree[head].upos in {"VERB", "NOUN"}:
        return attached(page, head) or (borrowed(page, head) if dep in {"xcomp", "obj"} else [])
    if dep == "conj":
        # a time between two verbs belongs to the first
        low, high = tree[head].start, tree[i].start
        return [e for e in attached(page, head) if not low < e.start < high]
    return []


def point(page: Page, i: int) -> str | None:
    """EDTF of the event at word `i`."""
    for expression in [*attached(page, i), *borrowed(page, i)]:
        if expression.kind in {"date", "time"} and expression.edtf:
            return expression.edtf
    return None


def spell(page: Page, i: int) -> str | None:
    """EDTF of the state at word `i`: open since or until a time; a bare past date is when it began or was seen."""
    found = [e for e in [*attached(page, i), *borrowed(page, i)] if e.kind in {"date", "time"} and e.edtf]
    values = [opened(page, e) for e in found]
    return next((v for v in values if v.endswith("..")), values[0] if values else None)


def opened(page: Page, expression: TimeExpression) -> str:
    """The value of an expression, open on the side that `since` or `until` before it leaves open."""
    value = expression.edtf or ""
    before = page.document.text[max(0, expression.start - REACH) : expression.start].lower().split()
    if "/" in value or not before:
        return value
    if before[-1] in {"until", "till"} or before[-3:] == ["until", "at", "least"]:
        return f"../{value}"
    return f"{value}/.." if before[-1] == "since" else value


def length(page: Page, words: Sequence[int]) -> str | None:
    """ISO 8601 duration attached to the first of `words` that has one."""
    for i in words:
        for expression in attached(page, i):
            if expression.kind == "duration" and expression.duration:
                return expression.duration
    return None


def within(page: Page, words: Sequence[int], kind: str = "duration") -> TimeExpression | None:
    """The first time expression of `kind` inside the phrase of `words`."""
    if not words:
        return None
    a, b = page.span(words)
    return next((t for t in page.annotations.times if a <= t.start and t.end <= b and t.kind == kind), None)
