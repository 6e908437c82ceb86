"""Refuse claims on people in general.

In: drafts. Out: drafts without those whose people the text neither names nor counts, dates nor tells apart: `the arrested
suspects`, `a prisoner may be held`. Always true: a draft that names one person is kept.
"""

from __future__ import annotations

from backchannel.claims.frames import Grammar
from backchannel.claims.match import Draft
from backchannel.claims.neighbours import over
from backchannel.claims.page import Page
from backchannel.records import Entity

PERSONAL = frozenset({"detention", "proceeding", "designation", "wellbeing", "movement"})
# what is said of such people when the text takes them as known
DEFINITE = frozenset({"wellbeing", "movement", "designation"})
TELLING = frozenset({"offence", "place", "by"})
PLACED = ("custodian", "place", "facility")
EVERY = frozenset({"every", "each"})
KNOWN = frozenset({"the", "these", "those", "both", "all"})
LETTING = frozenset({"allow", "permit", "enable", "authorise", "authorize", "entitle", "empower", "let"})
LAWS = frozenset(
    {"law", "rule", "act", "code", "legislation", "constitution", "decree", "regulation", "bill", "measure"}
)
PAST = frozenset({"was", "were", "has", "have", "had"})
# what somebody joins who is not the first to whom it happened
LINES = frozenset({"list", "roll", "line", "rank", "club", "succession", "parade", "procession", "company"})
OCCASIONS = frozenset({"case", "instance", "kidnapping", "incident"})
UNREAL = frozenset({"conditional", "possible", "demanded", "hoped"})
# some of many who come and go together: `a group of freed prisoners`
BATCHES = frozenset({"group", "batch", "contingent", "number", "handful"})


def generic(page: Page, found: list[Draft], words: Grammar) -> list[Draft]:
    """`found` without what is said of nobody in particular."""
    return [
        d
        for d in found
        if d.type not in PERSONAL
        and not (d.type == "release" and (anybody(page, d, words) or nobody(page, d)))
        or d.type in PERSONAL
        and (particular(page, d, words) and not asked_after(page, d) and not nobody(page, d))
        and not permitted(page, d)
    ]


def anybody(page: Page, d: Draft, words: Grammar) -> bool:
    """True for a release of people whom the text neither names, counts, dates nor takes as known: `against releasing
    prisoners`."""
    value = d.roles.get("person")
    if (
        not isinstance(value, tuple)
        or "count" in d.roles
        or d.time is not None
        or (happened(page, d) and not mostly(page, d))
        or habitual(d)
    ):
        return False
    them = [page.entities[e] for e in value if e in page.entities]
    return not any(
        page.named(e) or e.kind == "person" or numerous(page, e, words) or definite(page, e) for e in them
    )


def mostly(page: Page, d: Draft) -> bool:
    """True for `in most cases mediation won their release`: what is told of several occasions at once."""
    tree, at = page.tree, d.index
    for verb in (at, over(tree, at)):
        for c in tree.children(verb, "obl") if verb is not None else ():
            amount = {tree[k].text.lower() for k in tree.children(c, "amod", "det")}
            if tree[c].lemma.lower() in OCCASIONS and amount & {"most", "many", "some", "all", "several"}:
                return True
    return False


def habitual(d: Draft) -> bool:
    """True for what somebody is told to do time and again, to whomever: `often frees inmates`."""
    return d.realis == "policy"


def heads(page: Page, d: Draft) -> list[int]:
    """Words of the draft's sentence that head a mention of its people."""
    value = d.roles.get("person")
    ids = value if isinstance(value, tuple) else ()
    return [i for i in page.tree.sentence(d.index) if page.annotations.heads.get(i) in ids]


def asked_after(page: Page, d: Draft) -> bool:
    """True where their number is asked or unknown: `how many people were arrested`."""
    tree = page.tree
    return any(
        tree[c].lemma.lower() in {"many", "few"} and c and tree[c - 1].text.lower() == "how"
        for i in heads(page, d)
        for c in tree.children(i, "amod")
    )


