"""What somebody is held, tried or sentenced for, and how firmly that stands.

In: the phrases that fill a ground or an offence. Out: its text without the words that only wrap it (`charges
of`, `alleged`), and the status that those words give it. Always true: a length of time is no ground, and a charge
that the text does not name has a status and no text.
"""

from __future__ import annotations

from collections.abc import Sequence

from backchannel.claims.frames import Grammar
from backchannel.claims.page import Page

DROPPED = frozenset({"cc", "punct", "parataxis"})
# how many crimes are told of one step
MOST = 4
LINKS = frozenset(
    {
        "of",
        "for",
        "including",
        "related to",
        "relating to",
        "to",
        "such as",
        "over",
        "under",
        "about",
        "regarding",
        "concerning",
    }
)
# times without a preposition
LOOSE = frozenset({"obl:unmarked", "advmod"})
LATER = frozenset({"after", "following"})
APART = frozenset({"while", "when", "because", "before", "since", "as", "if"})
ELSEWHERE = frozenset({"in", "at", "on", "by", "before", "during", "with"})
# lists whose words tell a crime by themselves
TELLING = ("crimes", "offence_heads", "charge_nouns", "tried_in", "settled_verbs")
DEEDS = frozenset({"crime", "offence", "offense"})
NOUNS = frozenset({"charge", "count", "case"})
CALLED = frozenset(
    {
        "felony",
        "misdemeanour",
        "misdemeanor",
        "accusation",
        "allegation",
        "law",
        "article",
        "statute",
        "claim",
    }
)
# who has a part has it in something
PARTS = frozenset({"part", "role", "involvement", "complicity", "participation"})
ORDER = ("convicted", "charged", "alleged")


def offence(page: Page, fillers: Sequence[int], words: Grammar, loose: bool = False) -> str | None:
    """The offence that the phrases name; of a `loose` phrase, which only stands nearby, the word must tell it."""
    if loose:
        known = frozenset().union(*(words.lists[name] for name in TELLING))
        fillers = [i for i in fillers if page.tree[gerund(page, i)].lemma.lower() in known]
    fillers = [k for i in fillers for k in (i, *gerunds_beside(page, gerund(page, i)))]
    doers = [i for i in fillers if page.tree[i].lemma.lower() in words.lists["criminals"]]
    found = [t for i in doers or fillers if (t := whole(page, i, words))]
    return "; ".join(dict.fromkeys(found[:MOST])) or None


def whole(page: Page, i: int, words: Grammar) -> str | None:
    """The offence in one phrase, with the verb before it where the tree gave that verb's preposition to it."""
    verb = gerund(page, i)
    if verb == i:
        return named(page, i, words)
    if page.tree.children(verb, "obj", "obl", "xcomp"):
        return named(page, verb, words)
    return page.quoted([verb, *(k for k in page.tree.phrase(i) if k > verb)])


def gerund(page: Page, i: int) -> int:
    """`for smuggling gold`: the verb, where the tree gives its preposition to the object."""
    tree = page.tree
    cases = tree.children(i, "case", "mark")
    verb = cases[0] + 1 if cases else i
    return verb if verb < i and tree[verb].tag == "VBG" and tree[verb].upos == "VERB" else i


def named(page: Page, i: int, words: Grammar) -> str | None:
    """The offence in one phrase, `None` when it is a length, a purpose or a charge without a name."""
    tree, lemma = page.tree, page.tree[i].lemma.lower()
    share = lemma == "part" and i + 1 in tree.sentence(i) and tree[i + 1].text.lower() == "in"
    idle = lemma in words.lists["not_offences"] and tree[i].upos != "VERB" and not share
    if idle or i in page.time_heads or tree[i].upos in {"PRON", "NUM", "DET"}:
        return None
    if loosely_linked(page, i, words) or share_of_time(page, i) or on_the_spot(page, i, words):
        return None
    if tree.mark(i) in LATER or tree.case(i) in LATER:
        return settled(page, i, words)
    beside = (
        tree[i].tag in {"VBN", "VBD"} and tree[i].dep == "conj" and tree[tree.first_conjunct(i)].tag == "VBG"
    )
    if tree[i].upos in {"VERB", "AUX"} and (tree.children(i, "nsubj") or beside):
        # a clause of its own
        return None
    if lemma in words.lists["criminals"] and tree[i].upos == "NOUN":
        # `convicted arms trafficker`: the deed is in the name for the doer
        return page.quoted([*tree.children(i, "compound"), i])
    if tree[i].upos != "VERB" and any(e.kind != "group" for e in page.entities_of([i])):
        return None
    if lemma not in words.lists["charge_nouns"]:
        return phrase(page, i, words)
    if lemma in DEEDS and any(tree.case(c) == "against" for c in tree.children(i, "nmod")):
        # `crimes against humanity`
        return phrase(page, i, words)
    return inside(page, i, words) or before(page, i, words)


