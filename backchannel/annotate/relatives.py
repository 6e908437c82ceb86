"""Mend relative clauses that a parser hung on the wrong noun or robbed of their subject.

In: a tree in the making and a word. Out: the same tree with that clause hung where grammar lets it hang. Always true: a clause
of `whose` tells of what is owned, and a clause without a comma tells of no name.
"""

from __future__ import annotations

from backchannel.annotate.grafts import Draft

WHO = frozenset({"who", "whom"})
NOUNS = frozenset({"NNS", "NN"})
SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj"})
NOMINAL = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM"})
REACH = 15
BODIES = frozenset(
    {"government", "regime", "state", "kingdom", "monarchy", "junta", "republic", "country", "authority", "party", "church"}
)  # fmt: skip
# who holds people, and verbs for it that want an object
HOLDERS = frozenset({"it", "they", "he", "she", "we"})
HOLDING = frozenset(
    {"hold", "seize", "capture", "abduct", "kidnap", "detain", "arrest", "jail", "imprison", "snatch", "keep", "take", "free"}
)  # fmt: skip
FINITE = frozenset({"VBZ", "VBP", "VBD", "VBG", "VBN"})
LOOSE = frozenset({"ccomp", "parataxis", "conj", "advcl", "dep"})
MONTHS = frozenset(
    {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}
)  # fmt: skip
HOW = frozenset({"incommunicado", "captive", "hostage", "prisoner"})
# words for a part of those named before: `76 hostages, most of them women`
PARTS = frozenset(
    {"most", "many", "all", "some", "half", "several", "few", "both", "each", "majority", "none", "dozen"}
)


def mend(draft: Draft, i: int) -> None:
    """Each repair on word `i`."""
    owned(draft, i)
    of_somebody(draft, i)
    kept_so(draft, i)
    behind_aside(draft, i)
    whom(draft, i)
    some_of_whom(draft, i)
    without_pronoun(draft, i)
    dated_inside(draft, i)


def whom(draft: Draft, i: int) -> None:
    """`Orin, whom a court convicted of theft,`: what follows `whom` up to a bare verb is who does it to those before."""
    tokens = draft.tokens
    if tokens[i].text.lower() != "whom" or i < 2:
        return
    near = range(i + 1, min(len(tokens), i + REACH))
    first = next((k for k in near if tokens[k].upos not in NOMINAL), i)
    verb = next((k for k in near if k >= first and tokens[k].upos not in {"AUX", "ADV"}), i)
    doer, noun = first - 1, i - 2 if tokens[i - 1].text == "," else i - 1
    if (
        tokens[verb].tag not in {"VBN", "VBD"}
        or doer == i
        or (draft.heads[i], draft.deps[i]) == (verb, "obj")
    ):
        return
    while draft.deps[noun] in {"flat", "compound"} and draft.heads[noun] < noun:
        noun = draft.heads[noun]
    if tokens[noun].upos not in NOMINAL or draft.under(noun, verb) or draft.heads[verb] == verb:
        return
    draft.hang(verb, noun, "acl:relcl")
    draft.hang(doer, verb, "nsubj")
    draft.hang(i, verb, "obj")
    for k in range(first, verb):
        draft.hang(k, verb, "aux" if tokens[k].upos == "AUX" else "advmod")


def dated_inside(draft: Draft, i: int) -> None:
    """`freed the nurse it abducted in June`: a month right behind the clause is when that was."""
    tokens, opener = draft.tokens, i - 1
    month = tokens[i].text in MONTHS or tokens[i].text.isdigit() and len(tokens[i].text) == len("2020")
    if not month or i < 2 or tokens[opener].text.lower() != "in" or draft.heads[opener] != i:
        return
    verb, above = i - 2, draft.heads[i]
    past = tokens[verb].upos == "VERB" and tokens[verb].tag in {"VBD", "VBN"}
    if past and draft.deps[verb] == "acl:relcl" and verb != above and draft.under(verb, above):
        draft.hang(i, verb, "obl")


def without_pronoun(draft: Draft, i: int) -> None:
    """`will swap two of the pilots they captured`: who holds them, right behind the noun, opens a clause on them."""
    tokens, t = draft.tokens, draft.tokens[i]
    if t.lemma.lower() not in HOLDING or t.tag not in FINITE or draft.deps[i] not in LOOSE:
        return
    low = max(0, i - 4)
    own = [k for k in range(low, i) if draft.heads[k] == i and draft.deps[k] == "nsubj"]
    noun = own[0] - 1 if own else -1
    if noun < 1 or tokens[own[0]].text.lower() not in HOLDERS or tokens[noun].tag != "NNS":
        return
    verb, inside = draft.heads[i], range(i + 1, min(len(tokens), i + 6))
    if any(draft.heads[k] == i and draft.deps[k] == "obj" for k in inside) or not verb < noun:
        return
    if tokens[noun].sentence == t.sentence and draft.under(noun, verb):
        draft.hang(i, noun, "acl:relcl")


