"""Exchanges and proposals: who would let whom go.

In: drafts. Out: drafts with `gives`, `gets`, `released_by_a` and `released_by_b` put on the side that has
custody, whatever the order of the words.
"""

from __future__ import annotations

from backchannel.claims.frames import Grammar
from backchannel.claims.match import Draft
from backchannel.claims.page import Page


def trades(page: Page, found: list[Draft], words: Grammar) -> list[Draft]:
    return found
