"""For how long something was so: the lengths that hang on a predicate.

In: a predicate and the document's time expressions. Out: an ISO 8601 duration, or nothing. Always true: a length that
tells how far apart two events were, or of which only a part is meant, is no length of either.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from backchannel.claims.attached import attached
from backchannel.claims.page import Page
from backchannel.records import TimeExpression

# before a length of which it was only a part
PART = re.compile(
    r"\b(?:most|much|part|half|some|all but \w+) of (?:the |his |her |their |its |those |these )?(?:first |last |final )?$"
)
# whose `by` tells a difference
CHANGING = frozenset(
    {"reduce", "cut", "shorten", "extend", "increase", "lengthen", "prolong", "slash", "lower", "raise", "trim"}
)  # fmt: skip
GIVEN = frozenset({"received", "got", "given", "handed", "gets", "receives", "to"})
FRAMES = frozenset({"over", "in", "during", "within"})
RANGE = re.compile(r"(?:and|to|[-–])\s*(\w+)[\s-](year|month|week|day)s?$")
REPRIEVES = frozenset({"reprieve", "stay", "suspension", "probation"})


def length(page: Page, words: Sequence[int]) -> str | None:
    """ISO 8601 duration attached to the first of `words` that has one."""
    for i in words:
        for expression in attached(page, i):
            told = expression.kind == "duration" and expression.duration
            if (
                told
                and not counted_from(page, expression)
                and not by_so_much(page, expression)
                and not in_the_past(page, expression)
                and not reprieve(page, expression)
            ):
                return expression.duration
    return None


def counted_from(page: Page, expression: TimeExpression) -> bool:
    """True for `nine days after the verdict`, which is no length of what it dates."""
    following = page.document.text[expression.end : expression.end + 12].split()
    before = page.document.text[max(0, expression.start - 20) : expression.start].split()[-1:]
    if before == ["for"] and following[:1] != ["into"] or before and before[0].lower() in GIVEN:
        # `held for three months after he spoke`, `received nine years after he admitted it`
        return False
    return bool(following) and following[0].lower() in {"after", "before", "following", "into", "since"}


def by_so_much(page: Page, expression: TimeExpression) -> bool:
    """True for `cut her term by seven months`, which is the difference, and for `most of her first two years`, which
    was less."""
    before = page.document.text[max(0, expression.start - 30) : expression.start]
    if before.split()[-1:] != ["by"]:
        return PART.search(before) is not None
    head = next((k for k, e in page.time_heads.items() if e is expression), None)
    above = page.tree.ancestors(head) if head is not None else ()
    return any(page.tree[k].lemma.lower() in CHANGING for k in above)


def no_length(page: Page, expression: TimeExpression) -> bool:
    """True for what tells how far apart two events were or by how much something was changed: `gave her bail, a day
    after she was arrested`."""
    return by_so_much(page, expression) or counted_from(page, expression)


def in_the_past(page: Page, expression: TimeExpression) -> bool:
    """True for `over the past three months`, in which something came about, however long it took."""
    before = page.document.text[max(0, expression.start - 20) : expression.end].lower().split()
    return any(
        before[k] in FRAMES and before[k + 1 : k + 3] in (["the", "past"], ["the", "last"])
        for k in range(len(before))
    )


def within(page: Page, words: Sequence[int], kind: str = "duration") -> TimeExpression | None:
    """The first time expression of `kind` inside the phrase of `words`."""
    if not words:
        return None
    a, b = page.span(words)
    return next(
        (
            t
            for t in page.annotations.times
            if a <= t.start and t.end <= b and t.kind == kind and not reprieve(page, t)
        ),
        None,
    )


def reprieve(page: Page, expression: TimeExpression) -> bool:
    """True for `death with a two-year reprieve`: so long it is put off."""
    following = page.document.text[expression.end : expression.end + 12].split()
    return bool(following) and following[0].strip(".,;").lower() in REPRIEVES


def upper(page: Page, expression: TimeExpression, numbers: Mapping[str, str]) -> str | None:
    """The longer of `between 12 and 20 years`."""
    found = RANGE.search(page.document.text[expression.start : expression.end].lower())
    if expression.duration or found is None:
        return None
    many = int(found[1]) if found[1].isdigit() else numbers.get(found[1])
    return f"P{int(many)}{found[2][0].upper()}" if many else None
