"""Exchanges and proposals: who would let whom go.

In: drafts whose frames name the two groups by word order (`first`, `second`), who does it (`doer`) and with
whom (`partner`). Out: exchanges with `released_by_a`/`released_by_b` and proposals with `gives`/`gets`, put on
the side that has custody. Always true: word order decides only where the document says nothing of custody; an
exchange that is only offered, wished for or considered becomes a proposal, and one told as done stays apart
from it.
"""

from __future__ import annotations

from dataclasses import replace

from backchannel.claims import when
from backchannel.claims.custody import Custody, ids, party_of
from backchannel.claims.frames import Grammar
from backchannel.claims.match import Draft
from backchannel.claims.modality import own_mood
from backchannel.claims.page import Page
from backchannel.claims.swaps import swaps as swaps_of
from backchannel.records import Count, RoleValue

UNREAL = frozenset({"possible", "conditional", "hoped", "demanded"})
CONTENT_EDGES = ("acl", "advcl", "xcomp", "ccomp", "nmod", "obl", "appos", "conj")
PSEUDO = ("first", "second", "doer", "partner", "count_first", "count_second")


def trades(page: Page, found: list[Draft], words: Grammar) -> list[Draft]:
    """`found` with every trade put the right way round."""
    found = swaps_of(page, found, words)
    custody = Custody(page, found)
    raw = [d for d in found if d.type in {"exchange", "proposal"}]
    rest = [d for d in found if d.type not in {"exchange", "proposal"}]
    swaps = [d for d in raw if d.type == "exchange"]
    offers = [d for d in raw if d.type == "proposal"]
    taken: set[int] = set()
    out = []
    for d in offers:
        if settled := under_plan(page, d, swaps, words):
            out += [one for s, state in settled if (one := exchange(page, s, custody, words, state))]
            taken |= {s.index for s, _ in settled}
        else:
            offer = proposal(page, d, swaps, rest, custody, words)
            taken |= offer.used
            out.append(offer)
    for d in rest:
        if d.type == "release" and d.index not in taken and (term := terms(page, d, rest, words)):
            taken |= term.used
            out.append(term)
    for d in swaps:
        if d.index in taken:
            continue
        if d.realis in UNREAL or d.mood.attempted:
            out += considered(page, d, custody, words)
        elif one := exchange(page, d, custody, words):
            out.append(one)
    for d in rest:
        if d.type == "release" and (
            by := tuple(e for e in ids(d.roles.get("by")) if e not in ids(d.roles.get("person")))
        ):
            d.roles["by"] = by
        elif d.type == "release":
            d.roles.pop("by", None)
    for d in rest:
        if d.type == "release":
            captors(page, d)
    swapped = {d.index for d in out if d.type == "exchange"}
    rest = [d for d in rest if d.type != "release" or (happened(d) and d.index not in taken | swapped)]
    return sorted([*strongest(rest), *merged(page, out)], key=lambda d: d.index)


def under_plan(page: Page, d: Draft, swaps: list[Draft], words: Grammar) -> list[tuple[Draft, str]]:
    """The swaps of a plan that was agreed, put off or fell through: that is an exchange and no offer."""
    if page.tree[d.index].upos != "NOUN" or d.realis in UNREAL:
        return []
    state = governed_state(page, d.index, words)
    if state is None and page.tree[d.index].lemma.lower() in words.lists["settled_nouns"]:
        state = "agreed"
    below = content(page, d.index)
    return [(s, state) for s in swaps if state and s.index in below]


