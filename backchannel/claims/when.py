"""When a claim was so: the time expressions that hang on its predicate.

In: a predicate and the document's time expressions. Out: an EDTF value or a duration, or nothing. Always true:
the publication date is never put in, and a time that belongs to another clause is not borrowed, except by a
noun from the verb that it is the object of.
"""

from __future__ import annotations

import re

from backchannel import edtf
from backchannel.claims.attached import ELSEWHERE, signalled
from backchannel.claims.borrowed import borrowed
from backchannel.claims.measured import moved
from backchannel.claims.page import Page
from backchannel.records import TimeExpression

# how far before an expression its preposition may stand, in characters
REACH = 40
# ... and how far a `since` before the event noun that it dates
CLAUSE = 80
SPLIT = re.compile(r"[,.;:]| and | but ")
LOOSE = frozenset({"more", "over", "at", "less", "under", "up", "several", "fewer", "just", "well"})
ROUGHLY = frozenset({"about", "around", "nearly", "almost", "roughly", "approximately", "some"})
# before what somebody is held for
GROUNDS = frozenset({"over", "for", "in connection with"})
RULINGS = frozenset({"ruling", "verdict", "judgment", "judgement", "decision", "sentence", "order", "decree"})
LIMITS = frozenset({"until", "till", "pending"})
# what tells that little time went by after an event
AFTERWARDS = frozenset({"after", "following"})
SOON = frozenset(
    {"shortly", "soon", "day", "week", "immediately", "right", "hour", "just", "directly", "straight"}
)
COARSE = re.compile(r"\d{4}(?:-\d\d)?")
DONE = frozenset({"was", "were", "has", "have"})
FORETELLING = frozenset({"will", "shall", "'ll", "’ll"})


def point(page: Page, i: int) -> str | None:
    """EDTF of the event at word `i`."""
    for expression, signal in [*signalled(page, i), *borrowed(page, i)]:
        told = expression.kind in {"date", "time"} and expression.edtf
        if (
            not signal
            and told
            and not of_the_ground(page, expression, i)
            and not of_the_limit(page, expression, i)
        ):
            return expression.edtf
    return measured(page, i) or soon_after(page, i) or of_the_verdict(page, i)


def soon_after(page: Page, i: int) -> str | None:
    """`shortly after the coup of February 2020 he was arrested`: about then, where no day is told."""
    tree = page.tree
    for head in (k for k in tree.sentence(i) if k in page.time_heads):
        expression, event = page.time_heads[head], tree.head(head)
        if event is None or tree[event].upos != "NOUN":
            continue
        case = next((c for c in tree.children(event, "case") if tree[c].text.lower() in AFTERWARDS), None)
        above = tree.head(event)
        if case is None or case - 1 not in tree.sentence(i) or tree[case - 1].lemma.lower() not in SOON:
            continue
        if (above == i or above == case - 1 and tree.head(above) == i) and (value := expression.edtf):
            return f"{value}~" if COARSE.fullmatch(value) else None
    return None


def of_the_verdict(page: Page, i: int) -> str | None:
    """`a December 2019 ruling that found him guilty`: what a ruling does has the time that stands before the ruling."""
    tree = page.tree
    if tree[i].dep in {"xcomp", "ccomp"} and (verb := tree.head(i)) is not None:
        i = verb
    noun = tree.head(i)
    if noun is None or tree[i].dep != "acl:relcl" or tree[noun].lemma.lower() not in RULINGS:
        return None
    before = [page.time_heads[c] for c in tree.subtree(noun) if c < noun and c in page.time_heads]
    opener = next((c for c in tree.children(i, "nsubj") if tree[c].text.lower() in {"that", "which"}), None)
    told = [e.edtf for e in before if e.kind == "date" and e.edtf]
    return told[0] if told and opener is not None and tree[i].tag in {"VBD", "VBN"} else None


def measured(page: Page, i: int) -> str | None:
    """`found guilty on Tuesday, six months after police arrested him`: a time counted from the event above."""
    tree, text = page.tree, page.document.text
    for k in tree.children(i, "mark", "case"):
        sign = {"after": -1, "before": 1}.get(tree[k].text.lower())
        length = next(
            (e for e in page.annotations.times if e.kind == "duration" and e.end + 1 == tree[k].start), None
        )
        if sign is None or length is None or length.duration is None:
            continue
        words = text[length.start : length.end].lower().split()
        if words[0] in LOOSE or text[: length.start].split()[-1:] == ["for"]:
            return None
        above = tree.head(i)
        while above is not None and (above in page.time_heads or tree[above].upos == "AUX"):
            above = tree.head(above)
        base = point(page, above) if above is not None and above != i else None
        value = moved(base, length.duration, sign) if base else None
        return f"{value}~" if value and "/" not in value and words[0] in ROUGHLY else value
    return None


