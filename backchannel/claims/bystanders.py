"""Keep what is said of health, journeys, kin and courtroom only where somebody is held, tried or released.

In: drafts. Out: drafts without the wellbeing and movement of people at liberty, and without relations to them; a
testimony or an appeal stands only for somebody whom the document says to be in the hands of the law. Always true:
a frame that names a `watched` role never decides itself who counts as held.
"""

from __future__ import annotations

from backchannel.claims.arguments import predication
from backchannel.claims.custody import ids
from backchannel.claims.frames import Grammar
from backchannel.claims.match import Draft
from backchannel.claims.page import Page
from backchannel.claims.scope import MOST, called, subject_of
from backchannel.records import Count, Entity, RoleValue

# claims that make a journey of those they name one out of, or into, custody
FREEING = frozenset({"release", "exchange", "proposal"})
HOLDING = frozenset({"detention", "release", "exchange"})
LED = frozenset({"extradition", "transferred"})
# stages at which somebody is locked up, or has just been
CONFINED = frozenset({"arrested", "pretrial", "serving", "sentenced", "transferred"})
PARTICIPLES = frozenset({"VBN", "VBD", "JJ"})
UNREAL = frozenset({"possible", "planned", "conditional", "hoped"})
HELD_ROLES = ("person", "released_by_a", "released_by_b", "gives", "gets", "first", "second", "for")


def bystanders(page: Page, found: list[Draft], words: Grammar) -> list[Draft]:
    """`found` without what concerns people at liberty."""
    held = in_custody(found) | called_prisoners(page, found, words)
    held |= {part for part, whole in parts(page) if whole in held}
    clients = of_clients(page, found, words)
    # lawyers speak in court for others
    found = [d for d in found if d.roles.get("stage") != "testimony" or not set(people(d)) & clients.keys()]
    found = [d for d in found if d.type not in {"movement", "contact"} or not too_early(d, found)]
    watched = [d for d in found if d.frame.watched is not None]
    kin: frozenset[str] = frozenset()
    if watched and (subject := subject_of(page, found, words)).whole:
        told = [d for d in watched if not fatal(page, d, words)]
        kin = private(page, told, words) - victims(page, found, words)
        # the ills and journeys of whom nothing holds are told of a prisoner only where little else is told
        held |= kin - relatives(found, words) if subject.share >= MOST else frozenset()
    freed = {e for d in found if d.type in FREEING or d.roles.get("stage") in LED for e in named_in(d)}
    found = [d for d in found if d.type != "movement" or not roams(page, d, freed, words)]
    found = [d for d in found if not foreboded(page, d, words) and not visits_ward(page, d, found)]
    found = [d for d in found if not at_large(page, d, found, words)]
    return [
        d
        for d in found
        if d.frame.watched is None
        or (
            kept(page, d, d.frame.watched, held | kin if d.type == "relation" else held, words)
            and not reflexive(d)
        )
    ]


def of_clients(page: Page, found: list[Draft], words: Grammar) -> dict[str, RoleValue]:
    """Lawyers with their clients, whose the appeals of the lawyers are: `we will appeal`, says the lawyer."""
    clients = {e: d.roles["to"] for d in found if d.type == "relation" for e in lawyers(d, words)}
    for d in found:
        value = d.roles.get("person")
        if d.roles.get("stage") != "appeal" or not isinstance(value, tuple) or len(value) != 1:
            continue
        if value[0] not in clients and (whose := defended(page, value[0], words)):
            clients[value[0]] = whose
        d.roles["person"] = clients.get(value[0], value)
    return clients


def defended(page: Page, lawyer: str, words: Grammar) -> tuple[str, ...]:
    """For whom lawyers appeal whom the text calls by whose they are: `lawyers for Orin said they would appeal`."""
    tree, called = page.tree, words.lists["lawyers"] | {"team", "defence", "defense"}
    for i, e in page.annotations.heads.items():
        if e == lawyer and tree[i].lemma.lower() in called:
            owners = tree.children(i, "nmod:poss") + [
                c for c in tree.children(i, "nmod") if tree.case(c) in {"for", "of"}
            ]
            return tuple(one.id for one in page.entities_of(owners) if one.kind == "person")
    return ()


def parts(page: Page) -> list[tuple[str, str]]:
    """Several, by number, and those whom they are some of: `three of the kidnapped students`, `some of them`."""
    tree, heads = page.tree, page.annotations.heads
    counting = [(i, e) for i, e in heads.items() if tree[i].upos in {"NUM", "ADJ", "DET", "PRON"}]
    return [
        (e, heads[c])
        for i, e in counting
        for c in tree.children(i, "nmod")
        if tree.case(c) == "of" and c in heads
    ]


