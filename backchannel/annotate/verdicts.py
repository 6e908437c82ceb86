"""Mend what a parser made of sentences that tell what a court did to somebody.

In: a tree in the making and a word. Out: the same tree with that word hung where grammar lets it hang. Always true: a sentence
that opens with a participle has its verb behind the comma; a participle is coordinated with the participle of its
own passive; what was given stands behind whom it was given to; a thing, and no person, is spoken of with `which`.
"""

from __future__ import annotations

from backchannel.annotate.clauses import FINITE, GIVING, PREDICATES, VERDICTS, below
from backchannel.annotate.conjuncts import CHARGES
from backchannel.annotate.grafts import Draft

NOMINAL = frozenset({"NOUN", "PROPN"})
TERMS = frozenset({"sentence", "term", "year", "month", "day", "life"})
# how far a sentence's first participle may stand from its start: `Re-arrested in May, ...`
PREFIX = 3
# prepositions with which a clause goes on behind an apposition
GOING_ON = frozenset({"of", "to", "in", "on", "behind", "for", "over", "at", "with"})
OF_VERBS = frozenset({"accuse", "convict", "suspect", "acquit", "clear"})
HANDING = frozenset({"hand", "give", "mete", "pass", "issue", "award"})
SEIZING = frozenset(
    {"arrest", "detain", "hold", "seize", "apprehend", "try", "appear", "jail", "imprison", "remand"}
)
AUXILIARIES = ("aux", "aux:pass", "cop")


def mend(draft: Draft, i: int) -> None:
    """Each repair on word `i`."""
    opening(draft, i)
    but_convicted(draft, i)
    given_a_term(draft, i)
    judged_so(draft, i)
    which(draft, i)
    told_of(draft, i)
    on_suspicion(draft, i)
    of_noun(draft, i)
    clause_subject(draft, i)
    identified_as(draft, i)
    after_apposition(draft, i)
    handed_to(draft, i)
    for_to(draft, i)
    again(draft, i)


def opening(draft: Draft, i: int) -> None:
    """`Sentenced to death in 2017, Orin remains in prison`: the verb behind the comma is that of the sentence."""
    t = draft.tokens[i]
    if t.tag not in {"VBN", "VBD"} or draft.heads[i] != i or below(draft, i, *AUXILIARIES, "obj"):
        return
    start = i
    while start > 0 and draft.tokens[start - 1].sentence == t.sentence:
        start -= 1
    if i - start >= PREFIX or (
        i > start
        and any(
            draft.deps[k] != "compound" and draft.tokens[k].upos in {"PRON", "PROPN", "DET", "NOUN"}
            for k in range(start, i)
        )
    ):
        return
    mains = [k for k in clauses_behind(draft, i) if draft.tokens[opens(draft, k) - 1].text == ","]
    if not mains:
        return
    main = mains[0]
    draft.heads[main], draft.deps[main] = main, "root"
    draft.heads[i], draft.deps[i] = main, "advcl"


def clauses_behind(draft: Draft, i: int) -> list[int]:
    """Finite verbs with a subject of their own that the tree hangs on verb `i` without a word that joins them."""
    high = i + 1
    while high < len(draft.tokens) and draft.tokens[high].sentence == draft.tokens[i].sentence:
        high += 1
    found = [
        k
        for k in range(i + 1, high)
        if draft.heads[k] == i and draft.deps[k].partition(":")[0] in {"parataxis", "conj", "ccomp"}
    ]
    return [
        k
        for k in found
        if below(draft, k, "nsubj", "nsubj:pass")
        and not below(draft, k, "cc", "mark")
        and indicative(draft, k)
    ]


def indicative(draft: Draft, i: int) -> bool:
    """True for a verb or predicate in the indicative."""
    return any(draft.tokens[k].tag in PREDICATES for k in [i, *below(draft, i, *AUXILIARIES)])


def opens(draft: Draft, i: int) -> int:
    """The first word of the subject of verb `i`."""
    subject = min(below(draft, i, "nsubj", "nsubj:pass"))
    return min(k for k in range(max(0, subject - 15), subject + 1) if draft.under(k, subject))


