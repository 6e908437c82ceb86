"""Contacts: planned, held, sought, denied; by what means; one claim for each family.

In: drafts. Out: contacts with `state` and `medium` from mood, tense and the verbs above them. Always true: a
contact names who takes part, what it is about or where, and two relatives of two people are two contacts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from backchannel.claims.arguments import Predication, predication
from backchannel.claims.forms import arranged
from backchannel.claims.frames import Grammar
from backchannel.claims.match import Draft
from backchannel.claims.page import Page
from backchannel.claims.stances import left_open
from backchannel.records import Entity

# nouns whose two sides are a `with` and whoever tells of it
BETWEEN_SIDES = frozenset({"contact.talks_noun", "contact.talks_go_on", "contact.contacts"})
# what begins another clause or names something else
CLAUSE = frozenset(
    {"acl", "acl:relcl", "advcl", "ccomp", "xcomp", "conj", "parataxis", "appos", "nsubj", "nsubj:pass"}
)
PLANNED = frozenset({"planned", "possible", "hoped", "conditional"})
LOOSE = frozenset({"talks", "meeting", "visit", "unspecified"})
PARTIES = frozenset({"state", "organisation", "armed_group"})
DOERS = ("agent", "light:subject", "owner", "subject")
# what one waits to do is still to come; a chance that one had was taken
WAITING = frozenset({"wait", "await"})
CHANCES = frozenset({"chance", "opportunity"})
SPANS = frozenset({"day", "hour", "week", "round", "series"})
BEFORE = ("prep:prior to", "prep:before", "prep:ahead of")


def contacts(page: Page, found: list[Draft], words: Grammar) -> list[Draft]:
    """`found` with its contacts settled."""
    fullest: dict[int, Draft] = {}
    for d in found:
        if d.type == "contact" and len(d.roles) > len(fullest[d.index].roles if d.index in fullest else ()):
            fullest[d.index] = d
    out: list[Draft] = []
    for d in found:
        if d.type != "contact":
            out.append(d)
        elif d is fullest[d.index]:
            out += settled(page, d, words)
    return joined_up(page, out)


def joined_up(page: Page, found: list[Draft]) -> list[Draft]:
    """`found` with one contact where a sentence tells of it twice: `flew to Doha for talks with`."""
    kept = [d for d in found if d.type == "contact"]
    gone: list[Draft] = []
    for d in sorted(kept, key=lambda one: len(ids_of(one))):
        fuller = next((o for o in kept if o is not d and o not in gone and tells(page, o, d)), None)
        if fuller is not None:
            for role in ("participants", "topic", "place", "host"):
                if role in d.roles:
                    fuller.roles.setdefault(role, d.roles[role])
            fuller.time = fuller.time or d.time
            gone.append(d)
    return [d for d in found if not any(d is one for one in gone)]


def ids_of(d: Draft) -> tuple[str, ...]:
    """Ids of those who take part."""
    found = d.roles.get("participants", ())
    return found if isinstance(found, tuple) else ()


def tells(page: Page, fuller: Draft, d: Draft) -> bool:
    """True when `fuller` is of the same sentence and state and has all who take part in `d`, by the same means or
    by one that `d` leaves open."""
    tree = page.tree
    same = tree[fuller.index].sentence == tree[d.index].sentence and fuller.roles["state"] == d.roles["state"]
    means = {str(fuller.roles["medium"]), str(d.roles["medium"])}
    return (
        same
        and set(ids_of(d)) <= set(ids_of(fuller))
        and (means <= LOOSE or d.roles["medium"] == "unspecified")
    )


def aimed_at(page: Page, d: Draft) -> bool:
    """True for an infinitive of purpose: what a visit or a call is for has not taken place."""
    tree = page.tree
    purpose = tree[d.index].dep.partition(":")[0] in {"advcl", "acl"} and tree[d.index].upos == "VERB"
    return purpose and tree.mark(d.index).endswith("to") and over(page, d) not in {*WAITING, *CHANCES}


def over(page: Page, d: Draft) -> str:
    """The lemma of the word that a draft's verb hangs on."""
    head = page.tree.head(d.index)
    return page.tree[head].lemma.lower() if head is not None and page.tree[d.index].upos == "VERB" else ""


