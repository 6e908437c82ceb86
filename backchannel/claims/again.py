"""What befell somebody twice by one verb: `was detained in 2018 and again in 2022`.

In: a draft with its page. Out: the draft, and one more for the time behind `and again`. Always true: the second differs in
nothing but its time and the words that tell it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from backchannel.claims.match import Draft
from backchannel.claims.page import Page

TYPES = frozenset({"proceeding", "detention", "release"})
# how many words behind `again` its time may end
REACH = 5


def again(page: Page, d: Draft) -> Iterator[Draft]:
    """`d` and what its sentence says to have come about once more."""
    yield d
    tree, i = page.tree, d.index
    if d.type not in TYPES or d.time is None or d.time.endswith("/..") or tree[i].upos != "VERB":
        return
    for k in range(i + 1, tree.sentence(i).stop - 1):
        if tree[k].text.lower() != "again" or tree[k - 1].text.lower() not in {"and", "then"}:
            continue
        between = range(i + 1, k)
        behind = [h for h in page.time_heads if k < h <= k + REACH and page.time_heads[h].kind == "date"]
        if any(tree[m].upos == "VERB" for m in between) or not behind or tree[k + 1].upos == "VERB":
            return
        told = page.time_heads[behind[0]]
        if told.edtf and told.edtf != d.time:
            span = page.span([*range(min(tree.phrase(i)), behind[0] + 1)])
            yield replace(d, time=told.edtf, roles=dict(d.roles), evidence=(span,))
        return