def but_convicted(draft: Draft, i: int) -> None:
    """`was acquitted of espionage but convicted of theft`: a participle goes on with the passive and not with its noun."""
    noun = draft.heads[i]
    verb = draft.heads[noun]
    bare = draft.tokens[i].tag == "VBN" and not below(draft, i, *AUXILIARIES, "nsubj", "nsubj:pass", "obj")
    if draft.deps[i] != "conj" or i < noun or not bare or draft.tokens[noun].upos not in NOMINAL:
        return
    joined = below(draft, i, "cc") and below(draft, i, "obl", "obl:agent", "obl:unmarked", "advcl", "advmod")
    if joined and draft.deps[noun].startswith("obl") and below(draft, verb, "aux:pass"):
        draft.hang(i, verb, "conj")


def given_a_term(draft: Draft, i: int) -> None:
    """`handed Orin, a writer, a nine-year sentence`, `gave Orin, who was not there, six years`: what stands behind whom
    it was given to is what was given."""
    if draft.deps[i] not in {"appos", "obl:unmarked"} or draft.tokens[i].lemma.lower() not in TERMS:
        return
    whom = draft.heads[i]
    if draft.deps[whom] == "acl:relcl" and draft.deps[i] == "obl:unmarked":
        inside = [k for k in range(max(0, i - 5), i + 1) if draft.under(k, i)]
        start = min(k for k in inside if draft.tokens[k].upos != "PUNCT")
        whom = draft.heads[whom] if start and draft.tokens[start - 1].text == "," else i
    verb = draft.heads[whom]
    named = draft.deps[whom] in {"obj", "iobj"} and draft.tokens[verb].lemma.lower() in GIVING
    if i < whom or not named or below(draft, verb, "aux:pass"):
        return
    if not any(k > whom for k in below(draft, verb, "obj")):
        draft.hang(i, verb, "obj")
        draft.deps[whom] = "iobj"


def judged_so(draft: Draft, i: int) -> None:
    """`found Orin and three others guilty of theft`: no adjective with an `of` stands in front of the noun before it."""
    noun = draft.heads[i]
    if draft.tokens[i].text.lower() not in VERDICTS or draft.deps[i] not in {"amod", "acl"} or noun != i - 1:
        return
    verb = noun
    while draft.deps[verb] in {"conj", "appos", "obj"} and draft.heads[verb] != verb:
        verb = draft.heads[verb]
    if draft.tokens[verb].upos == "VERB" and draft.tokens[verb].lemma.lower() in {
        "find",
        "declare",
        "pronounce",
    }:
        draft.hang(i, verb, "xcomp")


def which(draft: Draft, i: int) -> None:
    """`the charges against Orin, which carry ten years`: `which` speaks of the thing before the person."""
    person = draft.heads[i]
    noun = draft.heads[person]
    if draft.deps[i] != "acl:relcl" or person > i or draft.deps[person] != "nmod" or noun > person:
        return
    if draft.tokens[person].upos != "PROPN" or draft.tokens[noun].upos != "NOUN":
        return
    openers = [k for k in below(draft, i, "nsubj", "nsubj:pass", "obj") if person < k < i]
    if any(draft.tokens[k].text.lower() == "which" for k in openers) and plural(draft, i) in (
        None,
        draft.tokens[noun].tag == "NNS",
    ):
        draft.hang(i, noun, "acl:relcl")


def plural(draft: Draft, i: int) -> bool | None:
    """Whether a verb is in the plural, or nothing where its form does not tell."""
    for k in [*below(draft, i, *AUXILIARIES), i]:
        if draft.tokens[k].tag in {"VBZ", "VBP"}:
            return draft.tokens[k].tag == "VBP"
        if draft.tokens[k].text.lower() in {"was", "were"}:
            return draft.tokens[k].text.lower() == "were"
    return None


