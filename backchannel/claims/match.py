"""Apply the frames to every word that triggers one.

In: a page and its grammar. Out: `Draft`s, typed claims with role values that may still be joined, completed or
refused by what the whole document says. Always true: a draft rests on words of one sentence, and a frame whose
conditions fail yields nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from backchannel.claims import fill, traits, when
from backchannel.claims.arguments import Predication, is_participle, predication
from backchannel.claims.frames import Frame, Grammar
from backchannel.claims.modality import Mood, mood
from backchannel.claims.neighbours import with_neighbours
from backchannel.claims.page import Page
from backchannel.records import RoleValue, Span

CONTENT = frozenset({"VERB", "NOUN", "ADJ", "ADV", "PROPN"})


@dataclass(slots=True)
class Draft:
    """A claim in the making; `index` is the word of its predicate."""

    index: int
    frame: Frame
    mood: Mood
    roles: dict[str, RoleValue]
    time: str | None
    evidence: tuple[Span, ...]
    polarity: str = "positive"
    realis: str = "asserted"
    used: frozenset[int] = field(default_factory=frozenset)

    @property
    def type(self) -> str:
        return self.frame.claim


def drafts(page: Page, grammar: Grammar) -> list[Draft]:
    """Every draft of a document in the order of its words."""
    out: list[Draft] = []
    for t in page.tree.tokens:
        if t.upos not in CONTENT:
            continue
        part = "NOUN" if t.upos == "PROPN" else "VERB" if is_participle(page.tree, t.index) else t.upos
        key = (part, t.lemma.lower())
        particle = page.tree.child(t.index, "compound:prt")
        phrasal = (part, f"{key[1]} {page.tree[particle].text.lower()}") if particle is not None else key
        frames = grammar.frames.get(phrasal, ()) if phrasal != key else grammar.frames.get(key, ())
        if not frames:
            continue
        p = with_neighbours(page.tree, predication(page.tree, t.index))
        out += [d for f in frames if (d := draft(page, p, f, grammar))]
    return out


def draft(page: Page, p: Predication, frame: Frame, grammar: Grammar) -> Draft | None:
    """The draft of one frame on one predicate, or nothing where its conditions fail."""
    if not applies(page, p, frame, grammar):
        return None
    roles: dict[str, RoleValue] = dict(frame.set)
    for role, slots in frame.roles.items():
        if role not in roles and (value := fill.fill(page, p, role, slots, grammar)):
            roles[role] = value
    if any(role not in roles for role in frame.needs):
        return None
    m = mood(page, p.index, grammar.modality)
    polarity = frame.polarity or m.polarity
    if frame.negated == "drop" and m.polarity == "negative":
        return None
    used = frozenset(i for slots in frame.roles.values() for s in slots for i in p.slots.get(s, ()))
    timing = when.spell if frame.time == "spell" else when.point
    return Draft(
        index=p.index,
        frame=frame,
        mood=m,
        roles=roles,
        time=timing(page, p.index) if frame.time != "none" else None,
        evidence=fill.evidence(page, p, used),
        polarity=polarity,
        realis=frame.realis or m.realis,
        used=used,
    )


def applies(page: Page, p: Predication, frame: Frame, grammar: Grammar) -> bool:
    """True when voice, classes and words are as the frame asks."""
    if frame.voice != "any" and p.upos == "VERB" and p.passive != (frame.voice == "passive"):
        return False
    for slot, wanted in frame.need.items():
        if not any(has_class(page, i, wanted, grammar) for i in fillers(page, p, slot)):
            return False
    for slot, allowed in frame.words.items():
        if not any(w in allowed for w in slot_words(page, p, slot)):
            return False
    return not any(w in refused for slot, refused in frame.unless.items() for w in slot_words(page, p, slot))


def fillers(page: Page, p: Predication, slot: str) -> tuple[int, ...]:
    """Fillers of `a|b`, either slot."""
    return tuple(
        i for one in slot.split("|") for i in ((p.index,) if one == "self" else p.slots.get(one, ()))
    )


def slot_words(page: Page, p: Predication, slot: str) -> Iterator[str]:
    """Lemmas of a slot's fillers; `head` is the word above, `near` all words of the predicate's phrase."""
    tree = page.tree
    if "|" in slot and not slot.startswith("under:"):
        for one in slot.split("|"):
            yield from slot_words(page, p, one)
    elif slot in traits.SLOTS:
        yield from traits.words(page, p, slot)
    elif slot == "head":
        h = tree.head(p.index)
        yield tree[h].lemma.lower() if h is not None else ""
    elif slot == "near":
        for k in tree.subtree(p.index):
            yield tree[k].lemma.lower()
    elif slot == "bare":
        # the preposition of a noun without determiner or modifier, as in `in exchange`
        if not tree.children(p.index, "det", "amod", "compound", "nmod:poss", "nummod"):
            yield tree.case(p.index)
    elif slot == "children":
        for c in tree.children(p.index):
            yield tree[c].lemma.lower()
    elif slot.startswith("under:"):
        for i in fillers(page, p, slot[6:]):
            for k in tree.subtree(i):
                yield tree[k].lemma.lower()
    else:
        found = fillers(page, p, slot)
        for i in found:
            yield tree[i].lemma.lower()
        if not found:
            yield "(none)"


def has_class(page: Page, i: int, wanted: str, grammar: Grammar) -> bool:
    """True when word `i` is of a class: an entity class of the grammar, a word list, `any` or `clause`."""
    if "|" in wanted:
        return any(has_class(page, i, one, grammar) for one in wanted.split("|"))
    if wanted == "any":
        return True
    lemma = page.tree[i].lemma.lower()
    if wanted == "clause":
        return page.tree[i].upos in {"VERB", "AUX"}
    if wanted == "counted":
        return fill.count(page, i, grammar) is not None
    if wanted == "named":
        return any(page.named(e) for e in page.entities_of([i]))
    if wanted == "counted_people":
        return fill.counts_people(page, i, grammar)
    if wanted.startswith("$"):
        return lemma in grammar.lists[wanted[1:]]
    kinds = grammar.kinds.get(wanted, frozenset())
    return any(e.kind in kinds for e in page.entities_of([i]))
