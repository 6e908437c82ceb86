"""Mend trees in which a subject, a relative clause or the outcome of a deed hangs on the wrong word.

In: a tree while it is mended, and a word of it. Out: the tree, changed in place. Always true: a noun is only made the
subject of a predicate that stands behind it and has none, and a clause or a name only moves to a noun before it.
"""

from __future__ import annotations

from collections.abc import Sequence

from backchannel.annotate.grafts import Draft
from backchannel.records import Name

VERBAL = frozenset({"VERB", "AUX"})
NOMINAL = frozenset({"NOUN", "PROPN"})
COLLECTIVE = frozenset(
    {"family", "couple", "group", "crew", "team", "pair", "trio", "police", "staff", "government"}
)
PLURAL = frozenset({"are", "were", "have", "do"})
SINGULAR = frozenset({"is", "was", "has", "does"})
DASHES = frozenset({"—", "–", "--", "-"})
# what somebody is once something has been done to him
OUTCOMES = frozenset({"dead", "free", "loose"})
OFFICES = frozenset(
    {"president", "king", "emir", "sultan", "prince", "ruler", "premier", "chancellor", "minister", "governor", "leader",
     "judge", "prosecutor", "lawyer", "mayor", "ambassador", "envoy", "commander", "spokesman", "spokeswoman"}
)  # fmt: skip
# how far a noun's own words may stand from it
REACH = 12
# how many words a title between `the parents of` and the name may have
TITLE = 6
FAMILY = frozenset(
    {"parent", "relative", "brother", "sister", "sibling", "child", "son", "daughter", "grandparent", "wife", "husband",
     "mother", "father", "widow", "widower", "nephew", "niece", "uncle", "aunt", "cousin", "grandson", "granddaughter"}
)  # fmt: skip
CLOSING = frozenset({",", ".", ";"})
# what may stand before a noun in its phrase
INSIDE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM", "PART"})


def mend(draft: Draft, i: int) -> None:
    """Mend what hangs wrongly on or under the word `i`."""
    before_be(draft, i)
    after_possessed(draft, i)
    dateline(draft, i)
    outcome(draft, i)
    in_number(draft, i)
    sentenced_to(draft, i)
    spokeswoman(draft, i)
    if draft.tokens[i].upos == "NUM":
        joined_by_hyphen(draft, i)
        some_of(draft, i)
        counted_out(draft, i)


def before_be(draft: Draft, i: int) -> None:
    """`Orin and Lom are on a plane`: a noun without a preposition before `be` is the subject of what follows it."""
    head = draft.heads[i]
    if draft.deps[i] not in {"nmod", "obl"} or draft.tokens[i].upos != "PROPN" or head <= i or draft.cases(i):
        return
    own = [k for k in range(i + 1, head) if draft.heads[k] == head]
    be = [k for k in own if draft.deps[k] == "cop"]
    before = range(max(0, i - REACH), head)
    if be and not any(draft.heads[k] == head and draft.deps[k].startswith("nsubj") for k in before):
        draft.deps[i] = "nsubj"


def after_possessed(draft: Draft, i: int) -> None:
    """`two nephews of Orin's wife who had been jailed`: a noun that somebody has is known, so that a clause which
    tells whom one means belongs to the nouns before it."""
    noun = draft.heads[i]
    if draft.deps[i] != "acl:relcl" or noun >= i or draft.tokens[noun].tag != "NN":
        return
    whole = draft.heads[noun]
    of = any(draft.tokens[k].text.lower() == "of" for k in draft.cases(noun))
    owned = any(
        draft.heads[k] == noun and draft.deps[k] == "nmod:poss" for k in range(max(0, noun - REACH), noun)
    )
    if not of or not owned or whole >= noun or draft.tokens[whole].tag != "NNS":
        return
    opens = draft.tokens[noun + 1].text.lower() == "who"
    verbs = [k for k in range(noun + 1, i + 1) if k == i or draft.heads[k] == i]
    if opens and not any(draft.tokens[k].text.lower() in SINGULAR for k in verbs):
        draft.hang(i, whole, "acl:relcl")


