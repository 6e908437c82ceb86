"""When a claim was so: the time expressions that hang on its predicate.

In: a predicate and the document's time expressions. Out: an EDTF value or a duration, or nothing. Always true:
the publication date is never put in, and a time that belongs to another clause is not borrowed, except by a
noun from the verb that it is the object of.
"""

from __future__ import annotations

import re
from dataclasses import replace

from backchannel import edtf
from backchannel.claims.hidden import let_go
from backchannel.claims.measured import moved
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
STEPS = frozenset(
    {"nmod", "nummod", "compound", "case", "advmod", "obl", "appos", "amod", "flat", "conj", "fixed"}
)


# what makes a length no more than a bound, or about so long
YEAR = re.compile(r"\d{4}")
LOOSE = frozenset({"more", "over", "at", "less", "under", "up", "several", "fewer", "just", "well"})
ROUGHLY = frozenset({"about", "around", "nearly", "almost", "roughly", "approximately", "some"})
# before what somebody is held for
GROUNDS = frozenset({"over", "for", "in connection with"})

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
# papers by which something is done
PAPERS = frozenset({"decree", "order", "pardon", "edict", "warrant", "document", "ruling", "indictment"})

FORETELLING = frozenset({"will", "shall", "'ll", "’ll"})


def attached(page: Page, i: int) -> list[TimeExpression]:
    """Time expressions on the predicate at word `i`, the nearest first."""
    return [e for e, _ in signalled(page, i)]


def signalled(page: Page, i: int) -> list[tuple[TimeExpression, str]]:
    """The same, each with the signal of the event noun that it dates: "since" in "since his arrest in May"."""
    tree, found = page.tree, []
    for head, expression in page.time_heads.items():
        if head not in page.time_anchors:
            page.time_anchors[head] = (
                right_behind(page, head) or of_relative(page, head) or fronted(page, head)
            )
        at: int | None = page.time_anchors[head]
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


def of_the_same_deed(page: Page, i: int) -> list[tuple[TimeExpression, str]]:
    """`signed a decree pardoning him on Friday`, `stormed the flat on Friday and arrested her`: the verb above tells when."""
    tree, head = page.tree, page.tree.head(i)
    if head is None:
        return []
    lemma = tree[head].lemma.lower()
    if tree[i].dep == "conj" and lemma in RAIDS and tree[i].lemma.lower() in SEIZING:
        return signalled(page, head)
    signing = tree.head(head) if tree[head].dep == "obj" and lemma in PAPERS else None
    gerund = tree[i].dep == "acl" and tree[i].tag == "VBG"
    return signalled(page, signing) if gerund and signing is not None else []


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


def point(page: Page, i: int) -> str | None:
    """EDTF of the event at word `i`."""
    for expression, signal in [*signalled(page, i), *borrowed(page, i)]:
        told = expression.kind in {"date", "time"} and expression.edtf
        if not signal and told and not of_the_ground(page, expression, i):
            return expression.edtf
    return measured(page, i)


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
    until = next((k for k in range(i + 1, last) if tree[k].upos in {"SCONJ", "CCONJ", "PUNCT"}), last)
    at = next((k for k in range(i + 1, last) if tree[k].lemma.lower() == "since"), None)
    if at is None or at > until or tree[at + 1].upos not in {"PUNCT", "CCONJ"}:
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