def told_of(draft: Draft, i: int) -> None:
    """`Orin has yet to be charged, his lawyer said`: who stands before the first of two verbs is not who said so."""
    verb = draft.heads[i]
    if draft.deps[i] != "nsubj" or i > verb or draft.tokens[verb].tag not in FINITE:
        return
    told = [k for k in below(draft, verb, "ccomp") if i < k < verb]
    others = [k for k in below(draft, verb, "nsubj") if told and k > told[0]]
    if not others or below(draft, told[0], "nsubj", "nsubj:pass"):
        return
    helpers = below(draft, told[0], *AUXILIARIES)
    if not any(i < k < told[0] for k in helpers):
        return
    passive = any(draft.deps[k] == "aux:pass" for k in helpers)
    draft.hang(i, told[0], "nsubj:pass" if passive else "nsubj")


def on_suspicion(draft: Draft, i: int) -> None:
    """`arrested Orin at a cafe on suspicion of spying`: no place is on suspicion; who is arrested there is."""
    t, up = draft.tokens[i], draft.heads[i]
    if draft.deps[i] != "nmod" or t.lemma.lower() not in CHARGES or up > i:
        return
    if not any(draft.tokens[k].text.lower() in {"on", "over"} for k in draft.cases(i)):
        return
    while draft.deps[up] in {"nmod", "nmod:unmarked", "conj", "flat"} and draft.heads[up] < up:
        up = draft.heads[up]
    verb = draft.heads[up]
    seizing = draft.tokens[verb].upos == "VERB" and draft.tokens[verb].lemma.lower() in SEIZING
    if seizing and draft.deps[up].startswith("obl") and draft.cases(up) and verb < up:
        draft.hang(i, verb, "obl")


def of_noun(draft: Draft, i: int) -> None:
    """`the conviction of Orin was condemned`: an `of` phrase right behind a noun belongs to it, and to no verb behind it."""
    if draft.deps[i].partition(":")[0] not in {"obl", "nmod"} or draft.heads[i] < i:
        return
    of = next((k for k in draft.cases(i) if draft.tokens[k].text.lower() == "of"), 0)
    if of and of < i and draft.tokens[of - 1].upos == "NOUN":
        draft.hang(i, of - 1, "nmod")


def clause_subject(draft: Draft, i: int) -> None:
    """`The reporter, picked up in June, was identified`: a participle between commas behind a subject is no subject."""
    head = draft.heads[i]
    if not draft.deps[i].startswith("csubj") or draft.tokens[i].tag != "VBN" or i > head or i < 2:
        return
    noun = i - 2
    while draft.deps[noun] in {"flat", "compound", "nmod", "appos"} and draft.heads[noun] < i:
        noun = draft.heads[noun]
    if draft.tokens[i - 1].text == "," and draft.heads[noun] == head and draft.deps[noun].startswith("nsubj"):
        draft.hang(i, noun, "acl")


def identified_as(draft: Draft, i: int) -> None:
    """`was identified by her employer as Ana Ruiz`: what somebody is identified as is not the doer's."""
    doer = draft.heads[i]
    verb = draft.heads[doer]
    named = draft.tokens[verb].lemma.lower() in {"identify", "name", "describe", "designate"}
    if draft.deps[i] != "nmod" or not named or not draft.deps[doer].startswith("obl") or i < doer:
        return
    if any(draft.tokens[k].text.lower() == "as" and doer < k < i for k in draft.cases(i)):
        draft.hang(i, verb, "obl")


