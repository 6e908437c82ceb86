"""Mend what a parser cannot have meant.

In: the words of a document with their trees, and the names. Out: the same words with some heads and relations changed,
and the part of speech of a verb that was taken for an adjective.
Each repair rests on a rule of grammar that the tree breaks, never on what would be convenient: a name is one phrase; names
joined by `and` are coordinated; a noun phrase with a preposition hangs on something to its left; one without a preposition
is no `nmod` or `obl`. Always true: the result is a tree over the same sentences.
"""

from __future__ import annotations

from collections.abc import Sequence

from backchannel.annotate import (
    actives,
    ages,
    amounts,
    anchors,
    asides,
    astray,
    beside,
    clauses,
    conjuncts,
    crossed,
    executives,
    idioms,
    insertions,
    inverted,
    nouns,
    participles,
    portfolios,
    reduced_clauses,
    relatives,
    side_by_side,
    tellers,
    topics,
    verdicts,
    whose_clause,
)
from backchannel.annotate.grafts import Draft
from backchannel.annotate.halves import (
    before_participle,
    between,
    both_of_them,
    fronted,
    main_subject,
    object_relative,
    of_owner,
    postposed,
    told_aside,
    with_participle,
)
from backchannel.annotate.nouns import OF_VERBS
from backchannel.annotate.retagged import SET_FREE, retagged
from backchannel.records import Name, Token

TAKEN = frozenset(SET_FREE) | {"arrested", "held", "charged", "convicted", "sentenced", "accused"}
# what may stand between a verb and the head of its object
LEADING = frozenset({"DET", "NUM", "ADJ", "PROPN"})
GENITIVE = frozenset({"nmod", "obl", "obj", "nsubj"})
QUOTES = frozenset("“”\"'‘’")
NOMINAL = frozenset({"NOUN", "PROPN"})
# what may stand between a genitive and the noun that it belongs to
INSIDE = NOMINAL | {"ADJ", "NUM", "ADV"}
PARTICLES = frozenset(
    [
        "about",
        "across",
        "along",
        "apart",
        "around",
        "aside",
        "away",
        "back",
        "by",
        "down",
        "forth",
        "forward",
        "in",
        "into",
        "off",
        "on",
        "out",
        "over",
        "past",
        "round",
        "through",
        "together",
        "under",
        "up",
    ]
)
PREPOSITIONS = frozenset(
    [
        "about",
        "after",
        "against",
        "amid",
        "before",
        "by",
        "despite",
        "during",
        "following",
        "for",
        "from",
        "in",
        "of",
        "on",
        "over",
        "prior",
        "since",
        "through",
        "under",
        "upon",
        "with",
        "within",
        "without",
    ]
)
# words for a number or a part of several
PARTS = frozenset(
    {
        "dozen", "hundred", "thousand", "score", "half", "handful", "couple", "most", "last", "some", "many", "several",
        "few", "none", "all", "both", "each", "any", "rest",
    }
)  # fmt: skip
GOALS = frozenset({"into", "to"})
HAVING = frozenset({"has", "had", "have"})


def repair(tokens: Sequence[Token], names: Sequence[Name]) -> tuple[Token, ...]:
    """`tokens` with the mended trees."""
    draft = Draft(tokens)
    words = [t.index for t in tokens]
    for i in words:
        clausal(draft, i)
    for i in words:
        possessed(draft, i)
        ages.mend(draft, i)
        amounts.mend(draft, i)
    beside.mend(draft, names)
    for i in words:
        phrasal(draft, i)
    for i in words:
        whose_clause.mend(draft, i)
        whose_clause.who_did(draft, i)
        of_owner(draft, i)
    return tuple(retagged(draft, t) for t in tokens)


def clausal(draft: Draft, i: int) -> None:
    """Each repair of clauses on word `i`, in an order in which none undoes another."""
    asides.mend(draft, i)
    idioms.mend(draft, i)
    participles.mend(draft, i)
    executives.mend(draft, i)
    actives.mend(draft, i)
    inverted.mend(draft, i)
    insertions.mend(draft, i)
    portfolios.mend(draft, i)
    clauses.mend(draft, i)
    conjuncts.mend(draft, i)
    tellers.mend(draft, i)
    topics.mend(draft, i)
    crossed.mend(draft, i)
    verdicts.mend(draft, i)
    astray.mend(draft, i)
    side_by_side.mend(draft, i)
    reduced_clauses.mend(draft, i)


def phrasal(draft: Draft, i: int) -> None:
    """Each repair of phrases on word `i`, likewise in order."""
    postposed(draft, i)
    both_of_them(draft, i)
    told_aside(draft, i)
    between(draft, i)
    before_participle(draft, i)
    object_relative(draft, i)
    main_subject(draft, i)
    fronted(draft, i)
    with_participle(draft, i)
    leftward(draft, i)
    reduced(draft, i)
    genitive(draft, i)
    nouns.mend(draft, i)
    object_behind(draft, i)
    owner(draft, i)
    particle(draft, i)
    attributive(draft, i)
    prepositional(draft, i)
    infinitive(draft, i)
    anchors.verbal(draft, i)
    by_whom(draft, i)
    compounded(draft, i)
    anchors.mend(draft, i)
    crossed.gerund(draft, i)
    relatives.mend(draft, i)


