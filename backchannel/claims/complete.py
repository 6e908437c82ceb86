"""Complete drafts from the rest of the document where the text refers back to it.

In: drafts. Out: drafts without those that lack what their type needs.
"""

from __future__ import annotations

from backchannel.claims.frames import Grammar
from backchannel.claims.match import Draft
from backchannel.claims.page import Page


def complete(page: Page, found: list[Draft], words: Grammar) -> list[Draft]:
    return found
