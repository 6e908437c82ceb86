"""Refuse drafts that are not about people deprived of liberty.

In: drafts. Out: those in scope. Always true: a draft of a `scoped` frame stands only where what it speaks of, its
sentence, or in a document that is about such people the lines just before it, are about such people; any other
draft stands on its own roles.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from backchannel.claims.arguments import predication
from backchannel.claims.figurative import figurative
from backchannel.claims.frames import Grammar
from backchannel.claims.match import Draft, only_tells_when
from backchannel.claims.page import Page
from backchannel.tree import Tree

CUSTODY = frozenset({"detention", "proceeding", "designation", "exchange", "release", "proposal"})
FIRM = CUSTODY - {"release", "proposal"}
CONTENT = frozenset({"VERB", "NOUN", "ADJ", "PROPN"})
# what is told around people held: said of a document's other people it means other things
AROUND = frozenset({"wellbeing", "contact", "position", "condition", "mediation", "movement", "appeal"})
BEFALLEN = frozenset({"wellbeing", "movement"})
# below this share of its sentences a document says little of people held; below the next a custody word is a passing
# mention in it
RARE, PASSING = 0.1, 0.15
# a document is about custody when its first sentences and this share of all are, or this share wherever it stands
LEAD, SHARE, MOST = 2, 0.2, 0.5
# how many sentences a reference to what such a document is about carries
REACH = 6
SHORT = 4
# with `trade` before them these are about goods
TRADED = frozenset({"agreement", "deal", "talks", "pact", "accord", "negotiations", "policy", "war", "terms"})
SMALL = frozenset(
    {
        "on",
        "about",
        "over",
        "for",
        "of",
        "the",
        "a",
        "an",
        "to",
        "and",
        "with",
        "in",
        "at",
        "discuss",
        "hold",
        "have",
    }
)
# what may be done to people and to things
CHANGING_HANDS = frozenset({"release", "exchange", "swap", "trade", "transfer", "return", "handover"})
CONTACTS = frozenset({"talks", "negotiations", "meeting", "call", "consultations", "discussions", "contacts"})
REAL = frozenset({"asserted", "alleged", "planned"})


@dataclass(frozen=True, slots=True)
class Subject:
    """What a document is about: words and sentences on custody, who is held, the share of such sentences, and
    whether the document is about them as a whole."""

    words: frozenset[int]
    sentences: frozenset[int]
    held: frozenset[str]
    share: float
    whole: bool


def in_scope(page: Page, found: list[Draft], words: Grammar) -> list[Draft]:
    """`found` without what is about something else."""
    if not in_custody_at_all(page, found, words):
        found = [d for d in found if d.type != "release" or by_power(page, d)]
    if not any(d.frame.scoped or d.type in AROUND for d in found):
        return found
    subject = subject_of(page, found, words)
    found = [d for d in found if not d.frame.scoped or relevant(page, d, subject, words)]
    return [d for d in found if d.type not in AROUND or not in_passing(page, d, subject, words)]


def in_passing(page: Page, d: Draft, subject: Subject, words: Grammar) -> bool:
    """True for what a document about other matters tells away from its few sentences on custody, or in one of them
    where nobody is held: `demanded amnesty for migrants`, `want more freedom to hire`."""
    if subject.whole or (subject.held and subject.share >= RARE):
        return False
    here = page.tree[d.index].sentence
    named = {page.tree[i].sentence for i in subject.words if called(page, i, words.lists["held_people"])}
    unheld = not subject.held and here not in named and (not named or subject.share < RARE)
    if unheld and d.type not in BEFALLEN:
        return True
    return subject.share < RARE and here not in subject.sentences


def in_custody_at_all(page: Page, found: list[Draft], words: Grammar) -> bool:
    """True when something but a release tells that the document is about people held: `released` has other senses."""
    if any(e.kind == "armed_group" for e in page.entities.values()):
        return True
    lexicon = words.lists["held_people"] | words.lists["custody"] | words.lists["setting_free_of_captives"]
    if any(d.type in FIRM for d in found if not d.frame.scoped):
        return True
    tokens, taking = page.tree.tokens, words.lists["taking"] - {"hold"}
    if any(called(page, t.index, lexicon) for t in tokens):
        return True
    return any(t.lemma.lower() in taking and of_people(page, t.index, words) for t in tokens)


def by_power(page: Page, d: Draft) -> bool:
    """True for a release by a state or an armed group, or one that says how somebody got out."""
    by = d.roles.get("by")
    if d.roles.get("mechanism") not in {None, "unspecified"}:
        return True
    return isinstance(by, tuple) and any(page.entities[e].kind in {"state", "armed_group"} for e in by)


def subject_of(page: Page, found: list[Draft], words: Grammar) -> Subject:
    """What the document is about, from its words and from the drafts that need no scope."""
    tree = page.tree
    lexicon = words.lists["held_people"] | words.lists["custody"]
    marked = {t.index for t in tree.tokens if t.upos in CONTENT and called(page, t.index, lexicon)}
    marked -= {i for i in marked if of_policy(page, i, words) or figurative(page, i, words)}
    marked |= {
        t.index
        for t in tree.tokens
        if t.lemma.lower() in words.lists["setting_free"] | words.lists["taking"]
        and of_people(page, t.index, words)
        and not figurative(page, t.index, words)
    }
    firm = [d for d in found if not d.frame.scoped and d.type in CUSTODY]
    marked |= {d.index for d in firm}
    sure = any(told_of(page, d, lexicon) for d in firm) or any(told_of(page, i, lexicon) for i in marked)
    if not sure and other_business(page, words):
        marked = set()
    elif marked:
        # once such people are spoken of, `a swap` is one of them
        bare = words.lists["setting_free_nouns"] - ({"release"} if published(page, words) else set())
        marked |= {
            t.index
            for t in tree.tokens
            if t.upos == "NOUN" and t.lemma.lower() in bare and not of_a_thing(page, t.index, words)
        }
    sentences = frozenset(tree[i].sentence for i in marked)
    share = len(sentences) / max(1, len(tree.sentences))
    leads = [n for n, (a, b) in enumerate(tree.sentences) if b - a > SHORT][:LEAD]
    whole = share >= MOST or (share >= SHARE and any(n in sentences for n in leads))
    return Subject(frozenset(marked), sentences, people_held(firm), share, whole)


def told_of(page: Page, one: Draft | int, lexicon: frozenset[str]) -> bool:
    """True for a word, or a draft, that could be about nothing but people deprived of liberty."""
    if isinstance(one, Draft):
        return one.type in {"detention", "proceeding", "designation"} and one.polarity == "positive"
    return called(page, one, lexicon)


def called(page: Page, i: int, lexicon: frozenset[str]) -> bool:
    """True for a word that the lexicon has as it stands or by its lemma: `detained`, `prisoners`."""
    return page.tree[i].lemma.lower() in lexicon or page.tree[i].text.lower() in lexicon


def other_business(page: Page, words: Grammar) -> bool:
    """True where a document speaks of matters such as trade or sport."""
    other = words.lists["other_matters"]
    return any(t.lemma.lower() in other for t in page.tree.tokens if t.upos == "NOUN")


def of_people(page: Page, i: int, words: Grammar) -> bool:
    """True for a capture, release, swap or return whose object is a person or people."""
    slots = predication(page.tree, i).slots
    objects = [
        k for slot in ("patient", "prep:of", "prep:against", "owner", "modifier") for k in slots.get(slot, ())
    ]
    people = words.kinds["people"]
    return any(e.kind in people for e in page.entities_of(objects)) or any(
        page.tree[k].lemma.lower() in words.lists["held_people"] for k in objects
    )


def of_policy(page: Page, i: int, words: Grammar) -> bool:
    """True for the `prison` of `prison reform`, and for a bail-out, which are about nobody who is held."""
    tree = page.tree
    if tree[i].lemma.lower() == "bail" and i + 1 in tree.sentence(i) and tree[i + 1].text.lower() == "out":
        return True
    head = tree.head(i)
    modifies = tree[i].dep in {"compound", "amod", "nmod"}
    return modifies and head is not None and tree[head].lemma.lower() in words.lists["policy_nouns"]


def of_a_thing(page: Page, i: int, words: Grammar) -> bool:
    """True for the release of results, the exchange of land, the transfer of funds."""
    tree = page.tree
    if tree[i].lemma.lower() not in CHANGING_HANDS:
        return False
    things = words.lists["things"] | words.lists["published"]
    limits = [c for c in tree.children(i, "nmod") if tree.case(c) == "of"] + tree.children(i, "compound")
    return any(tree[c].lemma.lower() in things for c in limits)


def published(page: Page, words: Grammar) -> bool:
    """True where all that the document tells to be released are things: emails, a video, a plan."""
    tree = page.tree
    things = False
    for t in tree.tokens:
        if t.lemma.lower() != "release":
            continue
        if of_people(page, t.index, words):
            return False
        slots = predication(tree, t.index).slots
        objects = [k for s in ("patient", "prep:of", "owner", "modifier") for k in slots.get(s, ())]
        things = things or any(tree[k].lemma.lower() in words.lists["published"] for k in objects)
    return things


def people_held(firm: list[Draft]) -> frozenset[str]:
    """Ids of those whom some draft says to be held, tried, released or exchanged."""
    roles = ("person", "released_by_a", "released_by_b", "gives", "gets")
    real = [d for d in firm if d.polarity == "positive" and d.realis in REAL]
    return frozenset(
        e for d in real for r in roles if isinstance(value := d.roles.get(r), tuple) for e in value
    )


def relevant(page: Page, d: Draft, subject: Subject, words: Grammar) -> bool:
    """True when the draft's arguments, its sentence or its context are about people held."""
    tree = page.tree
    here = tree[d.index].sentence
    aside = {k for a in tree.sentence(d.index) if beside(tree, d, a) for k in tree.subtree(a)}
    phrase = {k for i in (d.index, *d.used) for k in tree.subtree(i)} - aside
    thing = d.type != "contact" and any(of_a_thing(page, k, words) for k in (d.index, *d.used))
    if d.frame.wide and subject.held and subject.share >= PASSING and not thing:
        return True
    if phrase & subject.words:
        return True
    if thing or elsewhere(page, d, words):
        return False
    holder = d.roles.get("holder") if d.roles.get("stance") != "denies" else None
    named = {e for k in phrase for e in page.entity_ids(k)} - set(holder if isinstance(holder, tuple) else ())
    if named & subject.held and not sociable(d):
        return True
    told_here = any(tree[k].sentence == here for k in subject.words - aside)
    if told_here and subject.share >= PASSING:
        return True
    if not subject.whole or (d.type == "contact" and off_topic(d, words)) or strayed(page, d, words):
        return False
    # what comes next may be the first to say that the talks were about them
    steps = [step for step in range(-1, REACH + 1) if here - step in subject.sentences]
    behind = next((step for step in steps if step >= 0), 0)
    return bool(steps) and not any(turned(page, here - step, words) for step in range(behind or 1))


