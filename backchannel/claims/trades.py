"""Exchanges and proposals: who would let whom go.

In: drafts whose frames name the two groups by word order (`first`, `second`), who does it (`doer`), who gets the
first group (`getter`) and with whom (`partner`). Out: exchanges with `released_by_a`/`released_by_b` and
proposals with `gives`/`gets`, put on the side that has custody. Always true: an exchange that is only offered,
wished for or considered becomes a proposal unless it stands in a plan that both sides have settled on, and one told
as done stays apart from it.
"""

from __future__ import annotations

from dataclasses import replace

from backchannel.claims import when
from backchannel.claims.custody import Custody, ids
from backchannel.claims.direction import groups, parties, put
from backchannel.claims.frames import Grammar
from backchannel.claims.match import Draft
from backchannel.claims.offers import considered, merged, on_offer, proposal, terms, void
from backchannel.claims.page import Page
from backchannel.claims.plans import Plan, governed_state, on_paper, plan_of, tentative
from backchannel.claims.swaps import swaps as swaps_of
from backchannel.records import Count, RoleValue

UNREAL = frozenset({"possible", "conditional", "hoped", "demanded"})


def trades(page: Page, found: list[Draft], words: Grammar) -> list[Draft]:
    """`found` with every trade put the right way round."""
    for d in found:
        if d.type in {"exchange", "release"} and d.realis == "asserted" and on_paper(page, d.index, words):
            d.realis = "conditional"
    found = swaps_of(page, found, words)
    custody = Custody(page, found)
    rest = [d for d in found if d.type not in {"exchange", "proposal"}]
    swaps = [d for d in found if d.type == "exchange"]
    plans = {d.index: plan_of(page, d.index, words) for d in found if d.type in {"exchange", "release"}}
    out: list[Draft] = []
    taken: set[int] = set()
    for d in swaps:
        plan = plans[d.index]
        if plan and plan.settled and (one := agreed(page, d, plan, custody, words)):
            out.append(one)
            taken |= {d.index}
    for d in found:
        if d.type == "proposal" and not void(page, d, words):
            offer = proposal(page, d, [s for s in swaps if s.index not in taken], rest, custody, words)
            taken |= offer.used
            out.append(offer)
    freed = {d.index for d in rest if d.type == "release"}
    traded = {i for d in swaps for i in (d.index, *d.used) if i in freed} - taken
    for d in rest:
        if d.type == "release" and d.index not in taken:
            settle(page, d, plans[d.index])
            if d.index in traded and d.realis in UNREAL:
                # the exchange on the same word tells both halves
                continue
            if term := terms(page, d, rest, plans[d.index], words):
                taken |= term.used
                out.append(term)
    for d in swaps:
        if d.index in taken or linked(page, d, words):
            continue
        state = listed(page, d, words) if d.mood.attempted else None
        if state is not None:
            d = replace(d, realis="planned")
        elif (
            d.realis in UNREAL
            or d.mood.attempted
            or tentative(page, d.index, words)
            or swap_on_offer(page, d)
        ):
            out += considered(page, d, custody, plans[d.index], words)
            continue
        if one := exchange(page, d, custody, words, state):
            out.append(one)
    swapped = {i for d in out if d.type == "exchange" for i in (d.index, *d.used)}
    rest = [d for d in releases(page, rest) if d.type != "release" or d.index not in taken | swapped]
    return sorted([*strongest(rest), *merged(page, out)], key=lambda d: d.index)


def linked(page: Page, d: Draft, words: Grammar) -> bool:
    """`did not link it to an exchange`: positions tell what is linked; whether it came about is not told."""
    tree = page.tree
    above = [tree[a].lemma.lower() for a in list(tree.ancestors(d.index))[:2]]
    return tree[d.index].upos == "NOUN" and any(w in words.modality["linking"] for w in above)


def listed(page: Page, d: Draft, words: Grammar) -> str | None:
    """The state of `agreed on a list of prisoners to be swapped`: who is to be swapped was settled by a word above."""
    inside = page.tree[d.index].dep.startswith("acl") and page.tree[d.index].tag == "VBN"
    return governed_state(page, d.index, words) if inside else None


def swap_on_offer(page: Page, d: Draft) -> bool:
    """True for `is ready to exchange X for Y`, `prepared for an exchange`: one side says that it would make it."""
    return on_offer(page, d.index) and (d.realis == "planned" or page.tree[d.index].upos == "NOUN")


def releases(page: Page, rest: list[Draft]) -> list[Draft]:
    """`rest` with the releases that came about or are planned, each with its captors."""
    for d in rest:
        if d.type == "release":
            captors(page, d)
    return [d for d in rest if d.type != "release" or happened(d)]