def dateline(draft: Draft, i: int) -> None:
    """`Lagos, Nigeria — The ministry said ...`: the places before the dash are no subject of what follows it."""
    tokens = draft.tokens
    if tokens[i].text not in DASHES or i == 0 or tokens[i - 1].end == tokens[i].start:
        # the hyphen of a name has no space before it
        return
    start = i
    while start > 0 and i - start < REACH and tokens[start - 1].sentence == tokens[i].sentence:
        start -= 1
    before = range(start, i)
    if start > 0 and tokens[start - 1].sentence == tokens[i].sentence:
        return
    if not all(tokens[k].upos in {"PROPN", "PUNCT"} for k in before) or start == i:
        return
    place = next((k for k in before if draft.deps[k].startswith("nsubj") and draft.heads[k] > i), -1)
    verb = draft.heads[place]
    if place < 0 or any(tokens[k].text in DASHES for k in range(i + 1, verb)):
        return
    told = [
        k
        for k in range(i + 1, verb)
        if draft.heads[k] in before and draft.deps[k] in {"appos", "conj", "nmod"}
    ]
    if told:
        draft.hang(told[-1], verb, "nsubj")
        draft.deps[place] = "obl:unmarked"


def outcome(draft: Draft, i: int) -> None:
    """`shot dead three of them`: an adjective right behind a verb and before a number or an article is what came of it."""
    tokens, verb = draft.tokens, i - 1
    if tokens[i].text.lower() not in OUTCOMES or verb < 0 or i + 1 >= len(tokens) or draft.heads[i] <= i:
        return
    opens = tokens[i + 1].upos in {"NUM", "DET", "PROPN"} or tokens[i + 1].tag == "PRP$"
    if opens and tokens[verb].upos == "VERB" and tokens[verb].tag in {"VBD", "VBN", "VBP", "VB", "VBG"}:
        draft.hang(i, verb, "xcomp")


def verbal(draft: Draft, i: int) -> None:
    """Mend who does and undergoes what, at one word."""
    by_participle(draft, i)
    let_go(draft, i)
    between_commas(draft, i)


def let_go(draft: Draft, i: int) -> None:
    """`let a pilot go`: who stands behind `let` is its object."""
    verb = draft.heads[i]
    if (
        verb < i
        and draft.deps[i] == "nsubj"
        and draft.tokens[verb].text.lower() in {"let", "lets", "letting"}
    ):
        draft.deps[i] = "obj"


def between_commas(draft: Draft, i: int) -> None:
    """`Orin, stopped at the border, got ten years`: a participle between commas tells of the subject, which belongs to
    the verb behind it."""
    tokens, told = draft.tokens, i + 2
    if draft.deps[i] != "nsubj" or draft.heads[i] != told or told >= len(tokens) or tokens[i + 1].text != ",":
        return
    main = draft.heads[told]
    reduced = tokens[told].tag in {"VBN", "VBD"} and draft.deps[told] == "advcl" and told < main
    if not reduced or tokens[main].upos != "VERB" or tokens[main].sentence != tokens[i].sentence:
        return
    own = [draft.deps[k].partition(":")[0] for k in range(told, main) if draft.heads[k] in {told, main}]
    if "nsubj" not in own and "aux" not in own and any(t.text == "," for t in tokens[told:main]):
        draft.hang(i, main, "nsubj")
        draft.hang(told, i, "acl")


def by_participle(draft: Draft, i: int) -> None:
    """`upheld the term imposed in May by a court`: what is done `by` somebody behind a participle is the participle, and
    so is what stands between the two."""
    tokens, verb = draft.tokens, draft.heads[i]
    if draft.deps[i].partition(":")[0] not in {"obl", "nmod"} or verb >= i:
        return
    if not any(tokens[k].text.lower() == "by" for k in draft.cases(i)):
        return
    while tokens[verb].upos != "VERB" and draft.heads[verb] < verb:
        verb = draft.heads[verb]
    own = [k for k in range(max(0, verb - REACH), i) if draft.heads[k] == verb]
    if tokens[verb].upos != "VERB" or any(draft.deps[k] in {"aux:pass", "nsubj:pass"} for k in own):
        return
    things = [k for k in own if draft.deps[k] == "obj"]
    done = [
        k
        for k in range(verb + 1, i)
        if tokens[k].tag == "VBN" and draft.deps[k] == "acl" and draft.heads[k] in things
    ]
    if done and tokens[verb].tag != "VBN":
        for k in [k for k in own if k > done[-1] and draft.deps[k].startswith("obl")]:
            draft.hang(k, done[-1], "obl")
        draft.hang(i, done[-1], "obl:agent")