def turned(page: Page, sentence: int, words: Grammar) -> bool:
    """True for a sentence, not on custody, with which a document turns to trade, sport or an election."""
    a, b = page.tree.sentences[sentence]
    other = words.lists["other_topics"]
    return any(page.tree[k].upos == "NOUN" and page.tree[k].lemma.lower() in other for k in range(a, b))


def beside(tree: Tree, d: Draft, i: int) -> bool:
    """True where word `i` heads a phrase or clause that tells when, apart from what the draft rests on."""
    return d.type in {"position", "appeal"} and only_tells_when(tree, i) and not tree.under(d.index, i)


def sociable(d: Draft) -> bool:
    """True for talks or a meeting, which somebody who was once held may have about anything."""
    return d.type == "contact" and d.roles.get("medium") in {"meeting", "talks", "unspecified"}


def told(d: Draft) -> list[str]:
    """The words in which a draft says what it is about."""
    roles = ("about", "topic", "on", "act")
    said = [str(d.roles[role]) for role in roles if isinstance(d.roles.get(role), str)]
    return [w.strip(".,“”’'").lower() for text in said for w in text.split()]


def elsewhere(page: Page, d: Draft, words: Grammar) -> bool:
    """True where the draft itself names another matter: tariffs, arms, a merger, the release of a video."""
    if "release" in told(d) and published(page, words):
        return True
    near = page.tree.children(d.index, "amod", "compound", "nmod")
    if any(a == "trade" and b in TRADED for a, b in pairwise(told(d))) or told(d)[-2:] == [
        "discuss",
        "trade",
    ]:
        return True
    limits = [
        c for k in d.used if page.tree[k].upos == "NOUN" for c in page.tree.children(k, "nmod", "compound")
    ]
    named = {*told(d), *(page.tree[k].lemma.lower() for k in (*near, *limits))}
    # oil executives are people
    below = {k for i in d.used for k in page.tree.subtree(i)}
    staff = [c for k in below if page.entities_of([k]) for c in page.tree.children(k, "compound", "amod")]
    named -= {page.tree[c].text.lower() for c in staff} | {page.tree[c].lemma.lower() for c in staff}
    other = words.lists["other_matters"]
    return any(w in other or w.removesuffix("s") in other for w in named)