def foreboded(page: Page, d: Draft, words: Grammar) -> bool:
    """True for a death or a wound that has not come about: feared, threatened or spoken of."""
    deadly = page.tree[d.index].lemma.lower() in words.lists["deadly"]
    # `ordered that he be shot`
    ordered = any(page.tree[c].text.lower() == "be" for c in page.tree.children(d.index, "aux:pass"))
    return d.type == "wellbeing" and deadly and (d.realis in UNREAL or ordered)


def at_large(page: Page, d: Draft, found: list[Draft], words: Grammar) -> bool:
    """True for the escape to a country of somebody whom no claim holds: he fled before he could be arrested."""
    away = any(page.tree.case(k) == "to" for k in page.tree.children(d.index, "obl"))
    if d.roles.get("mechanism") != "escape" or d.frame.watched is None or not away:
        return False
    held = {
        e
        for o in found
        if o is not d and (o.type in HOLDING or o.roles.get("stage") in CONFINED)
        for e in named_in(o)
    }
    return not set(people(d)) & (held | called_prisoners(page, found, words))


def visits_ward(page: Page, d: Draft, found: list[Draft]) -> bool:
    """True for the way to hospital of somebody whom no claim holds: a victim's, a bystander's."""
    there = {page.tree[k].lemma.lower() for k in page.tree.children(d.index)} & {"hospital", "clinic"}
    if d.type != "movement" or not there or d.frame.watched is None:
        return False
    held = {e for o in found if o.type in HOLDING or o.roles.get("stage") in CONFINED for e in named_in(o)}
    return not set(people(d)) & held and "count" not in d.roles


def fatal(page: Page, d: Draft, words: Grammar) -> bool:
    """True for a death, a wound or a way to hospital of somebody not called a prisoner: in a report on crime it is
    the victim's."""
    there = {page.tree[k].lemma.lower() for k in page.tree.children(d.index)} & {"hospital", "clinic"}
    death = d.type == "wellbeing" and page.tree[d.index].lemma.lower() in words.lists["deadly"]
    if not death and not (d.type == "movement" and there):
        return False
    lemmas = {page.tree[i].lemma.lower() for i, e in page.annotations.heads.items() if e in people(d)}
    return not lemmas & words.lists["held_people"]


def too_early(d: Draft, found: list[Draft]) -> bool:
    """True for a journey or a meeting in a year before anything befell who made it: a life before custody."""
    who = {*people(d), *ids(d.roles.get("participants"))}
    others = [o for o in found if o.frame.watched is None and set(named_in(o)) & who]
    years = [y for o in others if (y := year(o.time))]
    when = year(d.time)
    return bool(years) and when is not None and when < min(years)


def roams(page: Page, d: Draft, freed: set[str], words: Grammar) -> bool:
    """True for a journey that somebody with no more than a case against him makes of himself: no word in its sentence
    is on custody."""
    if page.tree[d.index].lemma.lower() not in words.lists["own_motion"] or d.frame.voice != "any":
        return False
    them = people(d)
    if not them or set(them) & freed or not any(page.named(page.entities[e]) for e in them):
        return False
    lexicon = words.lists["held_people"] | words.lists["custody"]
    return not any(called(page, i, lexicon) for i in page.tree.sentence(d.index))


def year(time: str | None) -> int | None:
    """The year in which a time begins, where it has one."""
    return int(time[:4]) if time and time[:4].isdigit() else None


def named_in(d: Draft) -> list[str]:
    """Ids of those whom a draft says to be held, tried, exchanged or freed."""
    return [e for role in HELD_ROLES if isinstance(value := d.roles.get(role), tuple) for e in value]


def people(d: Draft) -> tuple[str, ...]:
    value = d.roles.get("person")
    return value if isinstance(value, tuple) else ()


def private(page: Page, watched: list[Draft], words: Grammar) -> frozenset[str]:
    """People without an office: in a document that is about custody they are those it is about."""
    meant = {
        e for d in watched if isinstance(value := d.roles.get(d.frame.watched or ""), tuple) for e in value
    }
    people = [page.entities[e] for e in meant if e in page.entities]
    return frozenset(
        e.id for e in people if not e.titles and (page.named(e) or nobody_public(page, e, words))
    )


def relatives(found: list[Draft], words: Grammar) -> frozenset[str]:
    """Those told to be somebody's kin or lawyers: what they do of themselves is not what befalls people held."""
    outside = words.lists["kin"] | words.lists["lawyers"]
    told = (d for d in found if d.type == "relation" and "to" in d.roles)
    return frozenset(e for d in told if d.roles.get("relation") in outside for e in people(d))


