"""Arguments to role values.

In: the head words that fill a slot. Out: entity ids, text, a count or a duration, as the vocabulary says for
that role. Always true: an entity role holds only entities of a kind that can play it, and what is not in the
text is not filled.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from backchannel.claims import lengths, offence
from backchannel.claims.arguments import Predication, predication
from backchannel.claims.counts import are_people, count
from backchannel.claims.frames import Grammar
from backchannel.claims.neighbours import stretch
from backchannel.claims.page import Page
from backchannel.records import Entity, RoleValue, Span

# slots in which whoever is held may stand as well as how long
ASKED = frozenset({"obj", "iobj"})
PERSONS = frozenset({"over:patient", "over:agent", "patient", "agent"})
DURATION_ROLES = frozenset({"length", "term"})
COUNT_ROLES = frozenset(
    {"count", "count_a", "count_b", "count_total", "count_gives", "count_gets", "count_first", "count_second"}
)  # fmt: skip
TEXT_ROLES = frozenset(
    {"forum", "about", "topic", "on", "requires", "act", "state", "asks", "inducements"}
)  # fmt: skip
OFFENCE_ROLES = frozenset({"ground", "offence"})
# slots whose verb tells what was done
CLAUSES = frozenset({"complement", "self"})
# phrases that only stand near: whether they tell an offence is for their words to say
NEARBY = frozenset({"after:for", "after:on", "after:over", "after:in", "after:with"})
# how much of a time: `in captivity for much of that year`
STRETCHES = frozenset(
    {"much", "most", "part", "half", "bulk", "rest", "remainder", "duration", "while", "length"}
)
ENDLESS = frozenset({"life", "death", "fine"})
# verbs that tell what somebody may get at most
FACING = frozenset({"face", "face up", "risk", "carry", "punish", "punishable"})
# ... and by which a court gives one person a term that may end sooner: `sentenced to six to ten years`
SENTENCING = frozenset({"sentence", "condemn", "jail", "imprison"})
# text roles that a date may fill
TIMED = frozenset({"requires", "on", "term"})
# where journeys begin and end, the slots that tell it, and what joins a nameless place to the one that it is in
WAYS, GOALS = frozenset({"from", "to"}), frozenset({"prep:to", "prep:into", "prep:from", "prep:at"})
WITHIN = frozenset({"in", "at", "near", "outside"})
# roles of which the bare noun says too little: a return, but of whom; talks, but on what
TERMS = frozenset({"requires", "on", "topic", "inducements"})
# text roles that hold what is paid, of which `a ransom` or `a total` alone says too little
PAYABLE = frozenset({"inducements"})
LIMIT = 24
# sources without a name whom their office or their kin tells
IDENTIFIED = frozenset({"title_only", "family_or_lawyer"})
BYSTANDERS = frozenset({"family_or_lawyer", "anonymous_source"})
# `two and a half years` in the units of ISO 8601
HALF = re.compile(r"P(\d+)\.5Y$")


def fill(page: Page, p: Predication, role: str, slots: Sequence[str], words: Grammar) -> RoleValue | None:
    """The value of `role` from the first of `slots` that yields one."""
    for slot in slots:
        if value := from_slot(page, p, role, slot, words):
            return value
    return None


def from_slot(page: Page, p: Predication, role: str, slot: str, words: Grammar) -> RoleValue | None:
    if slot in {"speaker", "speaking_side"}:
        # relatives and other bystanders who tell how talks stand are no side of them
        return speakers(page, p.index, role, slot == "speaking_side")
    fillers = (p.index,) if slot == "self" else joined(page, p, slot)
    if role in DURATION_ROLES:
        length = outright(page, role, slot, fillers) or duration(page, p, fillers, slot)
        if length:
            return HALF.sub(r"P\1Y6M", length)
        faced = most(page, p, fillers, words) if role == "term" else None
        return faced or (endless(page, fillers) if role == "term" else None)
    if not fillers:
        return None
    if role in COUNT_ROLES:
        return next((c for i in fillers if (c := count(page, i, words))), None)
    if role in OFFENCE_ROLES:
        told = [i for i in fillers if not page.timed(i) and page.tree[i].lemma.lower() not in STRETCHES]
        crime = offence.offence(page, told, words, slot in NEARBY)
        return crime or (offence.deed(page, told[0], words) if told and slot in CLAUSES else None)
    if role == "deadline":
        return next((t.edtf for i in fillers if (t := page.time_heads.get(i)) and t.edtf), None)
    if role == "relation":
        return hyphenated(page, fillers[0])
    if role in TEXT_ROLES:
        told = [i for i in fillers if role in TIMED or not page.timed(i)]
        if role == "forum":
            told = [i for i in told if page.tree[i].lemma.lower() not in words.lists["no_forum"]]
        if role == "inducements":
            told = [i for i in told if not are_people(page, i, words)]
            told = [i for i in told if page.tree[i].lemma.lower() not in words.lists["return_words"]]
        sums = words.lists["reckoned"] if role in PAYABLE else frozenset()
        whole = [
            role in TERMS or page.tree[i].lemma.lower() in sums or (role == "state" and of_some(page, i))
            for i in told[:3]
        ]
        said = (text(page, i, besides(page, p, slot, i), w) for i, w in zip(told, whole, strict=False))
        return "; ".join(said) or None
    kinds = words.kinds.get(role, words.kinds["any"])
    found = entities(page, fillers, kinds) or first_person(page, fillers, kinds, words)
    return found or (standing_in(page, fillers, kinds) if role in WAYS and slot in GOALS else None)


def of_some(page: Page, i: int) -> bool:
    """True for what is said of a part of people: `two of whom are ill`."""
    tree = page.tree
    parts = [c for s in tree.children(i, "nsubj") for c in tree.children(s, "nmod")]
    return any(tree[c].text.lower() in {"whom", "them"} for c in parts)


def standing_in(page: Page, fillers: Iterable[int], kinds: frozenset[str]) -> tuple[str, ...] | None:
    """The place right behind a nameless one: `to a hospital in Lom`."""
    tree = page.tree
    for i in fillers:
        behind = max(tree.phrase(i)) + 1
        if behind in tree.sentence(i) and tree[behind].text.lower() in WITHIN:
            return next((e for k in near(page, behind) if (e := entities(page, [k], kinds))), None)
        for c in tree.children(i, "nmod"):
            if tree.case(c) in WITHIN and (place := entities(page, [c], kinds)):
                return place
    return None


def near(page: Page, preposition: int) -> list[int]:
    """The head of the phrase that a preposition opens."""
    head = page.tree.head(preposition)
    if head is None or head <= preposition:
        return []
    return [head] if all(page.tree[k].upos != "ADP" for k in range(preposition + 1, head)) else []


def speakers(page: Page, i: int, role: str, side: bool = False) -> tuple[str, ...] | None:
    """Who says word `i`; what an unnamed source knows of a plan is not his side's stance on it."""
    found, said = page.speakers(i), page.statement_of(i)
    if role == "holder":
        found = [side_of(page, e) for e in found if e.kind != "outlet"]
        known = said is not None and said.source_kind in IDENTIFIED
        found = [e for e in found if known or not e.anonymous or e.country or e.kind != "person"]
    if side and said is not None and said.source_kind in BYSTANDERS:
        return None
    return tuple(e.id for e in found) or None


