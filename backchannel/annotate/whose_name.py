"""Mend whose name it is that stands between commas, and who is joined to somebody with a title.

In: a tree in the making and the names found. Out: the same tree with each name hung on what it names. Always true: a name
between commas names somebody in the singular; two names side by side are a list only where a word joins them.
"""

from __future__ import annotations

from collections.abc import Sequence

from backchannel.annotate import anchors
from backchannel.annotate.grafts import Draft
from backchannel.records import Name

NOMINAL = frozenset({"NOUN", "PROPN"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
SINGULAR = frozenset({"NN", "NNP"})
PLURAL = frozenset({"NNS", "NNPS"})
# what tells one of several apart, beside superlatives
RANKS = frozenset(
    {
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "last",
        "latest",
        "only",
        "one",
        "another",
        "other",
        "former",
    }
)
# relations by which a tree takes a name for one of a list or for what the noun before it is called
LOOSE = frozenset({"conj", "appos", "list", "dep", "flat", "parataxis"})
BACK = 12
# who speaks for a body or leads it, so that a name behind the body is his
PERSONS = anchors.OFFICES | anchors.FAMILY | frozenset(
    {"spokesperson", "head", "chief", "director", "chairman", "chairwoman", "secretary", "founder", "owner", "editor",
     "attorney", "manager", "coordinator", "representative", "deputy", "official", "officer", "member", "adviser", "aide",
     "general", "colonel", "captain", "rector", "dean", "coach", "bishop", "imam", "author", "reporter", "president"}
)  # fmt: skip


# who is called by what he is to others or does for them before his name
COMPANIONS = PERSONS | frozenset(
    {"friend", "colleague", "driver", "translator", "interpreter", "guide", "assistant", "companion", "partner", "neighbour",
     "neighbor", "cameraman", "photographer", "journalist", "activist", "teacher", "student", "doctor", "nurse", "engineer",
     "businessman", "businesswoman", "pastor", "priest", "monk", "accomplice", "bodyguard", "relative", "worker", "national",
     "citizen", "lawyer", "cleric", "trader", "farmer", "blogger", "poet", "singer"}
)  # fmt: skip


def mend(draft: Draft, names: Sequence[Name], name: Name) -> None:
    """Each repair on one name of a person."""
    behind_another(draft, names, name)
    twice_described(draft, name)
    one_of_them(draft, name)
    who_speaks(draft, name)
    out_of(draft, name)
    ranked(draft, name)
    beside_title(draft, name)
    bare_object(draft, name)


def set_off(draft: Draft, name: Name) -> bool:
    """True for a name between commas in the middle of a sentence."""
    tokens, end = draft.tokens, name.last
    inside = (
        name.first > 0 and end + 1 < len(tokens) and tokens[end + 1].sentence == tokens[name.first].sentence
    )
    return inside and tokens[name.first - 1].text == "," and tokens[end].text == ","


def behind_another(draft: Draft, names: Sequence[Name], name: Name) -> None:
    """`The judge who sentenced Lev Orin, Karl Lom, retired`: of two names side by side before the verb, the second is the
    subject's."""
    tokens, here = draft.tokens, anchors.head_in(draft, name)
    before = next((n for n in names if n.last == name.first - 1 and n.label == name.label), None)
    if before is None or not set_off(draft, name) or tokens[name.last + 1].tag not in FINITE:
        return
    other = anchors.head_in(draft, before)
    if draft.heads[here] != other or draft.deps[here].partition(":")[0] not in LOOSE:
        return
    above = other
    while draft.heads[above] < above:
        above = draft.heads[above]
        if draft.deps[above].startswith("nsubj") and draft.heads[above] > name.last:
            break
    one = tokens[above].upos == "NOUN" and tokens[above].tag in SINGULAR and not named(draft, above, name)
    clause = any(draft.deps[k].startswith("acl") for k in range(above, other) if draft.under(other, k))
    if one and clause and above < other and draft.heads[above] > name.last:
        draft.hang(here, above, "appos")


def twice_described(draft: Draft, name: Name) -> None:
    """`A lawmaker and close ally of the president, Karl Lom, was held`: the name behind two descriptions under one article is
    theirs."""
    tokens, here = draft.tokens, anchors.head_in(draft, name)
    if name.first < 3 or tokens[name.first - 1].text != "," or name.last >= len(tokens):
        return
    if tokens[name.last].text not in {",", "."}:
        return
    first = draft.heads[here]
    while draft.deps[first].partition(":")[0] in {"nmod", "conj", "appos"} and draft.heads[first] < first:
        first = draft.heads[first]
    second = next(
        (k for k in range(first + 1, name.first) if draft.heads[k] == first and draft.deps[k] == "conj"), -1
    )
    if second < 0 or not joined(draft, first, second):
        return
    nouns = all(tokens[k].upos == "NOUN" and tokens[k].tag == "NN" for k in (first, second))
    if nouns and article(draft, first) and not article(draft, second) and not named(draft, first, name):
        draft.hang(here, first, "appos")


def one_of_them(draft: Draft, name: Name) -> None:
    """`a friend, Ana Ruiz, and a driver were held`: the name behind what has an indefinite article is hers."""
    tokens, here = draft.tokens, anchors.head_in(draft, name)
    if not set_off(draft, name) or draft.deps[here] != "conj" or tokens[name.last + 1].upos != "CCONJ":
        return
    noun = draft.heads[here]
    close = noun == name.first - 2 and tokens[noun].tag == "NN" and tokens[noun].lemma.lower() in COMPANIONS
    articles = {tokens[k].text.lower() for k in range(max(0, noun - 6), noun) if draft.heads[k] == noun}
    if close and articles & {"a", "an"} and not named(draft, noun, name):
        draft.hang(here, noun, "appos")


def who_speaks(draft: Draft, name: Name) -> None:
    """`The spokesman for the leader's party, Lars Holm, said`: the name is the speaker's, and no party's."""
    tokens, here = draft.tokens, anchors.head_in(draft, name)
    if not set_off(draft, name) or tokens[name.last + 1].tag not in FINITE or draft.deps[here] != "appos":
        return
    thing = draft.heads[here]
    top = thing
    while draft.heads[top] < top and not draft.deps[top].startswith("nsubj"):
        top = draft.heads[top]
    someone = tokens[top].lemma.lower() in PERSONS and tokens[thing].lemma.lower() not in PERSONS
    if someone and top < thing and draft.heads[top] > name.last and not named(draft, top, name):
        draft.hang(here, top, "appos")


def article(draft: Draft, noun: int) -> bool:
    """True for a noun with an article, a number or an owner."""
    near = range(max(0, noun - BACK), noun)
    return any(draft.heads[k] == noun and draft.deps[k] in {"det", "nmod:poss", "nummod"} for k in near)


def joined(draft: Draft, first: int, second: int) -> bool:
    """True where a conjunction joins two nouns with no verb between them."""
    between = draft.tokens[first + 1 : second]
    return any(t.text.lower() == "and" for t in between) and not any(t.tag in FINITE for t in between)


def named(draft: Draft, noun: int, name: Name) -> bool:
    """True for a noun that has a name of its own before `name`."""
    below = (k for k in range(max(0, noun - BACK), name.first) if draft.heads[k] == noun)
    return any(
        draft.tokens[k].upos == "PROPN" and draft.deps[k] in {"appos", "flat", "nmod:desc"} for k in below
    )


def out_of(draft: Draft, name: Name) -> None:
    """`Of the two sailors held in Iran, one, Lev Orin, was freed`: the name is that one's, who is the subject."""
    tokens, one = draft.tokens, name.first - 2
    if one < 2 or not set_off(draft, name) or tokens[one].text.lower() not in {"one", "another"}:
        return
    if tokens[one - 1].text != ",":
        return
    start = next((k for k in range(one, -1, -1) if tokens[k].sentence != tokens[one].sentence), -1) + 1
    whole = draft.heads[start]
    verb = draft.heads[whole]
    if tokens[start].text.lower() != "of" or not start < whole < one or verb <= name.last:
        return
    dep = draft.deps[whole]
    draft.hang(one, verb, dep if dep.startswith("nsubj") else "nsubj")
    draft.hang(anchors.head_in(draft, name), one, "appos")
    draft.deps[whole] = "obl"


def ranked(draft: Draft, name: Name) -> None:
    """`The youngest of the hostages, Lev Orin, was freed`, `the most prominent of those freed, the writer Lev Orin,`: one
    of several has the name, and not all."""
    tokens, here = draft.tokens, anchors.head_in(draft, name)
    comma = name.first - 1
    while comma > 0 and tokens[comma].text != "," and tokens[comma].upos in NOMINAL | {"DET", "ADJ", "CCONJ"}:
        comma -= 1
    if comma < 3 or tokens[comma].text != "," or name.last >= len(tokens) or tokens[name.last].text != ",":
        return
    several = next(
        (k for k in range(comma - 1, max(0, comma - BACK), -1) if tokens[k].text.lower() == "of"), 0
    )
    one = several - 1
    if several < 2 or not rank(draft, one):
        return
    titles = [k for k in range(comma + 1, name.first) if tokens[k].upos == "NOUN"]
    whole = draft.heads[several]
    # those whom the rank is told of are several people, and nothing but their own words stands between
    apart = any(
        tokens[k].text == "," or tokens[k].tag in {"VBD", "VBZ", "VBP"} for k in range(several, comma)
    )
    if (
        apart
        or tokens[whole].tag not in PLURAL
        and tokens[whole].text.lower() not in {"those", "them", "which"}
    ):
        return
    draft.hang(here, one, "appos")
    for k in titles:
        if draft.deps[k] != "compound":
            draft.hang(k, here, "nmod:desc")


def rank(draft: Draft, i: int) -> bool:
    """True for a superlative or a word of rank, and for the adjective behind `most`."""
    t = draft.tokens[i]
    most = (t.upos == "ADJ" or t.tag == "VBN") and draft.tokens[i - 1].text.lower() in {
        "most",
        "best",
        "least",
    }
    return t.tag == "JJS" or most or t.text.lower() in RANKS


def beside_title(draft: Draft, name: Name) -> None:
    """`the journalist Ana Ruiz and her cameraman`: who is joined to somebody with a title is joined to all of the phrase."""
    tokens, here = draft.tokens, anchors.head_in(draft, name)
    title = draft.heads[here]
    if draft.deps[here] != "appos" or title != name.first - 1 or tokens[title].tag != "NN":
        return
    before = range(max(0, title - BACK), title)
    if not any(draft.heads[k] == title and draft.deps[k] in {"det", "nmod:poss"} for k in before):
        # `rapist NAME and coach NAME`: bare titles are parts of names
        return
    for k in range(name.last, min(len(tokens), name.last + BACK)):
        if draft.heads[k] == here and draft.deps[k] == "conj" and tokens[k].upos == "NOUN":
            draft.hang(k, title, "conj")


def bare_object(draft: Draft, name: Name) -> None:
    """`has freed the mayor Rui Salgado`: who stands right behind a verb, without a preposition, is its object."""
    tokens, here = draft.tokens, anchors.head_in(draft, name)
    verb = draft.heads[here]
    if draft.deps[here] != "obl" or verb >= name.first or draft.cases(here) or tokens[verb].upos != "VERB":
        return
    title = all(tokens[k].upos in {"DET", "ADJ", "NOUN", "PROPN"} for k in range(verb + 1, name.first))
    near = range(max(0, verb - BACK), min(len(tokens), name.last + BACK))
    below = {draft.deps[k].partition(":")[0] for k in near if draft.heads[k] == verb}
    passive = any(draft.heads[k] == verb and draft.deps[k] == "aux:pass" for k in near)
    if title and "nsubj" in below and "obj" not in below and not passive:
        draft.deps[here] = "obj"
