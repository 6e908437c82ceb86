"""Positions, demands and appeals: whose they are, whether they are taken at all, and since when.

In: drafts. Out: the same without positions that nobody holds, that somebody else only wishes for or that an
`if` leaves open; a demand by a family or an advocate is an appeal, an appeal by a side is a demand. Always true: a
position told in a statement holds on the day of the statement unless the words give another day.
"""

from __future__ import annotations

from backchannel.claims.custody import ids
from backchannel.claims.frames import Grammar
from backchannel.claims.match import Draft
from backchannel.claims.modality import finite
from backchannel.claims.page import Page
from backchannel.claims.proceedings import ASKED
from backchannel.claims.scope import CUSTODY, people_held
from backchannel.records import Entity

WISHES = frozenset({"demanded", "hoped"})
QUOTES = frozenset({'"', "'", "”", "’", "“", "‘"})
FORESEEING = frozenset({"expect", "likely", "due", "predict", "anticipate", "schedule", "unlikely"})
INTENDING = frozenset({"promise", "vow", "pledge", "plan", "intend", "prepare", "threaten", "propose"})
OBLIGING = frozenset({"must", "should", "shall", "ought"})
REPORTED = frozenset({"planned", "conditional"})
SILENT = frozenset({"declines_comment", "withholds_name"})
# what is done by saying it, at once or by way of another deed
OUTSPOKEN = frozenset({"criticises", "opposes", "supports", "denies", "demands"})
PROMPT = frozenset({"quick", "swift", "prompt", "fast", "first", "last", "latest", "right", "wrong"})
POWERS = frozenset({"state", "organisation", "armed_group", "place"})
NAMES = frozenset({"name", "identity"})
CLAUSE_STEPS = frozenset({"xcomp", "conj", "aux", "ccomp", "cop", "nsubj", "obj"})


def stances(page: Page, found: list[Draft], words: Grammar) -> list[Draft]:
    """`found` with its positions and appeals settled."""
    held = people_held([d for d in found if not d.frame.scoped and d.type in CUSTODY])
    holders = {e for d in found if d.type == "detention" for e in ids(d.roles.get("custodian"))}
    out = []
    for d in found:
        # whoever holds people demands, and appeals to nobody
        holds = bool(holders & {*ids(d.roles.get("by")), *ids(d.roles.get("holder"))})
        if d.type == "appeal" and (holds or not appeals(page, d, held, words)):
            continue
        if d.type == "position":
            if not taken(page, d, words) or (
                d.roles["stance"] == "demands"
                and (
                    (not holds and outside(page, d, "holder", held, words))
                    or urged(page, d, words)
                    or only_asserts(page, d)
                    or of_the_law(page, d, found)
                )
            ):
                continue
            settle(page, d, words)
            if not standing(page, d):
                continue
        out.append(d)
    return once([d for d in out if not outdone(d, out)], page)


def appeals(page: Page, d: Draft, held: frozenset[str], words: Grammar) -> bool:
    """True for an appeal by somebody outside the talks that is made, and not only wished for by another."""
    wished = d.frame.realis is None and d.mood.realis in WISHES
    if wished and demonstrating(page, d, words):
        # who gathers to ask asks
        d.realis, wished = "asserted", False
    return asks(d) and outside(page, d, "by", held, words) and not (wished and led(page, d))


def taken(page: Page, d: Draft, words: Grammar) -> bool:
    """True for a position that somebody holds, and not only wishes for, asks after or leaves open."""
    wished = d.frame.realis is None and d.mood.realis in WISHES and not purposed(page, d)
    open_ = left_open(page, d, words) or inverted(page, d) or asked(page, d)
    open_ = open_ or of_himself(page, d) or doubted(page, d) or never_was(page, d)
    open_ = open_ or judging(page, d, words)
    return bool(d.roles.get("holder")) and not wished and not open_ and not party(page, d)


def purposed(page: Page, d: Draft) -> bool:
    """True for `summoned the envoy to protest the arrest`, `was quick to protest`: who does one thing in order to say
    another says it."""
    tree, head = page.tree, page.tree.head(d.index)
    dep = tree[d.index].dep.partition(":")[0]
    if head is None or not tree.mark(d.index).endswith("to") or d.roles["stance"] not in OUTSPOKEN:
        return False
    if tree[head].lemma.lower() in PROMPT:
        return dep in {"xcomp", "acl", "advcl"}
    return dep == "advcl" and tree[head].tag in {"VBD", "VBZ", "VBN"} and finite(page, head)


