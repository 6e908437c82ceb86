"""Mend what is told of somebody in passing: `Lev Orin, R-Lom, once a minister,`, `the ex-minister`, `walked out of a jail`.

In: a tree in the making and a word. Out: the same tree in which an aside hangs on whom it is about and is nobody else.
Always true: what stands between commas behind a name in the singular, without a word that joins it, is the same person.
"""

from __future__ import annotations

from collections.abc import Sequence

from backchannel.annotate.clauses import below
from backchannel.annotate.conjuncts import WITH_OBJECT
from backchannel.annotate.grafts import Draft
from backchannel.records import Name, Token

NOMINAL = frozenset({"NOUN", "PROPN"})
SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
# letters by which a party is called before the hyphen of a seat: `R-Lom`
PARTIES = frozenset({"R", "D", "I", "DFL", "GOP", "Lab", "Con", "Lib", "PAP", "BN", "PN"})
BYGONE = frozenset({"once", "formerly", "then", "now", "later", "previously", "currently", "long"})
BEFORE = frozenset({"ex", "co"})
LEADING = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM"})
BLAMING = frozenset({"accuse", "suspect", "convict", "acquit", "clear", "absolve"})
OBJECTS = frozenset({"obj", "nsubj:pass", "iobj"})
SAYING = frozenset({"say", "says", "said", "allege", "claim", "contend"})
# what a parser takes a relative clause for
LOOSE = frozenset({"parataxis", "ccomp"})
QUANTITIES = frozenset(
    {"all", "both", "some", "none", "most", "many", "each", "several", "one", "two", "three"}
)
QUOTES = frozenset({"“", '"', "‘", "''", "``"})
REACH = 8


def mend(draft: Draft, i: int) -> None:
    """Each repair on word `i`."""
    word = draft.tokens[i].text
    if word in PARTIES:
        seat(draft, i)
    elif word.lower() in BEFORE:
        prefixed(draft, i)
    elif word.lower() in BYGONE:
        bygone(draft, i)
    elif word.lower() == "one":
        one_of(draft, i)
    elif word == "of":
        out_of(draft, i)
        of_doing(draft, i)
    elif word == "for":
        for_doing(draft, i)
    elif word == "having":
        having_done(draft, i)
    elif word == "who":
        who(draft, i)
    elif word == "among":
        among(draft, i)
    elif word == "whom":
        of_whom(draft, i)
    elif word == "as":
        as_done(draft, i)
    elif word in {"and", "but"}:
        quoted_on(draft, i)
        object_of_its_own(draft, i)


def behind(draft: Draft, comma: int) -> int:
    """The head of the name that ends before the comma or bracket at `comma`, -1 where none does."""
    k = comma - 1
    if k < 0 or draft.tokens[k].upos not in NOMINAL or draft.tokens[comma].text not in {",", "("}:
        return -1
    while draft.deps[k] == "flat" and draft.heads[k] < k:
        k = draft.heads[k]
    return k


def seats(tokens: Sequence[Token], names: Sequence[Name]) -> tuple[Name, ...]:
    """The names without those that are only a party and a seat: `(R-Lom)`."""
    return tuple(n for n in names if not a_seat(tokens, n.first))


def a_seat(tokens: Sequence[Token], i: int) -> bool:
    """True for the first word of `R-Lom` behind a comma or in a bracket."""
    if i < 2 or i + 2 >= len(tokens) or tokens[i].text not in PARTIES or tokens[i + 1].text not in {"-", "–"}:
        return False
    return (
        tokens[i + 2].text[0].isupper() and tokens[i - 1].text in {",", "("} and tokens[i - 2].upos == "PROPN"
    )


def seat(draft: Draft, i: int) -> None:
    """`Marek Dolan, R-Lom, and Lev Orin`: the party and the seat of a deputy are no two further people."""
    tokens = draft.tokens
    name = behind(draft, i - 1) if a_seat(tokens, i) else -1
    if name < 0:
        return
    parts = {i, i + 1, i + 2}
    for k in range(i + 3, min(len(tokens), i + 3 * REACH)):
        if draft.heads[k] in parts and tokens[k].sentence == tokens[i].sentence:
            draft.hang(k, name, draft.deps[k])
    for part, head, dep in ((i, name, "dep"), (i + 1, i, "punct"), (i + 2, i, "flat")):
        draft.hang(part, head, dep)