def settle(page: Page, d: Draft, plan: Plan | None) -> None:
    """What a settled plan says that a side `would` do, or is `to` do, is planned."""
    if plan is None or not plan.settled:
        return
    if page.tree.head(d.index) == plan.noun and d.mood.attempted:
        d.mood, d.realis = replace(d.mood, attempted=False), "planned"
    elif not d.mood.attempted and d.realis in {"conditional", "possible"}:
        d.realis = "planned"


def agreed(page: Page, d: Draft, plan: Plan, custody: Custody, words: Grammar) -> Draft | None:
    """A swap of a plan that was agreed, put off or fell through: that is an exchange and no offer."""
    verb = page.tree.head(d.index) if page.tree[d.index].upos == "NOUN" else d.index
    done = d.realis in {"asserted", "alleged"} and page.tree[verb or d.index].tag in {"VBD", "VBN"}
    if (done and not plan.state) or d.polarity == "negative":
        return None
    time = d.time or (when.point(page, plan.noun) if plan.state else None)
    d = replace(d, realis="planned" if d.realis in UNREAL else d.realis, time=time)
    return exchange(page, d, custody, words, plan.state or governed_state(page, d.index, words) or "agreed")


def captors(page: Page, d: Draft) -> None:
    """Nobody frees himself, and where a side is named the people beside it free nobody."""
    by = [e for e in ids(d.roles.pop("by", None)) if e not in ids(d.roles.get("person"))]
    sides = [e for e in by if page.entities[e].kind in {"state", "organisation", "armed_group"}]
    put(d.roles, by=tuple(sides or by))


def happened(d: Draft) -> bool:
    """A release that is only wished for, asked for or tried is told by positions, appeals and proposals."""
    return not d.mood.attempted and d.realis not in {"conditional", "hoped", "demanded"}


def strongest(found: list[Draft]) -> list[Draft]:
    """Of several releases on one word, the one whose frame is surest."""
    best: dict[int, Draft] = {}
    for d in found:
        if d.type == "release" and (
            d.index not in best or d.frame.confidence > best[d.index].frame.confidence
        ):
            best[d.index] = d
    return [d for d in found if d.type != "release" or best[d.index] is d]


def exchange(
    page: Page, d: Draft, custody: Custody, words: Grammar, state: str | None = None
) -> Draft | None:
    """An exchange told as done, agreed, planned or called off."""
    first, second = groups(d)
    counted = any(isinstance(d.roles.get(r), Count) for r in ("count_first", "count_second", "count_total"))
    a, b = parties(d, custody)
    state = state or governed_state(page, d.index, words) or ("planned" if d.realis == "planned" else None)
    state = state or d.frame.set.get("state")
    told = d.frame.set.get("about") == "people" and ((a and b) or state)
    named = any(page.named(page.entities[e]) for e in (*first, *second))
    if not (first or second or counted or told) or (d.polarity == "negative" and not (named or counted)):
        return None
    roles: dict[str, RoleValue] = {**d.roles, "state": state or "executed"}
    if first and not second and between_all(page, d):
        # `the two sides exchanged 157 prisoners`: not one of them gave all
        roles["count_total"], first = roles.pop("count_first"), ()
    if first and not second and of_all(page, d, first):
        # `agreed on an exchange of 900 detainees`: nor did the side that is named
        roles.pop("count_first", None)
        first = ()
    if (second or "count_second" in roles) and "count_first" not in roles and "count_total" in roles:
        # `a swap of 30 soldiers for 40`: the first number is of those whom one side gave
        roles["count_first"] = roles.pop("count_total")
    put(roles, side_a=custody.entity_for(a), side_b=custody.entity_for(b))
    put(roles, released_by_a=first, released_by_b=second)
    put(roles, count_a=roles.get("count_first"), count_b=d.roles.get("count_second"))
    return replace(d, roles=roles)


def of_all(page: Page, d: Draft, first: tuple[str, ...]) -> bool:
    """True where the noun of a swap counts its people, and nothing tells whose they are."""
    counted = page.tree[d.index].upos == "NOUN" and isinstance(d.roles.get("count_total"), Count)
    people = [page.entities[e] for e in first]
    return counted and not any(page.named(e) or e.country or e.nationalities for e in people)


def between_all(page: Page, d: Draft) -> bool:
    """True where several sides, named or not, are told to swap a number of people who are nobody's in particular."""
    counted = isinstance(d.roles.get("count_first"), Count) and "count_second" not in d.roles
    doers = ids(d.roles.get("doer"))
    several = len(doers) > 1 or any(page.entities[e].kind == "group" for e in doers)
    people = [page.entities[e] for e in ids(d.roles.get("first"))]
    return counted and several and not any(page.named(e) or e.country or e.nationalities for e in people)
