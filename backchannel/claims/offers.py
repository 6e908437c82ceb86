"""Offers: what a proposal would let go and what it asks for.

In: drafts of proposals, exchanges and releases, and who holds whom. Out: proposals with `gives` and `gets`, with
what their own words, or the words of the plan that they stand in, name. Always true: a plan that both sides have
settled on is no proposal; numbers turn round with the people whom they count.
"""

from __future__ import annotations

from dataclasses import replace

from backchannel.claims import when
from backchannel.claims.custody import Custody, ids, party_of
from backchannel.claims.direction import groups, parties, put
from backchannel.claims.frames import Grammar
from backchannel.claims.hidden import particle_of
from backchannel.claims.match import Draft
from backchannel.claims.modality import own_mood
from backchannel.claims.page import Page
from backchannel.claims.plans import Plan, governed_state, is_settled
from backchannel.records import RoleValue, Span

OFFERING = frozenset({"ready", "prepared", "prepare", "willing", "readiness", "willingness"})
UNREAL = frozenset({"conditional", "possible", "planned"})
CONTENT_TOPS = ("xcomp", "advcl", "ccomp", "obl", "obj")


def void(page: Page, d: Draft, words: Grammar) -> bool:
    """True for the noun of a plan that is settled: what it holds is told by the exchange or the releases in it."""
    if page.tree[d.index].upos != "NOUN" or d.roles.get("status") == "withdrawn":
        return False
    offer = page.tree[d.index].lemma.lower() in words.lists["proposal_nouns"]
    return not offer and (
        came_about(page, d.index, words)
        or is_settled(page, d.index, words)
        or governed_state(page, d.index, words) is not None
    )


def came_about(page: Page, i: int, words: Grammar) -> bool:
    """True for `the deal that freed 40 hostages`, of which a clause in the past tells what came of it."""
    clauses = [c for c in page.tree.children(i, "acl") if page.tree[c].dep == "acl:relcl"]
    return any(
        page.tree[c].tag == "VBD" and page.tree[c].lemma.lower() in words.lists["came_about"] for c in clauses
    )


def terms(page: Page, d: Draft, rest: list[Draft], plan: Plan | None, words: Grammar) -> Draft | None:
    """`X would free N under the plan`, `X could go if Y freed Z`: a release on condition is a term of an offer."""
    tree = page.tree
    if d.realis not in UNREAL or d.polarity == "negative" or (plan and plan.settled):
        return None
    clauses = [c for c in tree.children(d.index, "advcl") if tree.mark(c) in words.lists["on_condition"]]
    others = [
        r for r in rest if r.type == "release" and r is not d and any(tree.under(r.index, c) for c in clauses)
    ]
    offering = "inducements" in d.roles and on_offer(page, d.index)
    if not (plan or others or offering):
        return None
    roles: dict[str, RoleValue] = {"status": "considered"}
    if offering:
        put(roles, proposer=d.roles.get("by"), inducements=d.roles.get("inducements"))
    put(roles, giver=d.roles.get("by"), gives=d.roles.get("person"), count_gives=d.roles.get("count"))
    for other in others[:1]:
        put(roles, gets=other.roles.get("person"), count_gets=other.roles.get("count"))
    used = d.used | {d.index} | {r.index for r in others}
    return replace(d, roles=roles, frame=replace(d.frame, claim="proposal"), used=frozenset(used))


def on_offer(page: Page, i: int) -> bool:
    """True for what somebody is ready to do."""
    head = page.tree.head(i)
    return head is not None and page.tree[head].lemma.lower() in OFFERING


def left_open(page: Page, i: int, words: Grammar) -> bool:
    """`declined to say whether X could be traded for Z`: who leaves a question open, or asks it, proposes nothing."""
    tree = page.tree
    for at in (i, *tree.ancestors(i)):
        head = tree.head(at)
        if head is not None and tree.mark(at).split()[-1:] in (["whether"], ["if"]):
            return tree[head].lemma.lower() in words.modality["asking"]
    return False


