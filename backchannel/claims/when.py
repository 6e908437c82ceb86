"""When a claim was so: the time expressions that hang on its predicate.

In: a predicate and the document's time expressions. Out: an EDTF value or a duration, or nothing. Always true:
the publication date is never put in, and a time that belongs to another clause is not borrowed, except by a
noun from the verb that it is the object of.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from backchannel import edtf
from backchannel.claims.hidden import let_go
from backchannel.claims.page import Page
from backchannel.records import TimeExpression

# how far before an expression its preposition may stand, in characters
REACH = 40
# ... and how far a `since` before the event noun that it dates
CLAUSE = 80
SPLIT = re.compile(r"[,.;:]| and | but ")
# a preposition, an article, a part and a date make at most so many words
FRAGMENT = 5
FRONTING = frozenset({"in", "on", "by", "during"})
# what these say of an event noun is not when the main event was: "charged after his arrest in May"
ELSEWHERE = frozenset({"before", "after", "following", "ahead of", "prior to"})
SIGNALS = ELSEWHERE | frozenset({"since", "until", "till"})
# parts of a trial, whose time is its time
OPENINGS = frozenset(
    {"start", "opening", "beginning", "selection", "day", "session", "resumption", "hearing", "stage"}
)
# words by which one event comes after another that it is joined to
SEQUEL = frozenset(
    {
        "later",
        "then",
        "subsequently",
        "eventually",
        "finally",
        "afterwards",
        "thereafter",
        "soon",
        "again",
        "since",
    }
)
# what opens a clause on an earlier or later event
SUBORDINATE = frozenset({"after", "before", "since", "following"})
FRAMES = frozenset({"over", "in", "during", "within"})
STEPS = frozenset(
    {"nmod", "nummod", "compound", "case", "advmod", "obl", "appos", "amod", "flat", "conj", "fixed"}
)


FORETELLING = frozenset({"will", "shall", "'ll", "’ll"})


def attached(page: Page, i: int) -> list[TimeExpression]:
    """Time expressions on the predicate at word `i`, the nearest first."""
    return [e for e, _ in signalled(page, i)]


def signalled(page: Page, i: int) -> list[tuple[TimeExpression, str]]:
    """The same, each with the signal of the event noun that it dates: "since" in "since his arrest in May"."""
    tree, found = page.tree, []
    for head, expression in page.time_heads.items():
        at: int | None = right_behind(page, head) or fronted(page, head)
        signal = ""
        while at is not None and at != i:
            dep = tree[at].dep.partition(":")[0]
            up = tree.head(at)
            state = (
                dep in {"xcomp", "advcl"}
                and tree[at].upos in {"ADJ", "NOUN"}
                and not tree.children(at, "cop")
            )
            stops = not (dep in STEPS or state) or (up is not None and up != i and tree[up].upos == "VERB")
            if at != head and tree[at].upos == "NOUN" and (case := tree.case(at).lower()) in SIGNALS:
                signal = case
            at = None if stops else up
        if at == i:
            found.append((abs(head - i), expression, signal))
    return [(e, signal) for _, e, signal in sorted(found, key=lambda one: one[0])]


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


def borrowed(page: Page, i: int) -> list[tuple[TimeExpression, str]]:
    """Those of the verb that a noun predicate, an infinitive or a conjunct depends on."""
    tree = page.tree
    if found := shared(page, i) or right_before(page, i) or meanwhile(page, i) or of_going(page, i):
        return found
    head = tree.head(i)
    if head is None:
        return []
    dep = tree[i].dep.partition(":")[0]
    # the last verb of a coordination may carry the time of all
    if dep in {"obj", "obl", "nsubj", "xcomp", "nmod"} and tree[head].upos in {"VERB", "NOUN"}:
        further = dep in {"xcomp", "obj"} or (dep == "nmod" and tree[head].lemma in OPENINGS)
        if found := signalled(page, head) or (borrowed(page, head) if further else []):
            return found
    if dep == "nsubj" and tree[i].upos == "NOUN":
        # `her trial is due to begin on 12 November`, `the hearing is set for Monday`
        inner = tree.children(head, "xcomp")
        return [*signalled(page, head), *(one for k in inner for one in signalled(page, k))]
    if dep == "conj":
        # a time between two verbs belongs to the first
        low, high = tree[head].start, tree[i].start
        return [(e, signal) for e, signal in signalled(page, head) if not low < e.start < high]
    return []


def shared(page: Page, i: int) -> list[tuple[TimeExpression, str]]:
    """`found guilty and jailed on Friday`: the time of the last of participles that share an auxiliary, where no
    word says that it came later."""
    tree = page.tree
    if tree[i].tag != "VBN" or not tree.children(i, "aux:pass") or signalled(page, i):
        return []
    for c in tree.children(i, "conj"):
        own = tree.children(c, "nsubj", "aux")
        later = {tree[k].lemma.lower() for k in tree.children(c, "advmod")} & SEQUEL
        if tree[c].tag == "VBN" and not own and not later:
            return [(e, signal) for e, signal in signalled(page, c) if not signal and e.kind == "date"]
    return []


def of_going(page: Page, i: int) -> list[tuple[TimeExpression, str]]:
    """`let him go on Friday`: the two verbs are one."""
    tree = page.tree
    if tree[i].lemma.lower() != "let":
        return []
    found = [(c, *one) for c in tree.children(i, "xcomp") if let_go(tree, c) for one in signalled(page, c)]
    text = page.document.text
    return [(e, signal) for c, e, signal in found if "," not in text[tree[c].start : e.start]]


def right_before(page: Page, i: int) -> list[tuple[TimeExpression, str]]:
    """`a court in Lom in 2021 sentenced him`, `prosecutors last week charged her`: a time that stands between subject
    and verb is the verb's, whatever the tree hangs it on."""
    tree, k = page.tree, i - 1
    while k in tree.sentence(i) and (
        tree[k].upos in {"AUX", "ADV"} or tree[k].head == i and tree[k].dep == "aux"
    ):
        k -= 1
    dated = any(e.kind == "date" for e in attached(page, i))
    if not tree.children(i, "nsubj") or k not in tree.sentence(i) or dated:
        return []
    return [
        (e, "")
        for head, e in page.time_heads.items()
        if e.end == tree[k].end
        and e.kind == "date"
        and tree.case(head).lower() in {"", "in", "on"}
        and any(s < head for s in tree.children(i, "nsubj"))
        and not of_the_subject(page, head, i)
    ]