def prefixed(draft: Draft, i: int) -> None:
    """`the ex-MP was jailed`: a prefix that a hyphen parts from its noun is no word of its own."""
    tokens, noun = draft.tokens, i + 2
    if noun >= len(tokens) or tokens[i + 1].text != "-" or tokens[noun].upos not in NOMINAL:
        return
    if draft.heads[noun] == i or (draft.heads[i] != noun and not draft.under(i, noun)):
        draft.heads[noun], draft.deps[noun] = (
            (draft.heads[i], draft.deps[i]) if draft.heads[i] != i else (noun, "root")
        )
    for k in range(max(0, i - REACH), min(len(tokens), i + 3 * REACH)):
        if draft.heads[k] == i and k != noun and tokens[k].sentence == tokens[i].sentence:
            draft.hang(k, noun, draft.deps[k])
    draft.heads[i], draft.deps[i] = noun, "amod"
    draft.heads[i + 1], draft.deps[i + 1] = noun, "punct"


def bygone(draft: Draft, i: int) -> None:
    """`Orin, once a minister, was jailed`: what somebody once was is himself."""
    tokens = draft.tokens
    name = behind(draft, i - 1) if i > 1 else -1
    if name < 0 or i + 1 == len(tokens) or tokens[i + 1].text.lower() not in {"a", "an", "the"}:
        return
    noun = i + 1
    for k in range(i + 2, min(len(tokens), i + REACH)):
        if tokens[k].upos not in LEADING:
            break
        noun = k
    if tokens[noun].tag not in {"NN", "NNP"} or draft.under(name, noun) or draft.deps[name] == "root":
        return
    draft.hang(noun, name, "appos")
    draft.hang(i, noun, "advmod")


def one_of(draft: Draft, i: int) -> None:
    """`Orin, one of two senators, left`: a second subject behind a comma is the first."""
    tokens = draft.tokens
    if draft.deps[i] not in SUBJECTS or i < 2 or i + 1 == len(tokens) or below(draft, i, "cc"):
        return
    if tokens[i + 1].text.lower() != "of":
        return
    name = behind(draft, i - 1)
    if name >= 0 and draft.heads[name] == draft.heads[i] and draft.deps[name] in SUBJECTS:
        draft.hang(i, name, "appos")


def out_of(draft: Draft, i: int) -> None:
    """`walked out of a jail`: `out of` before a noun is its preposition."""
    tokens, out = draft.tokens, i - 1
    if out < 1 or tokens[out].text.lower() != "out" or draft.deps[i] in {"case", "fixed"}:
        return
    noun = next((k for k in range(i + 1, min(len(tokens), i + REACH)) if tokens[k].upos in NOMINAL), -1)
    while 0 < noun + 1 < len(tokens) and tokens[noun + 1].upos in NOMINAL:
        noun += 1
    if noun < 0 or not draft.deps[noun].startswith(("obl", "nmod", "obj")) or draft.heads[noun] > out:
        return
    draft.deps[noun] = "obl"
    draft.hang(out, noun, "case")
    draft.hang(i, out, "fixed")
    for k in range(i + 1, noun):
        if draft.heads[k] == draft.heads[noun]:
            draft.hang(k, noun, draft.deps[k])


def of_doing(draft: Draft, i: int) -> None:
    """`accuse Orin and his wife of having stolen it`: of what somebody is accused is no part of who is."""
    deed = draft.heads[i]
    person = draft.heads[deed]
    if draft.deps[i] != "mark" or draft.deps[deed].partition(":")[0] != "acl" or person > i:
        return
    if not draft.deps[person].startswith("conj"):
        return
    while draft.deps[person].startswith("conj"):
        person = draft.heads[person]
    verb = draft.heads[person]
    if draft.tokens[verb].lemma.lower() in BLAMING and draft.deps[person] in OBJECTS:
        draft.hang(deed, verb, "advcl")


def who(draft: Draft, i: int) -> None:
    """`met Karl Lom (R-Lom), who said`: a clause that `who` opens behind a name tells of its bearer."""
    verb, tokens = draft.heads[i], draft.tokens
    if draft.deps[i] not in SUBJECTS or draft.deps[verb] not in LOOSE or i < 2 or tokens[i - 1].text != ",":
        return
    k = i - 2
    if tokens[k].text == ")":
        k = next((b - 1 for b in range(k, max(0, k - REACH), -1) if tokens[b].text == "("), -1)
    while k > 0 and draft.heads[k] < k and (draft.deps[k] in {"flat", "dep"} or of_place(draft, k)):
        k = draft.heads[k]
    if k > 0 and tokens[k].upos == "PROPN":
        draft.hang(verb, k, "acl:relcl")


def of_place(draft: Draft, k: int) -> bool:
    """True for the place of `Karl Lom of Lomville`."""
    return draft.deps[k] == "nmod" and draft.tokens[draft.heads[k]].upos == "PROPN"