def judging(page: Page, d: Draft, words: Grammar) -> bool:
    """True for the denial of a charge that a court is said to hold: it tells what the accused says."""
    heads, courts = page.annotations.heads, words.lists["judging"]
    held = set(ids(d.roles.get("holder"))) if d.roles["stance"] == "denies" else set()
    return any(e in held and page.tree[i].lemma.lower() in courts for i, e in heads.items())


def settle(page: Page, d: Draft, words: Grammar) -> None:
    """Give a position its day, and its realis: a stance is held now, whatever tense the report puts it in; one that is
    foreseen is not held yet."""
    if d.roles["stance"] in SILENT and (own := keeping_silent(page, d)):
        d.roles["holder"] = own
    d.time = d.time or day_said(page, d)
    if reserved(page, d, words):
        d.roles["stance"] = "conditions"
    if purposed(page, d) and d.realis in WISHES:
        d.realis = "asserted"
    if intended(page, d):
        d.realis = "planned"
    elif d.realis in REPORTED:
        d.realis = "planned" if foreseen(page, d) else "asserted"


def standing(page: Page, d: Draft) -> bool:
    """Take outlets from the holders but where the frame asks for one with a name, whose own people are held; False
    where nobody is left."""
    allowed = "stander" in d.frame.need.values() or any("outlet" in c for c in d.frame.need.values())
    held = [page.entities[e] for e in ids(d.roles.get("holder"))]
    left = tuple(e.id for e in held if e.kind != "outlet" or (allowed and e.name != e.name.lower()))
    d.roles["holder"] = left
    return bool(left)


def keeping_silent(page: Page, d: Draft) -> tuple[str, ...]:
    """Who speaks in `he said that they were free, but would not say why`, where the tree hangs the silence on what is
    said."""
    tree, top = page.tree, said_above(page, d.index)
    powers = any(page.entities[e].kind in POWERS for e in ids(d.roles.get("holder")))
    if (
        top == d.index
        or powers
        or tree[top].dep.partition(":")[0] != "ccomp"
        or tree.children(d.index, "nsubj")
    ):
        return ()
    return tuple(e.id for e in page.speakers(top) if e.kind != "outlet")


def said_above(page: Page, i: int) -> int:
    """The first conjunct of word `i`, or the told clause above it where that is a report: `said she was aware that a man
    was held but could not say more`."""
    tree, top = page.tree, page.tree.first_conjunct(i)
    up = top
    while tree[up].dep.partition(":")[0] in {"acl", "obl", "nmod"} and (head := tree.head(up)) is not None:
        up = head
    contrast = any(tree[c].text.lower() == "but" for c in tree.children(i, "cc"))
    return up if top != i and contrast and tree[up].dep.partition(":")[0] == "ccomp" else top


def of_the_law(page: Page, d: Draft, found: list[Draft]) -> bool:
    """True for the arrest or the sentence that whoever prosecutes asks for: a step of the law and no stance."""
    below = set(page.tree.subtree(d.index))
    steps = [o for o in found if o.roles.get("stage") in ASKED and o.index in below]
    return any(set(ids(o.roles.get("by"))) & set(ids(d.roles.get("holder"))) for o in steps)


def party(page: Page, d: Draft) -> bool:
    """True for `the opposition said`: who speaks is a party and no stance."""
    known = page.annotations.heads.get(d.index) if "self" not in d.frame.roles["holder"] else None
    return known is not None and any(s.speaker == known for s in page.annotations.statements)


def asked(page: Page, d: Draft) -> bool:
    """True in a question: nobody takes the stance that is asked after."""
    sentence = page.tree.sentence(d.index)
    marks = [t for k in sentence if page.tree[k].upos == "PUNCT" and (t := page.tree[k].text) not in QUOTES]
    return marks[-1:] == ["?"]


def intended(page: Page, d: Draft) -> bool:
    """True for `promised to demand it`: whoever means to say something has not said it yet."""
    head = page.tree.head(d.index)
    led_to = page.tree[d.index].dep.partition(":")[0] == "xcomp" and head is not None
    return led_to and head is not None and page.tree[head].lemma.lower() in INTENDING


def foreseen(page: Page, d: Draft) -> bool:
    """True for `is expected to reject`: others foresee it."""
    head = page.tree.head(d.index)
    led_to = page.tree[d.index].dep.partition(":")[0] in {"xcomp", "ccomp"} and head is not None
    return led_to and head is not None and page.tree[head].lemma.lower() in FORESEEING


def led(page: Page, d: Draft) -> bool:
    """True for the complement of another verb: `encouraged them to press for`."""
    return page.tree[d.index].dep.partition(":")[0] in {"xcomp", "ccomp", "acl"}