def terms(page: Page, d: Draft, rest: list[Draft], words: Grammar) -> Draft | None:
    """`X would free N under the plan`, `X could go if Y freed Z`: a release on condition is a term of an offer."""
    tree = page.tree
    if d.realis not in {"conditional", "possible", "planned"} or d.polarity == "negative":
        return None
    planned = [c for c in tree.children(d.index, "obl") if tree.case(c) in words.lists["under"]]
    named = any(
        tree[c].lemma.lower() in words.lists["proposal_nouns"] | words.lists["plan_nouns"] for c in planned
    )
    clauses = [c for c in tree.children(d.index, "advcl") if tree.mark(c) in words.lists["on_condition"]]
    others = [
        r for r in rest if r.type == "release" and r is not d and any(tree.under(r.index, c) for c in clauses)
    ]
    if not (named or others):
        return None
    roles: dict[str, RoleValue] = {"status": "considered"}
    put(roles, giver=d.roles.get("by"), gives=d.roles.get("person"), count_gives=d.roles.get("count"))
    for other in others[:1]:
        put(roles, gets=other.roles.get("person"), count_gets=other.roles.get("count"))
    used = d.used | {d.index} | {r.index for r in others}
    return replace(d, roles=roles, frame=replace(d.frame, claim="proposal"), used=frozenset(used))


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
                verb.roles = {**noun.roles, **verb.roles}
                verb.time = verb.time or noun.time
                if noun.realis != "asserted":
                    verb.realis = noun.realis
                out = [d for d in out if d is not noun]
                break
    return out


def groups(d: Draft) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return ids(d.roles.get("first")), ids(d.roles.get("second"))


def parties(d: Draft, custody: Custody) -> tuple[str | None, str | None]:
    """Who holds the first and the second group: by custody, by nationality, and last by the order of the words."""
    first, second = groups(d)
    entities = custody.page.entities
    doers = [p for e in ids(d.roles.get("doer")) if (p := party_of(entities.get(e)))]
    others = [p for e in ids(d.roles.get("partner")) if (p := party_of(entities.get(e)))]
    known = list(dict.fromkeys([*doers, *others]))
    a, b = custody.holder(first), custody.holder(second)
    home_a, home_b = custody.home(first), custody.home(second)
    a = a or (home_b if home_b != home_a else None)
    b = b or (home_a if home_a != home_b else None)
    if not a and len(doers) == 1 and b != doers[0]:
        a = doers[0]
    if a and not b:
        b = next((p for p in known if p != a), None)
    if b and not a:
        a = next((p for p in known if p != b), None)
    if not a and not b and len(known) == 2:
        a, b = known
    return (a, b) if a != b else (a, None)


def exchange(
    page: Page, d: Draft, custody: Custody, words: Grammar, state: str | None = None
) -> Draft | None:
    """An exchange told as done, agreed, planned or called off."""
    first, second = groups(d)
    counted = isinstance(d.roles.get("count_first") or d.roles.get("count_total"), Count)
    a, b = parties(d, custody)
    state = state or governed_state(page, d.index, words) or ("planned" if d.realis == "planned" else None)
    told = d.frame.set.get("about") == "people" and ((a and b) or state)
    if not (first or second or counted or told):
        return None
    roles: dict[str, RoleValue] = {k: v for k, v in d.roles.items() if k not in PSEUDO and k != "about"}
    roles.setdefault("state", state or "executed")
    put(roles, side_a=custody.entity_for(a), side_b=custody.entity_for(b))
    put(roles, released_by_a=first, released_by_b=second)
    put(roles, count_a=d.roles.get("count_first"), count_b=d.roles.get("count_second"))
    return replace_draft(d, roles)


def put(roles: dict[str, RoleValue], **values: RoleValue | None) -> None:
    """Set what has a value."""
    roles.update({k: v for k, v in values.items() if v})


def governed_state(page: Page, i: int, words: Grammar) -> str | None:
    """The state that a word above or a participle below gives an exchange or a plan: agreed, postponed, collapsed."""
    tree, at = page.tree, i
    states = words.modality["exchange_states"]
    for c in tree.children(i, "acl", "amod"):
        if (state := states.get(tree[c].lemma.lower())) is not None:
            return str(state)
    for _ in range(3):
        head = tree.head(at)
        if head is None:
            return None
        if tree[at].dep.partition(":")[0] in {"ccomp", "advcl", "parataxis"} or tree[at].dep == "acl:relcl":
            return None
        if (state := states.get(tree[head].lemma.lower())) is not None:
            return str(state)
        at = head
    return None