def about_to(page: Page, d: Draft) -> bool:
    """True for `left for Doha to take part in talks`: who goes to talks, or hopes to, is not in them yet."""
    tree, verb = page.tree, page.tree.head(d.index)
    infinitive = verb is not None and tree[verb].tag == "VB" and tree.mark(verb).endswith("to")
    if verb is None or not infinitive or (over := tree.head(verb)) is None:
        return False
    return tree[over].lemma.lower() not in {"continue", "begin", "start", "remain"}


def lone(page: Page, d: Draft, words: Grammar) -> bool:
    """True for talks or a meeting of which only one side is known, unless that is who holds people; `it` tells no topic."""
    people = d.roles.get("participants", ())
    topic = str(d.roles.get("topic", "")).lower() not in {"", *words.lists["pronouns"]}
    known = (isinstance(people, tuple) and len(people) > 1) or topic or d.roles.get("place")
    known = known or d.roles.get("state") == "ongoing" or d.roles.get("host")
    holding = d.frame.id in BETWEEN_SIDES and any(takes(page, e, words) for e in ids_of(d))
    return not (known or holding) and d.roles["medium"] in {"talks", "meeting"}


def takes(page: Page, entity: str, words: Grammar) -> bool:
    """True for an armed group and for whoever is called a captor."""
    e = page.entities[entity]
    return e.kind == "armed_group" or bool(set(e.name.lower().split()[:3]) & words.lists["captors"])


def private(page: Page, d: Draft, words: Grammar) -> bool:
    """True where nobody who takes part is a party, an office, an envoy, a relative or a lawyer: two suspects who met."""
    there = [page.entities[e] for e in ids_of(d) if e in page.entities]
    anybody = d.roles["medium"] in {"meeting", "talks", "unspecified", "call", "message", "letter"}
    # who is kept from all contact is no suspect who met another
    anybody = anybody and d.frame.set.get("state") != "denied"
    return anybody and bool(there) and not any(of_office(page, e, words) for e in there)


def of_office(page: Page, e: Entity, words: Grammar) -> bool:
    """True for a side, and for whoever the text calls by an office, a kinship or a calling that puts them in touch."""
    if e.kind in {"state", "armed_group", "place"} or (e.kind == "organisation" and e.country):
        return True
    said = {w.strip(".,’'").lower() for text in (e.name, *e.aliases, *e.titles) for w in text.split()}
    said |= {page.tree[i].lemma.lower() for i, known in page.annotations.heads.items() if known == e.id}
    return bool(said & (words.lists["in_touch"] | words.lists["captors"]))


def named_sides(page: Page, d: Draft, words: Grammar) -> None:
    """Delegations from two countries give way to the countries; `the Doha talks` are held there, `Iran-Iraq talks` by
    those two; whoever hosts what is held is the host."""
    tree = page.tree
    sides: list[str] = []
    telling = {e.id for e in page.speakers(d.index)}
    ids = [e for e in ids_of(d) if e not in telling or inside(page, d, e)]
    ids = ids if len(ids) > 1 else list(ids_of(d))
    for e in ids:
        sides += sent_by(page, d, e, len(ids)) or [e]
    if tree[d.index].upos == "NOUN":
        before = page.entities_of(tree.children(d.index, "compound", "amod", "nmod:poss"))
        if not sides:
            sides = [e.id for e in before if e.kind in PARTIES]
            sides = sides if len(sides) > 1 else []
        places = tuple(e.id for e in before if e.kind == "place" and e.id not in sides)
        if places and "place" not in d.roles:
            d.roles["place"] = places[:1]
        for c in tree.children(d.index, "acl", "acl:relcl"):
            hosts = (
                predication(tree, c).slots.get("agent", ()) if tree[c].lemma in words.lists["hosting"] else ()
            )
            if found := tuple(e.id for e in page.entities_of(hosts)):
                d.roles.setdefault("host", found)
    host = d.roles.get("host")
    if isinstance(host, tuple) and d.frame.id.endswith(("granted", "access")):
        sides = [e for e in sides if e not in host]
    if sides:
        d.roles["participants"] = tuple(dict.fromkeys(sides))


def inside(page: Page, d: Draft, entity: str) -> bool:
    """True where an entity is spoken of within the statement that the draft stands in."""
    at = [i for i in page.tree.sentence(d.index) if entity in page.entity_ids(i)]
    return any(page.statement_of(i) is page.statement_of(d.index) for i in at)


