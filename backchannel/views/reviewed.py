"""How much of a page people have looked at, told at its head.

In: a view. Out: the same view, its pages with a line on review and the day by which they are told. Always
true: what was rejected stands on no page and is not counted there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import wraps
from typing import Concatenate, ParamSpec

from backchannel.views.pages import Page, Section
from backchannel.views.record import Record

NOT = "not reviewed"
P = ParamSpec("P")
View = Callable[Concatenate[Record, P], Page]


def with_review(view: View[P]) -> View[P]:
    """The view with `Page.review` filled in where it does not do so itself."""

    @wraps(view)
    def told(record: Record, /, *args: P.args, **more: P.kwargs) -> Page:
        page = view(record, *args, **more)
        known = record.clocks.known_at
        return replace(
            page,
            review=page.review if page.review != NOT else review_of(record, page),
            known_at=page.known_at or (known.isoformat() if known else None),
        )

    return told


def lines_reviewed(sections: Iterable[Section]) -> str:
    """`not reviewed`, or `3 of 41 lines reviewed`, where rows are kept without the claims behind them."""
    rows = [row for section in sections for row in section.rows]
    done = sum(row.review != "unreviewed" for row in rows)
    return f"{done:,} of {len(rows):,} line{'' if len(rows) == 1 else 's'} reviewed" if done else NOT


def review_of(record: Record, page: Page) -> str:
    """`not reviewed`, `3 of 41 claims reviewed` or `all 41 claims reviewed`, for the claims of a page."""
    if not record.judged.verdicts:
        return NOT
    claims = {claim for section in page.sections for row in section.rows for claim in row.claims}
    facts = [fact for claim in claims if (fact := record.find(claim))]
    done = sum(fact.review != "unreviewed" for fact in facts)
    if not done:
        return NOT
    whole = f"{len(facts):,} claim{'' if len(facts) == 1 else 's'} reviewed"
    return f"all {whole}" if done == len(facts) > 1 else f"{done:,} of {whole}"
