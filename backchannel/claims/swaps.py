"""Exchanges that no single verb of exchange tells: `each side freed 90`, `a 112-for-112 formula`.

In: drafts of exchanges and releases with the two groups as the words stand. Out: the same drafts, releases turned
into exchanges where the text says that both sides gave, and one draft for what several frames say of one
exchange. Always true: a number is taken from the words that the draft rests on.
"""

from __future__ import annotations

import re
from dataclasses import replace

from backchannel.claims import counts
from backchannel.claims.custody import ids, party_of
from backchannel.claims.frames import Frame, Grammar
from backchannel.claims.hidden import particle_of
from backchannel.claims.match import Draft
from backchannel.claims.page import Page
from backchannel.records import Count, RoleValue

FORMULA = re.compile(r"(\d[\d,]*)[\s-]+(?:for|на)[\s-]+(\d[\d,]*)")
SIDES = ("first", "second", "count_first", "count_second", "count_total")


def swaps(page: Page, found: list[Draft], words: Grammar) -> list[Draft]:
    """`found` with two-sided releases as exchanges."""
    out = [mutual(page, d, words) if d.type in {"release", "exchange"} else d for d in found]
    out += paired(page, out, words)
    out = [formula(page, d) if d.type == "exchange" else d for d in out]
    return joined(page, [other_first(page, d, out) if d.type == "exchange" else d for d in out])


def other_first(page: Page, d: Draft, found: list[Draft]) -> Draft:
    """`A freed X in a swap that saw Y go home`: who was freed before is the first side."""
    halved = any(d.roles.get(r) for r in ("second", "count_second"))
    if not halved or any(d.roles.get(r) for r in ("first", "count_first", "count_total")):
        return d
    here = page.tree[d.index].sentence
    before = [
        r for r in found if r.type == "release" and r.index < d.index and page.tree[r.index].sentence == here
    ]
    if not before:
        return d
    used = d.used | {before[-1].index}
    time = d.time or before[-1].time
    return replace(d, roles={**halves(before[-1]), **d.roles}, time=time, used=frozenset(used))


def joined(page: Page, found: list[Draft]) -> list[Draft]:
    """One draft for each exchange: those on one word, and a bare `in a swap` beside what tells who was swapped."""
    best: dict[int, Draft] = {}
    for d in sorted((d for d in found if d.type == "exchange"), key=fullness, reverse=True):
        if d.index in best:
            absorb(best[d.index], d)
        else:
            best[d.index] = d
    kept: list[Draft] = []
    for d in sorted(best.values(), key=fullness, reverse=True):
        here = page.tree[d.index].sentence
        other = next(
            (k for k in kept if page.tree[k.index].sentence == here and same_event(page, k, d)), None
        )
        if other is None:
            kept.append(d)
        else:
            absorb(other, d)
    return [d for d in found if d.type != "exchange" or any(d is k for k in kept)]


def fullness(d: Draft) -> tuple[int, float]:
    return sum(bool(d.roles.get(r)) for r in SIDES), d.frame.confidence


def same_event(page: Page, full: Draft, d: Draft) -> bool:
    """True for a draft without people and numbers of its own, or with those of the fuller one alone."""
    told = [r for r in SIDES if d.roles.get(r)]
    same = all(d.roles[r] == full.roles.get(r) for r in told)
    return same and d.polarity == full.polarity


def absorb(full: Draft, d: Draft) -> None:
    """Give `full` what `d` knows and it does not."""
    counted = {"count_first", "count_second", "count_total"} & full.roles.keys()
    for role, value in d.roles.items():
        if role not in full.roles and not (counted and role.startswith("count")):
            full.roles[role] = value
    full.time = full.time or d.time
    if "state" in d.frame.set and "state" not in full.frame.set:
        full.frame = replace(
            full.frame, set={**full.frame.set, "state": d.frame.set["state"], "about": "people"}
        )