def nobody(page: Page, d: Draft) -> bool:
    """True for `not a single officer`, `not one of them`: it is said of none."""
    tree = page.tree
    firsts = [min(tree.subtree(i)) for i in heads(page, d)]
    if any(tree[k].text.lower() in {"no", "nobody", "none"} and tree[k].dep != "advmod" for k in firsts):
        return True
    return any(
        tree[k].text.lower() == "not" and {"single", "one"} & {tree[j].text.lower() for j in (k + 1, k + 2)}
        for k in firsts
        if k + 2 < len(tree.tokens)
    )


def permitted(page: Page, d: Draft) -> bool:
    """True for what a law lets somebody do to anybody: `the law allows police to hold suspects for two days`."""
    tree = page.tree
    above = over(tree, d.index)
    if above is None or tree[above].lemma.lower() not in LETTING:
        return False
    return any(tree[c].lemma.lower() in LAWS for c in tree.children(above, "nsubj"))


def particular(page: Page, d: Draft, words: Grammar) -> bool:
    """True when the people of the draft are known as these and no others."""
    value = d.roles.get("person")
    if not isinstance(value, tuple):
        return True
    people = [page.entities[e] for e in value if e in page.entities]
    if any(page.named(e) for e in people):
        return True
    if any(in_a_line(page, i) for i in heads(page, d)):
        return False
    if d.realis in UNREAL or d.polarity == "negative":
        return known_though_unreal(page, d, people, words)
    if d.type == "proceeding" and len(d.roles.keys() & TELLING) > 1:
        # `arrests of politicians in Lom over bribes`
        return True
    known = singular(people) or any(definite(page, e) for e in people)
    if d.type == "proceeding" and (happened(page, d) or ("offence" in d.roles and known)):
        # `a driver has been arrested for fraud`, `police arrested the suspects`, `the brothers face murder charges`
        return True
    if (
        d.type == "wellbeing"
        and page.tree[d.index].upos == "VERB"
        and suffered(page, d)
        and any(captives(page, e, words) for e in people)
    ):
        # `former prisoners said that they had been beaten`
        return True
    if "count" in d.roles or d.time is not None or "length" in d.roles:
        return True
    if any(numerous(page, e, words) for e in people):
        return True
    lasts = d.type == "detention" and (happened(page, d) or ongoing(page, d))
    if lasts and known:
        return True
    if d.type in DEFINITE or (d.type == "detention" and any(d.roles.get(role) for role in PLACED)):
        return any(definite(page, e) for e in people)
    return any(told_apart(e) or somebodys(page, e) for e in people)


def known_though_unreal(page: Page, d: Draft, people: list[Entity], words: Grammar) -> bool:
    """True for what is denied of, or may befall, people whom the text counts or knows."""
    if d.frame.polarity == "negative" and any(numerous(page, e, words) for e in people):
        # `police may not arrest three journalists, the court ruled`
        return True
    if d.roles.get("stage") == "appeal" and d.realis == "possible" and any(told_apart(e) for e in people):
        # `he may still turn to the supreme court`, of somebody without a name
        return True
    # `the hostages were not harmed`, `has yet to declare the captain wrongfully detained` tells of these
    spared = d.type in {"wellbeing", "designation"} and d.realis not in UNREAL
    return spared and any(definite(page, e) for e in people)


def in_a_line(page: Page, i: int) -> bool:
    """True for the ministers of `the list of ministers who have been jailed`, which tells of none of them."""
    tree, head = page.tree, page.tree.head(i)
    line = head is not None and tree[i].dep == "nmod" and tree[head].lemma.lower() in LINES
    return line and tree.case(i) == "of" and not tree.children(i, "det", "nummod")


def captives(page: Page, entity: Entity, words: Grammar) -> bool:
    """True for people whom the text calls prisoners, hostages, detainees."""
    found = (i for i, e in page.annotations.heads.items() if e == entity.id)
    return any(page.tree[i].lemma.lower() in words.lists["held_people"] for i in found)