def of_the_subject(page: Page, time: int, i: int) -> bool:
    """True for `the men arrested in May have been freed`: the time of what is said of the subject alone."""
    tree = page.tree
    above = tree.head(time)
    if above is None or tree[above].tag not in {"VBN", "VBD"} or not above < time < i:
        return False
    return tree[above].dep.startswith("acl") and any(tree.under(above, s) for s in tree.children(i, "nsubj"))


def meanwhile(page: Page, i: int) -> list[tuple[TimeExpression, str]]:
    """`pleaded guilty when the trial opened in May`, `was abroad in May when police came`: what a clause of `when`
    joins came about at one time."""
    tree = page.tree
    if tree[i].upos != "VERB":
        return []
    near = [c for c in tree.children(i, "advcl") if opener(page, c) == "when"]
    if opener(page, i) == "when" and (head := tree.head(i)) is not None:
        if head in page.time_heads and tree[i].dep.startswith(("acl", "advcl")):
            # `on 9 June, when he died in custody`
            return [(page.time_heads[head], "")]
        near += [head] if tree[i].dep.startswith("advcl") else []
    return [(e, signal) for c in near for e, signal in signalled(page, c) if not signal and e.kind == "date"]


def opener(page: Page, i: int) -> str:
    """The word that opens the clause of `i`, be it called subordinator or adverb."""
    tree = page.tree
    return tree.mark(i) or next(
        (tree[c].text.lower() for c in tree.children(i, "advmod")[:1] if tree[c].tag == "WRB"), ""
    )


