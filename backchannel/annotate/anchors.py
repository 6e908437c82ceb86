"""Mend trees in which a subject, a relative clause or the outcome of a deed hangs on the wrong word.

In: a tree while it is mended, and a word of it. Out: the tree, changed in place. Always true: a noun is only made the
subject of a predicate that stands behind it and has none, and a clause or a name only moves to a noun before it.
"""

from __future__ import annotations

from backchannel.annotate.grafts import Draft
from backchannel.records import Name

NOMINAL = frozenset({"NOUN", "PROPN"})
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


def mend(draft: Draft, i: int) -> None:
    """Mend what hangs wrongly on or under the word `i`."""
    before_be(draft, i)
    after_possessed(draft, i)
    dateline(draft, i)
    outcome(draft, i)
    since_when(draft, i)
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
    by = any(tokens[k].text.lower() == "by" for k in draft.cases(i))
    if not by or draft.deps[i].partition(":")[0] not in {"obl", "nmod"} or verb >= i:
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
        here = next(
            (i for i in range(name.first, name.last) if not name.first <= draft.heads[i] < name.last),
            name.first,
        )
        draft.hang(here, one, "appos")


def since_when(draft: Draft, i: int) -> None:
    """`visited a man held in Lom since May on suspicion of theft`: a visit is over, so that `since` and what follows
    tell of the participle."""
    tokens, verb = draft.tokens, draft.heads[i]
    if not any(tokens[k].text.lower() == "since" for k in draft.cases(i)) or verb >= i:
        return
    helpers = {tokens[k].text.lower() for k in range(max(0, verb - 4), verb) if draft.heads[k] == verb}
    if tokens[verb].tag not in {"VBD", "VBN"} or helpers & {"has", "have", "had", "'s", "’s", "'ve", "’ve"}:
        return
    if tokens[verb].tag == "VBN" and not helpers & {"was", "were"}:
        return
    held = next((k for k in range(i - 1, verb, -1) if tokens[k].tag == "VBN"), -1)
    if held < 0 or draft.deps[held] != "acl" or any(tokens[k].text in ",;" for k in range(held, i)):
        return
    draft.hang(i, held, "obl")
    for k in range(i + 1, min(i + REACH, len(tokens))):
        if tokens[k].upos == "PUNCT":
            return
        if draft.heads[k] == verb and draft.cases(k):
            draft.hang(k, held, "obl")


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