def considered(page: Page, d: Draft, custody: Custody, plan: Plan | None, words: Grammar) -> list[Draft]:
    """An exchange that is only talked of is a proposal, if it says who would go."""
    sides = [
        any(d.roles.get(r) for r in one) for one in (("first", "count_first"), ("second", "count_second"))
    ]
    if not (all(sides) or (plan and any(sides))) or left_open(page, d.index, words):
        return []
    roles: dict[str, RoleValue] = {"status": "considered", **oriented(d, None, custody)}
    a, b = parties(d, custody)
    giver = b if roles.get("gives") == groups(d)[1] else a
    giving = custody.entity_for(giver) or (ids(d.roles.get("doer")) if giver == a else None)
    put(roles, giver=giving, inducements=d.roles.get("inducements"))
    return [replace(d, roles=roles, frame=replace(d.frame, claim="proposal"))]


def merged(page: Page, found: list[Draft]) -> list[Draft]:
    """`presented a proposal`: what the noun says goes to the verb whose argument it is."""
    out = list(found)
    for noun in [d for d in found if d.type == "proposal" and page.tree[d.index].upos == "NOUN"]:
        for verb in out:
            below = page.tree.head(verb.index) == noun.index and page.tree[verb.index].dep == "acl"
            carries = (
                below
                or noun.index in verb.used
                or noun.index in page.tree.children(verb.index, "obj", "nsubj:pass")
            )
            if verb is not noun and verb.type == "proposal" and carries:
                verb.roles = {**besides(noun, verb), **verb.roles}
                verb.time = verb.time or noun.time
                if noun.realis != "asserted":
                    verb.realis = noun.realis
                out = [d for d in out if d is not noun]
                break
    return out


def told_aside(page: Page, r: Draft) -> bool:
    """`an offer to Minsk, which freed him in May,`: what a relative clause tells as done is no part of an offer."""
    return page.tree[r.index].dep == "acl:relcl" and r.realis == "asserted" and not r.mood.attempted


def besides(noun: Draft, verb: Draft) -> dict[str, RoleValue]:
    """What the noun says but for whom the verb, which knows who offers, has put on the other side."""
    placed = {*ids(verb.roles.get("gives")), *ids(verb.roles.get("gets"))}
    return {k: v for k, v in noun.roles.items() if k not in {"gives", "gets"} or not placed & set(ids(v))}


def oriented(d: Draft, proposer: str | None, custody: Custody) -> dict[str, RoleValue]:
    """What the proposer lets go and what it gets, given its party; else as the words stand."""
    first, second = groups(d)
    a, b = parties(d, custody)
    gives, gets = ("first", "second")
    if proposer and (b == proposer or (a and a != proposer and custody.home(first) == proposer)):
        gives, gets = gets, gives
    roles: dict[str, RoleValue] = {}
    put(roles, gives=ids(d.roles.get(gives)), gets=ids(d.roles.get(gets)))
    put(roles, count_gives=d.roles.get(f"count_{gives}"), count_gets=d.roles.get(f"count_{gets}"))
    return roles


def proposal(
    page: Page, d: Draft, swaps: list[Draft], rest: list[Draft], custody: Custody, words: Grammar
) -> Draft:
    """An offer with the people whom its own words name, found below the word that offers."""
    proposers = ids(d.roles.get("proposer"))
    party = next((p for e in proposers if (p := party_of(page.entities.get(e)))), None)
    below = content(page, d.index)
    inner = [s for s in swaps if s.index in below]
    if "gets" in d.roles:
        # a demand tells by its own words who gets whom
        return replace(d, used=d.used | {s.index for s in inner})
    freed = [r for r in rest if r.type == "release" and r.index in below and not told_aside(page, r)]
    roles = dict(d.roles)
    gives: tuple[str, ...] = ()
    gets: tuple[str, ...] = ()
    for s in inner:
        told = oriented(s, party, custody)
        gives, gets = ids(told.pop("gives", None)), ids(told.pop("gets", None))
        put(roles, **told)
        put(roles, inducements=s.roles.get("inducements"))
    if not (gives or gets or "count_gives" in roles or "count_gets" in roles):
        for r in freed:
            people = ids(r.roles.get("person"))
            third = of_another(page, r, proposers)
            gain = not third and gained(page, r, people, party, custody, words)
            if gain:
                gets += tuple(p for p in people if p not in gets)
            else:
                gives += tuple(p for p in people if p not in gives)
            put(roles, **{"count_gets" if gain else "count_gives": r.roles.get("count")})
    if not inner and not freed:
        gets = asked_for(page, d.index, party, custody)
    put(
        roles,
        gives=gives,
        gets=tuple(e for e in gets if e not in gives),
        giver=giver(page, [*inner, *freed], proposers, gives),
    )
    if others := tuple(e for e in proposers if e not in (*gives, *gets)):
        # nobody proposes to trade himself
        roles["proposer"] = others
    # that an offer is discussed or awaited does not make it less of an offer
    own = own_mood(page, d.index, words.modality) if page.tree[d.index].upos == "NOUN" else d.mood
    used = d.used | {s.index for s in inner} | {r.index for r in freed}
    time = d.time or next((t for i in carriers(page, d.index) if (t := when.point(page, i))), None)
    return replace(
        d,
        roles=roles,
        used=frozenset(used),
        evidence=resting_on(page, d, [*inner, *freed]),
        time=time,
        realis=own.realis,
        polarity=own.polarity,
    )