def by_whom(draft: Draft, i: int) -> None:
    """`rejected an appeal by Orin`: what is done `by` somebody, right after the object of an active verb, is the object."""
    head = draft.heads[i]
    if not draft.deps[i].startswith("obl"):
        return
    by = next((k for k in draft.cases(i) if draft.tokens[k].text.lower() == "by"), 0)
    noun = by - 1
    if by < 2 or draft.tokens[noun].upos != "NOUN":
        return
    passive = any(
        draft.heads[k] == head and draft.deps[k] in {"aux:pass", "nsubj:pass"}
        for k in range(max(0, head - 12), i)
    ) or (draft.tokens[head].tag == "VBN" and draft.deps[head].startswith("acl"))
    if draft.deps[noun] == "obj" and draft.heads[noun] == head and not passive:
        draft.hang(i, noun, "nmod")


def compounded(draft: Draft, i: int) -> None:
    """`approved the prisoner swap`: of two bare nouns side by side with one role, the first belongs to the second."""
    after = i + 1
    if after >= len(draft.tokens) or draft.deps[i] not in {"obj", "nsubj", "obl", "nsubj:pass"}:
        return
    same = (draft.deps[after], draft.heads[after]) == (draft.deps[i], draft.heads[i])
    if same and {draft.tokens[i].tag, draft.tokens[after].tag} <= {"NN", "NNS"}:
        draft.hang(i, after, "compound")


def object_behind(draft: Draft, i: int) -> None:
    """`brought home 40 captives, the minister said`: of two subjects the one right behind an active verb and its particle is
    its object."""
    verb, tokens = draft.heads[i], draft.tokens
    if draft.deps[i] != "nsubj" or verb >= i or tokens[verb].tag not in {"VBD", "VBZ", "VBP", "VBN"}:
        return
    near = [k for k in range(max(0, verb - 12), min(len(tokens), i + 8)) if draft.heads[k] == verb and k != i]
    # `it had detained a colonel`
    had = [k for k in near if tokens[k].text.lower() in HAVING and draft.deps[k] == "aux"]
    ahead = any(
        draft.deps[k] == "nsubj" and k < verb and (tokens[k].upos in NOMINAL or (had and k < had[0]))
        for k in near
    )
    near = [k for k in near if k not in had]
    if tokens[verb].tag == "VBN" and not had:
        return
    taken = any(draft.deps[k].partition(":")[0] in {"obj", "ccomp", "xcomp", "aux", "cop"} for k in near)
    between = tokens[verb + 1 : i]
    # `turned over to Lom seven men`: a heavy object stands behind whom it goes to
    light = PARTICLES | {"to"}
    opens = all(t.upos in LEADING or t.dep == "compound" or t.text.lower() in light for t in between)
    if ahead and not taken and opens:
        draft.deps[i] = "obj"


def genitive(draft: Draft, i: int) -> None:
    """`secure the release of Orin`, `most of them`: an `of` phrase right after a noun, or a word for a part, belongs to
    it, whatever verb stands near."""
    if draft.deps[i] not in GENITIVE or draft.tokens[i].upos not in NOMINAL:
        return
    of = next((k for k in draft.cases(i) if draft.tokens[k].text.lower() == "of"), 0)
    noun = draft.tokens[of - 1]
    if not of or noun.sentence != draft.tokens[i].sentence:
        return
    part = noun.lemma.lower() in PARTS or noun.text.lower() in PARTS
    if part and draft.heads[i] == noun.index:
        draft.deps[i] = "nmod"
    taken = draft.tokens[draft.heads[i]].lemma.lower() in OF_VERBS and not part
    subject = draft.deps[i] == "nsubj" and draft.heads[of - 1] == draft.heads[i]
    if not taken and (part or noun.upos == "NOUN") and (subject or draft.heads[i] < of - 1):
        draft.hang(i, noun.index, "nmod")


def owner(draft: Draft, i: int) -> None:
    """`the prosecutor's spokeswoman`: a noun with a genitive ending owns what it stands before."""
    t = draft.tokens[i]
    marked = i + 1 < len(draft.tokens) and draft.tokens[i + 1].tag == "POS"
    if marked and draft.deps[i] == "compound" and t.upos in NOMINAL and draft.heads[i] > i:
        draft.deps[i] = "nmod:poss"
        draft.hang(i + 1, i, "case")


