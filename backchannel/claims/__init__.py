"""Annotations to claims.

In: `Annotations` of one document. Out: `Claim`s in the order of the text. Always true: every claim is pinned to
a span, every role to an entity, a closed term or the document's own words, and each claim names the frame that
made it.
"""

from __future__ import annotations

from backchannel.claims.again import again
from backchannel.claims.clients import with_clients
from backchannel.claims.conclude import conclude
from backchannel.claims.frames import grammar
from backchannel.claims.gapped import gapped
from backchannel.claims.match import drafts
from backchannel.claims.page import Page
from backchannel.records import Annotations, Claim

__all__ = ["make_claims"]


def make_claims(annotations: Annotations) -> tuple[Claim, ...]:
    """The claims of a document. A language without a grammar yields none."""
    words = grammar(annotations.document.language.partition("-")[0])
    if words is None:
        return ()
    page = Page(with_clients(annotations, words))
    found = [same for d in drafts(page, words) for one in gapped(page, d, words) for same in again(page, one)]
    return conclude(page, found, words)
