"""What one verb tells of several people: `sentenced Orin to nine years, Ruiz to seven and Karp to five`, `freed two in May and
three in June`.

In: a draft that has a person and a term, with its page. Out: the draft without the people that the tree mixed in, and one
more for each later person and term. Always true: each takes what stands between two commas or conjunctions, people
on one side of the preposition and a term on the other; anything else ends the list.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from backchannel.claims import counts
from backchannel.claims.frames import Grammar
from backchannel.claims.match import Draft
from backchannel.claims.page import Page
from backchannel.records import Count, RoleValue, Span, TimeExpression

# what is told of several groups one after another by one verb
COUNTED = frozenset({"release"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
STAGES = frozenset({"sentenced", "sentence_sought"})
LEADING = frozenset({"DT", "JJ", "VBG", "JJR", "JJS"})
LINKS = frozenset({"to", "for"})
# verbs whose object is the term, and words between people and a term of theirs that leaves out of what
RECEIVING = frozenset({"receive", "get", "give", "hand", "draw", "face"})
GIVEN = frozenset({"was", "were", "given", "handed", "got", "received", "sentenced"})
JOINTS = frozenset({",", ";", "and", "while"})
# how the tree hangs a number that belongs to nothing beside it
LOOSE = frozenset({"flat", "appos", "list", "conj", "nmod:unmarked", "nmod"})
ENDLESS = frozenset({"life", "death"})
PLACES = frozenset(
    {
        "in",
        "behind",
        "prison",
        "jail",
        "bars",
        "imprisonment",
        "each",
        "a",
        "penal",
        "colony",
        "by",
        "of",
        "with",
        "hanging",
        "firing",
        "squad",
        "hard",
        "forced",
        "labour",
        "labor",
        "absentia",
    }
)


@dataclass(frozen=True, slots=True)
class Share:
    """One term, whose it is, and the words that tell it."""

    people: tuple[int, ...]
    term: str
    first: int
    last: int


def gapped(page: Page, d: Draft, words: Grammar) -> Iterator[Draft]:
    """`d` and what the rest of its sentence adds to it."""
    if d.type in COUNTED and isinstance(d.roles.get("count"), Count):
        yield d
        yield from (again(page, d, k, dated, words) for k, dated in more(page, d.index, words))
        return
    term = d.roles.get("term")
    if d.roles.get("stage") not in STAGES or not isinstance(term, str) or not d.roles.get("person"):
        yield d
        return
    found = [s for s in shares(page, d.index, term, words) if own(page, s.people)]
    theirs = {e for s in found for e in own(page, s.people)}
    kept = {role: apart(value, theirs) for role, value in d.roles.items()}
    yield replace(d, roles={role: value for role, value in kept.items() if value})
    for s in found:
        roles = {**d.roles, "person": own(page, s.people), "term": s.term}
        span = page.span(list(range(s.first, s.last + 1)))
        yield replace(
            d, roles={k: v for k, v in roles.items() if k != "offence"} | by(d, theirs), evidence=(span,)
        )


def more(page: Page, index: int, words: Grammar) -> Iterator[tuple[int, TimeExpression]]:
    """The numbers of `two were let go in May, another three in June and five last week`: each behind a comma or conjunction,
    with a time of its own right behind it and no verb."""
    tree, end = page.tree, page.tree.sentence(index).stop
    for k in range(index + 1, end - 1):
        if tree[k].tag in FINITE:
            # what comes now another verb tells
            return
        head = tree.head(k) if tree[k].dep == "nummod" else k
        if tree[k].upos != "NUM" or head is None or not counts.counts_people(page, head, words):
            continue
        opens = k
        while tree[opens - 1].upos in {"DET", "ADJ", "VERB"} and tree[opens - 1].tag in LEADING:
            opens -= 1
        dated = time_behind(page, max(k, head) + 1)
        if dated is None or tree[opens - 1].text.lower() not in JOINTS:
            continue
        after = next((n for n in range(k, end) if tree[n].start >= dated.end), end - 1)
        if tree[after].text.lower() in JOINTS | {"."} or tree[after].upos in {"PUNCT", "ADP"}:
            yield head, dated


def time_behind(page: Page, k: int) -> TimeExpression | None:
    """The date that stands at word `k`, with or without a preposition."""
    tree = page.tree
    inside = tree.sentence(k - 1)
    if k in inside and tree[k].text.lower() in {"on", "in"}:
        k += 1
    dates = (e for e in page.annotations.times if e.kind == "date" and e.edtf)
    return next((e for e in dates if k in inside and e.start == tree[k].start), None)


def again(page: Page, d: Draft, k: int, dated: TimeExpression, words: Grammar) -> Draft:
    """The draft about those who are counted at word `k`, at their own time."""
    roles: dict[str, RoleValue] = {r: v for r, v in d.roles.items() if r not in {"person", "count"}}
    if people := own(page, [k]):
        roles["person"] = people
    if (count := counts.count(page, k, words)) is not None:
        roles["count"] = count
    first = min(page.tree.phrase(k), default=k)
    span = Span(page.tree[first].start, dated.end)
    return replace(d, index=k, roles=roles, time=dated.edtf, evidence=(span,))


def by(d: Draft, theirs: set[str]) -> dict[str, tuple[str, ...]]:
    """Who gives the terms, without those who get them."""
    value = d.roles.get("by")
    left = tuple(e for e in value if e not in theirs) if isinstance(value, tuple) else ()
    return {"by": left} if left else {}


def apart(value: RoleValue, theirs: set[str]) -> RoleValue:
    """A role without the people of the other terms."""
    return tuple(e for e in value if e not in theirs) if isinstance(value, tuple) else value


def own(page: Page, people: Sequence[int]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(e.id for e in page.entities_of(people) if e.kind in {"person", "group"}))


def shares(page: Page, index: int, first: str, words: Grammar) -> Iterator[Share]:
    """The terms behind the first one in the sentence of word `index`, each with its people."""
    end = page.tree.sentence(index)[-1]
    # a frame of the term itself stands at the term
    above = page.tree.head(index) if index in page.time_heads else None
    verb = above if above is not None else index
    at = ending(page, verb, end, words)
    unit, bare = first[-1], page.tree[verb].lemma.lower() in RECEIVING
    while at is not None and at < end:
        start, at = at, past(page, at, JOINTS, end)
        if at == start:
            return
        share = to_people(page, at, end, unit, words, bare) or for_people(page, at, end, unit, words)
        if share is None:
            return
        yield share
        at = past(page, share.last + 1, PLACES, end)


def ending(page: Page, index: int, end: int, words: Grammar) -> int | None:
    """The word behind the first term and whom it is for."""
    tree = page.tree
    for k in range(index + 1, end):
        term = length(page, k, end, "Y", words)
        if term is not None and tree[k - 1].text.lower() in LINKS | {tree[index].text.lower()}:
            after = past(page, term[1], PLACES, end)
            for_whom = after < end and tree[after].text.lower() == "for"
            if for_whom and (people := listed(page, after + 1, end))[0]:
                return people[1]
            return after
        if k in tree.people and tree[k].text.lower() in JOINTS:
            return None
    return None


def to_people(page: Page, at: int, end: int, unit: str, words: Grammar, bare: bool) -> Share | None:
    """`Lev Orin to seven years`; behind a verb that has the term as its object, which is `bare`, `Lev Orin seven`; and `Lev
    Orin was given ten`, which leaves out of what."""
    tree = page.tree
    people, behind = listed(page, at, end)
    k = past(page, behind, GIVEN, end)
    given = k > behind
    if not people or k >= end or not (bare or given or tree[k].text.lower() in LINKS):
        return None
    k += tree[k].text.lower() in LINKS
    term = length(page, k, end, unit, words)
    if term is None or (given and counts.number(tree[k].text.lower(), words) is None):
        return None
    # a term told in full has a claim of its own
    own_verb = given and any(k <= n < term[1] and tree[n].upos == "NOUN" for n in range(k, term[1]))
    return None if own_verb else Share(people, term[0], at, term[1] - 1)


def for_people(page: Page, at: int, end: int, unit: str, words: Grammar) -> Share | None:
    """`seven years for Lev Orin`."""
    term = length(page, at, end, unit, words)
    if term is None:
        return None
    behind = past(page, term[1], PLACES, end)
    if behind >= end or page.tree[behind].text.lower() != "for":
        return None
    people, last = listed(page, behind + 1, end)
    return Share(people, term[0], at, last - 1) if people else None


def listed(page: Page, at: int, end: int) -> tuple[tuple[int, ...], int]:
    """The people named from word `at` on, joined by conjunctions, and the word behind them."""
    tree, people, k = page.tree, [], at
    while k <= end:
        head = next(
            (
                h
                for h in range(k, min(k + 6, end + 1))
                if h in tree.people and tree[h].dep != "nmod:poss" and k in tree.phrase(h)
            ),
            None,
        )
        head = head if head is not None else owned(page, k, end)
        if head is None:
            break
        people.append(head)
        k = behind(page, head)
        if k < end and tree[k].text.lower() in {"and", ","} and tree[k + 1].text.lower() not in JOINTS:
            k += 1
            continue
        break
    return tuple(people), k


def owned(page: Page, k: int, end: int) -> int | None:
    """Whom a phrase that opens with an owner is about: `the paper's editor`."""
    tree = page.tree
    for h in range(k, min(k + 6, end + 1)):
        if tree[h].upos in {"VERB", "AUX", "PUNCT", "CCONJ", "ADP"}:
            return None
        if h in tree.people and h > k and any(tree[n].tag in {"POS", "PRP$"} for n in range(k, h)):
            return h
    return None


def behind(page: Page, head: int) -> int:
    """The word behind a phrase for people, without a number at its end, which is a term of theirs: `his wife, Ana Ruiz, nine`."""
    tree = page.tree
    last = max(tree.phrase(head))
    if last > head and tree[last].upos == "NUM" and tree[last].dep in LOOSE:
        return last - 1 if tree[last - 1].text == "," else last
    return last + 1


def length(page: Page, at: int, end: int, unit: str, words: Grammar) -> tuple[str, int] | None:
    """The term that begins at word `at`, and the word behind it; a bare number has the unit of the first term."""
    tree = page.tree
    if at > end:
        return None
    low = tree[at].text.lower()
    if low in ENDLESS:
        return low, at + 1
    for k in range(at, min(at + 5, end + 1)):
        expression = page.time_heads.get(k)
        if expression and expression.duration and expression.start <= tree[at].start:
            return expression.duration, k + 1
    n = counts.number(low, words)
    bare = at + 1 > end or not tree[at + 1].text.isalpha() or tree[at + 1].text.lower() in JOINTS
    # `four for forming a band`
    bare = bare or (tree[at + 1].text.lower() == "for" and at + 2 <= end and tree[at + 2].tag == "VBG")
    return (f"P{n}{unit}", at + 1) if n is not None and bare else None


def past(page: Page, at: int, skipped: frozenset[str], end: int) -> int:
    """The first word from `at` on that is none of `skipped`."""
    while at <= end and page.tree[at].text.lower() in skipped:
        at += 1
    return at