def side_of(page: Page, e: Entity) -> Entity:
    """The group for which an unnamed official of it speaks: `a Hizb official`."""
    if not e.anonymous or e.country or e.kind != "person":
        return e
    called = set(e.name.split())
    return next((g for g in page.entities.values() if g.kind == "armed_group" and g.name in called), e)


def hyphenated(page: Page, i: int) -> str:
    """The lemma of a word with what hyphens join to it: `brother-in-law`, `ex-wife`."""
    tree, low, high = page.tree, i, i
    while low >= 2 and tree[low - 1].text == "-" and tree[low - 2].end == tree[low - 1].start:
        low -= 2
    while (
        high + 2 < len(tree.tokens) and tree[high + 1].text == "-" and tree[high].end == tree[high + 1].start
    ):
        high += 2
    words = [tree[k].lemma if k == i else tree[k].text for k in range(low, high + 1)]
    return "".join(words).lower()


def joined(page: Page, p: Predication, slot: str) -> tuple[int, ...]:
    """Fillers of a slot. `a+b` and `a|b` stand for those of both; `a>b` for the `b` of what fills `a`."""
    parts = parts_of(slot)
    if len(parts) == 1 and not parts[0][1] and parts[0][0] != "self":
        return p.slots.get(slot, ())
    found: dict[int, None] = {}
    for outer, inner in parts:
        fillers = (p.index,) if outer == "self" else p.slots.get(outer, ())
        if inner:
            fillers = tuple(k for i in fillers for k in joined(page, predication(page.tree, i), inner))
        found |= dict.fromkeys(fillers)
    return tuple(found)


