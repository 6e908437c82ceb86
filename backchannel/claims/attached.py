"""Which times hang on the predicate of a claim.

In: a predicate and the document's time expressions. Out: those on it, the nearest first, each with the preposition of the
event noun that it dates. Always true: a time within another clause is not its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from backchannel.claims.page import Page
from backchannel.records import TimeExpression
from backchannel.tree import Tree

# a preposition, an article, a part and a date make at most so many words
FRAGMENT = 5
FRONTING = frozenset({"in", "on", "by", "during"})
# what these say of an event noun is not when the main event was: "charged after his arrest in May"
ELSEWHERE = frozenset({"before", "after", "following", "ahead of", "prior to"})
DOERS = frozenset({"person", "group", "organisation", "state", "armed_group"})
SIGNALS = ELSEWHERE | frozenset({"since", "until", "till"})
# what opens a clause on an earlier or later event
SUBORDINATE = frozenset({"after", "before", "since", "following"})
STEPS = frozenset(
    {"nmod", "nummod", "compound", "case", "advmod", "obl", "appos", "amod", "flat", "conj", "fixed"}
)


def attached(page: Page, i: int) -> list[TimeExpression]:
    """Time expressions on the predicate at word `i`, the nearest first."""
    return [e for e, _ in signalled(page, i)]


def signalled(page: Page, i: int) -> list[tuple[TimeExpression, str]]:
    """The same, each with the signal of the event noun that it dates: "since" in "since his arrest in May"."""
    if page.dated is None:
        page.dated = reached(page)
    found = page.dated.get(i, ())
    return [(e, signal) for _, e, signal in sorted(found, key=lambda one: abs(one[0] - i))]


def reached(page: Page) -> dict[int, list[tuple[int, TimeExpression, str]]]:
    """For each word the time expressions that hang on it, each with its own head and the signal, in text order."""
    found: dict[int, list[tuple[int, TimeExpression, str]]] = {}
    for head, expression in page.time_heads.items():
        anchor = (
            right_behind(page, head)
            or behind_event(page, head)
            or of_relative(page, head)
            or on_subject(page, head)
            or fronted(page, head)
        )
        for at, signal in upward(page.tree, head, anchor):
            found.setdefault(at, []).append((head, expression, signal))
    return found


def upward(tree: Tree, head: int, anchor: int) -> Iterator[tuple[int, str]]:
    """The words that a time expression may date, from its anchor up to the first verb, each with the signal so far."""
    at: int | None = anchor
    signal = ""
    while at is not None:
        yield at, signal
        if at != anchor and tree[at].upos == "VERB":
            return
        dep = tree[at].dep.partition(":")[0]
        state = (
            dep in {"xcomp", "advcl"} and tree[at].upos in {"ADJ", "NOUN"} and not tree.children(at, "cop")
        )
        if at != head and tree[at].upos == "NOUN" and (case := tree.case(at).lower()) in SIGNALS:
            signal = case
        at = tree.head(at) if dep in STEPS or state else None


def right_behind(page: Page, head: int) -> int | None:
    """The participle of `were released after being detained in August`, right behind which the time of its clause stands
    though the tree hangs it on the verb above."""
    tree = page.tree
    above, opening = tree.head(head), min(tree.phrase(head), default=head)
    at = opening - 1
    if above is None or at not in tree.sentence(head) or tree[at].upos != "VERB" or tree.head(at) != above:
        return None
    passive = tree.children(at, "aux:pass") and tree.mark(at).lower() in SUBORDINATE
    return at if passive and above < at else None


def behind_event(page: Page, head: int) -> int | None:
    """The event of `to see her for the first time since her arrest in March`, right behind which its month stands."""
    tree = page.tree
    event = min([head, *tree.children(head, "case")]) - 1
    if (
        event < 0
        or event not in tree.sentence(head)
        or tree[event].upos != "NOUN"
        or tree.case(head).lower() != "in"
    ):
        return None
    beside = tree.head(head) == tree.head(event) and tree[event].dep == "obl" and event not in page.time_heads
    return event if beside and tree.case(event).lower() in SIGNALS else None


def of_relative(page: Page, head: int) -> int | None:
    """The participle of `the hostages abducted in Lom two months ago went free`: a time between it and the verb that follows
    is its own, not that of what the verb tells."""
    tree = page.tree
    verb = tree.head(head)
    while verb is not None and tree[verb].upos != "VERB":
        verb = tree.head(verb)
    inside = tree.sentence(head)
    last = max(tree.phrase(head), default=head)
    while last + 1 in inside and tree[last + 1].text.lower() == "ago":
        last += 1
    if verb is None or verb <= head or last + 1 not in inside or not joins(page, last + 1, verb):
        return None
    for s in tree.children(verb, "nsubj"):
        told = [c for c in tree.children(s, "acl") if tree[c].tag in {"VBN", "VBD"} and s < c < head]
        if told and all(tree[k].text != "," for k in range(told[-1], head)):
            return told[-1]
    return None


def on_subject(page: Page, head: int) -> int | None:
    """The verb of `a court in Lom on Monday sentenced Orin`: a day that stands between somebody and what he does."""
    tree = page.tree
    above = tree.head(head)
    while above is not None and tree[above].dep == "nmod" and tree[above].upos in {"NOUN", "PROPN"}:
        above = tree.head(above)
    verb = tree.head(above) if above is not None else None
    last = max(tree.phrase(head), default=head)
    if above is None or verb is None or not above < head < verb or not tree[above].dep.startswith("nsubj"):
        return None
    doer = any(e.kind in DOERS for e in page.entities_of([above]))
    alone = tree[head].dep.partition(":")[0] == "nmod" and tree.case(head) in {"on", ""}
    return (
        verb if doer and alone and last + 1 in tree.sentence(head) and joins(page, last + 1, verb) else None
    )


def joins(page: Page, k: int, verb: int) -> bool:
    """True where nothing but auxiliaries and adverbs stands between word `k` and a verb."""
    return all(page.tree[n].upos in {"AUX", "ADV", "PART"} for n in range(k, verb))


def fronted(page: Page, head: int) -> int:
    """The head of a time expression, or what the next sentence says where the parser made one of "In 2019"."""
    tree = page.tree
    words = tree.sentence(head)
    alone = tree.head(head) is None and len(words) <= FRAGMENT and words.stop < len(tree.tokens)
    ended = tree[words.stop - 1].upos == "PUNCT" and tree[words.stop - 1].text != ","
    if not alone or ended or tree.case(head).lower() not in FRONTING:
        return head
    following = tree.sentence(words.stop)
    if page.paragraph(head) != page.paragraph(words.stop):
        return head
    return next((k for k in following if tree.head(k) is None), head)