def suffered(page: Page, d: Draft) -> bool:
    """True for what is told to have happened, be it in `spoke of being beaten`."""
    tree = page.tree
    being = any(
        tree[c].text.lower() == "being" for c in tree.children(tree.first_conjunct(d.index), "aux:pass")
    )
    above = tree.head(tree.first_conjunct(d.index))
    return happened(page, d) or (being and above is not None and tree[above].tag == "VBD")


def definite(page: Page, entity: Entity) -> bool:
    """True for people whom the text takes as known, or whose nationality it tells: `the men`, `American hostages`."""
    tree = page.tree
    found = [i for i, e in page.annotations.heads.items() if e == entity.id]
    # `some of the detainees`
    wholes = [c for i in found for c in tree.children(i, "nmod") if tree.case(c) == "of"]
    known = any(tree[c].text.lower() in KNOWN for i in [*found, *wholes] for c in tree.children(i, "det"))
    owned = any(tree.children(i, "nmod:poss") for i in found)
    return known or owned or bool(entity.nationalities) or told_apart(entity)


def somebodys(page: Page, entity: Entity) -> bool:
    """True for one person told by whose he is: `Orin's wife`, `his brother`."""
    found = [i for i, e in page.annotations.heads.items() if e == entity.id]
    owners = [c for i in found for c in page.tree.children(i, "nmod:poss")]
    return entity.kind == "person" and any(page.named(e) for e in page.entities_of(owners))


def numerous(page: Page, entity: Entity, words: Grammar) -> bool:
    """True for people who are counted or have a word for a number: `two men`, `all seven`, `one of the hostages`."""
    tree, heads = page.tree, page.annotations.heads
    found = [i for i, e in heads.items() if e == entity.id]
    if any(tree[i].text.lower() in {"one", "half"} and tree.children(i, "nmod") for i in found):
        return True
    return entity.kind == "group" and any(
        tree[i].upos == "NUM"
        or (tree[i].lemma.lower() in BATCHES and bool(tree.children(i, "nmod")))
        or tree[i].lemma.lower() in words.lists["quantities"]
        or bool(tree.children(i, "nummod"))
        or any(tree[c].text.lower() in EVERY for c in tree.children(tree.first_conjunct(i), "det"))
        for i in found
    )


def singular(people: list[Entity]) -> bool:
    """True where one of them is one person."""
    return any(e.kind == "person" for e in people)


def happened(page: Page, d: Draft) -> bool:
    """True for an event told in a finite past tense."""
    tree, at = page.tree, d.index
    if tree[at].upos == "NOUN" and (verb := over(tree, at)) is not None:
        # `were placed under house arrest`
        at = verb
    if tree[at].tag == "VBG" and tree[at].dep in {"advcl", "conj"} and not tree.mark(at):
        # `they fanned out, taking the men into custody`
        at = tree.first_conjunct(at)
        at = tree[at].head if tree[at].dep == "advcl" and tree[at].head is not None else at
    helpers = {tree[c].text.lower() for c in tree.children(at, "aux")}
    if tree[at].upos != "VERB" or any(tree[c].tag == "MD" for c in tree.children(at, "aux")):
        return False
    return tree[at].tag == "VBD" or bool(helpers & PAST)


def ongoing(page: Page, d: Draft) -> bool:
    """True for a state told as going on now: `police are holding a man`, `the men are being held`."""
    tree, at = page.tree, d.index
    helpers = {tree[c].text.lower() for c in tree.children(at, "aux")}
    if helpers & {"remain", "remains"}:
        return True
    return bool(helpers & {"is", "are"}) and (tree[at].tag == "VBG" or "being" in helpers)


def told_apart(entity: Entity) -> bool:
    """True for one person with a nationality, or spoken of more than once."""
    return entity.kind == "person" and (bool(entity.nationalities) or len(entity.mentions) > 1)