@cache
def parts_of(slot: str) -> tuple[tuple[str, str], ...]:
    """The slots that a combination names, each with what is asked of its fillers."""
    found = (one.partition(">") for one in slot.replace("|", "+").split("+"))
    return tuple((outer, inner) for outer, _, inner in found)


def entities(page: Page, fillers: Iterable[int], kinds: frozenset[str]) -> tuple[str, ...] | None:
    """Ids of the entities of allowed kinds."""
    found = tuple(e.id for e in page.entities_of(fillers) if e.kind in kinds)
    return found or None


def first_person(
    page: Page, fillers: Iterable[int], kinds: frozenset[str], words: Grammar
) -> tuple[str, ...] | None:
    """Whoever speaks, where a filler is `I` or `we`, or the `it` of an office, and nothing else is known of it."""
    own = words.lists["first_person"] | (
        words.lists["own_office"] if "organisation" in kinds else frozenset()
    )
    said = [i for i in fillers if page.tree[i].lemma.lower() in own and not page.entities_of([i])]
    # `urged it to act`: whom somebody speaks to is not his own office
    said = [i for i in said if page.tree[i].text.lower() != "it" or page.tree[i].dep not in ASKED]
    said = [i for i in said if page.tree[i].lemma.lower() != "it" or not other_body(page, i)]
    return tuple(dict.fromkeys(e.id for i in said for e in page.speakers(i) if e.kind in kinds)) or None


def other_body(page: Page, it: int) -> bool:
    """True for the `it` of `the group freed the nurse it abducted, the army said`: a body is told of before."""
    tree = page.tree
    before = [k for k in range(tree.sentence(it).start, it) if tree[k].dep.startswith("nsubj")]
    return any(
        tree[k].tag in {"NN", "NNP"} and e not in page.speakers(it)
        for k in before
        for e in page.entities_of([k])
        if e.kind in {"group", "armed_group", "organisation", "state"}
    )


def besides(page: Page, p: Predication, slot: str, i: int) -> frozenset[int]:
    """What is no part of the text of filler `i`: the words that open it, and what limits a clause from its text."""
    tree = page.tree
    # the preposition of what is said of something is no opener: `a swap is out of the question`
    openers = ("mark",) if tree.children(i, "cop") else ("mark", "case")
    opening = [k for k in tree.children(i, *openers) if tree[k].upos != "PART"]
    opening += [k for k in tree.children(i, "advmod") if tree[k].tag == "WRB"]
    if p.upos != "MARK" or slot != "main":
        return frozenset(opening)
    # the `provided` of `open to it, provided that` opens what it limits
    above = [k for k in (tree.head(p.index),) if k is not None and tree[k].text.lower() == p.lemma]
    return frozenset(opening + above + tree.subtree(p.index))