def paired(page: Page, found: list[Draft], words: Grammar) -> list[Draft]:
    """`A freed X. In exchange, B freed Y`: two releases, and the exchange that they make."""
    out: list[Draft] = []
    best: dict[int, Draft] = {}
    for d in found:
        if d.type == "release" and (d.index not in best or len(d.roles) > len(best[d.index].roles)):
            best[d.index] = d
    releases = sorted(best.values(), key=lambda d: d.index)
    for before, d in zip(releases, releases[1:], strict=False):
        gap = page.tree[d.index].sentence - page.tree[before.index].sentence
        if gap > 1 or not (in_return(page, d, words) or both_ways(page, before, d, words)):
            continue
        if one_sided(page, before, words):
            continue
        out.append(pair(before, d))
    taken = {i for d in out for i in d.used}
    for d in releases:
        if d.index not in taken and (second := other_half(page, d, words)):
            out.append(replace(d, frame=exchange_frame(d), roles={**halves(d), **second}))
    return out


def exchange_frame(d: Draft) -> Frame:
    return replace(d.frame, claim="exchange", set={})


def halves(d: Draft) -> dict[str, RoleValue]:
    found = {"first": "person", "count_first": "count", "doer": "by"}
    return {new: value for new, old in found.items() if (value := d.roles.get(old))}


def pair(before: Draft, d: Draft) -> Draft:
    pairs = {
        **halves(before),
        "second": d.roles.get("person"),
        "count_second": d.roles.get("count"),
        "partner": d.roles.get("by"),
    }
    roles = {k: v for k, v in pairs.items() if v}
    evidence = (*before.evidence, *d.evidence)
    used = d.used | before.used | {before.index, d.index}
    time = d.time or before.time
    return replace(
        d, frame=exchange_frame(d), roles=roles, evidence=evidence, time=time, used=frozenset(used)
    )


def one_sided(page: Page, d: Draft, words: Grammar) -> bool:
    """True for `in unilateral moves, A freed N and B freed M`: neither was done for the other's sake."""
    return any(page.tree[k].lemma.lower() in words.lists["one_sided"] for k in page.tree.sentence(d.index))


def both_ways(page: Page, before: Draft, d: Draft, words: Grammar) -> bool:
    """True for two releases in one sentence by two sides, of people whom both tell or count."""
    tree = page.tree
    if tree[before.index].sentence != tree[d.index].sentence or before.realis != d.realis:
        return False
    if before.polarity == "negative" or d.polarity == "negative":
        return False
    a, b = ids(before.roles.get("by")), ids(d.roles.get("by"))
    people = all(one.roles.get("person") or one.roles.get("count") for one in (before, d))
    if set(ids(before.roles.get("person"))) & set(ids(d.roles.get("person"))):
        # `police released Orin after a court granted him bail`: one release, told twice
        return False
    return bool(a and b and people) and not set(parties(page, a)) & set(parties(page, b))