def by_office(draft: Draft, name: Name) -> None:
    """`pardoned by the president, Omar Zayed`: a name behind an office is who holds it, not somebody further left."""
    tokens, comma = draft.tokens, name.first - 1
    while comma > 2 and tokens[comma].upos == "PROPN":
        # `Sheikh Omar`
        comma -= 1
    if comma < 2 or tokens[comma].text != "," or tokens[comma - 1].text.lower() not in OFFICES:
        return
    office = comma - 1
    the = any(draft.heads[k] == office and draft.deps[k] == "det" for k in range(max(0, office - 3), office))
    here = next(
        (i for i in range(comma + 1, name.last) if not comma < draft.heads[i] < name.last), name.first
    )
    if the and draft.deps[here] == "appos" and draft.heads[here] < office:
        draft.hang(here, office, "appos")


def one_of(draft: Draft, name: Name) -> None:
    """`One of the hostages, Ana Ruiz, said`: a name between commas behind `one of` several is that one."""
    tokens, comma = draft.tokens, name.first - 1
    if comma < 3 or tokens[comma].text != "," or name.last >= len(tokens) or tokens[name.last].text != ",":
        return
    several = comma - 1
    one = draft.heads[several]
    if draft.deps[several] == "nmod" and tokens[several].tag == "NNS" and tokens[one].text.lower() == "one":
        draft.hang(head_in(draft, name), one, "appos")


def joined_by_hyphen(draft: Draft, i: int) -> None:
    """`twenty-one of them`: the tens hang on the units."""
    tokens = draft.tokens
    if i > 1 and tokens[i - 1].text == "-" and tokens[i - 2].upos == "NUM" and tokens[i].text.isalpha():
        draft.hang(i - 2, i, "compound")


def some_of(draft: Draft, i: int) -> None:
    """`34 of the 97 hostages are dead`: not those whom the number is counted out of are the subject, but the number."""
    tokens = draft.tokens
    if i + 1 >= len(tokens) or tokens[i + 1].text.lower() != "of":
        return
    whole = draft.heads[i + 1]
    verb = draft.heads[whole]
    if (
        draft.deps[i] == "obj"
        and draft.deps[whole] in {"obl", "obj"}
        and whole != i
        and draft.heads[i] == verb
    ):
        # `holds 40 of the 90 seats`
        draft.hang(whole, i, "nmod")
        return
    if whole < i or tokens[whole].upos != "NOUN" or verb <= whole or draft.heads[i] == whole:
        return
    if not draft.deps[whole].startswith("nsubj"):
        return
    dep = draft.deps[whole]
    draft.hang(whole, i, "nmod")
    draft.hang(i, verb, dep)


def counted_out(draft: Draft, i: int) -> None:
    """`Of the 251 hostages, 97 are there`: a number between a comma and the verb is the subject, and those whom it is
    counted out of are not."""
    tokens = draft.tokens
    if i < 3 or tokens[i - 1].text != "," or i + 1 >= len(tokens):
        return
    start = next((k for k in range(i, -1, -1) if tokens[k].sentence != tokens[i].sentence), -1) + 1
    whole = draft.heads[start]
    if (
        tokens[start].text.lower() != "of"
        or tokens[i + 1].upos not in {"AUX", "VERB"}
        or not start < whole < i
    ):
        return
    head = draft.heads[whole]
    if head <= i or draft.heads[i] not in {head, whole}:
        return
    draft.hang(i, head, "nsubj:pass" if "nsubj:pass" in (draft.deps[i], draft.deps[whole]) else "nsubj")
    draft.deps[whole] = "obl"


def in_number(draft: Draft, i: int) -> None:
    """`a lawyer for the defendants who were convicted`: `observers from the mission who have been held`: a plural
    clause belongs to the plural noun, and so does one that no comma parts from a name, which needs no telling apart."""
    noun, tokens = draft.heads[i], draft.tokens
    if draft.deps[i] != "acl:relcl" or noun >= i or tokens[noun].tag not in {"NN", "NNP"}:
        return
    who = next((k for k in range(noun + 1, i) if tokens[k].text.lower() == "who"), 0)
    near = who - 1 if who - 1 > noun else draft.heads[noun]
    inside = draft.under(near, noun) or (near < noun == who - 1 and draft.deps[noun] == "nmod")
    if not who or tokens[near].tag != "NNS" or not inside or tokens[noun].lemma.lower() in COLLECTIVE:
        return
    verbs = {tokens[k].text.lower() for k in range(who, i + 1) if k == i or draft.heads[k] == i}
    named = tokens[noun].upos == "PROPN" and who == noun + 1
    if (verbs & PLURAL or named) and not verbs & SINGULAR:
        draft.hang(i, near, "acl:relcl")