def text(page: Page, i: int, without: frozenset[int] = frozenset(), whole: bool = False) -> str:
    """The words of a noun phrase or clause less those of `without`, cut to what a table cell can hold; `whole` keeps what
    follows a noun with a preposition."""
    tree = page.tree
    verbal = tree[i].upos in {"VERB", "AUX"} or bool(whole and tree.children(i, "cop"))
    cut = frozenset(
        {"punct", "parataxis", "conj", "cc", "advcl:relcl"}
        | (set() if verbal else {"acl", "appos"} if whole else {"case", "acl", "appos", "det"})
    )
    inside = tree.subtree(i, cut)
    if whole and not verbal:
        # `readiness to hand over the pilot`
        inside += [k for c in tree.children(i, "acl") if tree.mark(c) == "to" for k in tree.subtree(c, cut)]
        without |= frozenset(tree.children(i, "case", "det"))
    found = tree.contiguous(i, [k for k in inside if k not in without])
    if len(found) > LIMIT:
        near = [k for k in found if abs(k - i) <= LIMIT // 2]
        found = tree.contiguous(i, near)
    return page.quoted(found)


def outright(page: Page, role: str, slot: str, fillers: Sequence[int]) -> str | None:
    """`death` or `life` where the phrase is no more than that, whatever term another one gets in the same breath."""
    word = page.tree[fillers[0]].lemma.lower() if fillers and role == "term" and slot != "self" else ""
    return word if word in {"death", "life"} else None


def duration(page: Page, p: Predication, fillers: Sequence[int], slot: str) -> str | None:
    """A length that hangs on the predicate (slot `self`) or stands in the phrase that fills the slot."""
    if slot == "self":
        return lengths.length(page, [p.index])
    if slot == "after":
        behind = (page.time_heads.get(k) for k in stretch(page.tree, p.index))
        return next((t.duration for t in behind if t and t.duration and not lengths.no_length(page, t)), None)
    for i in fillers:
        if i in page.time_heads and page.time_heads[i].duration:
            part = lengths.no_length(page, page.time_heads[i])
            return None if part else page.time_heads[i].duration
        if slot in PERSONS and any(e.kind in {"person", "group"} for e in page.entities_of([i])):
            # `a man serving a seven-year sentence was put in a cell`
            continue
        if found := lengths.length(page, [i]):
            return found
        if expression := lengths.within(page, page.tree.subtree(i)):
            return None if lengths.by_so_much(page, expression) else expression.duration
    return None


def most(page: Page, p: Predication, fillers: Sequence[int], words: Grammar) -> str | None:
    """The most that somebody faces of a range: `faces between 12 and 20 years`."""
    # several people get each his own term between the two
    passed = p.lemma in SENTENCING and len(page.entities_of(p.slots.get("patient", ()))) == 1
    ranges = (
        page.time_heads[i]
        for i in fillers
        if i in page.time_heads and (p.lemma in FACING or (passed and "between" not in page.tree.case(i)))
    )
    return next((t for e in ranges if (t := lengths.upper(page, e, words.modality["numbers"]))), None)


def endless(page: Page, fillers: Sequence[int]) -> str | None:
    """`life`, `death` or `fine` in the phrase of a sentence that has no length."""
    for i in fillers:
        below = page.tree.children(i, "compound", "amod", "nmod")
        for k in (i, *below, *(n for c in below for n in page.tree.children(c, "compound"))):
            if (lemma := page.tree[k].lemma.lower()) in ENDLESS:
                return lemma
    return None


def evidence(page: Page, p: Predication, used: Iterable[int]) -> tuple[Span, ...]:
    """The stretch of the sentence from the first to the last word that the claim rests on."""
    inside = page.tree.sentence(p.index)
    found = [i for i in {p.index, *used} if i in inside]
    expanded = [k for i in found for k in (page.tree.phrase(i) if i != p.index else [i])]
    return (page.span([k for k in expanded if k in inside]),)