def of_the_ground(page: Page, expression: TimeExpression, i: int) -> bool:
    """`is serving life over the killing of dissidents in 1988`: a year behind what it is for, of one who serves still."""
    tree = page.tree
    head = next((k for k, e in page.time_heads.items() if e is expression), i)
    if tree[i].tag != "VBG" or tree.head(head) != i or tree.case(head).lower() != "in":
        return False
    return any(
        i < c < head and tree.case(c).lower() in GROUNDS and tree.children(c, "det", "nmod:poss")
        for c in tree.children(i, "obl")
    )


def of_the_limit(page: Page, expression: TimeExpression, i: int) -> bool:
    """`held until his hearing in September`: the time of what a state lasts until, which is no time of the state."""
    tree = page.tree
    head = next((k for k, e in page.time_heads.items() if e is expression), i)
    before = tree.case(head).lower()
    limits = [
        k
        for k in range(i + 1, head)
        if tree[k].text.lower() in LIMITS and (tree[k].upos in {"ADP", "SCONJ"} or tree[k].tag == "VBG")
    ]
    events = (range(limits[-1] + 1, head) if limits else range(0)) if before not in LIMITS else range(0)
    return any(tree[k].upos == "NOUN" and k not in page.time_heads for k in events)


def ahead(page: Page, i: int, time: str | None) -> str | None:
    """`time`, or nothing where the verb says that it is still to be and the time was over before the text was written, and
    where it says that it has been and the time is yet to come: `33 hostages seized in October will be freed`, `was
    remanded and will be back in court on 9 August`."""
    if not time:
        return time
    told, last = edtf.first_day(page.document.published or ""), edtf.last_day(time)
    helpers = {page.tree[c].text.lower() for c in page.tree.children(i, "aux", "aux:pass")}
    if helpers & FORETELLING:
        return None if last and told and last < told else time
    later = [
        k
        for c in page.tree.children(i, "conj")
        for k in page.tree.children(c, "aux")
        if page.tree[k].text.lower() in FORETELLING
    ]
    first = edtf.first_day(time) if helpers & DONE and later else None
    return None if first and told and first > told else time


def spell(page: Page, i: int) -> str | None:
    """EDTF of the state at word `i`: open since or until a time; a bare past date is when it began or was seen."""
    values = [
        opened(page, e) if not signal else bounded(e.edtf, signal)
        for e, signal in [*signalled(page, i), *borrowed(page, i)]
        if e.kind in {"date", "time"} and e.edtf and signal not in ELSEWHERE and not of_the_limit(page, e, i)
    ]
    values += clauses(page, i) or since_then(page, i)
    return next((v for v in values if v.endswith("..")), values[0] if values else measured(page, i))


def clauses(page: Page, i: int) -> list[str]:
    """What clauses of `since` and `until` say of the state at word `i`: "missing since the ship sank in May"."""
    out = []
    for child in page.tree.children(i, "advcl"):
        signal = page.tree.mark(child).lower()
        if signal in {"since", "until", "till"} and (value := point(page, child)) and edtf.is_edtf(value):
            out.append(bounded(value, signal))
    for child in page.tree.children(i, "obl"):
        # `jailed since an attack that killed nine people in May`
        signal = page.tree.case(child).lower()
        told = page.tree.children(child, "acl") if signal in {"since", "until", "till"} else []
        values = [value for verb in told if (value := point(page, verb)) and edtf.is_edtf(value)]
        out += [bounded(value, signal) for value in values]
    return out


def since_then(page: Page, i: int) -> list[str]:
    """`arrested in May and held ever since`: open since what was told before, where that has one date."""
    tree = page.tree
    last = tree.sentence(i).stop - 1
    at = next((k for k in range(i + 1, last) if tree[k].lemma.lower() == "since"), last)
    if at == last or any(tree[k].upos in {"SCONJ", "CCONJ", "PUNCT"} for k in range(i + 1, at)):
        return []
    bare = tree[at].upos == "ADV" or tree[at + 1].text.lower() == "then"
    if not bare and tree[at + 1].upos not in {"PUNCT", "CCONJ"}:
        return []
    first = tree.sentence(i).start
    before = {
        e.edtf
        for k, e in page.time_heads.items()
        if e.kind == "date" and e.edtf and ".." not in e.edtf and (first <= k < i or earlier(page, k, first))
    }
    here = {e.edtf for k, e in page.time_heads.items() if e.edtf in before and first <= k < i}
    told = here or before
    return [bounded(told.pop() or "", "since")] if len(told) == 1 else []


def earlier(page: Page, k: int, first: int) -> bool:
    """True for a word of the sentence that ends right before word `first`."""
    return first > 0 and k < first and page.tree[k].sentence == page.tree[first - 1].sentence


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