def sent_by(page: Page, d: Draft, entity: str, known: int) -> list[str]:
    """The two sides or more that a group of people from several is sent by: `delegations from Iran and Iraq`."""
    tree = page.tree
    heads = [i for i in tree.sentence(d.index) if entity in page.entity_ids(i)]
    senders = [k for i in heads for c in tree.children(i, "nmod") for k in tree.conjuncts(c)
               if tree.case(c) in {"from", "of"}]  # fmt: skip
    found = [e.id for e in page.entities_of(senders) if e.kind in PARTIES]
    group = page.entities[entity].kind == "group"
    return found if len(found) > 1 or (group and known > 1) else []


def settled(page: Page, d: Draft, words: Grammar) -> Iterator[Draft]:
    known = any(d.roles.get(role) for role in ("participants", "topic", "place", "host"))
    if not known and d.roles.get("state") != "ongoing":
        return
    named_sides(page, d, words)
    with_speaker(page, d, words)
    if "place" not in d.roles and (there := where(page, d)):
        d.roles["place"] = there
    if lone(page, d, words) or aimed_at(page, d) or left_open(page, d, words) or private(page, d, words):
        return
    p = predication(page.tree, d.index)
    if d.roles.get("state") == "ongoing" and about_to(page, d):
        d.roles["state"] = "planned"
    d.roles.setdefault("state", state_of(page, d, words))
    if d.roles["state"] in {"denied", "sought", "cancelled", "ongoing", "held"}:
        d.polarity, d.realis = "positive", "asserted"
    elif d.realis == "conditional":
        d.realis = "planned"
    d.roles["medium"] = medium_of(page, d, p, words)
    d.time = d.time or before_statement(page, p, words)
    yield from apart(page, d, p)


def with_speaker(page: Page, d: Draft, words: Grammar) -> None:
    """`contacts with Minsk go on, the Kremlin said`: where only the other side is named, the side that speaks takes part."""
    ids = ids_of(d)
    if len(ids) != 1 or page.tree[d.index].upos != "NOUN" or d.frame.id not in BETWEEN_SIDES:
        return
    if (
        tuple(e.id for e in page.entities_of(predication(page.tree, d.index).slots.get("prep:with", ())))
        != ids
    ):
        return
    said = [
        e for e in page.speakers(d.index) if e.kind in {"state", "organisation", "armed_group"} and e.country
    ]
    other = page.entities[ids[0]]
    if len(said) == 1 and said[0].country != other.country and of_office(page, other, words):
        d.roles["participants"] = (said[0].id, *ids)


def where(page: Page, d: Draft) -> tuple[str, ...] | None:
    """The place in the phrase of a contact or of those who take part, where the tree hangs it on one of them."""
    tree = page.tree
    top = d.index if tree[d.index].upos == "VERB" else tree.head(d.index)
    while top is not None and tree[top].lemma.lower() in SPANS:
        # `held two days of talks in Lom`
        top = tree.head(top)
    if top is None or d.roles["medium"] in {"letter", "message", "call"}:
        return None
    for k in sorted(
        {*tree.subtree(d.index, CLAUSE), *(tree.subtree(top, CLAUSE) if tree[top].upos == "VERB" else ())}
    ):
        # `talks on the hostages in Lom were held`: what stands before the verb is where they are, not the talks
        aside = d.index < k < top and tree.head(k) != d.index
        if k > d.index and not aside and tree.case(k) in {"in", "at"}:
            found = tuple(e.id for e in page.entities_of([k]) if e.kind in {"place", "facility"})
            if found:
                return found
    return None


def to_come(page: Page, d: Draft, words: Grammar) -> bool:
    """True for `talks are to resume`: what is the subject of an infinitive that is arranged has not been held."""
    verb = page.tree.head(d.index) if page.tree[d.index].dep.startswith("nsubj") else None
    return verb is not None and arranged(page, verb, words.modality) is not None


def occasion(page: Page, i: int) -> bool:
    """True for `no agreement was reached at the talks`: what failed where people met denies no meeting."""
    case = page.tree.case(i)
    return case in {"at", "during", "after", "following"} or (
        case == "in" and bool(page.tree.children(i, "det"))
    )