def parties(page: Page, found: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(party_of(page.entities.get(e)) or e for e in found)


def other_half(page: Page, d: Draft, words: Grammar) -> dict[str, RoleValue]:
    """`A frees 300 fighters and B 200 soldiers`, `A handed over N and received M`: what the second side gives."""
    counted = isinstance(d.roles.get("count"), Count)
    if d.polarity == "negative" or not (counted or d.roles.get("person")) or one_sided(page, d, words):
        return {}
    if not counted:
        return received(page, d, words)
    return gapped(page, d, words) or received(page, d, words) or returned(page, d, words)


def gapped(page: Page, d: Draft, words: Grammar) -> dict[str, RoleValue]:
    """A second side with its number right behind it and no verb of its own."""
    tree, sentence = page.tree, page.tree.sentence(d.index)
    for k in range(d.index + 1, sentence.stop - 1):
        side = page.entities_of([k])
        if tree[k + 1].upos != "NUM" or not any(e.kind in words.kinds["side"] for e in side):
            continue
        opener = min(tree.phrase(k)) - 1
        head = tree.head(k + 1) if tree[k + 1].dep == "nummod" else k + 1
        count = counts.count(page, head, words) if head is not None else None
        if opener in sentence and tree[opener].text.lower() in {"and", "while", "but"} and count:
            people = page.entities_of([head]) if head is not None else []
            found: dict[str, RoleValue] = {
                "count_second": count,
                "partner": tuple(e.id for e in side),
            }
            if people:
                found["second"] = tuple(e.id for e in people if e.kind in words.kinds["being"])
            return {role: value for role, value in found.items() if value}
    return {}


def received(page: Page, d: Draft, words: Grammar) -> dict[str, RoleValue]:
    """People whom the side that gave got in the same breath."""
    tree = page.tree
    for c in tree.children(d.index, "conj", "advcl", "parataxis"):
        if tree[c].lemma.lower() not in words.lists["receiving"]:
            continue
        for o in tree.children(c, "obj"):
            count = counts.count(page, o, words)
            people = tuple(e.id for e in page.entities_of([o]) if e.kind in words.kinds["being"])
            named = any(page.named(page.entities[e]) for e in people)
            # `got back an engineer`: who comes back was somebody's to give
            told_of = count or particle_of(tree, c) == "back"
            if not (named or (told_of and counts.are_people(page, o, words))):
                continue
            if people and set(people) <= set(ids(d.roles.get("person"))):
                continue
            told: dict[str, RoleValue | None] = {"count_second": count, "second": people}
            return {role: value for role, value in told.items() if value}
    return {}


def returned(page: Page, d: Draft, words: Grammar) -> dict[str, RoleValue]:
    """`and returned the same number`."""
    tree, count = page.tree, d.roles["count"]
    for c in tree.children(d.index, "conj", "advcl", "parataxis"):
        objects = [k for o in tree.children(c, "obj", "nsubj:pass") for k in (o, *tree.children(o, "amod"))]
        if any(tree[k].lemma.lower() in {"same", "many"} for k in objects):
            return {"count_second": count}
    return {}


def in_return(page: Page, d: Draft, words: Grammar) -> bool:
    """True when a bare `in exchange` or `in return` belongs to the draft's clause."""
    tree = page.tree
    return any(
        tree[c].lemma.lower() in words.lists["return_words"]
        and tree.case(c) == "in"
        and not tree.children(c, "nmod")
        for c in tree.children(d.index, "obl", "advmod", "nmod")
    )


def mutual(page: Page, d: Draft, words: Grammar) -> Draft:
    """`Both sides freed 90 prisoners each`, `a swap of 112 soldiers each`: one count holds for both."""
    count = d.roles.get("count") or d.roles.get("count_first") or d.roles.get("count_total")
    givers = ids(d.roles.get("by") or d.roles.get("doer"))
    if not isinstance(count, Count) or d.roles.get("count_second") or not each(page, d, words):
        return d
    roles: dict[str, RoleValue] = {"count_first": count, "count_second": count, "about": "people"}
    roles |= {k: d.roles[k] for k in ("partner", "place") if k in d.roles}
    if givers:
        roles["doer"] = givers
    frame = replace(d.frame, claim="exchange", set={"about": "people"})
    return replace(d, frame=frame, roles=roles)


def each(page: Page, d: Draft, words: Grammar) -> bool:
    """True when `each` or `on each side` belongs to the draft's clause."""
    tree = page.tree
    near = [c for i in (d.index, *d.used) for c in [i, *tree.children(i)]]
    wide = near + [k for c in near for k in tree.children(c)]
    found = [k for k in wide if tree[k].lemma.lower() in words.lists["distributive"]]
    # `200 soldiers, 100 from each side`: the number before it is not what each side gave
    return any(k < 2 or (tree[k - 2].upos, tree[k - 1].upos) != ("NUM", "ADP") for k in found)


def formula(page: Page, d: Draft) -> Draft:
    """`112 for 112` in the sentence gives both counts to an exchange that has none."""
    if d.roles.get("count_first") or d.roles.get("count_second"):
        return d
    a, b = page.span(list(page.tree.sentence(d.index)))
    if (m := FORMULA.search(page.document.text, a, b)) is None:
        return d
    first, second = (Count(int(g.replace(",", ""))) for g in m.groups())
    return replace(d, roles={**d.roles, "count_first": first, "count_second": second})
