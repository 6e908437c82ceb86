"""Mend what a parser made of names and numbers that stand beside what they go with.

In: a tree in the making and a word. Out: the same tree with that word hung on what it stands beside. Always true: a place
that a report is sent from does nothing in it; a name right behind what somebody or something is called is its name.
"""

from __future__ import annotations

from backchannel.annotate.clauses import below, indefinite
from backchannel.annotate.grafts import Draft

SPOUSES = frozenset(
    {
        "husband",
        "wife",
        "son",
        "daughter",
        "brother",
        "sister",
        "father",
        "mother",
        "widow",
        "widower",
        "nephew",
        "niece",
    }
)
NEAR = 14


def mend(draft: Draft, i: int) -> None:
    """Each repair on word `i`."""
    apiece(draft, i)
    two_places(draft, i)
    second_of_two(draft, i)
    aged_name(draft, i)
    among_those(draft, i)
    called_so(draft, i)
    besides(draft, i)


def apiece(draft: Draft, i: int) -> None:
    """`swapped 300 prisoners apiece`: a word like `each`, which nothing is a kind of."""
    noun = i - 1
    if draft.tokens[i].text.lower() != "apiece" or noun < 0 or draft.tokens[noun].tag not in {"NNS", "CD"}:
        return
    if draft.heads[noun] == i:
        for k in below(draft, i, "nummod", "det", "amod", "compound", "case"):
            draft.hang(k, noun, draft.deps[k])
        draft.heads[noun], draft.deps[noun] = draft.heads[i], draft.deps[i]
    draft.hang(i, noun, "det")


def two_places(draft: Draft, i: int) -> None:
    """`LOM/RECK - Minsk and Kyiv have swapped 30 men`: the places that a report is sent from do nothing in it."""
    tokens = draft.tokens
    if i and tokens[i - 1].sentence == tokens[i].sentence:
        return
    words = [t.text for t in tokens[i : i + 4]]
    if len(words) < 4 or words[1] != "/" or words[3] not in {"-", "–", "—"}:
        return
    if not words[0].isupper() or not words[2].isupper() or not draft.deps[i].startswith("nsubj"):
        return
    verb = draft.heads[i]
    behind = [k for k in below(draft, i, "appos", "conj", "flat", "list") if i + 3 < k < verb]
    subjects = [k for k in below(draft, verb, draft.deps[i]) if i + 3 < k < verb] or behind[:1]
    if not subjects:
        return
    draft.hang(subjects[0], verb, draft.deps[i])
    draft.deps[i] = "dep"
    for k in behind:
        if k != subjects[0]:
            draft.hang(k, subjects[0], "conj")


def second_of_two(draft: Draft, i: int) -> None:
    """`his lawyers, Marek Dolan and Vera Karp, said`: the second name goes with the first, not beside the lawyers."""
    tokens = draft.tokens
    noun = draft.heads[i]
    if draft.deps[i] != "conj" or tokens[i].upos != "PROPN" or tokens[noun].tag != "NNS" or noun > i:
        return
    joint = below(draft, i, "cc")
    first = [k for k in below(draft, noun, "appos", "conj") if noun < k < i and tokens[k].upos == "PROPN"]
    if len(first) != 1 or not joint or tokens[joint[0] - 1].upos != "PROPN":
        return
    last = max([i, *below(draft, i, "flat")])
    closed = last + 1 < len(tokens) and tokens[last + 1].text == ","
    if draft.deps[first[0]] == "conj":
        whose = below(draft, noun, "nmod:poss") and tokens[noun + 1].text == ","
        if not (whose and closed and tokens[first[0] - 1].text == ","):
            return
        draft.deps[first[0]] = "appos"
    if last + 1 < len(tokens) and tokens[last + 1].upos == "PUNCT":
        draft.hang(i, first[0], "conj")


def aged_name(draft: Draft, i: int) -> None:
    """`a resident of Lom, 45-year-old Lev Orin,`: a name without a preposition is who is described."""
    tokens = draft.tokens
    noun = draft.heads[i]
    if draft.deps[i] not in {"nmod", "nmod:unmarked", "conj", "obl"} or tokens[i].upos != "PROPN" or noun > i:
        return
    old = [k for k in below(draft, i, "amod") if tokens[k].text.lower() == "old"]
    if not old or draft.cases(i) or below(draft, i, "cc"):
        return
    start = next((k for k in range(old[0], noun, -1) if tokens[k].text == ","), noun)
    if start > noun and tokens[start + 1].upos == "NUM" and tokens[noun].upos == "NOUN":
        draft.hang(i, noun, "appos")


def among_those(draft: Draft, i: int) -> None:
    """`he freed many; among those let go in June was Orin`: those are people of the second clause, and Orin one of them."""
    tokens = draft.tokens
    if tokens[i].text.lower() != "those" or i < 1 or i + 2 >= len(tokens):
        return
    done = i + 1
    if tokens[i - 1].text.lower() != "among" or tokens[done].upos != "VERB" or tokens[done].tag == "VBG":
        return
    link = next((k for k in range(done + 1, min(done + NEAR, len(tokens))) if draft.deps[k] == "cop"), -1)
    if (
        link < 0
        or tokens[link].sentence != tokens[i].sentence
        or tokens[link].tag not in {"VBD", "VBZ", "VBP"}
    ):
        return
    who = draft.heads[link]
    if who > link and not draft.under(who, done):
        if draft.deps[who].startswith("nsubj") and draft.heads[who] < i:
            # what has a copula of its own is no subject of a verb before it
            draft.deps[who] = "parataxis"
        draft.hang(i, who, "nmod")
        draft.hang(done, i, "acl")


def called_so(draft: Draft, i: int) -> None:
    """`the daily Brama wrote`: of two subjects side by side the name tells which daily it is."""
    noun, tokens = i - 1, draft.tokens
    if (
        noun < 0
        or draft.deps[i] != "nsubj"
        or (draft.deps[noun], draft.heads[noun]) != ("nsubj", draft.heads[i])
    ):
        return
    if tokens[i].upos == "PROPN" and (tokens[noun].upos, tokens[noun].tag) == ("NOUN", "NN"):
        draft.hang(i, noun, "appos")


def besides(draft: Draft, i: int) -> None:
    """`Orin, a teacher and the husband of the writer`: what one is besides goes with what one is, not with the name."""
    tokens, name = draft.tokens, draft.heads[i]
    if draft.deps[i] != "conj" or tokens[i].lemma.lower() not in SPOUSES or tokens[name].upos != "PROPN":
        return
    joint = below(draft, i, "cc")
    called = [k for k in below(draft, name, "appos") if name < k < i and indefinite(draft, k)]
    if joint and called and joint[0] > called[-1] and tokens[joint[0] - 1].text != ",":
        draft.hang(i, called[-1], "conj")
