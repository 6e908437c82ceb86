"""Who is named among people of whom something was just said: `Among them were the teacher Ana Ruiz and Lev Orin`, `sixty
were freed on Friday, including Ana Ruiz`.

In: drafts. Out: the same, and for each that is about those people one about those named, with the words that name them.
Always true: only what was said of them in the same sentence or right before is said of each; whoever is neither named nor
a number of citizens of a state is not added.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from backchannel.claims.counts import count
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
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD", "WP", "WDT", "WRB", "WP$"})
CITIZENS = frozenset({"national", "citizen", "foreigner"})
CROWDS = frozenset({"person", "group"})


def members(page: Page, found: list[Draft], words: Grammar) -> list[Draft]:
    """`found` with what is said of people said of those named among them."""
    out = [*found, *(one for d in found if d.type in TYPES for one in aside(page, d, found, words))]
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


def aside(page: Page, d: Draft, found: list[Draft], words: Grammar) -> Iterator[Draft]:
    """What is said of people in a sentence that ends in some of them: `were freed on Friday, including Ana Ruiz`."""
    group = ids(d.roles.get("person"))
    start = opening(page, d, group)
    if start is None or d.polarity != "positive" or len(group) != 1 or page.named(page.entities[group[0]]):
        return
    known = {
        e for o in found if o.type == d.type and same_sentence(page, o, d) for e in ids(o.roles.get("person"))
    }
    told = listed(page, start)
    several = {e: k for k in told for e in page.entity_ids(k) if e not in known}
    named = tuple(e for e in several if page.named(page.entities[e]) and page.entities[e].kind == "person")
    if set(ids(d.roles.get("by"))) & set(several):
        del d.roles["by"]
    if named:
        yield said_of(page, d, named, start, [several[e] for e in named])
    for e, k in several.items():
        many = count(page, k, words) if nationals(page, k) else None
        if e not in named and many is not None:
            one = said_of(page, d, (e,), start, [k])
            one.roles["count"] = many
            yield one


def opening(page: Page, d: Draft, group: tuple[str, ...]) -> int | None:
    """The first word behind `, including` or `, among them` that can only go with the people of a draft."""
    tree, inside = page.tree, page.tree.sentence(d.index)
    for k in range(d.index + 1, inside.stop - 1):
        word, after = tree[k].text.lower(), tree[k + 1].text.lower()
        if tree[k - 1].text == "," and (word == "including" or word == "among" and after in {"them", "whom"}):
            start = k + 1 if word == "including" else k + 2
            return start if start in inside else None
        others = [e for e in page.entities_of([k]) if e.kind in CROWDS and e.id not in group]
        if others or tree[k].tag in FINITE or tree[k].upos == "VERB":
            return None
    return None


def listed(page: Page, start: int) -> list[int]:
    """The heads of those told from a word on, up to the next clause; whose somebody is, is none of them."""
    tree = page.tree
    inside = range(start, tree.sentence(start).stop)
    end = next((k for k in inside if tree[k].tag in FINITE or tree[k].text in {";", ":", "—"}), inside.stop)
    return [
        k
        for k in range(start, end)
        if page.entities_of([k])
        and not tree[k].dep.startswith(("nmod:poss", "flat", "compound"))
        and tree.case(k) in {"", "including", "among", "at", "between"}
    ]


def same_sentence(page: Page, one: Draft, other: Draft) -> bool:
    return page.tree[one.index].sentence == page.tree[other.index].sentence


def nationals(page: Page, k: int) -> bool:
    """True for citizens of a state, who are told apart from the rest by whose they are."""
    return page.tree[k].lemma.lower() in CITIZENS or page.tree[k].tag == "NNPS"