def point(page: Page, i: int) -> str | None:
    """EDTF of the event at word `i`."""
    for expression, signal in [*signalled(page, i), *borrowed(page, i)]:
        if not signal and expression.kind in {"date", "time"} and expression.edtf:
            return expression.edtf
    return None


def ahead(page: Page, i: int, time: str | None) -> str | None:
    """`time`, or nothing where the verb says that it is still to be and the time was over before the text was
    written: `33 hostages seized in October will be freed`."""
    foretold = any(page.tree[c].text.lower() in FORETELLING for c in page.tree.children(i, "aux"))
    told = edtf.first_day(page.document.published or "")
    last = edtf.last_day(time) if time and foretold else None
    return None if last and told and last < told else time


def spell(page: Page, i: int) -> str | None:
    """EDTF of the state at word `i`: open since or until a time; a bare past date is when it began or was seen."""
    values = [
        opened(page, e) if not signal else bounded(e.edtf, signal)
        for e, signal in [*signalled(page, i), *borrowed(page, i)]
        if e.kind in {"date", "time"} and e.edtf and signal not in ELSEWHERE
    ]
    values += clauses(page, i)
    return next((v for v in values if v.endswith("..")), values[0] if values else None)


def clauses(page: Page, i: int) -> list[str]:
    """What clauses of `since` and `until` say of the state at word `i`: "missing since the ship sank in May"."""
    out = []
    for child in page.tree.children(i, "advcl"):
        signal = page.tree.mark(child).lower()
        if signal in {"since", "until", "till"} and (value := point(page, child)) and edtf.is_edtf(value):
            out.append(bounded(value, signal))
    return out


def bounded(value: str, signal: str) -> str:
    """A value open on the side that the signal leaves open; one that is open already stays as it is."""
    if ".." in value:
        return value
    low, _, high = value.partition("/")
    return f"{low}/.." if signal == "since" else f"../{high or low}"


def opened(page: Page, expression: TimeExpression) -> str:
    """The value of an expression, open on the side that `since` or `until` before it leaves open."""
    value = expression.edtf or ""
    before = page.document.text[max(0, expression.start - REACH) : expression.start].lower().split()
    if "/" in value or not before:
        return value
    if before[-1] in {"until", "till"} or before[-3:] == ["until", "at", "least"]:
        return bounded(value, "until")
    # "since his arrest at a hotel in May", wherever the tree hangs the month
    clause = page.document.text[max(0, expression.start - CLAUSE) : expression.start].lower()
    clause = SPLIT.split(clause)[-1]
    since = before[-1] == "since" or (before[-1] in {"in", "on"} and "since" in clause.split()[:-1])
    return bounded(value, "since") if since else value


def length(page: Page, words: Sequence[int]) -> str | None:
    """ISO 8601 duration attached to the first of `words` that has one."""
    for i in words:
        for expression in attached(page, i):
            told = expression.kind == "duration" and expression.duration
            if told and not counted_from(page, expression) and not in_the_past(page, expression):
                return expression.duration
    return None


def counted_from(page: Page, expression: TimeExpression) -> bool:
    """True for `nine days after the verdict`, which is no length of what it dates."""
    following = page.document.text[expression.end : expression.end + 12].split()
    return bool(following) and following[0].lower() in {"after", "before", "following", "into", "since"}


def in_the_past(page: Page, expression: TimeExpression) -> bool:
    """True for `over the past three months`, in which something came about, however long it took."""
    before = page.document.text[max(0, expression.start - 20) : expression.end].lower().split()
    return any(
        before[k] in FRAMES and before[k + 1 : k + 3] in (["the", "past"], ["the", "last"])
        for k in range(len(before))
    )


def within(page: Page, words: Sequence[int], kind: str = "duration") -> TimeExpression | None:
    """The first time expression of `kind` inside the phrase of `words`."""
    if not words:
        return None
    a, b = page.span(words)
    return next((t for t in page.annotations.times if a <= t.start and t.end <= b and t.kind == kind), None)