def state_of(page: Page, d: Draft, words: Grammar) -> str:
    """How far the contact has come, from the verbs above it, its mood and its tense."""
    tree = page.tree
    above = [d.index, *tree.ancestors(d.index)][:3]
    lemmas = {phrasal(page, i) for i in above[1:2]}
    for term in ("cancelled", "denied", "sought"):
        if lemmas & words.lists[term]:
            return term
    if d.mood.polarity == "negative":
        return "held" if occasion(page, d.index) else "denied"
    if over(page, d) in WAITING or lemmas & WAITING:
        return "planned"
    if over(page, d) in CHANCES and had(page, d):
        return "held"
    if d.mood.attempted or d.mood.realis == "demanded":
        return "sought"
    if d.mood.realis in PLANNED or to_come(page, d, words):
        return "planned"
    return "ongoing" if continuing(page, d, words) else "held"


def had(page: Page, d: Draft) -> bool:
    """True for `had a chance to see him`, and for one that somebody was given."""
    chance = page.tree.head(d.index)
    verb = page.tree.head(chance) if chance is not None else None
    taken = {"have", "get", "give", "grant", "receive"}
    return (
        verb is not None and page.tree[verb].lemma.lower() in taken and page.tree[verb].tag in {"VBD", "VBN"}
    )


def phrasal(page: Page, i: int) -> str:
    """The lemma of a verb with its particle."""
    particle = page.tree.child(i, "compound:prt")
    lemma = page.tree[i].lemma.lower()
    return f"{lemma} {page.tree[particle].text.lower()}" if particle is not None else lemma


def continuing(page: Page, d: Draft, words: Grammar) -> bool:
    """True for a progressive verb, or a noun said to go on."""
    tree = page.tree
    verb = d.index if tree[d.index].upos == "VERB" else tree.head(d.index)
    if verb is None:
        return False
    # where people agree in a call to go on, it is not the call that goes on
    aside = tree[d.index].upos == "NOUN" and tree[d.index].dep.startswith("obl")
    said = tree.children(d.index, "amod") + ([] if aside else [verb, *tree.children(verb)])
    around = {tree[k].lemma.lower() for k in said}
    progressive = tree[verb].tag == "VBG" and bool(tree.children(verb, "aux"))
    return progressive or bool(around & words.lists["going_on"])


def medium_of(page: Page, d: Draft, p: Predication, words: Grammar) -> str:
    """The means of the contact, from the phrases round it where the frame leaves it open."""
    medium = str(d.roles["medium"])
    near = {page.tree[k].lemma.lower() for k in page.tree.subtree(p.index)}
    if medium in {"unspecified", "talks"} and near & words.lists["telephone"]:
        return "call"
    if medium == "visit" and isinstance(ids := d.roles.get("participants"), tuple):
        said = {w.lower() for e in ids for w in page.entities[e].name.split()}
        said |= {w.lower() for e in ids for t in page.entities[e].titles for w in t.split()}
        return "consular_visit" if said & words.lists["consular"] else medium
    if medium == "letter" and page.tree[p.index].lemma.lower() in words.lists["message"]:
        return "message"
    return medium


def before_statement(page: Page, p: Predication, words: Grammar) -> str | None:
    """`before the minister's announcement` ends on the day of a statement of hers, where that day is known."""
    for slot in BEFORE:
        for i in p.slots.get(slot, ()):
            if page.tree[i].lemma.lower() not in words.lists["announcement"]:
                continue
            owners = {e.id for e in page.entities_of(page.tree.children(i, "nmod:poss", "nmod"))}
            said = [
                s.said
                for s in page.annotations.statements
                if s.said and "/" not in s.said and s.speaker in owners
            ]
            if said:
                return f"../{said[0]}"
    return None


def apart(page: Page, d: Draft, p: Predication) -> Iterator[Draft]:
    """One draft for each relative when the relatives of several people take part."""
    doers = {e.id for slot in DOERS for e in page.entities_of(p.slots.get(slot, ()))}
    others = [
        i
        for slot in ("prep:with", "prep:to", "patient", "light:with", "light:to")
        for i in p.slots.get(slot, ())
    ]
    owners = [tuple(e.id for e in page.entities_of(page.tree.children(i, "nmod:poss"))) for i in others]
    if len(others) < 2 or not all(owners) or len(set(owners)) < 2:
        yield d
        return
    for i in others:
        ids = tuple(e.id for e in page.entities_of([i]) if e.id not in doers)
        if ids:
            mine = (
                [e for e in d.roles["participants"] if e in doers]
                if isinstance(d.roles["participants"], tuple)
                else []
            )
            yield replace(d, roles={**d.roles, "participants": (*mine, *ids)})