def possessed(draft: Draft, i: int) -> None:
    """`Orin's elder sister`: a genitive ending belongs to the name before it, and the name to the noun after it."""
    tokens = draft.tokens
    if tokens[i].tag != "POS" or i == 0 or tokens[i - 1].upos not in NOMINAL:
        return
    before, noun = i - 1, -1
    for k in range(i + 1, min(len(tokens), i + 6)):
        # `Orin's nine-year sentence`
        inside = tokens[k].upos in INSIDE or tokens[k].text == "-"
        if tokens[k].sentence != tokens[i].sentence or not inside:
            break
        noun = k if tokens[k].upos in NOMINAL else noun
    if noun < 0:
        return
    while draft.deps[before] in {"flat", "compound"} and abs(draft.heads[before] - before) < 4:
        up = draft.heads[before]
        if not (tokens[up].upos in NOMINAL and up < i):
            break
        before = up
    if draft.deps[before] != "nmod:poss" and draft.heads[before] != before:
        draft.hang(before, noun, "nmod:poss")
    if draft.deps[before] == "nmod:poss" and draft.heads[i] != before:
        draft.hang(i, before, "case")


def particle(draft: Draft, i: int) -> None:
    """`held captive`: only a small word that is a preposition or an adverb is the particle of a verb."""
    if draft.deps[i] == "compound:prt" and draft.tokens[i].text.lower() not in PARTICLES:
        draft.deps[i] = "xcomp"


def attributive(draft: Draft, i: int) -> None:
    """`held for alleged theft since May`: what stands after a noun hangs on no adjective in front of it."""
    head = draft.heads[i]
    noun = draft.heads[head]
    fronted = draft.deps[head] in {"amod", "nummod", "compound"} and head < noun < i
    if not fronted or draft.deps[i].partition(":")[0] not in {"obl", "nmod", "advmod", "advcl"}:
        return
    up = noun
    while draft.tokens[up].upos not in {"VERB", "AUX"} and draft.heads[up] != up:
        up = draft.heads[up]
    if draft.tokens[up].upos == "VERB":
        draft.hang(i, up, draft.deps[i])


def prepositional(draft: Draft, i: int) -> None:
    """`spoke prior to the announcement`: a noun with a preposition and no clause of its own is an oblique."""
    t = draft.tokens[i]
    if t.upos not in NOMINAL or draft.deps[i] not in {"advcl", "obj", "xcomp"}:
        return
    low, high = max(0, i - 12), min(len(draft.tokens), i + 12)
    below = [k for k in range(low, high) if draft.heads[k] == i and k != i]
    if any(draft.deps[k].partition(":")[0] in {"nsubj", "cop", "aux", "csubj"} for k in below):
        return
    marks = [
        k for k in below if draft.deps[k] in {"mark", "case"} and draft.tokens[k].text.lower() in PREPOSITIONS
    ]
    if draft.deps[i] == "xcomp":
        # `taken into custody`; what somebody is found or left in may be a complement
        marks = [k for k in below if draft.deps[k] == "case" and draft.tokens[k].text.lower() in GOALS]
    if marks:
        draft.deps[i] = "obl"
        for k in marks:
            draft.deps[k] = "case"


def infinitive(draft: Draft, i: int) -> None:
    """`expects a call this week to discuss it`: what stands before `to` is no part of the infinitive."""
    head = draft.heads[i]
    if head <= i or draft.deps[i].partition(":")[0] not in {"obl", "obj"}:
        return
    mark = next((k for k in range(i + 1, head) if draft.heads[k] == head and draft.deps[k] == "mark"), -1)
    if mark > 0 and draft.tokens[mark].text.lower() == "to" and draft.heads[head] < i:
        draft.hang(i, draft.heads[head], draft.deps[i])


def reduced(draft: Draft, i: int) -> None:
    """`the “offer” first presented in June`: a bare participle right after a noun modifies it."""
    t = draft.tokens[i]
    if t.text.lower() in TAKEN and draft.deps[i] == "appos" and draft.heads[i] == i - 1:
        # nothing stands between: no apposition
        draft.deps[i] = "acl"
    if t.tag != "VBN" or draft.deps[i] != "advcl":
        return
    k = i - 1
    while k > 0 and (
        draft.tokens[k].text in QUOTES or (draft.tokens[k].upos == "ADV" and draft.heads[k] == i)
    ):
        k -= 1
    openers = [
        c
        for c in range(max(0, i - 8), i)
        if draft.heads[c] == i and draft.deps[c] in {"mark", "nsubj", "aux"}
    ]
    noun = draft.tokens[k]
    if not openers and noun.upos in NOMINAL and noun.sentence == t.sentence and draft.heads[i] != k:
        draft.hang(i, k, "acl")


def leftward(draft: Draft, i: int) -> None:
    """`exchange Orin for Ruiz pleased Minsk`: a phrase with a preposition hangs on nothing to its right."""
    head = draft.heads[i]
    if draft.deps[i] != "nmod" or head <= i or not (marks := draft.cases(i)):
        return
    start = min(marks)
    for k in range(start - 1, max(-1, start - 15), -1):
        t = draft.tokens[k]
        if t.sentence != draft.tokens[i].sentence:
            return
        if t.upos == "VERB" and not draft.under(k, i):
            draft.hang(i, k, "obl")
            return