def deed(page: Page, i: int, words: Grammar) -> str | None:
    """What a clause says that somebody did, without who did it: `alleges that Orin stole documents`."""
    tree = page.tree
    if tree[i].upos != "VERB":
        return None
    own = {k for s in tree.children(i, "nsubj", "mark", "aux") for k in tree.subtree(s)}
    own |= {k for k in tree.children(i, "advmod") if hedge(page, k, i, words)}
    return page.quoted(tree.contiguous(i, [k for k in tree.subtree(i, DROPPED) if k not in own]))


def loosely_linked(page: Page, i: int, words: Grammar) -> bool:
    """True for a phrase with `in` that is no case and no crime: a place, a manner."""
    lemma = page.tree[i].lemma.lower()
    if lemma == "secret":
        # `convicted in secret`
        return page.tree.case(i) == "in"
    return page.tree.case(i) == "in" and lemma not in words.lists["tried_in"] | words.lists["crimes"]


def on_the_spot(page: Page, i: int, words: Grammar) -> bool:
    """True for `on a terrace`, `on the border`: with an article a noun behind `on` is where, unless it names a crime."""
    tree = page.tree
    if tree.case(i) != "on" or tree[i].upos != "NOUN" or not tree.children(i, "det", "nmod:poss"):
        return False
    known = frozenset().union(*(words.lists[name] for name in TELLING))
    near = [i, *tree.children(i, "compound", "amod")]
    return not any(tree[k].lemma.lower() in known for k in near)


def settled(page: Page, i: int, words: Grammar) -> str | None:
    """What somebody admitted or was found guilty of: `after admitting burglary`, `after a conviction for theft`."""
    tree = page.tree
    if tree[i].lemma.lower() in {"conviction", "plea"}:
        about = [c for c in tree.children(i, "nmod") if tree.case(c) in {"for", "of", "to"}]
    elif tree[i].upos == "VERB" and tree[i].lemma.lower() in words.lists["settled_verbs"]:
        below = [i, *(c for c in tree.children(i, "xcomp") if tree[c].upos == "ADJ")]
        about = [c for k in below for c in tree.children(k, "obl", "obj", "advcl", "xcomp", "nmod")]
        about = [c for c in about if tree[c].upos != "ADJ" and tree.case(c) not in LATER | ELSEWHERE]
    else:
        return None
    found = (t for c in about for k in tree.conjuncts(c) if (t := named(page, k, words)))
    return "; ".join(dict.fromkeys(list(found)[:MOST])) or None


def inside(page: Page, i: int, words: Grammar) -> str | None:
    """What hangs below a charge: `of`, `including`, `stemming from`, `that he stole`."""
    tree = page.tree
    for c in tree.children(i, "nmod", "acl", "advcl", "ccomp"):
        link = tree.case(c) or tree.mark(c)
        if link in LINKS:
            about = tree.conjuncts(c)
        elif tree[c].upos == "VERB" and tree[c].lemma.lower() in words.lists["about_verbs"]:
            below = tree.children(c, "obj", "obl", "advcl", "xcomp")
            about = [k for one in below for k in tree.conjuncts(one)]
            if tells_crime(page, tree.children(i, "compound", "amod"), words) and not tells_crime(
                page, about, words
            ):
                # `graft charges linked to a dam`
                continue
        elif link == "that" and tree[c].upos == "VERB" and tree.children(c, "nsubj"):
            return deed(page, c, words)
        else:
            continue
        if found := [t for k in about if (t := whole(page, k, words))]:
            return "; ".join(dict.fromkeys(found[:MOST]))
    return None


def tells_crime(page: Page, them: Sequence[int], words: Grammar) -> bool:
    """True where one of the words names a crime or a deed."""
    tree, known = page.tree, words.lists["crimes"] | words.lists["offence_heads"]
    matters = words.lists["matters"]
    lemmas = {tree[k].lemma.lower() for k in them} - matters
    return bool(lemmas & known) or any(tree[k].tag == "VBG" for k in them)


def before(page: Page, i: int, words: Grammar) -> str | None:
    """What stands before a charge: `fraud charges`, `a murder case`, `war crimes`."""
    tree = page.tree
    counts = {k for c in tree.children(i, "compound", "amod", "nummod") for k in counting(page, c)}
    crimes = words.lists["crimes"]
    kept = [
        c
        for c in tree.children(i, "compound", "amod", "nmod:unmarked")
        if tree[c].lemma.lower() not in words.lists["charge_fillers"]
        and c not in counts
        # `on U.S. charges`: whose charges they are
        and not any(e.kind in {"state", "place"} for e in page.entities_of([c]))
        # `a continuing case`
        and not (
            tree[i].lemma.lower() == "case" and tree[c].dep == "amod" and tree[c].lemma.lower() not in crimes
        )
    ]
    if not kept:
        return None
    low = min(k for c in kept for k in tree.subtree(c))
    high = max(k for c in kept for k in tree.subtree(c))
    lemma = tree[i].lemma.lower()
    if lemma in DEEDS or (
        lemma in NOUNS and low == high and tree[low].lemma.lower() in words.lists["matters"]
    ):
        # `drug charges`, `war crimes`: a thing names no crime without its noun
        high = i
    return page.quoted([low, high])


