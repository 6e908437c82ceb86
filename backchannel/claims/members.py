"""Who is named among people of whom something was just said: `Among them were the teacher Ana Ruiz and Lev Orin`.

In: drafts. Out: the same, and for each that is about those people one about those named, with the words that name them.
Always true: only what was said of them in the sentences right before is said of each; whoever is not named is not added.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from backchannel.claims.custody import ids
from backchannel.claims.frames import Grammar
from backchannel.claims.lists import names_along
from backchannel.claims.match import Draft
from backchannel.claims.page import Page

TYPES = frozenset({"release", "proceeding", "detention"})
INCLUDING = frozenset({"include", "comprise"})
NAMING = frozenset({"identify", "name"})
THEM = frozenset({"them", "they"})
# how many words may lie between what is said of people and the list of their names
REACH = 45


def members(page: Page, found: list[Draft], words: Grammar) -> list[Draft]:
    """`found` with what is said of people said of those named among them."""
    out = list(found)
    for them, people in lists(page):
        group = page.entity_ids(them)
        named = tuple(
            dict.fromkeys(e for k in people for e in page.entity_ids(k) if page.named(page.entities[e]))
        )
        if len(group) != 1 or not named or page.named(page.entities[group[0]]) or group[0] in named:
            continue
        near = [d for d in found if d.type in TYPES and 0 < them - d.index < REACH]
        for d in near:
            if group[0] in ids(d.roles.get("person")) and d.polarity == "positive":
                out.append(said_of(page, d, named, them, people))
    return out


def lists(page: Page) -> Iterator[tuple[int, list[int]]]:
    """The pronoun and the heads of the names in each list of members."""
    tree = page.tree
    for t in tree.tokens:
        if tree[t.index].dep == "nsubj:pass" and (called := called_by_name(page, t.index)):
            yield t.index, called
            continue
        if t.text.lower() not in THEM:
            continue
        first = tree.sentence(t.index).start
        head = tree.head(t.index)
        if head is None:
            continue
        if (
            t.index == first + 1
            and tree[first].text.lower() == "among"
            and tree.children(head, "cop", "nsubj")
        ):
            top = [head] if tree.children(head, "cop") else tree.children(head, "nsubj")
            yield t.index, [k for i in top for k in [*tree.conjuncts(i), *names_along(tree, i, t.index)]]
        elif t.index == first and tree[head].lemma.lower() in INCLUDING:
            objects = tree.children(head, "obj")
            yield t.index, [k for i in objects for k in [*tree.conjuncts(i), *names_along(tree, i, head)]]


def called_by_name(page: Page, them: int) -> list[int]:
    """The names in `They were identified as Ana Ruiz and Lev Orin`, `the three were named as ...`."""
    tree = page.tree
    verb = tree.head(them)
    if verb is None or tree[verb].lemma.lower() not in NAMING or not tree.children(verb, "aux:pass"):
        return []
    named = [c for c in tree.children(verb, "obl", "xcomp") if c > verb and tree.case(c) in {"as", ""}]
    return [k for c in named for k in tree.conjuncts(c) if tree[k].upos == "PROPN"]


def said_of(page: Page, d: Draft, named: tuple[str, ...], them: int, people: list[int]) -> Draft:
    """The draft about those named, resting on the words of the list."""
    roles = {role: value for role, value in d.roles.items() if role != "count"} | {"person": named}
    last = max(k for p in people for k in page.tree.phrase(p))
    span = page.span(list(range(page.tree.sentence(them).start, last + 1)))
    return replace(d, index=people[0], roles=roles, evidence=(span, *d.evidence))
