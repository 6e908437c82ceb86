"""Which times a predicate has from the verb beside or above it.

In: a predicate that may have no time of its own. Out: the time expressions of the verb that a noun, an infinitive or a
conjunct depends on, each with the preposition of the event noun that it dates. Always true: what came about earlier or
later, or is the subject's alone, lends no time.
"""

from __future__ import annotations

import re
from dataclasses import replace

from backchannel import edtf
from backchannel.claims.attached import attached, signalled
from backchannel.claims.hidden import let_go
from backchannel.claims.page import Page
from backchannel.records import TimeExpression

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
# what makes a length no more than a bound, or about so long
YEAR = re.compile(r"\d{4}")
# by what the police come for somebody, and what comes of it
RAIDS = frozenset(
    {
        "storm",
        "raid",
        "swoop",
        "search",
        "enter",
        "burst",
        "break",
        "surround",
        "board",
        "stop",
        "intercept",
        "descend",
    }
)
SEIZING = frozenset(
    {"arrest", "detain", "take", "seize", "lead", "drag", "capture", "apprehend", "haul", "abduct"}
)
# what a court does with whom it has found guilty
PUNISHING = frozenset({"sentence", "jail", "imprison", "give", "hand", "fine", "order", "condemn", "ban"})
# what is done with a stroke of the pen or a word of the bench
DEEDS = frozenset(
    {"pardon", "commute", "free", "release", "order", "sentence", "convict", "acquit", "grant", "jail", "overturn", "uphold",
     "reject", "deny", "clear", "quash", "dismiss", "fine", "remand", "reduce", "charge", "indict", "spare"}
)  # fmt: skip
# papers by which something is done
PAPERS = frozenset({"decree", "order", "pardon", "edict", "warrant", "document", "ruling", "indictment"})


def borrowed(page: Page, i: int) -> list[tuple[TimeExpression, str]]:
    """Those of the verb that a noun predicate, an infinitive or a conjunct depends on."""
    tree = page.tree
    found = shared(page, i) or right_before(page, i) or meanwhile(page, i) or of_going(page, i)
    if found := found or of_the_same_deed(page, i):
        return found
    head = tree.head(i)
    if head is None:
        return []
    dep = tree[i].dep.partition(":")[0]
    if tree[i].upos == "NOUN" and tree.case(i).lower() in {"after", "before"} and not tree.children(i, "acl"):
        # `freed on Friday, a week after his arrest`: what stands before the noun is the time of the other event
        found = signalled(page, head)
        # `gained pace this year after his release`: one year may hold both
        return [(e, signal) for e, signal in found if e.start > tree[i].end or YEAR.fullmatch(e.edtf or "")]
    # the last verb of a coordination may carry the time of all
    if dep in {"obj", "obl", "nsubj", "xcomp", "nmod"} and tree[head].upos in {"VERB", "NOUN"}:
        further = dep in {"xcomp", "obj"} or (dep == "nmod" and tree[head].lemma in OPENINGS)
        found = signalled(page, head)
        if further and not any(e.kind == "date" for e, _ in found):
            found = [*found, *borrowed(page, head)]
        if found:
            return found
    if dep == "nsubj" and tree[i].upos == "NOUN":
        # `her trial is due to begin on 12 November`, `the hearing is set for Monday`
        inner = tree.children(head, "xcomp")
        return [*signalled(page, head), *(one for k in inner for one in signalled(page, k))]
    if dep == "conj":
        if of_one_ruling(page, head, i):
            return [(e, signal) for e, signal in signalled(page, head) if not signal and e.kind == "date"]
        # a time between two verbs belongs to the first
        low, high = tree[head].start, tree[i].start
        return [(e, signal) for e, signal in signalled(page, head) if not low < e.start < high]
    return []


def of_one_ruling(page: Page, first: int, i: int) -> bool:
    """`found guilty on Friday and given nine years`: a verdict and the sentence that one court passes with it."""
    tree = page.tree
    verdict = tree[first].lemma.lower() == "convict" or any(
        tree[c].lemma.lower() == "guilty" for c in tree.children(first, "xcomp")
    )
    later = {tree[k].lemma.lower() for k in tree.children(i, "advmod")} & SEQUEL
    return verdict and tree[i].lemma.lower() in PUNISHING and not later and not tree.children(i, "aux")


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


def of_the_same_deed(page: Page, i: int) -> list[tuple[TimeExpression, str]]:
    """`signed a decree pardoning him on Friday`, `stormed the flat on Friday and arrested her`: the verb above tells when."""
    tree, head = page.tree, page.tree.head(i)
    if head is None:
        return []
    lemma = tree[head].lemma.lower()
    if tree[i].dep == "conj" and lemma in RAIDS and tree[i].lemma.lower() in SEIZING:
        return signalled(page, head)
    top = tree.first_conjunct(i)
    above = tree.head(top)
    if above is not None and elaborates(page, top) and tree[i].lemma.lower() in DEEDS:
        return [(e, signal) for e, signal in signalled(page, above) if not signal and e.end < tree[top].start]
    signing = tree.head(head) if tree[head].dep == "obj" and lemma in PAPERS else None
    gerund = tree[i].dep == "acl" and tree[i].tag == "VBG"
    return signalled(page, signing) if gerund and signing is not None else []


def elaborates(page: Page, i: int) -> bool:
    """True for the gerund of `acted on Friday, pardoning her`, which tells in what the deed before the comma lay."""
    tree = page.tree
    bare = not tree.children(i, "mark", "nsubj", "aux") and not tree.case(i)
    return tree[i].dep == "advcl" and tree[i].tag == "VBG" and bare and tree[i - 1].text == ","


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
        opens = min(k for k in tree.subtree(i) if tree[k].upos != "PUNCT")
        if ended := [e for e in page.time_heads.values() if e.end + 2 == tree[opens].start]:
            # `held until Tuesday, when he was freed`
            return [(closed(ended[0]), "")]
        near += [head] if tree[i].dep.startswith("advcl") else []
    return [(e, signal) for c in near for e, signal in signalled(page, c) if not signal and e.kind == "date"]


def closed(expression: TimeExpression) -> TimeExpression:
    """The time that an expression with `until` ends with."""
    last = edtf.last_day(expression.edtf)
    ended = last is not None and (expression.edtf or "").startswith("..")
    return replace(expression, edtf=edtf.spell(last, last)) if ended else expression


def opener(page: Page, i: int) -> str:
    """The word that opens the clause of `i`, be it called subordinator or adverb."""
    tree = page.tree
    return tree.mark(i) or next(
        (tree[c].text.lower() for c in tree.children(i, "advmod")[:1] if tree[c].tag == "WRB"), ""
    )