def sentenced_to(draft: Draft, i: int) -> None:
    """`sentenced a man and a woman to ten years in prison`: what somebody is sentenced to hangs on the verb."""
    person, tokens = draft.heads[i], draft.tokens
    cases = draft.cases(i) if draft.deps[i] == "nmod" and person < i else []
    if not cases or tokens[cases[0]].text.lower() != "to":
        return
    verb = draft.heads[person] if draft.deps[person] in {"obj", "conj", "appos"} else person
    if draft.deps[person] != "obj":
        verb = draft.heads[verb]
    if verb == person or tokens[verb].lemma not in {"sentence", "condemn"} or tokens[verb].upos != "VERB":
        return
    years = next(
        (k for k in range(cases[0] + 1, i) if draft.heads[k] == i and draft.deps[k] == "compound"), i
    )
    draft.hang(i, verb, "obl")
    if years != i and tokens[years].tag == "NNS" and len(cases) > 1:
        draft.hang(years, verb, "obl")
        draft.hang(cases[0], years, "case")
        draft.hang(i, years, "nmod")


def spokeswoman(draft: Draft, i: int) -> None:
    """`her lawyer and the Interior Ministry spokeswoman`: two nouns side by side are one conjunct and not two."""
    tokens, noun = draft.tokens, i + 1
    if noun >= len(tokens) or draft.deps[i] != "conj" or draft.deps[noun] != "conj":
        return
    joined = draft.heads[i] == draft.heads[noun] and tokens[i].upos == "PROPN" and tokens[noun].tag == "NN"
    if joined and tokens[noun].sentence == tokens[i].sentence:
        draft.hang(i, noun, "compound")


def of_family(draft: Draft, names: Sequence[Name], name: Name) -> None:
    """`the parents of Lev Orin, Karl and Vera Orin,` and `the son of Lev Orin, Karl Orin,`: who is named behind the one
    whose family he is."""
    tokens, comma, end = draft.tokens, name.first - 1, name.last
    if comma < 3 or tokens[comma].text != "," or end >= len(tokens):
        return
    child = next((n for n in names if n.last == comma and n.label == name.label), None)
    noun = whose_family(draft, child) if child is not None else -1
    if noun < 0:
        return
    second = next((n for n in names if n.first == end + 1 and n.label == name.label), None)
    if tokens[noun].tag == "NN" and tokens[end].text in CLOSING and not listed(draft, end):
        draft.hang(head_in(draft, name), noun, "appos")
    elif tokens[noun].tag == "NNS" and tokens[end].upos == "CCONJ" and second is not None:
        after = tokens[second.last] if second.last < len(tokens) else tokens[end]
        if after.text in CLOSING or after.upos in VERBAL:
            draft.hang(head_in(draft, name), noun, "appos")
            draft.hang(head_in(draft, second), head_in(draft, name), "conj")


def listed(draft: Draft, comma: int) -> bool:
    """True for a comma before `and`."""
    return comma + 1 < len(draft.tokens) and draft.tokens[comma + 1].upos == "CCONJ"


def whose_family(draft: Draft, child: Name) -> int:
    """The noun for relatives whose `of` stands before a name and its title, -1 where there is none."""
    low = max(0, child.first - TITLE)
    of = next((k for k in range(child.first - 1, low, -1) if draft.tokens[k].text == "of"), 0)
    return of - 1 if of and draft.tokens[of - 1].lemma in FAMILY else -1


def two_roles(draft: Draft, name: Name) -> None:
    """`activist and writer Ana Ruiz said`: a bare noun cannot stand alone, so both are hers."""
    tokens, j = draft.tokens, name.first - 1
    i = j - 2
    if i < 0 or tokens[i + 1].text.lower() != "and" or tokens[i].sentence != tokens[j].sentence:
        return
    bare = all(tokens[k].upos == "NOUN" and tokens[k].tag == "NN" for k in (i, j))
    opens = i == 0 or tokens[i - 1].upos not in INSIDE or tokens[i - 1].sentence != tokens[i].sentence
    if bare and opens and not {tokens[i].lemma, tokens[j].lemma} & (COLLECTIVE | FAMILY):
        here = head_in(draft, name)
        draft.hang(j, here, "nmod:desc")
        draft.hang(i, here, "nmod:desc")


def head_in(draft: Draft, name: Name) -> int:
    """The word of a name that hangs outside it, the first where there are several."""
    inside = range(name.first, name.last)
    return next((i for i in inside if draft.heads[i] not in inside or draft.heads[i] == i), name.first)