def having_done(draft: Draft, i: int) -> None:
    """`accused of having stolen funds`: a participle right behind `having` is its verb, and no word of the noun behind it."""
    done, thing = i + 1, draft.heads[min(i + 1, len(draft.tokens) - 1)]
    if done >= len(draft.tokens) or draft.tokens[done].tag != "VBN" or draft.deps[done] != "amod":
        return
    if draft.heads[thing] != i or draft.deps[thing] != "obj" or draft.heads[i] == i:
        return
    draft.hang(thing, draft.heads[i], "obj")
    draft.heads[done], draft.deps[done] = draft.heads[i], draft.deps[i]
    draft.hang(thing, done, "obj")
    for k in below(draft, i, "mark", "nsubj", "obl", "advmod"):
        draft.hang(k, done, draft.deps[k])
    draft.heads[i], draft.deps[i] = done, "aux"


def for_doing(draft: Draft, i: int) -> None:
    """`attacked the cabinet for failing to act`: who stands before `for` is the object of the verb, and no subject behind it."""
    doing = draft.heads[i]
    verb = draft.heads[doing]
    if draft.deps[i] != "mark" or draft.tokens[doing].tag != "VBG" or verb >= i or below(draft, verb, "obj"):
        return
    ahead = [k for k in below(draft, doing, "nsubj") if verb < k < i]
    if ahead and draft.tokens[verb].upos == "VERB":
        draft.hang(ahead[0], verb, "obj")


def of_whom(draft: Draft, i: int) -> None:
    """`Orin and five others, all of whom the Circle represents, must go`: who they are is the object of their own clause."""
    tokens, verb = draft.tokens, draft.heads[i]
    part = i - 2
    if part < 2 or tokens[part].text.lower() not in QUANTITIES or draft.heads[verb] != part:
        return
    noun = behind(draft, part - 1)
    if noun < 0 or not below(draft, verb, "nsubj") or draft.deps[part] not in SUBJECTS:
        return
    while draft.deps[noun].startswith("conj"):
        noun = draft.heads[noun]
    draft.hang(verb, noun, "acl:relcl")
    draft.hang(i, verb, "obj")
    draft.hang(part, i, "det")
    draft.hang(i - 1, part, "fixed")


def as_done(draft: Draft, i: int) -> None:
    """`said “cheers” as sentence was passed at the court`: when it was said is no part of what was said."""
    done = draft.heads[i]
    noun = draft.heads[done]
    if draft.deps[i] != "mark" or draft.deps[done] != "acl" or not below(draft, done, *SUBJECTS):
        return
    verb = draft.heads[noun]
    if draft.tokens[verb].upos != "VERB" or verb > noun:
        return
    draft.hang(done, verb, "advcl")
    for k in range(done + 1, min(len(draft.tokens), done + REACH)):
        if draft.heads[k] == verb and draft.deps[k] == "obl" and done + 1 in draft.cases(k):
            draft.hang(k, done, "obl")


def quoted_on(draft: Draft, i: int) -> None:
    """`It turned to them, he said, “and urged them to act”`: what goes on in the quotation is no deed of who says so."""
    tokens, verb = draft.tokens, draft.heads[i]
    said = draft.heads[verb]
    if i < 1 or tokens[i - 1].text not in QUOTES or draft.deps[i] != "cc" or draft.deps[verb] != "conj":
        return
    told = [k for k in below(draft, said, "ccomp") if k < said]
    if told and tokens[said].text in SAYING and not below(draft, verb, *SUBJECTS):
        draft.hang(verb, told[0], "conj")


def among(draft: Draft, i: int) -> None:
    """`signed pardons for ten people, among them the mayor Lev Orin`: no title stands behind its name."""
    tokens = draft.tokens
    if i < 2 or i + 2 >= len(tokens) or tokens[i + 1].text.lower() not in {"them", "whom"}:
        return
    noun = behind(draft, i - 1)
    titles = [
        k
        for k in range(i + 2, min(len(tokens), i + REACH))
        if draft.deps[k] == "nmod:desc" and draft.heads[k] < i
    ]
    if noun >= 0 and titles:
        draft.hang(titles[0], noun, "appos")


def object_of_its_own(draft: Draft, i: int) -> None:
    """`acquitted five men but convicted the mayor`: who stands right behind the second verb is its object, and not the first's."""
    tokens, verb = draft.tokens, draft.heads[i]
    if draft.deps[i] != "cc" or tokens[verb].tag not in {"VBD", "VBZ", "VBP"} or not i < verb < i + 4:
        return
    if tokens[verb].lemma.lower() not in WITH_OBJECT or below(
        draft, verb, "obj", "ccomp", "xcomp", "aux:pass"
    ):
        return
    for k in range(verb + 1, min(len(tokens), verb + REACH)):
        if tokens[k].upos not in LEADING and tokens[k].text != "-":
            return
        if draft.deps[k] == "conj" and draft.heads[k] < i and tokens[k].upos in NOMINAL:
            draft.hang(k, verb, "obj")
            return