def urged(page: Page, d: Draft, words: Grammar) -> bool:
    """True for `urged the states to press for it`: who is urged to demand something has not done so."""
    tree, head = page.tree, page.tree.head(d.index)
    if head is None or tree[d.index].dep.partition(":")[0] not in {"xcomp", "ccomp", "advcl"}:
        return False
    others = tree.children(head, "obj", "iobj") + [
        c for c in tree.children(head, "obl") if tree.case(c) in {"on", "upon", "to", "with"}
    ]
    to = tree.mark(d.index).endswith("to")
    return to and bool(others) and tree[head].lemma.lower() in words.lists["urging"]


def demonstrating(page: Page, d: Draft, words: Grammar) -> bool:
    """True for `citizens marched to press their government`: who takes to the street is no side of the talks."""
    head = page.tree.head(d.index)
    if page.tree[d.index].lemma.lower() in words.lists["demonstrate"]:
        return True
    purpose = page.tree[d.index].dep.partition(":")[0] in {"advcl", "xcomp"}
    return purpose and head is not None and page.tree[head].lemma.lower() in words.lists["demonstrate"]


def only_asserts(page: Page, d: Draft) -> bool:
    """True for `insists that it paid nothing`: what is insisted on is said to be so, not asked for."""
    tree = page.tree
    if tree[d.index].lemma.lower() != "insist":
        return False
    told = tree.children(d.index, "ccomp")
    asked = any(tree[c].text.lower() in OBLIGING for k in told for c in tree.children(k, "aux"))
    return any(finite(page, k) for k in told) and not asked


def asks(d: Draft) -> bool:
    """True when an appeal says who is asked, for whom, or for what."""
    return d.roles.get("to") != d.roles.get("by") and any(d.roles.get(role) for role in ("to", "for", "asks"))


def outdone(d: Draft, found: list[Draft]) -> bool:
    """True for a position where another frame says more of the same word."""
    return d.type == "position" and any(
        other.index == d.index and other.type == "position" and other.frame.confidence > d.frame.confidence
        for other in found
    )


def once(found: list[Draft], page: Page) -> list[Draft]:
    """`found` without a position that the same sentence gives the same holder already."""
    seen: set[tuple[object, ...]] = set()
    out = []
    for d in found:
        if d.type == "position":
            key = (page.tree[d.index].sentence, d.roles["holder"], d.roles["stance"], d.polarity)
            if key in seen:
                continue
            seen.add(key)
        out.append(d)
    return out


def reserved(page: Page, d: Draft, words: Grammar) -> bool:
    """True where a party says yes only if something else is done, or no until it is done."""
    stance = d.roles["stance"]
    openers = words.lists["reserving"] if stance in {"accepts", "open"} else words.lists["withholding"]
    if stance not in {"accepts", "open", "rejects", "no_agreement"}:
        return False
    tree = page.tree
    heads = [d.index, *tree.children(d.index, "xcomp", "ccomp")]
    clauses = [k for h in heads for c in tree.children(h, "advcl") for k in (c, *tree.children(c, "ccomp"))]
    found = {w for k in clauses for w in (*tree.mark(k).split(), tree[k].text.lower())}
    found |= {tree.case(k) for h in heads for k in tree.children(h, "obl") if k not in page.time_heads}
    return bool(found & openers)


def left_open(page: Page, d: Draft, words: Grammar) -> bool:
    """True for what stands under `if` or `whether`."""
    tree, i = page.tree, d.index
    while True:
        if any(m in words.lists["undecided"] for m in tree.mark(i).split()):
            return True
        head = tree.head(i)
        if head is None or tree[i].dep.partition(":")[0] not in CLAUSE_STEPS:
            return False
        i = head


def doubted(page: Page, d: Draft) -> bool:
    """True for `is unlikely to welcome it`: others doubt that anybody will take the stance."""
    head = page.tree.head(d.index)
    led_to = page.tree[d.index].dep.partition(":")[0] in {"xcomp", "ccomp", "csubj"}
    return led_to and head is not None and page.tree[head].lemma.lower() in {"unlikely", "doubtful"}


def never_was(page: Page, d: Draft) -> bool:
    """True for `would have refused`: a stance that nobody came to take."""
    aux = {page.tree[c].text.lower() for c in page.tree.children(d.index, "aux")}
    return {"would", "have"} <= aux and d.roles["stance"] != "criticises"


def inverted(page: Page, d: Draft) -> bool:
    """True for `had they accepted it`: an auxiliary before the subject of a clause is an `if`."""
    tree = page.tree
    subjects = tree.children(d.index, "nsubj")
    aux = [
        c for c in tree.children(d.index, "aux", "mark") if tree[c].text.lower() in {"had", "should", "were"}
    ]
    return bool(subjects and aux) and tree[d.index].dep.startswith("advcl") and aux[0] < subjects[0]