def strayed(page: Page, d: Draft, words: Grammar) -> bool:
    """True for a stance whose own words tell at length what it is about, and neither name anybody nor point back: `welcomed
    the decision to raise wages`."""
    if d.type not in {"position", "appeal"}:
        return False
    tree = page.tree
    clauses = [k for k in d.used if tree[k].upos == "VERB" and k != d.index]
    nouns = [k for k in d.used if tree[k].upos == "NOUN" and not page.entities_of([k])]
    limits = [c for k in nouns for c in tree.children(k, "acl", "ccomp", "nmod") if not page.entities_of([c])]
    clauses += [c for c in limits if tree.mark(c) == "to" or tree.case(c) in {"for", "of", "on", "about"}]
    span = {k for c in clauses for k in tree.subtree(c)}
    content = [k for k in span if tree[k].upos in CONTENT]
    if len(content) < 2 or not any(tree[k].upos == "NOUN" for k in content):
        return False
    near = words.lists["refers_back"] | words.lists["close_by"]
    if any(called(page, k, near) for k in span):
        return False
    return not any(e.kind in {"person", "group", "armed_group"} for e in page.entities_of(sorted(span)))


def off_topic(d: Draft, words: Grammar) -> bool:
    """True where the draft says what it is about in words that could not refer back to people held."""
    said = [w for w in told(d) if w not in SMALL]
    # talks on something are about that
    said = [w for w in said if w not in CONTACTS] or said
    return bool(said) and not any(w in words.lists["refers_back"] for w in said)