def resting_on(page: Page, d: Draft, told: list[Draft]) -> tuple[Span, ...]:
    """The words of an offer with those in which it tells who would go."""
    if not told:
        return d.evidence
    spread = [d.index, *(s.index for s in told), *(i for s in told for i in s.used)]
    return (page.span([i for i in spread if i in page.tree.sentence(d.index)]),)


def giver(
    page: Page, told: list[Draft], proposers: tuple[str, ...], gives: tuple[str, ...]
) -> tuple[str, ...]:
    """Who would let go those whom somebody else proposes to free."""
    others = next((found for one in told if (found := of_another(page, one, proposers))), ())
    return others if gives and not set(others) & set(gives) else ()


def of_another(page: Page, one: Draft, proposers: tuple[str, ...]) -> tuple[str, ...]:
    """The group of `Qatar proposed that the group release ten`: one who would free people and proposes nothing."""
    own = page.entity_ids(k) if (k := page.tree.child(one.index, "nsubj")) is not None else ()
    doers = tuple(e for e in ids(one.roles.get("doer") or one.roles.get("by")) if e in own)
    return doers if len(doers) == 1 and not set(doers) & set(proposers) else ()


def carriers(page: Page, i: int) -> list[int]:
    """Participles on an offer (`presented in June`)."""
    return [c for c in page.tree.children(i, "acl") if page.tree[c].tag == "VBN"]


def content(page: Page, i: int) -> set[int]:
    """Words that may say what an offer holds: below it, and below the verb that it is the object of."""
    tree = page.tree
    tops = [i]
    head = tree.head(i)
    if (
        head is not None
        and tree[i].dep in {"obj", "nsubj:pass", "nsubj"}
        and tree[head].upos in {"VERB", "AUX"}
    ):
        tops += [c for c in tree.children(head, *CONTENT_TOPS) if c != i]
    return {k for t in tops for k in tree.subtree(t)} - {i}


def gained(
    page: Page, r: Draft, people: tuple[str, ...], proposer: str | None, custody: Custody, words: Grammar
) -> bool:
    """True when a release in an offer is what the offering side would get."""
    holder, home = custody.holder(people), custody.home(people)
    if proposer and (holder or home):
        # a state that holds its own citizens lets them go
        return holder != proposer if holder else home == proposer
    near = [r.index, *([h] if (h := page.tree.head(r.index)) is not None else [])]
    verbs = {page.tree[k].lemma.lower() for k in near} | {predicate(page, k) for k in near}
    if verbs & (words.lists["gaining"] | words.lists["fetching"]):
        return True
    # `an offer for the release of`: what it is made for is what it is to bring, unless captors make it
    meant = page.tree[r.index].upos == "NOUN" and page.tree.case(r.index) == "for"
    return meant and proposer not in page.entities


def predicate(page: Page, k: int) -> str:
    """The lemma of a word with its particle: `bring home`."""
    return f"{page.tree[k].lemma} {particle_of(page.tree, k)}".strip().lower()


def asked_for(page: Page, i: int, proposer: str | None, custody: Custody) -> tuple[str, ...]:
    """`a proposal for both men`: people of the proposing side, or held by the other, whom an offer is `for`."""
    near = [c for c in page.tree.children(i, "nmod") if page.tree.case(c) == "for"]
    found = page.entities_of(n for c in near for n in page.tree.conjuncts(c))
    people = tuple(e.id for e in found if e.kind in {"person", "group"})
    holder, home = custody.holder(people), custody.home(people)
    ours = holder is not None and holder != proposer if holder else home is not None and home == proposer
    return people if proposer and ours else ()
