"""Refuse the journeys by which people came to where they were taken.

In: drafts. Out: drafts without the movements of people who were not held yet when they made them. Always true: only what
somebody does of himself is refused, and nothing that comes after a release of the same people.
"""

from __future__ import annotations

from collections.abc import Iterator

from backchannel.claims.custody import ids
from backchannel.claims.frames import Grammar
from backchannel.claims.match import Draft
from backchannel.claims.page import Page

# what opens a clause on what came later than the clause above
LATER = frozenset({"before", "until", "till", "when", "where"})
# what somebody was doing when he was taken
MEANWHILE = frozenset({"as", "when", "while", "upon", "whilst", "on", "after", "following", "since"})
TAKEN = frozenset({"captive", "hostage", "prisoner", "custody"})
# where somebody is put away who is sent there without an article
BARE = frozenset({"prison", "jail", "gaol"})
FREED_ROLES = ("person", "released_by_a", "released_by_b", "first", "second")


def journeys(page: Page, found: list[Draft], words: Grammar) -> list[Draft]:
    """`found` without the journeys that ended in custody."""
    return [d for d in found if d.type != "movement" or not refused(page, d, found, words)]


def refused(page: Page, d: Draft, found: list[Draft], words: Grammar) -> bool:
    """True for a journey into custody, and for one that is no more than a sentence."""
    if d.frame.voice == "passive":
        return put_away(page, d)
    if page.tree[d.index].lemma.lower() not in words.lists["own_motion"]:
        return False
    return (
        taken_after(page, d, found, words) or long_before(page, d, found) or of_others(page, d, found, words)
    )


def put_away(page: Page, d: Draft) -> bool:
    """True for `was sent to prison`, which tells of a sentence, and to no prison in particular."""
    tree = page.tree
    to = [c for c in tree.children(d.index, "obl") if tree.case(c) == "to" and tree[c].lemma in BARE]
    return tree[d.index].lemma == "send" and any(
        not tree.children(c, "det", "amod", "compound", "nmod", "nmod:poss", "nummod", "acl", "flat")
        for c in to
    )


def taken_after(page: Page, d: Draft, found: list[Draft], words: Grammar) -> bool:
    """True for `was arrested as he arrived`, `had flown in when police arrested him`, `who went there, was seized`."""
    here = page.tree[d.index].sentence
    freed = [o for o in of_same(d, found, FREED_ROLES) if o.type in {"release", "exchange"}]
    taken = [
        o
        for o in of_same(d, found, ("person",))
        if page.tree[o.index].sentence == here and takes(page, o, words)
    ]
    if any(page.tree[o.index].sentence == here and o.index < d.index for o in freed):
        # `ordered the release of Orin, who was detained on landing in Lom`
        taken = [o for o in taken if page.tree.under(d.index, o.index)]
    return any(first_moves(page, d.index, o.index) for o in taken)


def first_moves(page: Page, journey: int, capture: int) -> bool:
    """True where the journey comes before the capture in the same sentence."""
    tree = page.tree
    if tree.under(journey, capture) and (opener := opening(page, journey, capture)):
        return opener in MEANWHILE
    if tree.under(capture, journey):
        joined = tree.first_conjunct(capture) == tree.first_conjunct(journey)
        return (joined and journey < capture) or opening(page, capture, journey) in LATER
    noun = tree.head(capture)
    if tree[capture].dep == "acl" and noun is not None and not tree.under(journey, noun):
        # `on his arrival the reporter, held for a year, was embraced`
        return False
    return journey < capture


def opening(page: Page, low: int, top: int) -> str:
    """What opens the clause, below word `top`, that word `low` stands in."""
    tree, at = page.tree, low
    while at != top and (word := tree.mark(at) or tree.case(at) or asked(page, at)) == "":
        above = tree.head(at)
        if above is None:
            return ""
        at = above
    return "" if at == top else word.lower().partition(" ")[0]


def asked(page: Page, i: int) -> str:
    """The `when` or `where` that the tree takes for an adverb."""
    tree = page.tree
    return next((tree[c].text.lower() for c in tree.children(i, "advmod") if tree[c].tag == "WRB"), "")


def takes(page: Page, o: Draft, words: Grammar) -> bool:
    """True for a draft that tells how people were taken."""
    lemma = page.tree[o.index].lemma.lower()
    if o.polarity == "negative" or o.type not in {"detention", "proceeding"}:
        return False
    return (
        lemma in words.lists["taking"] | words.lists["snatching"] | TAKEN
        or o.roles.get("stage") == "arrested"
    )


def long_before(page: Page, d: Draft, found: list[Draft]) -> bool:
    """True for what people held had done, where nothing before it tells of their release."""
    tree = page.tree
    helpers = {tree[c].text.lower() for c in tree.children(tree.first_conjunct(d.index), "aux")}
    if "had" not in helpers or tree[d.index].tag != "VBN":
        return False
    freed = [o for o in of_same(d, found, FREED_ROLES) if o.type in {"release", "exchange"}]
    return not any(o.index < d.index for o in freed) and any(
        o.type == "detention" or o.roles.get("stage") == "arrested" for o in of_same(d, found, ("person",))
    )


def of_others(page: Page, d: Draft, found: list[Draft], words: Grammar) -> bool:
    """True for the journey of lawyers, envoys or captors of whom nothing tells that they were held or freed."""
    them = [e for e in ids(d.roles.get("person")) if not page.named(page.entities[e])]
    heads = {page.tree[k].lemma.lower() for k, e in page.annotations.heads.items() if e in them}
    return bool(heads & words.lists["at_liberty"]) and not any(
        o.type in {"release", "exchange", "detention", "proceeding"} for o in of_same(d, found, FREED_ROLES)
    )


def of_same(d: Draft, found: list[Draft], roles: tuple[str, ...]) -> Iterator[Draft]:
    """The drafts about the people of `d`."""
    them = set(ids(d.roles.get("person")))
    for o in found:
        if o is not d and any(them & set(ids(o.roles.get(role))) for role in roles):
            yield o