def some_of_whom(draft: Draft, i: int) -> None:
    """`30 miners, four of whom are presumed dead`: the part is the subject of the verb behind it."""
    tokens, whom = draft.tokens, i + 2
    part = tokens[i].upos == "NUM" or tokens[i].text.lower() in PARTS
    if not part or whom + 1 >= len(tokens) or tokens[whom].text.lower() not in WHO | {"which"}:
        return
    verb = next(
        (k for k in range(whom + 1, min(len(tokens), whom + 5)) if tokens[k].upos in {"VERB", "ADJ"}), -1
    )
    if tokens[i + 1].text.lower() != "of" or verb < 0 or tokens[verb].sentence != tokens[i].sentence:
        return
    near = range(i, verb)
    if draft.deps[i] in SUBJECTS or any(draft.heads[k] == verb and draft.deps[k] in SUBJECTS for k in near):
        return
    passive = any(draft.heads[k] == verb and draft.deps[k] == "aux:pass" for k in near)
    draft.hang(i, verb, "nsubj:pass" if passive else "nsubj")


def owned(draft: Draft, i: int) -> None:
    """`Ruiz, whose husband Lev is held in Lom, met him`: what the clause tells of is the husband."""
    noun, tokens = draft.heads[i], draft.tokens
    if tokens[i].tag != "WP$" or noun <= i or draft.deps[noun] not in {"appos", "nmod", "conj"}:
        return
    above = draft.heads[noun]
    near = range(noun + 1, min(len(tokens), noun + REACH))
    verb = next((k for k in near if draft.heads[k] == above and draft.deps[k] == "acl:relcl"), -1)
    if verb < 0 or above >= i or any(draft.heads[k] == verb and draft.deps[k] in SUBJECTS for k in near):
        return
    passive = any(draft.heads[k] == verb and draft.deps[k] == "aux:pass" for k in near)
    draft.hang(noun, verb, "nsubj:pass" if passive else "nsubj")


def of_somebody(draft: Draft, i: int) -> None:
    """`a critic of the government who wrote for a paper`: a clause of `who` tells of no government."""
    noun, tokens = draft.heads[i], draft.tokens
    above = draft.heads[noun]
    if draft.deps[i] != "acl:relcl" or tokens[noun].lemma.lower() not in BODIES or draft.deps[noun] != "nmod":
        return
    who = next((k for k in range(noun + 1, i) if draft.heads[k] == i and tokens[k].text.lower() in WHO), -1)
    if who == noun + 1 and above < noun and tokens[above].tag in NOUNS:
        draft.hang(i, above, "acl:relcl")


def kept_so(draft: Draft, i: int) -> None:
    """`held Lev Orin incommunicado`: how somebody is kept is no part of his name."""
    head, t = draft.heads[i], draft.tokens[i]
    if (
        draft.deps[i] in {"flat", "appos"}
        and t.text in HOW
        and draft.tokens[draft.heads[head]].upos == "VERB"
    ):
        draft.hang(i, draft.heads[head], "xcomp")


def behind_aside(draft: Draft, i: int) -> None:
    """`freed 76 hostages, most of them women, who had been held`: the clause tells of all, not of the part."""
    noun, tokens = draft.heads[i], draft.tokens
    if draft.deps[i].partition(":")[0] != "acl" or noun >= i or tokens[noun].upos not in {"NOUN", "NUM"}:
        return
    comma = aside(draft, noun)
    whole = comma - 1
    if comma > 0 and tokens[whole].tag in NOUNS and closed(draft, noun, i):
        draft.hang(i, whole, draft.deps[i])


def aside(draft: Draft, noun: int) -> int:
    """The comma before `most of them`, where a noun ends what tells of a part of those before; -1 where none does."""
    tokens = draft.tokens
    for k in range(noun - 1, max(1, noun - REACH), -1):
        t = tokens[k]
        if t.sentence != tokens[noun].sentence or t.text == ",":
            return -1
        if t.text.lower() == "them" and tokens[k - 1].text.lower() == "of":
            part = tokens[k - 2]
            opens = tokens[k - 3].text == "," and (part.upos == "NUM" or part.text.lower() in PARTS)
            return k - 3 if opens else -1
    return -1


def closed(draft: Draft, noun: int, i: int) -> bool:
    """True where a comma closes the aside before the clause of verb `i`."""
    between = range(noun + 1, i)
    return any(draft.tokens[k].text == "," for k in between) and noun + 1 < i