def replace_draft(d: Draft, roles: dict[str, RoleValue], **changes: object) -> Draft:
    return replace(d, roles=roles, **changes)  # type: ignore[arg-type]


def considered(page: Page, d: Draft, custody: Custody, words: Grammar) -> list[Draft]:
    """An exchange that is only talked of is a proposal, if it says who would go."""
    first, second = groups(d)
    if not (first and second):
        return []
    roles: dict[str, RoleValue] = {"status": "considered"}
    gives, gets = oriented(d, None, custody)
    put(roles, gives=gives, gets=gets)
    frame = replace(d.frame, claim="proposal")
    return [replace_draft(d, roles, frame=frame)]


def oriented(d: Draft, proposer: str | None, custody: Custody) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What the proposer lets go and what it gets, given its party; else as the words stand."""
    first, second = groups(d)
    a, b = parties(d, custody)
    if proposer and (b == proposer or (a and a != proposer and custody.home(first) == proposer)):
        return second, first
    return first, second


def proposal(
    page: Page, d: Draft, swaps: list[Draft], rest: list[Draft], custody: Custody, words: Grammar
) -> Draft:
    """An offer with the people whom its own words name, found below the word that offers."""
    proposers = ids(d.roles.get("proposer"))
    party = next((p for e in proposers if (p := party_of(page.entities.get(e)))), None)
    below = content(page, d.index)
    inner = [s for s in swaps if s.index in below]
    freed = [r for r in rest if r.type == "release" and r.index in below]
    roles = {k: v for k, v in d.roles.items() if k not in PSEUDO}
    gives: tuple[str, ...] = ()
    gets: tuple[str, ...] = ()
    for s in inner:
        gives, gets = oriented(s, party, custody)
        put(roles, count_gives=s.roles.get("count_first"), count_gets=s.roles.get("count_second"))
    if not inner:
        for r in freed:
            people = ids(r.roles.get("person"))
            if gained(page, r, people, party, custody, words):
                gets += tuple(p for p in people if p not in gets)
                put(roles, count_gets=r.roles.get("count"))
            else:
                gives += tuple(p for p in people if p not in gives)
                put(roles, count_gives=r.roles.get("count"))
    put(roles, gives=gives, gets=tuple(e for e in gets if e not in gives))
    # that an offer is discussed or awaited does not make it less of an offer
    own = own_mood(page, d.index, words.modality) if page.tree[d.index].upos == "NOUN" else d.mood
    used = d.used | {s.index for s in inner} | {r.index for r in freed}
    spread = [
        d.index,
        *(s.index for s in inner),
        *(r.index for r in freed),
        *(i for s in [*inner, *freed] for i in s.used),
    ]
    evidence = (
        (page.span([i for i in spread if i in page.tree.sentence(d.index)]),)
        if inner or freed
        else d.evidence
    )
    time = d.time or next((t for i in carriers(page, d.index) if (t := when.point(page, i))), None)
    return replace_draft(
        d, roles, used=frozenset(used), evidence=evidence, time=time, realis=own.realis, polarity=own.polarity
    )


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
        tops += [c for c in tree.children(head, "xcomp", "advcl", "ccomp", "obl", "obj") if c != i]
    return {k for t in tops for k in tree.subtree(t)} - {i}


def gained(
    page: Page, r: Draft, people: tuple[str, ...], proposer: str | None, custody: Custody, words: Grammar
) -> bool:
    """True when a release in an offer is what the offering side would get."""
    holder, home = custody.holder(people), custody.home(people)
    if proposer and (holder or home):
        return home == proposer or (holder is not None and holder != proposer)
    head = page.tree.head(r.index)
    return head is not None and page.tree[head].lemma.lower() in words.lists["gaining"]