def victims(page: Page, found: list[Draft], words: Grammar) -> frozenset[str]:
    """Those whom a crime was done to: in a report on it they are named without being held."""
    tree, harmed = page.tree, set()
    culprits = {e for d in found if d.type == "proceeding" for e in people(d)}
    for t in tree.tokens:
        lemma = t.lemma.lower()
        if lemma not in words.lists["violent"] and lemma not in words.lists["harm_verbs"]:
            continue
        slots = predication(tree, t.index).slots
        if lemma not in words.lists["violent"] and not culprits & {
            e for k in slots.get("agent", ()) for e in page.entity_ids(k)
        }:
            continue
        objects = slots.get("patient", ()) if t.upos == "VERB" else ()
        objects += slots.get("prep:of", ()) + (slots.get("owner", ()) if t.upos == "NOUN" else ())
        harmed |= {e for k in objects for e in page.entity_ids(k)}
    called = words.lists["wronged"]
    return frozenset(
        harmed | {e for i, e in page.annotations.heads.items() if tree[i].lemma.lower() in called}
    )


def called_prisoners(page: Page, found: list[Draft], words: Grammar) -> frozenset[str]:
    """Those of watched drafts whom the text calls prisoners, hostages, detainees, or freed, kidnapped, jailed people."""
    meant = {e for d in found if d.frame.watched for e in people(d)}
    called = {e for e in meant if nouns(page, e, words) & words.lists["held_people"]}
    # `the seven were flown home`: those spoken of before
    tree, heads = page.tree, page.annotations.heads
    called |= {
        e for i, e in heads.items() if e in meant and tree[i].upos == "NUM" and tree.children(i, "det")
    }
    so = words.lists["custody"] | words.lists["set_free_so"]
    return frozenset(called | {e for e in meant if attributes(page, e) & so})


def attributes(page: Page, entity: str) -> set[str]:
    """The participles before the nouns by which somebody is called: `the freed passengers`."""
    tree = page.tree
    heads = [i for i, e in page.annotations.heads.items() if e == entity]
    return {
        tree[c].text.lower() for i in heads for c in tree.children(i, "amod") if tree[c].tag in PARTICIPLES
    }


def nobody_public(page: Page, entity: Entity, words: Grammar) -> bool:
    """True for somebody whom the text calls a man, a couple, a hostage and gives no office."""
    known = words.lists["private_people"] | words.lists["held_people"]
    return not entity.anonymous and bool(nouns(page, entity.id, words) & known)


def nouns(page: Page, entity: str, words: Grammar) -> set[str]:
    """What somebody is called, and of `four of the prisoners`, `hundreds of citizens` what those are."""
    tree = page.tree
    heads = [i for i, e in page.annotations.heads.items() if e == entity]
    several = words.lists["quantities"]
    counting = [i for i in heads if tree[i].upos == "NUM" or tree[i].lemma.lower() in several]
    whole = [c for i in counting for c in tree.children(i, "nmod") if tree.case(c) == "of"]
    return {tree[i].lemma.lower() for i in (*heads, *whole)}


def lawyers(d: Draft, words: Grammar) -> tuple[str, ...]:
    """Who a relation says to be somebody's lawyer."""
    value = d.roles.get("person")
    return value if d.roles.get("relation") in words.lists["lawyers"] and isinstance(value, tuple) else ()


def in_custody(found: list[Draft]) -> frozenset[str]:
    """Ids of those who are held, tried, exchanged or released in the document."""
    told = (d for d in found if d.frame.watched is None and d.roles.get("stage") != "accused")
    return frozenset(e for d in told if not spared(d) for e in named_in(d))


def spared(d: Draft) -> bool:
    """True for a step of the law that was not or might be taken: `has never been charged`, `could be arrested`."""
    unreal = d.realis in {"conditional", "possible", "hoped"} and d.roles.get("stage") != "exposure"
    return d.type == "proceeding" and (d.polarity == "negative" or unreal)


def kept(page: Page, d: Draft, role: str, held: frozenset[str], words: Grammar) -> bool:
    """True where the draft is about one of `held`; a relation may name him on either side."""
    if "count" in d.roles and not set(people(d)) & held and fatal(page, d, words):
        return False
    return about(d, role, held) or (d.type == "relation" and about(d, "person", held))


def about(d: Draft, role: str, held: frozenset[str]) -> bool:
    """True when the role names one of `held`, which then are all that it names, or counts people beside them."""
    value = d.roles.get(role)
    if isinstance(value, tuple):
        kept = tuple(e for e in value if e in held)
        if kept:
            d.roles[role] = kept
        return bool(kept)
    return bool(held) and isinstance(d.roles.get("count"), Count)


def reflexive(d: Draft) -> bool:
    """True for a relation of somebody to himself, which is a slip of reference."""
    if d.type != "relation":
        return False
    person, to = people(d), d.roles.get("to")
    # `Dolan and Kos got married`: each is the other's
    others = tuple(e for e in person if not isinstance(to, tuple) or e not in to)
    if others:
        d.roles["person"] = others
    return not others