def after_apposition(draft: Draft, i: int) -> None:
    """`hear the case of Orin, a writer accused of treason, in May`, `accuses Orin, who was jailed in May, of theft`:
    behind the comma that closes an apposition the clause of the noun before it goes on."""
    dep = draft.deps[i].partition(":")[0]
    if dep not in {"obl", "advcl", "nmod"} or draft.heads[i] > i:
        return
    openers = [k for k in [*draft.cases(i), *below(draft, i, "mark")] if k < i]
    closes = last_comma(draft, draft.heads[i], min(openers)) if openers else -1
    if closes < 0 or draft.tokens[closes + 1].text.lower() not in GOING_ON:
        return
    loose = {"amod", "compound"}
    between = [k for k in range(closes, min(openers)) if draft.deps[k] not in loose]
    if any(draft.tokens[k].upos in {"VERB", "PRON"} for k in between):
        return
    if (noun := set_off(draft, draft.heads[i], closes)) is None:
        return
    up = noun
    while draft.heads[up] != up and draft.tokens[up].upos != "VERB":
        up = draft.heads[up]
    takes = draft.tokens[closes + 1].text.lower() != "of" or draft.tokens[up].lemma.lower() in OF_VERBS
    if draft.tokens[up].upos == "VERB" and takes and draft.deps[up] not in {"acl", "acl:relcl"}:
        draft.hang(i, up, "obl" if draft.tokens[i].upos in NOMINAL else "advcl")


def set_off(draft: Draft, i: int, closes: int) -> int | None:
    """The noun before the apposition, ended by the comma at `closes`, that word `i` stands in."""
    top = i
    while draft.heads[top] != top:
        noun = draft.heads[top]
        opens = any(draft.tokens[k].text == "," for k in range(noun + 1, top + 1))
        if draft.deps[top] in {"appos", "acl", "acl:relcl"} and opens and noun < top < closes:
            return noun
        top = noun
    return None


def last_comma(draft: Draft, low: int, high: int) -> int:
    """The only comma between two words, -1 where there is none or another joins what is listed."""
    found = [k for k in range(low + 1, high) if draft.tokens[k].text == ","]
    return found[0] if len(found) == 1 else -1


def handed_to(draft: Draft, i: int) -> None:
    """`handed down sentences of ten and nine years to Orin and Ruiz`: years are not to anybody; sentences are handed to him."""
    t, up = draft.tokens[i], draft.heads[i]
    if draft.deps[i] != "nmod" or t.upos != "PROPN" or up > i:
        return
    if not any(draft.tokens[k].text.lower() == "to" for k in draft.cases(i)):
        return
    while draft.deps[up] in {"nmod", "conj", "nummod"} and draft.heads[up] < up:
        up = draft.heads[up]
    verb = draft.heads[up]
    handing = draft.tokens[verb].lemma.lower() in HANDING and draft.tokens[verb].upos == "VERB"
    if handing and draft.deps[up] == "obj" and draft.tokens[up].lemma.lower() in TERMS:
        draft.hang(i, verb, "obl")


def for_to(draft: Draft, i: int) -> None:
    """`asked for Orin to be jailed`: whoever stands between `for` and `to` is the subject of the infinitive."""
    verb = draft.heads[i]
    if draft.deps[i].partition(":")[0] not in {"obl", "obj", "nmod"} or draft.cases(i) or i < verb:
        return
    for k in below(draft, verb, "xcomp", "ccomp", "advcl"):
        marks = {draft.tokens[m].text.lower(): m for m in below(draft, k, "mark")}
        if k > i and marks.get("for", i) < i < marks.get("to", i) and draft.tokens[k].tag in {"VB", "VBN"}:
            draft.hang(i, k, "nsubj:pass" if below(draft, k, "aux:pass") else "nsubj")
            return


def again(draft: Draft, i: int) -> None:
    """`was re-arrested`: a prefix that a hyphen parts from its verb is no word of its own."""
    verb = i + 2
    if draft.tokens[i].text.lower() != "re" or verb >= len(draft.tokens) or draft.tokens[i + 1].text != "-":
        return
    if draft.tokens[verb].tag not in {"VBN", "VBD", "VB", "VBG"}:
        return
    if draft.under(verb, i) and draft.heads[i] != i:
        draft.hang(verb, draft.heads[i], draft.deps[i])
    for k in below(draft, i, "nsubj", "nsubj:pass", "aux", "aux:pass", "obl", "advcl", "obj"):
        draft.hang(k, verb, draft.deps[k])
    draft.hang(i, verb, "compound")