def of_himself(page: Page, d: Draft) -> bool:
    """True for `would not give his name`: who keeps his own name back is a source, and no side with a secret."""
    if d.roles.get("stance") != "withholds_name" or page.tree[d.index].lemma.lower() == "withhold":
        # those who ask that their names be withheld keep them from the record
        return False
    below = page.tree.subtree(d.index)
    own = [
        c for k in below if page.tree[k].lemma.lower() in NAMES for c in page.tree.children(k, "nmod:poss")
    ]
    return bool({e.id for e in page.entities_of(own)} & set(ids(d.roles.get("holder"))))


def day_said(page: Page, d: Draft) -> str | None:
    """The day of the statement that the position stands in; none for what had been so before it."""
    statement = page.statement_of(d.index)
    if statement is None or any(
        page.tree[c].text.lower() == "had" for c in page.tree.children(d.index, "aux")
    ):
        return None
    return statement.said


def outside(page: Page, d: Draft, role: str, held: frozenset[str], words: Grammar) -> bool:
    """True when those who ask are no party to the talks: the prisoner, relatives, lawyers, advocates."""
    ids = d.roles.get(role)
    asking = [page.entities[e] for e in ids if e in page.entities] if isinstance(ids, tuple) else []
    if any(e.kind == "state" for e in asking[1:]) or (
        len(asking) > 1 and asking[0].kind in {"state", "place"}
    ):
        # a state asks as a state, whoever asks with it
        return False
    if demonstrating(page, d, words):
        return bool(asking)
    return any(
        (e.id in held and not captor(e, words))
        or outsider(page, e, words)
        or for_kin(page, d, e, words)
        or for_self(page, d, e, words)
        or on_his_knees(page, d, e, words)
        for e in asking
    )


def for_kin(page: Page, d: Draft, e: Entity, words: Grammar) -> bool:
    """True for `bring my son home`: who asks for one of the family asks as family."""
    tree = page.tree
    kin = [k for k in tree.subtree(d.index) if tree[k].lemma.lower() in words.lists["kin"]]
    owners = [c for k in kin for c in tree.children(k, "nmod:poss")]
    return e in page.entities_of(owners)


def for_self(page: Page, d: Draft, e: Entity, words: Grammar) -> bool:
    """True for `begged the president to win his release`: who asks for his own freedom or help is held."""
    tree = page.tree
    if e.kind not in {"person", "group"} or captor(e, words) or insider(page, e, words):
        return False
    for k in tree.subtree(d.index):
        if k <= d.index or tree[k].upos != "PRON" or e not in page.entities_of([k]):
            continue
        above = tree.head(k)
        if above is not None and tree[above].lemma.lower() in words.lists["asked_for_oneself"]:
            return True
    return False


def on_his_knees(page: Page, d: Draft, e: Entity, words: Grammar) -> bool:
    """True for somebody without an office who begs: no side of the talks does."""
    begs = page.tree[d.index].lemma.lower() in words.lists["begging"]
    return begs and e.kind == "person" and not captor(e, words) and not insider(page, e, words)


def captor(e: Entity, words: Grammar) -> bool:
    """True for kidnappers and their like by what they are called."""
    return not words.lists["captors"].isdisjoint(e.name.lower().split())


def insider(page: Page, e: Entity, words: Grammar) -> bool:
    """True for who has an office, by title or description."""
    said = {w.strip(".,’'").lower() for text in (e.name, *e.aliases, *e.titles) for w in text.split()}
    return not said.isdisjoint(words.lists["insiders"])


def outsider(page: Page, e: Entity, words: Grammar) -> bool:
    """True for relatives, lawyers, advocates and their groups, by name, title or description."""
    said = {w.strip(".,’'").lower() for text in (e.name, *e.aliases, *e.titles) for w in text.split()}
    heads = {page.tree[i].lemma.lower() for i, known in page.annotations.heads.items() if known == e.id}
    said |= heads
    names = [name.lower() for name in (e.name, *e.aliases)]
    if any(b in n for n in names for b in words.lists["world_bodies"]):
        return False
    if heads & words.lists["outsiders"] and not heads & words.lists["insiders"]:
        # campaigners outside an embassy are no embassy
        return True
    if said & words.lists["insiders"]:
        return False
    if said & words.lists["outsiders"] or e.kind == "outlet":
        return True
    return e.kind == "organisation" and e.country is None or e.kind == "group" and e.country is None