def counting(page: Page, c: int) -> list[int]:
    """The words of `five-count` before a charge."""
    tree = page.tree
    whole = tree.subtree(c)
    return whole if tree[c].lemma.lower() == "count" or tree[c].text.lower().endswith("-count") else []


def phrase(page: Page, i: int, words: Grammar) -> str:
    """The words of an offence without article, hedge, time and place."""
    tree = page.tree
    verbal = tree[i].upos == "VERB" and (
        bool(tree.children(i, "obj", "obl", "xcomp", "ccomp")) or bool(tree.mark(i))
    )
    cut = DROPPED if verbal else DROPPED | {"acl:relcl", "appos", "conj"}
    own = tree.children(i, "obl:unmarked", "obl:agent", "nmod:unmarked") if verbal else []
    own += gerunds_beside(page, i)
    if verbal:
        own += [c for c in tree.subtree(i) if tree[c].dep in LOOSE and late(page, c, i)]
    later = {k for c in own for k in tree.subtree(c)}
    later |= {k for c in tree.children(i, "advcl") if tree.mark(c) in LATER | APART for k in tree.subtree(c)}
    later |= {k for c in tree.subtree(i) if c != i and outside(page, c, words) for k in tree.subtree(c)}
    found = [
        k
        for k in tree.subtree(i, cut)
        if k not in later and not wrapping(page, k, i) and not hedge(page, k, i, words)
    ]
    if tree[i].lemma.lower() in PARTS and found == [i] and i + 1 in tree.sentence(i):
        # `for his role in the murder`, wherever the tree hangs the murder
        found += [
            k
            for c in range(i + 2, tree.sentence(i).stop)
            if i + 1 in tree.children(c)
            for k in tree.phrase(c)
        ]
        return page.quoted(found)
    if not verbal:
        found = [k for k in found if not late(page, k, i)]
    return page.quoted(tree.contiguous(i, found))


def gerunds_beside(page: Page, i: int) -> list[int]:
    """The second of `conspiring to seize power and creating a group`, which stands beside the first gerund, not below it."""
    tree = page.tree
    if tree[i].tag != "VBG":
        return []
    below = [c for c in tree.subtree(i) if c > i and tree[c].tag == "VBG" and tree[c].dep == "conj"]
    return [
        c for c in below if (h := tree.head(c)) is not None and h != i and tree[h].tag in {"VB", "NN", "NNS"}
    ]


def share_of_time(page: Page, i: int) -> bool:
    """True for `most of the last five years`."""
    tree = page.tree
    part = tree[i].lemma.lower() in {"most", "much", "part", "half", "all"}
    return part and any(c in page.time_heads for c in tree.children(i, "nmod", "obl"))


def outside(page: Page, c: int, words: Grammar) -> bool:
    """True for the term or the court that the tree hangs on the offence: `for theft to two years`, `for theft by a court`."""
    tree, lemma = page.tree, page.tree[c].lemma.lower()
    term = tree.case(c) == "to" and c in page.time_heads
    # `mass riots, a crime that carries eight years`
    called = tree[c].dep == "appos" and lemma in DEEDS | NOUNS | CALLED
    opens = next((k for k in tree.subtree(c) if tree[k].upos != "PUNCT"), c)
    aside = tree[c].dep == "acl:relcl" and opens > 0 and tree[opens - 1].text == ","
    # `colluding with foreign forces under the security law`
    law = tree.case(c) == "under" and lemma in CALLED | {"act", "code", "legislation", "section", "decree"}
    return term or called or aside or law or (tree.case(c) == "by" and lemma in words.lists["courts"])


def wrapping(page: Page, k: int, top: int) -> bool:
    """True for `over` and `his` in `over his role`, also where the tree gave the preposition to the object of a
    gerund."""
    tree = page.tree
    own = k in tree.children(top, "case", "det", "mark") or tree[k].dep == "case"
    return k < top and (own or (tree[k].upos == "PRON" and tree[k].dep == "nmod:poss"))


def hedge(page: Page, k: int, top: int, words: Grammar) -> bool:
    hedges = words.modality["modifiers"]
    return k < top and (page.tree[k].text.lower() in hedges or page.tree[k].lemma.lower() in hedges)


def late(page: Page, k: int, top: int) -> bool:
    """True when word `k` stands in a time expression that hangs on the phrase."""
    return k != top and any(t.start <= page.tree[k].start < t.end for t in page.annotations.times)


def status(page: Page, fillers: Sequence[int], words: Grammar) -> str | None:
    """How firmly the ground stands, from its own words: `alleged`, `charged`, `convicted`."""
    tree, found = page.tree, set()
    for i in fillers:
        near = [i, *tree.children(i, "amod", "compound", "advmod")]
        lemmas = {tree[k].lemma.lower() for k in near} | {tree[k].text.lower() for k in near}
        for term in ORDER:
            if lemmas & words.lists[f"ground_{term}"]:
                found.add(term)
    return next((term for term in ORDER if term in found), None)
