"""Apply the frames to every word that triggers one.

In: a page and its grammar. Out: `Draft`s, typed claims with role values that may still be joined, completed or
refused by what the whole document says. Always true: a draft rests on words of one sentence, and a frame whose
conditions fail yields nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass, field, replace
from functools import cache

from backchannel.claims import counts, fill, traits, when
from backchannel.claims.arguments import Predication, antecedent, predication
from backchannel.claims.circumstances import subordination
from backchannel.claims.frames import Frame, Grammar
from backchannel.claims.hidden import particle_of
from backchannel.claims.modality import Mood, mood
from backchannel.claims.neighbours import with_neighbours
from backchannel.claims.page import Page
from backchannel.claims.voice import is_participle
from backchannel.records import RoleValue, Span
from backchannel.tree import Tree, remembered

CONTENT = frozenset({"VERB", "NOUN", "ADJ", "ADV", "PROPN", "PRON"})

NEAR = 4
CLAUSAL = frozenset({"complement", "clause:to", "clause:that"})
MEANWHILE = frozenset({"after", "since", "when", "while", "as", "before"})
WHILE = frozenset({"after", "since", "during", "before", "amid", "following"})


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
        out += circumstances(page, t.index, grammar)
        if t.upos not in CONTENT:
            continue
        part = (
            "NOUN" if t.upos in {"PROPN", "PRON"} else "VERB" if is_participle(page.tree, t.index) else t.upos
        )
        frames = triggered(page, t.index, part, grammar)
        if not frames:
            continue
        p = transitive(page, predication(page.tree, t.index), grammar)
        words = Words(page, p)
        if likely := [f for f in frames if within_reach(p, f, grammar, words)]:
            words.predication = p = with_neighbours(page.tree, p)
            out += [d for f in likely if (d := draft(page, p, f, grammar, words))]
    return out


# slots that every predicate has of its own
OWN = frozenset({"agent", "patient", "subject"})
EARLY = OWN | traits.SLOTS | frozenset({"form", "head", "left", "before", "self", "near", "children"})
WITH = frozenset({"prep:with", "clause:with", "prep:under", "prep:on", "prep:of", "clause:of"})


def triggered(page: Page, i: int, part: str, grammar: Grammar) -> tuple[Frame, ...]:
    """The frames of a word, by its phrasal form where it has a particle; a participle is an adjective too."""
    t, tree = page.tree[i], page.tree
    lemma = t.lemma.lower()
    particle = particle_of(tree, i)
    found = grammar.frames.get((part, f"{lemma} {particle}"), ()) if particle else ()
    if not found and not tree.children(i, "compound:prt"):
        found = grammar.frames.get((part, lemma), ())
    if part == "NOUN" and tree.children(i, "cop") and tree.case(i):
        # `are still in Gaza`: where somebody is said to be
        found += grammar.frames.get((part, f"be {tree.case(i).lower()}"), ())
    if not found or (part == "VERB" and t.tag in {"VBN", "JJ", "VBG"}):
        found += grammar.frames.get(("ADJ", t.text.lower()), ())
    return found


def transitive(page: Page, p: Predication, grammar: Grammar) -> Predication:
    """A verb that cannot do without an object and has none is a passive that the tagger took for a past tense."""
    tree = page.tree
    bare = p.upos == "VERB" and not p.passive and tree[p.index].tag in {"VBD", "VBN"}
    if not bare or p.slots.get("patient"):
        return p
    if not found_guilty(page, p.index):
        lists = grammar.lists
        if p.lemma not in lists.get("transitive", ()) or tree.children(p.index, "aux", "ccomp", "xcomp"):
            return p
        if p.lemma in lists["transitive_with"] and not p.slots.keys() & WITH:
            return p
    slots = {k: v for k, v in p.slots.items() if k != "agent"}
    left = antecedent(tree, p.index)
    patient = tuple(k for k in left if k in tree.people) or p.slots.get("agent", ())
    return replace(p, passive=True, slots={**slots, "patient": patient} if patient else slots)


def found_guilty(page: Page, i: int) -> bool:
    """True for the `found` of `Orin, found guilty of fraud, was serving a term`."""
    tree, after = page.tree, i + 1
    if tree[i].lemma.lower() not in {"find", "found", "declare", "pronounce"} or tree.children(i, "aux"):
        return False
    return after in tree.sentence(i) and tree[after].text.lower() == "guilty"


def circumstances(page: Page, i: int, grammar: Grammar) -> list[Draft]:
    """Drafts of the frames whose trigger is the word that opens the clause or phrase headed by word `i`."""
    if (p := subordination(page.tree, i, grammar.openers)) is None:
        return []
    words = Words(page, p)
    frames = (f for f in grammar.frames.get(("MARK", p.lemma), ()) if within_reach(p, f, grammar, words))
    return [d for f in frames if (d := draft(page, p, f, grammar, words))]


def draft(page: Page, p: Predication, frame: Frame, grammar: Grammar, words: Words) -> Draft | None:
    """The draft of one frame within reach of a predicate, or nothing where its further conditions fail."""
    if not applies(frame, grammar, words):
        return None
    roles: dict[str, RoleValue] = dict(frame.set)
    for role, slots in frame.roles.items():
        if role not in roles and (value := fill.fill(page, p, role, slots, grammar)):
            roles[role] = value
    if any(role not in roles for role in frame.needs):
        return None
    m = mood(page, p.index, grammar.modality)
    polarity = frame.polarity or m.polarity
    if (frame.negated if m.polarity == "negative" else frame.affirmed) == "drop":
        return None
    if frame.turned and m.polarity == "negative":
        roles |= frame.turned
        polarity = "positive"
    used = frozenset(i for slots in frame.roles.values() for s in slots for i in fill.joined(page, p, s))
    timing = when.spell if frame.time == "spell" else when.point
    dated = frame.time != "none" and m.realis != "policy"
    return Draft(
        index=p.index,
        frame=frame,
        mood=m,
        roles=roles,
        time=when.ahead(page, p.index, timing(page, p.index)) if dated else None,
        evidence=fill.evidence(page, p, used),
        polarity=polarity,
        realis=frame.realis or m.realis,
        used=used,
    )


class Words:
    """The words in the slots of one predicate, those of each slot worked out once, as many frames ask for the same."""

    def __init__(self, page: Page, predication: Predication) -> None:
        self.page = page
        self.predication = predication
        self._known: dict[str, Set[str]] = {}
        self._classes: dict[tuple[str, str], bool] = {}

    def __getitem__(self, slot: str) -> Set[str]:
        found = self._known.get(slot)
        if found is None:
            found = self._known[slot] = slot_words(self.page, self.predication, slot)
        return found

    def are(self, slot: str, wanted: str, grammar: Grammar) -> bool:
        """True when a filler of the slot is of a class."""
        key = (slot, wanted)
        if key not in self._classes:
            found = fillers(self.page, self.predication, slot)
            self._classes[key] = any(has_class(self.page, i, wanted, grammar) for i in found)
        return self._classes[key]


@cache
def soon_told(slot: str) -> bool:
    """True for a slot that holds the same before the neighbours of its predicate are known."""
    return all(part in EARLY for part in slot.replace("under:", "").split("|"))


def within_reach(p: Predication, frame: Frame, grammar: Grammar, words: Words) -> bool:
    """True where a frame may apply by its voice, its own slots and by those who do and suffer the deed."""
    if frame.voice != "any" and p.upos == "VERB" and p.passive != (frame.voice == "passive"):
        return False
    for slot, wanted in frame.need.items():
        if slot in OWN and not words.are(slot, wanted, grammar):
            return False
    return worded(frame, words, soon=True)


def worded(frame: Frame, words: Words, soon: bool) -> bool:
    """True where the words are as the frame asks, in the slots that are soon told or in the others."""
    for slot, allowed in frame.words.items():
        if soon_told(slot) == soon and allowed.isdisjoint(words[slot]):
            return False
    for slot, barred in frame.unless.items():
        if soon_told(slot) == soon and not barred.isdisjoint(words[slot]):
            return False
    return True


def applies(frame: Frame, grammar: Grammar, words: Words) -> bool:
    """True when the further classes and words of a frame within reach are as it asks."""
    for slot, wanted in frame.need.items():
        if slot not in OWN and not words.are(slot, wanted, grammar):
            return False
    return worded(frame, words, soon=False)


def fillers(page: Page, p: Predication, slot: str) -> tuple[int, ...]:
    """Fillers of a slot or a combination of slots."""
    return fill.joined(page, p, slot)


def slot_words(page: Page, p: Predication, slot: str) -> set[str]:
    """Lemmas of a slot's fillers; `head` is the word above, `near` all words of the predicate's phrase, `before`
    the words just before it, `left` those below it, `form` itself as written, `case` its preposition, `bare` that of a noun without determiner or modifier."""
    found: set[str] = set()
    under, parts = parted(slot)
    for part in parts:
        found.update(plain_words(page, p, part))
        for k in named_words(page, p, part, under):
            found.update(forms(page.tree, k))
            found.update(meant(page, k))
    return found or {"(none)"}


@cache
def parted(slot: str) -> tuple[bool, tuple[str, ...]]:
    """Whether what hangs below the fillers counts, and the parts of a slot name."""
    under = slot.startswith("under:")
    return under, tuple(slot.removeprefix("under:").replace("|under:", "|").split("|"))


@remembered
def forms(tree: Tree, k: int) -> tuple[str, ...]:
    """The lemma of a word, also with its particle, and of a participle the word itself: `jailed` may be asked for as
    either."""
    t, lemma = tree[k], tree[k].lemma.lower()
    particle = particle_of(tree, k) if t.upos == "VERB" else ""
    participle = t.tag in {"VBN", "JJ"} and t.text.lower() != lemma
    return (
        lemma, *([f"{lemma} {particle}".lower()] if particle else ()), *([t.text.lower()] if participle else ()),
    )  # fmt: skip


def meant(page: Page, k: int) -> Iterator[str]:
    """What those are called for whom `they` or `it` stands: as good as the prosecutors or the office before it."""
    if page.tree[k].lemma.lower() not in {"they", "it"}:
        return
    named = page.annotations.heads.get(k)
    for i, e in page.annotations.heads.items():
        if e == named and page.tree[i].upos == "NOUN":
            yield page.tree[i].lemma.lower()


def plain_words(page: Page, p: Predication, part: str) -> Iterator[str]:
    """What a part of a slot name yields that is no word of the text as it stands."""
    tree = page.tree
    if part in traits.SLOTS:
        yield from traits.words(page, p, part)
    elif part == "form":
        yield tree[p.index].text.lower()
    elif part == "case" or (
        part == "bare" and not tree.children(p.index, "det", "amod", "compound", "nmod:poss", "nummod")
    ):
        yield tree.case(p.index)


def named_words(page: Page, p: Predication, part: str, under: bool) -> list[int]:
    """The words that one part of a slot name stands for; `under` adds all that hangs below them."""
    tree = page.tree
    if part in traits.SLOTS or part in {"bare", "case", "form"}:
        return []
    if part == "head":
        found = [h] if (h := tree.head(p.index)) is not None else []
    elif part == "near":
        return tree.subtree(p.index)
    elif part == "children":
        found = tree.children(p.index)
    elif part == "left":
        found = [c for c in tree.children(p.index) if c < p.index and tree[c].upos != "PUNCT"]
    elif part == "before":
        return list(range(max(tree.sentence(p.index).start, p.index - NEAR), p.index))
    elif part == "self":
        found = [p.index]
    else:
        found = list(fillers(page, p, part))
    if not under:
        return found
    # a limitation is no part of what it limits
    own = set(tree.subtree(p.index)) if p.upos == "MARK" and part.startswith("main") else set()
    below = without_circumstances if part in CLAUSAL else tree_below
    return [k for i in found for k in below(tree, i) if k not in own]


def tree_below(tree: Tree, i: int) -> list[int]:
    return tree.subtree(i)


def without_circumstances(tree: Tree, i: int) -> list[int]:
    """What hangs below word `i`, less the clauses that only tell when or while what else happened."""
    below = tree.subtree(i)
    gone = {k for a in below if a != i and only_tells_when(tree, a) for k in tree.subtree(a)}
    return [k for k in below if k not in gone] if gone else below


def only_tells_when(tree: Tree, k: int) -> bool:
    """True for `a week after he was freed` and `on the eve of their release`, which tell when and not what."""
    dep = tree[k].dep.partition(":")[0]
    if dep == "advcl":
        return tree.mark(k) in MEANWHILE
    if dep not in {"obl", "nmod"}:
        return False
    case = tree.case(k)
    return case in WHILE or (case == "on" and tree[k].lemma.lower() in {"eve", "day", "anniversary"})


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
        return counts.count(page, i, grammar) is not None
    if wanted == "number":
        return page.tree[i].upos == "NUM"
    if wanted == "named":
        return any(page.named(e) for e in page.entities_of([i]))
    if wanted == "counted_people":
        return counts.counts_people(page, i, grammar)
    if wanted.startswith("$"):
        return lemma in grammar.lists[wanted[1:]]
    kinds = grammar.kinds.get(wanted, frozenset())
    return any(e.kind in kinds for e in page.entities_of([i])) or bool(
        fill.first_person(page, [i], kinds, grammar)
    )
