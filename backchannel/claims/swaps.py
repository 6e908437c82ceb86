"""Exchanges that no single verb of exchange tells: `each side freed 90`, `a 112-for-112 formula`.

In: drafts of exchanges and releases with the two groups as the words stand. Out: the same drafts, releases turned
into exchanges where the sentence says that both sides gave. Always true: a number is taken from the words that the
draft rests on.
"""

from __future__ import annotations

import re
from dataclasses import replace

from backchannel.claims.custody import ids
from backchannel.claims.frames import Grammar
from backchannel.claims.match import Draft
from backchannel.claims.page import Page
from backchannel.records import Count, RoleValue

FORMULA = re.compile(r"(\d[\d,]*)[\s-]+(?:for|на)[\s-]+(\d[\d,]*)")


def swaps(page: Page, found: list[Draft], words: Grammar) -> list[Draft]:
    """`found` with two-sided releases as exchanges."""
    out = [mutual(page, d, words) if d.type == "release" else d for d in found]
    out += paired(page, out, words)
    return [formula(page, d) if d.type == "exchange" else d for d in out]


def paired(page: Page, found: list[Draft], words: Grammar) -> list[Draft]:
    """`A freed X. In exchange, B freed Y`: two releases, and the exchange that they make."""
    out: list[Draft] = []
    releases = sorted((d for d in found if d.type == "release"), key=lambda d: d.index)
    for before, d in zip(releases, releases[1:], strict=False):
        gap = page.tree[d.index].sentence - page.tree[before.index].sentence
        if gap > 1 or before.index == d.index or not in_return(page, d, words):
            continue
        pairs = {
            "first": before.roles.get("person"),
            "second": d.roles.get("person"),
            "count_first": before.roles.get("count"),
            "count_second": d.roles.get("count"),
            "doer": before.roles.get("by"),
            "partner": d.roles.get("by"),
        }
        roles = {k: v for k, v in pairs.items() if v}
        evidence = (*before.evidence, *d.evidence)
        frame = replace(d.frame, claim="exchange", set={})
        out.append(replace(d, frame=frame, roles=roles, evidence=evidence, time=d.time or before.time))
    return out


def in_return(page: Page, d: Draft, words: Grammar) -> bool:
    """True when a bare `in exchange` or `in return` belongs to the draft's clause."""
    tree = page.tree
    return any(
        tree[c].lemma.lower() in words.lists["return_words"] and tree.case(c) == "in" and not tree.children(c, "nmod")
        for c in tree.children(d.index, "obl", "advmod", "nmod")
    )


def mutual(page: Page, d: Draft, words: Grammar) -> Draft:
    """`Both sides freed 90 prisoners each`, `handed back 112 each in a swap`: one count holds for both."""
    count, givers = d.roles.get("count"), ids(d.roles.get("by"))
    if not isinstance(count, Count) or not each(page, d, words):
        return d
    roles: dict[str, RoleValue] = {"count_first": count, "count_second": count, "about": "people"}
    if givers:
        roles["doer"] = givers
    frame = replace(d.frame, claim="exchange", set={"about": "people"})
    return replace(d, frame=frame, roles=roles)


def each(page: Page, d: Draft, words: Grammar) -> bool:
    """True when `each` or `on each side` belongs to the draft's clause."""
    tree = page.tree
    near = [c for i in (d.index, *d.used) for c in [i, *tree.children(i)]]
    wide = near + [k for c in near for k in tree.children(c)]
    return any(tree[k].lemma.lower() in words.lists["distributive"] for k in wide)


def formula(page: Page, d: Draft) -> Draft:
    """`112 for 112` in the sentence gives both counts to an exchange that has none."""
    if d.roles.get("count_first") or d.roles.get("count_second"):
        return d
    a, b = page.span(list(page.tree.sentence(d.index)))
    if (m := FORMULA.search(page.document.text, a, b)) is None:
        return d
    first, second = (Count(int(g.replace(",", ""))) for g in m.groups())
    return replace(d, roles={**d.roles, "count_first": first, "count_second": second})
